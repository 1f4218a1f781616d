/*
 * A PDF that goes nowhere.
 */
#include "pdf_stub.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

#include "fonts.h"
#include "image.h"

#define	PIXELS_MAX	(1 << 20)	/* more would only be slower */
#define	LEVEL	1		/* of compression: the fastest */

static void
log_diag(struct pai_log *log, enum pai_msg number,
    const struct pai_locus *where, const char *format, ...)
{
	struct pdf_stub	*stub = (struct pdf_stub *)log;

	(void)number;
	(void)where;
	(void)format;
	stub->said++;
}

static int64_t
log_limit(const struct pai_log *log, enum pai_limit limit)
{
	(void)log;
	return limit == PAI_LIM_PIXELS ? PIXELS_MAX : 0;
}

static const struct pai_host host = { .size = sizeof(host),
    .log_diag = log_diag, .log_limit = log_limit };

bool
pdf_stub_begin(struct pdf_stub *stub)
{
	struct pdf	*pdf = &stub->pdf;

	*stub = (struct pdf_stub){ .log = { &host } };
	stub->job.log = &stub->log;
	pdf->job = &stub->job;
	pdf->level = LEVEL;
	pdf->haru = haru_new();
	pdf->deflate = libdeflate_alloc_compressor(LEVEL);
	pdf->fonts = fonts_new(NULL, &stub->log);
	return pdf->haru != NULL && pdf->deflate != NULL &&
	    pdf->fonts != NULL;
}

static void
drop(void *arg, const void *p, size_t n)
{
	(void)arg;
	(void)p;
	(void)n;
}

void
pdf_stub_end(struct pdf_stub *stub)
{
	struct pdf	*pdf = &stub->pdf;
	struct haru_sink sink = { .put = drop };
	unsigned	 error = 0, detail = 0;

	if (pdf->haru != NULL) {
		haru_set_id(pdf->haru);
		haru_save(pdf->haru, &sink);
		error = haru_error(pdf->haru, &detail);
	}
	if (error != 0 && error != HARU_NO_MEMORY) {
		fprintf(stderr, "broken promise: 0x%04X, %u\n", error,
		    detail);
		abort();
	}
	haru_free(pdf->haru);
	fonts_free(pdf->fonts);
	if (pdf->deflate != NULL)
		libdeflate_free_compressor(pdf->deflate);
	p_buf_free(&pdf->packed);
}
