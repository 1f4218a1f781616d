LAYOUT_DOC = tests/unit/layout_doc.c tests/unit/layout_doc.h \
	tests/unit/pages.c tests/unit/pages.h

if HAVE_CHECK
check_PROGRAMS += tests/unit/test_layout
TESTS += tests/unit/test_layout
tests_unit_test_layout_SOURCES = tests/unit/test_layout.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_unit_test_layout_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_LDADD = src/layout/liblayout.la src/kit/libkittext.la \
	tests/unit/libfixture.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_layout_looks
TESTS += tests/unit/test_layout_looks
tests_unit_test_layout_looks_SOURCES = tests/unit/test_layout_looks.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_looks_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_looks_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_looks_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_page
TESTS += tests/unit/test_layout_page
tests_unit_test_layout_page_SOURCES = tests/unit/test_layout_page.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_page_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_page_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_page_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_lines
TESTS += tests/unit/test_layout_lines
tests_unit_test_layout_lines_SOURCES = tests/unit/test_layout_lines.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_lines_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_lines_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_lines_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_hyphens
TESTS += tests/unit/test_layout_hyphens
tests_unit_test_layout_hyphens_SOURCES = tests/unit/test_layout_hyphens.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_hyphens_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_hyphens_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_hyphens_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_press
TESTS += tests/unit/test_layout_press
tests_unit_test_layout_press_SOURCES = tests/unit/test_layout_press.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_press_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_press_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_press_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_fill
TESTS += tests/unit/test_layout_fill
tests_unit_test_layout_fill_SOURCES = tests/unit/test_layout_fill.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_fill_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_fill_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_fill_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_space
TESTS += tests/unit/test_layout_space
tests_unit_test_layout_space_SOURCES = tests/unit/test_layout_space.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_space_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_space_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_space_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_table
TESTS += tests/unit/test_layout_table
tests_unit_test_layout_table_SOURCES = tests/unit/test_layout_table.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_table_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_table_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_table_LDADD = $(tests_unit_test_layout_LDADD)

check_PROGRAMS += tests/unit/test_layout_wild
TESTS += tests/unit/test_layout_wild
tests_unit_test_layout_wild_SOURCES = tests/unit/test_layout_wild.c \
	$(LAYOUT_DOC)
tests_unit_test_layout_wild_CPPFLAGS = $(tests_unit_test_layout_CPPFLAGS)
tests_unit_test_layout_wild_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_test_layout_wild_LDADD = $(tests_unit_test_layout_LDADD)
endif
