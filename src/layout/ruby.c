/*
 * Ruby (注音): how a word is read, in small characters above it.
 *
 *	       Chóng qìng		units of the reading: no width in the
 *	读 作 重     庆 。		line, their own width in lead
 *
 * The reading stands in the paragraph behind its base, as it does in the
 * text, raised by the look of its run, so that lines are as high as they
 * must be.  The narrower of the two is centred on the other; a base that is
 * narrower is spread, half a gap before and behind each character (JIS X
 * 4051, 4.12; CLREQ, 5.5).  The two are never parted by a line's end.
 */
#include "layout/priv.h"

#include "kit/break.h"

#define	RISE	920	/* 1/1000 em of the base: above its characters */

/* Can what stands in the base have something above it? */
bool
p_ruby_fits(const struct p_para *p, size_t first)
{
	if (first >= p->n)
		return false;
	for (size_t i = first; i < p->n; i++)
		if ((p->unit[i].flags & (P_U_END | P_U_TAB | P_U_IMAGE)) != 0)
			return false;
	return true;
}

/*
 * The look of a reading over a base that looks so: half as large, or as the
 * source says where that is smaller than the base.
 */
void
p_ruby_look(const struct p_look *base, struct p_look *k)
{
	if (k->size >= base->size)
		k->size = base->size / 2;
	k->rise = base->rise + p_scale_em(RISE, base->size);
	k->vertical = PAI_VERT_BASELINE;
	k->full_size = k->full_rise = 0;
	k->underline = PAI_UL_NONE;
	k->emmark = PAI_EM_NONE;
	k->strike = k->double_strike = false;
	k->background = PAI_COLOUR_AUTO;
	k->border.stroke = PAI_STROKE_NONE;
	k->grid = k->spacing = 0;
}

/* The reading is units base_end .. end; the base those from first. */
void
p_ruby_add(struct p_lay *l, size_t first, size_t base_end, size_t end)
{
	struct p_para	*p = &l->para;

	if (end == base_end || !p_grow(l, &p->ruby, &p->ruby_room,
	    p->ruby_n + 1, sizeof(*p->ruby)))
		return;
	p->ruby[p->ruby_n++] = (struct p_ruby){ .first = first,
	    .base_end = base_end, .end = end };
}

static int32_t
width(const struct p_para *p, size_t from, size_t to)
{
	int32_t	 w = 0;

	for (size_t i = from; i < to; i++)
		w = p_add(w, p->unit[i].adv);
	return w;
}

static size_t
count_shown(const struct p_para *p, size_t from, size_t to)
{
	size_t	 n = 0;

	for (size_t i = from; i < to; i++)
		n += (p->unit[i].flags & P_U_JOINED) == 0;
	return n;
}

static void
spread(struct p_para *p, const struct p_ruby *r, int32_t by)
{
	int32_t	 n = (int32_t)count_shown(p, r->first, r->base_end);

	for (size_t i = r->first; i < r->base_end && n > 0; i++) {
		if ((p->unit[i].flags & P_U_JOINED) != 0)
			continue;
		p->unit[i].lead = by / n / 2;
		p->unit[i].adv = p_add(p->unit[i].adv, by / n);
	}
}

/* Once all units have their widths: readings give theirs up. */
void
p_ruby_settle(struct p_lay *l)
{
	struct p_para	*p = &l->para;
	struct p_unit	*u;

	for (size_t k = 0; k < p->ruby_n; k++) {
		struct p_ruby	*r = &p->ruby[k];
		int32_t		 base = width(p, r->first, r->base_end);

		r->width = width(p, r->base_end, r->end);
		if (r->width > base)
			spread(p, r, r->width - base);
		for (size_t i = r->base_end; i < r->end; i++) {
			u = &p->unit[i];
			u->lead = u->adv;
			u->adv = 0;
			u->flags = (uint16_t)((u->flags | P_U_ABOVE) &
			    ~(P_U_WIDE | P_U_BLANK | P_U_HANGS | P_U_CLOSE |
			    P_U_OPEN));
		}
	}
}

/* Lines end before a base or behind its reading. */
void
p_ruby_hold(struct p_lay *l)
{
	struct p_para	*p = &l->para;

	for (size_t k = 0; k < p->ruby_n; k++)
		for (size_t i = p->ruby[k].first + 1; i < p->ruby[k].end; i++) {
			p->brk[i] = P_BREAK_NO;
			p->unit[i].flags &= (uint16_t)~(P_U_SOFT |
			    P_U_PART);
		}
}
