/* Columns of characters: UAX #11 as the grid needs it. */
#include "kit/width.h"
#include "run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static size_t
width(const char *s, bool wide)
{
	return p_width_text(s, strlen(s), wide);
}

START_TEST(han_takes_two)
{
	ck_assert_uint_eq(width("第一项", true), 6);
	ck_assert_uint_eq(width("第一项", false), 6);
	ck_assert_uint_eq(width("，。（）", false), 8);
	ck_assert_uint_eq(width("\xf0\xa0\x80\x80", false), 2);
	ck_assert_uint_eq(width("０１Ａ", false), 6);
}
END_TEST

START_TEST(latin_takes_one)
{
	ck_assert_uint_eq(width("GB/T 9704", true), 9);
	ck_assert_uint_eq(width("café naïve", true), 10);
}
END_TEST

START_TEST(ambiguous_follows_the_context)
{
	const char	*marks[] = { "“", "”", "—", "…", "·", "×", "①", "─",
	    "│", "┼", "═", "■", "℃", "α", "Ж" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		ck_assert_msg(width(marks[i], true) == 2, "%s", marks[i]);
		ck_assert_msg(width(marks[i], false) == 1, "%s", marks[i]);
	}
}
END_TEST

START_TEST(marks_that_combine_take_none)
{
	ck_assert_uint_eq(width("e\xcc\x81", true), 1);
	ck_assert_uint_eq(p_width_char(0x200b, true), 0);
	ck_assert_uint_eq(p_width_char(0xfe0f, true), 0);
	ck_assert_uint_eq(p_width_char(0x20dd, true), 0);
}
END_TEST

START_TEST(nothing_takes_more_than_two)
{
	uint32_t	 wrong = 0;

	for (uint32_t cp = 0; cp < 0x110000; cp++)
		if (p_width_char(cp, true) > 2 ||
		    p_width_char(cp, false) > p_width_char(cp, true))
			wrong++;
	ck_assert_uint_eq(wrong, 0);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/width");
	TCase	*t = tcase_create("width");

	tcase_add_test(t, han_takes_two);
	tcase_add_test(t, latin_takes_one);
	tcase_add_test(t, ambiguous_follows_the_context);
	tcase_add_test(t, marks_that_combine_take_none);
	tcase_add_test(t, nothing_takes_more_than_two);
	suite_add_tcase(s, t);
	return run_suite(s);
}
