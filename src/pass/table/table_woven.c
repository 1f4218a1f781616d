/*
 * woven-heads: headers that were read line by line.
 *
 *	+----+----+----+	Narrow headers stand beside one another, each
 *	| 结 | 结 | 其 |	on several lines, one character a line or two.
 *	| 果 | 果 | 他 |	Whoever reads a page line by line takes the
 *	| 维 | 纠 | 结 |	first character of each, then the second: they
 *	| 持 | 正 | 果 |	come as four rows of a table (woven_rows.c) or
 *	+----+----+----+	as the four lines of one cell (woven_cell.c).
 *
 * Down the columns stand words that the document knows (vlabel_words.h), and
 * across stand none.  A header of two levels looks alike, and so do rows of
 * one-character values; so all columns must be known to be mended for
 * certain, and what is likely is for `full`.
 */
#include "pass/table/woven.h"

/* The rows over the first row of numbers; where none is near, all may be. */
static void
find_head(struct p_woven *w)
{
	w->head = 0;
	while (w->head < w->sheet->rows &&
	    !p_row_has_values(&w->sheet->row[w->head]))
		w->head++;
	w->values = w->head < w->sheet->rows;
}

static enum pai_status
mend(struct p_tables *t, struct p_words *words, struct pai_node *table)
{
	struct p_woven	 w = { .job = t->job, .words = words, .table = table };
	bool		 again = true;

	/* Each round takes a row, or lines, away. */
	while (again && p_status(t->job) == PAI_OK) {
		p_pool_reset(&t->pool);
		w.sheet = p_sheet_part(t->job, &t->pool, table,
		    P_WOVEN_ROWS, false);
		if (w.sheet == NULL)
			return PAI_E_NOMEM;
		find_head(&w);
		again = p_woven_rows(&w) || p_woven_cells(&w);
	}
	return p_status(t->job);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_words_tables(job, mend);
}

const struct pai_pass p_pass_woven_heads = {
	.size = sizeof(struct pai_pass),
	.name = "woven-heads",
	.summary = "part headers that were read line by line",
	.after = "torn-rows",
	.phase = PAI_P_TABLE,
	.change = change
};
