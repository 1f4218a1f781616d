/*
 * form: tables of a known form are laid on the grid it prescribes.
 *
 * Each table is recognised by itself, by its labels: a report may well use
 * the form of one year for one table and of another for the next.  What is
 * recognised with confidence may be completed: labels that were lost with a
 * page are printed again, rows that were lost stand there with empty cells
 * marked LOST.  A table whose every cell has its place already is only
 * named.  Where the columns of a row's values cannot be known, the rest is
 * laid, and the table FLAGGED; one where some text would find no row at all is
 * left as it came.
 *
 * Then the headings: where two tables of one report follow one another and
 * the page with the heading between them is gone, the heading is restored.
 */
#include "pass/form/form_open.h"

#include <stdio.h>
#include <string.h>

#include "kit/hans.h"

#define	HEADING_ALIKE	600	/* thousandths, for a heading as printed */
#define	PLACED_MIN	2	/* rows that must be found */
#define	NUMBER_CHARS	64	/* of values that were torn out */

static uint32_t
lost_rows(const struct p_plan *p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->form->rows; i++)
		n += !p->seen[i];
	return n;
}

static uint32_t
lost_labels(const struct p_plan *p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->form->n; i++)
		n += p->form->cell[i].n > 0 && p->pick[i].cell == NULL;
	return n;
}

static void
name_form(const struct pai_change *job, struct pai_node *table,
    const struct p_plan *p)
{
	const char *name = p->form->name;

	table->as.table.form = job->edit->host->edit_str(job->edit, name,
	    strlen(name));
	p_say(job, table, PAI_M_PASS_FORM, NULL, name,
	    "%s: %u of %u rows found, in %u rows", name,
	    (unsigned)(p->form->rows - lost_rows(p)),
	    (unsigned)p->form->rows, (unsigned)p->sheet->rows);
}

/*
 * Spans that an author set are believed: such a table is only touched where
 * nothing is missing from it, and then only its grid.
 */
static bool
may_build(const struct p_plan *p, const char **why)
{
	const struct pai_node *table = p->sheet->table;

	*why = p->trouble;
	if (p->trouble != NULL)
		return false;
	if (table->as.table.spans == PAI_SPANS_GIVEN)
		return lost_rows(p) == 0 && lost_labels(p) == 0 &&
		    p->unsure == 0;
	if (p->match->tied && lost_rows(p) > 0) {
		*why = "rows are lost, and two versions of the form fit";
		return false;
	}
	return p->match->placed >= PLACED_MIN;
}

/* Did the sums decide any row? */
static bool
is_decided(const struct p_plan *p)
{
	for (uint32_t i = 0; i < p->nopen; i++)
		if (p->open[i].chosen != NULL)
			return true;
	return false;
}

/* A number, or several that ran together. */
static bool
is_number(const uint32_t *cp, size_t n)
{
	size_t i = 0;

	while (i < n && cp[i] >= '0' && cp[i] <= '9')
		i++;
	return n > 0 && (i == n || p_value_read(cp, n).known);
}

struct p_cell *
p_number_behind(struct p_pool *pool, const struct pai_node *table)
{
	struct pai_node	*n = table->next;
	uint32_t	 cp[NUMBER_CHARS], *keep;
	struct p_cell	*c;
	size_t		 len;

	while (n != NULL && n->kind == PAI_N_PARAGRAPH && p_is_blank(n))
		n = n->next;
	if (n == NULL || n->kind != PAI_N_PARAGRAPH ||
	    (len = p_fold(n, cp, NUMBER_CHARS)) > NUMBER_CHARS ||
	    !is_number(cp, len) ||
	    (c = p_pool_take(pool, 1, sizeof(*c))) == NULL ||
	    (keep = p_pool_take(pool, len, sizeof(*keep))) == NULL)
		return NULL;
	memcpy(keep, cp, len * sizeof(*keep));
	*c = (struct p_cell){ .node = n, .cp = keep, .n = (uint32_t)len,
	    .kind = P_CELL_VALUE, .loose = true };
	return c;
}

static void
build(const struct pai_change *job, struct p_pool *pool, struct p_plan *plan)
{
	struct pai_node	*table = plan->sheet->table;
	struct p_cell	*torn = p_number_behind(pool, table);

	if (torn != NULL && !p_open_take(pool, plan, torn))
		torn = NULL;
	name_form(job, table, plan);
	p_form_build(job, plan);
	if (torn != NULL)
		p_drop(job, torn->node);
}

/* Readings behind characters are no part of a label. */
static void
drop_readings(struct p_pool *pool, struct p_cell *c)
{
	uint32_t *cp;
	uint32_t  i = 0;

	while (i < c->n && c->cp[i] != '(')
		i++;
	if (c->kind != P_CELL_TEXT || i == c->n ||
	    (cp = p_pool_take(pool, c->n, sizeof(*cp))) == NULL)
		return;
	memcpy(cp, c->cp, c->n * sizeof(*cp));
	c->n = (uint32_t)p_hans_drop_readings(cp, c->n);
	c->cp = cp;
}

/* A sheet to be held against forms. */
static struct p_sheet *
read_labels(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table)
{
	struct p_sheet *s = p_sheet_read(job, pool, table);

	for (uint32_t i = 0; s != NULL && i < s->rows; i++)
		for (uint32_t k = 0; k < s->row[i].n; k++)
			drop_readings(pool, &s->row[i].cell[k]);
	return pool->failed ? NULL : s;
}

static enum pai_status
mend(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *table, bool again)
{
	struct p_pool	 pool = { 0 };
	struct p_sheet	*s = read_labels(job, &pool, table);
	struct p_match	 m = { 0 };
	struct p_plan	 plan;
	const char	*why = NULL;
	bool		 more = false;

	if (s == NULL || !p_forms_may_know(forms, s) ||
	    !p_form_unglue(&pool, forms, s) ||
	    !p_form_match(&pool, forms, s, &m) || m.form == NULL)
		goto out;
	more = !again && table->as.table.spans != PAI_SPANS_GIVEN &&
	    p_form_take_label(job, table, &m);
	if (more)
		goto out;
	p_form_adopt(s, &m);
	if (!p_form_plan(&pool, s, &m, &plan))
		goto out;
	if (table->as.table.spans == PAI_SPANS_GIVEN &&
	    p_form_fits(m.form, table) && !is_decided(&plan)) {
		if (plan.trouble == NULL && plan.unsure == 0)
			name_form(job, table, &plan);
		goto out;
	}
	if (may_build(&plan, &why)) {
		build(job, &pool, &plan);
	} else if (why != NULL && table->as.table.spans != PAI_SPANS_GIVEN &&
	    table->as.table.verdict != PAI_V_FLAGGED) {
		p_table_flag(job, table, why);
	}
out:
	p_pool_free(&pool);
	if (more)	/* it has a row more now */
		return mend(job, forms, table, true);
	return pool.failed ? PAI_E_NOMEM : p_status(job);
}

/*
 * Two tables run together: the end of one form is followed, in one table, by
 * rows of another.  families[i] is the best family of row i, NULL where the
 * row does not tell.
 */
static const char *
family_of(const struct p_forms *forms, const struct p_wording *w)
{
	const char	*best = NULL;
	unsigned	 top = 700, a;
	uint32_t	 label[P_ROW_CELLS];

	if (w->row->n > P_ROW_CELLS)
		return NULL;
	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		for (uint32_t k = 0; top < 1000 && k < f->rows; k++)
			if ((a = p_wording_labels(w, f, k, label)) > top) {
				top = a;
				best = f->family;
			}
	return best;
}

/* The first row of another family, with rows of one before it; 0: none. */
static uint32_t
seam(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *s)
{
	struct p_wording *w = p_pool_take(pool, 1, sizeof(*w));
	const char *before = NULL, *here;

	if (w == NULL || !p_wording_begin(w, pool, forms))
		return 0;
	for (uint32_t i = 0; i < s->rows; i++) {
		p_wording_read(w, forms, &s->row[i]);
		here = family_of(forms, w);
		if (here == NULL)
			continue;
		if (before != NULL && strcmp(before, here) != 0)
			return i;
		before = here;
	}
	return 0;
}

/* Moves the rows from row `at` on to a table of their own behind this. */
static struct pai_node *
split(const struct pai_change *job, struct pai_node *table,
    const struct p_sheet *s, uint32_t at)
{
	struct pai_node *other = p_new(job, PAI_N_TABLE);
	char		 was[64], now[64];

	if (other == NULL)
		return NULL;
	other->flags = table->flags;
	other->locus = s->row[at].node->locus;
	other->style = table->style;
	other->as.table.spans = table->as.table.spans;
	other->as.table.align = table->as.table.align;
	for (uint32_t i = at; i < s->rows; i++) {
		p_cut(job, s->row[i].node);
		p_add(job, other, NULL, s->row[i].node);
	}
	p_add(job, table->parent, table->next, other);
	p_seal(job, table);
	p_seal(job, other);
	p_table_touched(table);
	p_table_touched(other);
	snprintf(was, sizeof(was), "a table of %u rows", (unsigned)s->rows);
	snprintf(now, sizeof(now), "tables of %u and %u rows", (unsigned)at,
	    (unsigned)(s->rows - at));
	p_say(job, other, PAI_M_PASS_SPAN, was, now,
	    "two tables had run together: rows from %u on are another form's",
	    (unsigned)at + 1);
	return other;
}

/* A table that holds rows of more than one form becomes two. */
static enum pai_status
part(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *table, struct pai_node **other)
{
	struct p_pool	 pool = { 0 };
	struct p_sheet	*s;
	uint32_t	 at;

	*other = NULL;
	if (table->as.table.spans == PAI_SPANS_GIVEN)
		return PAI_OK;
	s = read_labels(job, &pool, table);
	if (s != NULL && p_forms_may_know(forms, s) &&
	    (at = seam(&pool, forms, s)) > 0)
		*other = split(job, table, s, at);
	p_pool_free(&pool);
	return pool.failed ? PAI_E_NOMEM : p_status(job);
}

/* Headings. */

bool
p_is_heading(const struct pai_node *n, struct pai_str heading,
    const struct pai_str *also, uint32_t nalso)
{
	uint32_t a[96], b[96];
	size_t	 na = p_fold(n, a, 96), nb;

	if (na == 0 || na > 96)
		return false;
	nb = p_fold_text(heading.p, heading.n, b, 96);
	if (nb <= 96 && p_alike(a, na, b, nb) >= HEADING_ALIKE)
		return true;
	for (uint32_t i = 0; i < nalso; i++) {
		nb = p_fold_text(also[i].p, also[i].n, b, 96);
		if (nb <= 96 && p_alike(a, na, b, nb) >= HEADING_ALIKE)
			return true;
	}
	return false;
}

/* The block nearest before a table that is not blank. */
static struct pai_node *
block_before(const struct pai_node *n)
{
	struct pai_node *p = n->prev;

	while (p != NULL && (p->kind == PAI_N_PAGEBREAK ||
	    (p->kind == PAI_N_PARAGRAPH && p_is_blank(p))))
		p = p->prev;
	return p;
}

/*
 * The heading stands before the first block of the table's section; here,
 * where nothing but the table is left, before the table.
 */
static void
restore_heading(const struct pai_change *job, struct pai_node *table,
    const struct p_form *f, const struct pai_node *model)
{
	struct pai_node *h = p_new(job, PAI_N_HEADING);
	struct pai_node *t = p_new(job, PAI_N_TEXT);
	char		 text[256];

	if (h == NULL || t == NULL)
		return;
	h->as.heading.level = model->kind == PAI_N_HEADING ?
	    model->as.heading.level : 2;
	h->locus = table->locus;
	p_set(job, t, f->heading.p, f->heading.n);
	t->flags = PAI_NF_GENERATED;
	p_add(job, h, NULL, t);
	p_add(job, table->parent, table, h);
	snprintf(text, sizeof(text), "%.*s", (int)f->heading.n, f->heading.p);
	p_say(job, h, PAI_M_PASS_HEADING_RESTORED, NULL, text,
	    "%s: the page it stood on is lost", text);
}

/*
 * A heading is missing where a table of the report follows the one before it
 * at once, and the one before has its own heading: then this is a report
 * that prints them.
 */
static void
mend_heading(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *table)
{
	struct pai_node *before = block_before(table), *model;
	const struct p_form *f, *g;

	if (before == NULL || before->kind != PAI_N_TABLE ||
	    table->as.table.form.n == 0 || before->as.table.form.n == 0)
		return;
	f = p_form_named(forms, table->as.table.form);
	g = p_form_named(forms, before->as.table.form);
	if (f == NULL || g == NULL || f->order != g->order + 1 ||
	    f->heading.n == 0)
		return;
	model = block_before(before);
	if (model != NULL && p_is_heading(model, g->heading, g->also,
	    g->nalso))
		restore_heading(job, table, f, model);
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 pool = { 0 };
	struct p_forms	 forms = { 0 };
	struct p_nodes	 tables = { 0 };
	struct pai_node	*t, *other;
	enum pai_status	 st = PAI_OK;

	if (!p_nodes_tables(&tables, job) ||
	    (tables.n > 0 && !p_forms_known(job, &forms, &pool)))
		st = PAI_E_NOMEM;
	for (size_t i = 0; st == PAI_OK && i < tables.n; i++)
		for (t = tables.at[i]; st == PAI_OK && t != NULL; t = other) {
			other = NULL;
			if (t->as.table.form.n > 0 ||
			    t->as.table.rows > 3 * P_FORM_ROWS)
				continue;
			if ((st = part(job, &forms, t, &other)) == PAI_OK)
				st = mend(job, &forms, t, false);
		}
	p_nodes_free(&tables);
	if (st == PAI_OK && !p_nodes_tables(&tables, job))
		st = PAI_E_NOMEM;
	for (size_t i = 0; st == PAI_OK && i < tables.n; i++)
		mend_heading(job, &forms, tables.at[i]);
	p_nodes_free(&tables);
	p_pool_free(&pool);
	return st != PAI_OK ? st : p_status(job);
}

const struct pai_pass p_pass_form = {
	.size = sizeof(struct pai_pass),
	.name = "form",
	.summary = "lay tables of a known form on its grid",
	.after = "vertical-labels",
	.phase = PAI_P_TABLE,
	.change = change
};
