/*
 * One conversion: input, reader, passes, writer, output.  Whatever fails,
 * everything that was opened is closed and no half output stays behind.
 */
#include <string.h>

#include "core/core.h"
#include "pass/form/form.h"

/* What a conversion holds while it runs. */
struct work {
	struct pai_ctx	*ctx;
	const struct pai_request *rq;
	struct p_log	 log;
	struct p_in	 in;
	struct p_out	 out;
	struct p_doc	 doc;
	const struct pai_reader *reader;
	const struct pai_writer *writer;
};

static enum pai_status
choose_reader(struct work *w)
{
	if (w->rq->from != NULL) {
		w->reader = p_find_reader(w->ctx, w->rq->from);
		if (w->reader != NULL)
			return PAI_OK;
		p_log_say(&w->log, PAI_M_UNKNOWN_FORMAT, NULL,
		    "no reader is called %s", w->rq->from);
		return PAI_E_ARG;
	}
	if ((w->reader = p_choose_reader(w->ctx, &w->in)) != NULL)
		return PAI_OK;
	p_log_say(&w->log, PAI_M_UNKNOWN_INPUT, NULL, NULL);
	return PAI_E_FORMAT;
}

static enum pai_status
choose_writer(struct work *w)
{
	if (w->rq->dump_after != NULL || w->rq->check)
		return PAI_OK;
	if (w->rq->to != NULL)
		w->writer = p_find_writer(w->ctx, w->rq->to);
	else
		w->writer = p_choose_writer(w->ctx, w->rq->output);
	if (w->writer != NULL)
		return PAI_OK;
	p_log_say(&w->log, PAI_M_UNKNOWN_FORMAT, NULL, "%s%s",
	    w->rq->to != NULL ? "no writer is called " :
	    "name one with -t; the output's name tells none",
	    w->rq->to != NULL ? w->rq->to : "");
	return PAI_E_ARG;
}

/* A failure that nobody spoke of would leave the user in the dark. */
static enum pai_status
told(struct work *w, enum pai_status st, const char *who)
{
	if (st != PAI_OK && st != PAI_E_CANCEL &&
	    w->log.count[PAI_L_FATAL] == 0)
		p_log_say(&w->log, st == PAI_E_NOMEM ? PAI_M_NO_MEMORY :
		    PAI_M_PLUGIN_FAILED, NULL, "%s: %s", who,
		    pai_status_name(st));
	return st;
}

static void
set_meta(struct work *w)
{
	const char	*eq;
	const char *const *m = w->rq->meta;
	char		 key[128];
	size_t		 n;

	for (; m != NULL && *m != NULL; m++) {
		eq = strchr(*m, '=');
		n = eq != NULL ? (size_t)(eq - *m) : strlen(*m);
		if (n == 0 || n >= sizeof(key))
			continue;
		memcpy(key, *m, n);
		key[n] = '\0';
		p_doc_meta_set(&w->doc, key, eq != NULL ? eq + 1 : "true",
		    strlen(eq != NULL ? eq + 1 : "true"));
	}
}

enum pai_status
p_read_input(struct pai_ctx *ctx, const struct pai_reader *reader,
    struct p_in *in, struct p_doc *doc, struct p_log *log,
    const volatile int *cancel)
{
	struct p_build	 build = { .pub = { &p_host }, .doc = doc,
	    .at = doc->root, .floor = doc->root, .ctx = ctx,
	    .cancel = cancel };
	struct p_opts	 opts = { .pub = { &p_host }, .ctx = ctx,
	    .owner = reader->name, .schema = reader->options };
	struct pai_read	 job = { .in = &in->pub, .build = &build.pub,
	    .log = &log->pub, .opts = &opts.pub };
	enum pai_status	 st;

	p_doc_meta_set(doc, "reader", reader->name, strlen(reader->name));
	p_doc_meta_set(doc, "input", in->name, strlen(in->name));
	st = reader->read(&job);
	if (build.status != PAI_OK)
		st = build.status;
	if (st == PAI_OK && build.at != doc->root) {
		p_log_say(log, PAI_M_BAD_TREE, NULL, "%s was left open",
		    p_kind_name((enum pai_kind)build.at->kind));
		st = PAI_E_PLUGIN;
	}
	return st;
}

static enum pai_status
read_input(struct work *w)
{
	enum pai_status	 st = p_read_input(w->ctx, w->reader, &w->in,
	    &w->doc, &w->log, w->rq->cancel);

	if (st == PAI_OK)
		set_meta(w);
	return told(w, st, w->reader->name);
}

static enum pai_status
write_output(struct work *w)
{
	struct p_opts	 opts = { .pub = { &p_host }, .ctx = w->ctx,
	    .owner = w->writer->name, .schema = w->writer->options,
	    .standalone = w->rq->standalone, .asked = w->rq->asked };
	struct pai_write job = { .root = w->doc.root, .doc = &w->doc.pub,
	    .out = &w->out.pub, .log = &w->log.pub, .opts = &opts.pub };
	enum pai_status	 st = w->writer->write(&job);

	if (w->out.status != PAI_OK)
		st = w->out.status;
	return told(w, st, w->writer->name);
}

/* The package part a locus is in; NULL: the input itself. */
static const char *
source_of(const struct work *w, const struct pai_locus *at)
{
	return at->src != 0 && at->src < w->doc.nsources ?
	    w->doc.sources[at->src] : NULL;
}

static void
tell_steps(struct work *w)
{
	const struct p_msg *m;
	struct pai_step	 out;

	for (const struct p_step *s = w->doc.steps;
	    s != NULL && w->rq->on_step != NULL; s = s->next) {
		m = p_msg_at(s->msg);
		out = (struct pai_step){ .pass = s->pass, .name = m->name,
		    .text = m->text, .before = s->before, .after = s->after,
		    .why = s->why, .locus = s->locus, .node = s->node,
		    .dropped = s->dropped, .guessed = s->guessed };
		out.source = source_of(w, &s->locus);
		w->rq->on_step(w->rq->arg, &out);
	}
}

static void
tell_tables(struct work *w)
{
	struct pai_iter	 it = pai_iter_at(w->doc.root);
	struct pai_table_fate f = { 0 };

	while (w->rq->on_table != NULL && pai_iter_next(&it)) {
		const struct pai_node *n = it.node;

		if (it.event != PAI_ENTER || n->kind != PAI_N_TABLE)
			continue;
		f.number++;
		f.rows = n->as.table.rows;
		f.cols = n->as.table.cols;
		f.verdict = (enum pai_verdict)n->as.table.verdict;
		f.form = n->as.table.form;
		f.locus = n->locus;
		f.source = source_of(w, &n->locus);
		w->rq->on_table(w->rq->arg, &f);
	}
}

/* The passes find the user's forms with the document. */
static enum pai_status
take_forms(struct work *w)
{
	const char	*forms = w->rq->forms;
	uint32_t	 line;

	if (forms == NULL)
		return PAI_OK;
	if (!p_forms_valid(forms, strlen(forms), &line)) {
		p_log_say(&w->log, PAI_M_BAD_FORM, NULL, "%s:%u",
		    w->rq->forms_name != NULL ? w->rq->forms_name : "form",
		    (unsigned)line);
		return PAI_E_ARG;
	}
	p_doc_meta_set(&w->doc, P_META_FORMS, forms, strlen(forms));
	return PAI_OK;
}

/* The writer and the last passes find what was asked of them. */
static enum pai_status
take_asked(struct work *w)
{
	w->ctx->asked = w->rq->asked;
	w->ctx->cancel = w->rq->cancel;
	w->ctx->writer = w->writer;
	return w->rq->check ? PAI_OK : p_asked_check(w->ctx, &w->log);
}

static enum pai_status
run(struct work *w)
{
	enum pai_status	 st;
	bool		 dumped;

	if ((st = choose_writer(w)) != PAI_OK ||
	    (st = take_asked(w)) != PAI_OK ||
	    (st = take_forms(w)) != PAI_OK ||
	    (st = p_in_open(&w->in, w->rq->input, &w->log,
	    w->rq->cancel)) != PAI_OK ||
	    (st = choose_reader(w)) != PAI_OK ||
	    (st = read_input(w)) != PAI_OK)
		return st;
	if (!w->rq->check && (st = p_out_open(&w->out, w->rq->output, &w->in,
	    &w->log)) != PAI_OK)
		return st;
	w->out.no_fsync = w->rq->no_fsync;
	w->out.cancel = w->rq->cancel;
	st = p_passes_run(w->ctx, &w->doc, &w->log, w->rq, &dumped, &w->out);
	if (st != PAI_OK)
		return told(w, st, "a pass");
	if (!dumped && !w->rq->check && w->rq->media != NULL &&
	    (st = p_media_extract(&w->doc, w->rq->media, &w->in)) != PAI_OK)
		return st;
	if (!dumped && !w->rq->check && (st = write_output(w)) != PAI_OK)
		return st;
	tell_steps(w);
	tell_tables(w);
	if (w->rq->cancel != NULL && *w->rq->cancel != 0)
		return PAI_E_CANCEL;
	return w->rq->check ? PAI_OK : p_out_commit(&w->out);
}

static void
report(const struct work *w, struct pai_result *rs)
{
	struct pai_result r = { .size = rs->size };

	r.worst = w->log.worst;
	memcpy(r.count, w->log.count, sizeof(r.count));
	r.repairs = w->doc.nsteps;
	r.reader = w->reader != NULL ? w->reader->name : NULL;
	r.writer = w->writer != NULL ? w->writer->name : NULL;
	r.in_bytes = w->in.n;
	r.out_bytes = w->out.total;
	memcpy(rs, &r, rs->size < sizeof(r) ? rs->size : sizeof(r));
}

enum pai_status
pai_convert(struct pai_ctx *ctx, const struct pai_request *given,
    struct pai_result *rs)
{
	struct pai_request rq = { 0 };
	struct work	 w = { .ctx = ctx, .rq = &rq };
	enum pai_status	 st;

	memcpy(&rq, given, given->size < sizeof(rq) ? given->size :
	    sizeof(rq));
	p_ctx_log(ctx, &w.log, rq.input != NULL ? rq.input : "-");
	w.out.fd = -1;
	if ((st = p_doc_init(&w.doc, &w.log)) == PAI_OK) {
		w.doc.ctx = ctx;
		st = run(&w);
	}
	ctx->asked = NULL;
	ctx->writer = NULL;
	ctx->cancel = NULL;
	p_log_finish(&w.log);
	if (rs != NULL)
		report(&w, rs);
	p_out_abandon(&w.out);
	p_doc_free(&w.doc);
	p_in_close(&w.in);
	return st;
}
