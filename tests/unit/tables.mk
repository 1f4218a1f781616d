if HAVE_CHECK
check_PROGRAMS += tests/unit/test_passes_table
TESTS += tests/unit/test_passes_table
tests_unit_test_passes_table_SOURCES = tests/unit/test_passes_table.c
tests_unit_test_passes_table_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/unit
tests_unit_test_passes_table_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_passes_table_LDADD = tests/unit/libfixture.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_form_sums
TESTS += tests/unit/test_form_sums
tests_unit_test_form_sums_SOURCES = tests/unit/test_form_sums.c
tests_unit_test_form_sums_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/unit
tests_unit_test_form_sums_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_form_sums_LDADD = tests/unit/libfixture.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_kit_hans
TESTS += tests/unit/test_kit_hans
tests_unit_test_kit_hans_SOURCES = tests/unit/test_kit_hans.c
tests_unit_test_kit_hans_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_hans_LDADD = src/kit/libkit.la $(CHECK_LIBS)
endif
