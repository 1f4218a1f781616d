/*
 * table-grid: from rows of cells with unknown spans to the one grid that
 * explains them.
 *
 * How spans were lost decides how they are found: COLLAPSED rows came short
 * (grid_collapsed.c), PADDED ones with a cell for every slot (grid_padded.c).
 * Tables whose spans were GIVEN are no business of this pass, and a table it
 * has solved is GIVEN afterwards.
 *
 * Where some row has no answer, or more than one, nothing is done and the
 * table is flagged; its cells stay as sealing laid them.
 */
#include "pass/table/grid.h"
#include "pass/told.h"

#include <stdio.h>

#include "kit/utf8.h"

#define	TALL	3	/* rows; a narrow label over as many runs down */

/* An edit for each cell whose place is not what it was. */
static void
apply(const struct pai_change *job, const struct p_solution *s)
{
	for (uint32_t i = 0; i < s->sheet->rows; i++) {
		struct p_row *r = &s->sheet->row[i];

		for (uint32_t k = 0; k < r->n; k++) {
			struct p_spot	*spot = &s->spot[i][k];
			struct pai_node	*c = r->cell[k].node;

			if (spot->gone || spot->cols == 0) {
				p_drop(job, c);
				continue;
			}
			c->as.cell.rows = spot->rows;
			c->as.cell.cols = spot->cols;
			if (spot->cols > 1 || spot->rows > 1)
				c->flags &= (uint16_t)~PAI_NF_PAD;
		}
	}
}

static bool
is_all_han(const struct p_cell *c)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (!p_is_cjk(c->cp[i]))
			return false;
	return true;
}

/* 竖排: a Han label in the first column, over many rows, labels beside it. */
static void
turn_labels(const struct p_solution *s)
{
	for (uint32_t i = s->head; i < s->sheet->rows; i++)
		for (uint32_t k = 0; k < s->sheet->row[i].n; k++) {
			const struct p_cell *c = &s->sheet->row[i].cell[k];
			const struct p_spot *spot = &s->spot[i][k];

			if (spot->col == 0 && spot->cols == 1 &&
			    spot->rows >= TALL && s->stub > 1 && c->n >= 2 &&
			    c->n <= 3 * spot->rows && is_all_han(c) &&
			    c->node->as.cell.flow == PAI_FLOW_LR)
				c->node->as.cell.flow = PAI_FLOW_VERTICAL;
		}
}

static bool
is_ragged(const struct p_solution *s)
{
	for (uint32_t i = 0; i < s->sheet->rows; i++)
		for (uint32_t k = 0; k < s->sheet->row[i].n; k++)
			if (s->sheet->row[i].cell[k].pad)
				return true;
	return false;
}

/* Years that head columns are words to the solvers. */
static void
read_years(struct p_sheet *s)
{
	for (uint32_t i = 0; i < s->rows; i++) {
		struct p_row *r = &s->row[i];

		if (p_row_has_values(r))
			continue;
		for (uint32_t k = 0; k < r->n; k++)
			if (r->cell[k].kind == P_CELL_VALUE)
				r->cell[k].kind = P_CELL_TEXT;
	}
}

static bool
solve(struct p_pool *pool, struct p_solution *s)
{
	uint32_t rows = s->sheet->rows;

	read_years(s->sheet);
	s->spot = p_pool_take(pool, rows, sizeof(*s->spot));
	for (uint32_t i = 0; s->spot != NULL && i < rows; i++) {
		s->spot[i] = p_pool_take(pool, s->sheet->row[i].n + 1u,
		    sizeof(**s->spot));
		if (s->spot[i] == NULL)
			return false;
	}
	if (s->spot == NULL)
		return false;
	return s->sheet->table->as.table.spans == PAI_SPANS_COLLAPSED ||
	    p_grid_came_collapsed(s->sheet) ?
	    p_grid_collapsed(pool, s) : p_grid_padded(pool, s);
}

static void
act(const struct pai_change *job, struct p_pool *pool,
    const struct p_solution *s)
{
	struct pai_node *table = s->sheet->table;
	struct p_told	 was;

	if (s->unsolved > 0) {
		if (is_ragged(s) &&
		    table->as.table.verdict != PAI_V_FLAGGED)
			p_table_flag(job, table,
			    "what some cells span cannot be told");
		return;
	}
	table->as.table.spans = PAI_SPANS_GIVEN;
	if (s->spans == 0 && s->shifted == 0)
		return;
	was = p_told_rows(pool, table);
	turn_labels(s);
	apply(job, s);
	p_seal(job, table);
	p_table_touched(table);
	if (s->spans > 0)
		p_told_say(job, table, table, PAI_M_PASS_SPAN, &was,
		    "%u spans in %u rows and %u columns: %u header rows, "
		    "%u label columns", (unsigned)s->spans,
		    (unsigned)s->sheet->rows, (unsigned)s->cols,
		    (unsigned)s->head, (unsigned)s->stub);
	if (s->shifted > 0)
		p_told_say(job, table, table, PAI_M_PASS_SHIFTED, &was,
		    "%u rows stood one column to the left",
		    (unsigned)s->shifted);
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	struct p_solution s = { 0 };

	if (table->as.table.spans == PAI_SPANS_GIVEN ||
	    table->as.table.verdict == PAI_V_FLAGGED)
		return PAI_OK;
	s.sheet = p_sheet_read(t->job, &t->pool, table);
	if (s.sheet != NULL && solve(&t->pool, &s))
		act(t->job, &t->pool, &s);
	return p_status(t->job);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_table_grid = {
	.size = sizeof(struct pai_pass),
	.name = "table-grid",
	.summary = "find the spans and columns of cells that lost them",
	.after = "short-rows",
	.phase = PAI_P_TABLE,
	.change = change
};
