/*
 * The looks of tables, rows and cells as style records.
 */
#ifndef DOCX_CELLSTYLE_H
#define DOCX_CELLSTYLE_H

#include "docx.h"
#include "resolve.h"
#include "tablestyle.h"

struct table_cell {
	struct pai_node	*node;
	struct cell_props props;
	uint32_t	 row, col, rows, cols;
	bool		 in_head;	/* as table_spot has it */
};

/*
 * What a table's style and its own properties come to, or those with the
 * exceptions of one row.
 */
struct table_look {
	struct box_props box;
	const struct table_style *named;	/* NULL: none */
	uint32_t	 named_index;
	uint32_t	 look;			/* bits of enum cond */
	uint32_t	 row_band, col_band;
	uint32_t	 style;			/* its record */
	uint8_t		 align;			/* enum pai_align */
};

#define	CELL_LOOKS	64u

/* Cells look like one another: what the same came to before. */
struct cell_looks {
	struct {
		struct box_props own;
		uint32_t	 conds, rims;	/* of each part there is */
		uint32_t	 style;		/* 0: not used */
		uint8_t		 edges;
	} slot[CELL_LOOKS];
};

/* Makes the record too. */
void	table_look_make(struct docx *, const struct table_props *,
	    struct table_look *);
/* The same for the rows of a table that state exceptions; no record. */
void	table_look_except(struct docx *, const struct table_props *,
	    const struct table_props *row, struct table_look *);
uint32_t row_style(struct docx *, const struct row_props *);
/* What the style adds to the text of a cell. */
struct surround table_surround(const struct table_look *,
	    const struct table_spot *);
/* Sets a cell's style and drawn edges; looks may be NULL. */
void	cell_look(struct docx *, const struct table_look *,
	    struct cell_looks *, const struct table_cell *,
	    const struct table_spot *);

#endif
