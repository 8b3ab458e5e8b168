# shellcheck shell=bash
# Sourced by what serves a demo: where the operator named no folders of purposes and legal documents, those of the demo stand in.

if [ -z "${PORTICO_CONFIG:-}${PORTICO_PURPOSES_FOLDER:-}${PORTICO_LEGAL_FOLDER:-}" ] && [ ! -f portico.toml ] && [ ! -d purposes ]; then
  export PORTICO_PURPOSES_FOLDER=server/demo/purposes PORTICO_LEGAL_FOLDER=server/demo/legal PORTICO_DEMO_TEXTS=yes
  export PORTICO_ORGANISATION_TIME_ZONE=${PORTICO_ORGANISATION_TIME_ZONE:-Europe/Amsterdam}
fi
