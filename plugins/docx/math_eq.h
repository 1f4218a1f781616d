/*
 * EQ fields: see math_eq.c.
 */
#ifndef DOCX_MATH_EQ_H
#define DOCX_MATH_EQ_H

#include "math.h"

/* Is it the code of an EQ field? */
bool	eq_is(const char *code);
/* Puts in the paragraph what the field shows. */
void	eq_result(struct docx *, const char *code);

/* ---- between math_eq.c and math_eq_shape.c ---- */

struct eq {
	struct math_tree	 t;
	const char		*at, *end;
	unsigned		 depth;
};

/* What the options of one command say. */
struct eq_options {
	uint32_t	 open, close, symbol;	/* characters; 0: not said */
	uint32_t	 columns, look, edges;
	bool		 down, sum, product, beside;
};

/* Adds text as it stands to a row. */
void	eq_text(struct eq *, uint32_t row, const char *, size_t);
/* Makes of a part what the command's letter says, of the elements held. */
void	eq_shape(struct eq *, char command, uint32_t part, uint32_t held,
	    const struct eq_options *);

/* ---- math_ring.c ---- */

#define	EQ_CIRCLE	0x25cbu
#define	EQ_SQUARE	0x25a1u
#define	EQ_TRIANGLE	0x25b3u

/* What the text draws around another: EQ_CIRCLE ...; 0: nothing. */
uint32_t	eq_ring(struct pai_str);
/* The character that is another in a ring (带圈字符); 0: there is none. */
uint32_t	eq_ringed(uint32_t ring, struct pai_str);

#endif
