/*
 * A document dressed as another one, --reference-doc.
 *
 *	reference			document
 *	title, headings, text	->	style records of its blocks
 *	largest table		->	tables that have no look
 *	last section		->	page set-up of its sections
 *	heads and feet		->	those of its first section
 *
 * What the words are (STRONG, LINK, a cell's place) stays; how they looked
 * goes, but for what an author says with it: underlines, 着重号, what is
 * raised, struck out or hidden.  A section that lies across stays so.
 */
#include "pass/text/reference.h"

#include <string.h>

#define	ITEM_INDENT	24000	/* mpt, of each list around an item */
#define	NOTE_SIZE	9000	/* mpt, of notes where none are shown */

struct dress {
	const struct pai_change	*job;
	struct p_looks		 looks;
	const struct pai_node	*title;		/* of the document; or NULL */
	unsigned		 top;
};

static const struct pai_style *
style_at(const struct dress *d, uint32_t i)
{
	return d->job->edit->host->doc_style(d->job->doc, i);
}

static uint32_t
add_style(const struct dress *d, struct pai_style *s)
{
	s->size = sizeof(*s);
	return d->job->edit->host->edit_style(d->job->edit, s);
}

/* ---- which look ---- */

/* What a kind is dressed as that the reference does not show. */
static enum p_look_of
stand_in(const struct p_looks *l, enum p_look_of of)
{
	while (of > P_LOOK_HEADING && l->block[of] == 0)
		of = (enum p_look_of)(of - 1);
	if (of == P_LOOK_TITLE && l->block[of] == 0)
		of = P_LOOK_HEADING;
	if (of == P_LOOK_HEAD_CELL && l->block[of] == 0)
		of = P_LOOK_CELL;
	return l->block[of] != 0 ? of : P_LOOK_BODY;
}

/* Characters that stand in for those of a kind that is not shown. */
static void
fit_characters(struct pai_style *s, enum p_look_of of)
{
	if (of >= P_LOOK_HEADING || of == P_LOOK_TITLE ||
	    of == P_LOOK_TOC_HEAD || of == P_LOOK_HEAD_CELL)
		s->bold = true;
	if (of == P_LOOK_NOTE && s->font_size > NOTE_SIZE)
		s->font_size = NOTE_SIZE;
}

static bool
is_centred(enum p_look_of of)
{
	return of == P_LOOK_TITLE || of == P_LOOK_SUBTITLE ||
	    of == P_LOOK_CAPTION || of == P_LOOK_TOC_HEAD;
}

/* The same for how a block stands. */
static void
fit_block(struct pai_style *s, enum p_look_of of)
{
	s->outline = 0;
	s->indent_first = s->indent_first_chars = 0;
	s->keep_next = of >= P_LOOK_HEADING || of == P_LOOK_TITLE ||
	    of == P_LOOK_TOC_HEAD;
	if (is_centred(of))
		s->align = PAI_ALIGN_CENTRE;
	if (of == P_LOOK_SIGNATURE || of == P_LOOK_DATE)
		s->align = PAI_ALIGN_RIGHT;
	if (of == P_LOOK_CELL || of == P_LOOK_HEAD_CELL ||
	    of == P_LOOK_NOTE) {
		s->space_before = s->space_after = 0;
		s->space_before_lines = s->space_after_lines = 0;
		s->line_rule = PAI_LINE_AUTO;
		s->line = 0;
		s->snap_to_grid = false;
		s->set |= PAI_SF_GRID;
	}
}

/* In a list the look has no say of the place: the number hangs. */
static void
hang(struct pai_style *s, const struct pai_node *n)
{
	int32_t	 depth = 0;

	for (; n != NULL; n = n->parent)
		depth += n->kind == PAI_N_ITEM && depth < 16;
	s->indent_left = depth * ITEM_INDENT;
	s->indent_left_chars = s->indent_first_chars = 0;
	s->indent_first = -ITEM_INDENT;
}

/* A line of contents keeps the stop of its number, and its level. */
static void
keep_stops(struct pai_style *s, const struct pai_style *own)
{
	s->tabs = own->tabs;
	s->tab_count = own->tab_count;
	s->indent_left_chars = own->indent_left_chars;
	s->set |= own->set & PAI_SF_TABS;
}

static uint8_t
align_of_cell(const struct pai_node *n)
{
	return n->parent != NULL && n->parent->kind == PAI_N_CELL ?
	    n->parent->as.cell.align : PAI_ALIGN_NONE;
}

static uint32_t
style_of_block(const struct dress *d, const struct pai_node *n,
    enum p_look_of of)
{
	enum p_look_of	 shown = stand_in(&d->looks, of);
	struct pai_style s = *style_at(d, d->looks.block[shown]);

	if (shown != of) {
		fit_characters(&s, of);
		fit_block(&s, of);
	}
	if (of == P_LOOK_ITEM)
		hang(&s, n);
	if (of == P_LOOK_TOC)
		keep_stops(&s, style_at(d, n->style));
	if ((of == P_LOOK_CELL || of == P_LOOK_HEAD_CELL) &&
	    align_of_cell(n) != PAI_ALIGN_NONE)
		s.align = align_of_cell(n);
	return add_style(d, &s);
}

/* ---- text ---- */

/* What an author says with the look of characters. */
static void
keep_meaning(struct pai_style *s, const struct pai_style *own)
{
	s->underline = own->underline;
	s->underline_colour = own->underline_colour;
	s->set = (s->set & ~PAI_SF_UNDERLINE_COLOUR) |
	    (own->set & PAI_SF_UNDERLINE_COLOUR);
	s->vertical = own->vertical;
	s->emmark = own->emmark;
	s->strike = own->strike;
	s->double_strike = own->double_strike;
	s->hidden = own->hidden;
	s->lang = own->lang;
}

static void
dress_text(const struct dress *d, struct pai_node *block, enum p_look_of of)
{
	struct pai_iter	 it = pai_iter_at(block);
	enum p_look_of	 shown = stand_in(&d->looks, of);
	uint32_t	 look = d->looks.text[shown];
	struct pai_style s;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_NOTE || it.node->kind == PAI_N_BOX)
			pai_iter_skip(&it);
		if (it.node->kind != PAI_N_TEXT || (it.node->style == 0 &&
		    look == 0))
			continue;
		s = *style_at(d, look != 0 ? look : block->style);
		if (look == 0)	/* the paragraph's, but only as characters */
			s.set &= ~(PAI_SF_BACKGROUND | PAI_SF_BORDER);
		else if (shown != of)
			fit_characters(&s, of);
		if (it.node->style != 0)
			keep_meaning(&s, style_at(d, it.node->style));
		it.node->style = add_style(d, &s);
	}
}

static void
dress_blocks(const struct dress *d)
{
	struct pai_iter	 it = pai_iter_at(d->job->root);
	enum p_look_of	 of;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_SECTION)
			pai_iter_skip(&it);
		/* Numbers look as what they stand before. */
		if (it.node->kind == PAI_N_ITEM)
			it.node->as.item.label_style = 0;
		if (it.node->kind == PAI_N_HEADING)
			it.node->as.heading.label_style = 0;
		if (it.node->kind == PAI_N_TABLE)
			p_table_dress(&d->looks.table, d->job, it.node);
		if (it.node->kind != PAI_N_PARAGRAPH &&
		    it.node->kind != PAI_N_HEADING &&
		    it.node->kind != PAI_N_CAPTION)
			continue;
		of = p_look_of(it.node, d->title, d->top);
		it.node->style = style_of_block(d, it.node, of);
		dress_text(d, it.node, of);
	}
}

/* ---- pages ---- */

static void
lay_across(struct pai_section *s)
{
	int32_t	 w = s->page_width, m[PAI_SIDE_MAX];

	memcpy(m, s->margin, sizeof(m));
	s->page_width = s->page_height;
	s->page_height = w;
	s->landscape = !s->landscape;
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		s->margin[(i + 1) % PAI_SIDE_MAX] = m[i];
}

/* The reference's pages, begun and divided as the document's. */
static uint32_t
section_for(const struct dress *d, const struct pai_section *own)
{
	const struct pai_host	*host = d->job->edit->host;
	struct pai_section	 s = *host->doc_section(d->job->doc,
				    d->looks.section->as.section.index);

	s.size = sizeof(s);
	if (own != NULL) {
		s.break_type = own->break_type;
		s.columns = own->columns;
		s.column = own->column;
		s.column_gap = own->column_gap;
		s.column_rule = own->column_rule;
		s.page_start = own->page_start;
		s.page_numeral = own->page_numeral;
		if ((own->page_width > own->page_height) !=
		    (s.page_width > s.page_height))
			lay_across(&s);
	}
	return host->edit_section(d->job->edit, &s);
}

static bool
has_running(const struct p_looks *l)
{
	for (size_t i = 0; i < 6; i++)
		if (l->running[i] != NULL)
			return true;
	return false;
}

static void
drop_running(const struct dress *d, struct pai_node *section)
{
	struct pai_node	*n, *next;
	char		 words[160];

	for (n = section->first; n != NULL; n = next) {
		next = n->next;
		p_quote(n, words, sizeof(words));
		p_drop(d->job, n);
		p_say(d->job, section, PAI_M_PASS_REFERENCE, words, NULL,
		    "the reference has heads and feet of its own");
	}
}

/* What comes from the reference is not in the input. */
static void
mark_generated(struct pai_node *top)
{
	struct pai_iter	 it = pai_iter_at(top);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER)
			it.node->flags |= PAI_NF_GENERATED;
}

static void
take_running(struct dress *d, struct pai_node *section)
{
	for (size_t i = 0; i < 6; i++) {
		if (d->looks.running[i] == NULL)
			continue;
		p_cut(d->job, d->looks.running[i]);
		mark_generated(d->looks.running[i]);
		p_add(d->job, section, NULL, d->looks.running[i]);
		d->looks.running[i] = NULL;
	}
}

static void
dress_pages(struct dress *d)
{
	const struct pai_host	*host = d->job->edit->host;
	bool			 own = has_running(&d->looks);
	struct pai_node		*n = d->job->root->first;

	if (d->looks.section == NULL)
		return;
	if (n == NULL || n->kind != PAI_N_SECTION) {
		n = p_new(d->job, PAI_N_SECTION);
		if (n == NULL)
			return;
		n->as.section.index = section_for(d, NULL);
		p_add(d->job, d->job->root, d->job->root->first, n);
		take_running(d, n);
		n = n->next;
	}
	for (; n != NULL; n = n->next) {
		if (n->kind != PAI_N_SECTION)
			continue;
		n->as.section.index = section_for(d, host->doc_section(
		    d->job->doc, n->as.section.index));
		if (own)
			drop_running(d, n);
		take_running(d, n);
	}
}

/* ---- the pass ---- */

static bool
find_title(struct dress *d)
{
	struct p_nodes	 l = { 0 };
	bool		 good = p_outline_find(&l, d->job->root);
	size_t		 from = good ? p_outline_title(d->job, &l) : 0;

	d->title = from > 0 ? l.at[0] : NULL;
	d->top = P_LOOKS_LEVELS;
	for (size_t i = from; i < l.n; i++)
		if (l.at[i]->as.heading.level < d->top)
			d->top = l.at[i]->as.heading.level;
	p_nodes_free(&l);
	return good;
}

static enum pai_status
change(const struct pai_change *job)
{
	const struct pai_host	*host = job->edit->host;
	const char		*path = host->opt_str(job->opts,
				    "reference-doc");
	struct dress		 d = { .job = job };
	struct pai_node		*reference;

	if (*path == '\0')
		return PAI_OK;
	if ((reference = host->edit_reference(job->edit, path)) == NULL)
		return p_status(job);
	if (!p_looks_find(&d.looks, job, reference) || !find_title(&d))
		return PAI_E_NOMEM;
	dress_blocks(&d);
	dress_pages(&d);
	p_say(job, job->root, PAI_M_PASS_REFERENCE, NULL, NULL, "%s", path);
	return p_status(job);
}

static const struct pai_option options[] = {
	{ "reference-doc", "a Word document to take page set-up and looks of",
	    "", NULL, PAI_T_STRING, 0, 0 },
	PAI_OPTION_END
};

const struct pai_pass p_pass_reference = {
	.size = sizeof(p_pass_reference),
	.name = "reference",
	.summary = "dress the document as another one, where asked for",
	.after = "contents",
	.options = options,
	.phase = PAI_P_FINISH,
	.change = change,
	.needs = PAI_WF_LOOKS
};
