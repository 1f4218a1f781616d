/*
 * Column widths of a table, in whatever unit the caller measures: one solver
 * for fixed-width text and for pages.
 */
#ifndef P_KIT_COLWIDTH_H
#define P_KIT_COLWIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What one cell asks for: the widths include its padding. */
struct p_col_cell {
	uint32_t	 col, cols;	/* first column, span */
	int32_t		 min;		/* below this something breaks */
	int32_t		 max;		/* at this nothing wraps */
};

struct p_col_job {
	const struct p_col_cell	*cells;
	size_t			 n;
	uint32_t		 cols;
	const int32_t		*given;	/* cols widths asked for, 0: none;
					 * or NULL */
	int32_t			 room;	/* for all columns together */
	int32_t			 gap;	/* between two columns: what a spanning
					 * cell gains for each border it swallows */
};

/*
 * Fills width[0..cols).  Every column is at least its minimum even where the
 * sum then passes room; in that case the answer is false.  Otherwise room
 * beyond the minima is shared in proportion to what each column still wants
 * (max - min); the sum never passes room.  Linear in cells, cols, and the
 * total of spans.
 */
bool	p_col_solve(const struct p_col_job *, int32_t *width);

#endif
