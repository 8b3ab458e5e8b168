#!/usr/bin/env bash
# The release: set-up, the site, the binary that carries the site. The last line is the binary's path.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/setup.sh" build
use_rust
bash "$MAKE_DIR/site.sh"
step "Compiling the server" cargo build --locked --release --package "$BIN_PACKAGE"
echo "$CARGO_TARGET_DIR/release/$BIN_PACKAGE"
