#!/usr/bin/env bash
# Set-up: a Rust that compiles for this machine and for the browser (wasm32-unknown-unknown). First choice is the
# toolchain that is there, with the target added by rustup; otherwise Debian's packages, unpacked into the tool folder.
. "$(dirname "$0")/env.sh"

OLDEST=1.94

# Is the first version at least the second?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n | head -n 1)" = "$2" ]; }

rust_version() { { rustc --version 2>/dev/null || true; } | cut -d' ' -f2 | cut -d. -f1,2; }

has_browser_target() { [ -n "$(find "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib" -name 'libstd-*.rlib' 2>/dev/null)" ]; }

has_lint_tools() { cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; }

is_enough() {
  local version
  version=$(rust_version)
  [ -n "$version" ] && at_least "$version" "$OLDEST" && has_browser_target
}

add_target() {
  have rustup || return 1
  say "Adding the target $WASM_TARGET to Rust $(rust_version) (rustup, at most 2 minutes)"
  RUST_BACKTRACE=0 with_limit 120 rustup target add "$WASM_TARGET" >"$LOGS/rustup.log" 2>&1 && return
  note "rustup: $(grep -m 1 error: "$LOGS/rustup.log" | cut -c 1-110 || echo "no answer in time")"
  return 1
}

if ! is_enough; then
  version=$(rust_version)
  if [ -n "$version" ] && at_least "$version" "$OLDEST" && add_target && is_enough; then
    note "added"
  else
    note "Rust $OLDEST or newer with the target $WASM_TARGET is not to be had from rustup here (found: ${version:-no Rust})"
    bash "$MAKE_DIR/rust-debian.sh" || fail "No Rust for the browser." \
      "Install Rust $OLDEST or newer with rustup, then:  rustup target add $WASM_TARGET" \
      "or use Debian 12 or newer, whose packages rustc-web and rust-web-src do as well."
    use_rust
    is_enough || fail "The Rust in $DEBIAN_RUST does not work." "Delete that folder and try again."
  fi
fi
if [ "${1:-}" = lint ] && ! has_lint_tools; then
  have rustup && quietly rustup-components with_limit 120 rustup component add rustfmt clippy
  has_lint_tools || fail "cargo fmt and cargo clippy are missing." "rustup component add rustfmt clippy"
fi
note "Rust: $(rustc --version | cut -d' ' -f1,2)$([ -f "$DEBIAN_RUST/complete" ] && echo " of Debian, in $DEBIAN_RUST")"
