noinst_LTLIBRARIES += plugins/pdf/libpdf.la
plugins_pdf_libpdf_la_SOURCES = plugins/pdf/plugin.c
plugins_pdf_libpdf_la_LIBADD = src/kit/libkit.la

plugin_LTLIBRARIES += plugins/pdf/pdf.la
plugins_pdf_pdf_la_SOURCES =
plugins_pdf_pdf_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_pdf_pdf_la_LIBADD = plugins/pdf/libpdf.la
STATIC_PLUGIN_LIBS += plugins/pdf/libpdf.la
