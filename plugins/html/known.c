/*
 * The elements of HTML and what each means to us.
 *
 * What is not in the list is passed over and its text kept, as in a browser.
 */
#include <stdlib.h>
#include <string.h>

#include "soup.h"

/* In the order of strcmp(). */
static const struct known known[] = {
#define	E(name, use)		{ name, USE_##use, PAI_N_NONE },
#define	M(name, kind)		{ name, USE_MARK, PAI_N_##kind },
#include "known.def"
#undef E
#undef M
};

static const struct known unknown = { "", USE_INLINE, PAI_N_NONE };

_Static_assert(sizeof(known) / sizeof(known[0]) < KNOWN_MAX,
    "KNOWN_MAX is too small");

static int
by_name(const void *key, const void *member)
{
	return strcmp(key, ((const struct known *)member)->name);
}

const struct known *
known_find(const char *name)
{
	const struct known	*k;

	k = bsearch(name, known, sizeof(known) / sizeof(known[0]),
	    sizeof(known[0]), by_name);
	return k != NULL ? k : &unknown;
}

size_t
known_index(const struct known *k)
{
	return k == &unknown ? KNOWN_MAX - 1 : (size_t)(k - known);
}
