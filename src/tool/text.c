/*
 * Text of strangers, on a terminal.
 *
 * File names and words quoted from documents may hold escape sequences, line
 * ends, or marks that turn the line round; each is shown as an escape, so
 * that one message is one line and says what it seems to say.
 */
#include "tool/tool.h"

#include <stdint.h>
#include <string.h>

#include "kit/utf8.h"

/* Marks that change the direction of what follows: Unicode, UAX #9. */
static bool
is_bidi(uint32_t cp)
{
	return cp == 0x061c || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

static bool
is_unsafe(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || is_bidi(cp) ||
	    cp == 0x2028 || cp == 0x2029;
}

static void
escape_char(FILE *to, uint32_t cp)
{
	switch (cp) {
	case '\n':
		fputs("\\n", to);
		break;
	case '\t':
		fputs("\\t", to);
		break;
	case '\r':
		fputs("\\r", to);
		break;
	default:
		fprintf(to, cp < 0x100 ? "\\x%02x" : "\\u%04x",
		    (unsigned)cp);
		break;
	}
}

/* Is U+FFFD here a byte that is no character, not the character itself? */
static bool
is_bad_byte(const char *p, size_t len, uint32_t cp)
{
	return cp == P_UTF8_BAD &&
	    (len != 3 || memcmp(p, "\xef\xbf\xbd", 3) != 0);
}

static size_t
put_next(FILE *to, const char *p, size_t n)
{
	uint32_t	 cp;
	size_t		 len = p_utf8_next(p, n, &cp);

	if (is_bad_byte(p, len, cp))
		for (size_t i = 0; i < len; i++)
			fprintf(to, "\\x%02x", (unsigned char)p[i]);
	else if (is_unsafe(cp))
		escape_char(to, cp);
	else
		fwrite(p, 1, len, to);
	return len;
}

void
text_escape(FILE *to, const char *p, size_t n)
{
	for (size_t i = 0; i < n; )
		i += put_next(to, p + i, n - i);
}

void
text_cut(FILE *to, const char *s, size_t max)
{
	size_t	 n = strlen(s), i = 0, count = 0;

	while (i < n && count++ < max)
		i += put_next(to, s + i, n - i);
	if (i < n)
		fputs("…", to);
}
