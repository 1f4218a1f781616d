/*
 * layout-tables: a table that only laid out a page.
 *
 *	+-------------------------+		old web sites, and frames drawn
 *	| 首页 | 政务公开         |		in Word: the report stands in a
 *	+-------------------------+		cell, with its tables in it
 *	| 一、总体情况 ...        |
 *	| +------+------+         |
 *	| | 规章 | 0    |         |
 *	+-------------------------+
 *
 * No table of an official form stands in a cell of another one.  So a table
 * that has one in it is none, and what its cells hold stands in its place, in
 * the order of its cells.
 */
#include <stdio.h>

#include "pass/form/form.h"
#include "pass/text/prose.h"

#define	ROUNDS	64	/* tables in one another */

/* Is there a table of a known form below n? */
static bool
holds_form(const struct pai_node *n)
{
	struct pai_iter	 it = pai_iter_at(n);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node != n &&
		    it.node->kind == PAI_N_TABLE &&
		    it.node->as.table.form.n > 0)
			return true;
	return false;
}

/* Hangs what a cell holds before the table. */
static void
lift(const struct pai_change *job, struct pai_node *cell,
    struct pai_node *table)
{
	struct pai_node	*n;

	while ((n = cell->first) != NULL) {
		p_cut(job, n);
		p_add(job, job->root, table, n);
	}
}

static void
dissolve(const struct pai_change *job, struct pai_node *table)
{
	char	 text[64];

	for (struct pai_node *row = table->first; row != NULL;
	    row = row->next) {
		/* A caption stands as it is. */
		if (row->kind != PAI_N_ROW)
			continue;
		for (struct pai_node *c = row->first; c != NULL; c = c->next)
			if (c->kind == PAI_N_CELL)
				lift(job, c, table);
	}
	snprintf(text, sizeof(text), "a table of %u rows and %u columns",
	    table->as.table.rows, table->as.table.cols);
	p_say(job, table, PAI_M_PASS_RESIDUE, text, NULL,
	    "a table that only laid out the page around one of a known form");
	p_drop(job, table);
}

static enum pai_status
change(const struct pai_change *job)
{
	bool	 again = true;

	for (int i = 0; i < ROUNDS && again; i++) {
		struct pai_node	*n, *next;

		again = false;
		for (n = job->root->first; n != NULL; n = next) {
			next = n->next;
			if (n->kind != PAI_N_TABLE || !holds_form(n))
				continue;
			dissolve(job, n);
			again = true;
		}
	}
	return p_status(job);
}

const struct pai_pass p_pass_layout_tables = {
	.size = sizeof(p_pass_layout_tables),
	.name = "layout-tables",
	.summary = "dissolve tables that only lay out a page around a form",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
