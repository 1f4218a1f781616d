/*
 * What the files of the HTML reader share.
 *
 *	read.c		the job: decode, tags and text in order
 *	known.c		the elements, and what each means
 *	stack.c		the elements that are open
 *	start.c		what begins with a tag
 *	finish.c	what ends with one
 *	line.c		paragraphs, headings, marks and text
 *	listing.c	lists and their numbers
 *	grid.c		tables
 *	style.c		the style attribute and its older kin
 *	head.c		title, metadata, what is referred to
 *	picture.c	pictures, those in data: addresses too
 *	endnote.c	the notes of our own pages
 *	mime.c		pages with their pictures in one file (MHTML)
 *
 * No tree of elements is built.  Tags are taken as they come; a stack tells
 * which elements are open, and lines, marks, lists and tables follow it:
 *
 *	tag ► stack of elements ► emitter (plugins/markup) ► builder
 *
 * The stack is bounded, and each tag looks at it once, so that a page takes
 * time in proportion to its length, whatever its tags are.
 */
#ifndef P_HTML_SOUP_H
#define P_HTML_SOUP_H

#include <paiban/plugin.h>

#include "kit/buf.h"
#include "markup/markup.h"

enum use {
	USE_INLINE,		/* groups text; also what is not known */
	USE_MARK,		/* kind says which; NONE: paints */
	USE_LINK,
	USE_CODE,
	USE_BLOCK,		/* ends a paragraph, and that is all */
	USE_PARAGRAPH,
	USE_HEADING,
	USE_QUOTE,
	USE_LIST,
	USE_ITEM,
	USE_TERM,		/* dt and dd: one ends the other */
	USE_DATA,
	USE_OPTION,
	USE_PRE,
	USE_TABLE,
	USE_CELL,		/* the parts of a table ... */
	USE_ROW,
	USE_GROUP,
	USE_CAPTION,
	USE_COLUMNS,
	USE_COLUMN,		/* from here on without content */
	USE_BREAK,
	USE_RULE,
	USE_IMAGE,
	USE_INPUT,
	USE_META,
	USE_NOTHING,
	USE_RAW,		/* from here on left out: as text, */
	USE_DROP,		/* with all tags in it, */
	USE_SILENT,		/* the same, and nobody misses it */
	USE_TITLE,
	USE_READING,		/* rt */
	USE_SPOKEN		/* q */
};

struct known {
	const char	*name;
	uint8_t		 use;		/* enum use */
	uint8_t		 kind;		/* enum pai_kind, of a mark */
};

/* known.c: never NULL; known_index() counts the kinds of element. */
const struct known *known_find(const char *name);
size_t	known_index(const struct known *);
#define	KNOWN_MAX	160

/* What an element says of its looks. */
#define	LOOK_COLOUR	0x0001u
#define	LOOK_BACKGROUND	0x0002u
#define	LOOK_SIZE	0x0004u
#define	LOOK_ALIGN	0x0008u
#define	LOOK_FIRST	0x0010u
#define	LOOK_LEFT	0x0020u
#define	LOOK_EMMARK	0x0040u
#define	LOOK_CAPS	0x0080u
#define	LOOK_VALIGN	0x0100u
#define	LOOK_FLOW	0x0200u
#define	LOOK_HIDDEN	0x0400u
#define	LOOK_BREAK	0x0800u		/* a page ends before it */
#define	LOOK_WIDTH	0x1000u

_Static_assert(PAI_N_MAX < 64, "a set of kinds is a word");

struct look {
	uint32_t	 set;
	uint32_t	 colour, background;
	int32_t		 size;		/* mpt */
	int32_t		 first, left;	/* mpt */
	int32_t		 first_chars;	/* hundredths of a character */
	int32_t		 width;		/* mpt */
	uint8_t		 align, valign, flow;
	bool		 caps, small_caps;
	bool		 sideways, turned;	/* of text that runs down */
	uint64_t	 on, off;	/* marks: 1 << enum pai_kind */
};

struct element {
	const struct known *k;
	uint32_t	 name;		/* a hash, for those not known */
	struct pai_node	*node;		/* of what it opened */
	struct look	 look;
	uint8_t		 level;		/* of a heading */
	uint32_t	 readings;	/* that ended in this ruby */
	uint8_t		 opened;	/* enum pai_kind; NONE: nothing */
	uint8_t		 role;		/* enum pai_role of its paragraphs */
	bool		 part;		/* the table knows of it */
	bool		 hidden;	/* nothing in it counts */
	bool		 taken;		/* it is, as we know what it says */
	bool		 mute;		/* it stands in such a one */
	bool		 notes;		/* it holds the text of notes */
	bool		 label;		/* its text is a number, not text */
	bool		 note;		/* it goes on with a note */
	bool		 implied;	/* a list that nobody began */
	bool		 numbered;	/* a list that tells its numbers */
	uint8_t		 numeral;	/* '1', 'a', 'A', 'i', 'I' */
	int32_t		 number;	/* of a list's next item */
	size_t		 first;		/* a table's, in soup's lists */
	struct pai_str	 href, title;	/* of a link, as in the source */
	struct pai_str	 target, tip;	/* the same in the document; p NULL:
					 * not yet */
};

/* A mark that is wanted, or open, around text. */
struct want {
	uint8_t		 kind;
	size_t		 owner;		/* the link's element, in open */
	const char	*href;		/* tells one link from the next, */
	uint32_t	 reading;	/* and one reading's text */
};
#define	WANTS	24

struct widths {
	int32_t		*at;		/* mpt; of all open tables */
	size_t		 n, room;
};

struct soup {
	struct markup		 mu;
	struct tag_ahead	 ahead;
	bool			 own;	/* classes mean what our writer means */

	struct element		*open;	/* outermost first */
	size_t			 depth, depth_max;
	size_t			 beyond;	/* open and not kept */
	uint32_t		 count[KNOWN_MAX];	/* open, by element */
	uint32_t		 hidden;	/* elements open that hide */
	uint32_t		 blocks, blocks_max;	/* lists and quotes */
	bool			 said_deep, said_hidden;

	/* line.c */
	bool			 stale;	/* wanted was not found out yet */
	struct look		 look;	/* of text that comes now */
	struct want		 wanted[WANTS], have[WANTS];
	size_t			 want_count, have_count;
	struct pai_node		*line;	/* the block that is open */
	uint64_t		 spent, budget;	/* bytes of links' addresses */
	uint32_t		 breaks;	/* line breaks owed */
	struct p_buf		 anchors;	/* names waiting for a line */
	struct p_buf		 code;	/* of pre or code */
	struct p_buf		 label;
	struct p_buf		 language;	/* of code in pre */
	uint32_t		 pres, codes, labels;	/* open */
	bool			 pre_begins;	/* a line end here is none */

	/* grid.c: of all open tables, one behind the other */
	struct pai_node		**row_heads;
	size_t			 row_head_count, row_head_room;
	struct widths		 widths;

	/* head.c */
	uint64_t		*refs;	/* hashes of "#name", sorted */
	size_t			 ref_count;
	bool			 titled;
	struct p_buf		 said;	/* elements reported, "|a|b|" */

	/* endnote.c */
	struct pai_node		**notes;
	size_t			 note_count, note_room;

	/* mime.c: where pictures may be found; NULL: nowhere */
	struct mime		*mime;
};

/* stack.c */
/* NULL: too deep, it is not kept. */
struct element *stack_push(struct soup *, const struct known *);
/* The element gets a name, by which its end will find it. */
void	stack_name(struct element *, const char *);
/* Ends the element and those in it, but for marks that were not closed. */
void	stack_pop(struct soup *, size_t at);
/* Takes one out of the middle. */
void	stack_remove(struct soup *, size_t at);
/*
 * The innermost open element of that use, or that name; SIZE_MAX: there is
 * none on this side of a cell, caption or table, or, if it only groups text,
 * of a block.
 */
size_t	stack_find(const struct soup *, enum use);
size_t	stack_find_tag(const struct soup *, const struct known *,
	    const char *name);
/* The innermost table, whatever is open in it. */
size_t	stack_table(const struct soup *);

/* An element that is dealt with: what is in it is passed over. */
void	stack_take(struct soup *, const char *name);

/* start.c, finish.c */
void	soup_start(struct soup *, const struct tag *);
void	soup_end(struct soup *, const struct tag *);
/* An element is over: closes what it opened. */
void	element_finish(struct soup *, struct element *);

/* line.c */
/* The line ends here, if one is open. */
void	line_break(struct soup *);
/* A block or line comes: sees to it that it may stand here. */
void	block_place(struct soup *);
/* A line is open and its marks are those wanted; next: what comes. */
void	line_ready(struct soup *, uint32_t next);
void	line_text(struct soup *, const char *, size_t);
/* Text of ours. */
void	line_put(struct soup *, const char *);
void	line_anchor(struct soup *, const struct p_buf *);
/* The code that was collected becomes a node. */
void	code_flush(struct soup *);
/* A number met before text goes to the line, item or note it is of. */
void	label_settle(struct soup *);
/* A reading begins or ends; without a ruby it stands in brackets. */
void	reading_begin(struct soup *);
void	reading_end(struct soup *);

/* listing.c */
void	list_begin(struct soup *, const struct known *, const struct tag *);
/* What comes is no item: a list that nobody began ends. */
void	list_settle(struct soup *);
void	item_begin(struct soup *, const struct known *, const struct tag *);

/* grid.c */
void	grid_begin(struct soup *, const struct known *, const struct tag *);
void	grid_part(struct soup *, const struct known *, const struct tag *);
/* Ends the parts of a table that another part ends. */
void	grid_implied(struct soup *, const struct known *);
void	grid_end(struct soup *, struct element *);
void	grid_column(struct soup *, const struct tag *);

/* style.c */
void	look_read(struct soup *, const struct tag *, struct look *);
void	look_add(struct look *, const struct look *);
/* Style records; 0: nothing was said. */
uint32_t look_text(struct soup *, const struct look *);
uint32_t look_block(struct soup *, const struct look *);
uint32_t look_cell(struct soup *, const struct look *);
bool	has_class(struct soup *, const struct tag *, const char *);

/* head.c */
void	head_scan(struct soup *, const char *, size_t);
void	head_title(struct soup *, const char *, size_t);
void	head_meta(struct soup *, const struct tag *);
void	head_language(struct soup *, const struct tag *);
bool	head_refers(const struct soup *, const struct p_buf *name);
/* The first time that name is said. */
bool	soup_news(struct soup *, const char *name);

/* picture.c */
void	picture_put(struct soup *, const struct tag *);

/* endnote.c */
/* True: the tag is a note's, and what it stands for is done. */
bool	endnote_mark(struct soup *, const struct tag *);

/* read.c */
extern const char *const html_read_suffixes[];	/* plugin.c */
enum pai_status html_read(const struct pai_read *);
int	html_probe(const struct pai_probe *);

#endif
