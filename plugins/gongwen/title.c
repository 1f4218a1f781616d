/*
 * Titles: in the middle, and where they need more than one line, in lines
 * of balanced length (GB/T 9704 7.3.1: 词意完整，排列对称，长短适宜，
 * 梯形或菱形).
 *
 * Each way to cut the title in two or three has a price: how far the lines
 * are from equal, whether a cut falls where a word surely ends, and the two
 * shapes the standard does not name, the brick and the hourglass.
 */
#include <stdlib.h>

#include "gongwen.h"
#include "kit/break.h"
#include "kit/width.h"

#define	MARGIN		6	/* 三字 at either side */
#define	MAX_CUTS	256	/* longer ones are filled, not balanced */
#define	COST_CUT	36	/* inside what may be a word */
#define	COST_SHAPE	16	/* brick or hourglass */

/* Where lines may end, and the columns up to there. */
struct cuts {
	size_t	 at[MAX_CUTS];
	size_t	 width[MAX_CUTS];
	long	 cost[MAX_CUTS];
	size_t	 n;
};

/* False: too many for balancing. */
static bool
find_cuts(const struct gw *g, struct cuts *c)
{
	const struct gw_text	*t = &g->text;
	size_t			 width = 0;

	c->n = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (i > 0 && t->brk[i] == P_BREAK_MAY) {
			if (c->n == MAX_CUTS - 1)
				return false;
			c->at[c->n] = i;
			c->width[c->n] = width;
			c->cost[c->n++] = p_break_ends_word(t->cp[i - 1]) ? 0 :
			    COST_CUT;
		}
		width += p_width_char(t->cp[i], g->wide);
	}
	c->at[c->n] = t->n;
	c->width[c->n] = width;
	c->cost[c->n] = 0;
	return true;
}

static long
uneven(size_t width, size_t target)
{
	long	 d = (long)width - (long)target;

	return d * d;
}

static long
cost_two(const struct cuts *c, size_t i, size_t room)
{
	const size_t	 all = c->width[c->n];
	const size_t	 a = c->width[i], b = all - a;

	if (a > room || b > room)
		return -1;
	return uneven(a, all / 2) + uneven(b, all / 2) + c->cost[i] +
	    (a == b ? COST_SHAPE : 0);
}

static long
cost_three(const struct cuts *c, size_t i, size_t k, size_t room)
{
	const size_t	 all = c->width[c->n];
	const size_t	 x = c->width[i], y = c->width[k] - x;
	const size_t	 z = all - c->width[k];

	if (x > room || y > room || z > room)
		return -1;
	return uneven(x, all / 3) + uneven(y, all / 3) + uneven(z, all / 3) +
	    c->cost[i] + c->cost[k] +
	    ((x == y && y == z) || (y < x && y < z) ? COST_SHAPE : 0);
}

/* The best cuts into at most three lines; 0: the title needs more. */
static size_t
choose(const struct cuts *c, size_t room, size_t ends[3])
{
	long	 best = -1, cost;

	ends[0] = c->n;
	if (c->width[c->n] <= room)
		return 1;
	for (size_t i = 0; i < c->n; i++)
		if ((cost = cost_two(c, i, room)) >= 0 &&
		    (best < 0 || cost < best)) {
			best = cost;
			ends[0] = i;
			ends[1] = c->n;
		}
	if (best >= 0)
		return 2;
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = i + 1; k < c->n; k++)
			if ((cost = cost_three(c, i, k, room)) >= 0 &&
			    (best < 0 || cost < best)) {
				best = cost;
				ends[0] = i;
				ends[1] = k;
				ends[2] = c->n;
			}
	return best >= 0 ? 3 : 0;
}

static void
put_centred(struct gw *g, size_t from, size_t to)
{
	struct p_buf	 b = { 0 };
	size_t		 room = gw_room(g), w;

	while (to > from && g->text.cp[to - 1] == ' ')
		to--;
	gw_text_put(&g->text, from, to, &b);
	if (p_buf_ok(&b) && b.n > 0) {
		w = p_width_text(b.p, b.n, g->wide);
		gw_put_line(g, room > w ? (room - w) / 2 : 0, b.p, b.n);
	}
	p_buf_free(&b);
}

/* Too long to balance: filled lines, each in the middle. */
static void
fill_centred(struct gw *g, size_t room)
{
	const struct p_wrap	 w = { g->text.cp, g->text.brk, g->text.n,
	    g->wide };
	struct p_wrap_line	 l;

	for (size_t at = 0; at < w.n && g->status == PAI_OK; at = l.next) {
		p_wrap_next(&w, at, room, &l);
		put_centred(g, l.from, l.to);
	}
}

/* Lines the author ended are balanced anew: blanks, where Latin needs them. */
static void
join_lines(struct gw_text *t)
{
	size_t	 to = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->cp[i] != '\n')
			t->cp[to++] = t->cp[i];
		else if (to > 0 && i + 1 < t->n &&
		    p_break_blank(t->cp[to - 1], t->cp[i + 1]))
			t->cp[to++] = ' ';
	t->n = to;
}

void
gw_put_centred(struct gw *g)
{
	struct cuts	 c;
	size_t		 room = gw_room(g), ends[3], n, from = 0;

	room = room > 4 * MARGIN ? room - 2 * MARGIN : room;
	join_lines(&g->text);
	gw_text_seal(&g->text);
	p_wrap_seal_blanks(g->text.cp, g->text.n, g->text.brk);
	n = find_cuts(g, &c) ? choose(&c, room, ends) : 0;
	if (n == 0)
		fill_centred(g, room);
	for (size_t i = 0; i < n; from = c.at[ends[i++]])
		put_centred(g, from, c.at[ends[i]]);
}
