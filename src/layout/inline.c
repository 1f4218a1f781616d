/*
 * Inline nodes -> the characters of a paragraph and how they look.  Elements
 * that are open are counted, so that it is the same in which order they were
 * nested; what stands for nothing that can be set is told in words.
 */
#include "layout/collect.h"

#include <string.h>

#include "kit/formula.h"
#include "kit/utf8.h"

#define	NO_GLYPH	0xfffcu		/* stands for a picture in cp[] */

/* Is the paragraph Chinese?  Decides the width of quotes and dashes. */
static bool
is_wide(const struct pai_node *block)
{
	struct pai_iter	 it = pai_iter_at(block);
	size_t		 han = 0, letters = 0, i;
	uint32_t	 cp;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		for (i = 0; i < it.node->as.text.str.n;) {
			i += p_utf8_next(it.node->as.text.str.p + i,
			    it.node->as.text.str.n - i, &cp);
			if (p_is_cjk(cp))
				han++;
			else if (cp > '@')
				letters++;
			if (han + letters > 200)
				break;
		}
	}
	return han > 0 && han * 4 >= letters;
}

/* References within the document are text like any other. */
static bool
leads_outside(const struct pai_node *link)
{
	return link->as.link.target.n == 0 || link->as.link.target.p[0] != '#';
}

/*
 * A raised or lowered character: as LibreOffice has it, 58 % of the size, and
 * so that its highest or lowest edge is that of a full one.  Hence it does
 * not make the line higher.
 */
static void
make_script(struct p_look *k)
{
	k->full_size = k->size;
	k->full_rise = k->rise;
	k->rise += p_scale_em(k->vertical == PAI_VERT_SUPER ? 400 : -90,
	    k->size);
	k->size = k->size * 58 / 100;
	k->grid = 0;
}

void
p_collect_look(const struct p_collector *c, const struct pai_node *n,
    struct p_look *k)
{
	*k = c->base;
	if (n != NULL)
		p_profile_text(c->flow, n, k);
	if (c->open.strong > 0)
		k->bold = true;
	if (c->open.emph > 0)
		k->italic = true;
	if (c->open.under > 0 && k->underline == PAI_UL_NONE)
		k->underline = PAI_UL_SINGLE;
	if (c->open.strike > 0)
		k->strike = true;
	if (c->open.super > 0)
		k->vertical = PAI_VERT_SUPER;
	if (c->open.sub > 0)
		k->vertical = PAI_VERT_SUB;
	if (c->open.code > 0) {
		for (int i = 0; i < PAI_SCRIPT_MAX; i++)
			k->family[i] = (struct pai_str){ 0 };
		k->role = P_FACE_CODE;
		k->size = k->size * 9 / 10;
	}
	if (c->open.link != NULL && k->colour == 0 &&
	    leads_outside(c->open.link) &&
	    c->lay->profile != P_PROFILE_SOURCE)
		k->colour = 0x0b4a8f;
	if (c->open.reading != 0)
		p_ruby_look(&c->para->run[c->para->unit[c->open.base].run].look,
		    k);
	if (k->vertical != PAI_VERT_BASELINE)
		make_script(k);
}

static void
add_text(struct p_collector *c, const struct pai_node *n)
{
	struct p_look	 k;

	p_collect_look(c, n, &k);
	if (k.hidden)
		return;
	p_collect_run(c, &k, n);
	if (c->lay->status == PAI_OK)
		p_collect_string(c, n->as.text.str.p, n->as.text.str.n);
}

/*
 * False: what stands for the picture is shown as text; behind its empty frame,
 * where the document says how large it would be.
 */
static bool
add_image(struct p_collector *c, const struct pai_node *n)
{
	bool		 there = p_picture_shown(c->lay, n);
	struct p_look	 look = c->base;
	struct p_unit	*u;
	int32_t		 w, h;

	if (!there && n->first != NULL &&
	    (n->as.image.width <= 0 || n->as.image.height <= 0))
		return false;
	p_picture_size(c->flow, n, c->width, &w, &h);
	p_collect_object(c, n, w, h);
	if (n->as.image.anchored)
		return there;
	p_profile_text(c->flow, n, &look);
	p_collect_run(c, &look, n);
	if ((u = p_collect_unit(c, NO_GLYPH)) == NULL)
		return there;
	u->flags = P_U_IMAGE;
	u->extra = (uint32_t)(c->para->object_n - 1);
	u->adv = w;
	return there;
}

/* Does the document say how the mark looks, and do we keep to it? */
static bool
has_own_look(const struct p_collector *c, const struct pai_node *note)
{
	return c->lay->profile == P_PROFILE_SOURCE && note->style != 0 &&
	    note->as.note.type != PAI_NOTE_COMMENT;
}

static void
add_note(struct p_collector *c, const struct pai_node *n)
{
	bool		 raise = !has_own_look(c, n);
	struct p_look	 k;
	char		 mark[64];

	p_note_mark(c->lay, n, mark, sizeof(mark));
	c->open.super += raise;
	p_collect_look(c, n, &k);
	c->open.super -= raise;
	p_collect_run(c, &k, n);
	if (c->lay->status != PAI_OK)
		return;
	c->para->run[c->run].mark = true;
	p_collect_string(c, mark, strlen(mark));
	p_collect_object(c, n, 0, 0);
}

/*
 * The page that a link leads to, as it was in the round before; a figure as
 * wide as most where there was none yet.  Dashes are for the page's own foot.
 */
static void
add_page_of(struct p_collector *c, const struct pai_node *n)
{
	struct pai_str	 to = c->open.link->as.link.target;
	const struct p_place *place = NULL;
	struct p_look	 k;
	char		 text[64];

	c->lay->refers = true;
	if (c->lay->places != NULL && to.n > 0)
		place = p_places_find(c->lay->places,
		    (struct pai_str){ to.p + 1, to.n - 1 });
	if (place == NULL)
		p_numeral_put(text, sizeof(text), 10, PAI_NUM_DECIMAL);
	else
		p_numeral_put(text, sizeof(text), place->number,
		    place->numeral == PAI_NUM_DASHED ? PAI_NUM_DECIMAL :
		    place->numeral);
	p_collect_look(c, NULL, &k);
	p_collect_run(c, &k, n);
	if (c->lay->status == PAI_OK)
		p_collect_string(c, text, strlen(text));
}

/* The mark of a note where its author put it, in the note's own text. */
static void
add_note_mark(struct p_collector *c, const struct pai_node *n)
{
	const struct pai_node	*note = p_note_of(n);
	struct p_look		 k;
	char			 mark[64];

	if (note == NULL)
		return;
	p_note_mark(c->lay, note, mark, sizeof(mark));
	p_collect_look(c, n, &k);
	p_collect_run(c, &k, n);
	if (c->lay->status == PAI_OK)
		p_collect_string(c, mark, strlen(mark));
}

/* True: the stored result of the field is not wanted. */
static bool
add_field(struct p_collector *c, const struct pai_node *n)
{
	const struct p_folio *folio = c->flow->folio;
	const char	*s = NULL;
	struct p_look	 k;

	if (n->as.field.type == PAI_FIELD_PAGEREF && n->first == NULL &&
	    c->open.link != NULL && !leads_outside(c->open.link)) {
		add_page_of(c, n);
		return true;
	}
	if (n->as.field.type == PAI_FIELD_NOTE) {
		add_note_mark(c, n);
		return true;
	}
	if (folio == NULL)
		return false;
	if (n->as.field.type == PAI_FIELD_PAGE)
		s = folio->page;
	else if (n->as.field.type == PAI_FIELD_NUMPAGES)
		s = folio->pages;
	else if (n->as.field.type == PAI_FIELD_SECTIONPAGES)
		s = folio->section_pages;
	else if (n->as.field.type == PAI_FIELD_STYLEREF && folio->set)
		s = p_style_ref(c->lay, n, folio->at);
	if (s == NULL || *s == '\0')
		return false;
	p_collect_look(c, n->first != NULL && n->first->kind == PAI_N_TEXT ?
	    n->first : NULL, &k);
	p_collect_run(c, &k, n);
	if (c->lay->status == PAI_OK)
		p_collect_string(c, s, strlen(s));
	return true;
}

/* One that stands on its own line: it ends the line before it. */
static void
end_before(struct p_collector *c, const struct pai_node *n)
{
	bool	 after = n->prev != NULL && n->prev->kind == PAI_N_MATH &&
		    n->prev->as.text.display;
	bool	 own = n->kind == PAI_N_MATH && n->as.text.display;

	if ((own || after) && c->para->n > c->para->label_n &&
	    (c->para->unit[c->para->n - 1].flags & P_U_END) == 0)
		p_collect_end(c);
}

static void
add_bracket(struct p_collector *c, const struct pai_node *reading,
    const char *bracket)
{
	const struct pai_node	*text = reading->first;
	struct p_look		 k;

	p_collect_look(c, text != NULL && text->kind == PAI_N_TEXT ? text :
	    NULL, &k);
	p_collect_run(c, &k, reading);
	if (c->lay->status == PAI_OK)
		p_collect_string(c, bracket, strlen(bracket));
}

/*
 * How a word is read stands above it; where it cannot, behind it in brackets.
 */
static void
begin_reading(struct p_collector *c, const struct pai_node *n)
{
	if (n->parent != NULL && n->parent->kind == PAI_N_RUBY &&
	    !c->flow->upright && p_ruby_fits(c->para, c->open.base))
		c->open.reading = c->para->n;
	else
		add_bracket(c, n, "（");
}

static void
end_reading(struct p_collector *c, const struct pai_node *n)
{
	if (c->open.reading == 0) {
		add_bracket(c, n, "）");
		return;
	}
	p_ruby_add(c->lay, c->open.base, c->open.reading, c->para->n);
	c->open.reading = 0;
}

static void
enter(struct p_collector *c, struct pai_iter *it)
{
	const struct pai_node	*n = it->node;
	bool			 skip = false;

	end_before(c, n);
	switch ((enum pai_kind)n->kind) {
	case PAI_N_TEXT:
		add_text(c, n);
		break;
	case PAI_N_MATH:
		if (p_formula_has_parts(n))
			p_collect_formula(c, n);
		else
			add_text(c, n);
		skip = n->as.text.str.n > 0;
		break;
	case PAI_N_CODE:
		c->open.code++;
		add_text(c, n);
		c->open.code--;
		break;
	case PAI_N_SOFTBREAK:
		c->pending_soft = true;
		break;
	case PAI_N_LINEBREAK:
		p_collect_end(c);
		break;
	case PAI_N_EMPH:
		c->open.emph++;
		break;
	case PAI_N_STRONG:
		c->open.strong++;
		break;
	case PAI_N_UNDERLINE:
		c->open.under++;
		break;
	case PAI_N_STRIKE:
		c->open.strike++;
		break;
	case PAI_N_SUPER:
		c->open.super++;
		break;
	case PAI_N_SUB:
		c->open.sub++;
		break;
	case PAI_N_LINK:
		c->open.link = n;
		break;
	case PAI_N_IMAGE:
		skip = add_image(c, n);
		break;
	case PAI_N_RUBY:
		c->open.base = c->para->n;
		break;
	case PAI_N_READING:
		begin_reading(c, n);
		break;
	case PAI_N_NOTE:
		add_note(c, n);
		skip = true;
		break;
	case PAI_N_FIELD:
		skip = add_field(c, n);
		break;
	case PAI_N_ANCHOR:
		p_collect_object(c, n, 0, 0);
		break;
	case PAI_N_BOX:
		if (p_box_shown(c->lay, n))
			p_collect_object(c, n, 0, 0);
		skip = true;
		break;
	default:
		break;
	}
	if (skip)
		pai_iter_skip(it);
}

static void
leave(struct p_collector *c, const struct pai_node *n)
{
	switch ((enum pai_kind)n->kind) {
	case PAI_N_EMPH:
		c->open.emph--;
		break;
	case PAI_N_STRONG:
		c->open.strong--;
		break;
	case PAI_N_UNDERLINE:
		c->open.under--;
		break;
	case PAI_N_STRIKE:
		c->open.strike--;
		break;
	case PAI_N_SUPER:
		c->open.super--;
		break;
	case PAI_N_SUB:
		c->open.sub--;
		break;
	case PAI_N_LINK:
		c->open.link = NULL;
		break;
	case PAI_N_READING:
		end_reading(c, n);
		break;
	default:
		break;
	}
}

/* Where the source's looks are kept, what it has behind the number. */
static uint8_t
suffix_of(const struct p_lay *l, const struct pai_node *n)
{
	if (l->profile != P_PROFILE_SOURCE || n == NULL)
		return PAI_SUFFIX_BY_WRITER;
	/* A note's own text begins with what parts it from its number. */
	return n->kind == PAI_N_NOTE ? PAI_SUFFIX_NONE :
	    n->kind == PAI_N_ITEM ? n->as.item.suffix :
	    n->kind == PAI_N_HEADING ? n->as.heading.suffix :
	    PAI_SUFFIX_BY_WRITER;
}

/*
 * A bullet's font is named for it: it stands in no Chinese text unless its
 * own record says so.
 */
static void
collect_mark(struct p_collector *c, struct pai_str label,
    const struct pai_node *node)
{
	bool	 wide = c->para->wide;

	if (c->lay->profile == P_PROFILE_SOURCE && node != NULL &&
	    node->kind == PAI_N_ITEM && !node->parent->as.list.ordered)
		c->para->wide = false;
	p_collect_string(c, label.p, label.n);
	c->para->wide = wide;
}

/* The number before the text, and the way to where the text begins. */
static void
add_label(struct p_collector *c, struct pai_str label,
    const struct pai_node *node, const struct p_shape *shape)
{
	struct p_para	*p = c->para;
	struct p_look	 k;
	uint32_t	 last = 0;
	uint8_t		 suffix = suffix_of(c->lay, node);

	if (label.n == 0)
		return;
	k = c->base;
	p_profile_label(c->flow, node, &k);
	if (node != NULL && node->kind == PAI_N_NOTE &&
	    c->lay->profile == P_PROFILE_SOURCE) {
		k.vertical = PAI_VERT_SUPER;
		make_script(&k);
	}
	p_collect_run(c, &k, node);
	if (c->lay->status != PAI_OK)
		return;
	collect_mark(c, label, node);
	if (p->n > 0)
		last = p->cp[p->n - 1];
	if (suffix == PAI_SUFFIX_TAB || (suffix == PAI_SUFFIX_BY_WRITER &&
	    shape->first < 0 && !shape->inline_label))
		p_collect_char(c, '\t');
	else if (suffix == PAI_SUFFIX_SPACE ||
	    (suffix == PAI_SUFFIX_BY_WRITER && !p_is_cjk(last)))
		p_collect_char(c, ' ');
	p->label_n = p->n;
	for (size_t i = 0; i < p->n; i++)
		p->unit[i].flags |= P_U_LABEL;
}

/* A block's label and its inline children. */
static void
collect_inside(struct p_collector *c, const struct pai_node *block,
    const struct p_shape *shape)
{
	struct pai_iter	 it = pai_iter_at(block);
	const struct pai_node *label_node = c->flow->label_node;
	struct pai_str	 label = c->flow->label;

	if (label.n == 0 && block->kind == PAI_N_HEADING) {
		label = block->as.heading.label;
		label_node = block;
	}
	add_label(c, label, label_node, shape);
	while (c->lay->status == PAI_OK && pai_iter_next(&it)) {
		if (it.node == block || it.node == c->flow->apart)
			continue;
		if (it.event == PAI_ENTER)
			enter(c, &it);
		else
			leave(c, it.node);
	}
}

/*
 * Fills lay->para from a block with inline children, its label before it and
 * the flow's suffix behind.
 */
void
p_para_collect(const struct p_flow *f, const struct pai_node *block,
    const struct p_look *base, const struct p_shape *shape)
{
	struct p_collector c = { .flow = f, .lay = f->lay,
	    .para = &f->lay->para, .base = *base, .width = f->width -
	    shape->left - shape->right - p_max(0, shape->first) };

	p_collect_start(&c, base);
	c.para->break_words = shape->break_words;
	c.para->gap_latin = shape->gap_latin;
	c.para->gap_digit = shape->gap_digit;
	c.para->hang = shape->hang;
	c.para->right_to_left = shape->right_to_left;
	c.para->parting = shape->parting;
	c.para->spread = shape->align == PAI_ALIGN_DISTRIBUTE ||
	    (shape->align == PAI_ALIGN_JUSTIFY &&
	    shape->fill == PAI_FILL_CHARACTERS);
	c.para->block = block;
	c.para->wide = f->lay->profile == P_PROFILE_GBT9704 ||
	    is_wide(block);
	if (!f->suffix_only)
		collect_inside(&c, block, shape);
	if (f->suffix.n > 0 && f->suffix_node == block) {
		p_collect_run(&c, base, block);
		p_collect_string(&c, f->suffix.p, f->suffix.n);
	}
	p_quotes_settle(f->lay);
	p_units_finish(f->lay);
}

/* Fills lay->para from a string; LF ends a line. */
void
p_para_string(struct p_lay *l, const struct pai_node *node,
    const struct p_look *base, const char *s, size_t n)
{
	struct p_flow	 f = { .lay = l };
	struct p_collector c = { .flow = &f, .lay = l, .para = &l->para,
	    .base = *base };
	size_t		 e;

	p_collect_start(&c, base);
	c.para->wide = l->profile == P_PROFILE_GBT9704;
	p_collect_run(&c, base, node);
	for (size_t i = 0; i < n && l->status == PAI_OK; i = e + 1) {
		for (e = i; e < n && s[e] != '\n'; e++)
			continue;
		p_collect_string(&c, s + i, e - i);
		if (e < n && e + 1 < n)
			p_collect_end(&c);
	}
	p_quotes_settle(l);
	p_units_finish(l);
}
