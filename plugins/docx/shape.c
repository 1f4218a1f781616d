/*
 * What both kinds of drawing share: the shape at hand, groups of shapes, and
 * the boxes that hold a shape's text.
 *
 * A group may count in units of its own; the scale of each group that is open
 * says how large one is on the page.
 */
#include <string.h>

#include "dml.h"
#include "flow.h"
#include "kit/num.h"

#define	SCALE_MAX	1e6

/* ---- shapes and groups ---- */

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

const char *
drawing_part(struct docx *d, unsigned token)
{
	const struct relation	*rel = relation_find(d->rels,
				    attr(d, token));

	return package_target(d, d->rels, rel);
}

const struct scope *
drawing_told(struct docx *d, const char *what)
{
	d->flow->drawing.carried = true;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
	return NULL;
}

/* ---- text boxes ---- */

static uint32_t
box_style(struct docx *d, int32_t width, int32_t height)
{
	struct pai_style	 s = { .size = sizeof(s) };

	if (width <= 0)
		return 0;
	s.width = width;
	s.height = height;
	s.set = PAI_SF_WIDTH | PAI_SF_HEIGHT;
	return d->host->build_style(d->build, &s);
}

bool
box_open(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	bool		 own = g->groups > 0 || g->width <= 0;
	struct pai_node	*n;

	g->carried = true;
	n = inline_leaf(d, PAI_N_BOX);
	if (n == NULL)
		return false;
	n->style = own ? box_style(d, g->own_width, g->own_height) :
	    box_style(d, g->width, g->height);
	if (g->anchored) {
		g->place.size = sizeof(g->place);
		n->as.box.figure = d->host->build_figure(d->build, &g->place);
	}
	return true;
}

static void
box_end(struct docx *d)
{
	dml_box_close(d);
}

static const struct scope scope_box = { blocks_child, box_end, NULL };

const struct scope *
box_start(struct docx *d)
{
	return dml_box_open(d) ? &scope_box : NULL;
}
