/*
 * Metafiles played: small ones made here, and the SVG that comes of them.
 */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "kit/buf.h"
#include "raster.h"
#include "run.h"

/* ---- a host that keeps what it is given ---- */

static struct {
	char		 svg[16384];
	unsigned	 width, height, skipped;
} shown;

static void
log_diag(struct pai_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *words, ...)
{
	(void)log;
	(void)at;
	(void)words;
	ck_assert_int_eq(msg, PAI_M_METAFILE_PARTS);
	shown.skipped++;
}

static void
shown_put(struct pai_shown *to, const struct pai_resource *r)
{
	(void)to;
	ck_assert_str_eq(r->mime, "image/svg+xml");
	ck_assert_uint_lt(r->n, sizeof(shown.svg));
	memcpy(shown.svg, r->data, r->n);
	shown.width = r->width;
	shown.height = r->height;
}

static const struct pai_host host = { .size = sizeof(host),
    .log_limit = decode_limit, .log_diag = log_diag, .shown_put = shown_put };

static const char *
decode(decode_fn *fn, const void *p, size_t n)
{
	memset(&shown, 0, sizeof(shown));
	return decode_for(&host, fn, p, n);
}

#define	HAS(words)							\
	ck_assert_msg(strstr(shown.svg, (words)) != NULL,		\
	    "no %s in %s", (words), shown.svg)
#define	HAS_NOT(words)							\
	ck_assert_msg(strstr(shown.svg, (words)) == NULL,		\
	    "%s in %s", (words), shown.svg)

/* However it is cut or lies, it ends within its bytes. */
static void
harm(decode_fn *fn, struct p_buf *b)
{
	static const uint32_t	 lies[] = { 0xffffffff, 0x7fffffff, 0x80000000,
				    0, 0x10001 };
	char			*copy;

	for (size_t n = 0; n < b->n; n += 2) {
		copy = malloc(n + 1);
		ck_assert_ptr_nonnull(copy);
		memcpy(copy, b->p, n);
		(void)decode(fn, copy, n);
		free(copy);
	}
	for (size_t at = 0; at + 4 <= b->n; at += 2)
		for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
			char	 kept[4];

			memcpy(kept, b->p + at, 4);
			memcpy(b->p + at, &lies[i], 4);
			(void)decode(fn, b->p, b->n);
			memcpy(b->p + at, kept, 4);
		}
}

/* ---- making files ---- */

static void
put16(struct p_buf *b, int v)
{
	unsigned char	 p[2] = { (unsigned char)v,
			    (unsigned char)((unsigned)v >> 8) };

	p_buf_put(b, p, 2);
}

static void
put32(struct p_buf *b, uint32_t v)
{
	put16(b, (int)(v & 0xffff));
	put16(b, (int)(v >> 16));
}

/* One inch wide and half an inch high, 1000 units wide. */
static void
wmf_begin(struct p_buf *b)
{
	memset(b, 0, sizeof(*b));
	put32(b, 0x9ac6cdd7);
	put16(b, 0);
	put16(b, 0);
	put16(b, 0);
	put16(b, 1000);
	put16(b, 500);
	put16(b, 1000);
	put32(b, 0);
	put16(b, 0);
	put16(b, 1);
	put16(b, 9);
	for (int i = 0; i < 7; i++)
		put16(b, 0);
}

/* A record of n words of parameters. */
static void
wmf_put(struct p_buf *b, unsigned function, unsigned n, ...)
{
	va_list	 ap;

	put32(b, n + 3);
	put16(b, (int)function);
	va_start(ap, n);
	for (unsigned i = 0; i < n; i++)
		put16(b, va_arg(ap, int));
	va_end(ap);
}

static void
wmf_font(struct p_buf *b, int height, int escapement, int charset,
    const char *face)
{
	char	 name[32] = { 0 };

	(void)snprintf(name, sizeof(name), "%s", face);
	put32(b, 28);
	put16(b, 0x02fb);
	put16(b, height);
	put16(b, 0);
	put16(b, escapement);
	put16(b, 0);
	put16(b, 400);
	put16(b, 0);
	put16(b, charset << 8);
	put32(b, 0);
	p_buf_put(b, name, 32);
}

/* The first record of any kind that the tests below end with. */
static void
wmf_draw(struct p_buf *b)
{
	const char	*why;

	put32(b, 3);
	put16(b, 0);
	why = decode(decode_wmf, b->p, b->n);
	ck_assert_msg(why == NULL, "%s", why);
	p_buf_free(b);
}

static void
emf_begin(struct p_buf *b)
{
	/* bounds; a frame of 100 by 50 mm, from 10 mm on */
	static const uint32_t	 head[] = { 1, 88, 0, 0, 0, 0, 1000, 1000,
				    11000, 6000 };

	memset(b, 0, sizeof(*b));
	for (int i = 0; i < 10; i++)
		put32(b, head[i]);
	p_buf_put(b, " EMF", 4);
	for (int i = 0; i < 7; i++)
		put32(b, 0);
	put32(b, 2000);		/* ten dots a millimetre */
	put32(b, 1000);
	put32(b, 200);
	put32(b, 100);
}

static void
emf_put(struct p_buf *b, uint32_t type, unsigned n, ...)
{
	va_list	 ap;

	put32(b, type);
	put32(b, 8 + 4 * n);
	va_start(ap, n);
	for (unsigned i = 0; i < n; i++)
		put32(b, (uint32_t)va_arg(ap, int));
	va_end(ap);
}

static void
emf_draw(struct p_buf *b)
{
	const char	*why;

	emf_put(b, 14, 3, 0, 0, 20);
	why = decode(decode_emf, b->p, b->n);
	ck_assert_msg(why == NULL, "%s", why);
	p_buf_free(b);
}

/* ---- Windows metafiles ---- */

static void
put_square(struct p_buf *b)
{
	wmf_put(b, 0x02fa, 5, 0, 20, 0, 0x00ff, 0);	/* a red pen, 20 wide */
	wmf_put(b, 0x02fc, 4, 0, 0, 0xff, 0);		/* a blue brush */
	wmf_put(b, 0x012d, 1, 0);
	wmf_put(b, 0x012d, 1, 1);
	wmf_put(b, 0x041b, 4, 200, 400, 100, 300);
}

START_TEST(a_placeable_file_says_how_large_it_is)
{
	struct p_buf	 b;

	wmf_begin(&b);
	put_square(&b);
	wmf_draw(&b);
	ck_assert_uint_eq(shown.width, 96);
	ck_assert_uint_eq(shown.height, 48);
	HAS("viewBox=\"0 0 96 48\"");
	HAS("d=\"M28.8 9.6L38.4 9.6L38.4 19.2L28.8 19.2Z\"");
	HAS("fill=\"#0000ff\"");
	HAS("stroke=\"#ff0000\" stroke-width=\"1.92\"");
	ck_assert_uint_eq(shown.skipped, 0);
}
END_TEST

START_TEST(a_window_moves_and_scales)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x020b, 2, -100, 100);
	wmf_put(&b, 0x020c, 2, 1000, 2000);
	put_square(&b);
	wmf_draw(&b);
	HAS("d=\"M9.6 9.6L14.4 9.6L14.4 14.4L9.6 14.4Z\"");
}
END_TEST

START_TEST(lines_go_on_until_something_else_comes)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x0214, 2, 0, 0);
	wmf_put(&b, 0x0213, 2, 0, 500);
	wmf_put(&b, 0x0213, 2, 500, 500);
	wmf_put(&b, 0x0214, 2, 500, 1000);
	wmf_put(&b, 0x0213, 2, 0, 1000);
	wmf_draw(&b);
	HAS("<path d=\"M0 0L48 0L48 48M96 48L96 0\" fill=\"none\"");
}
END_TEST

START_TEST(objects_take_the_first_free_number)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x02fc, 4, 0, 0xff, 0, 0);
	wmf_put(&b, 0x02fc, 4, 0, 0xff00, 0, 0);
	wmf_put(&b, 0x012d, 1, 0);
	wmf_put(&b, 0x01f0, 1, 0);		/* still in use */
	wmf_put(&b, 0x041b, 4, 10, 10, 0, 0);
	wmf_put(&b, 0x02fc, 4, 0, 0, 0xff, 0);	/* number 0 again */
	wmf_put(&b, 0x012d, 1, 0);
	wmf_put(&b, 0x041b, 4, 20, 20, 10, 10);
	wmf_draw(&b);
	HAS("L0.96 0.96L0 0.96Z\" fill=\"#ff0000\"");
	HAS("L1.92 1.92L0.96 1.92Z\" fill=\"#0000ff\"");
}
END_TEST

START_TEST(what_is_saved_comes_back)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x02fc, 4, 0, 0xff, 0, 0);
	wmf_put(&b, 0x001e, 0);
	wmf_put(&b, 0x012d, 1, 0);
	wmf_put(&b, 0x0127, 1, -1);
	wmf_put(&b, 0x041b, 4, 10, 10, 0, 0);
	wmf_put(&b, 0x0127, 1, -1);		/* nothing is saved */
	wmf_draw(&b);
	HAS("fill=\"#ffffff\"");
	ck_assert_uint_eq(shown.skipped, 1);
}
END_TEST

/* As formulas are written: each sign where the font had it. */
START_TEST(signs_become_characters_and_keep_their_places)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x0102, 1, 1);
	wmf_put(&b, 0x012e, 1, 24);
	wmf_font(&b, -200, 0, 2, "Symbol");
	wmf_put(&b, 0x012d, 1, 0);
	wmf_put(&b, 0x0a32, 7, 300, 100, 2, 0, 0x61e5, 100, 200);
	wmf_font(&b, -200, 0, 2, "MT Extra");
	wmf_put(&b, 0x012d, 1, 1);
	wmf_put(&b, 0x0521, 4, 1, 'L', 400, 500);
	wmf_draw(&b);
	HAS("translate(9.6 28.8)");
	HAS("x=\"0 9.6\" y=\"0\" font-family=\"Times New Roman\" "
	    "font-size=\"19.2\" fill=\"#000000\" xml:space=\"preserve\">"
	    "\xe2\x88\x91\xce\xb1</text>");
	HAS(">\xe2\x8b\xaf</text>");
}
END_TEST

START_TEST(text_is_in_the_character_set_of_its_font)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x0102, 1, 1);
	wmf_font(&b, -100, 900, 134, "\xcb\xce\xcc\xe5");
	wmf_put(&b, 0x012d, 1, 0);
	wmf_put(&b, 0x0a32, 8, 0, 0, 3, 0, 0xd0d6, '<', 50, 50);
	wmf_font(&b, -100, 0, 204, "Tahoma");
	wmf_put(&b, 0x012d, 1, 1);
	wmf_put(&b, 0x0521, 4, 1, 0xc6, 0, 0);
	wmf_draw(&b);
	HAS(" rotate(-90)\"");
	HAS("font-family=\"\xe5\xae\x8b\xe4\xbd\x93\"");
	HAS(">\xe4\xb8\xad&lt;</text>");
	HAS(">\xd0\x96</text>");
}
END_TEST

START_TEST(clips_are_groups)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x0416, 4, 500, 1000, 0, 0);	/* the whole frame */
	wmf_put(&b, 0x041b, 4, 10, 10, 0, 0);
	wmf_put(&b, 0x0416, 4, 200, 500, 0, 0);
	wmf_put(&b, 0x0416, 4, 500, 600, 100, 100);
	wmf_put(&b, 0x041b, 4, 300, 300, 0, 0);
	wmf_put(&b, 0x012c, 1, 0);
	wmf_put(&b, 0x041b, 4, 20, 20, 0, 0);
	wmf_draw(&b);
	HAS("evenodd\" stroke=\"#000000\" stroke-width=\"1\"/>\n"
	    "<clipPath id=\"c2\"><path d=\"M9.6 9.6H48V19.2H9.6Z\"/>"
	    "</clipPath>\n<g clip-path=\"url(#c2)\">\n<path");
	HAS("</g>\n<path d=\"M0 0L1.92 0");
	HAS_NOT("#c1");
}
END_TEST

/* A bitmap of 1 by 1 pixel. */
static void
put_dib(struct p_buf *b, uint32_t colour)
{
	static const uint32_t	 head[] = { 40, 1, 1, 1 | 24 << 16, 0, 0, 0,
				    0, 0, 0 };

	for (int i = 0; i < 10; i++)
		put32(b, head[i]);
	put32(b, colour);
}

static void
put_blit(struct p_buf *b, uint32_t rop, uint32_t colour)
{
	put32(b, 3 + 10 + 22);
	put16(b, 0x0b41);
	put32(b, rop);
	for (int i = 0; i < 8; i++)
		put16(b, (i < 2 ? 1 : i < 4 ? 0 : i < 6 ? 100 : 0));
	put_dib(b, colour);
}

START_TEST(a_mask_and_its_picture_are_one)
{
	struct p_buf	 b;

	wmf_begin(&b);
	put_blit(&b, 0x8800c6, 0);		/* SRCAND */
	put_blit(&b, 0x660046, 0x0000ff);	/* SRCINVERT */
	wmf_draw(&b);
	HAS("<image width=\"1\" height=\"1\" transform=\"matrix(9.6 0 0 9.6 "
	    "0 0)\" xlink:href=\"data:image/png;base64,iVBOR");
	ck_assert_ptr_null(strstr(strstr(shown.svg, "<image") + 1,
	    "<image"));
	wmf_begin(&b);
	put_blit(&b, 0x8800c6, 0);
	put_square(&b);
	wmf_draw(&b);
	ck_assert(strstr(shown.svg, "<image") < strstr(shown.svg,
	    "<path"));
}
END_TEST

START_TEST(a_file_without_a_window_is_as_large_as_its_ink)
{
	struct p_buf	 b;

	memset(&b, 0, sizeof(b));
	put16(&b, 1);
	put16(&b, 9);
	for (int i = 0; i < 7; i++)
		put16(&b, 0);
	put_square(&b);
	wmf_draw(&b);
	HAS("viewBox=\"300 100 100 100\"");
}
END_TEST

START_TEST(windows_metafiles_are_harmless)
{
	struct p_buf	 b;

	wmf_begin(&b);
	wmf_put(&b, 0x020b, 2, 0, 0);
	wmf_put(&b, 0x020c, 2, 500, 1000);
	wmf_put(&b, 0x0410, 4, 1, 1, 1, 1);
	put_square(&b);
	wmf_put(&b, 0x06ff, 11, 0, 6, 0, 0, 22, 0, 0, 0, 0, 50, 50);
	wmf_put(&b, 0x012c, 1, 2);
	wmf_font(&b, 100, 0, 1, "@\xcb\xce\xcc\xe5");
	wmf_put(&b, 0x012d, 1, 3);
	wmf_put(&b, 0x0a32, 11, 300, 100, 2, 6, 0, 0, 50, 50, 0x61e5, 100,
	    200);
	wmf_put(&b, 0x0324, 5, 2, 0, 0, 50, 50);
	wmf_put(&b, 0x0538, 8, 2, 1, 2, 0, 0, 50, 50, 60, 60);
	wmf_put(&b, 0x081a, 8, 0, 0, 10, 10, 100, 100, 0, 0);
	wmf_put(&b, 0x061c, 6, 10, 10, 100, 100, 0, 0);
	put_blit(&b, 0x8800c6, 0);
	put_blit(&b, 0x0033, 0);
	put32(&b, 3);
	put16(&b, 0);
	ck_assert_ptr_null(decode(decode_wmf, b.p, b.n));
	ck_assert_uint_eq(shown.skipped, 0);
	harm(decode_wmf, &b);
	p_buf_free(&b);
}
END_TEST

/* ---- enhanced metafiles ---- */

START_TEST(a_frame_is_in_hundredths_of_a_millimetre)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 37, 1, (int)0x80000004);		/* BLACK_BRUSH */
	emf_put(&b, 37, 1, (int)0x80000008);		/* NULL_PEN */
	emf_put(&b, 43, 4, 100, 100, 354, 354);		/* dots */
	emf_draw(&b);
	HAS("width=\"377.95\" height=\"188.98\"");
	HAS("<path d=\"M0 0L96 0L96 96L0 96Z\" fill=\"#000000\" "
	    "fill-rule=\"evenodd\"/>");
}
END_TEST

START_TEST(points_of_16_bits_and_curves)
{
	struct p_buf	 b;

	emf_begin(&b);
	/* POLYBEZIER16: 4 points */
	emf_put(&b, 85, 9, 0, 0, 0, 0, 4, 100 | 100 << 16, 354 | 100 << 16,
	    354 | 354 << 16, 100 | 354 << 16);
	emf_draw(&b);
	HAS("d=\"M0 0C96 0 96 96 0 96\" fill=\"none\"");
}
END_TEST

START_TEST(the_world_turns_and_scales)
{
	struct p_buf	 b;

	emf_begin(&b);
	/* x' = -y + 1116, y' = x + 862, which is 100, 100 shifted */
	emf_put(&b, 35, 6, 0, 0x3f800000, (int)0xbf800000, 0, 0x43e30000,
	    0x00000000);
	emf_put(&b, 54, 2, 100, 354);
	emf_draw(&b);
	HAS("d=\"M133.8 -37.8L0 0\"");
}
END_TEST

START_TEST(a_path_is_drawn_when_it_is_asked_for)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 59, 0);
	emf_put(&b, 27, 2, 100, 100);
	emf_put(&b, 54, 2, 354, 100);
	emf_put(&b, 54, 2, 354, 354);
	emf_put(&b, 61, 0);
	emf_put(&b, 60, 0);
	emf_put(&b, 37, 1, (int)0x80000004);
	emf_put(&b, 62, 4, 0, 0, 0, 0);
	emf_draw(&b);
	HAS("\n<path d=\"M0 0L96 0L96 96Z\" fill=\"#000000\" "
	    "fill-rule=\"evenodd\"/>\n</svg>");
}
END_TEST

START_TEST(a_path_may_clip)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 59, 0);
	emf_put(&b, 42, 4, 100, 100, 354, 354);
	emf_put(&b, 60, 0);
	emf_put(&b, 67, 1, 5);
	emf_put(&b, 43, 4, 100, 100, 354, 354);
	emf_draw(&b);
	HAS("<clipPath id=\"c1\"><path d=\"M96 48C");
	HAS("\" clip-rule=\"evenodd\"/></clipPath>\n"
	    "<g clip-path=\"url(#c1)\">\n<path d=\"M0 0L96 0");
	HAS("</g>\n</svg>");
}
END_TEST

/* From the right to the top, against the clock: a quarter. */
START_TEST(arcs_go_against_the_clock)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 45, 8, 100, 100, 354, 354, 354, 227, 227, 100);
	emf_draw(&b);
	HAS("d=\"M96 48C96 21.49 74.51 0 48 0\"");
	emf_begin(&b);
	emf_put(&b, 57, 1, 2);
	emf_put(&b, 45, 8, 100, 100, 354, 354, 227, 100, 354, 227);
	emf_draw(&b);
	HAS("d=\"M48 0C74.51 0 96 21.49 96 48\"");
}
END_TEST

static void
put_text(struct p_buf *b, int align)
{
	emf_put(b, 22, 1, align);
	emf_put(b, 84, 20, 0, 0, -1, -1, 1, 0, 0, 354, 354, 2, 76, 0, 0, 0, 0,
	    0, 80, 'A' | 'B' << 16, 100, 154);
}

START_TEST(text_is_aligned)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 18, 1, 1);
	put_text(&b, 24 | 2);			/* by its end and baseline */
	emf_draw(&b);
	HAS("<text transform=\"translate(96 96) translate(-96 0)\" "
	    "x=\"0 37.8\" y=\"0\"");
	HAS(">AB</text>");
}
END_TEST

START_TEST(a_region_of_many_boxes_is_a_path)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 75, 18, 64, 5, 32, 1, 2, 32, 0, 0, 0, 0, 100, 100, 354,
	    354, 608, 100, 862, 354);
	emf_put(&b, 43, 4, 100, 100, 354, 354);
	emf_draw(&b);
	HAS("<path d=\"M0 0H96V96H0ZM192 0H288V96H192Z\"/></clipPath>");
}
END_TEST

START_TEST(what_draws_nothing_is_no_picture)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 37, 1, (int)0x80000005);
	emf_put(&b, 37, 1, (int)0x80000008);
	emf_put(&b, 43, 4, 0, 0, 100, 100);
	emf_put(&b, 14, 3, 0, 0, 20);
	ck_assert_str_eq(decode(decode_emf, b.p, b.n),
	    "nothing in it can be drawn");
	p_buf_free(&b);
}
END_TEST

START_TEST(what_is_not_understood_is_told_once)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 43, 4, 0, 0, 100, 100);
	emf_put(&b, 200, 0);
	emf_put(&b, 53, 4, 0, 0, 0, 0);
	emf_draw(&b);
	ck_assert_uint_eq(shown.skipped, 1);
}
END_TEST

START_TEST(enhanced_metafiles_are_harmless)
{
	struct p_buf	 b;

	emf_begin(&b);
	emf_put(&b, 17, 1, 8);
	emf_put(&b, 9, 2, 1000, 500);
	emf_put(&b, 11, 2, 1000, 500);
	emf_put(&b, 31, 4, 1, 1, 1, 1);
	emf_put(&b, 33, 0);
	emf_put(&b, 38, 5, 1, 2, 3, 0, 0xff);
	emf_put(&b, 37, 1, 1);
	emf_put(&b, 95, 12, 2, 0, 0, 0, 0, 0x10007, 5, 0, 0, 0, 1, 9);
	emf_put(&b, 37, 1, 2);
	emf_put(&b, 36, 7, 0x3f800000, 0, 0, 0x3f800000, 0, 0, 2);
	emf_put(&b, 85, 9, 0, 0, 0, 0, 4, 0, 1 << 16, 1, 5);
	emf_put(&b, 91, 9, 0, 0, 0, 0, 2, 3, 1, 2, 0);
	emf_put(&b, 92, 7, 0, 0, 0, 0, 1, 5, 6);
	emf_put(&b, 41, 5, 100, 100, 50, 0, 0x42b40000);
	emf_put(&b, 118, 23, 0, 0, 0, 0, 3, 1, 2, 0, 0, 0, 0, 90, 0, 0, 0, 0,
	    90, 0, 0, 0, 1, 2, 0);
	emf_put(&b, 75, 14, 48, 1, 32, 1, 1, 16, 0, 0, 9, 9, 0, 0, 9, 9);
	put_text(&b, 1);
	emf_put(&b, 108, 11, 0, 0, 1, 0x300, 1, 0, 0, 'A', 0, 0, 0);
	emf_put(&b, 34, 1, -1);
	emf_put(&b, 14, 3, 0, 0, 20);
	ck_assert_ptr_null(decode(decode_emf, b.p, b.n));
	harm(decode_emf, &b);
	p_buf_free(&b);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("metafile");
	TCase	*c = tcase_create("metafile");

	tcase_add_test(c, a_placeable_file_says_how_large_it_is);
	tcase_add_test(c, a_window_moves_and_scales);
	tcase_add_test(c, lines_go_on_until_something_else_comes);
	tcase_add_test(c, objects_take_the_first_free_number);
	tcase_add_test(c, what_is_saved_comes_back);
	tcase_add_test(c, signs_become_characters_and_keep_their_places);
	tcase_add_test(c, text_is_in_the_character_set_of_its_font);
	tcase_add_test(c, clips_are_groups);
	tcase_add_test(c, a_mask_and_its_picture_are_one);
	tcase_add_test(c, a_file_without_a_window_is_as_large_as_its_ink);
	tcase_add_test(c, windows_metafiles_are_harmless);
	tcase_add_test(c, a_frame_is_in_hundredths_of_a_millimetre);
	tcase_add_test(c, points_of_16_bits_and_curves);
	tcase_add_test(c, the_world_turns_and_scales);
	tcase_add_test(c, a_path_is_drawn_when_it_is_asked_for);
	tcase_add_test(c, a_path_may_clip);
	tcase_add_test(c, arcs_go_against_the_clock);
	tcase_add_test(c, text_is_aligned);
	tcase_add_test(c, a_region_of_many_boxes_is_a_path);
	tcase_add_test(c, what_draws_nothing_is_no_picture);
	tcase_add_test(c, what_is_not_understood_is_told_once);
	tcase_add_test(c, enhanced_metafiles_are_harmless);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
