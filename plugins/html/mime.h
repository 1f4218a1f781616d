/*
 * A page and its pictures in one file: MHTML (RFC 2557), as browsers and
 * Word save it.
 */
#ifndef P_HTML_MIME_H
#define P_HTML_MIME_H

#include <stdbool.h>
#include <stddef.h>

#include "kit/buf.h"

struct mime;

/* Does a file that begins so look like one? */
bool	mime_looks_so(const char *, size_t n);
/* NULL: out of memory.  The bytes must outlive it. */
struct mime *mime_open(const char *, size_t n);
void	mime_free(struct mime *);
/* The page, its transfer encoding undone; false: there is none. */
bool	mime_page(const struct mime *, struct p_buf *out);
/* Its encoding of characters; "": it is not told. */
const char *mime_charset(const struct mime *);
/* What an address in the page leads to, if it is in the file. */
bool	mime_part(const struct mime *, const char *address,
	    struct p_buf *out);

#endif
