/*
 * The theme: fonts and colours that styles name by their role.
 *
 * A theme lists an East Asian font twice: a:ea, mostly empty, and by script,
 * of which "Hans" is the one a Chinese Word takes.
 */
#include <string.h>

#include "docx.h"

static const struct scope scope_theme, scope_colour;
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
	else if (token == A_sysClr)
		*d->theme_slot = prop_hex(attr(d, N_lastClr),
		    PAI_COLOUR_AUTO);
	return NULL;
}

static void
take_font(struct docx *d, uint32_t *slot, const char *name)
{
	if (name != NULL && name[0] != '\0')
		*slot = docx_string(d, name);
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
	else if (token == A_font && attr_is(d, N_script, "Hans") &&
	    fonts[PAI_SCRIPT_EASTASIA] == 0)
		take_font(d, &fonts[PAI_SCRIPT_EASTASIA], name);
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
theme_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_theme:
	case A_themeElements:
	case A_clrScheme:
	case A_fontScheme:
		return &scope_theme;
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

/* One channel; tint goes towards white, shade towards black. */
static uint32_t
blend(uint32_t c, uint32_t factor, uint32_t towards)
{
	return (c * factor + towards * (255 - factor) + 127) / 255;
}

static uint32_t
blend_all(uint32_t rgb, const char *factor, uint32_t towards)
{
	char		 six[7] = "0000";
	uint32_t	 f;

	if (factor == NULL || strlen(factor) != 2)
		return rgb;
	memcpy(six + 4, factor, 3);
	f = prop_hex(six, PAI_COLOUR_AUTO);
	if (f > 255)
		return rgb;
	return blend(rgb >> 16 & 255, f, towards) << 16 |
	    blend(rgb >> 8 & 255, f, towards) << 8 |
	    blend(rgb & 255, f, towards);
}

uint32_t
theme_colour(const struct docx *d, const char *name, const char *tint,
    const char *shade, uint32_t preset)
{
	/* ST_ThemeColor, in the order of colour_slots; then its synonyms. */
	static const char *const names[] = { "dark1", "light1", "dark2",
	    "light2", "accent1", "accent2", "accent3", "accent4", "accent5",
	    "accent6", "hyperlink", "followedHyperlink", "text1",
	    "background1", "text2", "background2" };
	uint32_t	 rgb;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		rgb = d->theme.colour[i % THEME_COLOURS];
		if (rgb == PAI_COLOUR_AUTO)
			return preset;
		return blend_all(blend_all(rgb, tint, 255), shade, 0);
	}
	return preset;
}
