# Policy: one file per pass, linked into the library.
PASS_SOURCES = \
	src/pass/layout_tables.c src/pass/list.c \
	src/pass/pass.c src/pass/pass.h \
	src/pass/told.c src/pass/told.h \
	src/pass/table.h \
	src/pass/table_sheet.c src/pass/tables.c \
	src/pass/table_cell.c \
	src/pass/table_columns.c \
	src/pass/table_index.c src/pass/table_madeup.c \
	src/pass/table_nothing.c \
	src/pass/table_repeats.c \
	src/pass/table_torn.c \
	src/pass/table_merges.c src/pass/merge.h \
	src/pass/merge_slots.c \
	src/pass/merge_head.c \
	src/pass/merge_stub.c \
	src/pass/table_stitch.c src/pass/stitch.h \
	src/pass/stitch_gap.c \
	src/pass/stitch_look.c \
	src/pass/stitch_seam.c \
	src/pass/table_vlabel.c src/pass/vlabel.h \
	src/pass/vlabel_lines.c \
	src/pass/vlabel_blanks.c \
	src/pass/vlabel_reading.c \
	src/pass/vlabel_words.c src/pass/vlabel_words.h \
	src/pass/table_vrows.c \
	src/pass/table_woven.c src/pass/woven.h \
	src/pass/woven_rows.c \
	src/pass/woven_cell.c \
	src/pass/table_grid.c src/pass/grid.h \
	src/pass/grid_short.c \
	src/pass/grid_share.c \
	src/pass/grid_collapsed.c \
	src/pass/grid_padded.c \
	src/pass/table_check.c \
	src/pass/table_total.c src/pass/total.h \
	src/pass/total_learn.c \
	src/pass/table_sums.c src/pass/sums.h \
	src/pass/sums_sheet.c \
	src/pass/sums_joint.c src/pass/sums_solve.c \
	src/pass/table_head.c \
	src/pass/outline.c src/pass/outline.h \
	src/pass/section_numbers.c \
	src/pass/contents.c \
	src/pass/looks.c src/pass/reference.c src/pass/reference.h \
	src/pass/form.c src/pass/form.h \
	src/pass/form_read.c src/pass/form_lex.c src/pass/form_lex.h \
	src/pass/form_rules.c src/pass/form_rules.h \
	src/pass/form_match.c src/pass/form_labels.c \
	src/pass/form_rows.c \
	src/pass/form_stream.c src/pass/stream.h \
	src/pass/stream_read.c src/pass/stream_part.c src/pass/stream_match.c \
	src/pass/stream_weave.c src/pass/stream_find.c \
	src/pass/stream_columns.c \
	src/pass/stream_values.c src/pass/stream_lay.c \
	src/pass/form_plan.c \
	src/pass/form_digits.c \
	src/pass/form_open.c src/pass/form_open.h \
	src/pass/form_behind.c src/pass/form_choice.c src/pass/form_system.h \
	src/pass/form_sums.c src/pass/form_sums.h \
	src/pass/form_told.c \
	src/pass/form_ways.c \
	src/pass/form_build.c

# The built-in forms, as bytes.
AM_CPPFLAGS += -I$(top_builddir)/src
EXTRA_DIST += src/pass/official.forms
BUILT_SOURCES += src/pass/official.h
CLEANFILES += src/pass/official.h
src/pass/official.h: $(srcdir)/src/pass/official.forms
	$(AM_V_GEN)$(MKDIR_P) src/pass && { \
	  echo '/* Made from official.forms; do not edit. */'; \
	  echo 'static const unsigned char official_forms[] = {'; \
	  sed -e '/^#/d' -e '/^$$/d' $(srcdir)/src/pass/official.forms | \
	    od -An -v -tx1 | sed -e 's/ \(..\)/0x\1,/g'; \
	  echo '};'; } > $@.tmp && mv $@.tmp $@
src/pass/src_core_libpaiban_la-form_read.lo: src/pass/official.h

# Running text.
PASS_SOURCES += \
	src/pass/headings_look.c src/pass/lists.c src/pass/numbering.c \
	src/pass/plain.c src/pass/prose.c src/pass/prose.h \
	src/pass/headings.c src/pass/ordinals.c src/pass/paragraphs.c \
	src/pass/roles.c src/pass/site.c src/pass/site_edges.c src/pass/site.h src/pass/title.c src/pass/unwrap.c \
	src/pass/text_blanks.c src/pass/text_brackets.c \
	src/pass/text_digits.c src/pass/text_doubled.c src/pass/text_layout.c \
	src/pass/text_padding.c \
	src/pass/text_markup.c src/pass/text_residue.c \
	src/pass/text_running.c src/pass/text_width.c
