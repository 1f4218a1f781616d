/*
 * index-columns: what a program adds to the table it prints.
 *
 *	|   | 0        | 1            |		pandas and camelot count rows
 *	| 0 | 信息内容 | 本年制发件数 |		and columns from 0
 *	| 1 | 规章     | 0            |
 *
 *	| 规章 | 0 |				others print a row in which
 *	|      |   |				nothing stands between any two
 *	| 许可 | 3 |
 *
 * Authors count from 1, but some number from 0, so the column goes only where
 * what is left may be one of the known forms; the header that counts is then
 * the business of made-up-heads.  Empty rows go where each row but the last
 * has one below it, and no spans were given.
 */
#include <stdio.h>

#include "pass/form/form.h"

#define	ROWS_LEAST	4
#define	DIGITS_MOST	4

/* ---- a column that counts ---- */

static bool
is_number(const struct p_cell *c, uint32_t number)
{
	uint32_t	 value = 0;

	if (c->n == 0 || c->n > DIGITS_MOST || (c->n > 1 && c->cp[0] == '0'))
		return false;
	for (uint32_t i = 0; i < c->n; i++) {
		if (c->cp[i] < '0' || c->cp[i] > '9')
			return false;
		value = value * 10 + (c->cp[i] - '0');
	}
	return value == number;
}

/* From 0 on, below an empty corner or from the first row. */
static bool
counts_rows(const struct p_sheet *s)
{
	uint32_t	 corner;

	if (s->rows < ROWS_LEAST || s->row[0].n < 3)
		return false;
	corner = s->row[0].cell[0].kind == P_CELL_EMPTY;
	for (uint32_t i = 0; i < s->rows; i++) {
		const struct p_cell *c = &s->row[i].cell[0];

		if (s->row[i].n < 2 || c->node->as.cell.rows != 1 ||
		    c->node->as.cell.cols != 1 ||
		    (i >= corner && !is_number(c, i - corner)))
			return false;
	}
	return true;
}

/* Only two rows are read before more is done: it is cheap. */
static bool
may_count(const struct pai_node *table)
{
	const struct pai_node *row = p_row_first(table);
	const struct pai_node *next = row != NULL ? row->next : NULL;
	uint32_t	 a[2], b[2];
	size_t		 na, nb;

	if (next == NULL || next->kind != PAI_N_ROW || row->first == NULL ||
	    next->first == NULL)
		return false;
	na = p_fold(row->first, a, 2);
	nb = p_fold(next->first, b, 2);
	return nb == 1 && ((na == 0 && b[0] == '0') ||
	    (na == 1 && a[0] == '0' && b[0] == '1'));
}

static bool
is_form_beside(const struct p_forms *forms, const struct p_sheet *s)
{
	struct p_sheet	 rest = *s;
	bool		 may;

	p_sheet_blank_words(&rest);
	for (uint32_t i = 0; i < s->rows; i++) {
		s->row[i].cell++;
		s->row[i].n--;
	}
	rest.wide--;
	may = p_forms_may_know(forms, &rest);
	for (uint32_t i = 0; i < s->rows; i++) {
		s->row[i].cell--;
		s->row[i].n++;
	}
	return may;
}

static enum pai_status
drop_column(const struct pai_change *job, const struct p_sheet *s)
{
	char	 text[64];

	snprintf(text, sizeof(text), "0 / 1 / 2 / ... / %u", s->rows - 1 -
	    (s->row[0].cell[0].kind == P_CELL_EMPTY));
	for (uint32_t i = 0; i < s->rows; i++)
		p_drop(job, s->row[i].cell[0].node);
	if (s->table->as.table.head_cols > 0)
		s->table->as.table.head_cols--;
	p_table_touched(s->table);
	p_say(job, s->table, PAI_M_PASS_RESIDUE, text, NULL,
	    "a first column that counts %u rows from 0, as programs do", s->rows);
	return p_seal(job, s->table);
}

/* ---- rows in which nothing stands ---- */

static bool
is_empty(const struct pai_node *row)
{
	for (const struct pai_node *c = row->first; c != NULL; c = c->next)
		if (c->kind == PAI_N_CELL && !p_is_blank(c))
			return false;
	return true;
}

/* Is each row but the last followed by an empty one? */
static bool
alternates(const struct pai_node *table)
{
	uint32_t	 rows = 0;
	bool		 full = false;

	if (table->as.table.spans == PAI_SPANS_GIVEN)
		return false;
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = r->next) {
		if (r->kind != PAI_N_ROW)
			continue;
		if (is_empty(r) != full)
			return false;
		full = !full;
		rows++;
	}
	return rows >= 2 * ROWS_LEAST - 1;
}

static enum pai_status
drop_rows(const struct pai_change *job, struct pai_node *table)
{
	struct pai_node	*r = p_row_first(table), *next;
	uint32_t	 rows = 0;
	char		 text[200] = "";

	for (; r != NULL; r = next) {
		next = r->next;
		if (r->kind != PAI_N_ROW || !is_empty(r))
			continue;
		p_quote(r, text, sizeof(text));
		p_drop(job, r);
		rows++;
	}
	p_table_touched(table);
	p_say(job, table, PAI_M_PASS_RESIDUE, text, NULL,
	    "%u rows in which nothing stands, one between any two", rows);
	return p_seal(job, table);
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	const struct p_forms *forms;
	struct p_sheet	*s;

	if (alternates(table))
		return drop_rows(t->job, table);
	if (!may_count(table))
		return PAI_OK;
	s = p_sheet_read(t->job, &t->pool, table);
	if (s == NULL || (forms = p_tables_forms(t)) == NULL)
		return PAI_E_NOMEM;
	return counts_rows(s) && is_form_beside(forms, s) ?
	    drop_column(t->job, s) : PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_index_columns = {
	.size = sizeof(struct pai_pass),
	.name = "index-columns",
	.summary = "drop columns that count rows from 0, and rows of nothing",
	.after = "table-columns",
	.phase = PAI_P_TABLE,
	.change = change
};
