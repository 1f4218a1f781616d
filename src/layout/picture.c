/*
 * Pictures: how much room one takes, and where it stands in it.
 */
#include "layout/priv.h"

#include <string.h>

/* How it is turned where it is set; in turned text it stands upright. */
static int16_t
turn_of(const struct p_flow *f, const struct pai_figure *k)
{
	return (int16_t)((k->turn + 360 - f->turn) % 360);
}

/* Is it on its side, so that its width goes down the page? */
static bool
is_aside(const struct p_flow *f, const struct pai_figure *k)
{
	return (turn_of(f, k) + 45) / 90 % 2 != 0;
}

static const struct pai_figure *
figure(const struct p_lay *l, const struct pai_node *n)
{
	return l->host->doc_figure(l->job->doc, n->as.image.figure);
}

static bool
is_drawn(const struct p_lay *l, const struct pai_resource *r)
{
	return r != NULL && strcmp(r->mime, "image/svg+xml") == 0 &&
	    l->job->draws != NULL && l->job->draws(l->job->draws_arg, r);
}

/* The drawing in lines that a picture comes with, where it can be drawn;
 * else the picture.  NULL: it is not in the document. */
static const struct pai_resource *
resource(const struct p_lay *l, const struct pai_node *n)
{
	const struct pai_resource *r = l->host->doc_resource(l->job->doc,
	    figure(l, n)->vector);

	return is_drawn(l, r) ? r : l->host->doc_resource(l->job->doc,
	    n->as.image.target);
}

bool
p_picture_shown(const struct p_lay *l, const struct pai_node *n)
{
	const struct pai_resource *r = resource(l, n);
	const char	*why;

	if (r == NULL || is_drawn(l, r))
		return r != NULL;
	r = l->host->doc_shown(l->job->doc, r, &why);
	return r != NULL && (strcmp(r->mime, "image/svg+xml") != 0 ||
	    is_drawn(l, r));
}

/* As given, by its pixels, else a square inch. */
static void
own_size(const struct p_lay *l, const struct pai_node *n, int64_t *w,
    int64_t *h)
{
	const struct pai_resource *r = resource(l, n);

	*w = n->as.image.width;
	*h = n->as.image.height;
	if ((*w <= 0 || *h <= 0) && r != NULL && r->width > 0 &&
	    r->height > 0) {
		int64_t	 pw = (int64_t)r->width * 72000 /
			    (r->dpi_x > 0 ? r->dpi_x : 96);
		int64_t	 ph = (int64_t)r->height * 72000 /
			    (r->dpi_y > 0 ? r->dpi_y : 96);

		if (*w > 0 && pw > 0) {
			*h = *w * ph / pw;
		} else if (*h > 0 && ph > 0) {
			*w = *h * pw / ph;
		} else {
			*w = pw;
			*h = ph;
		}
	}
	if (*w <= 0 || *h <= 0)
		*w = *h = 72000;
}

/* Larger than its place, it is made smaller as a whole. */
void
p_picture_size(const struct p_flow *f, const struct pai_node *n,
    int32_t width, int32_t *w, int32_t *h)
{
	int64_t	 max_w = p_max(width, 1000);
	int64_t	 max_h = p_max(f->max_height, 1000);
	int64_t	 iw, ih, side;

	own_size(f->lay, n, &iw, &ih);
	if (is_aside(f, figure(f->lay, n))) {
		side = iw;
		iw = ih;
		ih = side;
	}
	if (iw > max_w) {
		ih = ih * max_w / iw;
		iw = max_w;
	}
	if (ih > max_h) {
		iw = iw * max_h / ih;
		ih = max_h;
	}
	*w = (int32_t)(iw > 0 ? iw : 1);
	*h = (int32_t)(ih > 0 ? ih : 1);
}

/* The item's rectangle is what it would be were the picture not turned. */
void
p_picture_place(const struct p_flow *f, struct p_item *i,
    const struct pai_node *n, int32_t x, int32_t y, int32_t w, int32_t h)
{
	const struct pai_figure	*k = figure(f->lay, n);
	const struct pai_resource *r = resource(f->lay, n);
	bool			 aside = is_aside(f, k);

	i->node = n;
	i->x = aside ? x + (w - h) / 2 : x;
	i->y = aside ? y + (h - w) / 2 : y;
	i->w = aside ? h : w;
	i->h = aside ? w : h;
	i->as.image.key = r != NULL ? r->key : n->as.image.target;
	memcpy(i->as.image.crop, k->crop, sizeof(i->as.image.crop));
	i->as.image.turn = turn_of(f, k);
	i->as.image.flip_x = k->flip_x;
	i->as.image.flip_y = k->flip_y;
}

/* Where one that floats stands on its line: as near as it asked for. */
int32_t
p_picture_left(const struct p_flow *f, const struct pai_node *n, int32_t w)
{
	const struct pai_figure	*k = figure(f->lay, n);
	int32_t			 room = p_max(0, f->width - w);
	int32_t			 x = k->x;

	if (n->as.image.figure == 0)
		return room / 2;
	switch (k->place_x) {
	case PAI_PLACE_OFFSET:
		if (k->from_x == PAI_FROM_PAGE)
			x -= p_geometry_now(f->lay)->left;
		return p_max(0, p_min(x, room));
	case PAI_PLACE_CENTRE:
		return room / 2;
	case PAI_PLACE_END:
	case PAI_PLACE_OUTER:
		return room;
	default:
		return 0;
	}
}
