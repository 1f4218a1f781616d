#!/bin/bash
#
# What our HTML writer writes, our HTML reader reads as it was: read and
# written again, each expected .html of the golden files is the same.
#
# Elements, spans, addresses and texts are compared; looks, which are partly the
# style sheet's, and marks of the passes are not, nor how blanks and line ends
# stand between words.

here=$(cd "$(dirname "$0")" && pwd -P)

# The page without what is left out, one tag or text a line.
plain()
{
	tr '\n\t' '  ' <"$1" | sed -E '
	    s/ (class|style|scope|alt|title|dir|width|height|rel|aria-[a-z]+|data-[a-z-]+)="[^"]*"//g
	    s/ data-[a-z]+//g
	    s/<\/?(span|col|ins|del|div)>//g
	    s/<p> *<\/p>//g
	    s/ +/ /g
	    s/ ?(<[^>]*>) ?/\n\1\n/g' | sed '/^ *$/d'
}

one_page()
{
	local work
	work=$(mktemp -d "$scratch/XXXXXX")
	cp "$1" "$work/page.html"
	if ! (cd "$work" && timeout 60 paiban -f html --normalize=off -t html \
	    page.html >again.html 2>err); then
		echo "FAIL $1: not read"
		head -n 5 "$work/err"
		return 1
	fi
	plain "$work/page.html" >"$work/before"
	plain "$work/again.html" >"$work/after"
	if ! cmp -s "$work/before" "$work/after"; then
		echo "FAIL $1"
		diff -u "$work/before" "$work/after" | head -n 20
		return 1
	fi
	rm -rf "$work"
}

. "$here/lib.sh"
export scratch

# What one reading of a page cannot bring back: text boxes and bold that is no
# emphasis (both are told by looks alone), formulas in MathML, numbers and
# contents that the writer made up, pictures elsewhere, which are links then.
skipped='class="(box|toc|image)"|font-weight|<math'
# Rows of headers that no thead held are its rows now.
forms='/form-[^/]*$'

failed=0 count=0
while IFS= read -r page; do
	grep -Eq "$skipped" "$page" && continue
	count=$((count + 1))
	one_page "$page" || failed=$((failed + 1))
done < <(find "$top_srcdir/tests/golden" -name '*.html' |
    grep -Ev "$forms" | sort)
echo "$count pages, $failed failures"
[ "$failed" -eq 0 ]
