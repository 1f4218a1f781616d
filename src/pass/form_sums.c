/*
 * Sums down the columns: which ways of the open rows keep them all?
 *
 * Each sum of the form in each column is an equation over the known cells
 * and the open rows.  First, ways are struck out that no choice in the other
 * rows can make good (the least and the most that these can add are known),
 * until nothing changes; that mostly decides.  What is left is searched, in
 * bounded steps, for solutions; a row is certain where all have the same way.
 */
#include "pass/form_sums.h"

#include <string.h>

#define	STEPS_MAX	20000	/* of the search in one table */
#define	SOLUTIONS_MAX	64	/* with more, hardly a row is certain */
#define	ROUNDS_MAX	32	/* of striking out */
/* Greater numbers are not added: 64 of them stay within 64 bits. */
#define	VALUE_MAX	(INT64_C(100000000000) * 1000000)

struct equation {
	int64_t	 known;			/* left minus right, of known cells */
	int16_t	*times;			/* for each open row */
	uint8_t	*slot;
};

struct system {
	struct p_open	*open;
	uint32_t	 n;
	struct equation	*eq;
	uint32_t	 neq;
	uint32_t	*first;		/* way of each row, first solution */
	uint32_t	*pick;		/* of the solution being tried */
	bool		*differs;	/* rows in which solutions differ */
	uint32_t	 solutions, steps;
};

static struct p_open *
open_at(struct p_open *open, uint32_t n, uint32_t row)
{
	for (uint32_t i = 0; i < n; i++)
		if (open[i].row == row)
			return &open[i];
	return NULL;
}

static bool
is_usable(const struct p_open *o)
{
	return !o->vague && o->ways > 0;
}

/* One side of a sum in a column; false: something in it is not known. */
static bool
add_side(const struct p_form *f, const struct p_value *value,
    struct system *s, struct equation *e, const uint8_t *term, uint8_t n,
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
			if (!value[at].known || value[at].micro > VALUE_MAX ||
			    value[at].micro < -VALUE_MAX)
				return false;
			e->known += sign * value[at].micro;
			continue;
		}
		if (!is_usable(o))
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
touches(const struct system *s, const struct equation *e)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (e->times[i] != 0)
			return true;
	return false;
}

/* False: no memory. */
static bool
write_equations(struct p_pool *pool, const struct p_form *f,
    const struct p_value *value, struct system *s)
{
	s->eq = p_pool_take(pool, (size_t)f->nchecks * f->cols,
	    sizeof(*s->eq));
	for (uint32_t i = 0; s->eq != NULL && i < f->nchecks; i++) {
		const struct p_form_check *c = &f->check[i];

		for (uint32_t col = 0; c->over_rows && col < f->cols; col++) {
			struct equation *e = &s->eq[s->neq];

			*e = (struct equation){ .times = p_pool_take(pool,
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

static int64_t
adds(const struct equation *e, uint32_t row, const struct p_way *w)
{
	return e->times[row] == 0 ? 0 :
	    e->times[row] * w->value[e->slot[row]];
}

/* The least and the most that a row can add; false: no way is left in it. */
static bool
range(const struct equation *e, uint32_t row, const struct p_open *o,
    int64_t *least, int64_t *most)
{
	bool any = false;

	for (uint32_t k = 0; k < o->ways; k++) {
		int64_t a;

		if (o->way[k].dead)
			continue;
		a = adds(e, row, &o->way[k]);
		*least = !any || a < *least ? a : *least;
		*most = !any || a > *most ? a : *most;
		any = true;
	}
	return any;
}

/* Strikes out what one equation forbids; false: nothing can keep it. */
static bool
strike_by(struct system *s, const struct equation *e, bool *changed)
{
	int64_t least = e->known, most = e->known, lo = 0, hi = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (e->times[i] != 0) {
			if (!range(e, i, &s->open[i], &lo, &hi))
				return false;
			least += lo;
			most += hi;
		}
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];

		if (e->times[i] == 0 || !range(e, i, o, &lo, &hi))
			continue;
		for (uint32_t k = 0; k < o->ways; k++) {
			int64_t a = adds(e, i, &o->way[k]);

			if (o->way[k].dead || (least - lo + a <= 0 &&
			    most - hi + a >= 0))
				continue;
			o->way[k].dead = true;
			*changed = true;
		}
	}
	return least <= 0 && most >= 0;
}

static bool
strike(struct system *s)
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
			if (!o->way[k].dead && memcmp(o->way[i].value,
			    o->way[k].value, size) == 0) {
				o->way[k].dead = true;
				o->way[i].twin = true;
			}
}

static bool
holds(const struct system *s, const struct equation *e, uint32_t rows)
{
	int64_t least = e->known, most = e->known, lo = 0, hi = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		if (e->times[i] == 0)
			continue;
		if (i < rows)
			lo = hi = adds(e, i, &s->open[i].way[s->pick[i]]);
		else if (!range(e, i, &s->open[i], &lo, &hi))
			return false;
		least += lo;
		most += hi;
	}
	return least <= 0 && most >= 0;
}

static bool
all_hold(const struct system *s, uint32_t rows)
{
	for (uint32_t i = 0; i < s->neq; i++)
		if (!holds(s, &s->eq[i], rows))
			return false;
	return true;
}

static void
note_solution(struct system *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->solutions == 0)
			s->first[i] = s->pick[i];
		else if (s->first[i] != s->pick[i])
			s->differs[i] = true;
	s->solutions++;
}

/*
 * Tries every choice, row by row; as deep as a form has rows.  False: broken
 * off.
 */
static bool
search(struct system *s, uint32_t row)
{
	const struct p_open *o;

	if (s->steps == 0 || s->solutions == SOLUTIONS_MAX)
		return false;
	s->steps--;
	if (row == s->n) {
		note_solution(s);
		return true;
	}
	o = &s->open[row];
	if (!is_usable(o))
		return search(s, row + 1);
	for (uint32_t k = 0; k < o->ways; k++) {
		if (o->way[k].dead)
			continue;
		s->pick[row] = k;
		if (all_hold(s, row + 1) && !search(s, row + 1))
			return false;
	}
	return true;
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
choose(struct system *s, bool whole)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];
		struct p_way *w;

		if (!is_usable(o))
			continue;
		for (uint32_t e = 0; e < s->neq; e++)
			o->columns += s->eq[e].times[i] != 0;
		w = only_way(o);
		if (w == NULL && whole && !s->differs[i] &&
		    !o->way[s->first[i]].twin)
			w = &o->way[s->first[i]];
		o->chosen = w;
	}
}

/* No choice keeps all sums: a row that has one way in itself keeps that. */
static void
choose_alone(struct system *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		struct p_open *o = &s->open[i];

		if (is_usable(o) && o->ways == 1 && o->torn < 0)
			o->chosen = &o->way[0];
	}
}

bool
p_sums_solve(struct p_pool *pool, const struct p_form *f,
    const struct p_value *value, struct p_open *open, uint32_t n)
{
	struct system	 s = { .open = open, .n = n, .steps = STEPS_MAX };
	bool		 whole;

	s.first = p_pool_take(pool, n, sizeof(*s.first));
	s.pick = p_pool_take(pool, n, sizeof(*s.pick));
	s.differs = p_pool_take(pool, n, sizeof(*s.differs));
	if (s.first == NULL || s.pick == NULL || s.differs == NULL ||
	    !write_equations(pool, f, value, &s))
		return false;
	if (!strike(&s)) {
		choose_alone(&s);
		return true;
	}
	for (uint32_t i = 0; i < n; i++)
		find_twins(&open[i]);
	whole = search(&s, 0);
	if (s.solutions == 0 && whole)
		choose_alone(&s);
	else if (s.solutions > 0)
		choose(&s, whole);
	return true;
}
