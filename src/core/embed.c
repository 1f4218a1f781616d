/*
 * Documents within documents: a reader has another one read what its input
 * holds, into the node that is open.
 *
 * The inner reader gets a builder of its own over the same document, which
 * cannot close what the outer one has open, and the same log, which tells
 * the inner part's name and makes of a fatal message an error: what cannot
 * be read is lost, but only that.
 *
 *	outer builder ── at ─► cell
 *	inner builder ── floor ─┘ ── at ─► paragraph ...
 *
 * All share one budget: nodes, memory, inflated bytes.  A document cannot
 * hold itself, but it can hold many within one another, so that is limited.
 * Of metadata only the outermost counts; keys of pictures are put behind the
 * part's name, as two packages mostly call theirs the same.
 */
#include <string.h>

#include "core/host.h"

static struct p_build *
own(struct pai_build *b)
{
	return (struct p_build *)b;
}

/* ---- names ---- */

/* "word/chunk.docx!word/media/image1.png" */
static void
join(struct p_buf *out, const char *outer, const char *name, size_t n)
{
	p_buf_str(out, outer);
	if (out->n > 0)
		p_buf_str(out, "!");
	p_buf_put(out, name, n);
}

uint32_t
p_embed_source(struct p_build *b, const char *name)
{
	struct p_buf	 full = { 0 };
	uint32_t	 i = b->source;

	join(&full, b->doc->sources[b->source], name, strlen(name));
	if (p_buf_ok(&full))
		i = p_doc_source_add(b->doc, full.p);
	p_buf_free(&full);
	return i != 0 ? i : b->source;
}

bool
p_embed_resource(struct p_build *b, const struct pai_resource *given)
{
	struct pai_resource r = *given;
	struct p_buf	 key = { 0 };
	bool		 ok;

	join(&key, b->doc->sources[b->source], r.key.p, r.key.n);
	r.key = (struct pai_str){ key.p, key.n };
	ok = p_buf_ok(&key) && p_doc_resource_add(b->doc, &r);
	b->resources += ok;
	p_buf_free(&key);
	return ok;
}

static const struct pai_resource *
find_resource(const struct p_doc *d, const struct p_buf *key)
{
	for (uint32_t i = 0; i < d->nresources; i++)
		if (d->resources[i]->key.n == key->n &&
		    memcmp(d->resources[i]->key.p, key->p, key->n) == 0)
			return d->resources[i];
	return NULL;
}

/* Pictures below top were named as the inner reader names them. */
static void
rename_pictures(struct p_build *b, const struct pai_node *top)
{
	struct pai_iter	 it = pai_iter_at(top);
	struct p_buf	 key = { 0 };
	const struct pai_resource *r;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_IMAGE ||
		    it.node->as.image.target.n == 0)
			continue;
		p_buf_clear(&key);
		join(&key, b->doc->sources[b->source],
		    it.node->as.image.target.p, it.node->as.image.target.n);
		if (p_buf_ok(&key) &&
		    (r = find_resource(b->doc, &key)) != NULL)
			it.node->as.image.target = r->key;
	}
	p_buf_free(&key);
}

/* ---- one inner document ---- */

static const struct pai_reader *
choose(struct p_build *b, const struct pai_embed *e, const struct p_in *in)
{
	return e->format != NULL ? p_find_reader(b->ctx, e->format) :
	    p_choose_reader(b->ctx, in);
}

/* A reader that gave up leaves nodes open. */
static void
close_all(struct p_build *b)
{
	while (b->status == PAI_OK && b->at != b->floor)
		p_build_close(&b->pub, (enum pai_kind)b->at->kind);
}

/* What a reader left is put in order: nodes closed, pictures renamed. */
static enum pai_status
finish(struct p_build *b, struct pai_node *before, enum pai_status st)
{
	const struct pai_node	*n;

	if (b->status != PAI_OK)
		return b->status;
	if (st == PAI_OK && b->at != b->floor) {
		p_log_say(b->doc->log, PAI_M_BAD_TREE, NULL,
		    "%s was left open", p_kind_name((enum pai_kind)
		    b->at->kind));
		return PAI_E_PLUGIN;
	}
	close_all(b);
	n = before != NULL ? before->next : b->floor->first;
	for (; n != NULL && b->resources > 0; n = n->next)
		rename_pictures(b, n);
	return st;
}

enum pai_status
p_embed_finish(struct p_build *b, enum pai_status st)
{
	return finish(b, NULL, st);
}

static enum pai_status
run(struct p_build *b, const struct pai_reader *reader, struct p_in *in)
{
	struct p_log	*log = b->doc->log;
	struct p_opts	 opts = { .pub = { &p_host }, .ctx = b->ctx,
	    .owner = reader->name, .schema = reader->options };
	struct pai_read	 job = { .in = &in->pub, .build = &b->pub,
	    .log = &log->pub, .opts = &opts.pub, .depth = b->level };
	struct pai_node	*before = b->floor->last;
	uint32_t	 outer = log->within;
	enum pai_status	 st;

	log->within = b->source;
	st = reader->read(&job);
	st = finish(b, before, st);
	log->within = outer;
	return st;
}

/* Does the failure end the whole job, or cost no more than the part? */
static bool
is_fatal(enum pai_status st)
{
	return st != PAI_OK && st != PAI_E_FORMAT && st != PAI_E_UNSUPP;
}

static enum pai_status
refuse(struct p_build *outer, enum pai_msg msg, const char *name)
{
	p_log_say(outer->doc->log, msg, &outer->where, "%s", name);
	return PAI_E_UNSUPP;
}

enum pai_status
p_read_embedded(const struct pai_read *job, const struct pai_embed *e)
{
	struct p_build	*outer = own(job->build);
	struct p_build	 inner = { .pub = { &p_host }, .doc = outer->doc,
	    .ctx = outer->ctx, .at = outer->at, .floor = outer->at,
	    .depth = outer->depth, .cancel = outer->cancel,
	    .level = outer->level + 1, .where = outer->where };
	struct p_in	 in = { .pub = { &p_host }, .log = outer->doc->log,
	    .name = e->name, .bytes = (unsigned char *)(uintptr_t)e->bytes,
	    .n = e->n, .cancel = outer->cancel };
	const struct pai_reader *reader;
	enum pai_status	 st;

	if (outer->status != PAI_OK)
		return outer->status;
	if (!p_can_hold((enum pai_kind)outer->at->kind, PAI_N_PARAGRAPH))
		return PAI_E_ARG;
	if (inner.level > outer->doc->log->limits[PAI_LIM_EMBED_DEPTH])
		return refuse(outer, PAI_M_EMBED_DEPTH, e->name);
	if (outer->ctx == NULL || (reader = choose(outer, e, &in)) == NULL)
		return refuse(outer, PAI_M_EMBED_FORMAT, e->name);
	inner.source = p_embed_source(outer, e->name);
	st = run(&inner, reader, &in);
	if (is_fatal(st) && outer->status == PAI_OK)
		outer->status = st;
	else if (st != PAI_OK)
		p_log_say(outer->doc->log, PAI_M_EMBED_UNREAD,
		    &outer->where, "%s", e->name);
	return st;
}
