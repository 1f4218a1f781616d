#!/usr/bin/env bash
# The plugin interface as an outsider meets it: modules built out of the
# tree against the public headers alone, loaded by the command, used or
# refused for the right reason.
set -u
here=$(cd "$(dirname "$0")/.." && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
src=$top_srcdir/tests/abi
headers=$top_srcdir/include
dir=$scratch/plugins
mkdir -m 755 "$dir" && chmod 755 "$scratch" && cd "$scratch" || exit 99
failed=0

fail() { echo "FAIL: $*"; failed=1; }

for c in good major minor old misnamed empty; do
	${CC:-cc} -std=c17 -Wall -Wextra -Werror -fPIC -shared -I"$headers" \
	    -o "$dir/$c.so" "$src/$c.c" || fail "$c does not build"
done
echo 'One' >"$dir/in.txt"

try() {		# name, what standard error must hold ("" for success)
	out=$(paiban --plugin-dir "$dir" "$dir/in.txt" -f ocr -t "$1" \
	    2>"$dir/err")
	status=$?
	if [ -z "$2" ]; then
		[ $status -eq 0 ] || fail "$1: $(cat "$dir/err")"
	elif [ $status -eq 0 ] || ! grep -q -- "$2" "$dir/err"; then
		fail "$1: wanted '$2', got $status: $(cat "$dir/err")"
	fi
}

try good ''
[ "$out" = 3 ] || fail "good counted '$out' nodes, not 3"
out=$(paiban --plugin-dir "$dir" "$dir/in.txt" -t good -O good.loud=true)
[ "$out" = '3!' ] || fail "the option gave '$out'"
paiban --plugin-dir "$dir" "$dir/in.txt" -t good -O good.quiet=1 \
    2>/dev/null && fail "an option that nobody declared was taken"
try old ''
[ "$out" = old ] || fail "old said '$out'"
try major 'plugin interface 2'
try minor 'plugin interface 1\.'
try misnamed 'name is not that of its file'
try empty 'no symbol pai_plugin_empty'

chmod 775 "$dir/good.so"
try good 'others than its owner'
chmod 755 "$dir/good.so"
chmod 777 "$dir"
try good 'others may write to the folder'
chmod 755 "$dir"
cp "$dir/good.so" ./good.so
(unset PAIBAN_PLUGIN_PATH; paiban "$dir/in.txt" -f ocr -t good \
    2>/dev/null) && fail "a plugin in the current directory was loaded"
rm -f ./good.so

for so in "$top_builddir"/plugins/*/.libs/*.so; do
	wrong=$(nm -D --undefined-only "$so" | grep -E ' (pai_|p_)')
	[ -z "$wrong" ] || fail "$so needs$wrong"
	extra=$(nm -D --defined-only "$so" | grep -v ' pai_plugin_')
	[ -z "$extra" ] || fail "$so exports $extra"
done
exit $failed
