/*
 * The page of a section: its size, margins, columns and grid, as the source
 * says, the profile fills in and the user overrules.
 *
 * Whatever the source says, an area for text is left.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

/* Margins that leave no text area are a tenth of the page instead. */
static void
mend_margins(int32_t *low, int32_t *high, int32_t size)
{
	if (*low >= 0 && *high <= size && *high - *low >= P_TEXT_LEAST)
		return;
	*low = size / 10;
	*high = size - size / 10;
}

void
p_margins_mend(struct p_geometry *g)
{
	mend_margins(&g->left, &g->right, g->width);
	mend_margins(&g->top, &g->bottom, g->height);
}

/* Word writes a margin that heads may not push as a negative one. */
static int32_t
magnitude(int32_t v)
{
	return v < -PAI_MPT_MAX || v > PAI_MPT_MAX ? PAI_MPT_MAX : abs(v);
}

/* False: all alike, or widths that leave no room for text (17.6.3). */
static bool
uneven_columns(const struct pai_section *s, struct p_geometry *g)
{
	int32_t	 x = 0, room = g->right - g->left;

	if (s->column == NULL || s->columns != g->columns || g->columns < 2)
		return false;
	for (uint32_t i = 0; i < g->columns; i++) {
		g->column_at[i] = x;
		g->column_width[i] = s->column[i].width;
		if (s->column[i].width < P_TEXT_LEAST ||
		    s->column[i].width > room - x)
			return false;
		x = p_add(x, p_add(s->column[i].width,
		    p_max(0, s->column[i].gap)));
	}
	return true;
}

/*
 * 竖排: text that runs downwards, its lines leftwards, is laid out on the page
 * put on its left side.  Its heads and feet run across, and do not push it.
 */
static void
lay_down(struct p_geometry *g)
{
	struct p_geometry up = *g;

	g->vertical = true;
	g->fixed_top = g->fixed_bottom = true;
	g->facing = false;
	g->width = up.height;
	g->height = up.width;
	g->left = up.top;
	g->right = up.bottom;
	g->top = up.width - up.right;
	g->bottom = up.width - up.left;
}

/* As the page is when it stands upright. */
struct p_geometry
p_geometry_upright(const struct p_geometry *g)
{
	struct p_geometry up = *g;

	if (!g->vertical)
		return up;
	up.vertical = false;
	up.width = g->height;
	up.height = g->width;
	up.top = g->left;
	up.bottom = g->right;
	up.right = g->height - g->top;
	up.left = g->height - g->bottom;
	return up;
}

static void
margins_of(const struct pai_section *s, struct p_geometry *g)
{
	if (s->page_width > 2 * P_TEXT_LEAST)
		g->width = p_min(s->page_width, PAI_MPT_MAX);
	if (s->page_height > 2 * P_TEXT_LEAST)
		g->height = p_min(s->page_height, PAI_MPT_MAX);
	g->left = magnitude(s->margin[PAI_SIDE_LEFT]);
	g->right = p_add(g->width, -magnitude(s->margin[PAI_SIDE_RIGHT]));
	g->top = magnitude(s->margin[PAI_SIDE_TOP]);
	if (s->gutter_top && !s->mirror)
		g->top = p_add(g->top, p_max(0, s->gutter));
	else if (s->gutter_right && !s->mirror)
		g->right = p_add(g->right, -p_max(0, s->gutter));
	else
		g->left = p_add(g->left, p_max(0, s->gutter));
	g->bottom = p_add(g->height, -magnitude(s->margin[PAI_SIDE_BOTTOM]));
	p_margins_mend(g);
}

static void
grid_of(const struct pai_section *s, struct p_geometry *g)
{
	g->pitch = s->grid == PAI_GRID_NONE ? 0 :
	    p_max(0, p_min(s->line_pitch, 200000));
	g->char_space = s->grid == PAI_GRID_LINES_CHARS ||
	    s->grid == PAI_GRID_SNAP_CHARS ?
	    p_max(-8000, p_min(s->char_space, 50000)) : 0;
}

static void
columns_of(const struct pai_section *s, struct p_geometry *g)
{
	int32_t	 size = g->right - g->left;

	g->gap = p_max(0, p_min(s->column_gap, size / 4));
	g->columns = s->columns < 1 ? 1 : s->columns;
	if (g->columns > (uint32_t)(size / (P_TEXT_LEAST + g->gap)))
		g->columns = (uint32_t)p_max(1, size / (P_TEXT_LEAST +
		    g->gap));
	g->columns = g->columns > P_COLUMNS_MAX ? P_COLUMNS_MAX : g->columns;
	g->uneven = uneven_columns(s, g);
}

/* What the user chose goes before; what follows from it, as columns, after. */
static void
geometry_of(const struct p_lay *l, const struct pai_section *s,
    struct p_geometry *g)
{
	margins_of(s, g);
	p_setup_page(l, g);
	grid_of(s, g);
	p_setup_grid(l, g);
	g->header_at = p_max(0, p_min(s->header_at, g->height / 3));
	g->footer_at = p_max(0, p_min(s->footer_at, g->height / 3));
	g->fixed_top = s->margin[PAI_SIDE_TOP] < 0;
	g->fixed_bottom = s->margin[PAI_SIDE_BOTTOM] < 0;
	g->facing = s->mirror;
	if (s->flow == PAI_FLOW_VERTICAL)
		lay_down(g);
	columns_of(s, g);
	g->tab_every = p_max(0, p_min(s->tab_every, 1000000));
	g->title_page = s->title_page;
	g->even_odd = s->even_odd;
	g->numeral = s->page_numeral;
	g->from_right = s->right_to_left;
	g->valign = s->valign;
	g->rules = s->rules;
	g->section = s;
}

/* Heads that are higher than the margin push the text of their pages. */
static void
make_room_for_heads(struct p_lay *l, struct p_geometry *g)
{
	int32_t	 width = g->right - g->left, head, foot;

	for (int i = 0; i < 3; i++) {
		head = p_running_height(l, g->running[PAI_RUN_HEADER + i],
		    width);
		foot = p_running_height(l, g->running[PAI_RUN_FOOTER + i],
		    width);
		g->tops[i] = head == 0 || g->fixed_top ? g->top :
		    p_max(g->top, p_min(g->header_at + head,
		    g->height / 2 - P_TEXT_LEAST));
		g->bottoms[i] = foot == 0 || g->fixed_bottom ? g->bottom :
		    p_min(g->bottom, p_max(g->height - g->footer_at - foot,
		    g->height / 2 + P_TEXT_LEAST));
	}
}

bool
p_geometry_add(struct p_lay *l, const struct pai_node *n,
    const struct pai_section *s)
{
	struct p_geometry g;

	p_profile_page(l, &g);
	if (l->geometry_n > 0)
		memcpy(g.running, l->geometry[l->geometry_n - 1].running,
		    sizeof(g.running));
	if (s != NULL)
		geometry_of(l, s, &g);
	if (!p_grow(l, &l->geometry, &l->geometry_room, l->geometry_n + 1,
	    sizeof(*l->geometry)))
		return false;
	for (const struct pai_node *r = n == NULL ? NULL : n->first;
	    r != NULL; r = r->next)
		if (r->kind == PAI_N_RUNNING && r->as.running.which < 6)
			g.running[r->as.running.which] = r;
	l->geometry[l->geometry_n++] = g;
	make_room_for_heads(l, &l->geometry[l->geometry_n - 1]);
	return true;
}
