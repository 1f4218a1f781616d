/*
 * Headings counted: section numbers, and the table of contents that links to
 * them.
 *
 * Both walk the headings in document order and count alike, so that the
 * contents show the numbers that the headings show.
 */
#include "html.h"

/* Counts one more heading; returns its number, "1.2", or its own label. */
struct pai_str
section_label(struct html *h, struct sections *s, const struct pai_node *n)
{
	size_t	 level = n->as.heading.level, i;

	level = level < 1 ? 1 : level > HTML_LEVELS ? HTML_LEVELS : level;
	s->count++;
	if (!h->number || n->as.heading.label.n > 0)
		return n->as.heading.label;
	s->at[level - 1]++;
	for (i = level; i < HTML_LEVELS; i++)
		s->at[i] = 0;
	p_buf_clear(&h->scratch);
	for (i = 0; i < level; i++)
		p_buf_fmt(&h->scratch, i == 0 ? "%u" : ".%u",
		    (unsigned)s->at[i]);
	return str_of(h->scratch.p, h->scratch.n);
}

static void
put_entry(struct html *h, struct sections *s, const struct pai_node *n)
{
	struct pai_str	 label = section_label(h, s, n);

	put_fmt(h, "<li class=\"toc-%u\"><a href=\"#section-%u\">",
	    (unsigned)n->as.heading.level, (unsigned)s->count);
	put_label(h, label, "label");
	put_plain(h, n);
	put(h, "</a></li>\n");
}

void
toc_write(struct html *h)
{
	struct pai_iter	 it = pai_iter_at(h->root);
	struct sections	 s = { 0 };

	put(h, "<nav class=\"toc\">\n<ul>\n");
	while (h->status == PAI_OK && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_HEADING)
			put_entry(h, &s, it.node);
		else if (it.node->kind == PAI_N_NOTE ||
		    it.node->kind == PAI_N_SECTION)
			pai_iter_skip(&it);
	}
	put(h, "</ul>\n</nav>\n");
}
