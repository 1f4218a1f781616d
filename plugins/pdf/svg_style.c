/*
 * How an element of an SVG picture looks.
 *
 * Attributes count least, then rules of style sheets, then the style
 * attribute (SVG 1.1, 6.4).  A value that is none leaves what was.
 */
#include "svg_style.h"

#include "kit/affix.h"
#include "kit/colour.h"
#include "kit/num.h"

#define	BLACK	0x000000u

struct styling {
	const struct svg_tree *tree;
	const struct svg_style *outer;
	struct svg_style *style;
	double		 percent_of;
};

void
svg_style_begin(struct svg_style *s)
{
	*s = (struct svg_style){ .fill = { SVG_PAINT_COLOUR, 255, BLACK, 0,
	    false }, .colour_alpha = 255, .fill_opacity = 1,
	    .stroke_opacity = 1, .stroke_width = 1, .miter = 4,
	    .font_size = 16, .opacity = 1, .stop_opacity = 1,
	    .stop = { SVG_PAINT_COLOUR, 255, BLACK, 0, false } };
}

/* ---- values ---- */

/* "url(#id)", quoted or not; the rest of the value stays in *s. */
static bool
reference(const struct svg_tree *t, struct pai_str *s, uint32_t *node)
{
	size_t		 n = 0;
	struct pai_str	 id;

	if (!p_begins_nocase(s->p, s->n, "url("))
		return false;
	while (n < s->n && s->p[n] != ')')
		n++;
	id = svg_trim((struct pai_str){ s->p + 4, n - 4 });
	if (id.n >= 2 && (id.p[0] == '"' || id.p[0] == '\''))
		id = (struct pai_str){ id.p + 1, id.n - 2 };
	*node = id.n > 1 && id.p[0] == '#' ? svg_by_id(t,
	    (struct pai_str){ id.p + 1, id.n - 1 }) : 0;
	n += n < s->n;
	*s = svg_trim((struct pai_str){ s->p + n, s->n - n });
	return true;
}

static bool
colour(const struct styling *c, struct pai_str v, uint32_t *rgb,
    uint8_t *alpha)
{
	unsigned	 a;

	if (v.n == 12 && p_begins_nocase(v.p, v.n, "currentcolor")) {
		*rgb = c->style->colour;
		*alpha = c->style->colour_alpha;
		return true;
	}
	if (v.n == 11 && p_begins_nocase(v.p, v.n, "transparent")) {
		*rgb = BLACK;
		*alpha = 0;
		return true;
	}
	if (!p_colour_css(v.p, v.n, rgb, &a))
		return false;
	*alpha = (uint8_t)a;
	return true;
}

static void
paint(const struct styling *c, struct pai_str v, struct svg_paint *out)
{
	struct svg_paint p = { SVG_PAINT_COLOUR, 255, BLACK, 0, false };

	if (reference(c->tree, &v, &p.server)) {
		p.kind = SVG_PAINT_SERVER;
		p.fallback = colour(c, v, &p.rgb, &p.alpha);
		*out = p;
	} else if (svg_is(v, "none")) {
		p.kind = SVG_PAINT_NONE;
		*out = p;
	} else if (colour(c, v, &p.rgb, &p.alpha)) {
		*out = p;
	}
}

/* One of some words; its place among them, else preset. */
static unsigned
one_of(struct pai_str v, const char *const *words, unsigned preset)
{
	for (unsigned i = 0; words[i] != NULL; i++)
		if (svg_is(v, words[i]))
			return i;
	return preset;
}

static bool
is_bold(struct pai_str v, bool now)
{
	struct svg_scan	 at = { v.p, v.n };
	double		 weight;

	if (svg_is(v, "bold") || svg_is(v, "bolder"))
		return true;
	if (svg_is(v, "normal") || svg_is(v, "lighter"))
		return false;
	return svg_scan_number(&at, &weight) ? weight >= 600 : now;
}

static double
font_size(const struct styling *c, struct pai_str v)
{
	static const struct { const char *name; double size; } names[] = {
		{ "xx-small", 9 }, { "x-small", 10 }, { "small", 13 },
		{ "medium", 16 }, { "large", 18 }, { "x-large", 24 },
		{ "xx-large", 32 },
	};
	double		 outer = c->outer->font_size, size;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (svg_is(v, names[i].name))
			return names[i].size;
	if (svg_is(v, "smaller"))
		return outer / 1.2;
	if (svg_is(v, "larger"))
		return outer * 1.2;
	size = svg_length(v, outer, outer, c->style->font_size);
	return size >= 0 ? size : c->style->font_size;
}

static unsigned
baseline(struct pai_str v)
{
	if (svg_is(v, "middle"))
		return SVG_BASELINE_MIDDLE;
	if (svg_is(v, "central"))
		return SVG_BASELINE_CENTRAL;
	if (svg_is(v, "hanging") || svg_is(v, "text-before-edge") ||
	    svg_is(v, "text-top"))
		return SVG_BASELINE_HANGING;
	if (svg_is(v, "text-after-edge") || svg_is(v, "text-bottom") ||
	    svg_is(v, "ideographic"))
		return SVG_BASELINE_BOTTOM;
	return SVG_BASELINE_ALPHABETIC;
}

/* An element of this kind that the value refers to; 0: none. */
static uint32_t
element(const struct styling *c, struct pai_str v, unsigned token)
{
	uint32_t	 node;

	return reference(c->tree, &v, &node) && node != 0 &&
	    c->tree->node[node].token == token ? node : 0;
}

/* ---- properties ---- */

static const char *const caps[] = { "butt", "round", "square", NULL };
static const char *const joins[] = { "miter", "round", "bevel", NULL };
static const char *const anchors[] = { "start", "middle", "end", NULL };

/* Those of lines. */
static bool
declare_stroke(const struct styling *c, unsigned property, struct pai_str v)
{
	struct svg_style *s = c->style;
	struct svg_scan	 at = { v.p, v.n };
	double		 n;

	switch (property) {
	case SVG_A_STROKE:
		paint(c, v, &s->stroke);
		return true;
	case SVG_A_STROKE_OPACITY:
		s->stroke_opacity = svg_share(v, s->stroke_opacity);
		return true;
	case SVG_A_STROKE_WIDTH:
		s->stroke_width = svg_length(v, s->font_size, c->percent_of,
		    s->stroke_width);
		return true;
	case SVG_A_STROKE_LINECAP:
		s->cap = (uint8_t)one_of(v, caps, s->cap);
		return true;
	case SVG_A_STROKE_LINEJOIN:
		s->join = (uint8_t)one_of(v, joins, s->join);
		return true;
	case SVG_A_STROKE_MITERLIMIT:
		if (svg_scan_number(&at, &n) && n >= 1 && n < SVG_FAR)
			s->miter = n;
		return true;
	case SVG_A_STROKE_DASHARRAY:
		s->dash = svg_is(v, "none") ? (struct pai_str){ NULL, 0 } : v;
		return true;
	case SVG_A_STROKE_DASHOFFSET:
		s->dash_offset = svg_length(v, s->font_size, c->percent_of,
		    0);
		return true;
	default:
		return false;
	}
}

/* "italic bold 12px/1.5 'A Family', serif" (CSS 2.1, 15.8). */
static void
declare_font(const struct styling *c, struct pai_str v)
{
	struct svg_style *s = c->style;
	size_t		 n;
	struct pai_str	 word;

	s->bold = s->italic = false;
	while (v.n > 0) {
		for (n = 0; n < v.n && !svg_is_blank(v.p[n]); n++)
			continue;
		word = (struct pai_str){ v.p, n };
		v = svg_trim((struct pai_str){ v.p + n, v.n - n });
		if (svg_is(word, "italic") || svg_is(word, "oblique")) {
			s->italic = true;
		} else if (svg_is(word, "bold")) {
			s->bold = true;
		} else if (!svg_is(word, "normal") && v.n > 0) {
			s->font_size = font_size(c, word);
			s->family = v;
			return;
		}
	}
}

/* Those of text. */
static bool
declare_text(const struct styling *c, unsigned property, struct pai_str v)
{
	struct svg_style *s = c->style;

	switch (property) {
	case SVG_A_FONT:
		declare_font(c, v);
		return true;
	case SVG_A_FONT_FAMILY:
		s->family = v;
		return true;
	case SVG_A_FONT_SIZE:
		s->font_size = font_size(c, v);
		return true;
	case SVG_A_FONT_STYLE:
		s->italic = svg_is(v, "italic") || svg_is(v, "oblique");
		return true;
	case SVG_A_FONT_WEIGHT:
		s->bold = is_bold(v, s->bold);
		return true;
	case SVG_A_TEXT_ANCHOR:
		s->anchor = (uint8_t)one_of(v, anchors, s->anchor);
		return true;
	case SVG_A_DOMINANT_BASELINE:
		s->baseline = (uint8_t)baseline(v);
		return true;
	case SVG_A_TEXT_DECORATION:
		if (!svg_is(v, "none"))
			s->left_out |= SVG_NO_DECORATION;
		return true;
	default:
		return false;
	}
}

/* Those that are not inherited. */
static void
declare_own(const struct styling *c, unsigned property, struct pai_str v)
{
	struct svg_style *s = c->style;
	bool		 none = svg_is(v, "none");

	switch (property) {
	case SVG_A_DISPLAY:
		s->none = none;
		break;
	case SVG_A_OPACITY:
		s->opacity = svg_share(v, s->opacity);
		break;
	case SVG_A_CLIP_PATH:
		s->clip = element(c, v, SVG_E_CLIP_PATH);
		break;
	case SVG_A_MASK:
		s->mask = element(c, v, SVG_E_MASK);
		break;
	case SVG_A_FILTER:
		s->left_out |= none ? 0u : SVG_NO_FILTER;
		break;
	case SVG_A_STOP_COLOR:
		paint(c, v, &s->stop);
		break;
	case SVG_A_STOP_OPACITY:
		s->stop_opacity = svg_share(v, s->stop_opacity);
		break;
	default:
		break;
	}
}

/* The rest of those that are. */
static bool
declare_fill(const struct styling *c, unsigned property, struct pai_str v)
{
	struct svg_style *s = c->style;

	switch (property) {
	case SVG_A_FILL:
		paint(c, v, &s->fill);
		return true;
	case SVG_A_FILL_OPACITY:
		s->fill_opacity = svg_share(v, s->fill_opacity);
		return true;
	case SVG_A_FILL_RULE:
		s->even_odd = svg_is(v, "evenodd");
		return true;
	case SVG_A_CLIP_RULE:
		s->clip_even_odd = svg_is(v, "evenodd");
		return true;
	case SVG_A_COLOR:
		(void)colour(c, v, &s->colour, &s->colour_alpha);
		return true;
	case SVG_A_VISIBILITY:
		s->hidden = !svg_is(v, "visible");
		return true;
	case SVG_A_MARKER: case SVG_A_MARKER_END: case SVG_A_MARKER_MID:
	case SVG_A_MARKER_START:
		if (!svg_is(v, "none"))
			s->left_out |= SVG_NO_MARKER;
		return true;
	default:
		return false;
	}
}

static void
declare(void *arg, unsigned property, struct pai_str v)
{
	const struct styling *c = arg;

	v = svg_trim(v);
	if (v.n == 0 || svg_is(v, "inherit"))
		return;
	if (!declare_fill(c, property, v) &&
	    !declare_stroke(c, property, v) && !declare_text(c, property, v))
		declare_own(c, property, v);
}

/* What the others are measured by comes first. */
static void
declare_basis(void *arg, unsigned property, struct pai_str v)
{
	if (property == SVG_A_FONT_SIZE || property == SVG_A_FONT ||
	    property == SVG_A_COLOR)
		declare(arg, property, v);
}

static void
declare_all(struct styling *c, struct svg_sheet *sheet, uint32_t node,
    void (*each)(void *, unsigned, struct pai_str))
{
	const struct svg_tree *t = c->tree;
	const struct svg_node *n = &t->node[node];
	const struct svg_attr *a;

	for (uint32_t i = 0; i < n->attr_n; i++) {
		a = &t->attr[n->attr + i];
		each(c, a->token, (struct pai_str){ t->bytes.p + a->at,
		    a->n });
	}
	svg_sheet_apply(sheet, node, each, c);
	svg_declarations(svg_attr(t, node, SVG_A_STYLE), each, c);
}

void
svg_style_of(const struct svg_tree *t, struct svg_sheet *sheet,
    uint32_t node, const struct svg_style *outer, double percent_of,
    struct svg_style *out)
{
	struct styling	 c = { t, outer, out, percent_of };
	struct pai_str	 space = svg_attr(t, node, SVG_A_XML_SPACE);

	*out = *outer;
	out->none = false;
	out->opacity = out->stop_opacity = 1;
	out->clip = out->mask = 0;
	out->left_out = 0;
	out->stop = (struct svg_paint){ SVG_PAINT_COLOUR, 255, BLACK, 0,
	    false };
	if (space.p != NULL)
		out->preserve = svg_is(space, "preserve");
	declare_all(&c, sheet, node, declare_basis);
	declare_all(&c, sheet, node, declare);
}
