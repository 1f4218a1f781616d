# A target runs by itself over damaged goldens; to fuzz with libFuzzer, link
# fuzz_ocr.c with -fsanitize=fuzzer in place of replay.c.
check_PROGRAMS += tests/fuzz/fuzz_ocr
TESTS += tests/fuzz/fuzz_ocr
tests_fuzz_fuzz_ocr_SOURCES = tests/fuzz/fuzz_ocr.c tests/fuzz/replay.c \
	tests/fuzz/replay.h
tests_fuzz_fuzz_ocr_LDADD = src/core/libcore.la
