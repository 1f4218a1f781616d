# What the readers of Markdown and HTML share; their modules add it.
noinst_LTLIBRARIES += plugins/markup/libmarkup.la
plugins_markup_libmarkup_la_SOURCES = \
	plugins/markup/markup.h \
	plugins/markup/data.c plugins/markup/emit.c \
	plugins/markup/inline.c plugins/markup/known.c \
	plugins/markup/table.c \
	plugins/markup/tag.c \
	plugins/markup/text.c \
	plugins/markup/where.c
STATIC_PLUGIN_LIBS += plugins/markup/libmarkup.la
