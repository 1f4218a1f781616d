/*
 * A number in the notation of a list.  A notation that ends (the circled
 * numbers end at fifty, the letters never) goes on in decimals.
 */
#include "numformat.h"

#include <stddef.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/ordinal.h"

enum num_format
num_format_named(const char *name)
{
	static const struct { const char *name; enum num_format f; } list[] = {
		{ "decimal", NUM_DECIMAL }, { "none", NUM_NONE },
		{ "bullet", NUM_BULLET }, { "decimalZero", NUM_ZERO },
		{ "numberInDash", NUM_DASH },
		{ "decimalFullWidth", NUM_FULL_WIDTH },
		{ "decimalFullWidth2", NUM_FULL_WIDTH },
		{ "lowerLetter", NUM_LOWER_LETTER },
		{ "upperLetter", NUM_UPPER_LETTER },
		{ "lowerRoman", NUM_LOWER_ROMAN },
		{ "upperRoman", NUM_UPPER_ROMAN }, { "ordinal", NUM_ORDINAL },
		{ "decimalEnclosedCircle", NUM_CIRCLE },
		{ "decimalEnclosedCircleChinese", NUM_CIRCLE },
		{ "decimalEnclosedParen", NUM_PAREN },
		{ "decimalEnclosedFullstop", NUM_STOP },
		{ "chineseCounting", NUM_CHINESE },
		{ "chineseCountingThousand", NUM_CHINESE },
		{ "taiwaneseCounting", NUM_CHINESE },
		{ "taiwaneseCountingThousand", NUM_CHINESE },
		{ "japaneseCounting", NUM_CHINESE },
		{ "koreanDigital2", NUM_DIGITS },
		{ "ideographDigital", NUM_DIGITS },
		{ "japaneseDigitalTenThousand", NUM_DIGITS },
		{ "taiwaneseDigital", NUM_DIGITS },
		{ "chineseLegalSimplified", NUM_LEGAL },
		{ "ideographLegalTraditional", NUM_LEGAL },
		{ "japaneseLegal", NUM_LEGAL },
		{ "ideographTraditional", NUM_STEMS },
		{ "ideographZodiac", NUM_BRANCHES },
		{ "ideographEnclosedCircle", NUM_HAN_CIRCLE },
		{ "hex", NUM_HEX },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, name) == 0)
			return list[i].f;
	return NUM_DECIMAL;
}

/* a .. z, aa .. zz, aaa ..: the letter is repeated, as Word does. */
static void
put_letters(struct p_buf *b, uint32_t n, char first)
{
	uint32_t	 times = (n - 1) / 26 + 1;

	for (uint32_t i = 0; i < times && i < 30; i++)
		p_buf_char(b, (uint32_t)first + (n - 1) % 26);
}

static void
put_roman(struct p_buf *b, uint32_t n, bool upper)
{
	static const struct { uint32_t value; const char *digits; } steps[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};

	for (size_t i = 0; n > 0; i++)
		for (; n >= steps[i].value; n -= steps[i].value)
			for (const char *s = steps[i].digits; *s != '\0'; s++)
				p_buf_char(b, upper ? (uint32_t)*s - 32 :
				    (uint32_t)*s);
}

static void
put_digits(struct p_buf *b, uint32_t n, const char *const *digits)
{
	char	 s[12];
	int	 len = 0;

	for (; n > 0; n /= 10)
		s[len++] = (char)(n % 10);
	while (len > 0)
		p_buf_str(b, digits[(int)s[--len]]);
}

/* 壹佰贰拾叁: each digit with its power of ten; zeros stand once. */
static void
put_legal(struct p_buf *b, uint32_t n)
{
	static const char *const digits[] = { "零", "壹", "贰", "叁", "肆",
	    "伍", "陆", "柒", "捌", "玖" };
	static const char *const powers[] = { "仟", "佰", "拾", "" };
	bool	 begun = false, zero = false;

	for (uint32_t i = 0, power = 1000; i < 4; i++, power /= 10) {
		uint32_t	 digit = n / power % 10;

		if (digit == 0) {
			zero = begun;
			continue;
		}
		if (zero)
			p_buf_str(b, digits[0]);
		p_buf_str(b, digits[digit]);
		p_buf_str(b, powers[i]);
		begun = true;
		zero = false;
	}
}

static const char *
ordinal_suffix(uint32_t n)
{
	if (n % 100 / 10 == 1)
		return "th";
	switch (n % 10) {
	case 1:
		return "st";
	case 2:
		return "nd";
	case 3:
		return "rd";
	default:
		return "th";
	}
}

static uint32_t
circled(uint32_t n)
{
	if (n <= 20)
		return 0x2460 + n - 1;
	return n <= 35 ? 0x3251 + n - 21 : 0x32b1 + n - 36;
}

/* The largest number that a notation has a sign for. */
static uint32_t
last_of(enum num_format f)
{
	switch (f) {
	case NUM_CIRCLE:
		return 50;
	case NUM_PAREN:
	case NUM_STOP:
		return 20;
	case NUM_STEMS:
	case NUM_HAN_CIRCLE:
		return 10;
	case NUM_BRANCHES:
		return 12;
	case NUM_LOWER_LETTER:
	case NUM_UPPER_LETTER:
		return 780;
	case NUM_LOWER_ROMAN:
	case NUM_UPPER_ROMAN:
	case NUM_CHINESE:
	case NUM_LEGAL:
		return 9999;
	default:
		return INT32_MAX;
	}
}

void
num_format_put(struct p_buf *b, enum num_format f, int32_t value)
{
	static const char *const han[] = { "〇", "一", "二", "三", "四",
	    "五", "六", "七", "八", "九" };
	static const char *const wide[] = { "０", "１", "２", "３", "４",
	    "５", "６", "７", "８", "９" };
	static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊",
	    "己", "庚", "辛", "壬", "癸" };
	static const char *const branches[] = { "子", "丑", "寅", "卯", "辰",
	    "巳", "午", "未", "申", "酉", "戌", "亥" };
	uint32_t	 n = value > 0 ? (uint32_t)value : 0;

	if (f == NUM_NONE || f == NUM_BULLET)
		return;
	if (n == 0 || n > last_of(f)) {
		p_buf_fmt(b, "%d", (int)value);
		return;
	}
	switch (f) {
	case NUM_ZERO:
		p_buf_fmt(b, "%02u", (unsigned)n);
		break;
	case NUM_DASH:
		p_buf_fmt(b, "- %u -", (unsigned)n);
		break;
	case NUM_FULL_WIDTH:
		put_digits(b, n, wide);
		break;
	case NUM_LOWER_LETTER:
	case NUM_UPPER_LETTER:
		put_letters(b, n, f == NUM_LOWER_LETTER ? 'a' : 'A');
		break;
	case NUM_LOWER_ROMAN:
	case NUM_UPPER_ROMAN:
		put_roman(b, n, f == NUM_UPPER_ROMAN);
		break;
	case NUM_ORDINAL:
		p_buf_fmt(b, "%u%s", (unsigned)n, ordinal_suffix(n));
		break;
	case NUM_CIRCLE:
		p_buf_char(b, circled(n));
		break;
	case NUM_PAREN:
		p_buf_char(b, 0x2474 + n - 1);
		break;
	case NUM_STOP:
		p_buf_char(b, 0x2488 + n - 1);
		break;
	case NUM_CHINESE:
		p_han_put(b, n);
		break;
	case NUM_DIGITS:
		put_digits(b, n, han);
		break;
	case NUM_LEGAL:
		put_legal(b, n);
		break;
	case NUM_STEMS:
		p_buf_str(b, stems[n - 1]);
		break;
	case NUM_BRANCHES:
		p_buf_str(b, branches[n - 1]);
		break;
	case NUM_HAN_CIRCLE:
		p_buf_char(b, 0x3280 + n - 1);
		break;
	case NUM_HEX:
		p_buf_fmt(b, "%X", (unsigned)n);
		break;
	default:
		p_buf_fmt(b, "%u", (unsigned)n);
		break;
	}
}
