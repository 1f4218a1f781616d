/*
 * libharu, kept to what it does well.
 *
 * What it makes itself are pages, their tree, the catalog and the info.
 * Objects of ours are none of its: a dictionary takes half a kilobyte, and a
 * tagged document has a hundred a page.  They take their numbers from the
 * same row, and their text and streams, encoded already, are kept here.  A
 * dictionary of libharu's writes its own elements and then calls its
 * write_fn; ours puts the rest.
 *
 * All this leans on structures of libharu's public headers, which are those
 * of 2.3 and 2.4.  Its fonts and its PNG reader are never used
 * (robustness.md F1, F2).
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "haru_priv.h"

/* The arrays in a page tree of libharu's hold 32,767 elements at most. */
#define	PAGES_PER_NODE	500

_Static_assert(HARU_NO_MEMORY == HPDF_FAILD_TO_ALLOC_MEM, "see haru.h");

static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *arg)
{
	struct haru	*h = arg;

	if (h->error == 0) {
		h->error = (unsigned)error;
		h->detail = (unsigned)detail;
	}
}

void
haru_fail(struct haru *h, HPDF_STATUS error)
{
	on_error(error, 0, h);
}

unsigned
haru_error(const struct haru *h, unsigned *detail)
{
	if (detail != NULL)
		*detail = h->detail;
	return h->error;
}

/* libharu's own dictionaries: what it knows not is written after the rest. */

static HPDF_STATUS
write_body(HPDF_Dict dict, HPDF_Stream out)
{
	const struct p_buf *body = dict->attr;

	return HPDF_Stream_Write(out, (const HPDF_BYTE *)body->p,
	    (HPDF_UINT)body->n);
}

static void
free_body(HPDF_Dict dict)
{
	struct p_buf	*body = dict->attr;

	if (body != NULL)
		p_buf_free(body);
	free(body);
	dict->attr = NULL;
}

static void
extend(struct haru *h, HPDF_Dict dict, struct p_buf *from)
{
	struct p_buf	*body;

	if (!p_buf_ok(from) || from->n > INT32_MAX ||
	    (body = malloc(sizeof(*body))) == NULL) {
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		p_buf_free(from);
		return;
	}
	*body = *from;
	*from = (struct p_buf){ 0 };
	if (dict->attr != NULL)
		free_body(dict);
	dict->attr = body;
	dict->free_fn = free_body;
	dict->write_fn = body->n > 0 ? write_body : NULL;
}

void
haru_catalog(struct haru *h, struct p_buf *body)
{
	if (h->error == 0)
		extend(h, h->doc->catalog, body);
}

void
haru_info(struct haru *h, struct p_buf *body)
{
	if (h->error != 0)
		return;
	HPDF_Dict_RemoveElement(h->doc->info, "Producer");
	extend(h, h->doc->info, body);
}

/*
 * Objects are numbered from 1 in the order they are made.  libharu numbers
 * its own by their place in its table and where that starts, so for each
 * object of ours the start moves on by one.
 */

uint32_t
haru_number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffff;
}

uint32_t
haru_next(const struct haru *h)
{
	HPDF_Xref	 xref = h->doc->xref;

	return xref->start_offset + xref->entries->count;
}

const struct given *
haru_given(const struct haru *h, uint32_t number)
{
	const struct given *g = number < h->given_room ? &h->given[number] :
	    NULL;

	return g != NULL && (g->ours || g->stream) ? g : NULL;
}

/* Where to put what is given to an object; NULL: no memory, or no object. */
static struct given *
place(struct haru *h, uint32_t number)
{
	if (number == 0 || h->error != 0)
		return NULL;
	if (!p_make_room(&h->given, &h->given_room, (size_t)number + 1,
	    sizeof(*h->given))) {
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		return NULL;
	}
	return &h->given[number];
}

/* Finds a place for what libharu has made.  The table's first entry is no
 * object. */
static void
adopt(struct haru *h)
{
	HPDF_Xref	 xref = h->doc->xref;
	struct given	*g;
	void		*object;

	while (++h->adopted < xref->entries->count) {
		object = HPDF_Xref_GetEntry(xref, h->adopted)->obj;
		if ((g = place(h, haru_number_of(object))) == NULL)
			return;
		g->object = object;
	}
	h->adopted--;
}

/*
 * What libharu's dictionaries may point to.  Of an object of ours they look
 * at nothing but the number.
 */
static void *
at(struct haru *h, uint32_t number)
{
	struct given	*g = place(h, number);
	HPDF_Obj_Header	*stand_in;

	if (g == NULL || g->object != NULL)
		return g != NULL ? g->object : NULL;
	if ((stand_in = calloc(1, sizeof(*stand_in))) == NULL) {
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		return NULL;
	}
	stand_in->obj_id = number | HPDF_OTYPE_INDIRECT;
	stand_in->obj_class = HPDF_OCLASS_NULL;
	return g->object = stand_in;
}

uint32_t
haru_object(struct haru *h)
{
	uint32_t	 number = haru_next(h);
	struct given	*g = place(h, number);

	if (g == NULL)
		return 0;
	if (number > HPDF_LIMIT_MAX_XREF_ELEMENT) {
		haru_fail(h, HPDF_XREF_COUNT_ERR);
		return 0;
	}
	g->ours = true;
	h->doc->xref->start_offset++;
	return number;
}

void
haru_body(struct haru *h, uint32_t object, struct p_buf *body)
{
	struct given	*g = place(h, object);

	if (g != NULL && p_buf_ok(body) && body->n <= INT32_MAX) {
		g->body = h->bodies.n;
		g->body_n = (uint32_t)body->n;
		p_buf_put(&h->bodies, body->p, body->n);
	}
	if (g == NULL || !p_buf_ok(body) || body->n > INT32_MAX ||
	    !p_buf_ok(&h->bodies))
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
	p_buf_free(body);
}

void
haru_stream(struct haru *h, uint32_t object, const void *data, size_t n)
{
	struct given	*g = place(h, object);

	if (g == NULL)
		return;
	if (n > INT32_MAX) {
		haru_fail(h, HPDF_INVALID_STREAM);
		return;
	}
	free(g->data);
	g->stream = true;
	if ((g->data = malloc(n > 0 ? n : 1)) == NULL) {
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
		return;
	}
	if (n > 0)
		memcpy(g->data, data, n);
	g->data_n = (uint32_t)n;
}

/* Pages. */

uint32_t
haru_page_new(struct haru *h)
{
	HPDF_Page	 page;

	if (h->error != 0 || (page = HPDF_AddPage(h->doc)) == NULL)
		return 0;
	adopt(h);
	return haru_number_of(page);
}

uint32_t
haru_page_contents(struct haru *h, uint32_t object)
{
	HPDF_Dict	 page = at(h, object);

	if (page == NULL)
		return 0;
	return haru_number_of(((HPDF_PageAttr)page->attr)->contents);
}

static void
add_annots(struct haru *h, HPDF_Dict page, const struct haru_page *p)
{
	HPDF_Array	 array = HPDF_Array_New(h->doc->mmgr);

	HPDF_Dict_Add(page, "Annots", array);
	for (size_t i = 0; i < p->annot_n && h->error == 0; i++)
		HPDF_Array_Add(array, at(h, p->annots[i]));
}

void
haru_page_fill(struct haru *h, uint32_t object, const struct haru_page *p)
{
	HPDF_Dict	 page = at(h, object);

	if (page == NULL)
		return;
	HPDF_Page_SetWidth(page, (HPDF_REAL)p->width / 1000);
	HPDF_Page_SetHeight(page, (HPDF_REAL)p->height / 1000);
	HPDF_Dict_Add(page, "Resources", at(h, p->resources));
	if (p->annot_n > 0)
		add_annots(h, page, p);
	if (p->struct_parents >= 0) {
		HPDF_Dict_AddNumber(page, "StructParents", p->struct_parents);
		HPDF_Dict_AddName(page, "Tabs", "S");
	}
}

/* The file. */

void
haru_hash(struct haru *h, const void *p, size_t n)
{
	for (size_t step; n > 0; n -= step) {
		step = n < INT32_MAX ? n : INT32_MAX;
		HPDF_MD5Update(&h->md5, p, (HPDF_UINT32)step);
		p = (const char *)p + step;
	}
}

void
haru_set_id(struct haru *h)
{
	HPDF_MD5Final(h->id, &h->md5);
}

struct haru *
haru_new(void)
{
	struct haru	*h = calloc(1, sizeof(*h));

	if (h == NULL)
		return NULL;
	if ((h->doc = HPDF_New(on_error, h)) == NULL) {
		free(h);
		return NULL;
	}
	h->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(h->doc, PAGES_PER_NODE);
	adopt(h);
	HPDF_MD5Init(&h->md5);
	return h;
}

void
haru_free(struct haru *h)
{
	if (h == NULL)
		return;
	HPDF_Free(h->doc);
	for (size_t i = 0; i < h->given_room; i++) {
		if (h->given[i].ours)
			free(h->given[i].object);
		free(h->given[i].data);
	}
	free(h->given);
	p_buf_free(&h->bodies);
	free(h);
}
