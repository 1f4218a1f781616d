/*
 * The order in which a tree is written: one walk, each kind to its file.
 */
#include "html.h"

static void
enter(struct html *h, struct pai_iter *it)
{
	const struct pai_node	*n = it->node;

	switch (n->kind) {
	case PAI_N_TEXT:
		text_write(h, n);
		break;
	case PAI_N_CELL:
		cell_enter(h, n);
		break;
	case PAI_N_ROW:
		row_enter(h, n);
		break;
	case PAI_N_TABLE:
		table_enter(h, n);
		break;
	case PAI_N_CAPTION:
		if (it->node != it->root && !caption_enter(h, n))
			pai_iter_skip(it);
		break;
	case PAI_N_LIST:
		list_enter(h, n);
		break;
	case PAI_N_ITEM:
		item_enter(h, n);
		break;
	case PAI_N_MATH:
		math_enter(h, n);
		break;
	case PAI_N_MATHPART:
		part_enter(h, n);
		break;
	case PAI_N_NOTE:
		note_call(h, n);
		pai_iter_skip(it);
		break;
	case PAI_N_IMAGE:
		image_write(h, n);
		pai_iter_skip(it);
		break;
	case PAI_N_BOX:
		if (n->first != NULL || n->as.box.outline == 0)
			box_enter(h, n);
		else
			shape_write(h, n);
		break;
	case PAI_N_SECTION:
		if (!h->running)
			pai_iter_skip(it);
		break;
	case PAI_N_RUNNING:
		put_fmt(h, "<div class=\"%s\">\n", n->as.running.which <
		    PAI_RUN_FOOTER ? "header" : "footer");
		break;
	default:
		block_enter(h, n);
		inline_enter(h, n);
		break;
	}
}

static void
leave(struct html *h, const struct pai_iter *it)
{
	const struct pai_node	*n = it->node;

	switch (n->kind) {
	case PAI_N_TEXT:
	case PAI_N_NOTE:
	case PAI_N_IMAGE:
	case PAI_N_SECTION:
		break;
	case PAI_N_MATH:
		math_leave(h, n);
		break;
	case PAI_N_MATHPART:
		part_leave(h, n);
		break;
	case PAI_N_CELL:
		cell_leave(h, n);
		break;
	case PAI_N_ROW:
		put(h, "</tr>\n");
		break;
	case PAI_N_TABLE:
		table_leave(h, n);
		break;
	case PAI_N_CAPTION:
		if (n->prev == NULL && n != it->root)
			put(h, "</caption>\n");
		h->block = NULL;
		break;
	case PAI_N_LIST:
		list_leave(h, n);
		break;
	case PAI_N_ITEM:
		put(h, "</li>\n");
		break;
	case PAI_N_BOX:
		if (n->first != NULL || n->as.box.outline == 0)
			box_leave(h, n);
		break;
	case PAI_N_RUNNING:
		put(h, "</div>\n");
		break;
	default:
		inline_leave(h, n);
		block_leave(h, n);
		break;
	}
}

void
walk(struct html *h, const struct pai_node *top)
{
	struct pai_iter	 it = pai_iter_at(top);

	h->depth++;
	while (h->status == PAI_OK && pai_iter_next(&it)) {
		if (it.event == PAI_ENTER)
			enter(h, &it);
		else
			leave(h, &it);
	}
	h->depth--;
}
