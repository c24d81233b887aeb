#!/bin/sh
# Builds Juara, loads the example rulebook into ./juara-data and serves it.
set -eu
cd "$(dirname "$0")/../.."
. app/assets/scripts/toolchain.sh
sh app/assets/scripts/setup.sh
choose_toolchain
cargo run --locked --quiet --package juara-assets
cargo build --locked --bin juara
juara="${CARGO_TARGET_DIR:-target}/debug/juara"
if [ ! -e "${JUARA_DATA_DIR:-juara-data}" ]; then
    "$juara" migrate
    "$juara" rulebook load server/rulebooks/denpasar-2026.json
fi
exec "$juara" serve
