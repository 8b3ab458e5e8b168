# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the scripts that source this file
# The names of the build: crates, folders, profile, browsers. The block [[workspace.metadata.leptos]] in Cargo.toml tells
# cargo-leptos the same; .make/checks/names.mjs compares the two.

OUTPUT_NAME=portico
BIN_PACKAGE=portico
LIB_PACKAGE=portico-frontend
WASM_PROFILE=wasm-release
WASM_TARGET=wasm32-unknown-unknown
SITE_ROOT=target/site
PKG_DIR=pkg
ASSETS_DIR=public
STYLE_ENTRY=style/portico.css
STYLE_BUNDLE=target/style/portico.css
# What the style may be written for: light-dark(), nesting, popover and passkeys are there.
BROWSERS='chrome 123, edge 123, firefox 125, safari 17.5, ios_saf 17.5'
WASM_OPT_FLAGS='-Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue'
