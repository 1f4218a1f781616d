/*
 * Page headers and footers that were typed into the text, or pasted in with
 * it: the same short line at every page turn.
 *
 *	... the end of a page.
 *	Annual report of the town		the same on each page
 *	— 3 —					a page number, or a page break
 *	The next page goes on ...
 *
 * What the reader saw at the edges of pages, it marked (PAI_NF_REPEAT), and that
 * goes, but for a last one between two tables, which is evidence for
 * table-stitch.  Else a line counts only beside a page break or a page number, and only where it
 * stands so three times or more.  The first line of the document counts, but
 * stays: it may be the title.  A numbered line is a heading.
 *
 * In extracted text, and with --normalize=full in any.
 */
#include <stdlib.h>

#include "pass/text/prose.h"

#define	TIMES		3
#define	CHARS_MOST	40

struct line {
	struct pai_node	*node;
	uint64_t	 hash;		/* of its folded text */
	size_t		 at;		/* in the document */
	bool		 first;		/* it begins the document */
};

static bool
is_turn(const struct pai_node *n, struct p_plain *t)
{
	if (n == NULL)
		return false;
	if (n->kind == PAI_N_PAGEBREAK)
		return true;
	if (n->kind != PAI_N_PARAGRAPH)
		return false;
	for (const struct pai_node *c = n->first; c != NULL; c = c->next)
		if (c->kind == PAI_N_PAGEBREAK)
			return true;
	return p_plain_read(t, n) && p_is_page_mark(t);
}

/* The nearest block to one side that is not blank, or holds a page break. */
static const struct pai_node *
beside(const struct pai_node *n, bool after, struct p_plain *t)
{
	do {
		n = after ? n->next : n->prev;
	} while (n != NULL && n->kind == PAI_N_PARAGRAPH && p_is_blank(n) &&
	    !is_turn(n, t));
	return n;
}

/* FNV-1a over the folded text; 0: no line that a page head could be. */
static uint64_t
hash_of(const struct pai_node *n, struct p_plain *t)
{
	uint32_t cp[CHARS_MOST];
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	size_t	 len = p_fold(n, cp, CHARS_MOST);

	if (len < 2 || len > CHARS_MOST || !p_plain_read(t, n) ||
	    t->ord.form != P_ORD_NONE || t->stops > 0 ||
	    p_is_stop(t->last) || p_is_page_mark(t))
		return 0;
	for (size_t i = 0; i < len; i++)
		h = (h ^ cp[i]) * UINT64_C(0x100000001b3);
	return h;
}

static int
by_hash(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static size_t
gather(const struct pai_change *job, struct line *l, struct p_plain *t)
{
	size_t	 n = 0, at = 0, begun = 0;

	for (struct pai_node *p = job->root->first; p != NULL; p = p->next) {
		bool first = n == 0 && begun == 0;

		at++;
		begun += p->kind != PAI_N_SECTION && !p_is_blank(p);
		if (p->kind != PAI_N_PARAGRAPH || p_is_blank(p) || (!first &&
		    !is_turn(beside(p, true, t), t) &&
		    !is_turn(beside(p, false, t), t)))
			continue;
		l[n] = (struct line){ p, hash_of(p, t), at, first };
		n += l[n].hash != 0;
	}
	return n;
}

static void
drop(const struct pai_change *job, struct line *l, size_t n)
{
	char	 quote[160];

	for (size_t i = 0; i < n; i++) {
		if (l[i].first)
			continue;
		p_quote(l[i].node, quote, sizeof(quote));
		p_drop(job, l[i].node);
		p_say(job, l[i].node, PAI_M_PASS_RESIDUE, quote, NULL,
		    "the same line at %zu page turns", n);
	}
}

static bool
parts_tables(const struct pai_node *n)
{
	return n->prev != NULL && n->prev->kind == PAI_N_TABLE &&
	    n->next != NULL && n->next->kind == PAI_N_TABLE;
}

static void
drop_marked(const struct pai_change *job)
{
	char	 quote[160];

	for (struct pai_node *n = job->root->first, *next; n != NULL &&
	    p_status(job) == PAI_OK; n = next) {
		next = n->next;
		if (n->kind != PAI_N_PARAGRAPH ||
		    (n->flags & PAI_NF_REPEAT) == 0 || parts_tables(n))
			continue;
		p_quote(n, quote, sizeof(quote));
		p_drop(job, n);
		p_say(job, n, PAI_M_PASS_RESIDUE, quote, NULL,
		    "it stands at the edge of the pages");
	}
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct line	*l;
	size_t		 blocks = 0, n, end;

	if (!job->full && !p_is_extracted(job))
		return PAI_OK;
	drop_marked(job);
	for (const struct pai_node *p = job->root->first; p != NULL;
	    p = p->next)
		blocks++;
	if ((l = calloc(blocks + 1, sizeof(*l))) == NULL)
		return PAI_E_NOMEM;
	n = gather(job, l, &t);
	qsort(l, n, sizeof(*l), by_hash);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n && l[end].hash == l[i].hash; end++)
			continue;
		if (end - i >= TIMES)
			drop(job, l + i, end - i);
	}
	free(l);
	p_plain_free(&t);
	return p_status(job);
}

const struct pai_pass p_pass_running = {
	.size = sizeof(p_pass_running),
	.name = "running-heads",
	.summary = "drop page headers and footers that stand in the text",
	.phase = PAI_P_TEXT,
	.change = change
};
