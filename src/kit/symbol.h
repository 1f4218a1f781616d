/*
 * Characters of the symbol fonts as the Unicode characters they look like.
 */
#ifndef P_KIT_SYMBOL_H
#define P_KIT_SYMBOL_H

#include <stdbool.h>
#include <stdint.h>

/* code may stand at U+F000 and up, as Word writes it; 0: not known. */
uint32_t	p_symbol_char(const char *font, uint32_t code);
/* Is it one of these fonts? */
bool		p_symbol_font(const char *font);
/* For labels: what is not known becomes a bullet. */
uint32_t	p_symbol_bullet(const char *font, uint32_t code);

#endif
