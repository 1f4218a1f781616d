/*
 * Clusters by number.
 */
#include "cluster.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint32_t
hash(const struct cluster *c)
{
	uint32_t	 h = 2166136261u;

	for (uint32_t i = 0; i < c->n; i++)
		h = (h ^ c->cp[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool
equal(const struct cluster *a, const struct cluster *b)
{
	return a->n == b->n &&
	    memcmp(a->cp, b->cp, a->n * sizeof(a->cp[0])) == 0;
}

/* The slot where c is or would be. */
static uint32_t *
find(struct clusters *s, const struct cluster *c)
{
	uint32_t	 i = hash(c) & (s->slot_n - 1);

	while (s->slot[i] != 0 && !equal(&s->at[s->slot[i] - 1], c))
		i = (i + 1) & (s->slot_n - 1);
	return &s->slot[i];
}

static bool
grow(struct clusters *s)
{
	uint32_t	 room = s->room == 0 ? 64 : s->room * 2;
	uint32_t	*slot;
	struct cluster	*more;

	if (s->n < s->room)
		return true;
	if (s->n >= CLUSTERS_MAX ||
	    (more = realloc(s->at, room * sizeof(*more))) == NULL)
		return false;
	s->at = more;
	if ((slot = calloc((size_t)room * 2, sizeof(*slot))) == NULL)
		return false;
	free(s->slot);
	s->slot = slot;
	s->slot_n = room * 2;
	s->room = room;
	for (uint32_t i = 0; i < s->n; i++)
		*find(s, &s->at[i]) = i + 1;
	return true;
}

uint32_t
cluster_index(struct clusters *s, const uint32_t *cp, size_t n)
{
	struct cluster	 c = { .n = 0 };
	uint32_t	*slot;

	c.n = (uint32_t)(n > CLUSTER_LENGTH ? CLUSTER_LENGTH : n);
	memcpy(c.cp, cp, c.n * sizeof(*cp));
	if (!grow(s))
		return CLUSTERS_MAX;
	slot = find(s, &c);
	if (*slot == 0) {
		s->at[s->n++] = c;
		*slot = s->n;
	}
	return *slot - 1;
}

void
clusters_free(struct clusters *s)
{
	free(s->at);
	free(s->slot);
	*s = (struct clusters){ 0 };
}
