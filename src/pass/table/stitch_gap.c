/*
 * What stands between two tables that may be one: blank paragraphs, page
 * breaks, page numbers, a caption that says it goes on.  Anything else that
 * can be read parts them, a caption of their own above all.  Where the rows of
 * a form go on, some things do not: a heading; a rule, which is a page's end
 * for some extractors and an author's own for all others; a line or two that
 * stood at the edge of the page, or a picture.
 */
#include <string.h>

#include "kit/mark.h"
#include "pass/text/prose.h"
#include "pass/table/stitch.h"

#define	CAPTION_MOST	48	/* characters of a caption, blanks not counted */
#define	STRAYS_MOST	2	/* short paragraphs between rows of a form */

/*
 * A bare number counts, too: a value that stands between two tables by itself
 * is rarer than the number of a page.  As a heading it must say "page".
 */
bool
p_gap_is_mark(const struct pai_node *n)
{
	struct p_plain	 t = { .chars = 0 };
	enum p_page_mark mark = P_PAGE_NONE;

	if (n->kind != PAI_N_PARAGRAPH && n->kind != PAI_N_HEADING)
		return false;
	if (n->kind == PAI_N_PARAGRAPH && (n->flags & PAI_NF_REPEAT) != 0)
		return true;
	if (p_plain_read(&t, n))
		mark = p_page_mark(t.text.p, t.text.n);
	p_plain_free(&t);
	return mark == P_PAGE_SURE ||
	    (mark == P_PAGE_BARE && n->kind == PAI_N_PARAGRAPH);
}

static bool
holds_at(const uint32_t *cp, size_t n, size_t at, const char *word)
{
	uint32_t w[16];
	size_t	 len = p_fold_text(word, strlen(word), w, 16);

	return at + len <= n && memcmp(cp + at, w, len * sizeof(*w)) == 0;
}

bool
p_gap_is_caption(const struct pai_node *n)
{
	static const char *const ends[] = { "(续)", "(续表)", "(续上表)",
	    "(接上表)", "(continued)", "(Continued)", "(cont.)", "(contd)",
	    "(cont'd)", "(Cont.)" };
	uint32_t cp[CAPTION_MOST], w[16];
	size_t	 len = p_fold(n, cp, CAPTION_MOST);

	if (len == 0 || len > CAPTION_MOST)
		return false;
	if (holds_at(cp, len, 0, "续表") || holds_at(cp, len, 0, "续上表") ||
	    holds_at(cp, len, 0, "接上表"))
		return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		size_t m = p_fold_text(ends[i], strlen(ends[i]), w, 16);

		if (len >= m && holds_at(cp, len, len - m, ends[i]))
			return true;
	}
	return false;
}

bool
p_gap_is_stray(const struct pai_node *n)
{
	uint32_t cp[CAPTION_MOST];

	return n->kind == PAI_N_PARAGRAPH && !p_is_blank(n) &&
	    !p_gap_is_mark(n) && !p_gap_is_caption(n) &&
	    p_fold(n, cp, CAPTION_MOST) <= CAPTION_MOST;
}

/* False: it parts the tables. */
static bool
pass_over(struct p_gap *g, struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_PAGEBREAK:
		g->page = true;
		return true;
	case PAI_N_PARAGRAPH:
		if (p_is_blank(n)) {
			for (const struct pai_node *c = n->first; c != NULL;
			    c = c->next)
				g->page = g->page ||
				    c->kind == PAI_N_PAGEBREAK;
			return true;
		}
		if (p_gap_is_caption(n))
			return g->continued = true;
		if (p_gap_is_mark(n))
			return g->page = true;
		return p_gap_is_stray(n) && ++g->strays <= STRAYS_MOST;
	case PAI_N_RULE:
		return g->ruled = true;
	case PAI_N_HEADING:
		if (p_gap_is_mark(n))
			return g->page = true;
		if (g->heading != NULL)
			return false;
		g->heading = n;
		return true;
	default:
		return false;
	}
}

/* Does the input tell that a page turned between the two tables? */
static bool
turns_page(const struct pai_node *a, const struct pai_node *b)
{
	const struct pai_node *row = p_row_last(a);

	return row != NULL && row->locus.page != 0 &&
	    row->locus.page < b->locus.page;
}

bool
p_gap_find(struct pai_node *t, struct p_gap *g)
{
	struct pai_node *n = t->next;

	*g = (struct p_gap){ .first = t };
	for (; n != NULL && n->kind != PAI_N_TABLE; n = n->next)
		if (!pass_over(g, n))
			return false;
	g->second = n;
	g->page = g->page || (n != NULL && turns_page(t, n));
	return n != NULL && n->as.table.spans == t->as.table.spans;
}
