# Stateless helpers.  libkit needs libc only; what needs more is apart, so
# that a plugin links no library it does not use.
noinst_LTLIBRARIES += src/kit/libkit.la
src_kit_libkit_la_SOURCES = \
	src/kit/buf.c src/kit/buf.h \
	src/kit/decode.c src/kit/decode.h \
	src/kit/num.c src/kit/num.h \
	src/kit/ordinal.c src/kit/ordinal.h \
	src/kit/utf8.c src/kit/utf8.h
