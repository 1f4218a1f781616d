# Policy: one file per pass, linked into the library.
PASS_SOURCES = \
	src/pass/list.c src/pass/pass.c src/pass/pass.h src/pass/told.c \
	src/pass/told.h
include src/pass/text/local.mk
include src/pass/table/local.mk
include src/pass/form/local.mk
