/*
 * SVG pictures, from bytes to a form XObject.
 *
 *	svg_tree	XML to a tree
 *	svg_sheet	style sheets: which rules are whose
 *	svg_style	the properties of an element
 *	svg_scan	numbers, lengths, transformations
 *	svg_path, svg_shape	outlines
 *	svg.c		the walk: groups, uses, clips, opacity
 *	svg_fill, svg_gradient	outlines to operators
 *	svg_text, svg_image	what stands among them
 *	svg_out		numbers, forms and resources of PDF
 *
 * The walk is as deep as the tree and the uses in it, both bounded; what it
 * does is counted (svg_spend()), so that a picture whose uses multiply takes
 * no longer than a large one.
 */
#include "svg.h"

#include <stdlib.h>

#include "haru.h"
#include "image.h"
#include "fonts.h"
#include "kit/image.h"
#include "pdf.h"
#include "svg_paint.h"
#include "syntax.h"

#define	DEPTH_MAX	200u	/* elements within one another, with uses */
#define	USES_MAX	12u	/* uses within one another */
#define	WORK_MAX	(64u << 20)	/* bytes looked at, repeats counted */
#define	CONTENT_MAX	(128u << 20)	/* bytes of operators */
#define	PROPORTION_MAX	1000	/* of one side to the other */

bool
svg_spend(struct svg_painter *p, size_t n)
{
	if (p->spent < WORK_MAX && n < WORK_MAX)
		p->spent += n;
	else
		p->spent = WORK_MAX;
	if (p->spent < WORK_MAX)
		return true;
	p->left_out |= SVG_NO_REST;
	return false;
}

bool
svg_spend_node(struct svg_painter *p, uint32_t node)
{
	const struct svg_node *n = &p->tree->node[node];
	size_t		 bytes = 64;

	for (uint32_t i = 0; i < n->attr_n; i++)
		bytes += p->tree->attr[n->attr + i].n + 8;
	return svg_spend(p, bytes);
}

static double
number(const struct svg_painter *p, uint32_t node, unsigned token,
    double of, double preset)
{
	return svg_length(svg_attr(p->tree, node, token), 16, of, preset);
}

static struct svg_matrix
transformed(const struct svg_painter *p, uint32_t node,
    const struct svg_matrix *m)
{
	return svg_within(*m, svg_transform(svg_attr(p->tree, node,
	    SVG_A_TRANSFORM)));
}

static struct svg_matrix
moved(const struct svg_painter *p, uint32_t node, const struct svg_matrix *m)
{
	return svg_within(*m, (struct svg_matrix){ 1, 0, 0, 1,
	    number(p, node, SVG_A_X, p->width, 0),
	    number(p, node, SVG_A_Y, p->height, 0) });
}

static bool
outline(struct svg_painter *p, uint32_t node, const struct svg_style *s)
{
	svg_path_clear(&p->path);
	return svg_shape(&p->path, p->tree, node, s->font_size, p->width,
	    p->height);
}

/* ---- clips ---- */

/* The outline of a clip's child, by way of a use; false: it has none. */
static bool
clip_child(struct svg_painter *p, uint32_t node,
    const struct svg_style *outer, struct svg_matrix m, bool *even_odd)
{
	struct svg_style s, own;

	if (!svg_spend_node(p, node))
		return false;
	svg_style_of(p->tree, p->sheet, node, outer, p->width, &s);
	m = transformed(p, node, &m);
	if (p->tree->node[node].token == SVG_E_USE) {
		m = moved(p, node, &m);
		own = s;
		if ((node = svg_href(p->tree, node)) == 0 ||
		    !svg_spend_node(p, node))
			return false;
		svg_style_of(p->tree, p->sheet, node, &own, p->width, &s);
		m = transformed(p, node, &m);
	}
	if (s.none || s.hidden || !outline(p, node, &s))
		return false;
	*even_odd = s.clip_even_odd;
	svg_put_path(p, &p->path, &m);
	return true;
}

/* Of what clips by the box of what is clipped; false: that has none. */
static bool
by_box(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    struct svg_matrix *m)
{
	double		 box[4];

	if (!outline(p, node, s) || !svg_path_box(&p->path, box))
		return false;
	*m = svg_within(*m, (struct svg_matrix){ box[2] - box[0], 0, 0,
	    box[3] - box[1], box[0], box[1] });
	return true;
}

/*
 * Clips to the outlines of a clipPath's children, taken together, and to
 * that of its own clip-path.
 */
static void
clip(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    struct svg_matrix m, unsigned depth)
{
	uint32_t	 to = s->clip;
	struct svg_style start, own;
	bool		 any = false, even_odd = false;

	if (svg_is(svg_attr(p->tree, to, SVG_A_CLIP_PATH_UNITS),
	    "objectBoundingBox") && !by_box(p, node, s, &m)) {
		p->left_out |= SVG_NO_REST;
		return;
	}
	svg_style_begin(&start);
	svg_style_of(p->tree, p->sheet, to, &start, p->width, &own);
	if (own.clip != 0 && depth > 0)
		clip(p, to, &own, m, depth - 1);
	m = transformed(p, to, &m);
	for (uint32_t k = p->tree->node[to].first; k != 0;
	    k = p->tree->node[k].next)
		any = clip_child(p, k, &own, m, &even_odd) || any;
	if (!any)
		svg_op(p, "0 0 0 0 re\n");
	svg_op(p, even_odd ? "W* n\n" : "W n\n");
}

static void
clip_to_rect(struct svg_painter *p, double x, double y, double w, double h,
    const struct svg_matrix *m)
{
	svg_path_clear(&p->path);
	svg_move(&p->path, x, y);
	svg_line(&p->path, x + w, y);
	svg_line(&p->path, x + w, y + h);
	svg_line(&p->path, x, y + h);
	svg_close(&p->path);
	svg_put_path(p, &p->path, m);
	svg_op(p, "W n\n");
}

/* ---- the walk ---- */

static void	paint(struct svg_painter *, uint32_t node,
		    const struct svg_style *, const struct svg_matrix *);

static void
paint_children(struct svg_painter *p, uint32_t node,
    const struct svg_style *s, const struct svg_matrix *m)
{
	for (uint32_t k = p->tree->node[node].first; k != 0;
	    k = p->tree->node[k].next)
		paint(p, k, s, m);
}

/* An svg or symbol of so many units: its view is fitted in and clipped to. */
static void
paint_view(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    struct svg_matrix m, double width, double height)
{
	double		 outer_w = p->width, outer_h = p->height, box[4];

	if (width <= 0 || height <= 0)
		return;
	svg_op(p, "q\n");
	clip_to_rect(p, 0, 0, width, height, &m);
	if (svg_view_box(svg_attr(p->tree, node, SVG_A_VIEW_BOX), box)) {
		m = svg_within(m, svg_fit(box, 0, 0, width, height,
		    svg_attr(p->tree, node, SVG_A_PRESERVE)));
		width = box[2];
		height = box[3];
	}
	p->width = width;
	p->height = height;
	paint_children(p, node, s, &m);
	p->width = outer_w;
	p->height = outer_h;
	svg_op(p, "Q\n");
}

static bool
has_view(unsigned token)
{
	return token == SVG_E_SVG || token == SVG_E_SYMBOL;
}

/* SVG 1.1, 5.6: as if what it names stood in a group here. */
static void
paint_use(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    const struct svg_matrix *outer)
{
	uint32_t	 of = svg_href(p->tree, node);
	struct svg_matrix m = moved(p, node, outer);
	struct svg_style own;

	if (of == 0)
		return;
	if (p->uses == USES_MAX) {
		p->left_out |= SVG_NO_REST;
		return;
	}
	p->uses++;
	if (has_view(p->tree->node[of].token) && svg_spend_node(p, of)) {
		svg_style_of(p->tree, p->sheet, of, s, p->width, &own);
		paint_view(p, of, &own, m,
		    number(p, node, SVG_A_WIDTH, p->width,
			number(p, of, SVG_A_WIDTH, p->width, p->width)),
		    number(p, node, SVG_A_HEIGHT, p->height,
			number(p, of, SVG_A_HEIGHT, p->height, p->height)));
	} else if (!has_view(p->tree->node[of].token)) {
		paint(p, of, s, &m);
	}
	p->uses--;
}

/* The first child that is for everyone. */
static void
paint_switch(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    const struct svg_matrix *m)
{
	for (uint32_t k = p->tree->node[node].first; k != 0;
	    k = p->tree->node[k].next)
		if (p->tree->node[k].token != SVG_T_NONE &&
		    p->tree->node[k].token != SVG_E_FOREIGN_OBJECT) {
			paint(p, k, s, m);
			return;
		}
}

static void
paint_inside(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    const struct svg_matrix *m)
{
	switch (p->tree->node[node].token) {
	case SVG_E_G:
	case SVG_E_A:
		paint_children(p, node, s, m);
		break;
	case SVG_E_SVG:
		paint_view(p, node, s, moved(p, node, m),
		    number(p, node, SVG_A_WIDTH, p->width, p->width),
		    number(p, node, SVG_A_HEIGHT, p->height, p->height));
		break;
	case SVG_E_SWITCH:
		paint_switch(p, node, s, m);
		break;
	case SVG_E_USE:
		paint_use(p, node, s, m);
		break;
	case SVG_E_TEXT:
		svg_draw_text(p, node, s, m);
		break;
	case SVG_E_IMAGE:
		svg_draw_image(p, node, s, m);
		break;
	case SVG_E_FOREIGN_OBJECT:
		p->left_out |= SVG_NO_FOREIGN;
		break;
	default:
		if (outline(p, node, s))
			svg_fill(p, s, m);
		break;
	}
}

/*
 * What is drawn from here on shows as far as the mask is bright (14.4;
 * ISO 32000-1, 11.5.3).  Its region is not looked at: beyond what stands in
 * a mask it is dark anyway.
 */
static void
mask(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    struct svg_matrix m)
{
	struct p_buf	*outer = p->out, own = { .max = CONTENT_MAX };
	uint32_t	 object;
	struct svg_style start, style;

	if (svg_is(svg_attr(p->tree, s->mask, SVG_A_MASK_CONTENT_UNITS),
	    "objectBoundingBox") && !by_box(p, node, s, &m)) {
		p->left_out |= SVG_NO_MASK_UNITS;
		return;
	}
	svg_style_begin(&start);
	svg_style_of(p->tree, p->sheet, s->mask, &start, p->width, &style);
	p->out = &own;
	paint_children(p, s->mask, &style, &m);
	p->out = outer;
	object = haru_object(p->pdf->haru);
	svg_form(p, object, &own, true);
	svg_op(p, "/M");
	pdf_int(p->out, object);
	svg_op(p, " gs\n");
	svg_put_named(p, 'M', object);
}

static bool
is_container(unsigned token)
{
	return token == SVG_E_G || token == SVG_E_A || token == SVG_E_SVG ||
	    token == SVG_E_SWITCH || token == SVG_E_USE;
}

static bool
is_painted(unsigned token)
{
	return is_container(token) || token == SVG_E_PATH ||
	    token == SVG_E_RECT || token == SVG_E_CIRCLE ||
	    token == SVG_E_ELLIPSE || token == SVG_E_LINE ||
	    token == SVG_E_POLYLINE || token == SVG_E_POLYGON ||
	    token == SVG_E_TEXT || token == SVG_E_IMAGE ||
	    token == SVG_E_FOREIGN_OBJECT;
}

/*
 * Opacity is that of a whole (14.5).  Where nothing in it overlaps, that of
 * its paint is the same.
 */
static bool
is_group(const struct svg_painter *p, uint32_t node, struct svg_style *s)
{
	unsigned	 token = p->tree->node[node].token;

	if (s->opacity >= 1)
		return false;
	if (is_container(token) || (s->fill.kind != SVG_PAINT_NONE &&
	    s->stroke.kind != SVG_PAINT_NONE && token != SVG_E_TEXT &&
	    token != SVG_E_IMAGE))
		return true;
	s->fill_opacity = token == SVG_E_IMAGE ? s->opacity :
	    s->fill_opacity * s->opacity;
	s->stroke_opacity *= s->opacity;
	return false;
}

/* What is drawn goes in a form of its own, shown as one. */
static void
paint_group(struct svg_painter *p, uint32_t node, const struct svg_style *s,
    const struct svg_matrix *m)
{
	struct p_buf	*outer = p->out, own = { .max = CONTENT_MAX };
	uint32_t	 object;

	p->out = &own;
	paint_inside(p, node, s, m);
	p->out = outer;
	object = haru_object(p->pdf->haru);
	svg_form(p, object, &own, true);
	svg_op(p, "q\n");
	svg_put_alpha(p, false, (unsigned)(s->opacity * (SVG_ALPHAS - 1) +
	    0.5));
	svg_op(p, "/I");
	pdf_int(p->out, object);
	svg_op(p, " Do\nQ\n");
	svg_put_named(p, 'I', object);
}

static void
paint(struct svg_painter *p, uint32_t node, const struct svg_style *outer,
    const struct svg_matrix *around)
{
	struct svg_style s;
	struct svg_matrix m;

	if (!is_painted(p->tree->node[node].token) || !svg_spend_node(p, node))
		return;
	if (p->depth == DEPTH_MAX) {
		p->left_out |= SVG_NO_REST;
		return;
	}
	svg_style_of(p->tree, p->sheet, node, outer, p->width, &s);
	if (s.none || s.opacity <= 0)
		return;
	if (p->tree->node[node].token == SVG_E_IMAGE)
		s.fill_opacity = 1;
	p->left_out |= s.left_out;
	p->depth++;
	m = transformed(p, node, around);
	if (s.clip != 0 || s.mask != 0)
		svg_op(p, "q\n");
	if (s.clip != 0)
		clip(p, node, &s, m, USES_MAX);
	if (s.mask != 0)
		mask(p, node, &s, m);
	if (is_group(p, node, &s))
		paint_group(p, node, &s, &m);
	else
		paint_inside(p, node, &s, &m);
	if (s.clip != 0 || s.mask != 0)
		svg_op(p, "Q\n");
	p->depth--;
}

/* ---- the whole ---- */

/* The view of the root, and what puts it into the form; false: none. */
static bool
begin_view(struct svg_painter *p, const struct image_job *job,
    struct svg_matrix *m)
{
	struct pai_str	 preserve = svg_attr(p->tree, 1, SVG_A_PRESERVE);
	double		 w, h, box[4], scale;

	if (!p_image_svg_size((const char *)job->data, job->n, &w, &h) ||
	    w > h * PROPORTION_MAX || h > w * PROPORTION_MAX)
		return false;
	scale = SVG_FORM_SIDE / (w > h ? w : h);
	p->form_width = w * scale;
	p->form_height = h * scale;
	*m = (struct svg_matrix){ scale, 0, 0, -scale, 0, p->form_height };
	p->width = w;
	p->height = h;
	if (svg_view_box(svg_attr(p->tree, 1, SVG_A_VIEW_BOX), box)) {
		*m = svg_within(*m, svg_fit(box, 0, 0, w, h, preserve));
		p->width = box[2];
		p->height = box[3];
	}
	return true;
}

static void
tell_left_out(unsigned what, struct p_buf *out)
{
	static const char *const names[] = {
	    "masks by the box of a group", "filters", "markers",
	    "patterns", "gradients that repeat", "HTML", "text on a path",
	    "outlines of text", "pictures", "stops of unlike opacity",
	    "lines under text", "what is beyond bounds",
	    "gradients of lines" };
	bool		 any = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if ((what >> i & 1) == 0)
			continue;
		p_buf_str(out, any ? ", " : "");
		p_buf_str(out, names[i]);
		any = true;
	}
}

static void
paint_root(struct svg_painter *p, const struct svg_matrix *m)
{
	struct svg_style start, s;

	svg_style_begin(&start);
	svg_style_of(p->tree, p->sheet, 1, &start, p->width, &s);
	p->left_out |= s.left_out;
	if (!s.none)
		paint_children(p, 1, &s, m);
}

static const char *
draw(struct svg_painter *p, const struct image_job *job)
{
	struct p_buf	 content = { .max = CONTENT_MAX };
	struct svg_matrix m;

	if ((p->sheet = svg_sheet_new(p->tree)) == NULL)
		return "there is no memory for it";
	if (!begin_view(p, job, &m))
		return "it does not say how large it is";
	fonts_metrics(p->pdf->fonts, &p->metrics);
	p->resources = haru_object(p->pdf->haru);
	p->out = &content;
	/* A form begins with the state of where it is shown (8.10.1). */
	svg_op(p, "0 J 0 j [] 0 d\n");
	paint_root(p, &m);
	svg_form(p, job->object, &content, false);
	svg_resources(p);
	return p->failed ? "there is no memory for it" : NULL;
}

const char *
svg_refused(const void *data, size_t n)
{
	struct svg_tree	 tree;
	double		 w, h;
	const char	*why;

	if (!p_image_svg_size(data, n, &w, &h) || w > h * PROPORTION_MAX ||
	    h > w * PROPORTION_MAX)
		return "it does not say how large it is";
	if ((why = svg_tree_read(&tree, data, n)) == NULL)
		svg_tree_free(&tree);
	return why;
}

const char *
image_svg(struct image_job *job, struct p_buf *left_out)
{
	struct svg_tree	 tree;
	struct svg_painter p = { .pdf = job->pdf, .tree = &tree };
	const char	*why = svg_tree_read(&tree, job->data, job->n);

	if (why == NULL)
		why = draw(&p, job);
	if (why == NULL)
		tell_left_out(p.left_out, left_out);
	svg_sheet_free(p.sheet);
	svg_path_free(&p.path);
	free(p.named);
	free(p.shading);
	p_buf_free(&p.shadings);
	svg_tree_free(&tree);
	return why;
}
