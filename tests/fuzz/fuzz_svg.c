/*
 * Fuzz target: any bytes as an SVG picture of a PDF.  It is drawn, with the
 * fonts there are, or refused; what it names is never opened.
 */
#include <stdlib.h>
#include <string.h>

#include "font_find.h"
#include "fonts.h"
#include "image.h"
#include "kit/buf.h"
#include "pdf_stub.h"
#include "replay.h"
#include "svg.h"
#include "xml_mutate.h"

#define	PIXELS_MAX	(1 << 20)	/* more would only be slower */

const struct replay replays[] = {
	{ .name = "svg", .seeds = "tests/pictures/*.svg", .mutate = xml_mutate_bytes },
	{ .name = NULL }
};

/* Those installed; the same for all inputs, since finding them takes long. */
static struct font_catalogue *catalogue;

/* fontconfig hides its pointers: what it still has would count as leaked. */
static void
release(void)
{
	font_catalogue_free(catalogue);
}

static struct font_catalogue *
installed(void)
{
	if (catalogue == NULL && (catalogue = font_catalogue_new()) != NULL)
		atexit(release);
	return catalogue;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pdf_stub	 stub;
	struct image_job job = { .pdf = &stub.pdf, .n = size,
	    .pixels_max = PIXELS_MAX };
	struct p_buf	 left_out = { 0 };
	uint8_t		*copy = malloc(size > 0 ? size : 1);
	bool		 refused;

	if (copy == NULL)
		return 0;
	if (size > 0)
		memcpy(copy, data, size);
	job.data = copy;
	if (pdf_stub_begin(&stub)) {
		fonts_free(stub.pdf.fonts);
		stub.pdf.fonts = installed() == NULL ? NULL :
		    fonts_new(installed(), &stub.log);
		job.object = haru_object(stub.pdf.haru);
		refused = svg_refused(copy, size) != NULL;
		if (stub.pdf.fonts != NULL &&
		    image_svg(&job, &left_out) == NULL && refused)
			abort();
	}
	p_buf_free(&left_out);
	pdf_stub_end(&stub);
	free(copy);
	return 0;
}
