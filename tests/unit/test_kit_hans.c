/*
 * Traditional characters are simplified, and of what stands in brackets only
 * a syllable behind a Chinese character is a reading.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit/hans.h"
#include "kit/utf8.h"
#include "run.h"

START_TEST(characters_are_simplified)
{
	ck_assert_uint_eq(p_hans_char(0x9805), 0x9879);	/* 項 */
	ck_assert_uint_eq(p_hans_char(0x8a34), 0x8bc9);	/* 訴 */
	ck_assert_uint_eq(p_hans_char(0x8907), 0x590d);	/* 複 */
	ck_assert_uint_eq(p_hans_char(0x590d), 0x590d);	/* 复: is simplified */
	ck_assert_uint_eq(p_hans_char(0x7684), 0x7684);	/* 的: one form */
	ck_assert_uint_eq(p_hans_char('a'), 'a');
	ck_assert_uint_eq(p_hans_char(0x10ffff), 0x10ffff);
}
END_TEST

/* What the search needs, and that nothing stands there in vain. */
START_TEST(table_is_sorted)
{
	static const uint16_t pairs[][2] = {
#include "kit/hans.def"
	};
	size_t	 n = sizeof(pairs) / sizeof(pairs[0]);

	for (size_t i = 0; i < n; i++) {
		ck_assert(i == 0 || pairs[i - 1][0] < pairs[i][0]);
		ck_assert_uint_eq(p_hans_char(pairs[i][0]), pairs[i][1]);
		ck_assert_uint_ne(pairs[i][0], pairs[i][1]);
	}
}
END_TEST

static const struct {
	const char	*text, *want;
} cases[] = {
	{ "公(gong)开", "公开" },
	{ "公(gōng)开(kāi)", "公开" },
	{ "女(nǚ)", "女" },
	{ "公(GONG)开", "公开" },
	{ "面积(km)", "面积(km)" },
	{ "金额(usd)", "金额(usd)" },
	{ "项(一)", "项(一)" },
	{ "(gong)开", "(gong)开" },
	{ "f(a)", "f(a)" },
	{ "开(gongkai)", "开(gongkai)" },
	{ "开(kai", "开(kai" },
	{ "开()", "开()" },
	{ "", "" },
};

START_TEST(readings_are_dropped)
{
	uint32_t cp[32];
	char	 text[128];
	size_t	 n = 0, len = 0;

	for (const char *s = cases[_i].text; *s != '\0'; n++)
		s += p_utf8_next(s, strlen(s), &cp[n]);
	n = p_hans_drop_readings(cp, n);
	for (size_t i = 0; i < n; i++)
		len += p_utf8_put(text + len, cp[i]);
	text[len] = '\0';
	ck_assert_str_eq(text, cases[_i].want);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("hans");
	TCase	*t = tcase_create("hans");

	tcase_add_test(t, characters_are_simplified);
	tcase_add_test(t, table_is_sorted);
	tcase_add_loop_test(t, readings_are_dropped, 0,
	    sizeof(cases) / sizeof(cases[0]));
	suite_add_tcase(s, t);
	return run_suite(s);
}
