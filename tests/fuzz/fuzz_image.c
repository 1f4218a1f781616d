/*
 * Fuzz target: any bytes as a picture of a PDF, PNG or JPEG.  Either its
 * object is written or a few words say why not.
 *
 * Checksums are set right in every other PNG, as else no damage would come
 * past them.
 */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "pdf_stub.h"
#include "replay.h"

#define	PIXELS_MAX	(1 << 20)	/* more would only be slower */

const struct replay replays[] = {
	{ .name = "image", .seeds = "tests/pictures/*.[pj][np]g" },
	{ .name = NULL }
};

static uint32_t
big32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static void
mend_checksums(uint8_t *p, size_t n)
{
	size_t		 at = 8, size;
	uint32_t	 crc;

	while (n - at >= 12 && (size = big32(p + at)) <= n - at - 12) {
		crc = libdeflate_crc32(0, p + at + 4, size + 4);
		for (int i = 0; i < 4; i++)
			p[at + 8 + size + (size_t)i] =
			    (uint8_t)(crc >> (24 - 8 * i));
		at += size + 12;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pdf_stub	 stub;
	struct image_job job = { .pdf = &stub.pdf, .n = size,
	    .pixels_max = PIXELS_MAX };
	uint8_t		*copy = malloc(size > 0 ? size : 1);

	if (copy == NULL)
		return 0;
	if (size > 0)
		memcpy(copy, data, size);
	job.data = copy;
	if (pdf_stub_begin(&stub)) {
		job.object = haru_object(stub.pdf.haru);
		if (size > 8 && copy[0] == 0x89) {
			if (size % 2 == 0)
				mend_checksums(copy, size);
			(void)image_png(&job);
		} else if (size > 2) {
			(void)image_jpeg(&job);
		}
	}
	pdf_stub_end(&stub);
	free(copy);
	return 0;
}
