/*
 * Gradients (SVG 1.1, 13.2) as shadings (ISO 32000-1, 8.7.4.5.3 and .4).
 *
 * A gradient goes on beyond its ends in their colours; other ways to spread,
 * and stops of unlike opacity, are told as left out: the whole is as opaque as
 * its stops are on the average.
 */
#include "svg_paint.h"

#include <math.h>

#include "kit/grow.h"
#include "syntax.h"

#define	STOPS_MAX	64u
#define	LINKS_MAX	8u	/* gradients that take from one another */
#define	SHADINGS_MAX	2000u
#define	STEP_MIN	0.0001	/* between stops; ISO has none of zero */
#define	FOCUS_MAX	0.99	/* of the radius; else the cone turns over */

struct stop {
	double		 at, alpha;
	uint32_t	 rgb;
};

struct stops {
	struct stop	 stop[STOPS_MAX];
	unsigned	 n;
};

static bool
is_gradient(const struct svg_painter *p, uint32_t node)
{
	unsigned	 token = p->tree->node[node].token;

	return node != 0 && (token == SVG_E_LINEAR_GRADIENT ||
	    token == SVG_E_RADIAL_GRADIENT);
}

/* An attribute of the gradient, or of what it takes from by href. */
static struct pai_str
attribute(const struct svg_painter *p, uint32_t node, unsigned token)
{
	struct pai_str	 v = { NULL, 0 };

	for (unsigned i = 0; i < LINKS_MAX && is_gradient(p, node) &&
	    v.p == NULL; i++) {
		v = svg_attr(p->tree, node, token);
		node = svg_href(p->tree, node);
	}
	return v;
}

static bool
is_stop(const struct svg_painter *p, uint32_t node)
{
	return p->tree->node[node].token == SVG_E_STOP;
}

/* Offsets never go back (13.2.4). */
static void
add_stop(struct svg_painter *p, struct stops *all, uint32_t node)
{
	struct svg_style start, s;
	struct stop	*stop = &all->stop[all->n];
	double		 before = all->n > 0 ? stop[-1].at : 0;

	svg_style_begin(&start);
	svg_style_of(p->tree, p->sheet, p->tree->node[node].parent, &start,
	    0, &s);
	start = s;
	svg_style_of(p->tree, p->sheet, node, &start, 0, &s);
	stop->at = svg_share(svg_attr(p->tree, node, SVG_A_OFFSET), 0);
	stop->at = stop->at < before ? before : stop->at;
	stop->rgb = s.stop.rgb;
	stop->alpha = s.stop_opacity * s.stop.alpha / 255;
	all->n++;
}

static void
read_stops(struct svg_painter *p, uint32_t node, struct stops *all)
{
	all->n = 0;
	for (unsigned i = 0; i < LINKS_MAX && all->n == 0 &&
	    is_gradient(p, node); i++) {
		for (uint32_t k = p->tree->node[node].first; k != 0 &&
		    all->n < STOPS_MAX && svg_spend_node(p, k);
		    k = p->tree->node[k].next)
			if (is_stop(p, k))
				add_stop(p, all, k);
		node = svg_href(p->tree, node);
	}
}

/* ---- one colour for all ---- */

/* How much of the whole looks like the i-th stop. */
static double
weight(const struct stops *s, unsigned i)
{
	double	 from = i > 0 ? (s->stop[i - 1].at + s->stop[i].at) / 2 : 0;
	double	 to = i + 1 < s->n ? (s->stop[i].at + s->stop[i + 1].at) / 2 :
		    1;

	return to - from;
}

static struct stop
mean(const struct stops *s)
{
	double		 part[4] = { 0 }, w;
	struct stop	 out;

	for (unsigned i = 0; i < s->n; i++) {
		w = weight(s, i);
		part[0] += w * (s->stop[i].rgb >> 16 & 0xff);
		part[1] += w * (s->stop[i].rgb >> 8 & 0xff);
		part[2] += w * (s->stop[i].rgb & 0xff);
		part[3] += w * s->stop[i].alpha;
	}
	out.at = 0;
	out.alpha = part[3];
	out.rgb = (uint32_t)(part[0] + 0.5) << 16 |
	    (uint32_t)(part[1] + 0.5) << 8 | (uint32_t)(part[2] + 0.5);
	return out;
}

double
svg_gradient_alpha(struct svg_painter *p, uint32_t server)
{
	struct stops	 s;

	read_stops(p, server, &s);
	for (unsigned i = 1; i < s.n; i++)
		if (fabs(s.stop[i].alpha - s.stop[0].alpha) > 0.02) {
			p->left_out |= SVG_NO_STOP_OPACITY;
			return mean(&s).alpha;
		}
	return s.n > 0 ? s.stop[0].alpha : 1;
}

bool
svg_flat(struct svg_painter *p, const struct svg_paint *paint,
    uint32_t *rgb, double *alpha)
{
	struct stops	 s;
	struct stop	 all;

	*rgb = paint->rgb;
	*alpha = paint->alpha / 255.0;
	if (paint->kind != SVG_PAINT_SERVER)
		return paint->kind == SVG_PAINT_COLOUR;
	if (paint->server != 0 &&
	    p->tree->node[paint->server].token == SVG_E_PATTERN)
		p->left_out |= SVG_NO_PATTERN;
	if (!is_gradient(p, paint->server))
		return paint->fallback;
	read_stops(p, paint->server, &s);
	all = mean(&s);
	*rgb = all.rgb;
	*alpha = all.alpha;
	return s.n > 0;
}

/* ---- shadings ---- */

/* A length of the gradient; of: what a percentage is a share of. */
static double
length(struct svg_painter *p, uint32_t node, unsigned token, double of,
    const char *preset)
{
	struct pai_str	 v = attribute(p, node, token);
	const struct pai_str own = { preset, strlen(preset) };

	return svg_length(v.p != NULL ? v : own, 16, of, 0);
}

static void
put_reals(struct p_buf *b, const double *v, unsigned n)
{
	p_buf_str(b, "[");
	for (unsigned i = 0; i < n; i++) {
		pdf_real(b, v[i], 6);
		p_buf_str(b, i + 1 < n ? " " : "]");
	}
}

/* Ends as far apart as they must be; false: it is of one colour. */
static bool
linear_ends(struct svg_painter *p, uint32_t node, double w, double h,
    double v[6])
{
	v[0] = length(p, node, SVG_A_X1, w, "0");
	v[1] = length(p, node, SVG_A_Y1, h, "0");
	v[2] = length(p, node, SVG_A_X2, w, "100%");
	v[3] = length(p, node, SVG_A_Y2, h, "0");
	return hypot(v[2] - v[0], v[3] - v[1]) > 1e-6;
}

static bool
radial_ends(struct svg_painter *p, uint32_t node, double w, double h,
    double v[6])
{
	double		 r = length(p, node, SVG_A_R,
			    hypot(w, h) / sqrt(2), "50%");
	double		 cx = length(p, node, SVG_A_CX, w, "50%");
	double		 cy = length(p, node, SVG_A_CY, h, "50%");
	double		 fx = attribute(p, node, SVG_A_FX).p == NULL ? cx :
			    length(p, node, SVG_A_FX, w, "50%");
	double		 fy = attribute(p, node, SVG_A_FY).p == NULL ? cy :
			    length(p, node, SVG_A_FY, h, "50%");
	double		 off = hypot(fx - cx, fy - cy);

	if (r <= 1e-6)
		return false;
	if (off > FOCUS_MAX * r) {
		fx = cx + (fx - cx) * FOCUS_MAX * r / off;
		fy = cy + (fy - cy) * FOCUS_MAX * r / off;
	}
	v[0] = fx;
	v[1] = fy;
	v[2] = 0;
	v[3] = cx;
	v[4] = cy;
	v[5] = r;
	return true;
}

/* Stops at 0 and 1, and none at one place. */
static void
settle(struct stops *s)
{
	struct stops	 out = { .n = 0 };

	if (s->stop[0].at > STEP_MIN) {
		out.stop[0] = s->stop[0];
		out.stop[out.n++].at = 0;
	}
	for (unsigned i = 0; i < s->n && out.n < STOPS_MAX; i++) {
		struct stop	 next = s->stop[i];

		if (out.n > 0 && next.at < out.stop[out.n - 1].at + STEP_MIN)
			next.at = out.stop[out.n - 1].at + STEP_MIN;
		out.stop[out.n++] = next;
	}
	out.stop[0].at = 0;
	/* Beyond the end nothing is shown but what stands last. */
	while (out.n > 1 && out.stop[out.n - 2].at >= 1 - STEP_MIN) {
		out.stop[out.n - 2] = out.stop[out.n - 1];
		out.n--;
	}
	if (out.stop[out.n - 1].at < 1 - STEP_MIN && out.n < STOPS_MAX) {
		out.stop[out.n] = out.stop[out.n - 1];
		out.n++;
	}
	out.stop[out.n - 1].at = 1;
	*s = out;
}

static void
put_between(struct p_buf *b, const struct stop *from, const struct stop *to)
{
	p_buf_str(b, "<</FunctionType 2 /Domain [0 1] /N 1 /C0 [");
	pdf_colour(b, from->rgb);
	p_buf_str(b, "] /C1 [");
	pdf_colour(b, to->rgb);
	p_buf_str(b, "]>>\n");
}

static void
put_function(struct p_buf *b, const struct stops *s)
{
	if (s->n == 2) {
		put_between(b, &s->stop[0], &s->stop[1]);
		return;
	}
	p_buf_str(b, "<</FunctionType 3 /Domain [0 1] /Functions [");
	for (unsigned i = 0; i + 1 < s->n; i++)
		put_between(b, &s->stop[i], &s->stop[i + 1]);
	p_buf_str(b, "] /Bounds [");
	for (unsigned i = 1; i + 1 < s->n; i++) {
		pdf_real(b, s->stop[i].at, 6);
		p_buf_str(b, " ");
	}
	p_buf_str(b, "] /Encode [");
	for (unsigned i = 0; i + 1 < s->n; i++)
		p_buf_str(b, "0 1 ");
	p_buf_str(b, "]>>\n");
}

static void
put_shading(struct svg_painter *p, bool radial, const double *ends,
    const struct stops *s)
{
	struct p_buf	*b = &p->shadings;

	p_buf_str(b, "/S");
	pdf_int(b, (int64_t)p->shading_n);
	p_buf_str(b, radial ? " <</ShadingType 3" : " <</ShadingType 2");
	p_buf_str(b, " /ColorSpace /DeviceRGB /Coords ");
	put_reals(b, ends, radial ? 6 : 4);
	p_buf_str(b, " /Extend [true true] /Function ");
	put_function(b, s);
	p_buf_str(b, ">>\n");
}

/* The number of a gradient's shading, made when first asked for. */
static bool
shading(struct svg_painter *p, uint32_t node, bool in_box, size_t *number)
{
	bool		 radial = p->tree->node[node].token ==
			    SVG_E_RADIAL_GRADIENT;
	double		 w = in_box ? 1 : p->width, h = in_box ? 1 :
			    p->height, ends[6];
	struct stops	 s;

	for (*number = 0; *number < p->shading_n; ++*number)
		if (p->shading[*number].node == node)
			return true;
	if (p->shading_n == SHADINGS_MAX || !(radial ?
	    radial_ends(p, node, w, h, ends) :
	    linear_ends(p, node, w, h, ends)))
		return false;
	read_stops(p, node, &s);
	if (s.n < 2 || !p_make_room(&p->shading, &p->shading_room,
	    p->shading_n + 1, sizeof(*p->shading)))
		return false;
	settle(&s);
	put_shading(p, radial, ends, &s);
	p->shading[p->shading_n++].node = node;
	return true;
}

bool
svg_shade(struct svg_painter *p, uint32_t server, const double box[4],
    const struct svg_matrix *m)
{
	struct svg_matrix own = *m;
	struct pai_str	 spread;
	bool		 in_box;
	size_t		 number;

	if (!is_gradient(p, server))
		return false;
	in_box = !svg_is(attribute(p, server, SVG_A_GRADIENT_UNITS),
	    "userSpaceOnUse");
	if (!shading(p, server, in_box, &number))
		return false;
	spread = attribute(p, server, SVG_A_SPREAD_METHOD);
	if (spread.n > 0 && !svg_is(spread, "pad"))
		p->left_out |= SVG_NO_SPREAD;
	if (in_box && (box[2] <= box[0] || box[3] <= box[1]))
		return true;		/* 7.11: it is not shown */
	if (in_box)
		own = svg_within(own, (struct svg_matrix){ box[2] - box[0], 0,
		    0, box[3] - box[1], box[0], box[1] });
	own = svg_within(own, svg_transform(attribute(p, server,
	    SVG_A_GRADIENT_TRANSFORM)));
	svg_put_matrix(p, &own);
	svg_op(p, "/S");
	pdf_int(p->out, (int64_t)number);
	svg_op(p, " sh\n");
	return true;
}
