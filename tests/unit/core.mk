if HAVE_CHECK
check_LTLIBRARIES += tests/unit/libfixture.la
tests_unit_libfixture_la_SOURCES = tests/unit/fixture.c tests/unit/fixture.h tests/unit/run.h
tests_unit_libfixture_la_LIBADD = src/core/libcore.la

check_PROGRAMS += tests/unit/test_core
TESTS += tests/unit/test_core
tests_unit_test_core_SOURCES = tests/unit/test_core.c
tests_unit_test_core_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_unit_test_core_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_core_LDADD = tests/unit/libfixture.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_properties
TESTS += tests/unit/test_properties
tests_unit_test_properties_SOURCES = tests/unit/test_properties.c
tests_unit_test_properties_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_properties_LDADD = src/core/libcore.la $(CHECK_LIBS)
endif

