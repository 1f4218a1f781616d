/*
 * repeated-cells: the text of a merged cell, printed in every slot of it.
 *
 *	| 部门 | 收入 | 收入 |	python-docx and pandas know a table by its
 *	| 部门 | 本年 | 上年 |	slots, and answer for each with the cell that
 *	| 一处 | 12   | 15   |	covers it
 *
 * The slots become one cell again.  In a form's table all but the first are
 * only emptied: it then is what an engine that leaves covered slots empty would
 * have printed, and may be mended where more is wrong with it.
 *
 * An author repeats words, too: 合格 in three columns, a department in three
 * rows.  So a table is touched only where something in it cannot be meant:
 *
 *	a crossing	over the values, a word stands twice beside itself, and
 *			another twice below itself in the same two rows
 *	a banner	one phrase fills a whole row
 *	a form		the words are labels of a form that has them once
 *
 * and there only in the header, in the labels at the side and in banners.
 * Values go where the header above them was one cell, and all of them agree.
 *
 * Of a Word or HTML table the spans are known.  It is looked at only where it
 * has none and the words are a form's, which then stand twice in a banner or a
 * crossing: a program made it of such slots.
 */
#include <string.h>

#include "kit/buf.h"
#include "pass/form/form.h"

#define	BANNER_CELLS	3	/* of a row that says one thing */
#define	BANNER_CHARS	4	/* 合格 may be meant, 第二十条第（一）项 is not */
#define	LABEL_CHARS	2
#define	CHARS_MOST	95	/* a sheet knows no more of longer texts */

struct repeats {
	const struct p_sheet *sheet;
	uint32_t	 cols;
	uint32_t	 head;		/* rows over the first values, */
	uint32_t	 stub;		/* and columns left of all; 0: none */
	bool		*gone;		/* slots whose text is a repetition */
	bool		 known;		/* it is a form's */
	uint32_t	*from, *to;	/* the run of equal cells it stands in */
};

static size_t
slot(const struct repeats *t, uint32_t r, uint32_t k)
{
	return (size_t)r * t->cols + k;
}

static const struct p_cell *
cell(const struct repeats *t, uint32_t r, uint32_t k)
{
	return &t->sheet->row[r].cell[k];
}

/* Evidence. */

static bool
is_same(const struct p_cell *a, const struct p_cell *b)
{
	return a->kind == b->kind && a->n == b->n && a->n > 0 &&
	    a->n <= CHARS_MOST && memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0;
}

/* A word, or a year that heads columns. */
static bool
is_label(const struct repeats *t, uint32_t r, uint32_t k)
{
	const struct p_cell *c = cell(t, r, k);

	return c->n >= LABEL_CHARS && (c->kind == P_CELL_TEXT ||
	    r < t->head);
}

/* Below the head, numbers that look like years are values as well. */
static bool
has_values(const struct repeats *t, uint32_t r)
{
	if (r <= t->head)
		return r == t->head && r > 0;
	for (uint32_t k = 0; k < t->cols; k++)
		if (cell(t, r, k)->kind == P_CELL_VALUE)
			return true;
	return false;
}

static bool
repeats_left(const struct repeats *t, uint32_t r, uint32_t k)
{
	return k > 0 && is_same(cell(t, r, k - 1), cell(t, r, k));
}

/* Does the same run of labels stand in the row above? */
static bool
repeats_above(const struct repeats *t, uint32_t r, uint32_t k)
{
	return r > 0 && is_label(t, r, k) &&
	    is_same(cell(t, r - 1, k), cell(t, r, k)) &&
	    t->from[slot(t, r - 1, k)] == t->from[slot(t, r, k)] &&
	    t->to[slot(t, r - 1, k)] == t->to[slot(t, r, k)];
}

static bool
is_banner(const struct repeats *t, uint32_t r)
{
	const struct p_cell *c = cell(t, r, 0);

	return t->cols >= BANNER_CELLS && c->kind == P_CELL_TEXT &&
	    c->n >= BANNER_CHARS && t->to[slot(t, r, 0)] == t->cols;
}

/* A label twice beside itself and, in that row and the next, another twice
 * below itself. */
static bool
is_crossing(const struct repeats *t, uint32_t r)
{
	bool across = false, down = false;

	for (uint32_t k = 0; k < t->cols; k++) {
		if (is_label(t, r, k) && repeats_left(t, r, k) &&
		    !is_same(cell(t, r + 1, k - 1), cell(t, r + 1, k)))
			across = true;
		else if (repeats_above(t, r + 1, k))
			down = true;
	}
	return across && down;
}

/* Does any label stand beside or below itself?  In most tables none does. */
static bool
repeats_labels(const struct repeats *t)
{
	for (uint32_t r = 0; r < t->sheet->rows; r++)
		for (uint32_t k = 0; k < t->cols; k++)
			if (is_label(t, r, k) &&
			    (repeats_left(t, r, k) || repeats_above(t, r, k)))
				return true;
	return false;
}

/* Judgement. */

static bool
has_crossing(const struct repeats *t, uint32_t rows)
{
	for (uint32_t r = 0; r + 1 < rows; r++)
		if (is_crossing(t, r))
			return true;
	return false;
}

static bool
has_banner(const struct repeats *t)
{
	uint32_t n = 0;

	for (uint32_t r = 0; r < t->sheet->rows; r++)
		n += is_banner(t, r);
	return n > 0 && n < t->sheet->rows;
}

static bool
cannot_be_meant(struct repeats *t, const struct p_forms *forms)
{
	bool banner = has_banner(t);
	bool crossing = has_crossing(t, t->head > 0 ? t->head :
	    t->sheet->rows);

	t->known = p_forms_may_know(forms, t->sheet);
	/* A form that nobody filled in is header all through. */
	if (t->known && t->head == 0 && (banner || crossing)) {
		t->head = t->sheet->rows;
		t->stub = t->cols;
	}
	if (t->sheet->table->as.table.spans == PAI_SPANS_GIVEN)
		return t->known && (banner || crossing);
	return t->known || banner || (crossing && t->head > 0);
}

static void
mark_right(struct repeats *t, uint32_t r, uint32_t cols)
{
	for (uint32_t k = 1; k < cols; k++)
		if (is_label(t, r, k) && repeats_left(t, r, k))
			t->gone[slot(t, r, k)] = true;
}

/* In the labels at the side, what is below a label of its own begins anew. */
static void
mark_below(struct repeats *t, uint32_t r, uint32_t cols, bool nested)
{
	for (uint32_t k = 0; k < cols; k++)
		if (repeats_above(t, r, k))
			t->gone[slot(t, r, k)] = true;
		else if (nested)
			break;
}

/* Rows of words below the head are another head under a banner. */
static void
mark_labels(struct repeats *t)
{
	for (uint32_t r = 0; r < t->sheet->rows; r++) {
		if (is_banner(t, r) || r < t->head || (t->head > 0 &&
		    !has_values(t, r) && is_banner(t, r - 1)))
			mark_right(t, r, t->cols);
		else
			mark_right(t, r, t->stub);
		if (r < t->head)
			mark_below(t, r, t->cols, false);
		else if (r > t->head)
			mark_below(t, r, t->stub, true);
	}
}

/* Where the values end that stand below row r in column k. */
static uint32_t
values_end(const struct repeats *t, uint32_t r, uint32_t k)
{
	while (++r < t->sheet->rows && cell(t, r, k)->kind != P_CELL_TEXT)
		;
	return r;
}

static bool
values_agree(const struct repeats *t, uint32_t r, uint32_t end, uint32_t k)
{
	for (; r < end; r++)
		if (!repeats_left(t, r, k) && (cell(t, r, k)->n > 0 ||
		    cell(t, r, k - 1)->n > 0))
			return false;
	return true;
}

/* Under a header of one cell, values that all agree are one, too. */
static void
mark_values(struct repeats *t)
{
	for (uint32_t k = 1; k < t->cols; k++)
		for (uint32_t r = 0, end; r < t->sheet->rows; r = end) {
			end = values_end(t, r, k);
			if (!t->gone[slot(t, r, k)] ||
			    !repeats_left(t, r, k) ||
			    !values_agree(t, r + 1, end, k))
				continue;
			for (uint32_t i = r + 1; i < end; i++)
				t->gone[slot(t, i, k)] = cell(t, i, k)->n > 0;
		}
}

/* Act. */

/* Drops what is in a slot; the buffer has it, behind what it had. */
static void
empty(const struct pai_change *job, struct pai_node *slot, struct p_buf *was)
{
	char		 text[5 * CHARS_MOST];
	struct pai_node	*n;

	p_buf_str(was, " | ");
	p_buf_str(was, p_quote(slot, text, sizeof(text)));
	while ((n = slot->first) != NULL)
		p_drop(job, n);
}

/* How far the cell reaches that begins at r, k; 1: it covers no other. */
static uint32_t
reach_right(const struct repeats *t, uint32_t r, uint32_t k)
{
	uint32_t end = k + 1;

	while (end < t->cols && t->gone[slot(t, r, end)] &&
	    is_same(cell(t, r, end), cell(t, r, k)))
		end++;
	return end - k;
}

static uint32_t
reach_down(const struct repeats *t, uint32_t r, uint32_t k)
{
	uint32_t end = r + 1;

	while (end < t->sheet->rows && t->gone[slot(t, end, k)] &&
	    is_same(cell(t, end, k), cell(t, r, k)))
		end++;
	return end - r;
}

/* Makes one cell of its slots; or empties them, and the form will. */
static void
merge(const struct pai_change *job, const struct repeats *t, uint32_t r,
    uint32_t k)
{
	uint32_t	 rows = reach_down(t, r, k), cols = reach_right(t, r, k);
	struct pai_node	*table = t->sheet->table, *first = cell(t, r, k)->node;
	struct p_buf	 was = { 0 };
	char		 text[5 * CHARS_MOST];

	if (rows * cols == 1)
		return;
	p_buf_str(&was, p_quote(first, text, sizeof(text)));
	for (uint32_t i = r; i < r + rows; i++)
		for (uint32_t c = k + (i == r); c < k + cols; c++)
			empty(job, cell(t, i, c)->node, &was);
	if (!t->known)
		job->edit->host->edit_join(job->edit, table, r, k, rows, cols);
	if (p_buf_ok(&was))
		p_say(job, first, PAI_M_PASS_REPEATED, was.p, text,
		    "the same text in %u slots beside or below one another",
		    (unsigned)(rows * cols));
	p_buf_free(&was);
}

static enum pai_status
merge_all(const struct pai_change *job, const struct repeats *t)
{
	for (uint32_t r = 0; r < t->sheet->rows; r++)
		for (uint32_t k = 0; k < t->cols; k++)
			if (!t->gone[slot(t, r, k)])
				merge(job, t, r, k);
	if (!t->known)
		t->sheet->table->as.table.spans = PAI_SPANS_GIVEN;
	p_table_touched(t->sheet->table);
	return p_status(job);
}

/* The rows over the first values, and the columns left of all of them. */
static void
find_values(struct repeats *t)
{
	uint32_t r = 0;

	while (r < t->sheet->rows && !p_row_has_values(&t->sheet->row[r]))
		r++;
	if (r == t->sheet->rows || r == 0)
		return;
	t->head = r;
	t->stub = t->cols;
	for (; r < t->sheet->rows; r++)
		for (uint32_t k = 0; k < t->stub; k++)
			if (cell(t, r, k)->kind == P_CELL_VALUE)
				t->stub = k;
}

static void
find_runs(struct repeats *t, uint32_t r)
{
	uint32_t *from = t->from + slot(t, r, 0), *to = t->to + slot(t, r, 0);

	for (uint32_t k = 0; k < t->cols; k++)
		from[k] = repeats_left(t, r, k) ? from[k - 1] : k;
	for (uint32_t k = t->cols; k-- > 0;)
		to[k] = k + 1 < t->cols && from[k + 1] == from[k] ?
		    to[k + 1] : k + 1;
}

/* Every row with a cell for every slot: then all are where they belong. */
static bool
is_whole(const struct p_sheet *s)
{
	for (uint32_t r = 0; r < s->rows; r++)
		if (s->row[r].n != s->wide)
			return false;
	return s->rows > 1 && s->wide > 1;
}

/* False: no such table, or no memory, which the pool knows. */
static bool
find_repeats(struct repeats *t, const struct pai_change *job,
    struct p_pool *pool, struct pai_node *table)
{
	size_t	 n;

	t->sheet = p_sheet_read(job, pool, table);
	if (t->sheet == NULL || !is_whole(t->sheet))
		return false;
	t->cols = t->sheet->wide;
	n = (size_t)t->sheet->rows * t->cols;
	t->gone = p_pool_take(pool, n, sizeof(*t->gone));
	t->from = p_pool_take(pool, n, sizeof(*t->from));
	t->to = p_pool_take(pool, n, sizeof(*t->to));
	if (t->gone == NULL || t->from == NULL || t->to == NULL)
		return false;
	for (uint32_t r = 0; r < t->sheet->rows; r++)
		find_runs(t, r);
	find_values(t);
	return true;
}

/* Does every cell take one slot? */
static bool
is_bare(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->as.cell.rows != 1 || c->as.cell.cols != 1)
				return false;
	return true;
}

static enum pai_status
mend(struct p_tables *at, struct pai_node *table)
{
	struct repeats	 t = { 0 };
	const struct p_forms *forms;

	if ((table->as.table.spans != PAI_SPANS_PADDED &&
	    (table->as.table.spans != PAI_SPANS_GIVEN || !is_bare(table))) ||
	    !find_repeats(&t, at->job, &at->pool, table) ||
	    !repeats_labels(&t))
		return PAI_OK;
	if ((forms = p_tables_forms(at)) == NULL)
		return PAI_E_NOMEM;
	if (!cannot_be_meant(&t, forms))
		return PAI_OK;
	mark_labels(&t);
	mark_values(&t);
	return merge_all(at->job, &t);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_repeated_cells = {
	.size = sizeof(struct pai_pass),
	.name = "repeated-cells",
	.summary = "drop what a merged cell says in every slot it covers",
	.after = "printed-blanks",
	.phase = PAI_P_TABLE,
	.change = change
};
