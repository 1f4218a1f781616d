/*
 * Padding: blanks that only fill space.
 *
 * Forms are filled in with NBSP, U+3000 and blanks to push a number to its
 * place, and paragraphs are indented with them.  At either end of a block
 * they say nothing; a block made of nothing else is empty.  In a cell that
 * leaves the cell empty, which is not 0.
 *
 * An author's empty paragraphs are spacing, too; in Word and Markdown files
 * they go with --normalize=full.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

static bool
is_padding(const struct p_glyph *g)
{
	return p_is_space(g->cp) && g->cp != '\n';
}

static bool
mark_ends(struct p_prose *p, const struct pai_change *job)
{
	size_t	 first = 0, last = p->n;

	(void)job;
	for (; first < p->n && is_padding(&p->g[first]); first++)
		p->g[first].out = 0;
	for (; last > first && is_padding(&p->g[last - 1]); last--)
		p->g[last - 1].out = 0;
	return first > 0 || last < p->n;
}

/* Can n be dropped without losing what is no text: an anchor, a picture? */
static bool
is_empty(const struct pai_node *n)
{
	struct pai_iter	 it = pai_iter_at(n);

	while (pai_iter_next(&it))
		if (it.node != n && it.node->kind != PAI_N_STRONG &&
		    it.node->kind != PAI_N_EMPH)
			return false;
	return true;
}

static enum pai_status
drop_empty(const struct pai_change *job)
{
	struct p_nodes	 l = { .n = 0 };
	bool		 good = p_nodes_find(&l, job->root, PAI_N_PARAGRAPH);

	for (size_t i = 0; good && i < l.n; i++) {
		if (!is_empty(l.at[i]))
			continue;
		p_say(job, l.at[i], PAI_M_PASS_EMPTY_BLOCK, "", NULL,
		    "nothing in it shows");
		p_drop(job, l.at[i]);
	}
	p_nodes_free(&l);
	return good ? p_status(job) : PAI_E_NOMEM;
}

static enum pai_status
change(const struct pai_change *job)
{
	enum pai_status	 st;

	if (!p_is_extracted(job))
		return job->full ? drop_empty(job) : PAI_OK;
	st = p_prose_each(job, mark_ends, PAI_M_PASS_PADDING,
	    "blanks at an end of the block");
	return st == PAI_OK ? drop_empty(job) : st;
}

const struct pai_pass p_pass_padding = {
	.size = sizeof(p_pass_padding),
	.name = "padding",
	.summary = "drop blanks that only fill space",
	.after = "unwrap",
	.phase = PAI_P_TEXT,
	.change = change
};
