#!/bin/sh
# Everything that must hold before a change is handed in: format, lints, rules,
# both databases, the real router.
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
step 'tests' cargo test --locked
step 'binary' cargo build --locked --bin juara
printf '\n== all of it holds (%s)\n' "$(date +%H:%M:%S)"
