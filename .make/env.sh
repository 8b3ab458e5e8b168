# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the scripts that source this file
# Sourced first by every script here: folders, the tools' place on PATH, progress lines, stamps.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
MAKE_DIR=$ROOT/.make
cd "$ROOT"

# Everything the build installs for itself lies in this folder; deleting it undoes the set-up.
export PORTICO_TOOLS=${PORTICO_TOOLS:-$HOME/.cache/portico}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PORTICO_TOOLS/target}
NPM_TOOLS=$PORTICO_TOOLS/npm
STAMPS=$PORTICO_TOOLS/stamps
LOGS=$PORTICO_TOOLS/logs
mkdir -p "$PORTICO_TOOLS/bin" "$STAMPS" "$LOGS"
export PATH="$PORTICO_TOOLS/bin:$NPM_TOOLS/node_modules/.bin:$PATH"

# shellcheck source=names.sh
. "$MAKE_DIR/names.sh"

# The Rust of the tool folder comes first where set-up had to put one there (.make/rust.sh). Called again after set-up.
DEBIAN_RUST=$PORTICO_TOOLS/rust-debian
use_rust() { [ ! -f "$DEBIAN_RUST/complete" ] || export PATH="$DEBIAN_RUST/bin:$PATH"; }
use_rust

if [ -t 1 ]; then BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' PLAIN=$'\e[0m'; else BOLD='' DIM='' RED='' PLAIN=''; fi

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s==>%s %s\n' "$BOLD" "$PLAIN" "$*"; }

note() { printf '    %s%s%s\n' "$DIM" "$*" "$PLAIN"; }

# fail WHAT [WHAT-TO-DO...]: says what went wrong and what to do next, and stops.
fail() {
  printf '%sportico:%s %s\n' "$RED" "$PLAIN" "$1" >&2
  shift
  local line
  for line in "$@"; do printf '    %s\n' "$line" >&2; done
  exit 1
}

# step TITLE COMMAND...: runs a long step in sight and tells how long it took.
step() {
  local title=$1 begun=$SECONDS
  shift
  say "$title"
  "$@"
  note "$title: $((SECONDS - begun)) s"
}

# quietly LOG COMMAND...: keeps the output in the tool folder's logs and shows its end when the command fails.
quietly() {
  local log=$LOGS/$1.log
  shift
  "$@" >"$log" 2>&1 && return 0
  tail -n 25 "$log" >&2
  note "the whole output: $log" >&2
  return 1
}

# with_limit SECONDS COMMAND...: `timeout` where there is one (macOS has none).
with_limit() {
  local seconds=$1
  shift
  if have timeout; then timeout "$seconds" "$@"; else "$@"; fi
}

# stamped NAME KEY: has the set-up step NAME already been done for KEY? stamp NAME KEY: it now has.
stamped() { [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }
stamp() { printf '%s\n' "$2" >"$STAMPS/$1"; }

# checksum FILE...: one short text for the contents of all of them.
checksum() { cat "$@" | cksum | tr ' ' '-'; }

# as_root COMMAND...: as it is for root, by sudo for others, not at all where neither is.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo "$@"; else return 1; fi
}

# apt_install PACKAGE...: from Debian's or Ubuntu's packages; tells whether it worked.
apt_install() {
  have apt-get || return 1
  if [ "$(id -u)" != 0 ] && ! have sudo; then return 1; fi
  quietly apt-update as_root apt-get update || return 1
  quietly "apt-$1" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}
