#!/bin/sh
# Builds Juara, loads the example rulebook into ./juara-data and serves it; with --demo an invented edition, in
# ./juara-demo.
set -eu
cd "$(dirname "$0")/../.."
. app/assets/scripts/toolchain.sh
sh app/assets/scripts/setup.sh
choose_toolchain
cargo run --locked --quiet --package juara-assets
cargo build --locked --bin juara
juara="${CARGO_TARGET_DIR:-target}/debug/juara"
if [ "${1:-}" = --demo ]; then
    export JUARA_DATA_DIR="${JUARA_DATA_DIR:-juara-demo}"
    [ -e "$JUARA_DATA_DIR" ] || "$juara" demo --phase published
elif [ ! -e "${JUARA_DATA_DIR:-juara-data}" ]; then
    example=server/rulebooks/denpasar-2026.json
    # A fault in the file is told, and stops here: it is no reason to invent an edition.
    "$juara" rulebook lint --lang en "$example"
    "$juara" migrate
    # Once the closing of the example is past it is no edition any more: then an invented one that is open. A database
    # that somebody named may be in use: it is served as it is.
    "$juara" rulebook load --lang en "$example" || [ -n "${JUARA_DATABASE_URL:-}" ] || "$juara" demo
fi
exec "$juara" serve
