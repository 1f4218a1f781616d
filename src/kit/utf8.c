/*
 * UTF-8, decoded and encoded one character at a time.
 */
#include "kit/utf8.h"

#include <string.h>

static bool
is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* Bytes of the sequence a lead byte begins; 0: it begins none. */
static size_t
sequence_length(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xc2 && c <= 0xdf)
		return 2;
	if (c >= 0xe0 && c <= 0xef)
		return 3;
	if (c >= 0xf0 && c <= 0xf4)
		return 4;
	return 0;
}

/* The second byte has a narrower range after some leads (Unicode, 3-7). */
static bool
second_fits(unsigned char lead, unsigned char c)
{
	if (!is_tail(c))
		return false;
	switch (lead) {
	case 0xe0:
		return c >= 0xa0;
	case 0xed:
		return c <= 0x9f;
	case 0xf0:
		return c >= 0x90;
	case 0xf4:
		return c <= 0x8f;
	default:
		return true;
	}
}

size_t
p_utf8_next(const char *s, size_t n, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t		 len, i;
	uint32_t	 u;

	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	len = sequence_length(p[0]);
	*cp = P_UTF8_BAD;
	if (len == 0 || n < 2 || !second_fits(p[0], p[1]))
		return 1;
	u = p[0] & (0xffu >> (len + 1));
	u = u << 6 | (p[1] & 0x3fu);
	for (i = 2; i < len; i++) {
		if (i >= n || !is_tail(p[i]))
			return i;
		u = u << 6 | (p[i] & 0x3fu);
	}
	*cp = u;
	return len;
}

size_t
p_utf8_put(char *out, uint32_t cp)
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = P_UTF8_BAD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
p_utf8_prev(const char *p, size_t at, uint32_t *cp)
{
	size_t	 back = 1;

	while (back < 4 && back < at && is_tail((unsigned char)p[at - back]))
		back++;
	if (p_utf8_next(p + at - back, back, cp) != back) {
		*cp = P_UTF8_BAD;
		return 1;
	}
	return back;
}

size_t
p_utf8_fit(const char *p, size_t n, size_t most)
{
	if (n <= most)
		return n;
	while (most > 0 && is_tail((unsigned char)p[most]))
		most--;
	return most;
}

size_t
p_utf8_count(const char *p, size_t n)
{
	size_t		 count = 0;
	uint32_t	 cp;

	for (size_t i = 0; i < n; count++)
		i += p_utf8_next(p + i, n - i, &cp);
	return count;
}

bool
p_utf8_valid(const char *p, size_t n)
{
	size_t		 i = 0, len;
	uint32_t	 cp;

	while (i < n) {
		len = p_utf8_next(p + i, n - i, &cp);
		if (cp == P_UTF8_BAD &&
		    (len != 3 || memcmp(p + i, "\xef\xbf\xbd", 3) != 0))
			return false;
		i += len;
	}
	return true;
}

bool
p_is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	    (cp >= 0x2000 && cp <= 0x200b) || cp == 0x3000 || cp == 0xfeff ||
	    cp == 0x202f || cp == 0x205f || cp == 0x2028 || cp == 0x2029;
}

bool
p_is_han(uint32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) ||
	    (cp >= 0x3400 && cp <= 0x4dbf) ||
	    (cp >= 0x20000 && cp <= 0x323af) ||
	    (cp >= 0xf900 && cp <= 0xfaff) || cp == 0x3007 || cp == 0x3005 ||
	    (cp >= 0x2f800 && cp <= 0x2fa1f);
}

bool
p_is_cjk(uint32_t cp)
{
	return p_is_han(cp) ||
	    (cp >= 0x3000 && cp <= 0x30ff) ||	/* punctuation and kana */
	    (cp >= 0x3100 && cp <= 0x33ff) ||	/* bopomofo ... squared */
	    (cp >= 0xac00 && cp <= 0xd7a3) ||	/* hangul */
	    (cp >= 0xfe30 && cp <= 0xfe4f) ||	/* vertical forms */
	    (cp >= 0xff00 && cp <= 0xffef);	/* full and half width forms */
}
