/*
 * Numbers that come from a document: never trusted, always clamped.
 */
#ifndef P_KIT_NUM_H
#define P_KIT_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The decimal number at s, clamped to min..max; preset where there is none
 * or something else follows it.  A fraction ("12.5") is cut off.  *clamped,
 * where not NULL, is set true when the value was out of range, and is left
 * alone otherwise.
 */
int32_t	p_num_clamped(const char *s, int32_t min, int32_t max,
	    int32_t preset, bool *clamped);

/* A whole string as a number with optional K, M or G; false: it is none. */
bool	p_num_size(const char *s, int64_t *out);

/*
 * A whole string as a length, "12.5mm" in mm, cm, in or pt, as mpt; false:
 * it is none, or longer than PAI_MPT_MAX.
 */
bool	p_num_length(const char *s, int32_t *mpt);

/*
 * The number at p, "-1.5e3", as SVG and CSS spell it in any locale; returns
 * its bytes, 0: there is none.  At most P_NUM_REAL_MAX, of either sign.
 */
#define	P_NUM_REAL_MAX	1e9
size_t	p_num_real(const char *p, size_t n, double *out);

/* What a hexadecimal digit, large or small, stands for; -1: it is none. */
int	p_hex_digit(char);

/* A letter that OCR takes a digit for: 0 1 5 8. */
bool	p_is_like_digit(uint32_t cp);

/* value scaled by mul / div, rounded, clamped to int32_t. */
int32_t	p_num_scale(int64_t value, int64_t mul, int64_t div);

#endif
