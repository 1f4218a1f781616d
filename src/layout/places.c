/*
 * Places: where the anchors of a document stand, once its pages are there.
 */
#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

static int
compare(struct pai_str a, struct pai_str b)
{
	size_t		 n = a.n < b.n ? a.n : b.n;
	int		 order = n > 0 ? memcmp(a.p, b.p, n) : 0;

	if (order != 0)
		return order;
	return a.n < b.n ? -1 : a.n > b.n;
}

static int
compare_places(const void *va, const void *vb)
{
	const struct p_place *a = va, *b = vb;
	int		 order = compare(a->name, b->name);

	if (order != 0)
		return order;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return a->y < b->y ? -1 : a->y > b->y;
}

/* How many there are; out may be NULL, to count them. */
static size_t
gather(const struct p_pages *pages, struct p_place *out)
{
	const struct p_page *page;
	const struct p_item *item;
	size_t		 n = 0;

	for (size_t p = 0; p < pages->n; p++) {
		page = pages->page[p];
		for (size_t i = 0; i < page->n; i++) {
			item = &page->items[i];
			if (item->kind != P_ITEM_DEST ||
			    item->as.dest.name.n == 0)
				continue;
			if (out != NULL)
				out[n] = (struct p_place){
				    item->as.dest.name, p, page->number,
				    page->numeral, item->x, item->y };
			n++;
		}
	}
	return n;
}

struct p_places *
p_places_new(const struct p_pages *pages)
{
	struct p_places	*places = calloc(1, sizeof(*places));

	if (places == NULL)
		return NULL;
	places->n = gather(pages, NULL);
	places->at = calloc(places->n + 1, sizeof(*places->at));
	if (places->at == NULL) {
		free(places);
		return NULL;
	}
	gather(pages, places->at);
	qsort(places->at, places->n, sizeof(*places->at), compare_places);
	return places;
}

void
p_places_free(struct p_places *places)
{
	if (places == NULL)
		return;
	free(places->at);
	free(places);
}

const struct p_place *
p_places_find(const struct p_places *places, struct pai_str name)
{
	size_t	 low = 0, high = places->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (compare(places->at[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < places->n && compare(places->at[low].name, name) == 0)
		return &places->at[low];
	return NULL;
}
