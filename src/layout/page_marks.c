/*
 * What belongs to a page and not to its text: rules between columns, the
 * border around it, and where its text stands when it does not fill it.
 */
#include "layout/priv.h"

#define	RULE		500	/* mpt, between columns: Word's own */

/* Where the text begins; facing pages are mirrored, the first is odd. */
int32_t
p_page_left(const struct p_geometry *g, int32_t number)
{
	return g->facing && number % 2 == 0 ? g->width - g->right : g->left;
}

/* Which of its section's heads and feet a page has: 0, 1 first or 2 even. */
unsigned
p_page_kind(const struct p_geometry *g, bool first, int32_t number)
{
	if (g->title_page && first)
		return PAI_RUN_HEADER_FIRST;
	return g->even_odd && number % 2 == 0 ? PAI_RUN_HEADER_EVEN :
	    PAI_RUN_HEADER;
}

/* Between the columns of the page that have been begun. */
void
p_column_rules(struct p_lay *l, int32_t top, int32_t bottom)
{
	const struct p_geometry *g = p_geometry_now(l);
	struct p_page	*p = l->pager.page;
	int32_t		 n = (int32_t)g->columns, x, before, gap;

	if (p == NULL || n < 2 || g->section == NULL ||
	    !g->section->column_rule || bottom <= top)
		return;
	for (int32_t i = 1; i <= (int32_t)l->pager.column; i++) {
		x = g->from_right ? n - i : i;
		before = p_column_at(g, x - 1) + p_column_width(g, x - 1);
		gap = p_column_at(g, x) - before;
		p_rect_add(l, p, p_page_left(g, p->number) + before +
		    (gap - RULE) / 2, top, RULE, bottom - top, 0,
		    PAI_STROKE_SINGLE);
	}
}

/*
 * Text that stands in the middle of its page or at its foot moves there,
 * where its section began at the top (17.6.23).
 */
void
p_page_settle(struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);
	struct p_page	*p = l->pager.page;
	int32_t		 room = g->bottom - l->pager.foot - l->pager.lowest;

	if (p == NULL || g->valign == PAI_VALIGN_TOP || room <= 0 ||
	    l->pager.top != g->top)
		return;
	if (g->valign == PAI_VALIGN_CENTRE)
		room /= 2;
	for (size_t i = 0; i < p->n; i++)
		p->items[i].y = p_add(p->items[i].y, room);
}

/* A frame of four rules of their own, their middles on the rectangle. */
static void
frame(struct p_lay *l, struct p_page *p, const struct pai_border *b,
    const int32_t *at)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
		int32_t	 w = p_border_thick(&b[i]);
		bool	 across = i == PAI_SIDE_TOP || i == PAI_SIDE_BOTTOM;

		if (b[i].stroke == PAI_STROKE_NONE)
			continue;
		p_rect_add(l, p, across ? at[PAI_SIDE_LEFT] - w / 2 : at[i] -
		    w / 2, across ? at[i] - w / 2 : at[PAI_SIDE_TOP] - w / 2,
		    across ? at[PAI_SIDE_RIGHT] - at[PAI_SIDE_LEFT] + w : w,
		    across ? w : at[PAI_SIDE_BOTTOM] - at[PAI_SIDE_TOP] + w,
		    b[i].colour == PAI_COLOUR_AUTO ? 0 : b[i].colour &
		    0xffffffu, b[i].stroke);
	}
}

/* 17.6.10: its space is from the page's edge or from the text. */
void
p_page_border(struct p_lay *l, struct p_page *p, const struct p_geometry *g,
    bool first)
{
	const struct pai_section *s = g->section;
	const struct pai_border *b;
	int32_t		 left, at[PAI_SIDE_MAX], space[PAI_SIDE_MAX];

	if (s == NULL || (s->border_pages == PAI_BORDER_FIRST && !first) ||
	    (s->border_pages == PAI_BORDER_NOT_FIRST && first))
		return;
	b = s->page_border;
	left = p_page_left(g, p->number);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		space[i] = p_max(0, p_min(b[i].space, g->width / 4));
	if (s->border_from_text) {
		at[PAI_SIDE_TOP] = g->top - space[PAI_SIDE_TOP];
		at[PAI_SIDE_RIGHT] = left + g->right - g->left +
		    space[PAI_SIDE_RIGHT];
		at[PAI_SIDE_BOTTOM] = g->bottom + space[PAI_SIDE_BOTTOM];
		at[PAI_SIDE_LEFT] = left - space[PAI_SIDE_LEFT];
	} else {
		at[PAI_SIDE_TOP] = space[PAI_SIDE_TOP];
		at[PAI_SIDE_RIGHT] = g->width - space[PAI_SIDE_RIGHT];
		at[PAI_SIDE_BOTTOM] = g->height - space[PAI_SIDE_BOTTOM];
		at[PAI_SIDE_LEFT] = space[PAI_SIDE_LEFT];
	}
	frame(l, p, b, at);
}
