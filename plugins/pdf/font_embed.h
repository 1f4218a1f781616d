/*
 * The parts of an embedded font that are text, apart so as to be tested.
 */
#ifndef P_PDF_FONT_EMBED_H
#define P_PDF_FONT_EMBED_H

#include "font_face.h"
#include "kit/buf.h"

struct shaper;

/* /W: the widths that differ from 1000, in brackets (ISO 32000-1, 9.7.4.3). */
void	font_widths(struct p_buf *, const struct face *);

/* The ToUnicode CMap (9.10.3). */
void	font_to_unicode(struct p_buf *, const struct shaper *,
	    const struct face *);

/* font_box.c: a font whose only glyph is an empty box. */
const void *font_box(size_t *n);

#endif
