noinst_LTLIBRARIES += plugins/docx/libdocx.la
plugins_docx_libdocx_la_SOURCES = plugins/docx/plugin.c
plugins_docx_libdocx_la_LIBADD = src/kit/libkit.la

plugin_LTLIBRARIES += plugins/docx/docx.la
plugins_docx_docx_la_SOURCES =
plugins_docx_docx_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_docx_docx_la_LIBADD = plugins/docx/libdocx.la
STATIC_PLUGIN_LIBS += plugins/docx/libdocx.la
