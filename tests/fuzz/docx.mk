# Packages are made by what the unit tests make them with.
if HAVE_CHECK
check_PROGRAMS += tests/fuzz/fuzz_docx_part tests/fuzz/fuzz_docx_package
FUZZ_TARGETS += tests/fuzz/fuzz_docx_part tests/fuzz/fuzz_docx_package
FUZZ_DOCX_SOURCES = $(FUZZ_SOURCES) tests/fuzz/read.c \
	tests/fuzz/folder.c tests/fuzz/folder.h \
	tests/fuzz/xml_mutate.c tests/fuzz/xml_mutate.h \
	tests/unit/package.c tests/unit/package.h
FUZZ_DOCX_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit \
	-I$(top_srcdir)/plugins/docx
FUZZ_DOCX_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(ZIP_CFLAGS)
FUZZ_DOCX_LDADD = src/core/libcore.la $(DEFLATE_LIBS) $(CHECK_LIBS)

tests_fuzz_fuzz_docx_part_SOURCES = tests/fuzz/fuzz_docx_part.c \
	tests/fuzz/xml_custom.c \
	$(FUZZ_DOCX_SOURCES)
tests_fuzz_fuzz_docx_part_CPPFLAGS = $(FUZZ_DOCX_CPPFLAGS)
tests_fuzz_fuzz_docx_part_CFLAGS = $(FUZZ_DOCX_CFLAGS)
tests_fuzz_fuzz_docx_part_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_docx_part_LDADD = $(FUZZ_DOCX_LDADD)

tests_fuzz_fuzz_docx_package_SOURCES = tests/fuzz/fuzz_docx_package.c \
	tests/fuzz/package_mutate.c tests/fuzz/package_mutate.h \
	$(FUZZ_DOCX_SOURCES)
tests_fuzz_fuzz_docx_package_CPPFLAGS = $(FUZZ_DOCX_CPPFLAGS)
tests_fuzz_fuzz_docx_package_CFLAGS = $(FUZZ_DOCX_CFLAGS)
tests_fuzz_fuzz_docx_package_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_docx_package_LDADD = $(FUZZ_DOCX_LDADD) $(ZIP_LIBS)
endif
