/*
 * Lines: the text cut at LF, CRLF, CR and form feeds, without copying and
 * without a table of lines, so that a cursor can be set back cheaply.
 */
#include "ocr.h"

#include <string.h>

#include "kit/affix.h"
#include "kit/utf8.h"

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r' || c == '\f';
}

/* A form feed at the start of a line turns the page and is no line. */
static void
turn_pages(const struct ocr *o, struct cursor *c)
{
	while (c->at < o->n && o->text[c->at] == '\f') {
		c->at++;
		c->page++;
	}
}

/* The bytes of one: CR CR LF is what a CR LF becomes that was set once more. */
static size_t
line_end(const char *p, size_t n)
{
	if (n >= 3 && memcmp(p, "\r\r\n", 3) == 0)
		return 3;
	return n >= 2 && memcmp(p, "\r\n", 2) == 0 ? 2 : 1;
}

bool
line_next(const struct ocr *o, struct cursor *c, struct line *l)
{
	const char	*t = o->text;
	size_t		 end;

	turn_pages(o, c);
	if (c->at >= o->n)
		return false;
	end = c->at;
	while (end < o->n && !is_line_end(t[end]))
		end++;
	*l = (struct line){ t + c->at, end - c->at, *c };
	if (end < o->n && t[end] != '\f') {
		end += line_end(t + end, o->n - end);
		c->no++;
	}
	c->at = end;
	return true;
}

bool
line_is_blank(const struct line *l)
{
	uint32_t	 cp;

	for (size_t i = 0; i < l->n; ) {
		i += p_utf8_next(l->p + i, l->n - i, &cp);
		if (!p_is_space(cp))
			return false;
	}
	return true;
}

bool
line_has_han(const struct line *l)
{
	uint32_t	 cp;

	for (size_t i = 0; i < l->n; ) {
		i += p_utf8_next(l->p + i, l->n - i, &cp);
		if (p_is_han(cp))
			return true;
	}
	return false;
}

static bool
contains(const char *p, size_t n, const char *what)
{
	size_t	 k = strlen(what);

	for (size_t i = 0; i + k <= n; i++)
		if (p[i] == what[0] && memcmp(p + i, what, k) == 0)
			return true;
	return false;
}

/*
 * Marks that end statements, and words that only programs begin a line
 * with.  Prose ends lines in ")" and ":" too, so those do not count alone.
 */
bool
line_is_code(const struct line *l)
{
	static const char *const heads[] = { "//", "/*", "#include",
	    "#define", "#if", "#endif", "#!", "return ", "import ", "def ",
	    "class ", "static ", "const ", "if (", "for (", "while (", "$ " };
	const char	*p = l->p;
	size_t		 n = l->n;

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] >= 0x80)
			return false;
	while (n > 0 && (*p == ' ' || *p == '\t'))
		p++, n--;
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	if (n == 0)
		return false;
	if (strchr(";{}\\", p[n - 1]) != NULL || contains(p, n, " = ") ||
	    (n > 1 && p[n - 2] == ')' && p[n - 1] == ':'))
		return true;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (p_begins(p, n, heads[i]))
			return true;
	return false;
}

/* Counted on from the last place asked for in the same line: a long line
 * with many marks would else be counted from its start for each. */
static uint32_t
column(struct ocr *o, const struct line *l, size_t at)
{
	if (o->counted.line != l->p || o->counted.at > at) {
		o->counted.line = l->p;
		o->counted.at = 0;
		o->counted.col = 1;
	}
	o->counted.col += (uint32_t)p_utf8_count(l->p + o->counted.at,
	    at - o->counted.at);
	o->counted.at = at;
	return o->counted.col;
}

struct pai_locus
line_locus(struct ocr *o, const struct line *l, size_t at, size_t n)
{
	struct pai_locus	 w = { 0 };

	w.page = o->paged ? l->where.page : 0;
	w.len = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
	if (o->copy != NULL) {
		struct p_copy_place	 p = p_copy_place(o->copy,
		    l->where.at + at);

		w.line = p.line;
		w.col = p.col;
		w.off = p.off + o->skipped;
		return w;
	}
	w.line = l->where.no;
	w.col = column(o, l, at);
	w.off = l->where.at + at + o->skipped;
	return w;
}

struct pai_node *
line_open(struct ocr *o, enum pai_kind kind, const struct line *l, size_t at,
    size_t n)
{
	struct pai_locus	 w = line_locus(o, l, at, n);

	pai_at(o->job->build, &w);
	return pai_open(o->job->build, kind);
}

bool
text_is_number(const char *p, size_t n)
{
	bool	 digit = false;

	if (n == 1 && (*p == '-' || *p == '/'))
		return true;
	for (size_t i = 0; i < n; i++) {
		if (p[i] >= '0' && p[i] <= '9')
			digit = true;
		else if (strchr("+-.,%", p[i]) == NULL)
			return false;
	}
	return digit;
}
