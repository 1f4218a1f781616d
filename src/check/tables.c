/*
 * check-tables: is every table of the report there, with all its labels, and
 * is no value blank?
 *
 * A blank is told and never filled: that it means 0 is the custom of some
 * offices only.  What a page lost is told by the pass that found it.
 */
#include "check/check.h"

#include <stdio.h>
#include <string.h>

#define	TOLD_MAX	6	/* blank cells named of one table */

static bool
is_blank_value(const struct p_form_cell *c, const struct pai_grid *g)
{
	const struct pai_node *n;

	if (c->role != P_FORM_DATA)
		return false;
	n = pai_grid_at(g, c->row, c->col);
	return p_is_blank(n) &&
	    (n->flags & (PAI_NF_LOST | PAI_NF_GUESSED)) == 0;
}

static void
check_blanks(struct p_report *r, const struct pai_node *table,
    const struct p_form *f)
{
	const struct pai_grid *g = r->job->doc->host->doc_grid(r->job->doc,
				    table);
	char	 where[160] = "";
	size_t	 at = 0;
	unsigned n = 0;

	if (g == NULL || g->rows != f->rows || g->cols != f->cols)
		return;
	for (uint32_t i = 0; i < f->n; i++) {
		if (!is_blank_value(&f->cell[i], g))
			continue;
		if (n++ < TOLD_MAX)
			at += (size_t)snprintf(where + at, sizeof(where) - at,
			    "%srow %u column %u", n > 1 ? ", " : "",
			    (unsigned)f->cell[i].row + 1,
			    (unsigned)f->cell[i].col + 1);
	}
	if (n > 0)
		p_find(r, PAI_M_CHECK_BLANK, table, "%s: %u: %s%s", f->name,
		    n, where, n > TOLD_MAX ? ", ..." : "");
}

/* Forms whose set describes no sections are no whole report. */
static bool
is_expected(const struct p_report *r, const struct p_form *f)
{
	if (!p_report_wants(r, f->set))
		return false;
	for (uint32_t i = 0; i < r->forms.nsections; i++)
		if (r->forms.section[i].set == f->set)
			return true;
	return false;
}

/* Is there a table of the family?  Of its versions, one is enough. */
static bool
is_there(const struct p_report *r, const struct p_form *wanted)
{
	const struct pai_node	*root = r->job->root;
	const struct p_form	*f;

	for (const struct pai_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0)
			continue;
		f = p_form_named(&r->forms, n->as.table.form);
		if (f != NULL && strcmp(f->family, wanted->family) == 0)
			return true;
	}
	return false;
}

/* The first version of a family speaks for it. */
static bool
is_first(const struct p_report *r, const struct p_form *f)
{
	const struct p_form *o = r->forms.first;

	while (strcmp(o->family, f->family) != 0)
		o = o->next;
	return o == f;
}

static enum pai_status
look(struct p_report *r)
{
	const struct pai_node	*root = r->job->root;
	const struct p_form	*f;
	bool			 nearly, ok = true;

	for (f = r->forms.first; f != NULL && ok; f = f->next) {
		if (!is_first(r, f) || !is_expected(r, f) || is_there(r, f))
			continue;
		ok = p_labels_nearly(r, f->family, &nearly);
		if (ok && !nearly)
			p_find(r, PAI_M_CHECK_TABLE, root, "%s: %.*s",
			    f->family, (int)f->heading.n, f->heading.p);
	}
	for (const struct pai_node *n = root->first; n != NULL && ok;
	    n = n->next) {
		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0 ||
		    (f = p_form_named(&r->forms, n->as.table.form)) == NULL)
			continue;
		ok = p_labels_check(r, n, f);
		check_blanks(r, n, f);
	}
	return ok ? PAI_OK : PAI_E_NOMEM;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_report_each(job, look);
}

const struct pai_pass p_check_tables = {
	.size = sizeof(p_check_tables),
	.name = "check-tables",
	.summary = "look for tables that are missing and values that are blank",
	.after = "check-sections",
	.phase = PAI_P_CHECK,
	.change = change
};
