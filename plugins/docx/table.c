/*
 * Tables: their rows.
 *
 * Cells are opened with their first content or end, when their properties
 * are known; the look of a row's cells is settled at its end, for only then
 * is it known which is the last; and that of the last row at the table's.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "styles.h"
#include "tablepriv.h"

static const struct scope scope_table, scope_row, scope_flat;

/* ---- looks ---- */

static void
settle_look(struct docx *d, struct table *t)
{
	if (t->look_known)
		return;
	table_look_make(d, &t->props, &t->look);
	t->look_known = true;
	t->node->style = t->look.style;
	t->node->as.table.align = t->look.align;
}

/* ---- rows begin ---- */

/* What the table's style says of its rows, under what the row says. */
static void
add_row_style(struct table *t)
{
	const struct table_style *named = t->look.named;
	struct row_props	 under;

	if (named == NULL)
		return;
	under = named->row;
	if (table_in_head(t) && (t->look.look & COND_BIT(FIRST_ROW)) &&
	    named->cond[COND_FIRST_ROW] != NULL)
		row_props_add(&under, &named->cond[COND_FIRST_ROW]->row);
	if (under.set == 0 && under.align == PAI_ALIGN_NONE)
		return;
	row_props_add(&under, &t->row);
	t->row.height = under.height;
	t->row.exact = under.exact;
	t->row.cant_split = under.cant_split;
	t->row.head = under.head;
	t->row.align = under.align;
}

static void
open_row(struct docx *d, struct table *t)
{
	if (t->row_open)
		return;
	settle_look(d, t);
	add_row_style(t);
	if (t->excepted) {
		table_look_except(d, &t->props, &t->except, &t->except_look);
		if (t->row.align == PAI_ALIGN_NONE &&
		    t->except.align != PAI_ALIGN_NONE)
			t->row.align = t->except.align;
	}
	pai_at(d->build, &t->row_at);
	t->row_node = pai_open(d->build, PAI_N_ROW);
	t->row_open = true;
	if (t->row_node == NULL)
		return;
	t->row_node->as.row.head = t->row.head;
	t->row_node->style = row_style(d, &t->row);
	table_mark_change(d, t->row_node, t->row.inserted, t->row.deleted);
}

/*
 * Columns that the row leaves out are empty cells of one slot each; width is
 * what they have together, 0: not stated.
 */
static void
pad(struct docx *d, struct table *t, uint32_t n, int32_t width)
{
	if (n == 1)
		table_grid_ask(d, &t->grid, t->col, width);
	d->pads += n;
	if (d->pads > d->host->log_limit(d->job->log, PAI_LIM_TABLE_SPARE)) {
		docx_fail(d, d->host->log_over(d->job->log,
		    PAI_LIM_TABLE_SPARE, &t->row_at, "slots before rows",
		    (uint64_t)d->pads));
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct pai_node	*cell = pai_leaf(d->build, PAI_N_CELL);

		if (cell != NULL)
			cell->flags |= PAI_NF_PAD;
		t->col++;
	}
}

/* ---- rows ---- */

static bool
row_is_gone(const struct docx *d, const struct table *t)
{
	return (d->track == TRACK_ACCEPT && t->row.deleted) ||
	    (d->track == TRACK_REJECT && t->row.inserted);
}

static const struct scope *
start_cell(struct docx *d, struct table *t)
{
	if (row_is_gone(d, t))
		return NULL;
	if (!t->row_open) {
		open_row(d, t);
		pad(d, t, t->row.before, t->row.before_width);
	}
	memset(&t->cell, 0, sizeof(t->cell));
	t->cell_at = docx_here(d);
	t->state = CELL_NEW;
	return &scope_cell;
}

/* What may stand around rows and around cells alike. */
static const struct scope *
around_rows(struct docx *d, unsigned token)
{
	switch (token) {
	case W_sdt:
	case W_sdtContent:
	case W_customXml:
	case W_ins:
	case W_moveTo:
		return &scope_same;
	case W_del:
	case W_moveFrom:
		return d->track == TRACK_ACCEPT ? NULL : &scope_same;
	default:
		return between_blocks(d, token);
	}
}

static const struct scope *
row_child(struct docx *d, unsigned token)
{
	struct table	*t = d->flow->table;

	switch (token) {
	case W_trPr:
		d->row_target = &t->row;
		return &scope_row_props;
	case W_tblPrEx:
		t->excepted = true;
		d->table_target = &t->except;
		return &scope_table_props;
	case W_tc:
		return start_cell(d, t);
	default:
		return around_rows(d, token);
	}
}

static void
style_cells(struct docx *d, struct table *t, bool last_row)
{
	for (size_t i = 0; i < t->cell_count; i++) {
		struct table_spot	 s = table_spot_of(t, &t->cells[i],
					    i + 1 == t->cell_count, last_row &&
					    t->cells[i].rows == 1);

		cell_look(d, table_row_look(t), t->excepted ? NULL : &t->looks,
		    &t->cells[i], &s);
	}
}

static void
row_end(struct docx *d)
{
	struct table	*t = d->flow->table;

	if (!t->row_open && row_is_gone(d, t))
		return;		/* said in time, before its first cell */
	if (!t->row_open) {
		open_row(d, t);
		pad(d, t, t->row.before, t->row.before_width);
	}
	pad(d, t, t->row.after, t->row.after_width);
	if (t->col > t->cols)
		t->cols = t->col;
	pai_close(d->build, PAI_N_ROW);
	t->row_open = false;
	style_cells(d, t, false);
	if (t->row.head && t->head_rows == t->row_index)
		t->head_rows++;
	t->row_index++;
}

static const struct scope scope_row = { row_child, row_end, NULL };

/* ---- the table ---- */

static const struct scope *
table_child(struct docx *d, unsigned token)
{
	struct table	*t = d->flow->table;

	switch (token) {
	case W_tblPr:
		d->table_target = &t->props;
		return &scope_table_props;
	case W_tblGrid:
		d->grid_target = &t->grid;
		return &scope_table_grid;
	case W_tr:
		memset(&t->row, 0, sizeof(t->row));
		if (t->excepted)
			memset(&t->except, 0, sizeof(t->except));
		t->excepted = false;
		t->row_at = docx_here(d);
		t->col = 0;
		t->cell_count = 0;
		return &scope_row;
	default:
		return around_rows(d, token);
	}
}

/* Cells that reach the last row have the table's own bottom line. */
static void
style_bottom(struct docx *d, struct table *t)
{
	struct table_spot	 s;

	style_cells(d, t, true);
	for (size_t i = 0; i < t->merge_room; i++) {
		struct table_cell	*m = &t->merges[i];

		if (m->node == NULL || m->row + m->rows != t->row_index)
			continue;
		s = table_spot_of(t, m, m->col + m->cols >= t->grid.count &&
		    t->grid.count > 0, true);
		cell_look(d, table_row_look(t), NULL, m, &s);
	}
}

static void
table_end(struct docx *d)
{
	struct table	*t = d->flow->table;

	settle_look(d, t);
	style_bottom(d, t);
	t->node->as.table.head_rows = t->head_rows < t->row_index ?
	    t->head_rows : 0;
	table_grid_settle(d, &t->grid, t->cols);
	if (t->grid.count > 0)
		d->host->build_widths(d->build, t->node, t->grid.widths,
		    t->grid.count);
	pai_close(d->build, PAI_N_TABLE);
	d->flow->table = t->outer;
	d->flow->around = t->around;
	d->table_depth--;
	t->outer = NULL;
	tables_free(t);
}

static const struct scope scope_table = { table_child, table_end, NULL };

/* Beyond the limit: the text of the cells, one paragraph after another. */
static const struct scope *
flat_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_tr:
	case W_tc:
		return &scope_same;
	case W_tblPr:
	case W_tblGrid:
	case W_trPr:
	case W_tcPr:
		return NULL;
	default:
		return blocks_child(d, token);
	}
}

static const struct scope scope_flat = { flat_child, NULL, NULL };

const struct scope *
table_start(struct docx *d)
{
	struct flow		*f = d->flow;
	struct pai_locus	 at = docx_here(d);
	struct table		*t;

	if (d->table_depth >= (uint32_t)d->host->log_limit(d->job->log,
	    PAI_LIM_TABLE_DEPTH)) {
		docx_once(d, PAI_M_TABLE_FLATTENED, "");
		return &scope_flat;
	}
	paragraph_settle(d);
	lists_close(d);
	table_content(d);
	t = calloc(1, sizeof(*t));
	if (t == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	pai_at(d->build, &at);
	t->node = pai_open(d->build, PAI_N_TABLE);
	if (t->node == NULL) {
		free(t);
		docx_fail(d, d->host->build_status(d->build));
		return NULL;
	}
	t->node->as.table.spans = PAI_SPANS_GIVEN;
	t->outer = f->table;
	t->around = f->around;
	f->table = t;
	d->table_depth++;
	return &scope_table;
}
