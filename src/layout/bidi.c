/*
 * Which way the characters of a paragraph run, and in which order a line
 * shows them: the Unicode Bidirectional Algorithm (UAX #9) for text without
 * explicit embeddings, which Word does not write; its marks count as neutral.
 *
 * Most paragraphs have no character that runs leftwards: those cost one look
 * at each, and their units stay at level 0, which is the order of the text.
 */
#include "layout/priv.h"

#include <unictype.h>

#include "kit/utf8.h"

#define	FIRST_RTL	0x590u		/* no smaller one runs leftwards */

/* Characters that run leftwards: R, AL (and AN, which stands among them). */
static bool
runs_left(uint32_t cp)
{
	int	 c;

	if (cp < FIRST_RTL || (cp >= 0x900 && cp < 0xfb1d && cp != 0x200f) ||
	    (cp > 0xfeff && cp < 0x10800))
		return false;
	c = uc_bidi_category(cp);
	return c == UC_BIDI_R || c == UC_BIDI_AL;
}

static bool
has_left(const struct p_para *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (runs_left(p->cp[i]))
			return true;
	return false;
}

/* The mark of a note: what is beside it does not decide how it runs. */
static bool
is_note_mark(const struct p_para *p, size_t i)
{
	return p->run[p->unit[i].run].mark;
}

static bool
is_neutral(uint8_t class)
{
	return class != UC_BIDI_L && class != UC_BIDI_R &&
	    class != UC_BIDI_AN && class != UC_BIDI_EN;
}

/*
 * W1 to W7: what a weak character counts as, by what stands before it.  The
 * classes are kept in the units' levels until those are known.  A note's mark
 * is an isolate (BD8), which counts as a neutral.
 */
static void
settle_weak(struct p_para *p)
{
	uint8_t	 strong = p->right_to_left ? UC_BIDI_R : UC_BIDI_L;
	uint8_t	 before = strong, class, next;

	for (size_t i = 0; i < p->n; i++) {
		class = (uint8_t)uc_bidi_category(p->cp[i]);
		next = i + 1 < p->n ?
		    (uint8_t)uc_bidi_category(p->cp[i + 1]) : UC_BIDI_ON;
		if (is_note_mark(p, i))
			class = UC_BIDI_ON;
		if (class == UC_BIDI_NSM)
			class = before;
		if (class == UC_BIDI_EN && strong == UC_BIDI_AL)
			class = UC_BIDI_AN;
		else if (class == UC_BIDI_EN && strong == UC_BIDI_L)
			class = UC_BIDI_L;
		else if ((class == UC_BIDI_CS || (class == UC_BIDI_ES &&
		    before == UC_BIDI_EN)) && next == UC_BIDI_EN &&
		    (before == UC_BIDI_EN || before == UC_BIDI_AN))
			class = before;
		else if (class == UC_BIDI_ET && (before == UC_BIDI_EN ||
		    (next == UC_BIDI_EN && strong != UC_BIDI_AL)))
			class = strong == UC_BIDI_L ? UC_BIDI_L : UC_BIDI_EN;
		if (class == UC_BIDI_L || class == UC_BIDI_R ||
		    class == UC_BIDI_AL)
			strong = class;
		before = class;
		p->unit[i].level = class == UC_BIDI_AL ? UC_BIDI_R : class;
	}
}

/* Is what stands beside neutrals leftward?  Numbers count so (N1). */
static bool
leftward(const struct p_para *p, size_t i)
{
	return i < p->n && !is_neutral(p->unit[i].level) ?
	    p->unit[i].level != UC_BIDI_L : p->right_to_left;
}

/* N1, N2: neutrals between two of one direction have it, else the text's. */
static void
settle_neutral(struct p_para *p)
{
	size_t	 e;
	bool	 left;

	for (size_t i = 0; i < p->n; i = e + 1) {
		for (e = i; e < p->n && is_neutral(p->unit[e].level); e++)
			continue;
		left = i > 0 ? leftward(p, i - 1) : p->right_to_left;
		if (left != leftward(p, e))
			left = p->right_to_left;
		for (; i < e; i++)
			p->unit[i].level = left ? UC_BIDI_R : UC_BIDI_L;
	}
}

/* Does a character run rightwards by itself? */
static bool
runs_right(uint32_t cp)
{
	int	 c = uc_bidi_category(cp);

	return c == UC_BIDI_L || c == UC_BIDI_EN || c == UC_BIDI_AN;
}

/* I1, I2: the levels.  What ends a line or stands in for a tab is level 0. */
void
p_bidi_levels(struct p_lay *l)
{
	struct p_para	*p = &l->para;
	uint8_t		 base = p->right_to_left ? 1 : 0;

	p->bidi = p->n > 0 && (p->right_to_left || has_left(p));
	if (!p->bidi)
		return;
	settle_weak(p);
	settle_neutral(p);
	for (size_t i = 0; i < p->n; i++) {
		if ((p->unit[i].flags & (P_U_TAB | P_U_END)) != 0)
			p->unit[i].level = base;
		else if (p->unit[i].level == UC_BIDI_L)
			p->unit[i].level = base == 0 ? 0 : 2;
		else
			p->unit[i].level = p->unit[i].level == UC_BIDI_R &&
			    !(is_note_mark(p, i) && runs_right(p->cp[i])) ?
			    1 : 2;
	}
	/* A shaped unit is drawn whole, so it has one level. */
	for (size_t i = 1; i < p->n; i++)
		if ((p->unit[i].flags & P_U_JOINED) != 0)
			p->unit[i].level = p->unit[i - 1].level;
}

static void
reverse(uint32_t *order, size_t from, size_t to)
{
	for (uint32_t t; from + 1 < to; from++) {
		t = order[from];
		order[from] = order[--to];
		order[to] = t;
	}
}

/*
 * L1, L2: the units first .. first + n in the order in which they are shown.
 * Blanks at the line's end stay where the line ends, and a note's mark keeps
 * apart from a number that it stands behind.
 */
static void
find_order(const struct p_para *p, size_t first, size_t n, uint32_t *order)
{
	size_t	 text = n, e;
	uint8_t	 base = p->right_to_left ? 1 : 0;
	uint8_t	 level;

	while (text > 0 && (p->unit[first + text - 1].flags &
	    (P_U_BLANK | P_U_END)) != 0)
		text--;
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)(first + i);
	for (uint8_t from = 2; from >= 1; from--)
		for (size_t i = 0; i < n; i = e > i ? e : i + 1) {
			for (e = i; e < n; e++) {
				level = e >= text ? base :
				    p->unit[first + e].level;
				if (level < from || (from > 1 && e > i &&
				    is_note_mark(p, first + e) !=
				    is_note_mark(p, first + e - 1)))
					break;
			}
			reverse(order, i, e);
		}
}

/*
 * Turns the widths of a line's units, in lay->place in the order of the text,
 * into their places, the leftmost at x.  False: no memory.
 */
bool
p_bidi_places(struct p_lay *l, size_t first, size_t n, int32_t x)
{
	int32_t	*at, w;

	if (!p_grow(l, &l->order, &l->order_room, n, sizeof(*l->order)))
		return false;
	find_order(&l->para, first, n, l->order);
	for (size_t i = 0; i < n; i++) {
		at = &l->place[l->order[i] - first];
		w = *at;
		*at = x;
		x = p_add(x, w);
	}
	return true;
}

/*
 * L4: the glyph id + 1 that shows unit i where that is not its character's
 * own, as ( in leftward text looks like ); else 0.
 */
uint32_t
p_bidi_mirrored(const struct p_lay *l, size_t i)
{
	const struct p_metrics *m = l->metrics;
	ucs4_t	 other;

	if (l->para.unit[i].level % 2 == 0 || m->glyph == NULL ||
	    !uc_mirror_char(l->para.cp[i], &other))
		return 0;
	return m->glyph(m->arg, l->para.unit[i].font, other);
}
