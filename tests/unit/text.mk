if HAVE_CHECK
text_tests = tests/unit/test_kit_decode tests/unit/test_kit_ordinal \
	tests/unit/test_passes_text
check_PROGRAMS += $(text_tests)
TESTS += $(text_tests)

tests_unit_test_kit_decode_SOURCES = tests/unit/test_kit_decode.c
tests_unit_test_kit_decode_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_decode_LDADD = src/kit/libkit.la $(CHECK_LIBS)
tests_unit_test_kit_ordinal_SOURCES = tests/unit/test_kit_ordinal.c
tests_unit_test_kit_ordinal_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_ordinal_LDADD = src/kit/libkit.la $(CHECK_LIBS)
tests_unit_test_passes_text_SOURCES = tests/unit/test_passes_text.c
tests_unit_test_passes_text_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_unit_test_passes_text_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_passes_text_LDADD = tests/unit/libfixture.la $(CHECK_LIBS)
endif
