/*
 * Diagnostics on standard error, one a line:
 *
 *	file:line:col: level: message: detail [name]
 *	a.docx!word/document.xml:118: warning: ...
 *
 * The level word is "error" for whatever leaves no output, so that a log can
 * be searched for one word.
 */
#include <config.h>

#include "tool/tool.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct message
message_open(const struct args *args)
{
	const char	*no_color = getenv("NO_COLOR");
	struct message	 m = { .to = stderr, .least = PAI_L_WARNING };

	if (args_has(args, ARG_QUIET))
		m.least = PAI_L_FATAL;
	else if (args_has(args, ARG_VERBOSE))
		m.least = PAI_L_NOTE;
	m.colour = (no_color == NULL || *no_color == '\0') &&
	    isatty(STDERR_FILENO);
	return m;
}

void
message_where(FILE *to, const char *input, const char *source,
    const struct pai_locus *at)
{
	if (input == NULL || strcmp(input, "-") == 0)
		input = "<stdin>";
	text_escape(to, input, strlen(input));
	if (source != NULL && *source != '\0') {
		fputc('!', to);
		text_escape(to, source, strlen(source));
	}
	if (at->line == 0) {
		if (at->page != 0)
			fprintf(to, ":page %" PRIu32, at->page);
		return;
	}
	fprintf(to, ":%" PRIu32, at->line);
	if (at->col != 0)
		fprintf(to, ":%" PRIu32, at->col);
}

static void
put_level(const struct message *m, enum pai_level level)
{
	static const char *const colours[] = { "36", "33", "31", "35", "1;31" };
	const char	*word = level == PAI_L_FATAL ? "error" :
	    pai_level_name(level);

	if (m->colour)
		fprintf(m->to, "\033[%sm%s\033[0m: ", colours[level], word);
	else
		fprintf(m->to, "%s: ", word);
}

void
message_diag(const struct message *m, const struct pai_diag *d)
{
	if (d->level < m->least && d->level != PAI_L_ERROR &&
	    d->level != PAI_L_UNSUPP)
		return;
	if (m->least == PAI_L_FATAL && d->level == PAI_L_UNSUPP)
		return;
	if (d->input == NULL)
		fputs("paiban", m->to);
	else
		message_where(m->to, d->input, d->source, &d->locus);
	fputs(": ", m->to);
	put_level(m, d->level);
	fputs(d->text, m->to);
	if (d->detail != NULL && *d->detail != '\0') {
		fputs(": ", m->to);
		text_escape(m->to, d->detail, strlen(d->detail));
	}
	fprintf(m->to, " [%s]\n", d->name);
}

void
message_own(const struct message *m, enum pai_msg msg, const char *subject,
    const char *detail)
{
	static const struct pai_diag catalogue[] = {
#define	PAI_MSG(number, id, level, name, text)				\
		{ PAI_M_##id, PAI_L_##level, name, text, NULL, NULL, NULL, \
		    { 0 } },
#include <paiban/diag.def>
#undef PAI_MSG
	};
	struct pai_diag	 d;

	for (size_t i = 0; i < sizeof(catalogue) / sizeof(catalogue[0]); i++)
		if (catalogue[i].msg == msg) {
			d = catalogue[i];
			d.input = subject;
			d.detail = detail;
			message_diag(m, &d);
			return;
		}
}

void
message_usage(const struct message *m, const char *what)
{
	fputs("paiban: ", m->to);
	put_level(m, PAI_L_FATAL);
	text_escape(m->to, what, strlen(what));
	fputs("; see paiban --help [usage]\n", m->to);
}
