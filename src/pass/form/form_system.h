/*
 * The open rows of one table, and the sums down its columns as equations over
 * them: form_sums.c writes these and strikes out what one of them forbids,
 * form_choice.c looks for choices that keep them all.
 */
#ifndef P_PASS_FORM_SYSTEM_H
#define P_PASS_FORM_SYSTEM_H

#include "pass/form/form_sums.h"

struct p_equation {
	int64_t	 known;			/* left minus right, of known cells */
	int16_t	*times;			/* for each open row */
	uint8_t	*slot;
};

struct p_system {
	struct p_open		*open;
	uint32_t		 n;
	struct p_equation	*eq;
	uint32_t		 neq;
};

/* Have the ways of a row been found, all of them? */
bool	p_open_usable(const struct p_open *);
/* What a way of row `row` adds to an equation: an unknown value, anything. */
void	p_way_adds(const struct p_equation *, uint32_t row,
	    const struct p_way *, int64_t *least, int64_t *most);
/* The least and the most that a row can add; false: no way is left in it. */
bool	p_ways_range(const struct p_equation *, uint32_t row,
	    const struct p_open *, int64_t *least, int64_t *most);

/*
 * Strikes out the ways that are in no choice that keeps all sums.  *holds:
 * there is one at all; else, or where the search was broken off before one
 * was found, nothing is proved.  False: no memory.
 */
bool	p_sums_prove(struct p_pool *, struct p_system *, bool *holds);

#endif
