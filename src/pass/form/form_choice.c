/*
 * Which ways of the open rows are in a choice that keeps every sum?
 *
 * A choice is looked for row by row, those with few ways first; of each
 * equation the sum so far is kept, and what the rows still to come can add to
 * it, at the least and at the most.  Then each way that no choice has shown
 * to be possible is put to the test: it stands, and the others are looked
 * for.  So a row is decided even where others have ways without number.
 */
#include "pass/form/form_system.h"

#define	STEPS_MAX	100000	/* in one table: a few milliseconds */
#define	STEPS_EACH	5000	/* to find one choice */
#define	NONE_FIXED	UINT32_MAX

enum found { NONE, ONE, BROKEN_OFF };

struct search {
	struct p_system	*s;
	uint32_t	*order;		/* rows that may be chosen */
	uint32_t	 rows;
	uint32_t	*pick;		/* of each row: the way being tried */
	uint32_t	 row, way;	/* that is put to the test */
	int64_t		*low, *high;	/* of each equation: the sum so far */
	int64_t		*least, *most;	/* [place in order][equation]: what */
					/* the rows from there on can add */
	uint32_t	 left, steps;	/* steps in all; of this search */
};

bool
p_open_usable(const struct p_open *o)
{
	return !o->vague && o->ways > 0;
}

void
p_way_adds(const struct p_equation *e, uint32_t row, const struct p_way *w,
    int64_t *least, int64_t *most)
{
	*least = *most = 0;
	if (e->times[row] == 0)
		return;
	if ((w->unknown >> e->slot[row] & 1) != 0) {
		*least = -P_VALUE_MAX;
		*most = P_VALUE_MAX;
		return;
	}
	*least = *most = e->times[row] * w->value[e->slot[row]];
}

bool
p_ways_range(const struct p_equation *e, uint32_t row, const struct p_open *o,
    int64_t *least, int64_t *most)
{
	bool any = false;

	for (uint32_t k = 0; k < o->ways; k++) {
		int64_t a, b;

		if (o->way[k].dead)
			continue;
		p_way_adds(e, row, &o->way[k], &a, &b);
		*least = !any || a < *least ? a : *least;
		*most = !any || b > *most ? b : *most;
		any = true;
	}
	return any;
}

static bool
search_begin(struct p_pool *pool, struct p_system *s, struct search *q)
{
	size_t cells = (s->n + 1u) * (s->neq + (size_t)1);

	*q = (struct search){ .s = s, .left = STEPS_MAX, .row = NONE_FIXED };
	q->order = p_pool_take(pool, s->n, sizeof(*q->order));
	q->pick = p_pool_take(pool, s->n, sizeof(*q->pick));
	q->low = p_pool_take(pool, s->neq + 1u, sizeof(*q->low));
	q->high = p_pool_take(pool, s->neq + 1u, sizeof(*q->high));
	q->least = p_pool_take(pool, cells, sizeof(*q->least));
	q->most = p_pool_take(pool, cells, sizeof(*q->most));
	for (uint32_t i = 0; !pool->failed && i < s->n; i++)
		if (p_open_usable(&s->open[i]))
			q->order[q->rows++] = i;
	return !pool->failed;
}

static uint32_t
live_ways(const struct p_open *o)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < o->ways; k++)
		n += !o->way[k].dead;
	return n;
}

/* Does row a come before row b?  What is put to the test is first. */
static bool
comes_before(const struct search *q, uint32_t a, uint32_t b)
{
	if (a == q->row || b == q->row)
		return a == q->row;
	return live_ways(&q->s->open[a]) < live_ways(&q->s->open[b]);
}

static void
put_in_order(struct search *q)
{
	for (uint32_t i = 1, k; i < q->rows; i++) {
		uint32_t row = q->order[i];

		for (k = i; k > 0 && comes_before(q, row, q->order[k - 1]);
		    k--)
			q->order[k] = q->order[k - 1];
		q->order[k] = row;
	}
}

/* What the rows from each place on can add to each equation. */
static void
find_bounds(struct search *q)
{
	uint32_t n = q->s->neq;

	for (uint32_t e = 0; e < n; e++)
		q->least[q->rows * n + e] = q->most[q->rows * n + e] = 0;
	for (uint32_t i = q->rows; i-- > 0; )
		for (uint32_t e = 0; e < n; e++) {
			uint32_t at = i * n + e, row = q->order[i];
			int64_t	 lo = 0, hi = 0;

			p_ways_range(&q->s->eq[e], row, &q->s->open[row], &lo,
			    &hi);
			q->least[at] = q->least[at + n] + lo;
			q->most[at] = q->most[at + n] + hi;
		}
}

/* Can the rows from a place on make every equation good? */
static bool
may_hold(const struct search *q, uint32_t place)
{
	uint32_t at = place * q->s->neq;

	for (uint32_t e = 0; e < q->s->neq; e++, at++)
		if (q->low[e] + q->least[at] > 0 ||
		    q->high[e] + q->most[at] < 0)
			return false;
	return true;
}

static void
add_way(struct search *q, uint32_t row, const struct p_way *w, int sign)
{
	for (uint32_t e = 0; e < q->s->neq; e++) {
		int64_t least, most;

		p_way_adds(&q->s->eq[e], row, w, &least, &most);
		q->low[e] += sign * least;
		q->high[e] += sign * most;
	}
}

/* A way for the rows from a place on; as deep as a form has rows. */
static enum found
seek(struct search *q, uint32_t place)
{
	enum found	 found = NONE;
	struct p_open	*o;
	uint32_t	 row;

	if (place == q->rows)
		return ONE;
	row = q->order[place];
	o = &q->s->open[row];
	for (uint32_t k = 0; k < o->ways && found == NONE; k++) {
		if (o->way[k].dead || (row == q->row && k != q->way))
			continue;
		if (q->steps == 0)
			return BROKEN_OFF;
		q->steps--;
		q->pick[row] = k;
		add_way(q, row, &o->way[k], 1);
		if (may_hold(q, place + 1))
			found = seek(q, place + 1);
		add_way(q, row, &o->way[k], -1);
	}
	return found;
}

/* A choice that keeps all sums shows that each of its ways is possible. */
static enum found
find_choice(struct search *q)
{
	uint32_t   given = q->left < STEPS_EACH ? q->left : STEPS_EACH;
	enum found found;

	for (uint32_t e = 0; e < q->s->neq; e++)
		q->low[e] = q->high[e] = q->s->eq[e].known;
	q->steps = given;
	found = seek(q, 0);
	q->left -= given - q->steps;
	for (uint32_t i = 0; found == ONE && i < q->rows; i++) {
		uint32_t row = q->order[i];

		q->s->open[row].way[q->pick[row]].works = true;
	}
	return found;
}

/* Strikes out what is in no choice. */
static void
prove_row(struct search *q, uint32_t row)
{
	struct p_open *o = &q->s->open[row];

	if (live_ways(o) < 2)
		return;
	q->row = row;
	put_in_order(q);
	find_bounds(q);
	for (q->way = 0; q->way < o->ways; q->way++) {
		struct p_way *w = &o->way[q->way];

		if (!w->dead && !w->works && find_choice(q) == NONE)
			w->dead = true;
	}
}

bool
p_sums_prove(struct p_pool *pool, struct p_system *s, bool *holds)
{
	struct search q;

	if (!search_begin(pool, s, &q))
		return false;
	put_in_order(&q);
	find_bounds(&q);
	*holds = find_choice(&q) == ONE;
	for (uint32_t row = 0; *holds && row < s->n; row++)
		if (p_open_usable(&s->open[row]))
			prove_row(&q, row);
	return true;
}
