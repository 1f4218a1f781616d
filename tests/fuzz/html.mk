check_PROGRAMS += tests/fuzz/fuzz_html
FUZZ_TARGETS += tests/fuzz/fuzz_html
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz_html.c \
	tests/fuzz/read.c $(FUZZ_SOURCES)
tests_fuzz_fuzz_html_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_html_LDADD = src/core/libcore.la
