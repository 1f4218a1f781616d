/*
 * What both kinds of drawing share: the shape at hand, and groups of shapes.
 *
 * A group may count in units of its own; the scale of each group that is open
 * says how large one is on the page.
 */
#include <string.h>

#include "flow.h"
#include "kit/num.h"

#define	SCALE_MAX	1e6

void
shape_reset(struct drawing *g)
{
	g->own_width = g->own_height = 0;
	g->own_alt = g->own_link = g->own_href = NULL;
	g->blip = g->vector = NULL;
	memset(&g->figure, 0, sizeof(g->figure));
	g->own_x = g->own_y = 0;
	g->box = g->image = NULL;
	box_look_reset(&g->look);
}

void
shape_size(const struct drawing *g, int32_t *width, int32_t *height)
{
	bool	 own = g->groups > 0 || g->width <= 0;

	*width = own ? g->own_width : g->width;
	*height = own ? g->own_height : g->height;
}

void
group_open(struct drawing *g)
{
	static const struct group_scale	 one = { 1, 1, 0, 0 };

	if (g->groups < GROUPS)
		g->scale[g->groups + 1] = g->groups > 0 ?
		    g->scale[g->groups] : one;
	g->groups++;
}

void
group_close(struct drawing *g)
{
	g->groups--;
}

void
group_scale(struct drawing *g, bool y, int32_t ext, int64_t inner)
{
	double	 by;

	if (g->groups == 0 || g->groups > GROUPS || ext <= 0 || inner <= 0)
		return;
	by = (double)ext / (double)inner;
	by = by < SCALE_MAX ? by : SCALE_MAX;
	if (y)
		g->scale[g->groups].y = by;
	else
		g->scale[g->groups].x = by;
}

void
group_shift(struct drawing *g, const int64_t off[2], const int64_t from[2])
{
	struct group_scale	*s = &g->scale[g->groups];
	const struct group_scale *around = s - 1;

	if (g->groups == 0 || g->groups > GROUPS)
		return;
	/* The outermost stands where the drawing does. */
	s->at_x = s->at_y = 0;
	if (g->groups > 1) {
		s->at_x = around->at_x + around->x * (double)off[0];
		s->at_y = around->at_y + around->y * (double)off[1];
	}
	s->at_x -= s->x * (double)from[0];
	s->at_y -= s->y * (double)from[1];
}

int32_t
group_place(const struct drawing *g, bool y, int64_t v)
{
	unsigned	 i = g->groups < GROUPS ? g->groups : GROUPS;
	const struct group_scale *s = &g->scale[i];
	double		 at;

	if (i == 0)
		return 0;
	at = y ? s->at_y + s->y * (double)v : s->at_x + s->x * (double)v;
	return at > -PAI_MPT_MAX && at < PAI_MPT_MAX ? (int32_t)at : 0;
}

int32_t
group_length(const struct drawing *g, bool y, int64_t v)
{
	unsigned	 i = g->groups < GROUPS ? g->groups : GROUPS;
	double		 by = i == 0 ? 1 : y ? g->scale[i].y : g->scale[i].x;

	return p_num_scale((int64_t)((double)v * by), 1, 1);
}

void
shape_stand(const struct drawing *g, struct pai_figure *f)
{
	f->size = sizeof(*f);
	f->wrap = g->place.wrap;
	f->from_x = g->place.from_x;
	f->from_y = g->place.from_y;
	f->place_x = g->place.place_x;
	f->place_y = g->place.place_y;
	f->x = g->place.x;
	f->y = g->place.y;
	f->behind = g->place.behind;
	f->sides = g->place.sides;
	memcpy(f->gap, g->place.gap, sizeof(f->gap));
	f->decorative = g->place.decorative;
	if (!g->anchored || g->groups == 0)
		return;
	f->group_width = g->width;
	f->group_height = g->height;
	f->group_x = g->own_x;
	f->group_y = g->own_y;
}

void
shape_finish(struct docx *d)
{
	struct drawing		*g = &d->flow->drawing;
	struct pai_figure	 f = { 0 };
	int32_t			 w, h;

	if (g->image != NULL && g->anchored)
		picture_stand(d);
	if (g->box == NULL)
		return;
	shape_size(g, &w, &h);
	if (g->box->first != NULL || g->box->as.box.outline == 0)
		g->box->style = box_look_style(d, &g->look, w, h);
	if (!g->anchored)
		return;
	shape_stand(g, &f);
	g->box->as.box.figure = d->host->build_figure(d->build, &f);
}

const struct scope *
drawing_told(struct docx *d, const char *what)
{
	d->flow->drawing.carried = true;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
	return NULL;
}

void
shape_close(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	if (g->box == NULL && g->image == NULL && g->blip == NULL)
		outline_alone(d);
	shape_finish(d);
}
