/*
 * What every target of a reader does with its bytes.
 */
#include <stdlib.h>

#include "core/host.h"
#include "replay.h"

void
replay_read(const char *format, const void *bytes, size_t n)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	const struct pai_reader *reader = p_find_reader(ctx, format);
	const struct pai_node *where;
	struct p_log	 log;
	struct p_doc	 doc;
	struct p_in	 in = { .pub = { &p_host }, .log = &log,
	    .name = "fuzz", .bytes = (unsigned char *)(uintptr_t)bytes,
	    .n = n };

	if (reader == NULL)
		abort();
	p_ctx_log(ctx, &log, "fuzz");
	if (p_doc_init(&doc, &log) != PAI_OK)
		abort();
	if (p_read_input(ctx, reader, &in, &doc, &log, NULL) == PAI_OK &&
	    p_doc_verify(&doc, &where) != NULL)
		abort();
	p_doc_free(&doc);
	p_log_finish(&log);
	pai_ctx_free(ctx);
}
