/*
 * Pieces of SVG as text.  Numbers are written by hand: printf would ask the
 * locale for its point.
 */
#include <math.h>

#include "kit/data.h"
#include "meta.h"

#define	REACH	1e6	/* pixels; no page is 10 km wide */

static void
put_number(struct p_buf *b, double v, int places, double unit)
{
	char		 digits[32], *p = digits + sizeof(digits);
	long long	 n = llround(meta_number(v, -REACH, REACH) * unit);
	long long	 rest = n < 0 ? -n : n;

	while (places > 0 && rest % 10 == 0) {
		rest /= 10;
		places--;
	}
	for (int i = 0; i < places; i++, rest /= 10)
		*--p = (char)('0' + rest % 10);
	if (places > 0)
		*--p = '.';
	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (n < 0)
		*--p = '-';
	p_buf_put(b, p, (size_t)(digits + sizeof(digits) - p));
}

void
svg_put_number(struct p_buf *b, double v)
{
	put_number(b, v, 2, 1e2);
}

/* Finer than places, since they multiply. */
void
svg_matrix(struct p_buf *b, const struct matrix *m)
{
	const double	 v[] = { m->a, m->b, m->c, m->d, m->e, m->f };

	p_buf_str(b, " transform=\"matrix(");
	for (int i = 0; i < 6; i++) {
		if (i > 0)
			p_buf_put(b, " ", 1);
		put_number(b, v[i], 6, 1e6);
	}
	p_buf_str(b, ")\"");
}

void
svg_attribute(struct p_buf *b, const char *name, double v)
{
	p_buf_put(b, " ", 1);
	p_buf_str(b, name);
	p_buf_put(b, "=\"", 2);
	svg_put_number(b, v);
	p_buf_put(b, "\"", 1);
}

void
svg_colour(struct p_buf *b, const char *name, uint32_t colour)
{
	p_buf_fmt(b, " %s=\"#%06x\"", name, (unsigned)(colour & 0xffffff));
}

void
svg_char(struct p_buf *b, uint32_t cp)
{
	switch (cp) {
	case '<':
		p_buf_str(b, "&lt;");
		break;
	case '>':
		p_buf_str(b, "&gt;");
		break;
	case '&':
		p_buf_str(b, "&amp;");
		break;
	case '"':
		p_buf_str(b, "&quot;");
		break;
	default:
		if (cp < 0x20 || (cp >= 0xd800 && cp <= 0xdfff) ||
		    (cp & 0xfffe) == 0xfffe || cp > 0x10ffff)
			cp = ' ';
		p_buf_char(b, cp);
		break;
	}
}

void
svg_base64(struct p_buf *b, const unsigned char *p, size_t n)
{
	size_t	 length = p_base64_length(n);
	char	*to = n < SIZE_MAX / 8 ? p_buf_room(b, length) : NULL;

	if (to == NULL) {
		b->failed = true;
		return;
	}
	p_base64_write(p, n, to);
	to[length] = '\0';
	b->n += length;
}
