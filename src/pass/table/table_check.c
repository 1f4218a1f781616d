/*
 * table-check: do the numbers add up?  The verdict on every table.
 *
 * A form says which sums must hold (check in official.forms).  Where they
 * do, the repair is proved; where they do not, the numbers were printed so
 * or read wrongly, and that is for a reader to decide: the sum is reported,
 * and no number is changed.  An equation with a cell that is blank, lost or
 * no number is not assessed.
 *
 * Tables of no form are held against their own totals (total.h).
 */
#include "pass/form/form.h"
#include "pass/table/total.h"

#include <stdio.h>
#include <string.h>

/* Greater numbers are not added: 64 of them stay within 64 bits. */
#define	VALUE_MAX	(INT64_C(100000000000) * 1000000)

bool
p_slot_value(const struct pai_grid *g, uint32_t row, uint32_t col, int64_t *sum)
{
	const struct pai_node *c = pai_grid_at(g, row, col);
	uint32_t	 cp[48];
	size_t		 n = p_fold(c, cp, 48);
	struct p_value	 v;

	if (n > 48 || (c->flags & PAI_NF_GUESSED) != 0)
		return false;
	v = p_value_read(cp, n);
	if (v.micro > VALUE_MAX || v.micro < -VALUE_MAX)
		return false;
	*sum += v.micro;
	return v.known;
}

/* Adds up terms in one column (rows) or one row (columns). */
static bool
add_up(const struct pai_grid *g, const struct p_form_check *c,
    const uint8_t *term, uint8_t n, uint32_t at, int64_t *sum)
{
	*sum = 0;
	for (uint8_t i = 0; i < n; i++)
		if (!(c->over_rows ? p_slot_value(g, term[i], at, sum) :
		    p_slot_value(g, at, term[i], sum)))
			return false;
	return true;
}

void
p_number_print(char *out, size_t room, int64_t micro)
{
	char	 part[8];
	int64_t	 whole = micro / 1000000, rest = micro % 1000000;
	size_t	 n = 6;

	if (rest == 0) {
		snprintf(out, room, "%lld", (long long)whole);
		return;
	}
	snprintf(part, sizeof(part), "%06lld",
	    (long long)(rest < 0 ? -rest : rest));
	while (n > 0 && part[n - 1] == '0')
		part[--n] = '\0';
	snprintf(out, room, "%s%lld.%s", micro < 0 && whole == 0 ? "-" : "",
	    (long long)whole, part);
}

/* "rows 4+5 give 7, rows 27+28 give 6" */
static size_t
print_terms(char *out, size_t room, const struct p_form_check *c,
    const uint8_t *term, uint8_t n)
{
	bool	run = n > 2 && term[n - 1] - term[0] == n - 1;
	size_t	at;

	at = (size_t)snprintf(out, room, "%s %u", c->over_rows ?
	    (n > 1 ? "rows" : "row") : n > 1 ? "columns" : "column",
	    term[0] + 1u);
	if (run)
		return at + (size_t)snprintf(out + at, room - at, " to %u",
		    term[n - 1] + 1u);
	for (uint8_t i = 1; i < n && at + 8 < room; i++)
		at += (size_t)snprintf(out + at, room - at, " + %u",
		    term[i] + 1u);
	return at;
}

void
p_tally_broken(const struct pai_change *job, struct pai_node *table,
    struct p_tally *t, const char *sum)
{
	if (t->broken++ == 0)
		snprintf(t->first, sizeof(t->first), "%s", sum);
	p_say(job, table, PAI_M_PASS_SUM_DIFFERS, NULL, NULL, "%s", sum);
}

/* Each is told for --explain and --report; the table's warning is one. */
static void
say_broken(const struct pai_change *job, struct pai_node *table,
    const struct p_form_check *c, uint32_t at, int64_t left, int64_t right,
    struct p_tally *t)
{
	char a[32], b[32], l[128], r[128], sum[P_SUM_CHARS];

	p_number_print(a, sizeof(a), left);
	p_number_print(b, sizeof(b), right);
	print_terms(l, sizeof(l), c, c->left, c->nleft);
	print_terms(r, sizeof(r), c, c->right, c->nright);
	snprintf(sum, sizeof(sum), "%s, %s %u: %s: %s; %s: %s", c->name,
	    c->over_rows ? "column" : "row", (unsigned)at + 1, l, a, r, b);
	p_tally_broken(job, table, t, sum);
}

/* One warning a table, however many of its sums are broken. */
static void
warn(const struct pai_change *job, struct pai_node *table,
    const struct p_tally *t)
{
	if (t->broken == 1)
		p_say(job, table, PAI_M_PASS_SUM, NULL, NULL, "%s", t->first);
	else if (t->broken > 1)
		p_say(job, table, PAI_M_PASS_SUM, NULL, NULL,
		    "%u sums; the first: %s", (unsigned)t->broken, t->first);
}

/* Is the slot one for a value, on the form? */
static bool
is_data(const struct p_form *f, uint32_t row, uint32_t col)
{
	const struct p_form_cell *c = p_form_at(f, row, col);

	return c->role == P_FORM_DATA && c->col == col && c->row == row;
}

static void
check_one(const struct pai_change *job, struct pai_node *table,
    const struct p_form *f, const struct pai_grid *g,
    const struct p_form_check *c, struct p_tally *t)
{
	uint32_t end = c->over_rows ? f->cols : f->rows;

	for (uint32_t at = 0; at < end; at++) {
		int64_t left, right;

		if (!(c->over_rows ? is_data(f, c->left[0], at) :
		    is_data(f, at, c->left[0])))
			continue;
		if (!add_up(g, c, c->left, c->nleft, at, &left) ||
		    !add_up(g, c, c->right, c->nright, at, &right)) {
			t->open++;
		} else if (left == right) {
			t->kept++;
		} else {
			say_broken(job, table, c, at, left, right, t);
		}
	}
}

static void
check_form(const struct pai_change *job, struct pai_node *table,
    const struct p_form *f, struct p_tally *all)
{
	const struct pai_grid *g = job->doc->host->doc_grid(job->doc, table);
	char	 proof[256] = "";
	size_t	 at = 0;

	if (g == NULL || g->rows != f->rows || g->cols != f->cols)
		return;
	for (uint32_t i = 0; i < f->nchecks; i++) {
		struct p_tally was = *all;

		check_one(job, table, f, g, &f->check[i], all);
		if (at + 48 < sizeof(proof))
			at += (size_t)snprintf(proof + at, sizeof(proof) - at,
			    "%s%s: %u of %u", at > 0 ? ", " : "",
			    f->check[i].name,
			    (unsigned)(all->kept - was.kept),
			    (unsigned)(all->kept - was.kept +
			    all->broken - was.broken + all->open - was.open));
	}
	warn(job, table, all);
	if (f->nchecks > 0)
		p_say(job, table, PAI_M_PASS_PROOF, NULL, NULL, "%s", proof);
}

/* Did a pass leave values where they came, for want of their places? */
static bool
has_guesses(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if ((c->flags & PAI_NF_GUESSED) != 0)
				return true;
	return false;
}

static uint8_t
verdict(const struct pai_change *job, const struct pai_node *table,
    const struct p_tally *t)
{
	if (t->broken > 0 || (!job->full && has_guesses(table)))
		return PAI_V_FLAGGED;
	if ((table->flags & PAI_NF_EDITED) != 0)
		return PAI_V_REPAIRED;
	if (table->as.table.form.n > 0 || (t->kept > 0 && t->open == 0))
		return PAI_V_OK;
	return PAI_V_NOT_ASSESSABLE;
}

static enum pai_status
judge(struct p_tables *at, struct pai_node *table)
{
	const struct p_forms *forms;
	const struct p_form *f;
	struct p_tally	 t = { 0 };

	if (table->as.table.verdict != PAI_V_NONE)
		return PAI_OK;
	if (table->as.table.form.n == 0) {
		p_totals_check(at->job, &at->pool, table, &t);
		warn(at->job, table, &t);
	} else {
		if ((forms = p_tables_forms(at)) == NULL)
			return PAI_E_NOMEM;
		f = p_form_named(forms, table->as.table.form);
		if (f != NULL)
			check_form(at->job, table, f, &t);
	}
	table->as.table.verdict = verdict(at->job, table, &t);
	return PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, judge);
}

const struct pai_pass p_pass_table_check = {
	.size = sizeof(struct pai_pass),
	.name = "table-check",
	.summary = "add up the numbers of tables and judge them",
	.after = "table-grid",
	.phase = PAI_P_TABLE,
	.change = change
};
