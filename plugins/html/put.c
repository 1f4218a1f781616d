/*
 * Characters on their way out: buffered, escaped, and cleaned.
 *
 * What comes from a document passes put_escaped(), so that no text can end
 * the tag or attribute it stands in, and no control character, noncharacter
 * or broken sequence reaches the page.  Runs that need nothing are copied
 * whole.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "html.h"
#include "kit/utf8.h"

void
put_flush(struct html *h)
{
	if (h->n > 0)
		pai_put(h->out, h->buf, h->n);
	h->n = 0;
	if (h->status == PAI_OK)
		h->status = h->host->out_status(h->out);
}

void
put_bytes(struct html *h, const char *p, size_t n)
{
	if (n == 0)
		return;
	if (n > sizeof(h->buf) - h->n) {
		put_flush(h);
		if (n > sizeof(h->buf)) {
			pai_put(h->out, p, n);
			return;
		}
	}
	memcpy(h->buf + h->n, p, n);
	h->n += n;
}

/* For tags and numbers of our own: 256 bytes are enough for all of them. */
void
put_fmt(struct html *h, const char *fmt, ...)
{
	char	 text[256];
	va_list	 ap;
	int	 n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n > 0 && (size_t)n < sizeof(text))
		put_bytes(h, text, (size_t)n);
}

/* Must it be written otherwise?  NULL: no.  For ASCII. */
static const char *
ascii_escape(unsigned char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
		return NULL;
	case '\r':
		return "\n";
	default:
		return c < 0x20 || c == 0x7f ? "\xef\xbf\xbd" : NULL;
	}
}

/* Characters that HTML does not allow: C1 controls and noncharacters. */
static bool
is_allowed(uint32_t cp)
{
	return cp >= 0xa0 && cp != P_UTF8_BAD && (cp & 0xfffe) != 0xfffe &&
	    (cp < 0xfdd0 || cp > 0xfdef);
}

/* U+1000 to U+CFFF, most of Chinese: three bytes, all of them allowed. */
static bool
is_common(const char *p, size_t n)
{
	const unsigned char	*u = (const unsigned char *)p;

	return n >= 3 && u[0] >= 0xe1 && u[0] <= 0xec &&
	    (u[1] & 0xc0) == 0x80 && (u[2] & 0xc0) == 0x80;
}

void
put_escaped(struct html *h, const char *p, size_t n)
{
	size_t		 run = 0, i = 0, len;
	const char	*other;
	uint32_t	 cp;

	if (n == 0)
		return;
	while (i < n) {
		if (is_common(p + i, n - i)) {
			i += 3;
			continue;
		}
		len = 1;
		if ((unsigned char)p[i] < 0x80) {
			other = ascii_escape((unsigned char)p[i]);
		} else {
			len = p_utf8_next(p + i, n - i, &cp);
			other = is_allowed(cp) ? NULL : "\xef\xbf\xbd";
		}
		if (other != NULL) {
			put_bytes(h, p + run, i - run);
			put_bytes(h, other, strlen(other));
			run = i + len;
		}
		i += len;
	}
	put_bytes(h, p + run, n - run);
}

void
put_attribute(struct html *h, const char *name, struct pai_str value)
{
	put_fmt(h, " %s=\"", name);
	put_escaped(h, value.p, value.n);
	put(h, "\"");
}

/* What a pass did here, for the style sheet and for who reads the source. */
void
put_marks(struct html *h, const struct pai_node *n)
{
	if (n->flags & PAI_NF_GENERATED)
		put(h, " data-restored");
	if (n->flags & PAI_NF_LOST)
		put(h, " data-lost");
	if (n->flags & PAI_NF_GUESSED)
		put(h, " data-guessed");
}

/* A number or mark that is not part of the text. */
void
put_label(struct html *h, struct pai_str label, const char *class)
{
	if (label.n == 0)
		return;
	put_fmt(h, "<span class=\"%s\"", class);
	if (h->cells > 0) {
		put_attribute(h, "data-label", label);
		put(h, "></span>");
		return;
	}
	put(h, ">");
	put_escaped(h, label.p, label.n);
	put(h, "</span>");
	/* "1." wants a blank before the text; "一、" has its own. */
	if ((unsigned char)label.p[label.n - 1] < 0x80 &&
	    label.p[label.n - 1] != ' ')
		put(h, " ");
}
