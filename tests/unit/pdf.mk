if HAVE_CHECK
check_PROGRAMS += tests/unit/test_pdf
TESTS += tests/unit/test_pdf
tests_unit_test_pdf_SOURCES = tests/unit/test_pdf.c
tests_unit_test_pdf_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/pdf \
	$(HARFBUZZ_CFLAGS)
tests_unit_test_pdf_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_pdf_LDADD = plugins/pdf/libpdf.la src/layout/liblayout.la \
	src/kit/libkittext.la src/kit/libkitxml.la \
	src/kit/libkit.la $(DEFLATE_LIBS) \
	$(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_pdf_font
TESTS += tests/unit/test_pdf_font
tests_unit_test_pdf_font_SOURCES = tests/unit/test_pdf_font.c \
	tests/fuzz/pdf_stub.c tests/fuzz/pdf_stub.h
tests_unit_test_pdf_font_CPPFLAGS = $(tests_unit_test_pdf_CPPFLAGS) \
	-I$(top_srcdir)/tests/fuzz
tests_unit_test_pdf_font_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_pdf_font_LDADD = $(tests_unit_test_pdf_LDADD) \
	$(HARFBUZZ_LIBS)

check_PROGRAMS += tests/unit/test_pdf_hyphens
TESTS += tests/unit/test_pdf_hyphens
tests_unit_test_pdf_hyphens_SOURCES = tests/unit/test_pdf_hyphens.c
tests_unit_test_pdf_hyphens_CPPFLAGS = $(tests_unit_test_pdf_CPPFLAGS)
tests_unit_test_pdf_hyphens_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_pdf_hyphens_LDADD = $(tests_unit_test_pdf_LDADD)

check_PROGRAMS += tests/unit/test_pdf_svg
TESTS += tests/unit/test_pdf_svg
tests_unit_test_pdf_svg_SOURCES = tests/unit/test_pdf_svg.c \
	tests/fuzz/pdf_stub.c tests/fuzz/pdf_stub.h
tests_unit_test_pdf_svg_CPPFLAGS = $(tests_unit_test_pdf_font_CPPFLAGS)
tests_unit_test_pdf_svg_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_pdf_svg_LDADD = $(tests_unit_test_pdf_font_LDADD) -lm
endif
EXTRA_DIST += tests/hyphens
