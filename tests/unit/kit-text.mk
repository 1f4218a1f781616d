if HAVE_CHECK
kit_text_tests = tests/unit/test_kit_width tests/unit/test_kit_break \
	tests/unit/test_kit_colwidth tests/unit/test_kit_wrap
check_PROGRAMS += $(kit_text_tests)
TESTS += $(kit_text_tests)
kit_text_libs = src/kit/libkittext.la src/kit/libkit.la $(CHECK_LIBS)

tests_unit_test_kit_width_SOURCES = tests/unit/test_kit_width.c
tests_unit_test_kit_width_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_width_LDADD = $(kit_text_libs)
tests_unit_test_kit_break_SOURCES = tests/unit/test_kit_break.c
tests_unit_test_kit_break_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_break_LDADD = $(kit_text_libs)
tests_unit_test_kit_colwidth_SOURCES = tests/unit/test_kit_colwidth.c
tests_unit_test_kit_colwidth_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_colwidth_LDADD = $(kit_text_libs)
tests_unit_test_kit_wrap_SOURCES = tests/unit/test_kit_wrap.c
tests_unit_test_kit_wrap_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_wrap_LDADD = $(kit_text_libs)
endif
