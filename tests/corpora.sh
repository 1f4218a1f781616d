#!/usr/bin/env bash
# Real files, where they are there: see corpora.py.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
command -v python3 >/dev/null || { echo "skipped: no python3"; exit "$SKIPPED"; }
top_srcdir=$top_srcdir python3 "$here/corpora.py" "$@"
