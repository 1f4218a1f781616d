/*
 * A report: a document in which a table of a known form was recognised.
 */
#include "check/check.h"

#define	SETS	(sizeof(((struct p_report *)0)->found) / sizeof(bool))

/* Whose tables are there? */
static bool
find_sets(struct p_report *r)
{
	const struct pai_node	*root = r->job->root;
	const struct p_form	*f;
	bool			 any = false;

	for (const struct pai_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0)
			continue;
		f = p_form_named(&r->forms, n->as.table.form);
		if (f != NULL && f->set < SETS)
			r->found[f->set] = any = true;
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
