/*
 * The gongwen plugin: a writer for the official fixed-width text, the page
 * of GB/T 9704-2012 《党政机关公文格式》 as a grid of characters.
 */
#include <stdlib.h>
#include <string.h>

#include "gongwen.h"

static const char *const eols[] = { "lf", "crlf", NULL };
static const char *const encodings[] = { "UTF-8", "GB18030", NULL };
static const char *const ambiguities[] = { "wide", "narrow", NULL };
static const char *const rule_kinds[] = { "auto", "box", "ascii", NULL };

static const struct pai_option options[] = {
	{ "width", "columns of a page, two a character", "56", NULL,
	    PAI_T_INT, 20, 10000 },
	{ "lines", "lines of a page; 0: no pages", "22", NULL,
	    PAI_T_INT, 0, 1000 },
	{ "eol", "line ends", "lf", eols, PAI_T_ENUM, 0, 0 },
	{ "encoding", "characters", "UTF-8", encodings, PAI_T_ENUM, 0, 0 },
	{ "ambiguous", "columns of ambiguous characters: wide 2, narrow 1",
	    "wide", ambiguities, PAI_T_ENUM, 0, 0 },
	{ "rules", "lines of tables", "auto", rule_kinds, PAI_T_ENUM, 0, 0 },
	PAI_OPTION_END
};

static bool
is_set(const struct pai_write *job, const char *option, const char *value)
{
	return strcmp(job->opts->host->opt_str(job->opts, option), value) == 0;
}

static enum gw_rules
rules_asked(const struct pai_write *job)
{
	if (is_set(job, "rules", "box"))
		return GW_RULES_BOX;
	return is_set(job, "rules", "ascii") ? GW_RULES_ASCII : GW_RULES_AUTO;
}

static enum pai_status
write_job(const struct pai_write *job)
{
	const struct pai_host	*host = job->opts->host;
	struct gw		*g = calloc(1, sizeof(*g));
	enum pai_status		 st;

	if (g == NULL)
		return PAI_E_NOMEM;
	g->job = job;
	g->host = host;
	g->wide = is_set(job, "ambiguous", "wide");
	g->crlf = is_set(job, "eol", "crlf");
	g->rules = rules_asked(job);
	g->width = (size_t)host->opt_int(job->opts, "width") & ~(size_t)1;
	g->lines = (size_t)host->opt_int(job->opts, "lines");
	if (gw_page_open(g, host->opt_str(job->opts, "encoding"))) {
		gw_blocks(g, job->root);
		gw_notes(g);
	}
	gw_page_close(g);
	st = g->status;
	gw_text_free(&g->text);
	p_buf_free(&g->line);
	free(g->notes);
	free(g);
	return st;
}

static const char *const suffixes[] = { "txt", NULL };

static const struct pai_writer writer = {
	.size = sizeof(writer),
	.name = "gongwen",
	.summary = "official fixed-width text (GB/T 9704)",
	.suffixes = suffixes,
	.options = options,
	.flags = PAI_WF_SPANS | PAI_WF_PAGES,
	.write = write_job
};
static const struct pai_writer *const writers[] = { &writer, NULL };

PAI_PLUGIN(gongwen) = {
	PAI_PLUGIN_HEAD, .name = "gongwen", .version = "1", .writers = writers
};
