/*
 * Records of enhanced metafiles that draw, for the player of them.
 */
#ifndef P_PICTURE_EMF_PLAY_H
#define P_PICTURE_EMF_PLAY_H

#include "kit/bytes.h"
#include "meta.h"

/* A record with its head, so that offsets are those of [MS-EMF]; at least as
 * long as its table asks for. */
struct emf_record {
	uint32_t		 type;
	const unsigned char	*p;
	size_t			 n;
};

/* False: it was not understood. */
typedef bool emf_fn(struct player *, const struct emf_record *);

emf_fn	emf_poly, emf_poly_poly, emf_poly_draw, emf_line, emf_shape,
	emf_arc, emf_angle_arc, emf_pixel, emf_text, emf_poly_text,
	emf_small_text, emf_bit_blt, emf_stretch_dib, emf_dib_to_device,
	emf_gradient, emf_region;

/* A RECTL */
static inline struct box
emf_box(const unsigned char *p)
{
	return (struct box){ le32s(p), le32s(p + 4), le32s(p + 8),
	    le32s(p + 12) };
}

static inline struct point
emf_point(const unsigned char *p)
{
	return (struct point){ le32s(p), le32s(p + 4) };
}

/* A slice of a record by its offset and length there; NULL: outside. */
static inline const unsigned char *
emf_slice(const unsigned char *p, size_t n, size_t at, size_t *length)
{
	uint32_t	 from = le32(p + at), size = le32(p + at + 4);

	*length = size;
	return from <= n && size <= n - from ? p + from : NULL;
}

/* A number of IEEE 754 */
double		 emf_float(const unsigned char *);

/* Plays a whole file. */
const char	*emf_play(const struct pai_decode *);

#endif
