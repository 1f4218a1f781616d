/*
 * Basic shapes as outlines (SVG 1.1, 9).
 */
#include "svg_path.h"

#include <math.h>

#define	KAPPA	0.5522847498	/* a quarter of a circle as one curve */

/* What lengths of an element are given by. */
struct measure {
	const struct svg_tree *tree;
	uint32_t	 node;
	double		 em, width, height, diagonal;
};

static double
across(const struct measure *m, unsigned token, double preset)
{
	return svg_length(svg_attr(m->tree, m->node, token), m->em, m->width,
	    preset);
}

static double
down(const struct measure *m, unsigned token, double preset)
{
	return svg_length(svg_attr(m->tree, m->node, token), m->em,
	    m->height, preset);
}

static bool
ellipse(struct svg_path *p, double cx, double cy, double rx, double ry)
{
	double	 kx = rx * KAPPA, ky = ry * KAPPA;

	if (rx <= 0 || ry <= 0)
		return false;
	svg_move(p, cx + rx, cy);
	svg_curve(p, (struct svg_point){ cx + rx, cy + ky },
	    (struct svg_point){ cx + kx, cy + ry },
	    (struct svg_point){ cx, cy + ry });
	svg_curve(p, (struct svg_point){ cx - kx, cy + ry },
	    (struct svg_point){ cx - rx, cy + ky },
	    (struct svg_point){ cx - rx, cy });
	svg_curve(p, (struct svg_point){ cx - rx, cy - ky },
	    (struct svg_point){ cx - kx, cy - ry },
	    (struct svg_point){ cx, cy - ry });
	svg_curve(p, (struct svg_point){ cx + kx, cy - ry },
	    (struct svg_point){ cx + rx, cy - ky },
	    (struct svg_point){ cx + rx, cy });
	svg_close(p);
	return true;
}

/* A quarter from the pen's place by way of a corner. */
static void
corner(struct svg_path *p, struct svg_point from, struct svg_point at,
    struct svg_point to)
{
	svg_curve(p, (struct svg_point){ from.x + (at.x - from.x) * KAPPA,
	    from.y + (at.y - from.y) * KAPPA },
	    (struct svg_point){ to.x + (at.x - to.x) * KAPPA,
	    to.y + (at.y - to.y) * KAPPA }, to);
}

static void
round_rect(struct svg_path *p, double x, double y, double w, double h,
    double rx, double ry)
{
	double	 r = x + w, b = y + h;

	svg_move(p, x + rx, y);
	svg_line(p, r - rx, y);
	corner(p, (struct svg_point){ r - rx, y }, (struct svg_point){ r, y },
	    (struct svg_point){ r, y + ry });
	svg_line(p, r, b - ry);
	corner(p, (struct svg_point){ r, b - ry }, (struct svg_point){ r, b },
	    (struct svg_point){ r - rx, b });
	svg_line(p, x + rx, b);
	corner(p, (struct svg_point){ x + rx, b }, (struct svg_point){ x, b },
	    (struct svg_point){ x, b - ry });
	svg_line(p, x, y + ry);
	corner(p, (struct svg_point){ x, y + ry }, (struct svg_point){ x, y },
	    (struct svg_point){ x + rx, y });
	svg_close(p);
}

/* A radius that is not given is the other (9.2). */
static bool
rect(struct svg_path *p, const struct measure *m)
{
	double	 x = across(m, SVG_A_X, 0), y = down(m, SVG_A_Y, 0);
	double	 w = across(m, SVG_A_WIDTH, 0), h = down(m, SVG_A_HEIGHT, 0);
	double	 rx = across(m, SVG_A_RX, -1), ry = down(m, SVG_A_RY, -1);

	if (w <= 0 || h <= 0)
		return false;
	rx = rx < 0 ? ry : rx;
	ry = ry < 0 ? rx : ry;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry > h / 2 ? h / 2 : ry;
	if (rx > 0 && ry > 0) {
		round_rect(p, x, y, w, h, rx, ry);
		return true;
	}
	svg_move(p, x, y);
	svg_line(p, x + w, y);
	svg_line(p, x + w, y + h);
	svg_line(p, x, y + h);
	svg_close(p);
	return true;
}

static bool
polyline(struct svg_path *p, struct pai_str points, bool closed)
{
	struct svg_scan	 at = { points.p, points.n };
	double		 x, y;
	size_t		 n = 0;

	for (; points.p != NULL && !p->failed && svg_scan_number(&at, &x) &&
	    svg_scan_number(&at, &y); n++)
		if (n == 0)
			svg_move(p, x, y);
		else
			svg_line(p, x, y);
	if (n > 0 && closed)
		svg_close(p);
	return n > 0;
}

bool
svg_shape(struct svg_path *p, const struct svg_tree *t, uint32_t node,
    double em, double width, double height)
{
	struct measure	 m = { t, node, em, width, height,
			    hypot(width, height) / sqrt(2) };
	double		 r;

	switch (t->node[node].token) {
	case SVG_E_PATH:
		svg_path_data(p, svg_attr(t, node, SVG_A_D));
		return p->n > 0;
	case SVG_E_RECT:
		return rect(p, &m);
	case SVG_E_CIRCLE:
		r = svg_length(svg_attr(t, node, SVG_A_R), em, m.diagonal, 0);
		return ellipse(p, across(&m, SVG_A_CX, 0),
		    down(&m, SVG_A_CY, 0), r, r);
	case SVG_E_ELLIPSE:
		return ellipse(p, across(&m, SVG_A_CX, 0),
		    down(&m, SVG_A_CY, 0), across(&m, SVG_A_RX, 0),
		    down(&m, SVG_A_RY, 0));
	case SVG_E_LINE:
		svg_move(p, across(&m, SVG_A_X1, 0), down(&m, SVG_A_Y1, 0));
		svg_line(p, across(&m, SVG_A_X2, 0), down(&m, SVG_A_Y2, 0));
		return true;
	case SVG_E_POLYLINE:
	case SVG_E_POLYGON:
		return polyline(p, svg_attr(t, node, SVG_A_POINTS),
		    t->node[node].token == SVG_E_POLYGON);
	default:
		return false;
	}
}
