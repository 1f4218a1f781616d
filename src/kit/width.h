/*
 * How many columns a character takes on a fixed-width grid (UAX #11).
 */
#ifndef P_KIT_WIDTH_H
#define P_KIT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0 for marks that combine, 1, or 2.  wide: ambiguous characters take 2. */
unsigned p_width_char(uint32_t cp, bool wide);
size_t	 p_width_text(const char *utf8, size_t n, bool wide);

#endif
