/*
 * Is an SVG picture nothing but a picture?
 */
#ifndef P_HTML_SVG_H
#define P_HTML_SVG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * True where it holds no script, no foreign markup, no document type and no
 * address outside itself.  Browsers run no script of a picture and fetch
 * nothing for it; this holds even where it is opened by itself.
 */
bool	svg_is_plain(const void *, size_t n);

#endif
