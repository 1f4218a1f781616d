/*
 * Fonts as files: those that are whole are embedded, those whose outlines
 * cannot be read are stood in for.  tests/fonts/make.py made the files.
 */
#include <check.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "font_embed.h"
#include "font_find.h"
#include "fonts.h"
#include "pdf_stub.h"
#include "run.h"

static char	bytes[4096];
static size_t	size;

static void
load(const char *name)
{
	const char	*top = getenv("top_srcdir");
	char		 path[1024];
	FILE		*in;

	(void)snprintf(path, sizeof(path), "%s/tests/fonts/%s",
	    top == NULL ? "." : top, name);
	in = fopen(path, "rb");
	ck_assert_msg(in != NULL, "%s is missing", path);
	size = fread(bytes, 1, sizeof(bytes), in);
	(void)fclose(in);
}

/* Shows A to F with the font and embeds it; what came of it is in stub. */
static bool
embed(struct pdf_stub *stub)
{
	static const struct font_file file = { .path = "a file",
	    .family = "A Family", .weight = 80 };
	hb_blob_t	*blob = hb_blob_create(bytes, (unsigned)size,
			    HB_MEMORY_MODE_READONLY, NULL, NULL);
	struct face	*face = face_from(&file, blob);
	bool		 exact;

	hb_blob_destroy(blob);
	if (face == NULL)
		return false;
	ck_assert(pdf_stub_begin(stub));
	for (uint32_t cp = 'A'; cp <= 'F'; cp++)
		(void)face_code(face, face_glyph(face, cp), cp, &exact);
	face->object = haru_object(stub->pdf.haru);
	pdf_embed_font(&stub->pdf, face, 0);
	face_free(face);
	pdf_stub_end(stub);
	return true;
}

START_TEST(whole_fonts_are_embedded_in_silence)
{
	static const char *const names[] = { "simple.ttf", "composite.ttf",
	    "ring.ttf", "cids.otf", "names.otf" };
	struct pdf_stub	 stub;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		load(names[i]);
		ck_assert(embed(&stub));
		ck_assert_msg(stub.said == 0, "%s", names[i]);
		ck_assert_uint_eq(stub.pdf.doubts, 0);
	}
}
END_TEST

/* The first bytes that are these are spoilt. */
static void
spoil(const char *these, size_t n)
{
	for (size_t i = 0; i + n <= size; i++)
		if (memcmp(bytes + i, these, n) == 0) {
			bytes[i] = (char)(bytes[i] ^ 0x7f);
			return;
		}
	ck_abort_msg("the font has no such bytes");
}

START_TEST(boxes_stand_for_outlines_that_cannot_be_read)
{
	struct pdf_stub	 stub;

	load("simple.ttf");
	spoil("head", 4);		/* has the units of all the others */
	ck_assert(embed(&stub));
	ck_assert_uint_eq(stub.said, 1);
	ck_assert_uint_eq(stub.pdf.doubts, PDF_DOUBT_GLYPH);
	load("cids.otf");
	spoil("\0\7\2\0\1\0", 6);	/* the count of 7 glyphs */
	ck_assert(embed(&stub));
	ck_assert_uint_eq(stub.said, 1);
	ck_assert_uint_eq(stub.pdf.doubts, PDF_DOUBT_GLYPH);
}
END_TEST

START_TEST(fonts_without_any_outlines_are_refused)
{
	struct pdf_stub	 stub;

	load("names.otf");
	spoil("CFF ", 4);
	ck_assert(!embed(&stub));
	load("simple.ttf");
	spoil("maxp", 4);
	ck_assert(!embed(&stub));
}
END_TEST

START_TEST(the_box_is_a_glyph)
{
	hb_glyph_extents_t extents;
	hb_blob_t	*blob;
	hb_face_t	*face;
	hb_font_t	*font;
	size_t		 n;
	const void	*box = font_box(&n);

	blob = hb_blob_create(box, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL,
	    NULL);
	face = hb_face_create(blob, 0);
	font = hb_font_create(face);
	ck_assert_uint_eq(hb_face_get_glyph_count(face), 1);
	ck_assert_uint_eq(hb_face_get_upem(face), 1000);
	ck_assert_int_eq(hb_font_get_glyph_h_advance(font, 0), 1000);
	ck_assert(hb_font_get_glyph_extents(font, 0, &extents));
	ck_assert_int_eq(extents.x_bearing, 200);
	ck_assert_int_eq(extents.width, 600);
	ck_assert_int_eq(extents.y_bearing, 600);
	ck_assert_int_eq(extents.height, -600);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}
END_TEST

/* What shows a character of a family in italics, of the fonts beside ours. */
static const struct font_file *
leaning(struct fonts *fonts, uint32_t cp)
{
	const struct p_face wish = { .family = { "Paiban Lean", 11 },
				.script = PAI_SCRIPT_LATIN, .italic = true };
	struct p_metrics metrics = { 0 };

	fonts_metrics(fonts, &metrics);
	return fonts_at(fonts, metrics.font(metrics.arg, &wish, cp))->
	    face->file;
}

START_TEST(a_slant_is_imitated_rather_than_another_weight_taken)
{
	const char	*top = getenv("top_srcdir");
	struct font_catalogue *catalogue = font_catalogue_new();
	struct pdf_stub	 stub;
	struct fonts	*fonts;
	char		 path[1024];

	(void)snprintf(path, sizeof(path), "%s/tests/fonts", top == NULL ?
	    "." : top);
	ck_assert_ptr_nonnull(catalogue);
	if (!font_catalogue_dir(catalogue, path)) {
		puts("skipped: others may write in the folder of fonts");
		font_catalogue_free(catalogue);
		return;
	}
	ck_assert(pdf_stub_begin(&stub));
	fonts = fonts_new(catalogue, &stub.log);
	ck_assert_ptr_nonnull(fonts);
	ck_assert(leaning(fonts, 'A')->slanted);
	ck_assert(!leaning(fonts, 'F')->slanted);
	ck_assert_int_eq(leaning(fonts, 'F')->weight, 80);
	fonts_free(fonts);
	pdf_stub_end(&stub);
	font_catalogue_free(catalogue);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("pdf_font");
	TCase	*c = tcase_create("pdf_font");

	tcase_add_test(c, whole_fonts_are_embedded_in_silence);
	tcase_add_test(c, boxes_stand_for_outlines_that_cannot_be_read);
	tcase_add_test(c, fonts_without_any_outlines_are_refused);
	tcase_add_test(c, the_box_is_a_glyph);
	tcase_add_test(c,
	    a_slant_is_imitated_rather_than_another_weight_taken);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
