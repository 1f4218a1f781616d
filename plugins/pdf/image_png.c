/*
 * PNG pictures.
 *
 * What PDF can show as it is (no transparency, not interlaced, 8 bits or
 * fewer) keeps its own packed rows: FlateDecode with a PNG predictor reads
 * just that.  They are inflated once, into nothing, to know that the rows
 * are all there.  Everything else is decoded by libpng, whose errors jump
 * back to the one place here that waits for them, and packed again.
 */
#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "pdf.h"
#include "png_check.h"
#include "syntax.h"

#define	DECODED_MAX	(256u << 20)	/* bytes of one picture unpacked */
#define	CHUNK_MAX	(8u << 20)	/* bytes of one chunk's own text */

/* As it is. */

static bool
filters_hold(const unsigned char *rows, size_t stride, uint32_t height)
{
	for (uint32_t y = 0; y < height; y++)
		if (rows[y * stride] > 4)
			return false;
	return true;
}

/* *used: bytes of the packed data that make the picture. */
static const char *
check_rows(const unsigned char *packed, const struct png_info *info,
    size_t *used)
{
	struct libdeflate_decompressor *d;
	size_t		 stride = png_row(info) + 1;
	size_t		 size = stride * info->height, got = 0;
	unsigned char	*rows = malloc(size);
	const char	*why = "there is no memory for it";

	d = libdeflate_alloc_decompressor();
	if (d != NULL && rows != NULL) {
		why = NULL;
		if (libdeflate_zlib_decompress_ex(d, packed, info->packed,
		    rows, size, used, &got) != LIBDEFLATE_SUCCESS ||
		    got != size || !filters_hold(rows, stride, info->height))
			why = "its rows are damaged";
	}
	if (d != NULL)
		libdeflate_free_decompressor(d);
	free(rows);
	return why;
}

static void
put_space(struct p_buf *b, const struct png_info *info)
{
	switch (info->colour) {
	case PNG_INDEXED:
		p_buf_str(b, "[/Indexed /DeviceRGB ");
		pdf_int(b, (int64_t)info->palette_n - 1);
		p_buf_str(b, " <");
		pdf_hex_bytes(b, info->palette, info->palette_n * 3);
		p_buf_str(b, ">]");
		break;
	case PNG_GRAY:
		p_buf_str(b, "/DeviceGray");
		break;
	default:
		p_buf_str(b, "/DeviceRGB");
		break;
	}
}

static void
write_as_is(struct image_job *job, const struct png_info *info,
    const unsigned char *packed, size_t n)
{
	struct p_buf	 b = { 0 }, space = { 0 };

	put_space(&space, info);
	image_head(&b, info->width, info->height, info->depth,
	    space.p != NULL ? space.p : "/DeviceGray");
	p_buf_str(&b, "/Filter /FlateDecode /DecodeParms <</Predictor 15 "
	    "/Colors ");
	pdf_int(&b, png_components(info));
	p_buf_str(&b, " /BitsPerComponent ");
	pdf_int(&b, info->depth);
	p_buf_str(&b, " /Columns ");
	pdf_int(&b, info->width);
	p_buf_str(&b, ">>\n");
	p_buf_free(&space);
	haru_body(job->pdf->haru, job->object, &b);
	haru_stream(job->pdf->haru, job->object, packed, n);
	haru_hash(job->pdf->haru, packed, n);
}

static const char *
pass_through(struct image_job *job, const struct png_info *info)
{
	unsigned char	*packed = malloc(info->packed);
	const char	*why = "there is no memory for it";
	size_t		 used = 0;

	if (packed != NULL) {
		png_join(job->data, job->n, packed);
		why = check_rows(packed, info, &used);
		if (why == NULL)
			write_as_is(job, info, packed, used);
	}
	free(packed);
	return why;
}

/* Decoded. */

struct decoder {
	jmp_buf		 back;
	const unsigned char *p;
	size_t		 n, at;
	png_structp	 png;
	png_infop	 info;
	unsigned char	*pixels;
	png_bytep	*rows;
	uint32_t	 width, height;
	unsigned	 channels;	/* 1 to 4; even: with alpha */
};

static void
on_error(png_structp png, png_const_charp words)
{
	struct decoder	*d = png_get_error_ptr(png);

	(void)words;
	longjmp(d->back, 1);
}

static void
on_warning(png_structp png, png_const_charp words)
{
	(void)png;
	(void)words;
}

static void
give_bytes(png_structp png, png_bytep out, size_t n)
{
	struct decoder	*d = png_get_io_ptr(png);

	if (n > d->n - d->at)
		png_error(png, "short");
	memcpy(out, d->p + d->at, n);
	d->at += n;
}

/* All kinds become 8 bits of gray or RGB, with alpha where there is any. */
static void
set_transforms(struct decoder *d)
{
	png_set_scale_16(d->png);
	png_set_expand(d->png);
	png_set_interlace_handling(d->png);
	png_read_update_info(d->png, d->info);
	d->channels = png_get_channels(d->png, d->info);
}

/* Between here and the end libpng may jump: nothing is owned by locals. */
static bool
decode(struct decoder *d)
{
	size_t		 stride;

	if (setjmp(d->back) != 0)
		return false;
	png_set_user_limits(d->png, IMAGE_SIDE_MAX, IMAGE_SIDE_MAX);
	png_set_chunk_malloc_max(d->png, CHUNK_MAX);
	png_set_chunk_cache_max(d->png, 128);
	png_set_read_fn(d->png, d, give_bytes);
	png_read_info(d->png, d->info);
	set_transforms(d);
	stride = png_get_rowbytes(d->png, d->info);
	if (d->channels < 1 || d->channels > 4 ||
	    stride != (size_t)d->width * d->channels ||
	    stride > DECODED_MAX / d->height)
		return false;
	d->pixels = malloc(stride * d->height);
	d->rows = calloc(d->height, sizeof(png_bytep));
	if (d->pixels == NULL || d->rows == NULL)
		return false;
	for (uint32_t y = 0; y < d->height; y++)
		d->rows[y] = d->pixels + y * stride;
	png_read_image(d->png, d->rows);
	return true;
}

/* Takes alpha out of the pixels, which close up. */
static unsigned char *
split_alpha(struct decoder *d)
{
	size_t		 n = (size_t)d->width * d->height;
	unsigned	 colours = d->channels - 1;
	unsigned char	*alpha = malloc(n), *to = d->pixels, *from = d->pixels;

	if (alpha == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		for (unsigned c = 0; c < colours; c++)
			*to++ = *from++;
		alpha[i] = *from++;
	}
	return alpha;
}

static void
write_mask(struct image_job *job, const struct decoder *d, uint32_t object,
    const unsigned char *alpha)
{
	struct p_buf	 b = { 0 };

	image_head(&b, d->width, d->height, 8, "/DeviceGray");
	pdf_stream(job->pdf, object, &b, alpha,
	    (size_t)d->width * d->height);
}

static const char *
write_decoded(struct image_job *job, struct decoder *d)
{
	struct p_buf	 b = { 0 };
	unsigned	 colours = d->channels < 3 ? 1 : 3;
	unsigned char	*alpha;
	uint32_t	 mask;

	image_head(&b, d->width, d->height, 8,
	    colours == 1 ? "/DeviceGray" : "/DeviceRGB");
	if (d->channels % 2 == 0) {
		if ((alpha = split_alpha(d)) == NULL) {
			p_buf_free(&b);
			return "there is no memory for it";
		}
		mask = haru_object(job->pdf->haru);
		write_mask(job, d, mask, alpha);
		free(alpha);
		p_buf_str(&b, "/SMask");
		pdf_ref(&b, mask);
		p_buf_str(&b, "\n");
	}
	pdf_stream(job->pdf, job->object, &b, d->pixels,
	    (size_t)d->width * d->height * colours);
	return NULL;
}

static const char *
write_anew(struct image_job *job, const struct png_info *info)
{
	struct decoder	 d = { .p = job->data, .n = job->n,
	    .width = info->width, .height = info->height };
	const char	*why = "its rows are damaged";

	d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &d, on_error,
	    on_warning);
	if (d.png != NULL)
		d.info = png_create_info_struct(d.png);
	if (d.info != NULL && decode(&d))
		why = write_decoded(job, &d);
	png_destroy_read_struct(&d.png, &d.info, NULL);
	free(d.rows);
	free(d.pixels);
	return why;
}

const char *
image_png(struct image_job *job)
{
	struct png_info	 info;
	const char	*why = png_check(job->data, job->n, &info);

	if (why != NULL)
		return why;
	if (info.width > IMAGE_SIDE_MAX || info.height > IMAGE_SIDE_MAX ||
	    (int64_t)info.width * info.height > job->pixels_max ||
	    (png_row(&info) + 1) > DECODED_MAX / info.height)
		return "it is too large";
	if (info.transparent || info.interlaced || info.depth > 8)
		return write_anew(job, &info);
	return pass_through(job, &info);
}
