/*
 * Text as OCR engines and extractors leave it: what the parts of the reader
 * share.
 *
 * Such text has no format of its own.  Each shape below knows one way in
 * which a block may come; the shapes are offered every line in turn, and
 * the first that takes it decides for those lines only, never for the file.
 */
#ifndef OCR_H
#define OCR_H

#include <paiban/plugin.h>

#include "kit/copy.h"

/* A place in the text: the start of a line. */
struct cursor {
	size_t		 at;		/* bytes from the start of the text */
	uint32_t	 no;		/* line number, from 1 */
	uint32_t	 page;		/* from 1, counted by form feeds */
};

/* One line without its end. */
struct line {
	const char	*p;
	size_t		 n;
	struct cursor	 where;
};

struct ocr {
	const struct pai_read *job;
	const char	*text;
	size_t		 n;
	size_t		 skipped;	/* bytes of the file before text */
	struct p_copy	*copy;		/* text is a copy of the file's, with
					 * some tables rewritten; or NULL */
	bool		 paged;		/* there are form feeds */
	struct cursor	 cur;		/* the next line to read */
	struct {		/* see line_locus() */
		const char	*line;
		size_t		 at;
		uint32_t	 col;
	} counted;
	bool		 after_text;	/* the line before cur is not blank */
	/* Where looking ahead has found nothing, it need not look again. */
	size_t		 no_tika;	/* before this offset */
	size_t		 no_rows;
	size_t		 no_joins;	/* of lines to rows */
	size_t		 no_code;
	size_t		 no_box;
	size_t		 no_columns;
	size_t		 no_bars;
	size_t		 no_flat;
	size_t		 no_cells;
	size_t		 no_copied;
	size_t		*furniture;	/* lines, by offset: see pages.c */
	size_t		 furnitures;
	bool		 no_fence;	/* no closing fence any more */
	enum pai_status	 status;	/* the first failure sticks */
};

/* ---- lines.c ---- */

/* The line at the cursor, which moves behind it; false: no more. */
bool	line_next(const struct ocr *, struct cursor *, struct line *);
bool	line_is_blank(const struct line *);
bool	line_has_han(const struct line *);
/* A number, or a sign that stands for none? */
bool	text_is_number(const char *, size_t n);
/* Is it written as programs are, not as prose? */
bool	line_is_code(const struct line *);
/* The locus of n bytes of the line from byte at on. */
struct pai_locus line_locus(struct ocr *, const struct line *,
	    size_t at, size_t n);

/* Opens a node that comes from there. */
struct pai_node *line_open(struct ocr *, enum pai_kind, const struct line *,
	    size_t at, size_t n);

/* ---- pages.c ---- */

/* Looks for what pages repeat; to be asked before the first line is read. */
void	pages_look(struct ocr *);
/* Is it the head or foot of a page, or its bare number? */
bool	line_is_furniture(const struct ocr *, const struct line *);
/* Is it that, or a sure mark of a page? */
bool	line_turns_page(const struct ocr *, const struct line *);
/* Puts a line that is furniture, marked so; false: it is none. */
bool	put_furniture(struct ocr *, const struct line *);

/* ---- inline.c ---- */

/* The text of one line, from byte at on, with emphasis and links. */
void	put_inline(struct ocr *, const struct line *, size_t at, size_t n);
/* The same as a paragraph of its own. */
void	put_paragraph(struct ocr *, const struct line *, size_t at, size_t n);

/* ---- shapes: true where they took lines; o->cur is then behind them ---- */

typedef bool shape_fn(struct ocr *);

shape_fn take_furniture;	/* pages.c: heads and feet of pages */
shape_fn take_html_table;	/* html_table.c: <table> ... </table> */
shape_fn take_box;		/* box.c: boxes drawn with rules */
shape_fn take_tika;		/* tika.c: one cell a line, each after a TAB */
shape_fn take_copied;		/* copied.c: cells parted by lines of a TAB */
shape_fn take_tab_rows;		/* rows.c: one row a line, cells by TAB */
shape_fn take_pipe_rows;	/* rows.c: |one|row|a line| */
shape_fn take_bar_rows;		/* rows.c: one | row | a line */
shape_fn take_columns;		/* columns.c: columns set by blanks */
shape_fn take_flat_rows;		/* flat.c: one row a line, one blank a cell */
shape_fn take_cells;		/* cells.c: a cell a paragraph */
shape_fn take_heading;		/* blocks.c: # heading */
shape_fn take_rule;		/* blocks.c: --- */
shape_fn take_code;		/* blocks.c: programs, fenced or not */
shape_fn take_line;		/* blocks.c: anything; always takes it */

/* One cell of a line: a paragraph, or nothing where n is 0. */
void	row_cell(struct ocr *, const struct line *, size_t at, size_t n,
	    enum pai_align);

/* Counts one more cell of a table; false: too many, o->status says so. */
bool	count_cell(struct ocr *, uint64_t *cells, const struct line *);

#endif
