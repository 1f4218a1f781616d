/*
 * Pictures in the file.
 *
 * A picture that is broken, too large or of a kind we do not show never
 * fails the document: an empty frame stands where it would be.
 */
#include "image.h"

#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/image.h"
#include "pdf.h"
#include "svg.h"
#include "syntax.h"

struct picture {
	const struct pai_resource *resource;
	uint32_t	 object;	/* 0: broken */
	unsigned	 orientation;	/* as Exif has it */
};

/* What was found of an SVG picture before it was written. */
struct verdict {
	const struct pai_resource *resource;
	const char	*why;		/* NULL: it can be drawn */
};

struct images {
	struct picture	*at;
	size_t		 n, room;
	struct verdict	*verdict;
	size_t		 verdict_n, verdict_room;
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
	free(images->verdict);
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

static bool
is_svg(const struct pai_resource *r)
{
	return strcmp(r->mime, "image/svg+xml") == 0;
}

/* NULL: the SVG picture can be drawn. */
static const char *
why_undrawn(struct images *images, const struct pai_resource *resource)
{
	struct verdict	 v = { resource, NULL };

	for (size_t i = 0; i < images->verdict_n; i++)
		if (images->verdict[i].resource == resource)
			return images->verdict[i].why;
	v.why = svg_refused(resource->data, resource->n);
	if (!p_make_room(&images->verdict, &images->verdict_room,
	    images->verdict_n + 1, sizeof(*images->verdict)))
		return "there is no memory for it";
	images->verdict[images->verdict_n++] = v;
	return v.why;
}

bool
images_draws(void *arg, const struct pai_resource *resource)
{
	return why_undrawn(arg, resource) == NULL;
}

static const char *
write_svg(struct image_job *job, struct pai_str key,
    const struct pai_node *node)
{
	struct p_buf	 left_out = { 0 };
	const char	*why = image_svg(job, &left_out);

	if (left_out.n > 0)
		pai_say(job->pdf->job->log, PAI_M_PDF_SVG_PART,
		    node != NULL ? &node->locus : NULL, "%.*s: %s",
		    (int)(key.n < 80 ? key.n : 80), key.n > 0 ? key.p : "",
		    left_out.p);
	p_buf_free(&left_out);
	return why;
}

/* What is shown of a picture: itself, or what it was decoded to. */
static const struct pai_resource *
shown(const struct pdf *pdf, const struct pai_resource *given,
    const char **why)
{
	const struct pai_doc *doc = pdf->job->doc;

	*why = "only PNG, JPEG and SVG are shown";
	return is_svg(given) ? given : doc->host->doc_shown(doc, given, why);
}

/* NULL: the object is written. */
static const char *
write_picture(struct pdf *pdf, const struct pai_resource *given,
    const struct pai_node *node, struct picture *out)
{
	const struct pai_log *log = pdf->job->log;
	const char	*why;
	const struct pai_resource *resource = shown(pdf, given, &why);
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
	else if (is_svg(resource))
		why = write_svg(&job, given->key, node);
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
	r = doc->host->doc_resource(doc,
	    doc->host->doc_figure(doc, n->as.image.figure)->vector);
	if (r != NULL && is_svg(r) && why_undrawn(pdf->images, r) == NULL)
		return NULL;
	r = doc->host->doc_resource(doc, n->as.image.target);
	if (r == NULL || (r = shown(pdf, r, &why)) == NULL)
		return why;
	return is_svg(r) ? why_undrawn(pdf->images, r) : NULL;
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
		why = write_picture(pdf, p.resource, node, &p);
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
