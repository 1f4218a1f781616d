check_PROGRAMS += tests/fuzz/fuzz_ocr
FUZZ_TARGETS += tests/fuzz/fuzz_ocr
tests_fuzz_fuzz_ocr_SOURCES = tests/fuzz/fuzz_ocr.c $(FUZZ_SOURCES)
tests_fuzz_fuzz_ocr_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_ocr_LDADD = src/core/libcore.la
