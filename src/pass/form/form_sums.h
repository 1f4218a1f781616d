/*
 * Rows whose values are there, but not which value is whose: the sums of the
 * form decide, or nobody does.
 *
 * Such a row is open.  What stands in it are tokens, in the order in which
 * they were printed; its ways are the placings of these tokens in the row's
 * cells that keep every sum within the row.  Then one way is looked for in
 * each row such that every sum down the columns is kept, too.
 *
 *	[一、新收] [640020470]		one token, seven cells; A2 leaves
 *	6 4 0 0 2 0 | 470   6 4 0 0 ...	a few ways, and A1 and A3 one
 *
 * A way is certain where every choice that keeps all sums has it.  A search
 * that had to be broken off proves nothing.
 */
#ifndef P_PASS_FORM_SUMS_H
#define P_PASS_FORM_SUMS_H

#include "pass/form/form.h"

/* What was printed between two blanks. */
struct p_token {
	struct p_cell	*cell;
	const uint32_t	*cp;		/* folded */
	uint32_t	 n;
	bool		 digits;	/* nothing but: it may be cut */
	bool		 letters;	/* or letters that digits are taken for,
					 * or marks */
	bool		 single;	/* as one number it has no leading 0 */
	struct p_value	 value;		/* as one number */
};

/* What stands in one cell: a part of a token. */
struct p_piece {
	uint8_t		 token, from, n;	/* n 0: the cell is blank */
};

struct p_way {
	struct p_piece	*piece;		/* one a slot */
	int64_t		*value;		/* millionths; a blank adds nothing */
	uint32_t	 unknown;	/* slots whose value is none, as bits */
	bool		 dead;		/* a sum rules it out */
	bool		 twin;		/* another has the same numbers */
	bool		 works;		/* it is in a choice that keeps all */
};

struct p_open {
	uint32_t	 row;			/* of the form */
	uint32_t	 slots;			/* cells for values */
	uint32_t	 cell[P_FORM_COLS];	/* indices in form->cell */
	uint32_t	 tokens;
	struct p_token	 token[P_FORM_COLS];
	int32_t		 torn;		/* token from beside the table; -1 */
	bool		 seen;		/* the gap is seen at slot `gap` */
	uint32_t	 gap;
	bool		 stays;		/* undecided, it stays as it stands */
	struct p_way	*way;
	uint32_t	 ways, room;
	bool		 vague;		/* too many ways to be tried */
	bool		 proved;	/* a sum within the row was asked */
	uint32_t	 columns;	/* sums down the columns that were */
	struct p_way	*chosen;	/* NULL: undecided */
	uint32_t	 wanted;	/* slots whose value is known, as bits: */
	int64_t		 want[P_FORM_COLS];	/* millionths; blank for 0 */
};

/* Greater numbers are not added: 64 of them stay within 64 bits. */
#define	P_VALUE_MAX	(INT64_C(100000000000) * 1000000)

/* Steps that the rows of one table may take together: some milliseconds. */
#define	P_WAYS_STEPS	300000

/* Is it printed where there is no value?  In a run, a cell by itself. */
bool	p_ways_is_mark(uint32_t cp);

/* Do two ways of a row put the same pieces in the same cells? */
bool	p_ways_same(const struct p_open *, const struct p_way *,
	    const struct p_way *);

/* Finds the ways of a row, in bounded steps; false: no memory. */
bool	p_open_ways(struct p_pool *, const struct p_form *, struct p_open *,
	    uint32_t *steps);

/*
 * Chooses a way where only one can be.  value: one for each cell of the form
 * that is known; the cells of open rows are not asked.  False: no memory.
 */
bool	p_sums_solve(struct p_pool *, const struct p_form *,
	    const struct p_value *value, struct p_open *, uint32_t n);

/*
 * Parts what extraction glued together, in the sheet alone: digits behind a
 * label become a cell of their own, and a long run of digits a value.
 */
bool	p_form_unglue(struct p_pool *, const struct p_forms *,
	    struct p_sheet *);
/* A row of digits alone goes to the row of values that is due. */
void	p_form_adopt(const struct p_sheet *, struct p_match *);

/* The tokens of a cell are added to a row; false: they cannot be. */
bool	p_open_token(struct p_open *, struct p_cell *);

#endif
