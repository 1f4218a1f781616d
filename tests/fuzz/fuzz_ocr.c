/*
 * Fuzz target: any bytes, read as OCR text and mended by every pass.
 *
 * Whatever they are, the reader ends, the tree keeps its rules, and a pass
 * run a second time changes nothing.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/host.h"
#include "replay.h"

const struct replay replays[] = {
	{ .name = "ocr", .seeds = "tests/golden/ocr/*" }, { .name = NULL }
};

static void
run_passes(struct pai_ctx *ctx, struct p_doc *d, struct p_log *log, bool full)
{
	const struct pai_pass **order = calloc(ctx->npasses + 1,
	    sizeof(*order));
	struct p_pass_count	n;

	if (order == NULL)
		return;
	p_passes_order(ctx, order);
	for (size_t i = 0; order[i] != NULL; i++) {
		n.changes = 0;
		if (p_pass_run(ctx, order[i], d, log, full, &n) == PAI_OK &&
		    p_pass_run(ctx, order[i], d, log, full, &n) == PAI_OK &&
		    n.changes == 0)
			continue;
		fprintf(stderr, "%s %s\n", order[i]->name,
		    n.changes > 0 ? "changes it again" : "fails");
		abort();
	}
	free(order);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	const struct pai_reader *reader = p_find_reader(ctx, "ocr");
	struct p_log	 log;
	struct p_doc	 doc;
	struct p_in	 in;
	const struct pai_node *where;

	if (reader == NULL)
		abort();
	p_ctx_log(ctx, &log, "fuzz");
	if (p_doc_init(&doc, &log) != PAI_OK)
		abort();
	in = (struct p_in){ .pub = { &p_host }, .log = &log, .name = "fuzz",
	    .bytes = (unsigned char *)(uintptr_t)data, .n = size };
	if (p_read_input(ctx, reader, &in, &doc, &log, NULL) == PAI_OK) {
		if (p_doc_verify(&doc, &where) != NULL)
			abort();
		run_passes(ctx, &doc, &log, size % 2 == 1);
	}
	p_doc_free(&doc);
	p_log_finish(&log);
	pai_ctx_free(ctx);
	return 0;
}
