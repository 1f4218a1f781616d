/*
 * A decoded picture, between a decoder and the PNG that writers are given.
 */
#ifndef P_PICTURE_RASTER_H
#define P_PICTURE_RASTER_H

#include <paiban/plugin.h>

#include "kit/buf.h"

#define	RASTER_SIDE_MAX	32767u

/* RGBA, 8 bits each, not premultiplied, rows from the top. */
struct raster {
	uint32_t	 width, height;
	unsigned char	*pixel;
};

/* NULL: a picture of that size may be decoded; else why not. */
const char	*raster_judge(const struct pai_decode *, int64_t width,
		    int64_t height);
/*
 * Makes room for a picture of that size, transparent black all over; NULL:
 * done, else a few words on why not.  raster_free() is right either way.
 */
const char	*raster_new(struct raster *, const struct pai_decode *,
		    int64_t width, int64_t height);
void		 raster_free(struct raster *);

static inline unsigned char *
raster_at(const struct raster *r, uint32_t x, uint32_t y)
{
	return r->pixel + ((size_t)y * r->width + x) * 4;
}

/* As a PNG, with as many channels as it needs; false: no memory. */
bool		 raster_png(const struct raster *, struct p_buf *);
/* Gives that to whoever asked for the picture. */
const char	*raster_put(const struct raster *, const struct pai_decode *);

/* The decoders: NULL: done, else why not. */
const char	*decode_gif(const struct pai_decode *);
const char	*decode_bmp(const struct pai_decode *);
const char	*decode_tiff(const struct pai_decode *);
const char	*decode_emf(const struct pai_decode *);
const char	*decode_wmf(const struct pai_decode *);
const char	*decode_gz(const struct pai_decode *);

#endif
