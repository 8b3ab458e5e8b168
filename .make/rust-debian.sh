#!/usr/bin/env bash
# Set-up where Rust's download host is out of reach: Debian's rustc-web packages unpacked into the tool folder (nothing
# goes to /usr, no root needed) and the standard library built once for the browser from the packaged source.
. "$(dirname "$0")/env.sh"

PACKAGES=(rustc-web cargo-web rustfmt-web rust-web-clippy rust-web-src)
[ -f "$DEBIAN_RUST/complete" ] && exit 0
have apt-get && have dpkg-deb || exit 1

HOST_LIBS=usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
WORK=$PORTICO_TOOLS/rust-debian.unfinished
rm -rf "$WORK" "$DEBIAN_RUST"
mkdir -p "$WORK/archives" "$WORK/bin"

# What the named packages need beyond what is installed, themselves included.
wanted_packages() { apt-get install --simulate --no-install-recommends "$@" | awk '$1 == "Inst" { print $2 }'; }

unpack() {
  local list
  list=$(wanted_packages "$@") || return 1
  # shellcheck disable=SC2086 # one word a package
  (cd "$WORK/archives" && apt-get download $list) || return 1
  for archive in "$WORK"/archives/*.deb; do dpkg-deb --extract "$archive" "$WORK" || return 1; done
  rm -f "$WORK"/archives/*.deb
}

# Commands that find their libraries beside them, whatever folder this becomes.
write_commands() {
  local command
  for command in rustc rustdoc cargo rustfmt cargo-fmt cargo-clippy clippy-driver; do
    cat >"$WORK/bin/$command" <<COMMAND
#!/bin/sh
here=\$(dirname "\$(dirname "\$0")")
export LD_LIBRARY_PATH="\$here/$HOST_LIBS\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
export RUSTC="\${RUSTC:-\$here/bin/rustc}"
exec "\$here/usr/bin/$command" "\$@"
COMMAND
    chmod +x "$WORK/bin/$command"
  done
}

# The linker for the browser's target: the one of a rustup toolchain, else Debian's lld of the same LLVM.
add_linker() {
  local host own llvm
  host=$("$WORK/bin/rustc" -vV | sed -n 's/^host: //p')
  mkdir -p "$WORK/usr/lib/rustlib/$host/bin"
  own=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/$host/bin/rust-lld
  if [ -x "$own" ]; then
    ln -s "$own" "$WORK/usr/lib/rustlib/$host/bin/rust-lld"
    return
  fi
  llvm=$("$WORK/bin/rustc" -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  unpack "lld-$llvm" || return 1
  cat >"$WORK/usr/lib/rustlib/$host/bin/rust-lld" <<COMMAND
#!/bin/sh
here=$DEBIAN_RUST
export LD_LIBRARY_PATH="\$here/$HOST_LIBS"
exec "\$here/usr/lib/llvm-$llvm/bin/lld" "\$@"
COMMAND
  chmod +x "$WORK/usr/lib/rustlib/$host/bin/rust-lld"
}

# With bitcode in it, which the fat link-time optimisation of the browser's profile needs.
build_standard_library() {
  local crate=$DEBIAN_RUST/std-build libraries=$DEBIAN_RUST/usr/lib/rustlib/$WASM_TARGET/lib
  mkdir -p "$crate/src" "$libraries"
  printf '[package]\nname = "std-build"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n[workspace]\n' >"$crate/Cargo.toml"
  : >"$crate/src/lib.rs"
  (cd "$crate" && PATH="$DEBIAN_RUST/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$crate/target" \
    cargo build -Z build-std=std,panic_abort,proc_macro --target "$WASM_TARGET" --release) || return 1
  cp "$crate/target/$WASM_TARGET"/release/deps/*.rlib "$libraries/"
  rm -f "$libraries"/libstd_build-*.rlib
  rm -rf "$crate"
}

say "Unpacking Debian's Rust into $DEBIAN_RUST (150 MB to download, 0.9 GB on disk)"
if ! wanted_packages "${PACKAGES[@]}" >/dev/null 2>&1; then
  quietly apt-update as_root apt-get update || note "apt-get update did not work"
fi
quietly rust-debian-unpack unpack "${PACKAGES[@]}" || exit 1
write_commands
quietly rust-debian-linker add_linker || exit 1
rm -rf "$WORK/archives"
# The compiler's own source, documents and tests are not needed: only the library's.
find "$WORK"/usr/src/rustc-*/ -mindepth 1 -maxdepth 1 ! -name library -exec rm -rf {} +
mv "$WORK" "$DEBIAN_RUST"
step "Building the standard library for $WASM_TARGET (once, 1 to 2 minutes)" quietly rust-debian-std build_standard_library || exit 1
# What was compiled against another standard library is of no use any more.
rm -rf "${CARGO_TARGET_DIR:?}/$WASM_TARGET"
touch "$DEBIAN_RUST/complete"
