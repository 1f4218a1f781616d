/*
 * Numbers that come from a document: never trusted, always clamped.
 */
#include "kit/num.h"

#include <string.h>

#include <paiban/base.h>

#define	EXPONENT_MAX	400	/* beyond any double */
#define	DIGITS_ENOUGH	1e17	/* more do not change a double */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int
p_hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int32_t
p_num_clamped(const char *s, int32_t min, int32_t max, int32_t preset,
    bool *clamped)
{
	int64_t	 v = 0;
	bool	 negative = false;

	if (s == NULL)
		return preset;
	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	if (*s == '-' || *s == '+')
		negative = *s++ == '-';
	if (!is_digit(*s))
		return preset;
	for (; is_digit(*s); s++)
		if (v < INT64_C(1) << 40)
			v = v * 10 + (*s - '0');
	if (*s == '.')
		for (s++; is_digit(*s); s++)
			continue;
	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	if (*s != '\0')
		return preset;
	if (negative)
		v = -v;
	if (v < min || v > max) {
		if (clamped != NULL)
			*clamped = true;
		return v < min ? min : max;
	}
	return (int32_t)v;
}

bool
p_num_size(const char *s, int64_t *out)
{
	int64_t	 v = 0, unit = 1;

	if (!is_digit(*s))
		return false;
	for (; is_digit(*s); s++) {
		if (v > (INT64_MAX - 9) / 10)
			return false;
		v = v * 10 + (*s - '0');
	}
	switch (*s) {
	case 'K': case 'k':
		unit = INT64_C(1) << 10;
		s++;
		break;
	case 'M': case 'm':
		unit = INT64_C(1) << 20;
		s++;
		break;
	case 'G': case 'g':
		unit = INT64_C(1) << 30;
		s++;
		break;
	default:
		break;
	}
	if (*s != '\0' || v > INT64_MAX / unit)
		return false;
	*out = v * unit;
	return true;
}

/* The mpt of a thousand of a unit; 0: it is none. */
static int64_t
unit_of(const char *s)
{
	static const struct { const char *name; int64_t mpt; } units[] = {
		{ "mm", 2834646 }, { "cm", 28346457 }, { "in", 72000000 },
		{ "pt", 1000000 }
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(s, units[i].name) == 0)
			return units[i].mpt;
	return 0;
}

bool
p_num_length(const char *s, int32_t *mpt)
{
	int64_t	 v = 0, part = 1000000, unit;

	if (!is_digit(*s))
		return false;
	for (; is_digit(*s) && v <= 100000 * part; s++)
		v = v * 10 + (*s - '0') * part;
	if (*s == '.')
		for (s++; is_digit(*s); s++)
			v += (*s - '0') * (part /= 10);
	if ((unit = unit_of(s)) == 0 || v > 100000 * INT64_C(1000000))
		return false;
	v = (v / 1000 * unit + 500000) / 1000000;
	if (v > PAI_MPT_MAX)
		return false;
	*mpt = (int32_t)v;
	return true;
}

/* An exponent at p, "e-3"; 0 bytes: none, as before "em". */
static size_t
exponent(const char *p, size_t n, int *out)
{
	size_t	 i = 1;
	bool	 negative;
	int	 v = 0;

	if (n < 2 || (p[0] | 0x20) != 'e')
		return 0;
	negative = p[1] == '-';
	if (negative || p[1] == '+')
		i++;
	if (i >= n || !is_digit(p[i]))
		return 0;
	for (; i < n && is_digit(p[i]); i++)
		if (v < EXPONENT_MAX)
			v = v * 10 + (p[i] - '0');
	*out += negative ? -v : v;
	return i;
}

size_t
p_num_real(const char *p, size_t n, double *out)
{
	size_t	 i = n > 0 && (p[0] == '-' || p[0] == '+') ? 1 : 0, digits = 0;
	double	 v = 0;
	int	 scale = 0;

	for (; i < n && is_digit(p[i]); i++, digits++) {
		if (v < DIGITS_ENOUGH)
			v = v * 10 + (p[i] - '0');
		else if (scale < EXPONENT_MAX)
			scale++;
	}
	if (i + 1 < n && p[i] == '.' && is_digit(p[i + 1]))
		for (i++; i < n && is_digit(p[i]); i++, digits++)
			if (v < DIGITS_ENOUGH) {
				v = v * 10 + (p[i] - '0');
				scale--;
			}
	if (digits == 0)
		return 0;
	i += exponent(p + i, n - i, &scale);
	for (; scale > 0 && v < P_NUM_REAL_MAX && v > 0; scale--)
		v *= 10;
	for (; scale < 0 && v > 0; scale++)
		v /= 10;
	v = v > P_NUM_REAL_MAX ? P_NUM_REAL_MAX : v;
	*out = p[0] == '-' ? -v : v;
	return i;
}

int32_t
p_num_scale(int64_t value, int64_t mul, int64_t div)
{
	int64_t	 bound = INT64_C(1) << 40, v;

	if (value > bound)
		value = bound;
	if (value < -bound)
		value = -bound;
	v = value * mul;
	v = v >= 0 ? (v + div / 2) / div : (v - div / 2) / div;
	if (v > INT32_MAX)
		return INT32_MAX;
	if (v < INT32_MIN)
		return INT32_MIN;
	return (int32_t)v;
}

bool
p_is_like_digit(uint32_t cp)
{
	return cp == 'O' || cp == 'o' || cp == 'l' || cp == 'L' || cp == 'I' ||
	    cp == 'S' || cp == 'B';
}
