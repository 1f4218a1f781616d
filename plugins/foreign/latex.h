/*
 * A table of LaTeX as it was read, between latex.c and latex_put.c.
 */
#ifndef P_FOREIGN_LATEX_H
#define P_FOREIGN_LATEX_H

#include "foreign.h"

#define	LATEX_COLUMNS	256	/* of a table */
#define	LATEX_NAME	16	/* bytes of an environment's name */

struct latex_cell {
	size_t		 from, to;	/* its text */
	uint32_t	 row;
	uint32_t	 rows, cols;	/* its span */
};

struct latex {
	const char	*p;
	size_t		 n;
	size_t		 begin, body, end;	/* \begin, what is in it, and
						 * where its \end begins */
	char		 name[LATEX_NAME];
	struct latex_cell	*cell;
	size_t		 cells, room;
	uint32_t	 rows, cols;
	bool		 ruled;		/* \hline, or | between columns */
	bool		 failed;
};

/* The table as HTML, from its \begin on; the copy is behind its last cell. */
void	latex_put(struct foreign *, const struct latex *);

#endif
