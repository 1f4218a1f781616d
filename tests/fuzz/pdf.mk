# What comes into a PDF from outside: fonts and pictures.
check_PROGRAMS += tests/fuzz/fuzz_font tests/fuzz/fuzz_image \
	tests/fuzz/fuzz_svg
FUZZ_TARGETS += tests/fuzz/fuzz_font tests/fuzz/fuzz_image \
	tests/fuzz/fuzz_svg
FUZZ_PDF_SOURCES = $(FUZZ_SOURCES) tests/fuzz/pdf_stub.c tests/fuzz/pdf_stub.h
FUZZ_PDF_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/pdf \
	$(HARFBUZZ_CFLAGS)
FUZZ_PDF_LDADD = plugins/pdf/libpdf.la src/layout/liblayout.la \
	src/kit/libkittext.la src/kit/libkitxml.la \
	src/kit/libkit.la $(DEFLATE_LIBS)

tests_fuzz_fuzz_font_SOURCES = tests/fuzz/fuzz_font.c $(FUZZ_PDF_SOURCES)
tests_fuzz_fuzz_font_CPPFLAGS = $(FUZZ_PDF_CPPFLAGS)
tests_fuzz_fuzz_font_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_font_LDADD = $(FUZZ_PDF_LDADD) $(HARFBUZZ_LIBS)

tests_fuzz_fuzz_image_SOURCES = tests/fuzz/fuzz_image.c $(FUZZ_PDF_SOURCES)
tests_fuzz_fuzz_image_CPPFLAGS = $(FUZZ_PDF_CPPFLAGS)
tests_fuzz_fuzz_image_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_image_LDADD = $(FUZZ_PDF_LDADD)

tests_fuzz_fuzz_svg_SOURCES = tests/fuzz/fuzz_svg.c tests/fuzz/xml_custom.c \
	tests/fuzz/xml_mutate.c tests/fuzz/xml_mutate.h $(FUZZ_PDF_SOURCES)
tests_fuzz_fuzz_svg_CPPFLAGS = $(FUZZ_PDF_CPPFLAGS) \
	-I$(top_srcdir)/plugins/docx
tests_fuzz_fuzz_svg_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_svg_LDADD = $(FUZZ_PDF_LDADD)
EXTRA_DIST += tests/fonts
