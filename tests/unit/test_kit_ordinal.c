/*
 * 序数 are read in all their forms, and what only looks like one is not.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/ordinal.h"
#include "run.h"

static const struct {
	const char	*text;
	enum p_ordinal_form form;
	unsigned	 value, level;
	size_t		 n, skip;
} cases[] = {
	{ "一、总体情况", P_ORD_HAN_COMMA, 1, 2, 6, 6 },
	{ "  二十一、其他", P_ORD_HAN_COMMA, 21, 2, 14, 14 },
	{ "十．附则", P_ORD_HAN_COMMA, 10, 2, 6, 6 },
	{ "（三） 公开", P_ORD_HAN_BRACKET, 3, 3, 9, 10 },
	{ "( 四 )公开", P_ORD_HAN_BRACKET, 4, 3, 7, 7 },
	{ "1.属于", P_ORD_DIGIT_DOT, 1, 4, 2, 2 },
	{ "12、属于", P_ORD_DIGIT_DOT, 12, 4, 5, 5 },
	{ "（1）主动", P_ORD_DIGIT_BRACKET, 1, 5, 7, 7 },
	{ "2)主动", P_ORD_DIGIT_BRACKET, 2, 5, 2, 2 },
	{ "③主动", P_ORD_CIRCLED, 3, 6, 3, 3 },
	{ "第二章 公开", P_ORD_CHAPTER, 2, 2, 9, 10 },
	{ "第三节公开", P_ORD_CHAPTER, 3, 3, 9, 9 },
	{ "第二十条第（一）项", P_ORD_CHAPTER, 20, 0, 12, 12 },
	{ "一是加强", P_ORD_HAN_IS, 1, 0, 6, 6 },
	{ "2021年", P_ORD_NONE, 0, 0, 0, 0 },
	{ "1.5万元", P_ORD_NONE, 0, 0, 0, 0 },
	{ "一般事项", P_ORD_NONE, 0, 0, 0, 0 },
	{ "第三方", P_ORD_NONE, 0, 0, 0, 0 },
	{ "（试行）", P_ORD_NONE, 0, 0, 0, 0 },
	{ "12345.", P_ORD_NONE, 0, 0, 0, 0 },
	{ "", P_ORD_NONE, 0, 0, 0, 0 },
};

START_TEST(ordinals_are_read)
{
	struct p_ordinal	 o;
	const char		*s = cases[_i].text;

	ck_assert_int_eq(p_ordinal_at(s, strlen(s), &o),
	    cases[_i].form != P_ORD_NONE);
	ck_assert_int_eq(o.form, cases[_i].form);
	ck_assert_uint_eq(o.value, cases[_i].value);
	ck_assert_uint_eq(o.level, cases[_i].level);
	ck_assert_uint_eq(o.n, cases[_i].n);
	ck_assert_uint_eq(o.skip, cases[_i].skip);
}
END_TEST

START_TEST(a_number_written_is_read_back)
{
	uint32_t	 v, back;
	size_t		 used;

	for (v = 1; v <= 9999; v++) {
		struct p_buf	 b = { 0 };

		p_han_put(&b, v);
		ck_assert(p_han_number(b.p, b.n, &back, &used));
		ck_assert_uint_eq(back, v);
		ck_assert_uint_eq(used, b.n);
		p_buf_free(&b);
	}
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/ordinal");
	TCase	*t = tcase_create("ordinal");

	tcase_add_loop_test(t, ordinals_are_read, 0,
	    (int)(sizeof(cases) / sizeof(cases[0])));
	tcase_add_test(t, a_number_written_is_read_back);
	suite_add_tcase(s, t);
	return run_suite(s);
}
