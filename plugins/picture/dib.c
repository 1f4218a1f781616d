/*
 * Device-independent bitmaps.
 *
 *	header | masks | palette | rows, each padded to 4 bytes
 *
 * The header's size tells its version: 12 bytes from OS/2, 40 and more from
 * Windows, masks within from 52 on.  Rows come from the bottom unless the
 * height is negative.  There is no library for these in Debian that reads
 * them without a file around, as metafiles have them; so this reader takes
 * what the header allows and nothing else, and looks at each length first.
 */
#include "dib.h"

#include <stdlib.h>
#include <string.h>

#include "kit/bytes.h"

enum packing { PACK_RGB, PACK_RLE8, PACK_RLE4, PACK_MASKS, PACK_JPEG,
    PACK_PNG, PACK_ALPHA_MASKS };

enum channel { RED, GREEN, BLUE, ALPHA, CHANNELS };

struct header {
	int64_t			 width, height;
	bool			 top_down;
	unsigned		 depth;		/* bits of a pixel */
	uint32_t		 packing;	/* enum packing */
	uint32_t		 mask[CHANNELS];
	const unsigned char	*palette;
	size_t			 palette_n, entry;	/* of entry bytes */
	size_t			 end;		/* where the rows may begin */
};

/* ---- the header ---- */

static bool
read_sizes(const struct dib *d, struct header *h, uint32_t *colours)
{
	const unsigned char	*p = d->head;
	uint32_t		 size = d->head_n < 12 ? 0 : le32(p);

	*colours = 0;
	if (size == 12) {
		h->width = le16(p + 4);
		h->height = le16(p + 6);
		h->depth = le16(p + 10);
		h->entry = 3;
	} else if (size >= 40 && size <= 4096 && d->head_n >= size) {
		h->width = le32s(p + 4);
		h->height = le32s(p + 8);
		h->depth = le16(p + 14);
		h->packing = le32(p + 16);
		*colours = le32(p + 32);
		h->entry = 4;
	} else {
		return false;
	}
	h->top_down = h->height < 0;
	if (h->top_down)
		h->height = -h->height;
	h->end = size;
	return h->width > 0 && h->height > 0;
}

static bool
depth_fits(const struct header *h)
{
	switch (h->packing) {
	case PACK_RGB:
		return h->depth == 1 || h->depth == 4 || h->depth == 8 ||
		    h->depth == 16 || h->depth == 24 || h->depth == 32;
	case PACK_RLE8:
		return h->depth == 8 && !h->top_down;
	case PACK_RLE4:
		return h->depth == 4 && !h->top_down;
	case PACK_MASKS:
	case PACK_ALPHA_MASKS:
		return h->depth == 16 || h->depth == 32;
	case PACK_JPEG:
	case PACK_PNG:
		return true;
	default:
		return false;
	}
}

/* Masks stand in a header of 52 bytes or more, else behind it. */
static bool
read_masks(const struct dib *d, struct header *h)
{
	unsigned	 n = h->packing == PACK_ALPHA_MASKS || h->end >= 56 ?
			    4 : 3;
	size_t		 at = 40;

	if (h->packing != PACK_MASKS && h->packing != PACK_ALPHA_MASKS) {
		h->mask[RED] = h->depth == 16 ? 0x7c00 : 0xff0000;
		h->mask[GREEN] = h->depth == 16 ? 0x3e0 : 0xff00;
		h->mask[BLUE] = h->depth == 16 ? 0x1f : 0xff;
		return true;
	}
	if (d->head_n < at + 4 * (size_t)n)
		return false;
	for (unsigned i = 0; i < n; i++)
		h->mask[i] = le32(d->head + at + 4 * (size_t)i);
	if (h->end < 52)
		h->end = at + 4 * (size_t)n;
	return true;
}

static bool
read_palette(const struct dib *d, struct header *h, uint32_t colours)
{
	size_t	 left = d->head_n - h->end, n = colours;

	if (n == 0 && h->depth <= 8)
		n = (size_t)1 << h->depth;
	if (h->depth > 8 && n > 1024)
		return false;
	if (n > left / h->entry || (h->depth <= 8 && n > 256))
		return false;
	h->palette = d->head + h->end;
	h->palette_n = n;
	h->end += n * h->entry;
	return true;
}

static const char *
read_header(const struct dib *d, struct header *h)
{
	uint32_t	 colours;

	memset(h, 0, sizeof(*h));
	if (!read_sizes(d, h, &colours))
		return "its header is damaged";
	if (!depth_fits(h))
		return "its coding is not known";
	if (!read_masks(d, h) || !read_palette(d, h, colours))
		return "its header is damaged";
	return NULL;
}

/* ---- pixels ---- */

/* There is a colour 0: read_palette() has seen to that. */
static void
put_index(const struct header *h, unsigned char *to, unsigned i)
{
	const unsigned char	*c;

	if (i >= h->palette_n)
		i = 0;
	c = h->palette + i * h->entry;
	to[0] = c[2];
	to[1] = c[1];
	to[2] = c[0];
	to[3] = 0xff;
}

/* What a mask cuts out, as 0 .. 255. */
static unsigned char
channel(uint32_t v, uint32_t mask, unsigned char preset)
{
	unsigned	 shift = 0;
	uint64_t	 part;

	if (mask == 0)
		return preset;
	while ((mask >> shift & 1) == 0)
		shift++;
	part = (v & mask) >> shift;
	return (unsigned char)(part * 255 / (mask >> shift));
}

static void
put_masked(const struct header *h, unsigned char *to, uint32_t v)
{
	to[0] = channel(v, h->mask[RED], 0);
	to[1] = channel(v, h->mask[GREEN], 0);
	to[2] = channel(v, h->mask[BLUE], 0);
	to[3] = channel(v, h->mask[ALPHA], 0xff);
}

/* Colours that were multiplied by their alpha, as AlphaBlend takes them. */
static void
put_blended(unsigned char *to, const unsigned char *p)
{
	unsigned	 a = p[3];

	for (int c = 0; c < 3 && a > 0; c++)
		to[c] = (unsigned char)(p[2 - c] >= a ? 255 :
		    p[2 - c] * 255u / a);
	to[3] = (unsigned char)a;
}

static void
put_pixel(const struct dib *d, const struct header *h, unsigned char *to,
    const unsigned char *row, uint32_t x)
{
	size_t	 bit = (size_t)x * h->depth;

	switch (h->depth) {
	case 1: case 4: case 8:
		put_index(h, to, (unsigned)row[bit / 8] >>
		    (8 - h->depth - bit % 8) & ((1u << h->depth) - 1));
		break;
	case 16:
		put_masked(h, to, le16(row + bit / 8));
		break;
	case 24:
		to[0] = row[bit / 8 + 2];
		to[1] = row[bit / 8 + 1];
		to[2] = row[bit / 8];
		to[3] = 0xff;
		break;
	default:
		if (d->blended)
			put_blended(to, row + bit / 8);
		else
			put_masked(h, to, le32(row + bit / 8));
		break;
	}
}

static unsigned char *
row_of(const struct header *h, const struct raster *r, uint32_t y)
{
	return raster_at(r, 0, h->top_down ? y : r->height - 1 - y);
}

static bool
read_plain(const struct dib *d, const struct header *h,
    const struct raster *r)
{
	size_t	 stride = ((size_t)r->width * h->depth + 31) / 32 * 4;

	if (stride > d->bits_n / r->height)
		return false;
	for (uint32_t y = 0; y < r->height; y++) {
		unsigned char		*to = row_of(h, r, y);
		const unsigned char	*row = d->bits + y * stride;

		for (uint32_t x = 0; x < r->width; x++)
			put_pixel(d, h, to + (size_t)x * 4, row, x);
	}
	return true;
}

/* ---- run lengths ---- */

struct run {
	const struct dib	*d;
	const struct header	*h;
	const struct raster	*r;
	size_t			 at;
	uint32_t		 x, y;
};

static void
put_run(struct run *s, unsigned index)
{
	if (s->x < s->r->width && s->y < s->r->height)
		put_index(s->h, row_of(s->h, s->r, s->y) + (size_t)s->x * 4,
		    index);
	if (s->x < s->r->width)
		s->x++;
}

/* n pixels that are all there, padded to two bytes. */
static bool
read_literal(struct run *s, unsigned n)
{
	bool			 four = s->h->packing == PACK_RLE4;
	size_t			 bytes = four ? (n + 1) / 2 : n;
	const unsigned char	*p = s->d->bits + s->at;

	if (bytes > s->d->bits_n - s->at)
		return false;
	for (unsigned i = 0; i < n; i++)
		put_run(s, !four ? p[i] : i % 2 == 0 ? p[i / 2] >> 4 :
		    p[i / 2] & 15u);
	bytes += bytes % 2;
	s->at += bytes < s->d->bits_n - s->at ? bytes : s->d->bits_n - s->at;
	return true;
}

static void
read_repeat(struct run *s, unsigned n, unsigned what)
{
	bool	 four = s->h->packing == PACK_RLE4;

	for (unsigned i = 0; i < n; i++)
		put_run(s, !four ? what : i % 2 == 0 ? what >> 4 :
		    what & 15u);
}

/* The end of the data is as good as the end of the picture. */
static bool
read_runs(const struct dib *d, const struct header *h,
    const struct raster *r)
{
	struct run	 s = { .d = d, .h = h, .r = r };

	for (uint32_t y = 0; y < r->height; y++)
		for (uint32_t x = 0; x < r->width; x++)
			put_index(h, raster_at(r, x, y), 0);
	while (d->bits_n - s.at >= 2 && s.y < r->height) {
		unsigned	 n = d->bits[s.at], what = d->bits[s.at + 1];

		s.at += 2;
		if (n > 0) {
			read_repeat(&s, n, what);
		} else if (what == 0) {
			s.x = 0;
			s.y++;
		} else if (what == 1) {
			return true;
		} else if (what > 2) {
			if (!read_literal(&s, what))
				return false;
		} else if (d->bits_n - s.at < 2) {
			return false;
		} else {
			s.x += d->bits[s.at];
			s.x = s.x < r->width ? s.x : r->width;
			s.y += d->bits[s.at + 1];
			s.at += 2;
		}
	}
	return true;
}

/* ---- the whole ---- */

bool
dib_size(const struct dib *d, int64_t *width, int64_t *height)
{
	struct header	 h;

	if (read_header(d, &h) != NULL)
		return false;
	*width = h.width;
	*height = h.height;
	return true;
}

bool
dib_is_top_down(const struct dib *d)
{
	struct header	 h;

	return read_header(d, &h) == NULL && h.top_down;
}

/* A JPEG or PNG in place of rows. */
static const char *
read_whole(const struct dib *d, bool png, struct dib_read *out)
{
	if (d->bits_n < 8 || memcmp(d->bits, png ? "\x89PNG" :
	    "\xff\xd8\xff", png ? 4 : 3) != 0)
		return "its coding is not known";
	out->mime = png ? "image/png" : "image/jpeg";
	out->file = (struct pai_str){ (const char *)d->bits, d->bits_n };
	return NULL;
}

static const char *
read_rows(const struct dib *d, const struct header *h,
    const struct pai_decode *job, struct raster *r)
{
	const char	*why = raster_new(r, job, h->width, h->height);
	bool		 whole;

	if (why != NULL)
		return why;
	whole = h->packing == PACK_RLE8 || h->packing == PACK_RLE4 ?
	    read_runs(d, h, r) : read_plain(d, h, r);
	if (whole)
		return NULL;
	raster_free(r);
	return "its rows are damaged";
}

const char *
dib_read(const struct dib *given, const struct pai_decode *job,
    struct dib_read *out)
{
	struct dib	 d = *given;
	struct header	 h;
	const char	*why = read_header(&d, &h);

	*out = (struct dib_read){ .mime = "image/png" };
	if (why != NULL)
		return why;
	if (d.bits == NULL) {
		d.bits = d.head + h.end;
		d.bits_n = d.head_n - h.end;
	}
	out->width = (double)h.width;
	out->height = (double)h.height;
	if (h.packing == PACK_JPEG || h.packing == PACK_PNG)
		return read_whole(&d, h.packing == PACK_PNG, out);
	return read_rows(&d, &h, job, &out->raster);
}

const char *
dib_put(const struct dib *d, const struct pai_decode *job)
{
	struct pai_resource	 r = *job->picture;
	struct dib_read		 got;
	const char		*why = dib_read(d, job, &got);

	if (why != NULL)
		return why;
	if (got.file.n > 0) {
		r.mime = got.mime;
		r.data = (const unsigned char *)got.file.p;
		r.n = got.file.n;
		job->log->host->shown_put(job->shown, &r);
		return NULL;
	}
	why = raster_put(&got.raster, job);
	raster_free(&got.raster);
	return why;
}
