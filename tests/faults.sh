#!/usr/bin/env bash
# Faults planted in sound reports (tests/bench/corruption/check.py): paiban
# check must find each, in its place and with its numbers, and nothing else.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not there"
	exit "$SKIPPED"
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/bench/corruption/check.py" \
    "$top_builddir" --seed 1 --count 450 --strict
