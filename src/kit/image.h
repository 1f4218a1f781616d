/*
 * What a picture is and how large, from its first bytes; decodes nothing.
 */
#ifndef P_KIT_IMAGE_H
#define P_KIT_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum p_image_type { P_IMAGE_UNKNOWN, P_IMAGE_PNG, P_IMAGE_JPEG, P_IMAGE_GIF,
    P_IMAGE_BMP, P_IMAGE_TIFF, P_IMAGE_EMF, P_IMAGE_WMF, P_IMAGE_SVG,
    P_IMAGE_GZIP	/* a metafile, if anything */ };

struct p_image_info {
	enum p_image_type type;
	const char	*mime;		/* "image/png"; never NULL */
	const char	*suffix;	/* "png"; never NULL */
	uint32_t	 width, height;	/* pixels; 0: unknown */
	uint32_t	 dpi_x, dpi_y;	/* 0: unknown */
	unsigned	 orientation;	/* Exif's, 1 .. 8; 1: as it is stored.
					 * Width and height are as shown. */
};

/*
 * The size of an SVG picture, in CSS pixels, by the root's width and height,
 * else by its viewBox; false: it has none.  Reads no further than the root's
 * start tag.
 */
bool	p_image_svg_size(const char *, size_t n, double *width,
	    double *height);

/* False where the type is unknown; info is filled either way. */
bool	p_image_sniff(const void *, size_t n, struct p_image_info *);

#endif
