/*
 * Memory that lives as long as the reading, and strings by number.
 */
#include "pool.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define	CHUNK	((size_t)64 << 10)
#define	ALIGN	16u

struct pool_chunk {
	struct pool_chunk	*next;
	size_t			 size;
};

#define	HEAD	((sizeof(struct pool_chunk) + ALIGN - 1) / ALIGN * ALIGN)

static bool
add_chunk(struct pool *p, size_t n)
{
	size_t			 size = n > CHUNK - HEAD ? n : CHUNK - HEAD;
	struct pool_chunk	*c = calloc(1, HEAD + size);

	if (c == NULL)
		return false;
	c->next = p->chunks;
	c->size = size;
	p->chunks = c;
	p->left = size;
	return true;
}

void *
pool_new(struct pool *p, size_t n)
{
	char	*out;

	if (n > SIZE_MAX / 4)
		return NULL;
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (n > p->left && !add_chunk(p, n))
		return NULL;
	out = (char *)p->chunks + HEAD + (p->chunks->size - p->left);
	p->left -= n;
	return out;
}

char *
pool_str(struct pool *p, const char *s, size_t n)
{
	char	*out = pool_new(p, n + 1);

	if (out != NULL)
		memcpy(out, s, n);
	return out;
}

void
pool_free(struct pool *p)
{
	while (p->chunks != NULL) {
		struct pool_chunk	*next = p->chunks->next;

		free(p->chunks);
		p->chunks = next;
	}
	p->left = 0;
}

/* ---- strings ---- */

/*
 * FNV-1a from a start that no document can know, and stirred at the end: else
 * a document's ids could all be made to fall into one slot.
 */
static uint32_t
hash_of(const struct strings *t, const char *s, size_t n)
{
	uint32_t	 h = 2166136261u ^ t->seed;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	h = (h ^ h >> 15 ^ t->seed) * 2246822519u;
	return h ^ h >> 13;
}

/* The slot where the string is, or would be; slot_count is not 0. */
static uint32_t *
slot_of(const struct strings *t, const char *s, size_t n)
{
	uint32_t	 mask = t->slot_count - 1;

	for (uint32_t i = hash_of(t, s, n) & mask; ; i = (i + 1) & mask) {
		const char	*at;

		if (t->slots[i] == 0)
			return &t->slots[i];
		at = t->list[t->slots[i]];
		if (strncmp(at, s, n) == 0 && at[n] == '\0')
			return &t->slots[i];
	}
}

static bool
grow(struct strings *t)
{
	uint32_t	 count = t->slot_count == 0 ? 64 : t->slot_count * 2;
	uint32_t	*slots = calloc(count, sizeof(*slots));
	const char	**list = slots == NULL ? NULL :
			    realloc(t->list, count * sizeof(*list));

	if (list == NULL) {
		free(slots);
		return false;
	}
	free(t->slots);
	t->list = list;
	t->slots = slots;
	t->slot_count = count;
	t->seed = (uint32_t)((uintptr_t)slots >> 4);
	t->list[0] = "";
	for (uint32_t i = 1; i <= t->count; i++)
		*slot_of(t, t->list[i], strlen(t->list[i])) = i;
	return true;
}

uint32_t
strings_find(const struct strings *t, const char *s, size_t n)
{
	return n == 0 || t->slot_count == 0 ? 0 : *slot_of(t, s, n);
}

uint32_t
strings_id(struct strings *t, const char *s, size_t n)
{
	uint32_t	 id = strings_find(t, s, n);
	char		*copy;

	if (id != 0 || n == 0)
		return id;
	if (t->count + 1 >= t->slot_count / 2 && !grow(t))
		return 0;
	copy = pool_str(t->pool, s, n);
	if (copy == NULL)
		return 0;
	t->list[++t->count] = copy;
	*slot_of(t, s, n) = t->count;
	return t->count;
}

const char *
strings_at(const struct strings *t, uint32_t id)
{
	return id == 0 || id > t->count ? "" : t->list[id];
}

void
strings_free(struct strings *t)
{
	free(t->list);
	free(t->slots);
}
