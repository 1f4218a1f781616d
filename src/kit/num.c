/*
 * Numbers that come from a document: never trusted, always clamped.
 */
#include "kit/num.h"

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
