/*
 * Windows metafiles ([MS-WMF]): those that are only a wrapper about one bitmap
 * are that bitmap, see emf.c; all others are played.  Sizes count in words of
 * two bytes.
 */
#include <string.h>

#include "kit/bytes.h"
#include "wmf_play.h"

#define	PLACEABLE	0x9ac6cdd7u
#define	PLACEABLE_HEAD	22
#define	HEAD		18
#define	RECORD_HEAD	6

/* Where a record that draws a bitmap keeps what is of interest. */
struct place {
	uint16_t	 function;
	uint8_t		 src_h;		/* then src_w, src_y, src_x */
	uint8_t		 dib;
	bool		 swapped;	/* src_y, src_x, height, width */
};

static const struct place places[] = {
	{ 0x0940, 10, 22, true },	/* DIBBITBLT */
	{ 0x0b41, 10, 26, false },	/* DIBSTRETCHBLT */
	{ 0x0f43, 12, 28, false },	/* STRETCHDIB */
};

struct walk {
	struct dib	 dib;
	unsigned	 bitmaps;
	bool		 other;		/* something else is drawn */
};

static bool
draws(unsigned function)
{
	static const uint16_t list[] = {
		0x0213, 0x0228, 0x0324, 0x0325, 0x0418, 0x0419, 0x041b,
		0x041f, 0x0429, 0x0521, 0x0538, 0x0548, 0x061c, 0x0817,
		0x081a, 0x0830, 0x0922, 0x0a32, 0x0b23, 0x0d33, 0x012a,
		0x012b
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i] == function)
			return true;
	return false;
}

static bool
shows_all(const struct place *at, const unsigned char *p,
    const struct dib *d)
{
	const unsigned char	*s = p + at->src_h;
	const unsigned char	*from = at->swapped ? s : s + 4;
	const unsigned char	*size = at->swapped ? s + 4 : s;
	int64_t			 width, height;

	return dib_size(d, &width, &height) && le16(from) == 0 &&
	    le16(from + 2) == 0 && le16s(size) == height &&
	    le16s(size + 2) == width;
}

/* A record as long as its function says has no bitmap: it fills an area. */
static void
take_bitmap(struct walk *w, const struct place *at, const unsigned char *p,
    size_t n)
{
	struct dib	 d = { 0 };

	if (n / 2 == (at->function >> 8) + 3u)
		return;
	if (n <= at->dib) {
		w->other = true;
		return;
	}
	d.head = p + at->dib;
	d.head_n = n - at->dib;
	if (!shows_all(at, p, &d))
		w->other = true;
	else if (w->bitmaps++ == 0)
		w->dib = d;
}

static void
take_record(struct walk *w, unsigned function, const unsigned char *p,
    size_t n)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].function == function) {
			take_bitmap(w, &places[i], p, n);
			return;
		}
	w->other |= draws(function);
}

static bool
walk(struct walk *w, const unsigned char *p, size_t n)
{
	while (n >= RECORD_HEAD && !w->other) {
		uint32_t	 words = le32(p);
		unsigned	 function = le16(p + 4);

		if (words < RECORD_HEAD / 2 || words > n / 2)
			return false;
		if (function == 0)
			return true;
		take_record(w, function, p, (size_t)words * 2);
		p += (size_t)words * 2;
		n -= (size_t)words * 2;
	}
	return w->other;
}

const char *
decode_wmf(const struct pai_decode *job)
{
	const unsigned char	*p = job->picture->data;
	size_t			 n = job->picture->n;
	size_t			 skip = n >= PLACEABLE_HEAD &&
				    le32(p) == PLACEABLE ? PLACEABLE_HEAD : 0;
	struct walk		 w = { 0 };

	if (n - skip < HEAD)
		return "its header is damaged";
	skip += HEAD;
	if (walk(&w, p + skip, n - skip) && !w.other && w.bitmaps == 1)
		return dib_put(&w.dib, job);
	return wmf_play(job, skip);
}
