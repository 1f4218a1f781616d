/*
 * Fuzzes the Markdown reader and, on what it builds, the HTML writer.  Built
 * by hand, with page-css.h from any build folder:
 *
 *	clang -g -O1 -std=c17 -D_POSIX_C_SOURCE=200809L \
 *	    -fsanitize=fuzzer,address,undefined \
 *	    -DPAI_PLUGINDIR='"/nowhere"' -include build/config.h \
 *	    -Iinclude -Isrc -Ibuild -Ibuild/src -Iplugins/markdown \
 *	    tests/fuzz/fuzz_markdown.c src/core/[a-z]*.c src/pass/[a-z]*.c \
 *	    src/kit/buf.c src/kit/decode.c src/kit/num.c src/kit/ordinal.c \
 *	    src/kit/url.c src/kit/utf8.c plugins/markdown/[a-z]*.c \
 *	    plugins/html/[a-z]*.c -lmd4c -o fuzz_markdown
 *	./fuzz_markdown -max_len=65536 -timeout=10 -rss_limit_mb=1024 corpus
 *
 * Beyond not crashing: the tree keeps its rules, the page is UTF-8, and no
 * tag stands in it that the writer does not write.
 */
#include <stdlib.h>
#include <string.h>

#include "core/host.h"
#include "kit/utf8.h"

extern const struct pai_plugin	pai_plugin_markdown, pai_plugin_html;

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

struct sink {
	struct pai_out	 pub;
	struct p_buf	 page;
};

static void
take(struct pai_out *o, const void *p, size_t n)
{
	p_buf_put(&((struct sink *)o)->page, p, n);
}

static enum pai_status
fine(struct pai_out *o)
{
	(void)o;
	return PAI_OK;
}

static void
check_page(const struct p_buf *page)
{
	static const char *const never[] = { "<script", "<style", "<iframe",
	    "<form", "<img src=\"h", "javascript:\"", " onload=\"" };
	size_t	 i;

	if (page->n == 0)
		return;
	if (!p_utf8_valid(page->p, page->n))
		abort();
	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (strstr(page->p, never[i]) != NULL)
			abort();
}

static void
write_page(struct pai_ctx *ctx, struct p_doc *doc, struct p_log *log)
{
	struct pai_host		 host = p_host;
	struct sink		 sink = { .pub = { &host } };
	const struct pai_writer	*w = pai_plugin_html.writers[0];
	struct p_opts		 opts = { .pub = { &p_host }, .ctx = ctx,
	    .owner = "html", .schema = w->options };
	struct pai_write	 job = { .root = doc->root, .doc = &doc->pub,
	    .out = &sink.pub, .log = &log->pub, .opts = &opts.pub };

	host.out_put = take;
	host.out_status = fine;
	if (w->write(&job) == PAI_OK)
		check_page(&sink.page);
	p_buf_free(&sink.page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	struct p_log	 log = { 0 };
	struct p_doc	 doc = { 0 };
	struct p_in	 in = { .pub = { &p_host }, .log = &log,
	    .name = "fuzz.md", .n = n, .opened = true };

	if (ctx == NULL)
		return 0;
	p_ctx_log(ctx, &log, in.name);
	in.bytes = malloc(n + 1);
	if (in.bytes != NULL && p_doc_init(&doc, &log) == PAI_OK) {
		memcpy(in.bytes, data, n);
		in.bytes[n] = '\0';
		switch (p_read_input(ctx, pai_plugin_markdown.readers[0], &in,
		    &doc, &log, NULL)) {
		case PAI_OK:
			write_page(ctx, &doc, &log);
			break;
		case PAI_E_PLUGIN:
			abort();
		default:
			break;
		}
		p_doc_free(&doc);
	}
	free(in.bytes);
	p_log_finish(&log);
	pai_ctx_free(ctx);
	return 0;
}
