noinst_LTLIBRARIES += plugins/gongwen/libgongwen.la
plugins_gongwen_libgongwen_la_SOURCES = plugins/gongwen/plugin.c
plugins_gongwen_libgongwen_la_LIBADD = src/kit/libkit.la

plugin_LTLIBRARIES += plugins/gongwen/gongwen.la
plugins_gongwen_gongwen_la_SOURCES =
plugins_gongwen_gongwen_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_gongwen_gongwen_la_LIBADD = plugins/gongwen/libgongwen.la
STATIC_PLUGIN_LIBS += plugins/gongwen/libgongwen.la
