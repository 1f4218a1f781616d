/*
 * The geometry of a shape: guides, and the paths made of them.
 *
 * A guide is a name for a number that a formula gives from others (ECMA-376-1
 * 20.1.9.11).  A preset shape (presets.def) and one of the author's own
 * (a:custGeom) are told by the same calls, in the order of the functions
 * below; all numbers are mpt once they are points, angles 60000ths of a
 * degree.
 */
#ifndef DOCX_GEOMETRY_H
#define DOCX_GEOMETRY_H

#include "docx.h"

#define	GEOMETRY_GUIDES	512	/* more are passed over, as are */
#define	GEOMETRY_PATHS	64
#define	GEOMETRY_STEPS	60000u

struct guide {
	char		 name[20];
	uint32_t	 hash;		/* of the name */
	double		 value;
};

/* How a path's area is painted, of the shape's own fill (20.1.10.37). */
enum path_fill { PATH_FILLED, PATH_EMPTY, PATH_LIGHTER, PATH_LIGHT,
    PATH_DARKER, PATH_DARK };

struct geometry_path {
	uint32_t	 first, n;	/* steps */
	uint8_t		 fill;		/* enum path_fill */
	bool		 lined;
};

struct geometry {
	double		 width, height;	/* mpt */
	struct guide	 guide[GEOMETRY_GUIDES];
	size_t		 guide_n;
	struct geometry_path path[GEOMETRY_PATHS];
	size_t		 path_n;
	struct pai_pen	*step;
	size_t		 step_n, step_room;
	double		 text[4];	/* left, top, right, bottom */
	bool		 text_told;
	bool		 failed;	/* no memory */
	/* The path at hand. */
	double		 scale_x, scale_y;
	double		 x, y, from_x, from_y;	/* as it counts */
};

/* Forgets the shape before; one of this size follows. */
void	geometry_begin(struct geometry *, int32_t width, int32_t height);
/* The first formula of a name counts, so that what is adjusted stays so. */
void	geometry_guide(struct geometry *, const char *name,
	    const char *formula);
/* A number, or the value of a guide; 0: there is none. */
double	geometry_value(const struct geometry *, const char *);

/* A path that counts width by height, 0: as the shape does. */
void	geometry_path(struct geometry *, double width, double height,
	    enum path_fill, bool lined);
void	geometry_move(struct geometry *, double x, double y);
void	geometry_line(struct geometry *, double x, double y);
void	geometry_cubic(struct geometry *, const double points[6]);
void	geometry_quad(struct geometry *, const double points[4]);
/* Of an ellipse with these radii, from where the path has come to. */
void	geometry_arc(struct geometry *, double rx, double ry, double from,
	    double sweep);
void	geometry_close(struct geometry *);

/* The frame of one whose points were told before its size was known. */
void	geometry_frame(struct geometry *, const double low[2],
	    const double high[2]);

/* The rectangle for text. */
void	geometry_text(struct geometry *, const double sides[4]);

/* presets.c: the one of this name, or of this number in VML; false: none. */
bool	geometry_preset(struct geometry *, const char *name);
bool	geometry_numbered(struct geometry *, int number);

void	geometry_free(struct geometry *);

#endif
