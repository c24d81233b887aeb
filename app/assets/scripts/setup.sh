#!/bin/sh
# Makes a bare Debian machine ready to build and test Juara. As root it installs; as anybody else, or elsewhere, it says
# what is missing. It never lets rustup fetch a toolchain; with --rustup it asks rustup for the wasm target alone.
set -eu
here=$(dirname "$0")
export RUSTUP_AUTO_INSTALL=0
rustup=no
for word in "$@"; do
  case $word in
  --rustup) rustup=yes ;;
  *)
    echo "usage: setup.sh [--rustup]" >&2
    exit 2
    ;;
  esac
done

has() { command -v "$1" >/dev/null 2>&1; }
# The compiler that PATH finds may be rustup's even where the distribution's stands beside it, and the reverse.
from_rustup() { rustc --print sysroot 2>/dev/null | grep -q toolchains; }

# Prints the packages that this machine lacks.
missing() {
  if ! has cargo; then echo rustc-web cargo-web rust-web-clippy rustfmt-web; fi
  if ! from_rustup && [ ! -d /usr/lib/rustlib/src/rust/library/std ]; then echo rust-web-src; fi
  if ! from_rustup && ! has ld.lld && ! ls /usr/bin/ld.lld-* >/dev/null 2>&1; then echo lld-22; fi
  if ! has cc; then echo gcc libc6-dev; fi
  if ! has chromium && ! has google-chrome; then echo chromium; fi
  if ! ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 && ! has initdb; then echo postgresql; fi
  if ! has node; then echo nodejs npm; fi
}

packages=$(missing | tr '\n' ' ')
if [ -n "$packages" ]; then
  if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "Installing: $packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    # shellcheck disable=SC2086
    apt-get install -y -q --no-install-recommends $packages
  else
    echo "Missing here: $packages"
    echo "On Debian, as root:  apt-get install --no-install-recommends $packages"
    echo "Elsewhere: Rust 1.95 or newer (https://rustup.rs), a C compiler, Chromium, PostgreSQL and Node 20 do as well."
    echo "Chromium and Node are for the browser tests, PostgreSQL for the tests of the store; the product needs neither."
    exit 1
  fi
fi

if from_rustup; then
  if ls "$(rustc --print target-libdir --target wasm32-unknown-unknown)"/libstd-*.rlib >/dev/null 2>&1; then
    echo "The standard library for wasm is there."
  elif [ $rustup = yes ]; then
    rustup target add wasm32-unknown-unknown
  else
    echo "For islands say:  rustup target add wasm32-unknown-unknown   (or run this with --rustup)"
  fi
elif [ "$(id -u)" = 0 ]; then
  sh "$here/wasm-std.sh"
else
  sh "$here/wasm-std.sh" || echo "Without it the product runs, with no islands."
fi
echo "Ready."
