/*
 * A number in the notation of a list (ECMA-376-1 17.18.59).
 */
#ifndef DOCX_NUMFORMAT_H
#define DOCX_NUMFORMAT_H

#include <stdint.h>

struct p_buf;

enum num_format {
	NUM_DECIMAL, NUM_NONE, NUM_BULLET, NUM_ZERO, NUM_DASH, NUM_FULL_WIDTH,
	NUM_LOWER_LETTER, NUM_UPPER_LETTER, NUM_LOWER_ROMAN, NUM_UPPER_ROMAN,
	NUM_ORDINAL, NUM_CIRCLE, NUM_PAREN, NUM_STOP,
	NUM_CHINESE, NUM_DIGITS, NUM_LEGAL, NUM_STEMS, NUM_BRANCHES,
	NUM_HAN_CIRCLE, NUM_HEX
};

/* Of the name in w:val; one not known counts in decimals. */
enum num_format	num_format_named(const char *);
void		num_format_put(struct p_buf *, enum num_format, int32_t);

#endif
