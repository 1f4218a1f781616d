/*
 * Headers that came as rows, a line of each in a row:
 *
 *	| 事项 | 结 | 结 | 其 | 总 |	rows [top, end)
 *	|      | 果 | 果 | 他 | 计 |
 *	|      | 维 | 纠 | 结 |    |
 *	|      | 持 | 正 | 果 |    |
 *	| 东区 |  3 |  0 |  1 |  4 |
 *
 * A column is torn that has pieces in two rows or more.  Nothing stands in the
 * others but in one row: a label that was whole.  Pieces of one character in
 * three rows or more need no dictionary, as in a cell (table_vlabel.c).
 */
#include <stdio.h>
#include <string.h>

#include "pass/table/woven.h"

#define	PIECE_MOST	6	/* characters of a piece */
#define	ROWS_MOST	8	/* lines of a header */

struct torn {
	uint32_t	 top, end;
	uint32_t	 columns;	/* torn ones */
	uint32_t	 known;		/* of them */
	bool		 single;	/* all pieces are one character */
	bool		 short_ones;	/* or at most two */
};

/* Evidence. */

/* The pieces of a column, a line each; false: it is none. */
static bool
read_column(const struct pai_grid *g, const struct torn *t, uint32_t col,
    struct p_lines *l, uint32_t *first)
{
	const struct pai_node *top = pai_grid_at(g, t->top, col);
	bool	 ended = false;

	*l = (struct p_lines){ .n = 0 };
	for (uint32_t r = t->top; r < t->end; r++) {
		const struct pai_node *c = pai_grid_at(g, r, col);
		uint32_t at = l->from[l->n];
		size_t	 n;

		if (c->as.cell.rows != 1 || c->as.cell.col != col ||
		    c->as.cell.cols != top->as.cell.cols ||
		    !p_cell_is_plain(c))
			return false;
		n = p_fold(c, l->cp + at, P_LINES_CHARS - at);
		if (n > PIECE_MOST || at + n > P_WOVEN_WORD ||
		    (n > 0 && ended))
			return false;
		if (n > 0 && l->n == 0)
			*first = r;
		ended = n == 0 && l->n > 0;
		if (n > 0)
			l->from[++l->n] = at + (uint32_t)n;
	}
	return true;
}

/* A label of its author's that reaches over all the rows. */
static bool
is_tall(const struct torn *t, const struct pai_node *c)
{
	return c->as.cell.row <= t->top &&
	    c->as.cell.row + c->as.cell.rows >= t->end;
}

/* Is there only one row of it with anything, be it long? */
static bool
is_whole(const struct pai_grid *g, const struct torn *t, uint32_t col)
{
	uint32_t full = 0;

	for (uint32_t r = t->top; r < t->end; r++) {
		const struct pai_node *c = pai_grid_at(g, r, col);

		if (c->as.cell.rows != 1 || c->as.cell.col != col)
			return false;
		full += !p_is_blank(c);
		/* Below another column's piece it would be a lower header. */
		if (!p_is_blank(c) && r > t->top && t->columns > 0)
			return false;
	}
	return full <= 1;
}

static bool
take_column(const struct p_woven *w, const struct pai_grid *g,
    struct torn *t, uint32_t col)
{
	struct p_lines	 l;
	uint32_t	 first = t->top;

	if (is_tall(t, pai_grid_at(g, t->top, col)) || is_whole(g, t, col))
		return true;
	if (!read_column(g, t, col, &l, &first) || l.n < 2 ||
	    first != t->top || p_lines_choose(&l) || p_lines_count_on(&l) ||
	    p_lines_have_numbers(&l) || p_lines_have_sentences(&l) ||
	    l.cp[l.from[1]] == '(')
		return false;
	t->columns++;
	t->single = t->single && p_lines_longest(&l) == 1 &&
	    (l.n == 2 || p_lines_run_down(&l));
	t->short_ones = t->short_ones && p_lines_longest(&l) <= 2;
	t->known += p_words_know(w->words, l.cp, l.from[l.n]) != P_KNOWN_NOT;
	return true;
}

/* Is the row above one more line of the same headers?  Then all of them are
 * to be joined, or none. */
static bool
goes_on_above(const struct p_woven *w, const struct pai_grid *g,
    const struct torn *t)
{
	const struct p_row *up = &w->sheet->row[t->top];
	uint32_t full = 0, pieces = 0, n = t->single ? 1 : 2;

	if (t->top == 0)
		return false;
	up--;
	for (uint32_t k = 0; k < up->n; k++) {
		const struct pai_node *c = up->cell[k].node;

		if (up->cell[k].n == 0 || is_tall(t, pai_grid_at(g, t->top,
		    c->as.cell.col)))
			continue;
		full++;
		pieces += up->cell[k].n <= n && c->as.cell.cols == 1;
	}
	return pieces > 1 && pieces * 2 > full;
}

/* Judgement. */
static bool
is_torn(const struct p_woven *w, const struct pai_grid *g, struct torn *t,
    bool *guessed)
{
	uint32_t col = 0;

	t->columns = t->known = 0;
	t->single = t->short_ones = true;
	for (; col < g->cols; col++)
		if (pai_grid_at(g, t->top, col)->as.cell.col == col &&
		    !take_column(w, g, t, col))
			return false;
	*guessed = t->known < t->columns &&
	    !(t->single && t->end - t->top >= 3 && w->values);
	/* Two columns of words over no values may be rows of their own. */
	if (t->columns < (w->values ? 2 : 3) || goes_on_above(w, g, t))
		return false;
	return !*guessed || (w->job->full && t->short_ones &&
	    t->known * 2 > t->columns);
}

/* Act. */

static void
join_column(const struct p_woven *w, const struct pai_grid *g,
    const struct torn *t, uint32_t col, bool guessed)
{
	struct pai_node	*to = pai_grid_at(g, t->top, col), *from;
	uint32_t	 pieces = 0;

	if (to->as.cell.row != t->top || to->as.cell.rows > 1)
		return;
	for (uint32_t r = t->top; r < t->end; r++) {
		from = pai_grid_at(g, r, col);
		pieces += !p_is_blank(from);
		p_cell_clear(w->job, from);
		if (r > t->top)
			p_cell_move(w->job, to, from);
	}
	if (pieces < 2)
		return;
	p_cell_glue(w->job, to);
	if (t->single && to->as.cell.flow == PAI_FLOW_LR)
		to->as.cell.flow = PAI_FLOW_VERTICAL;
	if (guessed)
		to->flags |= PAI_NF_GUESSED;
}

/* Cells that reach into the rows that go are so much less high. */
static void
shorten(const struct pai_grid *g, const struct torn *t)
{
	for (uint32_t col = 0; col < g->cols; col++) {
		struct pai_node *c = pai_grid_at(g, t->top, col);
		uint32_t end = c->as.cell.row + c->as.cell.rows;

		if (c->as.cell.col == col && end > t->top + 1)
			c->as.cell.rows -= (end < t->end ? end : t->end) -
			    (t->top + 1);
	}
}

static void
join(const struct p_woven *w, const struct pai_grid *g,
    const struct torn *t, bool guessed)
{
	struct pai_node	*row = w->sheet->row[t->top].node, *below;
	char		 before[400], after[400];
	size_t		 at = 0;

	for (uint32_t r = t->top; r < t->end && at + 64 < sizeof(before);
	    r++) {
		p_quote(w->sheet->row[r].node, after, sizeof(after));
		at += (size_t)snprintf(before + at, sizeof(before) - at,
		    "%s%s", r > t->top ? " / " : "", after);
		if (at >= sizeof(before))
			at = sizeof(before) - 1;
	}
	for (uint32_t col = 0; col < g->cols; col++)
		if (pai_grid_at(g, t->top, col)->as.cell.col == col)
			join_column(w, g, t, col, guessed);
	shorten(g, t);
	for (uint32_t r = t->top + 1; r < t->end; r++)
		if ((below = p_row_next(row)) != NULL)
			p_drop(w->job, below);
	p_table_touched(w->table);
	p_say(w->job, row, PAI_M_PASS_VLABEL, before,
	    p_quote(row, after, sizeof(after)),
	    "headers came line by line in %u rows; %u of %u are known",
	    (unsigned)(t->end - t->top), (unsigned)t->known,
	    (unsigned)t->columns);
	p_seal(w->job, w->table);
}

bool
p_woven_rows(const struct p_woven *w)
{
	const struct pai_grid *g;
	struct torn	 t;
	bool		 guessed;

	if (w->head < 2 || !w->table->as.table.sealed ||
	    w->table->as.table.spans == PAI_SPANS_COLLAPSED ||
	    (g = w->job->doc->host->doc_grid(w->job->doc, w->table)) == NULL)
		return false;
	for (t.top = 0; t.top + 1 < w->head; t.top++) {
		t.end = w->head - t.top > ROWS_MOST ? t.top + ROWS_MOST :
		    w->head;
		for (; t.end > t.top + 1; t.end--)
			if (is_torn(w, g, &t, &guessed)) {
				join(w, g, &t, guessed);
				return true;
			}
	}
	return false;
}
