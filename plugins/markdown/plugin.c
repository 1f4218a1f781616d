/*
 * The markdown plugin: a reader for CommonMark with GitHub's tables, strike
 * through, task lists and bare links.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/decode.h"
#include "kit/fenced.h"
#include "kit/mark.h"
#include "kit/traces.h"
#include "foreign/foreign.h"
#include "md.h"

#define	RULE_DASHES	3	/* of a line that no prose has: |---| */

static const char *const md_suffixes[] = { "md", "markdown", NULL };
static const char *const raw_choices[] = { "escape", "drop", NULL };

static const struct pai_option md_options[] = {
	{ .name = "raw-html", .help = "what becomes of tags that say nothing "
	    "we know", .preset = "escape", .choices = raw_choices,
	    .type = PAI_T_ENUM },
	{ .name = "math", .help = "read $...$ as a formula",
	    .preset = "false", .type = PAI_T_BOOL },
	PAI_OPTION_END
};

static bool
has_suffix(const char *name)
{
	const char	*dot = name != NULL ? strrchr(name, '.') : NULL;
	size_t		 i;

	for (i = 0; dot != NULL && md_suffixes[i] != NULL; i++)
		if (strcasecmp(dot + 1, md_suffixes[i]) == 0)
			return true;
	return false;
}

/* "# Title": one to six marks and a blank. */
static bool
is_heading(const char *p, size_t n)
{
	size_t	 i = 0;

	while (i < n && i < 7 && p[i] == '#')
		i++;
	return i > 0 && i < 7 && i < n && p[i] == ' ';
}

/* What could be prose is not claimed with force: text has its own reader; and
 * what came from a page with tables by TABs is left to it, whatever its name. */
static int
md_probe(const struct pai_probe *in)
{
	const char	*p = (const char *)in->head;
	size_t		 at, next;
	int		 bid = 0;

	if (has_suffix(in->name)) {
		struct p_traces t;

		p_traces_find(&t, p, in->n);
		return p_traces_tables(&t) ? 25 : 55;
	}
	for (at = 0; at < in->n && bid < 30; at += next) {
		struct pai_str s = line_at(p + at, in->n - at, &next);

		if (p_pipe_rule(s.p, s.n) >= RULE_DASHES)
			bid = 30;
		else if (is_heading(s.p, s.n))
			bid = 15;
	}
	return bid;
}

/*
 * The text that md4c gets: the source itself, or, where it has notes, a copy
 * without their definitions.  NULL: out of memory.
 */
static const char *
without_notes(struct md *m, const struct p_decoded *d, size_t front,
    char **copy)
{
	*copy = NULL;
	if (find_text(d->text, d->n, "[^") == NULL ||
	    find_text(d->text, d->n, "]:") == NULL)
		return d->text;
	if ((*copy = malloc(d->n)) == NULL)
		return NULL;
	memcpy(*copy, d->text, d->n);
	note_lift(m, d->text + front, *copy + front, d->n - front);
	return *copy;
}

/* Page numbers between the paragraphs: no author typed this. */
static void
tell_traces(struct md *m, const struct p_decoded *d)
{
	struct p_traces t;

	p_traces_find(&t, d->text, d->n);
	if (t.page_marks > 0)
		m->mu.host->build_meta(m->mu.b, P_META_EXTRACTED, "yes", 3);
}

static enum pai_status
parse(struct md *m, const struct p_decoded *d)
{
	size_t		 front = front_matter(m, d->text, d->n), n = d->n;
	enum pai_status	 status = PAI_E_NOMEM;
	struct p_buf	 even = { 0 };
	const char	*text;
	char		*copy;

	m->mu.where.skipped = d->skipped;
	m->mu.where.recoded = d->own != NULL;
	tell_traces(m, d);
	text = without_notes(m, d, front, &copy);
	if (text != NULL && ragged_even(m, text, n, &even)) {
		text = even.p;
		n = even.n;
	}
	if (text != NULL && p_buf_ok(&even) && m->mu.status == PAI_OK &&
	    where_open(&m->mu.where, text, n)) {
		front += front_service(m, text + front, n - front);
		status = events_read(m, text + front, n - front);
	}
	where_close(&m->mu.where);
	p_buf_free(&even);
	free(copy);
	return status;
}

/* With tables of other notations rewritten. */
static enum pai_status
parse_known(struct md *m, const struct p_decoded *d)
{
	struct p_decoded known = *d;
	struct p_copy	 copy;
	enum pai_status	 status = PAI_E_NOMEM;

	if (foreign_tables(&copy, d->text, d->n, true)) {
		known.text = copy.out.p;
		known.n = copy.out.n;
		m->mu.where.copy = &copy;
	}
	if (!copy.failed)
		status = parse(m, &known);
	m->mu.where.copy = NULL;
	p_copy_free(&copy);
	return status;
}

/* Without the fences around it, if it stands in such as a whole. */
static enum pai_status
parse_bare(struct md *m, const struct p_decoded *d)
{
	struct p_decoded bare = *d;
	enum pai_status	 status;
	char		*copy;

	if (!p_fenced_whole(d->text, d->n, &copy))
		return parse_known(m, d);
	if (copy == NULL)
		return PAI_E_NOMEM;
	bare.text = copy;
	status = parse_known(m, &bare);
	free(copy);
	return status;
}

static enum pai_status
md_read(const struct pai_read *job)
{
	struct md		*m = calloc(1, sizeof(*m));
	struct p_decoded	 d;
	const unsigned char	*p;
	enum pai_status		 status;
	size_t			 n;

	if (m == NULL)
		return PAI_E_NOMEM;
	m->mu.job = job;
	m->mu.host = job->in->host;
	m->mu.b = job->build;
	m->drop_html = strcmp(m->mu.host->opt_str(job->opts, "raw-html"),
	    "drop") == 0;
	m->math = m->mu.host->opt_bool(job->opts, "math");
	p = m->mu.host->in_bytes(job->in, &n);
	if (!p_decode(p, n, &d)) {
		free(m);
		return PAI_E_NOMEM;
	}
	if ((status = p_decode_report(job, &d)) == PAI_OK)
		status = parse_bare(m, &d);
	p_buf_free(&m->text);
	p_buf_free(&m->mu.scratch);
	p_buf_free(&m->said);
	p_buf_free(&m->note_text);
	free(m->notes);
	p_decode_free(&d);
	free(m);
	return status;
}

static const struct pai_reader md_reader = {
	.size = sizeof(struct pai_reader), .name = "markdown",
	.summary = "Markdown (CommonMark, GitHub tables)",
	.suffixes = md_suffixes, .options = md_options, .probe = md_probe,
	.read = md_read
};

static const struct pai_reader *const md_readers[] = { &md_reader, NULL };

PAI_PLUGIN(markdown) = {
	PAI_PLUGIN_HEAD, .name = "markdown", .version = "1",
	.readers = md_readers
};
