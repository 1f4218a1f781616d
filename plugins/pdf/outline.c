/*
 * The outline: headings as a tree that a reader shows beside the page.
 *
 * Headings come as a list with levels, which may skip (1, 3, 2).  A heading
 * hangs on the nearest one before it that has a smaller level:
 *
 *	1  3  3  2  1	->	1( 3 3 2 )  1
 */
#include <stdlib.h>

#include "link.h"
#include "pdf.h"
#include "syntax.h"

struct entry {
	const struct p_item *item;
	size_t		 page;
	uint32_t	 object;
	size_t		 parent, prev, next, first, last; /* 0: none */
	size_t		 count;		/* children */
};

static bool
is_heading(const struct p_item *item)
{
	return item->kind == P_ITEM_DEST && item->as.dest.level > 0 &&
	    item->as.dest.title.n > 0;
}

/* Entries from 1; 0 is the root.  NULL: no memory. */
static struct entry *
gather(const struct p_pages *pages, size_t *count)
{
	struct entry	*entry;
	size_t		 n = 0;

	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p]->n; i++)
			n += is_heading(&pages->page[p]->items[i]);
	if ((entry = calloc(n + 1, sizeof(*entry))) == NULL)
		return NULL;
	*count = n;
	n = 0;
	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p]->n; i++)
			if (is_heading(&pages->page[p]->items[i])) {
				entry[++n].item = &pages->page[p]->items[i];
				entry[n].page = p;
			}
	return entry;
}

static unsigned
level(const struct entry *e)
{
	return e->item == NULL ? 0 : e->item->as.dest.level;
}

static void
hang(struct entry *entry, size_t n)
{
	size_t	 parent;

	for (size_t i = 1; i <= n; i++) {
		parent = i - 1;
		while (parent != 0 && level(&entry[parent]) >=
		    level(&entry[i]))
			parent = entry[parent].parent;
		entry[i].parent = parent;
		entry[i].prev = entry[parent].last;
		if (entry[parent].last != 0)
			entry[entry[parent].last].next = i;
		else
			entry[parent].first = i;
		entry[parent].last = i;
		entry[parent].count++;
	}
}

static void
put_link(struct p_buf *b, const char *key, const struct entry *entry,
    size_t i)
{
	if (i == 0)
		return;
	p_buf_str(b, key);
	pdf_ref(b, entry[i].object);
}

/* Only the top level stands open. */
static void
write_entry(struct pdf *pdf, const struct entry *entry, size_t i)
{
	const struct entry *e = &entry[i];
	struct p_buf	 b = { 0 };

	if (i == 0) {
		p_buf_str(&b, "/Type /Outlines");
	} else {
		p_buf_str(&b, "/Title ");
		pdf_text(&b, e->item->as.dest.title);
		p_buf_str(&b, "\n/Dest ");
		link_destination(pdf, &b, e->page, e->item->x, e->item->y);
		p_buf_str(&b, "\n/Parent");
		pdf_ref(&b, entry[e->parent].object);
	}
	put_link(&b, "/Prev", entry, e->prev);
	put_link(&b, "/Next", entry, e->next);
	put_link(&b, "/First", entry, e->first);
	put_link(&b, "/Last", entry, e->last);
	if (e->count > 0) {
		p_buf_str(&b, "/Count ");
		pdf_int(&b, i == 0 ? (int64_t)e->count : -(int64_t)e->count);
	}
	haru_body(pdf->haru, e->object, &b);
}

uint32_t
pdf_outline(struct pdf *pdf)
{
	struct entry	*entry;
	size_t		 n = 0;
	uint32_t	 root = 0;

	if ((entry = gather(pdf->pages, &n)) == NULL)
		return 0;
	if (n > 0) {
		hang(entry, n);
		for (size_t i = 0; i <= n; i++)
			entry[i].object = haru_object(pdf->haru);
		for (size_t i = 0; i <= n; i++)
			write_entry(pdf, entry, i);
		root = entry[0].object;
	}
	free(entry);
	return root;
}
