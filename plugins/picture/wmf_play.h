/*
 * Records of Windows metafiles that draw, for the player of them.
 */
#ifndef P_PICTURE_WMF_PLAY_H
#define P_PICTURE_WMF_PLAY_H

#include "meta.h"

/* A record's parameters, at least as many as its table asks for. */
struct wmf_record {
	unsigned		 function;
	const unsigned char	*p;
	size_t			 n;		/* bytes */
};

/* False: it was not understood. */
typedef bool wmf_fn(struct player *, const struct wmf_record *);

wmf_fn	wmf_line, wmf_shape, wmf_arc, wmf_pixel, wmf_polygon,
	wmf_poly_polygon, wmf_text_out, wmf_ext_text_out, wmf_pattern,
	wmf_bit_blt, wmf_stretch_blt, wmf_stretch_dib, wmf_dib_to_device;

/* Plays a whole file; head is the bytes before its records. */
const char	*wmf_play(const struct pai_decode *, size_t head);

#endif
