/*
 * Decoders of pictures under test: called as the host does.
 */
#ifndef DECODE_H
#define DECODE_H

#include <paiban/plugin.h>

typedef const char *decode_fn(const struct pai_decode *);

/* For the host: small limits, so that tests reach them. */
static inline int64_t
decode_limit(const struct pai_log *log, enum pai_limit limit)
{
	(void)log;
	return limit == PAI_LIM_OUTPUT_RATIO ? 64 : 1000000;
}

/* NULL: decoded, and the host has it; else why not. */
static inline const char *
decode_for(const struct pai_host *host, decode_fn *fn, const void *p,
    size_t n)
{
	struct pai_resource	 r = { .data = p, .n = n, .mime = "" };
	struct pai_shown	 to = { host };
	struct pai_log		 log = { host };
	struct pai_decode	 job = { &r, &to, &log };

	return fn(&job);
}

#endif
