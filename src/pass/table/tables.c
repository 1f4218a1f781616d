/*
 * Going through the tables of a document, as most table passes do: a pool
 * for each table, and the known forms for the passes that want them, read
 * only once a table asks, since most documents hold none of theirs.
 */
#include "pass/form/form.h"

const struct p_forms *
p_tables_forms(struct p_tables *t)
{
	struct p_forms *forms;

	if (t->forms == NULL &&
	    (forms = p_pool_take(&t->keep, 1, sizeof(*forms))) != NULL &&
	    p_forms_known(t->job, forms, &t->keep))
		t->forms = forms;
	return t->forms;
}

enum pai_status
p_tables_with(const struct pai_change *job, p_table_fn *fn, void *arg)
{
	struct p_tables	 t = { .job = job, .arg = arg };
	struct p_nodes	 tables = { 0 };
	enum pai_status	 st = PAI_OK;

	if (!p_nodes_tables(&tables, job))
		st = PAI_E_NOMEM;
	for (size_t i = 0; st == PAI_OK && i < tables.n; i++) {
		st = fn(&t, tables.at[i]);
		if (t.pool.failed || t.keep.failed)
			st = PAI_E_NOMEM;
		p_pool_reset(&t.pool);
	}
	p_nodes_free(&tables);
	p_pool_free(&t.pool);
	p_pool_free(&t.keep);
	return st != PAI_OK ? st : p_status(job);
}

enum pai_status
p_tables_each(const struct pai_change *job, p_table_fn *fn)
{
	return p_tables_with(job, fn, NULL);
}
