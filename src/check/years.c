/*
 * check-years: does a year begin with what the year before left over (A5)?
 *
 * A document may hold the tables of two years.  Which year a table is of, the
 * headings above it tell (year.c); where two tables of one family are a year
 * apart, what their forms say is carried on (carry in official.forms) must be
 * the same: in every column of values, or in every row of them.  A table that
 * does not go on from the year before is flagged, as by any sum that is broken.
 */
#include "check/check.h"

#include <stdio.h>
#include <string.h>

#include "pass/table/total.h"

struct year_table {
	struct pai_node		*node;
	const struct p_form	*form;
	const struct pai_grid	*grid;
	uint32_t		 year;		/* 0: nobody says */
};
#define	TABLES_MAX	64

/* Tables that carry values on, with the years their headings name. */
static uint32_t
find_tables(const struct p_report *r, struct year_table *out)
{
	struct pai_node *n = r->job->root->first;
	struct p_years years = { { 0 } };
	uint32_t count = 0;

	for (; n != NULL && count < TABLES_MAX; n = n->next) {
		struct year_table t = { .node = n };

		p_years_pass(&years, n);
		t.year = p_years_now(&years);
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0)
			continue;
		t.form = p_form_named(&r->forms, n->as.table.form);
		t.grid = r->job->doc->host->doc_grid(r->job->doc, n);
		if (t.form != NULL && t.form->carry.nleft > 0 && t.year != 0 &&
		    t.grid != NULL && t.grid->rows == t.form->rows &&
		    t.grid->cols == t.form->cols)
			out[count++] = t;
	}
	return count;
}

/* Is the slot one for a value, and of its own? */
static bool
is_data(const struct p_form *f, uint32_t row, uint32_t col)
{
	const struct p_form_cell *c = p_form_at(f, row, col);

	return c != NULL && c->role == P_FORM_DATA && c->row == row &&
	    c->col == col;
}

/* One side in one column or row; false: some of it is no number. */
static bool
add_side(const struct year_table *t, bool left, uint32_t at, int64_t *sum)
{
	const struct p_form_check *c = &t->form->carry;
	const uint8_t	*term = left ? c->left : c->right;
	uint8_t		 n = left ? c->nleft : c->nright;
	uint64_t	 less = left ? c->less_left : c->less_right;

	*sum = 0;
	for (uint8_t i = 0; i < n; i++) {
		uint32_t row = c->over_rows ? term[i] : at;
		uint32_t col = c->over_rows ? at : term[i];
		int64_t	 v = 0;

		if (!is_data(t->form, row, col) ||
		    !p_slot_value(t->grid, row, col, &v))
			return false;
		*sum += (less >> i & 1) != 0 ? -v : v;
	}
	return true;
}

/* "row 5: 1", or "column 4 - 2 + 3: 1" */
static void
print_side(char *out, size_t room, const struct year_table *t, bool left,
    int64_t sum)
{
	const struct p_form_check *c = &t->form->carry;
	const uint8_t	*term = left ? c->left : c->right;
	uint8_t		 n = left ? c->nleft : c->nright;
	uint64_t	 less = left ? c->less_left : c->less_right;
	size_t		 at;

	at = (size_t)snprintf(out, room, "%u, %s %u", (unsigned)t->year,
	    c->over_rows ? "row" : "column", term[0] + 1u);
	for (uint8_t i = 1; i < n && at + 40 < room; i++)
		at += (size_t)snprintf(out + at, room - at, " %c %u",
		    (less >> i & 1) != 0 ? '-' : '+', term[i] + 1u);
	at += (size_t)snprintf(out + at, room - at, ": ");
	p_number_print(out + at, room - at, sum);
}

static void
say_broken(struct p_report *r, const struct year_table *now, int64_t a,
    const struct year_table *before, int64_t b, uint32_t at)
{
	const struct p_form_check *c = &now->form->carry;
	char	 x[160], y[160];

	print_side(x, sizeof(x), now, true, a);
	print_side(y, sizeof(y), before, false, b);
	p_find(r, PAI_M_CHECK_YEARS, now->node, "%s, %s %u: %s; %s", c->name,
	    c->over_rows ? "column" : "row", (unsigned)at + 1, x, y);
	now->node->as.table.verdict = PAI_V_FLAGGED;
}

static void
compare(struct p_report *r, const struct year_table *now,
    const struct year_table *before)
{
	bool	 rows = now->form->carry.over_rows;
	uint32_t end = rows ? now->form->cols : now->form->rows;
	unsigned of = 0, kept = 0;
	int64_t	 a, b;

	if (before->form->carry.over_rows != rows)
		return;
	for (uint32_t at = 0; at < end; at++) {
		if (!add_side(now, true, at, &a) ||
		    !add_side(before, false, at, &b))
			continue;
		of++;
		kept += a == b;
		if (a != b)
			say_broken(r, now, a, before, b, at);
	}
	if (of > 0)
		p_find(r, PAI_M_PASS_PROOF, now->node, "%s: %u of %u, from "
		    "%u to %u", now->form->carry.name, kept, of,
		    (unsigned)before->year, (unsigned)now->year);
}

static enum pai_status
look(struct p_report *r)
{
	struct year_table t[TABLES_MAX];
	uint32_t n = find_tables(r, t);

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (t[i].year == t[k].year + 1 && strcmp(
			    t[i].form->family, t[k].form->family) == 0)
				compare(r, &t[i], &t[k]);
	return PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_report_each(job, look);
}

const struct pai_pass p_check_years = {
	.size = sizeof(p_check_years),
	.name = "check-years",
	.summary = "hold what a year begins with against the year before",
	.after = "check-quotes",
	.phase = PAI_P_CHECK,
	.change = change
};
