/*
 * A table on its way to the page: what measuring, cutting and drawing share.
 */
#ifndef GONGWEN_TABLE_H
#define GONGWEN_TABLE_H

#include "gongwen.h"

/* In a cell, a blank that is shown at the end of a line too.  Text has no
 * such character: gw_text_take() makes plain blanks of it. */
#define	GW_KEPT_BLANK	0x2002u

#define	GW_NO_ROW	UINT32_MAX	/* beyond the first or last row */

/* What is known of a cell without its text. */
struct gw_cell {
	const struct pai_node *node;
	uint32_t	 unit;		/* columns of what may not be cut */
	uint32_t	 all;		/* columns of its longest line */
	uint32_t	 down_units;	/* lines when set downwards; 0: cannot */
	bool		 down;		/* 竖排 */
	bool		 number;
};

struct gw_style {
	uint32_t	 rule;		/* columns of a vertical rule */
	uint32_t	 step;		/* widths are multiples of this */
	uint32_t	 pad;		/* blank columns at a cell's sides */
	bool		 ascii;
};

struct gw_table {
	struct gw	*g;
	const struct pai_node *node;
	const struct pai_grid *grid;
	struct gw_cell	*cells;		/* in reading order */
	size_t		 n;
	size_t		*row_first;	/* rows + 1 of them, in cells */
	int32_t		*width;		/* of columns, without rules */
	struct gw_style	 style;
	uint32_t	 head;		/* rows above the double rule */
	bool		 repeats;	/* they stand again after a turn */
	size_t		 offset;	/* blanks before the table */
	bool		 has_box;	/* a text holds box-drawing marks */
	bool		 has_ascii;	/* a text holds + or | */
	bool		 has_cut;	/* a word may be cut: no blanks beside it */
};

/* Lines of a cell's text: from, to; equal: a blank line. */
struct gw_extent {
	size_t		 from, to;
};

/* A cell, or as much of it as stands in the rows at hand. */
struct gw_part {
	const struct gw_cell *cell;
	struct gw_text	 text;
	struct gw_extent *line;
	size_t		 lines, line_room;
	uint32_t	 first;		/* row */
	bool		 again;		/* it began on a page before */
	size_t		 skip;		/* first lines left out: see chunk.c */
	size_t		 height;	/* lines, swallowed rules included */
	size_t		 shown;		/* lines already drawn */
};

/* Some rows, laid out. */
struct gw_chunk {
	struct gw_table	*t;
	struct gw_part	*part;		/* in reading order */
	size_t		 n, room;
	size_t		*height;	/* of rows first .. */
	uint32_t	 first, end;	/* rows taken so far */
	size_t		 height_room;
	size_t		*now;		/* by column: the part there, while
					 * drawing */
};

/* ---- cell.c ---- */

/* The cell's text, sealed, with the blanks kept that must be. */
void	gw_cell_text(struct gw *, struct gw_text *, const struct pai_node *);
void	gw_cell_measure(struct gw_table *, struct gw_cell *);
bool	gw_cell_fill(struct gw *, struct gw_part *, size_t width);
/* Would each line hold one 字, as when set downwards? */
bool	gw_cell_looks_down(struct gw *, const struct gw_cell *, size_t width);

/* ---- chunk.c ---- */

bool	gw_chunk_open(struct gw_chunk *, struct gw_table *, uint32_t first);
bool	gw_chunk_add(struct gw_chunk *);	/* one more row */
/* Lays rows first .. end out; the lines they take, outer rules apart. */
size_t	gw_chunk_layout(struct gw_chunk *, uint32_t end);
/* Does a cell that the end cuts need more than its rows here have? */
bool	gw_chunk_strains(const struct gw_chunk *, uint32_t end);
void	gw_chunk_free(struct gw_chunk *);

/* ---- draw.c ---- */

/* The rule between two rows; seam: drawn even through cells. */
void	gw_draw_rule(struct gw_chunk *, uint32_t above, uint32_t below,
	    bool seam);
/* Rows of a laid out chunk with the rules between them. */
void	gw_draw_rows(struct gw_chunk *, uint32_t end);

/* Columns of a cell's inside, and of the whole table. */
size_t	gw_table_inside(const struct gw_table *, const struct pai_node *);
size_t	gw_table_width(const struct gw_table *);

#endif
