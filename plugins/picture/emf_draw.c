/*
 * What the drawing records of enhanced metafiles hold: lines, curves and
 * shapes ([MS-EMF] 2.3.5).  Of those with many points there is one with 32
 * bits and one, 83 higher in number, with 16.
 */
#include "emf_play.h"

enum { POLYBEZIER = 2, POLYGON, POLYLINE, POLYBEZIERTO, POLYLINETO,
    POLYPOLYLINE, POLYPOLYGON, MOVETO = 27, ANGLEARC = 41, ELLIPSE,
    RECTANGLE, ROUNDRECT, ARC, CHORD, PIE, LINETO = 54, ARCTO, POLYDRAW,
    TO_16 = 83 };

struct points {
	const unsigned char	*p;
	size_t			 n;
	bool			 wide;		/* of 32 bits */
};

static struct point
point_at(const struct points *s, size_t i)
{
	const unsigned char	*p = s->p + i * (s->wide ? 8 : 4);

	return s->wide ? emf_point(p) : (struct point){ le16s(p),
	    le16s(p + 2) };
}

static bool
is_wide(const struct emf_record *r)
{
	return r->type < POLYBEZIER + TO_16;
}

static uint32_t
kind_of(const struct emf_record *r)
{
	return is_wide(r) ? r->type : r->type - TO_16;
}

static void
add_lines(struct player *p, const struct points *s, size_t from, size_t n)
{
	struct point	 o;

	for (size_t i = from; i < from + n; i++) {
		o = point_at(s, i);
		meta_line(p, o.x, o.y);
	}
}

static void
add_curves(struct player *p, const struct points *s, size_t from)
{
	for (size_t i = from; i + 3 <= s->n; i += 3) {
		struct point	 c[3] = { point_at(s, i), point_at(s, i + 1),
				    point_at(s, i + 2) };

		meta_curve(p, c);
	}
}

static void
move_to(struct player *p, struct point o)
{
	meta_move(p, o.x, o.y);
}

/* POLYBEZIER, POLYGON, POLYLINE, and those that go on from where we are. */
bool
emf_poly(struct player *p, const struct emf_record *r)
{
	struct points	 s = { r->p + 28, le32(r->p + 24), is_wide(r) };
	struct point	 at = p->dc.at;
	uint32_t	 kind = kind_of(r);
	bool		 on = kind == POLYBEZIERTO || kind == POLYLINETO;

	if (s.n > (r->n - 28) / (s.wide ? 8 : 4))
		return false;
	if (s.n == 0)
		return true;
	if (!on)
		move_to(p, point_at(&s, 0));
	if (kind == POLYBEZIER || kind == POLYBEZIERTO)
		add_curves(p, &s, on ? 0 : 1);
	else
		add_lines(p, &s, on ? 0 : 1, on ? s.n : s.n - 1);
	if (kind == POLYGON)
		meta_close(p);
	if (!on)
		move_to(p, at);
	meta_paint(p, kind == POLYGON, true);
	return true;
}

/* POLYPOLYLINE, POLYPOLYGON: how many points each figure has, then all. */
bool
emf_poly_poly(struct player *p, const struct emf_record *r)
{
	uint32_t	 figures = le32(r->p + 24);
	struct points	 s = { .n = le32(r->p + 28), .wide = is_wide(r) };
	struct point	 at = p->dc.at;
	bool		 closed = kind_of(r) == POLYPOLYGON;
	size_t		 from = 0;

	if (figures > (r->n - 32) / 4 || s.n > (r->n - 32 - 4 *
	    (size_t)figures) / (s.wide ? 8 : 4))
		return false;
	s.p = r->p + 32 + 4 * (size_t)figures;
	for (uint32_t i = 0; i < figures; i++) {
		uint32_t	 n = le32(r->p + 32 + 4 * (size_t)i);

		if (n == 0)
			continue;
		if (n > s.n - from)
			break;
		move_to(p, point_at(&s, from));
		add_lines(p, &s, from + 1, n - 1);
		if (closed)
			meta_close(p);
		from += n;
	}
	move_to(p, at);
	meta_paint(p, closed, true);
	return true;
}

/* Points with a byte each: 6 move, 2 line, 4 curve, 1 closes. */
bool
emf_poly_draw(struct player *p, const struct emf_record *r)
{
	struct points		 s = { r->p + 28, le32(r->p + 24),
				    r->type == POLYDRAW };
	size_t			 each = s.wide ? 8 : 4;
	const unsigned char	*what;

	if (s.n > (r->n - 28) / (each + 1))
		return false;
	what = s.p + s.n * each;
	for (size_t i = 0; i < s.n; i++) {
		if ((what[i] & 6) == 6) {
			move_to(p, point_at(&s, i));
		} else if ((what[i] & 6) == 4 && i + 2 < s.n) {
			struct point	 c[3] = { point_at(&s, i),
					    point_at(&s, i + 1),
					    point_at(&s, i + 2) };

			meta_curve(p, c);
			i += 2;
		} else {
			add_lines(p, &s, i, 1);
		}
		if ((what[i] & 1) != 0)
			meta_close(p);
	}
	meta_paint(p, false, true);
	return true;
}

/* LINETO, MOVETOEX */
bool
emf_line(struct player *p, const struct emf_record *r)
{
	struct point	 o = emf_point(r->p + 8);

	if (r->type == MOVETO) {
		move_to(p, o);
	} else {
		meta_line(p, o.x, o.y);
		p->lines = !p->bracket;
	}
	return true;
}

/* ELLIPSE, RECTANGLE, ROUNDRECT */
bool
emf_shape(struct player *p, const struct emf_record *r)
{
	struct box	 b = emf_box(r->p + 8);

	if (r->type == ELLIPSE)
		meta_ellipse(p, b);
	else if (r->type == RECTANGLE)
		meta_rect(p, b);
	else if (r->n >= 32)
		meta_round_rect(p, b, le32s(r->p + 24), le32s(r->p + 28));
	else
		return false;
	meta_paint(p, true, true);
	return true;
}

/* ARC, ARCTO, CHORD, PIE */
bool
emf_arc(struct player *p, const struct emf_record *r)
{
	enum meta_arc	 kind = r->type == ARCTO ? ARC_TO : r->type == CHORD ?
			    ARC_CHORD : r->type == PIE ? ARC_PIE : ARC_OPEN;

	meta_arc(p, emf_box(r->p + 8), emf_point(r->p + 24),
	    emf_point(r->p + 32), kind);
	meta_paint(p, kind == ARC_CHORD || kind == ARC_PIE, true);
	return true;
}

bool
emf_angle_arc(struct player *p, const struct emf_record *r)
{
	meta_angle_arc(p, emf_point(r->p + 8), le32(r->p + 16),
	    emf_float(r->p + 20), emf_float(r->p + 24));
	meta_paint(p, false, true);
	return true;
}

bool
emf_pixel(struct player *p, const struct emf_record *r)
{
	struct point	 o = emf_point(r->p + 8);

	if (p->bracket)
		return false;
	meta_fill_box(p, (struct box){ o.x, o.y, o.x + 1, o.y + 1 },
	    meta_colour(r->p + 16));
	return true;
}

/* FILLRGN with a brush of its own, PAINTRGN: boxes, logical. */
bool
emf_region(struct player *p, const struct emf_record *r)
{
	size_t		 at = r->type == 71 ? 32 : 28;
	size_t		 n;
	struct brush	 brush = p->dc.brush;

	if (r->n < at + 32 || p->bracket || (r->type == 71 &&
	    !meta_object_select(p, le32(r->p + 28))))
		return false;
	n = (r->n - at - 32) / 16;
	n = le32(r->p + at + 8) < n ? le32(r->p + at + 8) : n;
	for (size_t i = 0; i < n; i++)
		meta_rect(p, emf_box(r->p + at + 32 + 16 * i));
	meta_paint(p, true, false);
	p->dc.brush = brush;
	return true;
}
