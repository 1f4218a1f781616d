# Fuzz targets.  As tests they run over what once failed and over damaged
# seeds, by replay.c; configured with --enable-fuzzers (clang), libFuzzer
# drives them instead: see scripts/fuzz.
FUZZ_TARGETS =
if FUZZERS
FUZZ_DRIVER =
FUZZ_LINK = -fsanitize=fuzzer
else
FUZZ_DRIVER = tests/fuzz/replay.c
FUZZ_LINK =
endif
FUZZ_SOURCES = $(FUZZ_DRIVER) tests/fuzz/replay.h tests/fuzz/random.h
EXTRA_DIST += tests/fuzz/replay.c tests/fuzz/kept
