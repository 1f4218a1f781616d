/*
 * Rasters and their way into a PNG.
 */
#include "raster.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

const char *
raster_judge(const struct pai_decode *job, int64_t width, int64_t height)
{
	int64_t	 most = job->log->host->log_limit(job->log, PAI_LIM_PIXELS);

	if (width <= 0 || height <= 0)
		return "its header is damaged";
	if (width > RASTER_SIDE_MAX || height > RASTER_SIDE_MAX ||
	    width * height > most)
		return "it is too large";
	return NULL;
}

const char *
raster_new(struct raster *r, const struct pai_decode *job, int64_t width,
    int64_t height)
{
	const char	*why = raster_judge(job, width, height);

	r->pixel = NULL;
	if (why != NULL)
		return why;
	r->width = (uint32_t)width;
	r->height = (uint32_t)height;
	r->pixel = calloc((size_t)width * (size_t)height, 4);
	return r->pixel != NULL ? NULL : "there is no memory for it";
}

void
raster_free(struct raster *r)
{
	free(r->pixel);
	r->pixel = NULL;
}

/* ---- PNG ---- */

struct encoder {
	jmp_buf		 back;
	png_structp	 png;
	png_infop	 info;
	struct p_buf	 out;
	unsigned char	*row;
	bool		 colour, alpha;
};

static void
on_error(png_structp png, png_const_charp words)
{
	struct encoder	*e = png_get_error_ptr(png);

	(void)words;
	longjmp(e->back, 1);
}

static void
on_warning(png_structp png, png_const_charp words)
{
	(void)png;
	(void)words;
}

static void
take_bytes(png_structp png, png_bytep p, size_t n)
{
	struct encoder	*e = png_get_io_ptr(png);

	p_buf_put(&e->out, p, n);
	if (!p_buf_ok(&e->out))
		png_error(png, "memory");
}

static void
flush(png_structp png)
{
	(void)png;
}

static void
look_at_pixels(struct encoder *e, const struct raster *r)
{
	size_t			 n = (size_t)r->width * r->height;
	const unsigned char	*p = r->pixel;

	for (size_t i = 0; i < n && !(e->colour && e->alpha); i++, p += 4) {
		e->colour |= p[0] != p[1] || p[1] != p[2];
		e->alpha |= p[3] != 0xff;
	}
}

static int
colour_type(const struct encoder *e)
{
	if (e->colour)
		return e->alpha ? PNG_COLOR_TYPE_RGB_ALPHA :
		    PNG_COLOR_TYPE_RGB;
	return e->alpha ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY;
}

static void
pack_row(const struct encoder *e, const unsigned char *from, uint32_t width)
{
	unsigned char	*to = e->row;

	for (uint32_t x = 0; x < width; x++, from += 4) {
		*to++ = from[0];
		if (e->colour) {
			*to++ = from[1];
			*to++ = from[2];
		}
		if (e->alpha)
			*to++ = from[3];
	}
}

/* Between here and the end libpng may jump: nothing is owned by locals. */
static bool
encode(struct encoder *e, const struct raster *r)
{
	if (setjmp(e->back) != 0)
		return false;
	png_set_write_fn(e->png, e, take_bytes, flush);
	/* Pages are small beside photographs: speed before the last byte. */
	png_set_compression_level(e->png, 4);
	png_set_IHDR(e->png, e->info, r->width, r->height, 8, colour_type(e),
	    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
	    PNG_FILTER_TYPE_DEFAULT);
	png_write_info(e->png, e->info);
	for (uint32_t y = 0; y < r->height; y++) {
		pack_row(e, raster_at(r, 0, y), r->width);
		png_write_row(e->png, e->row);
	}
	png_write_end(e->png, e->info);
	return true;
}

bool
raster_png(const struct raster *r, struct p_buf *out)
{
	struct encoder	 e = { .row = malloc((size_t)r->width * 4) };
	bool		 done = false;

	look_at_pixels(&e, r);
	e.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &e, on_error,
	    on_warning);
	if (e.png != NULL)
		e.info = png_create_info_struct(e.png);
	if (e.info != NULL && e.row != NULL)
		done = encode(&e, r);
	png_destroy_write_struct(&e.png, &e.info);
	free(e.row);
	*out = e.out;
	return done;
}

const char *
raster_put(const struct raster *r, const struct pai_decode *job)
{
	struct pai_resource	 given = *job->picture;
	struct p_buf		 png = { 0 };
	bool			 done = raster_png(r, &png);

	given.mime = "image/png";
	given.data = (const unsigned char *)png.p;
	given.n = png.n;
	given.width = r->width;
	given.height = r->height;
	if (done)
		job->log->host->shown_put(job->shown, &given);
	p_buf_free(&png);
	return done ? NULL : "there is no memory for it";
}
