check_PROGRAMS += tests/fuzz/fuzz_markdown
FUZZ_TARGETS += tests/fuzz/fuzz_markdown
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/fuzz_markdown.c \
	tests/fuzz/read.c $(FUZZ_SOURCES)
tests_fuzz_fuzz_markdown_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_markdown_LDADD = src/core/libcore.la
