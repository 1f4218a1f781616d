/*
 * The official fixed-width text read back: what its parts share.
 *
 * Such a text is a stack of sheets of equal height, each with its page mark
 * below.  It is recognised by the first mark; from then on every line has a
 * place on a grid, and the grid says what the line is.
 */
#ifndef OCR_SHEET_H
#define OCR_SHEET_H

#include "ocr.h"

#define	SHEET_LEVELS	64

struct sheet_line {
	const char	*p;
	size_t		 n;
	uint32_t	 no;		/* from 1 */
	uint32_t	 page;		/* from 1 */
	size_t		 off;		/* bytes in the text */
};

struct sheet_page {
	size_t		 first, end;	/* lines */
	size_t		 pads;		/* blank lines at its end */
	uint32_t	 width;		/* columns */
};

/* A quote, list or item that is open. */
struct sheet_level {
	struct pai_node	*node;
	uint8_t		 kind;		/* enum pai_kind */
	uint32_t	 width;		/* columns it takes of each line */
	uint32_t	 count;		/* LIST: items */
	uint32_t	 bullet;	/* LIST: mark of its items; or 0 */
};

struct sheet {
	struct ocr	*o;
	struct pai_build *b;
	bool		 wide;		/* ambiguous characters take 2 */
	bool		 narrow_text;	/* but those that draw no rule take 1 */
	struct sheet_line *line;
	size_t		 n, room;
	struct sheet_page *page;	/* page[0] is the first */
	size_t		 pages, page_room;
	size_t		 at;		/* the next line */
	size_t		 no_box;	/* before this line no box is whole */
	struct sheet_level level[SHEET_LEVELS];
	size_t		 depth;
	bool		 gap;		/* a blank line stands before */
	bool		 begun;		/* something was read */
	uint32_t	 centred, right; /* styles; 0: not yet made */
};

/* ---- sheet.c ---- */

/* Reads the whole text, if it is of this kind. */
bool	take_sheets(struct ocr *);

void	sheet_locus(struct sheet *, size_t line);

/* ---- sheet_level.c ---- */

/* Where a line's text begins behind the open levels' marks. */
struct sheet_view {
	const char	*p;
	size_t		 n;
	size_t		 lead;		/* blank columns before p */
	size_t		 before;	/* columns the levels take */
	size_t		 width;		/* of p .. n, blanks at the end apart */
	bool		 blank;
};

/* False: the line does not stand in all open levels. */
bool	sheet_view(const struct sheet *, size_t line, struct sheet_view *);
/* Columns of the line's page that the open levels leave. */
size_t	sheet_room(const struct sheet *, size_t line);
/* Finds the text of a view behind the blanks that lead it. */
void	sheet_view_settle(const struct sheet *, struct sheet_view *);
bool	sheet_begins(const struct sheet_view *, const char *with);
/* Does a label stand there? */
bool	sheet_begins_item(const struct sheet *, const struct sheet_view *);
/* Is an item the innermost level? */
bool	sheet_in_item(const struct sheet *);
/* Opens and closes levels until the block at s->at itself stands at v. */
void	sheet_settle_levels(struct sheet *, struct sheet_view *v);
/* Closes all but the outermost `keep` levels. */
void	sheet_close_levels(struct sheet *, size_t keep);

/* ---- sheet_page.c ---- */

/* Cuts the text in lines and pages; false: it has no such pages. */
bool	sheet_open(struct sheet *, struct ocr *);
void	sheet_close(struct sheet *);
bool	sheet_add_line(struct sheet *, const struct line *);

/* ---- sheet_text.c ---- */

/* A text put together from lines, as code points. */
struct sheet_text {
	uint32_t	*cp;
	size_t		 n, room;
	bool		 failed;
};

void	sheet_text_add(struct sheet_text *, uint32_t cp);
void	sheet_text_str(struct sheet_text *, const char *, size_t n);
/*
 * Adds a line of a text that was filled to room columns (the line before
 * it, to `before`): without a blank, with one, or behind '\n' where the
 * author ended the line.  from: where that line before begins in the text.
 */
void	sheet_text_join(struct sheet_text *, size_t from, size_t before,
	    const char *, size_t n, bool wide);
/* The text as inlines; '\n' becomes a LINEBREAK. */
void	sheet_text_put(struct sheet *, struct sheet_text *);
void	sheet_text_free(struct sheet_text *);

/* ---- box.c ---- */

/* Does a box begin in this line (of n bytes)? */
bool	box_begins(const char *p, size_t n);
/* Reads the box that begins at s->at; false: it is none. */
bool	box_take(struct sheet *);
/* Lines of the box at this line, up to the end of its page. */
size_t	box_height(const struct sheet *, size_t line);

#endif
