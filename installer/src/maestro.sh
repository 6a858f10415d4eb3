#!/bin/sh
# Opens the desktop, or with a command the command line.
# Java reads and writes file names in the locale's encoding, and the bare POSIX locale has no Korean. A locale that is
# named but not installed is that one too.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || { LC_ALL=C.UTF-8; export LC_ALL; }
here=$(dirname "$(readlink -f "$0")")
exec "$here/maestro-launcher" "$@"
