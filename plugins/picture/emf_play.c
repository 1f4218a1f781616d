/*
 * Enhanced metafiles ([MS-EMF]) played.
 *
 * The header says what device the file was recorded on, in pixels and in
 * millimetres, and which part of that is the picture.  A file that also holds
 * EMF+ draws the same twice; its older half is played.
 */
#include "emf_play.h"

#include <math.h>
#include <string.h>

#define	RECORD_HEAD	8
#define	HEADER		88
#define	EMR_EOF		14u
#define	PER_MM		(96 / 25.4)	/* pixels written */
#define	STOCK		0x80000000u

/* As bits say, since a file's floats need not be aligned; none is no number. */
double
emf_float(const unsigned char *p)
{
	uint32_t	 bits = le32(p);
	float		 v;

	memcpy(&v, &bits, sizeof(v));
	return isfinite(v) ? meta_number((double)v, -1e9, 1e9) : 0;
}

/* ---- the state ---- */

enum { SETBKMODE = 18, SETPOLYFILLMODE, SETROP2, SETTEXTALIGN = 22,
    SETTEXTCOLOR = 24, SETBKCOLOR, SETARCDIRECTION = 57, SETMITERLIMIT };

static bool
set_mode(struct player *p, const struct emf_record *r)
{
	uint32_t	 v = le32(r->p + 8);

	switch (r->type) {
	case SETBKMODE:
		p->dc.opaque = v != 1;
		break;
	case SETPOLYFILLMODE:
		p->dc.winding = v == 2;
		break;
	case SETROP2:
		p->dc.rop = v;
		break;
	case SETTEXTALIGN:
		p->dc.align = v;
		break;
	case SETTEXTCOLOR:
		p->dc.text_colour = meta_colour(r->p + 8);
		break;
	case SETBKCOLOR:
		p->dc.back_colour = meta_colour(r->p + 8);
		break;
	case SETARCDIRECTION:
		p->dc.clockwise = v == 2;
		break;
	default:
		/* A whole number, whatever the specification says. */
		p->dc.miter = v > 1000 ? emf_float(r->p + 8) : v;
		break;
	}
	return true;
}

enum { SETWINDOWEXT = 9, SETWINDOWORG, SETVIEWPORTEXT, SETVIEWPORTORG,
    SETMAPMODE = 17, SCALEVIEWPORTEXT = 31, SCALEWINDOWEXT };

static bool
set_page(struct player *p, const struct emf_record *r)
{
	struct point	 v = emf_point(r->p + 8);
	bool		 any = v.x != 0 && v.y != 0;

	if (r->type == SETWINDOWORG)
		p->dc.window = v;
	else if (r->type == SETVIEWPORTORG)
		p->dc.viewport = v;
	else if (r->type == SETWINDOWEXT && any)
		p->dc.extent = v;
	else if (r->type == SETVIEWPORTEXT && any)
		p->dc.viewport_extent = v;
	else
		return false;
	meta_map(p);
	return true;
}

static bool
set_map_mode(struct player *p, const struct emf_record *r)
{
	uint32_t	 v = le32(r->p + 8);

	if (v < MAP_TEXT || v > MAP_ANISOTROPIC)
		return false;
	p->dc.map_mode = v;
	meta_map(p);
	return true;
}

/* x times, x over, y times, y over */
static bool
scale_page(struct player *p, const struct emf_record *r)
{
	struct point	*e = r->type == SCALEWINDOWEXT ? &p->dc.extent :
			    &p->dc.viewport_extent;
	struct point	 s = *e;

	if (le32(r->p + 12) == 0 || le32(r->p + 20) == 0)
		return false;
	s.x *= (double)le32s(r->p + 8) / le32s(r->p + 12);
	s.y *= (double)le32s(r->p + 16) / le32s(r->p + 20);
	if (fabs(s.x) < 1e-3 || fabs(s.y) < 1e-3 || fabs(s.x) > 1e9 ||
	    fabs(s.y) > 1e9)
		return false;
	*e = s;
	meta_map(p);
	return true;
}

static struct matrix
matrix_at(const unsigned char *p)
{
	return (struct matrix){ emf_float(p), emf_float(p + 4),
	    emf_float(p + 8), emf_float(p + 12), emf_float(p + 16),
	    emf_float(p + 20) };
}

/* A product of many may grow without end. */
static bool
is_sane(const struct matrix *m)
{
	const double	 v[] = { m->a, m->b, m->c, m->d, m->e, m->f };

	for (int i = 0; i < 6; i++)
		if (!(fabs(v[i]) <= 1e9))
			return false;
	return true;
}

/* SETWORLDTRANSFORM, MODIFYWORLDTRANSFORM: 1 none, 2 before, 3 after. */
static bool
set_world(struct player *p, const struct emf_record *r)
{
	struct matrix	 m = matrix_at(r->p + 8);
	uint32_t	 how = r->type == 35 ? 4 : r->n < 36 ? 0 :
			    le32(r->p + 32);

	if (how == 1)
		m = (struct matrix){ 1, 0, 0, 1, 0, 0 };
	else if (how == 2)
		m = meta_product(&m, &p->dc.world);
	else if (how == 3)
		m = meta_product(&p->dc.world, &m);
	if (how < 1 || how > 4 || !is_sane(&m))
		return false;
	p->dc.world = m;
	meta_map(p);
	return true;
}

static bool
save(struct player *p, const struct emf_record *r)
{
	(void)r;
	return meta_save(p);
}

static bool
restore(struct player *p, const struct emf_record *r)
{
	return meta_restore(p, le32s(r->p + 8));
}

/* ---- objects ---- */

enum { SELECTOBJECT = 37 };

static bool
use_object(struct player *p, const struct emf_record *r)
{
	uint32_t	 i = le32(r->p + 8);

	if ((i & STOCK) != 0)
		return r->type != SELECTOBJECT ||
		    meta_object_stock(p, i & ~STOCK);
	return r->type == SELECTOBJECT ? meta_object_select(p, i) :
	    meta_object_delete(p, i);
}

static bool
put_pen(struct player *p, const struct emf_record *r, const struct pen *pen)
{
	struct object	*o = meta_object_at(p, le32(r->p + 8));

	if (o == NULL)
		return false;
	o->kind = OBJECT_PEN;
	o->as.pen = *pen;
	return true;
}

static bool
make_pen(struct player *p, const struct emf_record *r)
{
	struct pen	 pen = meta_pen(le32(r->p + 12), le32s(r->p + 16),
			    meta_colour(r->p + 24));

	return put_pen(p, r, &pen);
}

/* A pen of more kinds: 0x10000 is geometric, others are of one pixel. */
static bool
make_ext_pen(struct player *p, const struct emf_record *r)
{
	uint32_t	 style = le32(r->p + 28);
	bool		 geometric = (style & 0xf0000) == 0x10000;
	struct pen	 pen = meta_pen(style, geometric ? le32(r->p + 32) :
			    0, meta_colour(r->p + 40));
	uint32_t	 n = le32(r->p + 48);

	pen.cosmetic = !geometric;
	pen.none |= geometric && le32(r->p + 36) == 1;
	if (r->n >= 52 && n <= PEN_DASHES && n <= (r->n - 52) / 4)
		while (pen.dashes < n) {
			pen.dash[pen.dashes] = le32(r->p + 52 +
			    4 * (size_t)pen.dashes);
			pen.dashes++;
		}
	return put_pen(p, r, &pen);
}

static bool
make_brush(struct player *p, const struct emf_record *r)
{
	struct object	*o = meta_object_at(p, le32(r->p + 8));

	if (o == NULL)
		return false;
	o->kind = OBJECT_BRUSH;
	o->as.brush = meta_brush(p, le32(r->p + 12), meta_colour(r->p + 16));
	return true;
}

/* CREATEMONOBRUSH, CREATEDIBPATTERNBRUSHPT */
static bool
make_pattern(struct player *p, const struct emf_record *r)
{
	struct object	*o = meta_object_at(p, le32(r->p + 8));
	struct dib	 d = { 0 };

	if (o == NULL)
		return false;
	o->kind = OBJECT_BRUSH;
	o->as.brush.colour = 0x808080;
	d.head = emf_slice(r->p, r->n, 16, &d.head_n);
	d.bits = emf_slice(r->p, r->n, 24, &d.bits_n);
	return d.head != NULL && d.bits != NULL &&
	    meta_mean(p, &d, &o->as.brush.colour);
}

/* A name of up to 32 units of UTF-16 as UTF-8. */
static void
read_face(struct font *f, const unsigned char *s)
{
	struct p_buf	 b = { 0 };

	for (size_t i = le16(s) == '@' ? 1 : 0; i < 32 && le16(s + 2 * i) !=
	    0; i++)
		p_buf_char(&b, le16(s + 2 * i));
	if (p_buf_ok(&b) && b.n > 0 && b.n < sizeof(f->face))
		memcpy(f->face, b.p, b.n + 1);
	p_buf_free(&b);
}

static bool
make_font(struct player *p, const struct emf_record *r)
{
	const unsigned char	*l = r->p + 12;
	struct object		*o = meta_object_at(p, le32(r->p + 8));
	struct font		*f;

	if (o == NULL)
		return false;
	o->kind = OBJECT_FONT;
	f = &o->as.font;
	f->height = le32s(l);
	f->escapement = le32s(l + 8) % 3600;
	f->weight = le32(l + 16);
	f->italic = l[20] != 0;
	f->underlined = l[21] != 0;
	f->struck = l[22] != 0;
	f->charset = l[23];
	read_face(f, l + 28);
	return true;
}

static bool
make_other(struct player *p, const struct emf_record *r)
{
	struct object	*o = meta_object_at(p, le32(r->p + 8));

	if (o != NULL)
		o->kind = OBJECT_OTHER;
	return o != NULL;
}

/* ---- paths and clips ---- */

enum { BEGINPATH = 59, ENDPATH, CLOSEFIGURE, FILLPATH, STROKEANDFILLPATH,
    STROKEPATH, SELECTCLIPPATH = 67, ABORTPATH };

/* The path is told apart from lines on their way: those were flushed. */
static void
drop_path(struct player *p)
{
	p_buf_clear(&p->path);
	p->begun = p->lines = false;
}

static bool
path(struct player *p, const struct emf_record *r)
{
	switch (r->type) {
	case BEGINPATH:
		drop_path(p);
		p->bracket = true;
		break;
	case ENDPATH:
		p->bracket = p->begun = false;
		break;
	case CLOSEFIGURE:
		meta_close(p);
		break;
	case ABORTPATH:
		drop_path(p);
		p->bracket = false;
		break;
	case SELECTCLIPPATH:
		if (r->n >= 12 && le32(r->p + 8) == 5)	/* RGN_COPY */
			meta_clip_none(p);
		return meta_clip_path(p, p->dc.winding);
	default:
		meta_paint(p, r->type != STROKEPATH, r->type != FILLPATH);
		break;
	}
	return true;
}

static bool
clip_box(struct player *p, const struct emf_record *r)
{
	struct box	 b = emf_box(r->p + 8);

	return r->type == 30 ? meta_clip_box(p, b) : meta_clip_without(p, b);
}

/* RGN_AND 1, RGN_COPY 5; a copy of nothing is no clip at all. */
static bool
clip_region(struct player *p, const struct emf_record *r)
{
	size_t		 bytes = le32(r->p + 8), n;
	uint32_t	 how = le32(r->p + 12);

	if ((how != 1 && how != 5) || bytes > r->n - 16)
		return false;
	if (how == 5)
		meta_clip_none(p);
	if (bytes < 32)
		return how == 5;
	n = le32(r->p + 24);
	n = n < (bytes - 32) / 16 ? n : (bytes - 32) / 16;
	return meta_clip_region(p, r->p + 48, n * 16);
}

static bool
nothing(struct player *p, const struct emf_record *r)
{
	(void)p;
	(void)r;
	return true;
}

/* ---- the file ---- */

/* By type; bytes: at least so long, with the head. */
static const struct {
	uint8_t	 bytes;
	emf_fn	*play;
} known[] = {
	[1] = { 8, nothing },
	[2] = { 28, emf_poly }, { 28, emf_poly }, { 28, emf_poly },
	    { 28, emf_poly }, { 28, emf_poly }, { 32, emf_poly_poly },
	    { 32, emf_poly_poly },
	[9] = { 16, set_page }, { 16, set_page }, { 16, set_page },
	    { 16, set_page },
	[13] = { 8, nothing }, [15] = { 20, emf_pixel }, { 8, nothing },
	[17] = { 12, set_map_mode }, { 12, set_mode }, { 12, set_mode },
	    { 12, set_mode }, { 8, nothing }, { 12, set_mode }, { 8, nothing },
	[24] = { 12, set_mode }, { 12, set_mode },
	[27] = { 16, emf_line }, { 8, nothing }, { 24, clip_box },
	    { 24, clip_box }, { 24, scale_page }, { 24, scale_page },
	[33] = { 8, save }, { 12, restore }, { 32, set_world },
	    { 32, set_world }, { 12, use_object }, { 28, make_pen },
	    { 24, make_brush }, { 12, use_object },
	[41] = { 28, emf_angle_arc }, { 24, emf_shape }, { 24, emf_shape },
	    { 24, emf_shape }, { 40, emf_arc }, { 40, emf_arc },
	    { 40, emf_arc }, { 8, nothing }, { 12, make_other },
	    { 8, nothing }, { 8, nothing }, { 8, nothing },
	[54] = { 16, emf_line }, { 40, emf_arc }, { 28, emf_poly_draw },
	    { 12, set_mode }, { 12, set_mode },
	[59] = { 8, path }, { 8, path }, { 8, path }, { 8, path }, { 8, path },
	    { 8, path }, { 8, nothing },
	[67] = { 8, path }, { 8, path }, [70] = { 8, nothing },
	[71] = { 32, emf_region }, [74] = { 28, emf_region },
	    { 16, clip_region }, { 100, emf_bit_blt }, { 108, emf_bit_blt },
	    { 100, emf_bit_blt },
	[80] = { 76, emf_dib_to_device }, { 80, emf_stretch_dib },
	    { 104, make_font }, { 76, emf_text }, { 76, emf_text },
	    { 28, emf_poly }, { 28, emf_poly }, { 28, emf_poly },
	    { 28, emf_poly }, { 28, emf_poly }, { 32, emf_poly_poly },
	    { 32, emf_poly_poly }, { 28, emf_poly_draw },
	    { 32, make_pattern }, { 32, make_pattern }, { 52, make_ext_pen },
	    { 40, emf_poly_text }, { 40, emf_poly_text }, { 8, nothing },
	[99] = { 12, make_other }, [100] = { 8, nothing }, { 8, nothing },
	[108] = { 36, emf_small_text }, [109] = { 8, nothing },
	    { 8, nothing }, { 8, nothing }, [114] = { 100, emf_bit_blt },
	    { 8, nothing }, { 100, emf_bit_blt }, [118] = { 36, emf_gradient },
	[119] = { 8, nothing }, { 8, nothing }, { 8, nothing },
	    { 8, nothing },
};

static bool
play_record(struct player *p, const struct emf_record *r)
{
	if (r->type != 27 && r->type != 54)	/* MOVETOEX, LINETO */
		meta_flush(p);
	if (r->type >= sizeof(known) / sizeof(known[0]) ||
	    known[r->type].play == NULL || r->n < known[r->type].bytes)
		return false;
	return known[r->type].play(p, r);
}

/*
 * The device's pixels for a millimetre, and the frame, which is in hundredths
 * of one (2.2.9).  Without either the picture is what was drawn.
 */
static void
read_header(struct player *p, const unsigned char *h)
{
	struct box	 f = emf_box(h + 24);
	struct point	 pixels = emf_point(h + 72), mm = emf_point(h + 80);
	struct point	 dots = { 4, 4 };

	if (pixels.x > 0 && pixels.y > 0 && mm.x > 0 && mm.y > 0)
		dots = (struct point){ pixels.x / mm.x, pixels.y / mm.y };
	p->dots = dots;
	p->device = (struct matrix){ PER_MM / dots.x, 0, 0, PER_MM / dots.y,
	    0, 0 };
	if (f.right > f.left && f.bottom > f.top) {
		p->device.e = -f.left / 100 * PER_MM;
		p->device.f = -f.top / 100 * PER_MM;
		p->frame.right = (f.right - f.left) / 100 * PER_MM;
		p->frame.bottom = (f.bottom - f.top) / 100 * PER_MM;
	}
	meta_map(p);
}

static const char *
play(struct player *p, const unsigned char *at, size_t n)
{
	struct emf_record	 r;

	for (; n >= RECORD_HEAD; at += r.n, n -= r.n) {
		r = (struct emf_record){ le32(at), at, le32(at + 4) };
		if (r.n < RECORD_HEAD || r.n > n || r.n % 4 != 0)
			break;
		if (r.type == EMR_EOF)
			return meta_finish(p);
		if (!play_record(p, &r))
			p->skipped++;
	}
	return meta_cut_short(p);
}

const char *
emf_play(const struct pai_decode *job)
{
	struct player	 p;
	const char	*why;

	if (job->picture->n < HEADER)
		return "its header is damaged";
	meta_start(&p, job);
	read_header(&p, job->picture->data);
	why = play(&p, job->picture->data, job->picture->n);
	meta_free(&p);
	return why;
}
