#!/usr/bin/env bash
# Set-up: the tools of the asset pipeline. wasm-bindgen is compiled here (its version must equal the one in Cargo.lock);
# wasm-opt and Lightning CSS come prebuilt from npm, pinned by .make/tools/package-lock.json.
. "$(dirname "$0")/env.sh"

BINDGEN=$MAKE_DIR/tools/wasm-bindgen

# The version of a crate in a lock file.
locked_version() { awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' "$2"; }

install_bindgen() {
  local wanted
  wanted=$(locked_version wasm-bindgen "$ROOT/Cargo.lock")
  [ "$(locked_version wasm-bindgen-cli-support "$BINDGEN/Cargo.lock")" = "$wanted" ] ||
    fail "Cargo.lock has wasm-bindgen $wanted; .make/tools/wasm-bindgen is of another version." \
      "Write $wanted into .make/tools/wasm-bindgen/Cargo.toml and run: cargo update --manifest-path .make/tools/wasm-bindgen/Cargo.toml"
  local key
  key=$(checksum "$BINDGEN/Cargo.lock" "$BINDGEN/Cargo.toml" "$BINDGEN/src/main.rs")
  stamped wasm-bindgen "$key" && [ -x "$PORTICO_TOOLS/bin/wasm-bindgen" ] && return
  step "Compiling wasm-bindgen $wanted (once, 1 minute)" quietly wasm-bindgen \
    cargo install --locked --force --path "$BINDGEN" --root "$PORTICO_TOOLS" --target-dir "$PORTICO_TOOLS/wasm-bindgen-build"
  rm -rf "$PORTICO_TOOLS/wasm-bindgen-build"
  stamp wasm-bindgen "$key"
}

install_npm_tools() {
  local key
  { have node && have npm; } || fail "Node.js and npm are missing." "Install Node.js 20 or newer (Debian: apt install nodejs npm)."
  key=$(node --version)-$(checksum "$MAKE_DIR/tools/package-lock.json")
  stamped npm-tools "$key" && return
  mkdir -p "$NPM_TOOLS"
  cp "$MAKE_DIR/tools/package.json" "$MAKE_DIR/tools/package-lock.json" "$NPM_TOOLS/"
  step "Fetching wasm-opt and Lightning CSS (npm)" quietly npm-tools npm --prefix "$NPM_TOOLS" ci --no-audit --no-fund ||
    fail "npm could not fetch the build tools." "Is the npm registry reachable? npm ping"
  stamp npm-tools "$key"
}

install_bindgen
install_npm_tools
