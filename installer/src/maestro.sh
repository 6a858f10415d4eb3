#!/bin/sh
# Opens the desktop, or with a command the command line.
# Java reads and writes file names in the locale's encoding, and the bare POSIX locale has no Korean.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *) LC_ALL=C.UTF-8; export LC_ALL ;;
esac
here=$(dirname "$(readlink -f "$0")")
exec "$here/maestro-launcher" "$@"
