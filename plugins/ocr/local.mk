noinst_LTLIBRARIES += plugins/ocr/libocr.la
plugins_ocr_libocr_la_SOURCES = plugins/ocr/ocr.h plugins/ocr/blocks.c \
	plugins/ocr/box.c plugins/ocr/box.h plugins/ocr/box_cell.c \
	plugins/ocr/box_grid.c plugins/ocr/columns.c \
	plugins/ocr/column_gap.c plugins/ocr/column_grid.c \
	plugins/ocr/column_pages.c \
	plugins/ocr/columns.h plugins/ocr/flat.c \
	plugins/ocr/cells.c plugins/ocr/copied.c plugins/ocr/html_table.c \
	plugins/ocr/inline.c plugins/ocr/lines.c plugins/ocr/pages.c \
	plugins/ocr/page_address.c plugins/ocr/pages.h \
	plugins/ocr/plugin.c plugins/ocr/rows.c plugins/ocr/sheet.c \
	plugins/ocr/sheet.h plugins/ocr/sheet_level.c \
	plugins/ocr/sheet_page.c \
	plugins/ocr/sheet_text.c plugins/ocr/tab_rows.c plugins/ocr/tika.c
plugins_ocr_libocr_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins

plugin_LTLIBRARIES += plugins/ocr/ocr.la
plugins_ocr_ocr_la_SOURCES =
plugins_ocr_ocr_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_ocr_ocr_la_LIBADD = plugins/ocr/libocr.la \
	plugins/foreign/libforeign.la \
	plugins/markup/libmarkup.la src/kit/libkittext.la \
	src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/ocr/libocr.la
