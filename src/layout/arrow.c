/*
 * Outlines as they are drawn.
 *
 *	  back	      |\		an arrow is as long and as wide as
 *	    ----------| > tip		its size says, in widths of the line
 *		      |/
 *
 * The standard names three sizes (ECMA-376-1 20.1.10.32, 20.1.10.34); how
 * large they are is what office programs do: two, three and five widths, a
 * line that is thinner than two points counted as so wide.
 */
#include "layout/arrow.h"

#include <math.h>
#include <stdlib.h>

#include "kit/grow.h"

#define	THIN		2000	/* mpt */
#define	NOTCH		0.6	/* of a stealth arrow's length */
#define	ARC		0.5523	/* of a quarter of a circle by a Bezier
				 * curve: how far its points are from the
				 * ends */
#define	FAR		(4 * PAI_MPT_MAX)

struct vector { double x, y; };

/* Where an arrow stands: along is one mpt from its tip to its back. */
struct spot { struct vector tip, along; double length, half; };

static int32_t
whole(double v)
{
	return !(v > -FAR) ? -FAR : v > FAR ? FAR : (int32_t)lround(v);
}

static struct pai_pen *
add_step(struct p_outline *o, enum pai_pen_kind kind)
{
	struct pai_pen	*s;

	if (!p_make_room(&o->step, &o->step_room, o->step_n + 1,
	    sizeof(*o->step)))
		return NULL;
	s = &o->step[o->step_n++];
	*s = (struct pai_pen){ .kind = kind };
	return s;
}

/* A path of the steps from first on. */
static bool
add_path(struct p_outline *o, size_t first, uint32_t fill, bool lined)
{
	if (!p_make_room(&o->path, &o->path_room, o->path_n + 1,
	    sizeof(*o->path)))
		return false;
	o->path[o->path_n++] = (struct pai_path){ .first = (uint32_t)first,
	    .n = (uint32_t)(o->step_n - first), .fill = fill,
	    .lined = lined };
	return true;
}

/* ---- arrows ---- */

/* A point of the arrow, back from its tip and aside from its middle, both in
 * parts of its size. */
static bool
point(struct p_outline *o, const struct spot *at, enum pai_pen_kind kind,
    double back, double aside)
{
	struct pai_pen	*s = add_step(o, kind);

	if (s == NULL)
		return false;
	back *= at->length;
	aside *= at->half;
	s->x = whole(at->tip.x + at->along.x * back - at->along.y * aside);
	s->y = whole(at->tip.y + at->along.y * back + at->along.x * aside);
	return true;
}

static bool
polygon(struct p_outline *o, const struct spot *at,
    const struct vector *points, size_t n)
{
	bool	 ok = true;

	for (size_t i = 0; i < n; i++)
		ok = ok && point(o, at, i == 0 ? PAI_PEN_MOVE : PAI_PEN_LINE,
		    points[i].x, points[i].y);
	return ok;
}

/* An ellipse about the end of the line. */
static bool
oval(struct p_outline *o, const struct spot *at)
{
	static const struct vector p[12] = {
	    { -0.5, ARC }, { -ARC / 2, 1 }, { 0, 1 },
	    { ARC / 2, 1 }, { 0.5, ARC }, { 0.5, 0 },
	    { 0.5, -ARC }, { ARC / 2, -1 }, { 0, -1 },
	    { -ARC / 2, -1 }, { -0.5, -ARC }, { -0.5, 0 } };
	bool	 ok = point(o, at, PAI_PEN_MOVE, -0.5, 0);

	for (size_t i = 0; i < sizeof(p) / sizeof(p[0]); i++)
		ok = ok && point(o, at, PAI_PEN_CURVE, p[i].x, p[i].y);
	return ok;
}

static bool
arrow(struct p_outline *o, enum pai_arrow kind, const struct spot *at,
    uint32_t colour)
{
	static const struct vector triangle[] = { { 0, 0 }, { 1, 1 },
	    { 1, -1 } };
	static const struct vector stealth[] = { { 0, 0 }, { 1, 1 },
	    { NOTCH, 0 }, { 1, -1 } };
	static const struct vector diamond[] = { { -0.5, 0 }, { 0, 1 },
	    { 0.5, 0 }, { 0, -1 } };
	static const struct vector open[] = { { 1, 1 }, { 0, 0 },
	    { 1, -1 } };
	size_t	 first = o->step_n;

	switch (kind) {
	case PAI_ARROW_TRIANGLE:
		return polygon(o, at, triangle, 3) &&
		    add_path(o, first, colour, false);
	case PAI_ARROW_STEALTH:
		return polygon(o, at, stealth, 4) &&
		    add_path(o, first, colour, false);
	case PAI_ARROW_DIAMOND:
		return polygon(o, at, diamond, 4) &&
		    add_path(o, first, colour, false);
	case PAI_ARROW_OVAL:
		return oval(o, at) && add_path(o, first, colour, false);
	case PAI_ARROW_OPEN:
		return polygon(o, at, open, 3) &&
		    add_path(o, first, PAI_COLOUR_AUTO, true);
	default:
		return true;
	}
}

static double
size_of(uint8_t size, int32_t line)
{
	static const double times[] = { 2, 3, 5 };

	return times[size <= PAI_ARROW_LARGE ? size : PAI_ARROW_MEDIUM] *
	    (line > THIN ? line : THIN);
}

/* How much of the arrow stands on its line, of its length. */
static double
covers(enum pai_arrow kind)
{
	return kind == PAI_ARROW_TRIANGLE ? 0.9 :
	    kind == PAI_ARROW_STEALTH ? NOTCH : 0;
}

/*
 * Puts an arrow at the step at, seen from the first that is elsewhere in the
 * direction by, up to the step end; the line is drawn back into it.
 */
static bool
finish_line(struct p_outline *o, const struct pai_outline *from,
    const struct pai_line_end *e, size_t at, size_t end, int by)
{
	struct pai_pen	*tip = &o->step[at];
	struct spot	 s = { .tip = { tip->x, tip->y } };
	size_t		 next = at;
	double		 x = 0, y = 0, far = 0, cut;

	while (next != end && far < 1) {
		next = by > 0 ? next + 1 : next - 1;
		x = (double)o->step[next].x - tip->x;
		y = (double)o->step[next].y - tip->y;
		far = sqrt(x * x + y * y);
	}
	if (far < 1)
		return true;
	s.along = (struct vector){ x / far, y / far };
	s.length = size_of(e->length, from->line.width);
	s.half = size_of(e->width, from->line.width) / 2;
	cut = covers((enum pai_arrow)e->arrow) * s.length;
	cut = cut < far ? cut : far;
	tip->x = whole(tip->x + s.along.x * cut);
	tip->y = whole(tip->y + s.along.y * cut);
	return arrow(o, (enum pai_arrow)e->arrow, &s, from->line.colour ==
	    PAI_COLOUR_AUTO ? 0 : from->line.colour);
}

/* ---- paths ---- */

/* Arrows for each line of the path that is not closed. */
static bool
add_arrows(struct p_outline *o, const struct pai_outline *from,
    size_t first, size_t n)
{
	size_t	 end, last = first + n;
	bool	 ok = true;

	for (; first < last && ok; first = end) {
		for (end = first + 1; end < last && o->step[end].kind !=
		    PAI_PEN_MOVE; end++)
			continue;
		if (end - first < 2 ||
		    o->step[end - 1].kind == PAI_PEN_CLOSE)
			continue;
		if (from->start.arrow != PAI_ARROW_NONE)
			ok = finish_line(o, from, &from->start, first, end - 1,
			    1);
		if (ok && from->end.arrow != PAI_ARROW_NONE)
			ok = finish_line(o, from, &from->end, end - 1, first,
			    -1);
	}
	return ok;
}

static bool
copy_steps(struct p_outline *o, const struct pai_outline *from,
    const struct pai_path *p, int32_t height)
{
	double		 by = from->height > 0 && height > 0 ?
			    (double)height / from->height : 1;
	struct pai_pen	*s;

	for (uint32_t i = 0; i < p->n; i++) {
		if ((s = add_step(o, PAI_PEN_MOVE)) == NULL)
			return false;
		*s = from->step[p->first + i];
		s->y = whole(s->y * by);
	}
	return true;
}

bool
p_outline_draw(struct p_outline *o, const struct pai_outline *from,
    int32_t height)
{
	const struct pai_path *p;
	size_t		 first;

	for (uint32_t i = 0; i < from->path_n; i++) {
		p = &from->path[i];
		first = o->step_n;
		if (!copy_steps(o, from, p, height) ||
		    !add_path(o, first, p->fill, p->lined) ||
		    (p->lined && !add_arrows(o, from, first, p->n)))
			return false;
	}
	return true;
}

void
p_outline_free(struct p_outline *o)
{
	free(o->step);
	free(o->path);
	*o = (struct p_outline){ 0 };
}
