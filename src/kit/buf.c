/*
 * A buffer of bytes that grows.
 */
#include "kit/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"

char *
p_buf_room(struct p_buf *b, size_t n)
{
	size_t	 want, room;
	char	*p;

	if (b->failed)
		return NULL;
	if (n > SIZE_MAX / 4 - b->n || (b->max != 0 && b->n + n > b->max)) {
		b->failed = true;
		return NULL;
	}
	want = b->n + n + 1;
	if (want > b->room) {
		room = b->room < 64 ? 64 : b->room;
		while (room < want)
			room += room / 2 + 64;
		if ((p = realloc(b->p, room)) == NULL) {
			b->failed = true;
			return NULL;
		}
		b->p = p;
		b->room = room;
	}
	return b->p + b->n;
}

void
p_buf_put(struct p_buf *b, const void *p, size_t n)
{
	bool	 fits = n < b->room - b->n && b->max == 0 && !b->failed;
	char	*to = fits ? b->p + b->n : p_buf_room(b, n);

	if (to == NULL)
		return;
	if (n > 0)
		memcpy(to, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
p_buf_char(struct p_buf *b, uint32_t cp)
{
	char	 bytes[4];

	p_buf_put(b, bytes, p_utf8_put(bytes, cp));
}

void
p_buf_fmt(struct p_buf *b, const char *fmt, ...)
{
	va_list	 ap;
	int	 n;
	char	*to;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0) {
		b->failed = true;
		return;
	}
	if ((to = p_buf_room(b, (size_t)n)) == NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(to, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void
p_buf_clear(struct p_buf *b)
{
	b->n = 0;
	b->failed = false;
	if (b->p != NULL)
		b->p[0] = '\0';
}

void
p_buf_free(struct p_buf *b)
{
	free(b->p);
	*b = (struct p_buf){ .max = b->max };
}
