/*
 * Entities of HTML: "&amp;" and "&#38;" are "&".
 */
#ifndef P_KIT_ENTITY_H
#define P_KIT_ENTITY_H

#include <stddef.h>

struct p_buf;

/* "&amp;" to UTF-8 at out (8 bytes); 0: there is no such one. */
size_t	p_entity_decode(const char *, size_t n, char *out);
/* Bytes of the entity that begins at p ("&amp;"); 0: none does. */
size_t	p_entity_at(const char *p, size_t n);
void	p_entity_text(struct p_buf *, const char *, size_t n);
/*
 * The same as browsers read it: the older names without ";" too, and
 * numbers from 128 to 159 as windows-1252 (HTML, 13.2.5.72 to 80).
 */
void	p_entity_text_loose(struct p_buf *, const char *, size_t n);

#endif
