/*
 * Properties as a part states them: w:rPr and w:pPr.
 */
#include "props.h"

#include <stdlib.h>
#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"

#define	TABS_MAX	64u	/* Word's own limit for a paragraph */

/* ---- values ---- */

static int32_t
clamp(int32_t v, int32_t min, int32_t max)
{
	return v < min ? min : v > max ? max : v;
}

static int32_t
twips(struct docx *d, unsigned token)
{
	return attr_length(d, token, LENGTH_TWIP, 0);
}

static uint32_t
hex_colour(const char *s, uint32_t preset)
{
	char		*end;
	unsigned long	 v;

	if (s == NULL || strspn(s, "0123456789abcdefABCDEF") != 6 ||
	    s[6] != '\0')
		return preset;
	v = strtoul(s, &end, 16);
	return (uint32_t)v;
}

uint32_t
prop_colour(struct docx *d, unsigned token, uint32_t preset)
{
	const char	*theme = attr(d, W_themeColor);
	uint32_t	 rgb = hex_colour(attr(d, token), preset);

	return theme == NULL ? rgb : theme_colour(d, theme,
	    attr(d, W_themeTint), attr(d, W_themeShade), rgb);
}

/* A pattern is shown as what most of it is: its fill, or all its colour. */
bool
prop_shading(struct docx *d, uint32_t *background)
{
	const char	*theme = attr(d, W_themeFill);
	uint32_t	 rgb = hex_colour(attr(d, W_fill), PAI_COLOUR_AUTO);

	if (attr_is(d, W_val, "solid"))
		rgb = hex_colour(attr(d, W_color), 0);
	else if (theme != NULL)
		rgb = theme_colour(d, theme, attr(d, W_themeFillTint),
		    attr(d, W_themeFillShade), rgb);
	*background = rgb;
	return true;
}

static uint8_t
stroke_named(const char *s)
{
	static const struct { const char *name; uint8_t stroke; } list[] = {
		{ "nil", PAI_STROKE_NONE }, { "none", PAI_STROKE_NONE },
		{ "double", PAI_STROKE_DOUBLE }, { "triple", PAI_STROKE_DOUBLE },
		{ "dotted", PAI_STROKE_DOTTED }, { "dashed", PAI_STROKE_DASHED },
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
	b->width = clamp(attr_length(d, W_sz, LENGTH_EIGHTH, 500), 0, 31875);
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
		{ "thaiDistribute", PAI_ALIGN_DISTRIBUTE },
		{ "lowKashida", PAI_ALIGN_JUSTIFY },
		{ "mediumKashida", PAI_ALIGN_JUSTIFY },
		{ "highKashida", PAI_ALIGN_JUSTIFY },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].align;
	return PAI_ALIGN_NONE;
}

/* ---- runs ---- */

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
		r->size = clamp(attr_length(d, W_val, LENGTH_HALF, 10000),
		    1000, 1638000);
		r->set |= RUN_SIZE;
		return true;
	case W_spacing:
		r->spacing = twips(d, W_val);
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

/* ---- paragraphs ---- */

static const struct scope scope_tabs, scope_borders, scope_num;

static const struct scope *
border_child(struct docx *d, unsigned token)
{
	struct par_props	*p = d->par_target;
	unsigned		 side = prop_side(token);

	if (side == PAI_SIDE_MAX)
		return docx_other(d, token);
	prop_border(d, &p->border[side]);
	p->set |= PAR_BORDER(side);
	return NULL;
}

static const struct scope *
num_child(struct docx *d, unsigned token)
{
	struct par_props	*p = d->par_target;

	switch (token) {
	case W_numId:
		p->num = attr_int(d, W_val, 0, INT32_MAX, 0);
		p->set |= PAR_NUM;
		return NULL;
	case W_ilvl:
		p->level = (uint8_t)attr_int(d, W_val, 0, 8, 0);
		p->set |= PAR_LEVEL;
		return NULL;
	default:
		return docx_other(d, token);
	}
}

static uint32_t
leader_named(const char *s)
{
	if (s == NULL || strcmp(s, "none") == 0)
		return 0;
	if (strcmp(s, "hyphen") == 0)
		return '-';
	if (strcmp(s, "underscore") == 0 || strcmp(s, "heavy") == 0)
		return '_';
	if (strcmp(s, "middleDot") == 0)
		return 0xb7;
	return '.';
}

static uint8_t
tab_named(const char *s)
{
	if (s == NULL)
		return PAI_TAB_LEFT;
	if (strcmp(s, "center") == 0)
		return PAI_TAB_CENTRE;
	if (strcmp(s, "right") == 0 || strcmp(s, "end") == 0)
		return PAI_TAB_RIGHT;
	if (strcmp(s, "decimal") == 0)
		return PAI_TAB_DECIMAL;
	return strcmp(s, "bar") == 0 ? PAI_TAB_BAR : PAI_TAB_LEFT;
}

/* Stops are gathered in the docx until w:tabs ends. */
static const struct scope *
tab_child(struct docx *d, unsigned token)
{
	struct par_tab	*t;

	if (token != W_tab || d->tab_count == TABS_MAX)
		return docx_other(d, token);
	t = &d->tabs[d->tab_count++];
	memset(t, 0, sizeof(*t));
	t->stop.at = twips(d, W_pos);
	t->stop.kind = tab_named(attr(d, W_val));
	t->stop.leader = leader_named(attr(d, W_leader));
	t->clear = attr_is(d, W_val, "clear");
	return NULL;
}

static void
keep_tabs(struct docx *d, struct par_props *p, const struct par_tab *tabs,
    uint32_t n)
{
	struct par_tab	*copy = pool_new(&d->pool, (n + 1) * sizeof(*copy));

	if (copy == NULL) {
		docx_no_memory(d);
		return;
	}
	memcpy(copy, tabs, n * sizeof(*copy));
	p->tabs = copy;
	p->tab_count = n;
	p->set |= PAR_TABS;
}

static void
tabs_end(struct docx *d)
{
	keep_tabs(d, d->par_target, d->tabs, d->tab_count);
}

static const struct scope scope_tabs = { tab_child, tabs_end, NULL };
static const struct scope scope_borders = { border_child, NULL, NULL };
static const struct scope scope_num = { num_child, NULL, NULL };

static void
indent(struct docx *d, unsigned token, unsigned other, int32_t *value,
    uint32_t bit)
{
	unsigned	 which = attr(d, token) != NULL ? token : other;

	if (which == 0 || attr(d, which) == NULL)
		return;
	*value = twips(d, which);
	d->par_target->set |= bit;
}

static void
indent_chars(struct docx *d, unsigned token, int32_t *value, uint32_t bit,
    int32_t sign)
{
	if (attr(d, token) == NULL)
		return;
	*value = sign * attr_int(d, token, -100000, 100000, 0);
	d->par_target->set |= bit;
}

static void
indents(struct docx *d)
{
	struct par_props	*p = d->par_target;

	indent(d, W_left, W_start, &p->left, PAR_LEFT);
	indent(d, W_right, W_end, &p->right, PAR_RIGHT);
	indent(d, W_firstLine, 0, &p->first, PAR_FIRST);
	if (attr(d, W_hanging) != NULL) {
		p->first = -twips(d, W_hanging);
		p->set |= PAR_FIRST;
	}
	indent_chars(d, W_leftChars, &p->left_chars, PAR_LEFT_CHARS, 1);
	indent_chars(d, W_startChars, &p->left_chars, PAR_LEFT_CHARS, 1);
	indent_chars(d, W_rightChars, &p->right_chars, PAR_RIGHT_CHARS, 1);
	indent_chars(d, W_endChars, &p->right_chars, PAR_RIGHT_CHARS, 1);
	indent_chars(d, W_firstLineChars, &p->first_chars, PAR_FIRST_CHARS, 1);
	indent_chars(d, W_hangingChars, &p->first_chars, PAR_FIRST_CHARS, -1);
}

static void
automatic(struct docx *d, unsigned token, uint32_t bit)
{
	struct par_props	*p = d->par_target;

	if (attr(d, token) == NULL)
		return;
	p->told |= bit;
	p->on = attr_on(d, token) ? p->on | bit : p->on & ~bit;
}

static void
spacing(struct docx *d)
{
	struct par_props	*p = d->par_target;

	indent(d, W_before, 0, &p->before, PAR_BEFORE);
	indent(d, W_after, 0, &p->after, PAR_AFTER);
	indent_chars(d, W_beforeLines, &p->before_lines, PAR_BEFORE_LINES, 1);
	indent_chars(d, W_afterLines, &p->after_lines, PAR_AFTER_LINES, 1);
	automatic(d, W_beforeAutospacing, PAR_AUTO_BEFORE);
	automatic(d, W_afterAutospacing, PAR_AUTO_AFTER);
	if (attr(d, W_line) == NULL)
		return;
	p->set |= PAR_LINE;
	p->line_rule = PAI_LINE_AUTO;
	if (attr_is(d, W_lineRule, "exact"))
		p->line_rule = PAI_LINE_EXACT;
	else if (attr_is(d, W_lineRule, "atLeast"))
		p->line_rule = PAI_LINE_AT_LEAST;
	if (p->line_rule == PAI_LINE_AUTO)	/* 240ths of a line */
		p->line = p_num_scale(attr_int(d, W_line, 1, 31680, 240),
		    1000, 240);
	else
		p->line = clamp(twips(d, W_line), 0, PAI_MPT_MAX);
}

static bool
par_toggle(struct docx *d, unsigned token)
{
	static const struct { uint16_t token; uint16_t bit; } list[] = {
		{ W_keepNext, PAR_KEEP_NEXT }, { W_keepLines, PAR_KEEP_LINES },
		{ W_widowControl, PAR_WIDOW },
		{ W_pageBreakBefore, PAR_PAGE_BREAK },
		{ W_snapToGrid, PAR_GRID },
		{ W_contextualSpacing, PAR_CONTEXTUAL }, { W_bidi, PAR_RTL },
	};
	struct par_props	*p = d->par_target;

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].token == token) {
			p->told |= list[i].bit;
			p->on = attr_on(d, W_val) ? p->on | list[i].bit :
			    p->on & ~(uint32_t)list[i].bit;
			return true;
		}
	return false;
}

const struct scope *
par_props_child(struct docx *d, unsigned token)
{
	struct par_props	*p = d->par_target;

	if (par_toggle(d, token))
		return NULL;
	switch (token) {
	case W_pStyle:
		p->style = style_find(d, attr(d, W_val));
		p->set |= PAR_STYLE;
		return NULL;
	case W_jc:
		p->align = prop_align(attr(d, W_val));
		p->set |= PAR_ALIGN;
		return NULL;
	case W_outlineLvl:
		p->outline = (uint8_t)attr_int(d, W_val, 0, 9, 9);
		p->set |= PAR_OUTLINE;
		return NULL;
	case W_ind:
		indents(d);
		return NULL;
	case W_spacing:
		spacing(d);
		return NULL;
	case W_shd:
		if (prop_shading(d, &p->background))
			p->set |= PAR_BACKGROUND;
		return NULL;
	case W_tabs:
		d->tab_count = 0;
		return &scope_tabs;
	case W_pBdr:
		return &scope_borders;
	case W_numPr:
		return &scope_num;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_par_props = { par_props_child, NULL, NULL };

/* Tab stops add up; one that is cleared goes. */
static void
tabs_add(struct docx *d, struct par_props *u, const struct par_props *o)
{
	struct par_tab	 both[TABS_MAX];
	uint32_t	 n = 0, i = 0, j = 0;

	while ((i < u->tab_count || j < o->tab_count) && n < TABS_MAX) {
		const struct par_tab	*a = i < u->tab_count ?
					    &u->tabs[i] : NULL;
		const struct par_tab	*b = j < o->tab_count ?
					    &o->tabs[j] : NULL;

		if (b == NULL || (a != NULL && a->stop.at < b->stop.at)) {
			both[n++] = *a;
			i++;
			continue;
		}
		if (a != NULL && a->stop.at == b->stop.at)
			i++;
		if (!b->clear)
			both[n++] = *b;
		j++;
	}
	keep_tabs(d, u, both, n);
}

void
par_props_add(struct docx *d, struct par_props *u, const struct par_props *o)
{
	u->on = (u->on & ~o->told) | (o->on & o->told);
	u->told |= o->told;
#define	TAKE(bit, member) do {						\
		if (o->set & (bit))					\
			u->member = o->member;				\
	} while (0)
	TAKE(PAR_ALIGN, align);
	TAKE(PAR_OUTLINE, outline);
	TAKE(PAR_LEFT, left);
	TAKE(PAR_RIGHT, right);
	TAKE(PAR_FIRST, first);
	TAKE(PAR_LEFT_CHARS, left_chars);
	TAKE(PAR_RIGHT_CHARS, right_chars);
	TAKE(PAR_FIRST_CHARS, first_chars);
	TAKE(PAR_BEFORE, before);
	TAKE(PAR_AFTER, after);
	TAKE(PAR_BEFORE_LINES, before_lines);
	TAKE(PAR_AFTER_LINES, after_lines);
	TAKE(PAR_LINE, line);
	TAKE(PAR_LINE, line_rule);
	TAKE(PAR_BACKGROUND, background);
	TAKE(PAR_NUM, num);
	TAKE(PAR_LEVEL, level);
#undef TAKE
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (o->set & PAR_BORDER(i))
			u->border[i] = o->border[i];
	if (o->set & PAR_TABS)
		tabs_add(d, u, o);
	u->set |= o->set;
}
