/*
 * Drawings of the older kind: VML shapes (ECMA-376-4 19.1), and embedded
 * objects, which are shown by the picture that Word keeps of them.
 *
 * A shape's size and place are declarations of CSS; inside a group, numbers
 * without a unit count in the group's own.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dml.h"
#include "flow.h"
#include "kit/num.h"
#include "kit/utf8.h"
#include "length.h"

/* Letters that fill a shape, 1/1000 of their size, and mpt. */
#define	EM		1000
#define	LETTER		650	/* about as wide as a Latin one is */
#define	LETTERS_MIN	1000
#define	LETTERS_MAX	400000

static const struct scope scope_vml, scope_group, scope_shape;

/* ---- declarations ---- */

/* The value of a property, *n bytes of it; NULL: it is not declared. */
static const char *
css_value(const char *style, const char *property, size_t *n)
{
	size_t		 len = strlen(property);
	const char	*s = style;

	for (; s != NULL; s = strchr(s, ';')) {
		s += strspn(s, "; \t\r\n");
		if (strncmp(s, property, len) == 0 && s[len] == ':')
			break;
	}
	if (s == NULL)
		return NULL;
	s += len + 1;
	s += strspn(s, " \t\r\n");
	*n = strcspn(s, "; \t\r\n");
	return s;
}

/* A length, mpt; 0: none that we read. */
static int32_t
css_length(const struct drawing *g, const char *style, const char *property,
    bool y)
{
	size_t		 n;
	const char	*s = css_value(style, property, &n);
	bool		 clamped, bare;
	int32_t		 v;

	if (s == NULL)
		return 0;
	bare = g->groups > 0 && strspn(s, "+-.0123456789") >= n;
	if (!length_parse(s, bare ? 1 : LENGTH_PIXEL, &v, &clamped))
		return 0;
	if (!bare)
		return v;
	v = group_length(g, y, v);
	return v < PAI_MPT_MAX && v > -PAI_MPT_MAX ? v : 0;
}

/* A number without a unit; 0: none. */
static int32_t
bare(struct docx *d, const char *property)
{
	const char	*style = attr(d, N_style), *s;
	size_t		 n;
	int32_t		 v = 0;
	bool		 clamped;

	s = style == NULL ? NULL : css_value(style, property, &n);
	return s != NULL && length_parse(s, 1, &v, &clamped) ? v : 0;
}

static int32_t
positive(int32_t v)
{
	return v > 0 ? v : 0;
}

/* mso-position-horizontal:center and the like; false: an offset. */
static bool
css_place(const char *style, const char *property, uint8_t *place)
{
	size_t		 n;
	const char	*s = css_value(style, property, &n);

	if (s == NULL || strncmp(s, "absolute", n) == 0)
		return false;
	*place = anchor_place(s, n);
	return true;
}

static uint8_t
css_from(const char *style, const char *property, enum pai_from text)
{
	size_t		 n;
	const char	*s = css_value(style, property, &n);

	if (s == NULL || strncmp(s, "text", n) == 0)
		return (uint8_t)text;
	return strncmp(s, "char", n) == 0 ? (uint8_t)PAI_FROM_CHARACTER :
	    anchor_from(s, n);
}

/* mso-wrap-distance-left and the like; by default an eighth of an inch. */
static int32_t
css_gap(const struct drawing *g, const char *style, int side)
{
	static const char *const names[] = { "mso-wrap-distance-top",
	    "mso-wrap-distance-right", "mso-wrap-distance-bottom",
	    "mso-wrap-distance-left" };
	size_t		 n;

	if (css_value(style, names[side], &n) == NULL)
		return side == PAI_SIDE_LEFT || side == PAI_SIDE_RIGHT ?
		    9000 : 0;
	return positive(css_length(g, style, names[side], false));
}

static void
take_place(struct drawing *g, const char *style)
{
	struct pai_figure	*f = &g->place;
	size_t			 n;
	const char		*z = css_value(style, "z-index", &n);

	g->anchored = true;
	f->behind = z != NULL && z[0] == '-';
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		f->gap[i] = css_gap(g, style, i);
	f->from_x = css_from(style, "mso-position-horizontal-relative",
	    PAI_FROM_COLUMN);
	f->from_y = css_from(style, "mso-position-vertical-relative",
	    PAI_FROM_PARAGRAPH);
	if (!css_place(style, "mso-position-horizontal", &f->place_x))
		f->x = css_length(g, style, "margin-left", false);
	if (!css_place(style, "mso-position-vertical", &f->place_y))
		f->y = css_length(g, style, "margin-top", true);
}

static void
take_turn(struct pai_figure *f, const char *style)
{
	size_t		 n;
	const char	*s = css_value(style, "rotation", &n);
	int32_t		 v = 0;
	bool		 clamped;

	if (s != NULL && length_parse(s, 1000, &v, &clamped)) {
		/* fd: 65536ths of a degree */
		if (n > 2 && strncmp(s + n - 2, "fd", 2) == 0)
			v /= 65;
		v = v / 1000 % 360;
		f->turn = (int16_t)(v < 0 ? v + 360 : v);
	}
	s = css_value(style, "flip", &n);
	f->flip_x = s != NULL && memchr(s, 'x', n) != NULL;
	f->flip_y = s != NULL && memchr(s, 'y', n) != NULL;
}

/* ---- shapes ---- */

static void
rule(struct docx *d)
{
	if (!paragraph_instead(d))
		return;
	(void)pai_open(d->build, PAI_N_RULE);
	pai_close(d->build, PAI_N_RULE);
	d->flow->drawing.carried = true;
}

static const char *
keep(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);

	return s == NULL || s[0] == '\0' ? NULL : docx_keep(d, s);
}

static void
take_style(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*style = attr(d, N_style);
	size_t		 n;
	const char	*s;

	g->own_alt = keep(d, N_alt);
	if (g->own_alt == NULL)
		g->own_alt = keep(d, N_title);
	g->own_href = keep(d, N_href);
	if (style == NULL)
		return;
	g->own_width = positive(css_length(g, style, "width", false));
	g->own_height = positive(css_length(g, style, "height", true));
	if (g->groups > 0) {
		g->own_x = group_place(g, false, bare(d, "left"));
		g->own_y = group_place(g, true, bare(d, "top"));
	}
	take_turn(&g->figure, style);
	s = css_value(style, "position", &n);
	if (g->groups == 0 && s != NULL && strncmp(s, "absolute", n) == 0)
		take_place(g, style);
}

static const struct scope *
shape(struct docx *d, unsigned token)
{
	if (attr_is(d, O_hr, "t")) {
		rule(d);
		return NULL;
	}
	shape_reset(&d->flow->drawing);
	take_style(d);
	box_look_vml(d);
	vml_outline(d, token);
	return &scope_shape;
}

/* A group counts in coordsize, 1000 by 1000 where it does not say. */
static const struct scope *
group(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*size = attr(d, N_coordsize);
	const char	*origin = attr(d, N_coordorigin);
	long		 x = 1000, y = 1000;
	int64_t		 off[2], from[2] = { 0, 0 };
	char		*end;

	shape_reset(g);
	take_style(d);
	if (size != NULL) {
		x = strtol(size, &end, 10);
		if (*end == ',')
			y = strtol(end + 1, NULL, 10);
	}
	if (g->alt == NULL)
		g->alt = g->own_alt;
	if (g->groups == 0 && g->width <= 0) {
		g->width = g->own_width;
		g->height = g->own_height;
	}
	if (g->groups == 0 && !g->anchored)
		anchor_in_line(d);
	off[0] = bare(d, "left");
	off[1] = bare(d, "top");
	if (origin != NULL) {
		from[0] = strtol(origin, &end, 10);
		if (*end == ',')
			from[1] = strtol(end + 1, NULL, 10);
	}
	group_open(g);
	group_scale(g, false, g->own_width, x);
	group_scale(g, true, g->own_height, y);
	group_shift(g, off, from);
	return &scope_group;
}

/* w10:wrap (ECMA-376-4 19.3.2.6); what stands on one side runs around. */
static void
wrap(struct docx *d)
{
	struct pai_figure	*f = &d->flow->drawing.place;

	if (attr_is(d, N_type, "square"))
		f->wrap = PAI_WRAP_SQUARE;
	else if (attr_is(d, N_type, "tight") || attr_is(d, N_type, "through"))
		f->wrap = PAI_WRAP_TIGHT;
	else if (attr_is(d, N_type, "topAndBottom"))
		f->wrap = PAI_WRAP_TOP_BOTTOM;
	f->sides = anchor_sides(d, N_side);
}

/* ---- pictures ---- */

/* A fraction: 0.25, 25% or, in 65536ths, 16384f (19.1.2.11). */
static int32_t
fraction(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);
	bool		 clamped, f, percent;
	int32_t		 v;

	if (s == NULL)
		return 0;
	f = strchr(s, 'f') != NULL;
	percent = strchr(s, '%') != NULL;
	if (!length_parse(s, f ? 1 : percent ? 10 : 1000, &v, &clamped))
		return 0;
	v = f ? p_num_scale(v, 1000, 65536) : v;
	return v < -100000 ? -100000 : v > 1000 ? 1000 : v;
}

static void
image_data(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	int32_t		*side = g->figure.crop;

	g->blip = keep(d, R_id);
	if (g->blip == NULL)
		g->blip = keep(d, R_pict);
	if (g->blip == NULL)
		g->blip = keep(d, R_href);
	side[PAI_SIDE_TOP] = fraction(d, N_croptop);
	side[PAI_SIDE_RIGHT] = fraction(d, N_cropright);
	side[PAI_SIDE_BOTTOM] = fraction(d, N_cropbottom);
	side[PAI_SIDE_LEFT] = fraction(d, N_cropleft);
	if (g->own_alt == NULL)
		g->own_alt = keep(d, O_title);
	if (g->blip != NULL)
		picture(d);
}

/* A picture that fills a shape once is shown; tiles are a pattern. */
static void
fill(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	if (attr(d, N_opacity) != NULL && g->look.fill != PAI_COLOUR_AUTO)
		g->look.fill = box_colour_thinned(g->look.fill,
		    100 * fraction(d, N_opacity));
	g->blip = keep(d, R_id);
	if (g->blip != NULL && attr_is(d, N_type, "frame"))
		picture(d);
	g->blip = NULL;
}

/* ---- words along a path ---- */

/* The size, mpt, at which the words fill the shape at hand. */
static int32_t
letter_size(const struct drawing *g, const char *s)
{
	int32_t		 w, h, across = 0, widest = 1, lines = 1;
	size_t		 n = strlen(s);
	uint32_t	 cp;

	for (size_t i = 0; i < n; ) {
		i += p_utf8_next(s + i, n - i, &cp);
		across += cp == '\n' ? -across : p_is_cjk(cp) ? EM : LETTER;
		lines += cp == '\n';
		widest = across > widest ? across : widest;
	}
	shape_size(g, &w, &h);
	h = h / lines;
	w = p_num_scale(w, EM, widest);
	return prop_clamp(w < h ? w : h, LETTERS_MIN, LETTERS_MAX);
}

/* The line and fill are of its letters, which fill the shape. */
static void
text_path(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	struct box_look	*look = &g->look;
	uint32_t	 ink = look->fill;
	const char	*s = keep(d, N_string);
	int32_t		 size;

	if (s == NULL)
		return;
	box_look_reset(look);
	look->text_told = true;
	look->ink = ink;
	size = letter_size(g, s);
	memset(look->inset, 0, sizeof(look->inset));
	if (!dml_box_open(d))
		return;
	dml_paragraphs(d, s, size);
	dml_box_close(d);
}

/* ---- objects ---- */

static void
object(struct docx *d)
{
	const struct relation	*rel = relation_find(d->rels, attr(d, R_id));
	const char		*program = attr(d, N_ProgID);
	char			 words[128];

	d->flow->drawing.carried = true;
	if (rel != NULL && rel->external) {
		docx_once(d, PAI_M_OPC_EXTERNAL, rel->target);
		return;
	}
	(void)snprintf(words, sizeof(words), "an embedded object%s%.60s, "
	    "shown by its picture", program == NULL ? "" : " of ",
	    program == NULL ? "" : program);
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, words);
}

static void
control(struct docx *d)
{
	const char	*name = attr(d, W_name);
	char		 words[128];

	(void)snprintf(words, sizeof(words), "a control%s%.60s",
	    name == NULL ? "" : ", ", name == NULL ? "" : name);
	docx_once(d, PAI_M_DOCX_ACTIVE, words);
	d->flow->drawing.carried = true;
}

/* ---- the drawing ---- */

static const struct scope *
vml_child(struct docx *d, unsigned token)
{
	switch (token) {
	case V_shape:
	case V_rect:
	case V_roundrect:
	case V_oval:
	case V_line:
	case V_polyline:
		return shape(d, token);
	case V_group:
		return group(d);
	case V_textbox:
		box_look_textbox(d);
		return &scope_same;
	case W10_wrap:
		wrap(d);
		return NULL;
	case W_txbxContent:
		return box_start(d);
	case V_imagedata:
		image_data(d);
		return NULL;
	case V_fill:
		fill(d);
		return NULL;
	case V_stroke:
		vml_stroke(d);
		return NULL;
	case V_textpath:
		text_path(d);
		return NULL;
	case O_OLEObject:
		object(d);
		return NULL;
	case W_control:
		control(d);
		return NULL;
	case O_ink:
		return drawing_told(d, "ink");
	case W_drawing:
		return drawing_start(d);
	default:
		return NULL;
	}
}

static void
vml_end(struct docx *d)
{
	if (!d->flow->drawing.carried)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "a drawing of none of the kinds that are");
}

static void
group_end(struct docx *d)
{
	group_close(&d->flow->drawing);
}

static const struct scope scope_group = { vml_child, group_end, NULL };
static const struct scope scope_shape = { vml_child, shape_close, NULL };
static const struct scope scope_vml = { vml_child, vml_end, NULL };

const struct scope *
vml_start(struct docx *d)
{
	memset(&d->flow->drawing, 0, sizeof(d->flow->drawing));
	return &scope_vml;
}
