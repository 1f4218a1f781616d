/*
 * The looks of tables, rows and cells as style records.
 */
#ifndef DOCX_CELLSTYLE_H
#define DOCX_CELLSTYLE_H

#include "docx.h"
#include "resolve.h"

struct table_style;

struct table_cell {
	struct pai_node	*node;
	struct cell_props props;
	uint32_t	 row, col, rows, cols;
};

/* What a table's style and its own properties come to. */
struct table_look {
	struct box_props box;
	const struct table_style *named;	/* NULL: none */
	uint32_t	 named_index;
	uint32_t	 look;			/* bits of enum cond */
	uint32_t	 style;			/* its record */
	uint8_t		 align;			/* enum pai_align */
};

void	table_look_make(struct docx *, const struct table_props *,
	    struct table_look *);
uint32_t row_style(struct docx *, const struct row_props *);
struct surround table_surround(const struct table_look *, uint32_t row,
	    uint32_t col);
/* Sets a cell's style and drawn edges. */
void	cell_look(struct docx *, const struct table_look *,
	    struct table_cell *, bool last_col, bool last_row);

#endif
