/*
 * How a line is filled up to the margin.
 */
#ifndef P_LAYOUT_LINE_FILL_H
#define P_LAYOUT_LINE_FILL_H

#include "layout/priv.h"

/*
 * The gaps of a line: each has per mpt, the first rest one more.  Or what its
 * marks do without: each the same part of its blank.
 */
struct p_fill {
	size_t		 from;		/* no gap before this unit */
	int32_t		 per;
	int32_t		 rest;
	int32_t		 blank, gave;	/* mpt, of the marks so far */
};

/* The gaps that fill the line, which is as wide as it says. */
struct p_fill	p_fill_find(const struct p_para *, const struct p_shape *,
		    const struct p_line *);
/*
 * Advance of unit i in the line, with the hyphen behind it; units are asked in
 * order.
 */
int32_t	p_fill_advance(const struct p_para *, const struct p_line *,
	    struct p_fill *, size_t i);
/* The first unit of a line that filling may move. */
size_t	p_fill_from(const struct p_para *, const struct p_line *);

/* kashida.c: lengthens Arabic words of a line, and the line by as much. */
void	p_kashida(struct p_lay *, const struct p_shape *, struct p_line *);

#endif
