/*
 * Rows flattened: a row a line, its cells parted by one blank, empty cells
 * gone.
 *
 *	序号 姓名 部门 入职年份
 *	1 王丽华 业务科 2005
 *	2 褚丽华 财务科 2018
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

#include "kit/ordinal.h"
#include "kit/utf8.h"

#define	ROWS_LEAST	3	/* of several cells */
#define	VALUES_LEAST	4	/* in a row of numbers alone */
#define	CELLS_MAX	64	/* of a row */
#define	ALONE_MAX	24	/* characters of a row of one cell */
#define	TEXT_MAX	60	/* characters of a cell */
#define	SHORT_MAX	8	/* of a cell in a table without numbers */
#define	COUNTS		(CELLS_MAX + 1)

/* The cells of one line, as bytes. */
struct flat_row {
	struct line	 l;
	size_t		 at[CELLS_MAX], n[CELLS_MAX];
	uint32_t	 cells;
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

/* Marks that end a sentence or a clause. */
static bool
is_clause(const char *p, size_t n)
{
	uint32_t	 cp = 0;

	p_utf8_prev(p, n, &cp);
	return cp == 0x3002 || cp == 0xff0c || cp == 0xff1b || cp == 0xff1a ||
	    cp == 0x3001;
}

/* Cuts a line; false: it is no row. */
static bool
cut(struct flat_row *r, const struct line *l)
{
	size_t	 end, chars;
	bool	 latin = false, joined;

	*r = (struct flat_row){ .l = *l, .shorts = true };
	if (l->n == 0 || l->p[0] == ' ' || l->p[0] == '#' || l->p[0] == '|' ||
	    l->p[0] == '-' || l->p[0] == '*')
		return false;
	for (size_t at = 0; at < l->n; at = end + 1) {
		for (end = at; end < l->n && l->p[end] != ' '; end++)
			if (l->p[end] == '\t')
				return false;
		if (end == at)
			return false;	/* two blanks, or one at the end */
		chars = p_utf8_count(l->p + at, end - at);
		if (chars > TEXT_MAX || is_clause(l->p + at, end - at))
			return false;
		joined = latin && r->cells > 0 &&
		    is_latin(l->p + at, end - at);
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

/* A table begins with a row of cells, or a citation above one. */
static bool
may_begin(const struct ocr *o, struct line *l)
{
	struct cursor	 c = o->cur;
	struct flat_row	 r;
	struct line	 next;

	if (!line_next(o, &c, l))
		return false;
	next = *l;
	if (is_citation(l) && !line_next(o, &c, &next))
		return false;
	return memchr(next.p, ' ', next.n) != NULL && cut(&r, &next) &&
	    r.cells > 1;
}

struct run {
	uint32_t	 rows;			/* of several cells */
	uint32_t	 numbers;		/* that end in a number */
	bool		 values;		/* one is nothing but numbers */
	uint32_t	 of[COUNTS];		/* by their number of cells */
	bool		 shorts;
	bool		 han;
	struct cursor	 end;
};

static struct run
survey(const struct ocr *o)
{
	struct run	 run = { .shorts = true, .end = o->cur };
	struct cursor	 c = o->cur;
	struct flat_row	 r;
	struct line	 l;
	uint32_t	 alone = 0;

	while (line_next(o, &c, &l) && cut(&r, &l)) {
		if (r.cells == 1 && (!may_stand_alone(&r) || alone++ > 1))
			break;
		if (r.cells == 1)
			continue;
		alone = 0;
		run.rows++;
		run.numbers += r.number;
		run.values = run.values || (r.numbers &&
		    r.cells >= VALUES_LEAST);
		run.of[r.cells]++;
		run.shorts = run.shorts && r.shorts;
		run.han = run.han || line_has_han(&l);
		run.end = c;
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

bool
take_flat_rows(struct ocr *o)
{
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
	    line_next(o, &o->cur, &l) && cut(&r, &l)) {
		if (line_open(o, PAI_N_ROW, &l, 0, l.n) == NULL)
			return true;
		for (uint32_t i = 0; i < r.cells &&
		    count_cell(o, &cells, &l); i++)
			row_cell(o, &l, r.at[i], r.n[i], PAI_ALIGN_NONE);
		if (o->status == PAI_OK)
			pai_close(o->job->build, PAI_N_ROW);
	}
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	return true;
}
