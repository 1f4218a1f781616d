/*
 * A table set in columns by blanks, on its way to a grid.
 */
#ifndef OCR_COLUMNS_H
#define OCR_COLUMNS_H

#include "ocr.h"

/* A text with two blanks at least, or a line's end, on either side. */
struct column_text {
	size_t		 line;		/* of the survey's lines */
	size_t		 at, n;		/* bytes of the line */
	uint32_t	 from, to;	/* places of the fixed-width line */
	uint32_t	 first, last;	/* columns it stands in */
};

struct column_line {
	struct line	 l;
	size_t		 first;		/* in text */
	size_t		 n;		/* texts of the line */
	uint32_t	 part;		/* the part it belongs to, from 0 */
	uint32_t	 cols;		/* of that part, if it stands apart */
	bool		 goes_on;	/* then: as many as are named */
};

struct columns {
	struct column_line *line;
	size_t		 lines, line_room;
	struct column_text *text;
	size_t		 texts, text_room;
	uint32_t	 cols;
	bool		 apart;		/* each part has columns of its own */
	bool		 narrow;	/* a character takes one place, a
					 * Chinese one too */
	bool		 wide;		/* an ambiguous one takes two: √ */
	size_t		 blanks;	/* left in texts, but for usual ones */
	size_t		 kept;		/* texts that keep to an edge of their
					 * column, and */
	size_t		 astray;	/* texts that could, and do not */
	unsigned	 aligned;	/* hundredths of texts; 0: no table */
	struct cursor	 end;		/* behind the last line */
	bool		 failed;	/* out of memory */
};

/* ---- columns.c ---- */

/* Places that a character takes. */
uint32_t column_width_of(const struct columns *, uint32_t cp);
/* Adds a text behind the others; false: no memory. */
bool	column_add(struct columns *, struct column_text);

/* ---- column_gap.c ---- */

/*
 * Parts texts where one blank stands between columns; usual: even where Latin
 * text has blanks anyway.  False: no memory.
 */
bool	columns_part(struct columns *, bool usual);

/* ---- column_grid.c ---- */

/* Gives each text its columns; false: no memory, or there are no columns. */
bool	columns_find(struct columns *);
/* The share of texts that keep to an edge of their column, in hundredths. */
unsigned columns_aligned(struct columns *);

/* ---- column_pages.c ---- */

/*
 * Does each part have columns of its own?  Then its texts and lines have these;
 * otherwise nothing holds but the texts themselves.
 */
bool	columns_apart(struct columns *);

#endif
