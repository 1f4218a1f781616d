if HAVE_CHECK
check_PROGRAMS += tests/unit/test_pdf
TESTS += tests/unit/test_pdf
tests_unit_test_pdf_SOURCES = tests/unit/test_pdf.c
tests_unit_test_pdf_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/pdf \
	$(HARFBUZZ_CFLAGS)
tests_unit_test_pdf_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_pdf_LDADD = plugins/pdf/libpdf.la src/layout/liblayout.la \
	src/kit/libkittext.la src/kit/libkit.la $(DEFLATE_LIBS) \
	$(CHECK_LIBS)
endif
