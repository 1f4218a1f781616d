/*
 * Entities of HTML, which Markdown has too.
 *
 * Markdown takes what ends in ";" and nothing else.  A page may leave the
 * ";" out behind a number and behind the names of HTML 2 ("&nbsp&copy2001"),
 * and numbers from 128 to 159 mean what windows-1252 has there.
 */
#include "kit/entity.h"

#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/num.h"
#include "kit/utf8.h"

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

static const char *const loose[] = {
#define	L(name)	name,
#include "entity_loose.def"
#undef L
};

static bool
is_digit(char c, uint32_t base)
{
	int	 digit = p_hex_digit(c);

	return digit >= 0 && (uint32_t)digit < base;
}

/*
 * The digits at p, behind "&#", as a number; returns how many bytes they
 * take with their "x", 0: there are none.
 */
static size_t
digits(const char *p, size_t n, uint32_t *value)
{
	uint32_t	 base = 10;
	size_t		 i = 0, first;

	if (n > 1 && (p[0] | 0x20) == 'x') {
		base = 16;
		i = 1;
	}
	*value = 0;
	for (first = i; i < n && is_digit(p[i], base); i++)
		if (*value < 0x110000)
			*value = *value * base + (uint32_t)p_hex_digit(p[i]);
	return i > first ? i : 0;
}

static size_t
put_numbered(uint32_t value, char *out)
{
	if (value == 0 || value > 0x10ffff ||
	    (value >= 0xd800 && value <= 0xdfff))
		value = P_UTF8_BAD;
	return p_utf8_put(out, value);
}

/* p[0..n) is what stands between "&#" and ";". */
static size_t
numbered(const char *p, size_t n, char *out)
{
	uint32_t	 value;

	return n > 0 && digits(p, n, &value) == n ?
	    put_numbered(value, out) : 0;
}

size_t
p_entity_decode(const char *p, size_t n, char *out)
{
	if (n < 3 || p[0] != '&' || p[n - 1] != ';')
		return 0;
	if (p[1] == '#')
		return numbered(p + 2, n - 3, out);
	return named(p + 1, n - 2, out);
}

/* Bytes of the entity that begins at p ("&amp;"); 0: none does. */
size_t
p_entity_at(const char *p, size_t n)
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

static size_t
strict_at(const char *p, size_t n, char *out, size_t *put)
{
	size_t	 len = p_entity_at(p, n);

	*put = len > 0 ? p_entity_decode(p, len, out) : 0;
	return *put > 0 ? len : 0;
}

/* What windows-1252 has from 128 to 159; 0: what Unicode has there. */
static uint32_t
windows_character(uint32_t value)
{
	static const uint16_t at[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e,
	    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0,
	    0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	    0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

	return value >= 128 && value < 160 && at[value - 128] != 0 ?
	    at[value - 128] : value;
}

/* "&#8212" and "&#8212;"; returns the bytes taken, 0: it is none. */
static size_t
loose_number(const char *p, size_t n, char *out, size_t *put)
{
	uint32_t	 value;
	size_t		 len;

	if (n < 3 || p[1] != '#' || (len = digits(p + 2, n - 2, &value)) == 0)
		return 0;
	*put = put_numbered(windows_character(value), out);
	len += 2;
	return len < n && p[len] == ';' ? len + 1 : len;
}

/* The longest of the old names that p + 1 begins with. */
static size_t
loose_name(const char *p, size_t n, char *out, size_t *put)
{
	size_t	 best = 0, i, len;

	for (i = 0; i < sizeof(loose) / sizeof(loose[0]); i++) {
		len = strlen(loose[i]);
		if (len > best && len < n &&
		    memcmp(p + 1, loose[i], len) == 0)
			best = len;
	}
	if (best == 0)
		return 0;
	*put = named(p + 1, best, out);
	return *put > 0 ? best + 1 : 0;
}

static size_t
loose_at(const char *p, size_t n, char *out, size_t *put)
{
	size_t	 len = loose_number(p, n, out, put);

	if (len == 0)
		len = strict_at(p, n, out, put);
	return len > 0 ? len : loose_name(p, n, out, put);
}

/*
 * The text with each entity replaced that at() finds: it returns the bytes
 * of the one at p, and in *put those that stand for it at out; 0: none.
 */
static void
replace(struct p_buf *b, const char *p, size_t n,
    size_t (*at)(const char *p, size_t n, char *out, size_t *put))
{
	char		 out[8];
	const char	*amp;
	size_t		 len, put;

	while (n > 0 && (amp = memchr(p, '&', n)) != NULL) {
		p_buf_put(b, p, (size_t)(amp - p));
		n -= (size_t)(amp - p);
		p = amp;
		if ((len = at(p, n, out, &put)) == 0) {
			len = put = 1;
			out[0] = '&';
		}
		p_buf_put(b, out, put);
		p += len;
		n -= len;
	}
	p_buf_put(b, p, n);
}

void
p_entity_text(struct p_buf *b, const char *p, size_t n)
{
	replace(b, p, n, strict_at);
}

void
p_entity_text_loose(struct p_buf *b, const char *p, size_t n)
{
	replace(b, p, n, loose_at);
}
