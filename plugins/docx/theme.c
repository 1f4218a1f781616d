/*
 * The theme: fonts and colours that styles name by their role.
 *
 * A theme lists an East Asian font twice: a:ea, mostly empty, and by script,
 * of which the settings say which one to take; and so with complex scripts.
 */
#include <string.h>

#include "docx.h"
#include "kit/num.h"

static const struct scope scope_theme, scope_colour, scope_lines;
static const struct scope scope_major, scope_minor;

static const uint16_t colour_slots[THEME_COLOURS] = { A_dk1, A_lt1, A_dk2,
    A_lt2, A_accent1, A_accent2, A_accent3, A_accent4, A_accent5, A_accent6,
    A_hlink, A_folHlink };

static const struct scope *
colour_child(struct docx *d, unsigned token)
{
	if (token == A_srgbClr)
		*d->theme_slot = prop_hex(attr(d, N_val),
		    PAI_COLOUR_AUTO);
	else if (token == A_sysClr)	/* "window" is white, text black */
		*d->theme_slot = prop_hex(attr(d, N_lastClr),
		    attr_is(d, N_val, "window") ? 0xffffff : 0);
	return NULL;
}

static void
take_font(struct docx *d, uint32_t *slot, const char *name)
{
	if (name != NULL && name[0] != '\0')
		*slot = docx_string(d, name);
}

/* The font of a script: for the kind that has none, and is in that script. */
static void
take_by_script(struct docx *d, uint32_t *fonts, const char *name)
{
	const char	*complex = d->settings.complex_script;

	if (fonts[PAI_SCRIPT_EASTASIA] == 0 &&
	    attr_is(d, N_script, d->settings.font_script))
		take_font(d, &fonts[PAI_SCRIPT_EASTASIA], name);
	if (fonts[PAI_SCRIPT_COMPLEX] == 0 && complex != NULL &&
	    attr_is(d, N_script, complex))
		take_font(d, &fonts[PAI_SCRIPT_COMPLEX], name);
}

static const struct scope *
font_child(struct docx *d, unsigned token, uint32_t *fonts)
{
	const char	*name = attr(d, N_typeface);

	if (token == A_latin)
		take_font(d, &fonts[PAI_SCRIPT_LATIN], name);
	else if (token == A_cs)
		take_font(d, &fonts[PAI_SCRIPT_COMPLEX], name);
	else if (token == A_ea)
		take_font(d, &fonts[PAI_SCRIPT_EASTASIA], name);
	else if (token == A_font)
		take_by_script(d, fonts, name);
	return NULL;
}

static const struct scope *
major_child(struct docx *d, unsigned token)
{
	return font_child(d, token, d->theme.font);
}

static const struct scope *
minor_child(struct docx *d, unsigned token)
{
	return font_child(d, token, d->theme.font + PAI_SCRIPT_MAX);
}

static const struct scope *
line_child(struct docx *d, unsigned token)
{
	struct theme	*t = &d->theme;

	if (token == A_ln && t->lines < THEME_LINES)
		t->line[t->lines++] = p_num_scale(attr_int(d, N_w, 0,
		    INT32_MAX, 0), 10, 127);
	return NULL;
}

int32_t
theme_line(const struct docx *d, int32_t n)
{
	static const int32_t preset[THEME_LINES] = { 500, 1000, 1500 };

	n = n < 1 ? 0 : n > THEME_LINES ? THEME_LINES - 1 : n - 1;
	return d->theme.line[n] > 0 && d->theme.line[n] < PAI_MPT_MAX ?
	    d->theme.line[n] : preset[n];
}

static const struct scope *
theme_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_theme:
	case A_themeElements:
	case A_clrScheme:
	case A_fontScheme:
	case A_fmtScheme:
		return &scope_theme;
	case A_lnStyleLst:
		return &scope_lines;
	case A_majorFont:
		return &scope_major;
	case A_minorFont:
		return &scope_minor;
	default:
		break;
	}
	for (size_t i = 0; i < THEME_COLOURS; i++)
		if (colour_slots[i] == token) {
			d->theme_slot = &d->theme.colour[i];
			return &scope_colour;
		}
	return NULL;
}

static const struct scope scope_theme = { theme_child, NULL, NULL };
static const struct scope scope_colour = { colour_child, NULL, NULL };
static const struct scope scope_lines = { line_child, NULL, NULL };
static const struct scope scope_major = { major_child, NULL, NULL };
static const struct scope scope_minor = { minor_child, NULL, NULL };

enum pai_status
theme_read(struct docx *d, const char *part)
{
	for (size_t i = 0; i < THEME_COLOURS; i++)
		d->theme.colour[i] = PAI_COLOUR_AUTO;
	return docx_parse(d, part, &scope_theme, PAI_LIM_META_BYTES);
}

uint32_t
theme_font(const struct docx *d, const char *ref)
{
	size_t	 base = strncmp(ref, "minor", 5) == 0 ? PAI_SCRIPT_MAX : 0;

	if (strlen(ref) < 6)
		return 0;
	ref += 5;
	if (strcmp(ref, "EastAsia") == 0)
		return d->theme.font[base + PAI_SCRIPT_EASTASIA];
	if (strcmp(ref, "Bidi") == 0)
		return d->theme.font[base + PAI_SCRIPT_COMPLEX];
	return d->theme.font[base + PAI_SCRIPT_LATIN];
}

struct hsl { double h, s, l; };		/* h in sixths of the circle */

static double
largest(double a, double b, double c)
{
	return a > b ? (a > c ? a : c) : b > c ? b : c;
}

static struct hsl
hsl_of(uint32_t rgb)
{
	double		 r = (rgb >> 16 & 255) / 255.0;
	double		 g = (rgb >> 8 & 255) / 255.0, b = (rgb & 255) / 255.0;
	double		 max = largest(r, g, b), min = -largest(-r, -g, -b);
	double		 d = max - min;
	struct hsl	 c = { 0, 0, (max + min) / 2 };

	if (d <= 0)
		return c;
	c.s = d / (c.l > 0.5 ? 2 - max - min : max + min);
	if (r >= g && r >= b)
		c.h = (g - b) / d + (g < b ? 6 : 0);
	else
		c.h = g >= b ? (b - r) / d + 2 : (r - g) / d + 4;
	return c;
}

/* One channel; at: where on the circle it is at its strongest. */
static uint32_t
channel(struct hsl c, double at)
{
	double	 spread = c.s * (c.l < 0.5 ? c.l : 1 - c.l);
	double	 h = c.h - at, v;

	h = h < 0 ? h + 6 : h;
	h = h > 3 ? 6 - h : h;			/* distance on the circle */
	v = h <= 1 ? 1 : h >= 2 ? -1 : 3 - 2 * h;
	v = (c.l + spread * v) * 255 + 0.5;
	return v < 0 ? 0 : v > 255 ? 255 : (uint32_t)v;
}

/* Two hexadecimal digits as a share of one; 1 where there are none. */
static double
share(const char *digits)
{
	char		 six[7] = "0000";
	uint32_t	 f;

	if (digits == NULL || strlen(digits) != 2)
		return 1;
	memcpy(six + 4, digits, 3);
	f = prop_hex(six, PAI_COLOUR_AUTO);
	return f > 255 ? 1 : f / 255.0;
}

/* A tint lightens, a shade darkens: the hue stays (17.3.2.6). */
static uint32_t
tinted(uint32_t rgb, const char *tint, const char *shade)
{
	double		 t = share(tint), s = share(shade);
	struct hsl	 c;

	if (t >= 1 && s >= 1)
		return rgb;
	c = hsl_of(rgb);
	c.l = (c.l * t + 1 - t) * s;
	return channel(c, 0) << 16 | channel(c, 2) << 8 | channel(c, 4);
}

/* Lightness times mod and off more, 100000ths (20.1.2.3.20, .21). */
uint32_t
theme_lit(uint32_t rgb, int32_t mod, int32_t off)
{
	struct hsl	 c = hsl_of(rgb);

	c.l = c.l * mod / 100000 + off / 100000.0;
	c.l = c.l > 1 ? 1 : c.l;
	return channel(c, 0) << 16 | channel(c, 2) << 8 | channel(c, 4);
}

static const char *const slot_names[THEME_COLOURS] = { "dark1", "light1",
    "dark2", "light2", "accent1", "accent2", "accent3", "accent4", "accent5",
    "accent6", "hyperlink", "followedHyperlink" };

uint8_t
theme_slot(const char *name, uint8_t preset)
{
	for (uint8_t i = 0; name != NULL && i < THEME_COLOURS; i++)
		if (strcmp(slot_names[i], name) == 0)
			return i;
	return preset;
}

uint32_t
theme_colour(const struct docx *d, const char *name, const char *tint,
    const char *shade, uint32_t preset)
{
	/* These the settings map to one of the theme's (17.15.1.20). */
	static const char *const mapped[THEME_MAPPED] = { "text1",
	    "background1", "text2", "background2" };
	uint8_t		 slot = theme_slot(name, THEME_COLOURS);
	uint32_t	 rgb;

	for (size_t i = 0; i < THEME_MAPPED; i++)
		if (strcmp(mapped[i], name) == 0)
			slot = d->settings.mapped[i];
	if (slot >= THEME_COLOURS)
		return preset;
	rgb = d->theme.colour[slot];
	return rgb == PAI_COLOUR_AUTO ? preset : tinted(rgb, tint, shade);
}
