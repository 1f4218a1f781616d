/*
 * Solving COLLAPSED rows: a cell came once, however many columns it spans,
 * and an empty cell for each row it reaches down to.  So a row is short by
 * what its cells span, and the question is which of them.
 *
 *	[ ]       [甲]      [乙]		3 cells: shares out the row below
 *	[ ]       [p] [q]   [p] [q]		5: shares out the body's columns
 *	[总数]         [5]  [6] [7] [8]		5: the label fills the stub
 *	[其中] [男]    [2]  [3] [4] [4]		6: full, all of span one
 *	[ ]    [女]    [3]  [3] [3] [4]
 *	 <- stub ->   <--- values ---->
 *
 * Values stand at the right and span one column each, or all of them; what a
 * row of values is short of belongs to its last label.  Rows of words only
 * are solved from below.  A table of nothing but words is left to table-merges
 * below its header, which stands over all labels with one cell:
 *
 *	[time]         [Monday] [Tuesday]	3 cells over 4 columns
 *	[morning] [8]  [visits] [filing]
 *	[]        [10] [filing] [visits]	<- a place held for a label
 */
#include "pass/table/grid.h"

#include <string.h>

#define	MOST	48		/* as in grid_share.c */
#define	HEAD_MOST	16	/* rows of words in a row that are solved */

/* Cells up to the last that holds words: labels and places held for them. */
static uint32_t
labels(const struct p_row *r)
{
	uint32_t n = p_row_came(r);

	while (n > 0 && r->cell[n - 1].kind != P_CELL_TEXT)
		n--;
	return n;
}

/* How many values a full row has; the commonest answer wins. */
static uint32_t
common_values(const struct p_solution *s)
{
	uint32_t votes[MOST + 1] = { 0 }, best = 0;

	for (uint32_t i = 0; i < s->sheet->rows; i++) {
		const struct p_row *r = &s->sheet->row[i];

		if (p_row_came(r) == s->cols && p_row_has_values(r))
			votes[s->cols - labels(r)]++;
	}
	for (uint32_t k = 1; k <= s->cols; k++)
		if (votes[k] > votes[best])
			best = k;
	return best;
}

/* Does some row hold a place in the stub for a label above it? */
static bool
keeps_places(const struct p_solution *s)
{
	for (uint32_t i = s->head; i < s->sheet->rows; i++) {
		const struct p_row *r = &s->sheet->row[i];

		if (p_row_has_values(r) && r->n > 1 &&
		    r->cell[0].kind == P_CELL_EMPTY && labels(r) > 1)
			return true;
	}
	return false;
}

/* The cell of row i that begins at a column; NULL: none. */
static struct p_spot *
begins_at(const struct p_solution *s, uint32_t i, uint32_t col)
{
	uint32_t n = p_row_came(&s->sheet->row[i]);

	for (uint32_t k = 0; k < n; k++)
		if (s->spot[i][k].col == col)
			return &s->spot[i][k];
	return NULL;
}

static void
full_row(struct p_solution *s, uint32_t i)
{
	for (uint32_t k = 0; k < s->cols; k++)
		s->spot[i][k] = (struct p_spot){ k, 1, 1, false };
}

/*
 * Labels of a row of values.  An empty cell holds the place of the one above
 * it and is as wide; the last label takes what is left of the stub.
 */
static bool
place_labels(struct p_solution *s, uint32_t i, uint32_t n)
{
	uint32_t col = 0;

	for (uint32_t k = 0; k < n; k++) {
		struct p_spot *up = NULL;
		uint32_t	cols = 1;

		if (s->sheet->row[i].cell[k].kind == P_CELL_EMPTY) {
			if (i == 0 || (up = begins_at(s, i - 1, col)) == NULL)
				return false;
			cols = up->cols;
		}
		if (k + 1 == n) {
			if (col >= s->stub)
				return false;
			cols = s->stub - col;
		}
		s->spot[i][k] = (struct p_spot){ col, cols, 1, false };
		col += cols;
	}
	return col == s->stub;
}

/*
 * A row of values that came short.  May its label span columns?  Only where
 * places are held, so that a label that is missing would have left a trace,
 * or where it is a total's.
 */
static bool
value_row(struct p_solution *s, uint32_t i, bool places)
{
	const struct p_row *r = &s->sheet->row[i];
	uint32_t n = p_row_came(r), l = labels(r), v = n - l, wide;
	uint32_t values = s->cols - s->stub;

	if (l == 0 || l > s->stub || v == 0)
		return false;
	if (l < s->stub && !places && s->stub > 1 &&
	    !p_is_total(r->cell[l - 1].cp, r->cell[l - 1].n))
		return false;
	if (!place_labels(s, i, l))
		return false;
	wide = v == 1 ? values : 1;
	if (v != 1 && v != values)
		return false;
	for (uint32_t k = 0; k < v; k++)
		s->spot[i][l + k] = (struct p_spot){ s->stub + k * wide,
		    wide, 1, false };
	return true;
}

/* What a row of words stands over: the row below, or the body's columns. */
static uint32_t
segments(const struct p_solution *s, uint32_t below, struct p_segment *out)
{
	const struct p_row *r = &s->sheet->row[below];
	uint32_t n;

	if (p_row_has_values(r) || below >= s->head) {
		for (n = 0; n < s->cols; n++)
			out[n] = (struct p_segment){ n, 1, NULL,
			    n < s->stub };
		out[n].stub = false;
		return n;
	}
	n = p_row_came(r);
	for (uint32_t k = 0; k < n; k++)
		out[k] = (struct p_segment){ s->spot[below][k].col,
		    s->spot[below][k].cols, &r->cell[k], false };
	return n;
}

/* As the row above a body of labels and one wide value: cell by cell. */
static bool
copy_below(struct p_solution *s, uint32_t i)
{
	uint32_t n = p_row_came(&s->sheet->row[i]);

	if (i + 1 >= s->sheet->rows || p_row_came(&s->sheet->row[i + 1]) != n ||
	    !p_row_has_values(&s->sheet->row[i + 1]) ||
	    s->spot[i + 1][0].cols == 0)
		return false;
	for (uint32_t k = 0; k < n; k++) {
		s->spot[i][k] = s->spot[i + 1][k];
		s->spot[i][k].rows = 1;
		s->spot[i][k].gone = false;
	}
	return true;
}

static bool
word_row(struct p_solution *s, uint32_t i)
{
	const struct p_row *r = &s->sheet->row[i];
	struct p_segment seg[MOST + 1];
	uint32_t count[MOST], n = p_row_came(r), m, at = 0;

	if (n == 1) {
		s->spot[i][0] = (struct p_spot){ 0, s->cols, 1, false };
		return true;
	}
	if (copy_below(s, i))
		return true;
	if (i + 1 >= s->sheet->rows || s->cols > MOST ||
	    s->spot[i + 1][0].cols == 0)
		return false;
	m = segments(s, i + 1, seg);
	if (!p_grid_share(r, n, seg, m, count))
		return false;
	for (uint32_t k = 0; k < n; k++) {
		uint32_t end = at + count[k] - 1;

		s->spot[i][k] = (struct p_spot){ seg[at].col,
		    seg[end].col + seg[end].cols - seg[at].col, 1, false };
		at += count[k];
	}
	return true;
}

/*
 * Empty cells that hold a place: the cell above that begins in the same
 * column and is as wide reaches down.  In the body only labels do; an empty
 * value is a blank.
 */
static void
reach_down(struct p_solution *s, struct p_spot **owner)
{
	memset(owner, 0, s->cols * sizeof(*owner));
	for (uint32_t i = 0; i < s->sheet->rows; i++) {
		const struct p_row *r = &s->sheet->row[i];
		bool	 body = p_row_has_values(r) || i >= s->head;
		uint32_t n = p_row_came(r);

		for (uint32_t k = 0; k < n; k++) {
			struct p_spot *c = &s->spot[i][k];
			struct p_spot *up = owner[c->col];

			if (r->cell[k].kind == P_CELL_EMPTY && up != NULL &&
			    up->cols == c->cols &&
			    (!body || c->col < s->stub)) {
				up->rows++;
				c->gone = true;
				s->spans++;
				continue;
			}
			for (uint32_t x = 0; x < c->cols; x++)
				owner[c->col + x] = NULL;
			if (r->cell[k].kind == P_CELL_TEXT)
				owner[c->col] = c;
		}
	}
}

/* A label's place is dropped as well (S3): numbering tells. */
static bool
goes_on(const struct p_solution *s, uint32_t i)
{
	const struct p_row *r = &s->sheet->row[i], *up;
	struct p_label_number a, b;
	uint32_t l = labels(r);

	if (i == 0 || l == 0 || p_row_came(r) - l != s->cols - s->stub ||
	    s->stub != l + 1)
		return false;
	up = &s->sheet->row[i - 1];
	if (labels(up) == 0)
		return false;
	a = p_label_number(up->cell[labels(up) - 1].cp,
	    up->cell[labels(up) - 1].n);
	b = p_label_number(r->cell[l - 1].cp, r->cell[l - 1].n);
	return a.form != 0 && a.form == b.form && b.value == a.value + 1 &&
	    s->spot[i - 1][labels(up) - 1].col +
	    s->spot[i - 1][labels(up) - 1].cols == s->stub &&
	    s->spot[i - 1][labels(up) - 1].col == 1;
}

static void
place_behind(struct p_solution *s, uint32_t i)
{
	uint32_t n = p_row_came(&s->sheet->row[i]);

	for (uint32_t k = 0; k < n; k++)
		s->spot[i][k] = (struct p_spot){ k + 1, 1, 1, false };
	for (uint32_t u = i; u-- > 0; )
		if (s->spot[u][0].col == 0) {
			s->spot[u][0].rows = i - u + 1;
			break;
		}
	s->spans++;
}

/*
 * The columns of labels in a table of words: those in which places are held,
 * from the first on, and the one behind them.  0: no place is held.
 */
static uint32_t
word_labels(const struct p_solution *s)
{
	uint32_t n = 0;

	for (bool held = true; held && n < s->cols; n += held) {
		held = false;
		for (uint32_t i = 2; i < s->sheet->rows && !held; i++)
			held = s->sheet->row[i].cell[n].kind == P_CELL_EMPTY;
	}
	return n > 0 && n + 1 < s->cols ? n + 1 : 0;
}

/* Is each row full but the first, and that one no title? */
static bool
is_short_at_head(const struct p_solution *s)
{
	if (s->sheet->rows < 3 || p_row_came(&s->sheet->row[0]) < 2)
		return false;
	for (uint32_t i = 1; i < s->sheet->rows; i++)
		if (p_row_came(&s->sheet->row[i]) != s->cols)
			return false;
	return true;
}

static void
solve_words(struct p_solution *s)
{
	s->head = 1;
	s->stub = is_short_at_head(s) ? word_labels(s) : 0;
	for (uint32_t i = 1; i < s->sheet->rows; i++)
		if (p_row_came(&s->sheet->row[i]) == s->cols)
			full_row(s, i);
	s->unsolved = s->stub == 0 || !word_row(s, 0);
}

static bool
has_short_rows(const struct p_solution *s)
{
	for (uint32_t i = 0; i < s->sheet->rows; i++)
		if (p_row_came(&s->sheet->row[i]) < s->cols)
			return true;
	return false;
}

bool
p_grid_came_collapsed(const struct p_sheet *s)
{
	uint32_t head = 0, rows = 0;

	while (head < s->rows && !p_row_has_values(&s->row[head]))
		head++;
	if (head == s->rows)
		head = 1;
	for (uint32_t i = 0; i < head && i < s->rows; i++) {
		const struct p_row *r = &s->row[i];

		for (uint32_t k = 1; i == 0 && k < p_row_came(r); k++)
			if (r->cell[k].kind == P_CELL_EMPTY)
				return false;
		rows += p_row_came(r) > 1 && p_row_came(r) < s->wide;
	}
	for (uint32_t i = head; rows > 0 && i < s->rows; i++) {
		const struct p_row *r = &s->row[i];

		for (uint32_t k = 1; k < labels(r); k++)
			if (r->cell[k].kind == P_CELL_EMPTY &&
			    r->cell[k - 1].kind == P_CELL_TEXT)
				return false;
	}
	return rows > 0;
}

static void
solve_values(struct p_solution *s, struct p_spot **owner)
{
	uint32_t values = common_values(s), words = 0;
	bool	 places;

	s->stub = s->cols - values;
	places = keeps_places(s);
	for (uint32_t i = 0; i < s->sheet->rows; i++) {
		const struct p_row *r = &s->sheet->row[i];

		if (p_row_came(r) == s->cols)
			full_row(s, i);
		else if (values > 0 && p_row_has_values(r) && goes_on(s, i))
			place_behind(s, i);
		else if (values > 0 && p_row_has_values(r) &&
		    !value_row(s, i, places))
			s->unsolved++;
	}
	for (uint32_t i = s->sheet->rows; i-- > 0; ) {
		const struct p_row *r = &s->sheet->row[i];

		words = p_row_has_values(r) ? 0 : words + 1;
		if (p_row_came(r) == s->cols || p_row_came(r) == 0)
			continue;
		if (!p_row_has_values(r) && (values == 0 || words > HEAD_MOST ||
		    !word_row(s, i)))
			s->unsolved++;
	}
	if (s->unsolved == 0 && values > 0)
		reach_down(s, owner);
}

bool
p_grid_collapsed(struct p_pool *pool, struct p_solution *s)
{
	struct p_spot **owner;

	s->cols = s->sheet->wide;
	if (s->cols == 0 || s->cols > MOST) {
		s->unsolved = s->cols > MOST;
		return true;
	}
	owner = p_pool_take(pool, s->cols, sizeof(*owner));
	if (owner == NULL)
		return false;
	while (s->head < s->sheet->rows &&
	    !p_row_has_values(&s->sheet->row[s->head]))
		s->head++;
	if (s->head == s->sheet->rows && has_short_rows(s))
		solve_words(s);
	else
		solve_values(s, owner);
	for (uint32_t i = 0; i < s->sheet->rows; i++)
		for (uint32_t k = 0; k < p_row_came(&s->sheet->row[i]); k++)
			s->spans += s->spot[i][k].cols > 1;
	return true;
}
