/*
 * The official fixed-width text: what the parts of the writer share.
 *
 * Widths are in columns, two of which make one 字; heights are in lines.
 */
#ifndef GONGWEN_H
#define GONGWEN_H

#include <paiban/plugin.h>

#include "kit/buf.h"
#include "kit/sheet.h"
#include "kit/wrap.h"

#define	GW_LEVELS	48	/* quotes, lists and items within one another */
#define	GW_HELD		4	/* headings and captions above a table */

/* Text as code points, with blanks made even; '\n' ends a line for good. */
struct gw_text {
	uint32_t	*cp;
	uint8_t		*brk;		/* filled by gw_text_seal() */
	size_t		 n, room;
	bool		 failed;
};

/* The sheet that lines are put on. */
struct gw_page {
	struct p_buf	 out;		/* not yet given to the host */
	void		*conv;		/* iconv_t; NULL: UTF-8 as it is */
	size_t		 lines;		/* of this page; 0: no pages */
	size_t		 width;
	size_t		 used;
	uint32_t	 number;	/* from 1 */
	bool		 turned;
	bool		 gap;		/* blank line before the next one */
	bool		 feed;		/* a form feed before the next */
};

/* A quote, a list or an item that is open. */
struct gw_level {
	const struct pai_node *node;
	uint32_t	 count;		/* LIST: items so far */
	uint32_t	 width;		/* columns its mark takes */
	char		 label[64];	/* ITEM: as shown */
	bool		 pending;	/* ITEM: the label is not yet set */
	bool		 begun;		/* something stands in it */
};

enum gw_rules { GW_RULES_AUTO, GW_RULES_BOX, GW_RULES_ASCII };

struct gw {
	const struct pai_write *job;
	const struct pai_host *host;
	enum pai_status	 status;	/* the first failure sticks */
	bool		 wide;		/* ambiguous characters take 2 */
	bool		 crlf;
	enum gw_rules	 rules;
	size_t		 width, lines;	/* of an upright page */
	struct gw_page	 page;
	struct gw_level	 level[GW_LEVELS];
	size_t		 depth;
	size_t		 sunk;		/* levels beyond GW_LEVELS */
	const struct pai_node *last;	/* the block before */
	const struct pai_node *held[GW_HELD];	/* to stand above the table */
	size_t		 held_n;
	const struct pai_node **notes;	/* met in the text, in order */
	size_t		 note_n, note_room;
	size_t		 note;		/* that is set now, from 1; 0: none */
	struct gw_text	 text;		/* scratch */
	struct p_buf	 line;		/* scratch */
};

/* ---- page.c ---- */

bool	gw_page_open(struct gw *, const char *encoding);
void	gw_page_line(struct gw *, const char *, size_t n);
/* A blank line before the next one, except at the top of a page. */
void	gw_page_gap(struct gw *);
/* Lines left; SIZE_MAX where there are no pages. */
size_t	gw_page_room(const struct gw *);
/* Ends the page, unless it is empty. */
void	gw_page_turn(struct gw *);
/* Upright or turned (横排); ends the page where that changes. */
void	gw_page_lay(struct gw *, bool turned);
void	gw_page_close(struct gw *);
void	gw_fail(struct gw *, enum pai_status);

/* ---- text.c ---- */

void	gw_text_clear(struct gw_text *);
void	gw_text_free(struct gw_text *);
void	gw_text_add(struct gw_text *, uint32_t cp);
void	gw_text_str(struct gw_text *, const char *, size_t n);
/* The text of the blocks or inlines within top. */
void	gw_text_take(struct gw *, struct gw_text *, const struct pai_node *top);
/* Ends the text: trims it and finds where its lines may end. */
void	gw_text_seal(struct gw_text *);
void	gw_text_put(const struct gw_text *, size_t from, size_t to,
	    struct p_buf *);

/* Columns of the scratch text. */
size_t	gw_text_width(const struct gw *);

/* ---- level.c ---- */

/* Is an item the innermost level? */
bool	gw_in_item(const struct gw *);
/* Puts what parts the block from the one before it. */
void	gw_part_from_last(struct gw *, const struct pai_node *);
/* A quote, a list or an item begins, ends. */
void	gw_level_open(struct gw *, const struct pai_node *);
void	gw_level_close(struct gw *, const struct pai_node *);

/* ---- line.c ---- */

/* Columns that the open levels leave. */
size_t	gw_room(const struct gw *);
/* A line in the open levels, led by blanks. */
void	gw_put_line(struct gw *, size_t blanks, const char *, size_t n);
/* A blank line in the open levels that means something. */
void	gw_put_blank(struct gw *);
/* The scratch text as a paragraph, its first line led by blanks. */
void	gw_put_filled(struct gw *, size_t blanks);

/* ---- title.c ---- */

/* The scratch text in the middle, in lines of balanced length. */
void	gw_put_centred(struct gw *);

/* ---- block.c ---- */

/* What waits for its table: the lines it takes, and putting it. */
size_t	gw_held_height(struct gw *);
void	gw_put_held(struct gw *);
void	gw_blocks(struct gw *, const struct pai_node *root);
void	gw_notes(struct gw *);

/* ---- code.c ---- */

void	gw_put_code(struct gw *, const struct pai_node *);

/* ---- table.c ---- */

void	gw_table(struct gw *, const struct pai_node *table);

#endif
