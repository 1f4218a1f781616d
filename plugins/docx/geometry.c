/*
 * Guides and paths (ECMA-376-1 20.1.9).
 *
 * No formula can fail: what divides by zero or has no meaning is 0, and every
 * value stays within bounds that no sum of a few of them leaves.  Arcs become
 * Bezier curves, of at most a quarter each.
 */
#include "geometry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"

#define	LARGEST		1e12
#define	DEGREE		60000.0
#define	PI		3.14159265358979323846
#define	ARCS_MAX	64		/* quarters of one arc */
#define	NAME_MAX_BYTES	sizeof(((struct guide *)0)->name)

void
geometry_begin(struct geometry *g, int32_t width, int32_t height)
{
	g->guide_n = g->path_n = g->step_n = 0;
	g->width = width;
	g->height = height;
	g->text_told = g->failed = false;
}

void
geometry_free(struct geometry *g)
{
	if (g != NULL)
		free(g->step);
	free(g);
}

/* ---- guides ---- */

static double
bounded(double v)
{
	return !isfinite(v) ? 0 : v > LARGEST ? LARGEST : v < -LARGEST ?
	    -LARGEST : v;
}

static double
radians(double angle)
{
	return angle / DEGREE * PI / 180;
}

/* w, hd2, ssd8, cd4 and the like (20.1.9.11): what a letter or two say, or
 * that by a number behind a d.  False: it is no such name. */
static bool
built_in(const struct geometry *g, const char *name, double *v)
{
	double		 w = g->width, h = g->height;
	double		 ss = w < h ? w : h;
	const struct { const char *name; double value; } whole[] = {
	    { "w", w }, { "h", h }, { "r", w }, { "b", h }, { "l", 0 },
	    { "t", 0 }, { "hc", w / 2 }, { "vc", h / 2 }, { "ss", ss },
	    { "ls", w + h - ss } };
	const struct { const char *name; double value; } part[] = {
	    { "wd", w }, { "hd", h }, { "ssd", ss }, { "cd", 360 * DEGREE },
	    { "3cd", 3 * 360 * DEGREE }, { "5cd", 5 * 360 * DEGREE },
	    { "7cd", 7 * 360 * DEGREE } };
	size_t		 n;
	long		 by;
	char		*end;

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if (strcmp(whole[i].name, name) == 0) {
			*v = whole[i].value;
			return true;
		}
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		n = strlen(part[i].name);
		if (strncmp(part[i].name, name, n) != 0)
			continue;
		by = strtol(name + n, &end, 10);
		if (*end == '\0' && by > 0 && by <= 64) {
			*v = part[i].value / (double)by;
			return true;
		}
	}
	return false;
}

/* FNV-1a. */
static uint32_t
hash_of(const char *name)
{
	uint32_t	 h = 0x811c9dc5u;

	for (; *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * 0x01000193u;
	return h;
}

/* There are few, but a document may ask for each of them as often. */
static const struct guide *
find(const struct geometry *g, const char *name)
{
	uint32_t	 hash = hash_of(name);

	for (size_t i = 0; i < g->guide_n; i++)
		if (g->guide[i].hash == hash &&
		    strcmp(g->guide[i].name, name) == 0)
			return &g->guide[i];
	return NULL;
}

double
geometry_value(const struct geometry *g, const char *s)
{
	const struct guide *guide;
	char		*end;
	double		 v;

	if (s == NULL)
		return 0;
	v = strtod(s, &end);
	if (end != s && *end == '\0')
		return bounded(v);
	if ((guide = find(g, s)) != NULL)
		return guide->value;
	return built_in(g, s, &v) ? v : 0;
}

static double
between(double low, double v, double high)
{
	return v < low ? low : v > high ? high : v;
}

enum operation { TIMES_BY, PLUS_MINUS, PLUS_BY, IF, ABS, ARCTAN, COS_ARCTAN,
    COS, MAX, MIN, LENGTH, PIN, SIN_ARCTAN, SIN, ROOT, TAN, VALUE,
    NO_OPERATION };

static enum operation
operation(const char *word)
{
	static const char *const words[] = { "*/", "+-", "+/", "?:", "abs",
	    "at2", "cat2", "cos", "max", "min", "mod", "pin", "sat2", "sin",
	    "sqrt", "tan", "val" };
	unsigned	 i = 0;

	while (i < NO_OPERATION && strcmp(words[i], word) != 0)
		i++;
	return (enum operation)i;
}

static double
result(enum operation o, double x, double y, double z)
{
	switch (o) {
	case TIMES_BY:		return z == 0 ? 0 : x * y / z;
	case PLUS_MINUS:	return x + y - z;
	case PLUS_BY:		return z == 0 ? 0 : (x + y) / z;
	case IF:		return x > 0 ? y : z;
	case ABS:		return fabs(x);
	case ARCTAN:		return atan2(y, x) * 180 / PI * DEGREE;
	case COS_ARCTAN:	return x * cos(atan2(z, y));
	case COS:		return x * cos(radians(y));
	case MAX:		return x > y ? x : y;
	case MIN:		return x < y ? x : y;
	case LENGTH:		return sqrt(x * x + y * y + z * z);
	case PIN:		return between(x, y, z);
	case SIN_ARCTAN:	return x * sin(atan2(z, y));
	case SIN:		return x * sin(radians(y));
	case ROOT:		return x > 0 ? sqrt(x) : 0;
	case TAN:		return x * tan(radians(y));
	case VALUE:		return x;
	default:		return 0;
	}
}

/* Takes the next word of a formula, cut at the room there is. */
static const char *
take_word(const char *s, char word[NAME_MAX_BYTES])
{
	size_t	 n, fits;

	s += strspn(s, " \t\r\n");
	n = strcspn(s, " \t\r\n");
	fits = n < NAME_MAX_BYTES ? n : NAME_MAX_BYTES - 1;
	memcpy(word, s, fits);
	word[fits] = '\0';
	return s + n;
}

void
geometry_guide(struct geometry *g, const char *name, const char *formula)
{
	char		 word[NAME_MAX_BYTES];
	double		 v[3] = { 0, 0, 0 };
	enum operation	 o;
	struct guide	*to;

	if (name == NULL || formula == NULL || strlen(name) >= sizeof(word) ||
	    g->guide_n == GEOMETRY_GUIDES || find(g, name) != NULL)
		return;
	formula = take_word(formula, word);
	o = operation(word);
	for (int i = 0; i < 3; i++) {
		formula = take_word(formula, word);
		v[i] = geometry_value(g, word);
	}
	to = &g->guide[g->guide_n++];
	memcpy(to->name, name, strlen(name) + 1);
	to->hash = hash_of(name);
	to->value = bounded(result(o, v[0], v[1], v[2]));
}

/* ---- paths ---- */

static int32_t
point(double v)
{
	v = between(-PAI_MPT_MAX, bounded(v), PAI_MPT_MAX);
	return (int32_t)lround(v);
}

static void
add(struct geometry *g, enum pai_pen_kind kind, double x, double y)
{
	struct pai_pen	*s;

	if (g->path_n == 0 || g->step_n >= GEOMETRY_STEPS)
		return;
	if (!p_make_room(&g->step, &g->step_room, g->step_n + 1,
	    sizeof(*g->step))) {
		g->failed = true;
		return;
	}
	s = &g->step[g->step_n++];
	s->kind = kind;
	s->x = point(x * g->scale_x);
	s->y = point(y * g->scale_y);
	g->path[g->path_n - 1].n++;
	g->x = x;
	g->y = y;
}

void
geometry_path(struct geometry *g, double width, double height,
    enum path_fill fill, bool lined)
{
	if (g->path_n == GEOMETRY_PATHS)
		return;
	g->path[g->path_n++] = (struct geometry_path){
	    .first = (uint32_t)g->step_n, .fill = (uint8_t)fill,
	    .lined = lined };
	g->scale_x = width > 0 ? g->width / width : 1;
	g->scale_y = height > 0 ? g->height / height : 1;
	g->x = g->y = g->from_x = g->from_y = 0;
}

void
geometry_move(struct geometry *g, double x, double y)
{
	add(g, PAI_PEN_MOVE, x, y);
	g->from_x = x;
	g->from_y = y;
}

void
geometry_line(struct geometry *g, double x, double y)
{
	add(g, PAI_PEN_LINE, x, y);
}

/* All of a curve or none of it: the steps may be at their end. */
void
geometry_cubic(struct geometry *g, const double p[6])
{
	if (g->step_n + 3 > GEOMETRY_STEPS)
		return;
	for (int i = 0; i < 6; i += 2)
		add(g, PAI_PEN_CURVE, p[i], p[i + 1]);
}

void
geometry_quad(struct geometry *g, const double p[4])
{
	geometry_cubic(g, (const double[6]){
	    g->x + (p[0] - g->x) * 2 / 3, g->y + (p[1] - g->y) * 2 / 3,
	    p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3,
	    p[2], p[3] });
}

/* The parameter of the point of an ellipse that is seen at this angle, as
 * many times around. */
static double
parameter(double angle, double rx, double ry)
{
	double	 a = radians(angle);
	double	 t = atan2(rx * sin(a), ry * cos(a));

	return t + 2 * PI * round((a - t) / (2 * PI));
}

void
geometry_arc(struct geometry *g, double rx, double ry, double from,
    double sweep)
{
	double	 t, by, k, x, y;
	int	 n;

	from = between(-720 * DEGREE, from, 720 * DEGREE);
	sweep = between(-720 * DEGREE, sweep, 720 * DEGREE);
	t = parameter(from, rx, ry);
	by = parameter(from + sweep, rx, ry) - t;
	n = (int)ceil(fabs(by) / (PI / 2) - 1e-9);
	if (n < 1 || n > ARCS_MAX)
		return;
	by /= n;
	k = 4.0 / 3 * tan(by / 4);
	x = g->x - rx * cos(t);			/* the middle */
	y = g->y - ry * sin(t);
	for (int i = 0; i < n; i++, t += by)
		geometry_cubic(g, (const double[6]){
		    x + rx * (cos(t) - k * sin(t)),
		    y + ry * (sin(t) + k * cos(t)),
		    x + rx * (cos(t + by) + k * sin(t + by)),
		    y + ry * (sin(t + by) - k * cos(t + by)),
		    x + rx * cos(t + by), y + ry * sin(t + by) });
}

void
geometry_close(struct geometry *g)
{
	add(g, PAI_PEN_CLOSE, g->from_x, g->from_y);
}

void
geometry_frame(struct geometry *g, const double low[2], const double high[2])
{
	g->width = between(0, high[0] - low[0], PAI_MPT_MAX);
	g->height = between(0, high[1] - low[1], PAI_MPT_MAX);
	for (size_t i = 0; i < g->step_n; i++) {
		g->step[i].x = point(g->step[i].x - low[0]);
		g->step[i].y = point(g->step[i].y - low[1]);
	}
}

void
geometry_text(struct geometry *g, const double sides[4])
{
	for (int i = 0; i < 4; i++)
		g->text[i] = between(-PAI_MPT_MAX, sides[i], PAI_MPT_MAX);
	g->text_told = g->text[0] < g->text[2] && g->text[1] < g->text[3];
}
