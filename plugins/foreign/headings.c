/*
 * Headings in other notations, and lines that only rule something.
 *
 *	\section*{一、总体情况}		LaTeX, and what OCR models write that
 *					were taught it
 *
 *	一、总体情况			reStructuredText: any mark, as wide as
 *	~~~~~~~~~~~~			the title; levels by first appearance
 *
 *	h2. 一、总体情况			Textile and wikis
 *	== 一、总体情况			AsciiDoc and MediaWiki
 *
 *	---------- ------ ----		rules above and below columns, as pandoc
 *					and reStructuredText have them
 *
 * Each becomes the heading that both readers know, or goes.  Markdown has
 * LaTeX's alone: the rest means something else there, or is known.
 */
#include "foreign.h"

#include <string.h>

#include "kit/affix.h"
#include "kit/mark.h"
#include "kit/utf8.h"

#define	UNDERLINE_LEAST	4	/* marks */
#define	TITLE_BYTES	300
#define	RUN_LEAST	3	/* dashes over a column */
#define	LEVELS		6

/* The line is rewritten as a heading of that level with s for its text. */
static size_t
put_heading(struct foreign *f, size_t at, size_t end, unsigned level,
    struct pai_str s)
{
	size_t	 from = (size_t)(s.p - f->p);

	p_copy_keep(f->copy, at);
	p_copy_add(f->copy, "######", level < LEVELS ? level : LEVELS);
	p_copy_str(f->copy, " ");
	p_copy_skip(f->copy, from);
	p_copy_keep(f->copy, from + s.n);
	p_copy_skip(f->copy, end);
	p_copy_str(f->copy, "\n");
	return end;
}

/* ---- LaTeX ---- */

/* What stands in braces behind the command, up to the end of the line. */
static bool
read_braces(struct pai_str s, const char *command, struct pai_str *text)
{
	size_t	 n = strlen(command);

	if (!p_begins(s.p, s.n, command))
		return false;
	n += n < s.n && s.p[n] == '*';
	if (n + 2 >= s.n || s.p[n] != '{' || s.p[s.n - 1] != '}')
		return false;
	*text = (struct pai_str){ s.p + n + 1, s.n - n - 2 };
	return true;
}

/* Lines of a document's frame, which say nothing. */
static bool
is_frame(struct pai_str s)
{
	static const char *const lines[] = { "\\documentclass",
	    "\\usepackage", "\\begin{document}", "\\end{document}",
	    "\\maketitle" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (p_begins(s.p, s.n, lines[i]))
			return true;
	return false;
}

static size_t
take_latex(struct foreign *f, size_t at, struct pai_str s, size_t next)
{
	static const struct { const char *command; unsigned level; } heads[] = {
		{ "\\title", 1 }, { "\\chapter", 1 }, { "\\section", 2 },
		{ "\\subsection", 3 }, { "\\subsubsection", 4 } };
	struct pai_str	 text;

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (read_braces(s, heads[i].command, &text))
			return put_heading(f, at, at + next, heads[i].level,
			    text);
	if (!is_frame(s))
		return at;
	p_copy_keep(f->copy, at);
	p_copy_skip(f->copy, at + next);
	return at + next;
}

/* ---- text without a format ---- */

/* The mark that all of the line consists of; 0: several, or none. */
static char
only_mark(struct pai_str s)
{
	if (s.n < UNDERLINE_LEAST || strchr("=-~^\"*+#`'", *s.p) == NULL)
		return 0;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] != *s.p)
			return 0;
	return *s.p;
}

/*
 * Is the line below as wide as the title?  Characters of ambiguous width take
 * one column or two.
 */
static bool
is_as_wide(struct pai_str title, size_t marks)
{
	size_t	 least = 0, most = 0;
	uint32_t cp;

	for (size_t i = 0; i < title.n; ) {
		i += p_utf8_next(title.p + i, title.n - i, &cp);
		least += cp < 0x2e80 ? 1 : 2;
		most += cp < 0x80 ? 1 : 2;
	}
	return marks >= least && marks <= most;
}

static bool
has_han(struct pai_str s)
{
	uint32_t cp;

	for (size_t i = 0; i < s.n; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (p_is_han(cp))
			return true;
	}
	return false;
}

/* The level that a mark has: each new one is one deeper. */
static unsigned
level_of(struct foreign *f, char mark)
{
	unsigned	 i = 0;

	while (i < LEVELS && f->underline[i] != '\0' &&
	    f->underline[i] != mark)
		i++;
	if (i < LEVELS)
		f->underline[i] = mark;
	return i + 1;
}

static size_t
take_underlined(struct foreign *f, size_t at, struct pai_str s, size_t next)
{
	size_t		 behind;
	struct pai_str	 below;
	char		 mark;

	if (s.n > TITLE_BYTES || at + next >= f->n)
		return at;
	below = foreign_trimmed(f, at + next, &behind);
	if ((mark = only_mark(below)) == 0 || only_mark(s) != 0 ||
	    !has_han(s) || !is_as_wide(s, below.n))
		return at;
	return put_heading(f, at, at + next + behind, level_of(f, mark), s);
}

/* h2. and ==; the marks of MediaWiki stand behind the text as well. */
static size_t
take_marked(struct foreign *f, size_t at, struct pai_str s, size_t next)
{
	unsigned	 level = 0;

	if (s.n > 4 && *s.p == 'h' && s.p[1] >= '1' && s.p[1] <= '6' &&
	    s.p[2] == '.' && s.p[3] == ' ') {
		level = (unsigned)(s.p[1] - '0');
		s = (struct pai_str){ s.p + 4, s.n - 4 };
	} else {
		while (level < s.n && level < LEVELS && s.p[level] == '=')
			level++;
		if (level == 0 || level == s.n || s.p[level] != ' ')
			return at;
		s = (struct pai_str){ s.p + level + 1, s.n - level - 1 };
		while (s.n > 0 && (s.p[s.n - 1] == '=' ||
		    s.p[s.n - 1] == ' '))
			s.n--;
	}
	return has_han(s) ? put_heading(f, at, at + next, level, s) : at;
}

/* Runs of dashes with blanks between them. */
static bool
rules_columns(struct pai_str s)
{
	size_t	 runs = 0, run = 0;

	if (s.n == 0 || (*s.p != '-' && *s.p != '='))
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] == *s.p) {
			run++;
			continue;
		}
		if (i < s.n && s.p[i] != ' ')
			return false;
		if (run > 0 && run < RUN_LEAST)
			return false;
		runs += run > 0;
		run = 0;
	}
	return runs > 1;
}

size_t
foreign_heading(struct foreign *f, size_t at)
{
	size_t		 next, end = at;
	struct pai_str	 s = foreign_trimmed(f, at, &next);

	if (*s.p == '\\')
		return take_latex(f, at, s, next);
	if (f->markdown || p_page_mark(s.p, s.n) != P_PAGE_NONE)
		return at;
	if (rules_columns(s)) {
		p_copy_keep(f->copy, at);
		p_copy_skip(f->copy, at + next);
		return at + next;
	}
	if ((end = take_marked(f, at, s, next)) == at)
		end = take_underlined(f, at, s, next);
	return end;
}
