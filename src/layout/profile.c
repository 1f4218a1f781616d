/*
 * The profiles: how pages, paragraphs and characters look.
 *
 * SOURCE follows the document's own records.  GBT9704 is the grid of GB/T
 * 9704-2012: 版心 156 by 225 mm, 22 lines of 28 characters, 3号 (16 pt); it
 * takes from the document what a block is, never how it looked.  REPORT does
 * the same for Latin text.
 */
#include "kit/colour.h"
#include "layout/priv.h"

#include "kit/num.h"
#include "kit/utf8.h"

#define	PT(n)		((n) * PAI_MPT_PER_PT)
#define	LOOK_AT		4000u		/* characters that tell the script */
#define	FONT_MIN	PT(1)
#define	FONT_MAX	PT(600)		/* PDF libraries refuse more */

static enum p_profile
profile_by_script(const struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);
	size_t		 seen = 0, han = 0, other = 0, i;
	uint32_t	 cp;

	while (seen < LOOK_AT && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		for (i = 0; i < it.node->as.text.str.n && seen < LOOK_AT;
		    seen++) {
			i += p_utf8_next(it.node->as.text.str.p + i,
			    it.node->as.text.str.n - i, &cp);
			if (p_is_han(cp))
				han++;
			else if (!p_is_space(cp) && !p_is_cjk(cp))
				other++;
		}
	}
	/* A Han character says about as much as three letters. */
	return han * 3 > other ? P_PROFILE_GBT9704 : P_PROFILE_REPORT;
}

enum p_profile
p_profile_choose(const struct p_layout_job *job)
{
	if (job->profile != P_PROFILE_AUTO)
		return job->profile;
	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next)
		if (n->kind == PAI_N_SECTION)
			return P_PROFILE_SOURCE;
	return profile_by_script(job->root);
}

/* The page where no section says otherwise. */
void
p_profile_page(const struct p_lay *l, struct p_geometry *g)
{
	static const uint8_t numeral[] = { PAI_NUM_NONE, PAI_NUM_DECIMAL,
	    PAI_NUM_DASHED, PAI_NUM_ROMAN_LOWER, PAI_NUM_CHINESE,
	    PAI_NUM_CIRCLED };

	*g = (struct p_geometry){ .columns = 1, .header_at = P_MM(15),
	    .footer_at = P_MM(15) };
	g->width = p_setup(l, P_SETUP_PAGE_WIDTH);
	g->height = p_setup(l, P_SETUP_PAGE_HEIGHT);
	g->left = p_setup(l, P_SETUP_MARGIN_LEFT);
	g->top = p_setup(l, P_SETUP_MARGIN_TOP);
	g->right = g->width - p_setup(l, P_SETUP_MARGIN_RIGHT);
	g->bottom = g->height - p_setup(l, P_SETUP_MARGIN_BOTTOM);
	p_margins_mend(g);
	p_setup_grid(l, g);
	g->numeral = numeral[p_setup(l, P_SETUP_NUMBER_FORM)];
}

const struct p_geometry *
p_geometry_now(const struct p_lay *l)
{
	return &l->geometry[l->geometry_n - 1];
}

static int32_t
font_size(const struct pai_style *s, int32_t preset)
{
	if (s->font_size <= 0)
		return preset;
	return p_max(FONT_MIN, p_min(s->font_size, FONT_MAX));
}

/* A length of text in a box that is made to fit. */
static int32_t
fitted(const struct p_flow *f, int32_t length)
{
	return f->shrink > 0 ? p_num_scale(length, f->shrink, 1000) : length;
}

/* The colour of text whose own ground is known, or that of its block. */
static uint32_t
automatic(const struct p_look *k, uint32_t ground)
{
	bool	 dark = ground == PAI_COLOUR_AUTO ? k->on_dark :
		    p_is_dark(ground);

	if (ground == PAI_COLOUR_AUTO && k->inked)
		return k->ink;
	return dark ? 0xffffff : 0;
}

static void
look_by_record(const struct p_flow *f, const struct pai_style *s,
    struct p_look *k)
{
	const struct p_geometry *g = p_geometry_now(f->lay);

	for (int i = 0; i < PAI_SCRIPT_MAX; i++)
		if (s->font[i].n > 0)
			k->family[i] = s->font[i];
	if (s->font_size > 0)
		k->size = p_max(FONT_MIN, fitted(f, font_size(s, 0)));
	k->bold = s->bold;
	k->italic = s->italic;
	k->strike = s->strike;
	k->double_strike = s->double_strike;
	k->kern_from = s->kern_from;
	k->caps = s->caps;
	k->small_caps = s->small_caps;
	k->hidden = s->hidden;
	k->underline = s->underline;
	k->vertical = s->vertical;
	k->emmark = s->emmark;
	k->scale = s->scale > 600 ? 600 : s->scale;
	k->spacing = fitted(f, p_max(-PT(50), p_min(s->spacing, PT(200))));
	k->rise = fitted(f, p_max(-PT(300), p_min(s->position, PT(300))));
	k->background = (s->set & PAI_SF_BACKGROUND) == 0 ?
	    PAI_COLOUR_AUTO : s->background;
	k->colour = (s->set & PAI_SF_COLOUR) == 0 ||
	    s->colour == PAI_COLOUR_AUTO ? automatic(k, k->background) :
	    s->colour & 0xffffffu;
	k->rule_coloured = (s->set & PAI_SF_UNDERLINE_COLOUR) != 0;
	k->rule_colour = s->underline_colour & 0xffffffu;
	k->border = s->border[PAI_SIDE_TOP];
	k->wide_marks = s->shared_marks == PAI_MARKS_EASTASIA;
	k->lang = s->lang;
	k->whole_marks = (s->setting & PAI_SET_WHOLE_MARKS) != 0;
	k->grid = f->off_grid || ((s->set & PAI_SF_GRID) != 0 &&
	    !s->snap_to_grid) ? 0 : g->char_space;
}

static int32_t
indent(int32_t length, int32_t chars, int32_t size)
{
	if (chars != 0)
		length = p_num_scale(chars, size, 100);
	return p_max(-PT(2000), p_min(length, PT(2000)));
}

static int32_t
space(int32_t length, int32_t lines, int32_t pitch)
{
	if (lines != 0)
		length = p_num_scale(lines, pitch > 0 ? pitch :
		    PT(156) / 10, 100);
	return p_max(0, p_min(length, PT(1584)));
}

static void
shape_by_record(const struct p_flow *f, const struct pai_style *s,
    int32_t size, struct p_shape *p)
{
	const struct p_geometry *g = p_geometry_now(f->lay);
	int32_t	 em = size + g->char_space;

	p->left = indent(s->indent_left, s->indent_left_chars, em);
	p->right = indent(s->indent_right, s->indent_right_chars, em);
	p->first = indent(s->indent_first, s->indent_first_chars, em);
	p->before = fitted(f, space(s->space_before, s->space_before_lines,
	    g->pitch));
	p->after = fitted(f, space(s->space_after, s->space_after_lines,
	    g->pitch));
	p->align = s->align == PAI_ALIGN_NONE ? PAI_ALIGN_LEFT : s->align;
	p->fill = s->fill;
	if (s->line > 0) {
		p->line_rule = s->line_rule;
		p->line = p_min(s->line, PT(1584));
	}
	if (p->line_rule != PAI_LINE_AUTO)
		p->line = fitted(f, p->line);
	else if (f->line_cut > 0)
		p->line = p_num_scale(p->line, 1000 - f->line_cut, 1000);
	p->pitch = f->off_grid || ((s->set & PAI_SF_GRID) != 0 &&
	    !s->snap_to_grid) ? 0 : g->pitch;
	p->keep_next = s->keep_next;
	p->keep_lines = s->keep_lines;
	p->widow = (s->set & PAI_SF_WIDOW) == 0 || s->widow_control;
	p->break_before = s->page_break_before;
	p->contextual = s->contextual_spacing;
	p->auto_before = (s->setting & PAI_SET_AUTO_BEFORE) != 0;
	p->auto_after = (s->setting & PAI_SET_AUTO_AFTER) != 0;
	p->break_words = (s->setting & PAI_SET_BREAK_WORDS) != 0;
	p->right_to_left = s->right_to_left;
	p->hang = (s->setting & PAI_SET_NO_HANGING) == 0;
	p->gap_latin = (s->setting & PAI_SET_NO_LATIN_GAP) == 0;
	p->gap_digit = (s->setting & PAI_SET_NO_DIGIT_GAP) == 0;
	p->uncounted = (s->setting & PAI_SET_NO_NUMBERS) != 0;
	if (g->tab_every > 0)
		p->tab_every = g->tab_every;
	p->tabs = s->tabs;
	p->tab_count = s->tabs == NULL ? 0 : s->tab_count;
	p->box = (s->set & PAI_SF_BORDER) != 0 ? s : NULL;
	p->background = (s->set & PAI_SF_BACKGROUND) == 0 ?
	    PAI_COLOUR_AUTO : s->background;
}

/* A heading level, or 0; a title is level 1. */
static unsigned
level_of(const struct pai_node *n)
{
	if (n->kind == PAI_N_HEADING)
		return n->as.heading.level < 1 ? 1 : n->as.heading.level;
	return n->kind == PAI_N_PARAGRAPH &&
	    n->as.para.role == PAI_ROLE_TITLE ? 1 : 0;
}

static uint8_t
role_of(const struct pai_node *n)
{
	if (n->kind == PAI_N_CAPTION)
		return PAI_ROLE_CAPTION;
	return n->kind == PAI_N_PARAGRAPH ? n->as.para.role : PAI_ROLE_NONE;
}

/* How the author aligned it, where that says something. */
static uint8_t
align_given(const struct p_flow *f, const struct pai_node *n)
{
	const struct pai_style	*s;

	if (n->style == 0)
		return PAI_ALIGN_NONE;
	s = f->lay->host->doc_style(f->lay->job->doc, n->style);
	return s->align == PAI_ALIGN_CENTRE || s->align == PAI_ALIGN_RIGHT ?
	    s->align : PAI_ALIGN_NONE;
}

static uint8_t
text_align(const struct p_lay *l)
{
	return (uint8_t)(PAI_ALIGN_LEFT + p_setup(l, P_SETUP_ALIGN));
}

static void
gbt_heading(const struct p_lay *l, unsigned level, int32_t pitch,
    struct p_shape *p, struct p_look *k)
{
	p->keep_next = true;
	if (level == 1) {
		k->role = P_FACE_TITLE;
		k->size = p_setup(l, P_SETUP_TITLE_SIZE);
		k->grid = 0;
		p->first = 0;
		p->align = PAI_ALIGN_CENTRE;
		p->balanced = true;
		p->after = pitch;
	} else if (level == 2) {
		k->role = P_FACE_HEAD;
		k->size = p_setup(l, P_SETUP_HEAD_SIZE);
	} else if (level == 3) {
		k->role = P_FACE_SUBHEAD;
		k->size = p_setup(l, P_SETUP_SUBHEAD_SIZE);
	}
}

/* GB/T 9704-2012, 7.3. */
static void
gbt_role(uint8_t role, int32_t em, struct p_shape *p, struct p_look *k)
{
	switch (role) {
	case PAI_ROLE_SUBTITLE:
		k->role = P_FACE_SUBHEAD;
		p->first = 0;
		p->align = PAI_ALIGN_CENTRE;
		p->balanced = true;
		break;
	case PAI_ROLE_SIGNATURE:
	case PAI_ROLE_DATE:
		p->first = 0;
		p->align = PAI_ALIGN_RIGHT;
		p->right = 2 * em;
		p->keep_lines = true;
		p->keep_next = role == PAI_ROLE_SIGNATURE;
		break;
	case PAI_ROLE_ADDRESSEE:
		p->first = 0;
		break;
	case PAI_ROLE_TOC_HEAD:
		k->role = P_FACE_HEAD;
		p->first = 0;
		p->align = PAI_ALIGN_CENTRE;
		p->keep_next = true;
		break;
	case PAI_ROLE_CAPTION:
		k->role = P_FACE_TABLE;
		k->size = PT(12);
		k->grid = 0;
		p->first = 0;
		p->align = PAI_ALIGN_CENTRE;
		p->keep_next = true;
		break;
	default:
		break;
	}
}

static void
gbt_block(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, struct p_look *k)
{
	const struct p_geometry *g = p_geometry_now(f->lay);
	int32_t		 size = p_setup(f->lay, P_SETUP_FONT_SIZE);
	int32_t		 em = size + g->char_space;
	unsigned	 level = level_of(n);
	uint8_t		 given = align_given(f, n);

	k->size = size;
	k->grid = g->char_space;
	p->align = text_align(f->lay);
	p->pitch = g->pitch;
	p->line = p_setup(f->lay, P_SETUP_LINE_SPACING) * 10;
	p->after = p_setup(f->lay, P_SETUP_SPACE_AFTER);
	p->first = p_setup(f->lay, P_SETUP_INDENT) * em;
	p->tab_every = 2 * em;
	p->inline_label = true;
	if (given != PAI_ALIGN_NONE) {
		p->align = given;
		p->first = 0;
	}
	if (f->quotes > 0)
		k->role = P_FACE_SUBHEAD;
	/* A signature is not left alone on a page: the text turns with it. */
	if (n->next != NULL && (role_of(n->next) == PAI_ROLE_SIGNATURE ||
	    role_of(n->next) == PAI_ROLE_DATE))
		p->keep_next = p->widow = true;
	if (level > 0)
		gbt_heading(f->lay, level, g->pitch, p, k);
	gbt_role(role_of(n), em, p, k);
}

/* Of a heading; the lowest levels lie between level 3 and the text. */
static int32_t
report_size(const struct p_lay *l, unsigned level)
{
	int32_t	 text = p_setup(l, P_SETUP_FONT_SIZE);

	if (l->profile == P_PROFILE_SOURCE)
		text = PT(11);
	return level == 1 ? p_setup(l, P_SETUP_TITLE_SIZE) :
	    level == 2 ? p_setup(l, P_SETUP_HEAD_SIZE) :
	    level == 3 ? p_setup(l, P_SETUP_SUBHEAD_SIZE) :
	    level == 4 ? p_max(text, (text + p_setup(l,
	    P_SETUP_SUBHEAD_SIZE)) / 2) : text;
}

static void
report_block(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, struct p_look *k)
{
	int32_t		 size = p_setup(f->lay, P_SETUP_FONT_SIZE);
	unsigned	 level = level_of(n);
	uint8_t		 given = align_given(f, n), role = role_of(n);

	k->size = size;
	p->align = given != PAI_ALIGN_NONE ? given : text_align(f->lay);
	p->pitch = p_geometry_now(f->lay)->pitch;
	p->line = p_setup(f->lay, P_SETUP_LINE_SPACING) * 10;
	p->first = p_setup(f->lay, P_SETUP_INDENT) * size;
	p->after = p_setup(f->lay, P_SETUP_SPACE_AFTER);
	p->widow = true;
	if (f->tight)
		p->after = p_min(p->after, PT(2));
	if (role == PAI_ROLE_TOC_HEAD)
		level = 2;
	if (level > 0) {
		k->role = P_FACE_HEAD;
		k->bold = true;
		k->size = report_size(f->lay, level);
		p->first = 0;
		p->align = given != PAI_ALIGN_NONE ? given : PAI_ALIGN_LEFT;
		p->before = PT(level == 1 ? 0 : level == 2 ? 14 : 10);
		p->keep_next = p->keep_lines = true;
	} else if (role == PAI_ROLE_CAPTION) {
		k->size = PT(10);
		p->keep_next = true;
	} else if (role == PAI_ROLE_SIGNATURE || role == PAI_ROLE_DATE) {
		p->align = PAI_ALIGN_RIGHT;
	}
	if (f->quotes > 0)
		k->colour = 0x404040;
}

/* The character that indents are counted in is the paragraph's first. */
static int32_t
first_size(const struct p_flow *f, const struct pai_node *n, int32_t preset)
{
	struct pai_iter	 it = pai_iter_at(n);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			return it.node->style == 0 ? preset : fitted(f,
			    font_size(f->lay->host->doc_style(
			    f->lay->job->doc, it.node->style), preset));
	return preset;
}

static bool
counts_characters(const struct pai_style *s)
{
	return s->indent_left_chars != 0 || s->indent_right_chars != 0 ||
	    s->indent_first_chars != 0;
}

static void
source_block(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, struct p_look *k)
{
	const struct pai_style	*s = f->lay->host->doc_style(
	    f->lay->job->doc, n->style);

	if (n->style == 0 && level_of(n) > 0) {
		report_block(f, n, p, k);
		return;
	}
	k->size = fitted(f, p_setup(f->lay, P_SETUP_FONT_SIZE));
	look_by_record(f, s, k);
	shape_by_record(f, s, counts_characters(s) ? first_size(f, n,
	    k->size) : k->size, p);
	if (f->where == P_IN_CELL && (p_geometry_now(f->lay)->rules &
	    PAI_RULE_GRID_IN_CELLS) == 0)
		p->pitch = 0;
	/* Shading that the paragraph has, its text need not have again. */
	if (p->background != PAI_COLOUR_AUTO) {
		k->on_dark = p_is_dark(p->background);
		k->inked = false;
	}
	k->background = PAI_COLOUR_AUTO;
	k->border.stroke = PAI_STROKE_NONE;	/* the paragraph's own */
}

/* Cells, notes and running heads by our own rules, not the document's. */
static void
small_block(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, struct p_look *k)
{
	uint8_t	 given = align_given(f, n);

	k->role = f->where == P_IN_CELL ? P_FACE_TABLE : P_FACE_BODY;
	if (f->lay->profile == P_PROFILE_REPORT)
		k->role = P_FACE_BODY;
	k->size = f->size > 0 ? f->size : f->where == P_IN_NOTE ?
	    p_setup(f->lay, P_SETUP_NOTE_SIZE) : PT(10);
	k->bold = f->head && f->lay->profile == P_PROFILE_REPORT;
	p->align = given != PAI_ALIGN_NONE ? given :
	    f->align != PAI_ALIGN_NONE ? f->align :
	    f->where == P_IN_NOTE ? PAI_ALIGN_JUSTIFY : PAI_ALIGN_LEFT;
	p->inline_label = true;
	if (level_of(n) > 0)
		k->bold = true;
}

/* A paragraph that is a formula on its own line stands as that does. */
static void
formula_block(const struct pai_node *n, struct p_shape *p)
{
	const struct pai_node	*c = n->first;

	if (c == NULL || c->next != NULL || c->kind != PAI_N_MATH ||
	    !c->as.text.display)
		return;
	p->first = 0;
	p->align = c->as.text.align != PAI_ALIGN_NONE ? c->as.text.align :
	    PAI_ALIGN_CENTRE;
}

/*
 * A line of a table of contents, in profiles of our own: its level moves it
 * in, its number stands at the margin.
 */
static void
contents_line(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, const struct p_look *k)
{
	static const struct pai_tab_stop stop = { .at = INT32_MAX - 1,
	    .kind = PAI_TAB_RIGHT, .leader = '.' };
	const struct pai_style	*s = f->lay->host->doc_style(
	    f->lay->job->doc, n->style);

	p->align = PAI_ALIGN_LEFT;
	p->first = 0;
	p->left = p_max(0, indent(s->indent_left, s->indent_left_chars,
	    k->size + k->grid));
	p->after = 0;
	p->tabs = &stop;
	p->tab_count = 1;
}

void
p_profile_block(const struct p_flow *f, const struct pai_node *n,
    struct p_shape *p, struct p_look *k)
{
	*p = (struct p_shape){ .align = PAI_ALIGN_LEFT, .line = 1000,
	    .tab_every = PT(36), .background = PAI_COLOUR_AUTO };
	*k = (struct p_look){ .background = PAI_COLOUR_AUTO,
	    .on_dark = f->on_dark, .inked = f->inked, .ink = f->ink };
	k->colour = automatic(k, PAI_COLOUR_AUTO);
	if (f->lay->profile == P_PROFILE_SOURCE) {
		source_block(f, n, p, k);
		if (f->where == P_IN_CELL && f->align != PAI_ALIGN_NONE &&
		    n->style == 0)
			p->align = f->align;
	} else if (f->where != P_IN_BODY && f->where != P_IN_BOX) {
		small_block(f, n, p, k);
	} else if (f->lay->profile == P_PROFILE_GBT9704) {
		gbt_block(f, n, p, k);
	} else {
		report_block(f, n, p, k);
	}
	if (f->lay->profile != P_PROFILE_SOURCE &&
	    role_of(n) == PAI_ROLE_TOC)
		contents_line(f, n, p, k);
	formula_block(n, p);
	if (n->kind == PAI_N_CODEBLOCK) {
		k->role = P_FACE_CODE;
		k->size = p_min(k->size, PT(9));
		k->grid = 0;
		*p = (struct p_shape){ .align = PAI_ALIGN_LEFT, .line = 1000,
		    .tab_every = PT(36), .after = PT(6), .before = PT(4),
		    .background = 0xf4f4f4 };
	}
	p_hyphens_rule(f, n, p, &p->parting);
}

/* A label looks as its record says where the source's looks are kept. */
void
p_profile_label(const struct p_flow *f, const struct pai_node *n,
    struct p_look *k)
{
	uint32_t	 style = n == NULL ? 0 :
			    n->kind == PAI_N_ITEM ? n->as.item.label_style :
			    n->kind == PAI_N_HEADING ?
			    n->as.heading.label_style : 0;

	if (style != 0 && f->lay->profile == P_PROFILE_SOURCE)
		look_by_record(f, f->lay->host->doc_style(f->lay->job->doc,
		    style), k);
}

/* What the record of a TEXT or CODE node changes of its paragraph's look. */
void
p_profile_text(const struct p_flow *f, const struct pai_node *text,
    struct p_look *k)
{
	const struct pai_style	*s;

	if (text->style == 0)
		return;
	s = f->lay->host->doc_style(f->lay->job->doc, text->style);
	if (f->lay->profile == P_PROFILE_SOURCE) {
		look_by_record(f, s, k);
		return;
	}
	k->hidden = s->hidden;
	k->emmark = s->emmark;
	k->lang = s->lang;
	if (s->underline != PAI_UL_NONE)
		k->underline = s->underline;
	if (s->vertical != PAI_VERT_BASELINE)
		k->vertical = s->vertical;
	k->strike = k->strike || s->strike;
}

/* Page numbers: 4号 (14 pt) 宋体, GB/T 9704-2012 7.5. */
void
p_profile_number(const struct p_lay *l, struct p_look *k)
{
	*k = (struct p_look){ .background = PAI_COLOUR_AUTO,
	    .role = P_FACE_PAGE_NUMBER,
	    .size = p_setup(l, P_SETUP_NUMBER_SIZE) };
}
