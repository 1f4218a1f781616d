/*
 * What the files of the HTML writer share.
 *
 * The tree is walked once, without recursion, and each file writes one part
 * of it: put.c characters, inline.c what stands in a line, table.c tables,
 * list.c lists, image.c pictures, shape.c drawn ones, math.c formulas, note.c notes, page.c the
 * page around it all, toc.c its contents, walk.c the order.  Nothing is
 * remembered of a node that has been left, so memory does not grow with the
 * document, but for its notes.
 *
 * Text in a cell is the cell's own and nothing else: what we add there
 * (numbers, marks, descriptions) goes in data-label, and the style sheet
 * shows it.
 */
#ifndef P_HTML_H
#define P_HTML_H

#include <paiban/plugin.h>

#include "kit/buf.h"

#define	HTML_BUF	65536

/* Tables within tables beyond this have no thead; readers flatten at 32. */
#define	HTML_TABLES	64

/* A table that is being written. */
struct frame {
	const struct pai_node	*table;
	uint32_t		 row;		/* that comes next */
	uint32_t		 head_rows;	/* that can stand in a thead */
	bool			 grouped;	/* a thead or tbody is open */
	bool			 ruled;		/* its author drew its lines */
};

struct html {
	const struct pai_host	*host;
	const struct pai_doc	*doc;
	struct pai_out		*out;
	struct pai_log		*log;
	const struct pai_node	*root;

	/* Options. */
	bool			 standalone;
	bool			 embed;
	bool			 running;
	bool			 toc;
	unsigned		 toc_depth;
	const char		*css;		/* a line each; "" where there
						 * is none */
	bool			 embed_sheets;	/* into the page */

	/* Where the walk is. */
	const struct pai_node	*block;		/* whose inlines are written */
	uint32_t		 sections;	/* headings so far */
	const struct pai_node	*section_of;	/* the last one given an id */
	uint32_t		 cells;		/* open, one in the other */
	uint32_t		 links;		/* open, that were written */
	uint32_t		 flat;		/* boxes open as spans */
	uint32_t		 depth;		/* walks within walks */
	struct frame		 frame[HTML_TABLES];
	uint32_t		 tables;	/* open; may pass HTML_TABLES */

	/* Notes met, to be written at the end. */
	const struct pai_node	**notes;
	size_t			 note_count, note_room;
	size_t			 note;	/* written now, from 1; 0: none */

	/* The declarations for the last pair of styles. */
	uint32_t		 css_style, css_base;
	struct p_buf		 declarations;

	struct p_buf		 scratch;
	enum pai_status		 status;	/* the first failure */
	size_t			 n;
	char			 buf[HTML_BUF];
};

/* put.c */
void	put_bytes(struct html *, const char *, size_t);
void	put_fmt(struct html *, const char *, ...) PAI_PRINTF(2, 3);
void	put_escaped(struct html *, const char *, size_t);
void	put_attribute(struct html *, const char *name, struct pai_str);
void	put_marks(struct html *, const struct pai_node *);
void	put_label(struct html *, struct pai_str, const char *class);
void	put_flush(struct html *);

#define	put(h, s)	put_bytes((h), "" s "", sizeof(s) - 1)

static inline struct pai_str
str_of(const char *s, size_t n)
{
	struct pai_str	 str = { s, n };

	return str;
}

/* inline.c: the text of a subtree, without its marks. */
void	put_plain(struct html *, const struct pai_node *);
void	inline_enter(struct html *, const struct pai_node *);
void	inline_leave(struct html *, const struct pai_node *);
void	text_write(struct html *, const struct pai_node *);

/* shape.c: one without text */
void	shape_write(struct html *, const struct pai_node *);

/* box.c */
void	box_enter(struct html *, const struct pai_node *);
void	box_leave(struct html *, const struct pai_node *);
/* Does a paragraph begin, or end, with a box that is written as a div? */
bool	box_at_edge(const struct html *, const struct pai_node *block,
	    bool last);

/* block.c */
void	block_enter(struct html *, const struct pai_node *);
void	block_leave(struct html *, const struct pai_node *);
/* The tags of a paragraph or heading, where it has any. */
void	block_start(struct html *, const struct pai_node *);
void	block_end(struct html *, const struct pai_node *);
const char *align_class(const struct html *, const struct pai_node *);

/* list.c */
void	list_enter(struct html *, const struct pai_node *);
void	list_leave(struct html *, const struct pai_node *);
void	item_enter(struct html *, const struct pai_node *);
void	item_label(struct html *, const struct pai_node *);

/* table.c */
void	table_enter(struct html *, const struct pai_node *);
void	table_leave(struct html *, const struct pai_node *);
void	row_enter(struct html *, const struct pai_node *);
void	cell_enter(struct html *, const struct pai_node *);
void	cell_leave(struct html *, const struct pai_node *);
bool	caption_enter(struct html *, const struct pai_node *);

/* math.c */
void	math_enter(struct html *, const struct pai_node *);
void	math_leave(struct html *, const struct pai_node *);
void	part_enter(struct html *, const struct pai_node *);
void	part_leave(struct html *, const struct pai_node *);

/* image.c */
void	image_write(struct html *, const struct pai_node *);

/* note.c */
void	note_call(struct html *, const struct pai_node *);
/* The mark of the note that is written, in its text. */
void	note_own_mark(struct html *);
void	note_list(struct html *);

/* page.c */
void	page_head(struct html *);
void	page_foot(struct html *);
/* Does the style element that begins at p hold our style sheet? */
bool	page_has_our_sheet(const char *p, size_t n);

/* sheets.c */
void	sheets_write(struct html *);
/* Where the linked ones are, for the page's policy. */
void	sheets_origins(struct html *);

/* toc.c */
void	toc_write(struct html *);

/* walk.c */
void	walk(struct html *, const struct pai_node *);

#endif
