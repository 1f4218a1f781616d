/*
 * What floats: pictures and text boxes that stand where the source says and
 * not in the line (ECMA-376-1 20.4.2.3).
 *
 *	paragraph ── its first band ── floats, each with items of its own
 *
 * What floats is set before the paragraph it is anchored in, as items on the
 * same galley that belong to no band.  In the body and in running heads its
 * place is found when the first band of the paragraph has its own, since it
 * may be measured from the page.  Inside cells, boxes and notes everything
 * is measured from these (layoutInCell), and it stands there at once.
 *
 * How text makes way for it is told in beside.c.
 */
#include "layout/priv.h"

#include <string.h>

/* Within what a place is found. */
struct span { int32_t low, high; };

static struct span
across(const struct p_spot *at, uint8_t from)
{
	const struct p_geometry *g = at->geometry;
	int32_t	 right;

	if (g == NULL)
		return (struct span){ at->left, p_add(at->left, at->width) };
	right = at->text_left + g->right - g->left;
	switch ((enum pai_from)from) {
	case PAI_FROM_PAGE:
		return (struct span){ 0, g->width };
	case PAI_FROM_MARGIN:
		return (struct span){ at->text_left, right };
	case PAI_FROM_INNER_EDGE:
		return (struct span){ 0, at->text_left };
	case PAI_FROM_OUTER_EDGE:
		return (struct span){ right, g->width };
	default:
		return (struct span){ at->left, p_add(at->left, at->width) };
	}
}

/* rise: from the first line up to where the paragraph begins. */
static struct span
down(const struct p_spot *at, int32_t rise, uint8_t from)
{
	const struct p_geometry *g = at->geometry;
	int32_t	 y = at->y - rise;

	if (g == NULL)
		return (struct span){ y, y };
	switch ((enum pai_from)from) {
	case PAI_FROM_PAGE:
		return (struct span){ 0, g->height };
	case PAI_FROM_MARGIN:
	case PAI_FROM_COLUMN:
		return (struct span){ g->top, g->bottom };
	case PAI_FROM_INNER_EDGE:
		return (struct span){ 0, g->top };
	case PAI_FROM_OUTER_EDGE:
		return (struct span){ g->bottom, g->height };
	default:
		return (struct span){ y, y };
	}
}

static int32_t
within(struct span s, uint8_t place, int32_t offset, int32_t size)
{
	int32_t	 room = s.high - s.low;

	switch ((enum pai_place)place) {
	case PAI_PLACE_CENTRE:
		return p_add(s.low, room > 0 ? (room - size) / 2 : 0);
	case PAI_PLACE_END:
	case PAI_PLACE_OUTER:
		return p_add(s.low, room > 0 ? room - size : 0);
	case PAI_PLACE_OFFSET:
		return p_add(s.low, offset);
	default:
		return s.low;
	}
}

/*
 * Text that stands above its paragraph, which begins at top, cannot make way
 * any more: what would lie over it stands beside the paragraph instead.
 */
static bool
comes_late(const struct p_float *f, const struct p_spot *at, int32_t top,
    int32_t x, int32_t y)
{
	const struct p_geometry *g = at->geometry;

	return at->in_text && f->figure.wrap != PAI_WRAP_NONE && y < top &&
	    p_add(y, f->h) > g->top && p_add(x, f->w) > at->text_left &&
	    x < at->text_left + g->right - g->left;
}

/* Nothing leaves the page; what is larger begins at its edge. */
static int32_t
inside(int32_t at, int32_t size, int32_t limit)
{
	return p_max(0, p_min(at, limit - size));
}

void
p_float_place(const struct p_float *f, const struct p_spot *at, int32_t *x,
    int32_t *y)
{
	const struct pai_figure *k = &f->figure;
	bool	 group = k->group_width > 0 && k->group_height > 0;
	int32_t	 rise = p_min(f->rise, at->above);

	*x = within(across(at, k->from_x), k->place_x, k->x, group ?
	    k->group_width : p_add(f->w, 2 * f->off_x));
	*y = within(down(at, rise, k->from_y), k->place_y, k->y, group ?
	    k->group_height : p_add(f->h, 2 * f->off_y));
	if (group) {
		*x = p_add(*x, k->group_x);
		*y = p_add(*y, k->group_y);
	}
	*x = p_add(*x, f->off_x);
	*y = p_add(*y, f->off_y);
	if (comes_late(f, at, at->y - rise, *x, *y))
		*y = at->y - rise;
	if (at->geometry != NULL) {
		*x = inside(*x, f->w, at->geometry->width);
		*y = inside(*y, f->h, at->geometry->height);
	} else {
		*x = p_max(*x, 0);
		*y = p_max(*y, 0);
	}
}

/* ---- what it is ---- */

static bool
stands_free(const struct p_lay *l, const struct pai_node *n)
{
	if (l->profile != P_PROFILE_SOURCE)
		return false;
	return n->kind == PAI_N_BOX ? n->as.box.figure != 0 :
	    n->as.image.anchored && n->as.image.figure != 0;
}

bool
p_float_is(const struct p_lay *l, const struct p_object *o)
{
	return (o->node->kind == PAI_N_IMAGE || o->node->kind == PAI_N_BOX) &&
	    stands_free(l, o->node);
}

/* A new one at the end of the galley's; NULL: failed. */
struct p_float *
p_float_new(struct p_lay *l, struct p_galley *g,
    const struct pai_figure *figure)
{
	struct p_float	*f;

	if (l->status != PAI_OK || !p_grow(l, &g->floating, &g->float_room,
	    g->float_n + 1, sizeof(*g->floating)))
		return NULL;
	f = &g->floating[g->float_n++];
	*f = (struct p_float){ .first = g->ink.n, .figure = *figure };
	return f;
}

static struct p_float *
add(struct p_lay *l, struct p_galley *g, uint32_t figure)
{
	return p_float_new(l, g, l->host->doc_figure(l->job->doc, figure));
}

static void
add_picture(struct p_flow *f, const struct pai_node *n)
{
	const struct p_geometry *g = p_geometry_now(f->lay);
	struct p_flow	 page = { .lay = f->lay, .max_height = g->height,
			    .turn = f->turn };
	struct p_float	*to = add(f->lay, f->galley, n->as.image.figure);
	struct p_item	*i;

	if (to == NULL || (i = p_item_add(f->lay, &f->galley->ink,
	    P_ITEM_IMAGE)) == NULL)
		return;
	if (f->where != P_IN_BODY && f->where != P_IN_RUNNING)
		page.max_height = f->max_height;
	p_picture_size(&page, n, f->where == P_IN_BODY ||
	    f->where == P_IN_RUNNING ? g->width : f->width, &to->w, &to->h);
	i->artifact = f->artifact;
	i->behind = to->figure.behind;
	p_picture_place(&page, i, n, 0, 0, to->w, to->h);
	to->n = 1;
}

/* False: it is too high to float. */
static bool
add_box(struct p_flow *f, const struct pai_node *n)
{
	struct p_galley	*g = f->galley;
	struct p_float	*to = add(f->lay, g, n->as.box.figure);
	size_t		 at = g->float_n - 1;
	int32_t		 w, h;

	if (to == NULL)
		return true;
	p_box_set(f, n, &w, &h);
	to = &g->floating[at];
	if (f->paged && h > p_pager_full(f->lay)) {
		/* Pages cut what is in the flow, and nothing else. */
		g->ink.n = to->first;
		g->float_n--;
		return false;
	}
	to->w = w;
	to->h = h;
	to->grown = p_box_grown(f->lay, n, h);
	if (p_box_aside(f->lay, n)) {
		to->off_x = (h - w) / 2;
		to->off_y = (w - h) / 2;
	}
	to->n = g->ink.n - to->first;
	for (size_t i = to->first; to->figure.behind && i < g->ink.n; i++)
		g->ink.items[i].behind = true;
	return true;
}

/* ---- setting and drawing ---- */

static struct p_spot
spot_of(const struct p_flow *f, int32_t y, int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_spot	 s = { .left = f->left, .width = f->width, .y = y,
			    .above = above };

	if (!f->paged)
		return s;
	s.geometry = p_geometry_now(l);
	s.in_text = true;
	s.left = p_add(s.left, p_pager_left(l));
	s.text_left = p_page_left(s.geometry, l->pager.page == NULL ?
	    l->pager.number : l->pager.page->number);
	return s;
}

/* Text keeps away from it from now on. */
static void
keep_away(struct p_lay *l, struct p_obstacles *list, const struct p_float *f,
    int32_t x, int32_t y)
{
	const int32_t	*gap = f->figure.gap;
	struct p_obstacle o = { .x0 = p_add(x, -gap[PAI_SIDE_LEFT]),
	    .x1 = p_add(p_add(x, f->w), gap[PAI_SIDE_RIGHT]),
	    .y0 = p_add(y, -gap[PAI_SIDE_TOP]),
	    .y1 = p_add(p_add(y, f->h), gap[PAI_SIDE_BOTTOM]),
	    .sides = f->figure.sides };

	if (f->figure.wrap == PAI_WRAP_NONE) {
		if (f->grown == 0 || f->figure.behind)
			return;
		/* Its author could not see that it would cover the text. */
		o.y0 = p_add(y, f->h - f->grown);
	}
	if (f->figure.wrap == PAI_WRAP_TOP_BOTTOM) {
		o.x0 = INT32_MIN / 4;
		o.x1 = INT32_MAX / 4;
	}
	p_obstacle_add(l, list, &o);
}

/* Is it measured from the text, and does it not fit below y? */
static bool
must_turn(const struct p_flow *f, const struct p_float *fl, int32_t y)
{
	const struct p_geometry *g = p_geometry_now(f->lay);
	const struct pai_figure *k = &fl->figure;

	return k->wrap != PAI_WRAP_NONE && k->place_y == PAI_PLACE_OFFSET &&
	    (k->from_y == PAI_FROM_PARAGRAPH || k->from_y == PAI_FROM_LINE) &&
	    p_add(p_add(y, k->y), fl->h) > g->bottom - f->lay->pager.foot &&
	    fl->h <= g->bottom - g->top;
}

/*
 * In the body: where those from first on are going to stand if the paragraph
 * begins at y, so that its text can make way.
 */
static void
foresee(struct p_flow *f, size_t first, int32_t y, int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_galley	*g = f->galley;
	struct p_spot	 at;
	int32_t		 px, py;

	for (size_t i = first; i < g->float_n; i++)
		if (!l->pager.empty && must_turn(f, &g->floating[i], y)) {
			p_pager_turn(l);
			y = p_beside_top(f, 0);
			break;
		}
	at = spot_of(f, y, above);
	for (size_t i = first; i < g->float_n; i++) {
		p_float_place(&g->floating[i], &at, &px, &py);
		g->floating[i].foreseen = l->out->n;
		keep_away(l, &l->pager.obstacles, &g->floating[i], px, py);
	}
}

/* Elsewhere they stand where they are, and are items of the open galley. */
static void
settle(struct p_flow *f, size_t first, int32_t y, int32_t above)
{
	struct p_galley	*g = f->galley;
	struct p_spot	 at = spot_of(f, y, above);
	struct p_float	*fl;

	for (size_t i = first; i < g->float_n; i++) {
		fl = &g->floating[i];
		p_float_place(fl, &at, &fl->x, &fl->y);
		keep_away(f->lay, &g->obstacles, fl, fl->x, fl->y);
		if (fl->figure.wrap != PAI_WRAP_NONE)
			g->floor = p_max(g->floor, p_add(fl->y, fl->h));
		fl->y -= y;
		fl->settled = true;
	}
}

/*
 * Those from first on are set, and hang on what will begin above below what
 * is on the galley: text keeps away from them from now on.  What is measured
 * from the first line has no blank above that.
 */
void
p_floats_stand(struct p_flow *f, size_t first, int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_galley	*g = f->galley;
	int32_t		 y, rise = p_max(0, above - p_min(above,
			    g->last.after));

	if (l->status != PAI_OK || g->float_n == first)
		return;
	for (size_t i = first; i < g->float_n; i++)
		g->floating[i].rise = g->floating[i].figure.from_y ==
		    PAI_FROM_LINE ? 0 : rise;
	if (f->paged)
		p_pager_need(l);
	if (l->status != PAI_OK)
		return;
	y = p_beside_top(f, above);
	if (f->paged)
		foresee(f, first, y, above);
	else if (f->where != P_IN_RUNNING)
		settle(f, first, y, above);
}

/*
 * Sets what floats among the objects of a paragraph that will begin above
 * below what is on the galley, and makes text keep away from it.
 */
void
p_floats_set(struct p_flow *f, struct p_object *o, size_t n,
    int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_para	 para = l->para;
	size_t		 first = f->galley->float_n;

	/* Boxes hold paragraphs, and this one waits to be set. */
	l->para = (struct p_para){ 0 };
	for (size_t i = 0; i < n && l->status == PAI_OK; i++) {
		if (!p_float_is(l, &o[i]))
			continue;
		o[i].floats = true;
		if (o[i].node->kind == PAI_N_IMAGE)
			add_picture(f, o[i].node);
		else
			o[i].floats = add_box(f, o[i].node);
	}
	p_para_free(&l->para);
	l->para = para;
	p_floats_stand(f, first, above);
}

/* Those from first on belong to a band, which they made stand drop lower. */
void
p_floats_give(struct p_galley *g, size_t band, size_t first, size_t note,
    int32_t drop)
{
	struct p_band	*b = &g->band[band];

	for (size_t i = first; i < g->float_n; i++)
		if (g->floating[i].settled)
			g->floating[i].y -= drop;
		else
			g->floating[i].rise = p_add(g->floating[i].rise,
			    drop);
	b->floats = first;
	b->float_n = g->float_n - first;
	b->note_n += b->note - note;
	b->note = note;
}

/* Draws those of a band whose paragraph begins at at->y. */
void
p_floats_draw(struct p_lay *l, struct p_page *to, const struct p_galley *g,
    const struct p_band *b, const struct p_spot *at, bool artifact)
{
	const struct p_float *f;
	int32_t	 x, y;

	for (size_t i = b->floats; i < b->floats + b->float_n; i++) {
		f = &g->floating[i];
		if (f->settled) {
			x = p_add(at->left, f->x);
			y = p_add(at->y, f->y);
		} else {
			p_float_place(f, at, &x, &y);
		}
		if (f->foreseen != 0 && f->foreseen != l->out->n)
			keep_away(l, &l->pager.obstacles, f, x, y);
		p_ink_copy(l, to, &g->ink, f->first, f->n, x, y, artifact);
	}
}
