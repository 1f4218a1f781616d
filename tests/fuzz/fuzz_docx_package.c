/*
 * Fuzz target: a whole package, taken apart, damaged in one of its parts or
 * as a package, and put together again.
 */
#include "folder.h"
#include "package_mutate.h"
#include "random.h"
#include "replay.h"
#include "xml_mutate.h"

static bool	pack(const char *, struct p_buf *);

const struct replay replays[] = {
	{ "docx", "tests/parts/*", NULL, LLVMFuzzerCustomMutator, pack },
	{ .name = NULL }
};

static bool
pack(const char *path, struct p_buf *out)
{
	struct folder	 f = { .n = 0 };
	bool		 ok = folder_read(&f, path);

	if (ok)
		folder_pack(&f, NULL, NULL, 0, out);
	folder_free(&f);
	return ok;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	replay_convert("docx", data, size, NULL);
	return 0;
}

/* Now and then the archive's own bytes. */
size_t
LLVMFuzzerCustomMutator(uint8_t *p, size_t n, size_t max, unsigned seed)
{
	size_t	 size = seed % 20 == 0 ? 0 : package_mutate(p, n, max, seed);

	return size > 0 ? size : LLVMFuzzerMutate(p, n, max);
}

size_t
LLVMFuzzerCustomCrossOver(const uint8_t *p, size_t n, const uint8_t *q,
    size_t m, uint8_t *out, size_t max, unsigned seed)
{
	return package_cross(p, n, q, m, out, max, seed);
}
