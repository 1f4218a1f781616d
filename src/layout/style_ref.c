/*
 * STYLEREF in a head or foot: the text of a paragraph of some style, as the
 * name of a chapter above its pages.
 *
 * ECMA-376-1 17.16.5.59: it is the first such paragraph on the page (\l: the
 * last); where the page has none, the last before it; else the first behind.
 * The paragraphs of a style are listed once, in the order of their pages.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/buf.h"
#include "kit/utf8.h"

#define	STYLES_MAX	32u	/* asked for in one document */
#define	TEXT_MAX	1000u	/* bytes of a text that is quoted */

struct block {
	const struct pai_node	*node;
	size_t			 page;
};

struct p_style_ref {
	struct pai_str	 style;
	uint8_t		 level;
	struct block	*at;		/* by page */
	size_t		 n, room;
};

void
p_style_refs_free(struct p_lay *l)
{
	for (size_t i = 0; i < l->style_ref_n; i++)
		free(l->style_ref[i].at);
	free(l->style_ref);
}

static bool
same_name(struct pai_str a, struct pai_str b)
{
	return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

static const struct pai_node *
block_of(const struct pai_node *n)
{
	while (n != NULL && n->kind != PAI_N_PARAGRAPH &&
	    n->kind != PAI_N_HEADING && n->kind != PAI_N_CAPTION)
		n = n->parent;
	return n;
}

static bool
has_style(const struct p_lay *l, const struct p_style_ref *r,
    const struct pai_node *block)
{
	const struct pai_style *s = l->host->doc_style(l->job->doc,
	    block->style);

	if (block->style == 0)
		return false;
	return same_name(s->name, r->style) || (r->level > 0 &&
	    block->kind == PAI_N_HEADING && s->outline == r->level);
}

/* A block of several lines is many items of a page, and one entry. */
static void
note_block(struct p_lay *l, struct p_style_ref *r,
    const struct pai_node *block, size_t page)
{
	const struct block *last = r->n > 0 ? &r->at[r->n - 1] : NULL;

	if (last != NULL && last->node == block && last->page == page)
		return;
	if (p_grow(l, &r->at, &r->room, r->n + 1, sizeof(*r->at)))
		r->at[r->n++] = (struct block){ block, page };
}

static void
list_blocks(struct p_lay *l, struct p_style_ref *r)
{
	const struct pai_node	*block, *seen = NULL;
	const struct p_item	*item;

	for (size_t p = 0; p < l->out->n; p++)
		for (size_t i = 0; i < l->out->page[p]->n &&
		    l->status == PAI_OK; i++) {
			item = &l->out->page[p]->items[i];
			if (item->artifact || item->kind != P_ITEM_TEXT ||
			    item->node == NULL)
				continue;
			block = item->node == seen ? NULL :
			    block_of(item->node);
			if (block != NULL && has_style(l, r, block))
				note_block(l, r, block, p);
		}
}

/* The blocks of the style that a field names; NULL: too many, no memory. */
static const struct p_style_ref *
blocks_for(struct p_lay *l, const struct pai_node *field)
{
	struct p_style_ref *r;

	for (size_t i = 0; i < l->style_ref_n; i++)
		if (same_name(l->style_ref[i].style, field->as.field.style))
			return &l->style_ref[i];
	if (l->style_ref_n == STYLES_MAX || field->as.field.style.n == 0 ||
	    !p_grow(l, &l->style_ref, &l->style_ref_room,
	    l->style_ref_n + 1, sizeof(*l->style_ref)))
		return NULL;
	r = &l->style_ref[l->style_ref_n++];
	*r = (struct p_style_ref){ .style = field->as.field.style,
	    .level = field->as.field.level };
	list_blocks(l, r);
	return l->status == PAI_OK ? r : NULL;
}

/* How many blocks stand before a page. */
static size_t
count_before(const struct p_style_ref *r, size_t page)
{
	size_t	 low = 0, high = r->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (r->at[mid].page < page)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static const struct pai_node *
find(const struct p_style_ref *r, size_t page, bool last)
{
	size_t	 from = count_before(r, page), to = count_before(r, page + 1);

	if (r->n == 0)
		return NULL;
	if (from < to)
		return r->at[last ? to - 1 : from].node;
	return r->at[from > 0 ? from - 1 : 0].node;
}

static void
put_text(struct p_buf *b, const struct pai_node *block)
{
	struct pai_iter	 it = pai_iter_at(block);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_NOTE || it.node->kind == PAI_N_BOX)
			pai_iter_skip(&it);
		else if (it.node->kind == PAI_N_TEXT)
			p_buf_put(b, it.node->as.text.str.p,
			    it.node->as.text.str.n);
		else if (it.node->kind == PAI_N_LINEBREAK)
			p_buf_str(b, " ");
	}
}

/* 17.16.5.59: without the stop behind it. */
static void
put_number(struct p_buf *b, const struct pai_node *block)
{
	struct pai_str	 s = { 0 };

	if (block->kind == PAI_N_HEADING)
		s = block->as.heading.label;
	else if (block->parent->kind == PAI_N_ITEM && block->prev == NULL)
		s = block->parent->as.item.label;
	while (s.n > 0 && s.p[s.n - 1] == '.')
		s.n--;
	p_buf_put(b, s.p, s.n);
}

/* What a field shows on a page; NULL: its stored result. */
const char *
p_style_ref(struct p_lay *l, const struct pai_node *field, size_t page)
{
	const struct p_style_ref *r = blocks_for(l, field);
	const struct pai_node	*block;
	struct p_buf		 b = { 0 };
	const char		*text = NULL;
	unsigned		 which = field->as.field.which;

	if (r == NULL || (block = find(r, page,
	    (which & PAI_STYLEREF_LAST) != 0)) == NULL)
		return NULL;
	if ((which & PAI_STYLEREF_NUMBER) != 0)
		put_number(&b, block);
	else
		put_text(&b, block);
	/* A head needs no more than the beginning of a long paragraph. */
	if (p_buf_ok(&b) && b.n > 0)
		text = p_keep(l, b.p, p_utf8_fit(b.p, b.n, TEXT_MAX));
	p_buf_free(&b);
	return text;
}
