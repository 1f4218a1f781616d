noinst_LTLIBRARIES += plugins/html/libhtml.la
plugins_html_libhtml_la_SOURCES = plugins/html/plugin.c
plugins_html_libhtml_la_LIBADD = src/kit/libkit.la

plugin_LTLIBRARIES += plugins/html/html.la
plugins_html_html_la_SOURCES =
plugins_html_html_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_html_html_la_LIBADD = plugins/html/libhtml.la
STATIC_PLUGIN_LIBS += plugins/html/libhtml.la
