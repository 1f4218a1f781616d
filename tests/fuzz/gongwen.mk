check_PROGRAMS += tests/fuzz/fuzz_gongwen
TESTS += tests/fuzz/fuzz_gongwen
tests_fuzz_fuzz_gongwen_SOURCES = tests/fuzz/fuzz_gongwen.c \
	tests/fuzz/replay.c tests/fuzz/replay.h
tests_fuzz_fuzz_gongwen_LDADD = src/core/libcore.la
