/*
 * Text in a box: which way it runs, and how it is made to fit.
 *
 * A box of fixed height may be too low for its text: its author's fonts were
 * narrower, or his program showed what fits and hid the rest.  Nothing may be
 * lost or lie over what stands below, so the text gives way: it leaves the
 * grid of lines first, then its lines stand closer and it is set smaller by
 * steps, as slides do it; the first that fits is taken.  Where even the
 * smallest does not, the height was no limit to take seriously; the text is
 * set as large as it says, and the box grows.
 *
 * Text that runs downwards is set across and turned, as that of cells is:
 *
 *	+--padding--+		   its lines are as long as the
 *	|  | 2  1 | |		   box is high inside, and stand
 *	|  |	  | h		   where the box is wide
 *	+-----------+
 */
#include "layout/priv.h"

/* What is tried, from the first: 1/1000 of the size, and off the pitch. */
static const struct { int16_t size, cut; } steps[] = { { 1000, 0 },
    { 1000, 100 }, { 950, 100 }, { 900, 100 }, { 850, 150 }, { 800, 150 },
    { 750, 200 }, { 700, 200 }, { 650, 200 }, { 600, 200 } };

#define	SCALE_MIN	100	/* 1/1000, of what a document asks for */
#define	CUT_MAX		800
#define	NSTEPS	(sizeof(steps) / sizeof(steps[0]))

/* The height of what is to be seen: up to the last band that shows a thing. */
int32_t
p_box_seen(const struct p_galley *g)
{
	size_t	 n = g->n;

	while (n > 0 && g->band[n - 1].n == 0 && g->band[n - 1].under == 0 &&
	    g->band[n - 1].float_n == 0)
		n--;
	return p_max(p_bands_height(g, 0, n), g->floor);
}

/* Sets what is in the box anew, so much smaller than own; does it fit? */
static bool
fits_at(struct p_flow *in, const struct pai_node *box, int32_t own,
    size_t step, int32_t depth)
{
	in->shrink = (own > 0 ? own : 1000) * steps[step].size / 1000;
	in->line_cut = steps[step].cut;
	in->off_grid = true;
	p_galley_clear(in->galley);
	p_blocks(in, box);
	return p_box_seen(in->galley) <= depth;
}

/* The largest step that fits, by halves; none does: as large as it says. */
static void
shrink(struct p_flow *in, const struct pai_node *box, int32_t depth)
{
	int32_t		 own = in->shrink, cut = in->line_cut;
	size_t		 low = 0, high = NSTEPS, mid, set = NSTEPS;

	while (low < high && in->lay->status == PAI_OK) {
		set = mid = low + (high - low) / 2;
		if (fits_at(in, box, own, mid, depth))
			high = mid;
		else
			low = mid + 1;
	}
	if (low < NSTEPS && set != low)
		(void)fits_at(in, box, own, low, depth);
	if (low < NSTEPS)
		return;
	in->shrink = own;
	in->line_cut = cut;
	in->off_grid = false;
	p_galley_clear(in->galley);
	p_blocks(in, box);
}

/*
 * Sets what is in a box on the galley of in: lines length long, all of them
 * no deeper than depth (0: any) where that can be helped.  A box within a box
 * is not fitted again.
 */
void
p_box_text(struct p_flow *in, const struct pai_node *box,
    const struct pai_style *own, int32_t length, int32_t depth)
{
	bool	 inside = in->in_box;

	in->in_box = true;
	in->width = p_max(1000, length);
	if (own->text_scale > 0 && own->text_scale < 1000)
		in->shrink = p_max(own->text_scale, SCALE_MIN);
	if (own->line_cut > 0)
		in->line_cut = p_min(own->line_cut, CUT_MAX);
	p_blocks(in, box);
	if (depth > 0 && !inside && p_box_seen(in->galley) > depth)
		shrink(in, box, depth);
}
