# Like the others; to fuzz, link with -fsanitize=fuzzer in place of replay.c.
check_PROGRAMS += tests/fuzz/fuzz_docx_package
TESTS += tests/fuzz/fuzz_docx_package
tests_fuzz_fuzz_docx_package_SOURCES = tests/fuzz/fuzz_docx_package.c \
	tests/fuzz/read.c tests/fuzz/replay.c tests/fuzz/replay.h
tests_fuzz_fuzz_docx_package_LDADD = src/core/libcore.la

if HAVE_CHECK
check_PROGRAMS += tests/fuzz/fuzz_docx_part
TESTS += tests/fuzz/fuzz_docx_part
tests_fuzz_fuzz_docx_part_SOURCES = tests/fuzz/fuzz_docx_part.c \
	tests/fuzz/read.c tests/fuzz/replay.c tests/fuzz/replay.h \
	tests/unit/package.c tests/unit/package.h
tests_fuzz_fuzz_docx_part_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_fuzz_fuzz_docx_part_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_fuzz_fuzz_docx_part_LDADD = src/core/libcore.la $(DEFLATE_LIBS) \
	$(CHECK_LIBS)
endif
