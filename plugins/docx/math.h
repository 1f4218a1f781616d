/*
 * A formula while it is being read.
 *
 * OMML names what a part is for (m:num, m:deg, m:lim) and says it in an order
 * of its own; EQ fields do so in another.  Both grow one tree here, and only
 * when the formula is whole does it become nodes.  Parts lie in an array and
 * know one another by number, 0 being none; the first is the formula.
 */
#ifndef DOCX_MATH_H
#define DOCX_MATH_H

#include "flow.h"
#include "props.h"

#define	PART_NONE	0u
#define	PART_ROOT	1u

struct math_part {
	uint32_t	 parent, first, last, next;
	uint32_t	 look;		/* PAI_ML_ */
	uint32_t	 text, length;	/* where in the text, in bytes */
	uint16_t	 slot;		/* the element that it stands for */
	uint16_t	 flags;		/* PAI_NF_ of the node */
	uint8_t		 type;		/* enum pai_math */
};

struct math_tree {
	struct math_part *part;
	uint32_t	 n, room, max;
	struct p_buf	 text;
	bool		 failed;	/* out of memory */
	bool		 full;		/* max was met; what follows is text */
};

/* How letters of a run are set: m:sty and m:scr. */
struct math_run {
	bool		 normal;	/* m:nor: words, not letters */
	bool		 hyphens;	/* stay what they are */
	bool		 bold, italic;
	uint8_t		 alphabet;	/* enum math_alphabet */
};

enum math_alphabet { ALPHABET_ROMAN, ALPHABET_SCRIPT, ALPHABET_FRAKTUR,
    ALPHABET_DOUBLE };

/* ---- math_tree.c ---- */

void	math_tree_clear(struct math_tree *, uint32_t max);
void	math_tree_free(struct math_tree *);
/* A new last child of a part; PART_NONE: no more can be made. */
uint32_t math_add(struct math_tree *, uint32_t parent, enum pai_math);
uint32_t math_token(struct math_tree *, uint32_t parent, enum pai_math,
	    const char *, size_t);
/* Adds to the text of the part made last. */
void	math_more(struct math_tree *, uint32_t part, const char *, size_t);
/* Takes a part from where it hangs and makes it the last child of another. */
void	math_move(struct math_tree *, uint32_t part, uint32_t parent);
/* Moves all children of one part behind those of another. */
void	math_move_all(struct math_tree *, uint32_t from, uint32_t to);
/* The first child of that slot; PART_NONE: there is none. */
uint32_t math_slot(const struct math_tree *, uint32_t part, unsigned slot);
/*
 * The same as the next child of to: an empty row where there is none, and
 * without children where it is hidden.
 */
uint32_t math_place(struct math_tree *, uint32_t from, unsigned slot,
	    uint32_t to);
bool	math_is_bare(const struct math_tree *, uint32_t part);
/* Puts the formula in the paragraph; style is that of its text. */
void	math_emit(struct docx *, const struct math_tree *, uint32_t style,
	    bool display, enum pai_align);

/* ---- math_token.c ---- */

/*
 * Cuts the text of a run into tokens, hung in a part.  Where `aligned` is a
 * line of equations and row its cell, "&" begins another cell; returns the
 * cell to go on with.
 */
uint32_t math_tokens(struct math_tree *, uint32_t row, uint32_t aligned,
	    const struct math_run *, const char *, size_t);

/* ---- math_alphabet.c ---- */

/*
 * A letter of the mathematical alphabets (U+1D400 ..) as a plain one with a
 * look; one of script, fraktur or double-struck stays.  *look is added to.
 */
uint32_t math_plain(uint32_t cp, uint32_t *look);
/* A plain letter or digit in an alphabet, itself where it has none. */
uint32_t math_letter(uint32_t cp, enum math_alphabet);

/* ---- math_shape.c ---- */

/* The properties of the structure that is being read. */
struct math_shape {
	uint16_t	 token;		/* the element */
	uint32_t	 part;
	bool		 told_open, told_close, told_between, told_mark;
	char		 open[8], close[8], between[8], mark[8];
	bool		 over;		/* m:pos */
	bool		 mark_over;	/* m:vertJc */
	bool		 told_limits, limits_around;
	bool		 hide_sub, hide_sup, hide_degree;
	bool		 flat;		/* does not grow */
	bool		 unseen;
	uint32_t	 look;		/* of boxes, fractions, phantoms */
	uint32_t	 column;	/* of the matrix: that is read */
	uint32_t	 columns, column_look[64];	/* declared */
	uint32_t	 count;		/* of m:mc */
};

/* A structure begins: what Word takes where nothing is said. */
void	math_shape_start(struct math_shape *, unsigned token);
/* It is whole: its slots become what its type promises. */
void	math_shape_end(struct docx *, struct math_tree *,
	    const struct math_shape *);

/* ---- math_props.c ---- */

/* Inside m:fPr and its like, m:rPr of a run, m:oMathParaPr. */
extern const struct scope scope_math_props, scope_math_run, scope_math_para;

/* ---- math.c ---- */

#define	MATH_SHAPES	64u	/* structures within one another */
#define	MATH_SLOTS	192u	/* rows that are open */

struct math {
	struct math_tree tree;
	struct math_shape shape[MATH_SHAPES];
	unsigned	 shapes;
	uint32_t	 outer[MATH_SLOTS];	/* rows to go back to */
	unsigned	 slots;
	uint32_t	 row;		/* where the next part goes */

	struct math_run	 run;
	struct run_props props;		/* w:rPr of the run */
	struct p_buf	 text;		/* of one m:t */
	bool		 keep_space;
	uint32_t	 style;		/* of the first text */
	bool		 hidden, styled;

	bool		 display;	/* within m:oMathPara */
	uint8_t		 align;		/* enum pai_align */
	bool		 stray;		/* its paragraph is its own */
};

#endif
