check_PROGRAMS += tests/fuzz/fuzz_picture
FUZZ_TARGETS += tests/fuzz/fuzz_picture
tests_fuzz_fuzz_picture_SOURCES = tests/fuzz/fuzz_picture.c $(FUZZ_SOURCES)
tests_fuzz_fuzz_picture_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/plugins/picture
tests_fuzz_fuzz_picture_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_picture_LDADD = plugins/picture/libpicture.la \
	src/kit/libkit.la
EXTRA_DIST += tests/pictures
