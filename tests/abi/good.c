/* A whole plugin out of the tree: a writer that counts nodes. */
#include <paiban/plugin.h>

static enum pai_status
count(const struct pai_write *job)
{
	struct pai_iter	 it = pai_iter_at(job->root);
	unsigned	 n = 0;

	while (pai_iter_next(&it))
		n += it.event == PAI_ENTER;
	pai_fmt(job->out, "%u%s\n", n,
	    job->opts->host->opt_bool(job->opts, "loud") ? "!" : "");
	return job->out->host->out_status(job->out);
}

static const struct pai_option options[] = {
	{ "loud", "add an exclamation mark", "false", NULL, PAI_T_BOOL, 0, 0 },
	PAI_OPTION_END
};

static const char *const suffixes[] = { "count", NULL };

static const struct pai_writer writer = {
	.size = sizeof(writer), .name = "good", .summary = "counts nodes",
	.suffixes = suffixes, .options = options, .write = count
};

static const struct pai_writer *const writers[] = { &writer, NULL };

PAI_PLUGIN(good) = {
	PAI_PLUGIN_HEAD, .name = "good", .version = "1", .writers = writers
};
