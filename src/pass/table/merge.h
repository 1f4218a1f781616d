/*
 * Merges that were left out: a table's slots, and what is asked of them.
 */
#ifndef P_PASS_MERGE_H
#define P_PASS_MERGE_H

#include "pass/table/table.h"

/* A table by slots; at[row * cols + col] is never NULL. */
struct p_slots {
	struct pai_node	*table;
	const struct pai_grid *grid;
	struct p_cell	**at;
	uint32_t	 rows, cols;
	uint32_t	 head;		/* rows over the first value */
	uint32_t	 stub;		/* columns left of the values */
	bool		 lines;		/* some edge of it is drawn */
	bool		*ruled_below;	/* a line is drawn under that row, */
	bool		*ruled_right;	/* or right of that column, anywhere */
};

/* NULL: no memory, or too large a table.  It lives in the pool. */
struct p_slots *p_slots_read(const struct pai_change *, struct p_pool *,
	    const struct pai_grid *, struct pai_node *table);

static inline struct p_cell *
p_slot(const struct p_slots *s, uint32_t row, uint32_t col)
{
	return s->at[(size_t)row * s->cols + col];
}

/* A cell of one slot that is empty, or that holds words. */
bool	p_slot_open(const struct p_slots *, uint32_t row, uint32_t col);
bool	p_slot_label(const struct p_slots *, uint32_t row, uint32_t col);
/* Does a cell begin in this slot, and hold something? */
bool	p_slot_begins(const struct p_slots *, uint32_t row, uint32_t col);
/* Is none drawn there, though the same line is drawn elsewhere? */
bool	p_slot_runs_down(const struct p_slots *, uint32_t row, uint32_t col);
bool	p_slot_runs_on(const struct p_slots *, uint32_t row, uint32_t col);
/* Is there anything in the row right of a slot, and to its left? */
bool	p_slot_rest(const struct p_slots *, uint32_t row, uint32_t col);
bool	p_slot_before(const struct p_slots *, uint32_t row, uint32_t col);

/*
 * Makes one cell of rows x cols slots, of which `label` is the one that holds
 * something, and says why.  False: they cannot be one.
 */
bool	p_slots_join(const struct pai_change *, struct p_slots *,
	    uint32_t row, uint32_t col, uint32_t rows, uint32_t cols,
	    struct p_cell *label, bool guessed, const char *why);

/* The merges left out of a header, and of the columns of labels; the answer
 * is how many were found. */
uint32_t p_merge_head(const struct pai_change *, struct p_slots *);
uint32_t p_merge_stub(const struct pai_change *, struct p_slots *);

#endif
