#!/usr/bin/env bash
# Faults on purpose against the release: half-open requests, a full disk, PostgreSQL frozen and stopped, and kill -9 again and again on
# both databases. At most 15 minutes; options go through to the program (`bash .make/chaos.sh --kills 50 --seed 7`).
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/build.sh"
use_rust
bash "$MAKE_DIR/postgres.sh" install
step "Compiling the fault program" cargo build --locked --release --package portico-chaos
cluster=$(mktemp -d)
trap 'bash "$MAKE_DIR/postgres.sh" stop "$cluster"' EXIT
PORTICO_TEST_POSTGRES_URL=$(bash "$MAKE_DIR/postgres.sh" start "$cluster")
export PORTICO_TEST_POSTGRES_URL PORTICO_BINARY="$CARGO_TARGET_DIR/release/$BIN_PACKAGE"
# A thousand connections, and the server's.
ulimit -n 4096 2>/dev/null || note "fewer than 4096 open files are allowed here"
"$CARGO_TARGET_DIR/release/portico-chaos" --postgres-script "$MAKE_DIR/postgres.sh" "$@"
