/*
 * Titles in lines of balanced length (GB/T 9704-2012 7.3.1: 词意完整，排列
 * 对称，长短适宜).
 *
 * As many lines as filling needs, cut where the price is least: how far each
 * line is from the mean, and whether a word surely ends at the cut.  The best
 * way to cut up to each place in j lines is found from those for j - 1.
 */
#include "layout/priv.h"

#include "kit/break.h"

#define	LINES_MAX	8u
#define	CUTS_MAX	200u	/* longer titles are filled, not balanced */
#define	COST_CUT	36	/* inside what may be a word: 3 字, squared */
#define	NEVER		(INT64_MAX / 4)

struct cuts {
	size_t	 at[CUTS_MAX];		/* unit that begins a line */
	int64_t	 width[CUTS_MAX];	/* mpt up to there */
	int64_t	 price[CUTS_MAX];
	size_t	 n;			/* the last one is the end */
	int64_t	 cost[LINES_MAX + 1][CUTS_MAX];
	size_t	 from[LINES_MAX + 1][CUTS_MAX];
};

static bool
add_cut(struct cuts *c, size_t at, int64_t width, int64_t price)
{
	if (c->n == CUTS_MAX)
		return false;
	c->at[c->n] = at;
	c->width[c->n] = width;
	c->price[c->n++] = price;
	return true;
}

/* False: it has lines of its own, or is too long. */
static bool
find_cuts(const struct p_para *p, struct cuts *c)
{
	int64_t	 width = 0;

	c->n = 0;
	add_cut(c, 0, 0, 0);
	for (size_t i = 0; i < p->n; i++) {
		if ((p->unit[i].flags & (P_U_END | P_U_TAB)) != 0)
			return false;
		if (i > 0 && p->brk[i] != P_BREAK_NO && !add_cut(c, i, width,
		    p_break_ends_word(p->cp[i - 1]) ? 0 : COST_CUT))
			return false;
		width += p->unit[i].adv;
	}
	return add_cut(c, p->n, width, 0);
}

/* Price of a line, in half characters of the size, squared. */
static int64_t
uneven(int64_t width, int64_t mean, int32_t size)
{
	int64_t	 d = (width - mean) * 2 / size;

	return d * d;
}

static void
solve(struct cuts *c, size_t lines, int32_t room, int32_t size)
{
	int64_t	 mean = c->width[c->n - 1] / (int64_t)lines, w, cost;

	for (size_t i = 0; i < c->n; i++)
		c->cost[0][i] = i == 0 ? 0 : NEVER;
	for (size_t j = 1; j <= lines; j++)
		for (size_t i = 0; i < c->n; i++) {
			c->cost[j][i] = NEVER;
			for (size_t k = 0; k < i; k++) {
				w = c->width[i] - c->width[k];
				if (w > room || c->cost[j - 1][k] == NEVER)
					continue;
				cost = c->cost[j - 1][k] + c->price[i] +
				    uneven(w, mean, size);
				if (cost >= c->cost[j][i])
					continue;
				c->cost[j][i] = cost;
				c->from[j][i] = k;
			}
		}
}

/* Cuts lay->line anew, all but its rooms; or leaves it as it is. */
void
p_lines_balance(struct p_lay *l)
{
	struct cuts	 c;
	size_t		 lines = l->line_n, at;
	int32_t		 size = p_max(l->para.base.size, 1000);

	if (lines < 2 || lines > LINES_MAX || !find_cuts(&l->para, &c))
		return;
	solve(&c, lines, l->line[1].room, size);
	at = c.n - 1;
	if (c.cost[lines][at] == NEVER)
		return;
	for (size_t j = lines; j > 0; j--) {
		l->line[j - 1].end = c.at[at];
		l->line[j - 1].hyphen = 0;
		at = c.from[j][at];
		l->line[j - 1].first = c.at[at];
	}
}
