#!/usr/bin/env bash
# Removes what building made. The tools stay; so does var/, which holds data.
. "$(dirname "$0")/env.sh"

rm -rf target end2end/node_modules "$CARGO_TARGET_DIR" "$STAMPS/end2end"
say "Removed the build's output. The tools are in $PORTICO_TOOLS: delete that folder to be rid of them too."
note "var/ was kept: it holds the database, the mails and the keys."
