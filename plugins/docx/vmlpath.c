/*
 * Outlines of VML: shapes that are known by their kind or number, lines by
 * their points, others by a path of their own (ECMA-376-4 14.2.1.6).
 *
 * A path is letters with numbers behind them, of which one that is left out
 * is 0.  Where it refers to formulas it is not followed further.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "geometry.h"
#include "kit/num.h"
#include "length.h"

#define	NUMBERS		6	/* that a letter takes at most */
#define	FRAME_PICTURE	75	/* shapes that are frames only */
#define	FRAME_TEXT	202
#define	WORDS_FIRST	136	/* those whose letters are the shape */
#define	WORDS_LAST	175
#define	ONE		65536	/* of a fraction told in f */

/* ---- points ---- */

/* One of two numbers, "12pt,30pt"; bare ones count as the group does. */
static int32_t
one_of(const struct drawing *g, const char *s, bool second)
{
	char		 one[32];
	size_t		 n;
	bool		 clamped, bare;
	int32_t		 v = 0;

	if (s != NULL && second)
		s = (s = strchr(s, ',')) == NULL ? NULL : s + 1;
	if (s == NULL)
		return 0;
	s += strspn(s, " ");
	n = strcspn(s, ", ");
	if (n >= sizeof(one))
		return 0;
	memcpy(one, s, n);
	one[n] = '\0';
	bare = g->groups > 0 && strspn(one, "+-.0123456789") == n;
	if (!length_parse(one, bare ? 1 : LENGTH_PIXEL, &v, &clamped))
		return 0;
	return bare ? group_place(g, second, v) : v;
}

/* A line that stands where its points say. */
static void
line(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*from = attr(d, N_from), *to = attr(d, N_to);
	int32_t		 x0 = one_of(g, from, false), y0 = one_of(g, from, true);
	int32_t		 x1 = one_of(g, to, false), y1 = one_of(g, to, true);
	int32_t		 x = x0 < x1 ? x0 : x1, y = y0 < y1 ? y0 : y1;
	struct geometry	*to_tell;

	g->own_width = p_num_scale((int64_t)x0 + x1 - 2 * (int64_t)x, 1, 1);
	g->own_height = p_num_scale((int64_t)y0 + y1 - 2 * (int64_t)y, 1, 1);
	if (g->groups > 0) {
		g->own_x = x;
		g->own_y = y;
	} else {
		g->place.x = p_num_scale((int64_t)g->place.x + x, 1, 1);
		g->place.y = p_num_scale((int64_t)g->place.y + y, 1, 1);
	}
	if ((to_tell = outline_begin(d)) == NULL)
		return;
	geometry_path(to_tell, 0, 0, PATH_EMPTY, true);
	geometry_move(to_tell, x0 - (double)x, y0 - (double)y);
	geometry_line(to_tell, x1 - (double)x, y1 - (double)y);
}

/* v:roundrect: a fraction of the shorter side, "0.2" or "13107f". */
static void
round_rect(struct docx *d)
{
	const char	*s = attr(d, N_arcsize);
	struct geometry	*g = outline_begin(d);
	bool		 clamped;
	int32_t		 v = 20000;
	char		 formula[32];

	if (g == NULL)
		return;
	if (s != NULL && strchr(s, 'f') != NULL)
		v = p_num_scale(strtol(s, NULL, 10), 100000, ONE);
	else if (s != NULL && !length_parse(s, strchr(s, '%') != NULL ? 1000 :
	    100000, &v, &clamped))
		v = 20000;
	(void)snprintf(formula, sizeof(formula), "val %d", (int)v);
	geometry_guide(g, "adj", formula);
	(void)geometry_preset(g, "roundRect");
}

/* ---- paths ---- */

struct reading {
	struct geometry	*to;
	const char	*s;
	double		 v[NUMBERS];
	double		 x, y;		/* where it has come to */
	double		 left, top;	/* of its coordinates */
};

/* Takes up to most numbers; how many there were.  A comma parts two, and
 * between two commas stands a 0. */
static int
take_numbers(struct reading *r, int most)
{
	const char	*s = r->s;
	char		*end;
	int		 n = 0;

	memset(r->v, 0, sizeof(r->v));
	while (n < most) {
		s += strspn(s, " \t\r\n");
		r->v[n] = strtod(s, &end);
		if (end == s && *s != ',')
			break;
		if (end == s)
			r->v[n] = 0;
		n++;
		s = end + strspn(end, " \t\r\n");
		if (*s != ',')
			continue;
		s++;
		if (n == most)
			break;
		if (strchr("0123456789+-., \t", *s) == NULL || *s == '\0')
			n++;		/* "m10,l": the last is left out */
	}
	r->s = s;
	return n;
}

static void
to_point(struct reading *r, double x, double y, bool move)
{
	r->x = x;
	r->y = y;
	if (move)
		geometry_move(r->to, x - r->left, y - r->top);
	else
		geometry_line(r->to, x - r->left, y - r->top);
}

static void
to_curve(struct reading *r, double x, double y)
{
	double	 p[6];

	for (int i = 0; i < 6; i += 2) {
		p[i] = r->v[i] + x - r->left;
		p[i + 1] = r->v[i + 1] + y - r->top;
	}
	geometry_cubic(r->to, p);
	r->x = r->v[4] + x;
	r->y = r->v[5] + y;
}

/* Points as long as there are any, from x, y where they are relative. */
static void
points(struct reading *r, char letter)
{
	bool	 relative = letter == 'r' || letter == 'v';
	bool	 curve = letter == 'c' || letter == 'v';
	int	 each = curve ? 6 : 2;

	while (take_numbers(r, each) > 0) {
		if (curve)
			to_curve(r, relative ? r->x : 0, relative ? r->y : 0);
		else
			to_point(r, r->v[0] + (relative ? r->x : 0), r->v[1] +
			    (relative ? r->y : 0), false);
	}
}

/* What a letter asks for; false: no more is followed. */
static bool
command(struct reading *r)
{
	char	 letter = *r->s;

	if (letter == 'n') {		/* nf, ns: of painting */
		r->s += r->s[1] == '\0' ? 1 : 2;
		return true;
	}
	r->s++;
	switch (letter) {
	case 'm':
	case 't':
		(void)take_numbers(r, 2);
		to_point(r, r->v[0] + (letter == 't' ? r->x : 0), r->v[1] +
		    (letter == 't' ? r->y : 0), true);
		points(r, letter == 't' ? 'r' : 'l');
		return true;
	case 'l':
	case 'r':
	case 'c':
	case 'v':
		points(r, letter);
		return true;
	case 'x':
		geometry_close(r->to);
		return true;
	case 'e':
		return true;
	default:
		return false;
	}
}

/* "1000,2000" of an attribute; preset: what is not said. */
static void
pair(struct docx *d, unsigned token, double preset, double v[2])
{
	const char	*s = attr(d, token);
	char		*end;

	v[0] = v[1] = preset;
	if (s == NULL)
		return;
	v[0] = strtod(s, &end);
	if (*end == ',')
		v[1] = strtod(end + 1, NULL);
}

static void
own_path(struct docx *d, const char *path)
{
	struct reading	 r = { .s = path };
	double		 size[2], origin[2];

	if ((r.to = outline_begin(d)) == NULL)
		return;
	pair(d, N_coordsize, 1000, size);
	pair(d, N_coordorigin, 0, origin);
	r.left = origin[0];
	r.top = origin[1];
	geometry_path(r.to, size[0], size[1], PATH_FILLED, true);
	for (r.s += strspn(r.s, " "); *r.s != '\0'; r.s += strspn(r.s, " "))
		if (!command(&r)) {
			outline_known(d, false);
			return;
		}
}

/* v:polyline: points, from where the shape stands. */
static void
polyline(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*s = attr(d, N_points);
	double		 low[2] = { 0, 0 }, high[2] = { 0, 0 }, v[2];
	struct geometry	*to = outline_begin(d);
	bool		 begun = false;

	if (to == NULL || s == NULL)
		return;
	geometry_path(to, 0, 0, PATH_FILLED, true);
	for (; s != NULL && *s != '\0'; begun = true) {
		v[0] = one_of(g, s, false);
		v[1] = one_of(g, s, true);
		for (int i = 0; i < 2; i++) {
			low[i] = !begun || v[i] < low[i] ? v[i] : low[i];
			high[i] = !begun || v[i] > high[i] ? v[i] : high[i];
		}
		if (begun)
			geometry_line(to, v[0], v[1]);
		else
			geometry_move(to, v[0], v[1]);
		s = (s = strchr(s, ',')) == NULL ? NULL : strchr(s + 1, ',');
		s = s == NULL ? NULL : s + 1;
	}
	geometry_frame(to, low, high);
	g->own_width = (int32_t)to->width;
	g->own_height = (int32_t)to->height;
	if (g->groups > 0) {
		g->own_x = (int32_t)low[0];
		g->own_y = (int32_t)low[1];
	} else {
		g->place.x = p_num_scale((int64_t)g->place.x +
		    (int64_t)low[0], 1, 1);
		g->place.y = p_num_scale((int64_t)g->place.y +
		    (int64_t)low[1], 1, 1);
	}
}

/* ---- which it is ---- */

/* "#_x0000_t32", or o:spt; 0: a path of its own, or none. */
static int
number(struct docx *d)
{
	const char	*s = attr(d, N_type), *digits;

	if (s != NULL && (digits = strstr(s, "_t")) != NULL)
		return p_num_clamped(digits + 2, 0, 1000, 0, NULL);
	return attr_int(d, O_spt, 0, 1000, 0);
}

static void
by_number(struct docx *d, int n)
{
	struct box_look	*k = &d->flow->drawing.look;

	/* A frame without what it is to frame shows nothing, and of one that
	 * names no kind nothing is known. */
	k->strange = n == 0 || n == FRAME_PICTURE || n == FRAME_TEXT ||
	    (n >= WORDS_FIRST && n <= WORDS_LAST);
	if (k->strange || n == 1 || outline_begin(d) == NULL)
		return;
	outline_known(d, geometry_numbered(d->geometry, n));
}

void
vml_outline(struct docx *d, unsigned token)
{
	const char	*path = attr(d, N_path);

	switch (token) {
	case V_line:
		line(d);
		break;
	case V_polyline:
		polyline(d);
		break;
	case V_roundrect:
		round_rect(d);
		break;
	case V_oval:
		if (outline_begin(d) != NULL)
			(void)geometry_preset(d->geometry, "ellipse");
		break;
	case V_shape:
		if (path != NULL)
			own_path(d, path);
		else
			by_number(d, number(d));
		break;
	default:
		break;
	}
}

/* v:stroke: how the line is, and what it ends with (14.1.2.21). */
static struct pai_line_end
line_end(struct docx *d, unsigned arrow, unsigned width, unsigned length)
{
	static const char *const arrows[] = { "none", "block", "classic",
	    "diamond", "oval", "open" };
	struct pai_line_end e = { PAI_ARROW_NONE, PAI_ARROW_MEDIUM,
	    PAI_ARROW_MEDIUM };

	for (uint8_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
		if (attr_is(d, arrow, arrows[i]))
			e.arrow = i;
	if (attr(d, width) != NULL)
		e.width = attr_is(d, width, "narrow") ? PAI_ARROW_SMALL :
		    attr_is(d, width, "wide") ? PAI_ARROW_LARGE :
		    PAI_ARROW_MEDIUM;
	if (attr(d, length) != NULL)
		e.length = attr_is(d, length, "short") ? PAI_ARROW_SMALL :
		    attr_is(d, length, "long") ? PAI_ARROW_LARGE :
		    PAI_ARROW_MEDIUM;
	return e;
}

void
vml_stroke(struct docx *d)
{
	struct box_look	*k = &d->flow->drawing.look;
	const char	*dash = attr(d, N_dashstyle);

	k->start = line_end(d, N_startarrow, N_startarrowwidth,
	    N_startarrowlength);
	k->end = line_end(d, N_endarrow, N_endarrowwidth, N_endarrowlength);
	if (dash == NULL || strcmp(dash, "solid") == 0)
		return;
	k->dash = strstr(dash, "ash") != NULL ? PAI_STROKE_DASHED :
	    PAI_STROKE_DOTTED;
}
