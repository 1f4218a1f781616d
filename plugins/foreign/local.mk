# Tables in notations of other programs; the modules of readers add it.
noinst_LTLIBRARIES += plugins/foreign/libforeign.la
plugins_foreign_libforeign_la_SOURCES = \
	plugins/foreign/foreign.h \
	plugins/foreign/escaped.c \
	plugins/foreign/foreign.c \
	plugins/foreign/headings.c \
	plugins/foreign/latex.c \
	plugins/foreign/latex.h \
	plugins/foreign/latex_put.c \
	plugins/foreign/latex_text.c \
	plugins/foreign/paragraphs.c \
	plugins/foreign/pipes.c \
	plugins/foreign/quoted.c
STATIC_PLUGIN_LIBS += plugins/foreign/libforeign.la
