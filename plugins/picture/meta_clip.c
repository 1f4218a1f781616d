/*
 * Clipping.  A clip is a box or a path, and may stand within another; two
 * boxes within one another are one box, which is what most files come to.
 */
#include <math.h>

#include "kit/bytes.h"
#include "kit/grow.h"
#include "meta.h"

/* Each is a group about every element, so they may not be many. */
#define	DEPTH_MAX	8u
#define	FAR		1e5	/* pixels: beyond all that is seen */

static struct box
within(struct box a, struct box b)
{
	return (struct box){ fmax(a.left, b.left), fmax(a.top, b.top),
	    fmin(a.right, b.right), fmin(a.bottom, b.bottom) };
}

/* The box about a box that may be turned. */
struct box
meta_box_of(const struct matrix *m, struct box b)
{
	struct point	 p[4] = { meta_apply(m, b.left, b.top),
			    meta_apply(m, b.right, b.top),
			    meta_apply(m, b.right, b.bottom),
			    meta_apply(m, b.left, b.bottom) };
	struct box	 r = { p[0].x, p[0].y, p[0].x, p[0].y };

	for (int i = 1; i < 4; i++) {
		r.left = fmin(r.left, p[i].x);
		r.right = fmax(r.right, p[i].x);
		r.top = fmin(r.top, p[i].y);
		r.bottom = fmax(r.bottom, p[i].y);
	}
	return r;
}

/* Does a box leave all of the frame to be seen? */
static bool
holds_frame(const struct player *p, struct box b)
{
	const struct box	*f = &p->frame;

	return f->right > f->left && b.left <= f->left + 1 &&
	    b.top <= f->top + 1 && b.right >= f->right - 1 &&
	    b.bottom >= f->bottom - 1;
}

static bool
add(struct player *p, const struct clip *c)
{
	if (c->depth > DEPTH_MAX || p->clip_n >= UINT32_MAX - 1 ||
	    !p_make_room(&p->clip, &p->clip_room, p->clip_n + 1,
	    sizeof(*p->clip)))
		return false;
	p->clip[p->clip_n++] = *c;
	p->dc.clip = (uint32_t)p->clip_n;
	return true;
}

static unsigned
depth_of(const struct player *p, uint32_t clip)
{
	return clip == 0 ? 0 : p->clip[clip - 1].depth;
}

/* A box as written. */
static bool
add_box(struct player *p, struct box b)
{
	const struct clip	*now = p->dc.clip == 0 ? NULL :
				    &p->clip[p->dc.clip - 1];
	struct clip		 c = { .parent = p->dc.clip, .rect = true,
				    .box = b };

	if (holds_frame(p, b))
		return true;
	if (now != NULL && now->rect) {
		c.parent = now->parent;
		c.box = within(now->box, b);
	}
	c.depth = depth_of(p, c.parent) + 1;
	return add(p, &c);
}

bool
meta_clip_box(struct player *p, struct box b)
{
	return add_box(p, meta_box_of(&p->dc.m, b));
}

void
meta_clip_none(struct player *p)
{
	p->dc.clip = 0;
}

/* The path's text; the path itself is gone then. */
static bool
add_path(struct player *p, bool winding)
{
	struct clip	 c = { .parent = p->dc.clip, .written = true,
			    .depth = depth_of(p, p->dc.clip) + 1 };

	if (!add(p, &c))
		return false;
	p_buf_fmt(&p->out, "<clipPath id=\"c%u\"><path d=\"", p->dc.clip);
	if (p->path.n == 0)
		p_buf_str(&p->out, "M0 0Z");
	p_buf_put(&p->out, p->path.p, p->path.n);
	p_buf_fmt(&p->out, "\"%s/></clipPath>\n", winding ? "" :
	    " clip-rule=\"evenodd\"");
	return true;
}

bool
meta_clip_path(struct player *p, bool winding)
{
	bool	 done = add_path(p, winding);

	p_buf_clear(&p->path);
	p->begun = p->lines = p->bracket = false;
	return done;
}

static void
put_box(struct p_buf *b, struct box x)
{
	p_buf_str(b, "M");
	svg_put_number(b, x.left);
	p_buf_str(b, " ");
	svg_put_number(b, x.top);
	p_buf_str(b, "H");
	svg_put_number(b, x.right);
	p_buf_str(b, "V");
	svg_put_number(b, x.bottom);
	p_buf_str(b, "H");
	svg_put_number(b, x.left);
	p_buf_str(b, "Z");
}

/* All but the box: a hole in what is larger than any page. */
bool
meta_clip_without(struct player *p, struct box b)
{
	if (p->bracket)
		return false;
	p_buf_clear(&p->path);
	put_box(&p->path, (struct box){ -FAR, -FAR, FAR, FAR });
	put_box(&p->path, meta_box_of(&p->dc.m, b));
	return meta_clip_path(p, false);
}

static struct box
device_box(const struct player *p, const unsigned char *r)
{
	return meta_box_of(&p->device, (struct box){ le32s(r), le32s(r + 4),
	    le32s(r + 8), le32s(r + 12) });
}

bool
meta_clip_region(struct player *p, const unsigned char *r, size_t n)
{
	if (p->bracket)
		return false;
	if (n == 16)
		return add_box(p, device_box(p, r));
	p_buf_clear(&p->path);
	for (size_t i = 0; i + 16 <= n; i += 16)
		put_box(&p->path, device_box(p, r + i));
	return meta_clip_path(p, true);
}
