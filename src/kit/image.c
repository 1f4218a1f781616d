/*
 * What a picture is and how large, from its first bytes; decodes nothing.
 * Sizes are as the file claims: whoever decodes one checks again.
 */
#include "kit/image.h"

#include <stdlib.h>
#include <string.h>

#include "kit/bytes.h"

struct bytes {
	const unsigned char	*p;
	size_t			 n;
};

static uint32_t
be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
be32(const unsigned char *p)
{
	return be16(p) << 16 | be16(p + 2);
}

static uint32_t
dpi_of_metre(uint32_t per_metre)
{
	return per_metre > 400000 ? 0 :
	    (uint32_t)(((uint64_t)per_metre * 254 + 5000) / 10000);
}

static bool
begins(struct bytes b, const char *magic, size_t n)
{
	return b.n >= n && memcmp(b.p, magic, n) == 0;
}

/* IHDR comes first; pHYs, where there is one, before the first IDAT. */
static void
png(struct bytes b, struct p_image_info *info)
{
	size_t	 at = 8;

	if (b.n < 33)
		return;
	info->width = be32(b.p + 16);
	info->height = be32(b.p + 20);
	while (b.n - at >= 12 + 9) {
		uint32_t	 len = be32(b.p + at);

		if (memcmp(b.p + at + 4, "IDAT", 4) == 0)
			return;
		if (memcmp(b.p + at + 4, "pHYs", 4) == 0 && len == 9 &&
		    b.p[at + 16] == 1) {
			info->dpi_x = dpi_of_metre(be32(b.p + at + 8));
			info->dpi_y = dpi_of_metre(be32(b.p + at + 12));
		}
		if (len > b.n - at - 12)
			return;
		at += 12 + (size_t)len;
	}
}

static void
jfif(const unsigned char *p, size_t n, struct p_image_info *info)
{
	uint32_t	 unit;

	if (n < 12 || memcmp(p, "JFIF", 5) != 0)
		return;
	unit = p[7];
	if (unit != 1 && unit != 2)
		return;
	info->dpi_x = be16(p + 8);
	info->dpi_y = be16(p + 10);
	if (unit == 2) {	/* dots to the centimetre */
		info->dpi_x = (info->dpi_x * 254 + 50) / 100;
		info->dpi_y = (info->dpi_y * 254 + 50) / 100;
	}
}

/*
 * Exif 2.32, 4.6: a TIFF header of either end and a directory, in which tag
 * 0x112 says how the picture was held.
 */
static void
exif(const unsigned char *p, size_t n, struct p_image_info *info)
{
	uint32_t	 (*n16)(const unsigned char *) = le16;
	uint32_t	 (*n32)(const unsigned char *) = le32;
	uint32_t	 at, count, v;

	if (n < 20 || memcmp(p, "Exif\0\0", 6) != 0)
		return;
	p += 6;
	n -= 6;
	if (p[0] == 'M') {
		n16 = be16;
		n32 = be32;
	}
	at = n32(p + 4);
	if (at > n - 2)
		return;
	count = n16(p + at);
	for (at += 2; count > 0 && n - at >= 12; count--, at += 12)
		if (n16(p + at) == 0x112) {
			v = n16(p + at + 8);
			info->orientation = v >= 1 && v <= 8 ? v : 1;
			return;
		}
}

/* As it is shown, its width is its stored height. */
static void
swap_sides(struct p_image_info *info)
{
	uint32_t	 width = info->width, dpi = info->dpi_x;

	info->width = info->height;
	info->height = width;
	info->dpi_x = info->dpi_y;
	info->dpi_y = dpi;
}

static bool
is_frame_header(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}

static void
jpeg(struct bytes b, struct p_image_info *info)
{
	size_t	 at = 2;

	while (b.n - at >= 4) {
		unsigned	 marker = b.p[at + 1];
		size_t		 len;

		if (b.p[at] != 0xff)
			return;
		if (marker == 0xff) {		/* fill */
			at++;
			continue;
		}
		len = be16(b.p + at + 2);
		if (len < 2 || len + 2 > b.n - at)
			return;
		if (marker == 0xe0)
			jfif(b.p + at + 4, len - 2, info);
		if (marker == 0xe1)
			exif(b.p + at + 4, len - 2, info);
		if (is_frame_header(marker)) {
			if (len >= 7) {
				info->height = be16(b.p + at + 5);
				info->width = be16(b.p + at + 7);
			}
			return;
		}
		if (marker == 0xda)
			return;
		at += len + 2;
	}
}

static void
bmp(struct bytes b, struct p_image_info *info)
{
	if (b.n < 46 || le32(b.p + 14) < 40)
		return;
	info->width = le32(b.p + 18);
	info->height = le32(b.p + 22);
	if (info->height > INT32_MAX)		/* stored top down */
		info->height = 0u - info->height;
	info->dpi_x = dpi_of_metre(le32(b.p + 38));
	info->dpi_y = dpi_of_metre(le32(b.p + 42));
}

/* The frame is in hundredths of a millimetre; pixels at 96 to the inch. */
static void
emf(struct bytes b, struct p_image_info *info)
{
	int64_t	 w = (int64_t)(int32_t)le32(b.p + 32) -
	    (int32_t)le32(b.p + 24);
	int64_t	 h = (int64_t)(int32_t)le32(b.p + 36) -
	    (int32_t)le32(b.p + 28);

	if (w <= 0 || h <= 0 || w > 1000000 || h > 1000000)
		return;
	info->width = (uint32_t)(w * 96 / 2540);
	info->height = (uint32_t)(h * 96 / 2540);
	info->dpi_x = info->dpi_y = 96;
}

static void
svg(struct bytes b, struct p_image_info *info)
{
	double	 width, height;

	if (!p_image_svg_size((const char *)b.p, b.n, &width, &height))
		return;
	info->width = width < 1 ? 1 : (uint32_t)(width + 0.5);
	info->height = height < 1 ? 1 : (uint32_t)(height + 0.5);
}

/* A placeable one ([MS-WMF] 2.3.2.3): its box, and its units to the inch. */
static void
wmf(struct bytes b, struct p_image_info *info)
{
	int	 w, h, inch;

	if (!begins(b, "\xd7\xcd\xc6\x9a", 4) || b.n < 22)
		return;
	w = (int16_t)le16(b.p + 10) - (int16_t)le16(b.p + 6);
	h = (int16_t)le16(b.p + 12) - (int16_t)le16(b.p + 8);
	inch = (int)le16(b.p + 14);
	if (w == 0 || h == 0 || inch == 0)
		return;
	w = (abs(w) * 96 + inch / 2) / inch;
	h = (abs(h) * 96 + inch / 2) / inch;
	info->width = w > 0 ? (uint32_t)w : 1;
	info->height = h > 0 ? (uint32_t)h : 1;
	info->dpi_x = info->dpi_y = 96;
}

static bool
looks_like_svg(struct bytes b)
{
	size_t	 n = b.n < 1024 ? b.n : 1024;

	for (size_t i = 0; i + 4 < n; i++)
		if (memcmp(b.p + i, "<svg", 4) == 0)
			return true;
	return false;
}

static enum p_image_type
type_of(struct bytes b)
{
	if (begins(b, "\x89PNG\r\n\x1a\n", 8))
		return P_IMAGE_PNG;
	if (begins(b, "\xff\xd8\xff", 3))
		return P_IMAGE_JPEG;
	if (begins(b, "GIF87a", 6) || begins(b, "GIF89a", 6))
		return P_IMAGE_GIF;
	if (begins(b, "BM", 2) && b.n >= 26)
		return P_IMAGE_BMP;
	if (begins(b, "II*\0", 4) || begins(b, "MM\0*", 4))
		return P_IMAGE_TIFF;
	if (begins(b, "\1\0\0\0", 4) && b.n >= 44 &&
	    memcmp(b.p + 40, " EMF", 4) == 0)
		return P_IMAGE_EMF;
	if (begins(b, "\xd7\xcd\xc6\x9a", 4) || begins(b, "\1\0\11\0", 4))
		return P_IMAGE_WMF;
	if (begins(b, "\x1f\x8b\10", 3))
		return P_IMAGE_GZIP;
	if (looks_like_svg(b))
		return P_IMAGE_SVG;
	return P_IMAGE_UNKNOWN;
}

static void
measure(struct bytes b, struct p_image_info *info)
{
	switch (info->type) {
	case P_IMAGE_PNG:
		png(b, info);
		break;
	case P_IMAGE_JPEG:
		jpeg(b, info);
		if (info->orientation >= 5)
			swap_sides(info);
		break;
	case P_IMAGE_GIF:
		if (b.n >= 10) {
			info->width = le16(b.p + 6);
			info->height = le16(b.p + 8);
		}
		break;
	case P_IMAGE_BMP:
		bmp(b, info);
		break;
	case P_IMAGE_EMF:
		emf(b, info);
		break;
	case P_IMAGE_SVG:
		svg(b, info);
		break;
	case P_IMAGE_WMF:
		wmf(b, info);
		break;
	default:
		break;
	}
}

bool
p_image_sniff(const void *p, size_t n, struct p_image_info *info)
{
	static const struct { const char *mime, *suffix; } names[] = {
		[P_IMAGE_UNKNOWN] = { "application/octet-stream", "bin" },
		[P_IMAGE_PNG] = { "image/png", "png" },
		[P_IMAGE_JPEG] = { "image/jpeg", "jpg" },
		[P_IMAGE_GIF] = { "image/gif", "gif" },
		[P_IMAGE_BMP] = { "image/bmp", "bmp" },
		[P_IMAGE_TIFF] = { "image/tiff", "tif" },
		[P_IMAGE_EMF] = { "image/x-emf", "emf" },
		[P_IMAGE_WMF] = { "image/x-wmf", "wmf" },
		[P_IMAGE_SVG] = { "image/svg+xml", "svg" },
		[P_IMAGE_GZIP] = { "image/x-emz", "emz" },
	};
	struct bytes	 b = { p, n };

	*info = (struct p_image_info){ .type = type_of(b), .orientation = 1 };
	info->mime = names[info->type].mime;
	info->suffix = names[info->type].suffix;
	measure(b, info);
	return info->type != P_IMAGE_UNKNOWN;
}
