noinst_LTLIBRARIES += plugins/markdown/libmarkdown.la
plugins_markdown_libmarkdown_la_SOURCES = plugins/markdown/plugin.c
plugins_markdown_libmarkdown_la_LIBADD = src/kit/libkit.la

plugin_LTLIBRARIES += plugins/markdown/markdown.la
plugins_markdown_markdown_la_SOURCES =
plugins_markdown_markdown_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_markdown_markdown_la_LIBADD = plugins/markdown/libmarkdown.la
STATIC_PLUGIN_LIBS += plugins/markdown/libmarkdown.la
