/*
 * SVG pictures, drawn as lines, areas and text.
 *
 * What is drawn: static SVG 1.1 without patterns, filters and
 * markers; see svg.c for the parts.
 */
#ifndef P_PDF_SVG_H
#define P_PDF_SVG_H

#include <stdbool.h>
#include <stddef.h>

struct image_job;
struct p_buf;

/* NULL: it can be drawn; else why not, in a few words. */
const char	*svg_refused(const void *, size_t n);

/*
 * Writes the picture as a form XObject that covers the unit square, as an
 * image does.  NULL: done; then left_out says what of it is not drawn, in
 * words, and is empty where all is.
 */
const char	*image_svg(struct image_job *, struct p_buf *left_out);

#endif
