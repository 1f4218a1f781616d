/*
 * How a text box looks: its line, its fill, and where its text begins.
 *
 * Both kinds of drawing say this before and behind the text, so that the
 * node's record is made when the shape ends (ECMA-376-1 20.1.2.2.35, 21.1.2.1.1;
 * ECMA-376-4 19.1.2.19).
 */
#include "boxlook.h"

#include <string.h>

#include "flow.h"
#include "kit/num.h"
#include "length.h"

#define	EMU_MAX		182880000	/* 200 inches */
#define	INSET_X		7200		/* mpt: a tenth of an inch */
#define	INSET_Y		3600
#define	LINE_PRESET	750	/* mpt: 9525 EMU */
#define	LINE_MAX	100000		/* mpt */

void
box_look_reset(struct box_look *k)
{
	memset(k, 0, sizeof(*k));
	k->fill = k->line.colour = k->ink = PAI_COLOUR_AUTO;
	k->inset[PAI_SIDE_LEFT] = k->inset[PAI_SIDE_RIGHT] = INSET_X;
	k->inset[PAI_SIDE_TOP] = k->inset[PAI_SIDE_BOTTOM] = INSET_Y;
}

struct pai_border
box_look_line(const struct box_look *k)
{
	struct pai_border b = k->line;

	b.width = b.width > 0 ? b.width : LINE_PRESET;
	if (!k->line_told || k->line_none)
		b.stroke = PAI_STROKE_NONE;
	else if (b.stroke != PAI_STROKE_NONE && k->dash != PAI_STROKE_NONE)
		b.stroke = k->dash;
	return b;
}

static bool
is_known(const struct box_look *k)
{
	return k->line_told || k->fill_told || k->text_told;
}

/* The record of a box as large as given; 0: nothing is known of it. */
uint32_t
box_look_style(struct docx *d, const struct box_look *k, int32_t width,
    int32_t height)
{
	struct pai_style	 s = { .size = sizeof(s), .width = width,
				    .height = height };

	if (width <= 0)
		return 0;
	s.set = PAI_SF_WIDTH | PAI_SF_HEIGHT;
	if (is_known(k)) {
		s.height_exact = !k->grows;
		s.set |= PAI_SF_PADDING | PAI_SF_BORDER;
		for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
			s.padding[i] = k->inset[i] + k->text[i];
			s.border[i] = box_look_line(k);
		}
	}
	if (k->fill_told && k->fill != PAI_COLOUR_AUTO) {
		s.set |= PAI_SF_BACKGROUND;
		s.background = k->fill;
	}
	if (k->ink != PAI_COLOUR_AUTO) {
		s.set |= PAI_SF_COLOUR;
		s.colour = k->ink;
	}
	if (k->valign != PAI_VALIGN_TOP) {
		s.set |= PAI_SF_VALIGN;
		s.valign = k->valign;
	}
	s.flow = k->flow;
	s.text_scale = k->text_scale;
	s.line_cut = k->line_cut;
	return d->host->build_style(d->build, &s);
}

/* ---- shape properties of DrawingML ---- */

static const char *
value(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);

	return s == NULL ? "" : s;
}

/* a:headEnd is where the line begins (20.1.8.38, 20.1.8.57). */
static struct pai_line_end
line_end(struct docx *d)
{
	static const char *const arrows[] = { "none", "triangle", "stealth",
	    "diamond", "oval", "arrow" };
	static const char *const sizes[] = { "sm", "med", "lg" };
	struct pai_line_end e = { PAI_ARROW_NONE, PAI_ARROW_MEDIUM,
	    PAI_ARROW_MEDIUM };

	for (uint8_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
		if (attr_is(d, N_type, arrows[i]))
			e.arrow = i;
	for (uint8_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		if (attr_is(d, N_w, sizes[i]))
			e.width = i;
		if (attr_is(d, N_len, sizes[i]))
			e.length = i;
	}
	return e;
}

static const struct scope *
line_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	switch (token) {
	case A_noFill:
		k->line_none = true;
		return NULL;
	case A_solidFill:
	case A_gradFill:
	case A_pattFill:
		k->line.stroke = PAI_STROKE_SINGLE;
		return box_colour(d, &k->line.colour);
	case A_prstDash:
		k->dash = strstr(value(d, N_val), "ash") != NULL ?
		    PAI_STROKE_DASHED : strstr(value(d, N_val), "ot") != NULL ?
		    PAI_STROKE_DOTTED : PAI_STROKE_NONE;
		return NULL;
	case A_headEnd:
		k->start = line_end(d);
		return NULL;
	case A_tailEnd:
		k->end = line_end(d);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_line = { line_child, NULL, NULL };

/* a:ln, a:solidFill and their kin inside spPr; NULL: it is another. */
const struct scope *
box_look_props(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	switch (token) {
	case A_ln:
		k->line_told = true;
		if (attr(d, N_w) != NULL)
			k->line.width = p_num_scale(attr_int(d, N_w, 0,
			    EMU_MAX, 0), 10, 127);
		return &scope_line;
	case A_noFill:
		k->fill_told = true;
		return NULL;
	case A_solidFill:
	case A_gradFill:
	case A_pattFill:
		k->fill_told = true;
		return box_colour(d, &k->fill);
	default:
		return NULL;
	}
}

/* wps:style: what holds where the shape itself says nothing (20.1.4). */
static const struct scope *
style_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;
	int32_t		 index = attr_int(d, N_idx, 0, 2000, 0);

	if (token == A_fontRef)
		return box_colour(d, &k->ink);
	if (index == 0)
		return NULL;
	if (token == A_lnRef && !k->line_none) {
		k->line_told = true;
		k->line.stroke = PAI_STROKE_SINGLE;
		if (k->line.width == 0)
			k->line.width = theme_line(d, index);
		return box_colour(d, &k->line.colour);
	}
	if (token == A_fillRef && !k->fill_told) {
		k->fill_told = true;
		return box_colour(d, &k->fill);
	}
	return NULL;
}

static const struct scope scope_style = { style_child, NULL, NULL };

const struct scope *
box_look_refs(void)
{
	return &scope_style;
}

static int32_t
inset(struct docx *d, unsigned token, int32_t preset)
{
	if (attr(d, token) == NULL)
		return preset;
	return p_num_scale(attr_int(d, token, 0, EMU_MAX, 0), 10, 127);
}

/* A percentage in its thousandths, as 1/1000; 0: none is given. */
static uint16_t
share(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);
	bool		 clamped = false;
	int32_t		 v = 0;

	if (s == NULL)
		return 0;
	if (strchr(s, '%') == NULL)
		return (uint16_t)(attr_int(d, token, 0, 100000, 0) / 100);
	(void)length_parse(s, 10, &v, &clamped);
	return (uint16_t)prop_clamp(v, 0, 1000);
}

/* 20.1.10.83 ST_TextVerticalType. */
static uint8_t
body_flow(struct docx *d)
{
	if (attr_is(d, N_vert, "eaVert") ||
	    attr_is(d, N_vert, "wordArtVertRtl") ||
	    attr_is(d, N_vert, "wordArtVert") ||
	    attr_is(d, N_vert, "mongolianVert"))
		return PAI_FLOW_VERTICAL;
	return attr_is(d, N_vert, "vert") ? PAI_FLOW_DOWN :
	    attr_is(d, N_vert, "vert270") ? PAI_FLOW_UP : PAI_FLOW_LR;
}

static const struct scope *
body_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	if (token == A_spAutoFit)
		k->grows = true;
	if (token == A_normAutofit) {
		k->text_scale = share(d, N_fontScale) % 1000;
		k->line_cut = share(d, N_lnSpcReduction) % 1000;
	}
	return NULL;
}

static const struct scope scope_body = { body_child, NULL, NULL };

/* wps:bodyPr. */
const struct scope *
box_look_body(struct docx *d)
{
	struct box_look	*k = &d->flow->drawing.look;

	k->text_told = true;
	k->inset[PAI_SIDE_LEFT] = inset(d, N_lIns, INSET_X);
	k->inset[PAI_SIDE_RIGHT] = inset(d, N_rIns, INSET_X);
	k->inset[PAI_SIDE_TOP] = inset(d, N_tIns, INSET_Y);
	k->inset[PAI_SIDE_BOTTOM] = inset(d, N_bIns, INSET_Y);
	k->flow = body_flow(d);
	if (attr_is(d, N_anchor, "ctr"))
		k->valign = PAI_VALIGN_CENTRE;
	else if (attr_is(d, N_anchor, "b"))
		k->valign = PAI_VALIGN_BOTTOM;
	return &scope_body;
}

/* ---- attributes of VML ---- */

/* "#4f81bd [3204]", "#fc0", "white". */
static uint32_t
vml_colour(const char *s, uint32_t preset)
{
	size_t	 n = strcspn(s, " [");
	char	 six[7] = "";

	if (s[0] != '#')
		return box_colour_named(s, n, preset);
	if (n == 7)
		memcpy(six, s + 1, 6);
	else if (n == 4)
		for (size_t i = 0; i < 6; i++)
			six[i] = s[1 + i / 2];
	return prop_hex(six, preset);
}

static bool
is_off(const char *s)
{
	return s[0] == 'f' || strcmp(s, "0") == 0;
}

/* What a v:shape or v:rect says of itself. */
void
box_look_vml(struct docx *d)
{
	struct box_look	*k = &d->flow->drawing.look;
	bool		 clamped;
	const char	*s;

	k->line_told = k->fill_told = true;
	k->line.stroke = is_off(value(d, N_stroked)) ? PAI_STROKE_NONE :
	    PAI_STROKE_SINGLE;
	k->line.colour = vml_colour(value(d, N_strokecolor), 0);
	k->line.width = 750;
	if ((s = attr(d, N_strokeweight)) != NULL &&
	    length_parse(s, 1000, &k->line.width, &clamped))
		k->line.width = prop_clamp(k->line.width, 0, LINE_MAX);
	if (!is_off(value(d, N_filled)))
		k->fill = vml_colour(value(d, N_fillcolor), 0xffffff);
}

/* v:textbox: inset="left,top,right,bottom". */
void
box_look_textbox(struct docx *d)
{
	static const uint8_t order[] = { PAI_SIDE_LEFT, PAI_SIDE_TOP,
	    PAI_SIDE_RIGHT, PAI_SIDE_BOTTOM };
	struct box_look	*k = &d->flow->drawing.look;
	const char	*s = value(d, N_inset), *css = value(d, N_style);
	bool		 clamped;
	char		 one[32];
	size_t		 n;
	int32_t		 v;

	k->text_told = true;
	k->grows = strstr(css, "mso-fit-shape-to-text:t") != NULL;
	if (strstr(css, "layout-flow:vertical") != NULL)
		k->flow = strstr(css, "bottom-to-top") != NULL ?
		    PAI_FLOW_UP : strstr(css, "vertical-ideographic") !=
		    NULL ? PAI_FLOW_VERTICAL : PAI_FLOW_DOWN;
	for (size_t i = 0; i < 4 && *s != '\0'; i++) {
		n = strcspn(s, ",");
		if (n > 0 && n < sizeof(one)) {
			memcpy(one, s, n);
			one[n] = '\0';
			if (length_parse(one, LENGTH_PIXEL, &v, &clamped))
				k->inset[order[i]] = prop_clamp(v, 0,
				    LINE_MAX);
		}
		s += n + (s[n] == ',');
	}
}
