/*
 * What is drawn on a page, as operators (ISO 32000-1, annex A).
 */
#ifndef P_PDF_CONTENT_H
#define P_PDF_CONTENT_H

#include "kit/buf.h"
#include "layout/layout.h"

struct pdf;

/* Adds a page's operators to the buffer; number is from 0. */
void	content_write(struct pdf *, const struct p_page *, size_t number,
	    struct p_buf *);

#endif
