/* Filling lines: each text stands beside the lines it becomes. */
#include "kit/break.h"
#include "kit/utf8.h"
#include "kit/wrap.h"
#include "run.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define	MAX	512

struct sample {
	size_t		 room;
	const char	*text;
	const char	*lines;		/* each ended by | */
};

static const struct sample samples[] = {
	{ 10, "主动公开政府信息", "主动公开政|府信息|" },
	{ 10, "主动公开，依申请", "主动公开，|依申请|" },
	{ 10, "主动公开政，依申请", "主动公开|政，依申请|" },
	{ 10, "plain words wrap", "plain|words wrap|" },
	{ 10, "words 主动公开 end", "words 主动|公开 end|" },
	{ 8, "主动 公开 政府", "主动 公|开 政府|" },
	{ 6, "unbreakable", "unbrea|kable|" },
	{ 6, "filled on", "filled |on|" },
	{ 1, "主动", "主|动|" },
	{ 12, "共1234567件", "共1234567件|" },
	{ 8, "共1234567件", "共|1234567|件|" },
};

static size_t
decode(const char *s, uint32_t *cp)
{
	size_t	 n = 0, len = strlen(s);

	for (size_t i = 0; i < len; n++)
		i += p_utf8_next(s + i, len - i, &cp[n]);
	return n;
}

START_TEST(text_fills_lines)
{
	const struct sample	*s = &samples[_i];
	uint32_t		 cp[MAX];
	uint8_t			 brk[MAX];
	struct p_wrap		 w = { cp, brk, decode(s->text, cp), true };
	struct p_wrap_line	 line;
	char			 out[4 * MAX];
	size_t			 at = 0;

	p_break_find(cp, w.n, brk);
	for (size_t i = 0; i < w.n; i = line.next) {
		p_wrap_next(&w, i, s->room, &line);
		for (size_t k = line.from; k < line.to; k++)
			at += p_utf8_put(out + at, cp[k]);
		out[at++] = '|';
	}
	out[at] = '\0';
	ck_assert_str_eq(out, s->lines);
}
END_TEST

START_TEST(the_widest_unit_is_found)
{
	uint32_t	 cp[MAX];
	uint8_t		 brk[MAX];
	struct p_wrap	 w = { cp, brk, decode("共1234567件 ok", cp), true };
	size_t		 unit, all;

	p_break_find(cp, w.n, brk);
	p_wrap_measure(&w, &unit, &all);
	ck_assert_uint_eq(unit, 7);
	ck_assert_uint_eq(all, 14);
}
END_TEST

START_TEST(blanks_that_would_be_lost_hold_their_neighbours)
{
	uint32_t	 cp[MAX];
	uint8_t		 brk[MAX];
	size_t		 n = decode("甲 乙 a b", cp);

	p_break_find(cp, n, brk);
	p_wrap_seal_blanks(cp, n, brk);
	ck_assert_uint_eq(brk[2], P_BREAK_NO);
	ck_assert_uint_eq(brk[4], P_BREAK_NO);
	ck_assert_uint_eq(brk[6], P_BREAK_MAY);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/wrap");
	TCase	*t = tcase_create("wrap");

	tcase_add_loop_test(t, text_fills_lines, 0,
	    (int)(sizeof(samples) / sizeof(samples[0])));
	tcase_add_test(t, the_widest_unit_is_found);
	tcase_add_test(t, blanks_that_would_be_lost_hold_their_neighbours);
	suite_add_tcase(s, t);
	return run_suite(s);
}
