/*
 * Addresses that a browser prints below each page.
 *
 * Extractors that read a page column by column, as pdftotext does, put the
 * foot of a page anywhere within its text.  An address that stands alone on a
 * line of most pages is of their feet, wherever it came to stand.
 */
#include <stdlib.h>

#include "kit/grow.h"
#include "kit/mark.h"
#include "pages.h"

#define	PAGES_LEAST	2	/* that have it, */
#define	SHARE		3	/* and one of so many pages */

struct address {
	uint64_t	 hash;
	size_t		 at;		/* of the line */
	uint32_t	 page;
};

struct addresses {
	struct address	*at;
	size_t		 n, room;
};

static int
by_hash(const void *a, const void *b)
{
	const struct address *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash > y->hash ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static bool
add(struct addresses *s, struct address a)
{
	if (!p_make_room(&s->at, &s->room, s->n + 1, sizeof(*s->at)))
		return false;
	s->at[s->n++] = a;
	return true;
}

/* All lines that are addresses, and how many pages there are. */
static bool
gather(const struct ocr *o, struct addresses *s, uint32_t *pages)
{
	struct cursor	 c = o->cur;
	struct line	 l;

	while (line_next(o, &c, &l)) {
		*pages = l.where.page;
		if (p_is_address(l.p, l.n) && !add(s, (struct address){
		    page_line_hash(&l), l.where.at, l.where.page }))
			return false;
	}
	return true;
}

static uint32_t
pages_of(const struct address *a, const struct address *end)
{
	uint32_t	 n = 0;

	for (const struct address *x = a; x < end; x++)
		n += x == a || x->page != x[-1].page;
	return n;
}

bool
page_addresses(const struct ocr *o, size_t **place, size_t *n)
{
	struct addresses s = { .n = 0 };
	uint32_t	 pages = 0, have;
	bool		 ok;

	*place = NULL;
	*n = 0;
	if (!o->paged)
		return true;
	if ((ok = gather(o, &s, &pages)) && s.n > 0) {
		qsort(s.at, s.n, sizeof(*s.at), by_hash);
		*place = calloc(s.n, sizeof(**place));
		ok = *place != NULL;
	}
	for (size_t i = 0, end; ok && i < s.n; i = end) {
		for (end = i; end < s.n && s.at[end].hash == s.at[i].hash;)
			end++;
		have = pages_of(s.at + i, s.at + end);
		if (have < PAGES_LEAST || have < pages / SHARE)
			continue;
		for (size_t k = i; k < end; k++)
			(*place)[(*n)++] = s.at[k].at;
	}
	free(s.at);
	return ok;
}
