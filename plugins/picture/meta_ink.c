/*
 * Ink: paths that are filled and stroked, within the groups that clip them.
 */
#include <math.h>

#include "meta.h"

enum { R2_BLACK = 1, R2_NOP = 11, R2_WHITE = 16 };
enum { PS_DASH = 1, PS_DOT, PS_DASHDOT, PS_DASHDOTDOT, PS_USERSTYLE = 7,
    PS_ALTERNATE, PS_STYLE = 15, PS_ENDCAP = 0xf00, PS_ENDCAP_SQUARE = 0x100,
    PS_ENDCAP_FLAT = 0x200, PS_JOIN = 0xf000, PS_JOIN_BEVEL = 0x1000,
    PS_JOIN_MITER = 0x2000 };

/* A pixel of the screen, where the device does not say how fine it is. */
#define	HAIR_MIN	0.5
#define	HAIR_MAX	1.0

/* ---- the groups of a clip ---- */

static void
open_group(struct player *p, uint32_t i)
{
	struct clip	*c = &p->clip[i - 1];

	if (!c->written) {
		p_buf_fmt(&p->out, "<clipPath id=\"c%u\"><path d=\"M", i);
		svg_put_number(&p->out, c->box.left);
		p_buf_str(&p->out, " ");
		svg_put_number(&p->out, c->box.top);
		p_buf_str(&p->out, "H");
		svg_put_number(&p->out, c->box.right);
		p_buf_str(&p->out, "V");
		svg_put_number(&p->out, c->box.bottom);
		p_buf_str(&p->out, "H");
		svg_put_number(&p->out, c->box.left);
		p_buf_str(&p->out, "Z\"/></clipPath>\n");
		c->written = true;
	}
	p_buf_fmt(&p->out, "<g clip-path=\"url(#c%u)\">\n", i);
}

/* From the outermost in: clips are few within one another. */
static void
open_groups(struct player *p, uint32_t clip)
{
	unsigned	 depth = clip == 0 ? 0 : p->clip[clip - 1].depth;

	for (unsigned d = 1; d <= depth; d++) {
		uint32_t	 i = clip;

		while (p->clip[i - 1].depth > d)
			i = p->clip[i - 1].parent;
		open_group(p, i);
	}
}

static bool
shows_nothing(const struct player *p, uint32_t clip)
{
	const struct clip	*c;

	for (; clip != 0; clip = c->parent) {
		c = &p->clip[clip - 1];
		if (c->rect && (c->box.right <= c->box.left ||
		    c->box.bottom <= c->box.top))
			return true;
	}
	return false;
}

bool
meta_ready(struct player *p)
{
	uint32_t	 open = p->clip_open;

	if (shows_nothing(p, p->dc.clip))
		return false;
	if (open == p->dc.clip)
		return true;
	for (; open != 0; open = p->clip[open - 1].parent)
		p_buf_str(&p->out, "</g>\n");
	open_groups(p, p->dc.clip);
	p->clip_open = p->dc.clip;
	return true;
}

/* ---- pens ---- */

static uint32_t
mixed(const struct player *p, uint32_t colour)
{
	return p->dc.rop == R2_BLACK ? 0 : p->dc.rop == R2_WHITE ? 0xffffff :
	    colour;
}

static double
pen_width(const struct player *p, const struct pen *pen)
{
	double	 dot = meta_scale(&p->device);
	double	 hair = meta_number(dot, HAIR_MIN, HAIR_MAX);
	double	 w = pen->cosmetic ? 0 : pen->width * meta_scale(&p->dc.m);

	return w < hair ? hair : w;
}

static void
put_dashes(struct player *p, const double *part, unsigned n, double unit)
{
	p_buf_str(&p->out, " stroke-dasharray=\"");
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			p_buf_str(&p->out, " ");
		svg_put_number(&p->out, part[i] * unit);
	}
	p_buf_str(&p->out, "\"");
}

/* Dashes are as long as the pen is wide, three times or once. */
static void
put_style(struct player *p, const struct pen *pen, double width)
{
	static const double parts[][6] = { { 3, 1 }, { 1, 1 }, { 3, 1, 1, 1 },
	    { 3, 1, 1, 1, 1, 1 } };
	unsigned	 style = pen->style & PS_STYLE;
	/* Thin pens have longer dashes, or they would look grey. */
	double		 unit = width < 2 ? 3 * width : width;

	if (style == PS_USERSTYLE && pen->dashes > 0)
		put_dashes(p, pen->dash, pen->dashes, pen->cosmetic ?
		    width : meta_scale(&p->dc.m));
	else if (style >= PS_DASH && style <= PS_DASHDOTDOT)
		put_dashes(p, parts[style - PS_DASH],
		    style == PS_DASHDOTDOT ? 6 : style == PS_DASHDOT ? 4 : 2,
		    unit);
	else if (style == PS_ALTERNATE)
		put_dashes(p, parts[1], 2, width);
}

/* What a pen of a pixel's width cannot show is not said. */
static void
put_ends(struct player *p, const struct pen *pen, double width)
{
	unsigned	 cap = pen->style & PS_ENDCAP;
	unsigned	 join = pen->style & PS_JOIN;

	if (width <= HAIR_MAX)
		return;
	if (cap != PS_ENDCAP_FLAT)
		p_buf_fmt(&p->out, " stroke-linecap=\"%s\"",
		    cap == PS_ENDCAP_SQUARE ? "square" : "round");
	if (join != PS_JOIN_MITER)
		p_buf_fmt(&p->out, " stroke-linejoin=\"%s\"",
		    join == PS_JOIN_BEVEL ? "bevel" : "round");
	else
		svg_attribute(&p->out, "stroke-miterlimit",
		    meta_number(p->dc.miter, 1, 1000));
}

static void
put_stroke(struct player *p)
{
	const struct pen	*pen = &p->dc.pen;
	double			 width = pen_width(p, pen);

	svg_colour(&p->out, "stroke", mixed(p, pen->colour));
	svg_attribute(&p->out, "stroke-width", width);
	put_style(p, pen, width);
	put_ends(p, pen, width);
}

/* ---- paths ---- */

static void
put_path(struct player *p, bool fill, bool stroke)
{
	p_buf_str(&p->out, "<path d=\"");
	p_buf_put(&p->out, p->path.p, p->path.n);
	p_buf_str(&p->out, "\"");
	if (fill)
		svg_colour(&p->out, "fill", mixed(p, p->dc.brush.colour));
	else
		p_buf_str(&p->out, " fill=\"none\"");
	if (fill && !p->dc.winding)
		p_buf_str(&p->out, " fill-rule=\"evenodd\"");
	if (stroke)
		put_stroke(p);
	p_buf_str(&p->out, "/>\n");
	p->drawn++;
}

void
meta_paint(struct player *p, bool fill, bool stroke)
{
	if (p->bracket)
		return;
	fill = fill && !p->dc.brush.none;
	stroke = stroke && !p->dc.pen.none;
	if (p->path.n > 0 && (fill || stroke) && p->dc.rop != R2_NOP) {
		meta_mask_flush(p);
		if (meta_ready(p))
			put_path(p, fill, stroke);
	}
	p_buf_clear(&p->path);
	p->begun = p->lines = false;
}

void
meta_flush(struct player *p)
{
	if (p->lines && !p->bracket)
		meta_paint(p, false, true);
}

void
meta_fill_box(struct player *p, struct box b, uint32_t colour)
{
	struct brush	 brush = p->dc.brush;

	p->dc.brush = (struct brush){ .colour = colour };
	meta_rect(p, b);
	meta_paint(p, true, false);
	p->dc.brush = brush;
}
