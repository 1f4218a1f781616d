/*
 * A writer that writes nothing, so that reading can be timed alone.  bench.py
 * builds it as a plugin of its own, out of the tree.
 */
#include <paiban/plugin.h>

static enum pai_status
nothing(const struct pai_write *job)
{
	return job->out->host->out_status(job->out);
}

static const struct pai_writer writer = {
	.size = sizeof(writer), .name = "nothing",
	.summary = "reads, and writes nothing", .write = nothing
};

static const struct pai_writer *const writers[] = { &writer, NULL };

PAI_PLUGIN(nothing) = {
	PAI_PLUGIN_HEAD, .name = "nothing", .version = "1", .writers = writers
};
