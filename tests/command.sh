#!/bin/bash
#
# Tests of the command, told in prose: tests/command/*.test.
#
#	tests/command.sh [FILE...]
#
# What is indented by four blanks is run or compared; all else is for people.
# "$ " begins a command, "> " goes on with it, then follows what it prints on
# standard output and error, and "? n" where its exit status is not 0.  A line
# of output that ends in " (re)" is an extended regular expression.  Each file
# runs in an empty folder of its own; $samples and $source name the samples and
# the source tree.  A command that ends with status 77 skips the rest.

here=$(cd "$(dirname "$0")" && pwd -P)
. "$here/lib.sh"

# Sets $command, $expect and $status for the command that begins at line $at
# of lines[], and moves $at past it.
next_command()
{
	local line blanks='' nl=$'\n'
	command=${lines[at]#    \$ }
	expect='' status=0
	for ((at++; at < ${#lines[@]}; at++)); do
		line=${lines[at]}
		case $line in
		'    $ '*) break ;;
		'    > '*) command+=$nl${line#    > } ;;
		'    ? '*) status=${line#    \? } ;;
		'    '*) expect+=$blanks${line#    }$nl; blanks='' ;;
		'') blanks+=$nl ;;
		*) break ;;
		esac
	done
}

# Is $2 what the lines of $1 ask for?
matches()
{
	local -a want got
	local i
	[ "$1" = "$2" ] && return 0
	mapfile -t want <<<"${1%$'\n'}"
	mapfile -t got <<<"${2%$'\n'}"
	[ ${#want[@]} = ${#got[@]} ] || return 1
	for i in "${!want[@]}"; do
		if [[ ${want[i]} == *' (re)' ]]; then
			[[ ${got[i]} =~ ^${want[i]% (re)}$ ]] || return 1
		elif [ "${want[i]}" != "${got[i]}" ]; then
			return 1
		fi
	done
}

run_file()
{
	local file=$1 at=0 bad=0 got rc
	local -a lines
	mapfile -t lines <"$file"
	mkdir "$scratch/work" && cd "$scratch/work" || return 1
	while [ "$at" -lt ${#lines[@]} ]; do
		if [[ ${lines[at]} != '    $ '* ]]; then
			((at++))
			continue
		fi
		next_command
		got=$(eval "$command" 2>&1 </dev/null; echo "x$?")
		rc=${got##*x}
		got=${got%x*}
		if [ "$rc" = "$SKIPPED" ]; then
			echo "skipped from line $at: $(basename "$file")"
			break
		fi
		[ -z "$got" ] || [[ $got == *$'\n' ]] || got+=$'\n'
		if [ "$rc" != "$status" ] || ! matches "$expect" "$got"; then
			echo "FAIL $file, before line $((at + 1))"
			echo "\$ $command"
			diff -u --label expected --label found \
			    <(printf '%s? %s\n' "$expect" "$status") \
			    <(printf '%s? %s\n' "$got" "$rc")
			bad=1
		fi
	done
	cd "$here" && rm -rf "$scratch/work"
	return $bad
}

samples=$top_srcdir/samples
source=$top_srcdir
export samples source
bad=0
[ $# -gt 0 ] || set -- "$here"/command/*.test
for file; do
	run_file "$(realpath "$file")" || bad=1
done
exit $bad
