/*
 * A whole TrueType font of one glyph, an empty box: what is embedded for a
 * font whose outlines are too damaged to be read.
 *
 * The tables are those that ISO 32000-1, 9.9 asks for.  Checksums are left
 * out, as nobody may rely on them in a subset.
 */
#include "font_embed.h"

#define	U16(v)		(unsigned char)((v) >> 8 & 0xff), (v) & 0xff
#define	U32(v)		U16((v) >> 16), U16((v) & 0xffff)
#define	TABLE(a, b, c, d, at, n)	a, b, c, d, U32(0), U32(at), U32(n)

/* Where each table begins, and its bytes. */
enum {
	GLYF = 12 + 6 * 16,	GLYF_N = 10 + 4 + 2 + 8 + 32,
	HEAD = GLYF + GLYF_N,	HEAD_N = 54,	/* and 2 to fill up */
	HHEA = HEAD + 56,	HHEA_N = 36,
	HMTX = HHEA + HHEA_N,	HMTX_N = 4,
	LOCA = HMTX + HMTX_N,	LOCA_N = 4,
	MAXP = LOCA + LOCA_N,	MAXP_N = 32,
	WHOLE = MAXP + MAXP_N
};

/* A side of the box, its line and its place, in 1/1000 em. */
#define	SIDE	600
#define	THICK	40
#define	LEFT	200
#define	INNER	(SIDE - 2 * THICK)

static const unsigned char box[] = {
	U32(0x10000), U16(6), U16(64), U16(2), U16(32),
	TABLE('g', 'l', 'y', 'f', GLYF, GLYF_N),
	TABLE('h', 'e', 'a', 'd', HEAD, HEAD_N),
	TABLE('h', 'h', 'e', 'a', HHEA, HHEA_N),
	TABLE('h', 'm', 't', 'x', HMTX, HMTX_N),
	TABLE('l', 'o', 'c', 'a', LOCA, LOCA_N),
	TABLE('m', 'a', 'x', 'p', MAXP, MAXP_N),

	/* glyf: the outline clockwise, then the hole the other way round */
	U16(2), U16(LEFT), U16(0), U16(LEFT + SIDE), U16(SIDE),
	U16(3), U16(7), U16(0),
	1, 1, 1, 1, 1, 1, 1, 1,
	U16(LEFT), U16(0), U16(SIDE), U16(0),
	U16(-SIDE + THICK), U16(INNER), U16(0), U16(-INNER),
	U16(0), U16(SIDE), U16(0), U16(-SIDE),
	U16(THICK), U16(0), U16(INNER), U16(0),

	/* head */
	U32(0x10000), U32(0x10000), U32(0), U32(0x5f0f3cf5), U16(0),
	U16(1000), U32(0), U32(0), U32(0), U32(0), U16(LEFT), U16(0),
	U16(LEFT + SIDE), U16(SIDE), U16(0), U16(8), U16(2), U16(0), U16(0),
	U16(0),

	/* hhea */
	U32(0x10000), U16(880), U16(-120), U16(0), U16(1000), U16(LEFT),
	U16(LEFT), U16(LEFT + SIDE), U16(1), U16(0), U16(0), U32(0), U32(0),
	U16(0), U16(1),

	/* hmtx, loca (in units of two bytes) */
	U16(1000), U16(LEFT),
	U16(0), U16(GLYF_N / 2),

	/* maxp */
	U32(0x10000), U16(1), U16(8), U16(2), U16(0), U16(0), U16(2), U16(0),
	U16(0), U16(0), U16(0), U16(0), U16(0), U16(0), U16(0)
};

_Static_assert(sizeof(box) == WHOLE, "the tables are where they say");

const void *
font_box(size_t *n)
{
	*n = sizeof(box);
	return box;
}
