/*
 * 带圈字符: what Word draws as one character over another, as the character
 * that Unicode has for it (Enclosed Alphanumerics, Enclosed CJK).
 */
#include <string.h>

#include "kit/utf8.h"
#include "math_eq.h"

uint32_t
eq_ring(struct pai_str s)
{
	uint32_t	 cp;

	if (s.n == 0 || p_utf8_next(s.p, s.n, &cp) != s.n)
		return 0;
	switch (cp) {
	case 0x25cb: case 0x25ef: case 0x3007: case 0x2b58: case 0x20dd:
		return EQ_CIRCLE;
	case 0x25a1: case 0x25fb: case 0x2610: case 0x56d7: case 0x53e3:
		return EQ_SQUARE;
	case 0x25b3: case 0x25b2:
		return EQ_TRIANGLE;
	default:
		return 0;
	}
}

/* 1 to 50, and 0. */
static uint32_t
ringed_number(struct pai_str s)
{
	unsigned	 n = 0;

	if (s.n > 2 || (s.n == 2 && s.p[0] == '0'))
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.p[i] - '0');
	}
	if (n == 0)
		return 0x24ea;
	return n <= 20 ? 0x2460 + n - 1 : n <= 35 ? 0x3251 + n - 21 :
	    n <= 50 ? 0x32b1 + n - 36 : 0;
}

/* Han: U+3280 and on, in the order of Unicode, old and new forms. */
static uint32_t
ringed_han(uint32_t cp)
{
	static const struct {
		uint32_t	 cp, ringed;
	} list[] = {
#define	R(han, to)	{ han, to }
		R(0x4e00, 0x3280), R(0x4e8c, 0x3281), R(0x4e09, 0x3282),
		R(0x56db, 0x3283), R(0x4e94, 0x3284), R(0x516d, 0x3285),
		R(0x4e03, 0x3286), R(0x516b, 0x3287), R(0x4e5d, 0x3288),
		R(0x5341, 0x3289), R(0x6708, 0x328a), R(0x706b, 0x328b),
		R(0x6c34, 0x328c), R(0x6728, 0x328d), R(0x91d1, 0x328e),
		R(0x571f, 0x328f), R(0x65e5, 0x3290), R(0x682a, 0x3291),
		R(0x6709, 0x3292), R(0x793e, 0x3293), R(0x540d, 0x3294),
		R(0x7279, 0x3295), R(0x8ca1, 0x3296), R(0x8d22, 0x3296),
		R(0x795d, 0x3297), R(0x52b4, 0x3298), R(0x52b3, 0x3298),
		R(0x79d8, 0x3299), R(0x7537, 0x329a), R(0x5973, 0x329b),
		R(0x9069, 0x329c), R(0x9002, 0x329c), R(0x512a, 0x329d),
		R(0x4f18, 0x329d), R(0x5370, 0x329e), R(0x6ce8, 0x329f),
		R(0x9805, 0x32a0), R(0x9879, 0x32a0), R(0x4f11, 0x32a1),
		R(0x5199, 0x32a2), R(0x6b63, 0x32a3), R(0x4e0a, 0x32a4),
		R(0x4e2d, 0x32a5), R(0x4e0b, 0x32a6), R(0x5de6, 0x32a7),
		R(0x53f3, 0x32a8), R(0x533b, 0x32a9), R(0x5b97, 0x32aa),
		R(0x5b66, 0x32ab), R(0x76e3, 0x32ac), R(0x76d1, 0x32ac),
		R(0x4f01, 0x32ad), R(0x8cc7, 0x32ae), R(0x8d44, 0x32ae),
		R(0x5354, 0x32af), R(0x534f, 0x32af), R(0x591c, 0x32b0),
#undef R
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].cp == cp)
			return list[i].ringed;
	return 0;
}

uint32_t
eq_ringed(uint32_t ring, struct pai_str s)
{
	uint32_t	 cp, n;

	if (ring != EQ_CIRCLE || s.n == 0)
		return 0;
	if ((n = ringed_number(s)) != 0)
		return n;
	if (p_utf8_next(s.p, s.n, &cp) != s.n)
		return 0;
	if (cp >= 'A' && cp <= 'Z')
		return 0x24b6 + (cp - 'A');
	if (cp >= 'a' && cp <= 'z')
		return 0x24d0 + (cp - 'a');
	return ringed_han(cp);
}
