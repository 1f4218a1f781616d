/*
 * Radicals that stand for characters.
 *
 * A font often has one glyph for a character and for the radical that looks
 * like it: 人 U+4EBA and ⼈ U+2F08.  From the glyphs of a PDF an extractor
 * cannot tell which was meant, and many write the radical, which nobody
 * types.
 */
#ifndef P_KIT_RADICAL_H
#define P_KIT_RADICAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character a radical looks like; the same one where it is none. */
uint32_t p_radical_character(uint32_t cp);

/*
 * Writes characters for radicals in UTF-8, in place: both take three bytes,
 * so offsets hold.  Returns how many.  With text NULL it only counts those
 * in `from`, which may then be read-only.
 */
size_t	p_radicals_mend(const char *from, size_t n, char *text);

#endif
