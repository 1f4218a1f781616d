/*
 * Tables of a row a line: cells parted by pipes as in Markdown.  Every slot
 * of the grid came as a cell, covered slots as empty ones, so the table is
 * marked PAI_SPANS_PADDED.  A blank line ends the fragment; whether the next
 * one goes on with it is for a pass to say.
 */
#include "ocr.h"

#include <string.h>

bool
count_cell(struct ocr *o, uint64_t *cells, const struct line *l)
{
	struct pai_log		*log = o->job->log;
	struct pai_locus	 w;
	int64_t			 most;

	most = log->host->log_limit(log, PAI_LIM_TABLE_CELLS);
	if ((int64_t)++*cells <= most)
		return true;
	w = line_locus(o, l, 0, l->n);
	o->status = log->host->log_over(log, PAI_LIM_TABLE_CELLS, &w,
	    "cells of a table", *cells);
	return false;
}

void
row_cell(struct ocr *o, const struct line *l, size_t at, size_t n,
    enum pai_align align)
{
	struct pai_node	*cell = line_open(o, PAI_N_CELL, l, at, n);

	if (cell == NULL)
		return;
	cell->as.cell.align = (uint8_t)align;
	if (n > 0)
		put_paragraph(o, l, at, n);
	pai_close(o->job->build, PAI_N_CELL);
}

/* The end of the cell that begins at: a bar, but not one escaped by \. */
static size_t
cell_end(const struct line *l, size_t at, size_t end)
{
	while (at < end && l->p[at] != '|') {
		if (l->p[at] == '\\' && at + 1 < end)
			at++;
		at++;
	}
	return at;
}

/* How the separator row of a Markdown table sets its columns. */
struct aligns {
	uint8_t	 of[64];	/* columns beyond have none */
	size_t	 n;
};

static void
put_row(struct ocr *o, const struct line *l, size_t at, size_t end,
    const struct aligns *a, bool head, uint64_t *cells)
{
	struct pai_node	*row = line_open(o, PAI_N_ROW, l, 0, l->n);
	size_t		 stop;

	if (row == NULL)
		return;
	row->as.row.head = head;
	for (size_t i = 0; ; i++) {
		stop = cell_end(l, at, end);
		if (!count_cell(o, cells, l))
			return;
		row_cell(o, l, at, stop - at, a != NULL && i < a->n ?
		    (enum pai_align)a->of[i] : PAI_ALIGN_NONE);
		if (stop >= end)
			break;
		at = stop + 1;
	}
	pai_close(o->job->build, PAI_N_ROW);
}

/* The bytes between the outer pipes; false: the line is no row of pipes. */
static bool
pipe_row(const struct line *l, size_t *at, size_t *end)
{
	size_t	 a = 0, e = l->n;

	while (a < e && l->p[a] == ' ')
		a++;
	while (e > a && (l->p[e - 1] == ' ' || l->p[e - 1] == '\t'))
		e--;
	if (e - a < 2 || l->p[a] != '|' || l->p[e - 1] != '|')
		return false;
	*at = a + 1;
	*end = e - 1;
	return true;
}

/* |---|:--:|--:| from at to end, the outer bars apart */
static bool
is_separator(const struct line *l, size_t at, size_t end, struct aligns *a)
{
	size_t	 stop, i, dashes;
	bool	 left, right;

	a->n = 0;
	for (; at <= end; at = stop + 1) {
		stop = cell_end(l, at, end);
		for (i = at; i < stop && l->p[i] == ' '; i++)
			;
		left = i < stop && l->p[i] == ':';
		i += left;
		for (dashes = 0; i < stop && l->p[i] == '-'; i++)
			dashes++;
		right = i < stop && l->p[i] == ':';
		i += right;
		while (i < stop && l->p[i] == ' ')
			i++;
		if (dashes == 0 || i < stop)
			return false;
		if (a->n < sizeof(a->of))
			a->of[a->n++] = left && right ? PAI_ALIGN_CENTRE :
			    right ? PAI_ALIGN_RIGHT : left ? PAI_ALIGN_LEFT :
			    PAI_ALIGN_NONE;
	}
	return true;
}

/* The cells of one line, and whether a separator makes it the header. */
static void
put_pipe_row(struct ocr *o, const struct line *l, struct aligns *a,
    uint64_t *cells)
{
	struct cursor	 c = o->cur;
	struct line	 next;
	size_t		 at, end;
	bool		 head = false;

	if (*cells == 0 && line_next(o, &c, &next) &&
	    pipe_row(&next, &at, &end) && is_separator(&next, at, end, a)) {
		head = true;
		o->cur = c;
	}
	if (pipe_row(l, &at, &end))
		put_row(o, l, at, end, a, head, cells);
}

bool
take_pipe_rows(struct ocr *o)
{
	struct aligns	 a = { .n = 0 };
	struct cursor	 c = o->cur;
	struct line	 l;
	struct pai_node	*table;
	size_t		 at, end;
	uint64_t	 cells = 0;

	if (!line_next(o, &c, &l) || !pipe_row(&l, &at, &end))
		return false;
	if ((table = line_open(o, PAI_N_TABLE, &l, 0, l.n)) == NULL)
		return true;
	table->as.table.spans = PAI_SPANS_PADDED;
	for (c = o->cur; o->status == PAI_OK && line_next(o, &c, &l) &&
	    pipe_row(&l, &at, &end); c = o->cur) {
		o->cur = c;
		put_pipe_row(o, &l, &a, &cells);
	}
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	return true;
}

/*
 * Bars between the cells only, or at one end of the rows: "a | b | c".  A
 * single bar is a sign of prose or of a program, so that several lines must
 * have one with a blank beside it, and most the same number of cells, or one
 * an empty cell.
 */
struct bar_rows {
	uint32_t	 lines;
	uint32_t	 code;
	uint32_t	 leading;	/* lines that begin with a bar */
	uint32_t	 trailing;	/* or end with one */
	uint32_t	 hollow;	/* or have nothing between two */
	uint32_t	 of[64];	/* lines by number of bars */
	struct cursor	 end;
};

#define	BAR_COUNTS	(sizeof(((struct bar_rows *)0)->of) / sizeof(uint32_t))

/* Bars of a line that stand apart from words; 0: it is no row. */
static uint32_t
count_bars(const struct line *l)
{
	uint32_t	 n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->p[i] == '|' && (i == 0 || l->p[i - 1] != '\\')) {
			if (i > 0 && l->p[i - 1] != ' ' && i + 1 < l->n &&
			    l->p[i + 1] != ' ')
				return 0;
			n++;
		}
	return n;
}

/* Does an empty cell stand in the line: nothing but blanks between bars? */
static bool
has_hollow(const struct line *l)
{
	bool	 open = false;

	for (size_t i = 0; i < l->n; i++) {
		if (l->p[i] == '|' && open && l->p[i - 1] == ' ')
			return true;
		if (l->p[i] != ' ')
			open = l->p[i] == '|';
	}
	return false;
}

/* Where the line ends, blanks apart; it holds a bar. */
static size_t
bar_end(const struct line *l)
{
	size_t	 end = l->n;

	while (end > 1 && l->p[end - 1] == ' ')
		end--;
	return end;
}

static struct bar_rows
survey_bars(const struct ocr *o, struct cursor c)
{
	struct bar_rows	 b = { .end = c };
	struct line	 l;
	uint32_t	 n;

	while (line_next(o, &c, &l) && (n = count_bars(&l)) > 0) {
		b.lines++;
		b.code += line_is_code(&l);
		b.leading += l.p[0] == '|';
		b.trailing += l.p[bar_end(&l) - 1] == '|';
		b.hollow += has_hollow(&l);
		b.of[n < BAR_COUNTS ? n : BAR_COUNTS - 1]++;
		b.end = c;
	}
	return b;
}

static bool
are_bar_rows(const struct bar_rows *b)
{
	uint32_t	 most = 0;

	for (size_t i = 1; i < BAR_COUNTS; i++)
		most = b->of[i] > most ? b->of[i] : most;
	return b->lines > 1 && (most * 2 >= b->lines || b->hollow > 0) &&
	    b->code * 3 <= b->lines;
}

/* Where most rows begin or end with a bar, it is the edge of the table. */
static void
bar_row(const struct bar_rows *b, const struct line *l, size_t *at,
    size_t *end)
{
	*at = b->leading * 2 > b->lines && l->p[0] == '|';
	*end = bar_end(l);
	if (*end > *at + 1 && b->trailing * 2 > b->lines &&
	    l->p[*end - 1] == '|')
		--*end;
}

static bool
next_is_separator(const struct ocr *o, const struct bar_rows *b,
    struct aligns *a)
{
	struct cursor	 c = o->cur;
	struct line	 l;
	size_t		 at, end;

	if (c.at >= b->end.at || !line_next(o, &c, &l))
		return false;
	bar_row(b, &l, &at, &end);
	if (is_separator(&l, at, end, a))
		return true;
	a->n = 0;
	return false;
}

bool
take_bar_rows(struct ocr *o)
{
	struct bar_rows	 b;
	struct aligns	 a = { .n = 0 };
	struct cursor	 c = o->cur;
	struct pai_node	*table;
	struct line	 l;
	uint64_t	 cells = 0;
	size_t		 at, end;
	bool		 head;

	if (o->cur.at < o->no_bars || !line_next(o, &c, &l) ||
	    count_bars(&l) == 0)
		return false;
	b = survey_bars(o, o->cur);
	if (!are_bar_rows(&b)) {
		o->no_bars = b.end.at;
		return false;
	}
	if ((table = line_open(o, PAI_N_TABLE, &l, 0, l.n)) == NULL)
		return true;
	table->as.table.spans = PAI_SPANS_PADDED;
	while (o->cur.at < b.end.at && o->status == PAI_OK &&
	    line_next(o, &o->cur, &l)) {
		bar_row(&b, &l, &at, &end);
		head = cells == 0 && next_is_separator(o, &b, &a);
		put_row(o, &l, at, end, &a, head, &cells);
		if (head)
			line_next(o, &o->cur, &l);
	}
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	return true;
}
