/*
 * Damage to XML that leaves most of it XML, so that it reaches what stands
 * behind the parser.
 */
#ifndef XML_MUTATE_H
#define XML_MUTATE_H

#include "kit/buf.h"

/* Changes one thing: an element, an attribute, a text, or some bytes. */
void	xml_mutate(struct p_buf *, uint32_t *state);
/* Puts one element of another document somewhere. */
void	xml_splice(struct p_buf *, const char *from, size_t n,
	    uint32_t *state);

/* Damage to n of max bytes, mostly as XML; returns how many there are then. */
size_t	xml_mutate_bytes(uint8_t *, size_t n, size_t max, unsigned seed);

/* What libFuzzer calls. */
size_t	LLVMFuzzerCustomMutator(uint8_t *, size_t n, size_t max,
	    unsigned seed);
size_t	LLVMFuzzerCustomCrossOver(const uint8_t *, size_t n,
	    const uint8_t *, size_t m, uint8_t *out, size_t max,
	    unsigned seed);

/* The fuzzer's own damage to bytes; without a fuzzer, replay.c's. */
size_t	LLVMFuzzerMutate(uint8_t *, size_t n, size_t max);

#endif
