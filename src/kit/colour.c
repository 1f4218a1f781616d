/*
 * How bright a colour is.
 */
#include "kit/colour.h"

#define	DARK	62u	/* of 255 */

/* The weights of ITU-R BT.601, in 1/256. */
bool
p_is_dark(uint32_t rgb)
{
	uint32_t red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff;

	return (red * 77 + green * 150 + (rgb & 0xff) * 29) / 256 <= DARK;
}
