/*
 * Tables of a row a line, cells parted by TABs: what word processors save as
 * text, and what OCR engines print.  Covered slots may have come as empty
 * cells, so the table is marked PAI_SPANS_PADDED.  A blank line ends the
 * fragment; whether the next one goes on with it is for a pass to say.
 *
 *	⇥⇥⇥商业			a cell keeps the line ends that were
 *	企业⇥科研			in it, so that a row may be several
 *	机构⇥社会			lines: each ends and begins with a
 *	公益				piece of a label
 *	组织⇥其他
 *
 * Such lines are put together where every seam is torn and the row then has
 * no more cells than other rows have.  Two lines may be two short rows, so it
 * takes three, or a bracket or a comma that wants to go on.
 */
#include "ocr.h"

#include <string.h>

#include "kit/utf8.h"

/* One TAB in a line is a gap in prose; two make a row by themselves. */
#define	LONE_ROW_TABS	2
#define	PIECE_MOST	3	/* characters of a torn label, on each side */
#define	LINES_LEAST	3	/* of a row of torn labels */
#define	LINES_MOST	64
#define	CELL_MOST	240	/* bytes of a cell whose seam is sure */

/* A row, and the lines it takes. */
struct row {
	struct line	 first;
	uint32_t	 lines;
	uint32_t	 tabs;
	uint32_t	 widest;	/* TABs of one of its lines */
	struct cursor	 end;
};

struct fragment {
	uint32_t	 rows;
	uint32_t	 inner;		/* with a TAB between texts */
	uint32_t	 trailing;	/* with TABs behind the last text only */
	bool		 even;		/* all have as many TABs */
	uint32_t	 code;
	uint32_t	 most_tabs;	/* of any line, those at its end too */
	struct cursor	 end;
};

static uint32_t
count_tabs(const struct line *l)
{
	uint32_t	 n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->p[i] == '\t';
	return n;
}

/* Rows of several lines. */

static struct pai_str
last_piece(const struct line *l)
{
	size_t	 at = l->n;

	while (at > 0 && l->p[at - 1] != '\t')
		at--;
	return (struct pai_str){ l->p + at, l->n - at };
}

static struct pai_str
first_piece(const struct line *l)
{
	const char	*tab = memchr(l->p, '\t', l->n);

	return (struct pai_str){ l->p,
	    tab != NULL ? (size_t)(tab - l->p) : l->n };
}

/* A few characters, of which none is a digit or a letter. */
static bool
is_label_piece(struct pai_str s)
{
	uint32_t	 cp, n = 0;

	for (size_t i = 0; i < s.n; n++) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (!p_is_cjk(cp) || n == PIECE_MOST)
			return false;
	}
	return n > 0;
}

static bool
is_opening(uint32_t cp)
{
	return cp == '(' || cp == 0xff08;
}

static bool
is_closing(uint32_t cp)
{
	return cp == ')' || cp == 0xff09;
}

/* Brackets that are open at its end; less than 0: closed without one. */
static int
open_brackets(struct pai_str s)
{
	uint32_t	 cp;
	int		 n = 0;

	for (size_t i = 0; i < s.n && n >= 0; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		n += is_opening(cp) - is_closing(cp);
	}
	return n;
}

/* Does the text end in a comma, Chinese and so not of a list of values? */
static bool
ends_in_comma(struct pai_str s)
{
	uint32_t	 cp = 0;

	if (s.n > 0)
		p_utf8_prev(s.p, s.n, &cp);
	return cp == 0xff0c || cp == 0x3001;
}

/* Does the first text need the second behind it, whatever stands around? */
static bool
is_seam_sure(struct pai_str a, struct pai_str b)
{
	uint32_t	 cp;

	if (a.n == 0 || b.n == 0 || a.n > CELL_MOST || b.n > CELL_MOST)
		return false;
	if (open_brackets(a) > 0 && open_brackets(b) < 0)
		return true;
	p_utf8_next(b.p, b.n, &cp);
	return p_utf8_count(a.p, a.n) > PIECE_MOST && ends_in_comma(a) &&
	    p_is_han(cp);
}

static bool
is_seam_torn(struct pai_str a, struct pai_str b)
{
	return is_label_piece(a) && is_label_piece(b);
}

/*
 * The lines that go on with the row's first, as far as seams say so and it
 * then has no more than that many TABs.  The lines between have one TAB at
 * most: whole rows of short words have more, or all have as many.  Lines
 * without a TAB belong to the next row where that is what they lead to.
 */
static void
follow(const struct ocr *o, uint32_t most, struct row *r)
{
	struct line	 l = r->first, next;
	struct cursor	 c = r->end;
	struct row	 all = *r, with_tabs = *r;
	bool		 sure = true;

	while (all.lines < LINES_MOST && line_next(o, &c, &next)) {
		struct pai_str	 a = last_piece(&l), b = first_piece(&next);
		uint32_t	 tabs = count_tabs(&next);
		bool		 is_sure = is_seam_sure(a, b);

		if ((!is_sure && !is_seam_torn(a, b)) ||
		    (all.lines > 1 && count_tabs(&l) > 1))
			break;
		if (tabs > 0 && all.tabs + tabs > most) {
			all = with_tabs;
			break;
		}
		sure = sure && is_sure;
		all.lines++;
		all.tabs += tabs;
		all.widest = tabs > all.widest ? tabs : all.widest;
		all.end = c;
		if (tabs > 0)
			with_tabs = all;
		l = next;
	}
	if (all.lines > 1 && (sure || all.lines >= LINES_LEAST))
		*r = all;
}

/* The row at c, which moves behind it; false: there is none. */
static bool
row_next(const struct ocr *o, struct cursor *c, uint32_t most, struct row *r)
{
	struct cursor	 next = *c;

	if (!line_next(o, &next, &r->first))
		return false;
	r->lines = 1;
	r->tabs = r->widest = count_tabs(&r->first);
	r->end = next;
	follow(o, most, r);
	if (r->tabs == 0)
		return false;
	*c = r->end;
	return true;
}

/* Evidence. */

/* Where the text of a line begins and ends, TABs and blanks apart. */
static void
find_text(const struct line *l, size_t *first, size_t *last)
{
	*first = 0;
	*last = l->n;
	while (*first < l->n && (l->p[*first] == '\t' || l->p[*first] == ' '))
		++*first;
	while (*last > *first && (l->p[*last - 1] == '\t' ||
	    l->p[*last - 1] == ' '))
		--*last;
}

/* Counts a row by where the TABs of its first line stand. */
static void
look_at_row(struct fragment *f, const struct row *r)
{
	const struct line *l = &r->first;
	size_t		   first, last;

	find_text(l, &first, &last);
	if (r->lines > 1 ||
	    memchr(l->p + first, '\t', last - first) != NULL)
		f->inner++;
	else if (last > first && last < l->n &&
	    memchr(l->p + last, '\t', l->n - last) != NULL)
		f->trailing++;
	f->even = f->rows == 0 || (f->even && r->tabs == f->most_tabs);
	f->rows++;
	f->code += line_is_code(l);
	if (r->widest > f->most_tabs)
		f->most_tabs = r->widest;
}

static struct fragment
survey(const struct ocr *o, struct cursor c, uint32_t most)
{
	struct fragment	 f = { .end = c };
	struct row	 r;

	while (row_next(o, &c, most, &r)) {
		look_at_row(&f, &r);
		f.end = c;
	}
	return f;
}

/*
 * Programs are indented with TABs but seldom have them inside lines, and
 * hardly ever behind them, so a quarter of the rows must; in a table of the
 * official form every row has that holds a number, or blanks for numbers.
 * Where no row has a TAB inside, all must have as many.
 */
static bool
is_table(const struct fragment *f)
{
	if ((f->inner + f->trailing) * 4 < f->rows ||
	    f->code * 3 > f->rows)
		return false;
	if (f->inner == 0)
		return f->trailing > 0 && f->even && f->rows > 1 &&
		    f->most_tabs >= LONE_ROW_TABS;
	return f->rows > 1 || f->most_tabs >= LONE_ROW_TABS;
}

/* Act. */

/* The cells of a line; its first piece goes on with the cell that is open. */
static bool
put_line(struct ocr *o, const struct line *l, uint64_t *cells)
{
	size_t	 at = 0, end;

	for (;; at = end + 1) {
		for (end = at; end < l->n && l->p[end] != '\t'; )
			end++;
		if (end > at)
			put_paragraph(o, l, at, end - at);
		if (end == l->n)
			return true;
		pai_close(o->job->build, PAI_N_CELL);
		if (!count_cell(o, cells, l) ||
		    line_open(o, PAI_N_CELL, l, end + 1, 0) == NULL)
			return false;
	}
}

static void
put_row(struct ocr *o, const struct row *r, uint64_t *cells)
{
	struct pai_build *b = o->job->build;
	struct line	  l;

	if (line_open(o, PAI_N_ROW, &r->first, 0, r->first.n) == NULL ||
	    !count_cell(o, cells, &r->first) ||
	    line_open(o, PAI_N_CELL, &r->first, 0, 0) == NULL)
		return;
	while (o->cur.at < r->end.at && line_next(o, &o->cur, &l))
		if (!put_line(o, &l, cells))
			return;
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
}

bool
take_tab_rows(struct ocr *o)
{
	struct fragment	 f;
	struct cursor	 c = o->cur;
	struct pai_node	*table;
	struct row	 r;
	uint64_t	 cells = 0;
	uint32_t	 most = o->cur.at < o->no_joins ? 0 : UINT32_MAX;

	if (o->cur.at < o->no_rows || !row_next(o, &c, most, &r))
		return false;
	f = survey(o, o->cur, most);
	o->no_joins = f.end.at;
	most = f.most_tabs;
	f = survey(o, o->cur, most);
	if (!is_table(&f)) {
		o->no_rows = f.end.at;
		return false;
	}
	if ((table = line_open(o, PAI_N_TABLE, &r.first, 0,
	    r.first.n)) == NULL)
		return true;
	table->as.table.spans = PAI_SPANS_PADDED;
	for (c = o->cur; c.at < f.end.at && o->status == PAI_OK &&
	    row_next(o, &c, most, &r); )
		put_row(o, &r, &cells);
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	return true;
}
