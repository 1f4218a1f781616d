/*
 * Values of SVG: numbers, lengths, transformations and their products.
 * Whatever stands in a file, every number here is finite and of a size that
 * can be worked with.
 */
#ifndef P_PDF_SVG_SCAN_H
#define P_PDF_SVG_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include <paiban/base.h>

#define	SVG_FAR		1e7	/* no coordinate is farther out */

/* What of a value is still to be read. */
struct svg_scan {
	const char	*p;
	size_t		 n;
};

static inline bool
svg_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

struct pai_str	svg_trim(struct pai_str);
void	svg_skip_blanks(struct svg_scan *);
/* Blanks with one comma among them. */
void	svg_skip(struct svg_scan *);
/* Passes over what separates, then takes a number; false: there is none. */
bool	svg_scan_number(struct svg_scan *, double *);
/* Letters, digits and hyphens; n 0: there are none. */
struct pai_str svg_word(struct svg_scan *);

/*
 * A length in user units.  em is the font's size, of what a percentage is a
 * share of; preset where there is none.
 */
double	svg_length(struct pai_str, double em, double of, double preset);
/* A number or percentage as 0 .. 1. */
double	svg_share(struct pai_str, double preset);

/* x' = a x + c y + e, y' = b x + d y + f */
struct svg_matrix {
	double		 a, b, c, d, e, f;
};

struct svg_point {
	double		 x, y;
};

#define	SVG_IDENTITY	(struct svg_matrix){ 1, 0, 0, 1, 0, 0 }

/* What is put through inner, then through outer. */
struct svg_matrix svg_within(struct svg_matrix outer,
	    struct svg_matrix inner);
struct svg_point svg_map(const struct svg_matrix *, double x, double y);
/* The mean factor by which lengths grow. */
double	svg_scale_of(const struct svg_matrix *);
/* Does it keep the proportions of lengths in all directions? */
bool	svg_is_even(const struct svg_matrix *);
/* The transform attribute; what is wrong ends it (SVG 1.1, 7.6). */
struct svg_matrix svg_transform(struct pai_str);

/* A viewBox; false: none, or an empty one. */
bool	svg_view_box(struct pai_str, double v[4]);
/* Fits the box in the rectangle, by preserveAspectRatio. */
struct svg_matrix svg_fit(const double box[4], double x, double y,
	    double width, double height, struct pai_str preserve);

#endif
