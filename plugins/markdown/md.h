/*
 * What the files of the Markdown reader share.
 *
 *	plugin.c	the job: decode, front matter, parse
 *	events.c	md4c's events, budgeted, to emit
 *	block.c		those of blocks
 *	html.c		raw HTML, tokenised and mapped, to emit
 *	front.c		front matter to metadata
 *	note.c		footnotes
 *	ragged.c	pipe tables that GitHub or md4c would not read whole
 *
 * Tags, and the emitter that both md4c and raw HTML speak to, are in
 * plugins/markup.
 */
#ifndef P_MD_H
#define P_MD_H

#include <paiban/plugin.h>

#include "kit/buf.h"
#include "markup/markup.h"

#define	MD_COLUMNS	128	/* of a pipe table; wider ones are text */
#define	MD_DEPTHS	128	/* lists whose number style is known */

struct note;

struct md {
	struct markup		 mu;
	bool			 drop_html;	/* raw-html=drop */
	bool			 math;		/* $...$ is a formula */

	/* events.c */
	uint64_t		 spent, budget;	/* bytes of output, roughly */
	uint32_t		 depth, depth_max;	/* quotes and lists */
	bool			 said_deep;
	bool			 bracket[MD_DEPTHS];	/* "1)", by depth */
	int32_t			 number[MD_DEPTHS];	/* of its next item */
	bool			 wide;		/* in a table of too many
						 * columns */
	bool			 wide_row;	/* with a cell in this row */
	struct pai_node		*table;		/* that is open */
	bool			 row_due;	/* a row began; it opens with
						 * its first cell */
	bool			 cell_due;	/* a cell began; it opens with
						 * what it holds */
	bool			 cell_added;	/* and is none of the source */
	bool			 cell_head;
	uint8_t			 cell_align;	/* enum pai_align */
	bool			 verbatim;	/* text goes to text */
	bool			 in_html;	/* and is a raw HTML block, */
	bool			 held;		/* or one that may go on */
	bool			 in_tag;	/* and is a tag in a line */
	bool			 strike;	/* one is about to open */
	size_t			 html_from;	/* of this block, in text */
	int			 tables_open;	/* in the raw HTML held */
	struct p_buf		 text;		/* code, or raw HTML */
	const char		*text_from;	/* where it stands in the source */

	/* html.c */
	struct p_buf		 said;		/* tags reported, "|a|b|" */

	/* note.c */
	struct note		*notes;		/* by label */
	size_t			 note_count, note_room;
	struct p_buf		 note_text;	/* of all of them */
	bool			 in_note;
};

/* front.c: bytes of front matter at the start; its values go to the meta. */
size_t	front_matter(struct md *, const char *, size_t n);
/* The same of a service's head; the title may be put as a heading, so that
 * positions have to be known. */
size_t	front_service(struct md *, const char *, size_t n);

/* The line at p without its end; *next is where the one behind it begins. */
struct pai_str line_at(const char *p, size_t n, size_t *next);

/*
 * ragged.c: the text with tables made even, in out; false: all are, or there
 * is no memory.  What was added is told to m->mu.where.
 */
bool	ragged_even(struct md *, const char *, size_t n, struct p_buf *out);

/* note.c */
void	note_lift(struct md *, const char *source, char *text, size_t n);
/* Text in which notes may be referred to. */
void	note_text(struct md *, const char *, size_t);
/* The notes that nobody referred to. */
void	note_rest(struct md *);

/* events.c */
struct MD_ATTRIBUTE;
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
/* The cell that is due is opened: something stands in it. */
void	md_cell_open(struct md *);

/* html.c */
void	html_block(struct md *, const char *, size_t);
void	html_inline(struct md *, const char *, size_t);

#endif
