/*
 * 标点挤压: the blank halves that full-width marks do without.
 *
 * Of two marks side by side the blank half between them goes for good; Word
 * calls that kerning, and does it where characters are kerned (17.3.2.19).
 * What is left is given up where a line needs it (17.15.1.18): all of it at
 * the line's end, and within the line evenly, if that takes in a character of
 * which no more than half sticks out.  So Word does, however lines are aligned:
 * the pages that it left marked in a document of 141 come out so, and in no
 * other way.  Our own profiles take in only what must not begin the next line
 * (CLREQ, 推入), so that a line of GB/T 9704 stays one of 28.
 */
#include "layout/priv.h"

#include "kit/break.h"

static bool
is_kerned(const struct p_look *k)
{
	return k->kern_from > 0 && k->size >= k->kern_from;
}

static bool
are_pressed(const struct p_para *p, size_t i)
{
	uint16_t	 a = p->unit[i].flags & (P_U_OPEN | P_U_CLOSE);
	uint16_t	 b = p->unit[i + 1].flags & (P_U_OPEN | P_U_CLOSE);

	if (a == 0 || b == 0 || (a == P_U_OPEN && b == P_U_CLOSE))
		return false;
	return !p->by_source || (is_kerned(&p->run[p->unit[i].run].look) &&
	    is_kerned(&p->run[p->unit[i + 1].run].look));
}

/*
 * It is the first of the two that gives it up; for two opening marks the
 * first has its ink on the right, and the second moves under its blank.
 */
void
p_press_pairs(struct p_para *p)
{
	for (size_t i = 0; i + 1 < p->n; i++) {
		if (!are_pressed(p, i))
			continue;
		p->unit[i].adv -= p->run[p->unit[i].run].look.size / 2;
		p->unit[i].flags |= P_U_SQUEEZED;
	}
}

/*
 * What a unit at the end of a line can do without: the blank half, or all of
 * a mark that may hang in the margin.
 */
int32_t
p_press_end(const struct p_para *p, const struct p_unit *u)
{
	if ((u->flags & P_U_HANGS) != 0)
		return u->adv;
	if (!p->press || (u->flags & (P_U_CLOSE | P_U_SQUEEZED)) != P_U_CLOSE)
		return 0;
	return p->run[u->run].look.size / 2;
}

/* Colons and semicolons, which Word counts among the middle dots (JLREQ
 * cl-05): within a line they keep their blank. */
static bool
is_stiff(const struct p_para *p, size_t i)
{
	return p->by_source &&
	    (p->cp[i] == 0xff1a || p->cp[i] == 0xff1b);
}

/* The blank of marks between unit i and the next of its line. */
int32_t
p_press_behind(const struct p_para *p, size_t i)
{
	const struct p_unit *a = &p->unit[i], *b = a + 1;

	if ((a->flags & (P_U_SQUEEZED | P_U_SHAPED | P_U_JOINED)) != 0 ||
	    ((a->flags | b->flags) & P_U_ABOVE) != 0 || is_stiff(p, i))
		return 0;
	if ((a->flags & P_U_CLOSE) == 0) {
		if ((b->flags & (P_U_OPEN | P_U_SHAPED)) != P_U_OPEN ||
		    (a->flags & P_U_IMAGE) != 0)
			return 0;
		a = b;
	}
	return p->run[a->run].look.size / 2;
}

/* The same of all of them in a line that ends before unit end. */
int32_t
p_press_blank(const struct p_para *p, size_t first, size_t end)
{
	int32_t	 sum = 0;

	/* What stands before a tab moves nothing behind it. */
	for (size_t i = end; i > first + 1; i--) {
		if ((p->unit[i - 2].flags & P_U_TAB) != 0)
			break;
		sum = p_add(sum, p_press_behind(p, i - 2));
	}
	return sum;
}

/*
 * Does unit i, which sticks out of the line that begins with unit first by
 * over, come in where marks before it are pressed?
 */
bool
p_press_takes(const struct p_para *p, size_t first, size_t i, int32_t over)
{
	if (!p->press_lines || over > p->run[p->unit[i].run].look.size / 2)
		return false;
	if (!p->by_source && (p->brk[i] != P_BREAK_NO ||
	    (p->unit[i].flags & P_U_WIDE) == 0))
		return false;
	return p_press_blank(p, first, i + 1) >= over;
}
