/*
 * Runs a fuzz target without a fuzzer: over the files named, or over the
 * goldens of its area, each as it is and damaged in many ways.  The damage
 * is the same in every run.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replay.h"

#define	ROUNDS	40	/* damaged copies of each file */
#define	MOST	(1u << 20)

static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Takes out, doubles or overwrites some bytes; n stays under room. */
static size_t
damage(uint8_t *p, size_t n, size_t room, uint32_t *state)
{
	static const char *const bits[] = { "\t", "\n", "\n\n", "\t\t", "|",
	    "**", "# ", "\f", "\r", "```\n", "<http://", "\xff", "\xe4\xb8",
	    "— 1 —\n", "（", "一、", "(1)", "\xc2\xa0", "\xe3\x80\x80" };
	uint32_t	 r = next_random(state);
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

static void
run_file(const char *path, bool damaged)
{
	static uint8_t	 buf[MOST], copy[MOST];
	uint32_t	 state = 2463534242u;
	FILE		*f = fopen(path, "rb");
	size_t		 n, m;

	if (f == NULL)
		return;
	n = fread(buf, 1, sizeof(buf) - 4096, f);
	fclose(f);
	LLVMFuzzerTestOneInput(buf, n);
	for (int i = 0; damaged && i < ROUNDS; i++) {
		memcpy(copy, buf, n);
		m = n;
		for (int k = 0; k <= i % 8; k++)
			m = damage(copy, m, sizeof(copy), &state);
		LLVMFuzzerTestOneInput(copy, m);
	}
}

static void
run_folder(const char *dir)
{
	struct dirent	**list;
	char		 path[4096 + 512];
	int		 n = scandir(dir, &list, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, list[i]->d_name);
		if (list[i]->d_name[0] != '.')
			run_file(path, true);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

int
main(int argc, char **argv)
{
	const char	*top = getenv("top_srcdir");
	char		 dir[4096];

	for (int i = 1; i < argc; i++)
		run_file(argv[i], false);
	if (argc == 1) {
		snprintf(dir, sizeof(dir), "%s/tests/golden/%s",
		    top != NULL ? top : ".", replay_area);
		run_folder(dir);
	}
	return 0;
}
