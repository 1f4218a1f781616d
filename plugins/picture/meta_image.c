/*
 * Bitmaps in drawings, and the raster operations ([MS-WMF] 2.1.1.31) that
 * join them to what is there.  SVG has none, so what matters is imitated:
 *
 *	SRCAND, then SRCPAINT or SRCINVERT	a mask and its picture: one
 *						picture that is seen through
 *	SRCAND alone				what is white is seen through
 *	SRCPAINT alone				what is black is seen through
 *	NOTSRCCOPY				the other way round
 *	any other with a bitmap			copied
 */
#include <math.h>
#include <string.h>

#include "meta.h"

enum { ROP_BLACK = 0x00, ROP_NOTSRC = 0x33, ROP_NOT = 0x55,
    ROP_PATINVERT = 0x5a, ROP_SRCINVERT = 0x66, ROP_AND = 0x88,
    ROP_NOP = 0xaa, ROP_PAINT = 0xee, ROP_PATCOPY = 0xf0,
    ROP_PATPAINT = 0xfb, ROP_WHITE = 0xff };

static unsigned
operation(const struct blit *b)
{
	return b->rop >> 16 & 0xff;
}

/* ---- pixels ---- */

static size_t
pixels_of(const struct raster *r)
{
	return (size_t)r->width * r->height;
}

static bool
is_light(const unsigned char *p)
{
	return p[0] + p[1] + p[2] >= 3 * 0x80;
}

/* What is light, or what is dark, is seen through. */
static void
see_through(const struct raster *r, bool light)
{
	unsigned char	*p = r->pixel;

	for (size_t n = pixels_of(r); n > 0; n--, p += 4)
		if (light ? p[0] + p[1] + p[2] == 3 * 0xff :
		    p[0] + p[1] + p[2] == 0)
			p[3] = 0;
}

static void
invert(const struct raster *r)
{
	unsigned char	*p = r->pixel;

	for (size_t n = pixels_of(r); n > 0; n--, p += 4)
		for (int c = 0; c < 3; c++)
			p[c] = (unsigned char)~p[c];
}

static void
apply_mask(const struct raster *r, const struct raster *mask)
{
	unsigned char		*p = r->pixel;
	const unsigned char	*m = mask->pixel;

	for (size_t n = pixels_of(r); n > 0; n--, p += 4, m += 4)
		p[3] = is_light(m) ? 0 : 0xff;
}

/* ---- reading ---- */

/* All bitmaps of a file share what one picture may have. */
static bool
may_read(struct player *p, const struct dib *d)
{
	const struct pai_log	*log = p->job->log;
	int64_t			 w, h;

	if (!dib_size(d, &w, &h) || w > RASTER_SIDE_MAX ||
	    h > RASTER_SIDE_MAX)
		return false;
	p->pixels += w * h;
	return p->pixels <= log->host->log_limit(log, PAI_LIM_PIXELS);
}

/* A part of it, cut out in place. */
static void
cut(struct raster *r, struct box from)
{
	double		 w = r->width, h = r->height;
	uint32_t	 x, y, wide, high;

	if (from.right <= from.left || from.bottom <= from.top ||
	    from.left >= w || from.top >= h || from.left < 0 || from.top < 0)
		return;
	x = (uint32_t)from.left;
	y = (uint32_t)from.top;
	wide = (uint32_t)fmax(1, fmin(from.right, w) - x);
	high = (uint32_t)fmax(1, fmin(from.bottom, h) - y);
	for (uint32_t i = 0; i < high; i++)
		memmove(r->pixel + (size_t)i * wide * 4, raster_at(r, x,
		    y + i), (size_t)wide * 4);
	r->width = wide;
	r->height = high;
}

void
meta_from_below(struct blit *b, double x, double y, double w, double h)
{
	int64_t	 width, height;

	if (!dib_size(&b->dib, &width, &height))
		return;
	if (!dib_is_top_down(&b->dib))
		y = (double)height - y - h;
	b->from = (struct box){ x, y, x + w, y + h };
}

/* ---- writing ---- */

/* From pixels of the bitmap to where it is written. */
static struct matrix
place_of(const struct player *p, const struct blit *b, double w, double h)
{
	struct matrix	 own = { (b->to.right - b->to.left) / w, 0, 0,
			    (b->to.bottom - b->to.top) / h, b->to.left,
			    b->to.top };

	return meta_product(&own, &p->dc.m);
}

static void
put_image(struct player *p, const struct matrix *m, double w, double h,
    const char *mime, const struct pai_str *bytes)
{
	struct box	 ink = meta_box_of(m, (struct box){ 0, 0, w, h });

	if (!meta_ready(p))
		return;
	p_buf_str(&p->out, "<image");
	svg_attribute(&p->out, "width", w);
	svg_attribute(&p->out, "height", h);
	svg_matrix(&p->out, m);
	p_buf_fmt(&p->out, " xlink:href=\"data:%s;base64,", mime);
	svg_base64(&p->out, (const unsigned char *)bytes->p, bytes->n);
	p_buf_str(&p->out, "\"/>\n");
	p->ink.left = fmin(p->ink.left, ink.left);
	p->ink.right = fmax(p->ink.right, ink.right);
	p->ink.top = fmin(p->ink.top, ink.top);
	p->ink.bottom = fmax(p->ink.bottom, ink.bottom);
	p->drawn++;
}

static bool
put_raster(struct player *p, const struct raster *r, const struct matrix *m)
{
	struct p_buf	 png = { 0 };
	bool		 done = raster_png(r, &png);
	struct pai_str	 bytes = { png.p, png.n };

	if (done)
		put_image(p, m, r->width, r->height, "image/png", &bytes);
	p_buf_free(&png);
	return done;
}

/* ---- masks ---- */

static bool
is_near(const struct matrix *a, const struct matrix *b)
{
	return fabs(a->a - b->a) < 0.01 && fabs(a->b - b->b) < 0.01 &&
	    fabs(a->c - b->c) < 0.01 && fabs(a->d - b->d) < 0.01 &&
	    fabs(a->e - b->e) < 1 && fabs(a->f - b->f) < 1;
}

/* Is this what the mask that waits was for? */
static bool
is_masked(const struct player *p, const struct raster *r,
    const struct matrix *m)
{
	return p->mask.pixel != NULL && p->mask.width == r->width &&
	    p->mask.height == r->height && is_near(m, &p->mask_place);
}

void
meta_mask_flush(struct player *p)
{
	uint32_t	 clip = p->dc.clip;

	if (p->mask.pixel == NULL)
		return;
	see_through(&p->mask, true);
	p->dc.clip = p->mask_clip;
	(void)put_raster(p, &p->mask, &p->mask_place);
	p->dc.clip = clip;
	raster_free(&p->mask);
}

/* ---- the whole ---- */

static bool
join(struct player *p, struct raster *r, const struct blit *b)
{
	struct matrix	 m = place_of(p, b, r->width, r->height);
	unsigned	 how = operation(b);
	bool		 done;

	if ((how == ROP_PAINT || how == ROP_SRCINVERT) && is_masked(p, r,
	    &m)) {
		apply_mask(r, &p->mask);
		raster_free(&p->mask);
	}
	meta_mask_flush(p);
	if (how == ROP_AND) {
		p->mask = *r;
		p->mask_place = m;
		p->mask_clip = p->dc.clip;
		r->pixel = NULL;
		return true;
	}
	if (how == ROP_PAINT)
		see_through(r, false);
	else if (how == ROP_NOTSRC)
		invert(r);
	done = put_raster(p, r, &m);
	return done;
}

/* Without a bitmap a box is painted, with the brush or as the operation. */
static bool
paint_box(struct player *p, const struct blit *b)
{
	switch (operation(b)) {
	case ROP_BLACK:
		meta_fill_box(p, b->to, 0x000000);
		break;
	case ROP_WHITE:
		meta_fill_box(p, b->to, 0xffffff);
		break;
	case ROP_PATCOPY:
	case ROP_PATPAINT:
		meta_rect(p, b->to);
		meta_paint(p, true, false);
		break;
	default:
		break;			/* undone by the next one, mostly */
	}
	return true;
}

bool
meta_blit(struct player *p, const struct blit *b)
{
	struct dib_read	 got = { 0 };
	struct matrix	 m;
	bool		 done;

	if (p->bracket)
		return false;
	if (b->dib.head == NULL)
		return paint_box(p, b);
	if (operation(b) == ROP_NOP)
		return true;
	if (!may_read(p, &b->dib) || dib_read(&b->dib, p->job, &got) != NULL)
		return false;
	if (got.file.n > 0) {
		meta_mask_flush(p);
		m = place_of(p, b, got.width, got.height);
		put_image(p, &m, got.width, got.height, got.mime, &got.file);
		return true;
	}
	cut(&got.raster, b->from);
	done = join(p, &got.raster, b);
	raster_free(&got.raster);
	return done;
}

bool
meta_mean(struct player *p, const struct dib *d, uint32_t *colour)
{
	struct dib_read		 got = { 0 };
	uint64_t		 sum[3] = { 0 };
	const unsigned char	*at;
	size_t			 n;

	if (!may_read(p, d) || dib_read(d, p->job, &got) != NULL ||
	    got.file.n > 0)
		return false;
	n = pixels_of(&got.raster);
	at = got.raster.pixel;
	for (size_t i = 0; i < n; i++, at += 4)
		for (int c = 0; c < 3; c++)
			sum[c] += at[c];
	*colour = (uint32_t)(sum[0] / n << 16 | sum[1] / n << 8 | sum[2] / n);
	raster_free(&got.raster);
	return true;
}
