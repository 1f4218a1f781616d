if HAVE_CHECK
check_PROGRAMS += tests/unit/test_layout
TESTS += tests/unit/test_layout
tests_unit_test_layout_SOURCES = tests/unit/test_layout.c \
	tests/unit/pages.c tests/unit/pages.h
tests_unit_test_layout_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_unit_test_layout_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_LDADD = src/layout/liblayout.la src/kit/libkittext.la \
	tests/unit/libfixture.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_layout_looks
TESTS += tests/unit/test_layout_looks
tests_unit_test_layout_looks_SOURCES = tests/unit/test_layout_looks.c \
	tests/unit/pages.c tests/unit/pages.h
tests_unit_test_layout_looks_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_looks_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_looks_LDADD = $(tests_unit_test_layout_LDADD)
endif
