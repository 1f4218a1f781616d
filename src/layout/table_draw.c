/*
 * A segment of a table: shading, then rules, then what the cells hold.
 *
 * A cell that is cut gives each segment the bands that fit; a label that was
 * shown whole comes again (table_again.c).
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#define	SLACK		20	/* mpt that sums may be off */

/* Where a cell stands in this segment. */
struct place {
	int32_t	 x, y, w, h;
	bool	 begun;		/* in an earlier segment */
	bool	 ends;		/* here */
};

static struct place
place_of(const struct p_drawing *d, const struct pai_node *n)
{
	uint32_t first = n->as.cell.row, end = first + n->as.cell.rows;
	struct place p;

	p.begun = first < d->seg->first || (first == d->seg->first &&
	    d->seg->resumed);
	p.ends = end < d->seg->end || (end == d->seg->end && !d->seg->cut);
	if (first < d->seg->first)
		first = d->seg->first;
	if (end > d->seg->end)
		end = d->seg->end;
	p.w = d->t->x[n->as.cell.col + n->as.cell.cols] -
	    d->t->x[n->as.cell.col];
	p.x = d->sink->x + p_table_x(d->t, n->as.cell.col) -
	    (d->t->mirrored ? p.w : 0);
	p.y = p_drawing_y(d, first);
	p.h = p_drawing_y(d, end) - p.y;
	return p;
}

/* The part of a cell's place that it has for itself. */
static struct place
own_place(const struct p_drawing *d, const struct pai_node *n)
{
	struct place	 p = place_of(d, n);
	int32_t		 gap = d->t->spacing;

	p.x = p_add(p.x, gap);
	p.y = p_add(p.y, gap);
	p.w = p_max(0, p.w - 2 * gap);
	p.h = p_max(0, p.h - 2 * gap);
	return p;
}

static void
draw_lines(struct p_drawing *d, const struct pai_node *n)
{
	struct place	 p = own_place(d, n);

	if (d->t->spacing > 0)
		p_cell_frame(d, n, p.x, p.y, p.w, p.h);
	p_cell_diagonals(d, n, p.x, p.y, p.w, p.h);
}

/* The colour of a cell, or PAI_COLOUR_AUTO. */
uint32_t
p_cell_fill(const struct p_table *t, const struct pai_node *n)
{
	const struct pai_style *s = t->lay->host->doc_style(t->lay->job->doc,
	    n->style);

	if (t->lay->profile == P_PROFILE_REPORT && (n->as.cell.head ||
	    n->as.cell.row < t->node->as.table.head_rows))
		return 0xeeeeee;
	return n->style != 0 && (s->set & PAI_SF_BACKGROUND) != 0 ?
	    s->background : PAI_COLOUR_AUTO;
}

static void
draw_shade(struct p_drawing *d, const struct pai_node *n)
{
	struct place	 p = own_place(d, n);
	uint32_t	 fill = p_cell_fill(d->t, n);

	if (fill != PAI_COLOUR_AUTO)
		p_rect_add(d->t->lay, d->sink->ink, p.x, p.y, p.w, p.h,
		    fill & 0xffffffu, PAI_STROKE_SINGLE);
}

/* Bands from .. to at their place in the cell. */
static void
draw_bands(struct p_drawing *d, const struct p_galley *g, size_t from,
    size_t to, int32_t x, int32_t y, bool artifact)
{
	struct p_lay	*l = d->t->lay;
	const struct p_band *b;
	struct p_galley	*up = d->sink->galley;
	struct p_spot	 at = { .left = x };

	for (size_t i = from; i < to && l->status == PAI_OK; i++) {
		b = &g->band[i];
		y = p_add(y, i > from ? b->above : 0);
		at.y = y;
		p_floats_draw(l, d->sink->ink, g, b, &at, artifact);
		p_band_draw(l, d->sink->ink, g, i, x, y, artifact);
		y = p_add(y, b->height);
		if (b->note_n == 0 || artifact)
			continue;
		if (up == NULL)
			p_notes_take(l, g, b);
		else
			p_notes_add(l, up, g->note + b->note, b->note_n);
	}
}

static int32_t
shift(uint8_t valign, int32_t room, int32_t need)
{
	if (need >= room || valign == PAI_VALIGN_TOP)
		return 0;
	return valign == PAI_VALIGN_CENTRE ? (room - need) / 2 : room - need;
}

/*
 * A label that stood whole in an earlier segment.  In a cell we do not know
 * where the page ends.
 */
static void
repeat_label(struct p_drawing *d, const struct p_cell *c, int32_t x, int32_t y,
    int32_t room)
{
	struct p_galley	 g = { 0 };
	struct p_cell	 again = *c;

	if (!c->label || d->sink->galley != NULL)
		return;
	p_label_again(d->t, &g, &again, room);
	draw_bands(d, &g, again.band, again.end, x, y + shift(c->valign, room,
	    p_bands_height(&g, again.band, again.end)), true);
	p_galley_free(&g);
}

static size_t
bands_that_fit(const struct p_galley *g, size_t from, size_t end,
    int32_t room)
{
	size_t	 at = from, to;
	int32_t	 h = 0;

	for (; at < end; at++) {
		h = p_add(h, p_add(h > 0 ? g->band[at].above : 0,
		    g->band[at].height));
		if (h > room)
			break;
	}
	/* Lines that are tied go on together, if that leaves any here. */
	for (to = at; at < end && to > from &&
	    (g->band[to - 1].flags & P_B_KEEP) != 0; to--)
		continue;
	return to > from ? to : at;
}

static void
draw_cell(struct p_drawing *d, const struct pai_node *n)
{
	struct p_cell	*c = p_group_cell(d->g, n);
	struct place	 p = place_of(d, n);
	int32_t		 top = p_table_padding(d->t, n, PAI_SIDE_TOP);
	int32_t		 room = p.h - top -
	    p_table_padding(d->t, n, PAI_SIDE_BOTTOM);
	int32_t		 x = p.x + p_table_padding(d->t, n, d->t->mirrored ?
			    PAI_SIDE_RIGHT : PAI_SIDE_LEFT);
	size_t		 from = c->band + c->done, to;
	int32_t		 lead = c->done == 0 ? c->lead : 0, h;

	if (from == c->end && p.begun) {
		repeat_label(d, c, x, p.y + top, room);
		return;
	}
	to = p.ends ? c->end : bands_that_fit(&d->g->galley, from, c->end,
	    room - lead + SLACK);
	/* A row that is cut gets on by a band at least. */
	if (to == from && to < c->end && d->seg->cut &&
	    n->as.cell.row + n->as.cell.rows == d->seg->end)
		to++;
	h = p_add(p_bands_height(&d->g->galley, from, to), p_add(lead,
	    to == c->end ? c->tail : 0));
	c->rest -= h + (to < c->end && to > from ?
	    d->g->galley.band[to].above : 0);
	draw_bands(d, &d->g->galley, from, to, x, p.y + top + lead +
	    (to == c->end ? shift(c->valign, room, h) : 0),
	    d->sink->artifact);
	c->done = to - c->band;
}

static void
each_cell(struct p_drawing *d, void (*draw)(struct p_drawing *,
    const struct pai_node *))
{
	const struct pai_node *n;

	for (uint32_t r = d->seg->first; r < d->seg->end; r++)
		for (uint32_t c = 0; c < d->t->grid->cols &&
		    d->t->lay->status == PAI_OK; c += n->as.cell.cols) {
			n = pai_grid_at(d->t->grid, r, c);
			if (n->as.cell.row == r || r == d->seg->first)
				draw(d, n);
		}
}

void
p_segment_draw(struct p_table *t, struct p_group *g,
    const struct p_segment *seg, const struct p_sink *sink)
{
	struct p_drawing	 d = { .t = t, .g = g, .seg = seg, .sink = sink };

	d.y = calloc((size_t)(seg->end - seg->first) + 1, sizeof(*d.y));
	if (d.y == NULL) {
		p_fail(t->lay, PAI_E_NOMEM);
		return;
	}
	d.y[0] = sink->y;
	for (uint32_t r = seg->first; r < seg->end; r++)
		d.y[r - seg->first + 1] = p_add(d.y[r - seg->first],
		    g->height[r - g->first]);
	each_cell(&d, draw_shade);
	p_table_rules(&d);
	each_cell(&d, draw_lines);
	each_cell(&d, draw_cell);
	free(d.y);
}
