/*
 * --depfile: what an output was made of, as a rule that make and ninja read.
 *
 *	report.pdf: report.docx look.docx
 */
#include <config.h>

#include "tool/tool.h"

#include <errno.h>
#include <string.h>

/* Blanks and what a makefile reads as its own are escaped as make has it. */
static void
put_name(FILE *to, const char *name)
{
	for (; *name != '\0'; name++) {
		if (*name == ' ' || *name == '#' || *name == '\\' ||
		    *name == ':')
			fputc('\\', to);
		else if (*name == '$')
			fputc('$', to);
		fputc(*name, to);
	}
}

bool
depfile_write(const struct args *a, const struct message *message)
{
	static const enum arg_id read[] = { ARG_FORM, ARG_REFERENCE,
	    ARG_FONT_MAP };
	const char	*path = a->value[ARG_DEPFILE];
	FILE		*to;
	bool		 ok;

	if (path == NULL)
		return true;
	if ((to = fopen(path, "we")) != NULL) {
		put_name(to, a->value[ARG_OUTPUT]);
		fputc(':', to);
		for (size_t i = 0; i < a->inputs.n; i++) {
			fputc(' ', to);
			put_name(to, a->inputs.words[i]);
		}
		for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++)
			if (a->value[read[i]] != NULL) {
				fputc(' ', to);
				put_name(to, a->value[read[i]]);
			}
		for (size_t i = 0; args_has(a, ARG_EMBED) &&
		    i < a->list[ARG_CSS].n; i++) {
			fputc(' ', to);
			put_name(to, a->list[ARG_CSS].words[i]);
		}
		fputc('\n', to);
	}
	ok = to != NULL && !ferror(to);
	if (to != NULL && fclose(to) != 0)
		ok = false;
	if (!ok)
		message_own(message, PAI_M_CANNOT_WRITE, path,
		    strerror(errno));
	return ok;
}
