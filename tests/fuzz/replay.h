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

#endif
