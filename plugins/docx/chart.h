/*
 * What a chart says, between being read and being put in the tree.
 */
#ifndef DOCX_CHART_H
#define DOCX_CHART_H

#include "docx.h"

#define	CHART_LINES	8u	/* titles of it and of its axes */

struct chart_point {
	uint32_t	 index;
	uint32_t	 level;		/* of categories: the outermost is the
					 * highest */
	const char	*text;		/* in the pool */
};

/* In the order of their indices once the series has ended. */
struct chart_points {
	struct chart_point *list;
	size_t		 n, room;
};

struct chart_series {
	const char	*name;		/* in the pool; may be NULL */
	struct chart_points at, value, size;	/* where, how much, how large */
};

/* The chart being read. */
struct chart {
	const char	*title;
	const char	*axes[CHART_LINES];	/* their titles */
	size_t		 axis_count;
	const char	*category;	/* title of the first axis; or NULL */
	bool		 category_axis;
	bool		 date1904;
	struct chart_series *series;
	size_t		 n, room;
	struct chart_points *points;	/* those being read */
	const char	*format;	/* of them, in the pool; may be NULL */
	const char	*point_format;	/* of the one being read; likewise */
	uint32_t	 index;
	uint32_t	 level;		/* of it */
};

/* Puts it in the tree: a box with its titles and a table of its numbers. */
void	chart_write(struct docx *, const struct chart *);

#endif
