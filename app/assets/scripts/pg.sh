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
dir=$(mktemp -d)
as=""
# PostgreSQL refuses to run as root.
[ "$(id -u)" = 0 ] && {
  chown postgres "$dir"
  as="setpriv --reuid=postgres --regid=postgres --init-groups"
}
trap '$as pg_ctl -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
$as initdb -D "$dir/data" -U juara -A trust --no-sync --no-locale -E UTF8 >/dev/null
$as pg_ctl -D "$dir/data" -w -l "$dir/log" -o "-k $dir -c listen_addresses='' -c fsync=off" start >/dev/null
$as createdb -h "$dir" -U juara juara
JUARA_DATABASE_URL="postgres://juara@localhost/juara?host=$dir" "$@"
