#!/bin/bash
#
# The documents say what is: the lists of the manual page are those of the
# .def files, the page is sound mdoc, and the README's program compiles and
# runs.

here=$(cd "$(dirname "$0")" && pwd -P)
. "$here/lib.sh"
top=$top_srcdir
library=$top_builddir/src/core/.libs
bad=0

if command -v python3 >/dev/null; then
	python3 "$top/scripts/make-manual.py" --check || bad=1
else
	echo "skipped (no python3): the lists of the manual page"
fi
if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning "$top/doc/paiban.1" || bad=1
else
	echo "skipped (no mandoc): the form of the manual page"
fi

work=$scratch
sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$top/README.md" >"$work/example.c"
if nm "$library/libpaiban.so" 2>/dev/null | grep -q __asan; then
	echo "skipped (sanitized library): the README's program"
elif [ -s "$work/example.c" ]; then
	${CC:-cc} -std=c17 -Wall -Werror -I "$top/include" \
	    -o "$work/example" "$work/example.c" \
	    -L "$library" -lpaiban || bad=1
	printf 'A *word*.\n' >"$work/a.txt"
	(cd "$work" && ./example a.txt a.html && grep -q word a.html) ||
	    bad=1
else
	echo "README.md has no program"
	bad=1
fi
exit $bad
