noinst_LTLIBRARIES += plugins/docx/libdocx.la
plugins_docx_libdocx_la_SOURCES = \
	plugins/docx/anchor.c \
	plugins/docx/archive.c plugins/docx/archive.h \
	plugins/docx/blocks.c \
	plugins/docx/boxcolour.c plugins/docx/boxlook.c plugins/docx/boxlook.h plugins/docx/boxprops.c \
	plugins/docx/cellstyle.c plugins/docx/cellstyle.h \
	plugins/docx/chart.c plugins/docx/chart.h \
	plugins/docx/chart_table.c \
	plugins/docx/chartnum.c plugins/docx/chartnum.h \
	plugins/docx/diagram.c \
	plugins/docx/dml.c plugins/docx/dml.h \
	plugins/docx/chunk.c plugins/docx/document.c plugins/docx/docx.h \
	plugins/docx/drawing.c \
	plugins/docx/field.c plugins/docx/fieldcode.c \
	plugins/docx/fieldstate.c plugins/docx/flow.c \
	plugins/docx/fieldcode.h plugins/docx/flow.h \
	plugins/docx/frame.c \
	plugins/docx/geometry.c plugins/docx/geometry.h \
	plugins/docx/inline.c \
	plugins/docx/kind.c plugins/docx/kind.h \
	plugins/docx/length.c plugins/docx/length.h \
	plugins/docx/link.c plugins/docx/math.c plugins/docx/math.h \
	plugins/docx/math_alphabet.c plugins/docx/math_eq.c \
	plugins/docx/math_eq.h plugins/docx/math_eq_shape.c \
	plugins/docx/math_ring.c \
	plugins/docx/math_props.c plugins/docx/math_shape.c \
	plugins/docx/math_token.c plugins/docx/math_tree.c \
	plugins/docx/outline.c \
	plugins/docx/presets.c plugins/docx/presets.def \
	plugins/docx/mce.c plugins/docx/mce.h \
	plugins/docx/names.c plugins/docx/names.def plugins/docx/names.h \
	plugins/docx/notecopy.c plugins/docx/notes.c \
	plugins/docx/numbering.c plugins/docx/numbering.h \
	plugins/docx/package.c plugins/docx/paragraph.c \
	plugins/docx/parnode.c plugins/docx/parprops.c \
	plugins/docx/parse.c \
	plugins/docx/picture.c plugins/docx/plugin.c \
	plugins/docx/pool.c plugins/docx/pool.h \
	plugins/docx/preflight.c plugins/docx/preflight.h \
	plugins/docx/props.c plugins/docx/props.h plugins/docx/quiet.def \
	plugins/docx/resolve.c plugins/docx/resolve.h \
	plugins/docx/ruby.c plugins/docx/samples.c \
	plugins/docx/run.c plugins/docx/runprops.c plugins/docx/section.c plugins/docx/settings.c \
	plugins/docx/shape.c \
	plugins/docx/styles.c plugins/docx/styles.h \
	plugins/docx/table.c \
	plugins/docx/tablecell.c \
	plugins/docx/tablegrid.c plugins/docx/tablegrid.h \
	plugins/docx/tablepriv.h \
	plugins/docx/tableprops.c \
	plugins/docx/tableprops.h \
	plugins/docx/tablestyle.c plugins/docx/tablestyle.h \
	plugins/docx/theme.c plugins/docx/vml.c plugins/docx/vmlpath.c
plugins_docx_libdocx_la_CFLAGS = $(AM_CFLAGS) $(ZIP_CFLAGS) $(EXPAT_CFLAGS)
plugins_docx_libdocx_la_LIBADD = $(ZIP_LIBS) -lm

plugin_LTLIBRARIES += plugins/docx/docx.la
plugins_docx_docx_la_SOURCES =
plugins_docx_docx_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_docx_docx_la_LIBADD = plugins/docx/libdocx.la \
	src/kit/libkitxml.la src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/docx/libdocx.la
