/*
 * check-years: does a year begin with what the year before left over (A5)?
 *
 * A document may hold the tables of two years.  Which year a table is of, the
 * nearest heading before it tells that names one; where two tables of one
 * family are a year apart, the rows that their forms say are carried on
 * (carry in official.forms) must be the same in every column.
 */
#include "check/check.h"

#include <string.h>

#include "pass/total.h"

#define	HEADING_CHARS	96

struct year_table {
	const struct pai_node	*node;
	const struct p_form	*form;
	const struct pai_grid	*grid;
	uint32_t		 year;		/* 0: nobody says */
};
#define	TABLES_MAX	64

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* The year that a heading names; 0: none, or more than one. */
static uint32_t
year_of(const struct pai_node *heading)
{
	uint32_t cp[HEADING_CHARS], year = 0;
	size_t	 n = p_fold(heading, cp, HEADING_CHARS);

	for (size_t i = 0; n <= HEADING_CHARS && i + 4 < n; i++) {
		uint32_t y = 0;

		if (cp[i + 4] != 0x5e74 || (i > 0 && is_digit(cp[i - 1])))
			continue;		/* 年 */
		for (size_t k = i; k < i + 4; k++)
			y = is_digit(cp[k]) && y != UINT32_MAX ?
			    y * 10 + (cp[k] - '0') : UINT32_MAX;
		if (y < 1900 || y > 2999 || y == year)
			continue;
		if (year != 0)
			return 0;
		year = y;
	}
	return year;
}

/* Tables that carry values on, with the years their headings name. */
static uint32_t
find_tables(const struct p_report *r, struct year_table *out)
{
	const struct pai_node *n = r->job->root->first;
	uint32_t count = 0, year = 0, y;

	for (; n != NULL && count < TABLES_MAX; n = n->next) {
		struct year_table t = { .node = n, .year = year };

		if (n->kind == PAI_N_HEADING && (y = year_of(n)) != 0)
			year = y;
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0)
			continue;
		t.form = p_form_named(&r->forms, n->as.table.form);
		t.grid = r->job->doc->host->doc_grid(r->job->doc, n);
		if (t.form != NULL && t.form->carry.nleft > 0 && year != 0 &&
		    t.grid != NULL && t.grid->rows == t.form->rows &&
		    t.grid->cols == t.form->cols)
			out[count++] = t;
	}
	return count;
}

/* One side in one column; false: some of it is no number. */
static bool
add_rows(const struct pai_grid *g, const uint8_t *row, uint8_t n, uint32_t col,
    int64_t *sum)
{
	*sum = 0;
	for (uint8_t i = 0; i < n; i++)
		if (!p_slot_value(g, row[i], col, sum))
			return false;
	return true;
}

static void
compare(struct p_report *r, const struct year_table *now,
    const struct year_table *before)
{
	const struct p_form_check *in = &now->form->carry;
	const struct p_form_check *out = &before->form->carry;
	int64_t	 a, b;
	char	 x[32], y[32];

	for (uint32_t col = now->form->stub; col < now->form->cols &&
	    col < before->form->cols; col++) {
		if (!add_rows(now->grid, in->left, in->nleft, col, &a) ||
		    !add_rows(before->grid, out->right, out->nright, col,
		    &b) || a == b)
			continue;
		p_number_print(x, sizeof(x), a);
		p_number_print(y, sizeof(y), b);
		p_find(r, PAI_M_CHECK_YEARS, now->node, "%s, column %u: %u, "
		    "row %u: %s; %u, row %u: %s", in->name, (unsigned)col + 1,
		    (unsigned)now->year, in->left[0] + 1u, x,
		    (unsigned)before->year, out->right[0] + 1u, y);
	}
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
