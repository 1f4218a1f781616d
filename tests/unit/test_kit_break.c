/*
 * Line ends.  Each text is written with | at every place where a line may
 * end, so a test reads as the rule it tests.
 */
#include "kit/break.h"
#include "kit/utf8.h"
#include "run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define	MAX	256

/* The text with its line ends marked, as p_break_find() has them. */
static void
mark(const char *s, char *out)
{
	uint32_t	 cp[MAX] = { 0 };
	uint8_t		 brk[MAX];
	size_t		 n = 0, len = strlen(s), at = 0;

	for (size_t i = 0; i < len;) {
		uint32_t	 c;

		i += p_utf8_next(s + i, len - i, &c);
		if (c != '|')
			cp[n++] = c;
		ck_assert_uint_lt(n, MAX);
	}
	p_break_find(cp, n, brk);
	for (size_t i = 0; i < n; i++) {
		if (brk[i] == P_BREAK_MAY)
			out[at++] = '|';
		at += p_utf8_put(out + at, cp[i]);
	}
	out[at] = '\0';
}

static const char *const lines[] = {
	/* Between any two Han, never before or after a mark's wrong side. */
	"主|动|公|开，|依|申|请|公|开。",
	"（主|动）|和|《条|例》",
	"称|“条|例”，|和|“办|法”|“规|定”。",
	"中|国·|北|京",
	"甲～|乙",
	/* Halves of —— and …… */
	"他|说——|是|的……|好",
	/* Numbers with sign, point, thousands, percent, degree, currency. */
	"共|1,234.56|万|元，|占-12.5%，|为|36.6℃|和|￥100",
	"５０．５％|的|数",
	/* Latin words, and the apostrophe in them. */
	"don’t |split |words|中|文|ABC|中",
	"Plain |text |(with |brackets), |and |more.",
	"one,two;three |a/b |10:30",
	/* A 序数 keeps what follows it. */
	"一、总|体|情|况",
	"（一）予|以|公|开",
	"(一) 予|以",
	"十二、其|他",
	"1.属|于|国|家|秘|密",
	"12．重|复",
	"（1）申|请",
	"第一章 总|则",
	/* But only at the start. */
	"见|第|一、|二|项",
	/* A note's mark stays with what it notes. */
	"规|定〔1〕|执|行",
	"国|办〔2021〕|30|号",
	"〔甲〕|乙",
};

START_TEST(lines_end_where_they_may)
{
	char	 out[4 * MAX];

	mark(lines[_i], out);
	ck_assert_str_eq(out, lines[_i]);
}
END_TEST

/* GB/T 15834 and CLREQ, as official documents apply them. */
static const char no_start[] = "、，。；：！？．,;:!?.”’」』）〕】〗》〉］｝)]}"
    "—–-～~·‧•/／…⋯℃％%‰";
static const char no_end[] = "“‘「『（〔【〖《〈［｛([{/／￥";

static void
each_mark(const char *set, bool start)
{
	uint32_t	 cp[3] = { 0x4e2d, 0x4e2d, 0x4e2d };
	uint8_t		 brk[3];
	size_t		 len = strlen(set);

	for (size_t i = 0; i < len;) {
		i += p_utf8_next(set + i, len - i, &cp[1]);
		ck_assert_msg(start ? p_break_no_start(cp[1]) :
		    p_break_no_end(cp[1]), "U+%04X", cp[1]);
		p_break_find(cp, 3, brk);
		ck_assert_msg(brk[start ? 1 : 2] == P_BREAK_NO, "U+%04X",
		    cp[1]);
	}
}

START_TEST(no_mark_stands_on_the_wrong_side)
{
	each_mark(no_start, true);
	each_mark(no_end, false);
	ck_assert(!p_break_no_start(0x4e2d));
	ck_assert(!p_break_no_end(0x4e2d));
	ck_assert(!p_break_no_start(0x201c));
	ck_assert(!p_break_no_end(0x201d));
}
END_TEST

START_TEST(tables_are_in_order)
{
	/* A search in an unsorted table would miss some mark it finds. */
	unsigned	 starts = 0, ends = 0;

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		starts += p_break_no_start(cp);
		ends += p_break_no_end(cp);
	}
	ck_assert_uint_eq(starts, 69);
	ck_assert_uint_eq(ends, 28);
}
END_TEST

START_TEST(line_ends_stand_for_blanks_between_latin)
{
	ck_assert(p_break_blank('a', 'b'));
	ck_assert(p_break_blank(',', 'b'));
	ck_assert(p_break_blank(0xe9, '('));
	ck_assert(!p_break_blank(0x4e2d, 0x6587));
	ck_assert(!p_break_blank('a', 0x6587));
	ck_assert(!p_break_blank(0x3002, 'a'));
	ck_assert(!p_break_blank(0x201d, 0x201c));
}
END_TEST

START_TEST(line_separators_must_end_lines)
{
	const uint32_t	 cp[] = { 'a', '\n', 'b' };
	uint8_t		 brk[3];

	p_break_find(cp, 3, brk);
	ck_assert_uint_eq(brk[1], P_BREAK_NO);
	ck_assert_uint_eq(brk[2], P_BREAK_MUST);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/break");
	TCase	*t = tcase_create("break");

	tcase_add_loop_test(t, lines_end_where_they_may, 0,
	    (int)(sizeof(lines) / sizeof(lines[0])));
	tcase_add_test(t, no_mark_stands_on_the_wrong_side);
	tcase_add_test(t, tables_are_in_order);
	tcase_add_test(t, line_ends_stand_for_blanks_between_latin);
	tcase_add_test(t, line_separators_must_end_lines);
	suite_add_tcase(s, t);
	return run_suite(s);
}
