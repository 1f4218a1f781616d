/*
 * Sums down the columns: which ways of the open rows keep them all?
 *
 * Each sum of the form in each column is an equation over the known cells
 * and the open rows.  First, ways are struck out that no choice in the other
 * rows can make good (the least and the most that these can add are known),
 * until nothing changes; that mostly decides.  What is left is put to the test
 * one by one (form_choice.c); a row is certain where one way is left.
 */
#include "pass/form/form_system.h"

#include <string.h>

#define	ROUNDS_MAX	32	/* of striking out */

static struct p_open *
open_at(struct p_open *open, uint32_t n, uint32_t row)
{
	for (uint32_t i = 0; i < n; i++)
		if (open[i].row == row)
			return &open[i];
	return NULL;
}

/* One side of a sum in a column; false: something in it is not known. */
static bool
add_side(const struct p_form *f, const struct p_value *value,
    struct p_system *s, struct p_equation *e, const uint8_t *term, uint8_t n,
    uint32_t col, int sign)
{
	for (uint8_t i = 0; i < n; i++) {
		const struct p_form_cell *c = p_form_at(f, term[i], col);
		uint32_t	 at = (uint32_t)(c - f->cell), k = 0;
		struct p_open	*o = open_at(s->open, s->n, term[i]);

		if (c->role != P_FORM_DATA || c->col != col ||
		    c->row != term[i])
			return false;
		if (o == NULL) {
			if (!value[at].known || value[at].micro > P_VALUE_MAX ||
			    value[at].micro < -P_VALUE_MAX)
				return false;
			e->known += sign * value[at].micro;
			continue;
		}
		if (!p_open_usable(o))
			return false;
		while (k < o->slots && o->cell[k] != at)
			k++;
		if (k == o->slots)
			return false;
		e->times[o - s->open] = (int16_t)(e->times[o - s->open] + sign);
		e->slot[o - s->open] = (uint8_t)k;
	}
	return true;
}

static bool
touches(const struct p_system *s, const struct p_equation *e)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (e->times[i] != 0)
			return true;
	return false;
}

/* False: no memory. */
static bool
write_equations(struct p_pool *pool, const struct p_form *f,
    const struct p_value *value, struct p_system *s)
{
	s->eq = p_pool_take(pool, (size_t)f->nchecks * f->cols,
	    sizeof(*s->eq));
	for (uint32_t i = 0; s->eq != NULL && i < f->nchecks; i++) {
		const struct p_form_check *c = &f->check[i];

		for (uint32_t col = 0; c->over_rows && col < f->cols; col++) {
			struct p_equation *e = &s->eq[s->neq];

			*e = (struct p_equation){ .times = p_pool_take(pool,
			    s->n, sizeof(*e->times)), .slot = p_pool_take(pool,
			    s->n, sizeof(*e->slot)) };
			if (e->times == NULL || e->slot == NULL)
				return false;
			if (add_side(f, value, s, e, c->left, c->nleft, col,
			    1) && add_side(f, value, s, e, c->right,
			    c->nright, col, -1) && touches(s, e))
				s->neq++;
		}
	}
	return s->eq != NULL;
}

/* Strikes out what one equation forbids; false: nothing can keep it. */
static bool
strike_by(struct p_system *s, const struct p_equation *e, bool *changed)
{
	int64_t least = e->known, most = e->known, lo = 0, hi = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (e->times[i] != 0) {
			if (!p_ways_range(e, i, &s->open[i], &lo, &hi))
				return false;
			least += lo;
			most += hi;
		}
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];

		if (e->times[i] == 0 || !p_ways_range(e, i, o, &lo, &hi))
			continue;
		for (uint32_t k = 0; k < o->ways; k++) {
			int64_t a, b;

			p_way_adds(e, i, &o->way[k], &a, &b);
			if (o->way[k].dead || (least - lo + a <= 0 &&
			    most - hi + b >= 0))
				continue;
			o->way[k].dead = true;
			*changed = true;
		}
	}
	return least <= 0 && most >= 0;
}

static bool
strike(struct p_system *s)
{
	bool changed = true;

	for (uint32_t round = 0; changed && round < ROUNDS_MAX; round++) {
		changed = false;
		for (uint32_t i = 0; i < s->neq; i++)
			if (!strike_by(s, &s->eq[i], &changed))
				return false;
	}
	return true;
}

/* Ways that differ in blanks and zeros alone are one to the sums. */
static void
find_twins(struct p_open *o)
{
	size_t size = o->slots * sizeof(int64_t);

	for (uint32_t i = 0; i < o->ways; i++)
		for (uint32_t k = i + 1; !o->way[i].dead && k < o->ways; k++)
			if (!o->way[k].dead && o->way[i].unknown ==
			    o->way[k].unknown && memcmp(o->way[i].value,
			    o->way[k].value, size) == 0) {
				o->way[k].dead = true;
				o->way[i].twin = true;
			}
}

/* The only way that is left in a row; NULL: there are more, or none. */
static struct p_way *
only_way(const struct p_open *o)
{
	struct p_way *only = NULL;

	for (uint32_t k = 0; k < o->ways; k++) {
		if (o->way[k].dead)
			continue;
		if (only != NULL)
			return NULL;
		only = &o->way[k];
	}
	return only != NULL && !only->twin ? only : NULL;
}

static void
choose(struct p_system *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];

		if (!p_open_usable(o))
			continue;
		for (uint32_t e = 0; e < s->neq; e++)
			o->columns += s->eq[e].times[i] != 0;
		o->chosen = only_way(o);
	}
}

/* No choice keeps all sums: a row that has one way in itself keeps that. */
static void
choose_alone(struct p_system *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];

		if (p_open_usable(o) && o->ways == 1 && o->torn < 0)
			o->chosen = &o->way[0];
	}
}

bool
p_sums_solve(struct p_pool *pool, const struct p_form *f,
    const struct p_value *value, struct p_open *open, uint32_t n)
{
	struct p_system	 s = { .open = open, .n = n };
	bool		 holds;

	if (!write_equations(pool, f, value, &s))
		return false;
	if (!strike(&s)) {
		choose_alone(&s);
		return true;
	}
	for (uint32_t i = 0; i < n; i++)
		find_twins(&open[i]);
	if (!p_sums_prove(pool, &s, &holds))
		return false;
	if (holds)
		choose(&s);
	else
		choose_alone(&s);
	return true;
}
