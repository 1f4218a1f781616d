/*
 * One PDF being written: the order of its parts.
 *
 *	layout -> pages -> fonts -> outline, info, catalog -> the file
 *
 * Fonts come after the pages because only then all uses are known; pages
 * name them by the numbers of objects that are filled later.
 */
#include "pdf.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "fonts.h"
#include "image.h"
#include "syntax.h"
#include "tags.h"
#include "write.h"

static const char *
packed_bytes(struct pdf *pdf, const void *p, size_t n, size_t *out)
{
	size_t		 room = libdeflate_zlib_compress_bound(pdf->deflate,
	    n);

	p_buf_clear(&pdf->packed);
	if (p_buf_room(&pdf->packed, room) == NULL)
		return NULL;
	*out = libdeflate_zlib_compress(pdf->deflate, p, n, pdf->packed.p,
	    room);
	return pdf->packed.p;
}

void
pdf_stream(struct pdf *pdf, uint32_t object, struct p_buf *body,
    const void *p, size_t n)
{
	if (p == NULL)
		p = "";
	if (pdf->level > 0) {
		if ((p = packed_bytes(pdf, p, n, &n)) == NULL)
			body->failed = true;
		p_buf_str(body, "/Filter /FlateDecode\n");
	}
	haru_body(pdf->haru, object, body);
	if (p == NULL)
		return;
	haru_hash(pdf->haru, p, n);
	haru_stream(pdf->haru, object, p, n);
}

enum pai_status
pdf_status(struct pdf *pdf)
{
	unsigned	 error, detail;

	if ((error = haru_error(pdf->haru, &detail)) == 0)
		return PAI_OK;
	pai_say(pdf->job->log, PAI_M_PDF_LIBRARY, NULL, "0x%04X, %u", error,
	    detail);
	return error == HARU_NO_MEMORY ? PAI_E_NOMEM : PAI_E_LIMIT;
}

static void
put_named(struct p_buf *b, const char *letter, uint32_t object)
{
	if (object == 0)
		return;
	p_buf_str(b, letter);
	pdf_int(b, object);
	pdf_ref(b, object);
	p_buf_str(b, "\n");
}

static void
write_resources(struct pdf *pdf)
{
	struct p_buf	 b = { 0 };
	struct face	*face;

	p_buf_str(&b, "/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]\n"
	    "/Font <<\n");
	for (size_t i = 0; i < fonts_face_count(pdf->fonts); i++)
		if ((face = fonts_face(pdf->fonts, i)) != NULL)
			put_named(&b, "/F", face->object);
	p_buf_str(&b, ">>\n/XObject <<\n");
	for (size_t i = 0; i < images_count(pdf->images); i++)
		put_named(&b, "/I", images_object(pdf->images, i));
	p_buf_str(&b, ">>\n");
	haru_body(pdf->haru, pdf->resources, &b);
}

static void
write_catalog(struct pdf *pdf)
{
	struct p_buf	 b = { 0 };
	uint32_t	 outline = pdf_outline(pdf);
	uint32_t	 tree;

	tags_end_pages(pdf->tags);
	tree = tags_finish(pdf->tags);
	p_buf_str(&b, "/Lang (");
	p_buf_str(&b, pdf_language(pdf));
	p_buf_str(&b, ")\n");
	if (pdf->title.n > 0)
		p_buf_str(&b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	pdf_page_labels(pdf, &b);
	if (outline != 0) {
		p_buf_str(&b, "/PageMode /UseOutlines /Outlines");
		pdf_ref(&b, outline);
		p_buf_str(&b, "\n");
	}
	if (tree != 0) {
		p_buf_str(&b, "/MarkInfo <</Marked true>> /StructTreeRoot");
		pdf_ref(&b, tree);
		p_buf_str(&b, "\n");
	}
	p_buf_str(&b, "/Metadata");
	pdf_ref(&b, pdf_metadata(pdf, tree != 0));
	p_buf_str(&b, "\n/OutputIntents [");
	pdf_ref(&b, pdf_output_intent(pdf));
	p_buf_str(&b, "]\n");
	if (p_buf_ok(&b))
		haru_hash(pdf->haru, b.p, b.n);
	haru_catalog(pdf->haru, &b);
}

static void
put_out(void *arg, const void *p, size_t n)
{
	struct pdf	*pdf = arg;

	pai_put(pdf->job->out, p, n);
}

static const char *
pack_out(void *arg, const void *p, size_t n, size_t *out)
{
	return packed_bytes(arg, p, n, out);
}

static enum pai_status
write_parts(struct pdf *pdf)
{
	struct haru_sink sink = { .put = put_out, .arg = pdf,
	    .pack = pdf->level > 0 ? pack_out : NULL };
	enum pai_status	 status;

	pdf->resources = haru_object(pdf->haru);
	pdf_find_title(pdf);
	images_tell_words(pdf);
	if ((status = pdf_write_pages(pdf)) != PAI_OK ||
	    (status = pdf_embed_fonts(pdf)) != PAI_OK)
		return status;
	write_resources(pdf);
	write_catalog(pdf);
	pdf_info(pdf);
	haru_set_id(pdf->haru);
	if ((status = pdf_status(pdf)) != PAI_OK)
		return status;
	haru_save(pdf->haru, &sink);
	if ((status = pdf_status(pdf)) != PAI_OK)
		return status;
	return pdf->job->out->host->out_status(pdf->job->out);
}

enum pai_status
pdf_write(const struct pai_write *job, struct fonts *fonts,
    struct images *images, const struct p_pages *pages)
{
	const struct pai_host *host = job->opts->host;
	struct pdf	 pdf = { .job = job, .fonts = fonts,
	    .images = images, .pages = pages };
	enum pai_status	 status = PAI_E_NOMEM;

	pdf.level = (int)host->opt_int(job->opts, "compress");
	pdf.haru = haru_new();
	pdf.page = calloc(pages->n + 1, sizeof(*pdf.page));
	pdf.deflate = libdeflate_alloc_compressor(pdf.level > 0 ?
	    pdf.level : 1);
	if (pdf.haru != NULL && pdf.page != NULL && pdf.deflate != NULL) {
		if (host->opt_bool(job->opts, "tagged"))
			pdf.tags = tags_new(&pdf);
		status = write_parts(&pdf);
	}
	tags_free(pdf.tags);
	if (pdf.deflate != NULL)
		libdeflate_free_compressor(pdf.deflate);
	p_buf_free(&pdf.packed);
	free(pdf.page);
	haru_free(pdf.haru);
	return status;
}
