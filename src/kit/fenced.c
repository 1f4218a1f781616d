/*
 * Documents that stand in a fence as a whole: the lines are gone through
 * twice, once to see that nothing is outside, and once to blank the fences.
 */
#include "kit/fenced.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/mark.h"

struct line {
	const char	*p;
	size_t		 n;
};

static size_t
line_at(const char *p, size_t n, struct line *l)
{
	const char	*end = memchr(p, '\n', n);

	l->p = p;
	l->n = end != NULL ? (size_t)(end - p) : n;
	n = l->n + (end != NULL);
	while (l->n > 0 && (l->p[l->n - 1] == '\r' || l->p[l->n - 1] == ' '))
		l->n--;
	return n;
}

/* What stands behind the marks of a fence. */
static struct line
info_of(struct line l)
{
	char	 mark = *l.p;

	while (l.n > 0 && *l.p == mark)
		l.p++, l.n--;
	while (l.n > 0 && *l.p == ' ')
		l.p++, l.n--;
	return l;
}

static bool
says_markdown(struct line info)
{
	static const char *const words[] = { "markdown", "md", "html" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (info.n == strlen(words[i]) &&
		    strncasecmp(info.p, words[i], info.n) == 0)
			return true;
	return false;
}

/*
 * Goes through the lines; the fences are blanked in bare where it is not NULL.
 * A fence that names a language within a block opens another one in it.
 */
static bool
walk(const char *p, size_t n, char *bare)
{
	struct line	 l;
	size_t		 depth = 0, blocks = 0, step;

	for (size_t at = 0; at < n; at += step) {
		bool	 outer;

		step = line_at(p + at, n - at, &l);
		if (!p_is_fence(l.p, l.n)) {
			if (depth == 0 && l.n > 0)
				return false;
			continue;
		}
		outer = depth == 0;
		if (outer && !says_markdown(info_of(l)))
			return false;
		if (outer || info_of(l).n > 0) {
			depth++;
			blocks++;
		} else {
			depth--;
		}
		if (bare != NULL && (outer || depth == 0))
			memset(bare + at, ' ', l.n);
	}
	return depth == 0 && blocks > 0;
}

bool
p_fenced_whole(const char *p, size_t n, char **bare)
{
	*bare = NULL;
	if (!walk(p, n, NULL))
		return false;
	if ((*bare = malloc(n)) != NULL) {
		memcpy(*bare, p, n);
		walk(p, n, *bare);
	}
	return true;
}
