/*
 * A report: a document in which a table of a known form was recognised.
 */
#include "check/check.h"

#include <string.h>

#define	SETS	(sizeof(((struct p_report *)0)->found) / sizeof(bool))

/* The latest year that a table is of: the headings above it tell, or its
 * form. */
static uint32_t
latest(const struct p_form *f, uint32_t year)
{
	if (year != 0)
		return year;
	return f->until != 0 ? f->until : UINT32_MAX;
}

/* Whose tables are there, and of which time? */
static bool
find_sets(struct p_report *r)
{
	const struct pai_node	*root = r->job->root;
	const struct p_form	*f;
	struct p_years		 years = { { 0 } };
	bool			 any = false;
	uint32_t		 until;

	for (const struct pai_node *n = root->first; n != NULL; n = n->next) {
		p_years_pass(&years, n);
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0)
			continue;
		f = p_form_named(&r->forms, n->as.table.form);
		if (f == NULL || f->set >= SETS)
			continue;
		r->found[f->set] = any = true;
		until = latest(f, p_years_now(&years));
		r->until = until > r->until ? until : r->until;
	}
	return any;
}

enum pai_status
p_report_each(const struct pai_change *job, p_report_fn *look)
{
	struct p_report	 r = { .job = job };
	enum pai_status	 st = PAI_OK;

	if (!p_forms_known(job, &r.forms, &r.pool))
		st = PAI_E_NOMEM;
	else if (find_sets(&r))
		st = look(&r);
	p_pool_free(&r.pool);
	return st;
}

bool
p_report_text(struct p_buf *out, const struct pai_node *n,
    const struct pai_node *end)
{
	struct pai_iter	 it;

	for (; n != NULL && n != end; n = n->next) {
		it = pai_iter_at(n);
		while (pai_iter_next(&it))
			if (it.event == PAI_ENTER &&
			    it.node->kind == PAI_N_TEXT)
				p_buf_put(out, it.node->as.text.str.p,
				    it.node->as.text.str.n);
		p_buf_str(out, "\n");
	}
	return p_buf_ok(out);
}

bool
p_report_is_whole(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if ((c->flags & PAI_NF_LOST) != 0)
				return false;
	return true;
}

#define	WORD_MAX	32	/* characters; a longer one is never found */

static bool
stands(const uint32_t *cp, size_t n, const char *word, size_t len,
    bool anywhere)
{
	uint32_t w[WORD_MAX];
	size_t	 wn = p_fold_text(word, len, w, WORD_MAX);

	if (wn == 0 || wn > WORD_MAX)
		return false;
	for (size_t i = 0; i + wn <= n && (i == 0 || anywhere); i++)
		if (memcmp(cp + i, w, wn * sizeof(*w)) == 0)
			return true;
	return false;
}

static bool
any_stands(const uint32_t *cp, size_t n, struct pai_str words, bool anywhere)
{
	while (words.n > 0) {
		const char *slash = memchr(words.p, '/', words.n);
		size_t	    len = slash != NULL ? (size_t)(slash - words.p) :
				words.n;

		if (stands(cp, n, words.p, len, anywhere))
			return true;
		len += slash != NULL;
		words.p += len;
		words.n -= len;
	}
	return false;
}

bool
p_words_stand(const uint32_t *cp, size_t n, struct pai_str words)
{
	return any_stands(cp, n, words, true);
}

bool
p_words_begin(const uint32_t *cp, size_t n, struct pai_str words)
{
	return any_stands(cp, n, words, false);
}
