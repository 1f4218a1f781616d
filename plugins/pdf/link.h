/*
 * Links: to addresses that are allowed, and to places in the document.
 */
#ifndef P_PDF_LINK_H
#define P_PDF_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/layout.h"

struct p_buf;
struct pdf;

/*
 * An annotation for a link on a page; 0: it leads nowhere, or to where it
 * must not, which has been reported.
 */
uint32_t	 link_annot(struct pdf *, const struct p_places *,
		    const struct p_page *, const struct p_item *);

/* "[page /XYZ x y null]" */
void		 link_destination(struct pdf *, struct p_buf *, size_t page,
		    int32_t x, int32_t y);
/* "[left bottom right top]" of an item on its page. */
void		 link_rect(struct p_buf *, const struct p_page *,
		    const struct p_item *);

#endif
