/*
 * Characters of the symbol fonts as the Unicode characters they look like.
 */
#ifndef DOCX_SYMBOL_H
#define DOCX_SYMBOL_H

#include <stdint.h>

/* code may stand at U+F000 and up, as Word writes it; 0: not known. */
uint32_t	symbol_char(const char *font, uint32_t code);
/* For labels: what is not known becomes a bullet. */
uint32_t	symbol_bullet(const char *font, uint32_t code);

#endif
