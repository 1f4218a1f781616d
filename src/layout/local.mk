# Page layout, font-neutral: linked by the plugins that set pages, beside
# libkittext and libkit (a convenience library must not hold another twice).
noinst_LTLIBRARIES += src/layout/liblayout.la
src_layout_liblayout_la_SOURCES = \
	src/layout/arrow.c src/layout/arrow.h \
	src/layout/balance.c src/layout/beside.c src/layout/bidi.c \
	src/layout/box.c src/layout/box_text.c \
	src/layout/collect.c src/layout/collect.h \
	src/layout/columns.c src/layout/drop_cap.c \
	src/layout/dump.c src/layout/face.c src/layout/float.c src/layout/flow.c \
	src/layout/formula.c src/layout/frame.c src/layout/geometry.c \
	src/layout/hyphen.c \
	src/layout/inline.c src/layout/kashida.c \
	src/layout/layout.c src/layout/layout.h \
	src/layout/quote.c \
	src/layout/line.c src/layout/line_draw.c \
	src/layout/line_fill.c src/layout/line_fill.h \
	src/layout/line_height.c \
	src/layout/line_number.c \
	src/layout/note.c \
	src/layout/page.c src/layout/page_marks.c src/layout/pager.c \
	src/layout/paragraph.c src/layout/paragraph_box.c \
	src/layout/outline.c \
	src/layout/picture.c src/layout/places.c src/layout/press.c \
	src/layout/ruby.c \
	src/layout/setup.c src/layout/setup.def \
	src/layout/galley.h src/layout/measure.h src/layout/pages.h \
	src/layout/priv.h src/layout/text.h src/layout/profile.c src/layout/running.c \
	src/layout/store.c src/layout/style_ref.c \
	src/layout/table.c src/layout/table_again.c \
	src/layout/table_cell.c \
	src/layout/table_draw.c src/layout/table_page.c src/layout/table_priv.h \
	src/layout/table_rows.c src/layout/table_rule.c src/layout/table_turned.c \
	src/layout/table_width.c \
	src/layout/spin.c src/layout/turn.c \
	src/layout/unit.c
# Outlines of shapes are turned and end with arrows.
src_layout_liblayout_la_LIBADD = -lm
