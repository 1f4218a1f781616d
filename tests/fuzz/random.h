/*
 * Numbers by chance, the same in every run: xorshift of 32 bits.
 */
#ifndef FUZZ_RANDOM_H
#define FUZZ_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* A state that never is 0, where the generator would stay. */
static inline uint32_t
chance_from(uint32_t seed)
{
	return seed * 2654435761u | 1;
}

static inline uint32_t
chance(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* From 0 to n - 1; 0 where n is 0. */
static inline size_t
chance_of(uint32_t *state, size_t n)
{
	return n == 0 ? 0 : chance(state) % n;
}

#endif
