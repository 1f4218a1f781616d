noinst_LTLIBRARIES += plugins/markdown/libmarkdown.la
plugins_markdown_libmarkdown_la_SOURCES = \
	plugins/markdown/md.h \
	plugins/markdown/block.c \
	plugins/markdown/events.c \
	plugins/markdown/front.c \
	plugins/markdown/html.c \
	plugins/markdown/note.c \
	plugins/markdown/plugin.c \
	plugins/markdown/ragged.c
plugins_markdown_libmarkdown_la_CPPFLAGS = $(AM_CPPFLAGS) $(MD4C_CFLAGS) \
	-I$(top_srcdir)/plugins
plugins_markdown_libmarkdown_la_LIBADD = $(MD4C_LIBS)

plugin_LTLIBRARIES += plugins/markdown/markdown.la
plugins_markdown_markdown_la_SOURCES =
plugins_markdown_markdown_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_markdown_markdown_la_LIBADD = plugins/markdown/libmarkdown.la \
	plugins/foreign/libforeign.la \
	plugins/markup/libmarkup.la src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/markdown/libmarkdown.la
