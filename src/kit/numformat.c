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
	enum num_format	 f;
} names[] = {
	{ "decimal", NUM_DECIMAL }, { "decimalHalfWidth", NUM_DECIMAL },
	{ "none", NUM_NONE }, { "bullet", NUM_BULLET },
	{ "decimalZero", NUM_ZERO }, { "numberInDash", NUM_DASH },
	{ "custom", NUM_DECIMAL },
	{ "decimalFullWidth", NUM_FULL_WIDTH },
	{ "decimalFullWidth2", NUM_FULL_WIDTH },
	{ "lowerLetter", NUM_LOWER_LETTER },
	{ "upperLetter", NUM_UPPER_LETTER },
	{ "lowerRoman", NUM_LOWER_ROMAN }, { "upperRoman", NUM_UPPER_ROMAN },
	{ "ordinal", NUM_ORDINAL }, { "cardinalText", NUM_CARDINAL },
	{ "ordinalText", NUM_ORDINAL_TEXT }, { "hex", NUM_HEX },
	{ "chicago", NUM_CHICAGO },
	{ "decimalEnclosedCircle", NUM_CIRCLE },
	{ "decimalEnclosedCircleChinese", NUM_CIRCLE },
	{ "decimalEnclosedParen", NUM_PAREN },
	{ "decimalEnclosedFullstop", NUM_STOP },
	{ "chineseCounting", NUM_TENS },
	{ "chineseCountingThousand", NUM_CHINESE },
	{ "chineseLegalSimplified", NUM_LEGAL },
	{ "taiwaneseCounting", NUM_TENS },
	{ "taiwaneseCountingThousand", NUM_TAIWAN },
	{ "taiwaneseDigital", NUM_TAIWAN_DIGITS },
	{ "ideographLegalTraditional", NUM_TRADITIONAL_LEGAL },
	{ "ideographDigital", NUM_DIGITS },
	{ "japaneseDigitalTenThousand", NUM_DIGITS },
	{ "japaneseCounting", NUM_JAPANESE },
	{ "japaneseLegal", NUM_JAPANESE_LEGAL },
	{ "koreanCounting", NUM_KOREAN },
	{ "koreanDigital", NUM_KOREAN_DIGITS },
	{ "koreanDigital2", NUM_KOREAN_HAN },
	{ "koreanLegal", NUM_KOREAN_NATIVE },
	{ "ideographTraditional", NUM_STEMS },
	{ "ideographZodiac", NUM_BRANCHES },
	{ "ideographZodiacTraditional", NUM_SIXTY },
	{ "ideographEnclosedCircle", NUM_HAN_CIRCLE },
	{ "thaiNumbers", NUM_THAI_DIGITS },
	{ "hindiNumbers", NUM_HINDI_DIGITS },
	{ "aiueo", NUM_AIUEO }, { "aiueoFullWidth", NUM_AIUEO_WIDE },
	{ "iroha", NUM_IROHA }, { "irohaFullWidth", NUM_IROHA_WIDE },
	{ "ganada", NUM_GANADA }, { "chosung", NUM_CHOSUNG },
	{ "russianLower", NUM_RUSSIAN_LOWER },
	{ "russianUpper", NUM_RUSSIAN_UPPER },
	{ "thaiLetters", NUM_THAI_LETTERS },
	{ "hebrew2", NUM_HEBREW_LETTERS },
	{ "arabicAlpha", NUM_ARABIC_LETTERS }, { "arabicAbjad", NUM_ABJAD },
};

static const struct named *
find_name(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	return NULL;
}

enum num_format
p_num_format_named(const char *name)
{
	const struct named	*n = find_name(name);

	return n == NULL ? NUM_DECIMAL : n->f;
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
	struct p_num_notation	 n = { NUM_DECIMAL, 0 };

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
put_alphabet(struct p_buf *b, enum num_format f, uint32_t n)
{
	static const struct {
		enum num_format	 f;
		bool		 again;		/* aa, bb .. behind z */
		const char	*letters;
	} list[] = {
		{ NUM_CHICAGO, true, "*†‡§" },
		{ NUM_AIUEO, false, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖ"
		    "ﾗﾘﾙﾚﾛﾜｦﾝ" },
		{ NUM_AIUEO_WIDE, false, "アイウエオカキクケコサシスセソタチツ"
		    "テトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン" },
		{ NUM_IROHA, false, "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃ"
		    "ｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ" },
		{ NUM_IROHA_WIDE, false, "イロハニホヘトチリヌルヲワカヨタレソ"
		    "ツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン" },
		{ NUM_GANADA, false, "가나다라마바사아자차카타파하" },
		{ NUM_CHOSUNG, false, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" },
		{ NUM_RUSSIAN_LOWER, true, "абвгдежзиклмнопрстуфхцчшщыэюя" },
		{ NUM_RUSSIAN_UPPER, true, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" },
		{ NUM_THAI_LETTERS, true, "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพ"
		    "ฟภมยรลวศษสหฬอฮ" },
		{ NUM_HEBREW_LETTERS, true, "אבגדהוזחטיכלמנסעפצקרשת" },
		{ NUM_ARABIC_LETTERS, true, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي" },
		{ NUM_ABJAD, true, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ" },
		{ NUM_STEMS, false, "甲乙丙丁戊己庚辛壬癸" },
		{ NUM_BRANCHES, false, "子丑寅卯辰巳午未申酉戌亥" },
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
put_positional(struct p_buf *b, enum num_format f, uint32_t n)
{
	static const struct {
		enum num_format	 f;
		const char	*digits[10];
	} list[] = {
		{ NUM_FULL_WIDTH, { "０", "１", "２", "３", "４", "５", "６",
		    "７", "８", "９" } },
		{ NUM_DIGITS, { "〇", "一", "二", "三", "四", "五", "六", "七",
		    "八", "九" } },
		{ NUM_TAIWAN_DIGITS, { "○", "一", "二", "三", "四", "五", "六",
		    "七", "八", "九" } },
		{ NUM_KOREAN_DIGITS, { "영", "일", "이", "삼", "사", "오", "육",
		    "칠", "팔", "구" } },
		{ NUM_KOREAN_HAN, { "零", "一", "二", "三", "四", "五", "六",
		    "七", "八", "九" } },
		{ NUM_THAI_DIGITS, { "๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗",
		    "๘", "๙" } },
		{ NUM_HINDI_DIGITS, { "०", "१", "२", "३", "४", "५", "६", "७",
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
	(void)put_alphabet(b, NUM_STEMS, (n - 1) % 10 + 1);
	(void)put_alphabet(b, NUM_BRANCHES, (n - 1) % 12 + 1);
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
	case NUM_HAN_CIRCLE:
		return 10;
	case NUM_SIXTY:
		return 60;
	case NUM_KOREAN_NATIVE:
		return 99;
	case NUM_LOWER_LETTER:
	case NUM_UPPER_LETTER:
		return 780;
	case NUM_LOWER_ROMAN:
	case NUM_UPPER_ROMAN:
		return 9999;
	default:
		return INT32_MAX;
	}
}

void
p_num_format_put(struct p_buf *b, enum num_format f, int32_t value)
{
	uint32_t	 n = value > 0 ? (uint32_t)value : 0;

	if (f == NUM_NONE || f == NUM_BULLET)
		return;
	if (n == 0 || n > last_of(f)) {
		p_buf_fmt(b, "%d", (int)value);
		return;
	}
	if (put_alphabet(b, f, n) || put_positional(b, f, n))
		return;
	switch (f) {
	case NUM_ZERO:
		p_buf_fmt(b, "%02u", (unsigned)n);
		break;
	case NUM_DASH:
		p_buf_fmt(b, "- %u -", (unsigned)n);
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
	case NUM_CARDINAL:
	case NUM_ORDINAL_TEXT:
		p_num_english_put(b, n, f == NUM_ORDINAL_TEXT);
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
	case NUM_TENS:
		if (n < 100)
			p_num_count_put(b, NUM_CHINESE, n);
		else
			(void)put_positional(b, NUM_TAIWAN_DIGITS, n);
		break;
	case NUM_CHINESE:
	case NUM_TAIWAN:
	case NUM_LEGAL:
	case NUM_TRADITIONAL_LEGAL:
	case NUM_JAPANESE:
	case NUM_JAPANESE_LEGAL:
	case NUM_KOREAN:
		p_num_count_put(b, f, n);
		break;
	case NUM_KOREAN_NATIVE:
		put_korean_native(b, n);
		break;
	case NUM_SIXTY:
		put_sixty(b, n);
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

void
p_num_notation_put(struct p_buf *b, struct p_num_notation n, int32_t value)
{
	if (n.f == NUM_DECIMAL && n.digits > 0)
		p_buf_fmt(b, "%0*d", n.digits, (int)value);
	else
		p_num_format_put(b, n.f, value);
}
