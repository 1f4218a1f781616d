/*
 * Runs a fuzz target without a fuzzer: over the files named, or over the
 * inputs that once failed, as they are, and over its seeds, each as it is and
 * damaged in many ways.  The damage is the same in every run.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "random.h"
#include "replay.h"

#define	ROUNDS	20u		/* damaged copies of each file */
#define	MOST	((size_t)1 << 20)

/* Takes out, doubles or overwrites some bytes; n stays under room. */
static size_t
damage(uint8_t *p, size_t n, size_t room, uint32_t *state)
{
	static const char *const bits[] = { "\t", "\n", "\n\n", "\t\t", "|",
	    "**", "# ", "\f", "\r", "```\n", "<http://", "\xff", "\xe4\xb8",
	    "— 1 —\n", "（", "一、", "(1)", "\xc2\xa0", "\xe3\x80\x80" };
	uint32_t	 r = chance(state);
	size_t		 at = n > 0 ? r % n : 0, k = r % 97 + 1;
	const char	*bit = bits[r / 7 % (sizeof(bits) / sizeof(bits[0]))];

	switch (r / 5 % 4) {
	case 0:
		k = k < n - at ? k : n - at;
		memmove(p + at, p + at + k, n - at - k);
		return n - k;
	case 1:
		k = k < n - at ? k : n - at;
		if (n + k > room)
			return n;
		memmove(p + at + k, p + at, n - at);
		return n + k;
	case 2:
		if (n > 0)
			p[at] = (uint8_t)(r >> 24);
		return n;
	default:
		k = strlen(bit);
		if (n + k > room)
			return n;
		memmove(p + at + k, p + at, n - at);
		memcpy(p + at, bit, k);
		return n + k;
	}
}

/* The fuzzer's; a target's own mutator calls it. */
size_t	LLVMFuzzerMutate(uint8_t *, size_t, size_t);

size_t
LLVMFuzzerMutate(uint8_t *p, size_t n, size_t max)
{
	uint32_t	 state = chance_from((uint32_t)(n ^ max << 8 ^
			    (n > 0 ? p[n / 2] : 0u)));

	return damage(p, n, max, &state);
}

static void
run_damaged(const struct replay *r, const uint8_t *p, size_t n)
{
	static uint8_t	 copy[MOST];
	uint32_t	 state = chance_from(1);

	for (unsigned i = 0; i < ROUNDS; i++) {
		size_t	 m = n;

		memcpy(copy, p, n);
		for (unsigned k = 0; k <= i % 8; k++)
			m = r->mutate != NULL && i % 4 != 0 ?
			    r->mutate(copy, m, sizeof(copy), chance(&state)) :
			    damage(copy, m, sizeof(copy), &state);
		LLVMFuzzerTestOneInput(copy, m);
	}
}

static bool
read_file(const char *path, struct p_buf *b)
{
	FILE	*f = fopen(path, "rb");
	char	*p;

	if (f == NULL)
		return false;
	b->max = MOST / 2;
	while ((p = p_buf_room(b, 4096)) != NULL) {
		size_t	 n = fread(p, 1, 4096, f);

		b->n += n;
		if (n < 4096)
			break;
	}
	fclose(f);
	return p_buf_ok(b);
}

static bool
run_file(const struct replay *r, const char *path, bool damaged)
{
	struct p_buf	 b = { 0 };
	struct stat	 st;
	bool		 ok = stat(path, &st) == 0;

	if (ok && S_ISDIR(st.st_mode))
		ok = r->pack != NULL && r->pack(path, &b);
	else if (ok)
		ok = read_file(path, &b);
	if (ok) {
		/* A copy of that very size: what reads behind it is found. */
		uint8_t	*p = malloc(b.n > 0 ? b.n : 1);

		if (p != NULL && b.n > 0)
			memcpy(p, b.p, b.n);
		if (p != NULL)
			LLVMFuzzerTestOneInput(p, b.n);
		if (p != NULL && damaged)
			run_damaged(r, p, b.n);
		free(p);
	}
	p_buf_free(&b);
	return ok;
}

static size_t
run_pattern(const struct replay *r, const char *pattern, bool damaged)
{
	const char	*top = getenv("top_srcdir");
	char		 path[4096];
	glob_t		 g;
	size_t		 n = 0;

	(void)snprintf(path, sizeof(path), "%s/%s", top != NULL ? top : ".",
	    pattern);
	if (glob(path, 0, NULL, &g) != 0)
		return 0;
	for (size_t i = 0; i < g.gl_pathc; i++)
		n += run_file(r, g.gl_pathv[i], damaged);
	globfree(&g);
	return n;
}

static bool
run_target(const struct replay *r)
{
	char	 kept[256];
	size_t	 n;

	(void)snprintf(kept, sizeof(kept), "tests/fuzz/kept/%s/*", r->name);
	n = run_pattern(r, kept, false);
	if (run_pattern(r, r->seeds, true) + n > 0)
		return true;
	fprintf(stderr, "%s: there is nothing to begin with\n", r->name);
	return false;
}

int
main(int argc, char **argv)
{
	const char	*only = getenv("FUZZ_PART");
	bool		 ok = true;

	for (const struct replay *r = replays; r->name != NULL; r++) {
		if (only != NULL && strcmp(only, r->name) != 0)
			continue;
		if (r->begin != NULL)
			r->begin(r);
		for (int i = 1; i < argc; i++)
			ok = run_file(r, argv[i], false) && ok;
		if (argc == 1)
			ok = run_target(r) && ok;
	}
	return ok ? 0 : 1;
}
