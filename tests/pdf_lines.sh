#!/usr/bin/env bash
# 避头尾 on pages: see pdf_lines.py.  Real files, which take long, only with
# PAIBAN_TEST_SLOW=1 and where they are there.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
for tool in python3 mutool; do
	command -v "$tool" >/dev/null ||
	    { echo "skipped: no $tool"; exit "$SKIPPED"; }
done
files=()
while IFS= read -r -d '' file; do
	files+=("$file")
done < <(own_documents)
shared=$top_srcdir/../shared
if has_real_files; then
	files+=("$shared"/seeds/*.txt)
	while IFS= read -r -d '' file; do
		files+=("$file")
	done < <(find "$shared/corpora" \( -name '*.docx' -o -path '*-Notes/*.md' \) \
	    -print0 | LC_ALL=C sort -z)
fi
python3 "$here/pdf_lines.py" "$scratch" "${files[@]}"
