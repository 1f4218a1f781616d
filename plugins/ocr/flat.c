/*
 * Rows flattened: a row a line, its cells parted by one blank, empty cells
 * gone.
 *
 *	序号 姓名 部门 入职年份
 *	1 王丽华 业务科 2005
 *	2 褚丽华 财务科 2018
 *
 * A label that its cell broke in lines stands on lines of its own, above the
 * values or round them, and so does each line of a label that reaches down
 * beside several rows:
 *
 *	（三）			of the column to the left
 *	不予公开
 *	1.要求行政机关确认或
 *	重新出具
 *	0 1 0 0 1
 *
 * Such lines are rows of one cell; whose they are is for the passes to find.
 *
 * Chinese has no blanks between words, so a run of lines that have them, and
 * of which most end in a number or all have the same number of texts, is a
 * table; a run of Latin words is one text.  Prose ends in marks, and wrapped
 * prose does not end its lines in numbers.
 *
 * Which cells were dropped is not known, so the table is COLLAPSED: rows are
 * short, and what is missing is for the passes to find.
 */
#include "ocr.h"

#include <string.h>

#include "kit/mark.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"

#define	ROWS_LEAST	3	/* of several cells */
#define	VALUES_LEAST	4	/* in a row of numbers alone */
#define	CELLS_MAX	64	/* of a row */
#define	ALONE_MAX	24	/* characters of a row of one cell */
#define	NARROW_MAX	6	/* of one in a narrow column */
#define	ALONE_ROWS	2	/* rows of one cell in a row: captions, ... */
#define	PIECE_ROWS	5	/* ... and pieces of labels between values */
#define	PIECES_MOST	80	/* of them and narrow ones */
#define	TEXT_MAX	60	/* characters of a cell */
#define	SHORT_MAX	8	/* of a cell in a table without numbers */
#define	TURN_LINES	12	/* at the turn of a page, blank ones too */
#define	COUNTS		(CELLS_MAX + 1)

/* The cells of one line, as bytes. */
struct flat_row {
	struct line	 l;
	size_t		 at[CELLS_MAX], n[CELLS_MAX];
	uint32_t	 cells;
	uint32_t	 values;	/* numbers at its end */
	bool		 number;	/* the last cell is one */
	bool		 numbers;	/* all cells are */
	bool		 shorts;	/* all cells are short */
};

static bool
is_latin(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] >= 0x80)
			return false;
	return !text_is_number(p, n);
}

/*
 * A clause ends in the line, outside of brackets: prose.  Of a bracket that
 * a line end cut, one half may be missing.
 */
static bool
holds_clause(const char *p, size_t n)
{
	uint32_t	 cp;
	int		 depth = 0;
	bool		 comma = false;

	for (size_t i = 0; i < n; ) {
		i += p_utf8_next(p + i, n - i, &cp);
		if (cp == 0xff08 || cp == '(')
			depth++;
		else if ((cp == 0xff09 || cp == ')') && depth > 0)
			depth--;
		else if (cp == 0xff09 || cp == ')')
			comma = false;
		else if (depth == 0)
			comma = comma || cp == 0x3002 || cp == 0xff0c ||
			    cp == 0xff1b;
	}
	return comma;
}

/* Does a cell end as no cell does: 。 ， ； ： */
static bool
ends_as_prose(const char *p, size_t n)
{
	uint32_t	 cp = 0;

	p_utf8_prev(p, n, &cp);
	return cp == 0xff1a || p_ends_clause(p, n);
}

/*
 * Where the cell that begins at byte at ends: at the next blank that stands
 * outside of brackets, as far as these are closed in the line.
 */
static size_t
cell_end(const struct line *l, size_t at)
{
	size_t	 end = SIZE_MAX, k;
	uint32_t cp;
	int	 depth = 0;

	/* No cell is longer, and a line may be as long as the file. */
	for (size_t i = at; i < l->n && i - at <= 4 * TEXT_MAX; i += k) {
		k = p_utf8_next(l->p + i, l->n - i, &cp);
		if (cp == ' ' && end == SIZE_MAX)
			end = i;
		if (cp == ' ' && depth == 0)
			return i;
		if (cp == 0xff08 || cp == '(')
			depth++;
		else if ((cp == 0xff09 || cp == ')') && depth > 0 &&
		    --depth == 0)
			end = SIZE_MAX;
	}
	if (end != SIZE_MAX)
		return end;
	while (at < l->n && l->p[at] != ' ')
		at++;
	return at;
}

/* (一) 予以公开: is the last cell nothing but the number of this label? */
static bool
is_number_of(const struct flat_row *r, const struct line *l, size_t at)
{
	const uint32_t	 last = r->cells - 1;
	struct p_ordinal ord;
	uint32_t	 cp;

	p_utf8_next(l->p + at, l->n - at, &cp);
	return p_is_han(cp) && p_ordinal_at(l->p + r->at[last], r->n[last],
	    &ord) && ord.form == P_ORD_HAN_BRACKET && ord.n == r->n[last];
}

/* Cuts a line; false: it is no row. */
static bool
cut(struct flat_row *r, const struct line *l)
{
	size_t	 end, chars;
	bool	 latin = false, joined;

	*r = (struct flat_row){ .l = *l, .shorts = true };
	if (l->n == 0 || memchr(l->p, '\t', l->n) != NULL ||
	    holds_clause(l->p, l->n) ||
	    p_page_mark(l->p, l->n) == P_PAGE_SURE || l->p[0] == ' ' || l->p[0] == '#' || l->p[0] == '|' ||
	    l->p[0] == '-' || l->p[0] == '*')
		return false;
	for (size_t at = 0; at < l->n; at = end + 1) {
		end = cell_end(l, at);
		if (end == at || (end == at + 1 && l->p[at] == '|'))
			return false;	/* two blanks; a bar between cells */
		chars = p_utf8_count(l->p + at, end - at);
		if (chars > TEXT_MAX || ends_as_prose(l->p + at, end - at))
			return false;
		joined = r->cells > 0 && (is_number_of(r, l, at) || (latin &&
		    is_latin(l->p + at, end - at)));
		latin = is_latin(l->p + at, end - at);
		if (joined) {
			r->n[r->cells - 1] = end - r->at[r->cells - 1];
			continue;
		}
		if (r->cells == CELLS_MAX)
			return false;
		r->at[r->cells] = at;
		r->n[r->cells++] = end - at;
		r->shorts = r->shorts && chars <= SHORT_MAX;
	}
	r->numbers = true;
	for (uint32_t i = 0; i < r->cells; i++) {
		r->number = text_is_number(l->p + r->at[i], r->n[i]);
		r->values = r->number ? r->values + 1 : 0;
		r->numbers = r->numbers && r->number;
	}
	return true;
}

/* 第二十条第（五）项: what a law's article is cited by, alone. */
static bool
is_citation(const struct line *l)
{
	return l->n >= 12 && memcmp(l->p, "第", 3) == 0 &&
	    (memcmp(l->p + l->n - 3, "项", 3) == 0 ||
	    memcmp(l->p + l->n - 3, "款", 3) == 0);
}

/* A row of one cell stands inside of a table; a heading ends it. */
static bool
may_stand_alone(const struct flat_row *r)
{
	struct p_ordinal ord;

	return p_utf8_count(r->l.p, r->l.n) <= ALONE_MAX &&
	    line_has_han(&r->l) && (is_citation(&r->l) ||
	    !p_ordinal_at(r->l.p, r->l.n, &ord));
}

/* A table begins with a row of cells, or a citation above one; 一、 without
 * values heads a section. */
static bool
may_begin(const struct ocr *o, struct line *l)
{
	struct cursor	 c = o->cur;
	struct flat_row	 r;
	struct line	 next;
	struct p_ordinal ord;

	if (!line_next(o, &c, l))
		return false;
	next = *l;
	if (is_citation(l) && !line_next(o, &c, &next))
		return false;
	return memchr(next.p, ' ', next.n) != NULL && cut(&r, &next) &&
	    r.cells > 1 && (r.values > 0 ||
	    !p_ordinal_at(next.p, next.n, &ord) ||
	    ord.form != P_ORD_HAN_COMMA);
}

struct run {
	uint32_t	 rows;			/* of several cells */
	uint32_t	 numbers;		/* that end in a number */
	bool		 values;		/* one is nothing but numbers */
	uint32_t	 of[COUNTS];		/* by their number of cells */
	bool		 shorts;
	bool		 han;
	uint32_t	 last;			/* values of the last such row */
	uint32_t	 alone;			/* rows of one cell since then */
	uint32_t	 wide;			/* that no narrow column holds */
	struct cursor	 end;
};

/*
 * Does a row of as many values as the last one stand at the cursor, or one of
 * values alone where none did?  With a label of their own they are enough
 * below a label that heads no section.
 */
static bool
values_follow(const struct ocr *o, const struct run *run, bool section,
    struct cursor c)
{
	struct flat_row	 r;
	struct line	 l;

	for (uint32_t i = 0; i <= PIECE_ROWS && line_next(o, &c, &l) &&
	    cut(&r, &l); i++)
		if (r.cells > 1)
			return r.values >= VALUES_LEAST &&
			    (run->last == 0 ? r.numbers || !section :
			    r.values == run->last);
	return false;
}

/*
 * Is a line of one cell a piece of a label?  一、 heads a section unless
 * values stand right behind it; what has any other number is a label between
 * rows of values only.  c stands behind the line.
 */
static bool
is_piece(const struct ocr *o, struct run *run, const struct flat_row *r,
    struct cursor c)
{
	struct p_ordinal ord = { .form = P_ORD_NONE };
	const size_t	 chars = p_utf8_count(r->l.p, r->l.n);
	const bool	 numbered = p_ordinal_at(r->l.p, r->l.n, &ord);
	const bool	 section = ord.form == P_ORD_HAN_COMMA;

	if (chars > ALONE_MAX || run->alone++ == PIECES_MOST ||
	    !line_has_han(&r->l))
		return false;
	if (run->alone <= ALONE_ROWS && may_stand_alone(r))
		return true;
	if (numbered && (section || run->last == 0) &&
	    !is_citation(&r->l) && !values_follow(o, run, section, c))
		return false;
	return chars <= NARROW_MAX || run->wide++ < PIECE_ROWS;
}

/* Does a row head a section: 二、, and no values in it or behind it? */
static bool
is_heading(const struct ocr *o, const struct run *run,
    const struct flat_row *r, struct cursor c)
{
	struct p_ordinal ord;

	return run->numbers > 0 && r->values == 0 &&
	    p_ordinal_at(r->l.p, r->l.n, &ord) &&
	    ord.form == P_ORD_HAN_COMMA && !values_follow(o, run, true, c);
}

static void
note_row(struct run *run, const struct flat_row *r)
{
	run->rows++;
	run->numbers += r->number;
	run->values = run->values || (r->numbers && r->cells >= VALUES_LEAST);
	run->of[r->cells]++;
	run->shorts = run->shorts && r->shorts;
	run->han = run->han || line_has_han(&r->l);
	run->alone = run->wide = 0;
	if (r->values >= VALUES_LEAST)
		run->last = r->values;
}

/*
 * The next line of the table, or where a page turns the first one behind the
 * foot and the head; false: there is none, or the table begins anew there.
 */
static bool
row_next(const struct ocr *o, struct cursor *c, struct line *l,
    const struct line *first)
{
	struct cursor	 at = *c;
	unsigned	 passed = 0;
	bool		 turned = false, turns;

	for (;;) {
		if (!line_next(o, &at, l))
			return false;
		turns = line_turns_page(o, l);
		turned = turned || turns || l->where.page != c->page;
		if (!turns && !line_is_blank(l))
			break;
		if (++passed > TURN_LINES)
			return false;
	}
	if (passed > 0 && (!turned || (l->n == first->n &&
	    memcmp(l->p, first->p, l->n) == 0)))
		return false;
	*c = at;
	return true;
}

static struct run
survey(const struct ocr *o)
{
	struct run	 run = { .shorts = true, .end = o->cur };
	struct cursor	 c = o->cur, start = o->cur;
	struct flat_row	 r;
	struct line	 l, first;

	if (!line_next(o, &start, &first))
		return run;
	while (row_next(o, &c, &l, &first) && cut(&r, &l)) {
		if (r.cells > 1) {
			if (is_heading(o, &run, &r, c))
				break;
			note_row(&run, &r);
			run.end = c;
		} else if (!is_piece(o, &run, &r, c)) {
			break;
		}
	}
	return run;
}

static bool
is_table(const struct run *run)
{
	uint32_t	 most = 0, cells = 0;

	for (uint32_t i = 2; i < COUNTS; i++)
		if (run->of[i] > most) {
			most = run->of[i];
			cells = i;
		}
	if (run->rows < ROWS_LEAST || !run->han)
		return false;
	if (run->values)
		return true;
	if (run->numbers * 10 >= run->rows * 6)
		return most * 10 >= run->rows * 4;
	return most == run->rows && cells > 2 && run->shorts;
}

static void
put_row(struct ocr *o, const struct flat_row *r, uint64_t *cells)
{
	if (line_open(o, PAI_N_ROW, &r->l, 0, r->l.n) == NULL)
		return;
	for (uint32_t i = 0; i < r->cells && count_cell(o, cells, &r->l); i++)
		row_cell(o, &r->l, r->at[i], r->n[i], PAI_ALIGN_NONE);
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_ROW);
}

/* The feet and heads of the pages that the table goes over, behind it. */
static void
put_turns(struct ocr *o, struct cursor from)
{
	const size_t	 end = o->cur.at;
	struct line	 l;

	while (from.at < end && o->status == PAI_OK &&
	    line_next(o, &from, &l))
		if (line_turns_page(o, &l) && !put_furniture(o, &l))
			put_paragraph(o, &l, 0, l.n);
}

bool
take_flat_rows(struct ocr *o)
{
	const struct cursor from = o->cur;
	struct flat_row	 r;
	struct run	 run;
	struct pai_node	*table;
	struct line	 l;
	uint64_t	 cells = 0;

	if (o->cur.at < o->no_flat || !may_begin(o, &l))
		return false;
	run = survey(o);
	if (!is_table(&run)) {
		o->no_flat = run.end.at;
		return false;
	}
	if ((table = line_open(o, PAI_N_TABLE, &l, 0, l.n)) == NULL)
		return true;
	table->as.table.spans = PAI_SPANS_COLLAPSED;
	while (o->cur.at < run.end.at && o->status == PAI_OK &&
	    line_next(o, &o->cur, &l))
		if (!line_turns_page(o, &l) && !line_is_blank(&l) &&
		    cut(&r, &l))
			put_row(o, &r, &cells);
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	put_turns(o, from);
	return true;
}
