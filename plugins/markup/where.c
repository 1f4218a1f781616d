/*
 * Positions: md4c tells none, but hands out pointers into the source.
 *
 * The first byte of each line is noted once; a pointer's line is found by
 * bisection, and its column counted on from the last question on that line,
 * so that a long line of many marks is counted once.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
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
	free(w->added);
	w->line = NULL;
	w->added = NULL;
	w->added_n = w->added_room = 0;
}

bool
where_add(struct where *w, size_t at, size_t n)
{
	struct added	*last = w->added_n > 0 ?
	    &w->added[w->added_n - 1] : NULL;

	if (last != NULL && last->at + last->n == at) {
		last->n += n;
		return true;
	}
	if (!p_make_room(&w->added, &w->added_room, w->added_n + 1,
	    sizeof(*w->added)))
		return false;
	last = w->added_n > 0 ? &w->added[w->added_n - 1] : NULL;
	w->added[w->added_n++] = (struct added){ .at = at, .n = n,
	    .before = last != NULL ? last->before + last->n : 0 };
	return true;
}

/* How many stretches begin at that offset or before it. */
static size_t
added_until(const struct where *w, size_t off)
{
	size_t	 low = 0, high = w->added_n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (w->added[middle].at <= off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The offset in the source of one in the text. */
static size_t
source_offset(const struct where *w, size_t off)
{
	size_t	 i = added_until(w, off);
	const struct added *a = i > 0 ? &w->added[i - 1] : NULL;

	if (a == NULL)
		return off;
	return (off < a->at + a->n ? a->at : off - a->n) - a->before;
}

size_t
where_own(const struct where *w, const char *p, size_t n, bool *ours)
{
	uintptr_t	 from = (uintptr_t)w->text, to = (uintptr_t)p;
	size_t		 i, off, end;

	*ours = false;
	if (w->added_n == 0 || to < from || to - from >= w->n)
		return n;
	off = to - from;
	i = added_until(w, off);
	if (i > 0 && off < w->added[i - 1].at + w->added[i - 1].n) {
		*ours = true;
		end = w->added[i - 1].at + w->added[i - 1].n;
	} else {
		end = i < w->added_n ? w->added[i].at : w->n;
	}
	return end - off < n ? end - off : n;
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

/* The place in the source of one in a copy of it. */
static struct pai_locus
place_in_copy(const struct where *w, size_t off)
{
	struct p_copy_place	 at = p_copy_place(w->copy, off);

	return (struct pai_locus){ .line = at.line, .col = at.col,
	    .off = w->recoded ? 0 : at.off + w->skipped };
}

bool
where_find(struct where *w, const char *p, struct pai_locus *at)
{
	uintptr_t	 from = (uintptr_t)w->text, to = (uintptr_t)p;
	size_t		 off, line;

	if (p == NULL || to < from || to - from > w->n)
		return false;
	off = to - from;
	if (w->copy != NULL) {
		*at = place_in_copy(w, source_offset(w, off));
		return true;
	}
	line = line_of(w, off);
	if (line != w->last_line || off < w->last) {
		w->last = w->line[line];
		w->col = 1;
	}
	w->col += (uint32_t)p_utf8_count(w->text + w->last, off - w->last);
	w->last = off;
	w->last_line = line;
	*at = (struct pai_locus){ .line = (uint32_t)line + 1, .col = w->col,
	    .off = w->recoded ? 0 : source_offset(w, off) + w->skipped };
	return true;
}
