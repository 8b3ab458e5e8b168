#!/usr/bin/env bash
# What `make` can do.
cat <<'HELP'
make run      set-up, release build, and Portico on http://localhost:3000 (SQLite and mails in var/)
make build    set-up and release build; the last line is the binary's path
make test     set-up and every check: formatting, lints, tests on SQLite and PostgreSQL, browser journeys, sizes
make dev      rebuilds on change and reloads the page in the browser
make site     style, islands and public files into target/site
make style    the style sheet only, into target/style (what cargo-leptos reads)
make screens  pictures of all pages, sizes and modes
make bench    sign-ins per second, rendering, memory, on both databases
make bench-scale   the same with 1,000,000 persons and 10,000,000 records against 10,000 persons
make bench-import  an import of 1,000,000 rows: seconds and memory, on both databases
make chaos    kill -9, frozen and stopped PostgreSQL, full disk: proves that nothing acknowledged is lost (15 minutes)
make clean    removes what building made; keeps the tools and var/

Tools go to ~/.cache/portico (PORTICO_TOOLS changes that). docs/building.md says what is installed, where and why.
HELP
