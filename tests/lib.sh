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
