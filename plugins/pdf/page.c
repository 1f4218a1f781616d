/*
 * Pages: each one's content, links and object.
 *
 * A page is finished and packed before the next is begun, so that of a long
 * document only the packed pages are in memory.  All pages share one
 * dictionary of resources, written when all are known.
 */
#include <stdlib.h>

#include "kit/grow.h"
#include "content.h"
#include "link.h"
#include "pdf.h"
#include "tags.h"

#define	ANNOTS_MAX	32000	/* libharu's arrays end there */
#define	SIDE_MIN	3000	/* mpt; ISO 32000-1, annex C.2 */

struct annots {
	uint32_t	*at;
	size_t		 n, room;
};

static bool
add_annot(struct annots *a, uint32_t object)
{
	if (!p_make_room(&a->at, &a->room, a->n + 1, sizeof(*a->at)))
		return false;
	a->at[a->n++] = object;
	return true;
}

static bool
gather_annots(struct pdf *pdf, const struct p_places *places,
    const struct p_page *page, struct annots *out)
{
	uint32_t	 object;

	out->n = 0;
	for (size_t i = 0; i < page->n && out->n < ANNOTS_MAX; i++) {
		if (page->items[i].kind != P_ITEM_LINK)
			continue;
		object = link_annot(pdf, places, page, &page->items[i]);
		if (object != 0 && !add_annot(out, object))
			return false;
	}
	return true;
}

static int32_t
clamp_side(int32_t side)
{
	if (side < SIDE_MIN)
		return SIDE_MIN;
	return side > PAI_MPT_MAX ? PAI_MPT_MAX : side;
}

static bool
write_page(struct pdf *pdf, const struct p_places *places, size_t number,
    struct p_buf *content, struct annots *annots)
{
	const struct p_page *page = pdf->pages->page[number];
	struct haru_page out = { .resources = pdf->resources };
	struct p_buf	 body = { 0 };

	p_buf_clear(content);
	content_write(pdf, page, number, content);
	if (!p_buf_ok(content) ||
	    !gather_annots(pdf, places, page, annots))
		return false;
	pdf_stream(pdf, haru_page_contents(pdf->haru, pdf->page[number]),
	    &body, content->p, content->n);
	out.width = clamp_side(page->width);
	out.height = clamp_side(page->height);
	out.annots = annots->at;
	out.annot_n = annots->n;
	out.struct_parents = pdf->tags != NULL ? (int32_t)number : -1;
	haru_page_fill(pdf->haru, pdf->page[number], &out);
	return true;
}

enum pai_status
pdf_write_pages(struct pdf *pdf)
{
	struct p_places	*places = p_places_new(pdf->pages);
	struct p_buf	 content = { 0 };
	struct annots	 annots = { 0 };
	enum pai_status	 status = PAI_OK;

	if (places == NULL)
		return PAI_E_NOMEM;
	for (size_t i = 0; i < pdf->pages->n; i++)
		pdf->page[i] = haru_page_new(pdf->haru);
	for (size_t i = 0; i < pdf->pages->n && status == PAI_OK; i++) {
		if (!write_page(pdf, places, i, &content, &annots))
			status = PAI_E_NOMEM;
		else
			status = pdf_status(pdf);
	}
	p_places_free(places);
	p_buf_free(&content);
	free(annots.at);
	return status;
}
