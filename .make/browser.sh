#!/usr/bin/env bash
# Set-up for the browser journeys and the screenshots: a Chromium or Chrome, a font for Arabic, the packages of end2end/.
# `browser.sh path` prints the browser's path.
. "$(dirname "$0")/env.sh"

find_browser() {
  local candidate
  for candidate in "${PORTICO_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$candidate" ] && have "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

install_browser() {
  find_browser >/dev/null && return
  say "Installing Chromium (Debian's package chromium)"
  apt_install chromium || true
  find_browser >/dev/null || fail "A Chromium or Chrome is missing; the browser journeys need one." \
    "Debian: apt install chromium    others: install Chrome, or set PORTICO_CHROMIUM to the path of a Chromium."
}

install_fonts() {
  have fc-list || return 0
  [ -z "$(fc-list :lang=ar family)" ] || return 0
  say "Installing a font for Arabic (Debian's package fonts-noto-core)"
  apt_install fonts-noto-core || note "No font for Arabic: the screenshots will show boxes. Install Noto Sans Arabic."
}

install_packages() {
  local key
  key=$(node --version)-$(checksum end2end/package-lock.json)
  stamped end2end "$key" && [ -d end2end/node_modules ] && return
  step "Fetching the browser tests' packages (npm)" quietly end2end npm --prefix end2end ci --no-audit --no-fund
  stamp end2end "$key"
}

if [ "${1:-}" = path ]; then
  find_browser
else
  install_browser
  install_fonts
  install_packages
fi
