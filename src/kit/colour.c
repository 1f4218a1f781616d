/*
 * How bright a colour is.
 */
#include "kit/colour.h"

#define	DARK	62u	/* of 255 */
#define	APART	40u	/* of 255: less is hardly seen */

/* The weights of ITU-R BT.601, in 1/256. */
static uint32_t
brightness(uint32_t rgb)
{
	uint32_t red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff;

	return (red * 77 + green * 150 + (rgb & 0xff) * 29) / 256;
}

bool
p_is_dark(uint32_t rgb)
{
	return brightness(rgb) <= DARK;
}

bool
p_is_legible(uint32_t text, uint32_t ground)
{
	uint32_t	 a = brightness(text), b = brightness(ground);

	return (a > b ? a - b : b - a) >= APART;
}
