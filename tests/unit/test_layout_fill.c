/*
 * How lines reach the margin: gaps, and strokes between Arabic letters.
 */
#include <check.h>

#include "layout_doc.h"
#include "run.h"

#define	STROKE	0x640u

/* Lines are 300 pt wide, a letter or blank five, a stroke two and a half. */

static void
open_justified(void)
{
	open_page(0);
	record.set |= PAI_SF_ALIGN;
	record.align = PAI_ALIGN_JUSTIFY;
}

/* A paragraph of n words with blanks between. */
static void
add_words(const char *word, size_t n)
{
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i < n; i++)
		p_buf_fmt(&b, "%s%s", i == 0 ? "" : " ", word);
	add_record(b.p);
	p_buf_free(&b);
	set(P_PROFILE_SOURCE);
}

static bool
is_stroke(const struct p_glyph *g)
{
	return g->gid == STROKE + 1 && g->cp == 0;
}

/* How long all strokes are together, mpt; *n: how many there are. */
static int32_t
strokes(size_t *n)
{
	const struct p_page	*p = pages.page[0];
	int32_t			 w = 0;

	*n = 0;
	for (size_t k = 0; k < p->glyph_n; k++)
		if (is_stroke(&p->glyphs[k])) {
			w += p->glyphs[k].advance;
			++*n;
		}
	return w;
}

/* The first line stands from margin to margin. */
static void
check_filled(void)
{
	const struct p_page	*p = pages.page[0];
	int32_t			 left = INT32_MAX, right = 0;
	int32_t			 y = p->items[0].y;

	for (size_t i = 0; i < p->n; i++) {
		const struct p_item *t = &p->items[i];

		if (t->y != y || p->glyphs[t->as.text.first].cp == ' ')
			continue;
		left = t->x < left ? t->x : left;
		right = t->x + t->w > right ? t->x + t->w : right;
	}
	ck_assert_int_eq(left, 50000);
	ck_assert_int_eq(right, 350000);
}

/* Characters that the page says it has; words are set backwards. */
static size_t
letters(void)
{
	const struct p_page	*p = pages.page[0];
	size_t			 n = 0;

	for (size_t k = 0; k < p->glyph_n; k++)
		n += p->glyphs[k].cp != 0 && p->glyphs[k].cp != ' ';
	return n;
}

/* Twelve words of four letters take 295 of 300 pt, and two are left. */
static void
add_arabic(const char *word, uint8_t fill)
{
	record.right_to_left = true;
	record.fill = fill;
	add_words(word, 14);
	ck_assert_uint_eq(letters(), 14 * 4);
	check_filled();
}

START_TEST(arabic_is_filled_by_strokes_where_the_source_says_so)
{
	size_t	 n;

	add_arabic("مسجد", PAI_FILL_KASHIDA_HIGH);
	ck_assert_int_eq(strokes(&n), 5000);
	ck_assert_uint_eq(n, 2);	/* and none in the last line */
}
END_TEST

START_TEST(else_it_is_filled_by_gaps)
{
	size_t	 n;

	add_arabic("مسجد", PAI_FILL_BLANKS);
	(void)strokes(&n);
	ck_assert_uint_eq(n, 0);
}
END_TEST

/* Nine words of five letters and the blanks take 265 of 277.6 pt. */
START_TEST(how_much_goes_into_strokes_the_source_says)
{
	int32_t	 w;
	size_t	 n;

	for (uint8_t i = 0; i < 3; i++) {
		record.indent_right = 22400;
		record.set |= PAI_SF_INDENT;
		record.right_to_left = true;
		record.fill = (uint8_t)(PAI_FILL_KASHIDA_LOW + i);
		add_words("مدرسة", 12);
		w = strokes(&n);
		ck_assert_int_ge(w, (i + 1) * 4200 - 50);
		ck_assert_int_le(w, (i + 1) * 4200);
		close_doc();
		open_justified();
	}
}
END_TEST

/* The letters around the first stroke of the page, as in the text. */
static void
check_joint(uint32_t before, uint32_t behind)
{
	const struct p_page	*p = pages.page[0];

	for (size_t k = 1; k + 1 < p->glyph_n; k++)
		if (is_stroke(&p->glyphs[k])) {
			ck_assert_uint_eq(p->glyphs[k - 1].cp, behind);
			while (is_stroke(&p->glyphs[++k]))
				continue;
			ck_assert_uint_eq(p->glyphs[k].cp, before);
			return;
		}
	ck_abort_msg("no stroke");
}

START_TEST(strokes_stand_behind_seen_before_all_others)
{
	add_arabic("مسجد", PAI_FILL_KASHIDA_HIGH);
	check_joint(0x633, 0x62c);
}
END_TEST

START_TEST(strokes_stand_before_a_final_dal)
{
	add_arabic("جديد", PAI_FILL_KASHIDA_HIGH);
	check_joint(0x64a, 0x62f);
}
END_TEST

START_TEST(strokes_stand_before_alef_rather_than_another_final)
{
	add_arabic("كتاب", PAI_FILL_KASHIDA_HIGH);
	check_joint(0x62a, 0x627);
}
END_TEST

START_TEST(strokes_stand_at_one_that_was_typed)
{
	record.right_to_left = true;
	record.fill = PAI_FILL_KASHIDA_HIGH;
	add_words("ســلم", 13);
	check_joint(STROKE, 0x644);
}
END_TEST

START_TEST(a_word_that_joins_nowhere_is_not_lengthened)
{
	size_t	 n;

	add_arabic("دارو", PAI_FILL_KASHIDA_HIGH);
	(void)strokes(&n);
	ck_assert_uint_eq(n, 0);
}
END_TEST

static void
check_place(uint32_t cp, int32_t left)
{
	ck_assert_int_eq(item_of(0, cp)->x, left);
}

/* Of 300 pt three letters leave 285, which are two gaps. */
START_TEST(a_distributed_line_is_spread_between_all_characters)
{
	record.align = PAI_ALIGN_DISTRIBUTE;
	add_words("abc", 1);
	ck_assert_int_eq(item_of(0, 'a')->x, 50000);
	ck_assert_int_eq(item_of(0, 'a')->w, 300000);
	ck_assert_int_eq(pages.page[0]->glyphs[0].advance, 147500);
	ck_assert_int_eq(pages.page[0]->glyphs[2].advance, 5000);
}
END_TEST

START_TEST(leftward_letters_are_spread_from_the_right_margin)
{
	record.align = PAI_ALIGN_DISTRIBUTE;
	record.right_to_left = true;
	add_words("אבג", 1);
	check_place(0x5d0, 345000);
	check_place(0x5d1, 197500);
	check_place(0x5d2, 50000);
}
END_TEST

START_TEST(marks_stay_with_the_letter_that_they_stand_on)
{
	record.align = PAI_ALIGN_DISTRIBUTE;
	add_words("e\u0301f", 1);
	ck_assert_int_eq(pages.page[0]->glyphs[0].advance, 5000);
}
END_TEST

/* Seven words of seven letters, the blanks between them: 275 of 300 pt. */
START_TEST(the_thai_way_spreads_all_lines_but_the_last)
{
	const struct p_page	*p;

	record.fill = PAI_FILL_CHARACTERS;
	add_words("abcdefg", 10);
	check_filled();
	p = pages.page[0];
	ck_assert_int_gt(p->glyphs[0].advance, 5000);
	ck_assert_int_eq(p->glyphs[p->glyph_n - 2].advance, 5000);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-fill");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_justified, close_doc);
	tcase_add_test(c,
	    arabic_is_filled_by_strokes_where_the_source_says_so);
	tcase_add_test(c, else_it_is_filled_by_gaps);
	tcase_add_test(c, how_much_goes_into_strokes_the_source_says);
	tcase_add_test(c, strokes_stand_behind_seen_before_all_others);
	tcase_add_test(c, strokes_stand_before_a_final_dal);
	tcase_add_test(c,
	    strokes_stand_before_alef_rather_than_another_final);
	tcase_add_test(c, strokes_stand_at_one_that_was_typed);
	tcase_add_test(c, a_word_that_joins_nowhere_is_not_lengthened);
	tcase_add_test(c,
	    a_distributed_line_is_spread_between_all_characters);
	tcase_add_test(c,
	    leftward_letters_are_spread_from_the_right_margin);
	tcase_add_test(c, marks_stay_with_the_letter_that_they_stand_on);
	tcase_add_test(c, the_thai_way_spreads_all_lines_but_the_last);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
