/*
 * Shapes that are turned by any angle, with all that is in them.
 *
 *	+-----w-----+		 to_w
 *	|	    |		+----+		the middle stays the middle;
 *	h     +	    |	->	|    | to_h	what sticks out of the frame
 *	|	    |		| +  |		that is given sticks out
 *	+-----------+		+----+
 *
 * Rectangles become outlines, and the frames of links what they reach.
 */
#include "layout/priv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define	DEGREE	(3.14159265358979323846 / 180)

struct spin {
	struct p_lay	*lay;
	struct p_page	*ink;
	int		 turn;		/* degrees clockwise */
	double		 cosine, sine;
	double		 x, y;		/* the middle, and */
	double		 to_x, to_y;	/* where it goes */
};

static int32_t
whole(double v)
{
	return v > INT32_MAX / 4 ? INT32_MAX / 4 : v < INT32_MIN / 4 ?
	    INT32_MIN / 4 : (int32_t)lround(v);
}

static void
spin_point(const struct spin *s, int32_t *x, int32_t *y)
{
	double	 dx = *x - s->x, dy = *y - s->y;

	*x = whole(s->to_x + dx * s->cosine - dy * s->sine);
	*y = whole(s->to_y + dx * s->sine + dy * s->cosine);
}

/* About its middle, its size as it was. */
static void
spin_middle(const struct spin *s, struct p_item *i)
{
	int32_t	 x = p_add(i->x, i->w / 2), y = p_add(i->y, i->h / 2);

	spin_point(s, &x, &y);
	i->x = x - i->w / 2;
	i->y = y - i->h / 2;
}

/* The frame becomes what holds its corners. */
static void
spin_frame(const struct spin *s, struct p_item *i)
{
	double	 w = i->w, h = i->h;
	int32_t	 x = p_add(i->x, i->w / 2), y = p_add(i->y, i->h / 2);

	spin_point(s, &x, &y);
	i->w = whole(w * fabs(s->cosine) + h * fabs(s->sine));
	i->h = whole(w * fabs(s->sine) + h * fabs(s->cosine));
	i->x = x - i->w / 2;
	i->y = y - i->h / 2;
}

static void
spin_path(const struct spin *s, struct p_item *i)
{
	struct pai_pen	*step = s->ink->steps + i->as.path.first;
	int32_t		 x = i->x, y = i->y;

	spin_frame(s, i);
	for (uint32_t k = 0; k < i->as.path.n; k++) {
		step[k].x = p_add(step[k].x, x);
		step[k].y = p_add(step[k].y, y);
		spin_point(s, &step[k].x, &step[k].y);
		step[k].x = p_add(step[k].x, -i->x);
		step[k].y = p_add(step[k].y, -i->y);
	}
}

/* A filled rectangle; a line of it is drawn as one that is not broken. */
static void
spin_rect(const struct spin *s, struct p_item *i)
{
	uint32_t	 fill = i->as.rect.fill;
	struct pai_pen	*step;

	if (i->as.rect.slope != P_SLOPE_NONE) {
		spin_middle(s, i);
		return;
	}
	if ((step = p_steps_add(s->lay, s->ink, 4)) == NULL)
		return;
	step[0] = (struct pai_pen){ 0, 0, PAI_PEN_MOVE };
	step[1] = (struct pai_pen){ i->w, 0, PAI_PEN_LINE };
	step[2] = (struct pai_pen){ i->w, i->h, PAI_PEN_LINE };
	step[3] = (struct pai_pen){ 0, i->h, PAI_PEN_LINE };
	memset(&i->as, 0, sizeof(i->as));
	i->kind = P_ITEM_PATH;
	i->as.path.first = (uint32_t)s->ink->step_n;
	i->as.path.n = 4;
	i->as.path.fill = fill;
	s->ink->step_n += 4;
	spin_path(s, i);
}

static void
spin_item(const struct spin *s, struct p_item *i)
{
	switch ((enum p_item_kind)i->kind) {
	case P_ITEM_TEXT:
		spin_point(s, &i->x, &i->y);
		if (!i->as.text.upright)
			i->as.text.turn = (int16_t)((i->as.text.turn +
			    s->turn) % 360);
		break;
	case P_ITEM_RECT:
		spin_rect(s, i);
		break;
	case P_ITEM_PATH:
		spin_path(s, i);
		break;
	case P_ITEM_IMAGE:
		spin_middle(s, i);
		i->as.image.turn = (int16_t)((i->as.image.turn + s->turn) %
		    360);
		break;
	case P_ITEM_LINK:
		spin_frame(s, i);
		break;
	case P_ITEM_DEST:
		spin_point(s, &i->x, &i->y);
		break;
	}
}

void
p_ink_spin(struct p_lay *l, struct p_page *ink, size_t first, int turn,
    int32_t w, int32_t h, int32_t to_w, int32_t to_h)
{
	static const double quarters[] = { 0, 1, 0, -1, 0 };
	struct spin	 s = { .lay = l, .ink = ink, .turn = turn,
			    .cosine = cos(turn * DEGREE),
			    .sine = sin(turn * DEGREE), .x = w / 2.0,
			    .y = h / 2.0, .to_x = to_w / 2.0,
			    .to_y = to_h / 2.0 };

	if (turn % 90 == 0) {
		s.sine = quarters[turn / 90 % 4];
		s.cosine = quarters[turn / 90 % 4 + 1];
	}
	for (size_t i = first; i < ink->n && l->status == PAI_OK; i++)
		spin_item(&s, &ink->items[i]);
}
