/*
 * Values that several properties share: colours, shading, borders, sides.
 */
#include "props.h"

#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"

int32_t
prop_clamp(int32_t v, int32_t min, int32_t max)
{
	return v < min ? min : v > max ? max : v;
}

uint32_t
prop_hex(const char *s, uint32_t preset)
{
	uint32_t	 v = 0;
	size_t		 n = 0;

	if (s == NULL)
		return preset;
	for (int digit; n < 7 && (digit = p_hex_digit(s[n])) >= 0; n++)
		v = v << 4 | (uint32_t)digit;
	return n == 6 && s[n] == '\0' ? v : preset;
}

uint32_t
prop_colour(struct docx *d, unsigned token, uint32_t preset)
{
	const char	*theme = attr(d, W_themeColor);
	uint32_t	 rgb = prop_hex(attr(d, token), preset);

	return theme == NULL ? rgb : theme_colour(d, theme,
	    attr(d, W_themeTint), attr(d, W_themeShade), rgb);
}

/* How much of a pattern is its colour, in percent; the rest is its fill. */
static uint32_t
pattern_percent(const char *s)
{
	static const struct { const char *name; uint8_t percent; } list[] = {
		{ "solid", 100 }, { "horzStripe", 50 }, { "vertStripe", 50 },
		{ "reverseDiagStripe", 50 }, { "diagStripe", 50 },
		{ "horzCross", 50 }, { "diagCross", 50 },
		{ "thinHorzStripe", 25 }, { "thinVertStripe", 25 },
		{ "thinReverseDiagStripe", 25 }, { "thinDiagStripe", 25 },
		{ "thinHorzCross", 44 }, { "thinDiagCross", 44 },
	};

	if (s == NULL)
		return 0;
	if (strncmp(s, "pct", 3) == 0)
		return (uint32_t)p_num_clamped(s + 3, 0, 100, 0, NULL);
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].percent;
	return 0;
}

static uint32_t
mixed(uint32_t a, uint32_t b, uint32_t percent)
{
	uint32_t	 rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8)
		rgb |= ((a >> shift & 255) * percent + (b >> shift & 255) *
		    (100 - percent) + 50) / 100 << shift;
	return rgb;
}

/*
 * A pattern is shown as the grey, or colour, that it looks like from afar;
 * "automatic" is black for the pattern and white for what it stands on.
 */
bool
prop_shading(struct docx *d, uint32_t *background)
{
	const char	*theme = attr(d, W_themeFill);
	uint32_t	 fill = prop_hex(attr(d, W_fill), PAI_COLOUR_AUTO);
	uint32_t	 percent = pattern_percent(attr(d, W_val)), ink;

	if (theme != NULL)
		fill = theme_colour(d, theme, attr(d, W_themeFillTint),
		    attr(d, W_themeFillShade), fill);
	if (attr_is(d, W_val, "nil"))
		fill = PAI_COLOUR_AUTO;
	*background = fill;
	if (percent == 0)
		return true;
	ink = prop_colour(d, W_color, PAI_COLOUR_AUTO);
	*background = mixed(ink == PAI_COLOUR_AUTO ? 0 : ink,
	    fill == PAI_COLOUR_AUTO ? 0xffffff : fill, percent);
	return true;
}

static uint8_t
stroke_named(const char *s)
{
	static const struct { const char *name; uint8_t stroke; } list[] = {
		{ "single", PAI_STROKE_SINGLE },
		{ "nil", PAI_STROKE_NONE }, { "none", PAI_STROKE_NONE },
		{ "double", PAI_STROKE_DOUBLE },
		{ "triple", PAI_STROKE_DOUBLE },
		{ "dotted", PAI_STROKE_DOTTED },
		{ "dashed", PAI_STROKE_DASHED },
		{ "dotDash", PAI_STROKE_DASHED },
		{ "dotDotDash", PAI_STROKE_DASHED },
		{ "dashSmallGap", PAI_STROKE_DASHED },
		{ "thick", PAI_STROKE_THICK }, { "wave", PAI_STROKE_WAVE },
		{ "doubleWave", PAI_STROKE_WAVE },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].stroke;
	return strncmp(s, "thin", 4) == 0 || strncmp(s, "thick", 5) == 0 ?
	    PAI_STROKE_DOUBLE : PAI_STROKE_SINGLE;
}

void
prop_border(struct docx *d, struct pai_border *b)
{
	const char	*style = attr(d, W_val);

	memset(b, 0, sizeof(*b));
	b->stroke = stroke_named(style == NULL ? "single" : style);
	b->width = prop_clamp(attr_length(d, W_sz, LENGTH_EIGHTH, 500), 0,
	    31875);
	b->space = 1000 * attr_int(d, W_space, 0, 1584, 0);
	b->colour = prop_colour(d, W_color, PAI_COLOUR_AUTO);
}

unsigned
prop_side(unsigned token)
{
	switch (token) {
	case W_top:
		return PAI_SIDE_TOP;
	case W_right:
	case W_end:
		return PAI_SIDE_RIGHT;
	case W_bottom:
		return PAI_SIDE_BOTTOM;
	case W_left:
	case W_start:
		return PAI_SIDE_LEFT;
	default:
		return PAI_SIDE_MAX;
	}
}

uint8_t
prop_align(const char *s)
{
	static const struct { const char *name; uint8_t align; } list[] = {
		{ "left", PAI_ALIGN_LEFT }, { "start", PAI_ALIGN_LEFT },
		{ "center", PAI_ALIGN_CENTRE }, { "right", PAI_ALIGN_RIGHT },
		{ "end", PAI_ALIGN_RIGHT }, { "both", PAI_ALIGN_JUSTIFY },
		{ "distribute", PAI_ALIGN_DISTRIBUTE },
		{ "thaiDistribute", PAI_ALIGN_JUSTIFY },
		{ "lowKashida", PAI_ALIGN_JUSTIFY },
		{ "mediumKashida", PAI_ALIGN_JUSTIFY },
		{ "highKashida", PAI_ALIGN_JUSTIFY },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].align;
	return PAI_ALIGN_NONE;
}

uint8_t
prop_fill(const char *s)
{
	static const struct { const char *name; uint8_t fill; } list[] = {
		{ "lowKashida", PAI_FILL_KASHIDA_LOW },
		{ "mediumKashida", PAI_FILL_KASHIDA_MEDIUM },
		{ "highKashida", PAI_FILL_KASHIDA_HIGH },
		{ "thaiDistribute", PAI_FILL_CHARACTERS },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].fill;
	return PAI_FILL_BLANKS;
}

/*
 * 17.18.93, and the short names of the strict form.  Chinese stands upright
 * in every direction whose lines run downwards from the right; "tbLrV" is the
 * Mongolian one, whose lines follow from the left, and is set like those.
 */
uint8_t
prop_flow(const char *s)
{
	static const struct { const char *name; uint8_t flow; } list[] = {
		{ "tbRl", PAI_FLOW_VERTICAL }, { "tbRlV", PAI_FLOW_VERTICAL },
		{ "tbLrV", PAI_FLOW_VERTICAL }, { "rl", PAI_FLOW_VERTICAL },
		{ "rlV", PAI_FLOW_VERTICAL }, { "lrV", PAI_FLOW_VERTICAL },
		{ "btLr", PAI_FLOW_UP }, { "lr", PAI_FLOW_UP },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].flow;
	return PAI_FLOW_LR;
}
