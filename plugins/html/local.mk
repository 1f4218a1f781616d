noinst_LTLIBRARIES += plugins/html/libhtml.la
plugins_html_libhtml_la_SOURCES = \
	plugins/html/html.h plugins/html/mime.h plugins/html/soup.h \
	plugins/html/known.def \
	plugins/html/block.c \
	plugins/html/box.c \
	plugins/html/endnote.c \
	plugins/html/finish.c \
	plugins/html/grid.c \
	plugins/html/head.c \
	plugins/html/image.c \
	plugins/html/inline.c \
	plugins/html/known.c \
	plugins/html/line.c \
	plugins/html/list.c \
	plugins/html/listing.c \
	plugins/html/math.c \
	plugins/html/mime.c \
	plugins/html/note.c \
	plugins/html/page.c \
	plugins/html/picture.c \
	plugins/html/plugin.c \
	plugins/html/put.c \
	plugins/html/read.c \
	plugins/html/shape.c \
	plugins/html/stack.c \
	plugins/html/start.c \
	plugins/html/style.c \
	plugins/html/svg.c plugins/html/svg.h \
	plugins/html/table.c \
	plugins/html/sheets.c \
	plugins/html/toc.c \
	plugins/html/walk.c
plugins_html_libhtml_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins
nodist_plugins_html_libhtml_la_SOURCES = plugins/html/page-css.h

# The style sheet as C strings, a line each, without its comments.
BUILT_SOURCES += plugins/html/page-css.h
CLEANFILES += plugins/html/page-css.h
EXTRA_DIST += plugins/html/page.css
plugins/html/page-css.h: plugins/html/page.css
	$(AM_V_GEN)$(MKDIR_P) plugins/html && \
	sed -e '/^\/\*/,/\*\/$$/d' -e '/^$$/d' -e 's/[\\"]/\\&/g' \
	    -e 's/^/"/' -e 's/$$/\\n",/' $(srcdir)/plugins/html/page.css >$@.tmp && \
	mv $@.tmp $@

plugin_LTLIBRARIES += plugins/html/html.la
plugins_html_html_la_SOURCES =
plugins_html_html_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_html_html_la_LIBADD = plugins/html/libhtml.la \
	plugins/markup/libmarkup.la src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/html/libhtml.la
