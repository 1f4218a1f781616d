if HAVE_CHECK
check_PROGRAMS += tests/unit/test_picture
TESTS += tests/unit/test_picture
tests_unit_test_picture_SOURCES = tests/unit/test_picture.c \
	tests/unit/decode.h
tests_unit_test_picture_CPPFLAGS = $(AM_CPPFLAGS) $(PNG_CFLAGS) \
	-I$(top_srcdir)/plugins/picture
tests_unit_test_picture_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_picture_LDADD = plugins/picture/libpicture.la \
	src/kit/libkit.la $(PNG_LIBS) $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_metafile
TESTS += tests/unit/test_metafile
tests_unit_test_metafile_SOURCES = tests/unit/test_metafile.c \
	tests/unit/decode.h
tests_unit_test_metafile_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/plugins/picture
tests_unit_test_metafile_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_metafile_LDADD = plugins/picture/libpicture.la \
	src/kit/libkit.la $(CHECK_LIBS)
endif
