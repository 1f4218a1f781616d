/*
 * What the readers of Markdown and of HTML share: HTML's tags, entities and
 * tables, and the way from blocks and marks that may not be nested well to
 * a tree that is.
 *
 *	tag.c		one tag taken apart
 *	where.c		positions in the source
 *	emit.c		blocks and marks to builder calls
 *	text.c		text between tags, white space run together
 *	inline.c	links and pictures
 *	data.c		pictures whose bytes stand in the text
 *	table.c		tables
 *	known.c		tags in text that is no page
 *
 * Markdown and raw HTML mix: a mark may be opened by one and closed by the
 * other's end.  So all speak to one emitter, which keeps the builder's
 * nesting right whatever it is told.
 */
#ifndef P_MARKUP_H
#define P_MARKUP_H

#include <paiban/plugin.h>

#include "kit/buf.h"
#include "kit/copy.h"
#include "kit/entity.h"

#define	MARKUP_MARKS	64	/* marks one in the other; deeper are text */
#define	MARKUP_TABLES	32	/* HTML tables in one another; deeper: text */
#define	MARKUP_PENDING	8	/* nodes waiting for their position */

/* A stretch of the text that a reader put in, at the end of a line. */
struct added {
	size_t		 at, n;
	size_t		 before;	/* bytes added before it */
};

/* Where a byte of the source stands.  Lines are found once, by bisection. */
struct where {
	const char	*text;		/* the whole source, as decoded */
	size_t		 n;
	struct p_copy	*copy;		/* or a copy of it in part; NULL: the
					 * source itself */
	size_t		 skipped;	/* bytes before it in the file */
	bool		 recoded;	/* offsets are not the file's */
	uint32_t	*line;		/* offset of each line's first byte */
	size_t		 lines;
	struct added	*added;		/* text that the source has not */
	size_t		 added_n, added_room;
	size_t		 last;		/* offset of the last question, */
	uint32_t	 col;		/* and its column */
	size_t		 last_line;	/* from 0 */
};

/* A mark (strong, link ...) that is open. */
struct mark {
	uint8_t		 kind;		/* enum pai_kind */
	bool		 html;		/* opened by a tag */
	bool		 literal;	/* a single "~": no node */
};

/* An HTML table that is being read. */
struct html_table {
	struct pai_node	*node;
	bool		 row, cell;	/* open */
	bool		 head;		/* in a thead */
	bool		 body;		/* a row that is no header was seen */
	bool		 row_head;	/* this row has no td so far */
	uint32_t	 cells;		/* in this row */
	uint32_t	 head_rows;
	struct pai_node	*row_node;
	struct pai_node	*cell_node;	/* the one begun last */
};

struct markup {
	const struct pai_read	*job;
	const struct pai_host	*host;
	struct pai_build	*b;
	enum pai_status		 status;	/* the first failure */
	struct where		 where;
	struct p_buf		 scratch;
	uint32_t		 pictures;	/* put in the document */

	/* emit.c */
	enum pai_kind		 line;		/* the block that inlines go to:
						 * PARAGRAPH, HEADING, CAPTION;
						 * NONE: a paragraph opens */
	uint32_t		 style;		/* of text */
	struct mark		 mark[MARKUP_MARKS];
	uint32_t		 marks;		/* may pass MARKUP_MARKS */
	struct pai_node		*pending[MARKUP_PENDING];
	uint32_t		 pendings;
	struct pai_locus	 at;		/* the last one known */
	bool			 placed;	/* the position given last is
						 * that of what opens now */

	/* text.c */
	bool			 loose;		/* entities without ";", too */
	bool			 blank;		/* owed before the next text */
	bool			 blank_line;	/* and was a line end */
	uint32_t		 last;		/* character written */

	/* table.c */
	struct html_table	 table[MARKUP_TABLES];
	uint32_t		 tables;	/* may pass MARKUP_TABLES */
};

/* where.c */
bool	where_open(struct where *, const char *, size_t n);
void	where_close(struct where *);
/* False, and at is left alone: p is not in the source. */
bool	where_find(struct where *, const char *p, struct pai_locus *);
/* n bytes at an offset are none of the source's; in order.  False: no memory. */
bool	where_add(struct where *, size_t at, size_t n);
/*
 * How many of the n bytes at p are all the source's, or, where *ours is set,
 * all added.  Text from elsewhere is as good as the source's.
 */
size_t	where_own(const struct where *, const char *p, size_t n, bool *ours);

/* emit.c */
void	emit_at(struct markup *, const char *p);
struct pai_node *emit_open(struct markup *, enum pai_kind);
void	emit_close(struct markup *, enum pai_kind);
struct pai_node *emit_line(struct markup *, enum pai_kind);
void	emit_line_end(struct markup *);
void	emit_ready(struct markup *);
void	emit_text(struct markup *, const char *, size_t);
struct pai_node *emit_leaf(struct markup *, enum pai_kind);
struct pai_node *emit_mark(struct markup *, enum pai_kind, bool html);
void	emit_mark_end(struct markup *, enum pai_kind, bool html);
void	emit_tilde(struct markup *);
struct pai_str emit_str(struct markup *, const struct p_buf *);

/* text.c: entities resolved, white space run together. */
void	markup_text(struct markup *, const char *, size_t);
/* Writes the blank that is owed. */
void	markup_blank(struct markup *);

/* tag.c */
/* Where what first stands in p[0..n); NULL: nowhere. */
const char *find_text(const char *p, size_t n, const char *what);
struct tag {
	char		 name[16];	/* in lower case; "": a comment or the
					 * like; cut where it is longer */
	bool		 end;		/* </name> */
	const char	*attrs;		/* what stands behind the name */
	size_t		 attrs_n;
	const char	*raw;		/* the whole of it */
	size_t		 raw_n;
};
/* The tag at p[0] == '<'; false: it is none. */
bool	tag_at(const char *p, size_t n, struct tag *);
/*
 * What is known not to come any more in a page, so that it is not looked for
 * twice.  Begins zeroed.
 */
struct tag_ahead {
	bool	 no_double, no_single;	/* quotes */
	bool	 no_end;		/* ends of tags, ">" */
};
/*
 * The same in a page, by the standard's rules (HTML, 13.2.5.6 to 45): of any
 * length, "<" may stand in an attribute.  To be called with places in order.
 */
bool	tag_in_page(const char *p, size_t n, struct tag_ahead *, struct tag *);
/* Is its name in a list that NULL ends? */
bool	tag_is_one_of(const struct tag *, const char *const *names);
/* An attribute's value, entities resolved, in b; false: there is none. */
bool	tag_attr(const struct tag *, const char *name, struct p_buf *);
/* The same as it stands in the source. */
bool	tag_value(const struct tag *, const char *name, struct pai_str *);

/* inline.c */
/* A link or an anchor of an a tag, in the mark that opens. */
void	markup_link(struct markup *, const struct tag *);
/*
 * A picture with its description; NULL: there can be none.  target stands in
 * for its address, where not NULL.
 */
struct pai_node *markup_image(struct markup *, const struct tag *,
	    const struct pai_str *target);

/* data.c */
/* Gives the document a picture; the scratch has its key then, or nothing. */
void	markup_picture(struct markup *, const struct p_buf *bytes);
/*
 * Does the scratch have an address that is a picture itself?  It has the key
 * of that then, or nothing.
 */
bool	markup_data(struct markup *);

/* known.c */
/* The tag becomes what it says; false: it is not known, nothing was done. */
bool	markup_known_tag(struct markup *, const struct tag *);

/* table.c */
/* Tables that a piece of HTML opens, less those that it closes. */
int	html_table_balance(const char *, size_t);
/* True: the tag was a table's. */
bool	html_table_tag(struct markup *, const struct tag *);
/* Text or a block comes: where does it stand, if not in a cell? */
void	html_table_place(struct markup *);
/* The table that tags are about; NULL: none, or one too deep to be one. */
struct html_table *html_table_at(struct markup *);
/* Ends the innermost; all of them. */
void	html_table_shut(struct markup *);
void	html_table_end(struct markup *);
/* A word that an attribute or property gives; enum pai_align. */
uint8_t	html_align(const char *);

#endif
