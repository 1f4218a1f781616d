/*
 * A number in the notation of a list or of pages (ECMA-376-1 17.18.59).
 */
#ifndef P_KIT_NUMFORMAT_H
#define P_KIT_NUMFORMAT_H

#include <stdbool.h>
#include <stdint.h>

struct p_buf;

enum p_num_format {
	P_NUM_DECIMAL, P_NUM_NONE, P_NUM_BULLET, P_NUM_ZERO, P_NUM_DASH,
	P_NUM_FULL_WIDTH,
	P_NUM_LOWER_LETTER, P_NUM_UPPER_LETTER,
	P_NUM_LOWER_ROMAN, P_NUM_UPPER_ROMAN,
	P_NUM_ORDINAL, P_NUM_CIRCLE, P_NUM_PAREN, P_NUM_STOP,
	P_NUM_CHINESE, P_NUM_DIGITS, P_NUM_LEGAL, P_NUM_STEMS, P_NUM_BRANCHES,
	P_NUM_HAN_CIRCLE, P_NUM_HEX,
	P_NUM_TENS,		/* 一 .. 九十九, then digits: 一○○ */
	P_NUM_TAIWAN, P_NUM_TAIWAN_DIGITS, P_NUM_TRADITIONAL_LEGAL,
	P_NUM_JAPANESE, P_NUM_JAPANESE_LEGAL,
	P_NUM_KOREAN, P_NUM_KOREAN_DIGITS, P_NUM_KOREAN_HAN,
	P_NUM_KOREAN_NATIVE,
	P_NUM_SIXTY,		/* 甲子 .. 癸亥 */
	P_NUM_THAI_DIGITS, P_NUM_HINDI_DIGITS,
	P_NUM_CHICAGO, P_NUM_CARDINAL, P_NUM_ORDINAL_TEXT,
	P_NUM_AIUEO, P_NUM_AIUEO_WIDE, P_NUM_IROHA, P_NUM_IROHA_WIDE,
	P_NUM_GANADA, P_NUM_CHOSUNG, P_NUM_RUSSIAN_LOWER, P_NUM_RUSSIAN_UPPER,
	P_NUM_THAI_LETTERS, P_NUM_HEBREW_LETTERS, P_NUM_ARABIC_LETTERS,
	P_NUM_ABJAD,
	P_NUM_FORMATS
};

/* A format, and how many digits it has at least ("001, 002, 003, ..."). */
struct p_num_notation {
	enum p_num_format f;
	uint8_t		 digits;	/* 0: as many as it takes */
};

/* Of the name in w:val; one not known counts in decimals. */
enum p_num_format p_num_format_named(const char *);
bool		p_num_format_known(const char *);
/* Of w:val and w:format; both may be NULL. */
struct p_num_notation p_num_notation(const char *name, const char *format);
void		p_num_format_put(struct p_buf *, enum p_num_format, int32_t);
void		p_num_notation_put(struct p_buf *, struct p_num_notation,
		    int32_t);

/* ---- numcount.c ---- */

/* A number above 0 in words: 一百零一, 壹佰零壹, 백일, one hundred one. */
void		p_num_count_put(struct p_buf *, enum p_num_format, uint32_t);
void		p_num_english_put(struct p_buf *, uint32_t, bool ordinal);

#endif
