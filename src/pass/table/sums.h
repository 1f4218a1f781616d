/*
 * Tables of no form, and what their own totals know of rows whose values lost
 * their columns.
 *
 *	单位 | 拨款 | 收入 | 其他 | 合计
 *	东桥 |   12 |    0 |    3 |   15	whole: the last column is the
 *	西沟 |    8 |    5 |    1 |   14	sum of the others, twice
 *	南坪 |    7 |    7			open: which columns?
 *	合计 |   20 |   12 |    4 |   36	拨款 lacks 0, 收入 7, 其他 0
 *
 * The sheet tells which rows are whole and which are open.  Totals are learnt
 * from what is whole; a total in doubt proves nothing.  An open row is laid
 * where exactly one placing of what was printed keeps all of them.
 */
#ifndef P_PASS_SUMS_H
#define P_PASS_SUMS_H

#include "pass/form/form_sums.h"
#include "pass/table/total.h"

enum p_row_state {
	P_ROW_OTHER,	/* a head, a row of words, or one nobody can read */
	P_ROW_WHOLE,	/* each value stands in its column */
	P_ROW_OPEN	/* values are there, but not which is whose */
};

struct p_learnt {
	struct p_sheet	*sheet;
	uint32_t	 head;		/* rows over the first value */
	uint32_t	 stub;		/* columns left of the values */
	uint32_t	 cols;		/* of values: all the others */
	uint8_t		*state;		/* of each row of the sheet */
	uint32_t	*from;		/* its first cell of values */
	struct p_number	*number;	/* row x cols */
	bool		*row_total;	/* the label says so */
	bool		*col_total;
	bool		 totals;	/* some label does */
};

/* NULL: the table has no such rows, or there is no memory. */
struct p_learnt *p_learnt_read(struct p_pool *, struct p_sheet *);

/* An open row and what became of it. */
struct p_doubt {
	struct p_open	 open;		/* .row: of the sheet */
	struct p_way	 way;		/* open.chosen, if it is laid */
	bool		 laid;
	bool		 settled;	/* it is right as it stands */
	bool		 flagged;	/* it is not, and nobody can know */
	uint32_t	 total;		/* the row that proved it; P_NOWHERE */
	uint32_t	 sums;		/* of that, those that are not zeros */
	bool		 within;	/* and its own total did */
};

struct p_doubts {
	struct p_doubt	*at;
	uint32_t	 n;
	bool		 torn;		/* the torn number has its place */
	struct p_form	 form;		/* one row: its sums within a row */
	struct p_form_check check[P_FORM_COLS];
	uint32_t	 proof[P_FORM_COLS];	/* rows each of them holds in */
};

/*
 * Decides what can be decided.  torn: a number that stands beside the table,
 * or NULL.  False: no memory.
 */
bool	p_learnt_solve(struct p_pool *, struct p_learnt *,
	    struct p_cell *torn, struct p_doubts *);

/*
 * Decides rows that are still open and share a total with others that are.
 * False: no memory.
 */
bool	p_doubts_join(struct p_pool *, const struct p_learnt *,
	    const struct p_lines *rows, struct p_doubts *);

#endif
