/*
 * What is done to the units of a paragraph once all are there: stretches that
 * need shaping are shaped as one unit each, marks that stand side by side are
 * pressed together, and line ends are found.  Also what an outline calls it.
 */
#include "layout/priv.h"

#include <unictype.h>
#include <unigbrk.h>

#include "kit/break.h"
#include "kit/utf8.h"

#define	TITLE_MAX	400u	/* bytes of an outline's title */
#define	SHAPED_MAX	4096u	/* characters shaped as one unit */
#define	SHAPED_WIDTH	(3000 * P_EM)	/* that they may take */

struct p_stretch
p_stretch_of(const struct p_para *p, size_t i, size_t e)
{
	return (struct p_stretch){ p->cp + i, e - i, i, p->n - e };
}

/* Characters i .. e are one shaped unit: the first has it all. */
static void
shape_stretch(struct p_lay *l, size_t i, size_t e)
{
	struct p_para	*p = &l->para;
	const struct p_metrics *m = l->metrics;
	struct p_stretch stretch = p_stretch_of(p, i, e);
	size_t		 room = (e - i) * 3 + 8, got;
	int64_t		 adv = 0;

	if (!p_grow(l, &p->glyph, &p->glyph_room, p->glyph_n + room,
	    sizeof(*p->glyph)) || !p_grow(l, &p->shaped, &p->shaped_room,
	    p->shaped_n + 1, sizeof(*p->shaped)))
		return;
	got = m->shape == NULL ? 0 : m->shape(m->arg, p->unit[i].font,
	    &stretch, p->glyph + p->glyph_n, room);
	if (got == 0 || got > room) {
		for (; i < e; i++)
			p->unit[i].flags &= (uint16_t)~P_U_SHAPED;
		return;
	}
	for (size_t k = 0; k < got; k++)
		adv += p->glyph[p->glyph_n + k].advance;
	p->shaped[p->shaped_n] = (struct p_shaped){ p->glyph_n, got };
	p->unit[i].extra = (uint32_t)p->shaped_n++;
	adv = adv < 0 ? 0 : adv > SHAPED_WIDTH ? SHAPED_WIDTH : adv;
	p->unit[i].adv = p_scale((int32_t)adv,
	    p_look_across(&p->run[p->unit[i].run].look));
	p->glyph_n += got;
	for (size_t k = i + 1; k < e; k++) {
		p->unit[k].flags = P_U_JOINED;
		p->unit[k].adv = 0;
	}
}

/*
 * May a gap open before character i of a stretch?  Not where letters join,
 * nor within what is read as one character (UAX #29), nor in a conjunct,
 * whose first part ends with a virama.
 */
static bool
comes_apart(const struct p_para *p, size_t i)
{
	return p->spread && uc_joining_type(p->cp[i]) ==
	    UC_JOINING_TYPE_U && uc_is_grapheme_break(p->cp[i - 1],
	    p->cp[i]) && uc_combining_class(p->cp[i - 1]) != UC_CCC_VR;
}

static void
shape_all(struct p_lay *l)
{
	struct p_para	*p = &l->para;
	size_t		 e;

	for (size_t i = 0; i < p->n && l->status == PAI_OK; i = e) {
		e = i + 1;
		if ((p->unit[i].flags & P_U_SHAPED) == 0)
			continue;
		while (e < p->n && e - i < SHAPED_MAX &&
		    (p->unit[e].flags & P_U_SHAPED) != 0 &&
		    !comes_apart(p, e) &&
		    p->unit[e].run == p->unit[i].run &&
		    p->unit[e].font == p->unit[i].font)
			e++;
		shape_stretch(l, i, e);
	}
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	    (cp >= 0xc0 && cp <= 0x24f && cp != 0xd7 && cp != 0xf7) ||
	    (cp >= 0x370 && cp <= 0x52f);
}

/* A character as wide as its size that is no mark. */
static bool
is_ideograph(const struct p_para *p, size_t i)
{
	return (p->unit[i].flags & P_U_WIDE) != 0 && p_is_han(p->cp[i]);
}

/*
 * A quarter of an em between 汉字 and Latin letters or digits, where the
 * source has it (17.3.1.2, 17.3.1.3).
 */
static void
open_gaps(struct p_para *p)
{
	for (size_t i = 0; i + 1 < p->n; i++) {
		bool	 from = is_ideograph(p, i);
		size_t	 other = from ? i + 1 : i;

		if (from == is_ideograph(p, i + 1) ||
		    (p->unit[i + 1].flags & P_U_JOINED) != 0 ||
		    ((p->unit[i].flags | p->unit[i + 1].flags) &
		    P_U_ABOVE) != 0)
			continue;
		if ((p->gap_digit && is_digit(p->cp[other])) ||
		    (p->gap_latin && is_letter(p->cp[other])))
			p->unit[i].adv += p->run[p->unit[i].run].look.size / 4;
	}
}

static bool
has_kerning(const struct p_unit *u)
{
	return (u->flags & (P_U_WIDE | P_U_TAB | P_U_END | P_U_IMAGE |
	    P_U_SHAPED | P_U_JOINED | P_U_LABEL)) == 0;
}

/* Characters of one font and size stand as near as the font has it. */
static void
kern(struct p_lay *l)
{
	struct p_para	*p = &l->para;
	const struct p_metrics *m = l->metrics;
	const struct p_look *k, *next;
	int64_t		 by;

	for (size_t i = 0; i + 1 < p->n && m->kern != NULL; i++) {
		struct p_unit	*a = &p->unit[i], *b = a + 1;

		if (a->font != b->font || !has_kerning(a) || !has_kerning(b))
			continue;
		k = &p->run[a->run].look;
		next = &p->run[b->run].look;
		if (k->kern_from <= 0 || k->size < k->kern_from ||
		    k->size != next->size || k->rise != next->rise ||
		    k->kern_from != next->kern_from ||
		    (by = m->kern(m->arg, a->font, p->cp[i],
		    p->cp[i + 1])) == 0)
			continue;
		by = by * k->size / P_EM;
		if (k->scale != 0)
			by = by * k->scale / 100;
		a->adv = p_max(0, a->adv + (int32_t)by);
	}
}

/*
 * Word processors end a line behind the hyphen of 2008-2009, which UAX #14
 * keeps whole (LB25).
 */
static bool
is_hyphened(const struct p_lay *l, size_t i)
{
	const uint32_t	*cp = l->para.cp + i;

	return l->profile == P_PROFILE_SOURCE && i >= 2 && cp[-1] == '-' &&
	    is_digit(cp[0]) && (is_digit(cp[-2]) || is_letter(cp[-2]) ||
	    cp[-2] == ')');
}

/*
 * Word ends a line behind any blank, whatever mark follows or precedes it;
 * UAX #14 (LB13 to LB16) and 避头尾 look across blanks.
 */
static bool
is_behind_blank(const struct p_lay *l, size_t i)
{
	const uint32_t	*cp = l->para.cp + i;

	return l->profile == P_PROFILE_SOURCE && i >= 1 && cp[-1] == ' ' &&
	    cp[0] != ' ';
}

/* A tab that does not fit goes on the next line, with what it aligns. */
static bool
may_end_before(const struct p_lay *l, size_t i)
{
	const struct p_unit *u = &l->para.unit[i];

	return i >= 1 && ((u[-1].flags & P_U_TAB) != 0 ||
	    (l->profile == P_PROFILE_SOURCE && (u->flags & P_U_TAB) != 0 &&
	    (u[-1].flags & P_U_LABEL) == 0) ||
	    is_behind_blank(l, i) || is_hyphened(l, i));
}

static void
find_breaks(struct p_lay *l)
{
	struct p_para	*p = &l->para;

	if (p->n == 0 || !p_grow(l, &p->brk, &p->brk_room, p->n,
	    sizeof(*p->brk)))
		return;
	p_break_find(p->cp, p->n, p->brk);
	for (size_t i = 0; i < p->n; i++) {
		if (p->unit[i].flags & P_U_JOINED ||
		    (i > 0 && p->run[p->unit[i].run].mark))
			p->brk[i] = P_BREAK_NO;
		else if (may_end_before(l, i))
			p->brk[i] = P_BREAK_MAY;
		else if (i > 0 && p->break_words && p->brk[i] == P_BREAK_NO &&
		    is_letter(p->cp[i]) && is_letter(p->cp[i - 1]))
			p->brk[i] = P_BREAK_MAY;
	}
}

void
p_units_finish(struct p_lay *l)
{
	if (l->status == PAI_OK)
		shape_all(l);
	if (l->status != PAI_OK)
		return;
	kern(l);
	if (l->para.press_pairs)
		p_press_pairs(&l->para);
	p_ruby_settle(l);
	if (l->para.gap_latin || l->para.gap_digit)
		open_gaps(&l->para);
	p_bidi_levels(l);
	find_breaks(l);
	p_hyphens_find(l);
	if (l->status == PAI_OK)
		p_ruby_hold(l);
}

/* What the outline calls a heading: its number and its text. */
struct pai_str
p_para_title(struct p_lay *l)
{
	const struct p_para *p = &l->para;
	char		 text[TITLE_MAX + 4];
	size_t		 n = 0;
	struct pai_str	 s = { NULL, 0 };

	for (size_t i = 0; i < p->n && n < TITLE_MAX; i++) {
		if (p->unit[i].flags & (P_U_END | P_U_IMAGE | P_U_ABOVE) ||
		    p->run[p->unit[i].run].mark)
			continue;
		n += p_utf8_put(text + n, p->cp[i] == '\t' ? ' ' : p->cp[i]);
	}
	if ((s.p = p_keep(l, text, n)) != NULL)
		s.n = n;
	return s;
}
