/*
 * A table being read: what its rows and its cells share.
 */
#ifndef DOCX_TABLEPRIV_H
#define DOCX_TABLEPRIV_H

#include "cellstyle.h"
#include "tablegrid.h"

enum cell_state { CELL_NONE, CELL_NEW, CELL_OPEN, CELL_WAITS, CELL_REOPENED };

struct table {
	struct table	*outer;		/* of the same flow */
	struct pai_node	*node;
	struct table_props props;
	struct table_look look;
	bool		 look_known;

	struct table_grid grid;

	struct cell_looks looks;

	struct row_props row;
	struct table_props except;	/* of this row */
	struct table_look except_look;
	bool		 excepted;
	struct pai_locus row_at;
	bool		 row_open;
	struct pai_node	*row_node;
	uint32_t	 row_index;	/* rows that ended */
	uint32_t	 head_rows;	/* leading rows marked as header */
	uint32_t	 col;
	uint32_t	 cols;		/* of the longest row so far */

	struct cell_props cell;
	struct pai_locus cell_at;
	enum cell_state	 state;
	struct pai_node	*above;		/* what a CELL_WAITS continues */
	struct table_cell *cells;	/* of this row */
	size_t		 cell_count, cell_room;
	struct table_cell *merges;	/* by column; node NULL: none */
	size_t		 merge_room;
	struct surround	 around;	/* of the paragraph outside */
};

extern const struct scope scope_cell;

/* Is the current row one of the leading header rows, or the first? */
bool	table_in_head(const struct table *);
/* What holds in the current row. */
const struct table_look *table_row_look(const struct table *);
struct table_spot table_spot_of(const struct table *,
	    const struct table_cell *, bool last_col, bool last_row);
/* Marks a row or cell as put in or taken out, where both are shown. */
void	table_mark_change(const struct docx *, struct pai_node *,
	    bool inserted, bool deleted);

#endif
