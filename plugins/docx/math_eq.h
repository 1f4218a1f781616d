/*
 * EQ fields: see math_eq.c.
 */
#ifndef DOCX_MATH_EQ_H
#define DOCX_MATH_EQ_H

#include "docx.h"

/* Is it the code of an EQ field? */
bool	eq_is(const char *code);
/* Puts in the paragraph what the field shows. */
void	eq_result(struct docx *, const char *code);

/* ---- math_ring.c ---- */

#define	EQ_CIRCLE	0x25cbu
#define	EQ_SQUARE	0x25a1u
#define	EQ_TRIANGLE	0x25b3u

/* What the text draws around another: EQ_CIRCLE ...; 0: nothing. */
uint32_t	eq_ring(struct pai_str);
/* The character that is another in a ring (带圈字符); 0: there is none. */
uint32_t	eq_ringed(uint32_t ring, struct pai_str);

#endif
