#!/bin/sh
# Everything that must hold before a change is handed in: format, lints, rules,
# both databases, the real router, the wasm bundle, journeys in a real browser.
# Brings what is missing on Debian as root; elsewhere it says what to install.
set -eu
cd "$(dirname "$0")/../.."
. app/assets/scripts/toolchain.sh

step() {
    printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"
    shift
    "$@"
}

step 'what is needed' sh app/assets/scripts/setup.sh
choose_toolchain
step 'format' cargo fmt --all --check
step 'lints' cargo clippy --locked --all-targets -- -D warnings
step 'lints of the browser side' cargo clippy --locked --package juara-client --target wasm32-unknown-unknown -- -D warnings
step 'tests' cargo test --locked
step 'islands' cargo run --locked --quiet --package juara-assets -- --release --require
step 'binary' cargo build --locked --bin juara
step 'browser tests: packages' npm --prefix end2end ci --ignore-scripts --no-progress
step 'browser tests' npm --prefix end2end test
printf '\n== all of it holds (%s)\n' "$(date +%H:%M:%S)"
