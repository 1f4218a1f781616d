/*
 * The context that metafiles are played on: how it begins, is saved, maps
 * what records say to where it is written; and how a picture ends.
 *
 *	logical -> world -> window to viewport -> device -> written
 *
 * All of these are affine, so that one matrix does (dc.m), made anew whenever
 * one of them changes.
 */
#include "meta.h"

#include <math.h>
#include <stdlib.h>

#include "kit/grow.h"

#define	SAVED_MAX	1024u
#define	ROOM_MIN	(16 << 20)	/* bytes that any picture may take */
#define	SIDE_MAX	32000.0		/* pixels of a frame */

static const struct matrix same = { 1, 0, 0, 1, 0, 0 };

double
meta_number(double v, double min, double max)
{
	return !(v >= min) ? min : v > max ? max : v;
}

/* What may be written: as much more than the file as any output. */
static size_t
room_for(const struct pai_decode *job)
{
	const struct pai_host	*host = job->log->host;
	int64_t			 ratio = host->log_limit(job->log,
				    PAI_LIM_OUTPUT_RATIO);
	int64_t			 most = host->log_limit(job->log,
				    PAI_LIM_PART_BYTES);
	double			 want = ROOM_MIN + (double)ratio *
				    (double)job->picture->n;

	most = most < 1 ? 1 : most;
	return want < (double)most ? (size_t)want : (size_t)most;
}

void
meta_start(struct player *p, const struct pai_decode *job)
{
	*p = (struct player){ .job = job, .device = same, .dots = { 4, 4 } };
	p->out.max = p->path.max = room_for(job);
	p->dc = (struct dc){ .extent = { 1, 1 }, .viewport_extent = { 1, 1 },
	    .map_mode = MAP_TEXT, .world = same, .back_colour = 0xffffff,
	    .opaque = true, .rop = 13, .miter = 10 };
	p->dc.pen = meta_pen(0, 0, 0);
	p->dc.brush = (struct brush){ .colour = 0xffffff };
	p->dc.font = (struct font){ .height = -12, .face = "Arial" };
	p->ink = (struct box){ HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
	meta_map(p);
}

void
meta_free(struct player *p)
{
	meta_charsets_free(p);
	raster_free(&p->mask);
	p_buf_free(&p->out);
	p_buf_free(&p->path);
	free(p->saved);
	free(p->object);
	free(p->taken);
	free(p->clip);
}

/* ---- saving ---- */

bool
meta_save(struct player *p)
{
	if (p->saved_n >= SAVED_MAX || !p_make_room(&p->saved,
	    &p->saved_room, p->saved_n + 1, sizeof(*p->saved)))
		return false;
	p->saved[p->saved_n++] = p->dc;
	return true;
}

bool
meta_restore(struct player *p, int32_t number)
{
	int64_t	 i = number < 0 ? (int64_t)p->saved_n + number :
		    (int64_t)number - 1;

	if (i < 0 || i >= (int64_t)p->saved_n)
		return false;
	p->saved_n = (size_t)i;
	p->dc = p->saved[i];
	return true;
}

/* ---- mapping ---- */

struct point
meta_apply(const struct matrix *m, double x, double y)
{
	return (struct point){ m->a * x + m->c * y + m->e,
	    m->b * x + m->d * y + m->f };
}

struct matrix
meta_product(const struct matrix *s, const struct matrix *t)
{
	return (struct matrix){
		t->a * s->a + t->c * s->b, t->b * s->a + t->d * s->b,
		t->a * s->c + t->c * s->d, t->b * s->c + t->d * s->d,
		t->a * s->e + t->c * s->f + t->e,
		t->b * s->e + t->d * s->f + t->f
	};
}

double
meta_scale(const struct matrix *m)
{
	return sqrt(fabs(m->a * m->d - m->b * m->c));
}

/* Millimetres of a logical unit ([MS-EMF] 2.1.21); 0: as the window says. */
static double
unit_of(unsigned mode)
{
	switch (mode) {
	case MAP_LOMETRIC:
		return 0.1;
	case MAP_HIMETRIC:
		return 0.01;
	case MAP_LOENGLISH:
		return 0.254;
	case MAP_HIENGLISH:
		return 0.0254;
	case MAP_TWIPS:
		return 25.4 / 1440;
	default:
		return 0;
	}
}

/* Device units of a logical one; y goes up where the unit is a measure. */
static struct point
page_scale(const struct player *p)
{
	const struct dc	*dc = &p->dc;
	double		 mm = unit_of(dc->map_mode);
	struct point	 s = { 1, 1 };

	if (mm > 0)
		return (struct point){ mm * p->dots.x, -mm * p->dots.y };
	if (dc->map_mode == MAP_TEXT)
		return s;
	s.x = dc->viewport_extent.x / dc->extent.x;
	s.y = dc->viewport_extent.y / dc->extent.y;
	if (dc->map_mode == MAP_ISOTROPIC && fabs(s.x) > fabs(s.y))
		s.x = copysign(s.y, s.x);
	else if (dc->map_mode == MAP_ISOTROPIC)
		s.y = copysign(s.x, s.y);
	return s;
}

void
meta_map(struct player *p)
{
	struct dc	*dc = &p->dc;
	struct point	 s = page_scale(p);
	struct matrix	 page = { s.x, 0, 0, s.y,
			    dc->viewport.x - dc->window.x * s.x,
			    dc->viewport.y - dc->window.y * s.y };
	struct matrix	 m = meta_product(&dc->world, &page);

	dc->m = meta_product(&m, &p->device);
}

/* ---- the end ---- */

/* What the frame does not say, the ink does. */
static bool
settle_frame(struct player *p)
{
	struct box	*f = &p->frame;

	if (f->right - f->left <= 0 || f->bottom - f->top <= 0) {
		*f = p->ink;
		f->right = f->right > f->left ? f->right : f->left + 1;
		f->bottom = f->bottom > f->top ? f->bottom : f->top + 1;
	}
	return isfinite(f->left) && isfinite(f->top) &&
	    f->right - f->left <= SIDE_MAX && f->bottom - f->top <= SIDE_MAX;
}

/* As it is stretched to the room that a document gives it, so is this. */
static void
put_head(struct p_buf *b, struct box f)
{
	p_buf_str(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	svg_attribute(b, "width", f.right - f.left);
	svg_attribute(b, "height", f.bottom - f.top);
	p_buf_str(b, " viewBox=\"");
	svg_put_number(b, f.left);
	p_buf_str(b, " ");
	svg_put_number(b, f.top);
	p_buf_str(b, " ");
	svg_put_number(b, f.right - f.left);
	p_buf_str(b, " ");
	svg_put_number(b, f.bottom - f.top);
	p_buf_str(b, "\" preserveAspectRatio=\"none\">\n");
}

static void
give(const struct player *p, const struct p_buf *whole)
{
	struct pai_resource	 r = *p->job->picture;
	double			 w = p->frame.right - p->frame.left;
	double			 h = p->frame.bottom - p->frame.top;

	r.mime = "image/svg+xml";
	r.data = (const unsigned char *)whole->p;
	r.n = whole->n;
	r.width = w < 1 ? 1 : (uint32_t)lround(w);
	r.height = h < 1 ? 1 : (uint32_t)lround(h);
	r.dpi_x = r.dpi_y = 96;
	p->job->log->host->shown_put(p->job->shown, &r);
}

/* Once for a file, with their number. */
static void
tell_skipped(const struct player *p)
{
	const struct pai_str	 key = p->job->picture->key;

	if (p->skipped > 0)
		pai_say(p->job->log, PAI_M_METAFILE_PARTS, NULL,
		    "%.*s%s%u not understood", (int)(key.n < 80 ? key.n : 80),
		    key.n > 0 ? key.p : "", key.n > 0 ? ": " : "",
		    (unsigned)p->skipped);
}

const char *
meta_finish(struct player *p)
{
	struct p_buf	 whole = { .max = p->out.max };
	bool		 fits;

	meta_flush(p);
	meta_mask_flush(p);
	meta_clip_none(p);
	if (p->drawn > 0 && p_buf_ok(&p->out))
		(void)meta_ready(p);		/* ends the groups */
	if (p->drawn == 0)
		return "nothing in it can be drawn";
	if (!settle_frame(p))
		return "its frame is damaged";
	put_head(&whole, p->frame);
	p_buf_put(&whole, p->out.p, p->out.n);
	p_buf_str(&whole, "</svg>\n");
	fits = p_buf_ok(&whole) && p_buf_ok(&p->out) && p_buf_ok(&p->path);
	if (fits) {
		give(p, &whole);
		tell_skipped(p);
	}
	p_buf_free(&whole);
	return fits ? NULL : "it is too large";
}

const char *
meta_cut_short(struct player *p)
{
	p->skipped++;
	return p->drawn == 0 && !p->lines ? "its records are damaged" :
	    meta_finish(p);
}
