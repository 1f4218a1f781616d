/*
 * Pictures in the file.
 *
 * A picture that is broken, too large or of a kind we do not show never
 * fails the document: an empty frame stands where it would be.
 */
#include "kit/grow.h"
#include "image.h"

#include <stdlib.h>
#include <string.h>

#include "kit/image.h"
#include "pdf.h"
#include "syntax.h"

struct picture {
	const struct pai_resource *resource;
	uint32_t	 object;	/* 0: broken */
	unsigned	 orientation;	/* as Exif has it */
};

struct images {
	struct picture	*at;
	size_t		 n, room;
};

struct images *
images_new(void)
{
	return calloc(1, sizeof(struct images));
}

void
images_free(struct images *images)
{
	if (images == NULL)
		return;
	free(images->at);
	free(images);
}

size_t
images_count(const struct images *images)
{
	return images->n;
}

uint32_t
images_object(const struct images *images, size_t i)
{
	return images->at[i].object;
}

void
image_head(struct p_buf *b, uint32_t width, uint32_t height, unsigned bits,
    const char *space)
{
	p_buf_str(b, "/Type /XObject /Subtype /Image /Width ");
	pdf_int(b, width);
	p_buf_str(b, " /Height ");
	pdf_int(b, height);
	p_buf_str(b, "\n/BitsPerComponent ");
	pdf_int(b, bits);
	p_buf_str(b, " /ColorSpace ");
	p_buf_str(b, space);
	p_buf_str(b, "\n");
}

/* NULL: the object is written. */
static const char *
write_picture(struct pdf *pdf, const struct pai_resource *given,
    struct picture *out)
{
	const struct pai_log *log = pdf->job->log;
	const struct pai_doc *doc = pdf->job->doc;
	const char	*why = "only PNG and JPEG are shown";
	const struct pai_resource *resource = doc->host->doc_shown(doc, given,
			    &why);
	struct image_job job = { .pdf = pdf };
	struct p_image_info info;

	if (resource == NULL)
		return why;
	job.data = resource->data;
	job.n = resource->n;
	job.pixels_max = log->host->log_limit(log, PAI_LIM_PIXELS);
	job.object = haru_object(pdf->haru);
	if (resource->n >= 8 && memcmp(resource->data, "\x89PNG\r\n\x1a\n",
	    8) == 0)
		why = image_png(&job);
	else if (resource->n >= 3 && memcmp(resource->data, "\xff\xd8\xff",
	    3) == 0)
		why = image_jpeg(&job);
	else
		why = "it is not what it says it is";
	out->object = why == NULL ? job.object : 0;
	(void)p_image_sniff(job.data, job.n, &info);
	out->orientation = info.orientation;
	return why;
}

static bool
remember(struct images *images, const struct picture *picture)
{
	if (!p_make_room(&images->at, &images->room, images->n + 1,
	    sizeof(*images->at)))
		return false;
	images->at[images->n++] = *picture;
	return true;
}

/*
 * Why the layout set the words of a picture, as it does where no size is
 * known either; NULL: it did not.  One that the document only names, in a
 * file or on a server, is not looked for: what a document says must not make
 * us read or fetch anything.
 */
static const char *
why_words(const struct pdf *pdf, const struct pai_node *n)
{
	const struct pai_doc	*doc = pdf->job->doc;
	const struct pai_resource *r;
	const char		*why = "it is not in the document";

	if (n->kind != PAI_N_IMAGE || n->first == NULL ||
	    (n->as.image.width > 0 && n->as.image.height > 0))
		return NULL;
	r = doc->host->doc_resource(doc, n->as.image.target);
	return r != NULL && doc->host->doc_shown(doc, r, &why) != NULL ?
	    NULL : why;
}

void
images_tell_words(struct pdf *pdf)
{
	struct pai_iter	 it = pai_iter_at(pdf->job->root);
	struct pai_str	 to;
	const char	*why;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER ||
		    (why = why_words(pdf, it.node)) == NULL)
			continue;
		to = it.node->as.image.target;
		pai_say(pdf->job->log, PAI_M_PDF_IMAGE_WORDS,
		    &it.node->locus, "%.*s%s%s", (int)(to.n < 80 ? to.n : 80),
		    to.n > 0 ? to.p : "", to.n > 0 ? ": " : "", why);
	}
}

uint32_t
image_object(struct pdf *pdf, struct pai_str key, const struct pai_node *node,
    unsigned *orientation)
{
	const struct pai_doc *doc = pdf->job->doc;
	struct picture	 p = { .resource = doc->host->doc_resource(doc, key) };
	const char	*why = "it is not in the document";

	*orientation = 1;
	for (size_t i = 0; p.resource != NULL && i < pdf->images->n; i++)
		if (pdf->images->at[i].resource == p.resource) {
			*orientation = pdf->images->at[i].orientation;
			return pdf->images->at[i].object;
		}
	if (p.resource != NULL)
		why = write_picture(pdf, p.resource, &p);
	if (why != NULL)
		pai_say(pdf->job->log, PAI_M_PDF_IMAGE,
		    node != NULL ? &node->locus : NULL, "%.*s%s%s",
		    (int)(key.n < 80 ? key.n : 80), key.n > 0 ? key.p : "",
		    key.n > 0 ? ": " : "", why);
	if (p.resource != NULL && !remember(pdf->images, &p))
		return 0;
	*orientation = p.orientation;
	return p.object;
}
