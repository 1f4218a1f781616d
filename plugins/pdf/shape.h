/*
 * Shaping: characters that make their glyphs together, and which characters
 * each of those glyphs shows.
 */
#ifndef P_PDF_SHAPE_H
#define P_PDF_SHAPE_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cluster.h"

struct face;
struct p_glyph;
struct p_stretch;

struct shaper {
	hb_buffer_t	*buffer;
	struct clusters	 clusters;
};

void	shape_begin(struct shaper *);
void	shape_end(struct shaper *);

/* Is this of a script whose characters depend on their neighbours? */
bool	shape_needed(uint32_t cp);

/* Glyphs in 1/1000 em, from left to right; returns how many. */
size_t	shape_run(struct shaper *, const struct face *,
	    const struct p_stretch *, struct p_glyph *out, size_t room);
/* Where a U+0640 may stand before a character: see struct p_metrics. */
void	shape_joints(struct shaper *, const struct face *,
	    const struct p_stretch *, bool *joint);

/* The characters that a glyph's cp stands for: one, or a cluster's. */
size_t	shape_characters(const struct shaper *, uint32_t cp, uint32_t *out,
	    size_t room);

#endif
