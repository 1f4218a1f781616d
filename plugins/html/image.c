/*
 * Pictures.
 *
 * A picture that is in the document and of a kind every browser draws goes
 * into the page itself; SVG never does, since it can hold scripts.  Nothing
 * is fetched, now or by who reads the page: a picture elsewhere becomes a
 * link, and what cannot be shown becomes its description.
 */
#include <string.h>

#include "html.h"
#include "kit/num.h"
#include "kit/url.h"

/* In steps that are whole both as bytes (3) and as characters (4). */
#define	STEP_IN		3000
#define	STEP_OUT	4000

static void
base64_step(const unsigned char *p, size_t n, char *out)
{
	static const char digit[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t	 bits;
	size_t		 i;

	for (i = 0; i < n; i += 3, out += 4) {
		bits = (uint32_t)p[i] << 16;
		if (i + 1 < n)
			bits |= (uint32_t)p[i + 1] << 8;
		if (i + 2 < n)
			bits |= p[i + 2];
		out[0] = digit[bits >> 18];
		out[1] = digit[bits >> 12 & 63];
		out[2] = i + 1 < n ? digit[bits >> 6 & 63] : '=';
		out[3] = i + 2 < n ? digit[bits & 63] : '=';
	}
}

static void
put_base64(struct html *h, const unsigned char *p, size_t n)
{
	char	 out[STEP_OUT];
	size_t	 i, step;

	for (i = 0; i < n && h->status == PAI_OK; i += step) {
		step = n - i < STEP_IN ? n - i : STEP_IN;
		base64_step(p + i, step, out);
		put_bytes(h, out, (step + 2) / 3 * 4);
	}
}

/* A kind we put in pages, as a string of our own; NULL: none. */
static const char *
shown_mime(const struct pai_resource *r)
{
	static const char *const shown[] = { "image/png", "image/jpeg",
	    "image/gif" };
	size_t	 i;

	for (i = 0; r != NULL && i < sizeof(shown) / sizeof(shown[0]); i++)
		if (strcmp(r->mime, shown[i]) == 0)
			return shown[i];
	return NULL;
}

/* CSS pixels, 96 to the inch, from mpt or the picture's own pixels. */
static unsigned
pixels(int32_t mpt, uint32_t own)
{
	int32_t	 px = p_num_scale(mpt, 4, 3000);

	if (mpt <= 0)
		return own < 20000 ? own : 0;
	return px < 1 ? 1 : px > 20000 ? 20000 : (unsigned)px;
}

static void
put_picture(struct html *h, const struct pai_node *n,
    const struct pai_resource *r)
{
	unsigned	 width = pixels(n->as.image.width, r->width);
	unsigned	 height = pixels(n->as.image.height, r->height);

	put_fmt(h, "<img src=\"data:%s;base64,", shown_mime(r));
	put_base64(h, r->data, r->n);
	put(h, "\" alt=\"");
	put_plain(h, n);
	put(h, "\"");
	if (n->as.image.title.n > 0)
		put_attribute(h, "title", n->as.image.title);
	if (width > 0 && height > 0)
		put_fmt(h, " width=\"%u\" height=\"%u\"", width, height);
	put(h, ">");
}

/* The description, which in a cell is not the cell's text. */
static void
put_description(struct html *h, const struct pai_node *n)
{
	if (h->cells > 0)
		put(h, " data-label=\"");
	else
		put(h, ">");
	if (n->first != NULL)
		put_plain(h, n);
	else
		put(h, "〔图〕");
	if (h->cells > 0)
		put(h, "\">");
}

static bool
is_external(const struct pai_node *n, const struct pai_resource *r)
{
	struct pai_str	 to = n->as.image.target;

	return r == NULL && to.n > 0 && p_url_allowed(to.p, to.n);
}

static void
put_stand_in(struct html *h, const struct pai_node *n,
    const struct pai_resource *r)
{
	struct pai_str	 to = n->as.image.target;

	if (!is_external(n, r) || h->links > 0) {
		put(h, "<span class=\"image\"");
		put_description(h, n);
		put(h, "</span>");
		return;
	}
	p_buf_clear(&h->scratch);
	p_url_encode(&h->scratch, to.p, to.n);
	put(h, "<a class=\"image\"");
	put_attribute(h, "href", str_of(h->scratch.p, h->scratch.n));
	put(h, " rel=\"noopener noreferrer nofollow\"");
	put_description(h, n);
	put(h, "</a>");
}

void
image_write(struct html *h, const struct pai_node *n)
{
	struct pai_str			 to = n->as.image.target;
	const struct pai_resource	*r = h->host->doc_resource(h->doc, to);

	if (h->embed && shown_mime(r) != NULL && r->n > 0) {
		put_picture(h, n, r);
		return;
	}
	if (h->embed)
		pai_say(h->log, PAI_M_HTML_IMAGE, &n->locus, "%.*s",
		    to.n > 200 ? 200 : (int)to.n, to.n > 0 ? to.p : "");
	put_stand_in(h, n, r);
}
