/*
 * What the pdf plugin knows of fonts and dictionaries.
 *
 * They are the plugin's business, and its stack is loaded by it alone; it
 * shows them through writers of text, "fonts" and "dictionaries", which need a
 * document to be called with: an empty one.  The text is then here to be shown
 * or made into JSON.
 */
#include <config.h>

#include "tool/tool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit/buf.h"

const char *const fonts_fields[] = { "role", "wanted", "family", "path",
    "state", NULL };

/* Makes an empty folder of our own; path has room for it. */
static bool
make_folder(char *path, size_t room)
{
	const char	*tmp = getenv("TMPDIR");
	int		 n;

	if (tmp == NULL || *tmp == '\0')
		tmp = "/tmp";
	n = snprintf(path, room, "%s/paiban.XXXXXX", tmp);
	return n > 0 && (size_t)n < room && mkdtemp(path) != NULL;
}

static char *
text_of(struct pai_ctx *ctx, const char *writer)
{
	char			 folder[4000], file[4096];
	struct pai_request	 rq = { .size = sizeof(rq) };
	struct pai_result	 rs = { .size = sizeof(rs) };
	char			*text = NULL;

	if (!make_folder(folder, sizeof(folder)))
		return NULL;
	snprintf(file, sizeof(file), "%s/list", folder);
	rq.input = "/dev/null";
	rq.from = "markdown";
	rq.output = file;
	rq.to = writer;
	rq.no_fsync = true;
	pai_ctx_on_diag(ctx, NULL, NULL);
	/* The writer is not called after its plugin: have them all loaded. */
	(void)pai_ctx_writer(ctx, 0);
	if (pai_convert(ctx, &rq, &rs) == PAI_OK)
		text = file_read(file);
	unlink(file);
	rmdir(folder);
	return text;
}

char *
fonts_text(struct pai_ctx *ctx)
{
	return text_of(ctx, "fonts");
}

char *
dictionaries_text(struct pai_ctx *ctx)
{
	return text_of(ctx, "dictionaries");
}
