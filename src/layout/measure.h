/*
 * Lengths of the layout: sums that stay lengths, and what fonts answer at a
 * size.
 */
#ifndef P_LAYOUT_MEASURE_H
#define P_LAYOUT_MEASURE_H

#include "layout/layout.h"

#define	P_TWIP	(PAI_MPT_PER_PT / 20)	/* what office programs measure in */

static inline int32_t
p_min(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static inline int32_t
p_max(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* A sum that stays a length. */
static inline int32_t
p_add(int32_t a, int32_t b)
{
	int64_t	 s = (int64_t)a + b;

	return s > INT32_MAX / 2 ? INT32_MAX / 2 :
	    s < INT32_MIN / 2 ? INT32_MIN / 2 : (int32_t)s;
}

/*
 * What the metrics answered, at a size: in sixths of a twip (3/25 mpt), which
 * LibreOffice measures in, so that lines are full where its lines are.
 */
static inline int32_t
p_scale(int32_t parts, int32_t size)
{
	const int64_t	 half = parts < 0 ? -P_EM * 25 / 2 : P_EM * 25 / 2;
	int64_t		 sixths = ((int64_t)parts * size * 3 + half) /
			    (P_EM * 25);

	return (int32_t)((sixths * 25 + (parts < 0 ? -1 : 1)) / 3);
}

static inline int32_t
p_scale_em(int32_t thousandths, int32_t size)
{
	return (int32_t)((int64_t)thousandths * size / 1000);
}

/*
 * How thick a border is, mpt: its width is that of each line of a double one,
 * and of the blank between them (17.18.2).  Never so thin that it is not seen.
 */
static inline int32_t
p_border_thick(const struct pai_border *b)
{
	int32_t	 line = p_max(250, p_min(b->width, 12000));

	return b->stroke == PAI_STROKE_DOUBLE ? 3 * line : line;
}

#endif
