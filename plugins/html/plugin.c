/*
 * The html plugin: a writer of HTML5, a fragment or a whole page, and a
 * reader of whatever calls itself HTML.
 */
#include <stdlib.h>

#include "html.h"
#include "soup.h"

static const struct pai_option html_options[] = {
	{ .name = "standalone", .help = "a whole page with its style sheet",
	    .preset = "false", .type = PAI_T_BOOL },
	{ .name = "embed", .help = "put pictures into the page",
	    .preset = "true", .type = PAI_T_BOOL },
	{ .name = "running", .help = "write page headers and footers",
	    .preset = "false", .type = PAI_T_BOOL },
	{ .name = "toc", .help = "begin with a table of contents",
	    .preset = "false", .type = PAI_T_BOOL },
	{ .name = "toc-depth", .help = "the last level of headings in it",
	    .preset = "3", .type = PAI_T_INT, .min = 1, .max = 9 },
	{ .name = "embed-resources", .help = "put style sheets into the page",
	    .preset = "false", .type = PAI_T_BOOL },
	{ .name = "css", .help = "style sheets to link to, a line each",
	    .preset = "", .type = PAI_T_STRING },
	PAI_OPTION_END
};

static void
take_options(struct html *h, const struct pai_opts *opts)
{
	const char	*css = h->host->opt_str(opts, "css");

	h->standalone = h->host->opt_bool(opts, "standalone");
	h->embed = h->host->opt_bool(opts, "embed");
	h->running = h->host->opt_bool(opts, "running");
	h->toc = h->host->opt_bool(opts, "toc");
	h->toc_depth = (unsigned)h->host->opt_int(opts, "toc-depth");
	h->embed_sheets = h->host->opt_bool(opts, "embed-resources");
	h->css = css != NULL ? css : "";
}

static enum pai_status
html_write(const struct pai_write *job)
{
	struct html	*h = calloc(1, sizeof(*h));
	enum pai_status	 status;

	if (h == NULL)
		return PAI_E_NOMEM;
	h->host = job->out->host;
	h->doc = job->doc;
	h->out = job->out;
	h->log = job->log;
	h->root = job->root;
	take_options(h, job->opts);
	if (h->standalone)
		page_head(h);
	if (h->toc)
		toc_write(h);
	walk(h, job->root);
	note_list(h);
	if (h->standalone)
		page_foot(h);
	put_flush(h);
	status = h->status;
	if (status == PAI_OK && !(p_buf_ok(&h->declarations) &&
	    p_buf_ok(&h->scratch)))
		status = PAI_E_NOMEM;
	p_buf_free(&h->declarations);
	p_buf_free(&h->scratch);
	free(h->notes);
	free(h);
	return status;
}

static const char *const html_suffixes[] = { "html", "htm", NULL };

static const struct pai_writer html_writer = {
	.size = sizeof(struct pai_writer), .name = "html",
	.summary = "HTML5", .suffixes = html_suffixes,
	.options = html_options, .flags = PAI_WF_SPANS | PAI_WF_LOOKS,
	.write = html_write
};

static const struct pai_writer *const html_writers[] = { &html_writer, NULL };

const char *const html_read_suffixes[] = { "html", "htm", "xhtml", "mht",
    "mhtml", NULL };

static const struct pai_reader html_reader = {
	.size = sizeof(struct pai_reader), .name = "html",
	.summary = "HTML page or fragment, MHTML",
	.suffixes = html_read_suffixes, .probe = html_probe,
	.read = html_read
};

static const struct pai_reader *const html_readers[] = { &html_reader, NULL };

PAI_PLUGIN(html) = {
	PAI_PLUGIN_HEAD, .name = "html", .version = "1",
	.readers = html_readers, .writers = html_writers
};
