/*
 * Damage to a whole package that is packed again with the right checksums,
 * so that it reaches what stands behind the archive.
 */
#ifndef PACKAGE_MUTATE_H
#define PACKAGE_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* Returns the new size; 0: these bytes are no archive, or it is too big. */
size_t	package_mutate(uint8_t *, size_t n, size_t max, uint32_t seed);
/* The first with something of the second, in out; returns its size. */
size_t	package_cross(const uint8_t *, size_t, const uint8_t *, size_t,
	    uint8_t *out, size_t max, uint32_t seed);

#endif
