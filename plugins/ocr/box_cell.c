/*
 * The text of one cell of a box.
 *
 * Within a cell every line end is the writer's: paragraphs are parted by a
 * blank line.  Lines are joined with a blank between Latin words, and
 * without one next to Chinese and where a word wider than any column had to
 * be cut.  Lines of one 字 each are a label set downwards.
 */
#include <stdlib.h>
#include <string.h>

#include "box.h"
#include "kit/break.h"
#include "kit/utf8.h"
#include "kit/width.h"

#define	WORD_MAX	20	/* columns; longer words may have been cut */

struct cell_line {
	size_t		 left, right;	/* blank columns at either side */
	size_t		 width;
};

struct cell_text {
	struct sheet_text text;		/* '\n' between paragraphs */
	size_t		 lines;
	bool		 one_each;	/* no line holds more than one 字 */
	bool		 gap;		/* a blank line stands before */
	bool		 left, right, centre;	/* what each line allows */
	size_t		 line_from;	/* where the last line begins */
	struct cell_line last;
};

/* The line's characters between the columns, without blanks at its ends. */
static void
cut_line(struct box *b, size_t line, const struct box_cut *cut,
    struct sheet_text *to, struct cell_line *l)
{
	struct box_char	 c;
	size_t		 keep = to->n, last = cut->from;

	*l = (struct cell_line){ .left = cut->to - cut->from };
	if (!box_seek(b, line, cut->from, &c))
		return;
	do {
		if (c.col >= cut->to)
			break;
		if (c.cp == ' ' && to->n == keep && last == cut->from)
			continue;
		if (last == cut->from && to->n == keep)
			l->left = c.col - cut->from;
		sheet_text_add(to, c.cp);
		if (c.cp != ' ') {
			last = c.col + c.width;
			keep = to->n;
		}
	} while (box_next(b, line, &c));
	to->n = keep;
	if (last == cut->from)
		return;
	l->right = cut->to - last;
	l->width = last - cut->from - l->left;
}

/* Did a word go on here that was too long for the column? */
static bool
was_cut(const struct cell_text *t, const struct sheet_text *next)
{
	const size_t	 slack = t->last.left + t->last.right;
	size_t		 run = 0;

	if (slack > 1 || t->last.width + slack <= WORD_MAX)
		return false;
	for (size_t i = t->line_from; i < t->text.n; i++) {
		if (t->text.cp[i] == ' ' || p_is_cjk(t->text.cp[i]))
			return false;
		run++;
	}
	for (size_t i = 0; i < next->n && next->cp[i] != ' ' &&
	    !p_is_cjk(next->cp[i]); i++)
		run++;
	return run > WORD_MAX;
}

static void
add_line(struct cell_text *t, const struct sheet_text *line,
    const struct cell_line *l, bool down)
{
	uint32_t	 last;

	if (t->text.n > 0 && t->gap)
		sheet_text_add(&t->text, '\n');
	else if (t->text.n > 0 && !down) {
		last = t->text.cp[t->text.n - 1];
		if (last == 0xa0)	/* a blank that was kept */
			t->text.cp[t->text.n - 1] = ' ';
		else if (p_break_blank(last, line->cp[0]) && !was_cut(t, line))
			sheet_text_add(&t->text, ' ');
	}
	t->line_from = t->text.n;
	for (size_t i = 0; i < line->n; i++)
		sheet_text_add(&t->text, line->cp[i]);
	t->last = *l;
	t->gap = false;
}

static void
weigh_line(struct cell_text *t, const struct cell_line *l)
{
	t->lines++;
	t->one_each = t->one_each && l->width <= 2;
	t->left = t->left && l->left <= 1;
	t->right = t->right && l->right <= 1;
	t->centre = t->centre && (l->right == l->left ||
	    l->right == l->left + 1);
}

/* One pass weighs the lines, the next puts them together. */
static void
read_lines(struct box *b, const struct box_cut *cut, struct cell_text *t,
    bool down, bool weigh)
{
	struct sheet_text	 line = { 0 };
	struct cell_line	 l;

	for (size_t i = cut->first; i < cut->end; i++) {
		/* Between parts of one page there is nothing but text. */
		line.n = 0;
		cut_line(b, i, cut, &line, &l);
		if (line.n == 0)
			t->gap = t->lines > 0;
		else if (weigh) {
			t->one_each = t->one_each && !t->gap;
			weigh_line(t, &l);
			t->gap = false;
		} else {
			add_line(t, &line, &l, down);
			t->lines++;
		}
	}
	if (line.failed || t->text.failed)
		b->failed = true;
	sheet_text_free(&line);
}

static bool
has_han(const struct sheet_text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (p_is_han(t->cp[i]))
			return true;
	return false;
}

/* The cell's text, put together; true: it was set downwards. */
static bool
read_text(struct box *b, const struct box_cut *cut, struct cell_text *t)
{
	struct cell_text	 weight = { .one_each = true, .left = true,
	    .right = true, .centre = true };
	bool			 down;

	*t = (struct cell_text){ 0 };
	read_lines(b, cut, &weight, false, true);
	down = weight.one_each && weight.lines > 1;
	read_lines(b, cut, t, down, false);
	if (down && !has_han(&t->text)) {
		down = false;
		t->text.n = t->lines = 0;
		t->gap = false;
		read_lines(b, cut, t, false, false);
	}
	t->left = weight.left;
	t->right = weight.right;
	t->centre = weight.centre;
	return down;
}

bool
box_cell_continues(struct box *b, const struct box_cut *cut)
{
	struct cell_text	 t;
	const uint32_t		 mark[3] = { 0xff08, 0x7eed, 0xff09 };
	bool			 is;

	read_text(b, cut, &t);
	is = t.text.n >= 3 && memcmp(t.text.cp + t.text.n - 3, mark,
	    sizeof(mark)) == 0;
	sheet_text_free(&t.text);
	return is;
}

static void
put_paragraphs(struct box *b, const struct sheet_text *t)
{
	struct sheet_text	 one = { 0 };
	size_t			 from = 0;

	for (size_t i = 0; i <= t->n; i++) {
		if (i < t->n && t->cp[i] != '\n')
			continue;
		one.n = 0;
		for (; from < i; from++)
			sheet_text_add(&one, t->cp[from]);
		from = i + 1;
		pai_open(b->s->b, PAI_N_PARAGRAPH);
		sheet_text_put(b->s, &one);
		pai_close(b->s->b, PAI_N_PARAGRAPH);
	}
	sheet_text_free(&one);
}

void
box_cell_put(struct box *b, struct pai_node *cell, const struct box_cut *cut)
{
	struct cell_text	 t;
	const bool		 down = read_text(b, cut, &t);

	if (cell != NULL && t.text.n > 0) {
		cell->as.cell.flow = down ? PAI_FLOW_VERTICAL : PAI_FLOW_LR;
		cell->as.cell.align = t.centre ? PAI_ALIGN_CENTRE :
		    t.left ? PAI_ALIGN_LEFT :
		    t.right ? PAI_ALIGN_RIGHT : PAI_ALIGN_LEFT;
	}
	put_paragraphs(b, &t.text);
	sheet_text_free(&t.text);
}
