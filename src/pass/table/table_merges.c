/*
 * table-merges: cells that should be one and were left apart.
 *
 * Whoever draws a table in a hurry, or a program that copies one, writes a
 * label in one cell and leaves those beside it empty.  On paper nobody sees
 * the difference; a reader of the grid does.  What tells is in merge_head.c
 * for header cells and in merge_stub.c for the labels down the side.
 *
 * An author's spans are believed: where the evidence is not strong, the cells
 * stay, since an empty cell may well be one.
 */
#include "pass/table/merge.h"

/* A total's label takes the rest of the label columns with it, but only in
 * a table where merges were left out elsewhere. */
static void
join_totals(const struct pai_change *job, struct p_slots *s)
{
	for (uint32_t r = s->head; r < s->rows; r++)
		for (uint32_t k = 0; k + 1 < s->stub; k++) {
			struct p_cell *c = p_slot(s, r, k);
			uint32_t end = k + 1;

			if (!p_slot_label(s, r, k) ||
			    !p_is_total(c->cp, c->n))
				continue;
			while (end < s->stub && p_slot_open(s, r, end))
				end++;
			if (end == s->stub)
				p_slots_join(job, s, r, k, 1, end - k, c,
				    false, "a total's label, and other labels "
				    "lost their merges");
			break;
		}
}

/* Is a cell of one slot empty anywhere?  Most tables have none. */
static bool
needs_a_look(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->as.cell.rows == 1 && c->as.cell.cols == 1 &&
			    p_is_blank(c))
				return true;
	return false;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	const struct pai_change *job = t->job;
	const struct pai_grid *g;
	struct p_slots	*s;
	uint32_t	 done;

	if (table->as.table.spans != PAI_SPANS_GIVEN ||
	    !table->as.table.sealed || table->as.table.form.n > 0 ||
	    table->as.table.rows < 2 || table->as.table.cols < 2 ||
	    !needs_a_look(table))
		return PAI_OK;
	if ((g = job->doc->host->doc_grid(job->doc, table)) == NULL)
		return PAI_E_NOMEM;
	if ((s = p_slots_read(job, &t->pool, g, table)) != NULL) {
		done = p_merge_head(job, s);
		done += p_merge_stub(job, s);
		if (done > 0)
			join_totals(job, s);
	}
	return p_status(job);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_table_merges = {
	.size = sizeof(struct pai_pass),
	.name = "table-merges",
	.summary = "join cells whose merge was left out",
	.after = "table-grid",
	.phase = PAI_P_TABLE,
	.change = change
};
