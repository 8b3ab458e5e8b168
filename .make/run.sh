#!/usr/bin/env bash
# Builds the release and serves it from this folder: SQLite in var/, mail as files in var/mail.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/build.sh"
mkdir -p var/mail
export PORTICO_LISTEN=${PORTICO_LISTEN:-127.0.0.1:3000}
export PORTICO_PUBLIC_URL=${PORTICO_PUBLIC_URL:-http://localhost:3000}

# The tool folder is no business of the server's, which warns about variables it does not know.
env -u PORTICO_TOOLS "$CARGO_TARGET_DIR/release/$BIN_PACKAGE" serve &
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
