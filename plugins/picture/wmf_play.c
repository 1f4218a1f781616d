/*
 * Windows metafiles ([MS-WMF]) played.
 *
 * Such a file says where its window is and how large; the viewport is whose
 * it is that plays it, so that records about viewports are not followed.  A
 * placeable file also says how large the window is on paper.
 */
#include "wmf_play.h"

#include <math.h>
#include <string.h>

#include "kit/bytes.h"

#define	PLACEABLE	0x9ac6cdd7u
#define	RECORD_HEAD	6
#define	SET_WINDOW_EXT	0x020cu
#define	SCREEN		960.0	/* pixels, where only the window is known */
#define	PER_INCH	96.0

/* ---- the state ---- */

static bool
set_mode(struct player *p, const struct wmf_record *r)
{
	unsigned	 v = le16(r->p);

	switch (r->function) {
	case 0x0102:
		p->dc.opaque = v != 1;
		break;
	case 0x0104:
		p->dc.rop = v;
		break;
	case 0x0106:
		p->dc.winding = v == 2;
		break;
	case 0x0108:
		p->dc.char_extra = le16s(r->p);
		break;
	default:
		p->dc.align = v;
		break;
	}
	return true;
}

/* What is measured on paper has no window: its frame is where ink is. */
static bool
set_map_mode(struct player *p, const struct wmf_record *r)
{
	unsigned	 v = le16(r->p);

	if (v < MAP_LOMETRIC || v > MAP_TWIPS)
		return v <= MAP_ANISOTROPIC;
	p->dc.map_mode = v;
	p->dc.viewport = (struct point){ 0, 0 };
	p->dots = (struct point){ PER_INCH / 25.4, PER_INCH / 25.4 };
	p->frame = (struct box){ 0 };
	meta_map(p);
	return true;
}

static bool
set_colour(struct player *p, const struct wmf_record *r)
{
	if (r->function == 0x0201)
		p->dc.back_colour = meta_colour(r->p);
	else
		p->dc.text_colour = meta_colour(r->p);
	return true;
}

static bool
set_window(struct player *p, const struct wmf_record *r)
{
	struct point	 v = { le16s(r->p + 2), le16s(r->p) };

	if (r->function == 0x020b) {
		p->dc.window = v;
	} else if (r->function == 0x020f) {
		p->dc.window.x += v.x;
		p->dc.window.y += v.y;
	} else if (v.x != 0 && v.y != 0) {
		p->dc.extent = v;
	} else {
		return false;
	}
	meta_map(p);
	return true;
}

/* y over, y times, x over, x times */
static bool
scale_window(struct player *p, const struct wmf_record *r)
{
	double	 x = le16s(r->p + 6), y = le16s(r->p + 2);
	double	 over_x = le16s(r->p + 4), over_y = le16s(r->p);

	if (x == 0 || y == 0 || over_x == 0 || over_y == 0)
		return false;
	p->dc.extent.x = meta_number(p->dc.extent.x * x / over_x, -1e9, 1e9);
	p->dc.extent.y = meta_number(p->dc.extent.y * y / over_y, -1e9, 1e9);
	if (fabs(p->dc.extent.x) < 1e-3 || fabs(p->dc.extent.y) < 1e-3)
		p->dc.extent = (struct point){ 1, 1 };
	meta_map(p);
	return true;
}

static bool
save(struct player *p, const struct wmf_record *r)
{
	return r->function == 0x001e ? meta_save(p) :
	    meta_restore(p, le16s(r->p));
}

static bool
clip_box(struct player *p, const struct wmf_record *r)
{
	struct box	 b = { le16s(r->p + 6), le16s(r->p + 4),
			    le16s(r->p + 2), le16s(r->p) };

	return r->function == 0x0416 ? meta_clip_box(p, b) :
	    meta_clip_without(p, b);
}

/* ---- objects ---- */

static bool
make_pen(struct player *p, const struct wmf_record *r)
{
	struct object	*o = meta_object_add(p);

	if (o == NULL)
		return false;
	o->kind = OBJECT_PEN;
	o->as.pen = meta_pen(le16(r->p), le16s(r->p + 2), meta_colour(r->p +
	    6));
	return true;
}

static bool
make_brush(struct player *p, const struct wmf_record *r)
{
	struct object	*o = meta_object_add(p);

	if (o == NULL)
		return false;
	o->kind = OBJECT_BRUSH;
	o->as.brush = meta_brush(p, le16(r->p), meta_colour(r->p + 2));
	return true;
}

static bool
make_pattern(struct player *p, const struct wmf_record *r)
{
	struct dib	 d = { .head = r->p + 4, .head_n = r->n - 4 };
	struct object	*o = meta_object_add(p);

	if (o == NULL)
		return false;
	o->kind = OBJECT_BRUSH;
	o->as.brush.colour = 0x808080;
	return meta_mean(p, &d, &o->as.brush.colour);
}

static bool
make_font(struct player *p, const struct wmf_record *r)
{
	struct object	*o = meta_object_add(p);
	struct font	*f;

	if (o == NULL)
		return false;
	f = &o->as.font;
	o->kind = OBJECT_FONT;
	f->height = le16s(r->p);
	f->escapement = le16s(r->p + 4);
	f->weight = le16(r->p + 8);
	f->italic = r->p[10] != 0;
	f->underlined = r->p[11] != 0;
	f->struck = r->p[12] != 0;
	f->charset = r->p[13];
	meta_face(p, f, r->p + 18, r->n - 18);
	return true;
}

static bool
make_region(struct player *p, const struct wmf_record *r)
{
	struct object	*o = meta_object_add(p);

	if (o == NULL)
		return false;
	o->kind = OBJECT_REGION;
	o->as.region = (struct box){ le16s(r->p + 14), le16s(r->p + 16),
	    le16s(r->p + 18), le16s(r->p + 20) };
	return true;
}

/* Palettes, and bitmaps of a device that is not at hand: numbers taken. */
static bool
make_other(struct player *p, const struct wmf_record *r)
{
	struct object	*o = meta_object_add(p);

	if (o != NULL)
		o->kind = OBJECT_OTHER;
	return o != NULL && r->function != 0x01f9;
}

static bool
use_object(struct player *p, const struct wmf_record *r)
{
	return r->function == 0x01f0 ? meta_object_delete(p, le16(r->p)) :
	    meta_object_select(p, le16(r->p));
}

static const struct object *
region_at(const struct player *p, unsigned i)
{
	return i < p->object_room && p->object[i].kind == OBJECT_REGION ?
	    &p->object[i] : NULL;
}

/* Number 0 that is no region takes the clip away. */
static bool
clip_region(struct player *p, const struct wmf_record *r)
{
	const struct object	*o = region_at(p, le16(r->p));

	meta_clip_none(p);
	return o == NULL ? le16(r->p) == 0 : meta_clip_box(p, o->as.region);
}

/* PAINTREGION, and FILLREGION with a brush of its own. */
static bool
paint_region(struct player *p, const struct wmf_record *r)
{
	const struct object	*o = region_at(p, le16(r->p));
	struct brush		 brush = p->dc.brush;

	if (o == NULL || (r->function == 0x0228 && (r->n < 4 ||
	    !meta_object_select(p, le16(r->p + 2)))))
		return false;
	meta_rect(p, o->as.region);
	meta_paint(p, true, false);
	p->dc.brush = brush;
	return true;
}

static bool
nothing(struct player *p, const struct wmf_record *r)
{
	(void)p;
	(void)r;
	return true;
}

/* ---- the file ---- */

static const struct {
	uint16_t	 function;
	uint8_t		 bytes;		/* of parameters, at least */
	wmf_fn		*play;
} known[] = {
	{ 0x001e, 0, save }, { 0x0035, 0, nothing }, { 0x00f7, 0, make_other },
	{ 0x0102, 2, set_mode }, { 0x0103, 2, set_map_mode },
	{ 0x0104, 2, set_mode }, { 0x0105, 0, nothing },
	{ 0x0106, 2, set_mode }, { 0x0107, 0, nothing },
	{ 0x0108, 2, set_mode }, { 0x0127, 2, save },
	{ 0x012b, 2, paint_region }, { 0x012c, 2, clip_region },
	{ 0x012d, 2, use_object }, { 0x012e, 2, set_mode },
	{ 0x0139, 0, nothing }, { 0x0142, 4, make_pattern },
	{ 0x0149, 0, nothing }, { 0x01f0, 2, use_object },
	{ 0x01f9, 0, make_other }, { 0x0201, 4, set_colour },
	{ 0x0209, 4, set_colour }, { 0x020a, 0, nothing },
	{ 0x020b, 4, set_window }, { 0x020c, 4, set_window },
	{ 0x020d, 0, nothing }, { 0x020e, 0, nothing },
	{ 0x020f, 4, set_window }, { 0x0211, 0, nothing },
	{ 0x0213, 4, wmf_line }, { 0x0214, 4, wmf_line },
	{ 0x0228, 4, paint_region }, { 0x0231, 0, nothing },
	{ 0x0234, 0, nothing }, { 0x02fa, 10, make_pen },
	{ 0x02fb, 18, make_font }, { 0x02fc, 6, make_brush },
	{ 0x0324, 2, wmf_polygon }, { 0x0325, 2, wmf_polygon },
	{ 0x0410, 8, scale_window }, { 0x0412, 0, nothing },
	{ 0x0415, 8, clip_box }, { 0x0416, 8, clip_box },
	{ 0x0418, 8, wmf_shape }, { 0x041b, 8, wmf_shape },
	{ 0x041f, 8, wmf_pixel }, { 0x0436, 0, nothing },
	{ 0x0521, 6, wmf_text_out }, { 0x0538, 2, wmf_poly_polygon },
	{ 0x061c, 12, wmf_shape }, { 0x061d, 12, wmf_pattern },
	{ 0x0626, 0, nothing }, { 0x06ff, 22, make_region },
	{ 0x0817, 16, wmf_arc }, { 0x081a, 16, wmf_arc },
	{ 0x0830, 16, wmf_arc }, { 0x0940, 16, wmf_bit_blt },
	{ 0x0a32, 8, wmf_ext_text_out }, { 0x0b41, 20, wmf_stretch_blt },
	{ 0x0d33, 18, wmf_dib_to_device }, { 0x0f43, 22, wmf_stretch_dib },
};

static bool
play_record(struct player *p, const struct wmf_record *r)
{
	if (r->function != 0x0213 && r->function != 0x0214)
		meta_flush(p);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].function == r->function)
			return r->n >= known[i].bytes &&
			    known[i].play(p, r);
	return false;
}

/* The next record; false: none, or it is damaged. */
static bool
next(const unsigned char **p, size_t *n, struct wmf_record *r)
{
	uint32_t	 words = *n < RECORD_HEAD ? 0 : le32(*p);

	if (words < RECORD_HEAD / 2 || words > *n / 2)
		return false;
	r->function = le16(*p + 4);
	r->p = *p + RECORD_HEAD;
	r->n = (size_t)words * 2 - RECORD_HEAD;
	*p += (size_t)words * 2;
	*n -= (size_t)words * 2;
	return true;
}

static void
set_frame(struct player *p, struct point at, struct point extent,
    double scale)
{
	struct dc	*dc = &p->dc;

	p->frame = (struct box){ 0, 0, fabs(extent.x) * scale,
	    fabs(extent.y) * scale };
	dc->map_mode = MAP_ANISOTROPIC;
	dc->window = at;
	dc->extent = extent;
	dc->viewport_extent = (struct point){ p->frame.right,
	    p->frame.bottom };
	meta_map(p);
}

/* The first window that a file sets is the one it is about. */
static void
find_frame(struct player *p, const unsigned char *at, size_t n)
{
	struct wmf_record	 r;
	struct point		 e;
	double			 longest;

	while (next(&at, &n, &r)) {
		if (r.function != SET_WINDOW_EXT || r.n < 4)
			continue;
		e = (struct point){ le16s(r.p + 2), le16s(r.p) };
		longest = fmax(fabs(e.x), fabs(e.y));
		if (e.x == 0 || e.y == 0)
			continue;
		set_frame(p, (struct point){ 0, 0 }, e, longest > SCREEN ?
		    SCREEN / longest : 1);
		return;
	}
}

static bool
read_placeable(struct player *p, const unsigned char *head)
{
	struct point	 at = { le16s(head + 6), le16s(head + 8) };
	struct point	 to = { le16s(head + 10), le16s(head + 12) };
	unsigned	 inch = le16(head + 14);

	if (inch == 0 || to.x == at.x || to.y == at.y)
		return false;
	set_frame(p, at, (struct point){ to.x - at.x, to.y - at.y },
	    PER_INCH / inch);
	return true;
}

static const char *
play(struct player *p, const unsigned char *at, size_t n)
{
	struct wmf_record	 r;

	while (next(&at, &n, &r)) {
		if (r.function == 0)
			return meta_finish(p);
		if (!play_record(p, &r))
			p->skipped++;
	}
	return meta_cut_short(p);
}

const char *
wmf_play(const struct pai_decode *job, size_t head)
{
	const unsigned char	*file = job->picture->data;
	size_t			 n = job->picture->n;
	struct player		 p;
	const char		*why;

	meta_start(&p, job);
	if (le32(file) != PLACEABLE || !read_placeable(&p, file))
		find_frame(&p, file + head, n - head);
	why = play(&p, file + head, n - head);
	meta_free(&p);
	return why;
}
