/*
 * The alphabets of mathematics (Unicode 15, 22.2): U+1D400 .. U+1D7FF hold
 * the same letters in thirteen cuts.  Bold and slanted ones are plain letters
 * with a look, which any font has; script, fraktur and double-struck ones
 * mean something else than the plain letter and are characters of their own.
 * Some of these were there earlier and left holes.
 */
#include "math.h"

/* A run of letters cut from a plain alphabet. */
struct cut {
	uint32_t	 first, last;
	uint32_t	 plain;		/* of the first */
	uint32_t	 look;
};

#define	BOLD_ITALIC	(PAI_ML_BOLD | PAI_ML_ITALIC)

static const struct cut latin[] = {
	{ 0x1d400, 0x1d419, 'A', PAI_ML_BOLD },
	{ 0x1d41a, 0x1d433, 'a', PAI_ML_BOLD },
	{ 0x1d434, 0x1d44d, 'A', PAI_ML_ITALIC },
	{ 0x1d44e, 0x1d467, 'a', PAI_ML_ITALIC },
	{ 0x1d468, 0x1d481, 'A', BOLD_ITALIC },
	{ 0x1d482, 0x1d49b, 'a', BOLD_ITALIC },
	{ 0x1d5a0, 0x1d5b9, 'A', 0 },
	{ 0x1d5ba, 0x1d5d3, 'a', 0 },
	{ 0x1d5d4, 0x1d5ed, 'A', PAI_ML_BOLD },
	{ 0x1d5ee, 0x1d607, 'a', PAI_ML_BOLD },
	{ 0x1d608, 0x1d621, 'A', PAI_ML_ITALIC },
	{ 0x1d622, 0x1d63b, 'a', PAI_ML_ITALIC },
	{ 0x1d63c, 0x1d655, 'A', BOLD_ITALIC },
	{ 0x1d656, 0x1d66f, 'a', BOLD_ITALIC },
	{ 0x1d670, 0x1d689, 'A', 0 },
	{ 0x1d68a, 0x1d6a3, 'a', 0 },
	{ 0x1d6a4, 0x1d6a4, 0x131, PAI_ML_ITALIC },
	{ 0x1d6a5, 0x1d6a5, 0x237, PAI_ML_ITALIC },
	{ 0x1d7ce, 0x1d7d7, '0', PAI_ML_BOLD },
	{ 0x1d7e2, 0x1d7eb, '0', 0 },
	{ 0x1d7ec, 0x1d7f5, '0', PAI_ML_BOLD },
	{ 0x1d7f6, 0x1d7ff, '0', 0 },
	{ 0x210e, 0x210e, 'h', PAI_ML_ITALIC },
};

#define	GREEK		0x1d6a8u	/* five cuts of 58 characters */
#define	GREEK_CUT	58u
#define	GREEK_CUTS	5u

static uint32_t
plain_greek(uint32_t i)
{
	static const uint32_t others[] = { 0x2202, 0x3f5, 0x3d1, 0x3f0, 0x3d5,
	    0x3f1, 0x3d6 };

	if (i == 17)
		return 0x3f4;		/* the theta that is a symbol */
	if (i < 25)
		return 0x391 + i;
	if (i == 25)
		return 0x2207;
	return i < 51 ? 0x3b1 + (i - 26) : others[i - 51];
}

uint32_t
math_plain(uint32_t cp, uint32_t *look)
{
	static const uint32_t greek[GREEK_CUTS] = { PAI_ML_BOLD,
	    PAI_ML_ITALIC, BOLD_ITALIC, PAI_ML_BOLD, BOLD_ITALIC };

	if (cp != 0x210e && (cp < 0x1d400 || cp > 0x1d7ff))
		return cp;
	for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
		if (cp >= latin[i].first && cp <= latin[i].last) {
			*look |= latin[i].look;
			return latin[i].plain + (cp - latin[i].first);
		}
	if (cp >= GREEK && cp < GREEK + GREEK_CUT * GREEK_CUTS) {
		*look |= greek[(cp - GREEK) / GREEK_CUT];
		return plain_greek((cp - GREEK) % GREEK_CUT);
	}
	return cp;
}

/* Letters that had a place of their own before U+1D400. */
static uint32_t
earlier(uint32_t cp)
{
	static const struct {
		uint32_t	 hole, cp;
	} list[] = {
		{ 0x1d49d, 0x212c }, { 0x1d4a0, 0x2130 },
		{ 0x1d4a1, 0x2131 }, { 0x1d4a3, 0x210b },
		{ 0x1d4a4, 0x2110 }, { 0x1d4a7, 0x2112 },
		{ 0x1d4a8, 0x2133 }, { 0x1d4ad, 0x211b },
		{ 0x1d4ba, 0x212f }, { 0x1d4bc, 0x210a },
		{ 0x1d4c4, 0x2134 }, { 0x1d506, 0x212d },
		{ 0x1d50b, 0x210c }, { 0x1d50c, 0x2111 },
		{ 0x1d515, 0x211c }, { 0x1d51d, 0x2128 },
		{ 0x1d53a, 0x2102 }, { 0x1d53f, 0x210d },
		{ 0x1d545, 0x2115 }, { 0x1d547, 0x2119 },
		{ 0x1d548, 0x211a }, { 0x1d549, 0x211d },
		{ 0x1d551, 0x2124 },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].hole == cp)
			return list[i].cp;
	return cp;
}

uint32_t
math_letter(uint32_t cp, enum math_alphabet alphabet)
{
	static const uint32_t capital_a[] = { 0, 0x1d49c, 0x1d504, 0x1d538 };

	if (alphabet == ALPHABET_ROMAN)
		return cp;
	if (cp >= 'A' && cp <= 'Z')
		return earlier(capital_a[alphabet] + (cp - 'A'));
	if (cp >= 'a' && cp <= 'z')
		return earlier(capital_a[alphabet] + 26 + (cp - 'a'));
	if (cp >= '0' && cp <= '9' && alphabet == ALPHABET_DOUBLE)
		return 0x1d7d8 + (cp - '0');
	return cp;
}
