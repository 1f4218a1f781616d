/*
 * Fuzz target: any bytes, read as an HTML page and set as one.
 */
#include "replay.h"

const struct replay replays[] = {
	{ .name = "html", .seeds = "tests/golden/html-reader/*.[hm]*t*" },
	{ .name = NULL }
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	replay_convert("html", data, size, NULL);
	return 0;
}
