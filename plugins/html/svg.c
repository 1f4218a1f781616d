/*
 * SVG pictures, looked through before they go into a page.
 *
 * No parser: what is refused is refused wherever it stands, in text and
 * comments too, so that no trick of markup gets around it.  Word's own SVG
 * (icons and charts) holds none of this.
 */
#include "svg.h"

#include "kit/affix.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/' ||
	    c == '"' || c == '\'';
}

/* Does one of these begin here?  Addresses may not be built up later. */
static bool
is_active(const char *p, size_t n)
{
	static const char *const words[] = { "<script", "<foreignobject",
	    "<!doctype", "<!entity", "<?xml-stylesheet", "<iframe", "<embed",
	    "<object", "<handler", "<listener", "<set", "<animate",
	    "javascript:", "@import", "expression(", "&#" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (p_begins_nocase(p, n, words[i]))
			return true;
	return false;
}

/* A handler: a blank, "on", letters and an equals sign. */
static bool
is_handler(const char *p, size_t n)
{
	size_t	 i = 3;

	if (n < 5 || !is_blank(p[0]) || !p_begins_nocase(p + 1, n - 1, "on"))
		return false;
	while (i < n && ((p[i] | 0x20) >= 'a' && (p[i] | 0x20) <= 'z'))
		i++;
	while (i < n && (p[i] == ' ' || p[i] == '\t' || p[i] == '\n' ||
	    p[i] == '\r'))
		i++;
	return i > 3 && i < n && p[i] == '=';
}

/* What an address leads to: a place within, or a picture that is there. */
static bool
leads_out(const char *p, size_t n)
{
	while (n > 0 && is_blank(*p) && *p != '/') {
		p++;
		n--;
	}
	return n > 0 && *p != '#' &&
	    !p_begins_nocase(p, n, "data:image/png") &&
	    !p_begins_nocase(p, n, "data:image/jpeg");
}

static bool
has_address(const char *p, size_t n)
{
	size_t	 i;

	if (p_begins_nocase(p, n, "url("))
		return leads_out(p + 4, n - 4);
	if (p_begins_nocase(p, n, "href"))
		i = 4;
	else if (p_begins_nocase(p, n, "src"))
		i = 3;
	else
		return false;
	while (i < n && (p[i] == ' ' || p[i] == '\t' || p[i] == '\n' ||
	    p[i] == '\r'))
		i++;
	return i < n && p[i] == '=' && leads_out(p + i + 1, n - i - 1);
}

bool
svg_is_plain(const void *data, size_t n)
{
	const char	*p = data;

	if (n == 0 || memchr(p, '\0', n) != NULL)
		return false;		/* not UTF-8, so not looked through */
	for (size_t i = 0; i < n; i++) {
		if (strchr("<&@jJeEuUhHsS \t\r\n/\"'", p[i]) == NULL)
			continue;
		if (is_active(p + i, n - i) || is_handler(p + i, n - i) ||
		    has_address(p + i, n - i))
			return false;
	}
	return true;
}
