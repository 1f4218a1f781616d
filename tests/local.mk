# One fragment per area; each adds to check_PROGRAMS and TESTS.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)'; \
	export top_srcdir top_builddir;
dist_check_SCRIPTS += tests/golden.sh tests/command.sh
TESTS += tests/golden.sh tests/command.sh
EXTRA_DIST += tests/lib.sh tests/golden tests/command
include tests/unit/kit-text.mk
include tests/unit/core.mk
