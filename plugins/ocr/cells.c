/*
 * Cells that became paragraphs: each stands between blank lines, row by row,
 * and nothing says where a row ends.
 *
 *	序号
 *				a header of words, and then rows that look
 *	姓名			alike: numbers and words come again at a
 *				constant distance
 *	1
 *
 *	李芳
 *
 *	2
 *	...
 *
 * That distance is the number of columns.  One blank cell that was not
 * printed breaks it, and then the paragraphs stay.  Lists and prose have no
 * such order: there must be numbers and words in every row, rows enough, and
 * either a first column that counts 1 2 3 or nothing left over.
 */
#include "ocr.h"

#include <stdlib.h>
#include <string.h>

#include "kit/num.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"

#define	ITEMS_MOST	4096
#define	COLS_LEAST	2
#define	COLS_MOST	16
#define	ROWS_LEAST	3	/* below the header */
#define	TEXT_MOST	24	/* characters of a cell */
#define	AHEAD		3	/* short paragraphs above, a caption say, from
				 * where the run or a section begins */

struct item {
	struct line	 l;
	bool		 number;
	bool		 either;	/* a letter that a digit is taken for */
	bool		 ordinal;	/* it may be a heading */
};

/* Short paragraphs of a line each, one blank line between them. */
struct run {
	struct item	 item[ITEMS_MOST];
	uint32_t	 n;
	struct cursor	 end;
};

struct order {
	uint32_t	 first;		/* items before the header */
	uint32_t	 cols;
	uint32_t	 rows;		/* with the header */
};

/* Evidence. */

/* Marks that end a sentence or clause, and signs of other blocks. */
static bool
is_cell(const struct line *l)
{
	uint32_t	 last = 0;

	if (l->n == 0 || l->n > 4 * TEXT_MOST || l->p[0] == '#' ||
	    l->p[0] == '|' || l->p[0] == '*' || l->p[0] == '>' ||
	    memchr(l->p, '\t', l->n) != NULL ||
	    p_utf8_count(l->p, l->n) > TEXT_MOST)
		return false;
	p_utf8_prev(l->p, l->n, &last);
	return last != 0x3002 && last != 0xff0c && last != 0xff1b &&
	    last != 0xff1a && last != ':' && last != ';';
}

static bool
has_ordinal(const struct line *l)
{
	struct p_ordinal ord;

	return p_ordinal_at(l->p, l->n, &ord) &&
	    (ord.form == P_ORD_HAN_COMMA || ord.form == P_ORD_HAN_BRACKET ||
	    ord.form == P_ORD_CHAPTER);
}

/* 1O, l8: a number but for letters that digits are taken for. */
static bool
is_like_number(const struct line *l)
{
	char	 text[16];
	bool	 digit = false;

	if (l->n > sizeof(text))
		return false;
	for (size_t i = 0; i < l->n; i++) {
		digit = digit || (l->p[i] >= '0' && l->p[i] <= '9');
		text[i] = p_is_like_digit((unsigned char)l->p[i]) ? '0' :
		    l->p[i];
	}
	return digit && text_is_number(text, l->n);
}

static struct item
item_of(const struct line *l)
{
	struct item it = { .l = *l, .ordinal = has_ordinal(l) };

	it.number = text_is_number(l->p, l->n) || is_like_number(l);
	it.either = l->n == 1 && p_is_like_digit((unsigned char)l->p[0]);
	return it;
}

static void
survey(const struct ocr *o, struct run *run)
{
	struct cursor	 c = o->cur;
	struct line	 l, blank;

	run->n = 0;
	run->end = c;
	while (run->n < ITEMS_MOST && line_next(o, &c, &l) && is_cell(&l)) {
		if (line_next(o, &c, &blank) && !line_is_blank(&blank))
			break;
		run->item[run->n++] = item_of(&l);
		run->end = c;
	}
}

static bool
is_count(const struct item *it, uint32_t value)
{
	uint32_t have = 0;

	if (it->l.n > 4)
		return false;
	for (size_t i = 0; i < it->l.n; i++) {
		if (it->l.p[i] < '0' || it->l.p[i] > '9')
			return false;
		have = have * 10 + (uint32_t)(it->l.p[i] - '0');
	}
	return have == value;
}

/* A header: words, each another. */
static bool
is_header(const struct item *it, uint32_t cols)
{
	for (uint32_t i = 0; i < cols; i++) {
		if (it[i].number || it[i].ordinal)
			return false;
		for (uint32_t k = 0; k < i; k++)
			if (it[i].l.n == it[k].l.n && memcmp(it[i].l.p,
			    it[k].l.p, it[i].l.n) == 0)
				return false;
	}
	return true;
}

/* Are numbers and words where the first row of the body has them? */
static bool
is_alike(const struct item *a, const struct item *b, uint32_t cols)
{
	for (uint32_t i = 0; i < cols; i++)
		if ((i > 0 && b[i].ordinal) || (a[i].number != b[i].number &&
		    !a[i].either && !b[i].either))
			return false;
	return true;
}

static uint32_t
numbers_in(const struct item *it, uint32_t cols)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < cols; i++)
		n += it[i].number;
	return n;
}

/* Judgement. */

/* Does the text go on here: nothing is left, or a section begins? */
static bool
ends_at(const struct run *run, uint32_t i)
{
	return i >= run->n || (run->item[i].ordinal &&
	    (i + 1 == run->n || !run->item[i + 1].number));
}

static bool
has_order(const struct run *run, struct order *t)
{
	const struct item *body = run->item + t->first + t->cols;
	uint32_t left = run->n - t->first - t->cols, rows = 0, counts = 0;
	uint32_t numbers;

	if (left < ROWS_LEAST * t->cols ||
	    !is_header(run->item + t->first, t->cols))
		return false;
	numbers = numbers_in(body, t->cols);
	if (numbers == 0 || numbers == t->cols)
		return false;
	while ((rows + 1) * t->cols <= left &&
	    is_alike(body, body + (size_t)rows * t->cols, t->cols)) {
		counts += counts == rows &&
		    is_count(body + (size_t)rows * t->cols, rows + 1);
		rows++;
	}
	t->rows = (counts >= ROWS_LEAST ? counts : rows) + 1;
	if (counts >= ROWS_LEAST)
		return true;
	return rows >= ROWS_LEAST + (t->cols == COLS_LEAST) &&
	    ends_at(run, t->first + t->cols + rows * t->cols);
}

/* The fewest columns that explain the run; false: none do. */
static bool
find_order(const struct run *run, struct order *t)
{
	uint32_t ahead = 0;

	for (t->first = 0; t->first < run->n; t->first++, ahead++) {
		if (run->item[t->first].ordinal)
			ahead = 0;
		for (t->cols = COLS_LEAST; ahead <= AHEAD &&
		    t->cols <= COLS_MOST && t->first + t->cols < run->n;
		    t->cols++)
			if (has_order(run, t))
				return true;
	}
	return false;
}

/* Act. */
static void
put_rows(struct ocr *o, const struct run *run, const struct order *t)
{
	const struct item *it = run->item;
	struct pai_node	*table = line_open(o, PAI_N_TABLE, &it->l, 0,
	    it->l.n);
	uint64_t	 cells = 0;

	if (table == NULL)
		return;
	table->as.table.spans = PAI_SPANS_COLLAPSED;
	for (uint32_t i = 0; i < t->rows && o->status == PAI_OK; i++) {
		if (line_open(o, PAI_N_ROW, &it->l, 0, it->l.n) == NULL)
			return;
		for (uint32_t k = 0; k < t->cols &&
		    count_cell(o, &cells, &it->l); k++, it++)
			row_cell(o, &it->l, 0, it->l.n, PAI_ALIGN_NONE);
		if (o->status == PAI_OK)
			pai_close(o->job->build, PAI_N_ROW);
	}
	if (o->status == PAI_OK)
		pai_close(o->job->build, PAI_N_TABLE);
	o->cur = t->rows * t->cols < run->n ? it->l.where : run->end;
}

bool
take_cells(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct line	 l;
	struct order	 t;
	struct run	*run;
	bool		 found;

	if (o->cur.at < o->no_cells || o->after_text ||
	    !line_next(o, &c, &l) || !is_cell(&l) ||
	    (run = malloc(sizeof(*run))) == NULL)
		return false;
	survey(o, run);
	found = find_order(run, &t);
	if (!found)
		o->no_cells = run->end.at;
	else if (t.first > 0)
		o->no_cells = run->item[t.first].l.where.at;
	else
		put_rows(o, run, &t);
	free(run);
	return found && t.first == 0;
}
