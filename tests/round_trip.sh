#!/bin/bash
#
# The official fixed-width text is read back whole.
#
#	tests/round_trip.sh [FILE...]
#
# Every input of a golden, and every sample, is written as gongwen, read and
# written again: the bytes must be the same, and the tree read back must have
# the headings, tables, spans and cell texts of the tree written.

here=$(cd "$(dirname "$0")" && pwd -P)
. "$here/lib.sh"

# Headings and tables of a dump, without blanks, which line ends may cost.
# Pictures, captions and tables within cells come back as text: not compared.
skeleton()
{
	awk '
	function flush() {
		gsub(/[ \\]|\\n|\\t/, "", text)
		if (what != "")
			print what, text
		what = text = ""
	}
	/^ *(heading|table|cell) / {
		flush()
		what = $1 " " $2
		if ($1 == "cell" && $3 ~ /^[0-9]+x[0-9]+$/)
			what = what " " $3
		next
	}
	/^ *(paragraph|list|item|quote|code-block|rule|row)( |$)/ {
		if (what !~ /^cell/ || $1 == "row")
			flush()
		next
	}
	/^ *(text|code) "/ {
		if (what != "") {
			sub(/^ *(text|code) "/, "")
			gsub(/\\"/, "")
			sub(/"( .*)?$/, "")
			text = text $0
		}
	}
	END { flush() }' "$1"
}

one_file()
{
	local input=$1 once=$work/once.txt twice=$work/twice.txt
	shift
	rm -f "$once" "$twice"
	timeout 60 paiban "$@" -t gongwen -o "$once" "$input" 2>/dev/null ||
	    return 0		# not for us: the golden says why
	if ! timeout 60 paiban "$@" -f ocr -t gongwen -o "$twice" "$once" \
	    2>"$work/err"; then
		echo "FAIL $input $*: cannot be read back"
		head -n 3 "$work/err"
		return 1
	fi
	if ! cmp -s "$once" "$twice"; then
		echo "FAIL $input $*: written again, it is not the same"
		diff "$once" "$twice" | head -n 20
		return 1
	fi
	[ "$#" -eq 0 ] || return 0
	paiban --dump-after all "$input" >"$work/a" 2>/dev/null
	grep -q -E '^ *(image|caption)' "$work/a" && return 0
	awk '/^ *table/ { match($0, /^ */); if (depth && RLENGTH > depth)
	    exit 1; depth = RLENGTH }' "$work/a" || return 0
	paiban -f ocr --dump-after read "$once" >"$work/b" 2>/dev/null
	skeleton "$work/a" >"$work/a.bones"
	skeleton "$work/b" >"$work/b.bones"
	if ! diff "$work/a.bones" "$work/b.bones" >"$work/diff"; then
		echo "FAIL $input: the tree read back is another"
		head -n 20 "$work/diff"
		return 1
	fi
}

all_inputs()
{
	find "$top_srcdir/tests/golden" "$top_srcdir/samples" -type f \
	    \( -name '*.md' -o -name '*.txt' -o -name '*.docx' \) |
	    LC_ALL=C sort
}

work=$scratch
bad=0
count=0
if [ "$#" -eq 0 ]; then
	mapfile -t files < <(all_inputs)
	set -- "${files[@]}"
fi
for file; do
	count=$((count + 1))
	one_file "$file" || bad=$((bad + 1))
	one_file "$file" -O gongwen.rules=ascii || bad=$((bad + 1))
	one_file "$file" -O gongwen.ambiguous=narrow || bad=$((bad + 1))
done
echo "$count inputs, $bad failures"
[ "$bad" -eq 0 ]
