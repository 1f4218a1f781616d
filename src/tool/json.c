/*
 * JSON out: one value a line, readable, and safe to show on a terminal.
 */
#include <config.h>

#include "tool/tool.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

/*
 * Jansson escapes C0 only.  What else may not reach a terminal is escaped
 * here: outside of strings JSON is ASCII, so it can only stand in one.
 */
static bool
is_hidden(uint32_t cp)
{
	return (cp >= 0x7f && cp < 0xa0) || cp == 0x061c ||
	    (cp >= 0x200e && cp <= 0x200f) ||
	    (cp >= 0x2028 && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069);
}

static void
put_line(FILE *to, const char *p, size_t n)
{
	uint32_t	 cp;
	size_t		 len;

	for (size_t i = 0; i < n; i += len) {
		len = p_utf8_next(p + i, n - i, &cp);
		if (is_hidden(cp))
			fprintf(to, "\\u%04x", (unsigned)cp);
		else
			fwrite(p + i, 1, len, to);
	}
	fputc('\n', to);
}

bool
json_line(FILE *to, json_t *value)
{
	char	*text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);

	json_decref(value);
	if (text == NULL)
		return false;
	put_line(to, text, strlen(text));
	free(text);
	return true;
}

json_t *
json_text(const char *s)
{
	struct p_buf	 b = { .max = 0 };
	uint32_t	 cp;
	json_t		*value;
	size_t		 n;

	if (s == NULL)
		return json_null();
	n = strlen(s);
	if ((value = json_stringn(s, n)) != NULL)
		return value;
	for (size_t i = 0; i < n; ) {
		i += p_utf8_next(s + i, n - i, &cp);
		p_buf_char(&b, cp);
	}
	value = p_buf_ok(&b) ? json_stringn(b.p, b.n) : NULL;
	p_buf_free(&b);
	return value;
}
