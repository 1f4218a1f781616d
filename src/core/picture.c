/*
 * Pictures in kinds that a writer cannot show: decoded when first asked for,
 * by whichever plugin can, so that no decoder is loaded for a document
 * without such pictures.  What came of it is remembered with the document.
 */
#include <string.h>

#include "core/host.h"
#include "kit/grow.h"

/* What a decoder is given to answer to. */
struct answer {
	struct pai_shown pub;
	struct p_doc	*doc;
	struct p_shown	*shown;
	bool		 failed;
};

void
p_shown_put(struct pai_shown *pub, const struct pai_resource *picture)
{
	struct answer	*a = (struct answer *)pub;

	if (a->shown->to != NULL || a->failed)
		return;
	a->shown->to = p_doc_resource_copy(a->doc, picture);
	a->failed = a->shown->to == NULL;
}

static void
decode(struct p_doc *d, struct p_shown *s)
{
	struct answer	 a = { { &p_host }, d, s, false };
	struct pai_decode job = { s->from, &a.pub, &d->log->pub };
	const struct pai_decoder *with = d->ctx == NULL ? NULL :
			    p_find_decoder(d->ctx, s->from->mime);
	const char	*why;

	s->why = "its kind is not one that we decode";
	if (with == NULL)
		return;
	why = with->decode(&job);
	if (why != NULL)
		s->to = NULL;
	s->why = why != NULL ? why : a.failed ? "there is no memory for it" :
	    "it could not be decoded";
}

static struct p_shown *
add(struct p_doc *d, const struct pai_resource *from)
{
	if (!p_make_room(&d->shown, &d->shown_room, d->nshown + 1,
	    sizeof(*d->shown)))
		return NULL;
	d->shown[d->nshown] = p_arena_zero(&d->arena, sizeof(**d->shown));
	if (d->shown[d->nshown] == NULL)
		return NULL;
	d->shown[d->nshown]->from = from;
	return d->shown[d->nshown++];
}

static bool
is_shown_as_is(const struct pai_resource *r)
{
	return strcmp(r->mime, "image/png") == 0 ||
	    strcmp(r->mime, "image/jpeg") == 0;
}

/* As for doc_grid(): what is remembered does not change the document. */
const struct pai_resource *
p_doc_shown(const struct pai_doc *pub, const struct pai_resource *from,
    const char **why)
{
	struct p_doc	*d = (struct p_doc *)(uintptr_t)pub;
	struct p_shown	*s = NULL;

	if (is_shown_as_is(from))
		return from;
	for (uint32_t i = 0; s == NULL && i < d->nshown; i++)
		if (d->shown[i]->from == from)
			s = d->shown[i];
	if (s == NULL && (s = add(d, from)) != NULL)
		decode(d, s);
	*why = s == NULL ? "there is no memory for it" : s->why;
	return s == NULL ? NULL : s->to;
}
