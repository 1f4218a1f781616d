/*
 * Fuzz target: any bytes as a whole package.
 *
 * Give it Word files to begin with.  Whatever it is, the reader ends and the
 * tree keeps its rules.
 */
#include "replay.h"

const char *const replay_area = "docx";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	replay_read("docx", data, size);
	return 0;
}
