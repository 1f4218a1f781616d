/*
 * A PNG file looked through before anything believes it.
 */
#ifndef P_PDF_PNG_CHECK_H
#define P_PDF_PNG_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct png_info {
	uint32_t	 width, height;
	unsigned	 depth, colour;	/* as IHDR has them */
	bool		 interlaced;
	bool		 transparent;	/* alpha, or a tRNS chunk */
	const unsigned char *palette;	/* PLTE's colours, three bytes each */
	size_t		 palette_n;
	size_t		 packed;	/* bytes of all IDAT chunks */
};

#define	PNG_GRAY	0u
#define	PNG_RGB		2u
#define	PNG_INDEXED	3u
#define	PNG_GRAY_ALPHA	4u
#define	PNG_RGB_ALPHA	6u

/*
 * Order, lengths and CRCs of the chunks, and the header.  NULL: all is well,
 * else a few words on what is not.
 */
const char	*png_check(const unsigned char *, size_t n,
		    struct png_info *);

/* Components of a pixel, and bytes of a row without its filter byte. */
unsigned	 png_components(const struct png_info *);
size_t		 png_row(const struct png_info *);

/* Copies the data of all IDAT chunks; out has room for info->packed. */
void		 png_join(const unsigned char *, size_t n,
		    unsigned char *out);

#endif
