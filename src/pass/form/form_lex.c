/*
 * The words of the notation of forms: lines, parts of them, numbers.
 */
#include "pass/form/form_lex.h"

#include <string.h>

bool
p_lex_is_word(struct pai_str s, const char *word)
{
	return s.n == strlen(word) && memcmp(s.p, word, s.n) == 0;
}

struct pai_str
p_lex_trim(struct pai_str s)
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' ||
	    s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

/* What stands before the first c, or all; *rest is what is behind it. */
struct pai_str
p_lex_part(struct pai_str s, char c, struct pai_str *rest)
{
	const char *end = memchr(s.p, c, s.n);
	size_t	    n = end != NULL ? (size_t)(end - s.p) : s.n;

	rest->p = s.p + n + (end != NULL);
	rest->n = s.n - n - (end != NULL);
	return p_lex_trim((struct pai_str){ s.p, n });
}

/* A number up to max at the front of s, which it is taken from. */
bool
p_lex_number(struct pai_str *s, uint32_t max, uint32_t *out)
{
	uint32_t v = 0;
	size_t	 i = 0;

	for (; i < s->n && i < 4 && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		v = v * 10 + (uint32_t)(s->p[i] - '0');
	s->p += i;
	s->n -= i;
	*out = v;
	return i > 0 && v <= max;
}
