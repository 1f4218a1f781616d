/*
 * Streams: a table of a known form whose cells did not come as cells.
 *
 *	一、本年新收政府信息公开申请数量	each cell a paragraph,
 *	7
 *	0
 *
 *	1.属于国家秘密 0 0 0 0 0 0 0		each row a line, a long label
 *	2.其他法律行政法规			wrapped round its values,
 *	0 0 0 0 0 0 0
 *	禁止公开
 *
 *	规章 0 0 0 行政规范性文件 1 0 9 ...	or all of it one line.
 *
 * Whatever the blocks are, their text is one row of characters.  It is cut
 * into scraps: labels of forms, values, and words that are neither.  A scrap
 * knows its characters, and a character the node that holds it, so that a
 * plan can be made without touching the document.
 */
#ifndef P_PASS_STREAM_H
#define P_PASS_STREAM_H

#include "pass/form/form.h"

/* What parts a character from the one before it. */
enum p_gap { P_GAP_NONE, P_GAP_BLANK, P_GAP_LINE, P_GAP_BLOCK };

struct p_stream_char {
	struct pai_node	*node;		/* the TEXT it stands in */
	uint32_t	 cp;		/* folded */
	uint32_t	 at, bytes;	/* within the TEXT */
	uint32_t	 block;		/* index of its block */
	uint8_t		 gap;		/* enum p_gap */
};

enum p_scrap_kind {
	P_SCRAP_LABEL,
	P_SCRAP_VALUE,
	P_SCRAP_WORDS,
	P_SCRAP_HEADING		/* of a section: no table goes on behind it */
};

struct p_scrap {
	uint32_t	 from, to;	/* characters; to is behind the last */
	uint32_t	 line;		/* counted through the stream */
	uint32_t	 word;		/* of a label: in the dictionary */
	uint32_t	 blanks;	/* empty cells seen before it */
	uint8_t		 kind;		/* enum p_scrap_kind */
};

#define	P_STREAM_CHARS	32768		/* a table of a form has far less */
#define	P_STREAM_SCRAPS	4096

struct p_stream {
	struct pai_node		**block;	/* siblings, in order */
	uint32_t		*blanks;	/* empty cells before a block */
	bool			*apart;		/* it is not in the line behind
						 * the last block */
	uint32_t		 blocks;
	struct p_stream_char	*c;
	uint32_t		 n, room;
	struct p_scrap		*scrap;
	uint32_t		 scraps;
};

/*
 * The dictionary: every label of every form once, and the headings.
 */
struct p_word {
	const uint32_t	*cp;		/* folded */
	uint32_t	 n;
	bool		 heading;
	struct p_word	*next;		/* that begins alike */
};

#define	P_WORD_BUCKETS	64

struct p_words {
	struct p_word	*word;
	uint32_t	 n;
	struct p_word	*bucket[P_WORD_BUCKETS];	/* longest first */
};

/* False: no memory. */
bool	p_words_read(struct p_words *, struct p_pool *,
	    const struct p_forms *);
/* The word with exactly this text; P_NOWHERE: there is none. */
uint32_t p_words_find(const struct p_words *, const uint32_t *cp, uint32_t n);

/*
 * Adds a block's text; false: something in it is no text, or it is too long.
 * blanks: empty cells that are seen before it; apart: lines, too, or nobody
 * knows.
 */
bool	p_stream_add(struct p_stream *, struct p_pool *, struct pai_node *block,
	    uint32_t blanks, bool apart);
/* Cuts the text into scraps; false: no memory, or there are too many. */
bool	p_stream_cut(struct p_stream *, struct p_pool *,
	    const struct p_words *);
/* Cuts words that are like labels of the forms, one after the other. */
void	p_stream_part(struct p_stream *, const struct p_words *,
	    const struct p_forms *);

/*
 * A form held against the scraps from..to: which scrap is which.
 */
struct p_found {
	const struct p_form *form;	/* NULL: none */
	uint32_t	 from, to;	/* scraps it takes up */
	uint32_t	*cell;		/* of each scrap: the label of the form
					 * that it is, or is a part of */
	uint32_t	*row;		/* of each value: the row it is in */
	uint32_t	*place;		/* and the cell, where that is known
					 * apart from the order; P_NOWHERE */
	bool		*again;		/* a label that was there before */
	uint32_t	 chars;		/* of labels that were found */
	uint32_t	 labels;	/* of the form that were found, */
	bool		*have;		/* and which these are */
	uint32_t	 first, last;	/* rows of the form that are there */
	uint32_t	 left;		/* characters that are none of it */
	uint32_t	 homeless;	/* values that found no row */
	uint32_t	 values;
	int32_t		 score;
	bool		 sure;		/* a table, whatever stands beside it */
	bool		 stands;	/* as a table that may be whole */
};

/* False: no memory. */
bool	p_stream_match(struct p_pool *, const struct p_stream *,
	    const struct p_words *, const struct p_form *, uint32_t from,
	    uint32_t to, struct p_found *);

/*
 * Puts labels together that are woven into one another, among the scraps
 * from..to.  Where that takes every part, it replaces what was found of them.
 */
void	p_stream_weave(struct p_pool *, const struct p_stream *,
	    struct p_found *, uint32_t from, uint32_t to);

/* Gives labels of the same words their scraps in the form's order; false:
 * nobody knows which is which. */
bool	p_stream_put_in_order(const struct p_stream *, struct p_found *);

/* How the values of a table were printed. */
enum p_printed {
	P_PRINTED_ROWS,		/* row by row, as far as that can be seen */
	P_PRINTED_COLUMNS,	/* by columns: each value has its place now */
	P_PRINTED_UNKNOWN	/* by columns, but they do not add up */
};

/* Gives values their places that were printed by columns; false: no memory. */
bool	p_stream_columns(struct p_pool *, const struct p_stream *,
	    struct p_found *, enum p_printed *);

/* Gives each value of what was found its row; false: no memory. */
bool	p_stream_values(struct p_pool *, const struct p_stream *,
	    struct p_found *);

/* Labels of a form, most of them, that are left text. */
struct p_missed {
	const struct p_form *form;
	uint32_t	 from;		/* scrap */
	uint32_t	 labels;
};

/*
 * The tables of a stream, in order, and what seems to be one and cannot be
 * laid, at most P_STREAM_TABLES of each.
 */
#define	P_STREAM_TABLES	24
struct p_finds {
	struct p_found	 found[P_STREAM_TABLES];
	struct p_missed	 missed[P_STREAM_TABLES];
	uint32_t	 n, nmissed;
};

/* False: no memory. */
bool	p_stream_find(struct p_pool *, const struct p_stream *,
	    const struct p_words *, const struct p_forms *,
	    struct p_finds *);

/* Lays what was found, in order, as tables; stream order. */
void	p_stream_lay(const struct pai_change *, struct p_pool *,
	    const struct p_stream *, const struct p_found *, uint32_t n);

#endif
