#!/usr/bin/env bash
# The load program: sign-ins with software passkeys and page rendering, on SQLite and on a PostgreSQL of our own.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/build.sh"
use_rust
bash "$MAKE_DIR/postgres.sh" install
step "Compiling the load program" cargo build --locked --release --package portico-bench
cluster=$(mktemp -d)
trap 'bash "$MAKE_DIR/postgres.sh" stop "$cluster"' EXIT
PORTICO_TEST_POSTGRES_URL=$(bash "$MAKE_DIR/postgres.sh" start "$cluster")
export PORTICO_TEST_POSTGRES_URL PORTICO_BINARY="$CARGO_TARGET_DIR/release/$BIN_PACKAGE"
"$CARGO_TARGET_DIR/release/portico-bench" "$@"
