/*
 * What records of enhanced metafiles hold that put down text, bitmaps and
 * gradients ([MS-EMF] 2.3.1, 2.3.5).
 */
#include "emf_play.h"

enum { EXTTEXTOUTA = 83, EXTTEXTOUTW, POLYTEXTOUTA = 96, STRETCHBLT = 77,
    ALPHABLEND = 114, TRANSPARENTBLT = 116 };

#define	SRCCOPY		0x00cc0020u

/* ---- text ---- */

/* An EmrText (2.2.5), its offsets from where the record begins. */
static bool
text_at(struct player *p, const struct emf_record *r, size_t at, bool wide)
{
	const unsigned char	*e = r->p + at;
	uint32_t		 from, dx;
	struct text		 t = { .wide = wide, .dx_bytes = 4 };
	size_t			 each = wide ? 2 : 1;

	if (r->n < at + 40)
		return false;
	t.at = emf_point(e);
	t.n = le32(e + 8);
	from = le32(e + 12);
	t.options = le32(e + 16);
	t.box = emf_box(e + 20);
	dx = le32(e + 36);
	if (from > r->n || t.n > (r->n - from) / each)
		return false;
	t.p = r->p + from;
	if ((t.options & ETO_PDY) != 0)
		t.dx_bytes = 8;
	if (dx > 0 && dx <= r->n && t.n <= (r->n - dx) / t.dx_bytes)
		t.dx = r->p + dx;
	return meta_text(p, &t);
}

bool
emf_text(struct player *p, const struct emf_record *r)
{
	return text_at(p, r, 36, r->type == EXTTEXTOUTW);
}

bool
emf_poly_text(struct player *p, const struct emf_record *r)
{
	uint32_t	 n = le32(r->p + 36);
	bool		 all = true;

	if (n > (r->n - 40) / 40)
		return false;
	for (uint32_t i = 0; i < n; i++)
		all &= text_at(p, r, 40 + 40 * (size_t)i,
		    r->type != POLYTEXTOUTA);
	return all;
}

/* 0x100: there is no box; 0x200: characters have 8 bits. */
bool
emf_small_text(struct player *p, const struct emf_record *r)
{
	struct text	 t = { .at = emf_point(r->p + 8),
			    .n = le32(r->p + 16),
			    .options = le32(r->p + 20) };
	size_t		 at = 36;

	if ((t.options & 0x100) == 0) {
		if (r->n < 52)
			return false;
		t.box = emf_box(r->p + 36);
		at = 52;
	}
	t.wide = (t.options & 0x200) == 0;
	if (t.n > (r->n - at) / (t.wide ? 2 : 1))
		return false;
	t.p = r->p + at;
	return meta_text(p, &t);
}

/* ---- bitmaps ---- */

/* offBmi cbBmi offBits cbBits; false: they lead out of the record. */
static bool
dib_at(const struct emf_record *r, size_t at, struct dib *d)
{
	if (le32(r->p + at + 4) == 0)
		return true;
	d->head = emf_slice(r->p, r->n, at, &d->head_n);
	d->bits = emf_slice(r->p, r->n, at + 8, &d->bits_n);
	return d->head != NULL && d->bits != NULL;
}

/* x, y, width, height */
static struct box
area_at(const unsigned char *p)
{
	struct point	 o = emf_point(p), s = emf_point(p + 8);

	return (struct box){ o.x, o.y, o.x + s.x, o.y + s.y };
}

/* BITBLT, STRETCHBLT, ALPHABLEND, TRANSPARENTBLT, MASKBLT as if unmasked. */
bool
emf_bit_blt(struct player *p, const struct emf_record *r)
{
	struct blit	 b = { .rop = le32(r->p + 40),
			    .to = area_at(r->p + 24) };
	bool		 sized = r->type == STRETCHBLT ||
			    r->type == ALPHABLEND ||
			    r->type == TRANSPARENTBLT;
	struct point	 o = emf_point(r->p + 44);
	struct point	 s = emf_point(r->p + 32);

	if (!dib_at(r, 84, &b.dib) || (sized && r->n < 108))
		return false;
	if (r->type == ALPHABLEND || r->type == TRANSPARENTBLT) {
		if (b.dib.head == NULL)
			return true;
		b.rop = SRCCOPY;
		b.dib.blended = r->type == ALPHABLEND && r->p[43] != 0;
	}
	if (sized)
		s = emf_point(r->p + 100);
	b.from = (struct box){ o.x, o.y, o.x + s.x, o.y + s.y };
	return meta_blit(p, &b);
}

bool
emf_stretch_dib(struct player *p, const struct emf_record *r)
{
	struct point	 o = emf_point(r->p + 24);
	struct point	 s = emf_point(r->p + 72);
	struct blit	 b = { .rop = le32(r->p + 68), .to = { o.x, o.y,
			    o.x + s.x, o.y + s.y } };

	if (!dib_at(r, 48, &b.dib))
		return false;
	meta_from_below(&b, le32s(r->p + 32), le32s(r->p + 36),
	    le32s(r->p + 40), le32s(r->p + 44));
	return meta_blit(p, &b);
}

bool
emf_dib_to_device(struct player *p, const struct emf_record *r)
{
	struct point	 o = emf_point(r->p + 24);
	struct point	 s = emf_point(r->p + 40);
	struct blit	 b = { .rop = SRCCOPY, .to = { o.x, o.y, o.x + s.x,
			    o.y + s.y } };

	if (!dib_at(r, 48, &b.dib))
		return false;
	meta_from_below(&b, le32s(r->p + 32), le32s(r->p + 36), s.x, s.y);
	return meta_blit(p, &b);
}

/* ---- gradients ---- */

/* Corners with a colour of 16 bits a channel. */
static uint32_t
colour_at(const unsigned char *corner)
{
	return (uint32_t)corner[9] << 16 | (uint32_t)corner[11] << 8 |
	    corner[13];
}

static uint32_t
between(uint32_t a, uint32_t b)
{
	return ((a >> 1) & 0x7f7f7f) + ((b >> 1) & 0x7f7f7f);
}

static const unsigned char *
corner_of(const struct emf_record *r, size_t at, uint32_t corners)
{
	uint32_t	 i = le32(r->p + at);

	return i < corners ? r->p + 36 + 16 * (size_t)i : NULL;
}

/* One box or triangle, in the colour that it has in the middle. */
static bool
fill_part(struct player *p, const struct emf_record *r, size_t at,
    uint32_t corners, bool triangle)
{
	const unsigned char	*a = corner_of(r, at, corners);
	const unsigned char	*b = corner_of(r, at + 4, corners);
	const unsigned char	*c = triangle ? corner_of(r, at + 8,
				    corners) : b;
	struct brush		 brush = p->dc.brush;
	struct point		 o;

	if (a == NULL || b == NULL || c == NULL)
		return false;
	p->dc.brush = (struct brush){ .colour = between(colour_at(a),
	    between(colour_at(b), colour_at(c))) };
	o = emf_point(a);
	meta_move(p, o.x, o.y);
	if (triangle) {
		o = emf_point(b);
		meta_line(p, o.x, o.y);
		o = emf_point(c);
		meta_line(p, o.x, o.y);
		meta_close(p);
	} else {
		meta_rect(p, (struct box){ o.x, o.y, le32s(b),
		    le32s(b + 4) });
	}
	meta_paint(p, true, false);
	p->dc.brush = brush;
	return true;
}

bool
emf_gradient(struct player *p, const struct emf_record *r)
{
	uint32_t	 corners = le32(r->p + 24);
	uint32_t	 parts = le32(r->p + 28);
	bool		 triangle = le32(r->p + 32) == 2, all = true;
	size_t		 each = triangle ? 12 : 8, at;
	struct point	 here = p->dc.at;

	if (p->bracket || corners > (r->n - 36) / 16)
		return false;
	at = 36 + 16 * (size_t)corners;
	if (parts > (r->n - at) / each)
		return false;
	for (uint32_t i = 0; i < parts; i++)
		all &= fill_part(p, r, at + i * each, corners, triangle);
	meta_move(p, here.x, here.y);
	return all;
}
