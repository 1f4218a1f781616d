/*
 * Which rows of a table hold their values in columns, and which lost them?
 *
 * Columns are read off the rows that came whole: labels, then values to the
 * last column.  A row that came short, or one number that is longer than its
 * column ever has, is open.  Labels tell which rows and columns are totals.
 */
#include "pass/table/sums.h"

/* Digits alone: a value, or several that ran together. */
static bool
is_run(const struct p_cell *c)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (c->cp[i] < '0' || c->cp[i] > '9')
			return false;
	return c->n > 0;
}

/* Cells before the values: up to the last that holds words. */
static uint32_t
labels(const struct p_row *r)
{
	uint32_t n = p_row_came(r);

	while (n > 0 && (r->cell[n - 1].kind != P_CELL_TEXT ||
	    is_run(&r->cell[n - 1])))
		n--;
	return n;
}

static bool
has_values(const struct p_row *r)
{
	for (uint32_t k = labels(r); k < p_row_came(r); k++)
		if (r->cell[k].kind != P_CELL_EMPTY)
			return true;
	return false;
}

/* The first row of values; a long run of digits may be all it has. */
static bool
begins_body(const struct p_row *r)
{
	uint32_t n = p_row_came(r);

	return p_row_has_values(r) || (n > 1 && is_run(&r->cell[n - 1]) &&
	    r->cell[n - 1].kind == P_CELL_TEXT);
}

static bool
says_total(const struct p_row *r)
{
	for (uint32_t k = 0; k < labels(r); k++)
		if (r->cell[k].kind == P_CELL_TEXT &&
		    p_is_total(r->cell[k].cp, r->cell[k].n))
			return true;
	return false;
}

/*
 * Where values begin in most of the whole rows; a row whose first values are
 * blank, or whose label came with empty cells, begins elsewhere.  One row is
 * enough if it is a total.
 */
static bool
read_columns(struct p_pool *pool, struct p_learnt *t)
{
	uint32_t *votes = p_pool_take(pool, t->sheet->wide + 1u,
	    sizeof(*votes));
	uint32_t  best = 0;
	bool	  total = false;

	if (votes == NULL)
		return false;
	for (uint32_t i = t->head; i < t->sheet->rows; i++) {
		const struct p_row *r = &t->sheet->row[i];

		if (p_row_came(r) == t->sheet->wide && p_row_has_values(r))
			votes[labels(r)]++;
		total = total || (p_row_came(r) == t->sheet->wide &&
		    says_total(r));
	}
	for (uint32_t k = 1; k <= t->sheet->wide; k++)
		if (votes[k] > votes[best])
			best = k;
	t->stub = best;
	t->cols = t->sheet->wide - best;
	return votes[best] + total >= 2 && best > 0 && t->cols >= 2 &&
	    t->cols <= P_FORM_COLS;
}

/* Do cells from..to of a row hold nothing?  None is no such cell. */
static bool
are_empty(const struct p_row *r, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (r->cell[k].kind != P_CELL_EMPTY)
			return false;
	return from < to;
}

/* Did cells that a label reaches over come as empty ones? */
static bool
keeps_places(const struct p_learnt *t)
{
	for (uint32_t i = t->head; i < t->sheet->rows; i++) {
		const struct p_row *r = &t->sheet->row[i];

		for (uint32_t k = 0; k < t->stub &&
		    p_row_came(r) == t->sheet->wide; k++)
			if (r->cell[k].kind == P_CELL_EMPTY)
				return true;
	}
	return false;
}

/*
 * Values that fill the columns stand at the right, whatever their label is
 * short of; but where places are kept, an empty one behind the label is its
 * own.  Others are open if all labels are there.
 */
static void
judge_row(struct p_learnt *t, uint32_t i, bool places)
{
	const struct p_row *r = &t->sheet->row[i];
	uint32_t n = p_row_came(r), l = labels(r);

	t->state[i] = P_ROW_OTHER;
	if (l == 0 || l > t->stub || !has_values(r))
		return;
	if (places && n > t->stub && are_empty(r, l, t->stub))
		l = t->stub;
	if (n == t->sheet->wide) {
		t->state[i] = P_ROW_WHOLE;
		t->from[i] = t->stub;
	} else if (n - l == t->cols) {
		t->state[i] = P_ROW_WHOLE;
		t->from[i] = l;
	} else if (l == t->stub) {
		t->state[i] = P_ROW_OPEN;
		t->from[i] = l;
	}
}

static void
read_numbers(struct p_learnt *t, uint32_t i, int64_t most)
{
	const struct p_row *r = &t->sheet->row[i];
	struct p_number *to = t->number + (size_t)i * t->cols;

	for (uint32_t k = 0; k < t->cols; k++)
		if (t->state[i] == P_ROW_WHOLE)
			to[k] = p_number_read(r->cell[t->from[i] + k].cp,
			    r->cell[t->from[i] + k].n, most);
		else if (i >= t->head && has_values(r))
			to[k].kind = P_NUMBER_OPEN;
}

/*
 * Columns whose head says so.  In a header that came short, its last cell
 * stands over the last column, and that behind the labels over the first.
 */
static void
find_column_totals(struct p_learnt *t)
{
	for (uint32_t i = 0; i < t->head; i++) {
		const struct p_row *r = &t->sheet->row[i];
		uint32_t n = p_row_came(r);

		for (uint32_t k = 0; k < n; k++) {
			if (r->cell[k].kind != P_CELL_TEXT ||
			    !p_is_total(r->cell[k].cp, r->cell[k].n))
				continue;
			if (n == t->sheet->wide && k >= t->stub)
				t->col_total[k - t->stub] = true;
			else if (k + 1 == n)
				t->col_total[t->cols - 1] = true;
			else if (k > 0 && k <= t->stub)
				t->col_total[0] = true;
		}
	}
	for (uint32_t k = 0; k < t->cols; k++)
		t->totals = t->totals || t->col_total[k];
}

static bool
take_room(struct p_pool *pool, struct p_learnt *t)
{
	uint32_t rows = t->sheet->rows;

	t->state = p_pool_take(pool, rows, sizeof(*t->state));
	t->from = p_pool_take(pool, rows, sizeof(*t->from));
	t->row_total = p_pool_take(pool, rows, sizeof(*t->row_total));
	t->col_total = p_pool_take(pool, t->cols, sizeof(*t->col_total));
	t->number = p_pool_take(pool, (size_t)rows * t->cols,
	    sizeof(*t->number));
	return t->state != NULL && t->from != NULL && t->row_total != NULL &&
	    t->col_total != NULL && t->number != NULL;
}

struct p_learnt *
p_learnt_read(struct p_pool *pool, struct p_sheet *s)
{
	struct p_learnt *t = p_pool_take(pool, 1, sizeof(*t));
	int64_t	 most = p_number_most(s->rows + s->wide);
	bool	 places;

	if (t == NULL)
		return NULL;
	t->sheet = s;
	while (t->head < s->rows && !begins_body(&s->row[t->head]))
		t->head++;
	if (s->wide < 3 || t->head == s->rows || !read_columns(pool, t) ||
	    !take_room(pool, t))
		return NULL;
	places = keeps_places(t);
	for (uint32_t i = t->head; i < s->rows; i++) {
		judge_row(t, i, places);
		read_numbers(t, i, most);
		t->row_total[i] = says_total(&s->row[i]);
		t->totals = t->totals || t->row_total[i];
	}
	find_column_totals(t);
	return t->totals ? t : NULL;
}
