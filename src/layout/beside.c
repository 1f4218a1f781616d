/*
 * Text beside what floats, and in columns of different widths.
 *
 * While a paragraph is set that may meet such a place, each line asks how
 * much room there is at its height.  An obstacle may have text on both sides:
 * then a line has parts, each set as a line of its own that stands beside the
 * one before it.  Where no part is wide enough, it goes below.  How high a
 * line is shows only when it is filled, so that it may be asked twice.
 *
 * Obstacles in the body are those of the page at hand, measured from its top
 * left; in a cell or a box those of its galley.
 */
#include "layout/priv.h"

#define	OBSTACLES_MAX	64u	/* of a page; further ones are not avoided */
#define	NARROW		28350	/* mpt: narrower than a centimetre, no text
				 * stands beside an obstacle */
#define	PART		72000	/* mpt: narrower than an inch only the widest
				 * part of a line has text, as in Word */

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
	b->bottom = p_column_bottom(l, b->column);
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
	b->bottom = b->free ? g->bottom : p_column_bottom(l, b->column);
	b->left = p_add(b->left, p_column_place(g, b->column) -
	    p_column_place(g, b->column == 0 ? g->columns - 1 :
	    b->column - 1));
	b->wider = p_add(b->wider, p_column_width(g, (int32_t)b->column) -
	    ours);
}

static bool
in_the_way(const struct p_obstacle *o, int32_t y, int32_t height, int32_t low,
    int32_t high)
{
	return o->y1 > y && o->y0 < p_add(y, height) && o->x1 > low &&
	    o->x0 < high;
}

/* Narrows low .. high by what has text on one side; where that ends, or 0. */
static int32_t
narrow(const struct p_obstacles *list, int32_t y, int32_t height,
    int32_t *low, int32_t *high)
{
	const struct p_obstacle *o;
	int32_t	 end = 0;

	for (size_t i = 0; i < list->n; i++) {
		o = &list->at[i];
		if (!in_the_way(o, y, height, *low, *high))
			continue;
		end = end == 0 ? o->y1 : p_min(end, o->y1);
		if (o->sides == PAI_SIDES_BOTH)
			continue;
		if (o->sides == PAI_SIDES_LEFT || (o->sides ==
		    PAI_SIDES_LARGEST && (int64_t)o->x0 - *low >=
		    (int64_t)*high - o->x1))
			*high = p_max(o->x0, *low);
		else
			*low = p_min(o->x1, *high);
	}
	return end;
}

/* The first gap in low .. high, that begins at or right of low; its end. */
static int32_t
next_gap(const struct p_obstacles *list, int32_t y, int32_t height,
    int32_t *low, int32_t high)
{
	int32_t	 end;
	bool	 moved;

	do {
		moved = false;
		end = high;
		for (size_t i = 0; i < list->n; i++) {
			const struct p_obstacle *o = &list->at[i];

			if (!in_the_way(o, y, height, *low, high))
				continue;
			if (o->x0 <= *low) {
				*low = o->x1;
				moved = true;
			} else {
				end = p_min(end, o->x0);
			}
		}
	} while (moved && *low < high);
	return end;
}

/* A part of the line at y, and where the next may begin; 0: it is the last. */
struct part { int32_t low, high, next; };

/*
 * The first part right of from that is wide enough, or wider than all others.
 * False: none is.  *end: where the first of what is in the way ends, or 0.
 */
static bool
find_part(const struct p_obstacles *list, int32_t y, int32_t height,
    struct part *p, int32_t from, int32_t *end)
{
	int32_t	 low = p->low, high = p->high, gap_end, widest = NARROW;
	bool	 found = false;

	*end = narrow(list, y, height, &low, &high);
	for (int32_t at = low; at < high; at = gap_end) {
		gap_end = next_gap(list, y, height, &at, high);
		widest = p_max(widest, gap_end - at);
	}
	p->next = 0;
	for (int32_t at = low; at < high && p->next == 0; at = gap_end) {
		gap_end = next_gap(list, y, height, &at, high);
		if (gap_end - at < p_min(widest, PART) || at < from)
			continue;
		if (found)
			p->next = at;
		else
			*p = (struct part){ at, gap_end, 0 };
		found = true;
	}
	return found;
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
	int32_t	 end;

	for (size_t i = 0; i <= list->n; i++) {
		end = 0;
		for (size_t k = 0; k < list->n; k++)
			if (in_the_way(&list->at[k], y, height, left, right))
				end = end == 0 ? list->at[k].y1 :
				    p_min(end, list->at[k].y1);
		if (end == 0)
			break;
		y = end;
	}
	return y;
}

/* The line at y has no further part: the next one stands below it. */
static void
end_line(struct p_beside *b)
{
	b->y = p_add(b->y, b->tallest);
	b->beyond = b->tallest = 0;
}

/* The next part of a line; false: it has none. */
static bool
go_on(struct p_lay *l, const struct p_shape *s, struct p_line *ln,
    int32_t height)
{
	struct p_beside	*b = &l->beside;
	struct part	 p = { .low = b->left + s->left, .high = p_add(b->left,
			    b->flow->width + b->wider - s->right) };
	int32_t		 end;

	if (b->beyond == 0)
		return false;
	if (!find_part(obstacles_of(b->flow), b->y, p_max(height,
	    b->tallest), &p, b->beyond, &end)) {
		end_line(b);
		return false;
	}
	ln->drop = 0;
	ln->beside = true;
	ln->x = p.low - b->left;
	ln->room = p_max(p.high - p.low, 1);
	b->next = p.next;
	return true;
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
	struct part	 p;
	int32_t		 end, y;

	height = height > 0 ? height : b->height;
	ln->beside = false;
	if (go_on(l, s, ln, height))
		return;
	if (p_add(b->y, height) > p_add(b->bottom, 10) && b->flow->paged)
		next_column(l, b);
	y = b->y;
	for (size_t i = 0; i <= list->n; i++) {
		p = (struct part){ .low = p_add(b->left, x), .high = p_add(
		    b->left, b->flow->width + b->wider - s->right) };
		if (b->free || find_part(list, y, height, &p, p.low, &end) ||
		    end == 0)
			break;
		y = end;
	}
	ln->drop = y - b->y;
	ln->x = p.low - b->left;
	ln->room = p_max(p.high - p.low, 1);
	b->next = p.next;
}

/* A line, or a part of one, is filled and so high. */
void
p_beside_took(struct p_lay *l, const struct p_line *ln, int32_t height)
{
	struct p_beside	*b = &l->beside;

	b->y = p_add(b->y, ln->drop);
	b->tallest = p_max(b->tallest, height);
	b->beyond = ln->last ? 0 : b->next;
	b->height = height;
	if (b->beyond == 0)
		end_line(b);
}
