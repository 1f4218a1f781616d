/*
 * Kerning of pairs of characters.
 */
#ifndef PDF_FONT_KERN_H
#define PDF_FONT_KERN_H

#include <hb.h>
#include <stdint.h>

struct face;
struct kern_pair;

/* All zero to begin with. */
struct kern {
	struct kern_pair *pair;
	hb_buffer_t	*buffer;
};

/* Added to the advance of a before b, in units of the font. */
int32_t	kern_between(struct kern *, const struct face *, uint32_t a,
	    uint32_t b);
void	kern_free(struct kern *);

#endif
