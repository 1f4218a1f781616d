/*
 * The rules of a table.
 *
 * Rules are collapsed: an edge that two cells share is drawn once, and edges
 * in line that look alike are one rectangle.  Which of the two is drawn says
 * ECMA-376-1 17.4.66: any line rather than none, a cell's own rather than the
 * table's, then the heavier, then the darker.  Where cells stand apart each
 * has its own four, and the table a frame around them.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

/* An edge as a cell wants it. */
struct edge {
	struct pai_border line;
	bool		 yields;	/* it is the table's */
};

static const struct pai_border none = { PAI_STROKE_NONE, 0, 0, 0 };

int32_t
p_drawing_y(const struct p_drawing *d, uint32_t row)
{
	return d->y[row - d->seg->first];
}

/* Where a column begins, from the left of the table. */
int32_t
p_table_x(const struct p_table *t, uint32_t col)
{
	return t->mirrored ? t->x[t->grid->cols] - t->x[col] : t->x[col];
}

static bool
is_at_rim(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	switch (side) {
	case PAI_SIDE_TOP:
		return cell->as.cell.row == 0;
	case PAI_SIDE_RIGHT:
		return cell->as.cell.col + cell->as.cell.cols ==
		    t->grid->cols;
	case PAI_SIDE_BOTTOM:
		return cell->as.cell.row + cell->as.cell.rows ==
		    t->grid->rows;
	default:
		return cell->as.cell.col == 0;
	}
}

/*
 * The table's own edges are those of its rim (17.4.38).  Where a row leaves
 * out columns (17.4.14, 17.4.15) there is no cell, and nothing is drawn.
 */
static struct edge
edge_of(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	static const uint8_t drawn[] = { PAI_EDGE_TOP, PAI_EDGE_RIGHT,
	    PAI_EDGE_BOTTOM, PAI_EDGE_LEFT };
	const struct pai_border plain = { PAI_STROKE_SINGLE,
	    p_setup(t->lay, P_SETUP_RULE_WIDTH), 0, 0 };
	const struct pai_doc *doc = t->lay->job->doc;
	const struct pai_style *s;

	if (t->lay->profile != P_PROFILE_SOURCE ||
	    (cell->style == 0 && t->node->style == 0))
		return (struct edge){ plain, false };
	s = doc->host->doc_style(doc, cell->style);
	if (cell->style != 0 && (s->set & PAI_SF_BORDER) != 0)
		return (struct edge){ s->border[side],
		    (s->border_yields & drawn[side]) != 0 };
	if ((cell->flags & PAI_NF_PAD) != 0)
		return (struct edge){ none, true };
	if (cell->as.cell.borders != 0)
		return (struct edge){ (cell->as.cell.borders & drawn[side]) !=
		    0 ? plain : none, false };
	s = doc->host->doc_style(doc, t->node->style);
	return (struct edge){ (s->set & PAI_SF_BORDER) != 0 &&
	    is_at_rim(t, cell, side) ? s->border[side] : none, true };
}

/* A double line weighs twice. */
static int32_t
weight(const struct pai_border *b)
{
	return b->stroke == PAI_STROKE_DOUBLE ? 2 * b->width : b->width;
}

static uint32_t
brightness(const struct pai_border *b)
{
	uint32_t rgb = b->colour == PAI_COLOUR_AUTO ? 0 : b->colour;

	return (rgb >> 16 & 255) + (rgb & 255) + 2 * (rgb >> 8 & 255);
}

/* The edge between two cells, either of which may be NULL or the same. */
static struct pai_border
shared_edge(const struct p_table *t, const struct pai_node *a,
    enum pai_side of_a, const struct pai_node *b, enum pai_side of_b)
{
	struct edge	 x = { none, true }, y = { none, true };

	if (a == b)
		return none;
	if (a != NULL)
		x = edge_of(t, a, of_a);
	if (b != NULL)
		y = edge_of(t, b, of_b);
	if (x.line.stroke == PAI_STROKE_NONE)
		return y.line;
	if (y.line.stroke == PAI_STROKE_NONE)
		return x.line;
	if (x.yields != y.yields)
		return x.yields ? y.line : x.line;
	if (weight(&x.line) != weight(&y.line))
		return weight(&x.line) > weight(&y.line) ? x.line : y.line;
	return brightness(&x.line) <= brightness(&y.line) ? x.line : y.line;
}

static bool
same_border(const struct pai_border *a, const struct pai_border *b)
{
	return a->stroke == b->stroke && a->width == b->width &&
	    a->colour == b->colour;
}

static uint32_t
rule_colour(const struct pai_border *b)
{
	return b->colour == PAI_COLOUR_AUTO ? 0 : b->colour & 0xffffffu;
}

/* From x0, y0 to x1, y1 on the page, one of which pairs is equal. */
static void
draw_rule(struct p_drawing *d, const struct pai_border *b, int32_t x0,
    int32_t y0, int32_t x1, int32_t y1)
{
	int32_t	 w = p_border_thick(b);

	if (b->stroke == PAI_STROKE_NONE)
		return;
	p_rect_add(d->t->lay, d->sink->ink, p_min(x0, x1) - w / 2,
	    y0 - w / 2, p_max(x0, x1) - p_min(x0, x1) + w, y1 - y0 + w,
	    rule_colour(b), b->stroke);
}

/*
 * Rows that are drawn one by one still share their edges; only a cell that a
 * page cuts has one of its own there.
 */
static struct pai_border
edge_above(const struct p_drawing *d, uint32_t row, uint32_t col)
{
	const struct pai_grid *g = d->t->grid;
	const struct pai_node *a = row > 0 ? pai_grid_at(g, row - 1, col) :
	    NULL;
	const struct pai_node *b = row < g->rows ? pai_grid_at(g, row, col) :
	    NULL;

	if (a == b && row == d->seg->first)
		a = NULL;
	else if (a == b && row == d->seg->end)
		b = NULL;
	if (row == d->seg->end && d->seg->cut)
		b = NULL;
	return shared_edge(d->t, a, PAI_SIDE_BOTTOM, b, PAI_SIDE_TOP);
}

static struct pai_border
edge_left(const struct p_drawing *d, uint32_t row, uint32_t col)
{
	const struct pai_grid *g = d->t->grid;

	return shared_edge(d->t, col > 0 ? pai_grid_at(g, row, col - 1) :
	    NULL, PAI_SIDE_RIGHT, col < g->cols ? pai_grid_at(g, row, col) :
	    NULL, PAI_SIDE_LEFT);
}

/*
 * Where the source's looks are kept, a row begins below the thickest rule
 * above it, and the last one ends above the table's: fills in t->rule.
 */
bool
p_table_rule_room(struct p_table *t)
{
	const struct pai_grid *g = t->grid;
	struct pai_border b;

	if (t->lay->profile != P_PROFILE_SOURCE || t->spacing > 0)
		return true;
	if ((t->rule = calloc((size_t)g->rows + 1, sizeof(*t->rule))) ==
	    NULL) {
		p_fail(t->lay, PAI_E_NOMEM);
		return false;
	}
	for (uint32_t r = 0; r <= g->rows; r++)
		for (uint32_t c = 0; c < g->cols; c++) {
			b = shared_edge(t, r > 0 ? pai_grid_at(g, r - 1, c) :
			    NULL, PAI_SIDE_BOTTOM, r < g->rows ?
			    pai_grid_at(g, r, c) : NULL, PAI_SIDE_TOP);
			if (b.stroke != PAI_STROKE_NONE)
				t->rule[r] = p_max(t->rule[r],
				    p_border_thick(&b));
		}
	return true;
}

static int32_t
page_x(const struct p_drawing *d, uint32_t col)
{
	return d->sink->x + p_table_x(d->t, col);
}

static void
draw_across(struct p_drawing *d)
{
	struct pai_border run, next;
	uint32_t	 from;
	int32_t		 y;

	for (uint32_t r = d->seg->first; r <= d->seg->end; r++) {
		from = 0;
		y = p_drawing_y(d, r);
		run = edge_above(d, r, 0);
		for (uint32_t c = 1; c < d->t->grid->cols; c++) {
			next = edge_above(d, r, c);
			if (same_border(&run, &next))
				continue;
			draw_rule(d, &run, page_x(d, from), y, page_x(d, c),
			    y);
			run = next;
			from = c;
		}
		draw_rule(d, &run, page_x(d, from), y,
		    page_x(d, d->t->grid->cols), y);
	}
}

static void
draw_down(struct p_drawing *d)
{
	struct pai_border run, next;
	uint32_t	 from;
	int32_t		 x;

	for (uint32_t c = 0; c <= d->t->grid->cols; c++) {
		from = d->seg->first;
		x = page_x(d, c);
		run = edge_left(d, from, c);
		for (uint32_t r = from + 1; r < d->seg->end; r++) {
			next = edge_left(d, r, c);
			if (same_border(&run, &next))
				continue;
			draw_rule(d, &run, x, p_drawing_y(d, from), x,
			    p_drawing_y(d, r));
			run = next;
			from = r;
		}
		draw_rule(d, &run, x, p_drawing_y(d, from), x,
		    p_drawing_y(d, d->seg->end));
	}
}

/* Four lines around a box; which is left and right, mirrored or not. */
static void
draw_frame(struct p_drawing *d, const struct pai_border *b, int32_t x,
    int32_t y, int32_t w, int32_t h)
{
	bool	 m = d->t->mirrored;

	draw_rule(d, &b[PAI_SIDE_TOP], x, y, x + w, y);
	draw_rule(d, &b[PAI_SIDE_BOTTOM], x, y + h, x + w, y + h);
	draw_rule(d, &b[m ? PAI_SIDE_RIGHT : PAI_SIDE_LEFT], x, y, x, y + h);
	draw_rule(d, &b[m ? PAI_SIDE_LEFT : PAI_SIDE_RIGHT], x + w, y, x + w,
	    y + h);
}

void
p_cell_frame(struct p_drawing *d, const struct pai_node *cell, int32_t x,
    int32_t y, int32_t w, int32_t h)
{
	struct pai_border b[PAI_SIDE_MAX];

	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		b[i] = edge_of(d->t, cell, (enum pai_side)i).line;
	draw_frame(d, b, x, y, w, h);
}

/* How thick the edge is that a cell wants, mpt; 0: none. */
int32_t
p_cell_edge(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	struct pai_border	 b = edge_of(t, cell, side).line;

	return b.stroke == PAI_STROKE_NONE ? 0 : p_border_thick(&b);
}

/* 斜线表头: lines from corner to corner. */
void
p_cell_diagonals(struct p_drawing *d, const struct pai_node *cell, int32_t x,
    int32_t y, int32_t w, int32_t h)
{
	const struct pai_style *s = d->t->lay->host->doc_style(
	    d->t->lay->job->doc, cell->style);
	struct p_item	*i;
	bool		 falls;

	if (cell->style == 0 || (s->set & PAI_SF_DIAGONAL) == 0)
		return;
	for (unsigned k = 0; k < PAI_DIAGONAL_MAX; k++) {
		if (s->diagonal[k].stroke == PAI_STROKE_NONE ||
		    (i = p_item_add(d->t->lay, d->sink->ink,
		    P_ITEM_RECT)) == NULL)
			continue;
		falls = (k == PAI_DIAGONAL_DOWN) != d->t->mirrored;
		*i = (struct p_item){ .kind = P_ITEM_RECT, .artifact = true,
		    .x = x, .y = y, .w = w, .h = h };
		i->as.rect.fill = rule_colour(&s->diagonal[k]);
		i->as.rect.stroke = s->diagonal[k].stroke;
		i->as.rect.slope = falls ? P_SLOPE_DOWN : P_SLOPE_UP;
		i->as.rect.thick = p_border_thick(&s->diagonal[k]);
	}
}

void
p_table_rules(struct p_drawing *d)
{
	const struct p_table *t = d->t;
	struct pai_border b[PAI_SIDE_MAX];
	const struct pai_style *s;

	if (t->spacing == 0) {
		draw_across(d);
		draw_down(d);
		return;
	}
	s = t->lay->host->doc_style(t->lay->job->doc, t->node->style);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		b[i] = s->border[i];
	if (d->seg->first > 0 || d->seg->resumed)
		b[PAI_SIDE_TOP] = none;
	if (d->seg->end < t->grid->rows || d->seg->cut)
		b[PAI_SIDE_BOTTOM] = none;
	draw_frame(d, b, d->sink->x, p_drawing_y(d, d->seg->first),
	    t->x[t->grid->cols], p_drawing_y(d, d->seg->end) -
	    p_drawing_y(d, d->seg->first));
}
