/*
 * Codes of fields: what a field is, without evaluating it (17.16).
 */
#ifndef DOCX_FIELDCODE_H
#define DOCX_FIELDCODE_H

#include <paiban/doc.h>

struct p_buf;

/* Is it the field of this name? */
bool	field_is(const char *code, const char *name);
enum pai_field	field_type(const char *code);
/* Would it fetch or run something? */
bool	field_is_active(const char *code);
/*
 * Where it leads: HYPERLINK, and references with \h.  The target and, where
 * it has one, the title are added.  False: nowhere.
 */
bool	field_link(const char *code, struct p_buf *target,
	    struct p_buf *title);
/*
 * STYLEREF: the style whose text it shows, added as the code names it, and
 * what of it, enum pai_styleref.  False: the field is none.
 */
bool	field_style(const char *code, struct p_buf *style, uint8_t *which);
/* What a field shows that never has a result.  False: it is not such a one. */
bool	field_shown(const char *code, struct p_buf *text);

#endif
