/*
 * Frames: paragraphs that stand apart (17.3.1.11), and tables that float
 * (17.4.57).
 *
 * Paragraphs in a row that say the same of their frame share it.  What is in
 * a frame is set as items of a floating thing (float.c) that hangs on a band
 * of no height, tied to the band that follows.  What is higher than a page
 * stays in the flow.
 */
#include "layout/priv.h"

#include <string.h>

static const struct pai_style *
record(const struct p_flow *f, const struct pai_node *n)
{
	return f->lay->host->doc_style(f->lay->job->doc, n->style);
}

static bool
is_framed(const struct p_flow *f, const struct pai_node *n)
{
	const struct pai_style *s = record(f, n);

	return (n->kind == PAI_N_PARAGRAPH || n->kind == PAI_N_HEADING) &&
	    n->style != 0 && (s->set & PAI_SF_FRAME) != 0 &&
	    s->frame.drop == PAI_DROP_NONE &&
	    s->frame.at_y != PAI_FRAME_AT_INLINE;
}

static bool
floats(const struct p_flow *f, const struct pai_node *n)
{
	return n->kind == PAI_N_TABLE && n->style != 0 &&
	    record(f, n)->place.floats;
}

bool
p_frame_is(const struct p_flow *f, const struct pai_node *n)
{
	if (f->lay->profile != P_PROFILE_SOURCE || (!f->paged &&
	    f->where != P_IN_RUNNING))
		return false;
	return is_framed(f, n) || floats(f, n);
}

static bool
same_frame(const struct pai_frame *a, const struct pai_frame *b)
{
	return a->x == b->x && a->y == b->y && a->width == b->width &&
	    a->height == b->height && a->from_x == b->from_x &&
	    a->from_y == b->from_y && a->at_x == b->at_x &&
	    a->at_y == b->at_y;
}

/* The last block that shares the frame of n. */
static const struct pai_node *
last_of(const struct p_flow *f, const struct pai_node *n)
{
	const struct pai_frame *k = &record(f, n)->frame;

	while (n->kind != PAI_N_TABLE && n->next != NULL &&
	    is_framed(f, n->next) && same_frame(k, &record(f,
	    n->next)->frame))
		n = n->next;
	return n;
}

static uint8_t
place_of(uint8_t at)
{
	static const uint8_t places[] = { PAI_PLACE_OFFSET, PAI_PLACE_START,
	    PAI_PLACE_CENTRE, PAI_PLACE_END, PAI_PLACE_INNER,
	    PAI_PLACE_OUTER, PAI_PLACE_OFFSET };

	return at < sizeof(places) ? places[at] : (uint8_t)PAI_PLACE_OFFSET;
}

static uint8_t
from_of(uint8_t from, uint8_t text)
{
	return from == PAI_FRAME_PAGE ? (uint8_t)PAI_FROM_PAGE :
	    from == PAI_FRAME_MARGIN ? (uint8_t)PAI_FROM_MARGIN : text;
}

/* Where it stands, as that of a picture would be said. */
static struct pai_figure
figure_of(const struct p_flow *f, const struct pai_node *n)
{
	const struct pai_style *s = record(f, n);
	const struct pai_frame *k = &s->frame;
	struct pai_figure	 g = { .size = sizeof(g),
				    .wrap = PAI_WRAP_SQUARE };

	if (n->kind == PAI_N_TABLE) {
		g.from_x = s->place.from_x;
		g.from_y = s->place.from_y;
		g.place_x = s->place.place_x;
		g.place_y = s->place.place_y;
		g.x = s->place.x;
		g.y = s->place.y;
		memcpy(g.gap, s->place.gap, sizeof(g.gap));
		return g;
	}
	if (k->wrap == PAI_FRAME_WRAP_NONE ||
	    k->wrap == PAI_FRAME_WRAP_NOT_BESIDE)
		g.wrap = PAI_WRAP_TOP_BOTTOM;
	g.from_x = from_of(k->from_x, PAI_FROM_COLUMN);
	g.from_y = from_of(k->from_y, PAI_FROM_PARAGRAPH);
	g.place_x = place_of(k->at_x);
	g.place_y = place_of(k->at_y);
	g.x = k->x;
	g.y = k->y;
	g.gap[PAI_SIDE_LEFT] = g.gap[PAI_SIDE_RIGHT] = k->gap_x;
	g.gap[PAI_SIDE_TOP] = g.gap[PAI_SIDE_BOTTOM] = k->gap_y;
	return g;
}

/* How far to the right what was set reaches. */
static int32_t
reach(const struct p_galley *g)
{
	int32_t	 w = 1000;

	for (size_t i = 0; i < g->ink.n; i++)
		w = p_max(w, p_add(g->ink.items[i].x, g->ink.items[i].w));
	return w;
}

/* Sets the blocks n .. last in a galley of their own. */
static void
set_blocks(const struct p_flow *f, struct p_galley *g,
    const struct pai_node *n, const struct pai_node *last, int32_t width)
{
	struct p_flow	 in = *f;

	in.galley = g;
	in.paged = false;
	in.where = f->where == P_IN_BODY ? P_IN_BOX : f->where;
	in.left = 0;
	in.width = width > 0 ? p_min(width, PAI_MPT_MAX) : f->width;
	in.depth++;
	for (;; n = n->next) {
		if (n->kind == PAI_N_TABLE)
			p_table(&in, n);
		else
			p_paragraph(&in, n);
		if (n == last || f->lay->status != PAI_OK)
			break;
	}
}

/* What floats is put on the flow's galley, hanging on a band of its own. */
static void
hang(struct p_flow *f, const struct p_galley *in,
    const struct pai_figure *figure, int32_t w, int32_t h)
{
	struct p_galley	*g = f->galley;
	size_t		 first = g->float_n, note = g->note_n;
	struct p_float	*to = p_float_new(f->lay, g, figure);
	struct p_band	*b;

	if (to == NULL)
		return;
	to->w = w;
	to->h = h;
	p_bands_copy(f, in, 0);
	to->n = g->ink.n - to->first;
	p_floats_stand(f, first, g->last.after);
	if ((b = p_band_open(f->lay, g)) == NULL)
		return;
	b->flags |= P_B_KEEP;
	p_band_close(g, b, 0);
	p_floats_give(g, g->n - 1, first, note, 0);
}

/* Sets the frame that begins with n; the last block of it, or NULL: none. */
const struct pai_node *
p_frame_set(struct p_flow *f, const struct pai_node *n)
{
	const struct pai_node *last = last_of(f, n);
	const struct pai_frame *k = &record(f, n)->frame;
	bool		 table = n->kind == PAI_N_TABLE;
	struct pai_figure figure = figure_of(f, n);
	struct p_galley	 g = { 0 };
	int32_t		 w, h;

	set_blocks(f, &g, n, last, table ? 0 : k->width);
	h = p_bands_height(&g, 0, g.n);
	w = !table && k->width > 0 ? p_min(k->width, PAI_MPT_MAX) : reach(&g);
	if (!table)
		h = p_max(h, p_min(k->height, PAI_MPT_MAX));
	if (f->paged && h > p_pager_full(f->lay))
		last = NULL;
	else
		hang(f, &g, &figure, w, h);
	p_galley_free(&g);
	return last;
}
