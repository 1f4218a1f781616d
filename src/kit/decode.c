/*
 * Bytes of a text file to UTF-8, whatever they were.
 *
 * Plain UTF-8 without damage, by far the commonest case, is not copied.
 */
#include "kit/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/buf.h"
#include <paiban/plugin.h>

#include "kit/radical.h"
#include "kit/utf8.h"

/* More damage than one character in ten: this is no text (WHATWG agrees on
 * the replacement, nobody on the share; photographs come out above 40 %). */
#define	BINARY_SHARE	10

static void
put_bad(struct p_buf *b, size_t *damage)
{
	p_buf_char(b, P_UTF8_BAD);
	++*damage;
}

/* Damage and NULs replaced; runs of good bytes are copied whole. */
static void
mend_utf8(const char *p, size_t n, struct p_buf *b, size_t *damage)
{
	size_t		 i = 0, from = 0, len;
	uint32_t	 cp;

	while (i < n) {
		len = p_utf8_next(p + i, n - i, &cp);
		if (cp == 0 || (cp == P_UTF8_BAD &&
		    (len != 3 || memcmp(p + i, "\xef\xbf\xbd", 3) != 0))) {
			p_buf_put(b, p + from, i - from);
			put_bad(b, damage);
			from = i + len;
		}
		i += len;
	}
	p_buf_put(b, p + from, n - from);
}

static uint32_t
unit16(const unsigned char *p, bool big)
{
	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static void
read_utf16(const unsigned char *p, size_t n, bool big, struct p_buf *b,
    size_t *damage)
{
	size_t		 i;
	uint32_t	 u, low;

	for (i = 0; i + 1 < n; i += 2) {
		u = unit16(p + i, big);
		if (u >= 0xd800 && u <= 0xdbff && i + 3 < n) {
			low = unit16(p + i + 2, big);
			if (low >= 0xdc00 && low <= 0xdfff) {
				u = 0x10000 + (u - 0xd800) * 0x400 +
				    (low - 0xdc00);
				i += 2;
			}
		}
		if (u == 0 || (u >= 0xd800 && u <= 0xdfff))
			put_bad(b, damage);
		else
			p_buf_char(b, u);
	}
	if (i < n)
		put_bad(b, damage);
}

/* What documents are made of: Han, ASCII, and the marks of both. */
static bool
is_usual(uint32_t u)
{
	return (u >= 0x20 && u <= 0x7e) || (u >= 0x9 && u <= 0xd) ||
	    (u >= 0x4e00 && u <= 0x9fff) || (u >= 0xa0 && u <= 0xff) ||
	    (u >= 0x2010 && u <= 0x203f) || (u >= 0x2190 && u <= 0x25ff) ||
	    (u >= 0x3000 && u <= 0x303f) || (u >= 0xff01 && u <= 0xff5e);
}

static bool
is_ascii_text(unsigned char c)
{
	return (c >= 0x20 && c <= 0x7e) || (c >= 0x9 && c <= 0xd);
}

/* What one order of bytes makes of a text. */
struct order {
	size_t	 units;
	size_t	 odd;		/* that are no character of a document */
	size_t	 wide;		/* of two bytes that are not NUL */
	size_t	 pairs;		/* that are two characters of ASCII as well */
};

static struct order
read_order(const unsigned char *p, size_t n, bool big)
{
	struct order	 r = { 0 };

	for (size_t i = 0; i + 1 < n; i += 2) {
		r.units++;
		r.odd += !is_usual(unit16(p + i, big));
		r.wide += p[i] != 0 && p[i + 1] != 0;
		r.pairs += is_ascii_text(p[i]) && is_ascii_text(p[i + 1]);
	}
	return r;
}

/*
 * A NUL that strayed into other text puts its characters together by twos,
 * and those look like Han, every one: "ab" is U+6261.  Of true Han a half is
 * such a pair.
 */
static bool
is_plausible(const struct order *r)
{
	return r->units >= 2 && r->odd * 32 <= r->units &&
	    r->pairs * 8 <= r->wide * 7;
}

enum p_utf16
p_utf16_order(const void *bytes, size_t n)
{
	struct order	 little, big;

	if (n < 4 || memchr(bytes, 0, n) == NULL)
		return P_UTF16_NONE;
	little = read_order(bytes, n, false);
	big = read_order(bytes, n, true);
	if (is_plausible(&little) && little.odd <= big.odd)
		return P_UTF16_LE;
	return is_plausible(&big) ? P_UTF16_BE : P_UTF16_NONE;
}

/*
 * Another encoding by way of iconv; each byte at which it stops is one
 * U+FFFD.  False where iconv does not know it.
 */
static bool
read_other(const char *name, const char *p, size_t n, struct p_buf *b,
    size_t *damage)
{
	iconv_t	 cd = iconv_open("UTF-8", name);
	char	 piece[4096], *in, *out;
	size_t	 left = n, room;

	if (cd == (iconv_t)-1)
		return false;
	in = (char *)(uintptr_t)p;	/* iconv(3) does not write to it */
	while (left > 0 && p_buf_ok(b)) {
		out = piece;
		room = sizeof(piece);
		errno = 0;
		if (iconv(cd, &in, &left, &out, &room) == (size_t)-1 &&
		    errno != E2BIG && left > 0) {
			p_buf_put(b, piece, (size_t)(out - piece));
			put_bad(b, damage);
			in++;
			left--;
			continue;
		}
		p_buf_put(b, piece, (size_t)(out - piece));
	}
	iconv_close(cd);
	return true;
}

static bool
is_clean(const char *p, size_t n)
{
	return p_utf8_valid(p, n) && (n == 0 || memchr(p, 0, n) == NULL);
}

/* Decoded by name, NULs replaced; what iconv gives is valid otherwise. */
static bool
read_clean(const char *name, const char *p, size_t n, struct p_buf *out,
    size_t *damage)
{
	struct p_buf	 raw = { 0 };
	bool		 ok;

	ok = read_other(name, p, n, &raw, damage) && p_buf_ok(&raw);
	if (ok)
		mend_utf8(raw.p != NULL ? raw.p : "", raw.n, out, damage);
	p_buf_free(&raw);
	return ok && p_buf_ok(out);
}

/*
 * Neither marked nor valid: the encoding that leaves less damage.  GBK and
 * GB2312 are parts of GB18030.
 */
static void
guess(const char *p, size_t n, struct p_decoded *d, struct p_buf *b)
{
	struct p_buf	 gb = { 0 };
	size_t		 bad = 0;

	mend_utf8(p, n, b, &d->damage);
	d->encoding = "UTF-8";
	if (p_utf8_valid(p, n))
		return;
	if (read_clean("GB18030", p, n, &gb, &bad) && bad < d->damage) {
		p_buf_free(b);
		*b = gb;
		memset(&gb, 0, sizeof(gb));
		d->damage = bad;
		d->encoding = "GB18030";
		d->guessed = true;
	}
	p_buf_free(&gb);
}

/*
 * Control characters, and private ones, on which nearly every pair of bytes
 * that GB18030 does not assign comes out: no damage, but no text either.
 */
static size_t
count_odd(const char *p, size_t n)
{
	size_t		 odd = 0;
	uint32_t	 cp;

	for (size_t i = 0; i < n; ) {
		i += p_utf8_next(p + i, n - i, &cp);
		odd += (cp < 0x20 && (cp < '\t' || cp > '\r')) ||
		    (cp >= 0x7f && cp < 0xa0) ||
		    (cp >= 0xe000 && cp <= 0xf8ff);
	}
	return odd;
}

static bool
finish(struct p_decoded *d, struct p_buf *b)
{
	if (!p_buf_ok(b)) {
		p_buf_free(b);
		return false;
	}
	d->own = b->p;
	d->text = b->p != NULL ? b->p : "";
	d->n = b->n;
	d->binary = d->damage > 0 && d->damage + count_odd(d->text, d->n) >
	    p_utf8_count(d->text, d->n) / BINARY_SHARE;
	return true;
}

static bool
decode_utf16(const char *p, size_t n, enum p_utf16 order, struct p_decoded *d)
{
	struct p_buf	 b = { 0 };

	d->encoding = order == P_UTF16_BE ? "UTF-16BE" : "UTF-16LE";
	read_utf16((const unsigned char *)p, n, order == P_UTF16_BE, &b,
	    &d->damage);
	return finish(d, &b);
}

bool
p_decode(const void *bytes, size_t n, struct p_decoded *d)
{
	const char	*p = bytes;
	struct p_buf	 b = { 0 };
	enum p_utf16	 order;

	memset(d, 0, sizeof(*d));
	d->encoding = "UTF-8";
	if (n >= 2 && (memcmp(p, "\xff\xfe", 2) == 0 ||
	    memcmp(p, "\xfe\xff", 2) == 0)) {
		d->skipped = 2;
		return decode_utf16(p + 2, n - 2, p[0] == '\xfe' ?
		    P_UTF16_BE : P_UTF16_LE, d);
	}
	if ((order = p_utf16_order(p, n)) != P_UTF16_NONE) {
		d->guessed = true;
		return decode_utf16(p, n, order, d);
	}
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		d->skipped = 3;
		p += 3;
		n -= 3;
	}
	if (is_clean(p, n)) {
		d->text = n > 0 ? p : "";
		d->n = n;
		return true;
	}
	if (d->skipped > 0)
		mend_utf8(p, n, &b, &d->damage);
	else
		guess(p, n, d, &b);
	return finish(d, &b);
}

/* What documents call an encoding, and what is meant by it (WHATWG, 4.2). */
static const char *
encoding_of(const char *name)
{
	static const struct { const char *name, *meant; } names[] = {
		{ "gb2312", "GB18030" }, { "gbk", "GB18030" },
		{ "gb18030", "GB18030" }, { "gb_2312-80", "GB18030" },
		{ "x-gbk", "GB18030" }, { "cp936", "GB18030" },
		{ "big5", "BIG5-HKSCS" }, { "big5-hkscs", "BIG5-HKSCS" },
		{ "shift_jis", "CP932" }, { "shift-jis", "CP932" },
		{ "sjis", "CP932" }, { "euc-jp", "EUC-JP" },
		{ "euc-kr", "CP949" }, { "ks_c_5601-1987", "CP949" },
		{ "iso-8859-1", "CP1252" }, { "latin1", "CP1252" },
		{ "windows-1252", "CP1252" }, { "us-ascii", "CP1252" }
	};
	size_t	 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i].name) == 0)
			return names[i].meant;
	return NULL;
}

/* So many characters beyond ASCII are UTF-8 by no accident. */
#define	ACCIDENTS	8

static bool
is_surely_utf8(const char *p, size_t n)
{
	size_t	 beyond = 0, i;

	if (!is_clean(p, n))
		return false;
	for (i = 0; i < n && beyond < ACCIDENTS; i++)
		beyond += ((unsigned char)p[i] & 0xc0) == 0xc0;
	return beyond == 0 || beyond == ACCIDENTS;
}

bool
p_decode_as(const void *bytes, size_t n, const char *name,
    struct p_decoded *d)
{
	const char	*p = bytes, *meant = encoding_of(name);
	struct p_buf	 b = { 0 };
	size_t		 damage = 0;
	bool		 marked;

	marked = n >= 2 && (memcmp(p, "\xff\xfe", 2) == 0 ||
	    memcmp(p, "\xfe\xff", 2) == 0 ||
	    (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0));
	if (meant == NULL || marked || is_surely_utf8(p, n))
		return p_decode(bytes, n, d);
	memset(d, 0, sizeof(*d));
	if (!read_clean(meant, p, n, &b, &damage)) {
		p_buf_free(&b);
		return p_decode(bytes, n, d);
	}
	d->damage = damage;
	d->encoding = meant;
	return finish(d, &b);
}

void
p_decode_free(struct p_decoded *d)
{
	free(d->own);
	memset(d, 0, sizeof(*d));
}

/* Text that may be written on; false: out of memory. */
static bool
own_text(struct p_decoded *d)
{
	if (d->own != NULL)
		return true;
	if ((d->own = malloc(d->n + 1)) == NULL)
		return false;
	memcpy(d->own, d->text, d->n);
	d->own[d->n] = '\0';
	d->text = d->own;
	return true;
}

bool
p_decode_lines(struct p_decoded *d)
{
	size_t	 to = 0;
	char	*p;

	if (d->n == 0 || memchr(d->text, '\r', d->n) == NULL)
		return true;
	if (!own_text(d))
		return false;
	p = d->own;
	for (size_t i = 0; i < d->n; i++) {
		if (p[i] != '\r')
			p[to++] = p[i];
		else if (i + 1 >= d->n || p[i + 1] != '\n')
			p[to++] = '\n';
	}
	p[to] = '\0';
	d->text = p;
	d->n = to;
	return true;
}

enum pai_status
p_decode_report(const struct pai_read *job, const struct p_decoded *d)
{
	if (d->binary) {
		pai_say(job->log, PAI_M_NOT_TEXT, NULL,
		    "%zu of its characters are damaged", d->damage);
		return PAI_E_FORMAT;
	}
	if (d->guessed)
		pai_say(job->log, PAI_M_ENCODING_GUESSED, NULL, "%s",
		    d->encoding);
	if (d->damage > 0)
		pai_say(job->log, PAI_M_ENCODING_DAMAGE, NULL,
		    "%zu times", d->damage);
	return PAI_OK;
}

enum pai_status
p_decode_radicals(const struct pai_read *job, struct p_decoded *d)
{
	const size_t	 n = p_radicals_mend(d->text, d->n, NULL);

	if (n == 0)
		return PAI_OK;
	if (!own_text(d)) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%zu bytes", d->n);
		return PAI_E_NOMEM;
	}
	p_radicals_mend(d->own, d->n, d->own);
	pai_say(job->log, PAI_M_OCR_RADICALS, NULL, "%zu times", n);
	return PAI_OK;
}
