/*
 * Pipe tables whose rows are not all as long as the header.
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
 */
#include <stdio.h>
#include <string.h>

#include "kit/mark.h"
#include "md.h"

#define	GROWTH		8	/* times the text may grow by cells added, */
#define	DASHES		3
#define	GROWTH_FREE	65536	/* and bytes for short texts */

struct table {
	size_t		 head, rule;	/* where its first two lines begin */
	size_t		 end;		/* behind its last line */
	uint32_t	 cols;		/* of the rule */
	uint32_t	 most;		/* of its longest row */
	uint32_t	 least;
	bool		 thin;		/* its rule has less than three dashes
					 * for some column */
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

/* Reads a table whose rule begins at t->rule. */
static void
read_table(const char *p, size_t n, struct table *t)
{
	size_t		 at = t->rule, next;
	struct pai_str	 s = row_at(p + t->head, n - t->head, &next);

	t->most = t->least = count_cells(s);
	s = row_at(p + at, n - at, &next);
	t->cols = count_cells(s);
	for (size_t i = 0; i < s.n; i++)
		t->thin = t->thin || dashes_missing(s, i) > 0;
	for (at += next; at < n; at += next) {
		uint32_t cells;

		s = row_at(p + at, n - at, &next);
		if (s.n == 0)
			break;
		cells = count_cells(s);
		if (cells > t->most)
			t->most = cells;
		if (cells < t->least)
			t->least = cells;
	}
	t->end = at;
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
		add(m, out, "---", dashes_missing(s, i));
	}
	add_cells(m, out, s, t->cols, t, "---");
}

static void
put_table(struct md *m, const char *p, const struct table *t,
    struct p_buf *out, size_t room)
{
	bool	 rows = t->most <= MD_COLUMNS;
	size_t	 at = t->head, next;

	for (; at < t->end; at += next) {
		struct pai_str s = row_at(p + at, t->end - at, &next);
		size_t	 end = (size_t)(s.p - p) + s.n;

		p_buf_put(out, p + at, (size_t)(s.p - p) - at);
		if (at == t->rule) {
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

/* Does a table begin with the line at t->head? */
static bool
find_table(const char *p, size_t n, struct table *t)
{
	struct pai_str	 s;
	size_t		 next;

	s = row_at(p + t->head, n - t->head, &next);
	if (s.n == 0 || memchr(s.p, '|', s.n) == NULL)
		return false;
	t->rule = t->head + next;
	s = row_at(p + t->rule, n - t->rule, &next);
	if (p_pipe_rule(s.p, s.n) == 0)
		return false;
	read_table(p, n, t);
	return true;
}

bool
ragged_even(struct md *m, const char *p, size_t n, struct p_buf *out)
{
	size_t	 room = n < SIZE_MAX / GROWTH - GROWTH_FREE ?
	    n * GROWTH + GROWTH_FREE : n;
	size_t	 at = 0, done = 0, next;
	bool	 fenced = false;

	while (at < n) {
		struct pai_str s = line_at(p + at, n - at, &next);
		struct table t = { .head = at };

		if (is_fence(s))
			fenced = !fenced;
		if (fenced || !find_table(p, n, &t)) {
			at += next;
			continue;
		}
		if (t.most > t.cols || t.least < t.most || t.thin) {
			p_buf_put(out, p + done, at - done);
			put_table(m, p, &t, out, room);
			done = t.end;
		}
		at = t.end;
	}
	if (done > 0)
		p_buf_put(out, p + done, n - done);
	return done > 0;
}
