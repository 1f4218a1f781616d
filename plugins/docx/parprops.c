/*
 * What a part states of paragraphs: w:pPr.
 */
#include "props.h"

#include <assert.h>
#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"

static int32_t
twips(struct docx *d, unsigned token)
{
	return attr_length(d, token, LENGTH_TWIP, 0);
}

static const struct scope scope_tabs, scope_borders, scope_num;

static const struct scope *
border_child(struct docx *d, unsigned token)
{
	struct par_props	*p = d->par_target;
	unsigned		 side = prop_side(token);

	if (token == W_between) {
		prop_border(d, &p->between);
		p->set |= PAR_BETWEEN;
		return NULL;
	}
	if (token == W_bar) {
		prop_border(d, &p->bar);
		p->set |= PAR_BAR;
		return NULL;
	}
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
	case W_ins:		/* who put the number there */
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
		p->line = prop_clamp(twips(d, W_line), 0, PAI_MPT_MAX);
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

/*
 * Rules of setting: each is a bit that says how the paragraph differs from
 * Word's preset, so most are set where the element says "off".
 */
static bool
par_setting(struct docx *d, unsigned token)
{
	static const struct { uint16_t token; bool off; } list[] = {
		{ W_kinsoku, true }, { W_wordWrap, true },
		{ W_overflowPunct, true }, { W_topLinePunct, false },
		{ W_autoSpaceDE, true }, { W_autoSpaceDN, true },
		{ W_adjustRightInd, true }, { W_mirrorIndents, false },
		{ W_suppressLineNumbers, false },
		{ W_suppressAutoHyphens, false },
	};
	struct par_props	*p = d->par_target;

	static_assert(sizeof(list) / sizeof(list[0]) == PAR_SETTINGS,
	    "one rule a bit");
	for (unsigned i = 0; i < PAR_SETTINGS; i++)
		if (list[i].token == token) {
			p->told |= PAR_SETTING(i);
			p->on = attr_on(d, W_val) != list[i].off ?
			    p->on | PAR_SETTING(i) : p->on & ~PAR_SETTING(i);
			return true;
		}
	return false;
}

static void
line_align(struct docx *d)
{
	static const char *const names[] = { "auto", "top", "center",
	    "baseline", "bottom" };
	struct par_props	*p = d->par_target;

	p->line_align = PAI_LINE_ALIGN_AUTO;
	p->set |= PAR_LINE_ALIGN;
	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (attr_is(d, W_val, names[i]))
			p->line_align = (uint8_t)i;
}

/* Of a text box's or frame's paragraph; cells have their own. */
static void
text_direction(struct docx *d)
{
	struct par_props	*p = d->par_target;

	p->set |= PAR_FLOW;
	p->flow = prop_flow(attr(d, W_val));
}

const struct scope *
par_props_child(struct docx *d, unsigned token)
{
	struct par_props	*p = d->par_target;

	if (par_toggle(d, token) || par_setting(d, token))
		return NULL;
	switch (token) {
	case W_pStyle:
		p->style = style_find(d, attr(d, W_val));
		p->set |= PAR_STYLE;
		return NULL;
	case W_jc:
		p->align = prop_align(attr(d, W_val));
		p->fill = prop_fill(attr(d, W_val));
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
	case W_textAlignment:
		line_align(d);
		return NULL;
	case W_textDirection:
		text_direction(d);
		return NULL;
	case W_framePr:
		p->frame = frame_read(d);
		if (p->frame != NULL)
			p->set |= PAR_FRAME;
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
	TAKE(PAR_ALIGN, fill);
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
	TAKE(PAR_BETWEEN, between);
	TAKE(PAR_BAR, bar);
	TAKE(PAR_LINE_ALIGN, line_align);
	TAKE(PAR_FLOW, flow);
	TAKE(PAR_FRAME, frame);
#undef TAKE
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (o->set & PAR_BORDER(i))
			u->border[i] = o->border[i];
	if (o->set & PAR_TABS)
		tabs_add(d, u, o);
	u->set |= o->set;
}
