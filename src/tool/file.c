/*
 * Small files that the command itself reads.
 */
#include "tool/tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"

char *
file_read(const char *path)
{
	struct p_buf	 b = { .max = 1u << 24 };
	FILE		*from = fopen(path, "re");
	char		 part[4096];
	size_t		 n;

	if (from == NULL)
		return NULL;
	while ((n = fread(part, 1, sizeof(part), from)) > 0)
		p_buf_put(&b, part, n);
	p_buf_put(&b, "", 0);
	if (ferror(from) || !p_buf_ok(&b))
		p_buf_free(&b);
	fclose(from);
	return b.p;
}

char *
forms_read(const struct args *a, const struct message *message, bool *failed)
{
	const char	*path = a->value[ARG_FORM];
	char		*text;

	*failed = false;
	if (path == NULL || (text = file_read(path)) != NULL)
		return path == NULL ? NULL : text;
	message_own(message, PAI_M_CANNOT_OPEN, path, strerror(errno));
	*failed = true;
	return NULL;
}
