/*
 * Fuzz target: any bytes, read as OCR text or Markdown, set as fixed-width
 * text, and that read back and set again.
 *
 * Whatever they are, the writer ends and writes UTF-8; its own text can
 * always be read, and the trees keep their rules.
 */
#include <stdlib.h>
#include <string.h>

#include "core/host.h"
#include "kit/buf.h"
#include "kit/utf8.h"
#include "replay.h"

const struct replay replays[] = {
	{ .name = "gongwen", .seeds = "tests/golden/gongwen/*" },
	{ .name = NULL }
};

struct sink {
	struct pai_out	 pub;
	struct p_buf	 text;
};

static void
take(struct pai_out *o, const void *p, size_t n)
{
	p_buf_put(&((struct sink *)o)->text, p, n);
}

static enum pai_status
fine(struct pai_out *o)
{
	(void)o;
	return PAI_OK;
}

static void
set_text(struct pai_ctx *ctx, struct p_doc *doc, struct p_log *log,
    struct p_buf *text)
{
	struct pai_host		 host = p_host;
	struct sink		 sink = { .pub = { &host },
	    .text = { .max = 64 << 20 } };
	const struct pai_writer	*w = p_find_writer(ctx, "gongwen");
	struct p_opts		 opts = { .pub = { &p_host }, .ctx = ctx,
	    .owner = "gongwen" };
	struct pai_write	 job = { .root = doc->root, .doc = &doc->pub,
	    .out = &sink.pub, .log = &log->pub, .opts = &opts.pub };

	if (w == NULL)
		abort();
	opts.schema = w->options;
	host.out_put = take;
	host.out_status = fine;
	if (w->write(&job) == PAI_OK && p_buf_ok(&sink.text) &&
	    sink.text.n > 0 && !p_utf8_valid(sink.text.p, sink.text.n))
		abort();
	*text = sink.text;
}

/* Reads some bytes and sets what they say. */
static void
convert(struct pai_ctx *ctx, const char *from, const void *p, size_t n,
    struct p_buf *text)
{
	const struct pai_reader	*reader = p_find_reader(ctx, from);
	const struct pai_node	*where;
	struct p_log		 log;
	struct p_doc		 doc;
	struct p_in		 in = { .pub = { &p_host }, .log = &log,
	    .name = "fuzz", .n = n,
	    .bytes = (unsigned char *)(uintptr_t)p };

	if (reader == NULL)
		abort();
	p_ctx_log(ctx, &log, "fuzz");
	if (p_doc_init(&doc, &log) != PAI_OK)
		abort();
	if (p_read_input(ctx, reader, &in, &doc, &log, NULL) == PAI_OK) {
		if (p_doc_verify(&doc, &where) != NULL)
			abort();
		set_text(ctx, &doc, &log, text);
	}
	p_doc_free(&doc);
	p_log_finish(&log);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	struct p_buf	 once = { 0 }, twice = { 0 };

	if (ctx == NULL)
		return 0;
	convert(ctx, size % 3 == 0 ? "ocr" : "markdown", data, size, &once);
	if (once.n > 0)
		convert(ctx, "ocr", once.p, once.n, &twice);
	p_buf_free(&once);
	p_buf_free(&twice);
	pai_ctx_free(ctx);
	return 0;
}
