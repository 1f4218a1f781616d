/*
 * The pass manager: which passes run, in what order, and what they must have
 * kept when they are done.
 */
#include <stdlib.h>
#include <string.h>

#include "core/core.h"

static bool
is_named(const char *const *names, const char *name)
{
	for (; names != NULL && *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

bool
p_pass_suits(const struct pai_ctx *ctx, const struct pai_pass *p)
{
	return p->phase == PAI_P_FINISH && (ctx->writer == NULL ||
	    (p->needs & ~ctx->writer->flags) == 0);
}

static bool
is_wanted(const struct pai_ctx *ctx, const struct pai_request *rq,
    const struct pai_pass *p)
{
	if (p->phase == PAI_P_FINISH)
		return !rq->check && p_pass_suits(ctx, p) &&
		    !is_named(rq->no_passes, p->name);
	if (p->phase == PAI_P_CHECK ? !rq->check :
	    rq->normalize == PAI_NORMALIZE_OFF)
		return false;
	if (rq->passes != NULL && !is_named(rq->passes, p->name))
		return false;
	return !is_named(rq->no_passes, p->name);
}

static const struct pai_pass *
find(struct pai_ctx *ctx, const char *name)
{
	for (size_t i = 0; i < ctx->npasses; i++)
		if (strcmp(ctx->passes[i]->name, name) == 0)
			return ctx->passes[i];
	return NULL;
}

/* Has what this pass must follow been put in the order? */
static bool
is_ready(struct pai_ctx *ctx, const struct pai_pass *p,
    const struct pai_pass *const *order, size_t n)
{
	if (p->after == NULL || find(ctx, p->after) == NULL)
		return true;
	for (size_t i = 0; i < n; i++)
		if (strcmp(order[i]->name, p->after) == 0)
			return true;
	return find(ctx, p->after)->phase > p->phase;
}

/*
 * Fills order with all passes: by phase, then by after, then as registered.
 * A circle among after is broken by taking the first that waits.
 */
void
p_passes_order(struct pai_ctx *ctx, const struct pai_pass **order)
{
	size_t	 n = 0, left;
	bool	*taken = calloc(ctx->npasses + 1, sizeof(*taken));

	for (int phase = PAI_P_TEXT; taken != NULL && phase <= PAI_P_FINISH;
	    phase++) {
		for (bool forced = false;;) {
			size_t	 before = n;

			left = 0;
			for (size_t i = 0; i < ctx->npasses; i++) {
				const struct pai_pass *p = ctx->passes[i];

				if (taken[i] || (int)p->phase != phase)
					continue;
				if (!forced && !is_ready(ctx, p, order, n)) {
					left++;
					continue;
				}
				taken[i] = true;
				order[n++] = p;
				forced = false;
			}
			if (left == 0)
				break;
			forced = n == before;
		}
	}
	free(taken);
}

static enum pai_status
verify(const struct p_doc *d, struct p_log *log, const char *who)
{
	const struct pai_node *where;
	const char	*wrong = p_doc_verify(d, &where);

	if (wrong == NULL)
		return PAI_OK;
	p_log_say(log, PAI_M_BAD_TREE, where != NULL ? &where->locus : NULL,
	    "after %s: %s", who, wrong);
	return PAI_E_PLUGIN;
}

enum pai_status
p_pass_run(struct pai_ctx *ctx, const struct pai_pass *p, struct p_doc *d,
    struct p_log *log, bool full, struct p_pass_count *count)
{
	struct p_opts	 opts = { .pub = { &p_host }, .ctx = ctx,
	    .owner = p->name, .schema = p->options,
	    .asked = p->phase == PAI_P_FINISH ? ctx->asked : NULL };
	struct p_edit	 edit = { .pub = { &p_host }, .doc = d,
	    .pass = p->name };
	struct pai_change change = { .root = d->root, .doc = &d->pub,
	    .edit = &edit.pub, .log = &log->pub, .opts = &opts.pub,
	    .full = full };
	enum pai_status	 st = p->change(&change);

	if (st == PAI_OK)
		st = edit.status;
	if (count != NULL)
		*count = (struct p_pass_count){ edit.changes, edit.says };
	if (st == PAI_E_NOMEM)
		p_log_say(log, PAI_M_NO_MEMORY, NULL, NULL);
	if (st == PAI_OK && edit.changes > 0)
		st = verify(d, log, p->name);
	return st;
}

static enum pai_status
dump(const struct p_doc *d, struct p_out *out)
{
	struct p_buf	 b = { 0 };

	p_doc_dump(d, &b);
	if (!p_buf_ok(&b)) {
		p_buf_free(&b);
		return PAI_E_NOMEM;
	}
	if (b.n > 0)
		out->pub.host->out_put(&out->pub, b.p, b.n);
	p_buf_free(&b);
	return out->status;
}

static enum pai_status
check_names(struct pai_ctx *ctx, const struct pai_request *rq,
    struct p_log *log)
{
	const char *const *lists[] = { rq->passes, rq->no_passes };
	const char	*name;

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; lists[i] != NULL && lists[i][k] != NULL;
		    k++)
			if (find(ctx, lists[i][k]) == NULL) {
				p_log_say(log, PAI_M_BAD_OPTION, NULL,
				    "there is no pass %s", lists[i][k]);
				return PAI_E_ARG;
			}
	name = rq->dump_after;
	if (name != NULL && strcmp(name, "read") != 0 &&
	    strcmp(name, "all") != 0 && find(ctx, name) == NULL) {
		p_log_say(log, PAI_M_BAD_OPTION, NULL,
		    "there is no pass %s", name);
		return PAI_E_ARG;
	}
	return PAI_OK;
}

enum pai_status
p_passes_run(struct pai_ctx *ctx, struct p_doc *d, struct p_log *log,
    const struct pai_request *rq, bool *dumped, struct p_out *out)
{
	const struct pai_pass **order;
	const char	*until = rq->dump_after;
	enum pai_status	 st;

	*dumped = false;
	if ((st = check_names(ctx, rq, log)) != PAI_OK ||
	    (st = verify(d, log, "the reader")) != PAI_OK)
		return st;
	if (until != NULL && strcmp(until, "read") == 0) {
		*dumped = true;
		return dump(d, out);
	}
	order = calloc(ctx->npasses + 1, sizeof(*order));
	if (order == NULL)
		return PAI_E_NOMEM;
	p_passes_order(ctx, order);
	for (size_t i = 0; st == PAI_OK && order[i] != NULL; i++) {
		if (rq->cancel != NULL && *rq->cancel != 0) {
			st = PAI_E_CANCEL;
			break;
		}
		if (is_wanted(ctx, rq, order[i]))
			st = p_pass_run(ctx, order[i], d, log,
			    rq->normalize == PAI_NORMALIZE_FULL, NULL);
		if (st == PAI_OK && until != NULL &&
		    strcmp(until, order[i]->name) == 0) {
			*dumped = true;
			st = dump(d, out);
			break;
		}
	}
	free(order);
	p_doc_memo_free(d);
	if (st == PAI_OK && until != NULL && strcmp(until, "all") == 0) {
		*dumped = true;
		st = dump(d, out);
	}
	return st;
}
