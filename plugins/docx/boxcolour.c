/*
 * Colours of DrawingML, and the names that VML shares (ECMA-376-1 20.1.2.3).
 *
 * A gradient is the first of its colours, a pattern that of its lines.
 */
#include "boxlook.h"

#include <math.h>
#include <string.h>

#include "flow.h"
#include "length.h"

#define	GAMMA		2.2	/* of a screen */

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

uint32_t
box_colour_named(const char *s, size_t n, uint32_t preset)
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

/* Between white, or black, and the colour, as light adds up. */
static uint32_t
blended(uint32_t rgb, int32_t share, double with)
{
	double		 part = share > 100000 ? 1 : share / 100000.0, v;
	uint32_t	 mix = 0;

	for (int at = 0; at <= 16; at += 8) {
		v = pow((rgb >> at & 255) / 255.0, GAMMA) * part +
		    with * (1 - part);
		mix |= (uint32_t)lround(pow(v, 1 / GAMMA) * 255) << at;
	}
	return mix;
}

uint32_t
box_colour_thinned(uint32_t rgb, int32_t share)
{
	uint32_t	 part = share < 0 ? 0 : share > 100000 ? 100 :
			    (uint32_t)share / 1000;
	uint32_t	 mix = 0;

	for (int at = 0; at <= 16; at += 8)
		mix |= ((rgb >> at & 255) * part + 255 * (100 - part)) / 100
		    << at;
	return mix;
}

/* 20.1.2.3. */
static const struct scope *
change_child(struct docx *d, unsigned token)
{
	uint32_t	*c = d->flow->drawing.look.colour;

	if (*c == PAI_COLOUR_AUTO)
		return NULL;
	switch (token) {
	case A_lumMod:
		*c = theme_lit(*c, percent(d), 0);
		break;
	case A_lumOff:
		*c = theme_lit(*c, 100000, percent(d));
		break;
	case A_shade:
		*c = blended(*c, percent(d), 0);
		break;
	case A_tint:
		*c = blended(*c, percent(d), 1);
		break;
	case A_alpha:
		*c = percent(d) == 0 ? PAI_COLOUR_AUTO :
		    box_colour_thinned(*c, percent(d));
		break;
	default:
		break;
	}
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
	case A_fgClr:
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
		*c = prop_hex(attr(d, N_lastClr), box_colour_named(s, strlen(s),
		    0));
	else if (token == A_prstClr)
		*c = box_colour_named(s, strlen(s), 0);
	else
		*c = theme_colour(d, theme_name(s), NULL, NULL, 0);
	return &scope_change;
}

static const struct scope scope_colour = { colour_child, NULL, NULL };

const struct scope *
box_colour(struct docx *d, uint32_t *to)
{
	d->flow->drawing.look.colour = to;
	return &scope_colour;
}
