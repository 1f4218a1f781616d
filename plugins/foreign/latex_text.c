/*
 * The text of a cell of LaTeX: commands that only paint or group go, those
 * that mean a character or the end of a line are one, and all others stay as
 * they are written.
 */
#include "foreign.h"

#include <string.h>

#define	ARGUMENT_MAX	256	/* bytes of what is no text */

enum use {
	WRAP,		/* its last argument is text */
	BLANK,
	LINE,
	NOTHING		/* and so are its arguments */
};

static const struct command {
	const char	*name;
	enum use	 use;
	unsigned	 groups;	/* arguments that are no text */
} commands[] = {
	{ "textbf", WRAP, 0 }, { "textit", WRAP, 0 }, { "text", WRAP, 0 },
	{ "textrm", WRAP, 0 }, { "textsf", WRAP, 0 }, { "texttt", WRAP, 0 },
	{ "textnormal", WRAP, 0 }, { "emph", WRAP, 0 }, { "bf", WRAP, 0 },
	{ "bfseries", WRAP, 0 }, { "it", WRAP, 0 }, { "rm", WRAP, 0 },
	{ "mathrm", WRAP, 0 }, { "mathbf", WRAP, 0 }, { "mathit", WRAP, 0 },
	{ "mathsf", WRAP, 0 }, { "mbox", WRAP, 0 }, { "hbox", WRAP, 0 },
	{ "operatorname", WRAP, 0 }, { "boldsymbol", WRAP, 0 },
	{ "makecell", WRAP, 0 }, { "thead", WRAP, 0 },
	{ "shortstack", WRAP, 0 }, { "underline", WRAP, 0 },
	{ "centering", WRAP, 0 }, { "raggedright", WRAP, 0 },
	{ "small", WRAP, 0 }, { "footnotesize", WRAP, 0 },
	{ "scriptsize", WRAP, 0 }, { "tiny", WRAP, 0 },
	{ "normalsize", WRAP, 0 }, { "large", WRAP, 0 },
	{ "rotatebox", WRAP, 1 }, { "parbox", WRAP, 1 },
	{ "begin", WRAP, 2 }, { "end", WRAP, 1 }, { "textcolor", WRAP, 1 },
	{ "newline", LINE, 0 }, { "linebreak", LINE, 0 }, { "par", LINE, 0 },
	{ "quad", BLANK, 0 }, { "qquad", BLANK, 0 },
	{ "hspace", NOTHING, 1 }, { "vspace", NOTHING, 1 },
	{ "cellcolor", NOTHING, 1 }, { "color", NOTHING, 1 },
	{ "hline", NOTHING, 0 }, { "hfill", NOTHING, 0 },
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const struct command *
command_at(const char *p, size_t n)
{
	size_t	 len = 0;

	while (len < n && is_letter(p[len]))
		len++;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strlen(commands[i].name) == len &&
		    memcmp(commands[i].name, p, len) == 0)
			return &commands[i];
	return NULL;
}

/* Behind an option in brackets and so many groups in braces. */
static size_t
arguments_end(const char *p, size_t i, size_t end, unsigned groups)
{
	const char	*close;

	end = end - i < ARGUMENT_MAX ? end : i + ARGUMENT_MAX;
	if (i < end && p[i] == '[' &&
	    (close = memchr(p + i, ']', end - i)) != NULL)
		i = (size_t)(close - p) + 1;
	for (; groups > 0 && i < end && p[i] == '{'; groups--) {
		if ((close = memchr(p + i, '}', end - i)) == NULL)
			break;
		i = (size_t)(close - p) + 1;
		if (i < end && p[i] == '[' &&
		    (close = memchr(p + i, ']', end - i)) != NULL)
			i = (size_t)(close - p) + 1;
	}
	return i;
}

/* A command with letters; returns what is behind it. */
static size_t
put_command(struct foreign *f, size_t i, size_t end)
{
	const struct command *c = command_at(f->p + i + 1, end - i - 1);
	size_t	 behind;

	if (c == NULL) {
		foreign_cell_text(f, i + 1);
		return i + 1;
	}
	behind = arguments_end(f->p, i + 1 + strlen(c->name), end, c->groups);
	if (c->use == BLANK)
		p_copy_str(f->copy, " ");
	else if (c->use == LINE)
		p_copy_str(f->copy, "<br>");
	/* The blank behind a command only ends its name. */
	while (c->groups == 0 && behind < end && f->p[behind] == ' ')
		behind++;
	p_copy_skip(f->copy, behind);
	return behind;
}

/* \% is the mark itself, \\ ends a line, a blank is what \, and ~ leave. */
static size_t
put_mark(struct foreign *f, size_t i, size_t end)
{
	char	 c = i + 1 < end ? f->p[i + 1] : '\0';

	if (c == '\\' || strchr(" ,;:!", c) != NULL) {
		p_copy_str(f->copy, c == '\\' ? "<br>" : c == '!' ||
		    c == '\0' ? "" : " ");
		p_copy_skip(f->copy, i + 1 + (c != '\0'));
	} else {
		p_copy_skip(f->copy, i + 1);
		foreign_cell_text(f, i + 2);
	}
	return i + 1 + (c != '\0');
}

void
foreign_latex_text(struct foreign *f, size_t end)
{
	size_t	 i = f->copy->done;

	while (i < end) {
		char	 c = f->p[i];

		if (strchr("\\{}$~", c) == NULL || c == '\0') {
			i++;
			continue;
		}
		foreign_cell_text(f, i);
		if (c == '\\' && i + 1 < end && is_letter(f->p[i + 1])) {
			i = put_command(f, i, end);
		} else if (c == '\\') {
			i = put_mark(f, i, end);
		} else {
			if (c == '~')
				p_copy_str(f->copy, " ");
			p_copy_skip(f->copy, ++i);
		}
	}
	foreign_cell_text(f, end);
}
