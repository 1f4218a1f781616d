/*
 * A segment of a table: shading, then rules, then what the cells hold.
 *
 * Rules are collapsed: an edge that two cells share is drawn once, the wider
 * of the two, and edges in line that look alike are one rectangle.  A cell
 * that is cut gives each segment the bands that fit; a label that was shown
 * whole comes again, with （续）.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#define	RULE		500	/* mpt: ours */
#define	RULE_MIN	250
#define	RULE_MAX	12000
#define	SLACK		20	/* mpt that sums may be off */

struct drawing {
	struct p_table		*t;
	struct p_group		*g;
	const struct p_segment	*seg;
	const struct p_sink	*sink;
	int32_t			*y;	/* edges of the segment's rows */
};

static int32_t
edge_y(const struct drawing *d, uint32_t row)
{
	return d->y[row - d->seg->first];
}

/* How a cell wants one of its edges. */
static struct pai_border
border_of(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	static const uint8_t drawn[] = { PAI_EDGE_TOP, PAI_EDGE_RIGHT,
	    PAI_EDGE_BOTTOM, PAI_EDGE_LEFT };
	const struct pai_border plain = { PAI_STROKE_SINGLE, RULE, 0, 0 };
	const struct pai_border none = { PAI_STROKE_NONE, 0, 0, 0 };
	const struct pai_doc *doc = t->lay->job->doc;
	const struct pai_style *s;

	if (t->lay->profile != P_PROFILE_SOURCE ||
	    (cell->style == 0 && t->node->style == 0))
		return plain;
	s = doc->host->doc_style(doc, cell->style);
	if (cell->style != 0 && (s->set & PAI_SF_BORDER) != 0)
		return s->border[side];
	if (cell->as.cell.borders != 0)
		return (cell->as.cell.borders & drawn[side]) != 0 ? plain :
		    none;
	s = doc->host->doc_style(doc, t->node->style);
	return (s->set & PAI_SF_BORDER) != 0 ? s->border[side] : none;
}

/* The edge between two cells, either of which may be NULL or the same. */
static struct pai_border
shared_edge(const struct p_table *t, const struct pai_node *a,
    enum pai_side of_a, const struct pai_node *b, enum pai_side of_b)
{
	struct pai_border none = { PAI_STROKE_NONE, 0, 0, 0 }, x, y;

	if (a == b)
		return none;
	x = a != NULL ? border_of(t, a, of_a) : none;
	y = b != NULL ? border_of(t, b, of_b) : none;
	if (x.stroke == PAI_STROKE_NONE)
		return y;
	if (y.stroke == PAI_STROKE_NONE || x.width >= y.width)
		return x;
	return y;
}

static bool
same_border(const struct pai_border *a, const struct pai_border *b)
{
	return a->stroke == b->stroke && a->width == b->width &&
	    a->colour == b->colour;
}

/* From x0, y0 to x1, y1, one of which pairs is equal. */
static void
draw_rule(struct drawing *d, const struct pai_border *b, int32_t x0,
    int32_t y0, int32_t x1, int32_t y1)
{
	int32_t	 w = p_max(RULE_MIN, p_min(b->width, RULE_MAX));

	if (b->stroke == PAI_STROKE_NONE)
		return;
	p_rect_add(d->t->lay, d->sink->ink, d->sink->x + x0 - w / 2,
	    y0 - w / 2, x1 - x0 + w, y1 - y0 + w,
	    b->colour == PAI_COLOUR_AUTO ? 0 : b->colour & 0xffffffu,
	    b->stroke);
}

static struct pai_border
edge_above(const struct drawing *d, uint32_t row, uint32_t col)
{
	const struct pai_grid *g = d->t->grid;

	return shared_edge(d->t, row > d->seg->first ?
	    pai_grid_at(g, row - 1, col) : NULL, PAI_SIDE_BOTTOM,
	    row < d->seg->end ? pai_grid_at(g, row, col) : NULL,
	    PAI_SIDE_TOP);
}

static struct pai_border
edge_left(const struct drawing *d, uint32_t row, uint32_t col)
{
	const struct pai_grid *g = d->t->grid;

	return shared_edge(d->t, col > 0 ? pai_grid_at(g, row, col - 1) :
	    NULL, PAI_SIDE_RIGHT, col < g->cols ? pai_grid_at(g, row, col) :
	    NULL, PAI_SIDE_LEFT);
}

static void
draw_across(struct drawing *d)
{
	const int32_t	*x = d->t->x;
	struct pai_border run, next;
	uint32_t	 from;

	for (uint32_t r = d->seg->first; r <= d->seg->end; r++) {
		from = 0;
		run = edge_above(d, r, 0);
		for (uint32_t c = 1; c < d->t->grid->cols; c++) {
			next = edge_above(d, r, c);
			if (same_border(&run, &next))
				continue;
			draw_rule(d, &run, x[from], edge_y(d, r), x[c],
			    edge_y(d, r));
			run = next;
			from = c;
		}
		draw_rule(d, &run, x[from], edge_y(d, r),
		    x[d->t->grid->cols], edge_y(d, r));
	}
}

static void
draw_down(struct drawing *d)
{
	const int32_t	*x = d->t->x;
	struct pai_border run, next;
	uint32_t	 from;

	for (uint32_t c = 0; c <= d->t->grid->cols; c++) {
		from = d->seg->first;
		run = edge_left(d, from, c);
		for (uint32_t r = from + 1; r < d->seg->end; r++) {
			next = edge_left(d, r, c);
			if (same_border(&run, &next))
				continue;
			draw_rule(d, &run, x[c], edge_y(d, from), x[c],
			    edge_y(d, r));
			run = next;
			from = r;
		}
		draw_rule(d, &run, x[c], edge_y(d, from), x[c],
		    edge_y(d, d->seg->end));
	}
}

/* Where a cell stands in this segment. */
struct place {
	int32_t	 x, y, w, h;
	bool	 begun;		/* in an earlier segment */
	bool	 ends;		/* here */
};

static struct place
place_of(const struct drawing *d, const struct pai_node *n)
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
	p.x = d->sink->x + d->t->x[n->as.cell.col];
	p.w = d->t->x[n->as.cell.col + n->as.cell.cols] -
	    d->t->x[n->as.cell.col];
	p.y = edge_y(d, first);
	p.h = edge_y(d, end) - p.y;
	return p;
}

static void
draw_shade(struct drawing *d, const struct pai_node *n)
{
	const struct pai_style *s = d->t->lay->host->doc_style(
	    d->t->lay->job->doc, n->style);
	struct place	 p = place_of(d, n);
	uint32_t	 fill = PAI_COLOUR_AUTO;

	if (n->style != 0 && (s->set & PAI_SF_BACKGROUND) != 0)
		fill = s->background;
	if (d->t->lay->profile == P_PROFILE_REPORT &&
	    (n->as.cell.head || n->as.cell.row <
	    d->t->node->as.table.head_rows))
		fill = 0xeeeeee;
	if (fill != PAI_COLOUR_AUTO)
		p_rect_add(d->t->lay, d->sink->ink, p.x, p.y, p.w, p.h,
		    fill & 0xffffffu, PAI_STROKE_SINGLE);
}

/* Bands from .. to at their place in the cell. */
static void
draw_bands(struct drawing *d, const struct p_galley *g, size_t from,
    size_t to, int32_t x, int32_t y, bool artifact)
{
	struct p_lay	*l = d->t->lay;
	const struct p_band *b;
	struct p_galley	*up = d->sink->galley;

	for (size_t i = from; i < to && l->status == PAI_OK; i++) {
		b = &g->band[i];
		y = p_add(y, i > from ? b->above : 0);
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

/* False: it does not fit. */
static bool
draw_again(struct drawing *d, const struct p_cell *c, bool marked, int32_t x,
    int32_t y, int32_t room)
{
	struct p_galley	 g = { 0 };
	struct p_cell	 again = *c;
	int32_t		 h;
	bool		 fits;

	p_cell_set(d->t, &g, &again, marked);
	h = p_bands_height(&g, again.band, again.end);
	fits = h <= room + SLACK;
	if (fits)
		draw_bands(d, &g, again.band, again.end, x,
		    y + shift(c->valign, room, h), true);
	p_galley_free(&g);
	return fits;
}

/*
 * A label that stood whole in an earlier segment, with （续） where there is
 * room.  In a cell we do not know where the page ends.
 */
static void
repeat_label(struct drawing *d, const struct p_cell *c, int32_t x, int32_t y,
    int32_t room)
{
	if (c->label && d->sink->galley == NULL &&
	    !draw_again(d, c, true, x, y, room))
		draw_again(d, c, false, x, y, room);
}

static size_t
bands_that_fit(const struct p_galley *g, size_t from, size_t end,
    int32_t room)
{
	int32_t	 h = 0;

	for (; from < end; from++) {
		h = p_add(h, p_add(h > 0 ? g->band[from].above : 0,
		    g->band[from].height));
		if (h > room)
			break;
	}
	return from;
}

static void
draw_cell(struct drawing *d, const struct pai_node *n)
{
	struct p_cell	*c = p_group_cell(d->g, n);
	struct place	 p = place_of(d, n);
	int32_t		 top = p_table_padding(d->t, n, PAI_SIDE_TOP);
	int32_t		 room = p.h - top -
	    p_table_padding(d->t, n, PAI_SIDE_BOTTOM);
	int32_t		 x = p.x + p_table_padding(d->t, n, PAI_SIDE_LEFT);
	size_t		 from = c->band + c->done, to;
	int32_t		 h;

	if (from == c->end && p.begun) {
		repeat_label(d, c, x, p.y + top, room);
		return;
	}
	to = p.ends ? c->end : bands_that_fit(&d->g->galley, from, c->end,
	    room + SLACK);
	/* A row that is cut gets on by a band at least. */
	if (to == from && to < c->end && d->seg->cut &&
	    n->as.cell.row + n->as.cell.rows == d->seg->end)
		to++;
	h = p_bands_height(&d->g->galley, from, to);
	c->rest -= h + (to < c->end && to > from ?
	    d->g->galley.band[to].above : 0);
	draw_bands(d, &d->g->galley, from, to, x, p.y + top + (to == c->end ?
	    shift(c->valign, room, h) : 0), d->sink->artifact);
	c->done = to - c->band;
}

static void
each_cell(struct drawing *d, void (*draw)(struct drawing *,
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
	struct drawing	 d = { .t = t, .g = g, .seg = seg, .sink = sink };

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
	draw_across(&d);
	draw_down(&d);
	each_cell(&d, draw_cell);
	free(d.y);
}
