/*
 * Lengths as documents write them: plain numbers in the transitional form,
 * numbers with a unit in the strict one (ST_UniversalMeasure) and in CSS.
 */
#include "length.h"

#include <stddef.h>
#include <string.h>

#include <paiban/base.h>

#include "kit/num.h"

#define	DIGITS_MAX	(INT64_C(1) << 40)	/* beyond any length */

/* Thousandths of a unit at *s, which is moved behind them. */
static bool
thousandths(const char **s, int64_t *out)
{
	const char	*p = *s;
	bool		 negative = *p == '-';
	int64_t		 v = 0, scale = 1000;
	const char	*from;

	p += *p == '-' || *p == '+';
	from = p;
	for (; *p >= '0' && *p <= '9'; p++)
		if (v < DIGITS_MAX)
			v = v * 10 + (*p - '0');
	if (p == from && *p != '.')
		return false;
	v *= 1000;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++) {
			scale /= 10;
			v += scale * (*p - '0');
		}
	*s = p;
	*out = negative ? -v : v;
	return true;
}

bool
length_parse(const char *s, int32_t plain, int32_t *mpt, bool *clamped)
{
	static const struct { char name[3]; int32_t mpt; } units[] = {
		{ "pt", 1000 }, { "in", 72000 }, { "mm", 2835 },
		{ "cm", 28346 }, { "px", LENGTH_PIXEL }, { "pc", 12000 },
		{ "pi", 12000 },
	};
	int64_t		 v;
	int32_t		 unit = plain;

	if (s == NULL)
		return false;
	while (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n')
		s++;
	if (!thousandths(&s, &v))
		return false;
	for (size_t i = 0; *s != '\0' && i < sizeof(units) /
	    sizeof(units[0]); i++)
		if (strncmp(s, units[i].name, 2) == 0)
			unit = units[i].mpt;
	*mpt = p_num_scale(v, unit, 1000);
	if (*mpt > PAI_MPT_MAX || *mpt < -PAI_MPT_MAX) {
		*mpt = *mpt > 0 ? PAI_MPT_MAX : -PAI_MPT_MAX;
		*clamped = true;
	}
	return true;
}
