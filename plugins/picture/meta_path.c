/*
 * Paths: what records draw, as figures of lines and curves, in the units that
 * are written.
 */
#include <math.h>

#include "meta.h"

#define	TURN	6.283185307179586

static void
put_point(struct player *p, double x, double y)
{
	struct point	 o = meta_apply(&p->dc.m, x, y);

	svg_put_number(&p->path, o.x);
	p_buf_put(&p->path, " ", 1);
	svg_put_number(&p->path, o.y);
	p->ink.left = fmin(p->ink.left, o.x);
	p->ink.right = fmax(p->ink.right, o.x);
	p->ink.top = fmin(p->ink.top, o.y);
	p->ink.bottom = fmax(p->ink.bottom, o.y);
}

static void
begin(struct player *p)
{
	if (p->begun)
		return;
	p_buf_put(&p->path, "M", 1);
	put_point(p, p->dc.at.x, p->dc.at.y);
	p->figure = p->dc.at;
	p->begun = true;
}

void
meta_move(struct player *p, double x, double y)
{
	p->dc.at = (struct point){ x, y };
	p->begun = false;
}

void
meta_line(struct player *p, double x, double y)
{
	begin(p);
	p_buf_put(&p->path, "L", 1);
	put_point(p, x, y);
	p->dc.at = (struct point){ x, y };
}

void
meta_curve(struct player *p, const struct point c[3])
{
	begin(p);
	p_buf_put(&p->path, "C", 1);
	for (int i = 0; i < 3; i++) {
		if (i > 0)
			p_buf_put(&p->path, " ", 1);
		put_point(p, c[i].x, c[i].y);
	}
	p->dc.at = c[2];
}

void
meta_close(struct player *p)
{
	if (!p->begun)
		return;
	p_buf_put(&p->path, "Z", 1);
	p->dc.at = p->figure;
	p->begun = false;
}

/* ---- shapes, which leave the current position alone ---- */

void
meta_rect(struct player *p, struct box b)
{
	struct point	 at = p->dc.at;

	meta_move(p, b.left, b.top);
	meta_line(p, b.right, b.top);
	meta_line(p, b.right, b.bottom);
	meta_line(p, b.left, b.bottom);
	meta_close(p);
	meta_move(p, at.x, at.y);
}

struct ellipse {
	struct point	 centre, radius;
};

static struct ellipse
ellipse_in(struct box b)
{
	return (struct ellipse){ { (b.left + b.right) / 2, (b.top +
	    b.bottom) / 2 }, { fabs(b.right - b.left) / 2,
	    fabs(b.bottom - b.top) / 2 } };
}

static struct point
on(const struct ellipse *e, double angle)
{
	return (struct point){ e->centre.x + e->radius.x * cos(angle),
	    e->centre.y + e->radius.y * sin(angle) };
}

/* Quarters or less of an ellipse, each as a curve; angles as x turns to y. */
static void
bend(struct player *p, const struct ellipse *e, double start, double sweep)
{
	int	 n = (int)ceil(fabs(sweep) / (TURN / 4) - 1e-9);
	double	 step = n > 0 ? sweep / n : 0;
	double	 k = 4.0 / 3 * tan(step / 4);

	for (int i = 0; i < n; i++) {
		double		 a = start + i * step, b = a + step;
		struct point	 s = on(e, a), t = on(e, b);
		struct point	 c[3] = {
			{ s.x - k * e->radius.x * sin(a),
			  s.y + k * e->radius.y * cos(a) },
			{ t.x + k * e->radius.x * sin(b),
			  t.y - k * e->radius.y * cos(b) }, t };

		meta_curve(p, c);
	}
}

void
meta_ellipse(struct player *p, struct box b)
{
	struct point	 at = p->dc.at;
	struct ellipse	 e = ellipse_in(b);
	struct point	 s = on(&e, 0);

	meta_move(p, s.x, s.y);
	bend(p, &e, 0, TURN);
	meta_close(p);
	meta_move(p, at.x, at.y);
}

/* Corners are quarters of an ellipse, w wide and h high. */
void
meta_round_rect(struct player *p, struct box b, double w, double h)
{
	struct point	 at = p->dc.at;
	struct point	 r = { fmin(fabs(w), fabs(b.right - b.left)) / 2,
			    fmin(fabs(h), fabs(b.bottom - b.top)) / 2 };
	double		 l = fmin(b.left, b.right) + r.x;
	double		 t = fmin(b.top, b.bottom) + r.y;
	double		 right = fmax(b.left, b.right) - r.x;
	double		 low = fmax(b.top, b.bottom) - r.y;
	struct ellipse	 e = { { right, low }, r };

	meta_move(p, right + r.x, low);
	bend(p, &e, 0, TURN / 4);
	meta_line(p, l, low + r.y);
	e.centre.x = l;
	bend(p, &e, TURN / 4, TURN / 4);
	meta_line(p, l - r.x, t);
	e.centre.y = t;
	bend(p, &e, TURN / 2, TURN / 4);
	meta_line(p, right, t - r.y);
	e.centre.x = right;
	bend(p, &e, TURN * 3 / 4, TURN / 4);
	meta_close(p);
	meta_move(p, at.x, at.y);
}

/* As seen, arcs go against the clock unless the context says otherwise. */
static double
sweep_between(const struct player *p, double start, double end)
{
	const struct matrix	*m = &p->dc.m;
	bool			 down = m->a * m->d - m->b * m->c >= 0;
	double			 sweep = end - start;

	if (down != p->dc.clockwise) {
		while (sweep >= -1e-9)
			sweep -= TURN;
	} else {
		while (sweep <= 1e-9)
			sweep += TURN;
	}
	return sweep;
}

void
meta_arc(struct player *p, struct box b, struct point from, struct point to,
    enum meta_arc kind)
{
	struct point	 at = p->dc.at;
	struct ellipse	 e = ellipse_in(b);
	double		 start, end;
	struct point	 s;

	if (e.radius.x == 0 || e.radius.y == 0)
		return;
	start = atan2((from.y - e.centre.y) / e.radius.y,
	    (from.x - e.centre.x) / e.radius.x);
	end = atan2((to.y - e.centre.y) / e.radius.y,
	    (to.x - e.centre.x) / e.radius.x);
	s = on(&e, start);
	if (kind == ARC_TO)
		meta_line(p, s.x, s.y);
	else
		meta_move(p, s.x, s.y);
	bend(p, &e, start, sweep_between(p, start, end));
	if (kind == ARC_TO)
		return;
	if (kind == ARC_PIE)
		meta_line(p, e.centre.x, e.centre.y);
	if (kind != ARC_OPEN)
		meta_close(p);
	meta_move(p, at.x, at.y);
}

void
meta_angle_arc(struct player *p, struct point centre, double radius,
    double start, double sweep)
{
	struct ellipse	 e = { centre, { radius, radius } };
	double		 a = -meta_number(start, -3600, 3600) * TURN / 360;
	struct point	 s = on(&e, a);

	meta_line(p, s.x, s.y);
	bend(p, &e, a, -meta_number(sweep, -360, 360) * TURN / 360);
}
