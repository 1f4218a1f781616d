/*
 * Numbers of charts, as their format code shows them.
 */
#ifndef DOCX_CHARTNUM_H
#define DOCX_CHARTNUM_H

#include "kit/buf.h"

/*
 * Adds a number that was stored as text, rounded to what a spreadsheet shows
 * and dressed by its format code: decimals, percent, thousands, dates.  What
 * is no number, or is of another format, is added as it is.
 */
void	chartnum_put(struct p_buf *, const char *number, const char *format,
	    bool date1904);

#endif
