/*
 * How a text box looks: its line, its fill, and where its text begins.
 *
 * Both kinds of drawing say this before and behind the text, so that the
 * node's record is made when the shape ends (ECMA-376-1 20.1.2.2.35, 21.1.2.1.1;
 * ECMA-376-4 19.1.2.19).  A gradient is the first of its colours.
 */
#include "boxlook.h"

#include <string.h>

#include "flow.h"
#include "kit/num.h"
#include "length.h"

#define	EMU_MAX		182880000	/* 200 inches */
#define	INSET_X		7200		/* mpt: a tenth of an inch */
#define	INSET_Y		3600
#define	LINE_MAX	100000		/* mpt */

void
box_look_reset(struct box_look *k)
{
	memset(k, 0, sizeof(*k));
	k->fill = k->line.colour = PAI_COLOUR_AUTO;
	k->inset[PAI_SIDE_LEFT] = k->inset[PAI_SIDE_RIGHT] = INSET_X;
	k->inset[PAI_SIDE_TOP] = k->inset[PAI_SIDE_BOTTOM] = INSET_Y;
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
		memcpy(s.padding, k->inset, sizeof(s.padding));
		for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
			s.border[i] = k->line;
	}
	if (k->fill_told && k->fill != PAI_COLOUR_AUTO) {
		s.set |= PAI_SF_BACKGROUND;
		s.background = k->fill;
	}
	if (k->valign != PAI_VALIGN_TOP) {
		s.set |= PAI_SF_VALIGN;
		s.valign = k->valign;
	}
	return d->host->build_style(d->build, &s);
}

/* ---- colours of DrawingML ---- */

/* bg1, tx1 and the like, as the theme calls them (20.1.10.54). */
static const char *
theme_name(const char *s)
{
	static const char *const names[][2] = { { "bg1", "background1" },
	    { "tx1", "text1" }, { "bg2", "background2" }, { "tx2", "text2" },
	    { "dk1", "dark1" }, { "lt1", "light1" }, { "dk2", "dark2" },
	    { "lt2", "light2" }, { "hlink", "hyperlink" },
	    { "folHlink", "followedHyperlink" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i][0], s) == 0)
			return names[i][1];
	return s;
}

static uint32_t
named_colour(const char *s, size_t n, uint32_t preset)
{
	static const struct { const char *name; uint32_t rgb; } names[] = {
	    { "black", 0 }, { "white", 0xffffff }, { "window", 0xffffff },
	    { "windowText", 0 }, { "red", 0xff0000 }, { "green", 0x008000 },
	    { "blue", 0x0000ff }, { "yellow", 0xffff00 },
	    { "gray", 0x808080 }, { "silver", 0xc0c0c0 } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].name) == n &&
		    strncmp(names[i].name, s, n) == 0)
			return names[i].rgb;
	return preset;
}

static const char *
value(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);

	return s == NULL ? "" : s;
}

/* Thousandths of a percent; the strict form has a sign (20.1.10.40). */
static int32_t
percent(struct docx *d)
{
	const char	*s = value(d, N_val);
	bool		 clamped = false;
	int32_t		 v = 0;

	if (strchr(s, '%') == NULL)
		return attr_int(d, N_val, 0, 1000000, 0);
	(void)length_parse(s, 1000, &v, &clamped);
	return v < 0 ? 0 : v;
}

static const struct scope *
change_child(struct docx *d, unsigned token)
{
	uint32_t	*c = d->flow->drawing.look.colour;

	if (token == A_lumMod)
		*c = theme_lit(*c, percent(d), 0);
	else if (token == A_lumOff)
		*c = theme_lit(*c, 100000, percent(d));
	return NULL;
}

static const struct scope scope_change = { change_child, NULL, NULL };

/* A colour goes where look.colour says; the first one counts. */
static const struct scope *
colour_child(struct docx *d, unsigned token)
{
	uint32_t	*c = d->flow->drawing.look.colour;
	const char	*s = value(d, N_val);

	switch (token) {
	case A_gsLst:
	case A_gs:
		return &scope_same;
	case A_srgbClr:
	case A_sysClr:
	case A_schemeClr:
	case A_prstClr:
		break;
	default:
		return NULL;
	}
	if (*c != PAI_COLOUR_AUTO)
		return NULL;
	if (token == A_srgbClr)
		*c = prop_hex(s, 0);
	else if (token == A_sysClr)
		*c = prop_hex(attr(d, N_lastClr), named_colour(s, strlen(s),
		    0));
	else if (token == A_prstClr)
		*c = named_colour(s, strlen(s), 0);
	else
		*c = theme_colour(d, theme_name(s), NULL, NULL, 0);
	return &scope_change;
}

static const struct scope scope_colour = { colour_child, NULL, NULL };

/* ---- shape properties of DrawingML ---- */

static const struct scope *
line_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	switch (token) {
	case A_noFill:
		k->line.stroke = PAI_STROKE_NONE;
		return NULL;
	case A_solidFill:
	case A_gradFill:
		k->line.stroke = PAI_STROKE_SINGLE;
		k->colour = &k->line.colour;
		return &scope_colour;
	case A_prstDash:
		if (k->line.stroke != PAI_STROKE_NONE &&
		    strstr(value(d, N_val), "ash") != NULL)
			k->line.stroke = PAI_STROKE_DASHED;
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
		k->line.width = p_num_scale(attr_int(d, N_w, 0, EMU_MAX,
		    9525), 10, 127);
		return &scope_line;
	case A_noFill:
		k->fill_told = true;
		return NULL;
	case A_solidFill:
	case A_gradFill:
		k->fill_told = true;
		k->colour = &k->fill;
		return &scope_colour;
	default:
		return NULL;
	}
}

/* wps:style: what holds where the shape itself says nothing (20.1.4). */
static const struct scope *
style_child(struct docx *d, unsigned token)
{
	struct box_look	*k = &d->flow->drawing.look;

	if (attr_int(d, N_idx, 0, 2000, 0) == 0)
		return NULL;
	if (token == A_lnRef && (!k->line_told ||
	    (k->line.stroke != PAI_STROKE_NONE &&
	    k->line.colour == PAI_COLOUR_AUTO))) {
		k->line_told = true;
		k->line.stroke = PAI_STROKE_SINGLE;
		if (k->line.width == 0)
			k->line.width = 750;
		k->colour = &k->line.colour;
		return &scope_colour;
	}
	if (token == A_fillRef && !k->fill_told) {
		k->fill_told = true;
		k->colour = &k->fill;
		return &scope_colour;
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

static const struct scope *
body_child(struct docx *d, unsigned token)
{
	if (token == A_spAutoFit)
		d->flow->drawing.look.grows = true;
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
		return named_colour(s, n, preset);
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
	const char	*s = value(d, N_inset);
	bool		 clamped;
	char		 one[32];
	size_t		 n;
	int32_t		 v;

	k->text_told = true;
	k->grows = strstr(value(d, N_style), "mso-fit-shape-to-text:t") !=
	    NULL;
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
