/*
 * Which value is in which row?
 *
 * Values come row by row in the form's order, whatever stands between them.
 * As a rule those of a row follow its label, up to the next; where a long
 * label is wrapped round them, they may stand in it or before it:
 *
 *	7.属于行政执法案卷 0 0 0 0 0 0 0
 *	1 0 0 0 0 0 1				home: row 7, which is full
 *	1.申请人无正当理由逾期不补正 ...		so they are of this row
 *
 * So each row takes a run of values that have one home, the row whose label
 * they follow.  The cheapest choice for all rows together is taken.
 */
#include "pass/form/stream.h"

#include <string.h>

#define	VALUE_CHARS	32	/* of a number */

/* The weights: what one row, or one value, costs. */
enum {
	ABROAD = 6,		/* a row whose values are not at home, and */
	AWAY = 3,		/* each of them, for each row it is away */
	SHORT = 5,		/* a row with some of its values */
	BLANK = 4,		/* a row with none */
	RUN = 1,		/* or with one that may hold them all */
	SPLIT = 2,		/* a line whose values go to two rows */
	HOMELESS = 20,		/* a value that no row takes */
	NEVER = 1 << 28
};

struct rows {
	const struct p_stream	*s;
	struct p_found		*found;
	uint32_t		 row[P_FORM_ROWS];	/* of the form */
	uint32_t		 wants[P_FORM_ROWS];
	uint32_t		 anchor[P_FORM_ROWS];	/* scrap of its label */
	uint32_t		 n;
	uint32_t		*value;		/* scraps that are values */
	int32_t			*home;		/* of each: index in row, -1 */
	uint32_t		*like;		/* values up to it, of one home */
	uint32_t		 values;
};

static uint32_t
values_wanted(const struct p_form *f, uint32_t row)
{
	uint32_t n = 0;

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		n += f->cell[i].role == P_FORM_DATA;
	return n;
}

/* The first scrap of a label, or behind its last. */
static uint32_t
scrap_of(const struct p_found *o, uint32_t cell, bool behind)
{
	uint32_t at = P_NOWHERE;

	for (uint32_t i = o->from; i < o->to; i++)
		if (o->cell[i] == cell) {
			if (!behind)
				return i;
			at = i + 1;
		}
	return at;
}

/*
 * Where a row begins in the stream: at its last label.  A row without labels
 * of its own begins behind those of the row above.
 */
static uint32_t
anchor_of(const struct p_found *o, uint32_t row)
{
	const struct p_form *f = o->form;
	bool	 labelled = false;
	uint32_t at;

	for (uint32_t i = f->first[row + 1]; i-- > f->first[row]; ) {
		labelled = labelled || f->cell[i].n > 0;
		if (f->cell[i].n > 0 && o->have[i])
			return scrap_of(o, i, false);
	}
	if (labelled || row == 0)
		return P_NOWHERE;
	for (uint32_t i = f->first[row]; i-- > f->first[row - 1]; )
		if (o->have[i] && (at = scrap_of(o, i, true)) != P_NOWHERE)
			return at;
	return P_NOWHERE;
}

static void
find_rows(struct rows *r)
{
	const struct p_form *f = r->found->form;

	for (uint32_t i = 0; i < f->rows; i++) {
		uint32_t wants = values_wanted(f, i), at;

		if (wants == 0 || (at = anchor_of(r->found, i)) == P_NOWHERE)
			continue;
		r->row[r->n] = i;
		r->wants[r->n] = wants;
		r->anchor[r->n++] = at;
	}
}

/* The values of the table; those right behind its last label, too. */
static bool
find_values(struct rows *r, struct p_pool *pool)
{
	const struct p_stream *s = r->s;
	struct p_found *o = r->found;
	int32_t home = -1;

	r->value = p_pool_take(pool, s->scraps, sizeof(*r->value));
	r->home = p_pool_take(pool, s->scraps, sizeof(*r->home));
	r->like = p_pool_take(pool, s->scraps, sizeof(*r->like));
	if (pool->failed)
		return false;
	for (uint32_t i = o->from; i < s->scraps && (i < o->to ||
	    s->scrap[i].kind == P_SCRAP_VALUE); i++) {
		for (uint32_t k = 0; k < r->n; k++)
			if (r->anchor[k] == i)
				home = (int32_t)k;
		if (s->scrap[i].kind != P_SCRAP_VALUE)
			continue;
		r->home[r->values] = home;
		r->like[r->values] = r->values > 0 &&
		    r->home[r->values - 1] == home ?
		    r->like[r->values - 1] + 1 : 1;
		r->value[r->values++] = i;
	}
	return true;
}

/* Do values i - 1 and i stand side by side in one line? */
static bool
is_one_line(const struct rows *r, uint32_t i)
{
	return i > 0 && i < r->values && r->value[i] == r->value[i - 1] + 1 &&
	    r->s->scrap[r->value[i]].line ==
	    r->s->scrap[r->value[i - 1]].line;
}

/* Do the empty cells seen among n values from value i on make a row full? */
static bool
is_full(const struct rows *r, uint32_t k, uint32_t i, uint32_t n)
{
	const struct p_scrap *scrap = r->s->scrap;
	uint32_t behind = r->value[i + n - 1] + 1, seen = n;

	for (uint32_t v = i; v < i + n; v++)
		seen += scrap[r->value[v]].blanks;
	return seen == r->wants[k] || (behind < r->s->scraps &&
	    seen + scrap[behind].blanks == r->wants[k]);
}

/* What it costs that a row has less than all its values. */
static int32_t
price_short(const struct rows *r, uint32_t k, uint32_t i, uint32_t n)
{
	const struct p_scrap *first = &r->s->scrap[r->value[i]];

	if (n == r->wants[k] || is_full(r, k, i, n))
		return 0;
	return n == 1 && first->to - first->from >= r->wants[k] ? RUN : SHORT;
}

/* What it costs that row k takes n values from value i on. */
static int32_t
price(const struct rows *r, uint32_t k, uint32_t i, uint32_t n)
{
	int32_t away, cost = 0;

	if (n == 0)
		return BLANK;
	if (n > r->like[i + n - 1])
		return NEVER;
	away = r->home[i] - (int32_t)k;
	if (away < 0)
		away = -away;
	if (away > 0 && n < r->wants[k])
		return NEVER;
	if (away > 0)
		cost = ABROAD + away * (int32_t)n * AWAY;
	return cost + price_short(r, k, i, n) +
	    (is_one_line(r, i) ? SPLIT : 0);
}

struct cell {
	int32_t	 cost;
	uint32_t took;		/* by the row before; P_NOWHERE: homeless */
};

static void
choose(const struct rows *r, struct cell *best)
{
	size_t w = r->values + 1u;

	for (uint32_t k = 0; k <= r->n; k++)
		for (uint32_t i = 0; i <= r->values; i++) {
			struct cell *b = &best[k * w + i];

			b->cost = k == 0 && i == 0 ? 0 : NEVER;
			if (i > 0 && b[-1].cost + HOMELESS < b->cost)
				*b = (struct cell){ b[-1].cost + HOMELESS,
				    P_NOWHERE };
			for (uint32_t n = 0; k > 0 && n <= i &&
			    n <= r->wants[k - 1]; n++) {
				int32_t cost = best[(k - 1) * w + i - n].cost +
				    price(r, k - 1, i - n, n);

				if (cost < b->cost)
					*b = (struct cell){ cost, n };
			}
		}
}

static void
assign(struct rows *r, const struct cell *best)
{
	struct p_found *o = r->found;
	uint32_t k = r->n, i = r->values;
	size_t	 w = r->values + 1u;

	while (i > 0 || k > 0) {
		uint32_t took = best[k * w + i].took;

		if (took == P_NOWHERE) {
			i--;
			o->homeless += r->value[i] < o->to;
			continue;
		}
		k--;
		while (took-- > 0) {
			i--;
			o->row[r->value[i]] = r->row[k];
			o->values++;
			if (r->value[i] >= o->to)
				o->to = r->value[i] + 1;
		}
	}
}

/* Adds one side of a sum within a row; false: it is not of numbers there. */
static bool
add_side(const struct rows *r, uint32_t row, const uint32_t *value,
    const uint8_t *term, uint8_t n, int64_t *sum)
{
	const struct p_form *f = r->found->form;

	for (uint8_t i = 0; i < n; i++) {
		const struct p_form_cell *c = p_form_at(f, row, term[i]);
		const struct p_scrap *scrap;
		struct p_value v;
		uint32_t cp[VALUE_CHARS], at = 0;

		if (c->role != P_FORM_DATA || c->row != row)
			return false;
		for (uint32_t k = f->first[row]; &f->cell[k] != c; k++)
			at += f->cell[k].role == P_FORM_DATA;
		scrap = &r->s->scrap[value[at]];
		if (scrap->to - scrap->from > VALUE_CHARS)
			return false;
		for (uint32_t k = scrap->from; k < scrap->to; k++)
			cp[k - scrap->from] = r->s->c[k].cp;
		v = p_value_read(cp, scrap->to - scrap->from);
		if (!v.known || v.micro > INT64_MAX / 2 / P_FORM_TERMS ||
		    v.micro < INT64_MIN / 2 / P_FORM_TERMS)
			return false;
		*sum += v.micro;
	}
	return true;
}

/* Does a full row of values keep the sums within it? */
static bool
keeps_sums(const struct rows *r, uint32_t row, const uint32_t *value)
{
	const struct p_form *f = r->found->form;

	for (uint32_t i = 0; i < f->nchecks; i++) {
		const struct p_form_check *c = &f->check[i];
		int64_t left = 0, right = 0;

		if (!c->over_rows &&
		    add_side(r, row, value, c->left, c->nleft, &left) &&
		    add_side(r, row, value, c->right, c->nright, &right) &&
		    left != right)
			return false;
	}
	return true;
}

/* Would a broken row keep its sums, were its last value elsewhere in it? */
static bool
is_last_torn(const struct rows *r, uint32_t row, const uint32_t *value,
    uint32_t n)
{
	uint32_t moved[P_FORM_COLS];

	if (n > P_FORM_COLS || keeps_sums(r, row, value))
		return false;
	for (uint32_t at = 0; at + 1 < n; at++) {
		memcpy(moved, value, at * sizeof(*moved));
		moved[at] = value[n - 1];
		memcpy(moved + at + 1, value + at,
		    (n - 1 - at) * sizeof(*moved));
		if (keeps_sums(r, row, moved))
			return true;
	}
	return false;
}

/* Does value i stand in a line of its own, and all n before it in another? */
static bool
stands_aside(const struct rows *r, uint32_t i, uint32_t n)
{
	for (uint32_t k = i - n + 1; k < i; k++)
		if (!is_one_line(r, k))
			return false;
	return n > 1 && !is_one_line(r, i);
}

/* Is an empty cell seen among the row's values, or before them? */
static bool
shows_gap(const struct rows *r, uint32_t i, uint32_t n)
{
	for (uint32_t k = i; k < i + n; k++)
		if (r->s->scrap[r->value[k]].blanks > 0)
			return true;
	return false;
}

/*
 * A value that was torn out of its row stands behind the table, and if that
 * is the last row, it seems to be full.  Its sums tell, or an empty cell that
 * the row has besides, or that it stands aside; then the value is left where
 * it is, and the form pass asks the sums where it belongs.
 */
static void
give_back_last(struct rows *r)
{
	struct p_found *o = r->found;
	uint32_t row = r->row[r->n - 1], wants = r->wants[r->n - 1];
	uint32_t n = r->values, last;

	while (n > 0 && o->row[r->value[n - 1]] == P_NOWHERE)
		n--;
	if (n < wants || wants < 2 || o->row[r->value[n - wants]] != row)
		return;
	last = r->value[n - 1];
	if (last + 1 != o->to ||
	    r->s->c[r->s->scrap[last].from].gap != P_GAP_BLOCK ||
	    (!is_last_torn(r, row, &r->value[n - wants], wants) &&
	    !stands_aside(r, n - 1, wants - 1) &&
	    !shows_gap(r, n - wants, wants - 1)))
		return;
	o->row[last] = P_NOWHERE;
	o->values--;
	o->to = last;
}

bool
p_stream_values(struct p_pool *pool, const struct p_stream *s,
    struct p_found *found)
{
	struct rows	 r = { .s = s, .found = found };
	enum p_printed	 how;
	struct cell	*best;

	if (!p_stream_columns(pool, s, found, &how))
		return false;
	if (how != P_PRINTED_ROWS) {
		found->homeless = how == P_PRINTED_UNKNOWN;
		return true;
	}

	find_rows(&r);
	if (r.n == 0)
		return true;
	if (!find_values(&r, pool))
		return false;
	best = p_pool_take(pool, (r.n + 1) * (r.values + 1u), sizeof(*best));
	if (best == NULL)
		return false;
	choose(&r, best);
	assign(&r, best);
	give_back_last(&r);
	return true;
}
