/*
 * A PNG file looked through (PNG specification, third edition, 5 and 11).
 *
 *	signature | IHDR | ... PLTE ... | IDAT IDAT ... | ... IEND
 *
 * A chunk is its length, its type, its data and the CRC of the latter two.
 */
#include "png_check.h"

#include <libdeflate.h>
#include <string.h>

#define	SIGNATURE	8
#define	FRAME		12	/* bytes of a chunk beside its data */

struct chunk {
	const unsigned char *data;
	uint32_t	 n;
	char		 type[5];
};

static uint32_t
big32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

/* The chunk at *at, which moves on; false: cut short or damaged. */
static bool
next_chunk(const unsigned char *p, size_t n, size_t *at, struct chunk *c)
{
	size_t		 left = n - *at;

	if (left < FRAME)
		return false;
	c->n = big32(p + *at);
	if (c->n > left - FRAME)
		return false;
	memcpy(c->type, p + *at + 4, 4);
	c->type[4] = '\0';
	c->data = p + *at + 8;
	*at += FRAME + (size_t)c->n;
	return true;
}

static bool
crc_holds(const struct chunk *c)
{
	return libdeflate_crc32(0, c->data - 4, (size_t)c->n + 4) ==
	    big32(c->data + c->n);
}

static bool
is(const struct chunk *c, const char *type)
{
	return memcmp(c->type, type, 4) == 0;
}

/* Depths that go with a colour type (table 11.1). */
static bool
depth_fits(unsigned colour, unsigned depth)
{
	switch (colour) {
	case PNG_GRAY:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8 ||
		    depth == 16;
	case PNG_INDEXED:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8;
	case PNG_RGB: case PNG_GRAY_ALPHA: case PNG_RGB_ALPHA:
		return depth == 8 || depth == 16;
	default:
		return false;
	}
}

static bool
read_header(const struct chunk *c, struct png_info *info)
{
	if (!is(c, "IHDR") || c->n != 13)
		return false;
	info->width = big32(c->data);
	info->height = big32(c->data + 4);
	info->depth = c->data[8];
	info->colour = c->data[9];
	info->interlaced = c->data[12] == 1;
	info->transparent = info->colour == PNG_GRAY_ALPHA ||
	    info->colour == PNG_RGB_ALPHA;
	return info->width > 0 && info->height > 0 &&
	    info->width <= INT32_MAX && info->height <= INT32_MAX &&
	    depth_fits(info->colour, info->depth) && c->data[10] == 0 &&
	    c->data[11] == 0 && c->data[12] <= 1;
}

/* False: a chunk that stands where or as it may not. */
static bool
note_chunk(const struct chunk *c, struct png_info *info, bool *data_ended)
{
	if (is(c, "IDAT")) {
		if (*data_ended)
			return false;
		info->packed += c->n;
		return true;
	}
	*data_ended = info->packed > 0;
	if (is(c, "tRNS"))
		info->transparent = true;
	if (is(c, "PLTE")) {
		if (c->n == 0 || c->n % 3 != 0 || c->n > 768 ||
		    info->palette != NULL || *data_ended)
			return false;
		info->palette = c->data;
		info->palette_n = c->n / 3;
	}
	return !is(c, "IHDR");
}

const char *
png_check(const unsigned char *p, size_t n, struct png_info *info)
{
	struct chunk	 c;
	size_t		 at = SIGNATURE;
	bool		 data_ended = false;

	*info = (struct png_info){ 0 };
	if (n < SIGNATURE || !next_chunk(p, n, &at, &c) ||
	    !read_header(&c, info))
		return "its header is damaged";
	for (;;) {
		if (!crc_holds(&c))
			return "a checksum in it is wrong";
		if (!next_chunk(p, n, &at, &c))
			return "it is cut short";
		if (is(&c, "IEND"))
			break;
		if (!note_chunk(&c, info, &data_ended))
			return "its parts are out of order";
	}
	if (info->packed == 0)
		return "it has no picture";
	if (info->colour == PNG_INDEXED && info->palette == NULL)
		return "it has no palette";
	return NULL;
}

unsigned
png_components(const struct png_info *info)
{
	switch (info->colour) {
	case PNG_RGB:
		return 3;
	case PNG_GRAY_ALPHA:
		return 2;
	case PNG_RGB_ALPHA:
		return 4;
	default:
		return 1;
	}
}

size_t
png_row(const struct png_info *info)
{
	return ((size_t)info->width * png_components(info) * info->depth +
	    7) / 8;
}

void
png_join(const unsigned char *p, size_t n, unsigned char *out)
{
	struct chunk	 c;
	size_t		 at = SIGNATURE;

	while (next_chunk(p, n, &at, &c) && !is(&c, "IEND"))
		if (is(&c, "IDAT")) {
			memcpy(out, c.data, c.n);
			out += c.n;
		}
}
