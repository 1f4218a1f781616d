/*
 * Where a line may end: UAX #14 tailored to GB/T 15834 and CLREQ (避头尾).
 *
 * libunistring gives the classes and pair rules of UAX #14, with ambiguous
 * characters taken as East Asian.  On top of its answer, pair by pair:
 *
 *	- “ and ” open and close.  UAX #14 cannot know (class QU) and glues
 *	  both to either side; next to Chinese they part like （ and ）.
 *	- full-width digits and letters are digits and letters.
 *	- a mark of the tables below never begins or ends a line.
 *	- 〔1〕 stays with what it notes.
 *	- the 序数 at the start of a text stays with what it numbers.
 */
#include "kit/break.h"
#include "kit/utf8.h"

#include <unilbrk.h>

/* GB/T 15834-2011 5.1 and CLREQ; ascending. */
static const uint32_t no_start[] = {
	'!', '%', ')', ',', '-', '.', '/', ':', ';', '?', ']', '}', '~',
	0x00b0 /* ° */, 0x00b7 /* · */,
	0x2010 /* ‐ */, 0x2013 /* – */, 0x2014 /* — */, 0x2019 /* ’ */,
	0x201d /* ” */, 0x2022 /* • */, 0x2025 /* ‥ */, 0x2026 /* … */,
	0x2027 /* ‧ */, 0x2030 /* ‰ */, 0x2032 /* ′ */, 0x2033 /* ″ */,
	0x203c /* ‼ */, 0x2047, 0x2048, 0x2049 /* ⁇⁈⁉ */, 0x2103 /* ℃ */,
	0x22ef /* ⋯ */, 0x2e3a /* ⸺ */,
	0x3001 /* 、 */, 0x3002 /* 。 */, 0x3005 /* 々 */, 0x3009 /* 〉 */,
	0x300b /* 》 */, 0x300d /* 」 */, 0x300f /* 』 */, 0x3011 /* 】 */,
	0x3015 /* 〕 */, 0x3017 /* 〗 */, 0x3019 /* 〙 */, 0x301b /* 〛 */,
	0x301c /* 〜 */, 0x301e /* 〞 */, 0x301f /* 〟 */, 0x30fb /* ・ */,
	0xfe30 /* ︰ */, 0xff01 /* ！ */, 0xff05 /* ％ */, 0xff09 /* ） */,
	0xff0c /* ， */, 0xff0d /* － */, 0xff0e /* ． */, 0xff0f /* ／ */,
	0xff1a /* ： */, 0xff1b /* ； */, 0xff1f /* ？ */, 0xff3d /* ］ */,
	0xff5d /* ｝ */, 0xff5e /* ～ */, 0xff60 /* ｠ */, 0xff61 /* ｡ */,
	0xff63 /* ｣ */, 0xff64 /* ､ */, 0xff65 /* ･ */
};

static const uint32_t no_end[] = {
	'$', '(', '/', '[', '{',
	0x00a3 /* £ */, 0x00a5 /* ¥ */, 0x2018 /* ‘ */, 0x201c /* “ */,
	0x3008 /* 〈 */, 0x300a /* 《 */, 0x300c /* 「 */, 0x300e /* 『 */,
	0x3010 /* 【 */, 0x3014 /* 〔 */, 0x3016 /* 〖 */, 0x3018 /* 〘 */,
	0x301a /* 〚 */, 0x301d /* 〝 */, 0xff04 /* ＄ */, 0xff08 /* （ */,
	0xff0f /* ／ */, 0xff3b /* ［ */, 0xff5b /* ｛ */, 0xff5f /* ｟ */,
	0xff62 /* ｢ */, 0xffe1 /* ￡ */, 0xffe5 /* ￥ */
};

static bool
is_in(const uint32_t *set, size_t n, uint32_t cp)
{
	size_t	 low = 0, high = n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (cp == set[mid])
			return true;
		if (cp > set[mid])
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

bool
p_break_no_start(uint32_t cp)
{
	return is_in(no_start, sizeof(no_start) / sizeof(no_start[0]), cp);
}

bool
p_break_no_end(uint32_t cp)
{
	return is_in(no_end, sizeof(no_end) / sizeof(no_end[0]), cp);
}

bool
p_break_ends_word(uint32_t cp)
{
	static const uint32_t	ends[] = {
		' ', 0x7684 /* 的 */, 0x5e74 /* 年 */, 0x6708 /* 月 */,
		0x65e5 /* 日 */, 0x5e9c /* 府 */, 0x5c40 /* 局 */,
		0x9547 /* 镇 */, 0x53bf /* 县 */, 0x5e02 /* 市 */,
		0x7701 /* 省 */, 0x533a /* 区 */, 0x4e61 /* 乡 */,
		0x5385 /* 厅 */, 0x9662 /* 院 */, 0x59d4 /* 委 */,
		0x548c /* 和 */, 0x53ca /* 及 */, 0x4e0e /* 与 */
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (cp == ends[i])
			return true;
	return p_break_no_start(cp);
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

/* A letter or digit of the full-width forms. */
static bool
is_fullwidth_word(uint32_t cp)
{
	return (cp >= 0xff10 && cp <= 0xff19) ||
	    (cp >= 0xff21 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a);
}

static bool
is_han_digit(uint32_t cp)
{
	static const uint32_t	digits[] = {
		0x3007 /* 〇 */, 0x4e00 /* 一 */, 0x4e03 /* 七 */,
		0x4e09 /* 三 */, 0x4e5d /* 九 */, 0x4e8c /* 二 */,
		0x4e94 /* 五 */, 0x516b /* 八 */, 0x516d /* 六 */,
		0x5341 /* 十 */, 0x56db /* 四 */, 0x767e /* 百 */
	};

	return is_in(digits, sizeof(digits) / sizeof(digits[0]), cp);
}

/* Chinese, or a mark that Chinese text sets in a square of its own. */
static bool
is_square(uint32_t cp)
{
	return p_is_cjk(cp) || cp == 0x201c || cp == 0x201d || cp == 0x2026 ||
	    cp == 0x22ef || cp == 0x2014;
}

/* Is cp[i] the 〔 of a note mark, 〔1〕? */
static bool
opens_note_mark(const uint32_t *cp, size_t n, size_t i)
{
	size_t	 j = i + 1;

	if (cp[i] != 0x3014)
		return false;
	while (j < n && j < i + 8 && is_digit(cp[j]))
		j++;
	return j > i + 1 && j < n && cp[j] == 0x3015;
}

/* Punctuation that a Latin word may hold or end in. */
static bool
is_latin_mark(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == ':' || cp == '!' ||
	    cp == '?' || cp == '.' || cp == ')' || cp == ']' || cp == '}';
}

/* What the pair a, b says where it goes beyond UAX #14's answer, lib. */
static uint8_t
judge_pair(uint32_t a, uint32_t b, uint8_t lib)
{
	if (p_break_no_start(b) || p_break_no_end(a))
		return P_BREAK_NO;
	if (is_fullwidth_word(a) && is_fullwidth_word(b))
		return P_BREAK_NO;
	if (is_latin_mark(a) && b > ' ' && !is_square(b))
		return P_BREAK_NO;
	if ((b == 0x201c || b == 0x2018) && is_square(a))
		return P_BREAK_MAY;
	if ((a == 0x201d || a == 0x2019) && is_square(b))
		return P_BREAK_MAY;
	return lib;
}

/* A full-width decimal or thousands mark between full-width digits. */
static bool
is_inside_number(const uint32_t *cp, size_t i)
{
	return i >= 2 && is_digit(cp[i]) && is_digit(cp[i - 2]) &&
	    (cp[i - 1] == 0xff0e || cp[i - 1] == 0xff0c);
}

/* Characters of the 序数 that begins at cp[i]; 0: none does. */
static size_t
ordinal_length(const uint32_t *cp, size_t n, size_t i)
{
	size_t		 j = i, digits;
	bool		 open, chapter, han;

	open = j < n && (cp[j] == '(' || cp[j] == 0xff08);
	chapter = j < n && cp[j] == 0x7b2c;		/* 第 */
	j += open || chapter;
	digits = j;
	han = j < n && is_han_digit(cp[j]);
	while (j < n && j < digits + 8 &&
	    (han ? is_han_digit(cp[j]) : is_digit(cp[j])))
		j++;
	if (j == digits || j == n)
		return 0;
	if (open)
		return cp[j] == ')' || cp[j] == 0xff09 ? j + 1 - i : 0;
	if (chapter)				/* 章 节 条 */
		return cp[j] == 0x7ae0 || cp[j] == 0x8282 ||
		    cp[j] == 0x6761 ? j + 1 - i : 0;
	if (cp[j] == 0x3001)
		return j + 1 - i;
	return !han && (cp[j] == '.' || cp[j] == 0xff0e || cp[j] == ')' ||
	    cp[j] == 0xff09) ? j + 1 - i : 0;
}

static void
keep_ordinal(const uint32_t *cp, size_t n, uint8_t *out)
{
	size_t	 i = 0, end;

	while (i < n && p_is_space(cp[i]))
		i++;
	end = i + ordinal_length(cp, n, i);
	if (end == i)
		return;
	while (end < n && p_is_space(cp[end]))
		end++;
	for (i = i + 1; i <= end && i < n; i++)
		if (out[i] == P_BREAK_MAY)
			out[i] = P_BREAK_NO;
}

/*
 * libunistring marks the character that ends a line; we mark the one that
 * begins the next.  From the back, so that the marks may be moved in place.
 */
static void
shift_marks(uint8_t *out, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		if (out[i - 1] == UC_BREAK_MANDATORY)
			out[i] = P_BREAK_MUST;
		else if (out[i] == UC_BREAK_POSSIBLE)
			out[i] = P_BREAK_MAY;
		else
			out[i] = P_BREAK_NO;
	}
	if (n > 0)
		out[0] = P_BREAK_NO;
}

void
p_break_find(const uint32_t *cp, size_t n, uint8_t *out)
{
	if (n == 0)
		return;
	u32_possible_linebreaks(cp, n, "GB2312", (char *)out);
	shift_marks(out, n);
	for (size_t i = 1; i < n; i++) {
		if (out[i] == P_BREAK_MUST)
			continue;
		out[i] = judge_pair(cp[i - 1], cp[i], out[i]);
		if (is_inside_number(cp, i) || opens_note_mark(cp, n, i))
			out[i] = P_BREAK_NO;
	}
	keep_ordinal(cp, n, out);
}

bool
p_break_blank(uint32_t a, uint32_t b)
{
	const uint32_t	 pair[2] = { a, b };
	uint8_t		 out[2];

	if (p_is_cjk(a) || p_is_cjk(b))
		return false;
	u32_possible_linebreaks(pair, 2, "GB2312", (char *)out);
	shift_marks(out, 2);
	return judge_pair(a, b, out[1]) == P_BREAK_NO;
}
