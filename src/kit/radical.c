/*
 * Radicals, by a table.  All of them, and no other character, begin with the
 * bytes E2 BA .. E2 BF, so that text without any costs a search for one byte.
 */
#include "kit/radical.h"

#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"

struct pair {
	uint16_t	 radical, character;
};

static const struct pair pairs[] = {
#define	R(a, b)	{ 0x##a, 0x##b },
#include "kit/radical.def"
#undef R
};

static int
by_radical(const void *key, const void *element)
{
	const uint32_t		*cp = key;
	const struct pair	*p = element;

	return (*cp > p->radical) - (*cp < p->radical);
}

uint32_t
p_radical_character(uint32_t cp)
{
	const struct pair *p = cp < 0x2e80 || cp > 0x2fdf ? NULL :
	    bsearch(&cp, pairs, sizeof(pairs) / sizeof(*pairs),
	    sizeof(*pairs), by_radical);

	return p != NULL ? p->character : cp;
}

size_t
p_radicals_mend(const char *from, size_t n, char *text)
{
	const char	*p = from, *end = from + n;
	uint32_t	 cp, as;
	size_t		 found = 0;

	while ((p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) {
		if (p_utf8_next(p, (size_t)(end - p), &cp) == 3 &&
		    (as = p_radical_character(cp)) != cp) {
			found++;
			if (text != NULL)
				p_utf8_put(text + (p - from), as);
		}
		p++;
	}
	return found;
}
