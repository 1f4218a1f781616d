/*
 * Fuzz target: any bytes, read as Markdown and set as a page.
 */
#include "replay.h"

const struct replay replays[] = {
	{ .name = "markdown", .seeds = "tests/golden/markdown/*.md" },
	{ .name = NULL }
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	replay_convert("markdown", data, size, NULL);
	return 0;
}
