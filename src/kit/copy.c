/*
 * A text rewritten in part.
 *
 * The copy is a row of stretches, each either a piece of the source or added.
 * A place is found by bisection among them, and its line by bisection among
 * the lines of the source; its column is counted on from the last question on
 * that line, so that a long line of many cells is counted once.
 */
#include "kit/copy.h"

#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/utf8.h"

struct p_copy_stretch {
	size_t	 at;		/* in the copy */
	size_t	 source;	/* where it came from, or was added */
	bool	 added;
};

void
p_copy_begin(struct p_copy *c, const char *source, size_t n)
{
	*c = (struct p_copy){ .source = source, .n = n, .col = 1 };
}

/* From here on the copy goes on so. */
static void
begin_stretch(struct p_copy *c, bool added)
{
	struct p_copy_stretch *s;

	if (!p_make_room(&c->stretch, &c->room, c->stretches + 1,
	    sizeof(*c->stretch))) {
		c->failed = true;
		return;
	}
	s = &c->stretch[c->stretches++];
	*s = (struct p_copy_stretch){ c->out.n, c->done, added };
}

void
p_copy_keep(struct p_copy *c, size_t there)
{
	if (there <= c->done)
		return;
	begin_stretch(c, false);
	p_buf_put(&c->out, c->source + c->done, there - c->done);
	c->done = there;
}

void
p_copy_skip(struct p_copy *c, size_t there)
{
	if (there > c->done)
		c->done = there;
}

void
p_copy_add(struct p_copy *c, const char *p, size_t n)
{
	if (n == 0)
		return;
	begin_stretch(c, true);
	p_buf_put(&c->out, p, n);
}

void
p_copy_str(struct p_copy *c, const char *s)
{
	p_copy_add(c, s, strlen(s));
}

/* Notes where the lines of the source begin. */
static bool
find_lines(struct p_copy *c)
{
	size_t	 lines = 1, room = 0;

	if (!p_make_room(&c->line, &room, 1, sizeof(*c->line)))
		return false;
	for (size_t i = 0; i < c->n; i++) {
		if (c->source[i] != '\n' && (c->source[i] != '\r' ||
		    (i + 1 < c->n && c->source[i + 1] == '\n')))
			continue;
		if (!p_make_room(&c->line, &room, lines + 1,
		    sizeof(*c->line)))
			return false;
		c->line[lines++] = i + 1;
	}
	c->lines = lines;
	return true;
}

bool
p_copy_end(struct p_copy *c)
{
	p_copy_keep(c, c->n);
	if (!p_buf_ok(&c->out) || c->failed || !find_lines(c))
		c->failed = true;
	return !c->failed;
}

void
p_copy_free(struct p_copy *c)
{
	p_buf_free(&c->out);
	free(c->stretch);
	free(c->line);
	c->stretch = NULL;
	c->line = NULL;
	c->stretches = c->room = c->lines = 0;
}

static size_t
source_of(const struct p_copy *c, size_t off)
{
	size_t	 low = 0, high = c->stretches, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (c->stretch[middle].at <= off)
			low = middle;
		else
			high = middle;
	}
	if (low == high)
		return off;
	return c->stretch[low].source + (c->stretch[low].added ? 0 :
	    off - c->stretch[low].at);
}

static size_t
line_of(const struct p_copy *c, size_t off)
{
	size_t	 low = 0, high = c->lines, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (c->line[middle] <= off)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct p_copy_place
p_copy_place(struct p_copy *c, size_t off)
{
	size_t	 line;

	off = source_of(c, off);
	if (off > c->n)
		off = c->n;
	line = line_of(c, off);
	if (line != c->last_line || off < c->last) {
		c->last = c->line[line];
		c->last_line = line;
		c->col = 1;
	}
	c->col += (uint32_t)p_utf8_count(c->source + c->last, off - c->last);
	c->last = off;
	return (struct p_copy_place){ off, (uint32_t)line + 1, c->col };
}
