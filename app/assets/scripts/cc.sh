#!/bin/sh
# Links with lld where a distribution's LLVM brings it: it needs a tenth of the time. Elsewhere, and where the compiler
# has chosen itself, as ever.
lld=
case " $* " in
*" -fuse-ld="*) ;;
*)
  for found in /usr/lib/llvm-*/bin/ld.lld; do
    if [ -x "$found" ]; then lld=$found; fi
  done
  ;;
esac
if [ -n "$lld" ]; then
  exec cc -fuse-ld=lld "-B${lld%/*}" "$@"
fi
exec cc "$@"
