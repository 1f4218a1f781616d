/*
 * What a part states of runs: w:rPr.
 */
#include "props.h"

#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"

static void
toggle(struct docx *d, uint32_t bit)
{
	struct run_props	*r = d->run_target;

	r->told |= bit;
	if (attr_on(d, W_val))
		r->on |= bit;
	else
		r->on &= ~bit;
}

static void
take_font(struct docx *d, enum pai_script script, unsigned name,
    unsigned theme)
{
	struct run_props	*r = d->run_target;
	const char		*s = attr(d, theme);
	uint32_t		 id = s == NULL ? 0 : theme_font(d, s);

	if (id == 0 && (s = attr(d, name)) != NULL && s[0] != '\0')
		id = docx_string(d, s);
	if (id == 0)
		return;
	r->font[script] = id;
	r->set |= RUN_FONT_LATIN << script;
}

static void
fonts(struct docx *d)
{
	take_font(d, PAI_SCRIPT_LATIN, W_hAnsi, W_hAnsiTheme);
	take_font(d, PAI_SCRIPT_LATIN, W_ascii, W_asciiTheme);
	take_font(d, PAI_SCRIPT_EASTASIA, W_eastAsia, W_eastAsiaTheme);
	take_font(d, PAI_SCRIPT_COMPLEX, W_cs, W_cstheme);
	if (attr(d, W_hint) == NULL)
		return;
	d->run_target->hint = attr_is(d, W_hint, "eastAsia") ?
	    PAI_MARKS_EASTASIA : PAI_MARKS_BY_TEXT;
	d->run_target->set |= RUN_HINT;
}

static void
underline(struct docx *d)
{
	static const struct { const char *name; uint8_t u; } list[] = {
		{ "none", PAI_UL_NONE }, { "double", PAI_UL_DOUBLE },
		{ "thick", PAI_UL_THICK }, { "words", PAI_UL_WORDS },
		{ "dotted", PAI_UL_DOTTED }, { "dottedHeavy", PAI_UL_DOTTED },
		{ "dash", PAI_UL_DASHED }, { "dashedHeavy", PAI_UL_DASHED },
		{ "dashLong", PAI_UL_DASHED },
		{ "dashLongHeavy", PAI_UL_DASHED },
		{ "dotDash", PAI_UL_DASHED }, { "dashDotHeavy", PAI_UL_DASHED },
		{ "dotDotDash", PAI_UL_DASHED },
		{ "dashDotDotHeavy", PAI_UL_DASHED },
		{ "wave", PAI_UL_WAVE }, { "wavyHeavy", PAI_UL_WAVE },
		{ "wavyDouble", PAI_UL_WAVE },
	};
	const char	*s = attr(d, W_val);

	if (attr(d, W_color) != NULL || attr(d, W_themeColor) != NULL) {
		d->run_target->under_colour = prop_colour(d, W_color,
		    PAI_COLOUR_AUTO);
		d->run_target->set |= RUN_UNDER_COLOUR;
	}
	if (s == NULL)
		return;		/* a colour alone does not underline */
	d->run_target->set |= RUN_UNDERLINE;
	d->run_target->underline = PAI_UL_SINGLE;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			d->run_target->underline = list[i].u;
}

static void
vertical(struct docx *d)
{
	struct run_props	*r = d->run_target;

	r->set |= RUN_VERTICAL;
	r->vertical = PAI_VERT_BASELINE;
	if (attr_is(d, W_val, "superscript"))
		r->vertical = PAI_VERT_SUPER;
	else if (attr_is(d, W_val, "subscript"))
		r->vertical = PAI_VERT_SUB;
}

static void
emphasis_mark(struct docx *d)
{
	struct run_props	*r = d->run_target;

	r->set |= RUN_EMMARK;
	r->emmark = PAI_EM_NONE;
	if (attr_is(d, W_val, "dot"))
		r->emmark = PAI_EM_DOT;
	else if (attr_is(d, W_val, "comma"))
		r->emmark = PAI_EM_COMMA;
	else if (attr_is(d, W_val, "circle"))
		r->emmark = PAI_EM_CIRCLE;
	else if (attr_is(d, W_val, "underDot"))
		r->emmark = PAI_EM_UNDERDOT;
}

static void
highlight(struct docx *d)
{
	static const struct { const char *name; uint32_t rgb; } list[] = {
		{ "black", 0x000000 }, { "blue", 0x0000ff },
		{ "cyan", 0x00ffff }, { "darkBlue", 0x00008b },
		{ "darkCyan", 0x008b8b }, { "darkGray", 0xa9a9a9 },
		{ "darkGreen", 0x006400 }, { "darkMagenta", 0x800080 },
		{ "darkRed", 0x8b0000 }, { "darkYellow", 0x808000 },
		{ "green", 0x00ff00 }, { "lightGray", 0xd3d3d3 },
		{ "magenta", 0xff00ff }, { "red", 0xff0000 },
		{ "white", 0xffffff }, { "yellow", 0xffff00 },
	};
	const char	*s = attr(d, W_val);

	/* "none" takes away what a style gave. */
	d->run_target->highlight = PAI_COLOUR_AUTO;
	d->run_target->set |= RUN_HIGHLIGHT;
	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]);
	    i++)
		if (strcmp(list[i].name, s) == 0)
			d->run_target->highlight = list[i].rgb;
}

static void
run_border(struct docx *d)
{
	struct run_props	*r = d->run_target;
	struct pai_border	 b;

	prop_border(d, &b);
	r->border_stroke = b.stroke;
	r->border_width = b.width;
	r->border_space = (uint8_t)prop_clamp(b.space / 1000, 0, 31);
	r->border_colour = b.colour;
	r->set |= RUN_BORDER;
}

/* 双行合一, and 纵中横: text across the line of vertical text. */
static void
east_asian_layout(struct docx *d)
{
	static const struct { const char *name; uint8_t c; } list[] = {
		{ "round", PAI_COMBINE_ROUND },
		{ "square", PAI_COMBINE_SQUARE },
		{ "angle", PAI_COMBINE_ANGLE }, { "curly", PAI_COMBINE_CURLY },
	};
	struct run_props	*r = d->run_target;

	r->set |= RUN_COMBINE;
	r->across = attr(d, W_vert) != NULL && attr_on(d, W_vert);
	r->combine = PAI_COMBINE_NONE;
	if (attr(d, W_combine) == NULL || !attr_on(d, W_combine))
		return;
	r->combine = PAI_COMBINE_BARE;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (attr_is(d, W_combineBrackets, list[i].name))
			r->combine = list[i].c;
}

static void
language(struct docx *d)
{
	struct run_props	*r = d->run_target;
	const char		*s = attr(d, W_val);
	const char		*ea = attr(d, W_eastAsia);

	if (s != NULL) {
		r->lang = docx_string(d, s);
		r->set |= RUN_LANG;
	}
	if (ea != NULL) {
		r->lang_ea = docx_string(d, ea);
		r->set |= RUN_LANG_EA;
	}
}

/* "66" and, in the strict form, "66%". */
static uint16_t
text_scale(struct docx *d)
{
	const char	*s = attr(d, W_val);
	char		 digits[8] = "";
	size_t		 n = s == NULL ? 0 : strspn(s, "0123456789");

	if (n == 0 || n >= sizeof(digits))
		return 100;
	memcpy(digits, s, n);
	return (uint16_t)p_num_clamped(digits, 1, 600, 100, NULL);
}

/* Lengths and numbers of a run. */
static bool
run_measure(struct docx *d, unsigned token)
{
	struct run_props	*r = d->run_target;

	switch (token) {
	case W_sz:
		r->size = prop_clamp(attr_length(d, W_val, LENGTH_HALF, 10000),
		    1000, 1638000);
		r->set |= RUN_SIZE;
		return true;
	case W_szCs:
		r->size_cs = prop_clamp(attr_length(d, W_val, LENGTH_HALF,
		    10000), 1000, 1638000);
		r->set |= RUN_SIZE_CS;
		return true;
	case W_fitText:
		r->fit = prop_clamp(attr_length(d, W_val, LENGTH_TWIP, 0), 0,
		    PAI_MPT_MAX);
		r->set |= RUN_FIT;
		return true;
	case W_spacing:
		r->spacing = attr_length(d, W_val, LENGTH_TWIP, 0);
		r->set |= RUN_SPACING;
		return true;
	case W_position:
		r->position = attr_length(d, W_val, LENGTH_HALF, 0);
		r->set |= RUN_POSITION;
		return true;
	case W_kern:
		r->kern = prop_clamp(attr_length(d, W_val, LENGTH_HALF, 0), 0,
		    PAI_MPT_MAX);
		r->set |= RUN_KERN;
		return true;
	case W_w:
		r->scale = text_scale(d);
		r->set |= RUN_SCALE;
		return true;
	case W_color:
		r->colour = prop_colour(d, W_val, PAI_COLOUR_AUTO);
		r->set |= RUN_COLOUR;
		return true;
	case W_shd:
		if (prop_shading(d, &r->background))
			r->set |= RUN_BACKGROUND;
		return true;
	default:
		return false;
	}
}

static bool
run_toggle(struct docx *d, unsigned token)
{
	static const struct { uint16_t token; uint16_t bit; } list[] = {
		{ W_b, RUN_BOLD }, { W_i, RUN_ITALIC },
		{ W_strike, RUN_STRIKE }, { W_dstrike, RUN_DSTRIKE },
		{ W_caps, RUN_CAPS }, { W_smallCaps, RUN_SMALL_CAPS },
		{ W_vanish, RUN_HIDDEN }, { W_outline, RUN_OUTLINE },
		{ W_shadow, RUN_SHADOW }, { W_emboss, RUN_EMBOSS },
		{ W_imprint, RUN_IMPRINT }, { W_bCs, RUN_BOLD_CS },
		{ W_iCs, RUN_ITALIC_CS }, { W_rtl, RUN_RTL },
		{ W_cs, RUN_COMPLEX },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].token == token) {
			toggle(d, list[i].bit);
			return true;
		}
	return false;
}

/*
 * The properties before a change take the place of those after it; whether
 * the mark itself was put in or taken out is not one of them.
 */
static const struct scope *
before_child(struct docx *d, unsigned token)
{
	struct run_props	*r = d->run_target;
	bool			 inserted = r->inserted, deleted = r->deleted;

	if (token != W_rPr)
		return NULL;
	memset(r, 0, sizeof(*r));
	r->inserted = inserted;
	r->deleted = deleted;
	return &scope_run_props;
}

static const struct scope scope_before = { before_child, NULL, NULL };

static const struct scope *
run_child(struct docx *d, unsigned token)
{
	struct run_props	*r = d->run_target;

	if (run_measure(d, token) || run_toggle(d, token))
		return NULL;
	switch (token) {
	case W_rFonts:
		fonts(d);
		return NULL;
	case W_u:
		underline(d);
		return NULL;
	case W_vertAlign:
		vertical(d);
		return NULL;
	case W_em:
		emphasis_mark(d);
		return NULL;
	case W_highlight:
		highlight(d);
		return NULL;
	case W_lang:
		language(d);
		return NULL;
	case W_bdr:
		run_border(d);
		return NULL;
	case W_eastAsianLayout:
		east_asian_layout(d);
		return NULL;
	case W_snapToGrid:	/* told is that it is off */
		r->told |= RUN_OFF_GRID;
		r->on = attr_on(d, W_val) ? r->on & ~RUN_OFF_GRID :
		    r->on | RUN_OFF_GRID;
		return NULL;
	case W_rStyle:
		r->style = style_find(d, attr(d, W_val));
		r->set |= RUN_STYLE;
		return NULL;
	case W_ins:
	case W_moveTo:
		r->inserted = true;
		return NULL;
	case W_del:
	case W_moveFrom:
		r->deleted = true;
		return NULL;
	case W_rPrChange:
		return d->track == TRACK_REJECT ? &scope_before : NULL;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_run_props = { run_child, NULL, NULL };

void
run_props_add(struct run_props *u, const struct run_props *o)
{
	u->on = (u->on & ~o->told) | (o->on & o->told);
	u->told |= o->told;
	for (unsigned i = 0; i < PAI_SCRIPT_MAX; i++)
		if (o->set & RUN_FONT_LATIN << i)
			u->font[i] = o->font[i];
#define	TAKE(bit, member) do {						\
		if (o->set & (bit))					\
			u->member = o->member;				\
	} while (0)
	TAKE(RUN_LANG, lang);
	TAKE(RUN_LANG_EA, lang_ea);
	TAKE(RUN_SIZE, size);
	TAKE(RUN_SIZE_CS, size_cs);
	TAKE(RUN_SPACING, spacing);
	TAKE(RUN_POSITION, position);
	TAKE(RUN_KERN, kern);
	TAKE(RUN_SCALE, scale);
	TAKE(RUN_COLOUR, colour);
	TAKE(RUN_BACKGROUND, background);
	TAKE(RUN_HIGHLIGHT, highlight);
	TAKE(RUN_UNDERLINE, underline);
	TAKE(RUN_UNDER_COLOUR, under_colour);
	TAKE(RUN_VERTICAL, vertical);
	TAKE(RUN_EMMARK, emmark);
	TAKE(RUN_BORDER, border_stroke);
	TAKE(RUN_BORDER, border_width);
	TAKE(RUN_BORDER, border_space);
	TAKE(RUN_BORDER, border_colour);
	TAKE(RUN_FIT, fit);
	TAKE(RUN_COMBINE, combine);
	TAKE(RUN_COMBINE, across);
	TAKE(RUN_HINT, hint);
#undef TAKE
	u->set |= o->set;
}
