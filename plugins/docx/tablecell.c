/*
 * Tables: their cells, and the cells that are one.
 *
 * A cell merged downwards is written again in each row, as "continue".  It
 * continues the cell above where that one began in the same column, is as
 * wide, and reaches to the row before; else it is a cell of its own.  So for
 * each column the last cell that may be continued is remembered.
 *
 *	│ restart  │    │		one cell of three rows, and
 *	│ continue │    │		what stands in the second and third
 *	│ continue │    │		goes to the end of the first
 */
#include "tablepriv.h"

#include <string.h>

#include "flow.h"

#define	MERGE_COLUMNS	65536u	/* beyond these nothing is merged */

/* ---- where a cell stands ---- */

/* Is the current row one of the leading header rows? */
bool
table_in_head(const struct table *t)
{
	return t->row_index == 0 || (t->row.head &&
	    t->head_rows == t->row_index);
}

const struct table_look *
table_row_look(const struct table *t)
{
	return t->excepted ? &t->except_look : &t->look;
}

struct table_spot
table_spot_of(const struct table *t, const struct table_cell *c, bool last_col,
    bool last_row)
{
	return (struct table_spot){ .row = c->row, .col = c->col,
	    .head_rows = t->head_rows, .in_head = c->in_head,
	    .last_row = last_row, .last_col = last_col };
}

/*
 * What the text of the current cell gets from the table's style.  Which row
 * is the last is known by now only from w:cnfStyle.
 */
static struct surround
surround_of(const struct table *t, uint32_t span)
{
	const struct table_spot	 s = { .row = t->row_index, .col = t->col,
	    .head_rows = t->head_rows, .in_head = table_in_head(t),
	    .last_col = t->grid.count > 0 && t->col + span >= t->grid.count,
	    .told = t->row.conds | t->cell.conds };

	return table_surround(table_row_look(t), &s);
}

void
table_mark_change(const struct docx *d, struct pai_node *n, bool inserted,
    bool deleted)
{
	if (d->track != TRACK_ALL)
		return;
	if (inserted)
		n->flags |= PAI_NF_INSERTED;
	if (deleted)
		n->flags |= PAI_NF_DELETED;
}

/* ---- merging ---- */

/* The cell above that this one continues; NULL: none. */
static struct table_cell *
continued(struct table *t, uint32_t span)
{
	struct table_cell	*above;

	if (t->cell.vmerge != MERGE_CONTINUE || t->col >= t->merge_room)
		return NULL;
	above = &t->merges[t->col];
	return above->node != NULL && above->cols == span &&
	    above->row + above->rows == t->row_index ? above : NULL;
}

static void
remember(struct docx *d, struct table *t, const struct table_cell *cell)
{
	if (cell->col >= MERGE_COLUMNS || (t->cell.vmerge == MERGE_NONE &&
	    cell->col >= t->merge_room))
		return;
	if (!docx_grow(d, &t->merges, &t->merge_room, (size_t)cell->col + 1,
	    sizeof(*t->merges)))
		return;
	t->merges[cell->col] = *cell;
	if (t->cell.vmerge == MERGE_NONE)
		t->merges[cell->col].node = NULL;
}

/* In the older way of merging sideways, the cell before grows. */
static bool
widen_last(struct table *t, uint32_t span)
{
	struct table_cell	*last;

	if (t->cell.hmerge != MERGE_CONTINUE || t->cell_count == 0)
		return false;
	last = &t->cells[t->cell_count - 1];
	last->cols += span;
	last->node->as.cell.cols = last->cols;
	if (last->col < t->merge_room &&
	    t->merges[last->col].node == last->node)
		t->merges[last->col].cols = last->cols;
	t->above = last->node;
	return true;
}

static void
open_new(struct docx *d, struct table *t, uint32_t span)
{
	struct pai_node		*n;
	struct table_cell	*cell;

	pai_at(d->build, &t->cell_at);
	n = pai_open(d->build, PAI_N_CELL);
	t->state = CELL_OPEN;
	if (n == NULL || !docx_grow(d, &t->cells, &t->cell_room,
	    t->cell_count + 1, sizeof(*t->cells)))
		return;
	n->as.cell.rows = 1;
	n->as.cell.cols = span;
	n->as.cell.flow = t->cell.box.flow;
	n->as.cell.head = t->row.head;
	if (t->cell.vmerge == MERGE_CONTINUE)
		n->flags |= PAI_NF_CONTINUES;
	table_mark_change(d, n, t->cell.inserted, t->cell.deleted);
	cell = &t->cells[t->cell_count++];
	*cell = (struct table_cell){ .node = n, .props = t->cell,
	    .row = t->row_index, .col = t->col, .rows = 1, .cols = span,
	    .in_head = table_in_head(t) };
	remember(d, t, cell);
}

/*
 * The bottom of a cell that others continue is that of the last of these.
 * Whether that is the table's is settled with the last row.
 */
static void
take_bottom(struct docx *d, struct table *t, struct table_cell *above)
{
	struct box_props	*b = &above->props.box;
	const struct box_props	*last = &t->cell.box;
	uint32_t		 bit = BOX_EDGE(PAI_SIDE_BOTTOM);
	struct table_spot	 s;

	if (((b->set | last->set) & bit) == 0 || ((b->set & last->set & bit) &&
	    memcmp(&b->edge[PAI_SIDE_BOTTOM], &last->edge[PAI_SIDE_BOTTOM],
	    sizeof(b->edge[0])) == 0))
		return;
	b->edge[PAI_SIDE_BOTTOM] = last->edge[PAI_SIDE_BOTTOM];
	b->set = (b->set & ~bit) | (last->set & bit);
	s = table_spot_of(t, above, above->col + above->cols >= t->grid.count &&
	    t->grid.count > 0, false);
	cell_look(d, table_row_look(t), NULL, above, &s);
}

static void
open_cell(struct docx *d, struct table *t)
{
	uint32_t		 span = t->cell.span > 0 ? t->cell.span : 1;
	struct table_cell	*above = continued(t, span);

	if (t->state != CELL_NEW)
		return;
	d->flow->around = surround_of(t, span);
	if (span == 1)
		table_grid_ask(d, &t->grid, t->col, table_grid_width(
		    &t->cell.box, t->props.box.width));
	if (above != NULL) {
		take_bottom(d, t, above);
		above->rows++;
		above->node->as.cell.rows = above->rows;
		t->above = above->node;
		t->state = CELL_WAITS;
	} else if (widen_last(t, span)) {
		t->state = CELL_WAITS;
	} else {
		open_new(d, t, span);
	}
	t->col += span;
}

/*
 * Of a cell on its own; those after it move up (17.13.5.1 and .2).  Said too
 * late, behind what is in it, it is not heard.
 */
static bool
cell_is_gone(const struct docx *d, const struct table *t)
{
	return t->state == CELL_NEW &&
	    ((d->track == TRACK_ACCEPT && t->cell.deleted) ||
	    (d->track == TRACK_REJECT && t->cell.inserted));
}

static const struct scope *
cell_child(struct docx *d, unsigned token)
{
	struct table	*t = d->flow->table;

	if (token == W_tcPr) {
		d->cell_target = &t->cell;
		return &scope_cell_props;
	}
	if (cell_is_gone(d, t))
		return NULL;
	open_cell(d, t);
	return blocks_child(d, token);
}

static void
cell_end(struct docx *d)
{
	struct table	*t = d->flow->table;

	if (cell_is_gone(d, t)) {
		t->state = CELL_NONE;
		return;
	}
	open_cell(d, t);
	paragraph_settle(d);
	lists_close(d);
	if (t->state == CELL_OPEN || t->state == CELL_REOPENED)
		pai_close(d->build, PAI_N_CELL);
	t->state = CELL_NONE;
}

const struct scope scope_cell = { cell_child, cell_end, NULL };
