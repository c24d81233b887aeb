#!/bin/sh
# Everything that must hold before a change is handed in: format, lints of both
# halves, rules, both databases, the real router, the bundle, journeys in Chromium.
# Brings what is missing on Debian as root; elsewhere it says what to install.
set -eu
cd "$(dirname "$0")/../.."
. app/assets/scripts/toolchain.sh

step() {
    printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"
    shift
    "$@"
}

step 'what is needed' sh app/assets/scripts/setup.sh --tests
choose_toolchain
step 'format' cargo fmt --all --check
step 'lints' cargo clippy --locked --all-targets -- -D warnings
step 'tests' cargo test --locked
step 'lints of the browser half' cargo clippy --locked -p juara-client --target wasm32-unknown-unknown -- -D warnings
step 'tests of the bundler' cargo test --locked -p juara-assets
step 'bundle' cargo run --locked -p juara-assets -- --require
step 'binary' cargo build --locked --bin juara
step 'tools of the browser tests' npm --prefix end2end ci --no-audit --no-fund
step 'journeys' npm --prefix end2end test
printf '\n== all of it holds (%s)\n' "$(date +%H:%M:%S)"
