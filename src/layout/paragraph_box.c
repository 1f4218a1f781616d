/*
 * The box around a paragraph: its borders and its shading (17.3.1.24).
 *
 * Borders stand outside the text by their space: above and below they make
 * the paragraph higher, on the sides they reach into the margin; a first line
 * that hangs is within them.  Paragraphs
 * in a row with the same borders and indents share one box; what parts them
 * is the border "between", where there is one, and the blank between them
 * lies in the box.
 */
#include "layout/priv.h"

/* What a border takes with its space, mpt. */
static int32_t
room_of(const struct pai_border *b)
{
	if (b->stroke == PAI_STROKE_NONE)
		return 0;
	return (b->width > 0 ? p_border_thick(b) : 0) +
	    p_max(0, p_min(b->space, 31000));
}

static bool
are_alike(const struct pai_border *a, const struct pai_border *b)
{
	return a->stroke == b->stroke && a->width == b->width &&
	    a->space == b->space && a->colour == b->colour;
}

/* The record of a paragraph with borders; NULL: it is none. */
static const struct pai_style *
boxed(const struct p_flow *f, const struct pai_node *n)
{
	const struct pai_style	*s;

	if (n == NULL || n->style == 0 || (n->kind != PAI_N_PARAGRAPH &&
	    n->kind != PAI_N_HEADING))
		return NULL;
	s = f->lay->host->doc_style(f->lay->job->doc, n->style);
	return (s->set & PAI_SF_BORDER) != 0 ? s : NULL;
}

static bool
share_box(const struct pai_style *a, const struct pai_style *b)
{
	if (a == NULL || b == NULL || a->indent_left != b->indent_left ||
	    a->indent_right != b->indent_right ||
	    a->indent_left_chars != b->indent_left_chars ||
	    a->indent_right_chars != b->indent_right_chars ||
	    p_min(a->indent_first, 0) != p_min(b->indent_first, 0) ||
	    !are_alike(&a->between, &b->between))
		return false;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		if (!are_alike(&a->border[i], &b->border[i]))
			return false;
	return true;
}

/*
 * The room that the box of n takes above its first line and below its last;
 * above is the blank before it, which lies in a box that goes on.
 */
void
p_paragraph_box(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *s, int32_t *above)
{
	const struct pai_style	*own = boxed(f, n);

	if (own == NULL || s->box == NULL)
		return;
	s->box_goes_on = share_box(boxed(f, n->prev), own);
	s->over = room_of(&own->border[PAI_SIDE_TOP]);
	s->under = room_of(&own->border[PAI_SIDE_BOTTOM]);
	if (s->box_goes_on) {
		s->over = p_add(*above, room_of(&own->between));
		*above = 0;
	}
	s->box_ends = !share_box(own, boxed(f, n->next));
	if (!s->box_ends)
		s->under = own->between.stroke == PAI_STROKE_NONE ? 0 :
		    p_max(0, p_min(own->between.space, 31000));
}

/* One edge of a frame, beside one band. */
static void
edge(struct p_flow *f, size_t band, const struct pai_border *b, int32_t x,
    int32_t y, int32_t w, int32_t h)
{
	int32_t	 thick = p_border_thick(b);

	if (b->stroke == PAI_STROKE_NONE)
		return;
	p_under_add(f->lay, f->galley, band, x, y, w > 0 ? w : thick,
	    h > 0 ? h : thick, b->colour == PAI_COLOUR_AUTO ? 0 :
	    b->colour & 0xffffffu, b->stroke);
}

/* The edges beside band i of from .. to, which is h high from y on. */
static void
edges(struct p_flow *f, const struct p_shape *s, size_t from, size_t i,
    size_t to, int32_t x, int32_t w, int32_t y, int32_t h)
{
	const struct pai_border *b = s->box->border;
	const struct pai_border *bottom = &b[PAI_SIDE_BOTTOM];
	const struct pai_border *right = &b[PAI_SIDE_RIGHT];

	edge(f, i, &b[PAI_SIDE_LEFT], x, y, 0, h);
	edge(f, i, right, p_add(x, w) - p_border_thick(right), y, 0, h);
	if (i == from && s->box_goes_on)
		edge(f, i, &s->box->between, x, y + s->over -
		    room_of(&s->box->between), w, 0);
	else if (i == from)
		edge(f, i, &b[PAI_SIDE_TOP], x, y, w, 0);
	if (i + 1 == to && s->box_ends)
		edge(f, i, bottom, x, p_add(y, h) - p_border_thick(bottom), w,
		    0);
}

/* Shading and borders around bands from .. to, whose text is w wide at x. */
void
p_paragraph_frame(struct p_flow *f, const struct p_shape *s, size_t from,
    size_t to, int32_t x, int32_t w)
{
	const struct p_galley *g = f->galley;
	int32_t	 y, h, left, right, hang = -p_min(s->first, 0);

	if (s->box == NULL && s->background == PAI_COLOUR_AUTO)
		return;
	left = s->box == NULL ? 0 : room_of(&s->box->border[PAI_SIDE_LEFT]);
	right = s->box == NULL ? 0 :
	    room_of(&s->box->border[PAI_SIDE_RIGHT]);
	x -= s->right_to_left ? left : left + hang;
	w = p_add(p_add(w, hang), p_add(left, right));
	for (size_t i = from; i < to && f->lay->status == PAI_OK; i++) {
		y = i > from ? -g->band[i].above : 0;
		h = g->band[i].height - y;
		if (s->background != PAI_COLOUR_AUTO)
			p_under_add(f->lay, f->galley, i, x, y, w, h,
			    s->background & 0xffffffu, PAI_STROKE_SINGLE);
		if (s->box != NULL)
			edges(f, s, from, i, to, x, w, y, h);
	}
}
