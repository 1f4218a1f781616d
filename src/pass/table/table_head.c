/*
 * table-head: which rows head a table, which columns label it.
 *
 * What the author marked is believed, but for a header that its own cells
 * reach beyond, as those of a pipe table do, where only one row can be
 * marked; then the rows that they reach into are the header too.  A form says
 * it by the roles of its cells.  Otherwise rows of words over rows of numbers are the header, and
 * columns of words left of columns of numbers are labels; where a table has
 * no numbers, or they begin at once, nothing is guessed.
 *
 * Only marks are set here, no text and no span changes.
 */
#include "pass/form/form.h"

#include <stdio.h>
#include <string.h>

#define	HEAD_MOST	5	/* rows; more words than that are no header */
#define	LOOK		64	/* rows looked at; what they show holds for all */

static bool
is_marked(const struct pai_node *table)
{
	if (table->as.table.head_rows > 0 || table->as.table.head_cols > 0)
		return true;
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->as.cell.head)
				return true;
	return false;
}

/* The rows that cells of the first head rows reach. */
static uint32_t
rows_reached(const struct pai_node *table, uint32_t head)
{
	uint32_t reach = head;

	for (const struct pai_node *r = p_row_first(table); r != NULL &&
	    r->first != NULL && r->first->as.cell.row < reach; r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->as.cell.row + c->as.cell.rows > reach)
				reach = c->as.cell.row + c->as.cell.rows;
	return reach;
}

/* The header, with the rows that its cells reach into if words fill them. */
static uint32_t
reach_of(const struct pai_node *table, const struct p_sheet *s, uint32_t head)
{
	const uint32_t	 reach = rows_reached(table, head);

	if (reach > HEAD_MOST || reach >= table->as.table.rows ||
	    s->rows < reach)
		return head;
	for (uint32_t i = 0; i < reach; i++)
		if (p_row_has_values(&s->row[i]))
			return head;
	return reach;
}

/* Rows at the top that the author marked. */
static uint32_t
marked_rows(const struct pai_node *table)
{
	uint32_t n = 0;

	for (const struct pai_node *r = p_row_first(table);
	    r != NULL && r->as.row.head; r = p_row_next(r))
		n++;
	return n;
}

static void
mark(const struct pai_node *table, uint32_t rows, uint32_t cols)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (struct pai_node *c = r->first; c != NULL; c = c->next)
			if (c->as.cell.row < rows ||
			    c->as.cell.col + c->as.cell.cols <= cols)
				c->as.cell.head = true;
}

static void
mark_by_form(struct pai_node *table, const struct p_form *f)
{
	uint32_t i = 0;

	for (struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (struct pai_node *c = r->first; c != NULL && i < f->n;
		    c = c->next, i++)
			c->as.cell.head = f->cell[i].role != P_FORM_DATA;
	table->as.table.head_rows = f->top;
	table->as.table.head_cols = f->stub;
}

/*
 * Leading rows that hold words only, first cells included, where most rows
 * below them hold numbers; 0: none.
 */
static uint32_t
rows_of_words(const struct p_sheet *s)
{
	uint32_t head = 0, words, with = 0;

	while (head < s->rows && !p_row_has_values(&s->row[head]))
		head++;
	if (head == 0 || head > HEAD_MOST || head == s->rows)
		return 0;
	for (uint32_t i = head; i < s->rows; i++)
		with += p_row_has_values(&s->row[i]);
	if (with * 3 < (s->rows - head) * 2)
		return 0;
	for (uint32_t i = 0; i < head; i++) {
		words = 0;
		for (uint32_t k = 0; k < s->row[i].n; k++)
			words += s->row[i].cell[k].kind != P_CELL_EMPTY;
		if (words == 0)
			return 0;
	}
	return head;
}

/* Leading columns of words beside columns of numbers, below the header. */
static uint32_t
columns_of_words(const struct p_sheet *s, uint32_t head)
{
	uint32_t stub = UINT32_MAX;

	for (uint32_t i = head; i < s->rows; i++) {
		const struct p_row *r = &s->row[i];

		if (!p_row_has_values(r))
			continue;
		for (uint32_t k = 0; k < r->n; k++)
			if (r->cell[k].kind == P_CELL_VALUE) {
				if (r->cell[k].node->as.cell.col < stub)
					stub = r->cell[k].node->as.cell.col;
				break;
			}
	}
	return stub == UINT32_MAX || stub > 3 ? 0 : stub;
}

static void
say(const struct pai_change *job, struct pai_node *table, uint32_t rows,
    uint32_t cols)
{
	char	 was[64], now[64];

	snprintf(was, sizeof(was), "%u header rows, %u label columns",
	    (unsigned)table->as.table.head_rows,
	    (unsigned)table->as.table.head_cols);
	snprintf(now, sizeof(now), "%u header rows, %u label columns",
	    (unsigned)rows, (unsigned)cols);
	p_say(job, table, PAI_M_PASS_HEADERS, was, now, "%s", now);
}

static enum pai_status
find_head(struct p_tables *t, struct pai_node *table)
{
	struct p_sheet	*s = p_sheet_part(t->job, &t->pool, table, LOOK, false);
	uint32_t	 rows = 0, cols = 0, said;

	said = marked_rows(table);
	if (s != NULL) {
		rows = reach_of(table, s, said > 0 ? said : rows_of_words(s));
		if (rows > 0 && rows < s->rows)
			cols = columns_of_words(s, rows);
	}
	if (rows == 0 || rows >= table->as.table.rows)
		return PAI_OK;
	if (rows != said || cols > 0)
		say(t->job, table, rows, cols);
	table->as.table.head_rows = rows;
	table->as.table.head_cols = cols;
	mark(table, rows, cols);
	return PAI_OK;
}

/* Takes in the rows that belong to the header, too. */
static void
reach_out(struct p_tables *t, struct pai_node *table)
{
	struct p_sheet	*s = p_sheet_part(t->job, &t->pool, table, LOOK, false);
	uint32_t	 head = table->as.table.head_rows;
	uint32_t	 rows = s == NULL ? head : reach_of(table, s, head);

	if (rows == head)
		return;
	say(t->job, table, rows, table->as.table.head_cols);
	table->as.table.head_rows = rows;
	mark(table, rows, 0);
}

/* *f: the form of the table where it is whole, else NULL. */
static enum pai_status
whole_form(struct p_tables *t, const struct pai_node *table,
    const struct p_form **f)
{
	const struct p_forms *forms;

	*f = NULL;
	if (table->as.table.form.n == 0)
		return PAI_OK;
	if ((forms = p_tables_forms(t)) == NULL)
		return PAI_E_NOMEM;
	*f = p_form_named(forms, table->as.table.form);
	if (*f != NULL && !p_form_fits(*f, table))
		*f = NULL;
	return PAI_OK;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	const struct p_form *f;
	enum pai_status	 status;
	uint32_t	 rows = table->as.table.head_rows;

	if (!table->as.table.sealed)
		return PAI_OK;
	if ((status = whole_form(t, table, &f)) != PAI_OK)
		return status;
	if (!is_marked(table)) {
		if (f == NULL)
			return find_head(t, table);
		mark_by_form(table, f);
	} else if (f != NULL && rows > 0 && rows < f->top) {
		say(t->job, table, f->top, f->stub);
		mark_by_form(table, f);
	} else if (rows > 0) {
		reach_out(t, table);
	}
	return PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_table_head = {
	.size = sizeof(struct pai_pass),
	.name = "table-head",
	.summary = "find header rows and label columns",
	.after = "table-check",
	.phase = PAI_P_TABLE,
	.change = change
};
