#!/usr/bin/env bash
# The asset pipeline: the islands' WebAssembly and JavaScript, the style and the public files, under names that change with
# their content and compressed beside them, in target/site. Does nothing when nothing changed. `site.sh style`: the style only.
. "$(dirname "$0")/env.sh"

RAW_WASM=$CARGO_TARGET_DIR/$WASM_TARGET/$WASM_PROFILE/${LIB_PACKAGE//-/_}.wasm
WORK=$ROOT/target/site.work

bundle_style() {
  mkdir -p "$(dirname "$STYLE_BUNDLE")"
  lightningcss --bundle --minify --targets "$BROWSERS" "$STYLE_ENTRY" --output-file "$STYLE_BUNDLE.new"
  if cmp -s "$STYLE_BUNDLE.new" "$STYLE_BUNDLE"; then rm "$STYLE_BUNDLE.new"; else mv "$STYLE_BUNDLE.new" "$STYLE_BUNDLE"; fi
}

build_wasm() {
  cargo build --locked --profile "$WASM_PROFILE" --target "$WASM_TARGET" --package "$LIB_PACKAGE"
}

# From the compiler's output to what the browser gets; skipped while the compiler's output is the same.
optimize_wasm() {
  local key
  key=$(checksum "$RAW_WASM" "$MAKE_DIR/names.sh" "$MAKE_DIR/tools/package-lock.json" "$MAKE_DIR/tools/wasm-bindgen/Cargo.lock")
  [ -f "$WORK/wasm.key" ] && [ "$(cat "$WORK/wasm.key")" = "$key" ] && return
  rm -rf "$WORK"
  mkdir -p "$WORK"
  wasm-bindgen --target web --no-typescript --out-dir "$WORK" --out-name "$OUTPUT_NAME" "$RAW_WASM"
  # shellcheck disable=SC2086 # a list of options
  wasm-opt $WASM_OPT_FLAGS "$WORK/${OUTPUT_NAME}_bg.wasm" -o "$WORK/$OUTPUT_NAME.wasm"
  rm "$WORK/${OUTPUT_NAME}_bg.wasm"
  echo "$key" >"$WORK/wasm.key"
}

bundle_style
if [ "${1:-}" != style ]; then
  step "Compiling the islands for the browser" build_wasm
  optimize_wasm
  node "$MAKE_DIR/site/assemble.mjs" "$SITE_ROOT" "$PKG_DIR" "$OUTPUT_NAME" "$STYLE_BUNDLE" "$WORK" "$ASSETS_DIR"
fi
