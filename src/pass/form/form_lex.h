/*
 * The words of the notation of forms: lines, parts of them, numbers.  Nothing
 * is copied; a string points into the text that is read.
 */
#ifndef P_PASS_FORM_LEX_H
#define P_PASS_FORM_LEX_H

#include <paiban/base.h>

bool	p_lex_is_word(struct pai_str, const char *word);

/* Without blanks at either end. */
struct pai_str p_lex_trim(struct pai_str);

/* What stands before the first c, or all; *rest is what is behind it. */
struct pai_str p_lex_part(struct pai_str, char c, struct pai_str *rest);

/* A number up to max at the front of s, which it is taken from. */
bool	p_lex_number(struct pai_str *s, uint32_t max, uint32_t *out);

#endif
