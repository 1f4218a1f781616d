/*
 * How wide a table's columns are.
 *
 * The grid is what Word last made of the widths that cells ask for, and is
 * believed.  A program that made the document may have left it out, left it
 * short, or put the same number everywhere; then the cells have the say.
 */
#include "tablegrid.h"

#include <stdlib.h>

#include "kit/num.h"

#define	WIDTHS_MAX	65536u
#define	TEXT_WIDTH	415300	/* mpt: of Word's A4 page; what percents are of
				 * where the table has no width */

/* What the grid was, inside a tracked change of it. */
static const struct scope *
was_child(struct docx *d, unsigned token)
{
	if (token != W_tblGrid)
		return docx_other(d, token);
	d->grid_target->count = 0;
	return &scope_table_grid;
}

static const struct scope scope_was = { was_child, NULL, NULL };

static const struct scope *
grid_child(struct docx *d, unsigned token)
{
	struct table_grid	*g = d->grid_target;

	if (token == W_tblGridChange)
		return d->track == TRACK_REJECT ? &scope_was : NULL;
	if (token != W_gridCol)
		return docx_other(d, token);
	if (g->count < WIDTHS_MAX && docx_grow(d, &g->widths, &g->room,
	    g->count + 1, sizeof(*g->widths)))
		g->widths[g->count++] = positive_length(d, W_w);
	return NULL;
}

const struct scope scope_table_grid = { grid_child, NULL, NULL };

int32_t
table_grid_width(const struct box_props *cell, int32_t table)
{
	return cell->width > 0 ? cell->width : p_num_scale(
	    cell->width_percent, table > 0 ? table : TEXT_WIDTH, 100000);
}

/* The first cell in each column has the say. */
void
table_grid_ask(struct docx *d, struct table_grid *g, uint32_t col, int32_t w)
{
	if (w <= 0 || col >= WIDTHS_MAX || !docx_grow(d, &g->asked,
	    &g->asked_room, (size_t)col + 1, sizeof(*g->asked)))
		return;
	if (g->asked_count <= col)
		g->asked_count = (size_t)col + 1;
	if (g->asked[col] == 0)
		g->asked[col] = w;
}

static bool
are_alike(const int32_t *w, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (w[i] != w[0])
			return false;
	return true;
}

/* Does every column have a cell that says how wide it is? */
static bool
all_asked(const struct table_grid *g)
{
	if (g->asked_count == 0 || g->asked_count < g->count)
		return false;
	for (size_t i = 0; i < g->asked_count; i++)
		if (g->asked[i] == 0)
			return false;
	return true;
}

/* Columns that nothing is known of are as wide as the others. */
static void
fill(int32_t *w, size_t n)
{
	int64_t	 sum = 0, known = 0;

	for (size_t i = 0; i < n; i++)
		if (w[i] > 0) {
			sum += w[i];
			known++;
		}
	for (size_t i = 0; i < n && known > 0; i++)
		if (w[i] <= 0)
			w[i] = (int32_t)(sum / known);
}

void
table_grid_settle(struct docx *d, struct table_grid *g, uint32_t cols)
{
	bool	 told = all_asked(g) && are_alike(g->widths, g->count) &&
		    !are_alike(g->asked, g->asked_count);
	size_t	 n = cols < WIDTHS_MAX ? cols : WIDTHS_MAX;

	if (g->count + g->asked_count == 0 || !docx_grow(d, &g->widths,
	    &g->room, n > g->count ? n : g->count, sizeof(*g->widths)))
		return;
	for (size_t i = 0; i < g->asked_count && i < n; i++)
		if (told || i >= g->count || g->widths[i] == 0)
			g->widths[i] = g->asked[i];
	g->count = n;
	fill(g->widths, n);
}

void
table_grid_free(struct table_grid *g)
{
	free(g->widths);
	free(g->asked);
}
