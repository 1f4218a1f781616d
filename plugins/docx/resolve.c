/*
 * From what parts state to complete style records.
 *
 *	docDefaults ► table style ► paragraph style ► character style ► own
 *
 * Each lies over the one before; only the switches (bold and its like) are
 * combined by "either, not both" among the three styles (17.7.3).  A document
 * has thousands of runs and a few dozen looks, so what was made of the same
 * bytes before is taken from a cache.
 */
#include "resolve.h"

#include <stdlib.h>
#include <string.h>

#include "styles.h"

#define	SLOTS		512u
#define	WORD_SIZE	10000	/* mpt, where nothing states a size */

struct run_key {
	struct run_props	 own;
	uint32_t		 par_style;
	struct surround		 around;
};

struct par_key {
	struct par_props	 par;
	struct run_props	 mark;
	struct surround		 around;
};

struct resolve {
	struct {
		bool		 used;
		struct run_key	 key;
		struct run_look	 look;
	} runs[SLOTS];
	struct {
		bool		 used;
		struct par_key	 key;
		uint32_t	 style;
	} pars[SLOTS];
};

enum pai_status
resolve_new(struct docx *d)
{
	d->resolve = calloc(1, sizeof(*d->resolve));
	if (d->resolve == NULL)
		docx_no_memory(d);
	return d->status;
}

void
resolve_free(struct resolve *r)
{
	free(r);
}

uint64_t
look_hash(const void *key, size_t n)
{
	const unsigned char	*p = key;
	uint64_t		 h = 0x9e3779b97f4a7c15u, word;

	for (; n >= sizeof(word); n -= sizeof(word), p += sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = (h ^ word) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	return h;
}

static size_t
slot_of(const void *key, size_t n)
{
	return (size_t)(look_hash(key, n) % SLOTS);
}

/* ---- runs ---- */

/* The look of a run before and after the character style and its own. */
struct stack {
	struct run_props	 base;	/* what the paragraph gives */
	struct run_props	 full;
};

static void
add_conds(struct run_props *r, const struct table_style *t, uint32_t conds)
{
	for (size_t i = 0; i < COND_MAX; i++)
		if ((conds & t->conds & 1u << cond_order[i]) != 0)
			run_props_add(r, &t->cond[cond_order[i]]->run);
}

static void
lay(struct docx *d, const struct surround *around, uint32_t par_style,
    const struct run_props *own, struct stack *s)
{
	const struct style	*par = style_at(d, par_style);
	const struct style	*chr = style_at(d, own->style);
	const struct style	*tab = style_at(d, around->table_style);
	struct run_props	 table = tab->run;
	uint32_t		 defaults = d->styles->run.on & RUN_TOGGLES;

	if (tab->table != NULL)
		add_conds(&table, tab->table, around->conds);
	s->base = d->styles->run;
	run_props_add(&s->base, &table);
	run_props_add(&s->base, &par->run);
	s->base.on = (s->base.on & ~RUN_TOGGLES) | defaults |
	    ((table.on ^ par->run.on) & RUN_TOGGLES);
	s->full = s->base;
	if (chr->type == STYLE_CHARACTER) {
		run_props_add(&s->full, &chr->run);
		s->full.on = (s->full.on & ~RUN_TOGGLES) | defaults |
		    ((table.on ^ par->run.on ^ chr->run.on) & RUN_TOGGLES);
	}
	run_props_add(&s->full, own);
}

static struct pai_str
string_at(const struct docx *d, uint32_t id)
{
	const char	*s = strings_at(&d->strings, id);

	return (struct pai_str){ s, strlen(s) };
}

/* Text of a complex script has its own weight, slant and size (17.3.2.7). */
static bool
is_complex(const struct run_props *r)
{
	return (r->on & (RUN_RTL | RUN_COMPLEX)) != 0;
}

static uint8_t
effects_of(const struct run_props *r)
{
	static const struct { uint32_t on; uint8_t fx; } list[] = {
		{ RUN_OUTLINE, PAI_FX_OUTLINE }, { RUN_SHADOW, PAI_FX_SHADOW },
		{ RUN_EMBOSS, PAI_FX_EMBOSS }, { RUN_IMPRINT, PAI_FX_IMPRINT },
	};
	uint8_t	 fx = 0;

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (r->on & list[i].on)
			fx |= list[i].fx;
	return fx;
}

/* What stands around, behind and below the characters. */
static void
decorations(const struct run_props *r, struct pai_style *out)
{
	uint32_t	 behind = r->set & RUN_HIGHLIGHT &&
			    r->highlight != PAI_COLOUR_AUTO ? r->highlight :
			    r->set & RUN_BACKGROUND ? r->background :
			    PAI_COLOUR_AUTO;

	if (behind != PAI_COLOUR_AUTO) {
		out->background = behind;
		out->set |= PAI_SF_BACKGROUND;
	}
	if (r->set & RUN_UNDER_COLOUR && r->underline != PAI_UL_NONE &&
	    r->under_colour != PAI_COLOUR_AUTO) {
		out->underline_colour = r->under_colour;
		out->set |= PAI_SF_UNDERLINE_COLOUR;
	}
	if ((r->set & RUN_BORDER) == 0 ||
	    r->border_stroke == PAI_STROKE_NONE)
		return;
	out->set |= PAI_SF_BORDER;
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		out->border[i] = (struct pai_border){ r->border_stroke,
		    r->border_width, r->border_space * 1000,
		    r->border_colour };
}

/* Is a language that East Asian text is said to be in one of those? */
static bool
is_east_asian(struct pai_str lang)
{
	return lang.n >= 2 && (memcmp(lang.p, "zh", 2) == 0 ||
	    memcmp(lang.p, "ja", 2) == 0 || memcmp(lang.p, "ko", 2) == 0);
}

static void
characters(const struct docx *d, const struct run_props *r,
    struct pai_style *out)
{
	for (unsigned i = 0; i < PAI_SCRIPT_MAX; i++)
		if (r->set & RUN_FONT_LATIN << i) {
			out->font[i] = string_at(d, r->font[i]);
			out->set |= PAI_SF_FONT;
		}
	if (r->set & RUN_LANG)
		out->lang = string_at(d, r->lang);
	if ((r->set & RUN_LANG_EA) != 0 &&
	    !is_east_asian(string_at(d, r->lang_ea)))
		out->setting |= PAI_SET_WHOLE_MARKS;
	out->font_size = r->set & RUN_SIZE ? r->size : WORD_SIZE;
	if (is_complex(r)) {
		out->font_size = r->set & RUN_SIZE_CS ? r->size_cs :
		    WORD_SIZE;
		out->font[PAI_SCRIPT_LATIN] = out->font[PAI_SCRIPT_COMPLEX];
	}
	out->set |= PAI_SF_SIZE;
	out->spacing = r->spacing;
	out->position = r->position;
	out->kern_from = r->kern;
	out->scale = r->scale;
	out->emmark = r->emmark;
	if (r->set & RUN_COLOUR && r->colour != PAI_COLOUR_AUTO) {
		out->colour = r->colour;
		out->set |= PAI_SF_COLOUR;
	}
	decorations(r, out);
	out->effects = effects_of(r);
	out->fit_width = r->fit;
	out->combine = r->combine;
	out->across = r->across;
	if (r->on & RUN_OFF_GRID)
		out->set |= PAI_SF_GRID;
	out->caps = (r->on & RUN_CAPS) != 0;
	out->small_caps = (r->on & RUN_SMALL_CAPS) != 0;
	out->double_strike = (r->on & RUN_DSTRIKE) != 0;
}

static uint8_t
marks_of(const struct run_props *r)
{
	uint8_t	 m = 0;

	if (r->on & (is_complex(r) ? RUN_BOLD_CS : RUN_BOLD))
		m |= MARK_STRONG;
	if (r->on & (is_complex(r) ? RUN_ITALIC_CS : RUN_ITALIC))
		m |= MARK_EMPH;
	if (r->underline != PAI_UL_NONE)
		m |= MARK_UNDERLINE;
	if (r->on & (RUN_STRIKE | RUN_DSTRIKE))
		m |= MARK_STRIKE;
	if (r->vertical == PAI_VERT_SUPER)
		m |= MARK_SUPER;
	else if (r->vertical == PAI_VERT_SUB)
		m |= MARK_SUB;
	return m;
}

/*
 * What the paragraph's style already shows is in the record; what the run
 * adds is a mark.  The kind of an underline is in the record either way.
 */
static struct run_look
run_look(struct docx *d, const struct stack *s)
{
	struct pai_style	 out = { .size = sizeof(out) };
	uint8_t			 base = marks_of(&s->base);
	uint8_t			 full = marks_of(&s->full);
	uint8_t			 both = base & full;
	struct run_look		 look;

	characters(d, &s->full, &out);
	out.right_to_left = (s->full.on & RUN_RTL) != 0;
	out.bold = (both & MARK_STRONG) != 0;
	out.italic = (both & MARK_EMPH) != 0;
	out.strike = (both & MARK_STRIKE) != 0;
	out.vertical = both & MARK_SUPER ? PAI_VERT_SUPER :
	    both & MARK_SUB ? PAI_VERT_SUB : PAI_VERT_BASELINE;
	if ((both & MARK_UNDERLINE) || s->full.underline != PAI_UL_SINGLE)
		out.underline = s->full.underline;
	look.marks = full & (uint8_t)~base;
	look.raised = s->full.position != 0;
	look.hidden = (s->full.on & RUN_HIDDEN) != 0;
	look.style = look.marked = d->host->build_style(d->build, &out);
	/* A hint is for text that is of no complex script (17.3.2.26). */
	if (s->full.hint != PAI_MARKS_BY_TEXT && !is_complex(&s->full)) {
		out.shared_marks = s->full.hint;
		look.marked = d->host->build_style(d->build, &out);
	}
	return look;
}

struct run_look
resolve_run(struct docx *d, const struct surround *around, uint32_t par_style,
    const struct run_props *own)
{
	struct run_key	 key;
	struct stack	 s;
	size_t		 i;

	memset(&key, 0, sizeof(key));
	key.own = *own;
	key.par_style = par_style;
	key.around = *around;
	i = slot_of(&key, sizeof(key));
	if (!d->resolve->runs[i].used || memcmp(&d->resolve->runs[i].key,
	    &key, sizeof(key)) != 0) {
		lay(d, around, par_style, own, &s);
		d->resolve->runs[i].look = run_look(d, &s);
		d->resolve->runs[i].key = key;
		d->resolve->runs[i].used = true;
	}
	return d->resolve->runs[i].look;
}

/* Labels are few, and their records are interned: no cache. */
uint32_t
resolve_label(struct docx *d, const struct surround *around,
    uint32_t par_style, const struct run_props *own)
{
	struct pai_style	 out = { .size = sizeof(out) };
	struct stack		 s;
	uint8_t			 marks;

	lay(d, around, par_style, own, &s);
	characters(d, &s.full, &out);
	marks = marks_of(&s.full);
	out.bold = (marks & MARK_STRONG) != 0;
	out.italic = (marks & MARK_EMPH) != 0;
	out.strike = (marks & MARK_STRIKE) != 0;
	out.underline = s.full.underline;
	out.vertical = s.full.vertical;
	return d->host->build_style(d->build, &out);
}

/* ---- paragraphs ---- */

static void
indents(const struct par_props *p, struct pai_style *out)
{
	if ((p->set & PAR_INDENTS) == 0)
		return;
	out->set |= PAI_SF_INDENT;
	out->indent_left = p->left;
	out->indent_right = p->right;
	out->indent_first = p->first;
	out->indent_left_chars = p->left_chars;
	out->indent_right_chars = p->right_chars;
	out->indent_first_chars = p->first_chars;
}

/*
 * "Automatic" space is HTML's, 14 points (17.3.1.33), or 5 where the document
 * wants none of HTML's (17.15.3.21).
 */
static void
spaces(const struct docx *d, const struct par_props *p, struct pai_style *out)
{
	int32_t	 automatic = (d->settings.rules & PAI_RULE_SPACE_ADDS) != 0 ?
		    5000 : 14000;

	if (p->set & (PAR_BEFORE | PAR_AFTER | PAR_BEFORE_LINES |
	    PAR_AFTER_LINES) || p->on & (PAR_AUTO_BEFORE | PAR_AUTO_AFTER))
		out->set |= PAI_SF_SPACE;
	out->space_before = p->on & PAR_AUTO_BEFORE ? automatic : p->before;
	out->space_after = p->on & PAR_AUTO_AFTER ? automatic : p->after;
	out->space_before_lines = p->on & PAR_AUTO_BEFORE ? 0 :
	    p->before_lines;
	out->space_after_lines = p->on & PAR_AUTO_AFTER ? 0 : p->after_lines;
	out->line_rule = PAI_LINE_AUTO;
	out->line = 1000;
	if (p->set & PAR_LINE) {
		out->line_rule = p->line_rule;
		out->line = p->line;
		out->set |= PAI_SF_LINE;
	}
}

static void
box(const struct par_props *p, struct pai_style *out)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (p->set & PAR_BORDER(i)) {
			out->border[i] = p->border[i];
			out->set |= PAI_SF_BORDER;
		}
	if (p->set & PAR_BETWEEN)
		out->between = p->between;
	if (p->set & PAR_BAR)
		out->bar = p->bar;
	if (p->set & PAR_FRAME) {
		out->frame = *p->frame;
		out->set |= PAI_SF_FRAME;
	}
	if (p->set & PAR_BACKGROUND && p->background != PAI_COLOUR_AUTO) {
		out->background = p->background;
		out->set |= PAI_SF_BACKGROUND;
	}
}

static void
tab_stops(const struct par_props *p, struct pai_tab_stop *stops,
    struct pai_style *out)
{
	for (uint32_t i = 0; i < p->tab_count && i < TABS_MAX; i++)
		if (!p->tabs[i].clear)
			stops[out->tab_count++] = p->tabs[i].stop;
	if (out->tab_count == 0)
		return;
	out->tabs = stops;
	out->set |= PAI_SF_TABS;
}

static void
switches(const struct par_props *p, struct pai_style *out)
{
	out->keep_next = (p->on & PAR_KEEP_NEXT) != 0;
	out->keep_lines = (p->on & PAR_KEEP_LINES) != 0;
	out->page_break_before = (p->on & PAR_PAGE_BREAK) != 0;
	out->contextual_spacing = (p->on & PAR_CONTEXTUAL) != 0;
	out->right_to_left = (p->on & PAR_RTL) != 0;
	/* These two are on where nothing is said. */
	out->widow_control = (p->on & PAR_WIDOW) != 0 ||
	    (p->told & PAR_WIDOW) == 0;
	out->snap_to_grid = (p->on & PAR_GRID) != 0 ||
	    (p->told & PAR_GRID) == 0;
	if (p->told & PAR_WIDOW)
		out->set |= PAI_SF_WIDOW;
	if (p->told & PAR_GRID)
		out->set |= PAI_SF_GRID;
	for (unsigned i = 0; i < PAR_SETTINGS; i++)
		if (p->on & PAR_SETTING(i))
			out->setting |= (uint16_t)(1u << i);
	if (p->on & PAR_AUTO_BEFORE)
		out->setting |= PAI_SET_AUTO_BEFORE;
	if (p->on & PAR_AUTO_AFTER)
		out->setting |= PAI_SET_AUTO_AFTER;
}

/*
 * In a paragraph that runs to the left, left and right are what it begins
 * and ends with (17.3.1.6, 17.3.1.13).
 */
static void
turn(struct pai_style *out)
{
	int32_t	 left = out->indent_left, chars = out->indent_left_chars;

	if (!out->right_to_left)
		return;
	out->indent_left = out->indent_right;
	out->indent_right = left;
	out->indent_left_chars = out->indent_right_chars;
	out->indent_right_chars = chars;
	if (out->align == PAI_ALIGN_RIGHT)
		out->align = PAI_ALIGN_LEFT;
	else if (out->align == PAI_ALIGN_LEFT || out->align == PAI_ALIGN_NONE)
		out->align = PAI_ALIGN_RIGHT;
	out->set |= PAI_SF_ALIGN;
}

/*
 * What its mark has around, behind and below it is the mark's alone; only
 * the paragraph's own box and shading are of the paragraph.
 */
static void
bare(struct pai_style *out)
{
	out->set &= ~(PAI_SF_BACKGROUND | PAI_SF_BORDER |
	    PAI_SF_UNDERLINE_COLOUR | PAI_SF_GRID);
	out->background = out->underline_colour = 0;
	memset(out->border, 0, sizeof(out->border));
	out->effects = out->combine = 0;
	out->fit_width = 0;
	out->across = false;
}

/* What a table's style says of the paragraphs in it, and in parts of it. */
static void
add_table(struct docx *d, const struct surround *around, struct par_props *p)
{
	const struct style	*s = style_at(d, around->table_style);

	par_props_add(d, p, &s->par);
	for (size_t i = 0; s->table != NULL && i < COND_MAX; i++)
		if ((around->conds & s->table->conds &
		    1u << cond_order[i]) != 0)
			par_props_add(d, p,
			    &s->table->cond[cond_order[i]]->par);
}

static uint32_t
par_style(struct docx *d, const struct surround *around,
    const struct par_props *own, const struct run_props *mark)
{
	const struct style	*named = style_at(d, own->style);
	struct pai_style	 out = { .size = sizeof(out) };
	struct pai_tab_stop	 stops[TABS_MAX];
	struct par_props	 p = d->styles->par;
	struct stack		 s;

	add_table(d, around, &p);
	par_props_add(d, &p, own);
	lay(d, around, own->style, mark, &s);
	characters(d, &s.full, &out);
	out.bold = (marks_of(&s.base) & MARK_STRONG) != 0;
	out.italic = (marks_of(&s.base) & MARK_EMPH) != 0;
	bare(&out);
	out.name = (struct pai_str){ named->name, strlen(named->name) };
	if (p.set & PAR_ALIGN && p.align != PAI_ALIGN_NONE) {
		out.align = p.align;
		out.fill = p.fill;
		out.set |= PAI_SF_ALIGN;
	}
	if (p.set & PAR_OUTLINE && p.outline < 9)
		out.outline = (uint8_t)(p.outline + 1);
	indents(&p, &out);
	spaces(d, &p, &out);
	box(&p, &out);
	tab_stops(&p, stops, &out);
	switches(&p, &out);
	out.line_align = p.line_align;
	out.flow = p.flow;
	turn(&out);
	return d->host->build_style(d->build, &out);
}

uint32_t
resolve_paragraph(struct docx *d, const struct surround *around,
    const struct par_props *par, const struct run_props *mark)
{
	struct par_key	 key;
	size_t		 i;

	memset(&key, 0, sizeof(key));
	key.par = *par;
	key.mark = *mark;
	key.around = *around;
	i = slot_of(&key, sizeof(key));
	if (!d->resolve->pars[i].used || memcmp(&d->resolve->pars[i].key,
	    &key, sizeof(key)) != 0) {
		d->resolve->pars[i].style = par_style(d, around, par, mark);
		d->resolve->pars[i].key = key;
		d->resolve->pars[i].used = true;
	}
	return d->resolve->pars[i].style;
}
