#!/usr/bin/env bash
# Every check, on a machine with nothing prepared: set-up, formatting, lints on both targets, all tests on SQLite and a
# PostgreSQL of our own, the release, browser journeys, sizes. Stops at the first failure; the last line counts.
. "$(dirname "$0")/env.sh"

PASSED=0
FAILED=0
TIMES=()
BEGUN=$SECONDS
CLUSTER=''
# A clean machine gains nothing from incremental artefacts.
[ "${CI:-}" != true ] || export CARGO_INCREMENTAL=0

finish() {
  local status=$?
  [ -z "$CLUSTER" ] || bash "$MAKE_DIR/postgres.sh" stop "$CLUSTER"
  if [ "$status" != 0 ] && [ "$FAILED" = 0 ]; then FAILED=1; fi
  say "Times"
  printf '    %s\n' "${TIMES[@]:-nothing was run}" "all: $((SECONDS - BEGUN)) s"
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# check TITLE COMMAND...: one thing that must succeed; counts as one.
check() {
  local title=$1 begun=$SECONDS
  shift
  say "$title"
  if "$@"; then
    PASSED=$((PASSED + 1))
    TIMES+=("$title: $((SECONDS - begun)) s")
  else
    FAILED=$((FAILED + 1))
    TIMES+=("$title: failed after $((SECONDS - begun)) s")
    exit 1
  fi
}

# sum LINES NUMBER LOG: adds up the numbers beside the word NUMBER in the lines that are like LINES.
sum() {
  sed $'s/\e\\[[0-9;]*m//g' "$3" | { grep -E "$1" || true; } | { grep -oE "$2" || true; } | tr -dc '0-9\n' |
    awk '{ all += $1 } END { print all + 0 }'
}

# suite TITLE LINES PASSED FAILED COMMAND...: a test runner; counts as many as its closing lines say.
suite() {
  local title=$1 lines=$2 passed=$3 failed=$4 begun=$SECONDS log status=0
  shift 4
  log=$LOGS/$(printf '%s' "$title" | tr -c 'a-zA-Z0-9' '-').log
  say "$title"
  "$@" 2>&1 | tee "$log" || status=1
  PASSED=$((PASSED + $(sum "$lines" "$passed" "$log")))
  FAILED=$((FAILED + $(sum "$lines" "$failed" "$log")))
  TIMES+=("$title: $((SECONDS - begun)) s")
  [ "$status" = 0 ] || exit 1
}

lint_host() { cargo clippy --locked --workspace --exclude "$LIB_PACKAGE" --all-targets --features portico-app/ssr -- -D warnings; }

lint_browser() {
  cargo clippy --locked --package "$LIB_PACKAGE" --package portico-app --features portico-app/hydrate \
    --target "$WASM_TARGET" -- -D warnings
}

lint_scripts() {
  if have shellcheck; then (cd "$MAKE_DIR" && shellcheck -- *.sh ../.ci/run); else note "shellcheck is not here: skipped"; fi
}

test_rust() {
  if have cargo-nextest; then
    cargo nextest run --locked --workspace --exclude "$LIB_PACKAGE"
  else
    cargo test --locked --workspace --exclude "$LIB_PACKAGE"
  fi
}

check "Set-up" bash "$MAKE_DIR/setup.sh" test
use_rust
PORTICO_CHROMIUM=$(bash "$MAKE_DIR/browser.sh" path)
PORTICO_TEST_PG_BIN=$(bash "$MAKE_DIR/postgres.sh" bin)
export PORTICO_CHROMIUM PORTICO_TEST_PG_BIN

check "Names of the two builds" node "$MAKE_DIR/checks/names.mjs"
check "Scripts" lint_scripts
check "Formatting" cargo fmt --all --check
check "The site" bash "$MAKE_DIR/site.sh"
check "Lints on the host" lint_host
check "Lints for the browser" lint_browser

CLUSTER=$(mktemp -d)
PORTICO_TEST_POSTGRES_URL=$(bash "$MAKE_DIR/postgres.sh" start "$CLUSTER")
export PORTICO_TEST_POSTGRES_URL

# nextest: "9 tests run: 8 passed, 1 failed, 0 skipped"    cargo test: "test result: ok. 8 passed; 1 failed; ..."
suite "Rust tests" 'tests? run:|^test result:' '[0-9]+ passed' '[0-9]+ failed' test_rust
check "Release" cargo build --locked --release --package "$BIN_PACKAGE"
PORTICO_BINARY=$CARGO_TARGET_DIR/release/$BIN_PACKAGE
export PORTICO_BINARY
check "Sizes" node "$MAKE_DIR/checks/budgets.mjs" "$PORTICO_BINARY" "$SITE_ROOT/$PKG_DIR"
# node --test: "ℹ pass 8"
suite "Browser journeys" '^(ℹ|#) (pass|fail) ' 'pass [0-9]+' 'fail [0-9]+' npm --prefix end2end test
