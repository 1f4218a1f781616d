/*
 * What a fuzz target defines, and replay.c runs.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The folder of tests/golden whose files it starts from. */
extern const char *const replay_area;

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Reads the bytes; aborts where the tree that is made breaks a rule. */
void	replay_read(const char *format, const void *, size_t);

#endif
