/*
 * Pictures on a page.
 */
#include "draw.h"

#include <math.h>

#include "image.h"
#include "syntax.h"

static void
draw_frame(struct content *c, const struct p_item *r)
{
	draw_op(c, "0.5 G 0.5 w\n");	/* until Q: no state to remember */
	draw_length(c, r->x);
	draw_length(c, draw_up(c, (int64_t)r->y + r->h));
	draw_length(c, r->w);
	draw_length(c, r->h);
	draw_op(c, "re S\n");
}

/* Thousandths of a side that are cut off, or added as blank. */
static int32_t
cropped(int32_t part)
{
	return part < -10000 ? -10000 : part > 900 ? 900 : part;
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

/* Numbers of a matrix, in thousandths, and its operator. */
static void
transform(struct content *c, const int32_t m[6])
{
	for (int i = 0; i < 6; i++)
		draw_milli(c, m[i]);
	draw_op(c, "cm\n");
}

static void
move(struct content *c, int64_t x, int64_t y)
{
	draw_op(c, "1 0 0 1 ");
	draw_length(c, x);
	draw_length(c, y);
	draw_op(c, "cm\n");
}

/* Flips and turns what follows about the middle of the item. */
static void
turn(struct content *c, const struct p_item *r)
{
	static const double	 degree = 3.14159265358979323846 / 180;
	int16_t			 by = r->as.image.turn;
	int32_t			 x = r->as.image.flip_x ? -1 : 1;
	int32_t			 y = r->as.image.flip_y ? -1 : 1;
	int64_t			 mid_x = (int64_t)r->x + r->w / 2;
	int64_t			 mid_y = draw_up(c, (int64_t)r->y + r->h / 2);
	int32_t			 cosine, sine;

	if (by == 0 && x == 1 && y == 1)
		return;
	cosine = (int32_t)lround(cos(by * degree) * 1000);
	sine = (int32_t)lround(sin(by * degree) * 1000);
	move(c, mid_x, mid_y);
	transform(c, (const int32_t[6]){ x * cosine, -x * sine, y * sine,
	    y * cosine, 0, 0 });
	move(c, -mid_x, -mid_y);
}

/*
 * Exif 2.32, 4.6.4: the side of the unit square on which a camera that was
 * held this way put the first row and column.
 */
static void
orient(struct content *c, unsigned orientation)
{
	static const int32_t	 m[9][6] = {
		[2] = { -1000, 0, 0, 1000, 1000, 0 },
		[3] = { -1000, 0, 0, -1000, 1000, 1000 },
		[4] = { 1000, 0, 0, -1000, 0, 1000 },
		[5] = { 0, -1000, -1000, 0, 1000, 1000 },
		[6] = { 0, -1000, 1000, 0, 0, 1000 },
		[7] = { 0, 1000, 1000, 0, 0, 0 },
		[8] = { 0, 1000, -1000, 0, 1000, 0 },
	};

	if (orientation >= 2 && orientation <= 8)
		transform(c, m[orientation]);
}

void
draw_image(struct content *c, const struct p_item *r)
{
	uint32_t	 object;
	unsigned	 orientation;

	if (r->w <= 0 || r->h <= 0)
		return;
	draw_end_text(c);
	draw_end_path(c);
	object = image_object(c->pdf, r->as.image.key, r->node, &orientation);
	draw_op(c, "q\n");
	turn(c, r);
	if (object == 0) {
		draw_frame(c, r);
	} else {
		place_picture(c, r);
		orient(c, orientation);
		draw_op(c, "/I");
		pdf_int(c->out, object);
		draw_op(c, " Do\n");
	}
	draw_op(c, "Q\n");
}
