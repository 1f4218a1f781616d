/*
 * What a part states of runs: w:rPr.
 */
#include "props.h"

#include <string.h>

#include "docx.h"
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

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]);
	    i++)
		if (strcmp(list[i].name, s) == 0) {
			d->run_target->background = list[i].rgb;
			d->run_target->set |= RUN_BACKGROUND | RUN_HIGHLIGHT;
		}
}

static void
language(struct docx *d)
{
	struct run_props	*r = d->run_target;
	const char		*s = attr(d, W_val);

	if (s == NULL)
		return;
	r->lang = docx_string(d, s);
	r->set |= RUN_LANG;
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
	case W_spacing:
		r->spacing = attr_length(d, W_val, LENGTH_TWIP, 0);
		r->set |= RUN_SPACING;
		return true;
	case W_position:
		r->position = attr_length(d, W_val, LENGTH_HALF, 0);
		r->set |= RUN_POSITION;
		return true;
	case W_w:
		r->scale = (uint16_t)attr_int(d, W_val, 1, 600, 100);
		r->set |= RUN_SCALE;
		return true;
	case W_color:
		r->colour = prop_colour(d, W_val, PAI_COLOUR_AUTO);
		r->set |= RUN_COLOUR;
		return true;
	case W_shd:
		if ((r->set & RUN_HIGHLIGHT) == 0 &&
		    prop_shading(d, &r->background))
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
		{ W_vanish, RUN_HIDDEN },
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
	if (o->set & RUN_LANG)
		u->lang = o->lang;
	if (o->set & RUN_SIZE)
		u->size = o->size;
	if (o->set & RUN_SPACING)
		u->spacing = o->spacing;
	if (o->set & RUN_POSITION)
		u->position = o->position;
	if (o->set & RUN_SCALE)
		u->scale = o->scale;
	if (o->set & RUN_COLOUR)
		u->colour = o->colour;
	if (o->set & RUN_BACKGROUND)
		u->background = o->background;
	if (o->set & RUN_UNDERLINE)
		u->underline = o->underline;
	if (o->set & RUN_VERTICAL)
		u->vertical = o->vertical;
	if (o->set & RUN_EMMARK)
		u->emmark = o->emmark;
	u->set |= o->set;
}
