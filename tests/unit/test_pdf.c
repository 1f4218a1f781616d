/*
 * The pdf plugin's parts that can be told apart from fonts: spellings,
 * ToUnicode and widths, charsets, and what is said of damaged pictures.
 */
#include <check.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "cff.h"
#include "cluster.h"
#include "font_embed.h"
#include "font_find.h"
#include "haru.h"
#include "pdf.h"
#include "png_check.h"
#include "run.h"
#include "shape.h"
#include "syntax.h"

/* Spellings. */

static struct p_buf b;
static const struct shaper shaper;

static void
empty(void)
{
	p_buf_free(&b);
	p_buf_put(&b, "", 0);
}

static const char *
milli(int64_t v)
{
	empty();
	pdf_milli(&b, v);
	return b.p;
}

static const char *
length(int64_t v)
{
	empty();
	pdf_length(&b, v);
	return b.p;
}

static const char *
text(const char *s)
{
	empty();
	pdf_text(&b, (struct pai_str){ s, strlen(s) });
	return b.p;
}

START_TEST(numbers_are_as_short_as_can_be)
{
	ck_assert_str_eq(milli(0), "0");
	ck_assert_str_eq(milli(1), ".001");
	ck_assert_str_eq(milli(-1), "-.001");
	ck_assert_str_eq(milli(10), ".01");
	ck_assert_str_eq(milli(1000), "1");
	ck_assert_str_eq(milli(-1500), "-1.5");
	ck_assert_str_eq(milli(595276), "595.276");
	ck_assert_str_eq(milli(INT64_MIN), "-9223372036854775.808");
}
END_TEST

START_TEST(lengths_end_where_pages_do)
{
	ck_assert_str_eq(length(INT64_MAX), "14400");
	ck_assert_str_eq(length(INT64_MIN), "-14400");
	ck_assert_str_eq(length(12345), "12.345");
}
END_TEST

START_TEST(ascii_is_bracketed_and_escaped)
{
	ck_assert_str_eq(text("plain"), "(plain)");
	ck_assert_str_eq(text(""), "()");
	ck_assert_str_eq(text("a)/JS(b\\"), "(a\\051/JS\\050b\\134)");
}
END_TEST

START_TEST(other_text_is_utf16)
{
	ck_assert_str_eq(text("中"), "<FEFF4E2D>");
	ck_assert_str_eq(text("a𠀀"), "<FEFF0061D840DC00>");
	ck_assert_str_eq(text("\xff"), "<FEFFFFFD>");
	ck_assert_str_eq(text("a\n"), "<FEFF0061000A>");
}
END_TEST

static const char *
code(uint16_t v)
{
	empty();
	pdf_code(&b, v);
	return b.p;
}

START_TEST(codes_escape_what_would_end_a_string)
{
	ck_assert_str_eq(code(0x4142), "AB");
	ck_assert_str_eq(code(0x2829), "\\(\\)");
	ck_assert_str_eq(code(0x5c0d), "\\\\\\r");
	code(0x000a);
	ck_assert_uint_eq(b.n, 2);
	ck_assert_mem_eq(b.p, "\0\n", 2);
}
END_TEST

/* Fonts. */

static struct face
face_of(struct face_code *code, uint32_t n)
{
	return (struct face){ .code = code, .code_n = n };
}

START_TEST(strings_end_where_archives_want)
{
	struct p_buf	 long_one = { 0 };

	for (int i = 0; i < 40000; i++)
		p_buf_str(&long_one, "x");
	ck_assert_uint_le(strlen(text(long_one.p)), 2 * 32767 + 2);
	ck_assert_uint_ge(strlen(text(long_one.p)), 2 * 32700);
	p_buf_free(&long_one);
}
END_TEST

START_TEST(widths_list_runs_that_are_not_the_default)
{
	struct face_code code[5] = {
		{ 'a', 1, 500, 1 }, { 'b', 2, 250, 2 },
		{ 0x4e00, 3, 1000, 3 }, { 'c', 4, 300, 5 },
		{ 0x4e01, 5, 1000, 6 } };
	struct face f = face_of(code, 5);

	empty();
	font_widths(&b, &f);
	ck_assert_str_eq(b.p, "[1[500 250 ]\n5[300 ]\n]");
}
END_TEST

START_TEST(to_unicode_gives_back_what_was_written)
{
	struct face_code code[3] = {
		{ 0x2f00, 7, 1000, 1 },	/* a Kangxi radical */
		{ 0x4e00, 7, 1000, 2 },	/* the same glyph */
		{ 0x20000, 8, 1000, 3 } };
	struct face f = face_of(code, 3);

	empty();
	font_to_unicode(&b, &shaper, &f);
	ck_assert_ptr_nonnull(strstr(b.p, "3 beginbfchar\n<0001> <2F00>\n"
	    "<0002> <4E00>\n<0003> <D840DC00>\nendbfchar\n"));
}
END_TEST

START_TEST(to_unicode_tells_codes_in_a_row_at_once)
{
	struct face_code code[6] = {
		{ 'a', 1, 500, 1 }, { 'b', 2, 500, 2 },
		{ 'd', 3, 500, 3 }, { 0x20000, 4, 500, 4 },
		{ 'x', 5, 500, 6 }, { 'y', 6, 500, 7 } };
	struct face f = face_of(code, 6);

	empty();
	font_to_unicode(&b, &shaper, &f);
	ck_assert_ptr_nonnull(strstr(b.p, "1 beginbfrange\n"
	    "<0001> <0004> [<0061><0062><0064><D840DC00>]\nendbfrange\n"
	    "2 beginbfchar\n<0006> <0078>\n<0007> <0079>\nendbfchar\n"));
}
END_TEST

START_TEST(to_unicode_ranges_keep_their_high_byte)
{
	struct face_code *code = calloc(519, sizeof(*code));
	struct face f = face_of(code, 519);

	for (uint16_t i = 1; i < 520; i++)
		code[i - 1] = (struct face_code){ 0x4e00u + i, 1, 1000, i };
	empty();
	font_to_unicode(&b, &shaper, &f);
	ck_assert_ptr_nonnull(strstr(b.p, "3 beginbfrange\n"
	    "<0001> <00FF> [<4E01>"));
	ck_assert_ptr_nonnull(strstr(b.p, "<4EFF>]\n<0100> <01FF> [<4F00>"));
	ck_assert_ptr_nonnull(strstr(b.p, "<0200> <0207> ["));
	free(code);
}
END_TEST

START_TEST(to_unicode_blocks_hold_a_hundred)
{
	struct face_code *code = calloc(250, sizeof(*code));
	struct face f = face_of(code, 250);

	for (uint16_t i = 1; i < 501; i += 2)
		code[i / 2] = (struct face_code){ 0x4e00u + i, 1, 1000, i };
	empty();
	font_to_unicode(&b, &shaper, &f);
	ck_assert_ptr_nonnull(strstr(b.p, "\n97 beginbfchar\n<0001>"));
	ck_assert_ptr_nonnull(strstr(b.p, "\n97 beginbfchar\n<00C3>"));
	ck_assert_ptr_nonnull(strstr(b.p, "\n56 beginbfchar\n<0185>"));
	free(code);
}
END_TEST

START_TEST(clusters_have_one_number_each)
{
	struct clusters	 s = { 0 };
	uint32_t	 cp[2] = { 0x644, 0 };

	for (uint32_t i = 0; i < 1000; i++) {
		cp[1] = 0x600 + i;
		ck_assert_uint_eq(cluster_index(&s, cp, 2), i);
	}
	cp[1] = 0x600;
	ck_assert_uint_eq(cluster_index(&s, cp, 2), 0);
	clusters_free(&s);
}
END_TEST

/* header, names, one top dictionary: ROS, charset at 24; charset. */
static const unsigned char cff[] = {
	1, 0, 4, 1,			/* header */
	0, 1, 1, 1, 2, 'F',		/* names */
	0, 1, 1, 1, 8,			/* top dictionaries */
	139, 139, 139, 12, 30,		/* 0 0 0 ROS */
	163, 15,			/* 24 charset */
	0, 0,
	2, 0, 5, 0, 2			/* format 2: from 5, two more */
};

START_TEST(charset_gives_cids)
{
	uint16_t	 cid[4];
	bool		 named = true;

	ck_assert(cff_charset(cff, sizeof(cff), cid, 4, &named));
	ck_assert(!named);
	ck_assert_uint_eq(cid[0], 0);
	ck_assert_uint_eq(cid[1], 5);
	ck_assert_uint_eq(cid[3], 7);
}
END_TEST

START_TEST(charset_cut_short_is_refused)
{
	uint16_t	 cid[4];
	bool		 named;

	for (size_t n = 0; n < sizeof(cff); n++) {
		unsigned char *part = malloc(n + 1);

		memcpy(part, cff, n);
		ck_assert(!cff_charset(part, n, cid, 4, &named));
		free(part);
	}
}
END_TEST

/* Pictures: a PNG made here, whole or damaged. */

static void
put32(uint32_t v)
{
	char	 be[4] = { (char)(v >> 24), (char)(v >> 16), (char)(v >> 8),
		    (char)v };

	p_buf_put(&b, be, 4);
}

static void
chunk(const char *type, const void *data, size_t n)
{
	size_t	 at = b.n + 4;

	put32((uint32_t)n);
	p_buf_put(&b, type, 4);
	p_buf_put(&b, data, n);
	put32(libdeflate_crc32(0, b.p + at, n + 4));
}

/* 2 x 2, 8 bits. */
static void
begin_png(unsigned char colour)
{
	unsigned char	 head[13] = { 0, 0, 0, 2, 0, 0, 0, 2, 8, colour };

	empty();
	p_buf_put(&b, "\x89PNG\r\n\x1a\n", 8);
	chunk("IHDR", head, sizeof(head));
}

static const char *
verdict(struct png_info *info)
{
	return png_check((const unsigned char *)b.p, b.n, info);
}

START_TEST(whole_png_is_described)
{
	struct png_info	 info;

	begin_png(PNG_RGB);
	chunk("IDAT", "abc", 3);
	chunk("IDAT", "de", 2);
	chunk("IEND", "", 0);
	ck_assert_ptr_null(verdict(&info));
	ck_assert_uint_eq(info.width, 2);
	ck_assert_uint_eq(info.packed, 5);
	ck_assert_uint_eq(png_row(&info), 6);
	ck_assert(!info.transparent && !info.interlaced);
}
END_TEST

START_TEST(damaged_png_is_refused)
{
	struct png_info	 info;

	begin_png(PNG_RGB);
	chunk("IDAT", "abc", 3);
	chunk("IEND", "", 0);
	for (size_t n = 0; n < b.n - 12; n++)
		ck_assert_ptr_nonnull(png_check(
		    (const unsigned char *)b.p, n, &info));
	for (size_t i = 8; i < b.n - 12; i++) {
		b.p[i] ^= 0x10;
		ck_assert_ptr_nonnull(verdict(&info));
		b.p[i] ^= 0x10;
	}
	ck_assert_ptr_null(verdict(&info));
}
END_TEST

START_TEST(png_parts_have_an_order)
{
	struct png_info	 info;

	begin_png(PNG_INDEXED);		/* without PLTE */
	chunk("IDAT", "abc", 3);
	chunk("IEND", "", 0);
	ck_assert_str_eq(verdict(&info), "it has no palette");
	begin_png(PNG_RGB);
	chunk("IDAT", "abc", 3);
	chunk("tEXt", "x", 1);
	chunk("IDAT", "abc", 3);
	chunk("IEND", "", 0);
	ck_assert_str_eq(verdict(&info), "its parts are out of order");
	begin_png(PNG_RGB);
	chunk("IEND", "", 0);
	ck_assert_str_eq(verdict(&info), "it has no picture");
}
END_TEST

START_TEST(transparency_is_seen)
{
	struct png_info	 info;

	begin_png(PNG_INDEXED);
	chunk("PLTE", "abcdef", 6);
	chunk("tRNS", "a", 1);
	chunk("IDAT", "abc", 3);
	chunk("IEND", "", 0);
	ck_assert_ptr_null(verdict(&info));
	ck_assert(info.transparent);
	ck_assert_uint_eq(info.palette_n, 2);
}
END_TEST

/* The file. */

static void
gather(void *arg, const void *p, size_t n)
{
	p_buf_put(arg, p, n);
}

static struct p_buf
small_file(void)
{
	struct p_buf	 out = { 0 };
	const struct haru_sink sink = { .put = gather, .arg = &out };
	struct haru	*h = haru_new();
	struct p_buf	 body = { 0 }, info = { 0 };
	uint32_t	 object = haru_object(h);

	p_buf_str(&body, "/Kind /Test");
	haru_body(h, object, &body);
	haru_stream(h, object, "stream's bytes", 14);
	p_buf_str(&info, "/Title (t)");
	haru_info(h, &info);
	haru_hash(h, "x", 1);
	haru_set_id(h);
	haru_page_new(h);
	haru_save(h, &sink);
	ck_assert_uint_eq(haru_error(h, NULL), 0);
	haru_free(h);
	return out;
}

START_TEST(file_is_written_whole_and_the_same_each_time)
{
	struct p_buf	 one = small_file(), two = small_file();

	ck_assert_uint_eq(one.n, two.n);
	ck_assert_mem_eq(one.p, two.p, one.n);
	ck_assert_mem_eq(one.p, "%PDF-1.7", 8);
	ck_assert_mem_eq(one.p + one.n - 6, "%%EOF\n", 6);
	p_buf_free(&one);
	p_buf_free(&two);
}
END_TEST

static bool
has(const struct p_buf *file, const char *words)
{
	size_t		 n = strlen(words);

	for (size_t i = 0; i + n <= file->n; i++)
		if (memcmp(file->p + i, words, n) == 0)
			return true;
	return false;
}

START_TEST(objects_that_are_no_streams_stand_in_one)
{
	struct p_buf	 file = small_file();

	ck_assert(has(&file, "<</Kind /Test/Length 14>>\nstream\n"
	    "stream's bytes\nendstream\nendobj\n"));
	ck_assert(has(&file, "/Type /ObjStm"));
	ck_assert(has(&file, "/Type /XRef"));
	ck_assert(has(&file, "/Title (t)"));
	ck_assert(!has(&file, "obj\n<<\n/Type /Catalog"));
	p_buf_free(&file);
}
END_TEST

START_TEST(more_objects_than_a_stream_holds_make_another)
{
	struct p_buf	 out = { 0 };
	const struct haru_sink sink = { .put = gather, .arg = &out };
	struct haru	*h = haru_new();
	struct p_buf	 body;

	for (int i = 0; i < 600; i++) {
		body = (struct p_buf){ 0 };
		p_buf_fmt(&body, "/Which %d", i);
		haru_body(h, haru_object(h), &body);
	}
	haru_page_new(h);
	haru_set_id(h);
	haru_save(h, &sink);
	ck_assert_uint_eq(haru_error(h, NULL), 0);
	ck_assert(has(&out, "/Type /ObjStm /N 500"));
	ck_assert(has(&out, "/Which 599"));
	haru_free(h);
	p_buf_free(&out);
}
END_TEST

/* ISO 15076-1, 7.2: the parts that readers look at first. */
START_TEST(profile_of_srgb_is_one)
{
	struct p_buf	 icc = { 0 };

	pdf_srgb_profile(&icc);
	ck_assert(p_buf_ok(&icc));
	ck_assert_uint_eq((unsigned char)icc.p[2] * 256u +
	    (unsigned char)icc.p[3], icc.n);
	ck_assert_mem_eq(icc.p + 12, "mntrRGB XYZ ", 12);
	ck_assert_mem_eq(icc.p + 36, "acsp", 4);
	ck_assert(has(&icc, "rTRC"));
	ck_assert(has(&icc, "para"));
	p_buf_free(&icc);
}
END_TEST

static enum font_class
class_of(const char *family, bool eastasia)
{
	enum font_class	 class;

	font_class_of((struct pai_str){ family, strlen(family) }, eastasia,
	    &class);
	return class;
}

START_TEST(families_without_a_double_are_as_wide_as_screen_fonts)
{
	ck_assert_int_eq(class_of("Calibri Light", false), FONT_CALIBRI);
	ck_assert_int_eq(font_class_next(FONT_CALIBRI), FONT_PLAIN);
	ck_assert_int_eq(class_of("Nobody Knows", false), FONT_PLAIN);
	ck_assert_int_eq(class_of("Nobody Serif", false), FONT_BOOK);
	ck_assert_int_eq(class_of("Georgia", false), FONT_BOOK);
	ck_assert_int_eq(class_of("times new roman", false), FONT_SERIF);
	ck_assert_int_eq(class_of("Arial", false), FONT_SANS);
	ck_assert_int_eq(class_of("Consolas", false), FONT_SCREEN);
	ck_assert_int_eq(class_of("Nobody Knows", true), FONT_SONG);
}
END_TEST

int
main(void)
{
	Suite		*s = suite_create("pdf");
	TCase		*t = tcase_create("pdf");
	int		 failed;

	tcase_add_test(t, numbers_are_as_short_as_can_be);
	tcase_add_test(t, lengths_end_where_pages_do);
	tcase_add_test(t, ascii_is_bracketed_and_escaped);
	tcase_add_test(t, other_text_is_utf16);
	tcase_add_test(t, codes_escape_what_would_end_a_string);
	tcase_add_test(t, strings_end_where_archives_want);
	tcase_add_test(t, widths_list_runs_that_are_not_the_default);
	tcase_add_test(t, to_unicode_gives_back_what_was_written);
	tcase_add_test(t, to_unicode_tells_codes_in_a_row_at_once);
	tcase_add_test(t, to_unicode_ranges_keep_their_high_byte);
	tcase_add_test(t, to_unicode_blocks_hold_a_hundred);
	tcase_add_test(t, clusters_have_one_number_each);
	tcase_add_test(t, charset_gives_cids);
	tcase_add_test(t, charset_cut_short_is_refused);
	tcase_add_test(t, whole_png_is_described);
	tcase_add_test(t, damaged_png_is_refused);
	tcase_add_test(t, png_parts_have_an_order);
	tcase_add_test(t, transparency_is_seen);
	tcase_add_test(t, file_is_written_whole_and_the_same_each_time);
	tcase_add_test(t, objects_that_are_no_streams_stand_in_one);
	tcase_add_test(t, more_objects_than_a_stream_holds_make_another);
	tcase_add_test(t, profile_of_srgb_is_one);
	tcase_add_test(t, families_without_a_double_are_as_wide_as_screen_fonts);
	suite_add_tcase(s, t);
	failed = run_suite(s);
	p_buf_free(&b);
	return failed;
}
