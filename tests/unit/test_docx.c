/*
 * Small parts of the Word reader: its names, its numbers, its symbols.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/symbol.h"
#include <paiban/base.h>

#include "length.h"
#include "names.h"
#include "kit/numformat.h"
#include "pool.h"
#include "run.h"

START_TEST(names_are_sorted_for_the_look_up)
{
	for (size_t i = 1; i < docx_words.name_count; i++) {
		const struct p_xml_name	*a = &docx_words.names[i - 1];
		const struct p_xml_name	*b = &docx_words.names[i];

		ck_assert_msg(a->space < b->space || (a->space == b->space &&
		    strcmp(a->local, b->local) < 0), "%s before %s",
		    docx_name(a->token), docx_name(b->token));
	}
}
END_TEST

static void
shows(const char *notation, int32_t n, const char *want)
{
	struct p_buf	 b = { 0 };

	p_num_format_put(&b, p_num_format_named(notation), n);
	ck_assert_str_eq(b.p == NULL ? "" : b.p, want);
	p_buf_free(&b);
}

START_TEST(numbers_in_every_notation)
{
	shows("decimal", 12, "12");
	shows("decimalZero", 7, "07");
	shows("lowerLetter", 26, "z");
	shows("lowerLetter", 27, "aa");
	shows("upperLetter", 55, "CCC");
	shows("lowerRoman", 1994, "mcmxciv");
	shows("upperRoman", 4, "IV");
	shows("ordinal", 22, "22nd");
	shows("ordinal", 112, "112th");
	shows("numberInDash", 3, "- 3 -");
	shows("decimalFullWidth", 12, "１２");
	shows("decimalEnclosedCircle", 21, "㉑");
	shows("decimalEnclosedCircleChinese", 50, "㊿");
	shows("decimalEnclosedCircle", 51, "51");
	shows("decimalEnclosedParen", 20, "⒇");
	shows("chineseCounting", 21, "二十一");
	shows("chineseCountingThousand", 1005, "一千零五");
	shows("japaneseCounting", 10, "十");
	shows("ideographDigital", 205, "二〇五");
	shows("chineseLegalSimplified", 1203, "壹仟贰佰零叁");
	shows("ideographTraditional", 3, "丙");
	shows("ideographZodiac", 12, "亥");
	shows("ideographEnclosedCircle", 1, "㊀");
	shows("none", 5, "");
	shows("a notation of tomorrow", 5, "5");
	shows("lowerRoman", 0, "0");
}
END_TEST

static void
measures(const char *s, int32_t plain, int32_t want)
{
	bool		 clamped = false;
	int32_t		 mpt = -1;

	ck_assert(length_parse(s, plain, &mpt, &clamped));
	ck_assert_int_eq(mpt, want);
}

START_TEST(numbers_in_words_up_to_the_largest)
{
	static const struct {
		const char	*notation;
		int32_t		 n;
		const char	*want;
	} list[] = {
		{ "chineseCounting", 99, "九十九" },
		{ "chineseCounting", 108, "一○八" },
		{ "chineseCountingThousand", 110, "一百一十" },
		{ "chineseCountingThousand", 10010, "一万零一十" },
		{ "chineseCountingThousand", 100000000, "一亿" },
		{ "chineseCountingThousand", 2147483647,
		    "二十一亿四千七百四十八万三千六百四十七" },
		{ "chineseCountingThousand", 100020003, "一亿零二万零三" },
		{ "taiwaneseCountingThousand", 20000, "二萬" },
		{ "taiwaneseDigital", 100, "一○○" },
		{ "chineseLegalSimplified", 10, "壹拾" },
		{ "chineseLegalSimplified", 12005, "壹万贰仟零伍" },
		{ "ideographLegalTraditional", 3006, "參仟零陸" },
		{ "japaneseCounting", 11101, "一万千百一" },
		{ "japaneseLegal", 1010, "壱阡壱拾" },
		{ "koreanCounting", 11111, "만천백십일" },
		{ "koreanDigital", 30, "삼영" }, { "koreanDigital2", 30, "三零" },
		{ "koreanLegal", 21, "스물하나" }, { "koreanLegal", 100, "100" },
		{ "ideographZodiacTraditional", 60, "癸亥" },
		{ "ideographZodiacTraditional", 13, "丙子" },
		{ "cardinalText", 21, "Twenty-one" },
		{ "cardinalText", 1000001, "One million one" },
		{ "ordinalText", 1, "First" },
		{ "ordinalText", 120, "One hundred twentieth" },
		{ "ordinalText", 32, "Thirty-second" },
		{ "chicago", 6, "††" }, { "aiueoFullWidth", 46, "ン" },
		{ "russianLower", 30, "аа" }, { "ganada", 15, "15" },
		{ "thaiNumbers", 10, "๑๐" }, { "decimalHalfWidth", 7, "7" },
		{ "hebrew2", 1, "א" }, { "hex", 255, "FF" },
	};
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		shows(list[i].notation, list[i].n, list[i].want);
	p_num_notation_put(&b, p_num_notation("custom", "001, 002, 003, ..."), 7);
	ck_assert_str_eq(b.p, "007");
	p_buf_free(&b);
	ck_assert(!p_num_format_known("bahtText"));
}
END_TEST

START_TEST(lengths_with_and_without_a_unit)
{
	bool		 clamped = false;
	int32_t		 mpt;

	measures("240", LENGTH_TWIP, 12000);
	measures("-21", LENGTH_HALF, -10500);
	measures("12.5pt", LENGTH_TWIP, 12500);
	measures("1in", LENGTH_TWIP, 72000);
	measures(" 2.54cm", LENGTH_TWIP, 71999);
	measures(".5", LENGTH_PIXEL, 375);
	ck_assert(!length_parse("", LENGTH_TWIP, &mpt, &clamped));
	ck_assert(!length_parse("auto", LENGTH_TWIP, &mpt, &clamped));
	ck_assert(!length_parse(NULL, LENGTH_TWIP, &mpt, &clamped));
	ck_assert(!clamped);
	ck_assert(length_parse("-99999999999999999999", LENGTH_TWIP, &mpt,
	    &clamped));
	ck_assert_int_eq(mpt, -PAI_MPT_MAX);
	ck_assert(clamped);
}
END_TEST

START_TEST(symbols_become_what_they_look_like)
{
	ck_assert_uint_eq(p_symbol_char("Wingdings", 0xf0fc), 0x2714);
	ck_assert_uint_eq(p_symbol_char("symbol", 0xf061), 0x3b1);
	ck_assert_uint_eq(p_symbol_char("Arial", 0x41), 0x41);
	ck_assert_uint_eq(p_symbol_char("Arial", 0xf041), 0);
	ck_assert_uint_eq(p_symbol_char("MT Extra", 0x4c), 0x22ef);
	ck_assert_uint_eq(p_symbol_char("MT Extra", 0xf04c), 0x22ef);
	ck_assert_uint_eq(p_symbol_char("Euclid Symbol", 0xe6), 0x239b);
	ck_assert_uint_eq(p_symbol_char("Euclid Math Two", 'R'), 0x211d);
	ck_assert_uint_eq(p_symbol_char("Euclid Math Two", 'S'), 0x1d54a);
	ck_assert(p_symbol_font("webdings"));
	ck_assert(!p_symbol_font("Arial"));
	ck_assert_uint_eq(p_symbol_bullet("Symbol", 0xf0b7), 0x2022);
	ck_assert_uint_eq(p_symbol_bullet("Courier New", 'o'), 'o');
	ck_assert_uint_eq(p_symbol_bullet("Wingdings", 0xf001), 0x2022);
}
END_TEST

START_TEST(equal_strings_have_equal_numbers)
{
	struct pool	 pool = { 0 };
	struct strings	 s = { .pool = &pool };
	char		 name[16];

	for (int i = 0; i < 1000; i++) {
		int	 n = snprintf(name, sizeof(name), "font %d", i);

		ck_assert_uint_eq(strings_id(&s, name, (size_t)n),
		    (uint32_t)i + 1);
	}
	ck_assert_uint_eq(strings_id(&s, "font 7", 6), 8);
	ck_assert_str_eq(strings_at(&s, 8), "font 7");
	ck_assert_uint_eq(strings_find(&s, "font", 4), 0);
	strings_free(&s);
	pool_free(&pool);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("docx");
	TCase	*t = tcase_create("all");

	tcase_add_test(t, names_are_sorted_for_the_look_up);
	tcase_add_test(t, numbers_in_every_notation);
	tcase_add_test(t, numbers_in_words_up_to_the_largest);
	tcase_add_test(t, lengths_with_and_without_a_unit);
	tcase_add_test(t, symbols_become_what_they_look_like);
	tcase_add_test(t, equal_strings_have_equal_numbers);
	suite_add_tcase(s, t);
	return run_suite(s);
}
