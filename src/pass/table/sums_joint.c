/*
 * Several open rows under one total.
 *
 *	一组 |  77 | 869 |  75		open: 75 in the third column or in the
 *	二组 |  54 |   7		fourth?  54 and 7 in which?
 *	三组 |   4 |   1 |   2 |   9
 *	小计 | 135 | 877 |  77 |   9	one choice for both keeps the sums
 *
 * What the total may mean is tried as a small form of the rows it would add
 * up, with a check down its columns and those within a row that others taught;
 * form_sums.c solves it.  A meaning counts where every open row of it has one
 * way, and enough of its sums are not zero; two meanings must agree.
 */
#include "pass/table/sums.h"

#include <string.h>

#define	STRONG_MIN	3	/* sums that are not 0 */
#define	OPEN_MOST	8	/* rows of one total */

struct joint {
	struct p_pool		*pool;
	const struct p_learnt	*t;
	const struct p_lines	*rows;
	struct p_doubts		*out;
	uint32_t		 total;
	uint32_t		 term[P_FORM_ROWS];
	uint32_t		 terms;
	struct p_open		 open[OPEN_MOST];
	uint32_t		 doubt[OPEN_MOST];	/* whose row each is */
	uint32_t		 n;
	struct p_form		 form;
	struct p_value		*value;
};

/* The doubt about a row that nobody has settled; out->n: there is none. */
static uint32_t
doubt_of(const struct p_doubts *out, uint32_t row)
{
	uint32_t i = 0;

	while (i < out->n && (out->at[i].open.row != row || out->at[i].laid ||
	    out->at[i].settled))
		i++;
	return i;
}

static bool
take_open(struct joint *j, uint32_t at)
{
	uint32_t i = doubt_of(j->out, j->term[at]);
	struct p_open *o = &j->open[j->n];

	if (i == j->out->n || j->n == OPEN_MOST || j->out->at[i].open.torn >= 0)
		return false;
	*o = j->out->at[i].open;
	o->row = at;
	o->wanted = 0;
	o->way = NULL;
	o->ways = o->room = 0;
	for (uint32_t k = 0; k < o->slots; k++)
		o->cell[k] = at * j->t->cols + k;
	j->doubt[j->n++] = i;
	return true;
}

/* What a row shows; a blank adds nothing. */
static void
read_row(struct joint *j, uint32_t at, uint32_t row)
{
	for (uint32_t k = 0; k < j->t->cols; k++) {
		const struct p_number *v = p_number_at(j->rows, row, k);

		j->value[at * j->t->cols + k] = (struct p_value){
		    v->kind == P_NUMBER_KNOWN || v->kind == P_NUMBER_NONE,
		    v->micro };
	}
}

/* Reads the rows of one meaning; false: it has not several open ones. */
static bool
read_rows(struct joint *j, enum p_sum_way way, bool back)
{
	j->n = 0;
	j->terms = p_total_terms(j->rows, j->total, way, back, j->term,
	    P_FORM_ROWS);
	if (j->terms + 1 > P_FORM_ROWS || j->terms > P_FORM_TERMS)
		return false;
	j->value = p_pool_take(j->pool, (size_t)(j->terms + 1) * j->t->cols,
	    sizeof(*j->value));
	for (uint32_t i = 0; j->value != NULL && i < j->terms; i++) {
		if (j->t->state[j->term[i]] == P_ROW_WHOLE)
			read_row(j, i, j->term[i]);
		else if (!take_open(j, i))
			return false;
	}
	if (j->value != NULL)
		read_row(j, j->terms, j->total);
	return j->value != NULL && j->n > 1;
}

static void
add_check(struct joint *j)
{
	struct p_form_check *c = &j->form.check[j->form.nchecks++];

	*c = (struct p_form_check){ .over_rows = true, .nleft = 1,
	    .nright = (uint8_t)j->terms };
	c->left[0] = (uint8_t)j->terms;
	for (uint32_t i = 0; i < j->terms; i++)
		c->right[i] = (uint8_t)i;
}

static bool
make_form(struct joint *j)
{
	const struct p_form *within = &j->out->form;
	struct p_form *f = &j->form;

	*f = (struct p_form){ .rows = j->terms + 1, .cols = j->t->cols,
	    .nchecks = within->nchecks };
	f->n = f->rows * f->cols;
	f->cell = p_pool_take(j->pool, f->n, sizeof(*f->cell));
	f->slot = p_pool_take(j->pool, (size_t)P_FORM_ROWS * P_FORM_COLS,
	    sizeof(*f->slot));
	f->check = p_pool_take(j->pool, within->nchecks + 1u,
	    sizeof(*f->check));
	if (f->cell == NULL || f->slot == NULL || f->check == NULL)
		return false;
	for (uint32_t i = 0; i < f->n; i++) {
		uint32_t row = i / f->cols, col = i % f->cols;

		f->cell[i] = (struct p_form_cell){ .row = row, .col = col,
		    .rows = 1, .cols = 1, .role = P_FORM_DATA };
		f->slot[row * P_FORM_COLS + col] = (uint16_t)(i + 1);
	}
	memcpy(f->check, within->check, within->nchecks * sizeof(*f->check));
	add_check(j);
	return true;
}

/* Sums of a meaning that are not of zeros. */
static uint32_t
strong(const struct joint *j)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < j->t->cols; k++)
		n += p_number_at(j->rows, j->total, k)->micro != 0;
	return n;
}

/* Does the total come out in every column where all is known? */
static bool
adds_up(const struct joint *j)
{
	const uint32_t	cols = j->t->cols;

	for (uint32_t k = 0; k < cols; k++) {
		struct p_value	sum = { true, 0 };

		for (uint32_t i = 0; i < j->terms; i++) {
			sum.known = sum.known && (j->t->state[j->term[i]] !=
			    P_ROW_WHOLE || j->value[i * cols + k].known);
			sum.micro += j->value[i * cols + k].micro;
		}
		for (uint32_t i = 0; i < j->n; i++) {
			const struct p_way *w = j->open[i].chosen;

			sum.known = sum.known && (w->unknown >> k & 1) == 0;
			sum.micro += w->value[k];
		}
		if (sum.known && j->value[j->terms * cols + k].known &&
		    sum.micro != j->value[j->terms * cols + k].micro)
			return false;
	}
	return true;
}

/* Has every open row one way?  *memory: there was enough. */
static bool
solve(struct joint *j, uint32_t *steps, bool *memory)
{
	*memory = make_form(j);
	for (uint32_t i = 0; *memory && i < j->n; i++)
		*memory = p_open_ways(j->pool, &j->form, &j->open[i], steps);
	*memory = *memory && p_sums_solve(j->pool, &j->form, j->value,
	    j->open, j->n);
	for (uint32_t i = 0; *memory && i < j->n; i++)
		if (j->open[i].chosen == NULL)
			return false;
	return *memory && adds_up(j);
}

/* Lays the rows; one that another meaning laid otherwise is doubtful. */
static void
lay(struct joint *j, bool *differs)
{
	for (uint32_t i = 0; i < j->n; i++) {
		struct p_doubt	*d = &j->out->at[j->doubt[i]];
		const struct p_way *w = j->open[i].chosen;

		if (d->way.piece != NULL && !p_ways_same(&d->open, &d->way, w))
			differs[j->doubt[i]] = true;
		d->way = *w;
		d->total = j->total;
		d->sums = strong(j);
		d->within = j->open[i].proved;
	}
}

/* All meanings that one total may have. */
static bool
try_total(struct joint *j, uint32_t *steps, bool *differs)
{
	static const enum p_sum_way ways[] = { P_SUM_GROUP, P_SUM_ALL };
	bool memory = true;

	for (uint32_t i = 0; memory && i < 2 * sizeof(ways) / sizeof(*ways);
	    i++)
		if (read_rows(j, ways[i / 2], i % 2 != 0) &&
		    strong(j) >= STRONG_MIN && solve(j, steps, &memory))
			lay(j, differs);
	return memory && !j->pool->failed;
}

bool
p_doubts_join(struct p_pool *pool, const struct p_learnt *t,
    const struct p_lines *rows, struct p_doubts *out)
{
	struct joint	*j = p_pool_take(pool, 1, sizeof(*j));
	bool		*differs = p_pool_take(pool, out->n + 1u, 1);
	uint32_t	 steps = P_WAYS_STEPS;

	if (j == NULL || differs == NULL)
		return false;
	*j = (struct joint){ .pool = pool, .t = t, .rows = rows, .out = out };
	for (uint32_t i = 0; i < out->n; i++)
		if (!out->at[i].laid)
			out->at[i].way.piece = NULL;
	for (uint32_t i = t->head; i < t->sheet->rows && steps > 0; i++) {
		j->total = i;
		if (t->row_total[i] && t->state[i] == P_ROW_WHOLE &&
		    !try_total(j, &steps, differs))
			return false;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		struct p_doubt *d = &out->at[i];

		if (d->laid || d->settled || d->way.piece == NULL)
			continue;
		d->laid = !differs[i];
		d->flagged = differs[i];
		d->open.chosen = d->laid ? &d->way : NULL;
	}
	return true;
}
