/*
 * Memory that lives as long as the reading, and strings by number.
 */
#ifndef DOCX_POOL_H
#define DOCX_POOL_H

#include <stddef.h>
#include <stdint.h>

struct pool_chunk;

struct pool {
	struct pool_chunk	*chunks;
	size_t			 left;	/* bytes free in the first chunk */
};

/* Zeroed; NULL: no memory. */
void	*pool_new(struct pool *, size_t);
char	*pool_str(struct pool *, const char *, size_t);
void	 pool_free(struct pool *);

/* Equal strings have equal numbers, from 1; 0 is the empty string. */
struct strings {
	struct pool	 *pool;
	const char	**list;
	uint32_t	 *slots;	/* numbers, by hash; a power of two */
	uint32_t	  count, slot_count;
	uint32_t	  seed;		/* of the hash: where the slots are */
};

/* 0 also where memory is short. */
uint32_t	 strings_id(struct strings *, const char *, size_t);
uint32_t	 strings_find(const struct strings *, const char *, size_t);
const char	*strings_at(const struct strings *, uint32_t id);
void		 strings_free(struct strings *);

#endif
