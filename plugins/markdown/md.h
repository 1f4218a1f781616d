/*
 * What the files of the Markdown reader share.
 *
 *	plugin.c	the job: decode, front matter, parse
 *	events.c	md4c's events, budgeted, to emit
 *	block.c		those of blocks
 *	html.c		raw HTML, tokenised and mapped, to emit
 *	html_table.c	its tables
 *	tag.c		one HTML tag taken apart
 *	entity.c	entities to characters
 *	front.c		front matter to metadata
 *	note.c		footnotes
 *	emit.c		blocks and marks to builder calls
 *	where.c		positions in the source
 *
 * Markdown and raw HTML mix: a mark may be opened by one and closed by the
 * other's end.  So both speak to one emitter, which keeps the builder's
 * nesting right whatever it is told.
 */
#ifndef P_MD_H
#define P_MD_H

#include <paiban/plugin.h>

#include "kit/buf.h"

#define	MD_MARKS	64	/* marks one in the other; deeper are text */
#define	MD_TABLES	32	/* HTML tables in one another; deeper: text */
#define	MD_COLUMNS	128	/* of a pipe table; wider ones are text */
#define	MD_DEPTHS	128	/* lists whose number style is known */
#define	MD_PENDING	8	/* nodes waiting for their position */

/* Where a byte of the source stands.  Lines are found once, by bisection. */
struct where {
	const char	*text;		/* the whole source, as decoded */
	size_t		 n;
	size_t		 skipped;	/* bytes before it in the file */
	bool		 recoded;	/* offsets are not the file's */
	uint32_t	*line;		/* offset of each line's first byte */
	size_t		 lines;
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
	bool		 row_head;	/* all cells of this row are th so far */
	uint32_t	 cells;		/* in this row */
	uint32_t	 head_rows;
	struct pai_node	*row_node;
};

struct note;

struct md {
	const struct pai_read	*job;
	const struct pai_host	*host;
	struct pai_build	*b;
	enum pai_status		 status;	/* the first failure */
	bool			 drop_html;	/* raw-html=drop */
	bool			 math;		/* $...$ is a formula */
	struct where		 where;

	/* emit.c */
	enum pai_kind		 line;		/* the block that inlines go to:
						 * PARAGRAPH, HEADING, CAPTION;
						 * NONE: a paragraph opens */
	struct mark		 mark[MD_MARKS];
	uint32_t		 marks;		/* may pass MD_MARKS */
	struct pai_node		*pending[MD_PENDING];
	uint32_t		 pendings;
	struct pai_locus	 at;		/* the last one known */
	bool			 placed;	/* the position given last is
						 * that of what opens now */

	/* events.c */
	uint64_t		 spent, budget;	/* bytes of output, roughly */
	uint32_t		 depth, depth_max;	/* quotes and lists */
	bool			 said_deep;
	bool			 bracket[MD_DEPTHS];	/* "1)", by depth */
	int32_t			 number[MD_DEPTHS];	/* of its next item */
	bool			 wide;		/* in a table of too many
						 * columns */
	bool			 wide_row;	/* with a cell in this row */
	bool			 verbatim;	/* text goes to text */
	bool			 in_html;	/* and is a raw HTML block, */
	bool			 held;		/* or one that may go on */
	bool			 in_tag;	/* and is a tag in a line */
	bool			 strike;	/* one is about to open */
	size_t			 html_from;	/* of this block, in text */
	int			 tables_open;	/* in the raw HTML held */
	struct p_buf		 text;		/* code, or raw HTML */
	const char		*text_from;	/* where it stands in the source */
	struct p_buf		 scratch;

	/* html.c */
	struct html_table	 table[MD_TABLES];
	uint32_t		 tables;	/* may pass MD_TABLES */
	bool			 blank;		/* owed before the next text */
	bool			 blank_line;	/* and was a line end */
	uint32_t		 last;		/* character written */
	struct p_buf		 said;		/* tags reported, "|a|b|" */

	/* note.c */
	struct note		*notes;		/* by label */
	size_t			 note_count, note_room;
	struct p_buf		 note_text;	/* of all of them */
	bool			 in_note;
};

/* where.c */
bool	where_open(struct where *, const char *, size_t n);
void	where_close(struct where *);
/* False, and at is left alone: p is not in the source. */
bool	where_find(struct where *, const char *p, struct pai_locus *);

/* entity.c: "&amp;" to UTF-8 at out (8 bytes); 0: there is no such one. */
size_t	entity_decode(const char *, size_t n, char *out);
/* Bytes of the entity that begins at p ("&amp;"); 0: none does. */
size_t	entity_at(const char *p, size_t n);
void	entity_text(struct p_buf *, const char *, size_t n);

/* front.c: bytes of front matter at the start; its values go to the meta. */
size_t	front_matter(struct md *, const char *, size_t n);

/* The line at p without its end; *next is where the one behind it begins. */
struct pai_str line_at(const char *p, size_t n, size_t *next);

/* note.c */
void	note_lift(struct md *, const char *source, char *text, size_t n);
/* Text in which notes may be referred to. */
void	note_text(struct md *, const char *, size_t);
/* The notes that nobody referred to. */
void	note_rest(struct md *);

/* emit.c */
void	emit_at(struct md *, const char *p);
struct pai_node *emit_open(struct md *, enum pai_kind);
void	emit_close(struct md *, enum pai_kind);
struct pai_node *emit_line(struct md *, enum pai_kind);
void	emit_line_end(struct md *);
void	emit_ready(struct md *);
void	emit_text(struct md *, const char *, size_t);
struct pai_node *emit_leaf(struct md *, enum pai_kind);
struct pai_node *emit_mark(struct md *, enum pai_kind, bool html);
void	emit_mark_end(struct md *, enum pai_kind, bool html);
void	emit_tilde(struct md *);
struct pai_str emit_str(struct md *, const struct p_buf *);

/* events.c */
struct MD_ATTRIBUTE;
/* Ends each event: n bytes more of output; nonzero: too many. */
int	md_spend(struct md *, size_t n);
struct pai_str md_attribute(struct md *, const struct MD_ATTRIBUTE *);
/* Text goes to m->text until somebody has it. */
void	md_verbatim(struct md *);
/* What was kept back until more is known is written: see events.c. */
void	md_html_settle(struct md *);
void	md_tag_settle(struct md *);
void	md_block_settle(struct md *);
enum pai_status events_read(struct md *, const char *, size_t);
/* A note's text, in the node that is open. */
void	events_read_note(struct md *, const char *, size_t);

/* block.c: type is md4c's. */
void	md_block_open(struct md *, int type, void *detail);
void	md_block_shut(struct md *, int type, void *detail);

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
/* An attribute's value, entities resolved, in b; false: there is none. */
bool	tag_attr(const struct tag *, const char *name, struct p_buf *);

/* html.c */
void	html_block(struct md *, const char *, size_t);
void	html_inline(struct md *, const char *, size_t);

/* html_table.c */
/* Tables that a piece of HTML opens, less those that it closes. */
int	html_table_balance(const char *, size_t);
/* True: the tag was a table's. */
bool	html_table_tag(struct md *, const struct tag *);
/* Text or a block comes: where does it stand, if not in a cell? */
void	html_table_place(struct md *);
void	html_table_end(struct md *);

#endif
