/*
 * Positions: md4c tells none, but hands out pointers into the source.
 *
 * The first byte of each line is noted once; a pointer's line is found by
 * bisection, and its column counted on from the last question on that line,
 * so that a long line of many marks is counted once.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"
#include "markup.h"

/* Lines of a text and, where first is not NULL, where they begin. */
static size_t
find_lines(const char *p, size_t n, uint32_t *first)
{
	size_t	 lines = 0, i;

	if (first != NULL)
		first[0] = 0;
	lines++;
	for (i = 0; i < n; i++) {
		if (p[i] != '\n' && (p[i] != '\r' ||
		    (i + 1 < n && p[i + 1] == '\n')))
			continue;
		if (first != NULL)
			first[lines] = (uint32_t)(i + 1);
		lines++;
	}
	return lines;
}

bool
where_open(struct where *w, const char *p, size_t n)
{
	w->text = p;
	w->n = n;
	w->lines = find_lines(p, n, NULL);
	w->line = calloc(w->lines, sizeof(*w->line));
	if (w->line == NULL)
		return false;
	find_lines(p, n, w->line);
	w->col = 1;
	return true;
}

void
where_close(struct where *w)
{
	free(w->line);
	w->line = NULL;
}

static size_t
line_of(const struct where *w, size_t off)
{
	size_t	 low = 0, high = w->lines, middle;

	if (off >= w->line[w->last_line] && (w->last_line + 1 == w->lines ||
	    off < w->line[w->last_line + 1]))
		return w->last_line;
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (w->line[middle] <= off)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool
where_find(struct where *w, const char *p, struct pai_locus *at)
{
	uintptr_t	 from = (uintptr_t)w->text, to = (uintptr_t)p;
	size_t		 off, line;

	if (p == NULL || to < from || to - from > w->n)
		return false;
	off = to - from;
	line = line_of(w, off);
	if (line != w->last_line || off < w->last) {
		w->last = w->line[line];
		w->col = 1;
	}
	w->col += (uint32_t)p_utf8_count(w->text + w->last, off - w->last);
	w->last = off;
	w->last_line = line;
	*at = (struct pai_locus){ .line = (uint32_t)line + 1, .col = w->col,
	    .off = w->recoded ? 0 : off + w->skipped };
	return true;
}
