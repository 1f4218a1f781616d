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
#include "random.h"
#include "replay.h"
#include "svg.h"
#include "xml_mutate.h"

#define	PIXELS_MAX	(1 << 20)	/* more would only be slower */

static size_t	mutate(uint8_t *, size_t, size_t, unsigned);

const struct replay replays[] = {
	{ .name = "svg", .seeds = "tests/pictures/*.svg", .mutate = mutate },
	{ .name = NULL }
};

static size_t
give(struct p_buf *b, uint8_t *out, size_t max)
{
	size_t	 n = p_buf_ok(b) && b->n <= max ? b->n : 0;

	if (n > 0)
		memcpy(out, b->p, n);
	p_buf_free(b);
	return n;
}

/* Two times of three as XML, else as bytes. */
static size_t
mutate(uint8_t *p, size_t n, size_t max, unsigned seed)
{
	uint32_t	 state = chance_from(seed);
	struct p_buf	 b = { 0 };
	size_t		 size = 0;

	if (chance_of(&state, 3) != 0) {
		p_buf_put(&b, p, n);
		for (size_t k = chance_of(&state, 3) + 1; k > 0; k--)
			xml_mutate(&b, &state);
		size = give(&b, p, max);
	}
	return size > 0 ? size : LLVMFuzzerMutate(p, n, max);
}

size_t
LLVMFuzzerCustomMutator(uint8_t *p, size_t n, size_t max, unsigned seed)
{
	return mutate(p, n, max, seed);
}

size_t
LLVMFuzzerCustomCrossOver(const uint8_t *p, size_t n, const uint8_t *q,
    size_t m, uint8_t *out, size_t max, unsigned seed)
{
	uint32_t	 state = chance_from(seed);
	struct p_buf	 b = { 0 };

	p_buf_put(&b, p, n);
	xml_splice(&b, (const char *)q, m, &state);
	return give(&b, out, max);
}

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
