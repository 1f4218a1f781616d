/*
 * What a repair says of itself: the rows of a table, or a block, as they
 * stood and as they stand now.
 */
#ifndef P_PASS_TOLD_H
#define P_PASS_TOLD_H

#include "pass/pass.h"

/* The rows of a table at one time; memory is the pool's. */
struct p_told {
	struct p_pool	*pool;
	struct p_told_row *row;
	uint32_t	 rows;
};

/* Notes how the rows stand; call it before the first edit. */
struct p_told	p_told_rows(struct p_pool *, const struct pai_node *table);

/*
 * Tells of each row that has changed since what stood there and what stands
 * there now, in the notation of forms: cells between bars, spans as @2x3.
 *
 *	was  3 (line 12): 申请人情况
 *	now  3: 申请人情况 @1x7
 *
 * node is what the message is about, the table or a cell of it.
 */
void	p_told_say(const struct pai_change *, struct pai_node *node,
	    const struct pai_node *table, enum pai_msg, const struct p_told *,
	    const char *why, ...) __attribute__((format(printf, 6, 7)));

/* "heading 2: 一、总体情况", "paragraph: ...": a block and what it is. */
const char *p_told_block(const struct pai_node *, char *out, size_t room);

#endif
