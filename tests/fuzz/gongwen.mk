check_PROGRAMS += tests/fuzz/fuzz_gongwen
FUZZ_TARGETS += tests/fuzz/fuzz_gongwen
tests_fuzz_fuzz_gongwen_SOURCES = tests/fuzz/fuzz_gongwen.c $(FUZZ_SOURCES)
tests_fuzz_fuzz_gongwen_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_gongwen_LDADD = src/core/libcore.la
