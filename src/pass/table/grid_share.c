/*
 * Header rows whose spans are lost: how the cells of one row share out what
 * stands below them.
 *
 *	[A]           [B]      [C]		row: three cells
 *	[ ]  [p] [q] [r]  [p] [q] [r]		below: seven
 *
 * Cells and segments keep their order and leave none over, so an answer is a
 * row of cuts.  Each way to cut has a cost, a sum over its cells; dynamic
 * programming finds the least.  What costs:
 *
 *	an empty cell below (it holds the place of a row span) shared with
 *	others; a label that stands twice under one cell, as p would under
 *	B here if it took four; neighbours that take different shares.
 *
 * Where two ways cost the same, nothing is decided.
 */
#include "pass/table/grid.h"

#include <string.h>

#define	MOST	48		/* cells or segments; a wider header is left */
#define	NEVER	10000

static bool
same(const struct p_cell *a, const struct p_cell *b)
{
	return a->kind == P_CELL_TEXT && b->kind == P_CELL_TEXT &&
	    a->n == b->n && memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0;
}

static int
body_cost(const struct p_segment *s, uint32_t n)
{
	uint32_t stubs = 0;

	for (uint32_t i = 0; i < n; i++)
		stubs += s[i].stub;
	if (stubs == 0)
		return 2 * (int)(n - 1);
	if (stubs < n)
		return 40;	/* across the edge of the stub */
	/* The whole stub, from its first column to its last. */
	if (s[0].col == 0 && !s[n].stub)
		return 0;
	return n == 1 ? 1 : 3;
}

static int
head_cost(const struct p_segment *s, uint32_t n)
{
	int cost = 0, empty = 0;

	for (uint32_t i = 0; i < n; i++) {
		empty += s[i].cell->kind == P_CELL_EMPTY;
		for (uint32_t k = i + 1; k < n; k++)
			cost += 2 * same(s[i].cell, s[k].cell);
	}
	if (n == 1)
		return empty != 0 ? 0 : 2;
	return cost + 4 * empty;
}

/* What it costs that a cell covers n segments from s on. */
static int
cost_of(const struct p_cell *c, const struct p_segment *s, uint32_t n)
{
	if (c->kind == P_CELL_EMPTY)
		return n == 1 || (s[0].cell == NULL && s[n - 1].stub) ? 0 :
		    6 * (int)(n - 1);
	return s[0].cell == NULL ? body_cost(s, n) : head_cost(s, n);
}

/* The best way to lay cells 0..k on segments 0..end, the last taking `took`. */
struct way {
	int		 cost;
	uint8_t		 before;	/* what the one before took */
	bool		 tied;
};

static void
improve(struct way *w, int cost, uint32_t before, bool tied)
{
	if (cost < w->cost)
		*w = (struct way){ cost, (uint8_t)before, tied };
	else if (cost == w->cost && cost < NEVER)
		w->tied = true;
}

bool
p_grid_share(const struct p_row *r, uint32_t cells,
    const struct p_segment *s, uint32_t n, uint32_t *count)
{
	static const struct way bad = { NEVER, 0, false };
	struct way	 way[MOST + 1][MOST + 1];	/* [end][took] */
	uint8_t		 took[MOST][MOST + 1][MOST + 1];
	struct way	 next[MOST + 1][MOST + 1];
	uint32_t	 end, t, u, best = 0;

	if (cells == 0 || cells > n || n > MOST)
		return false;
	for (end = 0; end <= n; end++)
		for (t = 0; t <= n; t++)
			way[end][t] = bad;
	way[0][0] = (struct way){ 0, 0, false };
	for (uint32_t k = 0; k < cells; k++) {
		for (end = 0; end <= n; end++)
			for (t = 0; t <= n; t++)
				next[end][t] = bad;
		for (end = k + 1; end <= n; end++)
			for (t = 1; t <= end - k; t++) {
				int c = cost_of(&r->cell[k], s + end - t, t);

				for (u = 0; u <= end - t; u++)
					improve(&next[end][t],
					    way[end - t][u].cost + c +
					    (u > 1 && t > 1 && u != t), u,
					    way[end - t][u].tied);
				took[k][end][t] = next[end][t].before;
			}
		memcpy(way, next, sizeof(way));
	}
	for (t = 1; t <= n; t++)
		if (best == 0 || way[n][t].cost < way[n][best].cost)
			best = t;
	if (way[n][best].cost >= NEVER || way[n][best].tied)
		return false;
	for (t = 1; t <= n; t++)
		if (t != best && way[n][t].cost == way[n][best].cost)
			return false;
	for (uint32_t k = cells, e = n, v = best; k-- > 0; ) {
		uint32_t before = took[k][e][v];

		count[k] = v;
		e -= v;
		v = before;
	}
	return true;
}
