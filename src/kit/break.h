/*
 * Where a line may end: UAX #14 tailored to GB/T 15834 and CLREQ (避头尾).
 * One rule for every writer that sets lines.
 */
#ifndef P_KIT_BREAK_H
#define P_KIT_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum p_break {
	P_BREAK_NO,	/* a line may not end before this character */
	P_BREAK_MAY,
	P_BREAK_MUST	/* the character before it is a line or paragraph end */
};

/*
 * out[i] says whether a line may end before cp[i]; out[0] is P_BREAK_NO.
 * Never between: a mark and what it may not part from; the halves of —— and
 * ……; digits with their sign, decimal point and %; the letters of a Latin
 * word; a 序数 ("（一）", "1.") and what follows it at the start of the text.
 */
void	p_break_find(const uint32_t *cp, size_t n, uint8_t *out);

/* 避头: may not begin a line.  避尾: may not end one. */
bool	p_break_no_start(uint32_t cp);
bool	p_break_no_end(uint32_t cp);

/* Has a word surely ended with this character?  For cutting titles. */
bool	p_break_ends_word(uint32_t cp);

/*
 * What the end of a line between a and b stands for: a blank (between Latin
 * words) or nothing (next to Chinese, or where a line could have ended
 * without a blank).  Setting and joining lines both go by this, so that a
 * paragraph comes back as it was.
 */
bool	p_break_blank(uint32_t a, uint32_t b);

#endif
