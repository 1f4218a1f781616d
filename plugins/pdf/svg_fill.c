/*
 * An outline filled and stroked (SVG 1.1, 11; ISO 32000-1, 8.5.3).
 *
 * PDF's pen is deformed by the matrix that holds when it draws, and the
 * points of the path by the one that held when they were given.  A pen that
 * stays round is drawn in the form's space; else the path is, too, in the
 * space where the pen is round, made as large as the form.
 */
#include "svg_paint.h"

#include <math.h>

#include "pdf.h"
#include "syntax.h"

#define	DASHES_MAX	64
#define	FLAT_MIN	1e-9	/* an area below it has no inside to draw */

static unsigned
alpha_of(double v)
{
	return v <= 0 ? 0 : v >= 1 ? SVG_ALPHAS - 1 :
	    (unsigned)(v * (SVG_ALPHAS - 1) + 0.5);
}

static void
put_colour(struct svg_painter *p, uint32_t rgb, const char *operator)
{
	pdf_colour(p->out, rgb);
	svg_op(p, operator);
}

/* With a gradient, through the outline as a clip. */
static bool
fill_shaded(struct svg_painter *p, const struct svg_style *s,
    const struct svg_matrix *m)
{
	double		 box[4];
	bool		 shaded;

	if (s->fill.kind != SVG_PAINT_SERVER || s->fill.server == 0 ||
	    !svg_path_box(&p->path, box))
		return false;
	svg_op(p, "q\n");
	svg_put_alpha(p, false, alpha_of(s->fill_opacity *
	    svg_gradient_alpha(p, s->fill.server)));
	svg_put_path(p, &p->path, m);
	svg_op(p, s->even_odd ? "W* n\n" : "W n\n");
	shaded = svg_shade(p, s->fill.server, box, m);
	svg_op(p, "Q\n");
	return shaded;
}

static void
fill(struct svg_painter *p, const struct svg_style *s,
    const struct svg_matrix *m)
{
	uint32_t	 rgb;
	double		 alpha;

	if (s->fill.kind == SVG_PAINT_NONE || fill_shaded(p, s, m) ||
	    !svg_flat(p, &s->fill, &rgb, &alpha))
		return;
	alpha *= s->fill_opacity;
	if (alpha_of(alpha) == 0)
		return;
	svg_op(p, "q\n");
	svg_put_alpha(p, false, alpha_of(alpha));
	put_colour(p, rgb, "rg\n");
	svg_put_path(p, &p->path, m);
	svg_op(p, s->even_odd ? "f*\nQ\n" : "f\nQ\n");
}

/* A dash of nothing but gaps, or a negative one, is none (11.4). */
static void
put_dash(struct svg_painter *p, const struct svg_style *s, double scale)
{
	struct svg_scan	 at = { s->dash.p, s->dash.n };
	double		 v[DASHES_MAX], sum = 0;
	int		 n = 0;

	while (n < DASHES_MAX && svg_scan_number(&at, &v[n])) {
		while (at.n > 0 && !svg_is_blank(at.p[0]) && at.p[0] != ',') {
			at.p++;			/* "px" */
			at.n--;
		}
		if (v[n] < 0)
			return;
		sum += v[n++];
	}
	if (sum * scale < 0.001)
		return;
	svg_op(p, "[");
	for (int i = 0; i < n; i++)
		svg_put(p, v[i] * scale);
	svg_op(p, "] ");
	/* ISO 32000-1 has no phase below zero; twice the sum is a period. */
	svg_put(p, (s->dash_offset < 0 ? 2 * sum + fmod(s->dash_offset,
	    2 * sum) : s->dash_offset) * scale);
	svg_op(p, "d\n");
}

static void
put_pen(struct svg_painter *p, const struct svg_style *s, double scale)
{
	svg_put(p, s->stroke_width * scale);
	svg_op(p, "w\n");
	if (s->cap != 0) {
		pdf_int(p->out, s->cap);
		svg_op(p, " J\n");
	}
	if (s->join != 0) {
		pdf_int(p->out, s->join);
		svg_op(p, " j\n");
	}
	svg_put(p, s->miter);
	svg_op(p, "M\n");
	if (s->dash.p != NULL)
		put_dash(p, s, scale);
}

static void
stroke(struct svg_painter *p, const struct svg_style *s,
    const struct svg_matrix *m)
{
	double		 scale = svg_scale_of(m), alpha;
	struct svg_matrix own = *m, path = *m;
	uint32_t	 rgb;

	if (s->stroke.kind == SVG_PAINT_NONE || s->stroke_width <= 0 ||
	    scale < FLAT_MIN || !svg_flat(p, &s->stroke, &rgb, &alpha))
		return;
	alpha *= s->stroke_opacity;
	if (alpha_of(alpha) == 0)
		return;
	if (s->stroke.kind == SVG_PAINT_SERVER && s->stroke.server != 0)
		p->left_out |= SVG_NO_SHADED_LINE;
	svg_op(p, "q\n");
	svg_put_alpha(p, true, alpha_of(alpha));
	put_colour(p, rgb, "RG\n");
	put_pen(p, s, scale);
	if (!svg_is_even(m)) {
		own.a /= scale;
		own.b /= scale;
		own.c /= scale;
		own.d /= scale;
		path = (struct svg_matrix){ scale, 0, 0, scale, 0, 0 };
		svg_put_matrix(p, &own);
	}
	svg_put_path(p, &p->path, &path);
	svg_op(p, "S\nQ\n");
}

void
svg_fill(struct svg_painter *p, const struct svg_style *s,
    const struct svg_matrix *m)
{
	if (s->hidden || p->path.failed)
		return;
	fill(p, s, m);
	stroke(p, s, m);
}
