/*
 * UTF-8, decoded and encoded one character at a time.
 */
#ifndef P_KIT_UTF8_H
#define P_KIT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define	P_UTF8_BAD	0xfffdu

/*
 * Decodes the character at p (n > 0 bytes are there) into *cp and returns
 * how many bytes it takes, at least 1.  What is no character gives U+FFFD
 * over the maximal subpart (Unicode 3.9, D93b): never reads past n.
 */
size_t	p_utf8_next(const char *p, size_t n, uint32_t *cp);

/* Encodes cp at out (4 bytes are enough); returns the bytes written. */
size_t	p_utf8_put(char *out, uint32_t cp);

/* The character that ends at p + at; returns its bytes.  at > 0. */
size_t	p_utf8_prev(const char *p, size_t at, uint32_t *cp);

/* How many of the first most of n bytes are whole characters. */
size_t	p_utf8_fit(const char *p, size_t n, size_t most);

/* Characters in n bytes. */
size_t	p_utf8_count(const char *p, size_t n);

/* Is every byte part of a character? */
bool	p_utf8_valid(const char *p, size_t n);

/* White space: ASCII blanks, NBSP, U+2000-200B, U+3000, U+FEFF. */
bool	p_is_space(uint32_t cp);

/* A Han character (Unified Ideographs with extensions, 〇, 々). */
bool	p_is_han(uint32_t cp);

/* Han, kana, hangul, or CJK and full-width punctuation. */
bool	p_is_cjk(uint32_t cp);

#endif
