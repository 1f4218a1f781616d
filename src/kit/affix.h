/*
 * How texts begin and end: byte for byte, or with ASCII of either case.
 */
#ifndef P_KIT_AFFIX_H
#define P_KIT_AFFIX_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static inline bool
p_begins(const char *p, size_t n, const char *with)
{
	const size_t	 k = strlen(with);

	return n >= k && memcmp(p, with, k) == 0;
}

static inline bool
p_begins_nocase(const char *p, size_t n, const char *with)
{
	const size_t	 k = strlen(with);

	return n >= k && strncasecmp(p, with, k) == 0;
}

static inline bool
p_ends(const char *p, size_t n, const char *with)
{
	const size_t	 k = strlen(with);

	return n >= k && memcmp(p + n - k, with, k) == 0;
}

#endif
