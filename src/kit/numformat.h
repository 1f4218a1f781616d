/*
 * A number in the notation of a list or of pages (ECMA-376-1 17.18.59).
 */
#ifndef P_KIT_NUMFORMAT_H
#define P_KIT_NUMFORMAT_H

#include <stdbool.h>
#include <stdint.h>

struct p_buf;

enum num_format {
	NUM_DECIMAL, NUM_NONE, NUM_BULLET, NUM_ZERO, NUM_DASH, NUM_FULL_WIDTH,
	NUM_LOWER_LETTER, NUM_UPPER_LETTER, NUM_LOWER_ROMAN, NUM_UPPER_ROMAN,
	NUM_ORDINAL, NUM_CIRCLE, NUM_PAREN, NUM_STOP,
	NUM_CHINESE, NUM_DIGITS, NUM_LEGAL, NUM_STEMS, NUM_BRANCHES,
	NUM_HAN_CIRCLE, NUM_HEX,
	NUM_TENS,		/* 一 .. 九十九, then digits: 一○○ */
	NUM_TAIWAN, NUM_TAIWAN_DIGITS, NUM_TRADITIONAL_LEGAL,
	NUM_JAPANESE, NUM_JAPANESE_LEGAL,
	NUM_KOREAN, NUM_KOREAN_DIGITS, NUM_KOREAN_HAN, NUM_KOREAN_NATIVE,
	NUM_SIXTY,		/* 甲子 .. 癸亥 */
	NUM_THAI_DIGITS, NUM_HINDI_DIGITS,
	NUM_CHICAGO, NUM_CARDINAL, NUM_ORDINAL_TEXT,
	NUM_AIUEO, NUM_AIUEO_WIDE, NUM_IROHA, NUM_IROHA_WIDE,
	NUM_GANADA, NUM_CHOSUNG, NUM_RUSSIAN_LOWER, NUM_RUSSIAN_UPPER,
	NUM_THAI_LETTERS, NUM_HEBREW_LETTERS, NUM_ARABIC_LETTERS,
	NUM_ABJAD,
	NUM_FORMATS
};

/* A format, and how many digits it has at least ("001, 002, 003, ..."). */
struct p_num_notation {
	enum num_format	 f;
	uint8_t		 digits;	/* 0: as many as it takes */
};

/* Of the name in w:val; one not known counts in decimals. */
enum num_format	p_num_format_named(const char *);
bool		p_num_format_known(const char *);
/* Of w:val and w:format; both may be NULL. */
struct p_num_notation p_num_notation(const char *name, const char *format);
void		p_num_format_put(struct p_buf *, enum num_format, int32_t);
void		p_num_notation_put(struct p_buf *, struct p_num_notation, int32_t);

/* ---- numcount.c ---- */

/* A number above 0 in words: 一百零一, 壹佰零壹, 백일, one hundred one. */
void		p_num_count_put(struct p_buf *, enum num_format, uint32_t);
void		p_num_english_put(struct p_buf *, uint32_t, bool ordinal);

#endif
