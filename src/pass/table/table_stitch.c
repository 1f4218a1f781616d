/*
 * table-stitch: the parts of a table that a page cut become one table.
 *
 *	| item    | 2022 | 2023 |
 *	| wages   |   12 |   14 |
 *	- - - - - page 7 - - - - -
 *	| item    | 2022 | 2023 |	printed again: dropped
 *	| rent    |    3 |    4 |	goes on
 *
 * Two tables are looked at only where nothing that can be read stands
 * between them (stitch_gap.c).  What tells that they are one is weighed; a
 * table of its own kind beside another must never be swallowed, so a header
 * of its own outweighs everything else.  An author who drew two tables meant
 * two, unless they have one header and go on, or say so: 续表.
 *
 * A label that the page cut is one again as well: its second part says
 * nothing, or the same again.
 *
 * Where the labels of both are rows of one form, in its order, that decides,
 * and even a heading between them (an OCR engine makes headings of labels)
 * goes where the form has it: before the table, or into a row of its own.
 */
#include "pass/form/form_sums.h"
#include "pass/text/prose.h"
#include "pass/table/stitch.h"

#include <stdio.h>
#include <string.h>

#include "kit/utf8.h"

/* Evidence of the form. */

/* One sheet of two, for the time of a comparison; rows skip..: the second. */
static struct p_sheet *
together(struct p_pool *pool, const struct p_sheet *a,
    const struct p_sheet *b, uint32_t skip)
{
	struct p_sheet *s = p_pool_take(pool, 1, sizeof(*s));

	if (s == NULL)
		return NULL;
	*s = *a;
	s->rows = a->rows + b->rows - skip;
	s->row = p_pool_take(pool, s->rows, sizeof(*s->row));
	if (s->row == NULL)
		return NULL;
	memcpy(s->row, a->row, a->rows * sizeof(*s->row));
	memcpy(s->row + a->rows, b->row + skip,
	    (b->rows - skip) * sizeof(*s->row));
	return s;
}

static bool
is_empty_row(const struct p_row *r)
{
	return p_stitch_first(r) == NULL;
}

/* Do all rows of both have their places in one form, in order? */
static bool
one_form(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *a, const struct p_sheet *b, uint32_t skip,
    const struct p_form **form)
{
	struct p_sheet	*s;
	struct p_match	 m;
	uint32_t	 end = P_NOWHERE;

	if (p_form_itself(forms, a) != NULL)
		return false;		/* nothing of it is to come */
	s = together(pool, a, b, skip);
	if (s == NULL || !p_form_unglue(pool, forms, s) ||
	    !p_forms_may_know(forms, s) ||
	    !p_form_may_hold(pool, forms, s, a->rows) ||
	    !p_form_match(pool, forms, s, &m) || m.form == NULL)
		return false;
	for (uint32_t i = 0; i < s->rows; i++) {
		if (m.to[i] == P_NOWHERE && !is_empty_row(&s->row[i]))
			return false;
		if (m.to[i] == P_NOWHERE)
			continue;
		if (i < a->rows)
			end = m.to[i];
		else if (end == P_NOWHERE || m.to[i] <= end)
			return false;
		else
			break;
	}
	*form = m.form;
	return true;
}

/* Act. */

/* What stood between goes; what is no mark of a page goes above the table. */
static void
clear_between(const struct pai_change *job, const struct p_gap *g)
{
	struct pai_node *n, *next;
	char		 text[200];

	for (n = g->first->next; n != g->second; n = next) {
		next = n->next;
		p_quote(n, text, sizeof(text));
		if (p_gap_is_stray(n)) {
			p_cut(job, n);
			p_add(job, g->first->parent, g->first, n);
			p_say(job, n, PAI_M_PASS_STITCHED, text, text,
			    "text between two parts of a table, now above it");
			continue;
		}
		p_drop(job, n);
		if (text[0] != '\0')
			p_say(job, n, p_gap_is_caption(n) ?
			    PAI_M_PASS_STITCHED : PAI_M_PASS_PAGE_MARK, text,
			    NULL, "%s inside a table", text);
	}
}

static void
drop_repeated(const struct pai_change *job, const struct p_sheet *b,
    uint32_t again)
{
	char text[200];

	for (uint32_t i = 0; i < again; i++) {
		p_quote(b->row[i].node, text, sizeof(text));
		p_drop(job, b->row[i].node);
		p_say(job, b->row[i].node, PAI_M_PASS_STITCHED, text, NULL,
		    "header printed again on the next page: %s", text);
	}
}

/*
 * A heading between two parts of one form: the section's own heading goes
 * before the table; any other was a label, and becomes a row again.
 */
static void
place_heading(const struct pai_change *job, struct p_gap *g,
    const struct p_form *f)
{
	uint32_t	 a[96], b[96];
	size_t		 na, nb;
	struct pai_node	*row, *cell, *para, *n, *h = g->heading;

	if (h == NULL)
		return;
	p_cut(job, h);
	na = p_fold(h, a, 96);
	nb = p_fold_text(f->heading.p, f->heading.n, b, 96);
	if (na <= 96 && nb <= 96 && p_alike(a, na, b, nb) >= 600) {
		p_add(job, g->first->parent, g->first, h);
		return;
	}
	row = p_new(job, PAI_N_ROW);
	cell = p_new(job, PAI_N_CELL);
	para = p_new(job, PAI_N_PARAGRAPH);
	if (row == NULL || cell == NULL || para == NULL)
		return;
	while ((n = h->first) != NULL) {
		p_cut(job, n);
		p_add(job, para, NULL, n);
	}
	row->flags = cell->flags = para->flags = PAI_NF_EDITED;
	p_add(job, cell, NULL, para);
	p_add(job, row, NULL, cell);
	p_add(job, g->first, NULL, row);
}

static void
join(const struct pai_change *job, struct p_gap *g)
{
	struct pai_node *n;

	while ((n = g->second->first) != NULL) {
		p_cut(job, n);
		p_add(job, g->first, NULL, n);
	}
	p_drop(job, g->second);
	p_table_touched(g->first);
}

/* Is what is likely wanted, and not only what is certain? */
static bool
is_likely_enough(const struct pai_change *job)
{
	return job->full ||
	    strcmp(job->opts->host->opt_str(job->opts, "mode"), "full") == 0;
}

static uint32_t
rows_of(const struct pai_node *table)
{
	uint32_t n = 0;

	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		n++;
	return n;
}

/*
 * One cut: looks, judges, and joins.  False: these are two tables.
 */
static bool
mend(const struct pai_change *job, struct p_pool *pool,
    const struct p_forms *forms, struct p_gap *g)
{
	struct p_sheet	*a = p_sheet_part(job, pool, g->first,
	    P_STITCH_ENDS, false);
	struct p_sheet	*z = p_sheet_part(job, pool, g->first,
	    P_STITCH_ENDS, true);
	struct p_sheet	*b = p_sheet_part(job, pool, g->second,
	    P_STITCH_ENDS, false);
	const struct p_form *form = NULL;
	char		 why[256], was[96], now[64];
	uint32_t	 again;
	int		 weight;

	if (a == NULL || z == NULL || b == NULL || a->rows == 0 ||
	    b->rows == 0)
		return false;
	again = p_stitch_repeated(a, b);
	if (p_forms_may_know(forms, z) || p_forms_may_know(forms, b)) {
		struct p_sheet *x = p_sheet_part(job, pool, g->first,
		    256, false);
		struct p_sheet *y = p_sheet_part(job, pool, g->second,
		    256, false);

		if (x != NULL && y != NULL && x->rows < 256 && y->rows < 256 &&
		    one_form(pool, forms, x, y, again, &form))
			snprintf(why, sizeof(why), "rows of %s, in order",
			    form->name);
	}
	if (form == NULL) {
		if (g->heading != NULL || g->ruled || g->strays > 0)
			return false;
		weight = p_stitch_weigh(g, a, z, b, why, sizeof(why));
		if (weight < (is_likely_enough(job) ? P_STITCH_LIKELY :
		    P_STITCH_JOIN))
			return false;
		if (weight < P_STITCH_JOIN)
			g->first->flags |= PAI_NF_GUESSED;
	}
	if (form != NULL)
		place_heading(job, g, form);
	clear_between(job, g);
	drop_repeated(job, b, again);
	snprintf(was, sizeof(was), "tables of %u and %u rows, at lines %u and "
	    "%u", (unsigned)rows_of(g->first), (unsigned)rows_of(g->second),
	    (unsigned)g->first->locus.line, (unsigned)g->second->locus.line);
	join(job, g);
	snprintf(now, sizeof(now), "a table of %u rows",
	    (unsigned)rows_of(g->first));
	p_say(job, g->first, PAI_M_PASS_STITCHED, was, now, "%s", why);
	return !pool->failed;
}

/* Joins to a table what follows it, as long as anything does. */
static enum pai_status
stitch(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *t, bool *joined)
{
	struct p_gap	 g;
	bool		 again = true, any = false;
	uint32_t	 seam;

	while (again && p_gap_find(t, &g)) {
		struct p_pool pool = { 0 };

		seam = rows_of(t);
		again = mend(job, &pool, forms, &g);
		any = any || again;
		if (again && t->as.table.spans != PAI_SPANS_GIVEN)
			p_stitch_again(job, t, seam);
		else if (again &&
		    p_seal(job, t) == PAI_OK)
			p_stitch_seam(job, t, seam);
		if (pool.failed) {
			p_pool_free(&pool);
			return PAI_E_NOMEM;
		}
		p_pool_free(&pool);
	}
	*joined = *joined || any;
	return any ? p_seal(job, t) : PAI_OK;
}

/* The number of a page that turned between two tables is residue, too. */
static void
drop_marks(const struct pai_change *job)
{
	struct pai_node	*n, *next;
	char		 text[64];

	for (n = job->root->first; n != NULL && p_status(job) == PAI_OK;
	    n = next) {
		next = n->next;
		if (n->kind != PAI_N_PARAGRAPH || next == NULL ||
		    next->kind != PAI_N_TABLE || n->prev == NULL ||
		    n->prev->kind != PAI_N_TABLE || !p_gap_is_mark(n))
			continue;
		p_quote(n, text, sizeof(text));
		p_drop(job, n);
		p_say(job, n, PAI_M_PASS_PAGE_MARK, text, NULL,
		    "a page number by itself between two tables");
	}
}

/*
 * A table that has grown is another neighbour to the one before it: the
 * tables are gone through until nothing more joins, so that a second run
 * would find nothing either.
 */
static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 keep = { 0 };
	struct p_forms	 forms = { 0 };
	struct p_nodes	 tables = { 0 };
	struct p_gap	 g;
	enum pai_status	 st = PAI_OK;
	bool		 joined = true;

	if (strcmp(job->opts->host->opt_str(job->opts, "mode"), "off") == 0)
		return PAI_OK;
	if (!p_nodes_tables(&tables, job))
		st = PAI_E_NOMEM;
	while (st == PAI_OK && joined) {
		joined = false;
		for (size_t i = 0; st == PAI_OK && i < tables.n; i++) {
			struct pai_node *t = tables.at[i];

			if (t->parent == NULL || t->as.table.form.n > 0 ||
			    !p_gap_find(t, &g))
				continue;
			st = p_forms_known(job, &forms, &keep) ?
			    stitch(job, &forms, t, &joined) : PAI_E_NOMEM;
		}
	}
	if (st == PAI_OK && p_is_extracted(job))
		drop_marks(job);
	p_nodes_free(&tables);
	p_pool_free(&keep);
	return st != PAI_OK ? st : p_status(job);
}

static const char *const modes[] = { "off", "safe", "full", NULL };

static const struct pai_option options[] = {
	{ "mode", "join nothing, what is certain, or the likely too", "safe",
	    modes, PAI_T_ENUM, 0, 0 },
	PAI_OPTION_END
};

const struct pai_pass p_pass_table_stitch = {
	.size = sizeof(struct pai_pass),
	.name = "table-stitch",
	.summary = "join the parts of a table that a page cut",
	.options = options,
	.after = "table-columns",
	.phase = PAI_P_TABLE,
	.change = change
};
