#!/usr/bin/env bash
# All that documents say is in their PDFs: see pdf_text.py.  Real files, which
# take long, only with PAIBAN_TEST_SLOW=1 and where they are there.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
for tool in python3 pdftotext qpdf; do
	command -v "$tool" >/dev/null ||
	    { echo "skipped: no $tool"; exit "$SKIPPED"; }
done
files=()
while IFS= read -r -d '' file; do
	files+=("$file")
done < <(own_documents)
# Not those whose HTML spells more than a page shows: formulas (MathML has its
# accents as operators), notes (one is empty, and has no line).
for parts in "$top_srcdir"/tests/parts/*/; do
	name=$(basename "$parts")
	case $name in formulas|notes) continue ;; esac
	file=$scratch/$name.docx
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
python3 "$here/pdf_text.py" "$scratch" "${files[@]}"
