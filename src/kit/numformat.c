/*
 * A number in the notation of a list.  A notation that ends (the circled
 * numbers end at fifty, the letters never) goes on in decimals.
 */
#include "kit/numformat.h"

#include <stddef.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

static const struct named {
	const char	*name;
	enum p_num_format f;
} names[] = {
	{ "decimal", P_NUM_DECIMAL }, { "decimalHalfWidth", P_NUM_DECIMAL },
	{ "none", P_NUM_NONE }, { "bullet", P_NUM_BULLET },
	{ "decimalZero", P_NUM_ZERO }, { "numberInDash", P_NUM_DASH },
	{ "custom", P_NUM_DECIMAL },
	{ "decimalFullWidth", P_NUM_FULL_WIDTH },
	{ "decimalFullWidth2", P_NUM_FULL_WIDTH },
	{ "lowerLetter", P_NUM_LOWER_LETTER },
	{ "upperLetter", P_NUM_UPPER_LETTER },
	{ "lowerRoman", P_NUM_LOWER_ROMAN },
	{ "upperRoman", P_NUM_UPPER_ROMAN },
	{ "ordinal", P_NUM_ORDINAL }, { "cardinalText", P_NUM_CARDINAL },
	{ "ordinalText", P_NUM_ORDINAL_TEXT }, { "hex", P_NUM_HEX },
	{ "chicago", P_NUM_CHICAGO },
	{ "decimalEnclosedCircle", P_NUM_CIRCLE },
	{ "decimalEnclosedCircleChinese", P_NUM_CIRCLE },
	{ "decimalEnclosedParen", P_NUM_PAREN },
	{ "decimalEnclosedFullstop", P_NUM_STOP },
	{ "chineseCounting", P_NUM_TENS },
	{ "chineseCountingThousand", P_NUM_CHINESE },
	{ "chineseLegalSimplified", P_NUM_LEGAL },
	{ "taiwaneseCounting", P_NUM_TENS },
	{ "taiwaneseCountingThousand", P_NUM_TAIWAN },
	{ "taiwaneseDigital", P_NUM_TAIWAN_DIGITS },
	{ "ideographLegalTraditional", P_NUM_TRADITIONAL_LEGAL },
	{ "ideographDigital", P_NUM_DIGITS },
	{ "japaneseDigitalTenThousand", P_NUM_DIGITS },
	{ "japaneseCounting", P_NUM_JAPANESE },
	{ "japaneseLegal", P_NUM_JAPANESE_LEGAL },
	{ "koreanCounting", P_NUM_KOREAN },
	{ "koreanDigital", P_NUM_KOREAN_DIGITS },
	{ "koreanDigital2", P_NUM_KOREAN_HAN },
	{ "koreanLegal", P_NUM_KOREAN_NATIVE },
	{ "ideographTraditional", P_NUM_STEMS },
	{ "ideographZodiac", P_NUM_BRANCHES },
	{ "ideographZodiacTraditional", P_NUM_SIXTY },
	{ "ideographEnclosedCircle", P_NUM_HAN_CIRCLE },
	{ "thaiNumbers", P_NUM_THAI_DIGITS },
	{ "hindiNumbers", P_NUM_HINDI_DIGITS },
	{ "aiueo", P_NUM_AIUEO }, { "aiueoFullWidth", P_NUM_AIUEO_WIDE },
	{ "iroha", P_NUM_IROHA }, { "irohaFullWidth", P_NUM_IROHA_WIDE },
	{ "ganada", P_NUM_GANADA }, { "chosung", P_NUM_CHOSUNG },
	{ "russianLower", P_NUM_RUSSIAN_LOWER },
	{ "russianUpper", P_NUM_RUSSIAN_UPPER },
	{ "thaiLetters", P_NUM_THAI_LETTERS },
	{ "hebrew2", P_NUM_HEBREW_LETTERS },
	{ "arabicAlpha", P_NUM_ARABIC_LETTERS }, { "arabicAbjad", P_NUM_ABJAD },
};

static const struct named *
find_name(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	return NULL;
}

enum p_num_format
p_num_format_named(const char *name)
{
	const struct named	*n = find_name(name);

	return n == NULL ? P_NUM_DECIMAL : n->f;
}

bool
p_num_format_known(const char *name)
{
	return find_name(name) != NULL;
}

/*
 * A custom format shows how it begins, "001, 002, 003, ..."; the digits of
 * its first number say how many all have (17.9.17).
 */
struct p_num_notation
p_num_notation(const char *name, const char *format)
{
	struct p_num_notation	 n = { P_NUM_DECIMAL, 0 };

	if (name == NULL)
		return n;
	n.f = p_num_format_named(name);
	if (strcmp(name, "custom") == 0 && format != NULL) {
		size_t	 digits = strspn(format, "0123456789");

		n.digits = digits > 9 ? 9 : (uint8_t)digits;
	}
	return n;
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

/* The n-th letter of an alphabet, counted in code points; again doubled. */
static void
put_letter(struct p_buf *b, const char *letters, uint32_t n, bool again)
{
	size_t		 len = strlen(letters), count = 0, at = 0;
	uint32_t	 cp, times;

	for (size_t i = 0; i < len; count++)
		i += p_utf8_next(letters + i, len - i, &cp);
	if (n > count && (!again || n > count * 30)) {
		p_buf_fmt(b, "%u", (unsigned)n);
		return;
	}
	times = (n - 1) / (uint32_t)count + 1;
	for (n = (n - 1) % (uint32_t)count; n > 0; n--)
		at += p_utf8_next(letters + at, len - at, &cp);
	(void)p_utf8_next(letters + at, len - at, &cp);
	while (times-- > 0)
		p_buf_char(b, cp);
}

/* False: it does not count by letters. */
static bool
put_alphabet(struct p_buf *b, enum p_num_format f, uint32_t n)
{
	static const struct {
		enum p_num_format f;
		bool		 again;		/* aa, bb .. behind z */
		const char	*letters;
	} list[] = {
		{ P_NUM_CHICAGO, true, "*†‡§" },
		{ P_NUM_AIUEO, false, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖ"
		    "ﾗﾘﾙﾚﾛﾜｦﾝ" },
		{ P_NUM_AIUEO_WIDE, false, "アイウエオカキクケコサシスセソタチツ"
		    "テトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン" },
		{ P_NUM_IROHA, false, "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃ"
		    "ｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ" },
		{ P_NUM_IROHA_WIDE, false, "イロハニホヘトチリヌルヲワカヨタレソ"
		    "ツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン" },
		{ P_NUM_GANADA, false, "가나다라마바사아자차카타파하" },
		{ P_NUM_CHOSUNG, false, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" },
		{ P_NUM_RUSSIAN_LOWER, true, "абвгдежзиклмнопрстуфхцчшщыэюя" },
		{ P_NUM_RUSSIAN_UPPER, true, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" },
		{ P_NUM_THAI_LETTERS, true, "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพ"
		    "ฟภมยรลวศษสหฬอฮ" },
		{ P_NUM_HEBREW_LETTERS, true, "אבגדהוזחטיכלמנסעפצקרשת" },
		{ P_NUM_ARABIC_LETTERS, true, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي" },
		{ P_NUM_ABJAD, true, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ" },
		{ P_NUM_STEMS, false, "甲乙丙丁戊己庚辛壬癸" },
		{ P_NUM_BRANCHES, false, "子丑寅卯辰巳午未申酉戌亥" },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].f == f) {
			put_letter(b, list[i].letters, n, list[i].again);
			return true;
		}
	return false;
}

/* False: it is no notation of ten digits. */
static bool
put_positional(struct p_buf *b, enum p_num_format f, uint32_t n)
{
	static const struct {
		enum p_num_format f;
		const char	*digits[10];
	} list[] = {
		{ P_NUM_FULL_WIDTH, { "０", "１", "２", "３", "４", "５", "６",
		    "７", "８", "９" } },
		{ P_NUM_DIGITS, { "〇", "一", "二", "三", "四", "五", "六", "七",
		    "八", "九" } },
		{ P_NUM_TAIWAN_DIGITS, { "○", "一", "二", "三", "四", "五", "六",
		    "七", "八", "九" } },
		{ P_NUM_KOREAN_DIGITS, { "영", "일", "이", "삼", "사", "오", "육",
		    "칠", "팔", "구" } },
		{ P_NUM_KOREAN_HAN, { "零", "一", "二", "三", "四", "五", "六",
		    "七", "八", "九" } },
		{ P_NUM_THAI_DIGITS, { "๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗",
		    "๘", "๙" } },
		{ P_NUM_HINDI_DIGITS, { "०", "१", "२", "३", "४", "५", "६", "७",
		    "८", "९" } },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].f == f) {
			put_digits(b, n, list[i].digits);
			return true;
		}
	return false;
}

/* 하나, 열하나, 스물 .. 아흔아홉 */
static void
put_korean_native(struct p_buf *b, uint32_t n)
{
	static const char *const ones[] = { "", "하나", "둘", "셋", "넷",
	    "다섯", "여섯", "일곱", "여덟", "아홉" };
	static const char *const tens[] = { "", "열", "스물", "서른", "마흔",
	    "쉰", "예순", "일흔", "여든", "아흔" };

	p_buf_str(b, tens[n / 10]);
	p_buf_str(b, ones[n % 10]);
}

/* 甲子, 乙丑 .. 癸亥: stem and branch go on side by side. */
static void
put_sixty(struct p_buf *b, uint32_t n)
{
	(void)put_alphabet(b, P_NUM_STEMS, (n - 1) % 10 + 1);
	(void)put_alphabet(b, P_NUM_BRANCHES, (n - 1) % 12 + 1);
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
last_of(enum p_num_format f)
{
	switch (f) {
	case P_NUM_CIRCLE:
		return 50;
	case P_NUM_PAREN:
	case P_NUM_STOP:
		return 20;
	case P_NUM_HAN_CIRCLE:
		return 10;
	case P_NUM_SIXTY:
		return 60;
	case P_NUM_KOREAN_NATIVE:
		return 99;
	case P_NUM_LOWER_LETTER:
	case P_NUM_UPPER_LETTER:
		return 780;
	case P_NUM_LOWER_ROMAN:
	case P_NUM_UPPER_ROMAN:
		return 9999;
	default:
		return INT32_MAX;
	}
}

void
p_num_format_put(struct p_buf *b, enum p_num_format f, int32_t value)
{
	uint32_t	 n = value > 0 ? (uint32_t)value : 0;

	if (f == P_NUM_NONE || f == P_NUM_BULLET)
		return;
	if (n == 0 || n > last_of(f)) {
		p_buf_fmt(b, "%d", (int)value);
		return;
	}
	if (put_alphabet(b, f, n) || put_positional(b, f, n))
		return;
	switch (f) {
	case P_NUM_ZERO:
		p_buf_fmt(b, "%02u", (unsigned)n);
		break;
	case P_NUM_DASH:
		p_buf_fmt(b, "- %u -", (unsigned)n);
		break;
	case P_NUM_LOWER_LETTER:
	case P_NUM_UPPER_LETTER:
		put_letters(b, n, f == P_NUM_LOWER_LETTER ? 'a' : 'A');
		break;
	case P_NUM_LOWER_ROMAN:
	case P_NUM_UPPER_ROMAN:
		put_roman(b, n, f == P_NUM_UPPER_ROMAN);
		break;
	case P_NUM_ORDINAL:
		p_buf_fmt(b, "%u%s", (unsigned)n, ordinal_suffix(n));
		break;
	case P_NUM_CARDINAL:
	case P_NUM_ORDINAL_TEXT:
		p_num_english_put(b, n, f == P_NUM_ORDINAL_TEXT);
		break;
	case P_NUM_CIRCLE:
		p_buf_char(b, circled(n));
		break;
	case P_NUM_PAREN:
		p_buf_char(b, 0x2474 + n - 1);
		break;
	case P_NUM_STOP:
		p_buf_char(b, 0x2488 + n - 1);
		break;
	case P_NUM_TENS:
		if (n < 100)
			p_num_count_put(b, P_NUM_CHINESE, n);
		else
			(void)put_positional(b, P_NUM_TAIWAN_DIGITS, n);
		break;
	case P_NUM_CHINESE:
	case P_NUM_TAIWAN:
	case P_NUM_LEGAL:
	case P_NUM_TRADITIONAL_LEGAL:
	case P_NUM_JAPANESE:
	case P_NUM_JAPANESE_LEGAL:
	case P_NUM_KOREAN:
		p_num_count_put(b, f, n);
		break;
	case P_NUM_KOREAN_NATIVE:
		put_korean_native(b, n);
		break;
	case P_NUM_SIXTY:
		put_sixty(b, n);
		break;
	case P_NUM_HAN_CIRCLE:
		p_buf_char(b, 0x3280 + n - 1);
		break;
	case P_NUM_HEX:
		p_buf_fmt(b, "%X", (unsigned)n);
		break;
	default:
		p_buf_fmt(b, "%u", (unsigned)n);
		break;
	}
}

void
p_num_notation_put(struct p_buf *b, struct p_num_notation n, int32_t value)
{
	if (n.f == P_NUM_DECIMAL && n.digits > 0)
		p_buf_fmt(b, "%0*d", n.digits, (int)value);
	else
		p_num_format_put(b, n.f, value);
}
