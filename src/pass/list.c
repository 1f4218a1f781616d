/*
 * The passes that are linked in, in the order in which they are registered;
 * phase and `after` decide the order in which they run.
 */
#include "core/core.h"
#include "pass/text/outline.h"
#include "pass/pass.h"
#include "pass/text/reference.h"
#include "pass/text/prose.h"
#include "check/check.h"

const struct pai_pass *const p_passes[] = {
	&p_pass_running, &p_pass_markup, &p_pass_residue,
	&p_pass_form_streams, &p_pass_unwrap, &p_pass_padding, &p_pass_layout, &p_pass_width,
	&p_pass_blanks, &p_pass_doubled,
	&p_pass_layout_tables,
	&p_pass_site_edges, &p_pass_digits, &p_pass_title, &p_pass_paragraphs, &p_pass_ordinals,
	&p_pass_headings, &p_pass_headings_look, &p_pass_numbering,
	&p_pass_lists, &p_pass_roles, &p_pass_brackets,
	&p_pass_table_columns,
	&p_pass_index_columns,
	&p_pass_made_up_heads,
	&p_pass_printed_blanks,
	&p_pass_repeated_cells,
	&p_pass_label_rows,
	&p_pass_table_stitch,
	&p_pass_torn_rows,
	&p_pass_woven_heads,
	&p_pass_vertical_rows,
	&p_pass_vertical_labels,
	&p_pass_form,
	&p_pass_table_sums,
	&p_pass_short_rows,
	&p_pass_table_grid,
	&p_pass_table_merges,
	&p_pass_table_check,
	&p_pass_table_head,
	&p_check_sections, &p_check_tables, &p_check_quotes,
	&p_check_years, &p_check_versions,
	&p_pass_section_numbers, &p_pass_contents, &p_pass_reference,
	NULL
};
