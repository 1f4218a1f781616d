/*
 * A ruled box on its way to a table.
 */
#ifndef OCR_BOX_H
#define OCR_BOX_H

#include "sheet.h"

/* Lines first .. end of the sheet hold the table, or a part of it. */
struct box_part {
	size_t		 first, end;
};

/* A row of the table as it is drawn. */
struct box_band {
	size_t		 first, end;	/* lines between two rules */
	bool		 opens;		/* the first of a part */
	uint8_t		*wall;		/* cols + 1: a rule left of column */
	uint8_t		*ruled;		/* cols: a rule below */
};

struct box {
	struct sheet	*s;
	bool		 ascii;
	size_t		 rule;		/* columns of a vertical rule */
	size_t		 width;		/* columns from edge to edge */
	struct box_part	*part;
	size_t		 parts, part_room;
	size_t		 tried;		/* lines looked at for the last part */
	uint32_t	*x;		/* columns of vertical rules: cols + 1 */
	uint32_t	 cols;
	struct box_band	*band;
	size_t		 bands, band_room;
	uint32_t	 head;		/* rows above the double rule */
	uint32_t	*mark;		/* by line: byte offsets every 64 columns */
	size_t		 marks;		/* of them a line */
	size_t		 base;		/* the first line in mark */
	size_t		 lines;
	bool		 failed;	/* out of memory */
};

/* A character of a line and the column it stands in. */
struct box_char {
	uint32_t	 cp;
	uint32_t	 col, width;
	size_t		 at, next;	/* bytes */
};

/* ---- box_grid.c ---- */

/* Finds the columns and bands of the parts; false: not a whole box. */
bool	box_measure(struct box *);
/* From the character at a column of a line; false: past its end. */
bool	box_seek(const struct box *, size_t line, size_t col,
	    struct box_char *);
bool	box_next(const struct box *, size_t line, struct box_char *);

/* ---- box_cell.c ---- */

/* Where a cell's text stands. */
struct box_cut {
	size_t		 first, end;	/* lines */
	size_t		 from, to;	/* columns */
};

/* The text as the cell's paragraphs, with its direction and alignment. */
void	box_cell_put(struct box *, struct pai_node *, const struct box_cut *);
/* Does it end in （续）? */
bool	box_cell_continues(struct box *, const struct box_cut *);

#endif
