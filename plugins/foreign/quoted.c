/*
 * Rows as spreadsheets and libraries write them (RFC 4180): cells between
 * commas, those with a comma, a quotation mark or a line end in quotes.
 *
 *	信息内容,本年制发件数,本年废止件数
 *	规章,0,0
 *	"规范性文件（含""暂行""）",3,1
 *
 * Where a comma is the decimal point, rows have semicolons.  What is pasted
 * from a spreadsheet has TABs; such rows are known elsewhere, unless a cell has
 * line ends.
 *
 * Prose has commas, too, and OCR engines write them so.  Rows are told from it
 * by their number of cells, which is the same in all, and by cells that are
 * numbers or blank.  Where something else parts the cells, two blanks, a bar, a
 * TAB, or one blank between numbers, the commas are in numbers: 1,674.87.
 */
#include "foreign.h"

#include <string.h>

#include "kit/utf8.h"

#define	CELLS_LEAST	3	/* of a row by commas */
#define	CELLS_MOST	256
#define	ROWS_LEAST	3
#define	CELL_BYTES	600
#define	ROW_BYTES	65536

struct rows {
	size_t	 rows, cells;	/* cells of each row */
	size_t	 values;	/* cells that are numbers or blank */
	size_t	 han;		/* rows with Chinese characters */
	bool	 breaks;	/* a cell has a line end */
	bool	 said;		/* a cell ends a sentence */
	bool	 parted;	/* a cell has what parts cells */
	size_t	 end;
};

/* Where the cell at ends, before the mark that parts cells or at the end of
 * its row. */
static size_t
cell_end(const struct foreign *f, size_t at, char mark, size_t max)
{
	bool	 quoted = at < max && f->p[at] == '"';

	for (at += quoted; at < max; at++) {
		char	 c = f->p[at];

		if (quoted && c == '"') {
			if (at + 1 < max && f->p[at + 1] == '"')
				at++;
			else
				quoted = false;
		} else if (!quoted && (c == mark || c == '\n' || c == '\r')) {
			return at;
		}
	}
	return quoted ? at + 1 : at;
}

static bool
is_value(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strchr("0123456789.+-/%\" ", p[i]) == NULL)
			return false;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does a text between commas hold what parts the cells of other rows? */
static bool
parts_cells(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] == '|' || p[i] == '\t' || (p[i] == ' ' &&
		    i + 1 < n && (p[i + 1] == ' ' || (i > 0 &&
		    is_digit(p[i - 1]) && is_digit(p[i + 1])))))
			return true;
	return false;
}

static void
look_at_cell(struct rows *r, const char *p, size_t n, bool *han)
{
	uint32_t cp = 0;

	r->values += is_value(p, n);
	for (size_t i = 0; i < n; ) {
		i += p_utf8_next(p + i, n - i, &cp);
		*han = *han || p_is_han(cp);
		r->breaks = r->breaks || cp == '\n';
	}
	r->parted = r->parted || parts_cells(p, n);
	r->said = r->said || cp == 0x3002 || (n > 0 && *p == ' ');
}

/* Behind the row at, of so many cells; 0: it is none. */
static size_t
read_row(const struct foreign *f, size_t at, char mark, struct rows *r)
{
	size_t	 max = f->n - at < ROW_BYTES ? f->n : at + ROW_BYTES;
	size_t	 cells = 0, end;
	bool	 han = false;

	for (;; at = end + 1) {
		size_t	 most = max - at < CELL_BYTES ? max :
		    at + CELL_BYTES;

		end = cell_end(f, at, mark, most);
		if (end > most || (end == most && most < max) ||
		    ++cells > CELLS_MOST)
			return 0;
		look_at_cell(r, f->p + at, end - at, &han);
		if (end == max || f->p[end] != mark)
			break;
	}
	if (end < max && f->p[end] == '\r')
		end++;
	if (end < max && f->p[end] == '\n')
		end++;
	if (r->cells == 0)
		r->cells = cells;
	r->han += han;
	return cells == r->cells && cells > 1 ? end : 0;
}

static struct rows
look(const struct foreign *f, size_t at, char mark)
{
	struct rows	 r = { .end = at }, next;
	size_t		 end;

	for (; at < f->n; at = end) {
		next = r;
		if (f->p[at] == '\n' || f->p[at] == '\r' ||
		    (end = read_row(f, at, mark, &next)) == 0)
			break;
		r = next;
		r.rows++;
		r.end = end;
	}
	return r;
}

static bool
are_rows(const struct rows *r, char mark)
{
	if (r->rows < ROWS_LEAST || r->said)
		return false;
	if (mark == '\t')
		return r->breaks;
	return r->cells >= CELLS_LEAST && r->han > 0 && !r->parted &&
	    r->values * 3 >= r->cells * r->rows;
}

/* A cell's text, its quotes apart; line ends in it are such. */
static void
put_cell(struct foreign *f, size_t from, size_t to)
{
	bool	 quoted = to > from + 1 && f->p[from] == '"';

	p_copy_skip(f->copy, from + quoted);
	to -= quoted;
	for (size_t i = from + quoted; i < to; i++) {
		if (f->p[i] == '"' && quoted) {
			foreign_cell_text(f, i + 1);
			p_copy_skip(f->copy, ++i + 1);
		} else if (f->p[i] == '\n') {
			foreign_cell_text(f, i);
			p_copy_str(f->copy, "<br>");
			p_copy_skip(f->copy, i + 1);
		}
	}
	foreign_cell_text(f, to);
	p_copy_skip(f->copy, to + quoted);
}

static void
put_rows(struct foreign *f, size_t at, const struct rows *r, char mark)
{
	size_t	 end;

	p_copy_str(f->copy, "\n<table>\n");
	for (; at < r->end; at = end) {
		p_copy_str(f->copy, "<tr>");
		for (;; at = end + 1) {
			end = cell_end(f, at, mark, r->end);
			p_copy_str(f->copy, "<td>");
			put_cell(f, at, end);
			p_copy_str(f->copy, "</td>");
			if (end >= r->end || f->p[end] != mark)
				break;
		}
		while (end < r->end && (f->p[end] == '\r' ||
		    f->p[end] == '\n'))
			end++;
		p_copy_skip(f->copy, end);
		p_copy_str(f->copy, "</tr>\n");
	}
	p_copy_str(f->copy, "</table>\n\n");
}

size_t
foreign_quoted(struct foreign *f, size_t at)
{
	static const char marks[] = { ',', ';', '\t' };
	struct rows	 r;

	if (f->markdown || at < f->no_quoted)
		return at;
	for (size_t i = 0; i < sizeof(marks); i++) {
		r = look(f, at, marks[i]);
		if (are_rows(&r, marks[i])) {
			p_copy_keep(f->copy, at);
			put_rows(f, at, &r, marks[i]);
			return r.end;
		}
		if (r.end > f->no_quoted)
			f->no_quoted = r.end;
	}
	return at;
}
