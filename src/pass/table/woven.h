/*
 * Headers that were read line by line across their columns, and came woven
 * into one another: what the two ways to mend them share (table_woven.c).
 */
#ifndef P_PASS_WOVEN_H
#define P_PASS_WOVEN_H

#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"

#define	P_WOVEN_ROWS	12	/* of a table are looked at: its head */
#define	P_WOVEN_WORD	48	/* characters of a header */

struct p_woven {
	const struct pai_change *job;
	struct p_words	*words;
	struct pai_node	*table;
	const struct p_sheet *sheet;	/* the first rows */
	uint32_t	 head;		/* of them, those over the numbers */
	bool		 values;	/* there are numbers */
};

/*
 * Rows that are the lines of one row of headers become that row.  True: some
 * did, and the sheet is stale.
 */
bool	 p_woven_rows(const struct p_woven *);

/* A cell that holds the lines of several headers gives each its own cell. */
bool	 p_woven_cells(const struct p_woven *);

/* Could lines of a cell be those of headers, one character of each? */
bool	 p_woven_looks(const struct p_row *, uint32_t index,
	    const struct p_lines *);

#endif
