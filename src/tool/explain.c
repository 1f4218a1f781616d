/*
 * --explain: each repair told so that a reader of the document can judge it.
 *
 *	scan.txt:97:1: a vertical label was put together [vertical-label]
 *	    was  三\n、\n本\n年\n度
 *	    now  三、本年度
 *	    why  nine lines of one character in the first column
 */
#include "tool/tool.h"

#include <inttypes.h>
#include <string.h>

/* Enough of a paragraph to find it by, in characters, and of a table, in
 * rows; --report has all of it. */
#define	QUOTE_MAX	240
#define	LINES_MAX	6

/* One line of a wording; what it holds is escaped. */
static void
put_line(FILE *to, const char *p, size_t n)
{
	char	 line[QUOTE_MAX * 4 + 1];	/* four bytes a character */

	n = n < sizeof(line) - 1 ? n : sizeof(line) - 1;
	memcpy(line, p, n);
	line[n] = '\0';
	text_cut(to, line, QUOTE_MAX);
	fputc('\n', to);
}

static void
put_quote(FILE *to, const char *label, const char *text)
{
	unsigned	 lines = 0;
	size_t		 n;

	for (; text != NULL && *text != '\0'; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		if (lines++ >= LINES_MAX)
			continue;
		fprintf(to, "    %s  ", lines == 1 ? label : "   ");
		put_line(to, text, n);
	}
	if (lines > LINES_MAX)
		fprintf(to, "         ... and %u more\n", lines - LINES_MAX);
}

void
explain_step(FILE *to, const char *input, const struct pai_step *s)
{
	message_where(to, input, s->source, &s->locus);
	fprintf(to, ": %s%s [%s, %s]\n", s->text,
	    s->guessed ? " (likely, not certain)" : "", s->name, s->pass);
	put_quote(to, "was", s->before);
	if (s->dropped || (s->before != NULL && s->after != NULL &&
	    *s->after == '\0'))
		fputs("    now  nothing: it was dropped\n", to);
	else
		put_quote(to, "now", s->after);
	if (s->why != NULL && *s->why != '\0')
		put_quote(to, "why", s->why);
}

void
explain_table(FILE *to, const char *input, const struct pai_table_fate *t)
{
	message_where(to, input, t->source, &t->locus);
	fprintf(to, ": table %" PRIu32 ", %" PRIu32 " rows by %" PRIu32
	    " columns: %s", t->number, t->rows, t->cols,
	    pai_verdict_name(t->verdict));
	if (t->form.n > 0) {
		fputs(", form ", to);
		text_escape(to, t->form.p, t->form.n);
	}
	fputc('\n', to);
}
