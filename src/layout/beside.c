/*
 * Text beside what floats, and in columns of different widths.
 *
 * While a paragraph is set that may meet such a place, each line asks how
 * much room there is at its height.  Of the room on both sides of an obstacle
 * it takes the wider; where that is too narrow, it goes below.  How high a
 * line is shows only when it is filled, so that it may be asked twice.
 *
 * Obstacles in the body are those of the page at hand, measured from its top
 * left; in a cell or a box those of its galley.
 */
#include "layout/priv.h"

#define	OBSTACLES_MAX	64u	/* of a page; further ones are not avoided */
#define	NARROW		28350	/* mpt: narrower than a centimetre, no text
				 * stands beside an obstacle */

void
p_obstacle_add(struct p_lay *l, struct p_obstacles *list,
    const struct p_obstacle *o)
{
	if (l->status != PAI_OK || list->n >= OBSTACLES_MAX ||
	    !p_grow(l, &list->at, &list->room, list->n + 1,
	    sizeof(*list->at)))
		return;
	list->at[list->n++] = *o;
}

static const struct p_obstacles *
obstacles_of(const struct p_flow *f)
{
	return f->paged ? &f->lay->pager.obstacles : &f->galley->obstacles;
}

/* Where what is put on the galley next will begin. */
int32_t
p_beside_top(const struct p_flow *f, int32_t above)
{
	const struct p_galley	*g = f->galley;
	const struct p_pager	*pg = &f->lay->pager;
	size_t			 from = f->paged ? g->placed : g->origin;
	int32_t			 y;

	if (g->n > from)
		y = p_add(p_bands_height(g, from, g->n), above);
	else
		y = f->paged && pg->empty && !pg->hard_top ? 0 :
		    !f->paged ? 0 : above;
	if (f->paged)
		y = p_add(y, pg->page == NULL ?
		    p_geometry_now(f->lay)->top : pg->y);
	return y;
}

/* From now on lines make way, the first one standing at y. */
void
p_beside_begin(const struct p_flow *f, int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_beside	*b = &l->beside;
	bool		 uneven = f->paged && p_geometry_now(l)->uneven;

	*b = (struct p_beside){ 0 };
	if (obstacles_of(f)->n == 0 && !uneven)
		return;
	b->flow = f;
	b->y = p_beside_top(f, above);
	b->height = l->para.base.size;
	b->left = f->left;
	b->bottom = INT32_MAX / 2;
	b->column = l->pager.column;
	if (!f->paged)
		return;
	b->bottom = p_geometry_now(l)->bottom - l->pager.foot;
	b->left = p_add(b->left, p_pager_left(l));
}

void
p_beside_end(struct p_lay *l)
{
	l->beside = (struct p_beside){ 0 };
}

/* The line goes to the next column; how much wider than ours that is. */
static void
next_column(struct p_lay *l, struct p_beside *b)
{
	const struct p_geometry *g = p_geometry_now(l);
	int32_t	 ours = p_column_width(g, (int32_t)b->column);

	b->y = l->pager.top;
	if (++b->column == g->columns) {
		b->column = 0;
		b->y = g->top;
		b->free = true;		/* nothing floats there yet */
	}
	b->left = p_add(b->left, p_column_place(g, b->column) -
	    p_column_place(g, b->column == 0 ? g->columns - 1 :
	    b->column - 1));
	b->wider = p_add(b->wider, p_column_width(g, (int32_t)b->column) -
	    ours);
}

/* Narrows low .. high by what is in the way; where that ends, or 0. */
static int32_t
narrow(const struct p_obstacles *list, int32_t y, int32_t height,
    int32_t *low, int32_t *high)
{
	const struct p_obstacle *o;
	int32_t	 end = 0;

	for (size_t i = 0; i < list->n; i++) {
		o = &list->at[i];
		if (o->y1 <= y || o->y0 >= p_add(y, height) ||
		    o->x1 <= *low || o->x0 >= *high)
			continue;
		end = end == 0 ? o->y1 : p_min(end, o->y1);
		if ((int64_t)o->x0 - *low >= (int64_t)*high - o->x1)
			*high = o->x0;
		else
			*low = o->x1;
	}
	return end;
}

/*
 * Where, at y or below, on this page a block has room that is left .. right
 * and at least so high: tables stand beside nothing.
 */
int32_t
p_beside_below(const struct p_lay *l, int32_t y, int32_t height,
    int32_t left, int32_t right)
{
	const struct p_obstacles *list = &l->pager.obstacles;
	int32_t	 low, high, end;

	for (size_t i = 0; i <= list->n; i++) {
		low = left;
		high = right;
		end = narrow(list, y, height, &low, &high);
		if (end == 0)
			break;
		y = end;
	}
	return y;
}

/*
 * Fits a line in the room there is at its height: its x, room and drop.
 * height: of the line, where it is known; 0: as the one before.
 */
void
p_beside_room(struct p_lay *l, const struct p_shape *s, struct p_line *ln,
    int32_t height)
{
	struct p_beside	*b = &l->beside;
	const struct p_obstacles *list = obstacles_of(b->flow);
	int32_t		 x = s->left + (ln->first == 0 ? s->first : 0);
	int32_t		 low, high, end, y;

	height = height > 0 ? height : b->height;
	if (p_add(b->y, height) > p_add(b->bottom, 10) && b->flow->paged)
		next_column(l, b);
	y = b->y;
	for (size_t i = 0; i <= list->n; i++) {
		low = p_add(b->left, x);
		high = p_add(b->left, b->flow->width + b->wider - s->right);
		end = b->free ? 0 : narrow(list, y, height, &low, &high);
		if (end == 0 || high - low >= NARROW)
			break;
		y = end;
	}
	ln->drop = y - b->y;
	ln->x = low - b->left;
	ln->room = p_max(high - low, 1);
}

/* A line is filled and so high. */
void
p_beside_took(struct p_lay *l, const struct p_line *ln, int32_t height)
{
	struct p_beside	*b = &l->beside;

	b->y = p_add(b->y, p_add(ln->drop, height));
	b->height = height;
}
