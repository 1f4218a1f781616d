/*
 * Pictures on a page.
 */
#include "draw.h"

#include "image.h"
#include "syntax.h"

static void
draw_frame(struct content *c, const struct p_item *r)
{
	draw_set_stroke(c, 0x808080);
	draw_set_line(c, 500);
	draw_length(c, r->x);
	draw_length(c, draw_up(c, (int64_t)r->y + r->h));
	draw_length(c, r->w);
	draw_length(c, r->h);
	draw_op(c, "re S\n");
}

static int32_t
cropped(int32_t part)
{
	return part < 0 ? 0 : part > 900 ? 900 : part;
}

/* Clips to the item; the picture is larger, and the rest of it sticks out. */
static void
place_picture(struct content *c, const struct p_item *r)
{
	const int32_t	*crop = r->as.image.crop;
	int32_t		 left = cropped(crop[PAI_SIDE_LEFT]);
	int32_t		 top = cropped(crop[PAI_SIDE_TOP]);
	int32_t		 wide = 1000 - left - cropped(crop[PAI_SIDE_RIGHT]);
	int32_t		 high = 1000 - top - cropped(crop[PAI_SIDE_BOTTOM]);
	int64_t		 w, h;

	wide = wide < 50 ? 50 : wide;
	high = high < 50 ? 50 : high;
	w = (int64_t)r->w * 1000 / wide;
	h = (int64_t)r->h * 1000 / high;
	if (wide != 1000 || high != 1000) {
		draw_length(c, r->x);
		draw_length(c, draw_up(c, (int64_t)r->y + r->h));
		draw_length(c, r->w);
		draw_length(c, r->h);
		draw_op(c, "re W n\n");
	}
	draw_length(c, w);
	draw_op(c, "0 0 ");
	draw_length(c, h);
	draw_length(c, r->x - w * left / 1000);
	draw_length(c, draw_up(c, r->y - h * top / 1000 + h));
	draw_op(c, "cm\n");
}

void
draw_image(struct content *c, const struct p_item *r)
{
	uint32_t	 object;

	if (r->w <= 0 || r->h <= 0)
		return;
	draw_end_text(c);
	draw_end_path(c);
	object = image_object(c->pdf, r->as.image.key, r->node);
	if (object == 0) {
		draw_frame(c, r);
		return;
	}
	draw_op(c, "q\n");
	place_picture(c, r);
	draw_op(c, "/I");
	pdf_int(c->out, object);
	draw_op(c, " Do\nQ\n");
}
