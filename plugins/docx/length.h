/*
 * Lengths as documents write them.
 */
#ifndef DOCX_LENGTH_H
#define DOCX_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

/* What a plain number stands for, in mpt. */
#define	LENGTH_TWIP	50
#define	LENGTH_HALF	500		/* half-points */
#define	LENGTH_EIGHTH	125		/* eighths of a point */
#define	LENGTH_PIXEL	750		/* at 96 to the inch */

/*
 * A number with or without a unit ("12.5pt", "2cm"), in mpt, within 200
 * inches; *clamped as in kit/num.h.  False: it is none.
 */
bool	length_parse(const char *, int32_t plain, int32_t *mpt, bool *clamped);

#endif
