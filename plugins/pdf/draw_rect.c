/*
 * Rules and shades on a page.
 */
#include "draw.h"

static void
add_rect(struct content *c, int64_t x, int64_t y, int64_t w, int64_t h)
{
	draw_length(c, x);
	draw_length(c, draw_up(c, y + h));
	draw_length(c, w);
	draw_length(c, h);
	draw_op(c, "re\n");
	c->in_path = true;
}

static void
draw_double(struct content *c, const struct p_item *r)
{
	int32_t		 third;

	if (r->w >= r->h) {
		third = r->h / 3;
		add_rect(c, r->x, r->y, r->w, third);
		add_rect(c, r->x, (int64_t)r->y + r->h - third, r->w, third);
	} else {
		third = r->w / 3;
		add_rect(c, r->x, r->y, third, r->h);
		add_rect(c, (int64_t)r->x + r->w - third, r->y, third, r->h);
	}
}

static void
draw_dashes(struct content *c, const struct p_item *r, int on, int off)
{
	bool		 flat = r->w >= r->h;
	int64_t		 thick = flat ? r->h : r->w;
	int64_t		 x = flat ? r->x : r->x + r->w / 2;
	int64_t		 y = draw_up(c, flat ? r->y + r->h / 2 : r->y);

	draw_end_path(c);
	draw_set_stroke(c, r->as.rect.fill);
	draw_set_line(c, (int32_t)thick);
	draw_op(c, "[");
	draw_length(c, thick * on);
	draw_length(c, thick * off);
	draw_op(c, "] 0 d\n");
	draw_length(c, x);
	draw_length(c, y);
	draw_op(c, "m ");
	draw_length(c, flat ? x + r->w : x);
	draw_length(c, flat ? y : y - r->h);
	draw_op(c, "l S\n[] 0 d\n");
}

#define	WAVES_MAX	2000

static void
draw_wave(struct content *c, const struct p_item *r)
{
	int64_t		 step = r->h > 0 ? r->h : 1000;
	int64_t		 base = draw_up(c, r->y + r->h / 2);

	draw_end_path(c);
	draw_set_stroke(c, r->as.rect.fill);
	draw_set_line(c, (int32_t)(step / 3));
	draw_length(c, r->x);
	draw_length(c, base);
	draw_op(c, "m\n");
	for (int i = 1; i <= WAVES_MAX && i * step <= r->w; i++) {
		draw_length(c, r->x + i * step);
		draw_length(c, base + (i % 2 != 0 ? step : -step));
		draw_op(c, "l\n");
	}
	draw_op(c, "S\n");
}

/* From corner to corner. */
static void
draw_slope(struct content *c, const struct p_item *r)
{
	bool		 down = r->as.rect.slope == P_SLOPE_DOWN;
	int32_t		 t = r->as.rect.thick;
	int64_t		 bottom = (int64_t)r->y + r->h;

	draw_end_path(c);
	draw_set_stroke(c, r->as.rect.fill);
	draw_set_line(c, t);
	if (r->as.rect.stroke == PAI_STROKE_DOTTED ||
	    r->as.rect.stroke == PAI_STROKE_DASHED) {
		draw_op(c, "[");
		draw_length(c, r->as.rect.stroke == PAI_STROKE_DOTTED ? t :
		    (int64_t)t * 4);
		draw_length(c, r->as.rect.stroke == PAI_STROKE_DOTTED ? t :
		    (int64_t)t * 3);
		draw_op(c, "] 0 d\n");
	}
	draw_length(c, r->x);
	draw_length(c, draw_up(c, down ? r->y : bottom));
	draw_op(c, "m ");
	draw_length(c, (int64_t)r->x + r->w);
	draw_length(c, draw_up(c, down ? bottom : r->y));
	draw_op(c, "l S\n[] 0 d\n");
}

#define	ARC	5523	/* of a quarter of a circle by a Bezier curve: how far
			 * its points are from the ends, in 1/10000 */

static void
point(struct content *c, int64_t x, int64_t y)
{
	draw_length(c, x);
	draw_length(c, y);
}

/* Four quarters, from the rightmost point on. */
static void
draw_round(struct content *c, const struct p_item *r)
{
	bool	 ring = r->as.rect.slope == P_SLOPE_RING;
	int64_t	 a = r->w / 2, b = r->h / 2;
	int64_t	 x = r->x + a, y = draw_up(c, r->y + b);
	int64_t	 p = a * ARC / 10000, q = b * ARC / 10000;
	const int64_t ends[4][6] = {
		{ a, q, p, b, 0, b }, { -p, b, -a, q, -a, 0 },
		{ -a, -q, -p, -b, 0, -b }, { p, -b, a, -q, a, 0 }
	};

	draw_end_path(c);
	if (ring) {
		draw_set_stroke(c, r->as.rect.fill);
		draw_set_line(c, r->as.rect.thick);
	} else {
		draw_set_fill(c, r->as.rect.fill);
	}
	point(c, x + a, y);
	draw_op(c, "m\n");
	for (int i = 0; i < 4; i++) {
		for (int k = 0; k < 6; k += 2)
			point(c, x + ends[i][k], y + ends[i][k + 1]);
		draw_op(c, "c\n");
	}
	draw_op(c, ring ? "s\n" : "f\n");
}

void
draw_rect(struct content *c, const struct p_item *r)
{
	if (r->w <= 0 || r->h <= 0)
		return;
	draw_end_text(c);
	if (r->as.rect.slope == P_SLOPE_DISC ||
	    r->as.rect.slope == P_SLOPE_RING) {
		draw_round(c, r);
		return;
	}
	if (r->as.rect.slope != P_SLOPE_NONE) {
		draw_slope(c, r);
		return;
	}
	draw_set_fill(c, r->as.rect.fill);
	switch (r->as.rect.stroke) {
	case PAI_STROKE_DOUBLE:
		draw_double(c, r);
		break;
	case PAI_STROKE_DOTTED:
		draw_dashes(c, r, 1, 1);
		break;
	case PAI_STROKE_DASHED:
		draw_dashes(c, r, 4, 3);
		break;
	case PAI_STROKE_WAVE:
		draw_wave(c, r);
		break;
	default:
		add_rect(c, r->x, r->y, r->w, r->h);
		break;
	}
}
