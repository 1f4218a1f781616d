/*
 * Text boxes: a rectangle with its line and fill, or another outline, and
 * blocks within.
 *
 * One that floats is set as items from 0, 0 (float.c); one that stands in the
 * line is a framed block behind its paragraph.  A box is as high as its text
 * at least, so that no text is cut; blank lines at its end may be, which
 * office programs cut as well.
 */
#include "kit/colour.h"
#include "layout/priv.h"

#define	PAD	6000		/* mpt, where no record says */
#define	THICK	500

/* How one looks of which nothing is said. */
static const struct pai_style *
plain(struct pai_style *s)
{
	*s = (struct pai_style){ .size = sizeof(*s) };
	for (int i = 0; i < PAI_SIDE_MAX; i++) {
		s->border[i] = (struct pai_border){ PAI_STROKE_SINGLE, THICK,
		    0, 0x808080 };
		s->padding[i] = i == PAI_SIDE_LEFT || i == PAI_SIDE_RIGHT ?
		    PAD : 0;
	}
	return s;
}

/* The record of a box; room: for the one that stands in for none. */
static const struct pai_style *
look_of(const struct p_lay *l, const struct pai_node *n,
    struct pai_style *room)
{
	const struct pai_style *s = l->host->doc_style(l->job->doc, n->style);

	return n->style == 0 || l->profile != P_PROFILE_SOURCE ||
	    (s->set & PAI_SF_PADDING) == 0 ? plain(room) : s;
}

static int32_t
padding(const struct pai_style *s, enum pai_side side)
{
	return p_max(0, p_min(s->padding[side], 200000));
}

static bool
has_fill(const struct pai_style *s)
{
	return (s->set & PAI_SF_BACKGROUND) != 0 &&
	    s->background != PAI_COLOUR_AUTO;
}

/* The flow inside a box that is w wide, padding left out. */
static struct p_flow
inner_flow(const struct p_flow *f, const struct pai_style *s, int32_t w)
{
	struct p_flow	 in = *f;

	in.left = padding(s, PAI_SIDE_LEFT);
	in.width = p_max(1000, w - in.left - padding(s, PAI_SIDE_RIGHT));
	in.paged = false;
	in.where = f->where == P_IN_BODY ? P_IN_BOX : f->where;
	in.label = in.suffix = (struct pai_str){ 0 };
	in.depth++;
	if (has_fill(s))
		in.on_dark = p_is_dark(s->background);
	return in;
}

static void
side(struct p_lay *l, struct p_page *ink, const struct pai_border *b,
    int32_t x, int32_t y, int32_t w, int32_t h)
{
	int32_t	 thick = p_max(250, p_min(b->width, 12000));

	if (b->stroke == PAI_STROKE_NONE)
		return;
	p_rect_add(l, ink, w > 0 ? x : x - thick / 2, h > 0 ? y : y -
	    thick / 2, w > 0 ? w : thick, h > 0 ? h : thick,
	    b->colour == PAI_COLOUR_AUTO ? 0 : b->colour & 0xffffffu,
	    b->stroke);
}

/* The rectangle of a box that has no outline of its own. */
static void
draw_frame(struct p_lay *l, struct p_page *ink, const struct pai_style *s,
    int32_t w, int32_t h)
{
	if (has_fill(s))
		p_rect_add(l, ink, 0, 0, w, h, s->background & 0xffffffu,
		    PAI_STROKE_SINGLE);
	side(l, ink, &s->border[PAI_SIDE_TOP], 0, 0, w, 0);
	side(l, ink, &s->border[PAI_SIDE_BOTTOM], 0, h, w, 0);
	side(l, ink, &s->border[PAI_SIDE_LEFT], 0, 0, 0, h);
	side(l, ink, &s->border[PAI_SIDE_RIGHT], w, 0, 0, h);
}

/* Blank above the text, where the box is higher than it needs to be. */
static int32_t
lead(const struct pai_style *s, int32_t room)
{
	if (room <= 0 || (s->set & PAI_SF_VALIGN) == 0 ||
	    s->valign == PAI_VALIGN_TOP)
		return 0;
	return s->valign == PAI_VALIGN_CENTRE ? room / 2 : room;
}

void
p_bands_copy(struct p_flow *f, const struct p_galley *in, int32_t y)
{
	struct p_spot	 at = { .width = f->width };

	for (size_t i = 0; i < in->n && f->lay->status == PAI_OK; i++) {
		y = p_add(y, i > 0 ? in->band[i].above : 0);
		at.y = y;
		p_floats_draw(f->lay, &f->galley->ink, in, &in->band[i], &at,
		    f->artifact);
		p_band_draw(f->lay, &f->galley->ink, in, i, 0, y,
		    f->artifact);
		y = p_add(y, in->band[i].height);
	}
	p_notes_add(f->lay, f->galley, in->note, in->note_n);
}

/* The height of what is to be seen: up to the last band that shows a thing. */
static int32_t
seen_height(const struct p_galley *g)
{
	size_t	 n = g->n;

	while (n > 0 && g->band[n - 1].n == 0 && g->band[n - 1].under == 0 &&
	    g->band[n - 1].float_n == 0)
		n--;
	return p_max(p_bands_height(g, 0, n), g->floor);
}

static const struct pai_outline *
outline_of(const struct p_lay *l, const struct pai_node *n)
{
	return l->profile != P_PROFILE_SOURCE && n->first != NULL ? NULL :
	    l->host->doc_outline(l->job->doc, n->as.box.outline);
}

/* What is in a box that is *h high where that is more; its height. */
static void
set_text(struct p_flow *f, const struct pai_node *n,
    const struct pai_style *s, const struct pai_outline *o, int32_t w,
    int32_t *h)
{
	struct p_lay	*l = f->lay;
	const struct pai_style *own = l->host->doc_style(l->job->doc,
	    n->style);
	struct p_galley	 g = { 0 };
	struct p_flow	 in = inner_flow(f, s, w);
	int32_t		 text, around;

	in.galley = &g;
	p_blocks(&in, n);
	text = p_max(p_bands_height(&g, 0, g.n), g.floor);
	around = padding(s, PAI_SIDE_TOP) + padding(s, PAI_SIDE_BOTTOM);
	*h = p_add(text, around);
	if (n->style != 0 && own->height_exact)
		*h = p_max(p_add(seen_height(&g), around),
		    p_min(own->height, PAI_MPT_MAX));
	if (o != NULL)
		p_outline_set(f, n, o, *h);
	else
		draw_frame(l, &f->galley->ink, s, w, *h);
	p_bands_copy(f, &g, padding(s, PAI_SIDE_TOP) + lead(s, *h - around -
	    text));
	p_galley_free(&g);
}

bool
p_box_aside(const struct p_lay *l, const struct pai_node *n)
{
	const struct pai_outline *o = outline_of(l, n);

	return o != NULL && (o->turn + 45) / 90 % 2 != 0;
}

void
p_box_set(struct p_flow *f, const struct pai_node *n, int32_t *w, int32_t *h)
{
	struct p_lay	*l = f->lay;
	struct pai_style none;
	const struct pai_style *s = look_of(l, n, &none);
	const struct pai_style *own = l->host->doc_style(l->job->doc,
	    n->style);
	const struct pai_outline *o = outline_of(l, n);
	size_t		 first = f->galley->ink.n;
	int32_t		 wide, high;

	wide = n->style != 0 && own->width > 0 ? p_min(own->width,
	    PAI_MPT_MAX) : f->width;
	if (n->first == NULL && o != NULL) {
		wide = o->width;
		high = o->height;
		p_outline_set(f, n, o, high);
	} else {
		set_text(f, n, s, o, wide, &high);
	}
	*w = p_box_aside(l, n) ? high : wide;
	*h = p_box_aside(l, n) ? wide : high;
	if (o != NULL && o->turn != 0)
		p_ink_spin(l, &f->galley->ink, first, o->turn, wide, high, *w,
		    *h);
}

/*
 * One that stands in the line: a band behind its paragraph.  False: it is too
 * high for one.
 */
bool
p_box_block(struct p_flow *f, const struct pai_node *n)
{
	struct p_galley	*g = f->galley;
	struct p_band	*b = p_band_open(f->lay, g);
	size_t		 first, notes = g->note_n;
	int32_t		 w, h;

	if (b == NULL)
		return true;
	first = g->ink.n;
	p_box_set(f, n, &w, &h);
	if (h > f->max_height) {
		g->ink.n = first;
		g->note_n = notes;
		return false;
	}
	for (; first < g->ink.n; first++)
		g->ink.items[first].x = p_add(g->ink.items[first].x, f->left);
	p_band_close(g, &g->band[g->n], h);
	return true;
}

/* A line or an arrow is only how a page looked, unless it has words. */
bool
p_box_shown(const struct p_lay *l, const struct pai_node *n)
{
	const struct pai_outline *o = l->host->doc_outline(l->job->doc,
	    n->as.box.outline);

	return n->first != NULL || o == NULL ||
	    l->profile == P_PROFILE_SOURCE || o->alt.n > 0;
}
