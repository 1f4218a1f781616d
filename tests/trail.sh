#!/usr/bin/env bash
# Whether what --report tells of repairs is complete and true, for damaged
# documents and for the goldens (tests/bench/corruption/trail.py), and whether
# its lines are as doc/report.schema.json describes them.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not there"
	exit "$SKIPPED"
fi
shopt -s nullglob
golden=$top_srcdir/tests/golden
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/bench/corruption/trail.py" \
    "$top_builddir" "$top_srcdir/samples/annual-report-broken.docx" \
    "$golden"/{tables,ocr}/*.{txt,md} --count 120
