/*
 * How wide a table's columns are.
 */
#ifndef DOCX_TABLEGRID_H
#define DOCX_TABLEGRID_H

#include "docx.h"

struct table_grid {
	int32_t		*widths;	/* mpt, as w:tblGrid has them */
	size_t		 count, room;
	int32_t		*asked;		/* as cells of one column do; 0: none
					 * says anything */
	size_t		 asked_count, asked_room;
};

/* Inside w:tblGrid; fills docx.grid_target. */
extern const struct scope scope_table_grid;

/* A cell of one column states a width, in mpt; 0: it does not. */
void	table_grid_ask(struct docx *, struct table_grid *, uint32_t col,
	    int32_t width);
/* The width that a cell states; table: mpt of all, 0: not known. */
int32_t	table_grid_width(const struct box_props *cell, int32_t table);
/* Makes widths what holds, one for each of the columns that rows have. */
void	table_grid_settle(struct docx *, struct table_grid *, uint32_t cols);
void	table_grid_free(struct table_grid *);

#endif
