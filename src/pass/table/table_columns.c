/*
 * table-columns: columns that are none, and rows that slipped out of them.
 *
 * Word cuts a table wherever the edge of some row stands.  An edge dragged by
 * hand, or set again by another program, misses the others by a hair, and the
 * grid gains a column that nobody sees:
 *
 *	| a   | b   | c |	  a hair wide: a sliver
 *	| d    | e  | f |	  | |
 *	| g   | h   | i |	| a   || b  | c |	b spans two, d spans two
 *
 * Three kinds of columns go, and no cell with them that holds anything:
 *
 *	spare		behind the last, where most rows have no cell at all,
 *			and no row has anything in one
 *	idle		where no cell of any row begins
 *	slivers		narrower than a character, where no cell stands by
 *			itself but an empty one or two
 *
 * A cell that was to continue the one above, and could not, since its edges
 * had drifted, continues it now.
 *
 * A row that left out the cells under a label stands too far to the left.
 * Where the widths of its cells, or else the kinds of their contents, say
 * that it belongs further right, and do not say so of where it stands, it
 * goes there, and the label above reaches down beside it.
 *
 * Only tables whose spans an author gave: the solvers see to all others.
 */
#include <stdlib.h>
#include <string.h>

#include "pass/table/table.h"
#include "pass/told.h"

#define	SLIVER		6000	/* mpt: 120 twips, half a character */
#define	SLIVER_SHARE	4	/* and as many times less than its neighbours */
#define	NEAR		3000	/* mpt: widths that differ by less are the same */
#define	LOOK		64	/* rows that show what a column holds */
#define	COLS_MOST	1024	/* wider tables are none of Word's (63) */

/* The table as it stands and what is found out about its columns. */
struct columns {
	struct pai_node	*table;
	const struct pai_grid *grid;
	uint32_t	 n;
	bool		*gone;		/* columns that go */
	uint8_t		*kind;		/* what most of its cells hold */
	bool		*labelled;	/* a label stands in the row above */
	uint32_t	 spare, idle, slivers;
};

/* Evidence. */

static bool
is_alone(const struct pai_node *cell)
{
	return cell->as.cell.cols == 1;
}

/*
 * Behind the last column: no row has anything in a cell there, at least half
 * of the rows have no cell at all, and the first row is one of them.  A cell
 * that spans more columns than the table has goes beyond it, too.
 */
static bool
is_spare(const struct columns *c, uint32_t col)
{
	const struct pai_grid *g = c->grid;
	uint32_t	 missing = 0;

	for (uint32_t r = 0; r < g->rows; r++) {
		const struct pai_node *cell = pai_grid_at(g, r, col);

		/* One that reaches here was drawn so, if its grid says so. */
		if (!is_alone(cell) && c->table->as.table.widths != NULL)
			return false;
		if (!is_alone(cell))
			continue;
		if (!p_is_blank(cell) || (r == 0 &&
		    (cell->flags & PAI_NF_PAD) == 0))
			return false;
		missing += (cell->flags & PAI_NF_PAD) != 0;
	}
	return missing > 0 && missing * 2 >= g->rows;
}

/* Does no cell begin here? */
static bool
is_idle(const struct columns *c, uint32_t col)
{
	for (uint32_t r = 0; r < c->grid->rows; r++)
		if (pai_grid_at(c->grid, r, col)->as.cell.col == col)
			return false;
	return true;
}

/* The nearest width to one side that is no sliver's. */
static int32_t
width_beside(const struct columns *c, uint32_t col, int step)
{
	const int32_t	*w = c->table->as.table.widths;

	for (uint32_t i = col + (uint32_t)step; i < c->n;
	    i += (uint32_t)step)
		if (w[i] > SLIVER)
			return w[i];
	return 0;
}

/*
 * A drifting edge: some cells end before the sliver and some behind it, and
 * it is too narrow to hold anything.
 */
static bool
is_sliver(const struct columns *c, uint32_t col)
{
	const int32_t	*w = c->table->as.table.widths;
	uint32_t	 alone = 0, left = 0, right = 0;

	if (w == NULL || w[col] > SLIVER)
		return false;
	for (uint32_t r = 0; r < c->grid->rows; r++) {
		const struct pai_node *cell = pai_grid_at(c->grid, r, col);

		if (is_alone(cell) && !p_is_blank(cell))
			return false;
		alone += is_alone(cell);
		left += cell->as.cell.col < col;
		right += cell->as.cell.col + cell->as.cell.cols > col + 1;
	}
	return alone * 3 < c->grid->rows && left > 0 && right > 0 &&
	    width_beside(c, col, 1) >= SLIVER_SHARE * w[col] &&
	    width_beside(c, col, -1) >= SLIVER_SHARE * w[col];
}

static void
find_gone(struct columns *c)
{
	for (uint32_t i = c->n; i > 1 && is_spare(c, i - 1); i--) {
		c->gone[i - 1] = true;
		c->spare++;
	}
	for (uint32_t i = 1; i < c->n - c->spare; i++) {
		if (is_idle(c, i)) {
			c->gone[i] = true;
			c->idle++;
		} else if (is_sliver(c, i)) {
			c->gone[i] = true;
			c->slivers++;
		}
	}
}

/* Act: columns. */

/* The widths that stay; what goes is its left neighbour's. */
static void
keep_widths(const struct pai_change *job, const struct columns *c,
    const int32_t *old, int32_t *widths)
{
	size_t	 n = 0;

	for (uint32_t i = 0; i < c->n - c->spare; i++) {
		if (!c->gone[i])
			widths[n++] = old[i];
		else if (n > 0)
			widths[n - 1] += old[i];
	}
	job->edit->host->edit_widths(job->edit, c->table, widths, n);
}

static void
narrow(const struct pai_change *job, const struct columns *c)
{
	for (struct pai_node *r = p_row_first(c->table); r != NULL;
	    r = p_row_next(r)) {
		struct pai_node *cell, *next;

		for (cell = r->first; cell != NULL; cell = next) {
			uint32_t col = cell->as.cell.col, left = 0;

			next = cell->next;
			for (uint32_t i = col; i < col + cell->as.cell.cols;
			    i++)
				left += !c->gone[i];
			if (left == 0)
				p_drop(job, cell);
			else
				cell->as.cell.cols = left;
		}
	}
}

static enum pai_status
drop_columns(const struct pai_change *job, struct p_pool *pool,
    struct columns *c)
{
	const int32_t	*old = c->table->as.table.widths;
	int32_t		*widths = calloc(c->n, sizeof(*widths));
	struct p_told	 was = p_told_rows(pool, c->table);
	enum pai_status	 st;

	if (widths == NULL)
		return PAI_E_NOMEM;
	narrow(job, c);
	if ((st = p_seal(job, c->table)) == PAI_OK) {
		if (old != NULL)
			keep_widths(job, c, old, widths);
		p_table_touched(c->table);
		p_told_say(job, c->table, c->table, PAI_M_PASS_COLUMNS, &was,
		    "%u columns stay of %u: behind the last %u, where no cell "
		    "begins %u, a hair wide %u",
		    (unsigned)c->table->as.table.cols, (unsigned)c->n,
		    (unsigned)c->spare, (unsigned)c->idle,
		    (unsigned)c->slivers);
	}
	free(widths);
	return st;
}

/* Rows that stand too far to the left. */

/* Pads at the end of a row; every other cell spans one slot. */
static uint32_t
cells_missing(const struct pai_node *row, uint32_t *cells)
{
	uint32_t missing = 0;

	*cells = 0;
	for (const struct pai_node *c = row->first; c != NULL; c = c->next) {
		if (c->as.cell.cols != 1 || c->as.cell.rows != 1)
			return 0;
		if ((c->flags & PAI_NF_PAD) != 0)
			missing++;
		else if (missing > 0)
			return 0;
		else
			++*cells;
	}
	return missing;
}

static int32_t
width_of(const struct pai_change *job, const struct pai_node *cell)
{
	const struct pai_style *s = job->doc->host->doc_style(job->doc,
	    cell->style);

	return (s->set & PAI_SF_WIDTH) != 0 ? s->width : 0;
}

/* Cells of a row that are as wide as the columns from `at` on. */
static uint32_t
widths_agree(const struct pai_change *job, const struct columns *c,
    const struct pai_node *row, uint32_t at)
{
	const int32_t	*w = c->table->as.table.widths;
	uint32_t	 same = 0;

	for (const struct pai_node *x = row->first; x != NULL &&
	    (x->flags & PAI_NF_PAD) == 0; x = x->next, at++)
		same += labs((long)width_of(job, x) - w[at]) < NEAR;
	return same;
}

static enum p_cell_kind
kind_of(const struct pai_node *cell)
{
	uint32_t cp[64];
	size_t	 n = p_fold(cell, cp, 64);

	return n > 64 ? P_CELL_TEXT : p_cell_kind_of(cp, n);
}

/*
 * What most cells of each column hold below the first row, words or values;
 * only rows that are whole are asked.
 */
static bool
read_kinds(struct p_pool *pool, struct columns *c)
{
	uint32_t (*votes)[3] = p_pool_take(pool, c->n, sizeof(*votes));
	const struct pai_node *row = p_row_first(c->table);

	c->kind = p_pool_take(pool, c->n, sizeof(*c->kind));
	c->labelled = p_pool_take(pool, c->n, sizeof(*c->labelled));
	if (votes == NULL || c->kind == NULL || c->labelled == NULL)
		return false;
	for (uint32_t r = 1; r < c->grid->rows && r <= LOOK; r++) {
		if ((row = p_row_next(row)) == NULL || row->last == NULL ||
		    (row->last->flags & PAI_NF_PAD) != 0)
			continue;
		for (uint32_t i = 0; i < c->n; i++)
			if (is_alone(pai_grid_at(c->grid, r, i)))
				votes[i][kind_of(pai_grid_at(c->grid, r,
				    i))]++;
	}
	for (uint32_t i = 0; i < c->n; i++)
		c->kind[i] = votes[i][P_CELL_VALUE] > votes[i][P_CELL_TEXT] ?
		    P_CELL_VALUE : votes[i][P_CELL_TEXT] > 0 ? P_CELL_TEXT :
		    P_CELL_EMPTY;
	return true;
}

static uint32_t
kinds_agree(const struct columns *c, const struct pai_node *row, uint32_t at)
{
	uint32_t same = 0;

	for (const struct pai_node *x = row->first; x != NULL &&
	    (x->flags & PAI_NF_PAD) == 0; x = x->next, at++)
		same += kind_of(x) == c->kind[at];
	return same;
}

/* Does a label stand above each of the slots that would be left free? */
static bool
has_labels_above(const struct columns *c, uint32_t missing)
{
	for (uint32_t i = 0; i < missing; i++)
		if (!c->labelled[i])
			return false;
	return true;
}

/* Which columns have a label that may reach down to the next row. */
static void
note_labels(struct columns *c, uint32_t row, uint32_t moved)
{
	for (uint32_t i = moved; i < c->n; i++) {
		const struct pai_node *x = pai_grid_at(c->grid, row,
		    i - moved);

		c->labelled[i] = is_alone(x) && kind_of(x) == P_CELL_TEXT;
	}
}

/* Judgement: all cells fit further right, and not all do where they stand. */
static bool
stands_left(const struct pai_change *job, const struct columns *c,
    const struct pai_node *row, uint32_t missing, uint32_t cells)
{
	if (cells < 2 || !has_labels_above(c, missing) ||
	    kinds_agree(c, row, missing) != cells)
		return false;
	if (kinds_agree(c, row, 0) != cells)
		return true;
	return c->table->as.table.widths != NULL &&
	    widths_agree(job, c, row, missing) == cells &&
	    widths_agree(job, c, row, 0) != cells;
}

/* The pads go before the cells and continue what stands above. */
static void
move_right(const struct pai_change *job, struct pai_node *row,
    uint32_t missing)
{
	struct pai_node *pad;

	while (missing-- > 0) {
		pad = row->last;
		p_cut(job, pad);
		pad->flags |= PAI_NF_CONTINUES;
		p_add(job, row, row->first, pad);
	}
}

/* By how many slots each row stands too far left; answers how many do. */
static uint32_t
find_shifts(const struct pai_change *job, struct columns *c,
    uint32_t *shifts)
{
	struct pai_node *row = p_row_first(c->table);
	uint32_t	 missing, cells, found = 0;

	for (uint32_t i = 0; row != NULL; i++, row = p_row_next(row)) {
		missing = cells_missing(row, &cells);
		if (i > 0 && missing > 0 &&
		    stands_left(job, c, row, missing, cells))
			shifts[i] = missing;
		found += shifts[i] > 0;
		note_labels(c, i, shifts[i]);
	}
	return found;
}

/* All is judged before the first row is moved, which ends the grid's life. */
static enum pai_status
move_rows(const struct pai_change *job, struct p_pool *pool,
    struct columns *c)
{
	uint32_t	*shifts = p_pool_take(pool, c->table->as.table.rows,
			    sizeof(*shifts));
	struct pai_node *row = p_row_first(c->table);
	struct p_told	 was;
	uint32_t	 moved;
	enum pai_status	 st;

	if (shifts == NULL || !read_kinds(pool, c))
		return PAI_E_NOMEM;
	if ((moved = find_shifts(job, c, shifts)) == 0)
		return p_status(job);
	was = p_told_rows(pool, c->table);
	for (uint32_t i = 0; row != NULL; i++, row = p_row_next(row))
		if (shifts[i] != 0)
			move_right(job, row, shifts[i]);
	p_table_touched(c->table);
	st = p_seal(job, c->table);
	p_told_say(job, c->table, c->table, PAI_M_PASS_SHIFTED, &was,
	    "%u rows left out the cells under a label", (unsigned)moved);
	return st;
}

/* Cells that continue the one above. */

static bool
continues(const struct pai_grid *g, uint32_t row, uint32_t col)
{
	const struct pai_node *c = pai_grid_at(g, row, col), *up;

	if (row == 0 || !pai_grid_starts(g, row, col) ||
	    (c->flags & PAI_NF_CONTINUES) == 0)
		return false;
	up = pai_grid_at(g, row - 1, col);
	return up->as.cell.col == col && up->as.cell.cols == c->as.cell.cols;
}

static enum pai_status
join_continued(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table)
{
	const struct pai_grid *g = job->doc->host->doc_grid(job->doc, table);
	uint32_t	 joined = 0, from;
	struct p_told	 was;

	if (g == NULL)
		return PAI_E_NOMEM;
	was = p_told_rows(pool, table);
	for (uint32_t col = 0; col < g->cols; col++)
		for (uint32_t row = 1; row < g->rows; row++) {
			struct pai_node *c = pai_grid_at(g, row, col);

			if (!continues(g, row, col))
				continue;
			p_cell_clear(job, c);
			from = pai_grid_at(g, row - 1, col)->as.cell.row;
			joined += job->edit->host->edit_join(job->edit, table,
			    from, col, row + c->as.cell.rows - from,
			    c->as.cell.cols) == PAI_OK;
		}
	if (joined > 0) {
		p_table_touched(table);
		p_told_say(job, table, table, PAI_M_PASS_SPAN, &was,
		    "%u cells continue the one above", (unsigned)joined);
	}
	return p_status(job);
}

/* Has any row a cell that sealing added, or one that continues nothing? */
static bool
needs_a_look(const struct pai_node *table, bool *pads, bool *continued)
{
	uint32_t cells = 0, slots = 0;

	*pads = *continued = false;
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next) {
			cells++;
			slots += c->as.cell.rows * c->as.cell.cols;
			*pads = *pads || (c->flags & PAI_NF_PAD) != 0;
			*continued = *continued ||
			    (c->flags & PAI_NF_CONTINUES) != 0;
		}
	return *pads || cells < slots;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	const struct pai_change *job = t->job;
	struct columns	 c = { .table = table, .n = table->as.table.cols };
	enum pai_status	 st = PAI_OK;
	bool		 pads, continued;

	if (table->as.table.spans != PAI_SPANS_GIVEN ||
	    !table->as.table.sealed || c.n < 2 || c.n > COLS_MOST ||
	    table->as.table.rows < 2)
		return PAI_OK;
	if (!needs_a_look(table, &pads, &continued) && !continued)
		return PAI_OK;
	c.grid = job->doc->host->doc_grid(job->doc, table);
	c.gone = p_pool_take(&t->pool, c.n, sizeof(*c.gone));
	if (c.grid == NULL || c.gone == NULL)
		return PAI_E_NOMEM;
	find_gone(&c);
	if (c.spare + c.idle + c.slivers > 0)
		st = drop_columns(job, &t->pool, &c);
	c.n = table->as.table.cols;
	c.grid = job->doc->host->doc_grid(job->doc, table);
	if (c.grid == NULL)
		return PAI_E_NOMEM;
	if (st == PAI_OK && pads)
		st = move_rows(job, &t->pool, &c);
	return st == PAI_OK && (pads || continued) ?
	    join_continued(job, &t->pool, table) : st;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_table_columns = {
	.size = sizeof(struct pai_pass),
	.name = "table-columns",
	.summary = "drop columns that nobody sees, put back rows that slipped",
	.phase = PAI_P_TABLE,
	.change = change
};
