/*
 * Clusters: several characters that one glyph shows, by number, so that a
 * glyph can carry them where it carries a character.
 */
#ifndef P_PDF_CLUSTER_H
#define P_PDF_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

#define	CLUSTER_LENGTH	8	/* characters of one that are remembered */
#define	CLUSTERS_MAX	0xffffu

struct cluster {
	uint32_t	 cp[CLUSTER_LENGTH];
	uint32_t	 n;
};

struct clusters {
	struct cluster	*at;
	uint32_t	 n, room;
	uint32_t	*slot;		/* hash table of index + 1 */
	uint32_t	 slot_n;	/* a power of two, at least 2 * n */
};

/* The index of cp[0..n), n > 1; CLUSTERS_MAX: no more can be had. */
uint32_t	cluster_index(struct clusters *, const uint32_t *cp, size_t n);
void		clusters_free(struct clusters *);

#endif
