/*
 * Groups of rows, and how high rows are.
 *
 * First each row gets the height of the cells that are in it alone; then
 * cells that span rows share out what they lack among theirs.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#define	SLACK	20		/* mpt that sums may be off */
#define	KEPT_MAX 64u		/* rows held back to stand on one page */

/* Past the last row that spans tie to first, but not before least. */
static uint32_t
tied_end(const struct pai_grid *g, uint32_t first, uint32_t least)
{
	uint32_t end = first + 1, reach;

	if (least > end)
		end = least < g->rows ? least : g->rows;
	for (uint32_t r = first; r < end; r++)
		for (uint32_t c = 0; c < g->cols; c++) {
			if (!pai_grid_starts(g, r, c))
				continue;
			reach = r + pai_grid_at(g, r, c)->as.cell.rows;
			if (reach > end)
				end = reach < g->rows ? reach : g->rows;
		}
	return end;
}

/* The first paragraph of a row says whether the next row stays with it. */
static bool
asks_for_next(const struct p_table *t, uint32_t row)
{
	const struct pai_node *p;

	for (uint32_t c = 0; c < t->grid->cols; c++) {
		if (!pai_grid_starts(t->grid, row, c))
			continue;
		p = pai_grid_at(t->grid, row, c)->first;
		if (p != NULL && (p->kind == PAI_N_PARAGRAPH ||
		    p->kind == PAI_N_HEADING))
			return p->style != 0 && t->lay->host->doc_style(
			    t->lay->job->doc, p->style)->keep_next;
	}
	return false;
}

/* A heading within the table: one cell in all of its columns. */
static bool
is_heading(const struct pai_grid *g, uint32_t row)
{
	const struct pai_node *c = pai_grid_at(g, row, 0);

	return g->cols > 1 && c->as.cell.cols == g->cols &&
	    c->as.cell.rows == 1 && p_cell_has_text(c);
}

static bool
has_number(const struct pai_grid *g, uint32_t row)
{
	for (uint32_t c = 0; c < g->cols; c++)
		if (pai_grid_starts(g, row, c) &&
		    p_cell_is_number(pai_grid_at(g, row, c)))
			return true;
	return false;
}

/* A heading, or the names of columns under one. */
static bool
heads_rows(const struct pai_grid *g, uint32_t row)
{
	return is_heading(g, row) || (row > 0 && is_heading(g, row - 1) &&
	    !has_number(g, row));
}

/*
 * Does a page not end behind a row?  In the source's layout where its author
 * ties it to the next (17.3.1.15), in ours where it heads those below it.
 */
static bool
keeps_next(const struct p_table *t, uint32_t row)
{
	return t->lay->profile == P_PROFILE_SOURCE ? asks_for_next(t, row) :
	    heads_rows(t->grid, row);
}

/* Rows that belong with first, least_end at least where it is not 0. */
static void
find_rows(const struct p_table *t, struct p_group *g, uint32_t first,
    uint32_t least_end)
{
	g->first = first;
	g->end = tied_end(t->grid, first, least_end);
	while (least_end == 0 && t->flow->paged && g->end < t->grid->rows &&
	    g->end - first < KEPT_MAX && keeps_next(t, g->end - 1)) {
		g->end = tied_end(t->grid, g->end, 0);
		g->kept = true;
	}
}

int32_t
p_rows_height(const struct p_group *g, uint32_t from, uint32_t to)
{
	int32_t	 h = 0;

	for (uint32_t r = from; r < to; r++)
		h = p_add(h, g->height[r - g->first]);
	return h;
}

/* Past the last row from row on that fits in room. */
uint32_t
p_rows_that_fit(const struct p_group *g, uint32_t row, int32_t room)
{
	int32_t	 h = 0;

	for (; row < g->end; row++) {
		h = p_add(h, g->height[row - g->first]);
		if (h > p_add(room, SLACK))
			break;
	}
	return row;
}

static int32_t
padding_of(const struct p_table *t, const struct p_cell *c)
{
	return p_table_padding(t, c->node, PAI_SIDE_TOP) +
	    p_table_padding(t, c->node, PAI_SIDE_BOTTOM);
}

/* Of what is not drawn yet. */
int32_t
p_cell_height(const struct p_cell *c)
{
	return c->rest > INT32_MAX / 2 ? INT32_MAX / 2 : (int32_t)c->rest;
}

/* The row record's height, else that of an empty line. */
static int32_t
least_height(const struct p_table *t, uint32_t row)
{
	const struct pai_node *c = pai_grid_at(t->grid, row, 0);
	const struct pai_node *n = c->parent;
	const struct pai_style *s;

	if (t->size > 0)
		return t->size * 3 / 2;
	for (uint32_t i = 0; i < t->grid->cols; i++)
		if (pai_grid_starts(t->grid, row, i)) {
			n = pai_grid_at(t->grid, row, i)->parent;
			break;
		}
	if (n == NULL || n->style == 0)
		return 1000;
	s = t->lay->host->doc_style(t->lay->job->doc, n->style);
	return p_max(1000, p_min(s->height, t->max_height));
}

/* The record of the row that a cell begins in; NULL: there is none. */
static const struct pai_style *
row_style(const struct p_table *t, const struct p_cell *c)
{
	const struct pai_node *row = c->node->parent;

	return t->lay->profile != P_PROFILE_SOURCE || row == NULL ||
	    row->style == 0 ? NULL : t->lay->host->doc_style(
	    t->lay->job->doc, row->style);
}

/*
 * What a cell that is in one row needs.  Word cuts what a row of exact
 * height does not hold; here it holds what would not be seen otherwise, but
 * the blank below the last line does not make it higher.
 */
static int32_t
cell_needs(const struct p_table *t, const struct p_group *g,
    const struct p_cell *c)
{
	const struct pai_style *s = row_style(t, c);
	int32_t	 need = p_add(p_cell_height(c), padding_of(t, c)), last = 0;

	if (s == NULL || !s->height_exact || s->height <= 0)
		return need;
	if (c->end > c->band)
		last = g->galley.band[c->end - 1].height / 2;
	return need - padding_of(t, c) - c->lead - c->tail - last <=
	    s->height ? 0 : need;
}

static void
set_heights(const struct p_table *t, struct p_group *g)
{
	int32_t	 need, have, share;
	uint32_t at, n;

	for (uint32_t r = g->first; r < g->end; r++)
		g->height[r - g->first] = least_height(t, r);
	for (size_t i = 0; i < g->n; i++) {
		at = g->cell[i].node->as.cell.row - g->first;
		if (g->cell[i].node->as.cell.rows == 1)
			g->height[at] = p_max(g->height[at], cell_needs(t, g,
			    &g->cell[i]));
	}
	for (size_t i = 0; i < g->n; i++) {
		at = g->cell[i].node->as.cell.row;
		n = g->cell[i].node->as.cell.rows;
		if (n == 1)
			continue;
		need = p_add(p_cell_height(&g->cell[i]),
		    padding_of(t, &g->cell[i]));
		have = p_rows_height(g, at, at + n);
		for (; need > have && n > 0; n--, at++) {
			share = (need - have) / (int32_t)n;
			g->height[at - g->first] += share;
			have += share;
		}
	}
}

static bool
add_cells(struct p_table *t, struct p_group *g)
{
	const struct pai_grid *grid = t->grid;
	size_t	 at = 0;

	for (uint32_t r = g->first; r < g->end; r++) {
		g->start[r - g->first] = at;
		for (uint32_t c = 0; c < grid->cols; c++) {
			if (!pai_grid_starts(grid, r, c))
				continue;
			g->cell[at].node = pai_grid_at(grid, r, c);
			p_cell_set(t, &g->galley, &g->cell[at++], NULL);
			if (t->lay->status != PAI_OK)
				return false;
		}
	}
	g->start[g->end - g->first] = at;
	return true;
}

/*
 * Sets the rows from first on that belong together; or, where least_end is not
 * 0, those that spans tie to first or to a row before it.  False: failed.
 */
bool
p_group_set(struct p_table *t, struct p_group *g, uint32_t first,
    uint32_t least_end)
{
	size_t	 n = 0, rows;

	*g = (struct p_group){ 0 };
	find_rows(t, g, first, least_end);
	rows = g->end - g->first;
	for (uint32_t r = g->first; r < g->end; r++)
		for (uint32_t c = 0; c < t->grid->cols; c++)
			n += pai_grid_starts(t->grid, r, c);
	g->n = n;
	g->height = calloc(rows + 1, sizeof(*g->height));
	g->start = calloc(rows + 1, sizeof(*g->start));
	g->cell = calloc(n + 1, sizeof(*g->cell));
	if (g->height == NULL || g->start == NULL || g->cell == NULL) {
		p_fail(t->lay, PAI_E_NOMEM);
		return false;
	}
	if (!add_cells(t, g))
		return false;
	set_heights(t, g);
	return true;
}

void
p_group_free(struct p_group *g)
{
	free(g->height);
	free(g->start);
	free(g->cell);
	p_galley_free(&g->galley);
	*g = (struct p_group){ 0 };
}

/* A cell of the group by its node. */
struct p_cell *
p_group_cell(const struct p_group *g, const struct pai_node *n)
{
	uint32_t row = n->as.cell.row - g->first;
	size_t	 low = g->start[row], high = g->start[row + 1], mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (g->cell[mid].node->as.cell.col <= n->as.cell.col)
			low = mid;
		else
			high = mid;
	}
	return &g->cell[low];
}

/*
 * Before a segment that begins at row: what is left of the cells that reach
 * into it from above must fit in the rows they have left; where it does not,
 * the last of these grows.
 */
void
p_group_settle(struct p_table *t, struct p_group *g, uint32_t row,
    bool resumed)
{
	const struct pai_node *n;
	const struct p_cell *c;
	uint32_t end;
	int32_t	 need, have;

	for (uint32_t i = 0; i < t->grid->cols; i += n->as.cell.cols) {
		n = pai_grid_at(t->grid, row, i);
		if (n->as.cell.row == row && !resumed)
			continue;
		c = p_group_cell(g, n);
		if (c->done == c->end - c->band)
			continue;
		end = n->as.cell.row + n->as.cell.rows;
		need = p_add(p_cell_height(c), padding_of(t, c));
		have = p_rows_height(g, row, end);
		if (need > have)
			g->height[end - 1 - g->first] += need - have;
	}
}

/* What is left of a row that was cut. */
int32_t
p_row_rest(const struct p_table *t, const struct p_group *g, uint32_t row)
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
