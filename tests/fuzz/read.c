/*
 * What every target of a reader does with its bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/host.h"
#include "kit/utf8.h"
#include "replay.h"

#define	OUTPUT_MAX	((size_t)256 << 20)

struct sink {
	struct pai_out	 pub;
	struct p_buf	 text;
};

static void
broken(const char *what)
{
	fprintf(stderr, "broken promise: %s\n", what);
	abort();
}

static void
take(struct pai_out *o, const void *p, size_t n)
{
	p_buf_put(&((struct sink *)o)->text, p, n);
}

static enum pai_status
fine(struct pai_out *o)
{
	return p_buf_ok(&((struct sink *)o)->text) ? PAI_OK : PAI_E_LIMIT;
}

static void
verify(const struct p_doc *doc)
{
	const struct pai_node	*where;
	const char		*fault = p_doc_verify(doc, &where);

	if (fault != NULL)
		broken(fault);
}

static void
run_passes(struct pai_ctx *ctx, struct p_doc *doc, struct p_log *log,
    bool full)
{
	const struct pai_pass **order = calloc(ctx->npasses + 1,
	    sizeof(*order));
	struct p_pass_count	n;

	if (order == NULL)
		return;
	p_passes_order(ctx, order);
	for (size_t i = 0; order[i] != NULL; i++)
		if (p_pass_run(ctx, order[i], doc, log, full, &n) != PAI_OK)
			break;
	free(order);
	verify(doc);
}

static void
check_page(const struct p_buf *page)
{
	static const char *const never[] = { "<script", "<iframe", "<form",
	    "<img src=\"h", "href=\"javascript:", "\" onload=" };

	if (!p_utf8_valid(page->p, page->n))
		broken("the output is UTF-8");
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (strstr(page->p, never[i]) != NULL)
			broken(never[i]);
}

static void
write_out(struct pai_ctx *ctx, struct p_doc *doc, struct p_log *log,
    const char *to)
{
	struct pai_host		 host = p_host;
	struct sink		 sink = { .pub = { &host },
	    .text = { .max = OUTPUT_MAX } };
	const struct pai_writer	*w = p_find_writer(ctx, to);
	struct p_opts		 opts = { .pub = { &p_host }, .ctx = ctx,
	    .owner = to };
	struct pai_write	 job = { .root = doc->root, .doc = &doc->pub,
	    .out = &sink.pub, .log = &log->pub, .opts = &opts.pub };

	if (w == NULL)
		broken("there is such a writer");
	opts.schema = w->options;
	host.out_put = take;
	host.out_status = fine;
	if (w->write(&job) == PAI_OK && sink.text.n > 0 &&
	    strcmp(to, "pdf") != 0)
		check_page(&sink.text);
	p_buf_free(&sink.text);
}

void
replay_convert(const char *format, const void *bytes, size_t n,
    const char *to)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	const struct pai_reader *reader;
	struct p_log	 log;
	struct p_doc	 doc;
	struct p_in	 in = { .pub = { &p_host }, .log = &log,
	    .name = "fuzz", .bytes = (unsigned char *)(uintptr_t)bytes,
	    .n = n };
	enum pai_status	 st;

	if (ctx == NULL)
		return;
	if ((reader = p_find_reader(ctx, format)) == NULL)
		broken("there is such a reader");
	p_ctx_log(ctx, &log, "fuzz");
	if (p_doc_init(&doc, &log) != PAI_OK)
		broken("there is memory");
	st = p_read_input(ctx, reader, &in, &doc, &log, NULL);
	if ((st == PAI_OK) != (log.count[PAI_L_FATAL] == 0) ||
	    log.count[PAI_L_FATAL] > 1)
		broken("a failure is told once, and nothing else is");
	if (to == NULL)
		to = getenv("FUZZ_TO");
	if (st == PAI_OK) {
		verify(&doc);
		run_passes(ctx, &doc, &log, n % 2 == 1);
		write_out(ctx, &doc, &log, to != NULL ? to : "html");
	}
	p_doc_free(&doc);
	p_log_finish(&log);
	pai_ctx_free(ctx);
}
