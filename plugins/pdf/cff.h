/*
 * As much of CFF (Adobe TN 5176) as embedding needs.
 */
#ifndef P_PDF_CFF_H
#define P_PDF_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The CID of each of n glyphs; *named where the font has names instead of
 * CIDs, and cid is then left alone.  False: not CFF, or cut short.
 */
bool	cff_charset(const unsigned char *, size_t size, uint16_t *cid,
	    size_t n, bool *named);

#endif
