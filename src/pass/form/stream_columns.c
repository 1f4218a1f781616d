/*
 * Values that were printed by columns.
 *
 *	信息内容  本年制发件数  现行有效件数	信息内容 / 规章 / 规范性文件
 *	规章            0             3		本年制发件数 / 0 / 2
 *	规范性文件      2             7		现行有效件数 / 3 / 7
 *
 * Some extractors print a table, or a band of its rows, column by column, or
 * a few columns at a time, line by line.  Then values follow the heads of
 * their columns and not the labels of their rows.  Where blank lines part the
 * values, or nothing, those of several columns may have come either way.
 *
 * Values without a label between them are a run.  One behind the label of a
 * row is of that row, one behind heads is of the columns below these, row by
 * row, as the heads were.  A run is placed where it fills just what is still
 * open there; that may show only when others are placed, since a page may end
 * between the values of a column.  The proof is that all runs find a place
 * and no place is left: what does not add up is not by columns.
 */
#include "pass/form/stream.h"

#include <string.h>

#define	RUNS_MOST	256
#define	VALUE_CHARS	32	/* of a number */
#define	SUMS_LEAST	3	/* that are not zero and right, to be a proof */

/* Values without a label between them, and what stands before them. */
struct run {
	uint32_t	 from, to;	/* in r->value */
	uint32_t	 row;		/* of the form; P_NOWHERE: heads */
	uint64_t	 heads;		/* columns, a bit each */
	uint32_t	 below;		/* the row below the heads */
	bool		 apart;		/* it may be no lines of a block */
	bool		 placed;
};

struct grid {
	const struct p_stream	*s;
	struct p_found		*found;
	uint32_t		*value;		/* scraps */
	uint32_t		 values;
	struct run		 run[RUNS_MOST];
	uint32_t		 runs;
	uint32_t		*taken;		/* of each cell of the form: the
						 * value it has */
	bool			 turned;	/* runs that may be, are */
};

/* Labels. */

/* The cell that has a slot; all slots of a form are in one. */
static uint32_t
cell_at(const struct p_form *f, uint32_t row, uint32_t col)
{
	return row < f->rows && col < f->cols ?
	    (uint32_t)(p_form_at(f, row, col) - f->cell) : P_NOWHERE;
}

static bool
is_data(const struct p_form *f, uint32_t cell)
{
	return cell != P_NOWHERE && f->cell[cell].role == P_FORM_DATA;
}

/* The label of a row that values stand beside, or the head of a column. */
static bool
heads_row(const struct p_form *f, const struct p_form_cell *c)
{
	return c->role == P_FORM_LABEL && c->rows == 1 &&
	    is_data(f, cell_at(f, c->row, c->col + c->cols));
}

static bool
heads_column(const struct p_form *f, const struct p_form_cell *c)
{
	return c->role == P_FORM_HEAD &&
	    is_data(f, cell_at(f, c->row + c->rows, c->col));
}

/* Runs. */

/* What the labels since the last run say of the next one. */
struct before {
	uint32_t	 row;
	uint64_t	 heads;
	uint32_t	 below;
};

static void
note_label(const struct p_form *f, const struct p_form_cell *c,
    struct before *b)
{
	if (heads_row(f, c))
		*b = (struct before){ .row = c->row };
	if (!heads_column(f, c))
		return;
	if (b->row != P_NOWHERE || b->below != c->row + c->rows)
		*b = (struct before){ .row = P_NOWHERE,
		    .below = c->row + c->rows };
	b->heads |= UINT64_C(1) << c->col;
}

/* Is the scrap in no line right behind the one before it? */
static bool
stands_apart(const struct p_stream *s, uint32_t i)
{
	const struct p_stream_char *c = &s->c[s->scrap[i].from];

	return c->gap == P_GAP_BLOCK && s->apart[c->block];
}

/*
 * Does a blank line set the lines off that the scrap is in?  Where there is
 * none it may have been dropped, and at a turn of pages it is the page's.
 */
static bool
is_set_off(const struct p_stream *s, uint32_t from, uint32_t i)
{
	uint32_t block;

	while (i > from && !stands_apart(s, i))
		i--;
	block = s->c[s->scrap[i].from].block;
	return i > from && s->block[block]->locus.page ==
	    s->block[block - 1]->locus.page;
}

/* Reads the runs; false: there are too many, or values before any label. */
static bool
read_runs(struct grid *g)
{
	const struct p_found *o = g->found;
	struct before b = { .row = P_NOWHERE };
	struct run *run = NULL;

	for (uint32_t i = o->from; i < g->s->scraps && (i < o->to ||
	    g->s->scrap[i].kind == P_SCRAP_VALUE); i++) {
		if (o->cell[i] != P_NOWHERE) {
			note_label(o->form, &o->form->cell[o->cell[i]], &b);
			if (b.row != P_NOWHERE || b.heads != 0)
				run = NULL;
		}
		if (g->s->scrap[i].kind != P_SCRAP_VALUE)
			continue;
		if (run == NULL) {
			if (g->runs == RUNS_MOST ||
			    (b.row == P_NOWHERE && b.heads == 0))
				return false;
			run = &g->run[g->runs++];
			*run = (struct run){ g->values, g->values, b.row,
			    b.heads, b.below,
			    !is_set_off(g->s, o->from, i), false };
			b = (struct before){ .row = P_NOWHERE };
		}
		run->apart = run->apart || stands_apart(g->s, i);
		g->value[g->values++] = i;
		run->to = g->values;
	}
	return g->values > 0;
}

/* Places. */

/* Rows of values in a column from a row on, to the next that has none. */
static uint32_t
column_end(const struct p_form *f, uint32_t row, uint32_t col)
{
	while (is_data(f, cell_at(f, row, col)))
		row++;
	return row;
}

/* Gives the run's values the open cells of its row, or counts these. */
static uint32_t
fill_row(struct grid *g, const struct run *run, bool fill)
{
	const struct p_form *f = g->found->form;
	uint32_t n = 0;

	for (uint32_t k = f->first[run->row]; k < f->first[run->row + 1]; k++)
		if (is_data(f, k) && g->taken[k] == P_NOWHERE) {
			if (fill)
				g->taken[k] = g->value[run->from + n];
			n++;
		}
	return n;
}

/* Where the columns of the run's heads end: the row behind. */
static uint32_t
columns_end(const struct grid *g, const struct run *run)
{
	const struct p_form *f = g->found->form;
	uint32_t end = f->rows;

	for (uint32_t col = 0; col < f->cols; col++)
		if ((run->heads >> col & 1) != 0 &&
		    column_end(f, run->below, col) < end)
			end = column_end(f, run->below, col);
	return end;
}

/* The same in its columns: row by row, or turned, column by column. */
static uint32_t
fill_columns(struct grid *g, const struct run *run, bool fill)
{
	const struct p_form *f = g->found->form;
	uint32_t n = 0, rows = columns_end(g, run) - run->below;
	const bool turned = g->turned && run->apart;

	for (uint32_t i = 0; i < rows * f->cols; i++) {
		uint32_t row = turned ? i % rows : i / f->cols;
		uint32_t col = turned ? i / rows : i % f->cols;
		uint32_t k = cell_at(f, run->below + row, col);

		if ((run->heads >> col & 1) == 0 || g->taken[k] != P_NOWHERE)
			continue;
		if (fill)
			g->taken[k] = g->value[run->from + n];
		n++;
	}
	return n;
}

static uint32_t
fill_run(struct grid *g, const struct run *run, bool fill)
{
	return run->row != P_NOWHERE ? fill_row(g, run, fill) :
	    fill_columns(g, run, fill);
}

/* Are the values of a run all the same? */
static bool
are_alike(const struct grid *g, const struct run *run)
{
	const struct p_scrap *a = &g->s->scrap[g->value[run->from]];

	for (uint32_t i = run->from + 1; i < run->to; i++) {
		const struct p_scrap *b = &g->s->scrap[g->value[i]];

		if (a->to - a->from != b->to - b->from)
			return false;
		for (uint32_t k = 0; k < a->to - a->from; k++)
			if (g->s->c[a->from + k].cp != g->s->c[b->from + k].cp)
				return false;
	}
	return true;
}

/* Could the values of the run be those of several columns, one by one? */
static bool
may_be_turned(const struct grid *g, const struct run *run)
{
	uint32_t heads = 0;

	for (uint64_t h = run->heads; h != 0; h &= h - 1)
		heads++;
	return run->apart && heads > 1 && run->to - run->from > heads &&
	    !are_alike(g, run);
}

/* Places all runs that fill what is open; false: some do not. */
static bool
place_runs(struct grid *g)
{
	uint32_t left = g->runs;

	memset(g->taken, 0xff, g->found->form->n * sizeof(*g->taken));
	for (uint32_t i = 0; i < g->runs; i++)
		g->run[i].placed = false;
	for (bool more = true; more && left > 0; ) {
		more = false;
		for (uint32_t i = 0; i < g->runs; i++) {
			struct run *run = &g->run[i];

			if (run->placed || fill_run(g, run, false) !=
			    run->to - run->from)
				continue;
			fill_run(g, run, true);
			run->placed = more = true;
			left--;
		}
	}
	return left == 0;
}

/* Sums. */

/* Adds a cell's value to a sum; false: it has none, or no number. */
static bool
add_value(const struct grid *g, uint32_t cell, int64_t *sum)
{
	const struct p_scrap *k;
	uint32_t cp[VALUE_CHARS], n = 0;
	struct p_value v;

	if (!is_data(g->found->form, cell) || g->taken[cell] == P_NOWHERE)
		return false;
	k = &g->s->scrap[g->taken[cell]];
	if (k->to - k->from > VALUE_CHARS)
		return false;
	for (uint32_t i = k->from; i < k->to; i++)
		cp[n++] = g->s->c[i].cp;
	v = p_value_read(cp, n);
	if (!v.known || v.micro > INT64_MAX / 2 / P_FORM_TERMS ||
	    v.micro < INT64_MIN / 2 / P_FORM_TERMS)
		return false;
	*sum += v.micro;
	return true;
}

/* One side of a check in a row or column; false: not all of it is numbers. */
static bool
add_side(const struct grid *g, const struct p_form_check *c, uint32_t line,
    const uint8_t *term, uint8_t n, int64_t *sum)
{
	const struct p_form *f = g->found->form;

	for (uint8_t i = 0; i < n; i++)
		if (!add_value(g, c->over_rows ? cell_at(f, term[i], line) :
		    cell_at(f, line, term[i]), sum))
			return false;
	return true;
}

/* Are all sums right, and enough of them no zeros? */
static bool
keeps_checks(const struct grid *g)
{
	const struct p_form *f = g->found->form;
	uint32_t sums = 0;

	for (uint32_t i = 0; i < f->nchecks; i++) {
		const struct p_form_check *c = &f->check[i];
		uint32_t lines = c->over_rows ? f->cols : f->rows;

		for (uint32_t line = 0; line < lines; line++) {
			int64_t left = 0, right = 0;

			if (!add_side(g, c, line, c->left, c->nleft, &left) ||
			    !add_side(g, c, line, c->right, c->nright,
			    &right))
				continue;
			if (left != right)
				return false;
			sums += left != 0;
		}
	}
	return sums >= SUMS_LEAST;
}

/* Has every row from the first label found to the last all its values? */
static bool
is_full(const struct grid *g)
{
	const struct p_form *f = g->found->form;

	for (uint32_t k = 0; k < f->n; k++)
		if (is_data(f, k) && f->cell[k].row >= g->found->first &&
		    f->cell[k].row <= g->found->last &&
		    g->taken[k] == P_NOWHERE)
			return false;
	return true;
}

/* Runs behind heads, where rows would have theirs behind labels. */
static uint32_t
runs_of_columns(const struct grid *g)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->runs; i++)
		n += g->run[i].row == P_NOWHERE;
	return n;
}

static bool
any_may_be_turned(const struct grid *g)
{
	for (uint32_t i = 0; i < g->runs; i++)
		if (may_be_turned(g, &g->run[i]))
			return true;
	return false;
}

/* Do the values find places, and all, and is it known which? */
static bool
find_places(struct grid *g)
{
	if (!place_runs(g) || !is_full(g))
		return false;
	if (!any_may_be_turned(g) || keeps_checks(g))
		return true;
	g->turned = true;
	return place_runs(g) && is_full(g) && keeps_checks(g);
}

static void
keep_places(const struct grid *g)
{
	struct p_found *o = g->found;

	for (uint32_t k = 0; k < o->form->n; k++) {
		uint32_t i = g->taken[k];

		if (i == P_NOWHERE)
			continue;
		o->row[i] = o->form->cell[k].row;
		o->place[i] = k;
		o->values++;
		if (i >= o->to)
			o->to = i + 1;
	}
}

bool
p_stream_columns(struct p_pool *pool, const struct p_stream *s,
    struct p_found *found, enum p_printed *how)
{
	const struct p_form *f = found->form;
	struct grid *g = p_pool_take(pool, 1, sizeof(*g));
	bool	 ordered;

	*how = P_PRINTED_ROWS;
	if (g == NULL)
		return false;
	g->s = s;
	g->found = found;
	g->value = p_pool_take(pool, s->scraps, sizeof(*g->value));
	g->taken = p_pool_take(pool, f->n, sizeof(*g->taken));
	if (pool->failed)
		return false;
	if (f->cols > 64)
		return true;
	ordered = p_stream_put_in_order(g->s, g->found);
	/* One run alone reads alike either way. */
	if (!read_runs(g) || g->runs < 2 || runs_of_columns(g) == 0)
		return true;
	if (ordered && find_places(g)) {
		keep_places(g);
		*how = P_PRINTED_COLUMNS;
	} else if (runs_of_columns(g) > 1) {
		*how = P_PRINTED_UNKNOWN;
	}
	return true;
}
