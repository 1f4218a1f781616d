/*
 * The node of a paragraph: a heading, an item of a list, or a plain one.
 *
 * It is opened late, with the first thing that stands in it or at its end,
 * for only then is it known what it is: its properties come first, but a
 * page break may come before its text, and a deleted one that is empty must
 * leave nothing behind.
 */
#include <string.h>

#include "flow.h"
#include "numbering.h"
#include "styles.h"

/* ---- lists ---- */

static void
close_level(struct docx *d)
{
	pai_close(d->build, PAI_N_ITEM);
	pai_close(d->build, PAI_N_LIST);
	d->flow->list_depth--;
}

void
lists_close(struct docx *d)
{
	while (d->flow->list_depth > 0)
		close_level(d);
}

/* A label looks as the paragraph's mark does, and as its level says. */
static uint32_t
label_style(struct docx *d, const struct num_label *label)
{
	struct flow		*f = d->flow;
	struct run_props	 run = f->p.mark;

	run.inserted = run.deleted = false;
	if (label->run != NULL)
		run_props_add(&run, label->run);
	return resolve_label(d, &f->around, f->p.par.style, &run);
}

static void
open_level(struct docx *d, int32_t num, uint8_t level,
    const struct num_label *label)
{
	struct flow	*f = d->flow;
	struct pai_node	*list = pai_open(d->build, PAI_N_LIST);

	if (list != NULL) {
		list->as.list.ordered = label->ordered;
		list->as.list.start = label->value;
		list->as.list.numbering = num;
	}
	f->lists[f->list_depth++] = (struct list_level){ num, level };
}

/*
 * Opens an item at a level of a list, inside the item that is open one level
 * up.  Levels that were passed over are not made up.
 */
static void
open_item(struct docx *d, int32_t num, uint8_t level,
    const struct num_label *label)
{
	struct flow	*f = d->flow;
	struct list_level *top = NULL;
	struct pai_node	*item;

	while (f->list_depth > 0) {
		top = &f->lists[f->list_depth - 1];
		if (top->level < level ||
		    (top->level == level && top->num == num))
			break;
		close_level(d);
	}
	if (f->list_depth > 0 && f->lists[f->list_depth - 1].level == level)
		pai_close(d->build, PAI_N_ITEM);
	else
		open_level(d, num, level, label);
	item = pai_open(d->build, PAI_N_ITEM);
	if (item == NULL)
		return;
	item->as.item.label = d->host->build_str(d->build, f->p.label.p,
	    f->p.label.n);
	item->as.item.suffix = label->suffix;
	item->as.item.label_style = label_style(d, label);
}

/* ---- what a paragraph is ---- */

/* The style's and the list's properties under the paragraph's own. */
struct settled {
	struct par_props	 par;
	struct num_label	 label;
	bool			 numbered;
	bool			 silent;	/* counted; no label is shown */
};

static void
add_level(struct docx *d, struct settled *s, const struct style *style)
{
	bool	 direct = (d->flow->p.par.set & PAR_NUM) != 0;

	/* The style's own indent beats that of the style's own list. */
	if (s->label.par != NULL && (direct || !style->own_indent))
		par_props_add(d, &s->par, s->label.par);
}

static void
settle(struct docx *d, struct settled *s)
{
	struct paragraph	*p = &d->flow->p;
	const struct style	*style = style_at(d, p->par.style);
	int32_t			 num;
	uint8_t			 level;

	memset(s, 0, sizeof(*s));
	s->par = style->par;
	num = p->par.set & PAR_NUM ? p->par.num : style->par.num;
	level = p->par.set & PAR_LEVEL ? p->par.level : style->par.level;
	/* A style says which list it is in; the list says on which level. */
	if (((p->par.set | style->par.set) & PAR_LEVEL) == 0 && num != 0)
		level = numbering_level(d, num, p->par.style, level);
	s->label.text = &p->label;
	p_buf_clear(&p->label);
	if (num != 0 && !p->parted) {
		s->numbered = numbering_next(d, num, level, &s->label);
		if (!s->numbered)
			docx_once(d, PAI_M_DOCX_NUMBERING, "a list");
		else
			add_level(d, s, style);
		s->silent = s->numbered && p->label.n == 0;
		s->numbered = s->numbered && !s->silent;
	}
	par_props_add(d, &s->par, &p->par);
	s->par.style = p->par.style;
	s->par.num = num;
	s->par.level = level;
}

/*
 * The level of a heading, 0: none.  An outline level says it best; a style
 * may say it by its name; the title of the document is a heading of the
 * first level.
 */
static uint8_t
heading_level(const struct par_props *par, const struct style *style)
{
	if (par->set & PAR_OUTLINE)
		return par->outline < 9 ? (uint8_t)(par->outline + 1) : 0;
	if (style->heading != 0)
		return style->heading;
	return style->role == PAI_ROLE_TITLE ? 1 : 0;
}

static void
set_role(struct docx *d, struct pai_node *n, const struct style *style)
{
	if (style->role != PAI_ROLE_TITLE)
		n->as.para.role = style->role;
	if (field_in_toc(d))
		n->as.para.role = PAI_ROLE_TOC;
}

/* One of a list that shows no label goes on with the item before it. */
static bool
stays_in_list(const struct flow *f, const struct settled *s)
{
	return s->silent && f->list_depth > 0 &&
	    f->lists[f->list_depth - 1].num == s->par.num;
}

static void
open_node(struct docx *d, const struct settled *s)
{
	struct flow		*f = d->flow;
	struct paragraph	*p = &f->p;
	const struct style	*style = style_at(d, p->par.style);
	uint8_t			 level = heading_level(&s->par, style);

	if (s->numbered && level == 0) {
		open_item(d, s->par.num, s->par.level, &s->label);
		p->in_item = true;
	} else if (!p->parted || f->list_depth == 0) {
		if (!stays_in_list(f, s))
			lists_close(d);
	}
	p->kind = level > 0 ? PAI_N_HEADING : PAI_N_PARAGRAPH;
	p->node = pai_open(d->build, p->kind);
	if (p->node == NULL)
		return;
	p->node->style = resolve_paragraph(d, &f->around, &s->par, &p->mark);
	if (level == 0) {
		set_role(d, p->node, style);
		return;
	}
	p->node->as.heading.level = level;
	if (!s->numbered)
		return;
	p->node->as.heading.label = d->host->build_str(d->build, p->label.p,
	    p->label.n);
	p->node->as.heading.suffix = s->label.suffix;
	p->node->as.heading.label_style = label_style(d, &s->label);
}

static void
put_anchors(struct docx *d)
{
	struct flow	*f = d->flow;
	struct p_buf	 names = f->anchors;

	memset(&f->anchors, 0, sizeof(f->anchors));
	if (docx_whole(d, &names))
		for (size_t at = 0; at < names.n;
		    at += strlen(names.p + at) + 1)
			inline_anchor(d, names.p + at);
	p_buf_free(&names);
}

bool
paragraph_is_drop(const struct paragraph *p)
{
	return (p->par.set & PAR_FRAME) != 0 &&
	    p->par.frame->drop != PAI_DROP_NONE;
}

/* Behind its big letter, which it keeps, a paragraph looks as it says. */
static void
take_over(struct docx *d)
{
	struct paragraph	*p = &d->flow->p;
	struct settled		 s;

	settle(d, &s);
	s.par.set |= PAR_FRAME;
	s.par.frame = p->dropped;
	p->dropped = NULL;
	p->node->style = resolve_paragraph(d, &d->flow->around, &s.par,
	    &p->mark);
}

/* ---- from its beginning to its end ---- */

bool
paragraph_open(struct docx *d)
{
	struct flow	*f = d->flow;
	struct settled	 s;

	if (f->p.node != NULL && f->p.dropped != NULL)
		take_over(d);
	if (f->p.node != NULL)
		return true;
	if (!f->p.reading || d->status != PAI_OK)
		return false;
	table_content(d);
	pai_at(d->build, &f->p.at);
	settle(d, &s);
	open_node(d, &s);
	if (f->p.node == NULL)
		return false;
	if (f->anchors.n > 0)
		put_anchors(d);
	return true;
}

void
paragraph_part(struct docx *d)
{
	struct paragraph	*p = &d->flow->p;

	if (p->node == NULL)
		return;
	inline_close_all(d);
	pai_close(d->build, p->kind);
	p->node = NULL;
	p->parted = true;
}

bool
paragraph_instead(struct docx *d)
{
	struct flow	*f = d->flow;

	if (!f->p.reading || d->status != PAI_OK)
		return false;
	if (f->p.node == NULL && !f->p.parted) {
		table_content(d);
		pai_at(d->build, &f->p.at);
		lists_close(d);
	}
	paragraph_part(d);
	f->p.parted = true;
	return d->status == PAI_OK;
}

void
paragraph_start(struct docx *d)
{
	struct paragraph	*p = &d->flow->p;
	struct paragraph	 before = *p;

	memset(p, 0, sizeof(*p));
	p->label = before.label;
	p->reading = true;
	p->at = docx_here(d);
	if (before.goes_on) {
		p->node = before.node;
		p->kind = before.kind;
		p->in_item = before.in_item;
		p->parted = before.parted;
		p->dropped = before.dropped;
	}
	p->par.style = d->styles->preset[STYLE_PARAGRAPH];
	memset(&d->flow->run, 0, sizeof(d->flow->run));
	d->flow->look_known = false;
}

/* Was the paragraph itself taken out (or not yet put in)? */
static bool
is_gone(struct docx *d)
{
	const struct run_props	*mark = &d->flow->p.mark;

	return (d->track == TRACK_ACCEPT && mark->deleted) ||
	    (d->track == TRACK_REJECT && mark->inserted);
}

/*
 * A mark that is hidden shows no end of a paragraph (17.3.2.41): where there
 * is nothing before it either, as between tables that came from HTML, there
 * is no paragraph.
 */
static bool
is_hidden(const struct docx *d)
{
	return (d->flow->p.mark.on & RUN_HIDDEN) != 0;
}

static void
paragraph_close(struct docx *d)
{
	struct paragraph	*p = &d->flow->p;

	if (p->node != NULL)
		pai_close(d->build, p->kind);
	p->node = NULL;
	p->goes_on = false;
}

/*
 * Where the mark at the paragraph's end was taken out, its text and that of
 * the next one are one paragraph (17.13.5.15); it looks as the first did.
 * A big letter is a paragraph of its own only in the file (17.3.1.11).
 */
void
paragraph_finish(struct docx *d)
{
	struct flow		*f = d->flow;
	struct paragraph	*p = &f->p;
	bool			 gone = is_gone(d);

	fields_settle(d);
	if (p->node == NULL && !p->parted && !gone && !is_hidden(d) &&
	    !table_continues(d))
		(void)paragraph_open(d);
	if (p->node != NULL)
		inline_close_all(d);
	p->dropped = paragraph_is_drop(p) ? p->par.frame : NULL;
	p->goes_on = (gone || p->dropped != NULL) && p->node != NULL;
	p->reading = false;
	if (!p->goes_on || (d->section_ended && d->flow->outer == NULL))
		paragraph_close(d);
}

void
paragraph_settle(struct docx *d)
{
	if (d->flow->p.goes_on)
		paragraph_close(d);
}
