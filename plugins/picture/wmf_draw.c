/*
 * What the drawing records of Windows metafiles hold ([MS-WMF] 2.3.1 and
 * 2.3.3).  Parameters come last first, as they were pushed.
 */
#include "kit/bytes.h"
#include "wmf_play.h"

static struct box
box_at(const unsigned char *p)
{
	return (struct box){ le16s(p + 6), le16s(p + 4), le16s(p + 2),
	    le16s(p) };
}

/* A box from height, width, y, x. */
static struct box
area_at(const unsigned char *p)
{
	double	 x = le16s(p + 6), y = le16s(p + 4);

	return (struct box){ x, y, x + le16s(p + 2), y + le16s(p) };
}

/* ---- lines and shapes ---- */

/* LINETO, MOVETO */
bool
wmf_line(struct player *p, const struct wmf_record *r)
{
	if (r->function == 0x0213) {
		meta_line(p, le16s(r->p + 2), le16s(r->p));
		p->lines = true;
	} else {
		meta_move(p, le16s(r->p + 2), le16s(r->p));
	}
	return true;
}

/* ELLIPSE, RECTANGLE, ROUNDRECT */
bool
wmf_shape(struct player *p, const struct wmf_record *r)
{
	if (r->function == 0x0418)
		meta_ellipse(p, box_at(r->p));
	else if (r->function == 0x041b)
		meta_rect(p, box_at(r->p));
	else
		meta_round_rect(p, box_at(r->p + 4), le16s(r->p + 2),
		    le16s(r->p));
	meta_paint(p, true, true);
	return true;
}

/* ARC, PIE, CHORD */
bool
wmf_arc(struct player *p, const struct wmf_record *r)
{
	struct point	 to = { le16s(r->p + 2), le16s(r->p) };
	struct point	 from = { le16s(r->p + 6), le16s(r->p + 4) };
	enum meta_arc	 kind = r->function == 0x081a ? ARC_PIE :
			    r->function == 0x0830 ? ARC_CHORD : ARC_OPEN;

	meta_arc(p, box_at(r->p + 8), from, to, kind);
	meta_paint(p, kind != ARC_OPEN, true);
	return true;
}

bool
wmf_pixel(struct player *p, const struct wmf_record *r)
{
	double	 x = le16s(r->p + 6), y = le16s(r->p + 4);

	meta_fill_box(p, (struct box){ x, y, x + 1, y + 1 },
	    meta_colour(r->p));
	return true;
}

static void
add_figure(struct player *p, const unsigned char *at, size_t n, bool closed)
{
	struct point	 before = p->dc.at;

	for (size_t i = 0; i < n; i++, at += 4)
		if (i == 0)
			meta_move(p, le16s(at), le16s(at + 2));
		else
			meta_line(p, le16s(at), le16s(at + 2));
	if (closed)
		meta_close(p);
	meta_move(p, before.x, before.y);
}

/* POLYGON, POLYLINE */
bool
wmf_polygon(struct player *p, const struct wmf_record *r)
{
	size_t	 n = le16(r->p);
	bool	 closed = r->function == 0x0324;

	if (n > (r->n - 2) / 4)
		return false;
	add_figure(p, r->p + 2, n, closed);
	meta_paint(p, closed, true);
	return true;
}

bool
wmf_poly_polygon(struct player *p, const struct wmf_record *r)
{
	size_t	 figures = le16(r->p), at = 2 + 2 * figures;

	if (at > r->n)
		return false;
	for (size_t i = 0; i < figures; i++) {
		size_t	 n = le16(r->p + 2 + 2 * i);

		if (n > (r->n - at) / 4)
			break;
		add_figure(p, r->p + at, n, true);
		at += 4 * n;
	}
	meta_paint(p, true, true);
	return true;
}

/* ---- text ---- */

bool
wmf_text_out(struct player *p, const struct wmf_record *r)
{
	size_t		 n = le16(r->p), padded = n + n % 2;
	struct text	 t = { .p = r->p + 2, .n = n };

	if (padded > r->n - 2 || r->n - 2 - padded < 4)
		return false;
	t.at.y = le16s(r->p + 2 + padded);
	t.at.x = le16s(r->p + 4 + padded);
	return meta_text(p, &t);
}

bool
wmf_ext_text_out(struct player *p, const struct wmf_record *r)
{
	size_t		 at = 8;
	struct text	 t = { .at = { le16s(r->p + 2), le16s(r->p) },
			    .n = le16(r->p + 4), .dx_bytes = 2,
			    .options = le16(r->p + 6) };

	if ((t.options & (ETO_OPAQUE | ETO_CLIPPED)) != 0) {
		if (r->n < 16)
			return false;
		t.box = (struct box){ le16s(r->p + 8), le16s(r->p + 10),
		    le16s(r->p + 12), le16s(r->p + 14) };
		at = 16;
	}
	if (t.n > r->n - at)
		return false;
	t.p = r->p + at;
	at += t.n + t.n % 2;
	if (at <= r->n && (r->n - at) / 2 >= t.n && t.n > 0)
		t.dx = r->p + at;
	return meta_text(p, &t);
}

/* ---- bitmaps ---- */

bool
wmf_pattern(struct player *p, const struct wmf_record *r)
{
	struct blit	 b = { .rop = le32(r->p), .to = area_at(r->p + 4) };

	return meta_blit(p, &b);
}

/* A record as long as its function says has no bitmap (2.3.1.2). */
static bool
has_bitmap(const struct wmf_record *r)
{
	return r->n / 2 != r->function >> 8;
}

static void
set_dib(struct blit *b, const struct wmf_record *r, size_t at)
{
	b->dib.head = r->p + at;
	b->dib.head_n = r->n - at;
}

bool
wmf_bit_blt(struct player *p, const struct wmf_record *r)
{
	bool		 any = has_bitmap(r);
	struct blit	 b = { .rop = le32(r->p),
			    .to = area_at(r->p + (any ? 8 : 10)) };
	double		 x = le16s(r->p + 6), y = le16s(r->p + 4);

	if (any && r->n > 16) {
		set_dib(&b, r, 16);
		b.from = (struct box){ x, y, x + le16s(r->p + 10),
		    y + le16s(r->p + 8) };
	}
	return meta_blit(p, &b);
}

bool
wmf_stretch_blt(struct player *p, const struct wmf_record *r)
{
	bool		 any = has_bitmap(r);
	struct blit	 b = { .rop = le32(r->p),
			    .to = area_at(r->p + (any ? 12 : 14)) };
	double		 x = le16s(r->p + 10), y = le16s(r->p + 8);

	if (any && r->n > 20) {
		set_dib(&b, r, 20);
		b.from = (struct box){ x, y, x + le16s(r->p + 6),
		    y + le16s(r->p + 4) };
	}
	return meta_blit(p, &b);
}

bool
wmf_stretch_dib(struct player *p, const struct wmf_record *r)
{
	struct blit	 b = { .rop = le32(r->p), .to = area_at(r->p + 14) };

	set_dib(&b, r, 22);
	meta_from_below(&b, le16s(r->p + 12), le16s(r->p + 10),
	    le16s(r->p + 8), le16s(r->p + 6));
	return meta_blit(p, &b);
}

bool
wmf_dib_to_device(struct player *p, const struct wmf_record *r)
{
	struct blit	 b = { .rop = 0x00cc0020,
			    .to = area_at(r->p + 10) };

	set_dib(&b, r, 18);
	meta_from_below(&b, le16s(r->p + 8), le16s(r->p + 6),
	    le16s(r->p + 12), le16s(r->p + 10));
	return meta_blit(p, &b);
}
