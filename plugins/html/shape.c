/*
 * Shapes that are nothing but their outline.
 *
 * One that its author put in words is a picture, drawn in lines.  Any other
 * is only how the page looked, as the frames of text boxes are: its place is
 * on that page, and it is not written.
 */
#include "html.h"

#define	BRIGHT	0xffffffu

/* In points, which are as small as a page shows. */
static void
put_points(struct html *h, int32_t mpt)
{
	int32_t	 tenths = mpt / 100;

	put_fmt(h, "%s%d.%d", tenths < 0 ? "-" : "", (int)(tenths < 0 ?
	    -tenths : tenths) / 10, (int)(tenths < 0 ? -tenths : tenths) % 10);
}

static void
put_steps(struct html *h, const struct pai_outline *o,
    const struct pai_path *p)
{
	static const char *const letter[] = { "M", "L", "C", "Z" };
	const struct pai_pen *s = o->step + p->first;
	unsigned	 curve = 0;

	for (uint32_t i = 0; i < p->n; i++, s++) {
		if (s->kind > PAI_PEN_CLOSE)
			continue;
		curve = s->kind == PAI_PEN_CURVE ? curve % 3 + 1 : 0;
		put_fmt(h, "%s", curve > 1 ? " " : letter[s->kind]);
		if (s->kind == PAI_PEN_CLOSE)
			continue;
		put_points(h, s->x);
		put(h, ",");
		put_points(h, s->y);
	}
}

static unsigned
line_colour(const struct pai_outline *o)
{
	return o->line.colour == PAI_COLOUR_AUTO ? 0 :
	    o->line.colour & BRIGHT;
}

static void
put_path(struct html *h, const struct pai_node *n,
    const struct pai_outline *o, const struct pai_path *p)
{
	put(h, "<path d=\"");
	put_steps(h, o, p);
	if (p->fill == PAI_COLOUR_AUTO)
		put(h, "\" fill=\"none\"");
	else
		put_fmt(h, "\" fill=\"#%06x\"", (unsigned)p->fill & BRIGHT);
	if (p->lined) {
		put_fmt(h, " stroke=\"#%06x\" stroke-width=\"",
		    line_colour(o));
		put_points(h, o->line.width);
		put(h, "\"");
		if (o->start.arrow != PAI_ARROW_NONE)
			put_fmt(h, " marker-start=\"url(#arrow-%u)\"",
			    (unsigned)n->id);
		if (o->end.arrow != PAI_ARROW_NONE)
			put_fmt(h, " marker-end=\"url(#arrow-%u)\"",
			    (unsigned)n->id);
	}
	put(h, "/>");
}

/* One kind of arrow will do for both ends. */
static void
put_arrow(struct html *h, const struct pai_node *n,
    const struct pai_outline *o)
{
	if (o->start.arrow == PAI_ARROW_NONE &&
	    o->end.arrow == PAI_ARROW_NONE)
		return;
	put_fmt(h, "<marker id=\"arrow-%u\" viewBox=\"0 0 6 6\" refX=\"6\" "
	    "refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" "
	    "orient=\"auto-start-reverse\">"
	    "<path d=\"M0,0L6,3L0,6Z\" fill=\"#%06x\"/></marker>",
	    (unsigned)n->id, line_colour(o));
}

/* The view is as large as the frame, and a line's width around it. */
static void
put_view(struct html *h, const struct pai_outline *o)
{
	int32_t	 edge = o->line.width > 2000 ? o->line.width * 3 : 6000;

	put(h, " width=\"");
	put_points(h, o->width + 2 * edge);
	put(h, "pt\" height=\"");
	put_points(h, o->height + 2 * edge);
	put(h, "pt\" viewBox=\"");
	put_points(h, -edge);
	put(h, " ");
	put_points(h, -edge);
	put(h, " ");
	put_points(h, o->width + 2 * edge);
	put(h, " ");
	put_points(h, o->height + 2 * edge);
	put(h, "\"");
	if (o->turn != 0)
		put_fmt(h, " style=\"transform:rotate(%ddeg)\"", o->turn);
}

void
shape_write(struct html *h, const struct pai_node *n)
{
	const struct pai_outline *o = h->host->doc_outline(h->doc,
	    n->as.box.outline);

	if (o == NULL || o->alt.n == 0)
		return;
	put(h, "<svg role=\"img\"");
	put_attribute(h, "aria-label", o->alt);
	put_view(h, o);
	put(h, ">");
	put_arrow(h, n, o);
	for (uint32_t i = 0; i < o->path_n; i++)
		put_path(h, n, o, &o->path[i]);
	put(h, "</svg>");
}
