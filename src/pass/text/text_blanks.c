/*
 * Blanks inside Chinese text, which has none.
 *
 *	第 711 号	between Han and digits
 *	（一） 主动		beside a full-width mark
 *	1. 属于		behind an item's number
 *	邮 编 ：		a label set apart to fill its line
 *
 * Only one or two blanks go: wider gaps are layout.  A blank between two
 * Han characters may part two names, so it goes where single characters
 * stand on both sides of it, as in a label set apart; others only with
 * --normalize=full.  Blanks beside Latin words stay.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	GAP_MAX	2

struct gap {
	size_t		 from, to;	/* glyphs */
	uint32_t	 left, right;	/* beside it */
};

/* Is the character at i, which stands before or behind a gap, by itself? */
static bool
stands_alone(const struct p_prose *p, size_t i)
{
	uint32_t	 left = i > 0 ? p->g[i - 1].cp : ' ';
	uint32_t	 right = i + 1 < p->n ? p->g[i + 1].cp : ' ';

	return (p_is_space(left) || p_is_wide_mark(left)) &&
	    (p_is_space(right) || p_is_wide_mark(right));
}

/* "1. 属于": one or two digits and a point, at a start or behind Han. */
static bool
follows_number(const struct p_prose *p, const struct gap *g)
{
	size_t	 i = g->from;

	if (i < 2 || (p->g[i - 1].cp != '.' && p->g[i - 1].cp != 0xff0e) ||
	    !p_is_digit(p->g[i - 2].cp))
		return false;
	i -= 2;
	if (i > 0 && p_is_digit(p->g[i - 1].cp))
		i--;
	/* A blank before the number may go too; it must not matter. */
	while (i > 0 && p_is_gap(p->g[i - 1].cp))
		i--;
	return i == 0 || p_is_han(p->g[i - 1].cp) ||
	    p_is_wide_mark(p->g[i - 1].cp) || p->g[i - 1].cp == '\n' ||
	    p->g[i - 1].cp == 0x201d;
}

static bool
is_chinese(uint32_t cp)
{
	return p_is_han(cp) || p_is_wide_mark(cp);
}

/* U+3000 is itself as wide as two. */
static size_t
breadth(const struct p_prose *p, const struct gap *g)
{
	size_t	 n = 0;

	for (size_t i = g->from; i < g->to; i++)
		n += p->g[i].cp == 0x3000 ? GAP_MAX : 1;
	return n;
}

/* "令 第 711 号": 第 and its number go on from what stands before. */
static bool
counts_on(const struct p_prose *p, const struct gap *g)
{
	size_t	 i = g->to + 1;

	if (g->right != 0x7b2c)		/* 第 */
		return false;
	while (i < p->n && p_is_gap(p->g[i].cp))
		i++;
	return i < p->n && p_is_digit(p->g[i].cp);
}

static bool
is_needless(const struct p_prose *p, const struct gap *g, bool full)
{
	if (breadth(p, g) > GAP_MAX)
		return false;
	if (p_is_wide_mark(g->left) || p_is_wide_mark(g->right))
		return true;
	if (p_is_han(g->left) && p_is_han(g->right))
		return full || counts_on(p, g) || (stands_alone(p, g->from - 1) &&
		    stands_alone(p, g->to));
	if (p_is_han(g->right) && follows_number(p, g))
		return true;
	return (p_is_han(g->left) && p_is_digit(g->right)) ||
	    (p_is_digit(g->left) && p_is_han(g->right));
}

static bool
mark(struct p_prose *p, const struct pai_change *job)
{
	struct gap	 g;
	bool		 any = false;

	for (size_t i = 1; i < p->n; i++) {
		if (!p_is_gap(p->g[i].cp) || p_is_gap(p->g[i - 1].cp))
			continue;
		g.from = g.to = i;
		while (g.to < p->n && p_is_gap(p->g[g.to].cp) &&
		    !p->g[g.to].fixed)
			g.to++;
		if (g.to == g.from || g.to >= p->n)
			continue;
		g.left = p->g[g.from - 1].cp;
		g.right = p->g[g.to].cp;
		if ((!is_chinese(g.left) && !is_chinese(g.right)) ||
		    !is_needless(p, &g, job->full))
			continue;
		for (i = g.from; i < g.to; i++)
			p->g[i].out = 0;
		any = true;
	}
	return any;
}

static enum pai_status
change(const struct pai_change *job)
{
	if (!p_is_extracted(job))
		return PAI_OK;
	return p_prose_each(job, mark, PAI_M_PASS_BLANKS,
	    "blanks between Chinese characters, marks and digits");
}

const struct pai_pass p_pass_blanks = {
	.size = sizeof(p_pass_blanks),
	.name = "blanks",
	.summary = "drop blanks between Chinese characters, marks and digits",
	.after = "width",
	.phase = PAI_P_TEXT,
	.change = change
};
