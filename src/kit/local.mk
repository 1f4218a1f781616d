# Stateless helpers.  libkit needs libc only; what needs more is apart, so
# that a plugin links no library it does not use.
noinst_LTLIBRARIES += src/kit/libkit.la
src_kit_libkit_la_SOURCES = \
	src/kit/buf.c src/kit/buf.h src/kit/bytes.h \
	src/kit/colour.c src/kit/colour.h src/kit/colour.def \
	src/kit/copy.c src/kit/copy.h \
	src/kit/data.c src/kit/data.h \
	src/kit/decode.c src/kit/decode.h \
	src/kit/entity.c src/kit/entity.h \
	src/kit/entity.def src/kit/entity_loose.def \
	src/kit/fenced.c src/kit/fenced.h \
	src/kit/formula.c src/kit/formula.h \
	src/kit/formula_char.c \
	src/kit/formula_part.c src/kit/formula_part.h \
	src/kit/affix.h src/kit/grow.c src/kit/grow.h \
	src/kit/hans.c src/kit/hans.h src/kit/hans.def \
	src/kit/image.c src/kit/image.h src/kit/image_svg.c \
	src/kit/mark.c src/kit/mark.h \
	src/kit/num.c src/kit/num.h src/kit/numcount.c \
	src/kit/numformat.c src/kit/numformat.h \
	src/kit/ordinal.c src/kit/ordinal.h \
	src/kit/radical.c src/kit/radical.h src/kit/radical.def \
	src/kit/symbol.c src/kit/symbol.h \
	src/kit/traces.c src/kit/traces.h \
	src/kit/url.c src/kit/url.h \
	src/kit/utf8.c src/kit/utf8.h

# Text that is set: needs libunistring.
noinst_LTLIBRARIES += src/kit/libkittext.la
src_kit_libkittext_la_SOURCES = \
	src/kit/break.c src/kit/break.h \
	src/kit/colwidth.c src/kit/colwidth.h \
	src/kit/width.c src/kit/width.h \
	src/kit/sheet.h src/kit/wrap.c src/kit/wrap.h
src_kit_libkittext_la_LIBADD = $(UNISTRING_LIBS)

# XML: needs expat.
noinst_LTLIBRARIES += src/kit/libkitxml.la
src_kit_libkitxml_la_SOURCES = src/kit/xml.c src/kit/xml.h
src_kit_libkitxml_la_LIBADD = $(EXPAT_LIBS)
