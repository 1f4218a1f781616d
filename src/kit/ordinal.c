/*
 * 序数: the number that stands before a heading or a numbered paragraph.
 *
 * Each form has one small reader; the first that fits wins.  A reader is
 * strict about what follows the number, because years, decimals and
 * telephone numbers also begin paragraphs: "2021年", "1.5 万" and "12345."
 * are no ordinals.
 */
#include "kit/ordinal.h"

#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

/* No heading counts further; a larger number is a year or an amount. */
#define	DIGITS_MAX	3
#define	HAN_MAX		9999u

struct scan {
	const char	*p;
	size_t		 n;
	size_t		 at;
};

static uint32_t
peek(const struct scan *s, size_t *len)
{
	uint32_t	 cp = 0;

	*len = 0;
	if (s->at < s->n)
		*len = p_utf8_next(s->p + s->at, s->n - s->at, &cp);
	return cp;
}

static bool
take(struct scan *s, uint32_t a, uint32_t b)
{
	size_t		 len;
	uint32_t	 cp = peek(s, &len);

	if (len == 0 || (cp != a && cp != b))
		return false;
	s->at += len;
	return true;
}

static void
pass_blanks(struct scan *s)
{
	size_t		 len;
	uint32_t	 cp;

	while ((cp = peek(s, &len)), len > 0 && p_is_space(cp))
		s->at += len;
}

static bool
take_digits(struct scan *s, uint32_t *value)
{
	size_t		 len;
	uint32_t	 cp, v = 0;
	unsigned	 digits = 0;

	while ((cp = peek(s, &len)), len > 0 &&
	    ((cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19))) {
		if (++digits > DIGITS_MAX)
			return false;
		v = v * 10 + (cp >= 0xff10 ? cp - 0xff10 : cp - '0');
		s->at += len;
	}
	*value = v;
	return digits > 0 && v > 0;
}

static bool
take_han(struct scan *s, uint32_t *value)
{
	size_t	 used;

	if (s->at >= s->n ||
	    !p_han_number(s->p + s->at, s->n - s->at, value, &used))
		return false;
	s->at += used;
	return true;
}

static int
han_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09,
	    0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return -1;
}

static uint32_t
han_unit(uint32_t cp)
{
	return cp == 0x5341 ? 10 : cp == 0x767e ? 100 : cp == 0x5343 ? 1000 : 0;
}

/*
 * Digits and units in falling order; 零 may stand where a unit is left out;
 * 十 alone is ten.  Two digits in a row (二二) end the number.
 */
bool
p_han_number(const char *p, size_t n, uint32_t *value, size_t *used)
{
	struct scan	 s = { p, n, 0 };
	uint32_t	 total = 0, below = HAN_MAX + 1, unit, cp;
	int		 digit = -1, d;
	size_t		 len;

	while ((cp = peek(&s, &len)), len > 0) {
		if ((d = han_digit(cp)) >= 0) {
			if (digit > 0 || (d == 0 && total == 0))
				break;
			digit = d;
		} else if ((unit = han_unit(cp)) != 0) {
			if (unit >= below || digit == 0 ||
			    (digit < 0 && unit != 10))
				break;
			total += unit * (digit < 0 ? 1u : (uint32_t)digit);
			below = unit;
			digit = -1;
		} else {
			break;
		}
		s.at += len;
	}
	if (digit > 0)
		total += (uint32_t)digit;
	*value = total;
	*used = s.at;
	return total > 0;
}

void
p_han_put(struct p_buf *b, uint32_t value)
{
	static const char *const digits[] = { "零", "一", "二", "三", "四",
	    "五", "六", "七", "八", "九" };
	static const char *const units[] = { "千", "百", "十", "" };
	uint32_t	 scale = 1000;
	bool		 begun = false, gap = false;

	if (value > HAN_MAX)
		value = HAN_MAX;
	for (int i = 0; i < 4; i++, scale /= 10) {
		uint32_t	 d = value / scale % 10;

		if (d == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			p_buf_str(b, digits[0]);
		if (d != 1 || scale != 10 || begun)
			p_buf_str(b, digits[d]);
		p_buf_str(b, units[i]);
		begun = true;
		gap = false;
	}
}

/* 一、 and, as OCR reads the mark, 一. 一．; 一是 is a run-in. */
static bool
read_han(struct scan *s, struct p_ordinal *o)
{
	if (!take_han(s, &o->value))
		return false;
	if (take(s, 0x3001, 0xff0e) || take(s, '.', '.')) {
		o->form = P_ORD_HAN_COMMA;
		o->level = 2;
		return true;
	}
	if (take(s, 0x662f, 0x662f)) {
		o->form = P_ORD_HAN_IS;
		return true;
	}
	return false;
}

static bool
read_bracket(struct scan *s, struct p_ordinal *o)
{
	if (!take(s, '(', 0xff08))
		return false;
	pass_blanks(s);
	if (take_han(s, &o->value)) {
		o->form = P_ORD_HAN_BRACKET;
		o->level = 3;
	} else if (take_digits(s, &o->value)) {
		o->form = P_ORD_DIGIT_BRACKET;
		o->level = 5;
	} else {
		return false;
	}
	pass_blanks(s);
	return take(s, ')', 0xff09);
}

/* 1. 1． 1、 1) but neither 1.5 nor 1.2.3 */
static bool
read_digit(struct scan *s, struct p_ordinal *o)
{
	size_t		 len;
	uint32_t	 cp;

	if (!take_digits(s, &o->value))
		return false;
	if (take(s, ')', 0xff09)) {
		o->form = P_ORD_DIGIT_BRACKET;
		o->level = 5;
		return true;
	}
	if (!take(s, '.', 0xff0e) && !take(s, 0x3001, 0x3001))
		return false;
	cp = peek(s, &len);
	o->form = P_ORD_DIGIT_DOT;
	o->level = 4;
	return len == 0 || ((cp < '0' || cp > '9') &&
	    (cp < 0xff10 || cp > 0xff19));
}

static bool
read_circled(struct scan *s, struct p_ordinal *o)
{
	size_t		 len;
	uint32_t	 cp = peek(s, &len);

	if (len == 0 || cp < 0x2460 || cp > 0x2473)
		return false;
	s->at += len;
	o->form = P_ORD_CIRCLED;
	o->value = cp - 0x2460 + 1;
	o->level = 6;
	return true;
}

/* 第一章; an article (第一条) is numbered text, not a heading. */
static bool
read_chapter(struct scan *s, struct p_ordinal *o)
{
	if (!take(s, 0x7b2c, 0x7b2c))
		return false;
	pass_blanks(s);
	if (!take_han(s, &o->value) && !take_digits(s, &o->value))
		return false;
	pass_blanks(s);
	o->form = P_ORD_CHAPTER;
	if (take(s, 0x7ae0, 0x7f16) || take(s, 0x7bc7, 0x7bc7))
		o->level = 2;		/* 章 编 篇 */
	else if (take(s, 0x8282, 0x8282))
		o->level = 3;		/* 节 */
	else if (!take(s, 0x6761, 0x6761))
		return false;		/* 条 */
	return true;
}

bool
p_ordinal_at(const char *p, size_t n, struct p_ordinal *o)
{
	static bool (*const forms[])(struct scan *, struct p_ordinal *) = {
	    read_han, read_bracket, read_digit, read_circled, read_chapter };
	struct scan	 start = { p, n, 0 };

	pass_blanks(&start);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct scan	 s = start;

		memset(o, 0, sizeof(*o));
		if (!forms[i](&s, o))
			continue;
		o->n = s.at;
		pass_blanks(&s);
		o->skip = s.at;
		return true;
	}
	memset(o, 0, sizeof(*o));
	return false;
}

#define	HEADING_CHARS	40

/* Marks that a heading does not hold. */
static bool
is_sentence_mark(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xff0c || cp == 0xff1b || cp == 0xff1a ||
	    cp == 0xff01 || cp == 0xff1f || cp == ';' || cp == '!' ||
	    cp == '?' || cp == ':';
}

unsigned
p_ordinal_heads(const char *p, size_t n)
{
	struct p_ordinal o;
	uint32_t	 cp;
	size_t		 chars = 0;

	if (!p_ordinal_at(p, n, &o) || (o.form != P_ORD_HAN_COMMA &&
	    o.form != P_ORD_HAN_BRACKET && o.form != P_ORD_CHAPTER))
		return 0;
	for (size_t i = o.skip; i < n; chars++) {
		i += p_utf8_next(p + i, n - i, &cp);
		if (is_sentence_mark(cp) || chars == HEADING_CHARS)
			return 0;
	}
	return o.level;
}
