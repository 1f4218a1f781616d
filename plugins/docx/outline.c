/*
 * Outlines of shapes: the geometry that a shape names or draws itself, what
 * its lines end with, and the record made of both (ECMA-376-1 20.1.9).
 *
 * The geometry of the shape at hand lies in the docx, since only one is open
 * before its text begins; the record is made there and then, as a shape in
 * the text needs the room.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "geometry.h"

struct geometry *
outline_begin(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	int32_t		 w, h;

	if (d->geometry == NULL &&
	    (d->geometry = calloc(1, sizeof(*d->geometry))) == NULL) {
		docx_fail(d, PAI_E_NOMEM);
		return NULL;
	}
	shape_size(g, &w, &h);
	geometry_begin(d->geometry, w, h);
	g->look.shaped = true;
	return d->geometry;
}

/* ---- a:prstGeom ---- */

/* What the author adjusted counts before what the preset says. */
static const struct scope *
adjust_child(struct docx *d, unsigned token)
{
	if (token == A_avLst)
		return &scope_same;
	if (token == A_gd)
		geometry_guide(d->geometry, attr(d, N_name), attr(d, N_fmla));
	return NULL;
}

static void
preset_end(struct docx *d)
{
	outline_known(d, geometry_preset(d->geometry,
	    d->flow->drawing.look.preset));
}

static const struct scope scope_preset = { adjust_child, preset_end, NULL };

void
outline_known(struct docx *d, bool known)
{
	struct box_look	*k = &d->flow->drawing.look;

	if (known)
		return;
	k->shaped = false;
	k->strange = true;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, "the outline of a shape, which "
	    "is none of those that are drawn");
}

static const struct scope *
preset(struct docx *d)
{
	const char	*name = attr(d, N_prst);

	if (name == NULL || strcmp(name, "rect") == 0 ||
	    outline_begin(d) == NULL)
		return NULL;
	d->flow->drawing.look.preset = docx_keep(d, name);
	return &scope_preset;
}

/* ---- a:custGeom ---- */

/* The points of a step, which is told once all are known. */
static void
take_point(struct docx *d)
{
	struct box_look	*k = &d->flow->drawing.look;

	if (k->point_n + 2 > sizeof(k->point) / sizeof(k->point[0]))
		return;
	k->point[k->point_n++] = geometry_value(d->geometry, attr(d, N_x));
	k->point[k->point_n++] = geometry_value(d->geometry, attr(d, N_y));
}

static const struct scope *
point_child(struct docx *d, unsigned token)
{
	if (token == A_pt)
		take_point(d);
	return NULL;
}

static void
move_end(struct docx *d)
{
	const double	*p = d->flow->drawing.look.point;

	geometry_move(d->geometry, p[0], p[1]);
}

static void
line_end(struct docx *d)
{
	const double	*p = d->flow->drawing.look.point;

	geometry_line(d->geometry, p[0], p[1]);
}

static void
cubic_end(struct docx *d)
{
	geometry_cubic(d->geometry, d->flow->drawing.look.point);
}

static void
quad_end(struct docx *d)
{
	geometry_quad(d->geometry, d->flow->drawing.look.point);
}

static const struct scope scope_move = { point_child, move_end, NULL };
static const struct scope scope_line = { point_child, line_end, NULL };
static const struct scope scope_cubic = { point_child, cubic_end, NULL };
static const struct scope scope_quad = { point_child, quad_end, NULL };

static double
value(struct docx *d, unsigned token)
{
	return geometry_value(d->geometry, attr(d, token));
}

static const struct scope *
path_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	memset(k->point, 0, sizeof(k->point));
	k->point_n = 0;
	switch (token) {
	case A_moveTo:
		return &scope_move;
	case A_lnTo:
		return &scope_line;
	case A_cubicBezTo:
		return &scope_cubic;
	case A_quadBezTo:
		return &scope_quad;
	case A_arcTo:
		geometry_arc(d->geometry, value(d, N_wR), value(d, N_hR),
		    value(d, N_stAng), value(d, N_swAng));
		return NULL;
	case A_close:
		geometry_close(d->geometry);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_path = { path_child, NULL, NULL };

static enum path_fill
path_fill(struct docx *d)
{
	static const char *const words[] = { [PATH_EMPTY] = "none",
	    [PATH_LIGHTER] = "lightenLess", [PATH_LIGHT] = "lighten",
	    [PATH_DARKER] = "darkenLess", [PATH_DARK] = "darken" };

	for (int i = PATH_EMPTY; i <= PATH_DARK; i++)
		if (attr_is(d, N_fill, words[i]))
			return (enum path_fill)i;
	return PATH_FILLED;
}

static const struct scope *
path(struct docx *d)
{
	geometry_path(d->geometry, value(d, N_w), value(d, N_h),
	    path_fill(d), attr(d, N_stroke) == NULL || attr_on(d, N_stroke));
	return &scope_path;
}

static const struct scope *
own_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_avLst:
	case A_gdLst:
	case A_pathLst:
		return &scope_same;
	case A_gd:
		geometry_guide(d->geometry, attr(d, N_name), attr(d, N_fmla));
		return NULL;
	case A_rect:
		geometry_text(d->geometry, (const double[4]){ value(d, N_l),
		    value(d, N_t), value(d, N_r), value(d, N_b) });
		return NULL;
	case A_path:
		return path(d);
	default:
		return NULL;
	}
}

static const struct scope scope_own = { own_child, NULL, NULL };

const struct scope *
outline_child(struct docx *d, unsigned token)
{
	if (token == A_prstGeom)
		return preset(d);
	return outline_begin(d) == NULL ? NULL : &scope_own;
}

/* ---- the record ---- */

static uint32_t
mixed(uint32_t rgb, uint32_t with, unsigned percent)
{
	uint32_t	 mix = 0;

	for (int at = 0; at <= 16; at += 8)
		mix |= ((rgb >> at & 255) * (100 - percent) +
		    (with >> at & 255) * percent) / 100 << at;
	return mix;
}

static uint32_t
painted(const struct box_look *k, enum path_fill how)
{
	uint32_t	 fill = k->fill;

	if (!k->fill_told || fill == PAI_COLOUR_AUTO || how == PATH_EMPTY)
		return PAI_COLOUR_AUTO;
	switch (how) {
	case PATH_LIGHTER:
		return mixed(fill, 0xffffff, 20);
	case PATH_LIGHT:
		return mixed(fill, 0xffffff, 40);
	case PATH_DARKER:
		return mixed(fill, 0, 20);
	case PATH_DARK:
		return mixed(fill, 0, 40);
	default:
		return fill;
	}
}

/* The paths that show anything. */
static uint32_t
take_paths(const struct geometry *g, const struct box_look *k,
    struct pai_path to[GEOMETRY_PATHS])
{
	bool		 stroke = box_look_line(k).stroke != PAI_STROKE_NONE;
	const struct geometry_path *p;
	uint32_t	 n = 0;

	for (size_t i = 0; i < g->path_n; i++) {
		p = &g->path[i];
		to[n] = (struct pai_path){ .first = p->first, .n = p->n,
		    .fill = painted(k, (enum path_fill)p->fill),
		    .lined = stroke && p->lined };
		n += p->n > 1 && (to[n].lined ||
		    to[n].fill != PAI_COLOUR_AUTO);
	}
	return n;
}

static void
flip(struct geometry *g, bool x, bool y)
{
	int32_t	 w = (int32_t)g->width, h = (int32_t)g->height;
	double	 side;

	for (size_t i = 0; i < g->step_n; i++) {
		if (x)
			g->step[i].x = w - g->step[i].x;
		if (y)
			g->step[i].y = h - g->step[i].y;
	}
	if (x) {
		side = w - g->text[0];
		g->text[0] = w - g->text[2];
		g->text[2] = side;
	}
	if (y) {
		side = h - g->text[1];
		g->text[1] = h - g->text[3];
		g->text[3] = side;
	}
}

/* From the sides of the frame to the text. */
static void
take_text(const struct geometry *g, struct box_look *k)
{
	const double	 in[PAI_SIDE_MAX] = { [PAI_SIDE_TOP] = g->text[1],
	    [PAI_SIDE_RIGHT] = g->width - g->text[2],
	    [PAI_SIDE_BOTTOM] = g->height - g->text[3],
	    [PAI_SIDE_LEFT] = g->text[0] };

	for (unsigned i = 0; i < PAI_SIDE_MAX && g->text_told; i++)
		k->text[i] = in[i] > 0 ? (int32_t)in[i] : 0;
}

static struct pai_str
words_of(const struct drawing *g)
{
	const char	*s = g->own_alt != NULL && (g->groups > 0 ||
			    g->alt == NULL) ? g->own_alt : g->alt;

	if (s == NULL || g->place.decorative)
		return (struct pai_str){ "", 0 };
	return (struct pai_str){ s, strlen(s) };
}

uint32_t
outline_make(struct docx *d, bool has_text)
{
	struct drawing	*g = &d->flow->drawing;
	struct box_look	*k = &g->look;
	struct pai_path	 paths[GEOMETRY_PATHS];
	struct pai_outline o = { .size = sizeof(o), .path = paths,
	    .turn = g->figure.turn, .line = box_look_line(k), .start = k->start,
	    .end = k->end };

	if (has_text && !k->shaped && o.turn == 0)
		return 0;
	if (!k->shaped && (outline_begin(d) == NULL ||
	    !geometry_preset(d->geometry, "rect")))
		return 0;
	if (d->geometry->failed) {
		docx_fail(d, PAI_E_NOMEM);
		return 0;
	}
	flip(d->geometry, g->figure.flip_x, g->figure.flip_y);
	take_text(d->geometry, k);
	o.path_n = take_paths(d->geometry, k, paths);
	if (!has_text && o.path_n == 0)
		return 0;
	o.width = (int32_t)d->geometry->width;
	o.height = (int32_t)d->geometry->height;
	o.step = d->geometry->step;
	o.step_n = (uint32_t)d->geometry->step_n;
	o.alt = has_text ? (struct pai_str){ "", 0 } : words_of(g);
	return d->host->build_outline(d->build, &o);
}

/* A shape that is nothing but its outline. */
void
outline_alone(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	uint32_t	 outline;

	if (g->look.strange)
		return;
	g->carried = true;
	if ((outline = outline_make(d, false)) == 0 ||
	    (g->box = inline_leaf(d, PAI_N_BOX)) == NULL)
		return;
	g->box->as.box.outline = outline;
	pai_close(d->build, PAI_N_BOX);
}
