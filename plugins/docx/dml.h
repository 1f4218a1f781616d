/*
 * Text of DrawingML (ECMA-376-1 21.1.2), in which charts, diagrams and
 * locked canvases keep their words, and blocks that are put in a box by hand.
 */
#ifndef DOCX_DML_H
#define DOCX_DML_H

#include "docx.h"

/* Text gathered: paragraphs and line breaks part it with LF. */
void		 dml_start(struct docx *);
/*
 * For child(): a:p, a:r, a:t and what wraps them; their characters are added
 * to what is gathered.  NULL for all else.
 */
const struct scope *dml_child(struct docx *, unsigned token);
/* For child(): an element whose characters themselves are the text. */
extern const struct scope scope_dml_characters;
/* What was gathered, for the pool to keep; NULL: nothing but blanks. */
const char	*dml_keep(struct docx *, bool one_line);

/*
 * A box as large as the drawing, in the paragraph that is being read.  False:
 * there is no place for one.  Whoever opens it closes it.
 */
bool		 dml_box_open(struct docx *);
void		 dml_box_close(struct docx *);
/* A paragraph in it for each line of the text, in the document's own style, or
 * in letters of a size, mpt. */
void		 dml_paragraphs(struct docx *, const char *, int32_t size);

#endif
