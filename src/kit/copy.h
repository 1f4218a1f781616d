/*
 * A text rewritten in part, which still knows where each of its bytes stood.
 *
 * A reader that is given such a copy reports places of the source: what was
 * added stands where the source went on behind it.
 */
#ifndef P_KIT_COPY_H
#define P_KIT_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kit/buf.h"

struct p_copy_stretch;

struct p_copy {
	const char	*source;
	size_t		 n;
	size_t		 done;		/* of the source, kept or left out */
	struct p_buf	 out;
	struct p_copy_stretch *stretch;	/* in order */
	size_t		 stretches, room;
	size_t		*line;		/* of the source: where each begins */
	size_t		 lines;
	size_t		 last, last_line;	/* of the last question, */
	uint32_t	 col;			/* and its column */
	bool		 failed;	/* no memory; sticks */
};

/* Zeroed but for source and n; the copy is read at out. */
void	p_copy_begin(struct p_copy *, const char *source, size_t n);
/* The source up to there is kept, or left out; there is not before done. */
void	p_copy_keep(struct p_copy *, size_t there);
void	p_copy_skip(struct p_copy *, size_t there);
/* So many bytes more, which the source has not. */
void	p_copy_add(struct p_copy *, const char *, size_t);
void	p_copy_str(struct p_copy *, const char *);
/* The rest is kept; false: there is no copy, for want of memory. */
bool	p_copy_end(struct p_copy *);
void	p_copy_free(struct p_copy *);

struct p_copy_place {
	size_t		 off;		/* bytes from the start of the source */
	uint32_t	 line, col;	/* from 1; columns are characters */
};
/* Where the byte of the copy at off comes from. */
struct p_copy_place p_copy_place(struct p_copy *, size_t off);

#endif
