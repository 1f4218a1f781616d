/*
 * Tables as Apache Tika writes them: a cell a line.
 *
 *	table = row+ LF			a second blank line ends the table
 *	row   = cell+ LF		a blank line ends a row
 *	cell  = TAB text LF (text LF)*	a line without TAB goes on with the cell
 *
 * A spanning cell came as one cell, and a cell under a row span as an empty
 * one; so rows are short and the table is marked PAI_SPANS_COLLAPSED.
 *
 * Indented prose and programs begin lines with TABs too.  The block is
 * therefore looked at as a whole before any of it is taken: it must have
 * rows of several cells, and evidence that it is a table must outweigh the
 * evidence that it is not.  An empty paragraph inside a cell looks like the
 * end of a row; it is told from that by what the next row then lacks.
 */
#include "ocr.h"

#include <string.h>

#include "kit/ordinal.h"

#define	LONG_CELL	80	/* bytes; cells of prose are longer */
#define	SHORT_LINE	60	/* bytes: 20 字, for a line inside a cell */
#define	ENOUGH		3	/* points, see judge() */

/* What was seen in a block, and where it ends. */
struct seen {
	uint32_t	 cells, rows;
	uint32_t	 row_cells;	/* in the row at hand */
	uint32_t	 last_cells;	/* in the row before it */
	uint32_t	 most_cells;
	uint32_t	 multi;		/* rows of two cells or more */
	uint32_t	 alike;		/* rows as long as the one before */
	uint32_t	 values;	/* empty cells and numbers */
	uint32_t	 inner_tabs, code;
	uint64_t	 bytes;
	bool		 han;
	bool		 closed;	/* two blank lines, as the grammar says */
	bool		 at_end;	/* the text ended */
	struct cursor	 end;		/* behind the block */
};

static bool
is_cell(const struct line *l)
{
	return l->n > 0 && l->p[0] == '\t';
}

/* Nothing, or a number, blanks apart. */
static bool
is_value(const struct line *l)
{
	for (size_t i = 1; i < l->n; i++)
		if (strchr("0123456789.,+-/% \t\xc2\xa0\xe3\x80",
		    l->p[i]) == NULL)
			return false;
	return true;
}

static void
note_cell(struct seen *s, const struct line *l)
{
	s->cells++;
	s->row_cells++;
	s->bytes += l->n;
	s->values += is_value(l);
	s->inner_tabs += l->n > 1 && memchr(l->p + 1, '\t', l->n - 1) != NULL;
	s->code += line_is_code(l);
	s->han = s->han || line_has_han(l);
}

static void
note_row_end(struct seen *s)
{
	if (s->row_cells == 0)
		return;
	s->rows++;
	s->multi += s->row_cells > 1;
	s->alike += s->row_cells > 1 && s->row_cells == s->last_cells;
	s->last_cells = s->row_cells;
	if (s->row_cells > s->most_cells)
		s->most_cells = s->row_cells;
	s->row_cells = 0;
}

/* How many cell lines stand at the cursor, up to one more than most. */
static uint32_t
count_ahead(const struct ocr *o, struct cursor c, uint32_t most)
{
	struct line	 l;
	uint32_t	 n = 0;

	while (n <= most && line_next(o, &c, &l) && is_cell(&l))
		n++;
	return n;
}

/*
 * Does a line after one blank line go on with the cell before the blank?
 * Only where cells follow it at once and make the row as long as one seen.
 */
static bool
resumes_cell(const struct ocr *o, const struct seen *s, const struct line *l,
    struct cursor after)
{
	struct p_ordinal	 ord;
	uint32_t		 more, whole;

	if (s->row_cells == 0 || l->n > SHORT_LINE || s->rows == 0 ||
	    p_ordinal_at(l->p, l->n, &ord))
		return false;
	more = count_ahead(o, after, s->most_cells);
	whole = s->row_cells + more;
	return more > 0 && (whole == s->last_cells || whole == s->most_cells);
}

/* Walks the block that begins at c; the grammar decides where it ends. */
static struct seen
survey(const struct ocr *o, struct cursor c)
{
	struct seen	 s = { 0 };
	struct line	 l;
	uint32_t	 blanks = 0;

	for (s.end = c; line_next(o, &c, &l); s.end = c) {
		if (l.n == 0) {
			if (++blanks == 2) {
				s.closed = true;
				s.end = c;
				break;
			}
			continue;
		}
		if (is_cell(&l)) {
			if (blanks > 0)
				note_row_end(&s);
			note_cell(&s, &l);
		} else if (blanks > 0 && !resumes_cell(o, &s, &l, c)) {
			break;
		}
		blanks = 0;
	}
	s.at_end = !s.closed && s.end.at >= o->n;
	note_row_end(&s);
	return s;
}

/* Points for and against; a table needs ENOUGH. */
static bool
judge(const struct ocr *o, const struct seen *s)
{
	int	 points = 0;

	if (s->multi == 0 || s->inner_tabs * 5 > s->cells ||
	    s->code * 4 > s->cells)
		return false;
	points += s->closed ? 2 : s->at_end ? 1 : 0;
	points += s->values >= 2 ? 2 : 0;
	points += s->han ? 1 : 0;
	points += s->alike > 0 ? 1 : 0;
	points += o->after_text ? 1 : 0;
	points -= s->bytes / s->cells > LONG_CELL ? 2 : 0;
	return points >= ENOUGH;
}

/* Opens a node there; the table's other children follow. */
static void
close_row(struct ocr *o, bool *cell, bool *row)
{
	if (*cell)
		pai_close(o->job->build, PAI_N_CELL);
	if (*row)
		pai_close(o->job->build, PAI_N_ROW);
	*cell = *row = false;
}

/*
 * A blank line ends the row unless a line without TAB comes next: then it
 * was an empty paragraph, as survey() found.
 */
static void
put_table(struct ocr *o, struct cursor end)
{
	struct pai_build *b = o->job->build;
	struct line	 l;
	uint64_t	 cells = 0;
	bool		 row = false, cell = false, blank = false;

	while (o->cur.at < end.at && line_next(o, &o->cur, &l)) {
		if (l.n == 0) {
			blank = true;
			continue;
		}
		if (is_cell(&l)) {
			if (blank)
				close_row(o, &cell, &row);
			if (!row && line_open(o, PAI_N_ROW, &l, 0, l.n) == NULL)
				return;
			row = true;
			if (cell)
				pai_close(b, PAI_N_CELL);
			if (!count_cell(o, &cells, &l) ||
			    line_open(o, PAI_N_CELL, &l, 0, l.n) == NULL)
				return;
			cell = true;
			if (l.n > 1)
				put_paragraph(o, &l, 1, l.n - 1);
		} else {
			put_paragraph(o, &l, 0, l.n);
		}
		blank = false;
	}
	close_row(o, &cell, &row);
}

bool
take_tika(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct seen	 s;
	struct line	 l;
	struct pai_node	*table;

	if (o->cur.at < o->no_tika || !line_next(o, &c, &l) || !is_cell(&l))
		return false;
	s = survey(o, o->cur);
	if (!judge(o, &s)) {
		o->no_tika = s.end.at;
		return false;
	}
	if ((table = line_open(o, PAI_N_TABLE, &l, 0, l.n)) != NULL) {
		table->as.table.spans = PAI_SPANS_COLLAPSED;
		put_table(o, s.end);
		if (o->status == PAI_OK)
			pai_close(o->job->build, PAI_N_TABLE);
	}
	o->cur = s.end;
	return true;
}
