/*
 * What stands between the parts of a table, and what a cut did to labels.
 */
#ifndef P_PASS_STITCH_H
#define P_PASS_STITCH_H

#include "pass/table/table.h"

/* What lies between two tables. */
struct p_gap {
	struct pai_node	*first, *second;	/* the tables */
	struct pai_node	*heading;		/* NULL: none */
	bool		 page;
	bool		 ruled;			/* by a rule */
	uint32_t	 strays;		/* see p_gap_is_stray() */
	bool		 continued;		/* a caption says so: 续表 */
};

/* Is there another table behind t, with nothing to read between? */
bool	p_gap_find(struct pai_node *t, struct p_gap *);

/* 续表, 表2（续）, Table 2 (continued): the caption of a second part. */
bool	p_gap_is_caption(const struct pai_node *);

/* A short paragraph that is none of these: it stays, above the table. */
bool	p_gap_is_stray(const struct pai_node *);

/* "— 3 —", "3", "第 3 页": what a page's foot leaves behind. */
bool	p_gap_is_mark(const struct pai_node *);

/* Rows looked at, at either side of the cut; and the sum of weights from
 * which on two tables are one. */
#define	P_STITCH_ENDS	6
#define	P_STITCH_JOIN	4
#define	P_STITCH_LIKELY	3	/* enough where the likely is wanted */

/*
 * What speaks for one table, weighed: a is the head of the first part, z its
 * foot, b the head of the second.  why: in words.
 */
int	p_stitch_weigh(const struct p_gap *, const struct p_sheet *a,
	    const struct p_sheet *z, const struct p_sheet *b, char *why,
	    size_t room);
/* Rows at the head of b that stand at the head of a already. */
uint32_t p_stitch_repeated(const struct p_sheet *a, const struct p_sheet *b);
/* The first cell of a row that holds something; NULL: none. */
const struct p_cell *p_stitch_first(const struct p_row *);

/* Makes one of the labels that the cut before row `seam` left in two. */
void	p_stitch_seam(const struct pai_change *, struct pai_node *table,
	    uint32_t seam);
/* Drops labels that are printed again in row `seam`, where no spans came. */
void	p_stitch_again(const struct pai_change *, struct pai_node *table,
	    uint32_t seam);

#endif
