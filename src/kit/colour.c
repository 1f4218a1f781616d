/*
 * Colours: how bright one is, and how CSS spells them.
 */
#include "kit/colour.h"

#include <string.h>
#include <strings.h>

#include "kit/affix.h"
#include "kit/num.h"

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

/* "f80", "f808", "ff8800", "ff880088". */
static bool
hex_colour(const char *p, size_t n, uint32_t *rgb, unsigned *alpha)
{
	unsigned	 part[4] = { 0, 0, 0, 255 };
	size_t		 each = n > 4 ? 2 : 1, parts = n / each;
	int		 digit;

	if ((parts != 3 && parts != 4) || parts * each != n)
		return false;
	for (size_t i = 0; i < parts; i++) {
		part[i] = 0;
		for (size_t j = 0; j < 2; j++) {
			digit = p_hex_digit(p[i * each + (each > 1 ? j : 0)]);
			if (digit < 0)
				return false;
			part[i] = part[i] << 4 | (unsigned)digit;
		}
	}
	*rgb = part[0] << 16 | part[1] << 8 | part[2];
	*alpha = part[3];
	return true;
}

/* The numbers of "rgb(...)"; alpha is a share of one. */
static bool
rgb_colour(const char *p, size_t n, uint32_t *rgb, unsigned *alpha)
{
	unsigned	 part[4] = { 0, 0, 0, 255 };
	size_t		 i, taken;
	double		 v, unit;

	for (i = 0; i < 4; i++) {
		while (n > 0 && strchr(" \t\r\n,/", *p) != NULL) {
			p++;
			n--;
		}
		if ((taken = p_num_real(p, n, &v)) == 0)
			break;
		p += taken;
		n -= taken;
		unit = n > 0 && *p == '%' ? 2.55 : i == 3 ? 255 : 1;
		p += unit == 2.55;
		n -= unit == 2.55;
		v = v * unit + 0.5;
		part[i] = v < 0 ? 0 : v > 255 ? 255 : (unsigned)v;
	}
	*rgb = part[0] << 16 | part[1] << 8 | part[2];
	*alpha = part[3];
	return i >= 3;
}

static bool
named_colour(const char *p, size_t n, uint32_t *rgb)
{
	static const struct { const char *name; uint32_t rgb; } names[] = {
#define	COLOUR(name, rgb)	{ name, rgb },
#include "kit/colour.def"
#undef COLOUR
	};
	size_t	 lo = 0, hi = sizeof(names) / sizeof(names[0]);

	while (lo < hi) {
		size_t	 mid = lo + (hi - lo) / 2;
		int	 order = strncasecmp(names[mid].name, p, n);

		if (order == 0 && names[mid].name[n] == '\0') {
			*rgb = names[mid].rgb;
			return true;
		}
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

bool
p_colour_css(const char *p, size_t n, uint32_t *rgb, unsigned *alpha)
{
	unsigned	 own;

	if (alpha == NULL)
		alpha = &own;
	*alpha = 255;
	if (n > 0 && p[0] == '#')
		return hex_colour(p + 1, n - 1, rgb, alpha);
	if (p_begins_nocase(p, n, "rgb(") || p_begins_nocase(p, n, "rgba("))
		return rgb_colour(p + 4 + (p[3] != '('), n - 4 -
		    (p[3] != '('), rgb, alpha);
	return named_colour(p, n, rgb);
}
