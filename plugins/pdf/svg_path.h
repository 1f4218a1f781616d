/*
 * Outlines of SVG pictures, in user units.
 */
#ifndef P_PDF_SVG_PATH_H
#define P_PDF_SVG_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "svg_scan.h"
#include "svg_tree.h"

/* 'M', 'L' have one point, 'C' three, 'Z' none. */
struct svg_segment {
	char		 op;
	struct svg_point at[3];
};

struct svg_path {
	struct svg_segment *at;
	size_t		 n, room;
	bool		 failed;	/* no memory, or too long */
};

void	svg_path_clear(struct svg_path *);
void	svg_path_free(struct svg_path *);
void	svg_move(struct svg_path *, double x, double y);
void	svg_line(struct svg_path *, double x, double y);
void	svg_curve(struct svg_path *, struct svg_point, struct svg_point,
	    struct svg_point);
void	svg_close(struct svg_path *);

/* Path data (SVG 1.1, 8.3); what is wrong ends it. */
void	svg_path_data(struct svg_path *, struct pai_str);
/* What of an arc (8.3.8) goes on from a point, as curves. */
void	svg_arc(struct svg_path *, struct svg_point from, double rx,
	    double ry, double angle, bool large, bool sweep,
	    struct svg_point to);

/*
 * The outline of a path, rect, circle, ellipse, line, polyline or polygon
 * (SVG 1.1, 9).  False: it has none.  em and the sides of the view are what
 * lengths may be given by.
 */
bool	svg_shape(struct svg_path *, const struct svg_tree *, uint32_t node,
	    double em, double width, double height);

/* The box around it, by points and curves; false: it has none. */
bool	svg_path_box(const struct svg_path *, double box[4]);

#endif
