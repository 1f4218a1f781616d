/*
 * Traditional characters by binary search in a table made from Unihan (ICU
 * would bring 30 MB of data for it); syllables of Pinyin as initial and final.
 */
#include "kit/hans.h"

#include <stdbool.h>
#include <string.h>

#include "kit/utf8.h"

#define	READING_MAX	6	/* letters: zhuang */

static const struct {
	uint16_t	 hant, hans;
} pairs[] = {
#include "kit/hans.def"
};

#define	PAIRS	(sizeof(pairs) / sizeof(pairs[0]))

uint32_t
p_hans_char(uint32_t cp)
{
	size_t	 low = 0, high = PAIRS;

	if (cp < pairs[0].hant || cp > pairs[PAIRS - 1].hant)
		return cp;
	while (low < high) {
		size_t	 mid = low + (high - low) / 2;

		if (pairs[mid].hant < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low < PAIRS && pairs[low].hant == cp ? pairs[low].hans : cp;
}

/* A vowel without its tone; v for ü, as it is typed. */
static uint32_t
without_tone(uint32_t cp)
{
	static const struct {
		uint32_t	 from, to;
	} tones[] = {
		{ 0x101, 'a' }, { 0xe1, 'a' }, { 0x1ce, 'a' }, { 0xe0, 'a' },
		{ 0x113, 'e' }, { 0xe9, 'e' }, { 0x11b, 'e' }, { 0xe8, 'e' },
		{ 0x12b, 'i' }, { 0xed, 'i' }, { 0x1d0, 'i' }, { 0xec, 'i' },
		{ 0x14d, 'o' }, { 0xf3, 'o' }, { 0x1d2, 'o' }, { 0xf2, 'o' },
		{ 0x16b, 'u' }, { 0xfa, 'u' }, { 0x1d4, 'u' }, { 0xf9, 'u' },
		{ 0xfc, 'v' }, { 0x1d6, 'v' }, { 0x1d8, 'v' }, { 0x1da, 'v' },
		{ 0x1dc, 'v' }
	};

	for (size_t i = 0; i < sizeof(tones) / sizeof(tones[0]); i++)
		if (tones[i].from == cp)
			return tones[i].to;
	return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}

/* Letters of the initial: zh ch sh, any other consonant, or none. */
static size_t
initial(const char *s)
{
	if (*s != '\0' && strchr("zcs", *s) != NULL && s[1] == 'h')
		return 2;
	return *s != '\0' && strchr("bpmfdtnlgkhjqxrzcsyw", *s) != NULL;
}

static bool
is_syllable(const char *s)
{
	static const char *const finals[] = {
		"a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou",
		"iu", "ie", "ue", "ve", "er", "an", "en", "in", "un", "vn",
		"ang", "eng", "ing", "ong", "ia", "ian", "iang", "iao",
		"iong", "ua", "uai", "uan", "uang", "uo"
	};

	s += initial(s);
	for (size_t i = 0; i < sizeof(finals) / sizeof(finals[0]); i++)
		if (strcmp(s, finals[i]) == 0)
			return true;
	return false;
}

/* Characters of a reading in brackets at the start; 0: there is none. */
static size_t
reading(const uint32_t *cp, size_t n)
{
	char	 text[READING_MAX + 1];
	size_t	 i = 1;

	if (n < 3 || cp[0] != '(')
		return 0;
	for (; i < n && cp[i] != ')'; i++) {
		uint32_t c = without_tone(cp[i]);

		if (i > READING_MAX || c < 'a' || c > 'z')
			return 0;
		text[i - 1] = (char)c;
	}
	text[i - 1] = '\0';
	return i < n && is_syllable(text) ? i + 1 : 0;
}

size_t
p_hans_drop_readings(uint32_t *cp, size_t n)
{
	size_t	 kept = 0, used;

	for (size_t i = 0; i < n; i += used) {
		used = i > 0 && p_is_han(cp[i - 1]) ?
		    reading(cp + i, n - i) : 0;
		if (used == 0) {
			cp[kept++] = cp[i];
			used = 1;
		}
	}
	return kept;
}
