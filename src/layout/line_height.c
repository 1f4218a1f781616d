/*
 * How high a line is, and where its baseline lies: what its characters and
 * pictures need, then what the paragraph and the grid say about lines.
 *
 * Heights of fonts are whole twips, as office programs keep them, and rounded
 * as LibreOffice does, which measures in sixths of a twip: else a page of
 * fifty lines would be half a point off.
 */
#include "layout/priv.h"

#define	FINE	6		/* parts of a twip that fonts are measured in */

static void
stretch(struct p_line_box *h, int32_t ascent, int32_t descent)
{
	h->ascent = p_max(h->ascent, ascent);
	h->descent = p_max(h->descent, descent);
}

/* Raised and lowered characters stand within the height of full ones. */
static int32_t
size_of(const struct p_look *k)
{
	return k->full_size > 0 ? k->full_size : k->size;
}

static int32_t
rise_of(const struct p_look *k)
{
	return k->full_size > 0 ? k->full_rise : k->rise;
}

/* A length of a font in sixths of a twip. */
static int32_t
fine(int32_t length, int32_t em, int32_t size)
{
	return (int32_t)(((int64_t)length * size * FINE + em * P_TWIP / 2) /
	    ((int64_t)em * P_TWIP));
}

/* Sixths of a twip, as whole twips, in mpt. */
static int32_t
whole(int32_t sixths)
{
	return (sixths + FINE / 2) / FINE * P_TWIP;
}

/*
 * Word sets lines of Chinese fonts 1.3 times as high as the font is, whatever
 * characters they show; sources rely on that.  Our own profiles are closer.
 */
static void
add_chinese(struct p_lay *l, struct p_line_box *h, const struct p_look *k)
{
	bool	 source = l->profile == P_PROFILE_SOURCE;

	stretch(h, p_scale_em(source ? 1010 : 930, size_of(k)) + rise_of(k),
	    p_scale_em(source ? 290 : 250, size_of(k)) - rise_of(k));
}

/*
 * Does a Chinese font that is itself there ask for more than 1.3?  Then lines
 * are as high as it says; what stands in for another has no say.
 */
static bool
is_higher(struct p_lay *l, const struct p_font_metrics *m, uint32_t face,
    uint32_t font)
{
	int64_t	 em = m->em > 0 ? m->em : 1000;

	return l->profile == P_PROFILE_SOURCE &&
	    ((int64_t)m->ascent + m->descent) * 10 > em * 13 &&
	    p_face_is_own(l, face, font);
}

/* The gap that a font asks for lies above it. */
static void
add_font(struct p_lay *l, struct p_line_box *h, const struct p_look *k,
    bool wide, uint32_t face, uint32_t font)
{
	const struct p_font_metrics *m = p_font_measures(l, font);
	int32_t	 em, ascent, both, gap;

	if ((wide || m->han) && !is_higher(l, m, face, font)) {
		add_chinese(l, h, k);
		return;
	}
	em = m->em > 0 ? m->em : 1000;
	ascent = fine(m->ascent, em, size_of(k));
	both = ascent + fine(m->descent, em, size_of(k));
	gap = fine(m->gap, em, size_of(k));
	stretch(h, whole(ascent) + whole(gap) + rise_of(k),
	    whole(both) - whole(ascent) - rise_of(k));
}

/*
 * A line without characters is as high as one of the Latin font of the
 * paragraph mark (Word asks the script of nothing); our own profiles keep to
 * the height of their Chinese lines.
 */
static void
add_empty(struct p_lay *l, struct p_line_box *h)
{
	const struct p_look *k = &l->para.base;
	uint32_t	 face;
	struct p_char	 ch;

	if (l->profile != P_PROFILE_SOURCE ||
	    (face = p_face_find(l, k, PAI_SCRIPT_LATIN)) == 0) {
		add_chinese(l, h, k);
		return;
	}
	p_face_char(l, face, 'x', &ch);
	add_font(l, h, k, false, face, ch.font);
}

/* As high as lines of the grid are together that hold it. */
static int32_t
on_grid(const struct p_shape *p, int32_t natural)
{
	if (p->pitch <= 0)
		return natural;
	/* A fiftieth over is not yet another line. */
	return p_max(1, (natural - natural / 50 + p->pitch - 1) / p->pitch) *
	    p->pitch;
}

/* What a multiple of the paragraph adds to a height; may be below 0. */
static int32_t
multiple(const struct p_shape *p, int32_t height)
{
	int64_t	 h = (int64_t)height * p_min(p->line, 20000) / 1000;

	if (p->line == 1000)
		return 0;
	return (int32_t)(h / P_TWIP * P_TWIP) - height;
}

/*
 * What the paragraph makes of the height (17.3.1.33): of a fixed one a fifth
 * lies below the baseline; what is added to reach a least height lies above
 * the text, what a multiple adds lies below it.  A multiple is one of the
 * text; pictures are not meant.
 */
static void
rule(const struct p_shape *p, struct p_line_box *h, int32_t text,
    bool picture)
{
	int32_t	 natural = h->ascent + h->descent;
	int32_t	 single = on_grid(p, picture ? text : natural), more;

	/* A picture is not of the grid: else pages that Word filled are too
	 * many. */
	single = p_max(single, natural);
	h->height = single;
	h->baseline = (single - natural) / 2 + h->ascent;
	h->below = 0;
	if (p->line_rule == PAI_LINE_EXACT && (!picture ||
	    p->line >= natural)) {
		h->height = p->line;
		h->baseline = (int32_t)((int64_t)p->line * 4 / 5);
	} else if (p->line_rule == PAI_LINE_AT_LEAST) {
		h->height = p_max(single, p->line);
		h->baseline += h->height - single;
	} else if (p->line_rule != PAI_LINE_EXACT) {
		more = multiple(p, picture ? text : single);
		if (more > 0)
			h->below = more;
		else if (!picture)
			h->baseline += more;
		else
			more = 0;
		h->height = single + more;
	}
}

/* How far the pictures of a line reach from its baseline, mpt. */
struct pictures {
	bool	 there;
	int32_t	 above, below;
};

/* One that w:position moves (17.3.2.24), as formulas are, may reach below. */
static void
add_picture(struct pictures *all, int32_t height, int32_t rise)
{
	all->there = true;
	all->above = p_max(all->above, p_add(height, rise));
	all->below = p_max(all->below, -rise);
}

/* What a line's text needs, and its pictures.  False: no text. */
static bool
gather(struct p_lay *l, const struct p_line *line, struct p_line_box *h,
    struct pictures *pictures)
{
	const struct p_para *p = &l->para;
	const struct p_unit *u, *before = NULL;
	const struct p_run *r;
	bool	 wide;

	for (size_t i = line->first; i < line->end; i++) {
		u = &p->unit[i];
		if ((u->flags & P_U_IMAGE) != 0) {
			add_picture(pictures, p->object[u->extra].h,
			    p->run[u->run].look.rise);
			continue;
		}
		if ((u->flags & (P_U_END | P_U_TAB | P_U_JOINED)) != 0 ||
		    (before != NULL && before->run == u->run &&
		    before->font == u->font))
			continue;
		wide = (u->flags & P_U_WIDE) != 0;
		r = &p->run[u->run];
		add_font(l, h, &r->look, wide, r->face[wide ?
		    PAI_SCRIPT_EASTASIA : PAI_SCRIPT_LATIN], u->font);
		before = u;
	}
	if (before == NULL)
		add_empty(l, h);
	return before != NULL;
}

/* Fills in all of out for a line of lay->para. */
void
p_line_box(struct p_lay *l, const struct p_shape *shape,
    const struct p_line *line, struct p_line_box *out)
{
	struct pictures	 pictures = { 0 };
	int32_t	 text;
	bool	 has_text;

	*out = (struct p_line_box){ 0 };
	has_text = gather(l, line, out, &pictures);
	text = out->ascent + out->descent;
	/* A picture alone stands on the end of its line. */
	if (!has_text && pictures.there)
		out->ascent = out->descent = 0;
	stretch(out, pictures.above, pictures.below);
	rule(shape, out, text, pictures.there);
	if (line->first == 0) {
		out->height = p_add(out->height, shape->over);
		out->baseline = p_add(out->baseline, shape->over);
	}
	if (line->end == l->para.n)
		out->height = p_add(out->height, shape->under);
}

/* How high a line is going to be. */
int32_t
p_line_height(struct p_lay *l, const struct p_shape *shape,
    const struct p_line *line)
{
	struct p_line_box	 box;

	p_line_box(l, shape, line, &box);
	return box.height;
}
