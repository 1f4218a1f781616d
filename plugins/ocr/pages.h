/*
 * What pages repeat: what the parts that look for it share.
 */
#ifndef OCR_PAGES_H
#define OCR_PAGES_H

#include "ocr.h"

/* ---- pages.c ---- */

/* Of what shows of a line; 0: nothing, or it is too long. */
uint64_t page_line_hash(const struct line *);

/* ---- page_address.c ---- */

/*
 * The places of lines that are the address below a page; the caller frees.
 * False: no memory.
 */
bool	page_addresses(const struct ocr *, size_t **place, size_t *n);

#endif
