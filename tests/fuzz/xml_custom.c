/*
 * The mutator of targets that take XML: libFuzzer finds it by its names, the
 * replay by that of xml_mutate_bytes().
 */
#include <string.h>

#include "random.h"
#include "xml_mutate.h"

static size_t
give(struct p_buf *b, uint8_t *out, size_t max)
{
	size_t	 n = p_buf_ok(b) && b->n <= max ? b->n : 0;

	if (n > 0)
		memcpy(out, b->p, n);
	p_buf_free(b);
	return n;
}

/* Two times of three as XML, else as bytes. */
size_t
xml_mutate_bytes(uint8_t *p, size_t n, size_t max, unsigned seed)
{
	uint32_t	 state = chance_from(seed);
	struct p_buf	 b = { 0 };
	size_t		 size = 0;

	if (chance_of(&state, 3) != 0) {
		p_buf_put(&b, p, n);
		for (size_t k = chance_of(&state, 3) + 1; k > 0; k--)
			xml_mutate(&b, &state);
		size = give(&b, p, max);
	}
	return size > 0 ? size : LLVMFuzzerMutate(p, n, max);
}

size_t
LLVMFuzzerCustomMutator(uint8_t *p, size_t n, size_t max, unsigned seed)
{
	return xml_mutate_bytes(p, n, max, seed);
}

size_t
LLVMFuzzerCustomCrossOver(const uint8_t *p, size_t n, const uint8_t *q,
    size_t m, uint8_t *out, size_t max, unsigned seed)
{
	uint32_t	 state = chance_from(seed);
	struct p_buf	 b = { 0 };

	p_buf_put(&b, p, n);
	xml_splice(&b, (const char *)q, m, &state);
	return give(&b, out, max);
}
