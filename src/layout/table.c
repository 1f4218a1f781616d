/*
 * Tables: where one stands, and those that have no pages.
 *
 * A table in the body goes on pages (table_page.c).  One inside a cell, a box
 * or a note is set in bands, one for each of its groups of rows.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#define	GAP	6000		/* mpt around our own tables */

void
p_table_say(const struct p_table *t, enum pai_msg msg, const struct pai_node *n)
{
	if (t->lay->places == NULL)	/* else the round before said it */
		pai_say(t->lay->job->log, msg, &n->locus, "%s", "");
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
		end = p_rows_that_fit(g, row, room);
		s.first = row;
		s.end = end > row ? end : row + 1;
		s.cut = end == row;
		if (s.cut)
			g->height[row - g->first] = room;
		nest_rows(t, g, &s, gap);
		s.resumed = s.cut && (g->height[row - g->first] =
		    p_row_rest(t, g, row)) > 0;
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

/*
 * From the margin that the table begins at to its edge.  Before Word 2013 it
 * was the text of the first column that stood there.
 */
static int32_t
indent_of(const struct p_table *t)
{
	const struct p_geometry *g = p_geometry_now(t->lay);
	const struct pai_style *s = t->lay->host->doc_style(
	    t->lay->job->doc, t->node->style);
	int32_t	 indent = 0;

	if (t->lay->profile != P_PROFILE_SOURCE)
		return 0;
	if (t->node->style != 0)
		indent = s->indent_table;
	if (g->section != NULL && (g->rules & PAI_RULE_TABLES_INSIDE) == 0 &&
	    t->flow->where != P_IN_CELL)
		indent = p_add(indent, -p_table_padding(t,
		    pai_grid_at(t->grid, 0, 0),
		    t->mirrored ? PAI_SIDE_RIGHT : PAI_SIDE_LEFT));
	return p_add(indent, 0);
}

/* Where the table stands in the width of its flow. */
static int32_t
left_of(const struct p_table *t)
{
	const struct p_flow *f = t->flow;
	int32_t	 width = t->x[t->grid->cols], free = f->width - width;
	int32_t	 at = 0, left, right;
	uint8_t	 align = t->node->as.table.align;

	if (align == PAI_ALIGN_NONE && t->lay->profile == P_PROFILE_GBT9704)
		align = PAI_ALIGN_CENTRE;
	/* In a mirrored table Word's left is the side it begins on. */
	if (align == PAI_ALIGN_CENTRE)
		at = free / 2;
	else if ((align == PAI_ALIGN_RIGHT) != t->mirrored)
		at = free;
	if (align != PAI_ALIGN_RIGHT && align != PAI_ALIGN_CENTRE)
		at = p_add(at, (t->mirrored ? -1 : 1) * indent_of(t));
	p_table_overhang(t, &left, &right);
	return f->left + p_max(-left, p_min(at, p_add(free, right)));
}

/*
 * Rows that come again on each page.  In the source's own layout those that
 * its author marked (17.4.78); a table that was mended has lost such marks.
 */
static uint32_t
heads_of(const struct p_table *t)
{
	uint32_t	 marked = 0;

	if (t->lay->profile != P_PROFILE_SOURCE ||
	    (t->node->flags & (PAI_NF_EDITED | PAI_NF_GENERATED)) != 0)
		return t->node->as.table.head_rows;
	for (const struct pai_node *r = t->node->first; r != NULL &&
	    (r->kind != PAI_N_ROW || r->as.row.head); r = r->next)
		marked += r->kind == PAI_N_ROW;
	return marked < t->grid->rows ? marked : 0;
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
	int32_t		 gap = p_max(f->galley->last.after, ours ? GAP : 0);

	dress(&t);
	caption(f, n);
	f->depth++;
	if ((t.grid = grid_of(f->lay, n)) == NULL || f->depth > P_DEPTH_MAX) {
		unroll(f, n);
	} else if (p_table_widths(&t, p_max(f->width, 1000))) {
		t.left = left_of(&t);
		t.heads = heads_of(&t);
		if (!p_table_rule_room(&t))
			goto out;
		if (t.narrow)
			p_table_say(&t, PAI_M_PDF_TOO_NARROW, n);
		if (f->paged)
			p_table_page(&t, gap);
		else
			nest_table(&t, f->galley->n > 0 ? gap : 0);
	}
out:
	f->depth--;
	f->galley->last = (struct p_last){ .there = true,
	    .after = ours ? GAP : 0 };
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
