/*
 * Brackets without a partner: told, never changed.
 *
 * A bracket too many is the author's or the engine's, and nobody can tell
 * where its partner stood.  Looked at late, when paragraphs that a page had
 * cut are whole again.  The bracket of a number, "1）", needs no partner.
 */
#include "pass/text/prose.h"

static const struct {
	uint32_t	 open, shut;
} pairs[] = {
	{ 0xff08, 0xff09 }, { '(', ')' }, { 0x300a, 0x300b },
	{ 0x3014, 0x3015 }, { 0x3010, 0x3011 }
};

#define	NPAIRS	(sizeof(pairs) / sizeof(pairs[0]))

static bool
is_number_bracket(const struct p_prose *p, size_t i)
{
	return i > 0 && i <= 3 && (p_is_digit(p->g[i - 1].cp) ||
	    p_is_letter(p->g[i - 1].cp));
}

/* The first glyph that has no partner in kind k; p->n: none. */
static size_t
find_lone(const struct p_prose *p, size_t k)
{
	size_t	 depth = 0, opened = p->n;

	for (size_t i = 0; i < p->n; i++) {
		if (p->g[i].fixed)
			continue;
		if (p->g[i].cp == pairs[k].open) {
			if (depth++ == 0)
				opened = i;
		} else if (p->g[i].cp == pairs[k].shut) {
			if (depth > 0)
				depth--;
			else if (!is_number_bracket(p, i))
				return i;
		}
	}
	return depth > 0 ? opened : p->n;
}

static void
flag(const struct pai_change *job, const struct pai_node *block,
    const struct p_prose *p, size_t at)
{
	struct p_buf	 b = { 0 };

	for (size_t i = at > 6 ? at - 6 : 0; i < p->n && i < at + 7; i++)
		p_buf_char(&b, p->g[i].cp);
	pai_say(job->log, PAI_M_PASS_UNBALANCED, &block->locus, "%s",
	    b.p != NULL ? b.p : "");
	p_buf_free(&b);
}

static bool
look(struct p_prose *p, struct pai_node *block, const struct pai_change *job)
{
	size_t	 at;

	if (!p_prose_read(p, block))
		return false;
	for (size_t k = 0; k < NPAIRS; k++)
		if ((at = find_lone(p, k)) < p->n) {
			flag(job, block, p, at);
			break;
		}
	return true;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct pai_iter	 it = pai_iter_at(job->root);
	struct p_prose	 p = { 0 };
	bool		 good = true;

	if (!p_is_extracted(job))
		return PAI_OK;
	while (good && pai_iter_next(&it))
		if (it.event == PAI_ENTER && p_is_prose(it.node))
			good = look(&p, it.node, job);
	p_prose_free(&p);
	return good ? PAI_OK : PAI_E_NOMEM;
}

const struct pai_pass p_pass_brackets = {
	.size = sizeof(p_pass_brackets),
	.name = "brackets",
	.summary = "tell of brackets that have no partner",
	.after = "roles",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
