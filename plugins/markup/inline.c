/*
 * Links and pictures of HTML.  Addresses are kept as they are; what may be
 * written as a link is for writers to judge, and nothing is ever opened.
 */
#include "markup.h"

void
markup_link(struct markup *m, const struct tag *t)
{
	struct pai_node	*n;

	if (tag_attr(t, "href", &m->scratch)) {
		if ((n = emit_mark(m, PAI_N_LINK, true)) != NULL)
			n->as.link.target = emit_str(m, &m->scratch);
	} else if ((tag_attr(t, "id", &m->scratch) ||
	    tag_attr(t, "name", &m->scratch)) && m->scratch.n > 0) {
		if ((n = emit_leaf(m, PAI_N_ANCHOR)) != NULL)
			n->as.anchor.name = emit_str(m, &m->scratch);
	}
}

struct pai_node *
markup_image(struct markup *m, const struct tag *t,
    const struct pai_str *target)
{
	struct pai_node	*n = emit_mark(m, PAI_N_IMAGE, true);

	if (n == NULL)
		return NULL;
	if (target != NULL)
		n->as.image.target = *target;
	else if (tag_attr(t, "src", &m->scratch)) {
		(void)markup_data(m);
		n->as.image.target = emit_str(m, &m->scratch);
	}
	if (tag_attr(t, "title", &m->scratch))
		n->as.image.title = emit_str(m, &m->scratch);
	if (tag_attr(t, "alt", &m->scratch))
		emit_text(m, m->scratch.p, m->scratch.n);
	emit_mark_end(m, PAI_N_IMAGE, true);
	m->last = '>';
	return n;
}
