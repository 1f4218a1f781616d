/*
 * A reference document: another file, read for its looks into a tree beside
 * the document's.
 *
 *	document	root ── blocks
 *	reference	root ── blocks, and one without text for each style
 *	both		side tables: styles, sections, pictures
 *
 * Sharing the tables, a pass may hang nodes of the one in the other.  What
 * is odd in the reference is nobody's concern; only that it cannot be used
 * is told, in one message.
 */
#include <stdio.h>

#include "core/host.h"

/* The first message that no one else sees: why it cannot be used. */
struct reason {
	char	 text[256];
};

static void
keep_first(void *arg, const struct pai_diag *d)
{
	struct reason	*r = arg;

	if (r->text[0] == '\0' && d->level >= PAI_L_ERROR)
		snprintf(r->text, sizeof(r->text), "%s%s%s", d->text,
		    d->detail != NULL && *d->detail != '\0' ? ": " : "",
		    d->detail != NULL ? d->detail : "");
}

static enum pai_status
read_beside(struct p_doc *doc, struct p_in *in, struct p_log *log,
    struct pai_node *root, const char *path)
{
	static const char *const asked[] = { "samples=true", NULL };
	struct p_build	 build = { .pub = { &p_host }, .doc = doc,
	    .ctx = doc->ctx, .at = root, .floor = root,
	    .cancel = doc->ctx->cancel, .level = 1 };
	struct p_opts	 opts = { .pub = { &p_host }, .ctx = doc->ctx,
	    .asked = asked };
	struct pai_read	 job = { .in = &in->pub, .build = &build.pub,
	    .log = &log->pub, .opts = &opts.pub };
	const struct pai_reader *reader = p_find_reader(doc->ctx, "docx");
	uint32_t	 source = p_doc_source_add(doc, path);
	enum pai_status	 st;

	if (reader == NULL || source == 0)
		return reader == NULL ? PAI_E_UNSUPP : PAI_E_NOMEM;
	opts.owner = reader->name;
	opts.schema = reader->options;
	build.source = source;
	build.where.src = source;
	st = reader->read(&job);
	st = build.status != PAI_OK ? build.status : st;
	return p_embed_finish(&build, st);
}

/* What is wrong with a file that the user names is wrong with the line. */
static enum pai_status
settle(struct p_log *log, enum pai_status st, const char *path,
    const struct reason *why)
{
	if (st == PAI_OK || st == PAI_E_NOMEM || st == PAI_E_CANCEL)
		return st;
	p_log_say(log, PAI_M_BAD_REFERENCE, NULL, "%s: %s", path,
	    why->text[0] != '\0' ? why->text : pai_status_name(st));
	return st == PAI_E_LIMIT ? st : PAI_E_ARG;
}

struct pai_node *
p_edit_reference(struct pai_edit *pub, const char *path)
{
	struct p_edit	*e = (struct p_edit *)pub;
	struct p_doc	*doc = e->doc;
	struct p_log	*outer = doc->log, log;
	struct reason	 why = { "" };
	struct p_in	 in = { 0 };
	struct pai_node	*root = p_node_new(doc, PAI_N_DOCUMENT);
	enum pai_status	 st = root == NULL ? PAI_E_NOMEM : PAI_OK;

	p_ctx_log(doc->ctx, &log, path);
	log.fn = keep_first;
	log.arg = &why;
	doc->log = &log;
	if (st == PAI_OK)
		st = p_in_open(&in, path, &log, doc->ctx->cancel);
	if (st == PAI_OK)
		st = read_beside(doc, &in, &log, root, path);
	doc->log = outer;
	log.fn = NULL;
	p_log_finish(&log);
	p_in_close(&in);
	st = settle(outer, st, path, &why);
	if (e->status == PAI_OK)
		e->status = st;
	return st == PAI_OK ? root : NULL;
}
