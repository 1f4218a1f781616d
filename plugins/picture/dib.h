/*
 * Device-independent bitmaps: what BMP files and metafiles hold.
 */
#ifndef P_PICTURE_DIB_H
#define P_PICTURE_DIB_H

#include "raster.h"

/* A header with its palette, and the rows, which may lie apart. */
struct dib {
	const unsigned char	*head;
	size_t			 head_n;
	const unsigned char	*bits;	/* NULL: behind the palette */
	size_t			 bits_n;
	bool			 blended; /* 32 bits hold alpha, and colours
					   * multiplied by it */
};

/* Its size as it is shown; false: the header is damaged. */
bool		 dib_size(const struct dib *, int64_t *width,
		    int64_t *height);
/* What a bitmap holds: pixels, or a picture of another kind as it is. */
struct dib_read {
	struct raster	 raster;	/* the caller frees it */
	struct pai_str	 file;		/* n 0: it is the raster */
	const char	*mime;		/* of the file */
	double		 width, height;
};

/* NULL: done, else why not; then nothing is to be freed. */
const char	*dib_read(const struct dib *, const struct pai_decode *,
		    struct dib_read *);
/* Is its first row the topmost? */
bool		 dib_is_top_down(const struct dib *);
/*
 * Decodes it and gives it to whoever asked; NULL: done.  What is a JPEG or
 * PNG within is given as it is.
 */
const char	*dib_put(const struct dib *, const struct pai_decode *);

#endif
