/*
 * How a line is filled: gaps at blanks and beside Chinese characters, evenly,
 * and not where a line would look torn (more than 2.5 em a gap); in a
 * paragraph that is spread, between all characters.
 */
#include "layout/line_fill.h"

#include <unigbrk.h>

static bool
is_pair(uint32_t a, uint32_t b)
{
	return a == b && (a == 0x2014 || a == 0x2026 || a == 0x2e3a ||
	    a == 0x22ef);
}

/* May a gap open behind unit i?  Marks stay with what they stand on. */
static bool
opens(const struct p_para *p, const struct p_line *ln,
    const struct p_fill *f, size_t i)
{
	const struct p_unit *a = &p->unit[i], *b = a + 1;

	if (i < f->from || i + 1 >= ln->shown ||
	    (b->flags & (P_U_JOINED | P_U_ABOVE)) != 0)
		return false;
	if ((a->flags & P_U_BLANK) != 0)
		return true;
	if (is_pair(p->cp[i], p->cp[i + 1]))
		return false;
	if (p->spread)
		return b->adv > 0 &&
		    uc_is_grapheme_break(p->cp[i], p->cp[i + 1]);
	return ((a->flags | b->flags) & P_U_WIDE) != 0 &&
	    (b->flags & P_U_BLANK) == 0;
}

size_t
p_fill_from(const struct p_para *p, const struct p_line *ln)
{
	size_t	 from = ln->first;

	for (size_t i = ln->first; i < ln->shown; i++)
		if ((p->unit[i].flags & P_U_TAB) != 0 || i < p->label_n)
			from = i + 1;
	return from;
}

/* Does a justified paragraph leave the line as it is? */
static bool
is_short(const struct p_para *p, const struct p_line *ln)
{
	return ln->last && !(p->stretch_breaks && ln->end < p->n &&
	    (p->unit[ln->end - 1].flags & P_U_END) != 0);
}

struct p_fill
p_fill_find(const struct p_para *p, const struct p_shape *s,
    const struct p_line *ln)
{
	struct p_fill	 f = { .from = p_fill_from(p, ln) };
	int32_t		 extra = ln->room - ln->width, n = 0;

	if (extra <= 0 || (s->align != PAI_ALIGN_DISTRIBUTE &&
	    (s->align != PAI_ALIGN_JUSTIFY || is_short(p, ln))))
		return f;
	for (size_t i = f.from; i + 1 < ln->shown; i++)
		n += opens(p, ln, &f, i);
	if (n == 0 || (s->align == PAI_ALIGN_JUSTIFY &&
	    extra / n > p->base.size * 5 / 2))
		return f;
	f.per = extra / n;
	f.rest = extra % n;
	return f;
}

/* What the marks between unit i and the next do without in this line. */
static int32_t
pressed(const struct p_para *p, const struct p_line *ln, struct p_fill *f,
    size_t i)
{
	int32_t		 before = f->gave;

	f->blank += p_press_behind(p, i);
	f->gave = (int32_t)((int64_t)ln->pressed * f->blank / ln->blank);
	return f->gave - before;
}

int32_t
p_fill_advance(const struct p_para *p, const struct p_line *ln,
    struct p_fill *f, size_t i)
{
	int32_t		 adv = p->unit[i].adv;

	if (i >= ln->shown)
		return 0;
	if (i + 1 == ln->shown)
		return adv - ln->gave + ln->hyphen;
	if (ln->pressed > 0 && i >= f->from)
		return adv - pressed(p, ln, f, i);
	if (f->per + f->rest > 0 && opens(p, ln, f, i)) {
		adv += f->per + (f->rest > 0);
		f->rest -= f->rest > 0;
	}
	return adv;
}
