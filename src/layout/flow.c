/*
 * Blocks in order: paragraphs, lists, quotes, rules, tables, breaks.
 *
 * Recursion follows the nesting of blocks, which the tree bounds (block-depth
 * and table-depth) and P_DEPTH_MAX bounds again; what lies deeper is set as
 * one paragraph, so that no text is lost.
 */
#include "layout/priv.h"

#include <stdio.h>
#include <string.h>

#define	INDENT	18000		/* of a list or a quote */

/* The number shown before an item that has none of its own. */
static void
item_label(const struct p_lay *l, const struct pai_node *item,
    int32_t number, char *out, size_t room)
{
	const struct pai_node *list = item->parent;
	struct pai_str	 own = item->as.item.label;

	/* Word's circle is the letter in a typewriter's font. */
	if (l->profile != P_PROFILE_SOURCE && !list->as.list.ordered &&
	    own.n == 1 && own.p[0] == 'o')
		own = (struct pai_str){ "\xe2\x97\x8b", 3 };	/* U+25CB */
	if (item->as.item.task != 0)
		snprintf(out, room, "%s", item->as.item.task == 2 ?
		    "\xe2\x98\x91" : "\xe2\x98\x90");	/* U+2611 U+2610 */
	else if (own.n > 0)
		snprintf(out, room, "%.*s", (int)(own.n < room ? own.n :
		    room), own.p);
	else if (list->as.list.ordered)
		snprintf(out, room, "%ld.", (long)number);
	else
		snprintf(out, room, "\xe2\x80\xa2");	/* U+2022 */
}

/* A label whose item does not begin with text. */
static void
label_line(struct p_flow *f, const struct pai_node *item)
{
	struct p_shape	 s;
	struct p_look	 k;

	p_profile_block(f, item, &s, &k);
	p_para_string(f->lay, item, &k, f->label.p, f->label.n);
	f->label = (struct pai_str){ 0 };
	p_lines_find(f->lay, &s, f->width);
	if (f->lay->status == PAI_OK && f->lay->line_n > 0)
		p_line_draw(f, &s, &f->lay->line[0]);
}

static void
item(struct p_flow *f, const struct pai_node *n, int32_t number)
{
	char	 label[128];

	item_label(f->lay, n, number, label, sizeof(label));
	f->label = (struct pai_str){ label, strlen(label) };
	f->label_node = n;
	if (n->first == NULL || (n->first->kind != PAI_N_PARAGRAPH &&
	    n->first->kind != PAI_N_HEADING))
		label_line(f, n);
	p_blocks(f, n);
	f->label = (struct pai_str){ 0 };
	f->label_node = NULL;
}

/*
 * Sources give their items indents of their own; GB/T 9704 sets them as
 * paragraphs, turned over flush (回行顶格), and only what is nested moves in.
 */
static int32_t
list_indent(const struct p_flow *f)
{
	if (f->lay->profile == P_PROFILE_SOURCE)
		return f->where == P_IN_CELL ? 0 : INDENT;
	if (f->lay->profile == P_PROFILE_GBT9704)
		return f->lists > 0 ? INDENT : 0;
	return f->where == P_IN_BODY ? INDENT : INDENT / 2;
}

/* Does the source say itself how far its items are moved in? */
static bool
has_records(const struct p_flow *f, const struct pai_node *list)
{
	const struct pai_node *n = list->first;

	return f->lay->profile == P_PROFILE_SOURCE && n != NULL &&
	    n->first != NULL && n->first->style != 0;
}

static void
list(struct p_flow *f, const struct pai_node *n)
{
	struct p_flow	 in = *f;
	int32_t		 number = n->as.list.start, by;

	by = has_records(f, n) ? 0 : list_indent(f);
	if (in.width - by > 4 * INDENT) {
		in.left += by;
		in.width -= by;
	}
	in.lists++;
	in.numbering = n->as.list.numbering;
	in.tight = n->as.list.tight;
	in.depth++;
	for (const struct pai_node *i = n->first; i != NULL &&
	    f->lay->status == PAI_OK; i = i->next)
		item(&in, i, number < INT32_MAX ? number++ : number);
}

static void
quote(struct p_flow *f, const struct pai_node *n)
{
	struct p_flow	 in = *f;

	if (in.width > 8 * INDENT) {
		in.left += INDENT;
		in.width -= 2 * INDENT;
	}
	in.quotes++;
	in.depth++;
	p_blocks(&in, n);
}

static void
rule(struct p_flow *f)
{
	struct p_band	*b = p_band_open(f->lay, f->galley);

	if (b == NULL)
		return;
	p_rect_add(f->lay, &f->galley->ink, f->left, 6000, f->width, 500, 0,
	    PAI_STROKE_SINGLE);
	p_band_close(f->galley, b, 12500);
	f->galley->last.after = 0;
}

static void
page_break(struct p_flow *f, const struct pai_node *n)
{
	if (!f->paged)
		return;
	p_pager_place(f, true);
	if (n->as.page_break.column && f->lay->profile == P_PROFILE_SOURCE)
		p_pager_column(f->lay);
	else
		p_pager_break(f->lay, true);
}

/*
 * Word needs a paragraph to hang the end of a section on (17.6.18).  An empty
 * one behind another of the section is nothing but that, and takes no room.
 */
static bool
is_section_end(const struct p_flow *f, const struct pai_node *n)
{
	return f->lay->profile == P_PROFILE_SOURCE && n->first == NULL &&
	    f->label.n == 0 && n->next != NULL &&
	    n->next->kind == PAI_N_SECTION && n->prev != NULL &&
	    (n->prev->kind == PAI_N_PARAGRAPH ||
	    n->prev->kind == PAI_N_HEADING || n->prev->kind == PAI_N_LIST);
}

static void
block(struct p_flow *f, const struct pai_node *n)
{
	switch ((enum pai_kind)n->kind) {
	case PAI_N_PARAGRAPH:
	case PAI_N_HEADING:
		if (!is_section_end(f, n))
			p_paragraph(f, n);
		break;
	case PAI_N_LIST:
		list(f, n);
		break;
	case PAI_N_QUOTE:
		quote(f, n);
		break;
	case PAI_N_TABLE:
		p_table(f, n);
		break;
	case PAI_N_CODEBLOCK:
		p_code_block(f, n);
		break;
	case PAI_N_RULE:
		rule(f);
		break;
	case PAI_N_PAGEBREAK:
		page_break(f, n);
		break;
	case PAI_N_SECTION:
		if (f->paged)
			p_pager_section(f, n);
		break;
	default:
		break;
	}
}

/* Sets the block children of a node. */
void
p_blocks(struct p_flow *f, const struct pai_node *parent)
{
	const struct pai_node *framed;

	if (f->depth > P_DEPTH_MAX) {
		p_paragraph(f, parent);
		return;
	}
	f->depth++;
	for (const struct pai_node *n = parent->first; n != NULL &&
	    f->lay->status == PAI_OK; n = n->next) {
		framed = p_frame_is(f, n) ? p_frame_set(f, n) : NULL;
		if (framed != NULL)
			n = framed;
		else
			block(f, n);
		if (f->paged)
			p_pager_place(f, false);
		/* The next block begins in a column of another width. */
		if (f->paged && f->depth == 1 && p_geometry_now(f->lay)->uneven)
			f->width = p_pager_width(f->lay);
	}
	f->depth--;
}

static void
measure_text(struct p_flow *f, const struct pai_node *n, int32_t *min,
    int32_t *max)
{
	struct p_shape	 s;
	struct p_look	 k;

	p_profile_block(f, n, &s, &k);
	if (n->kind == PAI_N_CODEBLOCK)
		p_para_string(f->lay, n, &k, n->as.text.str.p,
		    n->as.text.str.n);
	else
		p_para_collect(f, n, &k, &s);
	p_lines_measure(f->lay, &s, min, max);
}

/* Widths of a node's block children: see p_lines_measure(). */
void
p_blocks_measure(struct p_flow *f, const struct pai_node *parent,
    int32_t *min, int32_t *max)
{
	struct p_flow	 in = *f;
	int32_t		 a, b, by = 0;

	*min = *max = 0;
	in.depth++;
	if (parent->kind == PAI_N_ITEM || parent->kind == PAI_N_QUOTE)
		by = INDENT;
	for (const struct pai_node *n = parent->first; n != NULL &&
	    f->lay->status == PAI_OK; n = n->next) {
		a = b = 0;
		if (n->kind == PAI_N_TABLE)
			p_table_measure(&in, n, &a, &b);
		else if (n->kind == PAI_N_LIST || n->kind == PAI_N_ITEM ||
		    n->kind == PAI_N_QUOTE)
			p_blocks_measure(&in, n, &a, &b);
		else if (n->kind == PAI_N_PARAGRAPH ||
		    n->kind == PAI_N_HEADING || n->kind == PAI_N_CODEBLOCK)
			measure_text(&in, n, &a, &b);
		*min = p_max(*min, p_add(a, by));
		*max = p_max(*max, p_add(b, by));
		if (in.depth > P_DEPTH_MAX)
			return;
	}
}
