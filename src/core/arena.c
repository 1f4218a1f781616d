/*
 * The memory of one document: taken in chunks, given out from the front,
 * freed all at once.  A budget bounds the whole, so that a small file that
 * grows without end meets a limit and not the machine.
 */
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "core/core.h"

#define	CHUNK_MIN	((size_t)64 << 10)
#define	CHUNK_MAX	((size_t)4 << 20)

struct p_chunk {
	struct p_chunk	*older;
	size_t		 used, room;
	alignas(max_align_t) char bytes[];
};

void
p_arena_free(struct p_arena *a)
{
	struct p_chunk	*c, *older;

	for (c = a->chunk; c != NULL; c = older) {
		older = c->older;
		free(c);
	}
	a->chunk = NULL;
	a->used = 0;
}

static bool
add_chunk(struct p_arena *a, size_t need)
{
	size_t		 room = CHUNK_MIN, whole;
	struct p_chunk	*c;

	if (a->chunk != NULL && a->chunk->room >= room)
		room = a->chunk->room * 2;
	if (room > CHUNK_MAX)
		room = CHUNK_MAX;
	if (room < need)
		room = need;
	whole = sizeof(*c) + room;
	if (whole > a->budget || a->used > a->budget - whole) {
		a->over = true;
		return false;
	}
	if ((c = malloc(whole)) == NULL)
		return false;
	c->older = a->chunk;
	c->used = 0;
	c->room = room;
	a->chunk = c;
	a->used += whole;
	return true;
}

static char *
take(struct p_arena *a, size_t n, size_t align)
{
	size_t	 at;

	if (n > SIZE_MAX / 4)
		return NULL;
	for (int tries = 0; tries < 2; tries++) {
		if (a->chunk != NULL) {
			at = (a->chunk->used + align - 1) & ~(align - 1);
			if (at <= a->chunk->room && n <= a->chunk->room - at) {
				a->chunk->used = at + n;
				return a->chunk->bytes + at;
			}
		}
		if (!add_chunk(a, n + align))
			return NULL;
	}
	return NULL;
}

void *
p_arena_zero(struct p_arena *a, size_t n)
{
	char	*p = take(a, n, alignof(max_align_t));

	if (p != NULL)
		memset(p, 0, n);
	return p;
}

char *
p_arena_copy(struct p_arena *a, const char *s, size_t n)
{
	char	*p;

	if (n >= SIZE_MAX / 4 || (p = take(a, n + 1, 1)) == NULL)
		return NULL;
	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
p_arena_extend(struct p_arena *a, char *old, size_t n, const char *more,
    size_t m)
{
	struct p_chunk	*c = a->chunk;
	char		*p;

	if (m >= SIZE_MAX / 8 || n >= SIZE_MAX / 8)
		return NULL;
	if (c != NULL && old + n + 1 == c->bytes + c->used &&
	    m <= c->room - c->used) {
		c->used += m;
		p = old;
	} else {
		/* Room for as much again keeps a long text linear. */
		if (c == NULL || c->room - c->used < n + m + 1)
			if (!add_chunk(a, 2 * (n + m) + 64))
				return NULL;
		if ((p = take(a, n + m + 1, 1)) == NULL)
			return NULL;
		memcpy(p, old, n);
	}
	memcpy(p + n, more, m);
	p[n + m] = '\0';
	return p;
}
