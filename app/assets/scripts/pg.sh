#!/bin/sh
# pg.sh COMMAND..: runs COMMAND with JUARA_DATABASE_URL set to a throw-away PostgreSQL, and ends with COMMAND's exit code.
# A unix socket in a folder of its own, so runs never meet. Without fsync: for tests only.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
PATH=${bin:+$bin:}$PATH
if ! command -v initdb >/dev/null 2>&1; then
  echo "PostgreSQL is missing. On Debian: apt-get install postgresql" >&2
  exit 1
fi
# PostgreSQL refuses to run as root.
as=""
[ "$(id -u)" = 0 ] && as="setpriv --reuid=postgres --regid=postgres --init-groups"
# Whoever runs it has to come to its folder; the address of a socket has 107 bytes and stands in a URL.
for base in "${TMPDIR:-/tmp}" /tmp; do
  dir=$(TMPDIR=$base mktemp -d) || continue
  [ -z "$as" ] || chown postgres "$dir"
  case $dir in
  *[!A-Za-z0-9/._-]*) ;;
  /*) [ ${#dir} -le 90 ] && $as test -w "$dir" && break ;;
  esac
  rmdir "$dir"
  dir=""
done
[ -n "$dir" ] || {
  echo "there is no folder for PostgreSQL" >&2
  exit 1
}
trap '$as pg_ctl -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
$as initdb -D "$dir/data" -U juara -A trust --no-sync --no-locale -E UTF8 >/dev/null
$as pg_ctl -D "$dir/data" -w -l "$dir/log" -o "-k $dir -c listen_addresses='' -c fsync=off" start >/dev/null
$as createdb -h "$dir" -U juara juara
JUARA_DATABASE_URL="postgres://juara@localhost/juara?host=$dir" "$@"
