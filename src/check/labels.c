/*
 * Labels that a form prescribes and a table does not have.
 *
 * Two cases look alike to a reader and not to us.  A table without spans of
 * its own was laid on its form, and the label stands there again, GENERATED.
 * One whose author set spans is believed as it is, so that a column left out
 * keeps it from being of the form at all; then the plan that would lay it
 * there tells what it lacks.
 */
#include "check/check.h"

#include <string.h>

#define	TOLD_MAX	6	/* labels named of one table */

/* Is the slot's text one that a pass put there? */
static bool
is_restored(const struct pai_node *cell)
{
	struct pai_iter	 it = pai_iter_at(cell);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			return (it.node->flags & PAI_NF_GENERATED) != 0;
	return false;
}

/* Names the next label that is missing. */
static void
put_label(struct p_buf *out, unsigned nth, const struct p_form_cell *c)
{
	if (nth > TOLD_MAX) {
		if (nth == TOLD_MAX + 1)
			p_buf_str(out, ", ...");
		return;
	}
	p_buf_str(out, nth > 1 ? ", " : ": ");
	p_buf_put(out, c->text.p, c->text.n);
}

static void
say(struct p_report *r, const struct pai_node *table, const struct p_form *f,
    const struct p_buf *labels)
{
	if (labels->n > 0 && p_buf_ok(labels))
		p_find(r, PAI_M_CHECK_LABEL, table, "%s%.*s", f->name,
		    (int)labels->n, labels->p);
}

bool
p_labels_check(struct p_report *r, const struct pai_node *table,
    const struct p_form *f)
{
	const struct pai_grid *g = r->job->doc->host->doc_grid(r->job->doc,
				    table);
	struct p_buf	 labels = { 0 };
	unsigned	 n = 0;
	bool		 ok;

	if (g == NULL || g->rows != f->rows || g->cols != f->cols ||
	    !p_report_is_whole(table))
		return true;
	for (uint32_t i = 0; i < f->n; i++)
		if (f->cell[i].n > 0 && is_restored(pai_grid_at(g,
		    f->cell[i].row, f->cell[i].col)))
			put_label(&labels, ++n, &f->cell[i]);
	say(r, table, f, &labels);
	ok = p_buf_ok(&labels);
	p_buf_free(&labels);
	return ok;
}

/* How many of the form's labels does the plan find nowhere? */
static unsigned
missing(const struct p_plan *plan, struct p_buf *labels)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < plan->form->n; i++)
		if (plan->form->cell[i].n > 0 && plan->pick[i].cell == NULL)
			put_label(labels, ++n, &plan->form->cell[i]);
	return n;
}

static uint32_t
labels_of(const struct p_form *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n; i++)
		n += f->cell[i].n > 0;
	return n;
}

/* Most labels must be there, and all rows have a place, for it to be the
 * form's table. */
static bool
look_at(struct p_report *r, struct p_pool *pool, struct pai_node *table,
    const char *family, bool *nearly)
{
	struct p_sheet	*s = p_sheet_read(r->job, pool, table);
	struct p_match	 m = { 0 };
	struct p_plan	 plan;
	struct p_buf	 labels = { 0 };
	unsigned	 n;
	bool		 ok;

	if (s == NULL || !p_forms_may_know(&r->forms, s))
		return s != NULL;
	if (!p_form_match(pool, &r->forms, s, &m))
		return false;
	if (m.form == NULL || strcmp(m.form->family, family) != 0 ||
	    m.placed != s->rows)
		return true;
	if (!p_form_plan(pool, s, &m, &plan))
		return false;
	n = missing(&plan, &labels);
	*nearly = n * 3 < labels_of(m.form);
	if (*nearly)
		say(r, table, m.form, &labels);
	ok = p_buf_ok(&labels);
	p_buf_free(&labels);
	return ok;
}

bool
p_labels_nearly(struct p_report *r, const char *family, bool *nearly)
{
	struct pai_node	*n = r->job->root->first;
	bool		 ok = true;

	for (*nearly = false; n != NULL && ok && !*nearly; n = n->next) {
		struct p_pool	 pool = { 0 };

		if (n->kind != PAI_N_TABLE || n->as.table.form.n > 0 ||
		    n->as.table.rows > 3 * P_FORM_ROWS)
			continue;
		ok = look_at(r, &pool, n, family, nearly) && !pool.failed;
		p_pool_free(&pool);
	}
	return ok;
}
