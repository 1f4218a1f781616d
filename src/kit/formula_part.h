/*
 * What a part of a formula is, for writing it in one line.  What a part needs
 * around it depends on how it holds together by itself:
 *
 *	ATOM	x  12  (a+b)  √2  |x|	needs nothing
 *	PRODUCT	2ab  sin x		needs brackets under a line or root
 *	SUM	a+b  a/b		needs them beside anything but a sum
 */
#ifndef P_KIT_FORMULA_PART_H
#define P_KIT_FORMULA_PART_H

#include <paiban/doc.h>

#define	P_APPLY		"\xe2\x81\xa1"	/* U+2061 FUNCTION APPLICATION */

enum p_binding { P_BIND_ATOM, P_BIND_PRODUCT, P_BIND_SUM };

/* All but p_part_is_token() and p_part_says() may be asked of NULL. */
bool	p_part_is(const struct pai_node *, enum pai_math type);
/* A row of nothing, which only keeps a place. */
bool	p_part_is_empty(const struct pai_node *);
bool	p_part_is_token(const struct pai_node *);
bool	p_part_says(const struct pai_node *, const char *);
/* The part that a row of one is; itself where it is no such row. */
const struct pai_node *p_part_core(const struct pai_node *);
/* An operator, with its scripts; not one that binds like a letter. */
bool	p_part_is_operator(const struct pai_node *);
/* A sum, an integral, with its limits or without. */
bool	p_part_is_large(const struct pai_node *);
enum p_binding p_part_binding(const struct pai_node *);

#endif
