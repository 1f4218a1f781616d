#!/usr/bin/env bash
# Real files, where they are there: see corpora.py.  Two minutes, so only
# when they are asked for with PAIBAN_TEST_SLOW=1, as scripts/test does.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
[ -n "${PAIBAN_TEST_SLOW:-}" ] || [ $# -gt 0 ] ||
    { echo "skipped: PAIBAN_TEST_SLOW is not set"; exit "$SKIPPED"; }
command -v python3 >/dev/null || { echo "skipped: no python3"; exit "$SKIPPED"; }
top_srcdir=$top_srcdir python3 "$here/corpora.py" "$@"
