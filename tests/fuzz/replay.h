/*
 * What a fuzz target defines besides LLVMFuzzerTestOneInput(), for replay.c
 * to run it without a fuzzer, and what targets share.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kit/buf.h"

struct replay {
	/* Its inputs that once failed are in tests/fuzz/kept/NAME. */
	const char	*name;
	/* Files to begin with: a pattern of glob(), below the source tree. */
	const char	*seeds;
	/* Called before the first input; may be NULL. */
	void		(*begin)(const struct replay *);
	/* Damages an input and returns its size; NULL: as bytes. */
	size_t		(*mutate)(uint8_t *, size_t n, size_t max, unsigned);
	/* Makes an input of a folder among the seeds; NULL: passed over. */
	bool		(*pack)(const char *folder, struct p_buf *);
};

/* The last has no name. */
extern const struct replay replays[];

int	LLVMFuzzerInitialize(int *, char ***);
int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);
size_t	LLVMFuzzerCustomMutator(uint8_t *, size_t, size_t, unsigned);
size_t	LLVMFuzzerCustomCrossOver(const uint8_t *, size_t, const uint8_t *,
	    size_t, uint8_t *, size_t, unsigned);

/*
 * Reads the bytes, mends and writes what they say.  Aborts where the tree
 * breaks a rule, where a failure is not told exactly once, or where what was
 * written is no UTF-8 or holds a tag or address that must not be there.  to
 * names a writer; NULL: what the environment's FUZZ_TO says, else html.
 */
void	replay_convert(const char *format, const void *, size_t,
	    const char *to);

#endif
