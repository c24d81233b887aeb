#!/bin/sh
# Builds the standard library for wasm from the distribution's sources and puts it where `rustup target add` would.
# For compilers of the distribution; with rustup say `rustup target add wasm32-unknown-unknown` instead. Takes half a minute.
set -eu
target=wasm32-unknown-unknown
export RUSTUP_AUTO_INSTALL=0
dest=$(rustc --print target-libdir --target $target)
if ls "$dest"/libstd-*.rlib >/dev/null 2>&1; then
  echo "The standard library for $target is there: $dest"
  exit 0
fi
sysroot=$(rustc --print sysroot)
case $sysroot in
*/.rustup/* | */toolchains/*)
  echo "This compiler comes from rustup. Say: rustup target add $target" >&2
  exit 1
  ;;
esac
if [ ! -d "$sysroot/lib/rustlib/src/rust/library/std" ]; then
  echo "The sources of the standard library are missing. On Debian: apt-get install rust-web-src" >&2
  exit 1
fi
lld=$(command -v ld.lld || ls /usr/bin/ld.lld-* 2>/dev/null | sort -V | tail -n 1)
if [ -z "$lld" ]; then
  echo "The linker lld is missing. On Debian: apt-get install lld-22" >&2
  exit 1
fi
if ! mkdir -p "$dest" 2>/dev/null || [ ! -w "$dest" ]; then
  echo "$dest can't be written. Run this as root." >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
: >"$work/src/lib.rs"
cat >"$work/Cargo.toml" <<TOML
[package]
name = "std-seed"
version = "0.0.0"
edition = "2024"

[profile.release]
opt-level = 3
codegen-units = 1
TOML
# Bitcode stays inside, since the bundle is linked with fat LTO.
(cd "$work" && RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" RUSTFLAGS=-Cembed-bitcode=yes \
  cargo build -q --release -Z build-std=std,panic_abort --target $target)
for lib in "$work/target/$target"/release/deps/lib*.rlib; do
  case $lib in *std_seed*) ;; *) cp "$lib" "$dest/" ;; esac
done

# Debian names the linker otherwise than the compiler calls it.
linker="$sysroot/lib/rustlib/$(rustc --print host-tuple)/bin/rust-lld"
if [ ! -e "$linker" ]; then
  mkdir -p "${linker%/*}"
  ln -s "$(readlink -f "$lld")" "$linker"
fi
echo "The standard library for $target is built: $dest"
