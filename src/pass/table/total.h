/*
 * Totals of tables that follow no form, learnt from the numbers.
 */
#ifndef P_PASS_TOTAL_H
#define P_PASS_TOTAL_H

#include "pass/table/table.h"

/*
 * What a total adds up: the lines between it and the total next to it, all
 * lines that are no totals, or all totals.
 */
enum p_sum_way { P_SUM_GROUP, P_SUM_ALL, P_SUM_TOTALS, P_SUM_WAYS };

enum p_number_kind {
	P_NUMBER_NONE,		/* blank */
	P_NUMBER_WORD,
	P_NUMBER_OPEN,		/* there may be one, not known yet */
	P_NUMBER_KNOWN
};

struct p_number {
	int64_t		 micro;		/* millionths */
	uint8_t		 kind;		/* enum p_number_kind */
};

/* A table of numbers, or the table turned: lines are what a total is of. */
struct p_lines {
	const struct p_number *number;	/* by row, then by column */
	uint32_t	 cols;		/* of the table, not turned */
	uint32_t	 lines, places;
	bool		 turned;	/* lines are columns */
	const bool	*total;		/* lines whose label says so */
};

/* How well one way explains a total. */
struct p_finding {
	uint32_t	 kept;		/* sums that come out */
	uint32_t	 strong;	/* of which not 0 */
	uint32_t	 broken;
	uint8_t		 way;		/* enum p_sum_way */
	bool		 back;		/* what it adds up stands behind it */
};

static inline const struct p_number *
p_number_at(const struct p_lines *v, uint32_t line, uint32_t place)
{
	return v->turned ? &v->number[(size_t)place * v->cols + line] :
	    &v->number[(size_t)line * v->cols + place];
}

/* The greatest number of which that many can be added in 64 bits. */
int64_t	p_number_most(uint32_t lines);

/* The number a cell shows; of greater ones than `most`, none is made. */
struct p_number p_number_read(const uint32_t *cp, size_t n, int64_t most);

/* The best explanation of each line that is a total; NULL: no memory. */
struct p_finding *p_totals_learn(struct p_pool *, const struct p_lines *);

/* The lines that a total adds up in one way: how many, no more than room. */
uint32_t p_total_terms(const struct p_lines *, uint32_t line,
	    enum p_sum_way, bool back, uint32_t *term, uint32_t room);

/* What was added up so far, in one place of all lines. */
struct p_sum {
	int64_t		 micro;
	uint32_t	 terms;
	bool		 gap;		/* a line has no number there */
	bool		 open;		/* or one that is not known */
};

/* Calls fn for every total, with the sums of each way: WAYS x places. */
typedef void p_total_fn(void *, const struct p_lines *, uint32_t line,
	    bool back, const struct p_sum *);
bool	p_totals_walk(struct p_pool *, const struct p_lines *, bool back,
	    p_total_fn *, void *);

/* Holds the numbers of a line against sums. */
struct p_finding p_sums_compare(const struct p_lines *, uint32_t line,
	    const struct p_sum *);

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
