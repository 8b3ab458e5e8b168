#!/usr/bin/env bash
# All set-up. `setup.sh build`: what building and running need. `setup.sh test`: also what the checks need.
. "$(dirname "$0")/env.sh"

bash "$MAKE_DIR/rust.sh" "$([ "${1:-build}" = test ] && echo lint)"
bash "$MAKE_DIR/tools.sh"
if [ "${1:-build}" = test ]; then
  bash "$MAKE_DIR/browser.sh"
  bash "$MAKE_DIR/postgres.sh" install
fi
