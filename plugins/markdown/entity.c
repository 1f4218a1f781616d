/*
 * Entities of HTML, which Markdown has too.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"
#include "md.h"

#define	NAME_MAX_BYTES	31	/* CounterClockwiseContourIntegral */

struct entity {
	const char	*name;
	const char	*text;
};

static const struct entity entities[] = {
#define	E(name, utf8)	{ name, utf8 },
#include "entity.def"
#undef E
};

static int
by_name(const void *key, const void *member)
{
	return strcmp(key, ((const struct entity *)member)->name);
}

/* p[0..n) is the name alone. */
static size_t
named(const char *p, size_t n, char *out)
{
	char			 name[NAME_MAX_BYTES + 1];
	const struct entity	*e;
	size_t			 len;

	if (n == 0 || n > NAME_MAX_BYTES)
		return 0;
	memcpy(name, p, n);
	name[n] = '\0';
	e = bsearch(name, entities, sizeof(entities) / sizeof(entities[0]),
	    sizeof(entities[0]), by_name);
	if (e == NULL)
		return 0;
	len = strlen(e->text);
	memcpy(out, e->text, len);
	return len;
}

static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* p[0..n) is what stands between "&#" and ";". */
static size_t
numbered(const char *p, size_t n, char *out)
{
	uint32_t	 value = 0, base = 10;
	size_t		 i = 0;

	if (n > 1 && (p[0] | 0x20) == 'x') {
		base = 16;
		i = 1;
	}
	if (i == n)
		return 0;
	for (; i < n; i++) {
		if ((uint32_t)digit_value(p[i]) >= base)
			return 0;
		if (value < 0x110000)
			value = value * base + (uint32_t)digit_value(p[i]);
	}
	if (value == 0 || value > 0x10ffff ||
	    (value >= 0xd800 && value <= 0xdfff))
		value = P_UTF8_BAD;
	return p_utf8_put(out, value);
}

size_t
entity_decode(const char *p, size_t n, char *out)
{
	if (n < 3 || p[0] != '&' || p[n - 1] != ';')
		return 0;
	if (p[1] == '#')
		return numbered(p + 2, n - 3, out);
	return named(p + 1, n - 2, out);
}

size_t
entity_at(const char *p, size_t n)
{
	size_t	 max = n < NAME_MAX_BYTES + 2 ? n : NAME_MAX_BYTES + 2, i;

	if (n < 3 || p[0] != '&')
		return 0;
	for (i = 1; i < max; i++) {
		if (p[i] == ';')
			return i + 1;
		if (!((p[i] >= '0' && p[i] <= '9') || p[i] == '#' ||
		    ((p[i] | 0x20) >= 'a' && (p[i] | 0x20) <= 'z')))
			return 0;
	}
	return 0;
}

void
entity_text(struct p_buf *b, const char *p, size_t n)
{
	char		 out[8];
	const char	*amp;
	size_t		 len, put;

	while (n > 0 && (amp = memchr(p, '&', n)) != NULL) {
		p_buf_put(b, p, (size_t)(amp - p));
		n -= (size_t)(amp - p);
		p = amp;
		len = entity_at(p, n);
		put = len > 0 ? entity_decode(p, len, out) : 0;
		if (put == 0) {
			len = put = 1;
			out[0] = '&';
		}
		p_buf_put(b, out, put);
		p += len;
		n -= len;
	}
	p_buf_put(b, p, n);
}
