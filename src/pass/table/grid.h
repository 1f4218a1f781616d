/*
 * The solver's plan for one table: for each cell that came, where it stands
 * and what it spans, or that it only held a place.
 */
#ifndef P_PASS_GRID_H
#define P_PASS_GRID_H

#include "pass/table/table.h"

struct p_spot {
	uint32_t	 col;
	uint32_t	 cols, rows;
	bool		 gone;		/* it held a place; nothing is in it */
};

struct p_solution {
	struct p_sheet	*sheet;
	struct p_spot	**spot;		/* [row][cell] */
	uint32_t	 cols;
	uint32_t	 head;		/* rows over the first value */
	uint32_t	 stub;		/* columns left of the values */
	uint32_t	 spans;		/* cells that got a span */
	uint32_t	 shifted;	/* rows moved to their columns */
	uint32_t	 unsolved;	/* rows nothing decides about */
};

/* False: no memory. */
bool	p_grid_collapsed(struct p_pool *, struct p_solution *);
bool	p_grid_padded(struct p_pool *, struct p_solution *);

/*
 * Were places under a span dropped from a sheet whose rows are said to be
 * PADDED?  Its header came short then, and its first row holds no place.
 */
bool	p_grid_came_collapsed(const struct p_sheet *);

/*
 * A header row over the row below it: which of the segments below does each
 * cell cover?
 */
struct p_segment {
	uint32_t	 col, cols;
	const struct p_cell *cell;	/* NULL: a column of the body */
	bool		 stub;		/* such a column, left of the values */
};

/* count[k] segments for cell k; false: nothing, or not one answer, fits. */
bool	p_grid_share(const struct p_row *, uint32_t cells,
	    const struct p_segment *, uint32_t n, uint32_t *count);

#endif
