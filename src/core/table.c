/*
 * Tables as grids.
 *
 * Readers say what they saw: rows, and in each row cells with spans.  What
 * they saw may not be a table: rows are short, spans stick out or collide.
 * Sealing lays the cells on a grid once, in reading order, and mends what
 * does not fit, so that everyone downstream may rely on this:
 *
 *	every slot of the grid is covered by exactly one cell.
 *
 * A cell goes in the first free slot of its row.  A span that meets a taken
 * slot, or the last row, ends there.  Slots left over get an empty cell of
 * their own, marked PAI_NF_PAD.
 */
#include <stdlib.h>
#include <string.h>

#include "core/core.h"

#define	SLOTS_A_CELL	16u	/* some real tables come to 4 */

/* For each column, the row at which it is free again. */
struct frontier {
	uint32_t	*until;
	uint32_t	 n, room;
};

/* What sealing had to mend; told once a table. */
struct mended {
	uint32_t	 cut, protruding, padded;
};

static bool
frontier_reach(struct frontier *f, uint32_t cols)
{
	uint32_t	*p, room;

	if (cols <= f->n)
		return true;
	if (cols > f->room) {
		room = f->room < 32 ? 32 : f->room;
		while (room < cols)
			room *= 2;
		if ((p = realloc(f->until, room * sizeof(*p))) == NULL)
			return false;
		f->until = p;
		f->room = room;
	}
	memset(f->until + f->n, 0, (cols - f->n) * sizeof(f->until[0]));
	f->n = cols;
	return true;
}

static uint32_t
count_rows(const struct pai_node *table)
{
	uint32_t	 n = 0;

	for (const struct pai_node *r = table->first; r != NULL; r = r->next)
		n += r->kind == PAI_N_ROW;
	return n;
}

/* Lays one cell at the first free slot from *col on; false: no memory. */
static bool
place(struct p_doc *d, struct frontier *f, struct pai_node *cell,
    uint32_t row, uint32_t rows, uint32_t *col, struct mended *m)
{
	uint32_t	 most = (uint32_t)d->log->limits[PAI_LIM_SPAN];
	uint32_t	 want = cell->as.cell.cols, c;

	while (*col < f->n && f->until[*col] > row)
		(*col)++;
	if (want == 0)
		want = 1;
	if (want > most)
		want = most, m->cut++;
	if (cell->as.cell.rows == 0)
		cell->as.cell.rows = 1;
	if (cell->as.cell.rows > rows - row) {
		cell->as.cell.rows = rows - row;
		m->protruding++;
	}
	if (!frontier_reach(f, *col + 1))
		return false;
	for (c = *col; c < *col + want; c++) {
		if (!frontier_reach(f, c + 1))
			return false;
		if (f->until[c] > row) {
			m->cut++;
			break;
		}
		f->until[c] = row + cell->as.cell.rows;
	}
	cell->as.cell.row = row;
	cell->as.cell.col = *col;
	cell->as.cell.cols = c - *col;
	*col = c;
	return true;
}

static enum pai_status
place_all(struct p_doc *d, struct pai_node *table, struct frontier *f,
    uint32_t rows, struct mended *m)
{
	struct pai_node	*row, *cell;
	uint32_t	 r = 0, col;
	int64_t		 most = d->log->limits[PAI_LIM_TABLE_CELLS];

	for (row = table->first; row != NULL; row = row->next) {
		if (row->kind != PAI_N_ROW)
			continue;
		col = 0;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			if (!place(d, f, cell, r, rows, &col, m))
				return PAI_E_NOMEM;
			if ((int64_t)f->n * rows > most)
				return p_log_over(d->log,
				    PAI_LIM_TABLE_CELLS, &table->locus,
				    "slots of a table",
				    (uint64_t)f->n * rows);
		}
		r++;
	}
	return PAI_OK;
}

static struct pai_node *
new_pad(struct p_doc *d, struct pai_node *row, struct pai_node *before,
    uint32_t r, uint32_t c)
{
	struct pai_node	*n = p_node_new(d, PAI_N_CELL);

	if (n == NULL)
		return NULL;
	n->flags = PAI_NF_PAD;
	n->locus = row->locus;
	n->as.cell.row = r;
	n->as.cell.col = c;
	p_node_link(row, before, n);
	return n;
}

/* Puts an empty cell in every slot of one row that nothing covers. */
static bool
pad_row(struct p_doc *d, struct pai_node *row, uint32_t r, uint32_t cols,
    uint32_t *until, struct mended *m)
{
	struct pai_node	*cell = row->first;
	uint32_t	 c = 0, end, i;

	while (c < cols) {
		if (cell != NULL && cell->as.cell.col == c) {
			end = c + cell->as.cell.cols;
			for (i = c; i < end; i++)
				until[i] = r + cell->as.cell.rows;
			c = end;
			cell = cell->next;
		} else if (until[c] > r) {
			c++;
		} else {
			if (new_pad(d, row, cell, r, c) == NULL)
				return false;
			until[c++] = r + 1;
			m->padded++;
		}
	}
	return true;
}

static enum pai_status
pad_all(struct p_doc *d, struct pai_node *table, struct frontier *f,
    struct mended *m)
{
	struct pai_node	*row;
	uint32_t	 r = 0;

	if (f->n == 0)
		return PAI_OK;
	memset(f->until, 0, f->n * sizeof(f->until[0]));
	for (row = table->first; row != NULL; row = row->next)
		if (row->kind == PAI_N_ROW &&
		    !pad_row(d, row, r++, f->n, f->until, m))
			return PAI_E_NOMEM;
	return PAI_OK;
}

static void
tell(struct p_doc *d, const struct pai_node *table, const struct mended *m)
{
	if (m->cut > 0)
		p_log_say(d->log, PAI_M_TABLE_OVERLAP, &table->locus,
		    "%u spans", m->cut);
	if (m->protruding > 0)
		p_log_say(d->log, PAI_M_TABLE_PROTRUDES, &table->locus,
		    "%u spans", m->protruding);
	if (m->padded > 0 && table->as.table.spans == PAI_SPANS_GIVEN)
		p_log_say(d->log, PAI_M_TABLE_RAGGED, &table->locus,
		    "%u cells added", m->padded);
}

static uint32_t
count_cells(const struct pai_node *table)
{
	uint32_t	 n = 0;

	for (const struct pai_node *r = table->first; r != NULL; r = r->next)
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			n += r->kind == PAI_N_ROW &&
			    (c->flags & PAI_NF_PAD) == 0;
	return n;
}

/*
 * A few cells may claim a great many slots, each of which costs memory.  So
 * there may be only so many for each cell that something was written for,
 * and some to spare for all tables together.
 */
static enum pai_status
weigh(struct p_doc *d, const struct pai_node *table, uint64_t slots)
{
	uint64_t	 paid;

	if (table->as.table.sealed)
		return PAI_OK;		/* weighed when it was built */
	d->cells += count_cells(table);
	d->slots += slots;
	paid = SLOTS_A_CELL * d->cells;
	if (d->slots <= paid || d->slots - paid <=
	    (uint64_t)d->log->limits[PAI_LIM_TABLE_SPARE])
		return PAI_OK;
	return p_log_over(d->log, PAI_LIM_TABLE_SPARE, &table->locus,
	    "slots of tables with few cells", d->slots - paid);
}

enum pai_status
p_table_seal(struct p_doc *d, struct pai_node *table)
{
	struct frontier	 f = { 0 };
	struct mended	 m = { 0 };
	uint32_t	 rows = count_rows(table);
	enum pai_status	 st;

	p_table_stale(d, table);
	st = place_all(d, table, &f, rows, &m);
	if (st == PAI_OK)
		st = weigh(d, table, (uint64_t)f.n * rows);
	if (st == PAI_OK)
		st = pad_all(d, table, &f, &m);
	if (st == PAI_OK) {
		if (table->as.table.cols != f.n)
			table->as.table.widths = NULL;
		table->as.table.rows = rows;
		table->as.table.cols = f.n;
		if (table->as.table.head_rows > rows)
			table->as.table.head_rows = rows;
		if (table->as.table.head_cols > f.n)
			table->as.table.head_cols = f.n;
		table->as.table.sealed = true;
		tell(d, table, &m);
	}
	free(f.until);
	return st;
}

static struct p_grid **
bucket(struct p_doc *d, const struct pai_node *table)
{
	return &d->grids[table->id % P_GRID_BUCKETS];
}

void
p_table_stale(struct p_doc *d, const struct pai_node *table)
{
	struct p_grid	**at, *g;

	for (at = bucket(d, table); (g = *at) != NULL; at = &g->next)
		if (g->view.table == table) {
			*at = g->next;
			free(g->view.slot);
			free(g);
			return;
		}
}

static void
cover(struct pai_grid *g, struct pai_node *cell)
{
	uint32_t	 r, c, row = cell->as.cell.row, col = cell->as.cell.col;

	for (r = row; r < row + cell->as.cell.rows && r < g->rows; r++)
		for (c = col; c < col + cell->as.cell.cols && c < g->cols; c++)
			g->slot[(size_t)r * g->cols + c] = cell;
}

const struct pai_grid *
p_table_grid(struct p_doc *d, const struct pai_node *table)
{
	struct p_grid	*g;
	size_t		 slots;

	for (g = *bucket(d, table); g != NULL; g = g->next)
		if (g->view.table == table)
			return &g->view;
	if ((g = calloc(1, sizeof(*g))) == NULL)
		return NULL;
	g->view.table = table;
	g->view.rows = table->as.table.rows;
	g->view.cols = table->as.table.cols;
	slots = (size_t)g->view.rows * g->view.cols;
	g->view.slot = calloc(slots > 0 ? slots : 1, sizeof(g->view.slot[0]));
	if (g->view.slot == NULL) {
		free(g);
		return NULL;
	}
	for (struct pai_node *r = table->first; r != NULL; r = r->next)
		for (struct pai_node *c = r->kind == PAI_N_ROW ? r->first :
		    NULL; c != NULL; c = c->next)
			cover(&g->view, c);
	g->next = *bucket(d, table);
	*bucket(d, table) = g;
	return &g->view;
}

/* Does every cell that reaches into the rectangle lie wholly inside it? */
static bool
is_closed(const struct pai_grid *g, uint32_t row, uint32_t col,
    uint32_t rows, uint32_t cols)
{
	const struct pai_node *n;

	for (uint32_t r = row; r < row + rows; r++)
		for (uint32_t c = col; c < col + cols; c++) {
			n = pai_grid_at(g, r, c);
			if (n->as.cell.row < row || n->as.cell.col < col ||
			    n->as.cell.row + n->as.cell.rows > row + rows ||
			    n->as.cell.col + n->as.cell.cols > col + cols)
				return false;
		}
	return true;
}

static void
move_children(struct p_doc *d, struct pai_node *from, struct pai_node *to)
{
	struct pai_node	*n;

	while ((n = from->first) != NULL) {
		p_doc_tables_stale(d, n);
		p_node_unlink(n);
		p_node_link(to, NULL, n);
	}
}

enum pai_status
p_table_join(struct p_doc *d, struct pai_node *table, uint32_t row,
    uint32_t col, uint32_t rows, uint32_t cols)
{
	const struct pai_grid *view = p_table_grid(d, table);
	struct pai_grid	*g = (struct pai_grid *)(uintptr_t)view;
	struct pai_node	*keep, *n;

	if (g == NULL)
		return PAI_E_NOMEM;
	if (rows == 0 || cols == 0 || row >= g->rows || col >= g->cols ||
	    rows > g->rows - row || cols > g->cols - col ||
	    !is_closed(g, row, col, rows, cols))
		return PAI_E_ARG;
	keep = pai_grid_at(g, row, col);
	for (uint32_t r = row; r < row + rows; r++)
		for (uint32_t c = col; c < col + cols; c++) {
			n = pai_grid_at(g, r, c);
			if (n == keep || n->parent == NULL)
				continue;
			move_children(d, n, keep);
			p_node_unlink(n);
		}
	keep->as.cell.rows = rows;
	keep->as.cell.cols = cols;
	if (keep->first != NULL)
		keep->flags &= (uint16_t)~PAI_NF_PAD;
	cover(g, keep);
	return PAI_OK;
}
