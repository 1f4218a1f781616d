/*
 * Tables on pages.
 *
 * Groups of rows are set one after another and drawn in segments.  A segment
 * ends where the page does; the next page begins with the header rows again.
 * A row is cut only where it is taller than a page.  A table inside a cell
 * has no pages: each of its groups is one band.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#define	SLACK	20		/* mpt that sums may be off */
#define	GAP	6000		/* mpt around our own tables */

/* A table being put on pages. */
struct paging {
	struct p_table	*t;
	struct p_group	 head;		/* rows that repeat; end 0: none */
	int32_t		 head_height;
	bool		 fresh;		/* no row of ours is on this page yet,
					 * nor anything else but the head */
};

static struct p_sink
page_sink(const struct p_table *t, bool artifact)
{
	struct p_lay	*l = t->lay;

	return (struct p_sink){ .ink = l->pager.page,
	    .x = p_pager_left(l) + t->left, .y = l->pager.y,
	    .artifact = artifact };
}

static void
draw_head(struct paging *p)
{
	struct p_segment seg = { .first = 0, .end = p->head.end };
	struct p_sink	 sink = page_sink(p->t, true);

	if (p->head.end == 0 || p->t->lay->status != PAI_OK)
		return;
	for (size_t i = 0; i < p->head.n; i++)
		p->head.cell[i].done = 0;	/* all of it again */
	p_segment_draw(p->t, &p->head, &seg, &sink);
	p_pager_took(p->t->lay, p->head_height);
}

static void
turn(struct paging *p)
{
	p_pager_turn(p->t->lay);
	draw_head(p);
	p->fresh = true;
}

/* Room that the notes of a row's cells need. */
static int32_t
row_notes(const struct p_table *t, const struct p_group *g, uint32_t row)
{
	int32_t	 h = 0;

	if (g->galley.note_n == 0)
		return 0;
	for (size_t i = g->start[row - g->first];
	    i < g->start[row - g->first + 1]; i++)
		for (size_t b = g->cell[i].band; b < g->cell[i].end; b++)
			if (g->galley.band[b].note_n > 0)
				h = p_add(h, p_notes_height(t->lay,
				    &g->galley, &g->galley.band[b]));
	return h;
}

/* Past the last row from row on that fits in room. */
static uint32_t
rows_that_fit(const struct p_table *t, const struct p_group *g, uint32_t row,
    int32_t room)
{
	int32_t	 h = 0;

	for (; row < g->end; row++) {
		h = p_add(h, p_add(g->height[row - g->first],
		    row_notes(t, g, row)));
		if (h > room + SLACK)
			break;
	}
	return row;
}

static void
draw_rows(struct paging *p, struct p_group *g, const struct p_segment *s)
{
	struct p_sink	 sink = page_sink(p->t, p->t->flow->artifact);

	p_segment_draw(p->t, g, s, &sink);
	p_pager_took(p->t->lay, p_rows_height(g, s->first, s->end));
	p->fresh = false;
}

/* What is left of a row that was cut. */
static int32_t
rest_of_row(const struct p_table *t, const struct p_group *g, uint32_t row)
{
	const struct pai_node *n;
	const struct p_cell *c;
	int32_t	 h = 0;

	for (uint32_t i = 0; i < t->grid->cols; i += n->as.cell.cols) {
		n = pai_grid_at(t->grid, row, i);
		if (n->as.cell.row + n->as.cell.rows != row + 1)
			continue;
		c = p_group_cell(g, n);
		if (c->done < c->end - c->band)
			h = p_max(h, p_add(p_cell_height(c),
			    p_table_padding(t, n, PAI_SIDE_TOP) +
			    p_table_padding(t, n, PAI_SIDE_BOTTOM)));
	}
	return h;
}

static void
say(const struct p_table *t, enum pai_msg msg, const struct pai_node *n)
{
	if (t->lay->places == NULL)	/* else the round before said it */
		pai_say(t->lay->job->log, msg, &n->locus, "%s", "");
}

/* A row taller than a page: as much as this page takes. */
static bool
cut_row(struct paging *p, struct p_group *g, uint32_t row, bool resumed)
{
	struct p_segment s = { .first = row, .end = row + 1,
	    .resumed = resumed, .cut = true };

	if (!resumed)
		say(p->t, PAI_M_PDF_OVERFLOW, pai_grid_at(p->t->grid, row,
		    0));
	g->height[row - g->first] = p_max(1000,
	    p_pager_room(p->t->lay));
	draw_rows(p, g, &s);
	g->height[row - g->first] = rest_of_row(p->t, g, row);
	return g->height[row - g->first] > 0;
}

static void
page_group(struct paging *p, struct p_group *g)
{
	struct p_lay	*l = p->t->lay;
	uint32_t	 row = g->first, end;
	bool		 resumed = false;
	struct p_segment s;

	/* Rows that belong together stay so, where that wastes little. */
	p_pager_need(l);
	if (l->status == PAI_OK && !p->fresh &&
	    p_rows_height(g, g->first, g->end) > p_pager_room(l) + SLACK &&
	    p_rows_height(g, g->first, g->end) < p_pager_full(l) / 3)
		turn(p);
	while (row < g->end && l->status == PAI_OK) {
		if (row > g->first || resumed)
			p_group_settle(p->t, g, row, resumed);
		end = rows_that_fit(p->t, g, row, p_pager_room(l));
		if (end > row) {
			s = (struct p_segment){ .first = row, .end = end,
			    .resumed = resumed };
			draw_rows(p, g, &s);
			resumed = false;
			row = end;
		} else if (p->fresh) {
			resumed = cut_row(p, g, row, resumed);
			row += !resumed;
		}
		if (row < g->end && l->status == PAI_OK)
			turn(p);
	}
}

/* May the leading rows that are set in g come again on each page? */
static bool
can_repeat(const struct p_table *t, const struct p_group *g)
{
	return t->node->as.table.head_rows > 0 &&
	    g->end == t->node->as.table.head_rows &&
	    g->end < t->grid->rows &&
	    p_rows_height(g, 0, g->end) < p_pager_full(t->lay) / 2;
}

/* What waits on the galley goes on the page that the table begins on. */
static void
begin(struct paging *p, const struct p_group *g, int32_t gap)
{
	struct p_lay	*l = p->t->lay;
	struct p_flow	*f = p->t->flow;
	const struct p_galley *w = f->galley;
	int32_t		 need = p_rows_height(g, 0, g->end);
	int32_t		 waiting = p_bands_height(w, w->placed, w->n);

	if (need > p_pager_full(l) / 3)
		need = g->height[0];
	if (can_repeat(p->t, g))
		need = p_add(need, 2 * p_max(p->t->size, 10000));
	need = p_add(need, p_add(waiting, gap));
	if (l->pager.page != NULL && !l->pager.empty &&
	    need > p_pager_room(l) && need < p_pager_full(l))
		p_pager_turn(l);
	p_pager_place(f, true);
	p_pager_need(l);
	p->fresh = l->pager.empty;
	if (l->status == PAI_OK && !p->fresh)
		p_pager_took(l, gap);
}

static void
page_table(struct p_table *t, int32_t gap)
{
	struct paging	 p = { .t = t };
	struct p_group	 g = { 0 };

	for (uint32_t row = 0; row < t->grid->rows; row = g.end) {
		if (!p_group_set(t, &g, row, row == 0 ?
		    t->node->as.table.head_rows : 0))
			break;
		if (row == 0)
			begin(&p, &g, gap);
		page_group(&p, &g);
		if (t->lay->status != PAI_OK)
			break;
		if (row == 0 && can_repeat(t, &g)) {
			p.head = g;
			p.head_height = p_rows_height(&g, 0, g.end);
		} else {
			uint32_t end = g.end;

			p_group_free(&g);
			g.end = end;
		}
	}
	if (t->lay->status != PAI_OK && g.cell != p.head.cell)
		p_group_free(&g);
	p_group_free(&p.head);
}

/* A segment as a band of the galley. */
static void
nest_rows(struct p_table *t, struct p_group *g, const struct p_segment *s,
    int32_t gap)
{
	struct p_galley	*to = t->flow->galley;
	struct p_sink	 sink = { .ink = &to->ink, .galley = to,
	    .x = t->left, .artifact = t->flow->artifact };
	struct p_band	*b = p_band_open(t->lay, to);

	if (b == NULL)
		return;
	b->above = s->first == 0 && !s->resumed ? gap : 0;
	p_segment_draw(t, g, s, &sink);
	/* A label that comes again has cells set, which moves bands. */
	p_band_close(to, &to->band[to->n], p_rows_height(g, s->first,
	    s->end));
}

/*
 * A group that is too high for a page, in pieces of at most room, so that
 * pages can be filled with them.
 */
static void
nest_pieces(struct p_table *t, struct p_group *g, int32_t room, int32_t gap)
{
	uint32_t	 row = g->first, end;
	struct p_segment s = { 0 };

	while (row < g->end && t->lay->status == PAI_OK) {
		if (row > g->first || s.resumed)
			p_group_settle(t, g, row, s.resumed);
		end = rows_that_fit(t, g, row, room);
		s.first = row;
		s.end = end > row ? end : row + 1;
		s.cut = end == row;
		if (s.cut)
			g->height[row - g->first] = room;
		nest_rows(t, g, &s, gap);
		s.resumed = s.cut && (g->height[row - g->first] =
		    rest_of_row(t, g, row)) > 0;
		row = s.resumed ? row : s.end;
	}
}

/* Each group is a band of the galley, or some where it is too high. */
static void
nest_table(struct p_table *t, int32_t gap)
{
	struct p_group	 g = { 0 };
	uint32_t	 end;

	for (uint32_t row = 0; row < t->grid->rows; row = end) {
		if (!p_group_set(t, &g, row, 0))
			break;
		if (p_rows_height(&g, row, g.end) > t->max_height / 2)
			nest_pieces(t, &g, t->max_height / 4, gap);
		else
			nest_rows(t, &g, &(struct p_segment){ .first = row,
			    .end = g.end }, gap);
		end = g.end;
		p_group_free(&g);
		if (t->lay->status != PAI_OK)
			break;
	}
	p_group_free(&g);
}

/* Where the table stands in the width of its flow. */
static int32_t
left_of(const struct p_table *t)
{
	const struct p_flow *f = t->flow;
	const struct pai_style *s = t->lay->host->doc_style(
	    t->lay->job->doc, t->node->style);
	int32_t	 width = t->x[t->grid->cols], left = f->left;
	uint8_t	 align = t->node->as.table.align;

	if (align == PAI_ALIGN_NONE && t->lay->profile == P_PROFILE_GBT9704)
		align = PAI_ALIGN_CENTRE;
	if (align == PAI_ALIGN_CENTRE)
		return left + p_max(0, (f->width - width) / 2);
	/* In a mirrored table Word's left is the side it begins on. */
	if ((align == PAI_ALIGN_RIGHT) != t->mirrored)
		left += p_max(0, f->width - width);
	if (t->lay->profile == P_PROFILE_SOURCE && t->node->style != 0 &&
	    align != PAI_ALIGN_RIGHT)
		left += (t->mirrored ? -1 : 1) * p_max(0, p_min(
		    s->indent_table, f->width - width));
	return left;
}

/* What the source says of the whole table's look. */
static void
dress(struct p_table *t)
{
	const struct pai_style *s = t->lay->host->doc_style(
	    t->lay->job->doc, t->node->style);

	if (t->lay->profile != P_PROFILE_SOURCE || t->node->style == 0)
		return;
	t->mirrored = s->right_to_left;
	t->spacing = p_max(0, p_min(s->cell_spacing, 72000));
}

static void
caption(struct p_flow *f, const struct pai_node *table)
{
	for (const struct pai_node *n = table->first; n != NULL; n = n->next)
		if (n->kind == PAI_N_CAPTION)
			p_paragraph(f, n);
}

/* A table that is none, or that we cannot make one: its cells in order. */
static void
unroll(struct p_flow *f, const struct pai_node *table)
{
	for (const struct pai_node *r = table->first; r != NULL; r = r->next)
		for (const struct pai_node *c = r->kind == PAI_N_ROW ?
		    r->first : NULL; c != NULL; c = c->next)
			p_blocks(f, c);
}

static const struct pai_grid *
grid_of(const struct p_lay *l, const struct pai_node *table)
{
	const struct pai_grid *g = NULL;

	if (table->as.table.sealed)
		g = l->host->doc_grid(l->job->doc, table);
	return g != NULL && g->rows > 0 && g->cols > 0 ? g : NULL;
}

void
p_table(struct p_flow *f, const struct pai_node *n)
{
	struct p_table	 t = { .flow = f, .lay = f->lay, .node = n,
	    .max_height = p_max(p_pager_full(f->lay), 72000) };
	bool		 ours = f->lay->profile != P_PROFILE_SOURCE;
	int32_t		 gap = p_max(f->galley->after, ours ? GAP : 0);

	dress(&t);
	caption(f, n);
	f->depth++;
	if ((t.grid = grid_of(f->lay, n)) == NULL || f->depth > P_DEPTH_MAX) {
		unroll(f, n);
	} else if (p_table_widths(&t, p_max(f->width, 1000))) {
		t.left = left_of(&t);
		if (!p_table_rule_room(&t))
			goto out;
		if (t.narrow)
			say(&t, PAI_M_PDF_TOO_NARROW, n);
		if (f->paged)
			page_table(&t, gap);
		else
			nest_table(&t, f->galley->n > 0 ? gap : 0);
	}
out:
	f->depth--;
	f->galley->after = ours ? GAP : 0;
	f->galley->last_style = 0;
	free(t.x);
	free(t.rule);
}

/* A nested table's widths: see p_blocks_measure(). */
void
p_table_measure(struct p_flow *f, const struct pai_node *n, int32_t *min,
    int32_t *max)
{
	struct p_table	 t = { .flow = f, .lay = f->lay, .node = n,
	    .max_height = 720000 };

	*min = *max = 0;
	dress(&t);
	f->depth++;
	if (f->depth <= P_DEPTH_MAX &&
	    (t.grid = grid_of(f->lay, n)) != NULL && p_table_widths(&t, 0)) {
		*min = t.x[t.grid->cols];
		*max = p_add(*min, *min / 2);
	}
	f->depth--;
	free(t.x);
}
