# Shared by the test scripts: finds the built command.  Sourced by bash with
# $here set to the folder of the scripts.
#
# Run by "make check", top_srcdir and top_builddir are in the environment; by
# hand, the build is $PAIBAN_BUILD or build/ in the source tree.

top_srcdir=${top_srcdir:-$(cd "$here/.." && pwd -P)}
top_builddir=${top_builddir:-${PAIBAN_BUILD:-$top_srcdir/build}}
top_srcdir=$(cd "$top_srcdir" && pwd -P)
top_builddir=$(cd "$top_builddir" && pwd -P)

# Past libtool's wrapper, which costs more than a conversion does.
bin=$top_builddir/src/tool
[ -x "$bin/.libs/paiban" ] && bin=$bin/.libs
export LD_LIBRARY_PATH=$top_builddir/src/core/.libs
export PAIBAN_PLUGIN_PATH=
# Plugins that are linked in are what a static build is to be tested with.
if ! "$bin/paiban" --list-plugins 2>/dev/null | grep -q 'linked in'; then
	PAIBAN_PLUGIN_PATH=$(printf '%s:' "$top_builddir"/plugins/*/.libs)
	PAIBAN_PLUGIN_PATH=${PAIBAN_PLUGIN_PATH%:}
fi
export PATH=$bin:$top_builddir/tests:$PATH
# What must not matter is set to what would show.
export LC_ALL=C TZ=UTC NO_COLOR=1
unset SOURCE_DATE_EPOCH

scratch=$(mktemp -d "${TMPDIR:-/tmp}/paiban-test.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM HUP

# SKIPPED: automake's word for a test that could not be run.
readonly SKIPPED=77

# The documents of the project itself that become pages, NUL-ended and sorted.
own_documents()
{
	find "$top_srcdir/samples" "$top_srcdir/tests/golden" \( \
	    -name '*.docx' -o -name '*.md' -o -path '*/ocr/*.txt' -o \
	    -name '*-ocr.txt' \) -print0 | LC_ALL=C sort -z
}

# Are real files to be tried and there?  Else says why not.
has_real_files()
{
	if [ "${PAIBAN_TEST_SLOW:-0}" != 1 ]; then
		echo "real files are skipped without PAIBAN_TEST_SLOW=1"
	elif [ ! -d "$top_srcdir/../shared/corpora" ]; then
		echo "real files are skipped: ../shared is not there"
	else
		return 0
	fi
	return 1
}
