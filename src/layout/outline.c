/*
 * Outlines of shapes as items.
 *
 * All items of one have the same frame, that of everything they show, so that
 * a figure made of them stands where it is seen.  A shape with words for who
 * cannot see it is content; any other outline is none.
 */
#include "layout/arrow.h"
#include "layout/priv.h"

#include <string.h>

#define	THICK_MAX	100000	/* mpt */
#define	THICK_MIN	250

/* Around all steps, and half a line more. */
static struct p_item
frame_of(const struct p_outline *o, int32_t thick)
{
	int32_t	 x0 = INT32_MAX, y0 = INT32_MAX, x1 = INT32_MIN, y1 = INT32_MIN;

	for (size_t i = 0; i < o->step_n; i++) {
		x0 = p_min(x0, o->step[i].x);
		y0 = p_min(y0, o->step[i].y);
		x1 = p_max(x1, o->step[i].x);
		y1 = p_max(y1, o->step[i].y);
	}
	return (struct p_item){ .x = p_add(x0, -thick / 2),
	    .y = p_add(y0, -thick / 2), .w = p_add(p_add(x1, -x0), thick),
	    .h = p_add(p_add(y1, -y0), thick) };
}

static void
add(struct p_lay *l, struct p_page *ink, const struct p_item *like,
    const struct p_outline *o, const struct pai_path *path)
{
	struct p_item	*i = p_item_add(l, ink, P_ITEM_PATH);
	struct pai_pen	*s = i == NULL ? NULL : p_steps_add(l, ink, path->n);

	if (s == NULL)
		return;
	*i = *like;
	i->as.path.first = (uint32_t)ink->step_n;
	i->as.path.n = path->n;
	i->as.path.fill = path->fill == PAI_COLOUR_AUTO ? PAI_COLOUR_AUTO :
	    path->fill & 0xffffffu;
	if (!path->lined)
		i->as.path.thick = 0;
	memcpy(s, o->step + path->first, path->n * sizeof(*s));
	for (uint32_t k = 0; k < path->n; k++) {
		s[k].x = p_add(s[k].x, -i->x);
		s[k].y = p_add(s[k].y, -i->y);
	}
	ink->step_n += path->n;
}

void
p_outline_set(struct p_flow *f, const struct pai_node *n,
    const struct pai_outline *from, int32_t height)
{
	struct p_outline o = { 0 };
	struct p_item	 like;
	int32_t		 thick = p_max(THICK_MIN, p_min(from->line.width,
			    THICK_MAX));

	if (!p_outline_draw(&o, from, height)) {
		p_fail(f->lay, PAI_E_NOMEM);
		p_outline_free(&o);
		return;
	}
	if (o.step_n == 0)
		return;
	like = frame_of(&o, thick);
	like.kind = P_ITEM_PATH;
	like.node = n;
	like.artifact = f->artifact || from->alt.n == 0;
	like.as.path.thick = thick;
	like.as.path.colour = from->line.colour == PAI_COLOUR_AUTO ? 0 :
	    from->line.colour & 0xffffffu;
	like.as.path.stroke = from->line.stroke;
	for (size_t i = 0; i < o.path_n; i++)
		add(f->lay, &f->galley->ink, &like, &o, &o.path[i]);
	p_outline_free(&o);
}
