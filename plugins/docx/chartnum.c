/*
 * Numbers of charts.
 *
 * A chart keeps its numbers as a spreadsheet computed them: 0.1 may stand
 * there as 0.10000000000000001, a share as 0.25 with the format "0%", a day
 * as its count from 1900.  They are worked on as digits, so that no rounding
 * is ours and no locale has a say.
 */
#include "chartnum.h"

#include <string.h>

#include "kit/num.h"

#define	DIGITS		40	/* of a number; more are cut off */
#define	PRECISION	15	/* digits that a spreadsheet keeps */
#define	POINT_MAX	60	/* places of the point; beyond: as it is */

/* 0.d1 d2 d3 ... times ten to the point. */
struct decimal {
	char	 digit[DIGITS];		/* '0' .. '9' */
	int	 n, point;
	bool	 negative;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
add_digit(struct decimal *x, char c, bool fraction)
{
	bool	 leading = x->n == 0 && c == '0';

	if (!leading && x->n < DIGITS)
		x->digit[x->n++] = c;
	if (!fraction && !leading)
		x->point++;
	else if (fraction && leading)
		x->point--;
}

static bool
parse(const char *s, struct decimal *x)
{
	bool	 fraction = false, any = false;
	int32_t	 exponent;

	memset(x, 0, sizeof(*x));
	x->negative = *s == '-';
	s += *s == '-' || *s == '+';
	for (; is_digit(*s) || (*s == '.' && !fraction); s++) {
		if (*s == '.') {
			fraction = true;
			continue;
		}
		any = true;
		add_digit(x, *s, fraction);
		if (x->point > 100000 || x->point < -100000)
			return false;
	}
	if (*s == 'e' || *s == 'E') {
		exponent = p_num_clamped(s + 1 + (s[1] == '+'), -100000,
		    100000, INT32_MIN, NULL);
		if (exponent == INT32_MIN)
			return false;
		x->point += exponent;
	} else if (*s != '\0') {
		return false;
	}
	return any && x->point < POINT_MAX && x->point > -POINT_MAX;
}

/* Keeps n digits, the last one rounded. */
static void
round_to(struct decimal *x, int n)
{
	bool	 up;

	if (n >= x->n)
		return;
	if (n < 0) {
		x->n = 0;
		return;
	}
	up = x->digit[n] >= '5';
	x->n = n;
	while (up && x->n > 0) {
		if (x->digit[x->n - 1] != '9') {
			x->digit[x->n - 1]++;
			return;
		}
		x->n--;
	}
	if (up) {
		x->digit[0] = '1';
		x->n = 1;
		x->point++;
	}
}

static void
drop_zeros(struct decimal *x)
{
	while (x->n > 0 && x->digit[x->n - 1] == '0')
		x->n--;
}

/* The digit that counts ten to the i. */
static char
digit_at(const struct decimal *x, int i)
{
	int	 at = x->point - 1 - i;

	return at >= 0 && at < x->n ? x->digit[at] : '0';
}

/* places: digits behind the point; -1: as many as there are. */
static void
put(struct p_buf *b, const struct decimal *x, int places, bool thousands)
{
	int	 whole = x->point > 0 ? x->point : 1;

	if (places < 0)
		places = x->n > x->point ? x->n - x->point : 0;
	if (x->n == 0)
		whole = 1;
	if (x->negative && x->n > 0)
		p_buf_char(b, '-');
	for (int i = whole - 1; i >= 0; i--) {
		p_buf_char(b, (uint32_t)digit_at(x, i));
		if (thousands && i > 0 && i % 3 == 0)
			p_buf_char(b, ',');
	}
	if (places > 0)
		p_buf_char(b, '.');
	for (int i = 1; i <= places; i++)
		p_buf_char(b, (uint32_t)digit_at(x, -i));
}

/* ---- formats ---- */

struct format {
	int	 places;		/* -1: as many as there are */
	bool	 percent, thousands, date;
};

/* Letters outside quotes and brackets say that it is a date. */
static bool
is_date(const char *s)
{
	bool	 quoted = false, years = false, days = false;

	for (; *s != '\0'; s++) {
		if (*s == '"')
			quoted = !quoted;
		else if (*s == '[' && strchr(s, ']') != NULL)
			s = strchr(s, ']');
		else if (*s == '\\' && s[1] != '\0')
			s++;
		else if (!quoted && (*s == 'y' || *s == 'Y'))
			years = true;
		else if (!quoted && (*s == 'd' || *s == 'D'))
			days = true;
	}
	return years || days;
}

/* 0, 0.00, #,##0.0 and these with %; false: a format of another kind. */
static bool
read_format(const char *s, struct format *f)
{
	*f = (struct format){ .places = -1 };
	if (s == NULL || *s == '\0' || strcmp(s, "General") == 0)
		return true;
	if (is_date(s)) {
		f->date = true;
		return true;
	}
	for (f->places = 0; *s == '#' || *s == '0' || *s == ','; s++)
		f->thousands |= *s == ',';
	if (*s == '.')
		for (s++; *s == '0' && f->places < PRECISION; s++)
			f->places++;
	if (*s == '%') {
		f->percent = true;
		s++;
	}
	s += strspn(s, "_ ");
	return *s == '\0' || *s == ';' || *s == ')';
}

/*
 * A day counted from 1899-12-30, which is right from March 1900 on, or from
 * 1904-01-01; by the civil calendar, in eras of 400 years from a March.
 */
static bool
put_date(struct p_buf *b, const struct decimal *x, bool date1904)
{
	int64_t	 day = 0, era, doe, yoe, doy, month;

	if (x->negative || x->point > 7)
		return false;
	for (int i = x->point - 1; i >= 0; i--)
		day = day * 10 + (digit_at(x, i) - '0');
	if (day < 1)
		return false;
	day += date1904 ? 695361 : 693899;	/* from 0000-03-01 */
	era = day / 146097;
	doe = day % 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	month = (5 * doy + 2) / 153;
	p_buf_fmt(b, "%04d-%02d-%02d", (int)(yoe + era * 400 + (month >= 10)),
	    (int)(month < 10 ? month + 3 : month - 9),
	    (int)(doy - (153 * month + 2) / 5 + 1));
	return true;
}

void
chartnum_put(struct p_buf *b, const char *number, const char *format,
    bool date1904)
{
	struct decimal	 x;
	struct format	 f;

	if (!parse(number, &x)) {
		p_buf_str(b, number);
		return;
	}
	round_to(&x, PRECISION);
	drop_zeros(&x);
	if (!read_format(format, &f))
		f = (struct format){ .places = -1 };
	if (f.date && put_date(b, &x, date1904))
		return;
	if (f.date)
		f.places = -1;
	if (f.percent)
		x.point += 2;
	if (f.places >= 0)
		round_to(&x, x.point + f.places);
	put(b, &x, f.places, f.thousands);
	if (f.percent)
		p_buf_char(b, '%');
}
