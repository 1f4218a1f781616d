/*
 * Tables as a browser copies them out, where each cell holds paragraphs.
 *
 * HTML's innerText (HTML Standard, "rendered text collection steps") puts a
 * TAB behind each cell but the last of a row, LF behind each row, and a blank
 * line before and behind each paragraph; so a TAB stands on a line of its own:
 *
 *	信息内容
 *
 *	<TAB>			row   = cell (TAB cell)*, no two blank lines in it
 *				table = row (two or more blank lines, row)*
 *	本年制发件数
 *				cell  = paragraphs, one blank line between them
 *
 *
 *
 *	规章
 *
 *	<TAB>
 *
 *	0
 *
 * Spans leave no trace: what a cell covers was not printed.  Neither did the
 * edges of the table: a paragraph above it and the one below are one blank
 * line away, as the paragraphs of a cell are.  So the first cell is taken to
 * be one paragraph, and the last one, too.
 */
#include "ocr.h"

#include <string.h>

#include "kit/ordinal.h"

#define	CELL_LINES	16	/* of the first cell; they follow at once */
#define	BANNERS		3	/* rows of one cell above the first TAB */
#define	BANNER_BYTES	120	/* 40 字 */
#define	TABS_LEAST	2	/* on lines of their own */
#define	ROW_GAP		2	/* blank lines, */
#define	BANNER_GAP	4	/* where paragraphs stand on both sides */
#define	LONG_CELL	240	/* bytes; paragraphs are longer */

struct seen {
	uint32_t	 tabs;		/* on lines of their own */
	uint32_t	 cells, code;
	uint64_t	 bytes;
	struct cursor	 end;		/* behind the table */
};

static bool
has_tab(const struct line *l)
{
	return memchr(l->p, '\t', l->n) != NULL;
}

static bool
is_tab_line(const struct line *l)
{
	size_t i = 0;

	while (i < l->n && l->p[i] == '\t')
		i++;
	return i > 0 && i == l->n;
}

/* Passes blank lines; how many there were. */
static uint32_t
pass_gap(const struct ocr *o, struct cursor *c)
{
	struct cursor	 next = *c;
	struct line	 l;
	uint32_t	 n = 0;

	while (line_next(o, &next, &l) && l.n == 0) {
		*c = next;
		n++;
	}
	return n;
}

/* Passes lines that follow at once and have no TAB, not more than most. */
static uint32_t
pass_lines(const struct ocr *o, struct cursor *c, uint32_t most)
{
	struct cursor	 next = *c;
	struct line	 l;
	uint32_t	 n = 0;

	while (n < most && line_next(o, &next, &l) && l.n > 0 && !has_tab(&l)) {
		*c = next;
		n++;
	}
	return n;
}

/* Does a cell stand there, and a TAB on a line of its own behind it? */
static bool
begins_row(const struct ocr *o, struct cursor c)
{
	struct cursor	 next;
	struct line	 l;
	uint32_t	 lines = pass_lines(o, &c, CELL_LINES);
	uint32_t	 gap = lines > 0 ? pass_gap(o, &c) : 1;

	next = c;
	return gap == 1 && line_next(o, &next, &l) && is_tab_line(&l) &&
	    (!line_next(o, &next, &l) || l.n == 0);
}

/* A row of one cell: a short line with the blank lines of a row behind it. */
static bool
pass_banner(const struct ocr *o, struct cursor *c)
{
	struct line	 l;

	return line_next(o, c, &l) && l.n > 0 && l.n <= BANNER_BYTES &&
	    !has_tab(&l) && pass_gap(o, c) >= BANNER_GAP;
}

/*
 * A heading, or a paragraph of some length, with no TAB behind it: it is in no
 * cell.
 */
static bool
is_outside(const struct ocr *o, const struct line *l, struct cursor after)
{
	struct p_ordinal ord;
	struct line	 next;

	if (l->n <= LONG_CELL && (!p_ordinal_at(l->p, l->n, &ord) ||
	    ord.form > P_ORD_HAN_BRACKET))
		return false;
	return pass_gap(o, &after) < ROW_GAP &&
	    (!line_next(o, &after, &next) || !has_tab(&next));
}

/*
 * Walks one row that begins at c.  True: `after` is where the next may begin;
 * false: the table ended before that, at s->end.
 */
static bool
see_row(const struct ocr *o, struct seen *s, struct cursor c,
    struct cursor *after)
{
	struct line	 l;
	bool		 alone = true;		/* one blank line above */
	uint32_t	 inside = 0, gap;	/* lines since the last TAB */

	do {
		struct cursor next = c;

		if (!line_next(o, &next, &l))
			break;
		if (has_tab(&l)) {
			inside = 0;
			s->cells++;
			s->tabs += alone && is_tab_line(&l);
			s->end = next;
		} else if (s->cells > 0 && is_outside(o, &l, next)) {
			return false;
		} else if (inside++ == 0 || !alone) {
			s->end = next;
		}
		s->bytes += l.n;
		s->code += line_is_code(&l);
		c = next;
		gap = pass_gap(o, &c);
		alone = gap == 1;
	} while (gap < ROW_GAP);
	*after = c;
	return true;
}

/* Passes the rows of one cell above another; false: no row follows. */
static bool
pass_banners(const struct ocr *o, struct cursor *c)
{
	for (int i = 0; i <= BANNERS; i++) {
		if (begins_row(o, *c))
			return true;
		if (!pass_banner(o, c))
			return false;
	}
	return false;
}

/* s.end is behind the last line that a last cell of one paragraph has. */
static struct seen
survey(const struct ocr *o)
{
	struct seen	 s = { .end = o->cur };
	struct cursor	 c = o->cur;

	while (pass_banners(o, &c) && see_row(o, &s, c, &c))
		;
	return s;
}

static bool
judge(const struct seen *s)
{
	return s->tabs >= TABS_LEAST && s->code * 4 <= s->cells &&
	    s->bytes / s->cells <= LONG_CELL;
}

/* The row and cell that text goes in, opened where they are not. */
static bool
open_cell(struct ocr *o, const struct line *l, bool *row, uint64_t *cells)
{
	if (!*row && line_open(o, PAI_N_ROW, l, 0, l->n) == NULL)
		return false;
	*row = true;
	return count_cell(o, cells, l) &&
	    line_open(o, PAI_N_CELL, l, 0, l->n) != NULL;
}

/* A TAB ends a cell and begins the next. */
static bool
put_line(struct ocr *o, const struct line *l, bool *row, uint64_t *cells)
{
	size_t at = 0, end;

	for (; at <= l->n; at = end + 1) {
		end = at;
		while (end < l->n && l->p[end] != '\t')
			end++;
		if (end > at)
			put_paragraph(o, l, at, end - at);
		if (end == l->n)
			break;
		pai_close(o->job->build, PAI_N_CELL);
		if (!open_cell(o, l, row, cells))
			return false;
	}
	return true;
}

static void
put_table(struct ocr *o, struct cursor end)
{
	struct line	 l;
	uint64_t	 cells = 0;
	uint32_t	 gap = ROW_GAP;
	bool		 row = false;

	while (o->cur.at < end.at && line_next(o, &o->cur, &l)) {
		if (gap >= ROW_GAP) {
			if (row) {
				pai_close(o->job->build, PAI_N_CELL);
				pai_close(o->job->build, PAI_N_ROW);
			}
			row = false;
			if (!open_cell(o, &l, &row, &cells))
				return;
		}
		if (!put_line(o, &l, &row, &cells))
			return;
		gap = pass_gap(o, &o->cur);
	}
	pai_close(o->job->build, PAI_N_CELL);
	pai_close(o->job->build, PAI_N_ROW);
}

bool
take_copied(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct pai_node	*table;
	struct seen	 s;
	struct line	 l;

	if (o->cur.at < o->no_copied || !pass_banners(o, &c))
		return false;
	s = survey(o);
	if (!judge(&s)) {
		o->no_copied = s.end.at;
		return false;
	}
	c = o->cur;
	line_next(o, &c, &l);
	if ((table = line_open(o, PAI_N_TABLE, &l, 0, l.n)) != NULL) {
		table->as.table.spans = PAI_SPANS_COLLAPSED;
		put_table(o, s.end);
		if (o->status == PAI_OK)
			pai_close(o->job->build, PAI_N_TABLE);
	}
	o->cur = s.end;
	return true;
}
