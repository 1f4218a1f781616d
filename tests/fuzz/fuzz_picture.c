/*
 * Fuzz target: any bytes as a picture, for the decoder that their first bytes
 * call for.  It ends within the bytes and the pixels it may take, and gives a
 * picture or says why not, never both.  Drawings are UTF-8.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/image.h"
#include "kit/utf8.h"
#include "raster.h"
#include "replay.h"

const struct replay replays[] = {
	{ .name = "picture", .seeds = "tests/pictures/*" },
	{ .name = NULL }
};

struct given {
	struct pai_shown pub;
	unsigned	 pictures;
};

static int64_t
log_limit(const struct pai_log *log, enum pai_limit limit)
{
	(void)log;
	/* Of pixels and bytes; more would only be slower. */
	return limit == PAI_LIM_OUTPUT_RATIO ? 64 : 1 << 20;
}

static void
shown_put(struct pai_shown *to, const struct pai_resource *r)
{
	struct given	*given = (struct given *)to;

	given->pictures++;
	if (r->n == 0 || r->data == NULL)
		abort();
	if (strcmp(r->mime, "image/svg+xml") == 0 &&
	    !p_utf8_valid((const char *)r->data, r->n))
		abort();
}

static void
log_diag(struct pai_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *words, ...)
{
	(void)log;
	(void)msg;
	(void)at;
	(void)words;
}

static const struct pai_host host = { .size = sizeof(host),
    .log_limit = log_limit, .log_diag = log_diag, .shown_put = shown_put };

static const char *
decode(const struct pai_decode *job, enum p_image_type type)
{
	switch (type) {
	case P_IMAGE_GIF:
		return decode_gif(job);
	case P_IMAGE_BMP:
		return decode_bmp(job);
	case P_IMAGE_TIFF:
		return decode_tiff(job);
	case P_IMAGE_EMF:
		return decode_emf(job);
	case P_IMAGE_WMF:
		return decode_wmf(job);
	case P_IMAGE_GZIP:
		return decode_gz(job);
	default:
		return "not ours";
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct p_image_info	 info;
	struct given		 given = { { &host }, 0 };
	struct pai_resource	 r = { .data = data, .n = size, .mime = "" };
	struct pai_log		 log = { &host };
	struct pai_decode	 job = { &r, &given.pub, &log };
	const char		*why;

	(void)p_image_sniff(data, size, &info);
	why = decode(&job, info.type);
	if (given.pictures != (why == NULL ? 1 : 0))
		abort();
	return 0;
}
