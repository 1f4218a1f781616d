/*
 * Pictures in the file: each resource once, whatever shows it.
 */
#ifndef P_PDF_IMAGE_H
#define P_PDF_IMAGE_H

#include <paiban/plugin.h>

#include "kit/buf.h"

struct images;
struct pdf;

struct images	*images_new(void);		/* NULL: no memory */
void		 images_free(struct images *);
size_t		 images_count(const struct images *);
uint32_t	 images_object(const struct images *, size_t); /* 0: broken */

/* Says which pictures are shown by their words. */
void		 images_tell_words(struct pdf *);
/* Can this SVG picture be drawn?  What layout asks; images is its arg. */
bool		 images_draws(void *images, const struct pai_resource *);

/*
 * The object of a picture, written when first asked for.  0: it cannot be
 * shown, which has been reported; node, which may be NULL, says where.
 * *orientation is Exif's, 1 .. 8: how the picture was held.
 */
uint32_t	 image_object(struct pdf *, struct pai_str key,
		    const struct pai_node *node, unsigned *orientation);

/*
 * Readers of a format: write the object, or say in a few words why not and
 * write nothing.
 */
struct image_job {
	struct pdf	*pdf;
	const unsigned char *data;
	size_t		 n;
	int64_t		 pixels_max;
	uint32_t	 object;	/* to be filled */
};

#define	IMAGE_SIDE_MAX	32767

const char	*image_png(struct image_job *);		/* NULL: done */
const char	*image_jpeg(struct image_job *);

/* "/Type /XObject /Subtype /Image /Width ..." */
void		 image_head(struct p_buf *, uint32_t width, uint32_t height,
		    unsigned bits, const char *space);

#endif
