/*
 * The table of contents: a list of links to the headings.
 *
 * The headings are counted in document order, here and where they are
 * written, so that both know a heading by the same number.
 */
#include "html.h"

static void
put_entry(struct html *h, uint32_t number, const struct pai_node *n)
{
	put_fmt(h, "<li class=\"toc-%u\"><a href=\"#section-%u\">",
	    (unsigned)n->as.heading.level, (unsigned)number);
	put_label(h, n->as.heading.label, "label");
	put_plain(h, n);
	put(h, "</a></li>\n");
}

void
toc_write(struct html *h)
{
	struct pai_iter	 it = pai_iter_at(h->root);
	uint32_t	 number = 0;

	put(h, "<nav class=\"toc\">\n<ul>\n");
	while (h->status == PAI_OK && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_HEADING) {
			number++;
			if (it.node->as.heading.level <= h->toc_depth)
				put_entry(h, number, it.node);
		} else if (it.node->kind == PAI_N_NOTE ||
		    it.node->kind == PAI_N_SECTION) {
			pai_iter_skip(&it);
		}
	}
	put(h, "</ul>\n</nav>\n");
}
