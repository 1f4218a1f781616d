/*
 * Solving PADDED rows: every slot came as a cell, so the place of each is
 * known; which empty cells are only covered by a neighbour is not.
 *
 *	| area |       | 2022 |      | 2023 |      |	row 0
 *	|      |       | male | fem. | male | fem. |	row 1
 *	| EU   | towns |    1 |    2 |    3 |    4 |
 *	|      | land  |    5 |    6 |    7 |    8 |
 *	| all  |       |    6 |    8 |   10 |   12 |
 *
 * An empty cell of a header is covered from the left where something stands
 * under both; a header cell reaches down where all under it is empty; the
 * first corner reaches over the stub.  In the body a label reaches down over
 * empty cells only where a second label stands beside each of them; blanks
 * among values are blanks.
 *
 * A row whose values stand one column to the left of all others', with an
 * empty cell at its end, was shifted (S5); its label takes the column.
 */
#include "pass/table/grid.h"

#include <string.h>

struct padded {
	struct p_solution *s;
	uint32_t	 values;	/* columns of values */
	bool		**covered;	/* by a neighbour: [row][col] */
};

static enum p_cell_kind
kind(const struct p_solution *s, uint32_t i, uint32_t k)
{
	const struct p_row *r = &s->sheet->row[i];

	return k < r->n ? (enum p_cell_kind)r->cell[k].kind : P_CELL_EMPTY;
}

/* First and last column of a row that hold a value; false: none does. */
static bool
value_run(const struct p_row *r, uint32_t *first, uint32_t *last)
{
	bool any = false;

	*first = *last = 0;
	if (!p_row_has_values(r))
		return false;
	for (uint32_t k = 0; k < r->n; k++)
		if (r->cell[k].kind == P_CELL_VALUE) {
			if (!any)
				*first = k;
			*last = k;
			any = true;
		}
	return any;
}

/* Where values begin and end in most rows. */
static bool
common_run(const struct padded *p, uint32_t *first, uint32_t *last,
    uint32_t *rows, struct p_pool *pool)
{
	uint32_t *votes = p_pool_take(pool, p->s->cols * 2u, sizeof(*votes));
	uint32_t a, b, n = 0;

	if (votes == NULL)
		return false;
	for (uint32_t i = 0; i < p->s->sheet->rows; i++)
		if (value_run(&p->s->sheet->row[i], &a, &b)) {
			votes[a]++;
			votes[p->s->cols + b]++;
			n++;
		}
	*first = *last = 0;
	for (uint32_t k = 0; k < p->s->cols; k++) {
		if (votes[k] > votes[*first])
			*first = k;
		if (votes[p->s->cols + k] >= votes[p->s->cols + *last])
			*last = k;
	}
	*rows = votes[*first];
	return n > 0;
}

/* Moves the values of a shifted row; its last label takes the column. */
static bool
unshift(struct padded *p, uint32_t i, uint32_t first)
{
	struct p_row	*r = &p->s->sheet->row[i];
	uint32_t	 k = first - 1;

	if (k == 0 || r->cell[k - 1].kind != P_CELL_TEXT ||
	    r->cell[r->n - 1].kind != P_CELL_EMPTY)
		return false;
	p->s->spot[i][k - 1].cols = 2;
	for (; k + 1 < r->n; k++)
		p->s->spot[i][k].col = k + 1;
	p->s->spot[i][r->n - 1].gone = true;
	p->s->shifted++;
	return true;
}

static void
find_shifted(struct padded *p, struct p_pool *pool)
{
	struct p_solution *s = p->s;
	uint32_t first, last, a, b, rows, full;

	if (!common_run(p, &first, &last, &rows, pool) || first < 2 ||
	    last + 1 != s->cols || last - first < 1)
		return;
	full = last - first;
	for (uint32_t i = 0; i < s->sheet->rows; i++) {
		const struct p_row *r = &s->sheet->row[i];
		uint32_t blanks = 0;

		if (r->n != s->cols || !value_run(r, &a, &b) ||
		    a + 1 != first || b + 1 != last || b - a != full)
			continue;
		for (uint32_t k = a; k <= b; k++)
			blanks += r->cell[k].kind != P_CELL_VALUE;
		if (blanks == 0)
			unshift(p, i, first);
	}
}

/* Header rows. */

static bool
is_taken(const struct padded *p, uint32_t i, uint32_t k)
{
	return kind(p->s, i, k) != P_CELL_EMPTY || p->covered[i][k];
}

/*
 * Some engines print a spanning label in every slot it covers.  Where one
 * does, an empty cell beside it means something else.
 */
static bool
repeats(const struct p_row *r)
{
	for (uint32_t k = 1; k < r->n; k++) {
		const struct p_cell *a = &r->cell[k - 1], *b = &r->cell[k];

		if (a->kind == P_CELL_TEXT && b->kind == P_CELL_TEXT &&
		    a->n == b->n &&
		    memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0)
			return true;
	}
	return false;
}

/*
 * An empty header cell is covered from the left where it has something under
 * it.  From below upwards, so that what was covered there counts.
 */
static void
widen(struct padded *p, uint32_t i)
{
	struct p_solution *s = p->s;
	uint32_t k = 0, end;

	if (repeats(&s->sheet->row[i]))
		return;
	for (; k < s->cols; k = end) {
		end = k + 1;
		if (kind(s, i, k) != P_CELL_TEXT || !is_taken(p, i + 1, k))
			continue;
		while (end < s->cols && kind(s, i, end) == P_CELL_EMPTY &&
		    is_taken(p, i + 1, end)) {
			p->covered[i][end] = true;
			s->spot[i][end].gone = true;
			end++;
		}
		s->spot[i][k].cols = end - k;
	}
}

/* A header cell reaches down where all of the header under it is empty. */
static void
deepen(struct padded *p, uint32_t i)
{
	struct p_solution *s = p->s;

	for (uint32_t k = 0; k < s->cols; k++) {
		uint32_t down = i + 1;

		if (kind(s, i, k) != P_CELL_TEXT || s->spot[i][k].cols > 1)
			continue;
		while (down < s->head && !is_taken(p, down, k))
			down++;
		if (down != s->head || down == i + 1)
			continue;
		s->spot[i][k].rows = down - i;
		for (uint32_t d = i + 1; d < down; d++) {
			s->spot[d][k].gone = true;
			p->covered[d][k] = true;
		}
	}
}

/* The first corner stands over the stub where nothing else is in it. */
static void
corner(struct padded *p)
{
	struct p_solution *s = p->s;

	if (kind(s, 0, 0) != P_CELL_TEXT || s->stub < 2)
		return;
	for (uint32_t i = 0; i < s->head; i++)
		for (uint32_t k = 0; k < s->stub; k++)
			if ((i > 0 || k > 0) &&
			    kind(s, i, k) != P_CELL_EMPTY)
				return;
	for (uint32_t i = 0; i < s->head; i++)
		for (uint32_t k = 0; k < s->stub; k++) {
			p->covered[i][k] = true;
			s->spot[i][k].gone = i > 0 || k > 0;
		}
	s->spot[0][0].rows = s->head;
	s->spot[0][0].cols = s->stub;
}

/*
 * Does some header cell stand over two or more?  If none does, the second row
 * is a row of units, say, and an empty cell in it is one.
 */
static bool
is_grouped(const struct p_solution *s)
{
	for (uint32_t i = 0; i + 1 < s->head; i++)
		for (uint32_t k = 0; k < s->cols; k++)
			if (s->spot[i][k].cols > 1)
				return true;
	return false;
}

static void
solve_head(struct padded *p)
{
	struct p_solution *s = p->s;

	if (s->head < 2 || s->head >= s->sheet->rows)
		return;
	for (uint32_t i = s->head - 1; i-- > 0; )
		widen(p, i);
	if (!is_grouped(s))
		return;
	corner(p);
	for (uint32_t i = 0; i + 1 < s->head; i++)
		deepen(p, i);
}

/* The stub. */

/* Do labels of the first column stand over groups of rows? */
static bool
has_groups(const struct p_solution *s)
{
	uint32_t under = 0;

	if (s->stub < 2 || s->head >= s->sheet->rows ||
	    kind(s, s->head, 0) != P_CELL_TEXT)
		return false;
	for (uint32_t i = s->head; i < s->sheet->rows; i++) {
		if (!p_row_has_values(&s->sheet->row[i]))
			return false;
		if (kind(s, i, 0) != P_CELL_EMPTY)
			continue;
		for (uint32_t k = 1; k < s->stub; k++)
			under += kind(s, i, k) == P_CELL_TEXT;
		if (kind(s, i, s->stub - 1) != P_CELL_TEXT)
			return false;
	}
	return under > 0;
}

/* A label reaches down to the next one, within the group left of it. */
static void
solve_stub(struct padded *p)
{
	struct p_solution *s = p->s;

	if (!has_groups(s))
		return;
	for (uint32_t k = 0; k + 1 < s->stub; k++) {
		struct p_spot *over = NULL;

		for (uint32_t i = s->head; i < s->sheet->rows; i++) {
			struct p_spot *c = &s->spot[i][k];
			bool begins = k == 0 || s->spot[i][k - 1].gone == 0;

			if (kind(s, i, k) == P_CELL_TEXT) {
				over = c;
			} else if (p->covered[i][k] || c->gone ||
			    (begins && k > 0)) {
				over = NULL;
			} else if (over != NULL && over->cols == 1) {
				over->rows++;
				c->gone = true;
			}
		}
	}
	for (uint32_t i = s->head; i < s->sheet->rows; i++) {
		uint32_t k = s->stub;

		while (k > 0 && kind(s, i, k - 1) == P_CELL_EMPTY &&
		    !s->spot[i][k - 1].gone)
			k--;
		if (k == 0 || k == s->stub || s->spot[i][k - 1].rows != 1 ||
		    s->spot[i][k - 1].gone)
			continue;
		s->spot[i][k - 1].cols = s->stub - k + 1;
		for (uint32_t d = k; d < s->stub; d++)
			s->spot[i][d].gone = true;
	}
}

bool
p_grid_padded(struct p_pool *pool, struct p_solution *s)
{
	struct padded	 p = { .s = s };
	uint32_t	 rows = s->sheet->rows, first, last, n;

	for (uint32_t i = 0; i < rows; i++)
		if (s->sheet->row[i].n > s->cols)
			s->cols = s->sheet->row[i].n;
	p.covered = p_pool_take(pool, rows, sizeof(*p.covered));
	for (uint32_t i = 0; p.covered != NULL && i < rows; i++) {
		p.covered[i] = p_pool_take(pool, s->cols, sizeof(bool));
		if (p.covered[i] == NULL)
			return false;
		if (s->sheet->row[i].n != s->cols)
			return true;	/* sealing made them equal */
		for (uint32_t k = 0; k < s->cols; k++)
			s->spot[i][k] = (struct p_spot){ k, 1, 1, false };
	}
	while (s->head < rows && !p_row_has_values(&s->sheet->row[s->head]))
		s->head++;
	if (s->head == rows || !common_run(&p, &first, &last, &n, pool))
		return !pool->failed;
	s->stub = first;
	find_shifted(&p, pool);
	solve_head(&p);
	solve_stub(&p);
	for (uint32_t i = 0; i < rows; i++)
		for (uint32_t k = 0; k < s->cols; k++)
			s->spans += s->spot[i][k].cols > 1 ||
			    s->spot[i][k].rows > 1;
	return !pool->failed;
}
