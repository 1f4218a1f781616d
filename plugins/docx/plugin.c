/*
 * The docx plugin: a reader of Word documents (Office Open XML).
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "flow.h"
#include "geometry.h"
#include "kind.h"
#include "numbering.h"
#include "styles.h"

static const char *const track_names[] = { "accept", "reject", "all", NULL };

static const struct pai_option options[] = {
	{ .name = "track-changes", .type = PAI_T_ENUM, .preset = "accept",
	  .choices = track_names,
	  .help = "what becomes of tracked changes" },
	{ .name = "samples", .type = PAI_T_BOOL, .preset = "false",
	  .help = "show the styles in blocks without text, behind the body" },
	PAI_OPTION_END
};

/* Documents and templates, without macros and with. */
static const char *const suffixes[] = { "docx", "docm", "dotx", "dotm",
	NULL };

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t	 n = name == NULL ? 0 : strlen(name), m = strlen(suffix);

	return n > m && name[n - m - 1] == '.' &&
	    strcasecmp(name + n - m, suffix) == 0;
}

static bool
contains(const unsigned char *p, size_t n, const char *what)
{
	size_t	 m = strlen(what);

	for (size_t i = 0; i + m <= n; i++)
		if (p[i] == (unsigned char)what[0] &&
		    memcmp(p + i, what, m) == 0)
			return true;
	return false;
}

/*
 * Any zip archive may be one; most show it in the first names.  An encrypted
 * one, like the older format, is a compound file, and Word also writes RTF and
 * XML: to say so is our task too.
 */
static int
probe(const struct pai_probe *p)
{
	bool	 named = false;

	for (size_t i = 0; suffixes[i] != NULL; i++)
		named = named || has_suffix(p->name, suffixes[i]);

	if (p->n >= 4 && memcmp(p->head, "PK\3\4", 4) == 0) {
		if (contains(p->head, p->n, "word/") ||
		    contains(p->head, p->n, "word\\"))
			return 95;
		return named || contains(p->head, p->n,
		    "[Content_Types].xml") ? 80 : 30;
	}
	if (kind_is_compound(p->head, p->n) ||
	    kind_is_word_text(p->head, p->n))
		return 60;
	return named ? 50 : 0;
}

static void
clean(struct docx *d)
{
	while (d->flow != NULL)
		flow_drop(d);
	math_free(d->math);
	geometry_free(d->geometry);
	notes_free(d->notes);
	chunks_free(d->chunks);
	sections_free(d->sections);
	resolve_free(d->resolve);
	numbering_free(d->numbering);
	styles_free(d->styles);
	relations_free(&d->main_rels);
	p_buf_free(&d->text);
	strings_free(&d->strings);
	strings_free(&d->said);
	strings_free(&d->loaded);
	archive_close(d->archive);
	pool_free(&d->pool);
}

static enum pai_status
read_docx(const struct pai_read *job)
{
	struct styles	 styles = { 0 };
	struct docx	*d = calloc(1, sizeof(*d));
	const char	*track = job->in->host->opt_str(job->opts,
			    "track-changes");
	enum pai_status	 st;

	if (d == NULL) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%s", "");
		return PAI_E_NOMEM;
	}
	d->job = job;
	d->host = job->in->host;
	d->build = job->build;
	d->part = "";
	d->styles = &styles;
	d->strings.pool = d->said.pool = d->loaded.pool = &d->pool;
	for (unsigned i = 0; track != NULL && track_names[i] != NULL; i++)
		if (strcmp(track, track_names[i]) == 0)
			d->track = (enum track)i;
	st = archive_open(&d->archive, job);
	if (st == PAI_OK)
		st = document_read(d);
	if (st == PAI_OK)
		st = d->host->build_status(d->build);
	docx_say_gathered(d);
	clean(d);
	free(d);
	return st;
}

static const struct pai_reader reader = {
	.size = sizeof(reader),
	.name = "docx",
	.summary = "Word document (Office Open XML)",
	.suffixes = suffixes,
	.options = options,
	.probe = probe,
	.read = read_docx,
};

static const struct pai_reader *const readers[] = { &reader, NULL };

PAI_PLUGIN(docx) = {
	PAI_PLUGIN_HEAD, .name = "docx", .version = "1", .readers = readers
};
