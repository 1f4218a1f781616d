/*
 * Pipe tables that no reader of Markdown would know.
 *
 *	| 项目 | 数量 |		dashes that are none in ASCII, bars of full
 *	| —— | —— |			width, and |---+---| of Emacs
 *
 *	| --- | --- |			a rule again and again, between rows
 *
 *	| 收入 | 3 |			a blank line behind each row
 *
 *	| 支出 | 5 |
 *
 *	| a | b | | --- | --- | | 1 | 2 |
 *					all of it in one line
 *
 * Lines are taken away or put in, never cells.  A rule has two dashes in every
 * column, so that a row of values that are missing stays.
 */
#include "foreign.h"

#include <string.h>

#include "kit/utf8.h"

#define	DASHES		2	/* in each column of a rule, at least */
#define	RULES_MORE	2	/* that a table has too many */
#define	ROWS_APART	3	/* that blank lines part */

/* ---- bars and dashes ---- */

/* Those of boxes are none: see box.c of the reader of text. */
static bool
is_bar(uint32_t cp)
{
	return cp == '|' || cp == 0xff5c;
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == '=' || cp == 0x2010 || cp == 0x2011 ||
	    (cp >= 0x2013 && cp <= 0x2015) || cp == 0x2212 || cp == 0x2500 ||
	    cp == 0x2501 || cp == 0xff0d;
}

/* Columns of a rule that are ruled off by bars; 0: the line is none.  plain:
 * has it ASCII only? */
static size_t
rule_columns(struct pai_str s, bool *plain)
{
	size_t	 columns = 0, dashes = 0, bars = 0;
	uint32_t cp;

	*plain = true;
	for (size_t i = 0; i < s.n; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		*plain = *plain && cp < 0x80 && cp != '=' && cp != '+';
		if (is_bar(cp) || (cp == '+' && columns + dashes > 0)) {
			if (dashes > 0 && dashes < DASHES)
				return 0;
			columns += dashes > 0;
			dashes = 0;
			bars += cp != '+';
		} else if (is_dash(cp)) {
			dashes++;
		} else if (cp != ' ' && cp != ':' && cp != 0xff1a &&
		    cp != 0x3000) {
			return 0;
		}
	}
	if (dashes > 0 && dashes < DASHES)
		return 0;
	columns += dashes > 0;
	return bars > 0 ? columns : 0;
}

/* Does the line begin and end with a bar? */
static bool
is_row(struct pai_str s)
{
	uint32_t first, last;

	if (s.n < 3)
		return false;
	p_utf8_next(s.p, s.n, &first);
	p_utf8_prev(s.p, s.n, &last);
	return is_bar(first) && is_bar(last);
}

static bool
has_wide_bar(struct pai_str s)
{
	uint32_t first;

	return is_row(s) && p_utf8_next(s.p, s.n, &first) > 1;
}

/* The line up to there, with bars of ASCII. */
static void
put_bars(struct foreign *f, struct pai_str s)
{
	size_t	 at = (size_t)(s.p - f->p);
	uint32_t cp;

	for (size_t i = 0, len; i < s.n; i += len) {
		len = p_utf8_next(s.p + i, s.n - i, &cp);
		if (cp < 0x80 || !is_bar(cp))
			continue;
		p_copy_keep(f->copy, at + i);
		p_copy_str(f->copy, "|");
		p_copy_skip(f->copy, at + i + len);
	}
	p_copy_keep(f->copy, at + s.n);
}

static void
put_rule(struct foreign *f, struct pai_str s, size_t columns)
{
	p_copy_keep(f->copy, (size_t)(s.p - f->p));
	p_copy_str(f->copy, "|");
	for (; columns > 0; columns--)
		p_copy_str(f->copy, "---|");
	p_copy_skip(f->copy, (size_t)(s.p - f->p) + s.n);
}

/* ---- rows that follow one another, all with blank lines between or none -- */

struct rows {
	size_t	 rows, rules;
	size_t	 end;		/* behind the last line */
	size_t	 apart;		/* rows with a blank line above */
	bool	 odd;		/* a bar or rule that is not ASCII */
	size_t	 wide;		/* rows between bars of full width */
	size_t	 rule_first;	/* the row above the first rule, from 1 */
};

static struct rows
look(const struct foreign *f, size_t at)
{
	struct rows	 r = { .end = at };
	struct rows	 before = r;
	size_t		 next, columns;
	bool		 plain, blank = false;

	for (; at < f->n; at += next) {
		struct pai_str	 s = foreign_trimmed(f, at, &next);

		if (s.n == 0 && !blank && r.rows > 0 &&
		    r.apart + 1 == r.rows + r.rules) {
			blank = true;
			continue;
		}
		columns = rule_columns(s, &plain);
		if (!is_row(s) && columns == 0)
			break;
		/* Two at once: the next table began with the one before. */
		if (!blank && r.apart > 0)
			return before;
		before = r;
		if (columns > 0) {
			r.rule_first = r.rules == 0 ? r.rows : r.rule_first;
			r.rules++;
			r.odd = r.odd || !plain;
		}
		r.rows += columns == 0;
		r.wide += columns == 0 && has_wide_bar(s);
		r.apart += blank;
		blank = false;
		r.end = at + next;
	}
	return r;
}

/*
 * Blank lines part all rows, and some of the rows are parts of one table: they
 * have a rule below the first.
 */
static bool
are_apart(const struct rows *r)
{
	return r->rows >= ROWS_APART && r->apart + 1 == r->rows + r->rules &&
	    r->rules > 0 && r->rule_first == 1;
}

/* Bars of full width are a table's where there are enough, or a rule. */
static bool
are_odd(const struct rows *r)
{
	if (r->rules > 0)
		return r->rule_first == 1 && (r->odd || r->wide > 0);
	return r->wide >= ROWS_APART && r->wide == r->rows;
}

static bool
are_ruled_over(const struct rows *r)
{
	return r->rules > RULES_MORE && r->rows >= r->rules &&
	    r->rule_first == 1;
}

static void
put_rows(struct foreign *f, size_t at, const struct rows *r)
{
	bool	 apart = are_apart(r), over = are_ruled_over(r), ruled = false;
	size_t	 next, columns;
	bool	 plain;

	for (; at < r->end; at += next) {
		struct pai_str	 s = foreign_trimmed(f, at, &next);

		columns = rule_columns(s, &plain);
		if (s.n == 0 && apart) {
			p_copy_skip(f->copy, at + next);
		} else if (columns > 0 && over && ruled) {
			p_copy_skip(f->copy, at + next);
		} else if (columns > 0 && !plain) {
			put_rule(f, s, columns);
		} else {
			put_bars(f, s);
		}
		ruled = ruled || columns > 0;
		p_copy_keep(f->copy, at + next);
	}
}

/* ---- a table in one line ---- */

/* The next bar from i on that no backslash escapes; n: there is none. */
static size_t
next_bar(struct pai_str s, size_t i)
{
	while (i < s.n && s.p[i] != '|')
		i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
	return i < s.n ? i : s.n;
}

static bool
is_blank_between(struct pai_str s, size_t from, size_t to)
{
	for (; from < to; from++)
		if (s.p[from] != ' ')
			return false;
	return true;
}

/* Dashes and colons only. */
static bool
is_rule_cell(struct pai_str s, size_t from, size_t to)
{
	size_t	 dashes = 0;

	for (; from < to; from++) {
		if (s.p[from] == '-')
			dashes++;
		else if (s.p[from] != ':' && s.p[from] != ' ')
			return false;
	}
	return dashes >= DASHES;
}

/* Cells of its rule that follow one another; 0: it has none inside. */
static size_t
rule_inside(struct pai_str s)
{
	size_t	 columns = 0;

	for (size_t i = next_bar(s, 0), end; i < s.n; i = end) {
		end = next_bar(s, i + 1);
		if (end < s.n && is_rule_cell(s, i + 1, end))
			columns++;
		else if (columns > 0)
			return end < s.n ? columns : 0;
	}
	return 0;
}

/* Goes through the rows of so many cells; cut: a line end between them.
 * False: the line has no such rows. */
static bool
walk_squeezed(struct foreign *f, struct pai_str s, size_t columns, bool cut)
{
	size_t	 i = 0, end, cells = 0, rows = 0;

	for (i = next_bar(s, 0); i + 1 < s.n; i = end) {
		end = next_bar(s, i + 1);
		if (cells < columns) {
			if (end == s.n)
				return false;
			cells++;
			continue;
		}
		rows++;
		cells = 0;
		if (!is_blank_between(s, i + 1, end))
			return false;
		if (cut && end < s.n) {
			p_copy_keep(f->copy, (size_t)(s.p - f->p) + i + 1);
			p_copy_str(f->copy, "\n");
			p_copy_skip(f->copy, (size_t)(s.p - f->p) + end);
		}
	}
	return cells == columns && rows > 0;
}

static bool
take_squeezed(struct foreign *f, struct pai_str s)
{
	size_t	 columns;

	if (s.n < 3 || *s.p != '|' || s.p[s.n - 1] != '|' ||
	    (columns = rule_inside(s)) == 0 ||
	    !walk_squeezed(f, s, columns, false))
		return false;
	p_copy_keep(f->copy, (size_t)(s.p - f->p));
	if (f->copy->out.n > 0 && f->markdown)
		p_copy_str(f->copy, "\n");
	walk_squeezed(f, s, columns, true);
	return true;
}

size_t
foreign_pipes(struct foreign *f, size_t at)
{
	size_t		 next;
	struct pai_str	 s = foreign_trimmed(f, at, &next);
	struct rows	 r;

	if (!is_row(s) || at < f->no_apart)
		return at;
	if (take_squeezed(f, s)) {
		p_copy_keep(f->copy, at + next);
		return at + next;
	}
	r = look(f, at);
	f->no_apart = r.end;
	if (r.rows == 0 || (!are_odd(&r) && !are_apart(&r) && !are_ruled_over(&r)))
		return at;
	p_copy_keep(f->copy, at);
	put_rows(f, at, &r);
	return r.end;
}
