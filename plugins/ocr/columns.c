/*
 * Tables set in columns by blanks, as text extractors lay them out.
 *
 *	序号  名称    单位  数量
 *	1     投影仪  把      37
 *	2     打印机  张       7
 *
 * Two blanks part two texts of a line; a block in which most lines are parted
 * so, and whose texts keep to the edges of common columns, is a table.  Prose
 * with wide gaps keeps to no edge, a program looks like one, and the texts
 * of a list are marks and sentences.  A page number between two parts does
 * not end the block: both have the columns that all lines together tell, and
 * joining them is for a pass.
 *
 * Places are those of a terminal, where a Chinese character takes two, and √
 * one or two.  Some extractors count characters instead, however wide they
 * are, so the block is measured each way, and the way that aligns it best is
 * the writer's.
 *
 * Spans are not known, so the table is PADDED, as rows by TABs are.
 */
#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/mark.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"
#include "kit/width.h"

#define	GAP		2	/* places between two texts of a line */
#define	LINES_LEAST	2	/* of a table; and see are_enough() */
#define	PARTED		60	/* of a hundred lines, at least */
#define	ALIGNED		90	/* of a hundred texts, at least */
#define	PROSE		48	/* places of a text that may be a sentence */
#define	SHORT		24	/* places of a text in a column, on average */
#define	TURN_LINES	6	/* of text at the turn of a page */
#define	NEAR_TEXTS	64	/* that are looked back at */
#define	PLACES_MAX	100000	/* of a line that is looked at */

bool
column_add(struct columns *c, struct column_text t)
{
	if (!p_make_room(&c->text, &c->text_room, c->texts + 1, sizeof(t)))
		return !(c->failed = true);
	c->text[c->texts++] = t;
	return true;
}

uint32_t
column_width_of(const struct columns *c, uint32_t cp)
{
	const unsigned	 w = p_width_char(cp, c->wide);

	if (p_is_space(cp) && w == 0)
		return 1;
	return c->narrow && w > 1 ? 1 : w;
}

/*
 * How much of a text is numbers that one blank parts, at its end: two at
 * least, and none that may be a group of thousands.  The byte it begins at.
 */
static size_t
numbers_at(const char *p, size_t n)
{
	size_t	 end = n, from = n, at, count = 0;

	while (end > 0) {
		for (at = end; at > 0 && p[at - 1] != ' '; at--)
			;
		if (!text_is_number(p + at, end - at) ||
		    (at > 0 && end - at == 3 && p[end - 1] != '%'))
			break;
		count++;
		from = at;
		end = at > 0 ? at - 1 : 0;
	}
	return count > 1 ? from : n;
}

/* Adds a text; narrow columns of numbers are one blank apart. */
static bool
add_texts(struct columns *c, const struct line *l, struct column_text t)
{
	const size_t	 from = numbers_at(l->p + t.at, t.n);
	struct column_text one = t;
	uint32_t	 place = t.to - (uint32_t)(t.n - from);

	if (from == t.n)
		return column_add(c, t);
	one.n = from > 0 ? from - 1 : 0;
	one.to = place - 1;
	if (one.n > 0 && !column_add(c, one))
		return false;
	for (size_t i = from, end; i < t.n; i = end + 1) {
		for (end = i; end < t.n && l->p[t.at + end] != ' '; end++)
			;
		one.at = t.at + i;
		one.n = end - i;
		one.from = place;
		one.to = place + (uint32_t)one.n;
		place = one.to + 1;
		if (!column_add(c, one))
			return false;
	}
	return true;
}

/* Cuts a line at its gaps; false: no memory. */
static bool
cut(struct columns *c, const struct line *l, uint32_t part)
{
	struct column_text	 t = { .line = c->lines };
	struct column_line	 line = { .l = *l, .first = c->texts, .part = part };
	uint32_t		 place = 0, gap = GAP, cp, w;

	for (size_t i = 0, k; i < l->n && place < PLACES_MAX; i += k) {
		k = p_utf8_next(l->p + i, l->n - i, &cp);
		w = column_width_of(c, cp);
		if (p_is_space(cp)) {
			gap += w;
		} else {
			if (gap >= GAP) {
				if (t.n > 0 && !add_texts(c, l, t))
					return false;
				t.at = i;
				t.from = place;
			}
			gap = 0;
			t.n = i + k - t.at;
			t.to = place + (w > 0 ? w : 1);
		}
		place += w;
	}
	if (t.n > 0 && !add_texts(c, l, t))
		return false;
	line.n = c->texts - line.first;
	if (!p_make_room(&c->line, &c->line_room, c->lines + 1, sizeof(line)))
		return !(c->failed = true);
	c->line[c->lines++] = line;
	return true;
}

static bool
is_parted(const struct line *l)
{
	size_t		 at = 0, end = l->n, i, k;
	uint32_t	 gap, cp;

	while (end > at && l->p[end - 1] == ' ')
		end--;
	for (gap = GAP, i = 0; i < end; i += k) {
		k = p_utf8_next(l->p + i, end - i, &cp);
		if (cp == '\t')
			return false;
		if (p_is_space(cp))
			gap += p_width_char(cp, false);
		else if (gap >= GAP && at++ > 0)
			return true;
		else
			gap = 0;
	}
	return false;
}

/* Would a line without a gap end the block: is it text of its own? */
static bool
is_prose(const struct line *l)
{
	uint32_t	 cp = 0;

	if (l->n == 0)
		return true;
	p_utf8_prev(l->p, l->n, &cp);
	return cp == 0x3002 || cp == '.' || cp == 0xff1b || cp == 0xff0c ||
	    l->p[0] == '#' || (memcmp(l->p, "    ", l->n < 4 ? l->n : 4) != 0 &&
	    p_width_text(l->p, l->n, false) > PROSE);
}

/* Is the line parted, or a row of one text above one that is? */
static bool
may_begin(const struct ocr *o, struct cursor c)
{
	struct line	 l;

	if (!line_next(o, &c, &l))
		return false;
	if (is_parted(&l))
		return true;
	return !is_prose(&l) && l.p[0] != ' ' &&
	    memcmp(l.p, "　", l.n < 3 ? l.n : 3) != 0 &&
	    line_next(o, &c, &l) && is_parted(&l);
}

/*
 * Where a line goes on behind the foot of a page and the head of the next,
 * which blank lines part from the text; false: nowhere.
 */
static bool
next_page(const struct ocr *o, struct cursor *c)
{
	struct cursor	 at = *c, line = at;
	struct line	 l = { .n = 0, .where = at };
	unsigned	 turns = 0;

	for (; line_next(o, &at, &l); line = at) {
		if (line_is_blank(&l))
			continue;
		if (!line_turns_page(o, &l))
			break;
		if (++turns > TURN_LINES)
			return false;
	}
	if ((turns == 0 && l.where.page == c->page) || !may_begin(o, line))
		return false;
	*c = line;
	return true;
}

/* Does the last line's one text begin inside, where one above it does? */
static bool
keeps_to_column(const struct columns *c)
{
	const struct column_line *l = &c->line[c->lines - 1];
	const struct column_text *t = &c->text[l->first];
	size_t	 i = l->first;

	if (l->n != 1 || t->from == 0)
		return false;
	while (i-- > 0 && l->first - i <= NEAR_TEXTS)
		if (c->text[i].from == t->from)
			return true;
	return false;
}

/* Is the last line one text at the edge, no wider than others there? */
static bool
is_label_alone(const struct columns *c)
{
	const struct column_line *l = &c->line[c->lines - 1];
	const struct column_text *t = &c->text[l->first];

	if (l->n != 1 || t->from > 0)
		return false;
	for (size_t i = 0; i + 1 < c->lines; i++) {
		const struct column_text *u = &c->text[c->line[i].first];

		if (c->line[i].n > 0 && u->from == 0 && u->to >= t->to)
			return true;
	}
	return false;
}

struct survey {
	size_t	 parted;	/* lines of several texts */
	size_t	 kept;		/* others that keep to a column */
	size_t	 code;
};

static struct survey
survey(struct columns *c, const struct ocr *o)
{
	struct survey	 s = { 0, 0, 0 };
	struct cursor	 at = o->cur, before = at;
	struct line	 l;
	size_t		 lines = 0, texts = 0;
	uint32_t	 part = 0;
	bool		 alone = true;

	for (c->end = at; line_next(o, &at, &l); before = at) {
		if (line_is_blank(&l) || line_turns_page(o, &l)) {
			at = before;
			/* One text alone may be the last row of a page. */
			if (c->lines > lines + 1 || !next_page(o, &at))
				break;
			part++;
			continue;
		}
		if (memchr(l.p, '\t', l.n) != NULL ||
		    (!is_parted(&l) && is_prose(&l)) || !cut(c, &l, part)) {
			alone = false;
			break;
		}
		s.code += line_is_code(&l);
		if (c->line[c->lines - 1].n > 1)
			s.parted++;
		else if (keeps_to_column(c))
			s.kept++;
		else
			continue;
		c->end = at;
		lines = c->lines;
		texts = c->texts;
	}
	/* A last row may be a label alone; then a blank line is behind it. */
	if (alone && s.parted > LINES_LEAST && c->lines == lines + 1 &&
	    is_label_alone(c)) {
		c->end = before;
		return s;
	}
	/* What follows the last parted line is none of it. */
	c->lines = lines;
	c->texts = texts;
	return s;
}

static bool
is_bullet(const char *p, size_t n)
{
	static const char *const bullets[] = { "-", "*", "+", "o", "•", "·" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (n == strlen(bullets[i]) && memcmp(p, bullets[i], n) == 0)
			return true;
	return false;
}

/* Are the texts of the first column the marks of a list? */
static bool
is_list(const struct columns *c)
{
	size_t	 marks = 0;

	if (c->cols != 2)
		return false;
	for (size_t i = 0; i < c->lines; i++) {
		const struct column_text *t = &c->text[c->line[i].first];
		const char	*p = c->line[i].l.p + t->at;
		struct p_ordinal ord;

		marks += is_bullet(p, t->n) || (t->n > 1 &&
		    p_ordinal_at(p, t->n, &ord) && ord.n == t->n);
	}
	return marks * 2 > c->lines;
}

/* Pages of two columns are prose beside prose; so are wide gaps in it. */
static bool
is_prose_beside_prose(const struct columns *c)
{
	size_t	 places = 0, texts = 0, clauses = 0;

	for (size_t i = 0; i < c->texts; i++) {
		clauses += p_ends_clause(c->line[c->text[i].line].l.p,
		    c->text[i].at + c->text[i].n);
		if (c->text[i].first > 0) {
			places += c->text[i].to - c->text[i].from;
			texts++;
		}
	}
	return clauses * 3 > c->texts ||
	    (texts > 0 && places > SHORT * texts);
}

/* Two lines are a table if both have the same texts, three at least. */
static bool
are_enough(const struct columns *c, const struct survey *s)
{
	return s->parted > LINES_LEAST || (c->lines == LINES_LEAST &&
	    c->line[0].n == c->line[1].n && c->line[0].n > LINES_LEAST);
}

/* May its texts be set in columns?  Then it is known how they are aligned. */
static bool
may_be_columns(struct columns *c)
{
	if (!columns_find(c) || is_list(c) || is_prose_beside_prose(c))
		return false;
	c->aligned = columns_aligned(c);
	return true;
}

/* Parts that stand apart are two blanks apart in themselves. */
static bool
stand_apart(struct columns *c)
{
	c->apart = columns_apart(c) && !is_prose_beside_prose(c);
	c->aligned = c->apart ? ALIGNED : 0;
	return c->apart;
}

/*
 * Is it a table?  One blank parts texts only where no text has blanks anyway,
 * unless two blanks alone make it a table.
 */
static bool
is_table(struct columns *c, const struct survey *s)
{
	if (!are_enough(c, s) ||
	    (s->parted + s->kept) * 100 < c->lines * PARTED ||
	    s->code * 3 > c->lines)
		return false;
	return stand_apart(c) || (may_be_columns(c) &&
	    columns_part(c, c->aligned >= ALIGNED) && may_be_columns(c) &&
	    c->aligned >= ALIGNED);
}

static void
put_row(struct ocr *o, const struct columns *c, const struct column_line *l,
    uint64_t *cells)
{
	const struct column_text *t = c->text + l->first, *end = t + l->n;

	if (line_open(o, PAI_N_ROW, &l->l, 0, l->l.n) == NULL)
		return;
	for (uint32_t k = 0; k < (c->apart ? l->cols : c->cols); k++) {
		if (!count_cell(o, cells, &l->l))
			return;
		if (t < end && t->first == k) {
			row_cell(o, &l->l, t->at, t->n, PAI_ALIGN_NONE);
			t++;
		} else {
			row_cell(o, &l->l, l->l.n, 0, PAI_ALIGN_NONE);
		}
	}
	pai_close(o->job->build, PAI_N_ROW);
}

/*
 * The lines between two parts: page numbers and blanks.  A form feed stands
 * before a line, so the cursor may be before the part without a line there.
 */
static void
put_between(struct ocr *o, const struct line *before)
{
	struct cursor	 c = o->cur;
	struct line	 l;

	while (o->status == PAI_OK && line_next(o, &c, &l) &&
	    l.where.at < before->where.at) {
		if (!line_is_blank(&l) && !put_furniture(o, &l))
			put_paragraph(o, &l, 0, l.n);
		o->cur = c;
	}
}

static void
put_table(struct ocr *o, const struct columns *c)
{
	const struct column_line *l = c->line, *end = l + c->lines;
	struct pai_node	*table;
	struct line	 skip;
	uint64_t	 cells = 0;

	while (l < end && o->status == PAI_OK) {
		const uint32_t part = l->part;

		put_between(o, &l->l);
		table = line_open(o, PAI_N_TABLE, &l->l, 0, l->l.n);
		if (table != NULL)
			table->as.table.spans = PAI_SPANS_PADDED;
		if (table != NULL && part > 0 && (!c->apart || l->goes_on))
			table->flags |= PAI_NF_CONTINUES;
		for (; l < end && l->part == part && o->status == PAI_OK;
		    l++) {
			put_row(o, c, l, &cells);
			line_next(o, &o->cur, &skip);
		}
		if (o->status == PAI_OK)
			pai_close(o->job->build, PAI_N_TABLE);
	}
}

static void
release(struct columns *c)
{
	free(c->line);
	free(c->text);
}

/* Looks at the block at the cursor; true: a table. */
static bool
look(struct ocr *o, struct columns *c, bool narrow, bool wide)
{
	struct survey	 s;

	*c = (struct columns){ .narrow = narrow, .wide = wide };
	s = survey(c, o);
	if (c->lines > 0 && !c->failed && is_table(c, &s))
		return true;
	c->aligned = 0;
	return false;
}

/*
 * Do these places suit the block better?  In the wrong ones words that stand
 * in columns seem to be within a text.
 */
static bool
is_better(const struct columns *a, const struct columns *b)
{
	if (a->aligned == 0 || b->aligned == 0)
		return a->aligned > 0;
	return a->blanks + a->astray < b->blanks + b->astray;
}

/* Has the block characters that some fonts set narrow, and others wide? */
static bool
is_ambiguous(const struct columns *c)
{
	for (size_t i = 0; i < c->texts; i++) {
		const struct column_text *t = &c->text[i];
		const char	*p = c->line[t->line].l.p + t->at;
		uint32_t	 cp;

		for (size_t k = 0; k < t->n; ) {
			k += p_utf8_next(p + k, t->n - k, &cp);
			if (cp > 0x7f && p_width_char(cp, false) !=
			    p_width_char(cp, true))
				return true;
		}
	}
	return false;
}

/* Looks in other places, and keeps what suits the block better. */
static bool
look_again(struct ocr *o, struct columns *c, bool narrow, bool wide)
{
	struct columns	 other;

	if (look(o, &other, narrow, wide) && is_better(&other, c)) {
		release(c);
		*c = other;
		return true;
	}
	release(&other);
	c->failed = c->failed || other.failed;
	return c->aligned > 0;
}

/* The same, in whichever places align it best. */
static bool
look_all_ways(struct ocr *o, struct columns *c)
{
	bool	 is = look(o, c, false, false);

	if (c->failed || (is && c->blanks + c->astray == 0))
		return is;
	if (is_ambiguous(c))
		is = look_again(o, c, false, true);
	return c->failed ? is : look_again(o, c, true, false);
}

bool
take_columns(struct ocr *o)
{
	struct columns	 c = { .lines = 0 };
	struct cursor	 next = o->cur;
	struct line	 l;
	bool		 is = false;

	if (o->cur.at < o->no_columns || !line_next(o, &next, &l) ||
	    (o->after_text && !is_parted(&l)) || !may_begin(o, o->cur))
		return false;
	if ((is = look_all_ways(o, &c)) && !c.failed)
		put_table(o, &c);
	else
		o->no_columns = c.end.at > o->cur.at ? c.end.at :
		    o->cur.at + 1;
	if (c.failed && o->status == PAI_OK)
		o->status = PAI_E_NOMEM;
	release(&c);
	return is || o->status != PAI_OK;
}
