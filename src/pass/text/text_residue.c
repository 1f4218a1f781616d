/*
 * Residue of extraction: what stands in the text but was never in the
 * document.
 *
 *	[bookmark: _GoBack]		an anchor, written out by the extractor
 *	[image: seal.png]		a picture, likewise
 *	当前位置：首页 > 公开			what a web site puts around it: site.c
 *	— 3 —    - 3 -   第 3 页		page numbers between paragraphs
 *
 * Bracketed residue is dropped wherever it stands.  The rest is dropped only
 * as a whole paragraph of the document's own, never in a table: there "- 3 -"
 * may be a value.
 *
 * An author may have typed such a line on purpose: in Word and Markdown files
 * whole paragraphs go with --normalize=full only, or at the edges of a report
(site_edges.c).
 */
#include <stdlib.h>
#include <string.h>

#include "kit/mark.h"
#include "pass/text/prose.h"
#include "pass/text/site.h"

#define	FURNITURE_MAX	100	/* characters; longer text says something */

/* ---- bracketed residue, inside text ---- */

static size_t
match(const struct p_prose *p, size_t at, const char *s)
{
	size_t	 i = at;

	for (; *s != '\0'; s++, i++)
		if (i >= p->n || p->g[i].node == NULL ||
		    p->g[i].cp != (unsigned char)*s)
			return 0;
	return i - at;
}

/* The glyphs of "[word: ...]" from at on; 0: there is none. */
static size_t
bracketed(const struct p_prose *p, size_t at)
{
	static const char *const heads[] = { "[bookmark: ", "[image: " };
	size_t	 n = 0;

	for (size_t i = 0; n == 0 && i < sizeof(heads) / sizeof(heads[0]); i++)
		n = match(p, at, heads[i]);
	if (n == 0)
		return 0;
	for (; at + n < p->n && p->g[at + n].cp != ']'; n++)
		if (p->g[at + n].cp == '[' || p->g[at + n].node == NULL ||
		    n > FURNITURE_MAX)
			return 0;
	return at + n < p->n ? n + 1 : 0;
}

static bool
mark_bracketed(struct p_prose *p, const struct pai_change *job)
{
	bool	 any = false;
	size_t	 n;

	(void)job;
	for (size_t i = 0; i < p->n; i++) {
		if (p->g[i].cp != '[' || (n = bracketed(p, i)) == 0)
			continue;
		for (size_t k = i; k < i + n; k++)
			p->g[k].out = 0;
		any = true;
		i += n - 1;
	}
	return any;
}

/* ---- whole paragraphs ---- */

bool
p_is_page_mark(const struct p_plain *t)
{
	return p_page_mark(t->text.p, t->text.n) == P_PAGE_SURE;
}

/* Between two tables it tells that a page turned: table-stitch asks. */
static bool
parts_tables(const struct pai_node *n)
{
	return n->prev != NULL && n->prev->kind == PAI_N_TABLE &&
	    n->next != NULL && n->next->kind == PAI_N_TABLE;
}

static void
drop_block(const struct pai_change *job, struct pai_node *n,
    const struct p_plain *t, bool page)
{
	p_drop(job, n);
	p_say(job, n, page ? PAI_M_PASS_PAGE_MARK : PAI_M_PASS_RESIDUE,
	    t->text.p, NULL, page ? "a page number by itself" :
	    "a pattern of web pages and extractors by itself");
}

struct verdicts {
	struct p_verdict	*at;
	size_t		 n;
};

static bool
judge_one(struct verdicts *l, struct p_plain *t, struct pai_node *n)
{
	struct p_verdict	*v = &l->at[l->n];

	*v = (struct p_verdict){ .node = n };
	if (n->kind == PAI_N_PARAGRAPH) {
		if (!p_plain_read(t, n))
			return false;
		if (t->chars == 0)
			return true;
		v->page = p_is_page_mark(t) && !parts_tables(n);
		v->furniture = v->page ? P_NO_FURNITURE : p_furniture_of(t);
	}
	l->n++;
	return true;
}

/* At the edges of a document, what may be furniture likely is. */
static void
accept_edges(struct verdicts *l)
{
	struct p_verdict	*v = l->at;
	size_t		 first = 0, last = l->n;

	while (first < l->n && v[first].furniture >= P_MAYBE_FURNITURE)
		v[first++].furniture = P_SURE_FURNITURE;
	while (last > first && v[last - 1].furniture >= P_MAYBE_FURNITURE)
		v[--last].furniture = P_SURE_FURNITURE;
}

static bool
judge(const struct pai_change *job, struct verdicts *l, struct p_plain *t)
{
	size_t	 blocks = 0;

	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next)
		blocks++;
	if ((l->at = calloc(blocks + 1, sizeof(*l->at))) == NULL)
		return false;
	for (struct pai_node *n = job->root->first; n != NULL; n = n->next)
		if (!judge_one(l, t, n))
			return false;
	if (!p_is_extracted(job))
		return true;
	p_furniture_spread(l->at, l->n);
	if (job->full)
		accept_edges(l);
	return true;
}

static enum pai_status
drop_blocks(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct verdicts	 l = { .n = 0 };
	bool		 good = judge(job, &l, &t);

	for (size_t i = 0; i < l.n && good; i++) {
		const struct p_verdict *v = &l.at[i];

		if (!v->page && v->furniture != P_SURE_FURNITURE)
			continue;
		if ((good = p_plain_read(&t, v->node)))
			drop_block(job, v->node, &t, v->page);
	}
	free(l.at);
	p_plain_free(&t);
	return good ? p_status(job) : PAI_E_NOMEM;
}

static enum pai_status
change(const struct pai_change *job)
{
	enum pai_status	 st;

	if (!p_is_extracted(job))
		return job->full ? drop_blocks(job) : PAI_OK;
	st = p_prose_each(job, mark_bracketed, PAI_M_PASS_RESIDUE,
	    "what an extractor wrote for an anchor or picture");
	return st == PAI_OK ? drop_blocks(job) : st;
}

const struct pai_pass p_pass_residue = {
	.size = sizeof(p_pass_residue),
	.name = "residue",
	.summary = "drop what extraction left between the paragraphs",
	.after = "markup-residue",
	.phase = PAI_P_TEXT,
	.change = change
};
