/*
 * How large an SVG picture is, by the start tag of its root.
 *
 *	<svg xmlns="..." width="40mm" viewBox="0 0 80 60">
 *
 * A side that is not given, or is a share of a page, comes from the other
 * and the viewBox (CSS Images 3, 5.2).
 */
#include "kit/image.h"

#include <string.h>

#include "kit/affix.h"
#include "kit/num.h"

#define	HEAD_MAX	65536	/* bytes in which the root begins and ends */
#define	SIDE_MAX	1e6	/* pixels */
#define	FONT_SIZE	16	/* pixels, where nothing says otherwise */

struct text {
	const char	*p;
	size_t		 n;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* An attribute in a start tag; n 0: it has none. */
static struct text
attribute(struct text tag, const char *name)
{
	size_t		 k = strlen(name), i = 0, from;
	const char	*end;
	char		 quote;
	bool		 found;

	while (i < tag.n) {
		found = i > 0 && is_blank(tag.p[i - 1]) &&
		    p_begins(tag.p + i, tag.n - i, name) && i + k < tag.n &&
		    (tag.p[i + k] == '=' || is_blank(tag.p[i + k]));
		while (i < tag.n && tag.p[i] != '"' && tag.p[i] != '\'' &&
		    !is_blank(tag.p[i]))
			i++;
		while (found && i < tag.n && (is_blank(tag.p[i]) ||
		    tag.p[i] == '='))
			i++;
		if (i == tag.n)
			break;
		quote = tag.p[i];
		from = ++i;
		if (is_blank(quote))
			continue;
		end = memchr(tag.p + from, quote, tag.n - from);
		i = end == NULL ? tag.n : (size_t)(end - tag.p) + 1;
		if (found && end != NULL)
			return (struct text){ tag.p + from,
			    (size_t)(end - tag.p) - from };
	}
	return (struct text){ "", 0 };
}

/* From behind "<svg" to the tag's end; n 0: there is no such tag. */
static struct text
root_tag(const char *p, size_t n)
{
	size_t		 from = 0, i;
	char		 quote = '\0';

	n = n < HEAD_MAX ? n : HEAD_MAX;
	while (from + 4 < n && (!p_begins(p + from, n - from, "<svg") ||
	    !is_blank(p[from + 4])))
		from++;
	for (i = from + 4; i < n && (quote != '\0' || p[i] != '>'); i++)
		if (quote != '\0')
			quote = p[i] == quote ? '\0' : quote;
		else if (p[i] == '"' || p[i] == '\'')
			quote = p[i];
	if (i >= n)
		return (struct text){ "", 0 };
	return (struct text){ p + from + 4, i - from - 4 };
}

/* In pixels; 0: not given, or a share of something else. */
static double
length(struct text s)
{
	static const struct { const char *name; double pixels; } units[] = {
		{ "px", 1 }, { "pt", 96.0 / 72 }, { "pc", 16 },
		{ "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 },
		{ "em", FONT_SIZE }, { "ex", FONT_SIZE / 2.0 }, { "%", 0 },
	};
	double		 v;
	size_t		 n;

	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	if ((n = p_num_real(s.p, s.n, &v)) == 0)
		return 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (p_begins_nocase(s.p + n, s.n - n, units[i].name))
			v *= units[i].pixels;
	return v > 0 && v <= SIDE_MAX ? v : 0;
}

static void
view_sides(struct text s, double *width, double *height)
{
	double		 v[4] = { 0 };
	size_t		 n;

	for (int i = 0; i < 4; i++) {
		while (s.n > 0 && (is_blank(s.p[0]) || s.p[0] == ',')) {
			s.p++;
			s.n--;
		}
		if ((n = p_num_real(s.p, s.n, &v[i])) == 0)
			return;
		s.p += n;
		s.n -= n;
	}
	if (v[2] > 0 && v[3] > 0 && v[2] <= SIDE_MAX && v[3] <= SIDE_MAX) {
		*width = v[2];
		*height = v[3];
	}
}

bool
p_image_svg_size(const char *p, size_t n, double *width, double *height)
{
	struct text	 tag = root_tag(p, n);
	double		 w = length(attribute(tag, "width"));
	double		 h = length(attribute(tag, "height"));
	double		 view_w = 0, view_h = 0;

	view_sides(attribute(tag, "viewBox"), &view_w, &view_h);
	if (w == 0 && h == 0) {
		w = view_w;
		h = view_h;
	} else if (view_w > 0 && w == 0) {
		w = h * view_w / view_h;
	} else if (view_w > 0 && h == 0) {
		h = w * view_h / view_w;
	}
	*width = w;
	*height = h;
	return w > 0 && h > 0 && w <= SIDE_MAX && h <= SIDE_MAX;
}
