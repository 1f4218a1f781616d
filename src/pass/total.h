/*
 * Totals of tables that follow no form, learnt from the numbers.
 */
#ifndef P_PASS_TOTAL_H
#define P_PASS_TOTAL_H

#include "pass/table.h"

#define	P_SUM_CHARS	400	/* of one broken sum, told */

struct p_tally {
	uint32_t	 kept, broken, open;
	char		 first[P_SUM_CHARS];	/* of the broken ones */
};

/* A number for a message, from millionths. */
void	p_number_print(char *out, size_t room, int64_t micro);

/* Counts a sum that is broken, and tells it; the warning is the caller's. */
void	p_tally_broken(const struct pai_change *, struct pai_node *table,
	    struct p_tally *, const char *sum);

/* Holds the total rows and columns of a table against its numbers. */
void	p_totals_check(const struct pai_change *, struct p_pool *,
	    struct pai_node *table, struct p_tally *);

#endif
