/*
 * Outlines of shapes on a page.
 */
#include "draw.h"

static void
point(struct content *c, int64_t x, int64_t y)
{
	draw_length(c, x);
	draw_length(c, draw_up(c, y));
}

static void
steps(struct content *c, const struct p_item *i)
{
	static const char *const op[] = { "m\n", "l\n", "c\n", "h\n" };
	const struct pai_pen *s = c->page->steps + i->as.path.first;
	unsigned	 points = 0;

	for (uint32_t k = 0; k < i->as.path.n; k++, s++) {
		if (s->kind > PAI_PEN_CLOSE)
			continue;
		points = s->kind == PAI_PEN_CURVE ? points % 3 + 1 : 3;
		if (s->kind != PAI_PEN_CLOSE)
			point(c, (int64_t)i->x + s->x, (int64_t)i->y + s->y);
		if (points == 3)
			draw_op(c, op[s->kind]);
	}
}

static void
set_dashes(struct content *c, const struct p_item *i)
{
	int64_t	 t = i->as.path.thick;
	bool	 dotted = i->as.path.stroke == PAI_STROKE_DOTTED;

	draw_op(c, "[");
	draw_length(c, dotted ? t : t * 4);
	draw_length(c, dotted ? t : t * 3);
	draw_op(c, "] 0 d\n");
}

/*
 * Steps before the first move begin nowhere, and what is no whole curve is
 * none: readers of documents see to both.
 */
void
draw_path(struct content *c, const struct p_item *i)
{
	bool	 lined = i->as.path.thick > 0;
	bool	 filled = i->as.path.fill != PAI_COLOUR_AUTO;
	bool	 dashed = lined && (i->as.path.stroke == PAI_STROKE_DASHED ||
		    i->as.path.stroke == PAI_STROKE_DOTTED);

	if (i->as.path.n < 2 || (!lined && !filled))
		return;
	draw_end_text(c);
	draw_end_path(c);
	if (filled)
		draw_set_fill(c, i->as.path.fill);
	if (lined) {
		draw_set_stroke(c, i->as.path.colour);
		draw_set_line(c, i->as.path.thick);
	}
	if (dashed)
		set_dashes(c, i);
	steps(c, i);
	draw_op(c, lined && filled ? "B\n" : lined ? "S\n" : "f\n");
	if (dashed)
		draw_op(c, "[] 0 d\n");
}
