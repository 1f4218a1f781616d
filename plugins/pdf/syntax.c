/*
 * PDF's spellings.
 */
#include "syntax.h"

#include <stdbool.h>

#include "kit/utf8.h"

#define	STRING_MAX	32767	/* bytes, in PDF/A (ISO 19005-2, 6.1.13) */

#define	REAL_MAX	1e8

static const char hex[] = "0123456789ABCDEF";

void
pdf_int(struct p_buf *b, int64_t v)
{
	char		 digits[20];
	size_t		 at = sizeof(digits);
	uint64_t	 u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		digits[--at] = (char)('0' + u % 10);
		u /= 10;
	} while (u != 0);
	if (v < 0)
		p_buf_put(b, "-", 1);
	p_buf_put(b, digits + at, sizeof(digits) - at);
}

void
pdf_milli(struct p_buf *b, int64_t v)
{
	char		 tail[4] = ".000";
	uint64_t	 u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	size_t		 n = 4;

	if (v < 0)
		p_buf_put(b, "-", 1);
	if (u >= 1000 || u == 0)
		pdf_int(b, (int64_t)(u / 1000));
	tail[1] = (char)('0' + u / 100 % 10);
	tail[2] = (char)('0' + u / 10 % 10);
	tail[3] = (char)('0' + u % 10);
	while (n > 1 && tail[n - 1] == '0')
		n--;
	if (n > 1)
		p_buf_put(b, tail, n);
}

void
pdf_real(struct p_buf *b, double v, unsigned places)
{
	char		 tail[10] = ".";
	uint64_t	 u, one = 1;
	size_t		 n = places + 1u;
	bool		 negative = v < 0;

	v = v != v ? 0 : negative ? -v : v;
	for (unsigned i = 0; i < places; i++)
		one *= 10;
	u = (uint64_t)((v > REAL_MAX ? REAL_MAX : v) * (double)one + 0.5);
	if (negative && u > 0)
		p_buf_put(b, "-", 1);
	if (u >= one || u == 0)
		pdf_int(b, (int64_t)(u / one));
	for (u %= one; places > 0; u /= 10)
		tail[places--] = (char)('0' + u % 10);
	while (n > 1 && tail[n - 1] == '0')
		n--;
	if (n > 1)
		p_buf_put(b, tail, n);
}

void
pdf_length(struct p_buf *b, int64_t mpt)
{
	if (mpt > PAI_MPT_MAX)
		mpt = PAI_MPT_MAX;
	if (mpt < -PAI_MPT_MAX)
		mpt = -PAI_MPT_MAX;
	pdf_milli(b, mpt);
}

void
pdf_colour(struct p_buf *b, uint32_t rgb)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		pdf_milli(b, ((rgb >> shift & 0xff) * 1000 + 127) / 255);
		p_buf_put(b, " ", 1);
	}
}

void
pdf_hex16(struct p_buf *b, uint32_t v)
{
	char	 out[4];

	for (int i = 0; i < 4; i++)
		out[i] = hex[v >> (12 - 4 * i) & 15];
	p_buf_put(b, out, sizeof(out));
}

/*
 * ISO 32000-1, 7.3.4.2: only these need a backslash; a carriage return would
 * be read as a line feed.
 */
void
pdf_code(struct p_buf *b, uint16_t code)
{
	char	 out[4];
	size_t	 n = 0;

	for (int shift = 8; shift >= 0; shift -= 8) {
		char	 c = (char)(code >> shift & 0xff);

		if (c == '(' || c == ')' || c == '\\' || c == '\r')
			out[n++] = '\\';
		out[n++] = c == '\r' ? 'r' : c;
	}
	p_buf_put(b, out, n);
}

void
pdf_hex_bytes(struct p_buf *b, const unsigned char *p, size_t n)
{
	char	 out[2];

	for (size_t i = 0; i < n; i++) {
		out[0] = hex[p[i] >> 4];
		out[1] = hex[p[i] & 15];
		p_buf_put(b, out, 2);
	}
}

void
pdf_ref(struct p_buf *b, uint32_t object)
{
	p_buf_put(b, " ", 1);
	pdf_int(b, object);
	p_buf_str(b, " 0 R");
}

void
pdf_utf16(struct p_buf *b, const uint32_t *cp, size_t n)
{
	uint32_t	 u;

	for (size_t i = 0; i < n; i++) {
		u = cp[i];
		if (u > 0x10ffff || (u >= 0xd800 && u <= 0xdfff))
			u = P_UTF8_BAD;
		if (u >= 0x10000) {
			pdf_hex16(b, 0xd7c0 + (u >> 10));
			u = 0xdc00 | (u & 0x3ff);
		}
		pdf_hex16(b, u);
	}
}

void
pdf_bytes(struct p_buf *b, const char *p, size_t n)
{
	char	 octal[4];

	p_buf_put(b, "(", 1);
	for (size_t i = 0; i < n; i++) {
		unsigned c = (unsigned char)p[i];

		if (c >= ' ' && c < 0x7f && c != '(' && c != ')' &&
		    c != '\\') {
			p_buf_put(b, p + i, 1);
			continue;
		}
		octal[0] = '\\';
		octal[1] = (char)('0' + (c >> 6));
		octal[2] = (char)('0' + (c >> 3 & 7));
		octal[3] = (char)('0' + (c & 7));
		p_buf_put(b, octal, 4);
	}
	p_buf_put(b, ")", 1);
}

/* ASCII without controls means the same in PDFDocEncoding. */
static bool
is_plain(struct pai_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			return false;
	return true;
}

void
pdf_text(struct p_buf *b, struct pai_str s)
{
	uint32_t	 cp;

	size_t		 start = b->n;

	if (s.n <= STRING_MAX && is_plain(s)) {
		pdf_bytes(b, s.p, s.n);
		return;
	}
	p_buf_str(b, "<FEFF");
	for (size_t i = 0; i < s.n && b->n - start < 2 * STRING_MAX - 16;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		pdf_utf16(b, &cp, 1);
	}
	p_buf_put(b, ">", 1);
}
