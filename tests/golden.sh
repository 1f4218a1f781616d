#!/bin/bash
#
# Golden files: the presence of an expected file is the test.
#
#	tests/golden.sh [--update] [STEM...]
#
# In tests/golden/AREA/, CASE.md, CASE.txt (OCR text), CASE.htm, CASE.mht or
# CASE.docx is an input; where there is none, it is the folder
# tests/parts/CASE, zipped.  Beside it stands
# what must come out, byte for byte:
#
#	CASE.html	an HTML fragment
#	CASE.page	a whole HTML page
#	CASE.gongwen	official fixed-width text; where the input is not
#			text, CASE.txt will do
#	CASE.dump	the tree after reading and after every pass
#	CASE.pdftext	the text of the PDF, as pdftotext -layout has it
#	CASE.explain	what --explain says
#	CASE.diag	what standard error says besides (else: anything)
#	CASE.args	options for all of these, on one line
#	CASE.status	the exit status, where it is not 0
#
# --update writes the expected files that exist anew.

here=$(cd "$(dirname "$0")" && pwd -P)

# Converts one way and compares: want FILE, then the options.
compare()
{
	local want=$1 got=$work/got err=$work/err rc
	shift
	# shellcheck disable=SC2086 # the options are words
	(cd "$work" && timeout 60 paiban $args "$@" "$input" \
	    >"$got" 2>"$err")
	rc=$?
	case $want in
	*.diag|*.explain) got=$err ;;
	esac
	if [ "$rc" != "$status" ]; then
		echo "FAIL $want: exit status $rc, not $status"
		head -n 5 "$err"
		return 1
	fi
	check_same "$want" "$got"
}

check_same()
{
	if [ -n "$update" ]; then
		cmp -s "$1" "$2" || { cp "$2" "$1"; echo "wrote $1"; }
	elif ! cmp -s "$1" "$2"; then
		echo "FAIL $1"
		diff -u --label expected --label found "$1" "$2" | head -n 40
		return 1
	fi
}

compare_pdf()
{
	if ! command -v pdftotext >/dev/null; then
		echo "skipped (no pdftotext): $1"
		return 0
	fi
	# shellcheck disable=SC2086
	if ! (cd "$work" && timeout 60 paiban $args "$input" -o got.pdf \
	    2>err) || ! pdftotext -layout "$work/got.pdf" "$work/got"; then
		echo "FAIL $1: no PDF"
		head -n 5 "$work/err"
		return 1
	fi
	check_same "$1" "$work/got"
}

# Puts the input where its name is short; sets $input.
fetch_input()
{
	local suffix
	for suffix in md txt htm mht docx; do
		if [ -f "$stem.$suffix" ]; then
			input=$(basename "$stem").$suffix
			cp "$stem.$suffix" "$work/$input"
			return 0
		fi
	done
	input=$(basename "$stem").docx
	[ -d "$top_srcdir/tests/parts/$(basename "$stem")" ] &&
	    mkzip "$work/$input" "$top_srcdir/tests/parts/$(basename "$stem")"
}

one_case()
{
	local stem=$1 args='' status=0 bad=0 input suffix
	work=$(mktemp -d "$scratch/XXXXXX")
	if ! fetch_input; then
		echo "FAIL $stem: no input"
		return 1
	fi
	[ -f "$stem.args" ] && args=$(cat "$stem.args")
	[ -f "$stem.status" ] && status=$(cat "$stem.status")
	for suffix in html page gongwen txt dump pdftext explain diag; do
		[ -f "$stem.$suffix" ] || continue
		case $suffix in
		html) compare "$stem.html" -t html ;;
		page) compare "$stem.page" -t html -s ;;
		gongwen) compare "$stem.gongwen" -t gongwen ;;
		txt) [ "${input##*.}" = txt ] ||
		    compare "$stem.txt" -t gongwen ;;
		dump) compare "$stem.dump" --dump-after all ;;
		pdftext) compare_pdf "$stem.pdftext" ;;
		explain) compare "$stem.explain" -t html --explain ;;
		diag) compare "$stem.diag" -t html ;;
		esac || bad=1
	done
	rm -rf "$work"
	return $bad
}

# The stems of all cases: every file's name without its last suffix.
all_stems()
{
	find "$top_srcdir/tests/golden" -type f -name '*.*' |
	    sed 's/\.[^./]*$//' | sort -u
}

if [ "${1-}" = --case ]; then
	update=$GOLDEN_UPDATE
	one_case "$2"
	exit
fi

. "$here/lib.sh"
export scratch top_srcdir top_builddir GOLDEN_UPDATE=
if [ "${1-}" = --update ]; then
	GOLDEN_UPDATE=yes
	shift
fi
if [ $# -gt 0 ]; then
	printf '%s\n' "${@%.*}" | sed "s,^[^/],$PWD/&," >"$scratch/stems"
else
	all_stems >"$scratch/stems"
fi
if [ ! -s "$scratch/stems" ]; then
	echo "there are no cases"
	exit "$SKIPPED"
fi
tr '\n' '\0' <"$scratch/stems" |
    xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" \
    "$here/golden.sh" --case >"$scratch/log"
rc=$?
cat "$scratch/log"
echo "$(wc -l <"$scratch/stems") cases," \
    "$(grep -c ^FAIL "$scratch/log") failures"
[ "$rc" = 0 ]
