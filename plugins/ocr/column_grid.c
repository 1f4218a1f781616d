/*
 * The columns of a text set by blanks.
 *
 *	单位    数量              the narrowest texts tell where columns are:
 *	        上半年  下半年    no two columns share a place, so a place
 *	甲村      12      3       taken in each of as many texts as can be had
 *	乙镇       4     15       without overlap is one column each
 *
 * A text that holds the places of several columns spans them.  Right-aligned
 * numbers may miss a narrow left-aligned head: two columns that never hold
 * two texts of one line are one, if they all but touch or a text spans both.
 */
#include <stdlib.h>

#include "columns.h"

/* Texts of columns closer than this may be one column's. */
#define	NEAR	2

static int
by_end(const void *a, const void *b)
{
	const struct column_text *const *x = a, *const *y = b;

	if ((*x)->to != (*y)->to)
		return (*x)->to < (*y)->to ? -1 : 1;
	return (*x)->from > (*y)->from ? -1 : (*x)->from < (*y)->from;
}

/* The last place of each text that no place before it lies in. */
static uint32_t
stab(const struct columns *c, uint32_t *place)
{
	struct column_text	**order = calloc(c->texts, sizeof(*order));
	uint32_t		  n = 0;

	if (order == NULL)
		return 0;
	for (size_t i = 0; i < c->texts; i++)
		order[i] = &c->text[i];
	qsort(order, c->texts, sizeof(*order), by_end);
	for (size_t i = 0; i < c->texts; i++)
		if (n == 0 || order[i]->from > place[n - 1])
			place[n++] = order[i]->to - 1;
	free(order);
	return n;
}

/* The first of n ascending places that is not before x. */
static uint32_t
lower(const uint32_t *place, uint32_t n, uint32_t x)
{
	uint32_t	 lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (place[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
assign(struct columns *c, const uint32_t *place, uint32_t n)
{
	for (size_t i = 0; i < c->texts; i++) {
		struct column_text *t = &c->text[i];

		t->first = lower(place, n, t->from);
		t->last = lower(place, n, t->to) - 1;
	}
	c->cols = n;
}

/* What is known of the border between a column and the next. */
struct border {
	bool		 parts;		/* it parts two texts of a line */
	bool		 spanned;	/* a text spans just these two */
	bool		 kept;		/* the columns stay two */
	uint32_t	 before;	/* where texts left of it end, at most */
	uint32_t	 behind;	/* where texts right of it begin */
};

static void
look_at_borders(const struct columns *c, struct border *b)
{
	for (uint32_t k = 0; k < c->cols; k++)
		b[k].behind = UINT32_MAX;
	for (size_t i = 0; i < c->texts; i++) {
		const struct column_text *t = &c->text[i];

		if (i > 0 && t->line == t[-1].line && t->first > 0 &&
		    t[-1].last + 1 == t->first)
			b[t->first - 1].parts = true;
		if (t->first + 1 == t->last)
			b[t->first].spanned = true;
		if (t->first != t->last)
			continue;
		if (t->to > b[t->first].before)
			b[t->first].before = t->to;
		if (t->first > 0 && t->from < b[t->first - 1].behind)
			b[t->first - 1].behind = t->from;
	}
}

static bool
is_one(const struct border *b)
{
	return !b->parts && (b->spanned || b->behind < b->before + NEAR);
}

/*
 * Two columns may each be one with a third between them, and yet hold two
 * texts of a line: then the first border between these is kept.
 */
static void
keep_borders(const struct columns *c, struct border *b)
{
	for (uint32_t k = 0; k + 1 < c->cols; k++)
		b[k].kept = !is_one(&b[k]);
	for (size_t i = 1; i < c->texts; i++) {
		const struct column_text *t = &c->text[i];
		uint32_t k;

		if (t->line != t[-1].line)
			continue;
		for (k = t[-1].last; k < t->first && !b[k].kept; k++)
			;
		if (k == t->first)
			b[t[-1].last].kept = true;
	}
}

/* Joins columns that are one, and numbers those that are left. */
static bool
join(struct columns *c)
{
	struct border	*b = calloc(c->cols, sizeof(*b));
	uint32_t	*to = calloc(c->cols, sizeof(*to));
	uint32_t	 n = 0;
	const bool	 ok = b != NULL && to != NULL;

	if (ok) {
		look_at_borders(c, b);
		keep_borders(c, b);
		for (uint32_t k = 1; k < c->cols; k++)
			to[k] = b[k - 1].kept ? ++n : n;
		for (size_t i = 0; i < c->texts; i++) {
			c->text[i].first = to[c->text[i].first];
			c->text[i].last = to[c->text[i].last];
		}
		c->cols = n + 1;
	}
	free(b);
	free(to);
	return ok;
}

bool
columns_find(struct columns *c)
{
	uint32_t	*place = calloc(c->texts + 1, sizeof(*place));
	uint32_t	 n = place != NULL ? stab(c, place) : 0;
	bool		 ok = n > 1;

	c->failed = c->failed || place == NULL || (n == 0 && c->texts > 0);
	if (ok) {
		assign(c, place, n);
		ok = join(c);
		c->failed = c->failed || !ok;
	}
	free(place);
	return ok && c->cols > 1;
}

/* Of a column: where its last few texts stood. */
#define	RECENT	4

struct edges {
	uint32_t	 from[RECENT], to[RECENT];
	uint32_t	 n;
};

static bool
is_near(uint32_t a, uint32_t b)
{
	return a > b ? a - b <= 1 : b - a <= 1;
}

/* Is it flush with one of them, left or right, or set in the middle? */
static bool
keeps_to(const struct edges *e, const struct column_text *t)
{
	for (uint32_t i = 0; i < RECENT && i < e->n; i++)
		if (is_near(e->from[i], t->from) || is_near(e->to[i], t->to) ||
		    is_near((e->from[i] + e->to[i]) / 2,
		    (t->from + t->to) / 2))
			return true;
	return false;
}

unsigned
columns_aligned(struct columns *c)
{
	struct edges	*e = calloc(c->cols, sizeof(*e)), *x;
	size_t		 all = 0, kept = 0;

	if (e == NULL)
		return 0;
	for (size_t i = 0; i < c->texts; i++) {
		const struct column_text *t = &c->text[i];

		/* In the first column all prose is flush. */
		if (t->first != t->last || t->first == 0)
			continue;
		x = &e[t->first];
		if (x->n > 0) {
			all++;
			kept += keeps_to(x, t);
		}
		x->from[x->n % RECENT] = t->from;
		x->to[x->n++ % RECENT] = t->to;
	}
	free(e);
	c->kept = kept;
	c->astray = all - kept;
	return all > 0 ? (unsigned)(kept * 100 / all) : 0;
}
