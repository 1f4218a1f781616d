/*
 * The outline: which headings a document is made of.
 */
#include "pass/text/outline.h"

static bool
is_aside(const struct pai_node *n)
{
	return n->kind == PAI_N_TABLE || n->kind == PAI_N_NOTE ||
	    n->kind == PAI_N_BOX || n->kind == PAI_N_SECTION;
}

bool
p_outline_find(struct p_nodes *l, struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (is_aside(it.node))
			pai_iter_skip(&it);
		else if (it.node->kind == PAI_N_HEADING &&
		    !p_nodes_add(l, it.node))
			return false;
	}
	return true;
}

/* Did the author give a heading its level in the outline? */
static bool
is_outlined(const struct pai_change *job, const struct pai_node *heading)
{
	return heading->style != 0 && job->edit->host->doc_style(job->doc,
	    heading->style)->outline != 0;
}

size_t
p_outline_title(const struct pai_change *job, const struct p_nodes *l)
{
	if (l->n == 0 || l->at[0]->as.heading.level > 1)
		return 0;
	for (size_t i = 1; i < l->n; i++)
		if (l->at[i]->as.heading.level <= 1)
			return is_outlined(job, l->at[i]) &&
			    !is_outlined(job, l->at[0]);
	return 1;
}
