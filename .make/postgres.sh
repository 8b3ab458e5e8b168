#!/usr/bin/env bash
# A throwaway PostgreSQL for the tests: a cluster of its own, on a free port of 127.0.0.1, durable as a real one.
#   postgres.sh install       finds PostgreSQL's programs, or installs Debian's package
#   postgres.sh start DIR     makes a cluster in the new folder DIR, starts it, prints its URL (superuser)
#   postgres.sh stop DIR      ends it and removes the folder
#   postgres.sh freeze DIR    makes it answer nobody, without closing anything; `thaw DIR` lets it go on
#   postgres.sh halt DIR      stops it as an operator would, keeping the data; `resume DIR` starts it again at the same address
. "$(dirname "$0")/env.sh"

is_bin() { [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && [ -x "$1/postgres" ]; }

# The folder of PostgreSQL's server programs, the newest there is.
find_bin() {
  local folder
  for folder in "${PORTICO_TEST_PG_BIN:-}" \
    $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5,5nr) /usr/pgsql-*/bin \
    /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin \
    "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    if is_bin "$folder"; then
      echo "$folder"
      return
    fi
  done
  return 1
}

install_server() {
  find_bin >/dev/null && return
  say "Installing PostgreSQL (Debian's package postgresql)"
  apt_install postgresql || true
  find_bin >/dev/null || fail "PostgreSQL is missing; the tests run on it as well as on SQLite." \
    "Debian, Ubuntu: apt install postgresql    Fedora: dnf install postgresql-server    macOS: brew install postgresql" \
    "or set PORTICO_TEST_PG_BIN to the folder that holds initdb and pg_ctl."
}

# initdb refuses to be root: for root, commands run as the system's user `postgres`, or as `nobody`.
owner() { if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

as_owner() {
  if [ "$(id -u)" != 0 ]; then
    "$@"
  elif have runuser; then
    (cd / && runuser -u "$(owner)" -- "$@")
  else
    (cd / && su -s /bin/sh "$(owner)" -c "$(printf '%q ' "$@")")
  fi
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start() {
  local folder=$1 bin port password
  bin=$(find_bin) || fail "PostgreSQL is missing." "Run: .make/postgres.sh install"
  mkdir -p "$folder"
  password=$(node -p 'require("crypto").randomBytes(16).toString("hex")')
  printf '%s\n' "$password" >"$folder/password"
  chmod 700 "$folder"
  [ "$(id -u)" != 0 ] || chown -R "$(owner)" "$folder"
  as_owner "$bin/initdb" --pgdata "$folder/data" --username portico --pwfile "$folder/password" --auth scram-sha-256 \
    --encoding UTF8 --locale C >"$LOGS/postgres-initdb.log" 2>&1 || fail "initdb failed." "$(tail -n 3 "$LOGS/postgres-initdb.log")"
  local try
  for try in 1 2 3; do
    port=$(free_port)
    if as_owner "$bin/pg_ctl" start --wait --silent --pgdata "$folder/data" --log "$folder/server.log" --options \
      "-h 127.0.0.1 -p $port -k '$folder' -c max_connections=400 -c shared_buffers=128MB" >/dev/null 2>&1; then
      echo "postgres://portico:$password@127.0.0.1:$port/postgres"
      return
    fi
    note "PostgreSQL did not start on port $port (try $try)" >&2
  done
  fail "PostgreSQL did not start." "$(tail -n 5 "$folder/server.log" 2>/dev/null)"
}

stop() {
  local folder=$1 bin
  bin=$(find_bin) || return 0
  [ ! -d "$folder/data" ] || as_owner "$bin/pg_ctl" stop --silent --mode immediate --pgdata "$folder/data" >/dev/null 2>&1 || true
  rm -rf "$folder"
}

# signal DIR SIGNAL: to the server and all its processes; the first one first, so that it makes no new ones.
signal() {
  local first
  first=$(head -n 1 "$1/data/postmaster.pid") || fail "No PostgreSQL runs in $1."
  kill "-$2" "$first"
  # A process may have ended by itself meanwhile.
  pgrep -P "$first" | xargs kill "-$2" 2>/dev/null || true
}

halt() { as_owner "$(find_bin)/pg_ctl" stop --silent --mode fast --pgdata "$1/data" >/dev/null; }

# pg_ctl remembers the options of the last start.
resume() { as_owner "$(find_bin)/pg_ctl" restart --wait --silent --pgdata "$1/data" --log "$1/server.log" >/dev/null 2>&1; }

case "${1:-}" in
install) install_server ;;
bin) find_bin ;;
start) start "${2:?which folder?}" ;;
stop) stop "${2:?which folder?}" ;;
freeze) signal "${2:?which folder?}" STOP ;;
thaw) signal "${2:?which folder?}" CONT ;;
halt) halt "${2:?which folder?}" ;;
resume) resume "${2:?which folder?}" ;;
*) fail "usage: postgres.sh install | bin | start DIR | stop DIR | freeze DIR | thaw DIR | halt DIR | resume DIR" ;;
esac
