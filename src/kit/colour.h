/*
 * Colours as 0x00RRGGBB.
 */
#ifndef P_KIT_COLOUR_H
#define P_KIT_COLOUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Can black text not be read on it?  Text of automatic colour is white there
 * (ISO/IEC 29500-1, 17.3.2.6 leaves it to us; office programs do so below a
 * quarter of white's luminance).
 */
bool	p_is_dark(uint32_t rgb);

/* Can text of this colour be made out on the other at all? */
bool	p_is_legible(uint32_t text, uint32_t ground);

/*
 * A colour of CSS: "#f80", "#ff8800", "rgb(255, 136, 0)", "rgb(100% 50% 0%)"
 * or a name; all of them may have an alpha, "#f808" or "rgba(...)".  *alpha,
 * which may be NULL, is 0 .. 255.  False: it is none of these.
 */
bool	p_colour_css(const char *, size_t n, uint32_t *rgb, unsigned *alpha);

#endif
