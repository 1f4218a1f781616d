/*
 * Options of the command that are whoever's has one of that name: of the
 * writer that is chosen, or of a pass that finishes the document.
 */
#include <config.h>

#include "tool/tool.h"

#include <stdlib.h>

#include "kit/buf.h"

/* value NULL: the option's own. */
static const struct { enum arg_id arg; const char *key, *value; } known[] = {
	{ ARG_TOC, "toc", "true" },
	{ ARG_TOC_DEPTH, "toc-depth", NULL },
	{ ARG_REFERENCE, "reference-doc", NULL },
	{ ARG_CSS, "css", NULL },
	{ ARG_EMBED, "embed-resources", "true" },
	{ ARG_NUMBER, "number-sections", "true" },
};

#define	KNOWN	(sizeof(known) / sizeof(known[0]))

void
asked_free(struct asked *a)
{
	for (size_t i = 0; i < a->n; i++)
		free(a->owned[i]);
	free(a->owned);
	free(a->words);
	*a = (struct asked){ 0 };
}

/* One that is given several times has a line for each. */
static bool
add(struct asked *a, const char *key, const char *value,
    const struct arg_list *list)
{
	struct p_buf	 b = { 0 };

	p_buf_fmt(&b, "%s=%s", key, list->n > 0 ? list->words[0] : value);
	for (size_t i = 1; i < list->n; i++)
		p_buf_fmt(&b, "\n%s", list->words[i]);
	if (!p_buf_ok(&b)) {
		p_buf_free(&b);
		return false;
	}
	a->owned[a->n] = b.p;
	a->words[a->n++] = b.p;
	return true;
}

bool
asked_read(struct asked *a, const struct args *args)
{
	const char	*value;

	a->owned = calloc(KNOWN + 1, sizeof(*a->owned));
	a->words = calloc(KNOWN + 1, sizeof(*a->words));
	if (a->owned == NULL || a->words == NULL)
		return false;
	for (size_t i = 0; i < KNOWN; i++) {
		value = args->value[known[i].arg];
		if (value != NULL && !add(a, known[i].key,
		    known[i].value != NULL ? known[i].value : value,
		    &args->list[known[i].arg]))
			return false;
	}
	return true;
}
