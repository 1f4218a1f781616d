/*
 * Links.  Only two actions are ever written: URI, with an address that has
 * passed the allow-list (kit/url.h), and a jump within the document.
 */
#include "link.h"

#include "kit/url.h"
#include "pdf.h"
#include "syntax.h"
#include "tags.h"

void
link_destination(struct pdf *pdf, struct p_buf *b, size_t page, int32_t x,
    int32_t y)
{
	p_buf_str(b, "[");
	pdf_ref(b, pdf->page[page]);
	p_buf_str(b, "/XYZ ");
	pdf_length(b, x);
	p_buf_str(b, " ");
	pdf_length(b, (int64_t)pdf->pages->page[page]->height - y);
	p_buf_str(b, " null]");
}

void
link_rect(struct p_buf *b, const struct p_page *page, const struct p_item *i)
{
	int64_t		 top = (int64_t)page->height - i->y;

	p_buf_str(b, "[");
	pdf_length(b, i->x);
	p_buf_str(b, " ");
	pdf_length(b, top - i->h);
	p_buf_str(b, " ");
	pdf_length(b, (int64_t)i->x + i->w);
	p_buf_str(b, " ");
	pdf_length(b, top);
	p_buf_str(b, "]");
}

static void
put_uri(struct p_buf *b, struct pai_str target)
{
	struct p_buf	 uri = { 0 };

	p_url_encode(&uri, target.p, target.n);
	p_buf_str(b, "/A <</S /URI /URI ");
	pdf_bytes(b, uri.p, uri.n);
	p_buf_str(b, ">>\n");
	if (!p_buf_ok(&uri))
		b->failed = true;
	p_buf_free(&uri);
}

/* False: nowhere to go. */
static bool
put_target(struct pdf *pdf, const struct p_places *places, struct p_buf *b,
    const struct p_item *item)
{
	struct pai_str	 to = item->as.link.target;
	const struct p_place *place;
	const struct pai_locus *where =
	    item->node != NULL ? &item->node->locus : NULL;

	if (to.n > 0 && to.p[0] == '#') {
		place = p_places_find(places,
		    (struct pai_str){ to.p + 1, to.n - 1 });
		if (place == NULL)
			return false;
		p_buf_str(b, "/Dest ");
		link_destination(pdf, b, place->page, place->x, place->y);
		p_buf_str(b, "\n");
		return true;
	}
	if (to.n == 0 || !p_url_allowed(to.p, to.n)) {
		pai_say(pdf->job->log, PAI_M_PDF_LINK, where, "%.*s",
		    (int)(to.n < 80 ? to.n : 80), to.n > 0 ? to.p : "");
		return false;
	}
	put_uri(b, to);
	return true;
}

/* What is said of a link: where it leads, or its own words within the file. */
static void
put_contents(struct p_buf *b, const struct p_item *item)
{
	struct pai_str	 to = item->as.link.target;
	struct p_buf	 words = { 0 };

	if (to.n > 0 && to.p[0] == '#' && item->node != NULL)
		tags_words(item->node, &words);
	if (words.n > 0)
		to = (struct pai_str){ words.p, words.n };
	p_buf_str(b, "/Contents ");
	pdf_text(b, to);
	p_buf_free(&words);
}

uint32_t
link_annot(struct pdf *pdf, const struct p_places *places,
    const struct p_page *page, const struct p_item *item)
{
	struct p_buf	 b = { 0 };
	uint32_t	 object;
	int32_t		 parent;

	p_buf_str(&b, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0]\n");
	p_buf_str(&b, "/Rect ");
	link_rect(&b, page, item);
	p_buf_str(&b, "\n");
	if (!put_target(pdf, places, &b, item)) {
		p_buf_free(&b);
		return 0;
	}
	object = haru_object(pdf->haru);
	parent = tags_annot(pdf->tags, item->node, object);
	if (parent >= 0) {
		put_contents(&b, item);
		p_buf_str(&b, " /StructParent ");
		pdf_int(&b, parent);
	}
	haru_body(pdf->haru, object, &b);
	return object;
}
