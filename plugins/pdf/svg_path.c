/*
 * Path data to lines and curves.
 */
#include "svg_path.h"

#include <math.h>
#include <stdlib.h>

#include "kit/grow.h"

#define	SEGMENTS_MAX	(1u << 20)
#define	PI		3.14159265358979323846

void
svg_path_clear(struct svg_path *p)
{
	p->n = 0;
}

void
svg_path_free(struct svg_path *p)
{
	free(p->at);
	*p = (struct svg_path){ 0 };
}

static double
near(double v)
{
	return v != v ? 0 : v > SVG_FAR ? SVG_FAR : v < -SVG_FAR ? -SVG_FAR :
	    v;
}

static void
add(struct svg_path *p, char op, struct svg_point a, struct svg_point b,
    struct svg_point c)
{
	struct svg_segment *s;

	if (p->n >= SEGMENTS_MAX || !p_make_room(&p->at, &p->room, p->n + 1,
	    sizeof(*p->at))) {
		p->failed = true;
		return;
	}
	s = &p->at[p->n++];
	s->op = op;
	s->at[0] = (struct svg_point){ near(a.x), near(a.y) };
	s->at[1] = (struct svg_point){ near(b.x), near(b.y) };
	s->at[2] = (struct svg_point){ near(c.x), near(c.y) };
}

static const struct svg_point nowhere = { 0, 0 };

void
svg_move(struct svg_path *p, double x, double y)
{
	add(p, 'M', (struct svg_point){ x, y }, nowhere, nowhere);
}

void
svg_line(struct svg_path *p, double x, double y)
{
	add(p, 'L', (struct svg_point){ x, y }, nowhere, nowhere);
}

void
svg_curve(struct svg_path *p, struct svg_point a, struct svg_point b,
    struct svg_point c)
{
	add(p, 'C', a, b, c);
}

void
svg_close(struct svg_path *p)
{
	add(p, 'Z', nowhere, nowhere, nowhere);
}

/* ---- arcs ---- */

/* An ellipse about a middle, and the part of it from one angle on. */
struct arc {
	double		 rx, ry, sine, cosine;	/* of its own turn */
	struct svg_point middle;
	double		 from, sweep;		/* radians */
};

static struct svg_point
on_arc(const struct arc *a, double angle, double along)
{
	/* The point, and along times its derivative by the angle. */
	double	 x = a->rx * (cos(angle) - along * sin(angle));
	double	 y = a->ry * (sin(angle) + along * cos(angle));

	return (struct svg_point){
		a->cosine * x - a->sine * y + a->middle.x,
		a->sine * x + a->cosine * y + a->middle.y };
}

/* Each quarter at most is one curve. */
static void
put_arc(struct svg_path *p, const struct arc *a, struct svg_point to)
{
	int		 steps = (int)ceil(fabs(a->sweep) / (PI / 2) - 1e-6);
	double		 step = a->sweep / (steps > 0 ? steps : 1);
	double		 k = 4.0 / 3 * tan(step / 4), angle = a->from;

	for (int i = 0; i < steps; i++, angle += step)
		svg_curve(p, on_arc(a, angle, k),
		    on_arc(a, angle + step, -k),
		    i + 1 == steps ? to : on_arc(a, angle + step, 0));
}

/* SVG 1.1, F.6.5 and F.6.6: from ends to middle; radii too small grow. */
void
svg_arc(struct svg_path *p, struct svg_point from, double rx, double ry,
    double angle, bool large, bool sweep, struct svg_point to)
{
	struct arc	 a = { fabs(rx), fabs(ry), sin(angle * PI / 180),
			    cos(angle * PI / 180), { 0, 0 }, 0, 0 };
	double		 hx = (from.x - to.x) / 2, hy = (from.y - to.y) / 2;
	double		 x = a.cosine * hx + a.sine * hy;
	double		 y = a.cosine * hy - a.sine * hx;
	double		 grow, rest, cx, cy;

	if ((hx == 0 && hy == 0) || p->failed)
		return;
	if (a.rx < 1 / SVG_FAR || a.ry < 1 / SVG_FAR) {
		svg_line(p, to.x, to.y);
		return;
	}
	grow = x * x / (a.rx * a.rx) + y * y / (a.ry * a.ry);
	if (grow > 1) {
		a.rx *= sqrt(grow);
		a.ry *= sqrt(grow);
	}
	rest = grow >= 1 || grow <= 0 ? 0 : sqrt(1 / grow - 1);
	if (large == sweep)
		rest = -rest;
	cx = rest * a.rx * y / a.ry;
	cy = -rest * a.ry * x / a.rx;
	a.middle.x = a.cosine * cx - a.sine * cy + (from.x + to.x) / 2;
	a.middle.y = a.sine * cx + a.cosine * cy + (from.y + to.y) / 2;
	a.from = atan2((y - cy) / a.ry, (x - cx) / a.rx);
	a.sweep = atan2((-y - cy) / a.ry, (-x - cx) / a.rx) - a.from;
	if (sweep && a.sweep < 0)
		a.sweep += 2 * PI;
	if (!sweep && a.sweep > 0)
		a.sweep -= 2 * PI;
	put_arc(p, &a, to);
}

/* ---- path data ---- */

struct pen {
	struct svg_path	*path;
	struct svg_scan	 at;
	struct svg_point now, begun;	/* the point, and the subpath's first */
	struct svg_point handle;	/* the last curve's second control */
	char		 last;		/* 'C', 'Q' or '\0': whose handle */
	bool		 closed;	/* the subpath is, and no other begun */
};

static bool
point(struct pen *pen, bool relative, struct svg_point *out)
{
	if (!svg_scan_number(&pen->at, &out->x) ||
	    !svg_scan_number(&pen->at, &out->y))
		return false;
	out->x = near(out->x + (relative ? pen->now.x : 0));
	out->y = near(out->y + (relative ? pen->now.y : 0));
	return true;
}

/* Flags of arcs need nothing between them: "a1 1 0 0110 0". */
static bool
flag(struct pen *pen, bool *out)
{
	svg_skip(&pen->at);
	if (pen->at.n == 0 || (pen->at.p[0] != '0' && pen->at.p[0] != '1'))
		return false;
	*out = pen->at.p[0] == '1';
	pen->at.p++;
	pen->at.n--;
	return true;
}

static struct svg_point
mirrored(const struct pen *pen, char of)
{
	if (pen->last != of)
		return pen->now;
	return (struct svg_point){ 2 * pen->now.x - pen->handle.x,
	    2 * pen->now.y - pen->handle.y };
}

static struct svg_point
third(struct svg_point end, struct svg_point control)
{
	return (struct svg_point){ (end.x + 2 * control.x) / 3,
	    (end.y + 2 * control.y) / 3 };
}

static bool
draw_curve(struct pen *pen, char command, bool relative)
{
	struct svg_point a, b, to;

	a = mirrored(pen, 'C');
	if ((command == 'C' && !point(pen, relative, &a)) ||
	    !point(pen, relative, &b) || !point(pen, relative, &to))
		return false;
	svg_curve(pen->path, a, b, to);
	pen->handle = b;
	pen->now = to;
	return true;
}

static bool
draw_quadratic(struct pen *pen, char command, bool relative)
{
	struct svg_point a, to;

	a = mirrored(pen, 'Q');
	if ((command == 'Q' && !point(pen, relative, &a)) ||
	    !point(pen, relative, &to))
		return false;
	svg_curve(pen->path, third(pen->now, a), third(to, a), to);
	pen->handle = a;
	pen->now = to;
	return true;
}

static bool
draw_arc(struct pen *pen, bool relative)
{
	double		 rx, ry, angle;
	bool		 large, sweep;
	struct svg_point to;

	if (!svg_scan_number(&pen->at, &rx) || !svg_scan_number(&pen->at, &ry) ||
	    !svg_scan_number(&pen->at, &angle) || !flag(pen, &large) ||
	    !flag(pen, &sweep) || !point(pen, relative, &to))
		return false;
	svg_arc(pen->path, pen->now, rx, ry, angle, large, sweep, to);
	pen->now = to;
	return true;
}

static bool
draw_line(struct pen *pen, char command, bool relative)
{
	struct svg_point to = pen->now;
	double		 v;

	if (command == 'L') {
		if (!point(pen, relative, &to))
			return false;
	} else {
		if (!svg_scan_number(&pen->at, &v))
			return false;
		if (command == 'H')
			to.x = near(v + (relative ? to.x : 0));
		else
			to.y = near(v + (relative ? to.y : 0));
	}
	svg_line(pen->path, to.x, to.y);
	pen->now = to;
	return true;
}

static bool
draw_move(struct pen *pen, bool relative)
{
	struct svg_point to;

	if (!point(pen, relative, &to))
		return false;
	pen->begun = pen->now = to;
	svg_move(pen->path, pen->now.x, pen->now.y);
	return true;
}

/* One command with its numbers; false: they are wrong. */
static bool
draw(struct pen *pen, char letter)
{
	char		 command = (char)(letter & ~0x20);
	bool		 relative = letter != command, ok;
	char		 curve = '\0';

	switch (command) {
	case 'M':
		ok = draw_move(pen, relative);
		break;
	case 'L': case 'H': case 'V':
		ok = draw_line(pen, command, relative);
		break;
	case 'C': case 'S':
		ok = draw_curve(pen, command, relative);
		curve = 'C';
		break;
	case 'Q': case 'T':
		ok = draw_quadratic(pen, command, relative);
		curve = 'Q';
		break;
	case 'A':
		ok = draw_arc(pen, relative);
		break;
	default:
		ok = false;
		break;
	}
	pen->last = curve;
	return ok;
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* After a subpath is closed the next begins where it did. */
static void
close_subpath(struct pen *pen)
{
	svg_close(pen->path);
	pen->now = pen->begun;
	pen->last = '\0';
	pen->closed = true;
}

void
svg_path_data(struct svg_path *path, struct pai_str d)
{
	struct pen	 pen = { .path = path, .at = { d.p, d.n } };
	char		 letter = '\0';

	for (svg_skip(&pen.at); pen.at.n > 0 && !path->failed;
	    svg_skip(&pen.at)) {
		if (is_letter(pen.at.p[0])) {
			if (letter == '\0' && (pen.at.p[0] | 0x20) != 'm')
				return;
			letter = *pen.at.p++;
			pen.at.n--;
		}
		if ((letter | 0x20) == 'z') {
			close_subpath(&pen);
			svg_skip(&pen.at);
			if (pen.at.n > 0 && !is_letter(pen.at.p[0]))
				return;
			continue;
		}
		if (pen.closed && (letter | 0x20) != 'm')
			svg_move(path, pen.now.x, pen.now.y);
		pen.closed = false;
		if (letter == '\0' || !draw(&pen, letter))
			return;
		if ((letter | 0x20) == 'm')	/* more points are lines */
			letter = (char)(letter - 1);
	}
}

/* ---- boxes ---- */

static void
widen(double box[4], bool *any, struct svg_point p)
{
	if (!*any) {
		box[0] = box[2] = p.x;
		box[1] = box[3] = p.y;
		*any = true;
	}
	box[0] = p.x < box[0] ? p.x : box[0];
	box[1] = p.y < box[1] ? p.y : box[1];
	box[2] = p.x > box[2] ? p.x : box[2];
	box[3] = p.y > box[3] ? p.y : box[3];
}

static double
cubic(double a, double b, double c, double d, double t)
{
	double	 u = 1 - t;

	return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c +
	    t * t * t * d;
}

/* Points of a curve at sixteenths: nearer than any print shows. */
static void
widen_by_curve(double box[4], bool *any, struct svg_point from,
    const struct svg_point *c)
{
	for (int i = 1; i <= 16; i++)
		widen(box, any, (struct svg_point){
		    cubic(from.x, c[0].x, c[1].x, c[2].x, i / 16.0),
		    cubic(from.y, c[0].y, c[1].y, c[2].y, i / 16.0) });
}

bool
svg_path_box(const struct svg_path *p, double box[4])
{
	struct svg_point now = nowhere;
	bool		 any = false;

	for (size_t i = 0; i < p->n; i++) {
		const struct svg_segment *s = &p->at[i];

		if (s->op == 'Z')
			continue;
		if (s->op == 'C')
			widen_by_curve(box, &any, now, s->at);
		else
			widen(box, &any, s->at[0]);
		now = s->at[s->op == 'C' ? 2 : 0];
	}
	return any;
}
