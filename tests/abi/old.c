/*
 * Built when descriptors ended sooner: everything behind its size must read
 * as zero, whatever lies there in memory.
 */
#include <paiban/plugin.h>

static enum pai_status
hello(const struct pai_write *job)
{
	pai_lit(job->out, "old\n");
	return PAI_OK;
}

static const struct {
	struct pai_writer	 writer;
	char			 behind[64];
} early = {
	.writer = { .size = sizeof(struct pai_writer), .name = "old",
	    .summary = "says old", .write = hello },
	.behind = { 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f }
};

static const struct pai_writer *const writers[] = { &early.writer, NULL };

PAI_PLUGIN(old) = {
	.abi = PAI_ABI, .size = offsetof(struct pai_plugin, passes),
	.name = "old", .version = "0", .writers = writers,
	.passes = (const struct pai_pass *const *)(uintptr_t)1
};
