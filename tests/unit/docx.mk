# What the tests of the Word reader need; mkzip serves the goldens as well.
check_PROGRAMS += tests/mkzip tests/bench/floor
tests_mkzip_SOURCES = tests/mkzip.c
tests_mkzip_CFLAGS = $(AM_CFLAGS) $(ZIP_CFLAGS)
tests_mkzip_LDADD = $(ZIP_LIBS)
tests_bench_floor_SOURCES = tests/bench/floor.c
tests_bench_floor_CFLAGS = $(AM_CFLAGS) $(ZIP_CFLAGS) $(EXPAT_CFLAGS)
tests_bench_floor_LDADD = $(ZIP_LIBS) $(EXPAT_LIBS)
EXTRA_DIST += tests/parts

if HAVE_CHECK
check_PROGRAMS += tests/unit/test_kit_xml tests/unit/test_kit_image \
	tests/unit/test_docx tests/unit/test_docx_hostile \
	tests/unit/test_docx_package tests/unit/test_limits \
	tests/unit/test_docx_elements tests/unit/test_docx_geometry
TESTS += tests/unit/test_kit_xml tests/unit/test_kit_image \
	tests/unit/test_docx tests/unit/test_docx_hostile \
	tests/unit/test_docx_package tests/unit/test_limits \
	tests/unit/test_docx_elements tests/unit/test_docx_geometry

tests_unit_test_kit_xml_SOURCES = tests/unit/test_kit_xml.c
tests_unit_test_kit_xml_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_xml_LDADD = src/kit/libkitxml.la $(CHECK_LIBS)

tests_unit_test_kit_image_SOURCES = tests/unit/test_kit_image.c
tests_unit_test_kit_image_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_kit_image_LDADD = src/kit/libkit.la $(CHECK_LIBS)

tests_unit_test_docx_SOURCES = tests/unit/test_docx.c
tests_unit_test_docx_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins/docx
tests_unit_test_docx_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_docx_LDADD = plugins/docx/libdocx.la \
	src/kit/libkitxml.la src/kit/libkit.la $(CHECK_LIBS)

tests_unit_test_docx_geometry_SOURCES = tests/unit/test_docx_geometry.c
# Beside geometry.h stands a math.h that is not the library's.
tests_unit_test_docx_geometry_CPPFLAGS = $(AM_CPPFLAGS) \
	-iquote $(top_srcdir)/plugins/docx
tests_unit_test_docx_geometry_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_docx_geometry_LDADD = $(tests_unit_test_docx_LDADD)

tests_unit_test_docx_hostile_SOURCES = tests/unit/test_docx_hostile.c \
	tests/unit/package.c tests/unit/package.h
tests_unit_test_docx_hostile_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/unit
tests_unit_test_docx_hostile_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_docx_hostile_LDADD = src/core/libpaiban.la \
	src/kit/libkit.la $(DEFLATE_LIBS) $(CHECK_LIBS)

tests_unit_test_limits_SOURCES = tests/unit/test_limits.c \
	tests/unit/package.c tests/unit/package.h
tests_unit_test_limits_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_unit_test_limits_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_limits_LDADD = src/core/libpaiban.la \
	src/kit/libkit.la $(DEFLATE_LIBS) $(CHECK_LIBS)

tests_unit_test_docx_package_SOURCES = tests/unit/test_docx_package.c \
	tests/unit/package.c tests/unit/package.h
tests_unit_test_docx_package_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/unit
tests_unit_test_docx_package_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_docx_package_LDADD = src/core/libpaiban.la \
	src/kit/libkit.la $(DEFLATE_LIBS) $(CHECK_LIBS)

tests_unit_test_docx_elements_SOURCES = tests/unit/test_docx_elements.c \
	tests/unit/wml-elements.def tests/unit/wml-names.def tests/unit/omml-elements.def \
	tests/unit/package.c tests/unit/package.h
tests_unit_test_docx_elements_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/unit -I$(top_srcdir)/plugins/docx
tests_unit_test_docx_elements_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_docx_elements_LDADD = src/core/libpaiban.la \
	plugins/docx/libdocx.la src/kit/libkitxml.la src/kit/libkit.la \
	$(DEFLATE_LIBS) $(CHECK_LIBS)
endif
