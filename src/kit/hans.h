/*
 * Chinese labels in other writings: traditional characters, and readings
 * that were set behind characters: 公(gong)开.  For comparing only; what is
 * printed keeps its writing.
 */
#ifndef P_KIT_HANS_H
#define P_KIT_HANS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The simplified form of a character, itself where it has none.  A character
 * with several (乾: 干 and 乾) has the one Unihan names first.
 */
uint32_t p_hans_char(uint32_t cp);

/*
 * Drops each bracket behind a Chinese character that holds one syllable of
 * Pinyin, with or without its tone; the brackets are ASCII.  The answer is
 * how many characters are left.
 */
size_t	 p_hans_drop_readings(uint32_t *cp, size_t n);

#endif
