#!/usr/bin/env bash
# PDFs are tagged as they should be: see pdf_tags.py.  Real files, which
# take long, only with PAIBAN_TEST_SLOW=1 and where they are there.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
for tool in python3 qpdf; do
	command -v "$tool" >/dev/null ||
	    { echo "skipped: no $tool"; exit "$SKIPPED"; }
done
files=()
while IFS= read -r -d '' file; do
	files+=("$file")
done < <(own_documents)
for parts in "$top_srcdir"/tests/parts/*/; do
	file=$scratch/$(basename "$parts").docx
	mkzip "$file" "$parts"
	files+=("$file")
done
shared=$top_srcdir/../shared
if has_real_files; then
	files+=("$shared"/seeds/*.txt)
	n=0
	while IFS= read -r -d '' file; do
		[ $((n++ % 5)) -eq 0 ] && files+=("$file")
	done < <(find "$shared/corpora" -name '*.docx' -print0 | LC_ALL=C sort -z)
fi
python3 "$here/pdf_tags.py" "$scratch" "${files[@]}"
