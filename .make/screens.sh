#!/usr/bin/env bash
# Pictures of every page in every size and mode, written by end2end/screens.mjs.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/build.sh"
bash "$MAKE_DIR/browser.sh"
PORTICO_CHROMIUM=$(bash "$MAKE_DIR/browser.sh" path)
export PORTICO_CHROMIUM PORTICO_BINARY="$CARGO_TARGET_DIR/release/$BIN_PACKAGE"
step "Taking the pictures" npm --prefix end2end run --silent screens
