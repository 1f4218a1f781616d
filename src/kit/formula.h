/*
 * A formula in one line: the structure of a MATH node as a row of pieces.
 *
 *	plain	(a+b)/2c   x²   a_max^(n+1)   √(x+1)   ∑_(i=1)^n i
 *	raised	the same, but scripts are pieces that stand higher or lower
 *
 * Brackets that the structure makes needless are put only where the line
 * would otherwise say something else.
 */
#ifndef P_KIT_FORMULA_H
#define P_KIT_FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pai_node;

struct p_formula_piece {
	const char	*s;		/* valid during the call */
	size_t		 n;		/* bytes */
	int32_t		 rise;		/* 1/1000 of the text's size, upwards */
	int32_t		 size;		/* 1/1000 of the text's size */
	bool		 bold, italic;
	uint16_t	 flags;		/* PAI_NF_DELETED, PAI_NF_INSERTED */
};

typedef void p_formula_fn(void *arg, const struct p_formula_piece *);

/* Has the MATH node a structure, rather than only its text? */
bool	p_formula_has_parts(const struct pai_node *math);

/* Gives the pieces of a MATH node in reading order. */
void	p_formula_line(const struct pai_node *math, bool raised,
	    p_formula_fn *, void *arg);

/* The character as a superscript or subscript; 0: there is none. */
uint32_t	p_formula_script(uint32_t cp, bool super);
/* A mark as one that combines with the character before it; 0: none. */
uint32_t	p_formula_combining(uint32_t mark, bool over);

#endif
