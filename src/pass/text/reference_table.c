/*
 * What the tables of a reference document look like, for tables that have no
 * look of their own.
 *
 * The largest table shows it, by the cells of its first two rows, its third
 * and its last, and of such columns:
 *
 *	       FIRST  A  B  LAST
 *	FIRST    x    x  x   x		head rows; the outer edges
 *	A        x    x  x   x		rows of the body by turns, and the
 *	B        x    x  x   x		rule between two of them
 *	LAST     x    x  x   x		the outer edge
 *
 * A last row or column may be a total there and none here, so nothing but
 * its outer edge is taken.
 */
#include "pass/text/reference.h"

enum zone { FIRST, A, B, LAST };

static const struct pai_style *
style_at(const struct pai_change *job, uint32_t i)
{
	return job->edit->host->doc_style(job->doc, i);
}

/* ---- the reference ---- */

static bool
has_look(const struct pai_node *table)
{
	if (table->style != 0)
		return true;
	for (const struct pai_node *r = table->first; r != NULL; r = r->next)
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->style != 0)
				return true;
	return false;
}

/* Which row, or column, of n shows a zone. */
static uint32_t
place_of(unsigned zone, uint32_t n)
{
	switch (zone) {
	case FIRST:
		return 0;
	case A:
		return n > 1 ? 1 : 0;
	case B:
		return n > 3 ? 2 : place_of(A, n);
	default:
		return n - 1;
	}
}

static bool
covers(const struct pai_node *cell, uint32_t row, uint32_t col)
{
	return row - cell->as.cell.row < cell->as.cell.rows &&
	    col - cell->as.cell.col < cell->as.cell.cols;
}

static void
take_cell(struct p_table_look *l, const struct pai_node *cell)
{
	for (unsigned r = FIRST; r <= LAST; r++)
		for (unsigned c = FIRST; c <= LAST; c++)
			if (covers(cell, place_of(r, l->rows),
			    place_of(c, l->cols)))
				l->cell[r][c] = cell->style;
}

static void
take_table(struct p_table_look *l, const struct pai_node *table)
{
	*l = (struct p_table_look){ .table = table->style,
	    .rows = table->as.table.rows, .cols = table->as.table.cols,
	    .align = table->as.table.align };
	for (const struct pai_node *r = table->first; r != NULL; r = r->next)
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			take_cell(l, c);
}

void
p_table_look_find(struct p_table_look *l, const struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);
	const struct pai_node *best = NULL;
	uint64_t	 most = 0, size;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_SECTION)
			pai_iter_skip(&it);
		if (it.node->kind != PAI_N_TABLE)
			continue;
		size = (uint64_t)it.node->as.table.rows *
		    it.node->as.table.cols;
		if (size > most && has_look(it.node)) {
			best = it.node;
			most = size;
		}
		pai_iter_skip(&it);
	}
	if (best != NULL)
		take_table(l, best);
}

/* ---- the document ---- */

/* An edge of a zone's cell. */
struct edge {
	struct pai_border line;
	bool		 yields;
};

static struct edge
edge_of(const struct pai_change *job, const struct p_table_look *l,
    unsigned row, unsigned col, enum pai_side side)
{
	const struct pai_style *s = style_at(job, l->cell[row][col]);
	struct edge	 e = { .yields = true };

	if (l->cell[row][col] != 0 && (s->set & PAI_SF_BORDER) != 0) {
		e.line = s->border[side];
		e.yields = (s->border_yields >> side & 1) != 0;
	}
	return e;
}

/* Where a cell of the document stands, and what it is dressed as. */
struct spot {
	unsigned row, col;		/* enum zone */
	bool	 top, bottom, left, right;	/* at the table's edge */
	bool	 under_head, beside_first;
};

static struct edge
edge_above(const struct pai_change *job, const struct p_table_look *l,
    const struct spot *s)
{
	if (s->top)
		return edge_of(job, l, FIRST, s->col, PAI_SIDE_TOP);
	if (s->under_head || l->rows < 3)
		return edge_of(job, l, A, s->col, PAI_SIDE_TOP);
	return l->rows > 3 ? edge_of(job, l, B, s->col, PAI_SIDE_TOP) :
	    edge_of(job, l, A, s->col, PAI_SIDE_BOTTOM);
}

static struct edge
edge_below(const struct pai_change *job, const struct p_table_look *l,
    const struct spot *s)
{
	if (s->bottom)
		return edge_of(job, l, LAST, s->col, PAI_SIDE_BOTTOM);
	if (s->row == FIRST)
		return edge_of(job, l, FIRST, s->col, PAI_SIDE_BOTTOM);
	return edge_of(job, l, A, s->col, l->rows > 2 ? PAI_SIDE_BOTTOM :
	    PAI_SIDE_TOP);
}

static struct edge
edge_before(const struct pai_change *job, const struct p_table_look *l,
    const struct spot *s)
{
	if (s->left)
		return edge_of(job, l, s->row, FIRST, PAI_SIDE_LEFT);
	if (s->beside_first || l->cols < 3)
		return edge_of(job, l, s->row, A, PAI_SIDE_LEFT);
	return l->cols > 3 ? edge_of(job, l, s->row, B, PAI_SIDE_LEFT) :
	    edge_of(job, l, s->row, A, PAI_SIDE_RIGHT);
}

static struct edge
edge_behind(const struct pai_change *job, const struct p_table_look *l,
    const struct spot *s)
{
	if (s->right)
		return edge_of(job, l, s->row, LAST, PAI_SIDE_RIGHT);
	if (s->col == FIRST)
		return edge_of(job, l, s->row, FIRST, PAI_SIDE_RIGHT);
	return edge_of(job, l, s->row, A, l->cols > 2 ? PAI_SIDE_RIGHT :
	    PAI_SIDE_LEFT);
}

static struct spot
spot_of(const struct pai_node *cell, const struct pai_node *table)
{
	uint32_t	 row = cell->as.cell.row, col = cell->as.cell.col;
	uint32_t	 head = table->as.table.head_rows;

	return (struct spot){
	    .row = row < head ? FIRST : (row - head) % 2 == 0 ? A : B,
	    .col = col == 0 ? FIRST : A,
	    .top = row == 0, .left = col == 0,
	    .bottom = row + cell->as.cell.rows == table->as.table.rows,
	    .right = col + cell->as.cell.cols == table->as.table.cols,
	    .under_head = row == head, .beside_first = col == 1
	};
}

static void
dress_cell(const struct p_table_look *l, const struct pai_change *job,
    const struct pai_node *table, struct pai_node *cell)
{
	const struct spot at = spot_of(cell, table);
	struct pai_style s = *style_at(job, l->cell[at.row][at.col]);
	struct edge	 edge[PAI_SIDE_MAX];

	edge[PAI_SIDE_TOP] = edge_above(job, l, &at);
	edge[PAI_SIDE_RIGHT] = edge_behind(job, l, &at);
	edge[PAI_SIDE_BOTTOM] = edge_below(job, l, &at);
	edge[PAI_SIDE_LEFT] = edge_before(job, l, &at);
	s.size = sizeof(s);
	s.set |= PAI_SF_BORDER;
	s.border_yields = 0;
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
		s.border[i] = edge[i].line;
		s.border_yields |= (uint8_t)(edge[i].yields << i);
	}
	s.width = s.width_percent = 0;
	s.fit_text = false;
	cell->style = job->edit->host->edit_style(job->edit, &s);
}

/* Its own place and widths stay; those of the reference fit its columns. */
static uint32_t
style_of_table(const struct p_table_look *l, const struct pai_change *job)
{
	struct pai_style s = *style_at(job, l->table);

	s.size = sizeof(s);
	s.width = 0;
	s.fixed_layout = false;
	s.place = (struct pai_float){ 0 };
	s.title = s.summary = (struct pai_str){ 0 };
	return job->edit->host->edit_style(job->edit, &s);
}

void
p_table_dress(const struct p_table_look *l, const struct pai_change *job,
    struct pai_node *table)
{
	if (l->rows == 0 || has_look(table))
		return;
	table->style = style_of_table(l, job);
	if (table->as.table.align == PAI_ALIGN_NONE)
		table->as.table.align = l->align;
	for (struct pai_node *r = table->first; r != NULL; r = r->next)
		for (struct pai_node *c = r->first; c != NULL; c = c->next)
			dress_cell(l, job, table, c);
}
