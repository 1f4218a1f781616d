if HAVE_CHECK
check_PROGRAMS += tests/unit/test_kit_url tests/unit/test_html
TESTS += tests/unit/test_kit_url tests/unit/test_html

tests_unit_test_kit_url_SOURCES = tests/unit/test_kit_url.c
tests_unit_test_kit_url_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_url_LDADD = src/kit/libkit.la $(CHECK_LIBS)

tests_unit_test_html_SOURCES = tests/unit/test_html.c
tests_unit_test_html_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit \
	-I$(top_srcdir)/plugins/html
tests_unit_test_html_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_html_LDADD = tests/unit/libfixture.la $(CHECK_LIBS)
if !STATIC_PLUGINS
tests_unit_test_html_LDADD += plugins/html/libhtml.la \
	plugins/markup/libmarkup.la src/kit/libkit.la
endif
endif
