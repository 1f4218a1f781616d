/*
 * 标点挤压: where full-width marks give up their blank halves.
 *
 * Lines are 300 pt wide, characters 10 pt unless a test says otherwise.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "layout_doc.h"
#include "run.h"

#define	HAN9	"一二三四五六七八九"

static uint16_t	 setting;	/* of paragraphs, PAI_SET_* */

static void
open_plain(void)
{
	setting = 0;
	open_page(0);
}

static void
begin(uint16_t rules)
{
	close_doc();
	open_page(rules);
}

/* ）） is 20 pt wide; pressed, 15. */
static int32_t
width_of_brackets(uint16_t rules, int32_t kern_from)
{
	begin(rules);
	record.kern_from = kern_from;
	add_record("））x");
	set(P_PROFILE_SOURCE);
	return item_of(0, 0xff09)->w;
}

START_TEST(marks_side_by_side_are_pressed_where_characters_are_kerned)
{
	int32_t	 width = width_of_brackets(0, 0);

	ck_assert_int_eq(width_of_brackets(PAI_RULE_PRESS_MARKS, 0), width);
	ck_assert_int_eq(width_of_brackets(0, 10000) + 5000, width);
	ck_assert_int_eq(width_of_brackets(0, 10500), width);
	ck_assert_int_eq(width_of_brackets(PAI_RULE_KEEP_PAIRS, 10000),
	    width);
}
END_TEST

/* Characters in the first of 29 and a part, where five more follow. */
static size_t
first_line(const char *mark, int32_t part, uint16_t rules, uint8_t align)
{
	char	 text[200];
	struct line *l;
	size_t	 n;

	begin(rules);
	record.set |= PAI_SF_INDENT;
	record.indent_right = 10000 - part;
	record.align = align;
	record.setting = setting;
	snprintf(text, sizeof(text), HAN9 "%s" HAN9 "十" HAN9 "十" HAN9,
	    mark);
	add_record(text);
	set(P_PROFILE_SOURCE);
	check_text();
	l = pages_lines(&pages, &n);
	n = l[0].n;
	if (align == PAI_ALIGN_JUSTIFY)
		ck_assert_int_le(abs(l[0].right - 350000 +
		    record.indent_right), 30);
	free(l);
	return n;
}

START_TEST(a_mark_within_a_full_line_makes_room_for_one_more)
{
	ck_assert_uint_eq(first_line("，", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 30);
	ck_assert_uint_eq(first_line("（", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 30);
}
END_TEST

START_TEST(more_than_half_of_it_must_not_stick_out)
{
	ck_assert_uint_eq(first_line("，", 4000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 29);
	ck_assert_uint_eq(first_line("，（", 4000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 29);
}
END_TEST

START_TEST(colons_make_no_room)
{
	ck_assert_uint_eq(first_line("：", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 29);
}
END_TEST

START_TEST(nor_does_a_mark_where_the_source_does_not_press)
{
	ck_assert_uint_eq(first_line("，", 6000, 0, PAI_ALIGN_JUSTIFY), 29);
}
END_TEST

START_TEST(lines_that_need_not_be_full_take_in_one_too)
{
	ck_assert_uint_eq(first_line("，", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_LEFT), 30);
}
END_TEST

/* As a style of Western templates says of all text. */
START_TEST(marks_of_no_east_asian_language_make_no_room)
{
	setting = PAI_SET_WHOLE_MARKS;
	ck_assert_uint_eq(first_line("，", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 29);
}
END_TEST

/* Two marks of which 4 pt are asked give 2 each; （ on its left. */
START_TEST(marks_give_alike)
{
	const struct p_item *i;
	const struct p_glyph *g;

	ck_assert_uint_eq(first_line("，一（", 6000, PAI_RULE_PRESS_MARKS,
	    PAI_ALIGN_JUSTIFY), 30);
	i = item_of(0, 0x4e00);
	g = pages.page[0]->glyphs + i->as.text.first;
	ck_assert_int_eq(g[8].advance, 10000);
	ck_assert_int_eq(g[9].advance, 8000);
	ck_assert_int_eq(g[10].advance, 8000);
	ck_assert_int_eq(g[11].advance, 10000);
}
END_TEST

/* GB/T 9704: 26 characters behind the indent of two. */
static size_t
first_line_of_ours(const char *mark, const char *next)
{
	char	 text[200];
	struct line *l;
	size_t	 n;

	begin(0);
	snprintf(text, sizeof(text), HAN9 "%s" HAN9 "一二三四五六七%s" HAN9,
	    mark, next);
	add_record(text);
	set(P_PROFILE_GBT9704);
	check_text();
	check_inside();
	l = pages_lines(&pages, &n);
	n = l[0].n;
	free(l);
	return n;
}

START_TEST(ours_take_in_what_must_not_begin_a_line)
{
	ck_assert_uint_eq(first_line_of_ours("，", "。"), 27);
	ck_assert_uint_eq(first_line_of_ours("：", "。"), 27);
	ck_assert_uint_eq(first_line_of_ours("八", "。"), 25);
}
END_TEST

START_TEST(ours_take_in_nothing_else)
{
	ck_assert_uint_eq(first_line_of_ours("，", "八"), 26);
}
END_TEST

/* The same record as in the first test of a line, by the user's choice. */
START_TEST(marks_keep_their_blank_within_a_line_where_the_user_says_so)
{
	struct p_setup	 setup = { 0 };
	struct line	*l;
	size_t		 n;

	setup.given[P_SETUP_PRESS] = true;
	for (int choice = P_PRESS_LINES; choice <= P_PRESS_ENDS; choice++) {
		setup.value[P_SETUP_PRESS] = choice;
		(void)first_line("，", 6000, PAI_RULE_PRESS_MARKS,
		    PAI_ALIGN_JUSTIFY);
		p_pages_free(&pages);
		ck_assert_int_eq(pages_set_parted(&f, P_PROFILE_SOURCE, NULL,
		    &setup, &pages), PAI_OK);
		l = pages_lines(&pages, &n);
		ck_assert_uint_eq(l[0].n, choice == P_PRESS_ENDS ? 29 : 30);
		free(l);
	}
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-press");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_plain, close_doc);
	tcase_add_test(c,
	    marks_side_by_side_are_pressed_where_characters_are_kerned);
	tcase_add_test(c, a_mark_within_a_full_line_makes_room_for_one_more);
	tcase_add_test(c, more_than_half_of_it_must_not_stick_out);
	tcase_add_test(c, colons_make_no_room);
	tcase_add_test(c, nor_does_a_mark_where_the_source_does_not_press);
	tcase_add_test(c, lines_that_need_not_be_full_take_in_one_too);
	tcase_add_test(c, marks_of_no_east_asian_language_make_no_room);
	tcase_add_test(c, marks_give_alike);
	tcase_add_test(c, ours_take_in_what_must_not_begin_a_line);
	tcase_add_test(c, ours_take_in_nothing_else);
	tcase_add_test(c,
	    marks_keep_their_blank_within_a_line_where_the_user_says_so);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
