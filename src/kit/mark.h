/*
 * Marks that tell what a line of text is: a page's number, a rule, a fence,
 * the end of a clause.
 */
#ifndef P_KIT_MARK_H
#define P_KIT_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum p_page_mark {
	P_PAGE_NONE,
	P_PAGE_BARE,	/* 3, 3/10: a number that may as well be a value */
	P_PAGE_SURE	/* — 3 —, 第 3 页 共 10 页, Page 3 of 10, or what a
			 * browser prints: an address and 3/10 */
};

/*
 * Is the line a page's number and nothing else?  Blanks do not count.  What
 * is bare is one only where nothing but such a mark can stand: between the
 * parts of a table, or where a page ends.
 */
enum p_page_mark p_page_mark(const char *, size_t n);

/* The dashes of a line that rules off the head of a pipe table, |---|:-:|, of
 * which GFM 4.10 wants one a column and CommonMark's ancestors three; 0: it is
 * no such line.  No line end may be in it. */
size_t	p_pipe_rule(const char *, size_t n);

/* Does the line begin or end a block of code, as CommonMark 4.5 fences it?
 * How many blanks may stand before the fence is the caller's to say. */
bool	p_is_fence(const char *, size_t n);

/* Is the line the address of a page or file and nothing else? */
bool	p_is_address(const char *, size_t n);

/* Does the text end as sentences and clauses do: 。 ， ； */
bool	p_ends_clause(const char *, size_t n);

#endif
