# Policy: one file per pass, linked into the library.
PASS_SOURCES = \
	src/pass/list.c \
	src/pass/pass.c src/pass/pass.h
