/*
 * Tables of LaTeX, which OCR models that were taught it write.
 *
 *	\begin{tabular}{|c|c|c|}
 *	\hline
 *	\multicolumn{2}{|c|}{项目} & 数量 \\
 *	\multirow{2}{*}{收入} & 上年 & 3 \\
 *	 & 本年 & 5 \\
 *	\end{tabular}
 *
 * The environment may stand in a table of its own, or in a formula; there it
 * is called array, as matrices are, so that an array is a table only where it
 * has rules.  All cells are read before the first is written.
 */
#include "latex.h"

#include <stdlib.h>
#include <string.h>

#include "kit/affix.h"
#include "kit/grow.h"
#include "kit/num.h"

#define	AROUND_LINES	8	/* between its wrapping and its begin */
#define	ARGUMENT_MAX	4096	/* bytes of what is no text */
#define	SPANS_NESTED	4	/* around one cell's text */

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
at(const struct latex *l, size_t i, const char *with)
{
	return i < l->n && p_begins(l->p + i, l->n - i, with);
}

/* Behind the group in braces that begins at i; i: none does. */
static size_t
group_end(const struct latex *l, size_t i, size_t end)
{
	size_t	 depth = 0, k = i;

	if (i >= end || l->p[i] != '{')
		return i;
	for (; k < end; k++) {
		if (l->p[k] == '\\')
			k++;
		else if (l->p[k] == '{')
			depth++;
		else if (l->p[k] == '}' && --depth == 0)
			return k + 1;
	}
	return i;
}

/* As much as an argument that is no text may take. */
static size_t
near(size_t i, size_t end)
{
	return end - i < ARGUMENT_MAX ? end : i + ARGUMENT_MAX;
}

static size_t
option_end(const struct latex *l, size_t i, size_t end)
{
	const char	*close;

	if (i >= end || l->p[i] != '[')
		return i;
	end = near(i, end);
	close = memchr(l->p + i, ']', end - i);
	return close != NULL ? (size_t)(close - l->p) + 1 : i;
}

static size_t
skip_white(const struct latex *l, size_t i, size_t end)
{
	while (i < end && is_white(l->p[i]))
		i++;
	return i;
}

/* ---- where a table begins and ends ---- */

/* Reads \begin{tabular}{|c|c|} at i; false: it is none. */
static bool
read_begin(struct latex *l, size_t i)
{
	static const char *const names[] = { "tabular", "tabular*",
	    "tabularx", "tabulary", "longtable", "array" };
	size_t	 name = i + strlen("\\begin{"), stop, spec;

	if (!at(l, i, "\\begin{"))
		return false;
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
		stop = name + strlen(names[k]);
		if (!at(l, name, names[k]) || !at(l, stop, "}"))
			continue;
		memcpy(l->name, names[k], strlen(names[k]) + 1);
		l->begin = i;
		spec = option_end(l, stop + 1, l->n);
		/* Those that are told their width have one group more. */
		if (strchr("*xy", names[k][strlen(names[k]) - 1]) != NULL &&
		    names[k][0] == 't')
			spec = group_end(l, spec, near(spec, l->n));
		l->body = group_end(l, spec, near(spec, l->n));
		l->ruled = memchr(l->p + spec, '|', l->body - spec) != NULL;
		return l->body > spec;
	}
	return false;
}

/* A line that only wraps tables. */
static bool
is_around(struct pai_str s)
{
	static const char *const lines[] = { "$$", "\\[", "\\]", "\\begin{table",
	    "\\end{table", "\\begin{center}", "\\end{center}", "\\centering",
	    "\\begin{array*}", "\\small", "\\footnotesize", "\\scriptsize",
	    "\\label{", "\\renewcommand", "\\setlength", "\\resizebox" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (p_begins(s.p, s.n, lines[i]))
			return true;
	return false;
}

/* The \begin of a table behind the line at from; false: there is none. */
static bool
find_begin(const struct foreign *f, struct latex *l, size_t from)
{
	size_t		 next;

	for (int i = 0; i < AROUND_LINES && from < f->n; i++, from += next) {
		struct pai_str	 s = foreign_trimmed(f, from, &next);

		if (p_begins(s.p, s.n, "$$\\begin") ||
		    p_begins(s.p, s.n, "\\[\\begin"))
			return read_begin(l, (size_t)(s.p - f->p) + 2);
		if (p_begins(s.p, s.n, "$\\begin"))
			return read_begin(l, (size_t)(s.p - f->p) + 1);
		if (read_begin(l, (size_t)(s.p - f->p)))
			return true;
		if (s.n > 0 && !is_around(s))
			return false;
	}
	return false;
}

/* Notes where its \end stands; false: it has none. */
static bool
find_end(struct latex *l)
{
	size_t	 depth = 0, name = strlen(l->name);

	for (size_t i = l->body; i < l->n; i++) {
		if (l->p[i] != '\\')
			continue;
		l->ruled = l->ruled || at(l, i, "\\hline");
		if (at(l, i, "\\begin{")) {
			depth++;
		} else if (at(l, i, "\\end{")) {
			if (depth > 0)
				depth--;
			else if (at(l, i + 5, l->name) &&
			    at(l, i + 5 + name, "}"))
				return (l->end = i) > 0;
			else
				return false;
		}
		i++;
	}
	return false;
}

/* ---- cells ---- */

/* Behind rules and the like before a row's first cell. */
static size_t
skip_rules(const struct latex *l, size_t i)
{
	static const char *const rules[] = { "\\hline", "\\cline", "\\cmidrule",
	    "\\toprule", "\\midrule", "\\bottomrule", "\\endhead",
	    "\\endfirsthead", "\\endfoot", "\\endlastfoot", "\\rowcolor",
	    "\\hhline", "\\specialrule", "\\noalign" };
	size_t	 k, n = sizeof(rules) / sizeof(rules[0]);

	for (;;) {
		size_t	 was;

		i = skip_white(l, i, l->end);
		for (k = 0; k < n && !at(l, i, rules[k]); k++)
			;
		if (k == n)
			return i;
		i += strlen(rules[k]);
		do {
			was = i;
			i = option_end(l, group_end(l, i, near(i, l->end)),
			    l->end);
		} while (i > was);
		if (i < l->end && l->p[i] == '(')
			while (i < l->end && l->p[i++] != ')')
				;
		i = group_end(l, i, near(i, l->end));
	}
}

/* Where the cell that begins at i ends: before & or \\ of its own. */
static size_t
cell_end(const struct latex *l, size_t i)
{
	size_t	 depth = 0, inner = 0;

	for (; i < l->end; i++) {
		if (l->p[i] == '\\') {
			if (at(l, i, "\\begin{"))
				inner++;
			else if (at(l, i, "\\end{") && inner > 0)
				inner--;
			else if (at(l, i, "\\\\") && depth == 0 && inner == 0)
				return i;
			i++;
		} else if (l->p[i] == '{') {
			depth++;
		} else if (l->p[i] == '}' && depth > 0) {
			depth--;
		} else if (l->p[i] == '&' && depth == 0 && inner == 0) {
			return i;
		}
	}
	return l->end;
}

/* The number in the group at i, from 1; what has no sense is 1. */
static uint32_t
count_at(const struct latex *l, size_t i, size_t end)
{
	uint32_t n = 0;

	for (i++; i < end && l->p[i] >= '0' && l->p[i] <= '9'; i++)
		n = n < LATEX_COLUMNS ? n * 10 + (uint32_t)(l->p[i] - '0') : n;
	return n > 0 ? n : 1;
}

/* Takes \multicolumn{2}{c}{...} or \multirow{2}{*}{...} from around a cell's
 * text; false: there is none. */
static bool
take_span(const struct latex *l, struct latex_cell *c)
{
	size_t	 i = c->from, number;
	bool	 cols = at(l, i, "\\multicolumn");

	if (!cols && !at(l, i, "\\multirow"))
		return false;
	i += strlen(cols ? "\\multicolumn" : "\\multirow");
	number = i = option_end(l, i, c->to);
	if ((i = group_end(l, i, c->to)) == number)
		return false;
	i = option_end(l, i, c->to);
	/* \multirow{2}*{...} */
	i = i < c->to && l->p[i] == '*' ? i + 1 : group_end(l, i, c->to);
	i = option_end(l, i, c->to);
	i = skip_white(l, i, c->to);
	if (i >= c->to || l->p[i] != '{' || group_end(l, i, c->to) == i)
		return false;
	if (cols)
		c->cols = count_at(l, number, c->to);
	else
		c->rows = count_at(l, number, c->to);
	c->to = group_end(l, i, c->to) - 1;
	c->from = i + 1;
	return true;
}

static void
trim(const struct latex *l, struct latex_cell *c)
{
	c->from = skip_white(l, c->from, c->to);
	while (c->to > c->from && is_white(l->p[c->to - 1]))
		c->to--;
}

static void
add_cell(struct latex *l, size_t from, size_t to)
{
	struct latex_cell	*c;

	if (!p_make_room(&l->cell, &l->room, l->cells + 1, sizeof(*c))) {
		l->failed = true;
		return;
	}
	c = &l->cell[l->cells++];
	*c = (struct latex_cell){ from, to, l->rows, 1, 1 };
	trim(l, c);
	for (int i = 0; i < SPANS_NESTED && take_span(l, c); i++)
		trim(l, c);
}

/* Reads the row at i; returns where the next begins. */
static size_t
read_row(struct latex *l, size_t i)
{
	uint32_t	 cols = 0;

	for (;;) {
		size_t	 stop = cell_end(l, i);

		add_cell(l, i, stop);
		if (l->failed)
			return l->end;
		cols += l->cell[l->cells - 1].cols;
		i = stop;
		if (i >= l->end || l->p[i] == '\\')
			break;
		i++;
	}
	l->cols = cols > l->cols ? cols : l->cols;
	l->rows++;
	return option_end(l, i < l->end ? i + 2 : i, l->end);
}

static void
read_cells(struct latex *l)
{
	size_t	 i = skip_rules(l, l->body);

	while (i < l->end && !l->failed)
		i = skip_rules(l, read_row(l, i));
}

/* ---- the whole ---- */

/* Behind the \end and the lines that close what is around the table. */
static size_t
wrapping_end(const struct foreign *f, const struct latex *l)
{
	size_t		 i = l->end + strlen("\\end{}") + strlen(l->name);
	size_t		 next, end;
	struct pai_str	 s = foreign_trimmed(f, i, &next);

	if (s.n > 0 && strspn(s.p, "$}\\]") < s.n)
		return i;
	for (end = i += next; i < f->n; i += next) {
		s = foreign_trimmed(f, i, &next);
		if (s.n == 0)
			break;
		if (!p_begins(s.p, s.n, "$$") &&
		    !p_begins(s.p, s.n, "\\]") &&
		    !p_begins(s.p, s.n, "}") &&
		    !p_begins(s.p, s.n, "\\end{"))
			return end;
		end = i + next;
	}
	return end;
}

static bool
is_table(const struct latex *l)
{
	return !l->failed && l->cells > 1 && l->cols <= LATEX_COLUMNS &&
	    l->cells > l->rows && (strcmp(l->name, "array") != 0 || l->ruled);
}

size_t
foreign_latex(struct foreign *f, size_t from)
{
	struct latex	 l = { .p = f->p, .n = f->n };
	size_t		 next, end = from;
	struct pai_str	 s = foreign_trimmed(f, from, &next);

	if (from < f->no_latex || s.n < 2 || (*s.p != '\\' && *s.p != '$') ||
	    !find_begin(f, &l, from))
		return from;
	if (!find_end(&l)) {
		f->no_latex = f->n;
		return from;
	}
	read_cells(&l);
	if (is_table(&l)) {
		p_copy_keep(f->copy, from);
		latex_put(f, &l);
		end = wrapping_end(f, &l);
		p_copy_skip(f->copy, end);
	}
	f->no_latex = l.end;
	f->copy->failed = f->copy->failed || l.failed;
	free(l.cell);
	return end;
}
