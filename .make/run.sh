#!/usr/bin/env bash
# Builds the release and serves it from this folder: SQLite in var/, mail as files in var/mail, the demo's purposes and legal documents
# unless you have your own.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/build.sh"
mkdir -p var/mail
export PORTICO_LISTEN=${PORTICO_LISTEN:-127.0.0.1:3000}
export PORTICO_PUBLIC_URL=${PORTICO_PUBLIC_URL:-http://localhost:3000}

# The tool folder is no business of the server's, which warns about variables it does not know.
portico() { env -u PORTICO_TOOLS -u PORTICO_DEMO_TEXTS "$CARGO_TARGET_DIR/release/$BIN_PACKAGE" "$@"; }

# shellcheck source=demo.sh
. "$MAKE_DIR/demo.sh"
if [ -n "${PORTICO_DEMO_TEXTS:-}" ]; then
  quietly demo-purposes portico purposes publish || note "The demo's purposes were published before in other words; those stay."
  quietly demo-legal portico legal publish || note "The demo's legal documents were published before in other words; those stay."
  quietly demo-data portico demo || note "The demo was not loaded; the portal starts without it."
fi
portico serve &
server=$!
trap 'kill -TERM "$server" 2>/dev/null || true' INT TERM

is_ready() { node "$MAKE_DIR/site/ready.mjs" "http://$PORTICO_LISTEN/health/ready"; }

tries=0
until is_ready; do
  kill -0 "$server" 2>/dev/null || fail "The server stopped before it was ready." "Its messages stand above."
  tries=$((tries + 1))
  [ "$tries" -lt 100 ] || fail "The server is not ready after 30 seconds." "Its messages stand above."
  sleep 0.3
done
say "Portico is ready. Open ${BOLD}$PORTICO_PUBLIC_URL${PLAIN} in a browser; Ctrl-C stops it."
wait "$server" || wait "$server"
