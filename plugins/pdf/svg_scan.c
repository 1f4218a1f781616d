/*
 * Values of SVG.
 */
#include "svg_scan.h"

#include <math.h>
#include <string.h>

#include "kit/affix.h"
#include "kit/num.h"

#define	FACTOR_MAX	1e7	/* of a matrix */
#define	DEGREE		(3.14159265358979323846 / 180)
#define	EVEN		0.002	/* that two directions may differ by */

struct pai_str
svg_trim(struct pai_str s)
{
	while (s.n > 0 && svg_is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && svg_is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

static void
step(struct svg_scan *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

void
svg_skip_blanks(struct svg_scan *s)
{
	while (s->n > 0 && svg_is_blank(s->p[0]))
		step(s, 1);
}

void
svg_skip(struct svg_scan *s)
{
	svg_skip_blanks(s);
	if (s->n > 0 && s->p[0] == ',')
		step(s, 1);
	svg_skip_blanks(s);
}

bool
svg_scan_number(struct svg_scan *s, double *out)
{
	size_t	 n;

	svg_skip(s);
	/* ".5" has no digit before its point. */
	if ((n = p_num_real(s->p, s->n, out)) == 0)
		return false;
	step(s, n);
	if (s->n > 0 && s->p[0] == '.' && memchr(s->p - n, '.', n) == NULL)
		step(s, 1);		/* "1." */
	return true;
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0;
}

struct pai_str
svg_word(struct svg_scan *s)
{
	struct pai_str	 word = { s->p, 0 };

	while (s->n > 0 && is_word(s->p[0])) {
		step(s, 1);
		word.n++;
	}
	return word;
}

double
svg_length(struct pai_str s, double em, double of, double preset)
{
	static const struct { const char *name; double pixels; } units[] = {
		{ "px", 1 }, { "pt", 96.0 / 72 }, { "pc", 16 },
		{ "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 },
	};
	struct svg_scan	 at = { s.p, s.n };
	double		 v;

	if (s.p == NULL || !svg_scan_number(&at, &v))
		return preset;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (p_begins_nocase(at.p, at.n, units[i].name))
			v *= units[i].pixels;
	if (p_begins_nocase(at.p, at.n, "em") ||
	    p_begins_nocase(at.p, at.n, "rem"))
		v *= em;
	if (p_begins_nocase(at.p, at.n, "ex"))
		v *= em / 2;
	if (at.n > 0 && at.p[0] == '%')
		v *= of / 100;
	return v > SVG_FAR ? SVG_FAR : v < -SVG_FAR ? -SVG_FAR : v;
}

double
svg_share(struct pai_str s, double preset)
{
	struct svg_scan	 at = { s.p, s.n };
	double		 v;

	if (s.p == NULL || !svg_scan_number(&at, &v))
		return preset;
	if (at.n > 0 && at.p[0] == '%')
		v /= 100;
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

/* ---- matrices ---- */

static double
bounded(double v)
{
	return v != v ? 0 : v > FACTOR_MAX ? FACTOR_MAX :
	    v < -FACTOR_MAX ? -FACTOR_MAX : v;
}

struct svg_matrix
svg_within(struct svg_matrix o, struct svg_matrix i)
{
	return (struct svg_matrix){
		bounded(o.a * i.a + o.c * i.b), bounded(o.b * i.a + o.d * i.b),
		bounded(o.a * i.c + o.c * i.d), bounded(o.b * i.c + o.d * i.d),
		bounded(o.a * i.e + o.c * i.f + o.e),
		bounded(o.b * i.e + o.d * i.f + o.f) };
}

struct svg_point
svg_map(const struct svg_matrix *m, double x, double y)
{
	return (struct svg_point){ m->a * x + m->c * y + m->e,
	    m->b * x + m->d * y + m->f };
}

double
svg_scale_of(const struct svg_matrix *m)
{
	return sqrt(fabs(m->a * m->d - m->b * m->c));
}

bool
svg_is_even(const struct svg_matrix *m)
{
	double	 x = hypot(m->a, m->b), y = hypot(m->c, m->d);
	double	 longer = x > y ? x : y;

	return fabs(x - y) <= EVEN * longer &&
	    fabs(m->a * m->c + m->b * m->d) <= EVEN * longer * longer;
}

/* One function of n arguments; false: it is none. */
static bool
function(struct pai_str name, const double *v, size_t n,
    struct svg_matrix *out)
{
	double		 angle = n > 0 ? v[0] * DEGREE : 0;
	double		 s = sin(angle), c = cos(angle);

	if (p_begins(name.p, name.n, "matrix") && n == 6)
		*out = (struct svg_matrix){ v[0], v[1], v[2], v[3], v[4],
		    v[5] };
	else if (p_begins(name.p, name.n, "translate") && n >= 1)
		*out = (struct svg_matrix){ 1, 0, 0, 1, v[0],
		    n > 1 ? v[1] : 0 };
	else if (p_begins(name.p, name.n, "scale") && n >= 1)
		*out = (struct svg_matrix){ v[0], 0, 0, n > 1 ? v[1] : v[0],
		    0, 0 };
	else if (p_begins(name.p, name.n, "rotate") && n == 3)
		*out = (struct svg_matrix){ c, s, -s, c,
		    v[1] - c * v[1] + s * v[2], v[2] - s * v[1] - c * v[2] };
	else if (p_begins(name.p, name.n, "rotate") && n == 1)
		*out = (struct svg_matrix){ c, s, -s, c, 0, 0 };
	else if (p_begins(name.p, name.n, "skewX") && n == 1)
		*out = (struct svg_matrix){ 1, 0, tan(angle), 1, 0, 0 };
	else if (p_begins(name.p, name.n, "skewY") && n == 1)
		*out = (struct svg_matrix){ 1, tan(angle), 0, 1, 0, 0 };
	else
		return false;
	return true;
}

struct svg_matrix
svg_transform(struct pai_str s)
{
	struct svg_matrix all = SVG_IDENTITY, one;
	struct svg_scan	 at = { s.p, s.n };
	struct pai_str	 name;
	double		 v[6];
	size_t		 n;

	while (at.n > 0) {
		svg_skip(&at);
		name = svg_word(&at);
		svg_skip_blanks(&at);
		if (name.n == 0 || at.n == 0 || at.p[0] != '(')
			break;
		step(&at, 1);
		for (n = 0; n < 6 && svg_scan_number(&at, &v[n]); n++)
			while (at.n > 0 && is_word(at.p[0]) &&
			    at.p[0] != '-' && (at.p[0] & 0xc0) == 0x40)
				step(&at, 1);	/* "deg", "px" of CSS */
		svg_skip_blanks(&at);
		if (at.n == 0 || at.p[0] != ')' ||
		    !function(name, v, n, &one))
			break;
		step(&at, 1);
		all = svg_within(all, one);
	}
	return all;
}

/* ---- boxes ---- */

bool
svg_view_box(struct pai_str s, double v[4])
{
	struct svg_scan	 at = { s.p, s.n };

	for (int i = 0; i < 4; i++)
		if (s.p == NULL || !svg_scan_number(&at, &v[i]) ||
		    fabs(v[i]) > SVG_FAR)
			return false;
	return v[2] > 1 / SVG_FAR && v[3] > 1 / SVG_FAR;
}

/* What of the room that is left goes before: "Min", "Mid" or "Max". */
static double
share_before(struct pai_str s, char axis)
{
	for (size_t i = 0; i + 4 <= s.n; i++)
		if ((s.p[i] | 0x20) == axis && s.p[i + 1] == 'M')
			return s.p[i + 3] == 'n' ? 0 :
			    s.p[i + 3] == 'd' ? 0.5 : 1;
	return 0.5;
}

struct svg_matrix
svg_fit(const double box[4], double x, double y, double width, double height,
    struct pai_str preserve)
{
	double		 sx = width / box[2], sy = height / box[3];
	struct pai_str	 p = preserve.p == NULL ? preserve :
			    svg_trim(preserve);
	bool		 slice = p.n > 5 &&
			    memcmp(p.p + p.n - 5, "slice", 5) == 0;

	if (!p_begins(p.n > 0 ? p.p : "", p.n, "none")) {
		sx = (sx < sy) == !slice ? sx : sy;
		sy = sx;
		x += (width - box[2] * sx) * share_before(p, 'x');
		y += (height - box[3] * sy) * share_before(p, 'y');
	}
	return svg_within((struct svg_matrix){ sx, 0, 0, sy, x, y },
	    (struct svg_matrix){ 1, 0, 0, 1, -box[0], -box[1] });
}
