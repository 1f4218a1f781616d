/*
 * Open rows of a plan: collected while it is made, settled when all else has
 * its place, told when it is carried out.
 */
#ifndef P_PASS_FORM_OPEN_H
#define P_PASS_FORM_OPEN_H

#include "kit/buf.h"
#include "pass/form/form_sums.h"

/*
 * Row `row` of the form holds the values in n cells, and which is whose is
 * not known.  stays: if the sums do not tell either, they keep the places
 * that the plan has given them.  False: they cannot be told apart, or there
 * is no memory.
 */
bool	p_open_add(struct p_pool *, struct p_plan *, uint32_t row,
	    struct p_cell *, uint32_t n, bool stays);

/* Asks the sums, and gives every value of an open row its cell. */
bool	p_open_settle(struct p_pool *, struct p_plan *);

/*
 * A number that stands behind the table: does the only gap in the table want
 * it, and the sums just there?  Then it is planned for that place.  A run of
 * digits may be the last row of the form, where that row has no label.
 */
bool	p_open_take(struct p_pool *, struct p_plan *, struct p_cell *);

/* N6: a number that stands by itself behind a table; NULL: none. */
struct p_cell *p_number_behind(struct p_pool *, const struct pai_node *table);

/* What a piece of a row is: a cell, or a part of one's text, or nothing. */
struct p_pick p_open_pick(struct p_pool *, const struct p_open *,
	    const struct p_piece *);
/* A cell of its own for a part of a text; NULL: no memory. */
struct pai_node *p_open_cut(const struct pai_change *, const struct p_pick *);

/* The tokens of a row as they came, and as they are laid. */
void	p_open_put_tokens(struct p_buf *, const struct p_open *);
void	p_open_put_way(struct p_buf *, const struct p_open *);

/* Takes the digits away from a label that they were glued to. */
void	p_open_trim(const struct pai_change *, const struct p_plan *);
/* Tells what the sums decided, and what they did not. */
void	p_open_say(const struct pai_change *, const struct p_plan *);

#endif
