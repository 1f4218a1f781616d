# make bench: BENCHFLAGS='--peers --count' for more.
EXTRA_DIST += tests/bench/bench.py tests/bench/fidelity.py tests/bench/nothing.c \
	tests/bench/tables.py
.PHONY: bench
bench: all
	python3 $(srcdir)/tests/bench/bench.py $(builddir) $(BENCHFLAGS)
