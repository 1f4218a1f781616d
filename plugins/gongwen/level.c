/*
 * Quotes, lists and items: what is open, what it takes of each line, and what
 * parts the blocks within.
 *
 * A level that would leave less than half the page takes no columns; one
 * beyond GW_LEVELS is only counted, so that it closes as it opened.
 */
#include <stdio.h>
#include <string.h>

#include "gongwen.h"
#include "kit/sheet.h"
#include "kit/utf8.h"
#include "kit/width.h"

bool
gw_in_item(const struct gw *g)
{
	return g->depth > 0 &&
	    g->level[g->depth - 1].node->kind == PAI_N_ITEM;
}

/* The label as given; empty: by the item's place in its list. */
static size_t
copy_label(const struct pai_node *item, char *to, size_t room)
{
	const struct pai_str	*own = &item->as.item.label;
	size_t			 at = 0, len;
	uint32_t		 cp;

	for (size_t i = 0; i < own->n && at + 5 < room; i += len) {
		len = p_utf8_next(own->p + i, own->n - i, &cp);
		if (cp >= 0x20 && (cp < 0x7f || cp >= 0xa0))
			at += p_utf8_put(to + at, cp);
	}
	to[at] = '\0';
	return at;
}

/* The label as it is shown; a task has its box there. */
static void
make_label(struct gw_level *l, uint32_t place)
{
	const struct pai_node	*item = l->node, *list = item->parent;
	const bool		 ordered = list != NULL &&
				    list->kind == PAI_N_LIST &&
				    list->as.list.ordered;
	const char		*box = item->as.item.task == 0 ? "" :
				    item->as.item.task == 2 ? "[x]" : "[ ]";
	char			 own[48];

	if (copy_label(item, own, sizeof(own)) == 0 && ordered)
		snprintf(own, sizeof(own), "%lld.",
		    (long long)list->as.list.start + place - 1);
	else if (own[0] == '\0' && *box == '\0')
		snprintf(own, sizeof(own), "•");
	snprintf(l->label, sizeof(l->label), "%s%s%s", own,
	    *own != '\0' && *box != '\0' ? " " : "", box);
}

static uint32_t
level_width(const struct gw *g, const struct gw_level *l)
{
	size_t	 w = 2;

	if (l->node->kind == PAI_N_ITEM) {
		w = p_width_text(l->label, strlen(l->label), g->wide);
		w = p_sheet_label_columns(w);
	} else if (l->node->kind == PAI_N_LIST)
		w = gw_in_item(g) ? 0 : P_SHEET_LIST_INDENT;
	return gw_room(g) >= g->page.width / 2 + w ? (uint32_t)w : 0;
}

void
gw_part_from_last(struct gw *g, const struct pai_node *n)
{
	const struct pai_node	*last = g->last;
	struct gw_level		*top = g->depth > 0 ?
				    &g->level[g->depth - 1] : NULL;

	if (n->kind == PAI_N_ITEM) {
		if (top != NULL && top->begun && top->node == n->parent &&
		    !top->node->as.list.tight)
			gw_put_blank(g);
	} else if (gw_in_item(g)) {
		/* Paragraphs have no indent there. */
		if (top->begun && n->kind != PAI_N_LIST)
			gw_put_blank(g);
	} else if (last == NULL || last->kind != n->kind)
		return;
	else if (n->kind == PAI_N_TABLE && g->depth == 0)
		gw_page_gap(g);
	else if (n->kind == PAI_N_TABLE || n->kind == PAI_N_QUOTE)
		gw_put_blank(g);
}

void
gw_level_open(struct gw *g, const struct pai_node *n)
{
	struct gw_level	*l;

	gw_part_from_last(g, n);
	if (g->depth == GW_LEVELS) {
		g->sunk++;
		return;
	}
	l = &g->level[g->depth];
	*l = (struct gw_level){ .node = n, .pending = n->kind == PAI_N_ITEM };
	if (n->kind == PAI_N_ITEM)
		make_label(l, g->depth > 0 ? ++l[-1].count : 1);
	l->width = level_width(g, l);
	g->depth++;
}

void
gw_level_close(struct gw *g, const struct pai_node *n)
{
	if (g->sunk > 0) {
		g->sunk--;
		return;
	}
	if (n->kind == PAI_N_ITEM && g->level[g->depth - 1].pending)
		gw_put_line(g, 0, "", 0);	/* an item without text */
	g->depth--;
	g->last = n;
}
