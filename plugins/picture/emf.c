/*
 * Enhanced metafiles ([MS-EMF], [MS-EMFPLUS]): those that are only a wrapper
 * about one bitmap, as scanners and the clipboard make them, are that bitmap.
 *
 * This looks first whether just one record draws, and draws the whole of a
 * bitmap; any other file is played (emf_play.c).  There is no library for
 * metafiles in Debian that is safe to feed.
 */
#include <string.h>

#include "emf_play.h"

#define	RECORD_HEAD	8
#define	PLUS_HEAD	12
#define	EMR_EOF		14u
#define	EMR_COMMENT	70u

/* Where a record that draws a bitmap keeps what is of interest. */
struct place {
	uint8_t		 type;
	uint8_t		 size;		/* of its fixed part */
	uint8_t		 src_x;		/* then src_y */
	uint8_t		 src_w;		/* then src_h; 0: as dst */
	uint8_t		 dst_w;		/* then dst_h; 0: as src */
	uint8_t		 usage;
	uint8_t		 dib;		/* offBmi cbBmi offBits cbBits */
};

static const struct place places[] = {
	{ 76, 100, 44, 0, 32, 80, 84 },		/* BITBLT */
	{ 77, 108, 44, 100, 32, 80, 84 },	/* STRETCHBLT */
	{ 80, 76, 32, 40, 0, 64, 48 },		/* SETDIBITSTODEVICE */
	{ 81, 80, 32, 40, 72, 64, 48 },		/* STRETCHDIBITS */
	{ 114, 108, 44, 100, 32, 80, 84 },	/* ALPHABLEND */
	{ 116, 108, 44, 100, 32, 80, 84 },	/* TRANSPARENTBLT */
};

struct walk {
	const struct pai_decode	*job;
	struct dib		 dib;
	struct pai_str		 file;		/* a whole file within */
	unsigned		 plain, plus;	/* bitmaps drawn, by dialect */
	bool			 other;		/* something else is drawn */
};

/* Records that put ink on the page and are no bitmaps (2.3.5 and others). */
static bool
draws(uint32_t type)
{
	return (type >= 2 && type <= 8) || type == 15 ||
	    (type >= 41 && type <= 47) || (type >= 53 && type <= 56) ||
	    (type >= 62 && type <= 64) || (type >= 71 && type <= 74) ||
	    type == 78 || type == 79 || (type >= 83 && type <= 92) ||
	    type == 96 || type == 97 || type == 102 || type == 103 ||
	    type == 108 || type == 118;
}

/* Is the whole of the bitmap drawn, the right way up? */
static bool
shows_all(const struct place *at, const unsigned char *p,
    const struct dib *d)
{
	unsigned	 w = at->src_w != 0 ? at->src_w : at->dst_w;
	int64_t		 width, height;

	if (!dib_size(d, &width, &height))
		return false;
	if (at->dst_w != 0 && (le32s(p + at->dst_w) <= 0 ||
	    le32s(p + at->dst_w + 4) <= 0))
		return false;
	return le32(p + at->src_x) == 0 && le32(p + at->src_x + 4) == 0 &&
	    le32s(p + w) == width && le32s(p + w + 4) == height &&
	    le32(p + at->usage) == 0;
}

/* A record without a bitmap only fills an area: the page, mostly. */
static void
take_bitmap(struct walk *w, const struct place *at, const unsigned char *p,
    size_t n)
{
	struct dib	 d = { 0 };

	if (n >= at->dib + 16u && le32(p + at->dib + 4) == 0)
		return;
	if (n < at->size) {
		w->other = true;
		return;
	}
	d.head = emf_slice(p, n, at->dib, &d.head_n);
	d.bits = emf_slice(p, n, at->dib + 8u, &d.bits_n);
	d.blended = at->type == 114 && p[43] != 0;
	if (d.head == NULL || d.bits == NULL || !shows_all(at, p, &d))
		w->other = true;
	else if (w->plain++ == 0)
		w->dib = d;
}

/* ---- EMF+, which lies in comments ---- */

/* An image object (2.2.1.4): a bitmap that is a whole file is taken. */
static void
take_object(struct walk *w, unsigned flags, const unsigned char *p, size_t n)
{
	if ((flags >> 8 & 0x7f) != 5)
		return;
	/* version, kind, width, height, stride, format, coding */
	if ((flags & 0x8000) != 0 || n < 28 || le32(p + 4) != 1 ||
	    le32(p + 24) != 1 || w->file.n != 0)
		return;
	w->file = (struct pai_str){ (const char *)p + 28, n - 28 };
}

static void
take_plus(struct walk *w, const unsigned char *p, size_t n)
{
	while (n >= PLUS_HEAD) {
		unsigned	 type = le16(p);
		uint32_t	 size = le32(p + 4), data = le32(p + 8);

		if (size < PLUS_HEAD || size > n || data > size - PLUS_HEAD)
			return;
		if (type == 0x4008)
			take_object(w, le16(p + 2), p + PLUS_HEAD, data);
		else if (type == 0x401a || type == 0x401b)
			w->plus++;		/* DrawImage, ~Points */
		else if ((type >= 0x400a && type <= 0x401c) ||
		    type == 0x4036)
			w->other = true;
		p += size;
		n -= size;
	}
}

/* ---- the file ---- */

static void
take_record(struct walk *w, uint32_t type, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].type == type) {
			take_bitmap(w, &places[i], p, n);
			return;
		}
	if (type == EMR_COMMENT && n >= 16 && memcmp(p + 12, "EMF+", 4) == 0)
		take_plus(w, p + 16, le32(p + 8) >= 4 &&
		    le32(p + 8) <= n - 12 ? le32(p + 8) - 4 : 0);
	else if (draws(type))
		w->other = true;
}

static bool
walk(struct walk *w, const unsigned char *p, size_t n)
{
	while (n >= RECORD_HEAD && !w->other) {
		uint32_t	 type = le32(p), size = le32(p + 4);

		if (size < RECORD_HEAD || size > n || size % 4 != 0)
			return false;
		if (type == EMR_EOF)
			return true;
		take_record(w, type, p, size);
		p += size;
		n -= size;
	}
	return w->other;
}

/* What EMF+ holds is a file of its own: of the kinds all writers show. */
static const char *
put_file(const struct walk *w)
{
	struct pai_resource	 r = *w->job->picture;
	bool			 png;

	png = w->file.n >= 8 && memcmp(w->file.p, "\x89PNG\r\n\x1a\n", 8) == 0;
	if (!png && (w->file.n < 3 || memcmp(w->file.p, "\xff\xd8\xff", 3) !=
	    0))
		return "the picture within it is of a kind not known";
	r.mime = png ? "image/png" : "image/jpeg";
	r.data = (const unsigned char *)w->file.p;
	r.n = w->file.n;
	w->job->log->host->shown_put(w->job->shown, &r);
	return NULL;
}

/* Files of both dialects draw the same twice: the older one is taken. */
const char *
decode_emf(const struct pai_decode *job)
{
	struct walk	 w = { .job = job };
	bool		 whole = walk(&w, job->picture->data,
			    job->picture->n);

	if (whole && !w.other && w.plain == 1 && w.plus <= 1)
		return dib_put(&w.dib, job);
	if (whole && !w.other && w.plain == 0 && w.plus == 1 &&
	    w.file.n > 0)
		return put_file(&w);
	return emf_play(job);
}
