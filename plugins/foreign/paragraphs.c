/*
 * Tables as html2text.py prints them where cells hold paragraphs.
 *
 *	信息内容		a cell's text, a blank line behind each paragraph
 *
 *	|~			a bar and a blank: the next cell of the row
 *
 *	数量~~			two blanks end the row's last line,
 *	~~			and stand alone in the next one
 *	---|---~~		the rule under the first row, likewise
 *	~~
 *
 * Where cells hold no paragraphs, a row is one line, and a first row of one
 * cell has no bar; Markdown's reader knows that.
 *
 *	第二十条第（一）项~~
 *	---~~
 *	信息内容 | 数量~~
 *
 * Its lines of nothing but two blanks and of a bar are what nobody else
 * prints.  A row is the paragraphs up to such an end; the first row begins
 * with one paragraph, since what stands above may be prose.
 */
#include "foreign.h"

#include <string.h>

#define	ROW_LINES	4096	/* to look through for the end of a row */
#define	FIRST_LINES	12	/* of the first paragraph of all */

enum kind { EMPTY, TEXT, LAST, END, BAR, RULE, STOP };

struct row_line {
	enum kind	 kind;
	struct pai_str	 s;		/* blanks apart */
	size_t		 at, next;
};

static bool
is_rule(struct pai_str s)
{
	size_t	 dashes = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '-')
			dashes++;
		else if (s.p[i] != '|')
			return false;
	return dashes >= 3;
}

static bool
ends_in_two_blanks(struct pai_str s)
{
	return s.n >= 2 && s.p[s.n - 1] == ' ' && s.p[s.n - 2] == ' ';
}

static struct row_line
read_line(const struct foreign *f, size_t at)
{
	struct row_line	 l = { .kind = STOP, .at = at };
	struct pai_str	 whole;
	bool		 two;

	if (at >= f->n)
		return l;
	whole = foreign_line(f->p + at, f->n - at, &l.next);
	l.s = foreign_trimmed(f, at, &l.next);
	l.next += at;
	two = ends_in_two_blanks(whole);
	if (l.s.n == 0)
		l.kind = two ? END : EMPTY;
	else if (l.s.n == 1 && *l.s.p == '|')
		l.kind = BAR;
	else if (two && is_rule(l.s))
		l.kind = RULE;
	else if (*l.s.p == '#')
		l.kind = STOP;
	else
		l.kind = two ? LAST : TEXT;
	return l;
}

/* What was seen of a row. */
struct row {
	size_t	 end;		/* behind it; 0: it is none */
	size_t	 seen;		/* what was looked at */
	size_t	 bars;
	bool	 rule;		/* it is the rule */
};

/*
 * Reads the row at.  first: it is that of a table, and its first cell one
 * paragraph.
 */
static struct row
read_row(const struct foreign *f, size_t at, bool first)
{
	struct row	 r = { .end = 0 };
	bool		 text = false, gap = false, over = false;

	for (int i = 0; i < (first && r.bars == 0 ? FIRST_LINES : ROW_LINES);
	    i++) {
		struct row_line	 l = read_line(f, at);

		at = l.next;
		if (l.kind == STOP || (l.kind == RULE && (text || r.bars > 0)))
			break;
		if (l.kind == END && over) {
			r.end = l.next;
			break;
		}
		/* Two paragraphs, and no bar so far. */
		if (first && r.bars == 0 && gap &&
		    (l.kind == TEXT || l.kind == LAST))
			break;
		if (l.kind == END)
			break;
		over = l.kind == LAST || l.kind == RULE || l.kind == BAR;
		r.bars += l.kind == BAR;
		r.rule = r.rule || l.kind == RULE;
		gap = text && l.kind == EMPTY;
		text = text || l.kind == TEXT || l.kind == LAST;
	}
	r.seen = at;
	return r;
}

static void
put_cell_line(struct foreign *f, const struct row_line *l, bool more)
{
	size_t	 from = (size_t)(l->s.p - f->p);

	if (more)
		p_copy_str(f->copy, "<br>");
	p_copy_skip(f->copy, from);
	foreign_cell_text(f, from + l->s.n);
	p_copy_skip(f->copy, l->next);
}

static void
put_row(struct foreign *f, size_t at, size_t end)
{
	struct row_line	 l;
	bool		 gap = false, text = false;

	p_copy_str(f->copy, "<tr><td>");
	for (; at < end; at = l.next) {
		l = read_line(f, at);
		if (l.kind == BAR) {
			p_copy_str(f->copy, "</td><td>");
			gap = text = false;
		} else if (l.kind == TEXT || l.kind == LAST) {
			if (text && !gap)
				p_copy_str(f->copy, "\n");
			put_cell_line(f, &l, text && gap);
			text = true;
			gap = false;
		} else {
			gap = true;
		}
	}
	p_copy_skip(f->copy, end);
	p_copy_str(f->copy, "</td></tr>\n");
}

/* ---- rows of one line ---- */

/* The bar between two cells from i on, blanks beside it; s.n: the last ends. */
static size_t
bar_from(struct pai_str s, size_t i)
{
	for (; i < s.n; i++)
		if (s.p[i] == '|' && i > 0 && s.p[i - 1] == ' ')
			return i;
	return s.n;
}

static void
put_line_row(struct foreign *f, const struct row_line *l)
{
	size_t	 base = (size_t)(l->s.p - f->p), i = 0, end;

	p_copy_skip(f->copy, base);
	p_copy_str(f->copy, "<tr><td>");
	for (;; i = end + 1) {
		end = bar_from(l->s, i);
		foreign_cell_text(f, base + end);
		if (end == l->s.n)
			break;
		p_copy_skip(f->copy, base + end + 1);
		p_copy_str(f->copy, "</td><td>");
	}
	p_copy_str(f->copy, "</td></tr>\n");
	p_copy_skip(f->copy, l->next);
}

size_t
foreign_line_rows(struct foreign *f, size_t from)
{
	struct row_line	 head = read_line(f, from), l;
	size_t		 bars = 0;

	if (f->markdown || head.kind != LAST ||
	    (l = read_line(f, head.next)).kind != RULE)
		return from;
	for (l = read_line(f, l.next); l.kind == LAST;
	    l = read_line(f, l.next))
		bars += bar_from(l.s, 0) < l.s.n;
	if (bars == 0)
		return from;
	p_copy_keep(f->copy, from);
	p_copy_str(f->copy, "\n<table>\n");
	put_line_row(f, &head);
	l = read_line(f, head.next);
	for (l = read_line(f, l.next); l.kind == LAST;
	    l = read_line(f, l.next))
		put_line_row(f, &l);
	p_copy_str(f->copy, "</table>\n\n");
	p_copy_skip(f->copy, l.at);
	return l.at;
}

bool
foreign_has_bar_lines(const char *p, size_t n)
{
	const char	*start = p, *end = p + n, *next;

	for (; p < end && (p = memchr(p, '|', (size_t)(end - p))) != NULL;
	    p = next) {
		next = p + 1;
		if (p == start || p[-1] != '\n')
			continue;
		while (next < end && *next == ' ')
			next++;
		if (next < end && (*next == '\n' || *next == '\r'))
			return true;
	}
	return false;
}

size_t
foreign_paragraphs(struct foreign *f, size_t from)
{
	struct row	 row, rule;
	size_t		 at;

	if (from < f->no_cells)
		return from;
	row = read_row(f, from, true);
	if (row.bars > 0)
		f->no_cells = row.seen;
	if (row.end == 0 || row.rule)
		return from;
	rule = read_row(f, row.end, false);
	if (rule.end == 0 || !rule.rule)
		return from;
	p_copy_keep(f->copy, from);
	p_copy_str(f->copy, "\n<table>\n");
	put_row(f, from, row.end);
	p_copy_skip(f->copy, rule.end);
	row = read_row(f, at = rule.end, false);
	/* Above another rule stands the first row of the next table. */
	while (row.end > 0 && !row.rule) {
		rule = read_row(f, row.end, false);
		if (rule.end > 0 && rule.rule)
			break;
		put_row(f, at, row.end);
		at = row.end;
		row = rule;
	}
	p_copy_str(f->copy, "</table>\n\n");
	return at;
}
