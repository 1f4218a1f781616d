/*
 * Pipe tables that are not quite as GitHub wants them.
 *
 *	| 第二十条第（一）项 |
 *	| --- |				a merged cell was written once, and
 *	| 信息内容 | 制发 | 废止 |	the header is the shortest row
 *
 * GitHub's tables ignore what a row has beyond its header (GFM 4.10), and fill
 * up what it lacks.  The first would lose text, and the second hides that the
 * row came short, which tells where a cell spanned several.
 *
 * md4c also wants three dashes under each column, where GFM is content with
 * one; they are added.
 *
 * So md4c gets a copy in which every row is as long as the longest.  The cells
 * that were added hold a mark, which the reader knows by its place and leaves
 * out with its cell; so no text of a document can be taken for it.
 *
 * In the same way the copy gets
 *
 *	a blank line		above a table that follows a paragraph at once,
 *				which GitHub reads and md4c does not;
 *	a header and a rule	above rows of bars that have none: what a page
 *				turn left of a table, or a program printed.
 *				Its cells being added, the header is no row;
 *	dashes			for a column whose rule is blank.
 *
 *	a backslash		before a page's number, - 3 -, which would be an
 *				item of a list.
 *
 * html2text.py puts its rule under a header of one cell, without any bar, and
 * two blanks behind each line; that is told from a heading by the blanks.
 */
#include <stdio.h>
#include <string.h>

#include "kit/mark.h"
#include "md.h"

#define	GROWTH		8	/* times the text may grow by cells added, */
#define	DASHES		3
#define	BARE_ROWS	2	/* of several cells, where no rule is */
#define	GROWTH_FREE	65536	/* and bytes for short texts */

struct table {
	size_t		 head, rule;	/* where its first two lines begin;
					 * the same: it has no rule */
	size_t		 end;		/* behind its last line */
	uint32_t	 cols;		/* of the rule */
	uint32_t	 most;		/* of its longest row */
	uint32_t	 least;
	bool		 thin;		/* its rule has less than three dashes
					 * for some column */
	bool		 glued;		/* a paragraph stands right above */
	size_t		 no_bare;	/* no rows without a rule begin before
					 * this: looked already */
};

/* Is it escaped by a backslash? */
static bool
is_escaped(struct pai_str s, size_t i)
{
	size_t n = 0;

	while (i-- > 0 && s.p[i] == '\\')
		n++;
	return n % 2 == 1;
}

static bool
ends_in_bar(struct pai_str s)
{
	return s.n > 1 && s.p[s.n - 1] == '|' && !is_escaped(s, s.n - 1);
}

/* Bytes of a mark of quotes or lists, or of a blank; 0: a row begins. */
static size_t
mark_at(struct pai_str s)
{
	size_t n = 0;

	if (s.n == 0)
		return 0;
	if (*s.p == ' ' || *s.p == '>')
		return 1;
	while (n < s.n && n < 9 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n + 1 < s.n && s.p[n + 1] == ' ' &&
	    strchr(n > 0 ? ".)" : "-+*", s.p[n]) != NULL)
		return n + 2;
	return 0;
}

/* A line without the marks of the blocks around it. */
static struct pai_str
row_at(const char *p, size_t n, size_t *next)
{
	struct pai_str	 s = line_at(p, n, next);
	size_t		 mark;

	while ((mark = mark_at(s)) > 0) {
		s.p += mark;
		s.n -= mark;
	}
	return s;
}

/* Behind the code span that begins at i; behind its first mark: none does. */
static size_t
code_end(struct pai_str s, size_t i)
{
	size_t	 n = 0, run = 0;

	while (i < s.n && s.p[i] == '`')
		i++, n++;
	for (size_t k = i; k < s.n; k++) {
		run = s.p[k] == '`' ? run + 1 : 0;
		if (run == n && (k + 1 == s.n || s.p[k + 1] != '`'))
			return k + 1;
	}
	return i;
}

/* The cells of a row, as md4c parts them: no bar in a code span counts. */
static uint32_t
count_cells(struct pai_str s)
{
	uint32_t n = 1;
	size_t	 i = s.n > 0 && *s.p == '|', end = s.n - ends_in_bar(s);

	while (i < end)
		if (s.p[i] == '`' && !is_escaped(s, i)) {
			i = code_end(s, i);
		} else {
			n += s.p[i] == '|' && !is_escaped(s, i);
			i++;
		}
	return n;
}

/* Dashes that md4c misses there: it wants three for a column, GFM one. */
static size_t
dashes_missing(struct pai_str s, size_t i)
{
	size_t n = 0;

	if (s.p[i] != '-' || (i + 1 < s.n && s.p[i + 1] == '-'))
		return 0;
	while (n <= i && s.p[i - n] == '-')
		n++;
	return n < DASHES ? DASHES - n : 0;
}

/* Is it the bar before a column of the rule that has no dash at all? */
static bool
is_column_blank(struct pai_str s, size_t i)
{
	if (s.p[i] != '|')
		return false;
	while (++i < s.n && s.p[i] == ' ')
		;
	return i < s.n && s.p[i] == '|';
}

static void
read_row(struct table *t, struct pai_str s)
{
	uint32_t cells = count_cells(s);

	if (cells > t->most)
		t->most = cells;
	if (cells < t->least)
		t->least = cells;
}

/* Reads a table whose rule begins at t->rule. */
static void
read_table(const char *p, size_t n, struct table *t)
{
	size_t		 at = t->rule, next;
	struct pai_str	 s = row_at(p + t->head, n - t->head, &next);

	t->most = t->least = count_cells(s);
	s = row_at(p + at, n - at, &next);
	t->cols = count_cells(s);
	if (t->cols > t->most)
		t->most = t->cols;
	for (size_t i = 0; i < s.n; i++)
		t->thin = t->thin || dashes_missing(s, i) > 0 ||
		    is_column_blank(s, i);
	for (at += next; at < n; at += next) {
		s = row_at(p + at, n - at, &next);
		if (s.n == 0)
			break;
		read_row(t, s);
	}
	t->end = at;
}

/* Bars at both ends. */
static bool
is_bare_row(struct pai_str s)
{
	return s.n > 0 && *s.p == '|' && ends_in_bar(s) &&
	    p_pipe_rule(s.p, s.n) == 0;
}

/*
 * Reads rows that begin at t->head and have no rule; false: too few, or prose
 * about |x| and |y|: such rows have blanks behind their bars, or are all as
 * long.
 */
static bool
read_bare_rows(const char *p, size_t n, struct table *t)
{
	size_t		 at = t->head, next;
	struct pai_str	 s;
	uint32_t	 rows = 0;
	bool		 apart = true;

	for (t->least = UINT32_MAX; at < n; at += next) {
		s = row_at(p + at, n - at, &next);
		if (!is_bare_row(s))
			break;
		apart = apart && s.p[1] == ' ';
		rows += count_cells(s) > 1;
		read_row(t, s);
	}
	t->rule = t->head;
	t->end = t->no_bare = at;
	return rows >= BARE_ROWS && t->most <= MD_COLUMNS &&
	    (apart || t->least == t->most) && (at == n ||
	    row_at(p + at, n - at, &next).n == 0);
}

static void
add(struct md *m, struct p_buf *out, const char *text, size_t n)
{
	if (n > 0 && !where_add(&m->mu.where, out->n, n))
		m->mu.status = PAI_E_NOMEM;
	p_buf_put(out, text, n);
}

/* Cells more at the end of a line; what they hold is the mark. */
static void
add_cells(struct md *m, struct p_buf *out, struct pai_str s, uint32_t from,
    const struct table *t, const char *mark)
{
	char	 cell[8];
	int	 n = snprintf(cell, sizeof(cell), ends_in_bar(s) ? "%s|" : "|%s",
	    mark);

	for (; from < t->most; from++)
		add(m, out, cell, (size_t)n);
}

static void
put_rule(struct md *m, struct p_buf *out, struct pai_str s,
    const struct table *t)
{
	for (size_t i = 0; i < s.n; i++) {
		p_buf_put(out, &s.p[i], 1);
		add(m, out, "---", is_column_blank(s, i) ? DASHES :
		    dashes_missing(s, i));
	}
	add_cells(m, out, s, t->cols, t, "---");
}

/* The marks of the quotes and items that the line stands in. */
static void
add_marks(struct md *m, struct p_buf *out, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(m, out, p[i] == '>' ? ">" : " ", 1);
}

/* What stands above the first line of a table and was not in the source. */
static void
add_above(struct md *m, struct p_buf *out, const char *p, size_t marks,
    const struct table *t)
{
	static const struct pai_str ends_so = { "||", 2 };

	if (t->glued) {
		add_marks(m, out, p, marks);
		add(m, out, "\n", 1);
	}
	for (int rule = 0; t->rule == t->head && rule < 2; rule++) {
		add_marks(m, out, p, marks);
		add(m, out, "|", 1);
		add_cells(m, out, ends_so, 0, t, rule ? "---" : "x");
		add(m, out, "\n", 1);
	}
}

static void
put_table(struct md *m, const char *p, const struct table *t,
    struct p_buf *out, size_t room)
{
	bool		 rows = t->most <= MD_COLUMNS;
	size_t		 at = t->head, next;
	struct pai_str	 first = row_at(p + at, t->end - at, &next);

	add_above(m, out, p + at, (size_t)(first.p - p) - at, t);
	for (; at < t->end; at += next) {
		struct pai_str s = row_at(p + at, t->end - at, &next);
		size_t	 end = (size_t)(s.p - p) + s.n;

		p_buf_put(out, p + at, (size_t)(s.p - p) - at);
		if (at == t->rule && at != t->head) {
			put_rule(m, out, s, t);
		} else {
			p_buf_put(out, s.p, s.n);
			if (at == t->head || (rows && out->n < room))
				add_cells(m, out, s, count_cells(s), t, "x");
		}
		p_buf_put(out, p + end, at + next - end);
	}
}

static bool
is_fence(struct pai_str s)
{
	while (s.n > 0 && *s.p == ' ')
		s.p++, s.n--;
	return p_is_fence(s.p, s.n);
}

/* Are there two blanks at the end of the line, as html2text.py has them? */
static bool
ends_in_blanks(const char *p, size_t n)
{
	const char	*end = memchr(p, '\n', n);
	size_t		 len = end != NULL ? (size_t)(end - p) : n;

	return len > 2 && p[len - 1] == ' ' && p[len - 2] == ' ';
}

/* The rule that html2text.py puts under a header of one cell. */
static bool
is_bare_rule(const char *p, size_t n, const struct table *t)
{
	size_t		 next;
	struct pai_str	 s = row_at(p + t->rule, n - t->rule, &next);

	if (s.n != DASHES || memcmp(s.p, "---", DASHES) != 0 ||
	    !ends_in_blanks(p + t->head, n - t->head) ||
	    !ends_in_blanks(p + t->rule, n - t->rule))
		return false;
	s = row_at(p + t->rule + next, n - t->rule - next, &next);
	return s.n > 0 && memchr(s.p, '|', s.n) != NULL;
}

/* Does a table begin with the line at t->head? */
static bool
find_table(const char *p, size_t n, struct table *t)
{
	struct pai_str	 s;
	size_t		 next;
	bool		 bars;

	s = row_at(p + t->head, n - t->head, &next);
	if (s.n == 0)
		return false;
	bars = memchr(s.p, '|', s.n) != NULL;
	t->rule = t->head + next;
	if (bars) {
		struct pai_str	 r;

		r = row_at(p + t->rule, n - t->rule, &next);
		if (p_pipe_rule(r.p, r.n) == 0)
			return t->head >= t->no_bare && is_bare_row(s) &&
			    read_bare_rows(p, n, t);
	} else if (!is_bare_rule(p, n, t)) {
		return false;
	}
	read_table(p, n, t);
	return true;
}

/*
 * Can a line of text stand right above a table that begins with s?  Not where
 * s begins an item, nor in a block of HTML, which goes on to a blank line.
 */
static bool
is_glued(struct pai_str above, const char *p, struct pai_str s)
{
	for (; p < s.p; p++)
		if (*p != ' ' && *p != '>')
			return false;
	while (above.n > 0 && (*above.p == ' ' || *above.p == '>'))
		above.p++, above.n--;
	return above.n > 0 && *above.p != '<';
}

/* A page's number by itself, of which Markdown makes an item. */
static bool
is_page_item(struct pai_str above, struct pai_str s, const char *p, size_t n)
{
	size_t	 next;

	return above.n == 0 && s.n > 2 && *s.p == '-' && s.p[1] == ' ' &&
	    p_page_mark(s.p, s.n) == P_PAGE_SURE &&
	    line_at(p, n, &next).n == 0;
}

bool
ragged_even(struct md *m, const char *p, size_t n, struct p_buf *out)
{
	size_t	 room = n < SIZE_MAX / GROWTH - GROWTH_FREE ?
	    n * GROWTH + GROWTH_FREE : n;
	size_t	 at = 0, done = 0, next;
	size_t	 no_bare = 0;
	bool	 fenced = false, changed = false;
	struct pai_str above = { "", 0 };

	for (; at < n; at += next) {
		struct pai_str s = line_at(p + at, n - at, &next);
		struct table t = { .head = at, .no_bare = no_bare };

		if (is_fence(s))
			fenced = !fenced;
		if (!fenced && is_page_item(above, s, p + at + next,
		    n - at - next)) {
			p_buf_put(out, p + done, at - done);
			add(m, out, "\\", 1);
			done = at;
			changed = true;
		}
		if (fenced || !find_table(p, n, &t)) {
			no_bare = t.no_bare;
			above = s;
			continue;
		}
		t.glued = is_glued(above, p + at, row_at(p + at, n - at,
		    &next));
		if (t.most > t.cols || t.least < t.most || t.thin || t.glued) {
			p_buf_put(out, p + done, at - done);
			put_table(m, p, &t, out, room);
			done = t.end;
			changed = true;
		}
		next = t.end - at;
		above = (struct pai_str){ "", 0 };
	}
	if (changed)
		p_buf_put(out, p + done, n - done);
	return changed;
}
