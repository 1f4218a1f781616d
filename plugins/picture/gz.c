/*
 * Metafiles packed with gzip (RFC 1952), as Office keeps them in files named
 * wmz and emz: unpacked, and played.
 */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "kit/bytes.h"
#include "kit/image.h"
#include "raster.h"

#define	SMALLEST	18u	/* a head of 10 bytes and a tail of 8 */
#define	ROOM_MIN	(16 << 20)	/* bytes that any file may unpack to */

/* The tail says how long it will be, which libdeflate holds it to. */
static bool
may_unpack(const struct pai_decode *job, size_t length)
{
	const struct pai_log	*log = job->log;
	int64_t			 ratio = log->host->log_limit(log,
				    PAI_LIM_RATIO);
	int64_t			 most = log->host->log_limit(log,
				    PAI_LIM_PART_BYTES);

	return length > 0 && (int64_t)length <= most && (double)length <=
	    ROOM_MIN + (double)ratio * (double)job->picture->n;
}

static const char *
decode_unpacked(const struct pai_decode *job, const unsigned char *p,
    size_t n)
{
	struct pai_resource	 r = *job->picture;
	struct pai_decode	 inner = { &r, job->shown, job->log };
	struct p_image_info	 info;

	r.data = p;
	r.n = n;
	(void)p_image_sniff(p, n, &info);
	if (info.type == P_IMAGE_EMF)
		return decode_emf(&inner);
	if (info.type == P_IMAGE_WMF)
		return decode_wmf(&inner);
	return "what is packed in it is no metafile";
}

const char *
decode_gz(const struct pai_decode *job)
{
	struct libdeflate_decompressor	*d;
	const struct pai_resource	*r = job->picture;
	size_t				 n = r->n < SMALLEST ? 0 :
					    le32(r->data + r->n - 4);
	unsigned char			*bytes;
	const char			*why = "it is damaged";

	if (n == 0)
		return why;
	if (!may_unpack(job, n))
		return "it is too large";
	d = libdeflate_alloc_decompressor();
	bytes = malloc(n);
	if (d == NULL || bytes == NULL)
		why = "there is no memory for it";
	else if (libdeflate_gzip_decompress(d, r->data, r->n, bytes, n,
	    NULL) == LIBDEFLATE_SUCCESS)
		why = decode_unpacked(job, bytes, n);
	if (d != NULL)
		libdeflate_free_decompressor(d);
	free(bytes);
	return why;
}
