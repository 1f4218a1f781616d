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
#define	BLANK	3600	/* below the text, of what an outline leaves */
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

/* The flow inside a box. */
static struct p_flow
inner_flow(const struct p_flow *f, const struct pai_style *s)
{
	struct p_flow	 in = *f;
	uint32_t	 ground = f->on_dark ? 0 : 0xffffffu;

	in.paged = false;
	in.where = f->where == P_IN_BODY ? P_IN_BOX : f->where;
	in.label = in.suffix = (struct pai_str){ 0 };
	in.depth++;
	if (has_fill(s)) {
		ground = s->background & 0xffffffu;
		in.on_dark = p_is_dark(ground);
		in.inked = false;
	}
	/* What cannot be read there is not what its author saw. */
	if ((s->set & PAI_SF_COLOUR) != 0 && s->colour != PAI_COLOUR_AUTO) {
		in.ink = s->colour & 0xffffffu;
		in.inked = p_is_legible(in.ink, ground);
	}
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

/* Blank before the text, where the box has more room than it needs. */
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

static const struct pai_outline *
outline_of(const struct p_lay *l, const struct pai_node *n)
{
	return l->profile != P_PROFILE_SOURCE && n->first != NULL ? NULL :
	    l->host->doc_outline(l->job->doc, n->as.box.outline);
}

/* A box with text: what it looks like, and the frame around it. */
struct box {
	const struct pai_node	*node;
	const struct pai_style	*look, *own;	/* with our looks; its record */
	const struct pai_outline *outline;	/* or NULL */
	int32_t			 w, h;		/* as large as it is to be */
	bool			 fixed;		/* in height, if that can be */
};

static void
draw_around(struct p_flow *f, const struct box *b)
{
	if (b->outline != NULL)
		p_outline_set(f, b->node, b->outline, b->h);
	else
		draw_frame(f->lay, &f->galley->ink, b->look, b->w, b->h);
}

/* The blank below the text gives way before the text does. */
static void
set_across(struct p_flow *f, struct p_flow *in, struct box *b)
{
	int32_t	 top = padding(b->look, PAI_SIDE_TOP);
	int32_t	 bottom = padding(b->look, PAI_SIDE_BOTTOM);
	int32_t	 around = top + bottom, text;
	int32_t	 most = top + p_max(0, bottom - BLANK);

	in->left = padding(b->look, PAI_SIDE_LEFT);
	p_box_text(in, b->node, b->own, b->w - in->left -
	    padding(b->look, PAI_SIDE_RIGHT), b->fixed ? p_max(1, b->h -
	    most) : 0);
	text = p_max(p_bands_height(in->galley, 0, in->galley->n),
	    in->galley->floor);
	b->h = b->fixed ? p_max(p_add(p_box_seen(in->galley), most), b->h) :
	    p_add(text, around);
	draw_around(f, b);
	p_bands_copy(f, in->galley, top + lead(b->look, b->h - around -
	    text));
}

/*
 * Lines that run downwards are as long as the box is high inside.  Turned,
 * the first is the one on the right, of those that run upwards the leftmost.
 */
static void
set_turned(struct p_flow *f, struct p_flow *in, struct box *b,
    enum pai_flow flow)
{
	struct p_page	*ink = &f->galley->ink;
	int32_t		 left = padding(b->look, PAI_SIDE_LEFT);
	int32_t		 top = padding(b->look, PAI_SIDE_TOP), text, x;
	int32_t		 wide = b->w - left - padding(b->look, PAI_SIDE_RIGHT);
	size_t		 first;

	in->left = 0;
	in->turn = flow == PAI_FLOW_UP ? 270 : 90;
	p_box_text(in, b->node, b->own, b->h - top -
	    padding(b->look, PAI_SIDE_BOTTOM), p_max(1, wide));
	text = p_box_seen(in->galley);
	if (text > wide) {
		b->w = p_add(b->w, text - wide);
		wide = text;
	}
	draw_around(f, b);
	first = ink->n;
	p_bands_copy(f, in->galley, 0);
	p_ink_turn(f->lay, ink, first, flow, in->width, text);
	x = lead(b->look, wide - text);
	x = p_add(left, flow == PAI_FLOW_UP ? x : wide - text - x);
	for (; first < ink->n; first++) {
		ink->items[first].x = p_add(ink->items[first].x, x);
		ink->items[first].y = p_add(ink->items[first].y, top);
	}
}

static void
set_text(struct p_flow *f, struct box *b)
{
	struct p_galley	 g = { 0 };
	struct p_flow	 in = inner_flow(f, b->look);
	enum pai_flow	 flow = f->lay->profile == P_PROFILE_SOURCE &&
			    f->turn == 0 && b->fixed ?
			    (enum pai_flow)b->own->flow : PAI_FLOW_LR;

	in.galley = &g;
	if (flow == PAI_FLOW_LR)
		set_across(f, &in, b);
	else
		set_turned(f, &in, b, flow);
	p_galley_free(&g);
}

int32_t
p_box_grown(const struct p_lay *l, const struct pai_node *n, int32_t h)
{
	const struct pai_style *s = l->host->doc_style(l->job->doc, n->style);

	return n->first == NULL || n->style == 0 || !s->height_exact ||
	    p_box_aside(l, n) ? 0 : p_max(0, h - s->height);
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
	struct box	 b = { .node = n, .look = look_of(l, n, &none),
			    .own = l->host->doc_style(l->job->doc, n->style),
			    .outline = outline_of(l, n), .w = f->width };
	size_t		 first = f->galley->ink.n;

	if (n->style != 0 && b.own->width > 0)
		b.w = p_min(b.own->width, PAI_MPT_MAX);
	b.fixed = n->style != 0 && b.own->height_exact;
	b.h = b.fixed ? p_min(b.own->height, PAI_MPT_MAX) : 0;
	if (n->first == NULL && b.outline != NULL) {
		b.w = b.outline->width;
		b.h = b.outline->height;
		draw_around(f, &b);
	} else {
		set_text(f, &b);
	}
	*w = p_box_aside(l, n) ? b.h : b.w;
	*h = p_box_aside(l, n) ? b.w : b.h;
	if (b.outline != NULL && b.outline->turn != 0)
		p_ink_spin(l, &f->galley->ink, first, b.outline->turn, b.w,
		    b.h, *w, *h);
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
