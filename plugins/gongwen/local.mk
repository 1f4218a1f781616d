noinst_LTLIBRARIES += plugins/gongwen/libgongwen.la
plugins_gongwen_libgongwen_la_SOURCES = \
	plugins/gongwen/block.c \
	plugins/gongwen/cell.c \
	plugins/gongwen/chunk.c \
	plugins/gongwen/code.c \
	plugins/gongwen/draw.c \
	plugins/gongwen/gongwen.h \
	plugins/gongwen/level.c \
	plugins/gongwen/line.c \
	plugins/gongwen/page.c \
	plugins/gongwen/plugin.c \
	plugins/gongwen/table.c \
	plugins/gongwen/table.h \
	plugins/gongwen/text.c \
	plugins/gongwen/title.c

plugin_LTLIBRARIES += plugins/gongwen/gongwen.la
plugins_gongwen_gongwen_la_SOURCES =
plugins_gongwen_gongwen_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_gongwen_gongwen_la_LIBADD = plugins/gongwen/libgongwen.la \
	src/kit/libkittext.la src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/gongwen/libgongwen.la
