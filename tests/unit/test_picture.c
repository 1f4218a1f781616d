/*
 * Decoders of pictures: small files made here, decoded, and looked at pixel
 * by pixel; then the same files cut short and lying about their size.
 */
#include <check.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "kit/buf.h"
#include "raster.h"
#include "run.h"

/* ---- a host that keeps what it is given ---- */

static struct {
	char		 mime[32];
	unsigned char	 pixel[64 * 4];		/* RGBA */
	unsigned	 width, height;
	bool		 any;
} shown;

static void
shown_put(struct pai_shown *to, const struct pai_resource *r)
{
	png_image	 png = { .version = PNG_IMAGE_VERSION };

	(void)to;
	shown.any = true;
	snprintf(shown.mime, sizeof(shown.mime), "%s", r->mime);
	if (strcmp(r->mime, "image/png") != 0)
		return;
	ck_assert(png_image_begin_read_from_memory(&png, r->data, r->n));
	png.format = PNG_FORMAT_RGBA;
	shown.width = png.width;
	shown.height = png.height;
	if (PNG_IMAGE_SIZE(png) <= sizeof(shown.pixel))
		ck_assert(png_image_finish_read(&png, NULL, shown.pixel, 0,
		    NULL));
	png_image_free(&png);
}

static void
log_diag(struct pai_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *words, ...)
{
	(void)log;
	(void)at;
	(void)words;
	ck_assert_int_eq(msg, PAI_M_METAFILE_PARTS);
}

static const struct pai_host host = { .size = sizeof(host),
    .log_limit = decode_limit, .log_diag = log_diag, .shown_put = shown_put };

static const char *
decode(decode_fn *fn, const void *p, size_t n)
{
	memset(&shown, 0, sizeof(shown));
	return decode_for(&host, fn, p, n);
}

static void
expect(unsigned x, unsigned y, uint32_t rgba)
{
	const unsigned char	*p = shown.pixel + (y * shown.width + x) * 4;
	uint32_t		 got = (uint32_t)p[0] << 24 |
				    (uint32_t)p[1] << 16 |
				    (uint32_t)p[2] << 8 | p[3];

	ck_assert_msg(got == rgba, "%u,%u is %08x, not %08x", x, y, got,
	    rgba);
}

/* Whatever is cut off, it is refused or decoded, within its bytes. */
static void
cut_everywhere(decode_fn *fn, const struct p_buf *b)
{
	for (size_t n = 0; n < b->n; n++) {
		char	*copy = malloc(n + 1);

		ck_assert_ptr_nonnull(copy);
		memcpy(copy, b->p, n);
		(void)decode(fn, copy, n);
		free(copy);
	}
}

/* ---- making files ---- */

static void
put16(struct p_buf *b, unsigned v)
{
	unsigned char	 p[2] = { (unsigned char)v, (unsigned char)(v >> 8) };

	p_buf_put(b, p, 2);
}

static void
put32(struct p_buf *b, uint32_t v)
{
	put16(b, v & 0xffff);
	put16(b, v >> 16);
}

static void
set32(struct p_buf *b, size_t at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		b->p[at + (size_t)i] = (char)(v >> 8 * i);
}

/* A bitmap's header of 40 bytes. */
static void
put_info(struct p_buf *b, uint32_t w, uint32_t h, unsigned depth,
    uint32_t packing, uint32_t colours)
{
	put32(b, 40);
	put32(b, w);
	put32(b, h);
	put16(b, 1);
	put16(b, depth);
	put32(b, packing);
	put32(b, 0);
	put32(b, 2835);
	put32(b, 2835);
	put32(b, colours);
	put32(b, 0);
}

static void
put_bmp(struct p_buf *b, uint32_t w, uint32_t h, unsigned depth,
    uint32_t packing, const uint32_t *palette, uint32_t colours,
    const void *rows, size_t n)
{
	p_buf_put(b, "BM", 2);
	put32(b, 0);
	put32(b, 0);
	put32(b, (uint32_t)(54 + 4 * colours));
	put_info(b, w, h, depth, packing, packing == 3 ? 0 : colours);
	for (uint32_t i = 0; i < colours; i++)
		put32(b, palette[i]);
	p_buf_put(b, rows, n);
}

static const uint32_t two[] = { 0x000000, 0xff0000 };
static const uint32_t four[] = { 0x000000, 0xff0000, 0x00ff00, 0x0000ff };

START_TEST(rows_of_a_bitmap_come_from_the_bottom)
{
	struct p_buf	 b = { 0 };

	put_bmp(&b, 2, 2, 24, 0, NULL, 0,
	    "\1\2\3\4\5\6\0\0" "\7\10\11\12\13\14\0\0", 16);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	ck_assert_uint_eq(shown.width, 2);
	expect(0, 1, 0x030201ff);
	expect(1, 1, 0x060504ff);
	expect(0, 0, 0x090807ff);
	cut_everywhere(decode_bmp, &b);
	p_buf_free(&b);
}
END_TEST

START_TEST(bitmaps_of_few_colours_have_a_palette)
{
	struct p_buf	 b = { 0 };

	put_bmp(&b, 3, 1, 1, 0, two, 2, "\xa0\0\0\0", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 0, 0xff0000ff);
	expect(1, 0, 0x000000ff);
	expect(2, 0, 0xff0000ff);
	p_buf_free(&b);
	put_bmp(&b, 3, 1, 4, 0, four, 4, "\x12\xf0\0\0", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 0, 0xff0000ff);
	expect(1, 0, 0x00ff00ff);
	expect(2, 0, 0x000000ff);	/* beyond the palette */
	p_buf_free(&b);
}
END_TEST

START_TEST(masks_say_where_channels_are)
{
	static const uint32_t	 rgb565[] = { 0xf800, 0x07e0, 0x001f };
	static const uint32_t	 zero[] = { 0, 0, 0 };
	struct p_buf		 b = { 0 };

	put_bmp(&b, 2, (uint32_t)-1, 16, 3, rgb565, 3, "\0\xf8\xe0\7", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 0, 0xff0000ff);
	expect(1, 0, 0x00ff00ff);
	p_buf_free(&b);
	put_bmp(&b, 1, 1, 32, 3, zero, 3, "\1\2\3\4", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 0, 0x000000ff);
	p_buf_free(&b);
}
END_TEST

START_TEST(runs_are_laid_out)
{
	struct p_buf	 b = { 0 };

	/* two of 1; a literal of 3; end of line; step; one of 3; end */
	put_bmp(&b, 5, 3, 8, 1, four, 4,
	    "\2\1\0\3\2\3\1\0\0\0\0\2\1\1\1\3\0\1", 18);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 2, 0xff0000ff);
	expect(2, 2, 0x00ff00ff);
	expect(4, 2, 0xff0000ff);
	expect(0, 1, 0x000000ff);
	expect(1, 0, 0x0000ffff);
	cut_everywhere(decode_bmp, &b);
	p_buf_free(&b);
	put_bmp(&b, 3, 1, 4, 2, four, 4, "\3\x12\0\1", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	expect(0, 0, 0xff0000ff);
	expect(1, 0, 0x00ff00ff);
	expect(2, 0, 0xff0000ff);
	p_buf_free(&b);
}
END_TEST

START_TEST(sizes_out_of_reach_are_refused)
{
	static const uint32_t	 sizes[][2] = { { 0x7fffffff, 1 },
				    { 1, 0x80000000 }, { 0x80000000, 1 },
				    { 32767, 32767 }, { 0, 1 }, { 1, 0 } };
	struct p_buf		 b = { 0 };

	put_bmp(&b, 1, 1, 24, 0, NULL, 0, "\1\2\3\0", 4);
	ck_assert_ptr_null(decode(decode_bmp, b.p, b.n));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		set32(&b, 18, sizes[i][0]);
		set32(&b, 22, sizes[i][1]);
		ck_assert_ptr_nonnull(decode(decode_bmp, b.p, b.n));
		ck_assert(!shown.any);
	}
	p_buf_free(&b);
}
END_TEST

/* ---- GIF ---- */

/*
 * Four pixels, a clear code before each, so that all codes have 3 bits:
 * 4 0 4 1 4 2 4 3 5.
 */
static void
put_gif(struct p_buf *b, unsigned w, unsigned h, bool interlaced)
{
	static const unsigned	 codes[] = { 4, 0, 4, 1, 4, 2, 4, 3, 5 };
	uint32_t		 bits = 0;

	for (unsigned i = 0; i < 9; i++)
		bits |= codes[i] << 3 * i;
	p_buf_put(b, "GIF89a", 6);
	put16(b, w);
	put16(b, h);
	p_buf_put(b, "\xf1\0\0" "\0\0\0" "\xff\0\0" "\0\xff\0" "\0\0\xff",
	    15);
	p_buf_put(b, "!\xf9\4\1\0\0\2\0", 8);	/* 2 is seen through */
	p_buf_put(b, ",\0\0\0\0", 5);
	put16(b, w);
	put16(b, h);
	p_buf_put(b, interlaced ? "\x40" : "\0", 1);
	p_buf_put(b, "\2\4", 2);
	put32(b, bits);
	p_buf_put(b, "\0;", 2);
}

START_TEST(a_gif_is_decoded)
{
	struct p_buf	 b = { 0 };

	put_gif(&b, 2, 2, false);
	ck_assert_ptr_null(decode(decode_gif, b.p, b.n));
	expect(0, 0, 0x000000ff);
	expect(1, 0, 0xff0000ff);
	expect(0, 1, 0x00000000);
	expect(1, 1, 0x0000ffff);
	cut_everywhere(decode_gif, &b);
	p_buf_free(&b);
	put_gif(&b, 1, 4, true);	/* rows 0 2 1 3 */
	ck_assert_ptr_null(decode(decode_gif, b.p, b.n));
	expect(0, 0, 0x000000ff);
	expect(0, 2, 0xff0000ff);
	expect(0, 1, 0x00000000);
	expect(0, 3, 0x0000ffff);
	p_buf_free(&b);
	put_gif(&b, 65535, 65535, false);
	ck_assert_str_eq(decode(decode_gif, b.p, b.n), "it is too large");
	p_buf_free(&b);
}
END_TEST

/* ---- TIFF ---- */

static void
put_tag(struct p_buf *b, unsigned tag, unsigned type, uint32_t n, uint32_t v)
{
	put16(b, tag);
	put16(b, type);
	put32(b, n);
	put32(b, v);
}

static void
put_tiff(struct p_buf *b, uint32_t w, uint32_t h)
{
	p_buf_put(b, "II*\0", 4);
	put32(b, 8);
	put16(b, 9);
	put_tag(b, 256, 4, 1, w);
	put_tag(b, 257, 4, 1, h);
	put_tag(b, 258, 3, 1, 8);
	put_tag(b, 259, 3, 1, 1);
	put_tag(b, 262, 3, 1, 1);	/* black is zero */
	put_tag(b, 273, 4, 1, 122);
	put_tag(b, 277, 3, 1, 1);
	put_tag(b, 278, 4, 1, h);
	put_tag(b, 279, 4, 1, 4);
	put32(b, 0);
	p_buf_put(b, "\0\x40\x80\xff", 4);
}

START_TEST(a_tiff_is_decoded)
{
	struct p_buf	 b = { 0 };

	put_tiff(&b, 2, 2);
	ck_assert_uint_eq(b.n, 126);
	ck_assert_ptr_null(decode(decode_tiff, b.p, b.n));
	expect(0, 0, 0x000000ff);
	expect(1, 0, 0x404040ff);
	expect(1, 1, 0xffffffff);
	cut_everywhere(decode_tiff, &b);
	p_buf_free(&b);
	put_tiff(&b, 0x7fffffff, 0x7fffffff);
	ck_assert_ptr_nonnull(decode(decode_tiff, b.p, b.n));
	p_buf_free(&b);
}
END_TEST

/* ---- metafiles ---- */

static void
put_emf_head(struct p_buf *b)
{
	put32(b, 1);
	put32(b, 88);
	for (int i = 0; i < 8; i++)
		put32(b, 0);
	p_buf_put(b, " EMF", 4);
	for (int i = 0; i < 11; i++)
		put32(b, 0);
}

/* STRETCHDIBITS of 1 by 1 pixel. */
static void
put_stretch(struct p_buf *b, uint32_t src_w)
{
	put32(b, 81);
	put32(b, 80 + 40 + 4);
	for (int i = 0; i < 8; i++)		/* bounds, dest, src */
		put32(b, 0);
	put32(b, src_w);
	put32(b, 1);
	put32(b, 80);
	put32(b, 40);
	put32(b, 120);
	put32(b, 4);
	put32(b, 0);
	put32(b, 0xcc0020);
	put32(b, 100);
	put32(b, 50);
	put_info(b, 1, 1, 24, 0, 0);
	p_buf_put(b, "\1\2\3\0", 4);
}

static void
put_record(struct p_buf *b, uint32_t type)
{
	put32(b, type);
	put32(b, 16);
	put32(b, 0);
	put32(b, 0);
}

START_TEST(a_metafile_about_one_bitmap_is_that_bitmap)
{
	struct p_buf	 b = { 0 };

	put_emf_head(&b);
	put_record(&b, 17);		/* the map mode */
	put_stretch(&b, 1);
	put_record(&b, 14);
	ck_assert_ptr_null(decode(decode_emf, b.p, b.n));
	expect(0, 0, 0x030201ff);
	cut_everywhere(decode_emf, &b);
	p_buf_free(&b);
}
END_TEST

START_TEST(a_metafile_that_draws_is_a_drawing)
{
	struct p_buf	 b = { 0 };

	put_emf_head(&b);
	put_stretch(&b, 1);
	put_record(&b, 54);		/* a line */
	put_record(&b, 14);
	ck_assert_ptr_null(decode(decode_emf, b.p, b.n));
	ck_assert_str_eq(shown.mime, "image/svg+xml");
	cut_everywhere(decode_emf, &b);
	p_buf_free(&b);
	put_emf_head(&b);
	put_stretch(&b, 2);		/* not what the bitmap has */
	put_record(&b, 14);
	ck_assert_ptr_null(decode(decode_emf, b.p, b.n));
	ck_assert_str_eq(shown.mime, "image/svg+xml");
	p_buf_free(&b);
	put_emf_head(&b);
	put_record(&b, 14);
	ck_assert_str_eq(decode(decode_emf, b.p, b.n),
	    "nothing in it can be drawn");
	p_buf_free(&b);
}
END_TEST

START_TEST(a_file_within_a_metafile_is_given_as_it_is)
{
	struct p_buf	 b = { 0 };

	put_emf_head(&b);
	put32(&b, 70);
	put32(&b, 16 + 12 + 28 + 8 + 12);
	put32(&b, 4 + 12 + 28 + 8 + 12);
	p_buf_put(&b, "EMF+", 4);
	put16(&b, 0x4008);
	put16(&b, 0x0500);
	put32(&b, 12 + 28 + 8);
	put32(&b, 28 + 8);
	put32(&b, 0xdbc01002);
	put32(&b, 1);
	for (int i = 0; i < 4; i++)
		put32(&b, 0);
	put32(&b, 1);
	p_buf_put(&b, "\xff\xd8\xff\xe0 etc", 8);
	put16(&b, 0x401a);
	put16(&b, 0);
	put32(&b, 12);
	put32(&b, 0);
	put_record(&b, 14);
	ck_assert_ptr_null(decode(decode_emf, b.p, b.n));
	ck_assert_str_eq(shown.mime, "image/jpeg");
	cut_everywhere(decode_emf, &b);
	p_buf_free(&b);
}
END_TEST

static void
put_wmf(struct p_buf *b, bool text)
{
	put16(b, 1);
	put16(b, 9);
	for (int i = 0; i < 7; i++)
		put16(b, 0);
	put32(b, (28 + 44) / 2);
	put16(b, 0x0f43);
	put32(b, 0xcc0020);
	put16(b, 0);
	put16(b, 1);
	put16(b, 1);
	for (int i = 0; i < 6; i++)
		put16(b, 0);
	put_info(b, 1, 1, 24, 0, 0);
	p_buf_put(b, "\1\2\3\0", 4);
	if (text) {
		put32(b, 7);
		put16(b, 0x0521);
		put16(b, 1);
		put16(b, 'A');
		put32(b, 0);
	}
	put32(b, 3);
	put16(b, 0);
}

START_TEST(old_metafiles_likewise)
{
	struct p_buf	 b = { 0 };

	put_wmf(&b, false);
	ck_assert_ptr_null(decode(decode_wmf, b.p, b.n));
	expect(0, 0, 0x030201ff);
	cut_everywhere(decode_wmf, &b);
	p_buf_free(&b);
	put_wmf(&b, true);
	ck_assert_ptr_null(decode(decode_wmf, b.p, b.n));
	ck_assert_str_eq(shown.mime, "image/svg+xml");
	p_buf_free(&b);
}
END_TEST

/* Of each kind and coding one, as other programs write them. */
START_TEST(every_kept_picture_is_decoded)
{
	static const struct { const char *name; decode_fn *fn; } files[] = {
		{ "bilevel.bmp", decode_bmp }, { "half-runs.bmp", decode_bmp },
		{ "masks.bmp", decode_bmp }, { "rgb.bmp", decode_bmp },
		{ "runs.bmp", decode_bmp }, { "copied.emf", decode_emf },
		{ "stretched.emf", decode_emf }, { "wrapped.emf", decode_emf },
		{ "fax-bilevel.tif", decode_tiff },
		{ "jpeg-rgb.tif", decode_tiff },
		{ "lzw-rgb.tif", decode_tiff },
		{ "packed-cmyk.tif", decode_tiff },
		{ "planes-rgb.tif", decode_tiff },
		{ "tiled-planes.tif", decode_tiff },
		{ "interlaced.gif", decode_gif }, { "plain.gif", decode_gif },
		{ "chart.emf", decode_emf }, { "formula.wmf", decode_wmf },
		{ "packed.wmz", decode_gz },
		{ "placed.wmf", decode_wmf }, { "stretched.wmf", decode_wmf },
	};
	const char	*top = getenv("top_srcdir");

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char		 bytes[4096], path[1024];
		const char	*why;
		size_t		 n;
		FILE		*in;

		(void)snprintf(path, sizeof(path), "%s/tests/pictures/%s",
		    top == NULL ? "." : top, files[i].name);
		in = fopen(path, "rb");
		ck_assert_msg(in != NULL, "%s is missing", path);
		n = fread(bytes, 1, sizeof(bytes), in);
		(void)fclose(in);
		why = decode(files[i].fn, bytes, n);
		ck_assert_msg(why == NULL && shown.any, "%s: %s",
		    files[i].name, why == NULL ? "nothing" : why);
	}
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("picture");
	TCase	*c = tcase_create("picture");

	tcase_add_test(c, rows_of_a_bitmap_come_from_the_bottom);
	tcase_add_test(c, bitmaps_of_few_colours_have_a_palette);
	tcase_add_test(c, masks_say_where_channels_are);
	tcase_add_test(c, runs_are_laid_out);
	tcase_add_test(c, sizes_out_of_reach_are_refused);
	tcase_add_test(c, a_gif_is_decoded);
	tcase_add_test(c, a_tiff_is_decoded);
	tcase_add_test(c, a_metafile_about_one_bitmap_is_that_bitmap);
	tcase_add_test(c, a_metafile_that_draws_is_a_drawing);
	tcase_add_test(c, a_file_within_a_metafile_is_given_as_it_is);
	tcase_add_test(c, old_metafiles_likewise);
	tcase_add_test(c, every_kept_picture_is_decoded);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
