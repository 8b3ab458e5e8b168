#!/usr/bin/env bash
# Development: Portico on http://localhost:3000, rebuilt when a file changes, the page reloaded in the browser.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/setup.sh" build
use_rust
# shellcheck source=demo.sh
. "$MAKE_DIR/demo.sh"
mkdir -p var/mail
bash "$MAKE_DIR/site.sh" style
if have cargo-leptos; then export PORTICO_DEV_BUILDER=cargo-leptos; fi
exec node "$MAKE_DIR/dev/main.mjs"
