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
}

void
group_open(struct drawing *g)
{
	static const struct group_scale	 one = { 1, 1 };

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

int32_t
group_length(const struct drawing *g, bool y, int64_t v)
{
	unsigned	 i = g->groups < GROUPS ? g->groups : GROUPS;
	double		 by = i == 0 ? 1 : y ? g->scale[i].y : g->scale[i].x;

	return p_num_scale((int64_t)((double)v * by), 1, 1);
}

const struct scope *
drawing_told(struct docx *d, const char *what)
{
	d->flow->drawing.carried = true;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
	return NULL;
}
