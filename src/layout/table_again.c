/*
 * Labels that come again.
 *
 * A label beside rows that a page parts is said again beside the rest of
 * them, with （续） behind it, or (cont.) in a language that is not written in
 * Han characters.  The rest may be low.  Then the label is set smaller, and where that is not enough only （续） stands there; a row that
 * holds not even that grows.  So what goes on is always marked.
 */
#include "layout/table_priv.h"

#define	SLACK	20		/* mpt that sums may be off */

/* From the best to what must fit: 2/3 of 9 pt can just be read. */
static const struct p_again ways[] = {
	{ 100, false }, { 83, false }, { 67, false },
	{ 100, true }, { 83, true }, { 67, true },
};

#define	WAYS	(sizeof(ways) / sizeof(ways[0]))

/* Sets a label behind a cut in the first way that room holds. */
void
p_label_again(const struct p_table *t, struct p_galley *g, struct p_cell *c,
    int32_t room)
{
	for (size_t i = 0; i < WAYS && t->lay->status == PAI_OK; i++) {
		p_galley_clear(g);
		p_cell_set(t, g, c, &ways[i]);
		if (p_bands_height(g, c->band, c->end) <= p_add(room, SLACK))
			break;
	}
}

/* What （续） takes at least, with the cell's padding. */
static int32_t
least_height(const struct p_table *t, const struct p_cell *c)
{
	struct p_galley	 g = { 0 };
	struct p_cell	 again = *c;
	int32_t		 h;

	p_cell_set(t, &g, &again, &ways[WAYS - 1]);
	h = p_add(p_bands_height(&g, again.band, again.end),
	    p_table_padding(t, c->node, PAI_SIDE_TOP) +
	    p_table_padding(t, c->node, PAI_SIDE_BOTTOM));
	p_galley_free(&g);
	return h;
}

/*
 * Before a segment that begins at row: labels that were shown whole above it
 * can be marked in the rows they have left; else the last of these grows.
 */
void
p_labels_hold(const struct p_table *t, struct p_group *g, uint32_t row,
    bool resumed)
{
	const struct pai_node *n;
	const struct p_cell *c;
	uint32_t end;
	int32_t	 lack;

	for (uint32_t i = 0; i < t->grid->cols && t->lay->status == PAI_OK;
	    i += n->as.cell.cols) {
		n = pai_grid_at(t->grid, row, i);
		c = p_group_cell(g, n);
		if ((n->as.cell.row == row && !resumed) || !c->label ||
		    c->done < c->end - c->band)
			continue;
		end = n->as.cell.row + n->as.cell.rows;
		lack = least_height(t, c) - p_rows_height(g, row, end);
		if (lack > 0)
			g->height[end - 1 - g->first] += lack;
	}
}
