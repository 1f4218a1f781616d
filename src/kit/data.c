/*
 * Bytes that stand in text.
 */
#include "kit/data.h"

#include <stdint.h>
#include <string.h>

#include "kit/affix.h"
#include "kit/buf.h"
#include "kit/url.h"

static int
sextet(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

void
p_base64(const char *p, size_t n, struct p_buf *out)
{
	uint32_t	 bits = 0;
	unsigned	 have = 0;
	size_t		 i, to = 0;
	char		 piece[3000];

	for (i = 0; i < n && p[i] != '='; i++) {
		int	 six = sextet(p[i]);

		if (six < 0)
			continue;
		bits = bits << 6 | (uint32_t)six;
		have += 6;
		if (have < 8)
			continue;
		have -= 8;
		piece[to++] = (char)(bits >> have & 0xff);
		if (to == sizeof(piece)) {
			p_buf_put(out, piece, to);
			to = 0;
		}
	}
	p_buf_put(out, piece, to);
}

static void
percent_decode(const char *p, size_t n, struct p_buf *out)
{
	size_t	 i;
	char	 c;
	int	 escape;

	for (i = 0; i < n; i++) {
		c = p[i];
		if ((escape = p_url_percent(p + i, n - i)) >= 0) {
			c = (char)escape;
			i += 2;
		}
		p_buf_put(out, &c, 1);
	}
}

bool
p_data_url(const char *p, size_t n, struct p_buf *out)
{
	const char	*comma;
	size_t		 head;

	if (!p_begins_nocase(p, n, "data:"))
		return false;
	if ((comma = memchr(p, ',', n)) == NULL)
		return true;
	head = (size_t)(comma - p);
	n -= head + 1;
	if (head >= 7 && strncasecmp(comma - 7, ";base64", 7) == 0)
		p_base64(comma + 1, n, out);
	else
		percent_decode(comma + 1, n, out);
	return true;
}

size_t
p_base64_length(size_t n)
{
	return n / 3 * 4 + (n % 3 != 0 ? 4 : 0);
}

void
p_base64_write(const unsigned char *p, size_t n, char *out)
{
	static const char digit[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t	 bits;

	for (size_t i = 0; i < n; i += 3, out += 4) {
		bits = (uint32_t)p[i] << 16;
		if (i + 1 < n)
			bits |= (uint32_t)p[i + 1] << 8;
		if (i + 2 < n)
			bits |= p[i + 2];
		out[0] = digit[bits >> 18];
		out[1] = digit[bits >> 12 & 63];
		out[2] = i + 1 < n ? digit[bits >> 6 & 63] : '=';
		out[3] = i + 2 < n ? digit[bits & 63] : '=';
	}
}
