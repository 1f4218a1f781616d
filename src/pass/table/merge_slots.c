/*
 * A table by slots, for the questions that merges are found by.
 */
#include "pass/table/merge.h"

#include "kit/buf.h"

#define	SLOTS_MOST	65536	/* larger tables are data, not forms */
#define	COLS_MOST	256	/* four times as many as Word has */

/* The first row that holds values; where none does, the first is the head. */
static uint32_t
find_head(const struct p_sheet *s)
{
	uint32_t n = s->table->as.table.head_rows;

	if (n > 0 && n < s->rows)
		return n;
	for (n = 0; n < s->rows; n++)
		if (p_row_has_values(&s->row[n]))
			return n;
	return 1;
}

/* Serial numbers are labels: 1, 2, 3 down the first column. */
static bool
is_serial(const struct p_slots *s)
{
	int64_t	 last = 0;
	uint32_t seen = 0;

	for (uint32_t r = s->head; r < s->rows; r++) {
		const struct p_cell *c = p_slot(s, r, 0);
		struct p_value	 v;

		if (c->kind != P_CELL_VALUE || c->node->as.cell.row != r)
			continue;
		v = p_value_read(c->cp, c->n);
		if (!v.known || v.micro != last + 1000000)
			return false;
		last = v.micro;
		seen++;
	}
	return seen > 1;
}

/* The first column, but that of serial numbers, of more values than words. */
static uint32_t
find_stub(const struct p_slots *s)
{
	for (uint32_t k = is_serial(s) ? 1 : 0; k < s->cols; k++) {
		uint32_t values = 0, words = 0;

		for (uint32_t r = s->head; r < s->rows; r++) {
			values += p_slot(s, r, k)->kind == P_CELL_VALUE;
			words += p_slot(s, r, k)->kind == P_CELL_TEXT;
		}
		if (values > words)
			return k;
	}
	return s->cols - 1;
}

/* Years that head columns are words. */
static void
read_years(struct p_sheet *s, uint32_t head)
{
	for (uint32_t r = 0; r < head && r < s->rows; r++)
		for (uint32_t k = 0; k < s->row[r].n; k++)
			if (s->row[r].cell[k].kind == P_CELL_VALUE)
				s->row[r].cell[k].kind = P_CELL_TEXT;
}

static void
fill(struct p_slots *s, struct p_cell *c)
{
	const struct pai_node *n = c->node;

	for (uint32_t r = n->as.cell.row; r < n->as.cell.row +
	    n->as.cell.rows; r++)
		for (uint32_t k = n->as.cell.col; k < n->as.cell.col +
		    n->as.cell.cols; k++)
			s->at[(size_t)r * s->cols + k] = c;
}

static bool
is_single(const struct p_cell *c)
{
	return c->node->as.cell.rows == 1 && c->node->as.cell.cols == 1;
}

bool
p_slot_open(const struct p_slots *s, uint32_t row, uint32_t col)
{
	const struct p_cell *c = p_slot(s, row, col);

	return is_single(c) && c->kind == P_CELL_EMPTY;
}

bool
p_slot_label(const struct p_slots *s, uint32_t row, uint32_t col)
{
	const struct p_cell *c = p_slot(s, row, col);

	return is_single(c) && (c->kind == P_CELL_TEXT ||
	    (c->kind == P_CELL_VALUE && col == 0 && s->stub > 0 &&
	    p_value_read(c->cp, c->n).known));
}

bool
p_slot_begins(const struct p_slots *s, uint32_t row, uint32_t col)
{
	const struct p_cell *c = p_slot(s, row, col);

	return c->kind != P_CELL_EMPTY && c->node->as.cell.row == row &&
	    c->node->as.cell.col == col;
}

/* Is a line drawn under a slot, or at its right? */
static bool
line_below(const struct p_slots *s, uint32_t row, uint32_t col)
{
	return ((p_slot(s, row, col)->node->as.cell.borders &
	    PAI_EDGE_BOTTOM) | (p_slot(s, row + 1, col)->node->as.cell.borders &
	    PAI_EDGE_TOP)) != 0;
}

static bool
line_right(const struct p_slots *s, uint32_t row, uint32_t col)
{
	return ((p_slot(s, row, col)->node->as.cell.borders &
	    PAI_EDGE_RIGHT) | (p_slot(s, row, col + 1)->node->as.cell.borders &
	    PAI_EDGE_LEFT)) != 0;
}

bool
p_slot_runs_down(const struct p_slots *s, uint32_t row, uint32_t col)
{
	return s->ruled_below[row] && !line_below(s, row, col);
}

bool
p_slot_runs_on(const struct p_slots *s, uint32_t row, uint32_t col)
{
	return s->ruled_right[col] && !line_right(s, row, col);
}

/* Where a line is drawn anywhere under a row, or right of a column. */
static bool
find_rules(struct p_pool *pool, struct p_slots *s)
{
	s->ruled_below = p_pool_take(pool, s->rows, sizeof(bool));
	s->ruled_right = p_pool_take(pool, s->cols, sizeof(bool));
	if (s->ruled_below == NULL || s->ruled_right == NULL)
		return false;
	for (uint32_t r = 0; s->lines && r < s->rows; r++)
		for (uint32_t k = 0; k < s->cols; k++) {
			if (r + 1 < s->rows && p_slot(s, r, k) !=
			    p_slot(s, r + 1, k) && line_below(s, r, k))
				s->ruled_below[r] = true;
			if (k + 1 < s->cols && p_slot(s, r, k) !=
			    p_slot(s, r, k + 1) && line_right(s, r, k))
				s->ruled_right[k] = true;
		}
	return true;
}

bool
p_slot_rest(const struct p_slots *s, uint32_t row, uint32_t col)
{
	for (uint32_t k = col + 1; k < s->cols; k++)
		if (p_slot(s, row, k)->kind != P_CELL_EMPTY)
			return true;
	return false;
}

bool
p_slot_before(const struct p_slots *s, uint32_t row, uint32_t col)
{
	for (uint32_t k = 0; k < col; k++)
		if (p_slot_begins(s, row, k))
			return true;
	return false;
}

struct p_slots *
p_slots_read(const struct pai_change *job, struct p_pool *pool,
    const struct pai_grid *g, struct pai_node *table)
{
	struct p_slots	*s;
	struct p_sheet	*sheet;

	if ((uint64_t)g->rows * g->cols > SLOTS_MOST ||
	    g->cols > COLS_MOST ||
	    (s = p_pool_take(pool, 1, sizeof(*s))) == NULL ||
	    (sheet = p_sheet_read(job, pool, table)) == NULL)
		return NULL;
	s->table = table;
	s->grid = g;
	s->rows = g->rows;
	s->cols = g->cols;
	s->at = p_pool_take(pool, (size_t)g->rows * g->cols, sizeof(*s->at));
	if (s->at == NULL)
		return NULL;
	for (uint32_t r = 0; r < sheet->rows; r++)
		for (uint32_t k = 0; k < sheet->row[r].n; k++) {
			struct p_cell *c = &sheet->row[r].cell[k];

			fill(s, c);
			s->lines = s->lines || c->node->as.cell.borders != 0;
		}
	if (!find_rules(pool, s))
		return NULL;
	s->head = find_head(sheet);
	read_years(sheet, s->head);
	s->stub = find_stub(s);
	return s;
}

bool
p_slots_join(const struct pai_change *job, struct p_slots *s, uint32_t row,
    uint32_t col, uint32_t rows, uint32_t cols, struct p_cell *label,
    bool guessed, const char *why)
{
	struct p_buf	 was = { 0 };
	char		 quote[160];

	for (uint32_t r = row; r < row + rows; r++)
		for (uint32_t k = col; k < col + cols; k++) {
			p_buf_fmt(&was, "%s%s", k > col ? " | " :
			    r > row ? "\n" : "", p_quote(p_slot(s, r, k)->node,
			    quote, sizeof(quote)));
			p_cell_clear(job, p_slot(s, r, k)->node);
		}
	if (job->edit->host->edit_join(job->edit, s->table, row, col, rows,
	    cols) != PAI_OK) {
		p_buf_free(&was);
		return false;
	}
	label->node = pai_grid_at(s->grid, row, col);
	fill(s, label);
	if (guessed)
		label->node->flags |= PAI_NF_GUESSED;
	p_table_touched(s->table);
	p_quote(label->node, quote, sizeof(quote));
	p_say(job, label->node, PAI_M_PASS_SPAN, p_buf_ok(&was) ? was.p :
	    NULL, quote,
	    "from row %u, column %u over %u rows and %u columns: %s",
	    (unsigned)row + 1, (unsigned)col + 1, (unsigned)rows,
	    (unsigned)cols, why);
	p_buf_free(&was);
	return true;
}
