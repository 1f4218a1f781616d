/*
 * Which addresses may be written as links, and how.
 *
 * A browser forgives much before it decides what scheme an address has:
 * it drops tabs and line ends, and whoever wrote the address may have hidden
 * letters behind percent or entity escapes.  So the scheme is judged on what
 * is left when all that is undone, and only a scheme of the list passes.
 * Undoing too much can only refuse more.
 */
#include "kit/url.h"

#include <string.h>

#include "kit/buf.h"
#include "kit/num.h"

#define	URL_MAX		2048	/* bytes of an address; T15 */
#define	SCHEME_MAX	8	/* one more than the longest allowed */

static bool
is_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

int
p_url_percent(const char *p, size_t n)
{
	int	 high, low;

	if (n < 3 || p[0] != '%')
		return -1;
	high = p_hex_digit(p[1]);
	low = p_hex_digit(p[2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* A numeric entity at p ("&#106;", "&#x6a"); 0 bytes: there is none. */
static size_t
numeric_entity(const char *p, size_t n, uint32_t *cp)
{
	uint32_t	 base = 10, value = 0;
	size_t		 i = 2, first;
	int		 digit;

	if (n < 3 || p[0] != '&' || p[1] != '#')
		return 0;
	if ((p[2] | 0x20) == 'x') {
		base = 16;
		i++;
	}
	for (first = i; i < n; i++) {
		digit = p_hex_digit(p[i]);
		if (digit < 0 || (uint32_t)digit >= base)
			break;
		if (value < 0x110000)
			value = value * base + (uint32_t)digit;
	}
	if (i == first)
		return 0;
	if (i < n && p[i] == ';')
		i++;
	*cp = value;
	return i;
}

/* The named entities that can stand in a scheme or be dropped from it. */
static size_t
named_entity(const char *p, size_t n, uint32_t *cp)
{
	static const struct { const char *name; uint32_t cp; } known[] = {
		{ "&colon;", ':' }, { "&Tab;", '\t' }, { "&NewLine;", '\n' },
		{ "&sol;", '/' }, { "&bsol;", '\\' }, { "&num;", '#' },
	};
	size_t	 i, len;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		len = strlen(known[i].name);
		if (n >= len && memcmp(p, known[i].name, len) == 0) {
			*cp = known[i].cp;
			return len;
		}
	}
	return 0;
}

/* One character with its escape undone; returns its bytes. */
static size_t
unescaped(const char *p, size_t n, uint32_t *cp)
{
	size_t	 len;
	int	 byte = p_url_percent(p, n);

	if (byte >= 0) {
		*cp = (uint32_t)byte;
		return 3;
	}
	if ((len = numeric_entity(p, n, cp)) > 0)
		return len;
	if ((len = named_entity(p, n, cp)) > 0)
		return len;
	*cp = (unsigned char)p[0];
	return 1;
}

/* What a browser leaves out before it looks for the scheme. */
static bool
is_dropped(uint32_t cp)
{
	return cp <= 0x20 || (cp >= 0x7f && cp <= 0xa0);
}

static bool
is_slash(uint32_t cp)
{
	return cp == '/' || cp == '\\';
}

static bool
scheme_allowed(const char *scheme)
{
	static const char *const allowed[] = { "http", "https", "mailto",
	    "tel" };
	size_t	 i;

	for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (strcmp(scheme, allowed[i]) == 0)
			return true;
	return false;
}

/* The next character of an address as a browser reads it; false: the end. */
static bool
next_read(const char *p, size_t n, size_t *at, uint32_t *cp)
{
	while (*at < n) {
		*at += unescaped(p + *at, n - *at, cp);
		if (!is_dropped(*cp))
			return true;
	}
	return false;
}

static bool
ends_scheme(uint32_t cp)
{
	return cp == ':' || cp == '?' || cp == '#' || is_slash(cp);
}

bool
p_url_allowed(const char *p, size_t n)
{
	char		 scheme[SCHEME_MAX + 1];
	size_t		 at = 0, len = 0;
	uint32_t	 cp;

	if (n > URL_MAX)
		return false;
	for (;;) {
		if (!next_read(p, n, &at, &cp))
			return true;
		if (ends_scheme(cp))
			break;
		if (cp >= 'A' && cp <= 'Z')
			cp |= 0x20;
		if (len < SCHEME_MAX)
			scheme[len++] = cp < 0x80 ? (char)cp : '?';
	}
	scheme[len] = '\0';
	if (cp == ':')
		return scheme_allowed(scheme);
	/* "//host" and "\\host" name another machine. */
	return !is_slash(cp) || len > 0 || !next_read(p, n, &at, &cp) ||
	    !is_slash(cp);
}

/* May stand in a URI as it is (RFC 3986, section 2). */
static bool
is_uri_char(unsigned char c)
{
	return is_alnum(c) ||
	    (c != '\0' && strchr("-._~:/?#@!$&'()*+,;=", c) != NULL);
}

void
p_url_encode(struct p_buf *b, const char *p, size_t n)
{
	static const char digit[] = "0123456789ABCDEF";
	unsigned char	 c;
	char		 escape[3] = { '%', 0, 0 };
	size_t		 i, run = 0;

	for (i = 0; i < n; i++) {
		c = (unsigned char)p[i];
		if (is_uri_char(c) || p_url_percent(p + i, n - i) >= 0)
			continue;
		p_buf_put(b, p + run, i - run);
		escape[1] = digit[c >> 4];
		escape[2] = digit[c & 15];
		p_buf_put(b, escape, sizeof(escape));
		run = i + 1;
	}
	p_buf_put(b, p + run, n - run);
}
