/*
 * The profile of sRGB (IEC 61966-2-1), for the output intent that PDF/A asks
 * for: colours in our content are those of a screen, and this says so.
 *
 * It is made here rather than shipped: a display profile of three primaries
 * and one curve (ISO 15076-1:2005, version 4.2) is 15 numbers.
 *
 *	header 128 | count, (name offset size)... | data of each tag
 */
#include "kit/buf.h"
#include "pdf.h"
#include "syntax.h"

#define	TAG(a, b, c, d)	((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))
#define	HEADER		128
#define	TAGS_MAX	10

struct icc_tag {
	uint32_t	 name;
	size_t		 at, n;
};

struct icc {
	struct p_buf	 data;		/* of all tags, each on four bytes */
	struct icc_tag	 tag[TAGS_MAX];
	size_t		 n;
};

static void
put16(struct p_buf *b, uint32_t v)
{
	const char	 bytes[] = { (char)(v >> 8 & 0xff), (char)(v & 0xff) };

	p_buf_put(b, bytes, sizeof(bytes));
}

static void
put32(struct p_buf *b, uint32_t v)
{
	put16(b, v >> 16);
	put16(b, v & 0xffff);
}

static void
put_zeros(struct p_buf *b, size_t n)
{
	while (n-- > 0)
		p_buf_put(b, "", 1);
}

/* s15Fixed16Number, from hundred-thousandths. */
static void
put_fixed(struct p_buf *b, int32_t v)
{
	int64_t		 half = v < 0 ? -50000 : 50000;

	put32(b, (uint32_t)(((int64_t)v * 65536 + half) / 100000));
}

static void
begin_tag(struct icc *icc, uint32_t name, uint32_t type)
{
	icc->tag[icc->n] = (struct icc_tag){ .name = name,
	    .at = icc->data.n };
	put32(&icc->data, type);
	put32(&icc->data, 0);
}

static void
end_tag(struct icc *icc)
{
	struct icc_tag	*t = &icc->tag[icc->n++];

	t->n = icc->data.n - t->at;
	put_zeros(&icc->data, (4 - t->n % 4) % 4);
}

/* Words in one language, as UTF-16BE; words are ASCII. */
static void
add_words(struct icc *icc, uint32_t name, const char *words, uint32_t n)
{
	begin_tag(icc, name, TAG('m', 'l', 'u', 'c'));
	put32(&icc->data, 1);			/* record */
	put32(&icc->data, 12);			/* its size */
	put32(&icc->data, TAG('e', 'n', 'U', 'S'));
	put32(&icc->data, n * 2);
	put32(&icc->data, 28);			/* where they begin */
	for (uint32_t i = 0; i < n; i++)
		put16(&icc->data, (unsigned char)words[i]);
	end_tag(icc);
}

static void
add_numbers(struct icc *icc, uint32_t name, uint32_t type, const int32_t *v,
    size_t n)
{
	begin_tag(icc, name, type);
	for (size_t i = 0; i < n; i++)
		put_fixed(&icc->data, v[i]);
	end_tag(icc);
}

/*
 * y = (a x + b)^g from d on, c x below: function 3 of ISO 15076-1, 10.15.
 * The three colours have one curve, stored once.
 */
static void
add_curves(struct icc *icc)
{
	static const int32_t	 curve[] = { 240000, 94787, 5213, 7740,
	    4045 };
	static const uint32_t	 name[] = { TAG('r', 'T', 'R', 'C'),
	    TAG('g', 'T', 'R', 'C'), TAG('b', 'T', 'R', 'C') };
	struct icc_tag	 first;

	begin_tag(icc, name[0], TAG('p', 'a', 'r', 'a'));
	put16(&icc->data, 3);
	put16(&icc->data, 0);
	for (size_t i = 0; i < 5; i++)
		put_fixed(&icc->data, curve[i]);
	end_tag(icc);
	first = icc->tag[icc->n - 1];
	for (size_t i = 1; i < 3; i++) {
		icc->tag[icc->n] = first;
		icc->tag[icc->n++].name = name[i];
	}
}

/* Primaries and white, all adapted to D50 by Bradford's matrix (chad). */
static void
add_colours(struct icc *icc)
{
	static const int32_t	 white[] = { 96420, 100000, 82491 };
	static const int32_t	 red[] = { 43607, 22249, 1392 };
	static const int32_t	 green[] = { 38515, 71687, 9708 };
	static const int32_t	 blue[] = { 14307, 6061, 71410 };
	static const int32_t	 chad[] = { 104788, 2292, -5022, 2959, 99048,
	    -1706, -925, 1508, 75168 };
	const uint32_t	 xyz = TAG('X', 'Y', 'Z', ' ');

	add_numbers(icc, TAG('w', 't', 'p', 't'), xyz, white, 3);
	add_numbers(icc, TAG('c', 'h', 'a', 'd'), TAG('s', 'f', '3', '2'),
	    chad, 9);
	add_numbers(icc, TAG('r', 'X', 'Y', 'Z'), xyz, red, 3);
	add_numbers(icc, TAG('g', 'X', 'Y', 'Z'), xyz, green, 3);
	add_numbers(icc, TAG('b', 'X', 'Y', 'Z'), xyz, blue, 3);
}

/* ISO 15076-1, 7.2. */
static void
put_header(struct p_buf *b, size_t size)
{
	put32(b, (uint32_t)size);
	put32(b, 0);				/* no preferred engine */
	put32(b, 0x04200000);			/* version 4.2 */
	put32(b, TAG('m', 'n', 't', 'r'));
	put32(b, TAG('R', 'G', 'B', ' '));
	put32(b, TAG('X', 'Y', 'Z', ' '));
	put16(b, 2000);				/* a date, the same always */
	put16(b, 1);
	put16(b, 1);
	put_zeros(b, 6);
	put32(b, TAG('a', 'c', 's', 'p'));
	put_zeros(b, 28);			/* platform ... intent */
	put_fixed(b, 96420);
	put_fixed(b, 100000);
	put_fixed(b, 82491);
	put_zeros(b, HEADER - 80);
}

void
pdf_srgb_profile(struct p_buf *b)
{
	struct icc	 icc = { 0 };
	size_t		 before;

	add_words(&icc, TAG('d', 'e', 's', 'c'), "sRGB", 4);
	add_words(&icc, TAG('c', 'p', 'r', 't'), "public domain", 13);
	add_colours(&icc);
	add_curves(&icc);
	before = HEADER + 4 + icc.n * 12;
	put_header(b, before + icc.data.n);
	put32(b, (uint32_t)icc.n);
	for (size_t i = 0; i < icc.n; i++) {
		put32(b, icc.tag[i].name);
		put32(b, (uint32_t)(before + icc.tag[i].at));
		put32(b, (uint32_t)icc.tag[i].n);
	}
	p_buf_put(b, icc.data.p, icc.data.n);
	if (!p_buf_ok(&icc.data))
		b->failed = true;
	p_buf_free(&icc.data);
}

/* ISO 19005-2, 6.2.3: one intent, which all device colours are meant for. */
uint32_t
pdf_output_intent(struct pdf *pdf)
{
	uint32_t	 profile = haru_object(pdf->haru);
	uint32_t	 intent = haru_object(pdf->haru);
	struct p_buf	 icc = { 0 }, b = { 0 };

	pdf_srgb_profile(&icc);
	p_buf_str(&b, "/N 3\n");
	if (!p_buf_ok(&icc))
		b.failed = true;
	pdf_stream(pdf, profile, &b, icc.p, icc.n);
	p_buf_free(&icc);
	p_buf_str(&b, "/Type /OutputIntent /S /GTS_PDFA1 "
	    "/OutputConditionIdentifier (sRGB) /Info (sRGB IEC 61966-2-1)\n"
	    "/DestOutputProfile");
	pdf_ref(&b, profile);
	haru_body(pdf->haru, intent, &b);
	return intent;
}
