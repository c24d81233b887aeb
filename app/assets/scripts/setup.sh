#!/bin/sh
# Makes a bare Debian machine ready to build Juara, and with --tests to test it. As root it installs; as anybody else, or
# elsewhere, it says what is missing. It never lets rustup fetch a toolchain; with --rustup it asks rustup for the wasm
# target alone.
set -eu
here=$(dirname "$0")
. "$here/toolchain.sh"
export RUSTUP_AUTO_INSTALL=0
rustup=no
tests=no
for word in "$@"; do
  case $word in
  --rustup) rustup=yes ;;
  --tests) tests=yes ;;
  *)
    echo "usage: setup.sh [--rustup] [--tests]" >&2
    exit 2
    ;;
  esac
done

has() { command -v "$1" >/dev/null 2>&1; }
from_rustup() { rustc --print sysroot 2>/dev/null | grep -q toolchains; }
# A compiler of rustup's that lacks the browser's half is left as it is where the distribution's can be installed beside it.
may_install() { [ "$(id -u)" = 0 ] && has apt-get; }
compiler_will_do() { has cargo && { has_browser_half || { from_rustup && { [ $rustup = yes ] || ! may_install; }; }; }; }

# Prints the packages that this machine lacks.
missing() {
  if ! compiler_will_do; then
    if [ ! -x /usr/bin/cargo ]; then echo rustc-web cargo-web rust-web-clippy rustfmt-web; fi
    if [ ! -d /usr/lib/rustlib/src/rust/library/std ]; then echo rust-web-src; fi
    if ! has ld.lld && ! ls /usr/bin/ld.lld-* >/dev/null 2>&1; then echo lld-22; fi
  fi
  if ! has cc; then echo gcc libc6-dev; fi
  if [ $tests = yes ]; then
    if ! has chromium && ! has google-chrome; then echo chromium; fi
    if ! ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 && ! has initdb; then echo postgresql; fi
    if ! has node; then echo nodejs npm; fi
  fi
}

packages=$(missing | tr '\n' ' ')
if [ -n "$packages" ]; then
  if may_install; then
    echo "Installing: $packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    # shellcheck disable=SC2086
    apt-get install -y -q --no-install-recommends $packages
  else
    echo "Missing here: $packages"
    echo "On Debian, as root:  apt-get install --no-install-recommends $packages"
    echo "Elsewhere: Rust 1.95 or newer (https://rustup.rs) and a C compiler; for the tests Chromium, PostgreSQL and Node 18."
    exit 1
  fi
fi

choose_toolchain
if has_browser_half; then
  echo "The standard library of the browser is there."
elif from_rustup && [ $rustup = yes ]; then
  rustup target add wasm32-unknown-unknown
elif from_rustup; then
  echo "The browser tests need islands. Say:  rustup target add wasm32-unknown-unknown   (or run this with --rustup)"
elif [ "$(id -u)" = 0 ]; then
  sh "$here/wasm-std.sh"
else
  sh "$here/wasm-std.sh" || echo "Without it the product runs, with no islands."
fi
echo "Ready."
