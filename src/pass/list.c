/*
 * The passes that are linked in, in the order in which they are registered;
 * phase and `after` decide the order in which they run.
 */
#include "core/core.h"
#include "pass/pass.h"

const struct pai_pass *const p_passes[] = {
	&p_pass_table_stitch,
	&p_pass_vertical_labels,
	&p_pass_form,
	&p_pass_table_grid,
	&p_pass_table_check,
	&p_pass_table_head,
	NULL
};
