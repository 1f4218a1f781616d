/*
 * Text boxes, which stand inside a paragraph and hold blocks.
 *
 * HTML has no block inside a paragraph.  A box of nothing but paragraphs is
 * written as spans that the style sheet sets like blocks, so that reading
 * order and paragraph both stay.  One that holds a table or list ends the
 * paragraph, becomes a div, and the paragraph goes on behind it:
 *
 *	<p>text <span class="box"><span class="para">note</span></span> text</p>
 *	<p>text</p><div class="box"><table>...</table></div><p>text</p>
 *
 * A paragraph that would be empty before or behind the div is not written.
 */
#include "html.h"

static bool
is_line_block(const struct pai_node *n)
{
	return n->kind == PAI_N_PARAGRAPH || n->kind == PAI_N_HEADING ||
	    n->kind == PAI_N_CAPTION;
}

/* Does it hold a block that cannot be a span? */
static bool
is_block_box(const struct pai_node *box)
{
	struct pai_iter	 it = pai_iter_at(box);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		switch (it.node->kind) {
		case PAI_N_NOTE:
			pai_iter_skip(&it);
			break;
		case PAI_N_QUOTE:
		case PAI_N_LIST:
		case PAI_N_TABLE:
		case PAI_N_CODEBLOCK:
		case PAI_N_RULE:
			return true;
		default:
			break;
		}
	}
	return false;
}

/* The first or last thing in a paragraph, inside whatever marks. */
static const struct pai_node *
edge_of(const struct pai_node *block, bool last)
{
	const struct pai_node	*n = block;

	do
		n = last ? n->last : n->first;
	while (n != NULL && n->kind != PAI_N_BOX && n->kind != PAI_N_NOTE);
	return n;
}

bool
box_at_edge(const struct html *h, const struct pai_node *block, bool last)
{
	const struct pai_node	*n;

	if (h->flat > 0 || (n = edge_of(block, last)) == NULL)
		return false;
	return n->kind == PAI_N_BOX && is_block_box(n);
}

/* The paragraph, heading or caption that a box stands in. */
static const struct pai_node *
holder(const struct pai_node *box)
{
	const struct pai_node	*n = box->parent;

	while (n != NULL && !is_line_block(n))
		n = n->parent;
	return n;
}

static const struct pai_node *
ancestor(const struct pai_node *n, size_t up)
{
	while (up-- > 0)
		n = n->parent;
	return n;
}

/* Marks that are open between a paragraph and a box in it. */
static size_t
marks_around(const struct pai_node *block, const struct pai_node *box)
{
	const struct pai_node	*n;
	size_t			 count = 0;

	for (n = box->parent; n != NULL && n != block; n = n->parent)
		count++;
	return count;
}

static void
leave_paragraph(struct html *h, const struct pai_node *box)
{
	const struct pai_node	*block = holder(box);
	size_t			 i, count = marks_around(block, box);

	for (i = 1; i <= count; i++)
		inline_leave(h, ancestor(box, i));
	if (block != NULL && edge_of(block, false) != box)
		block_end(h, block);
}

static void
resume_paragraph(struct html *h, const struct pai_node *box)
{
	const struct pai_node	*block = holder(box);
	size_t			 i;

	if (block != NULL && edge_of(block, true) != box)
		block_start(h, block);
	for (i = marks_around(block, box); i > 0; i--)
		inline_enter(h, ancestor(box, i));
}

void
box_enter(struct html *h, const struct pai_node *n)
{
	if (h->flat > 0 || !is_block_box(n)) {
		h->flat++;
		put(h, "<span class=\"box\">");
		return;
	}
	leave_paragraph(h, n);
	put(h, "<div class=\"box\">\n");
}

void
box_leave(struct html *h, const struct pai_node *n)
{
	if (h->flat > 0) {
		h->flat--;
		put(h, "</span>");
	} else {
		put(h, "</div>\n");
		resume_paragraph(h, n);
	}
	h->block = holder(n);
}
