/*
 * Colours as 0xRRGGBB.
 */
#ifndef P_KIT_COLOUR_H
#define P_KIT_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Can black text not be read on it?  Text of automatic colour is white there
 * (ISO/IEC 29500-1, 17.3.2.6 leaves it to us; office programs do so below a
 * quarter of white's luminance).
 */
bool	p_is_dark(uint32_t rgb);

/* Can text of this colour be made out on the other at all? */
bool	p_is_legible(uint32_t text, uint32_t ground);

#endif
