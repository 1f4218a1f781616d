/*
 * Numbers in words: the counting systems of East Asia, and English.
 *
 * East Asian numbers are read in groups of four digits.  In a group each
 * digit stands before its power of ten, and each group before its own power
 * of ten thousand; the systems differ in their characters, in whether a gap
 * is spoken (一百零一), and in whether a one is spoken before a power.
 */
#include "kit/numformat.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "kit/buf.h"

enum ones {
	ONES_ALL,	/* 壹拾 */
	ONES_INSIDE,	/* 十 alone, but 一百一十 */
	ONES_BIG,	/* 百 and 千 alone, but 一万 */
	ONES_NONE	/* 만 too */
};

struct counting {
	const char	*digits[10];
	const char	*powers[4];	/* of 1000, 100, 10, 1 */
	const char	*groups[3];	/* of 1e8, 1e4, 1 */
	enum ones	 ones;
	bool		 gaps;		/* spoken */
};

static const struct counting *
counting_of(enum p_num_format f)
{
	static const struct counting chinese = {
		{ "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
		{ "千", "百", "十", "" }, { "亿", "万", "" },
		ONES_INSIDE, true };
	static const struct counting taiwan = {
		{ "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
		{ "千", "百", "十", "" }, { "億", "萬", "" },
		ONES_INSIDE, true };
	static const struct counting legal = {
		{ "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" },
		{ "仟", "佰", "拾", "" }, { "亿", "万", "" },
		ONES_ALL, true };
	static const struct counting traditional = {
		{ "零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖" },
		{ "仟", "佰", "拾", "" }, { "億", "萬", "" },
		ONES_ALL, true };
	static const struct counting japanese = {
		{ "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
		{ "千", "百", "十", "" }, { "億", "万", "" },
		ONES_BIG, false };
	static const struct counting japanese_legal = {
		{ "零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九" },
		{ "阡", "百", "拾", "" }, { "億", "萬", "" },
		ONES_ALL, false };
	static const struct counting korean = {
		{ "영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구" },
		{ "천", "백", "십", "" }, { "억", "만", "" },
		ONES_NONE, false };

	switch (f) {
	case P_NUM_TAIWAN:
		return &taiwan;
	case P_NUM_LEGAL:
		return &legal;
	case P_NUM_TRADITIONAL_LEGAL:
		return &traditional;
	case P_NUM_JAPANESE:
		return &japanese;
	case P_NUM_JAPANESE_LEGAL:
		return &japanese_legal;
	case P_NUM_KOREAN:
		return &korean;
	default:
		return &chinese;
	}
}

/* Is a digit of one spoken before its power? */
static bool
one_spoken(const struct counting *c, uint32_t power, bool begun)
{
	if (power == 1 || c->ones == ONES_ALL)
		return true;
	return c->ones == ONES_INSIDE && (power > 10 || begun);
}

/* Four digits; begun: something stands before them; gap: with a hole. */
static void
put_group(struct p_buf *b, const struct counting *c, uint32_t n, bool begun,
    bool gap)
{
	uint32_t	 power = 1000;

	for (int i = 0; i < 4; i++, power /= 10) {
		uint32_t	 digit = n / power % 10;

		if (digit == 0) {
			gap = begun;
			continue;
		}
		if (gap && c->gaps)
			p_buf_str(b, c->digits[0]);
		if (digit != 1 || one_spoken(c, power, begun))
			p_buf_str(b, c->digits[digit]);
		p_buf_str(b, c->powers[i]);
		begun = true;
		gap = false;
	}
}

void
p_num_count_put(struct p_buf *b, enum p_num_format f, uint32_t n)
{
	const struct counting	*c = counting_of(f);
	uint32_t		 power = 100000000;
	bool			 begun = false, gap = false;

	for (int i = 0; i < 3; i++, power /= 10000) {
		uint32_t	 group = n / power % 10000;

		if (group == 0) {
			gap = begun;
			continue;
		}
		if (group != 1 || power == 1 || c->ones != ONES_NONE)
			put_group(b, c, group, begun, gap);
		p_buf_str(b, c->groups[i]);
		begun = true;
		gap = false;
	}
}

/* ---- English ---- */

static const char *const below_twenty[] = { "", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen" };
static const char *const tens[] = { "", "", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety" };

static void
put_blank(struct p_buf *b, size_t begin)
{
	if (b->n > begin)
		p_buf_str(b, " ");
}

static void
put_hundreds(struct p_buf *b, uint32_t n, size_t begin)
{
	if (n >= 100) {
		put_blank(b, begin);
		p_buf_fmt(b, "%s hundred", below_twenty[n / 100]);
		n %= 100;
	}
	if (n == 0)
		return;
	put_blank(b, begin);
	if (n < 20)
		p_buf_str(b, below_twenty[n]);
	else if (n % 10 == 0)
		p_buf_str(b, tens[n / 10]);
	else
		p_buf_fmt(b, "%s-%s", tens[n / 10], below_twenty[n % 10]);
}

/* Makes an ordinal of the last word of a cardinal. */
static void
make_ordinal(struct p_buf *b, size_t begin)
{
	static const struct { const char *from, *to; } list[] = {
		{ "one", "first" }, { "two", "second" }, { "three", "third" },
		{ "five", "fifth" }, { "eight", "eighth" },
		{ "nine", "ninth" }, { "twelve", "twelfth" },
	};
	size_t	 at = b->n;

	while (at > begin && b->p[at - 1] != ' ' && b->p[at - 1] != '-')
		at--;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(b->p + at, list[i].from) == 0) {
			b->n = at;
			p_buf_str(b, list[i].to);
			return;
		}
	if (b->p[b->n - 1] == 'y') {
		b->n--;
		p_buf_str(b, "ieth");
	} else {
		p_buf_str(b, "th");
	}
}

void
p_num_english_put(struct p_buf *b, uint32_t n, bool ordinal)
{
	static const struct { uint32_t value; const char *name; } steps[] = {
		{ 1000000000, "billion" }, { 1000000, "million" },
		{ 1000, "thousand" },
	};
	size_t	 begin = b->n;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (n < steps[i].value)
			continue;
		put_hundreds(b, n / steps[i].value, begin);
		p_buf_fmt(b, " %s", steps[i].name);
		n %= steps[i].value;
	}
	put_hundreds(b, n, begin);
	if (!p_buf_ok(b) || b->n == begin)
		return;
	if (ordinal)
		make_ordinal(b, begin);
	if (p_buf_ok(b))
		b->p[begin] = (char)toupper((unsigned char)b->p[begin]);
}
