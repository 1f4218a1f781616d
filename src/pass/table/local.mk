# Tables of any kind: rows, columns, merges, labels, pages, sums.
PASS_SOURCES += \
	src/pass/table/grid.h src/pass/table/grid_collapsed.c \
	src/pass/table/grid_padded.c src/pass/table/grid_share.c \
	src/pass/table/grid_short.c src/pass/table/layout_tables.c src/pass/table/merge.h \
	src/pass/table/merge_head.c src/pass/table/merge_slots.c \
	src/pass/table/merge_stub.c src/pass/table/stitch.h \
	src/pass/table/stitch_gap.c src/pass/table/stitch_look.c \
	src/pass/table/stitch_seam.c src/pass/table/sums.h \
	src/pass/table/sums_joint.c src/pass/table/sums_sheet.c \
	src/pass/table/sums_solve.c src/pass/table/table.h \
	src/pass/table/table_cell.c src/pass/table/table_check.c \
	src/pass/table/table_columns.c src/pass/table/table_grid.c \
	src/pass/table/table_head.c src/pass/table/table_index.c \
	src/pass/table/table_madeup.c src/pass/table/table_merges.c \
	src/pass/table/table_nothing.c src/pass/table/table_repeats.c \
	src/pass/table/table_sheet.c src/pass/table/table_stitch.c \
	src/pass/table/table_sums.c src/pass/table/table_torn.c \
	src/pass/table/table_total.c src/pass/table/table_vlabel.c \
	src/pass/table/table_vrows.c src/pass/table/table_woven.c \
	src/pass/table/tables.c src/pass/table/total.h \
	src/pass/table/total_learn.c src/pass/table/vlabel.h \
	src/pass/table/vlabel_blanks.c src/pass/table/vlabel_lines.c \
	src/pass/table/vlabel_reading.c src/pass/table/vlabel_words.c \
	src/pass/table/vlabel_words.h src/pass/table/woven.h \
	src/pass/table/woven_cell.c src/pass/table/woven_rows.c
