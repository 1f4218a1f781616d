/*
 * table-sums: values that lost their columns go back where the totals of
 * their table want them.
 *
 * What is read off the table is in sums_sheet.c, what follows from its totals
 * in sums_solve.c; all of it stands before the first edit.  A row that the
 * totals say is wrong, and that can be laid in more ways than one or in none,
 * keeps its values in order, GUESSED, and the table ends flagged.
 */
#include "pass/table/sums.h"

#include <string.h>

#include "kit/utf8.h"
#include "pass/form/form_open.h"

#define	TOLD_MAX	8	/* columns whose sums are told of a row */
#define	NAMED_MAX	3	/* rows that are named in one warning */

/* Act. */

/* An empty cell of the row that nothing stands in; NULL: none is left. */
static struct pai_node *
next_empty(const struct p_row *r, uint32_t *at)
{
	while (*at < r->n) {
		struct p_cell *c = &r->cell[(*at)++];

		if (c->kind == P_CELL_EMPTY && c->node->parent == NULL)
			return c->node;
	}
	return NULL;
}

static struct pai_node *
cell_for(const struct pai_change *job, const struct p_row *r, uint32_t *empty,
    const struct p_pick *pick)
{
	struct pai_node *cell;

	if (pick->cell != NULL)
		return pick->cell->node;
	if (pick->text.n > 0)
		return p_open_cut(job, pick);
	cell = next_empty(r, empty);
	return cell != NULL ? cell : p_new(job, PAI_N_CELL);
}

/* Lays the values of a row as decided, behind its labels. */
static void
lay_row(const struct pai_change *job, struct p_pool *pool,
    const struct p_learnt *t, const struct p_doubt *d)
{
	struct p_row	*r = &t->sheet->row[d->open.row];
	uint32_t	 from = t->from[d->open.row], empty = from;
	struct p_pick	 pick[P_FORM_COLS];

	for (uint32_t k = 0; k < t->cols; k++)
		pick[k] = p_open_pick(pool, &d->open, &d->way.piece[k]);
	for (uint32_t k = from; k < r->n; k++)
		p_cut(job, r->cell[k].node);
	for (uint32_t k = 0; k < t->cols; k++) {
		struct pai_node *c = cell_for(job, r, &empty, &pick[k]);

		if (c == NULL)
			return;
		c->flags &= (uint16_t)~(PAI_NF_PAD | PAI_NF_GENERATED);
		p_add(job, r->node, NULL, c);
	}
	for (uint32_t k = from; k < r->n; k++)
		if (r->cell[k].node->parent == NULL)
			p_drop(job, r->cell[k].node);
}

/* The values stay in order, from the left, and all of them are doubtful. */
static void
leave_row(const struct p_learnt *t, const struct p_doubt *d)
{
	const struct p_row *r = &t->sheet->row[d->open.row];

	for (uint32_t k = t->from[d->open.row]; k < r->n; k++) {
		r->cell[k].node->flags &= (uint16_t)~PAI_NF_PAD;
		r->cell[k].node->flags |= PAI_NF_GUESSED;
	}
}

/* What is told. */

/* "row 5 (Total)": its number, and the label nearest to its values. */
static void
put_row(struct p_buf *b, const struct p_learnt *t, uint32_t row)
{
	const struct p_row *r = &t->sheet->row[row];
	char	 text[80];

	p_buf_fmt(b, "row %u", (unsigned)row + 1);
	for (uint32_t k = t->from[row]; k-- > 0; )
		if (r->cell[k].kind == P_CELL_TEXT) {
			p_buf_fmt(b, " (%s)", p_quote(r->cell[k].node, text,
			    sizeof(text)));
			return;
		}
}

/* "20 - 13 = 7": what a total and its other parts leave for a column. */
static void
put_left(struct p_buf *b, int64_t total, int64_t value)
{
	char	 n[3][32];

	p_number_print(n[0], sizeof(n[0]), total);
	p_number_print(n[1], sizeof(n[1]), total - value);
	p_number_print(n[2], sizeof(n[2]), value);
	p_buf_fmt(b, "%s - %s = %s", n[0], n[1], n[2]);
}

/* The total that adds the row up, or the parts that the row adds up. */
static void
put_total(struct p_buf *b, const struct p_learnt *t, const struct p_doubt *d)
{
	const struct p_number *total = t->number +
	    (size_t)d->total * t->cols;
	uint32_t told = 0;

	if (d->total == d->open.row) {
		p_buf_fmt(b, "; it is the sum of rows, %u times",
		    (unsigned)d->sums);
		return;
	}
	p_buf_str(b, "; ");
	put_row(b, t, d->total);
	p_buf_str(b, " less its other parts: ");
	for (uint32_t k = 0; k < t->cols && told < TOLD_MAX; k++) {
		if (total[k].kind != P_NUMBER_KNOWN)
			continue;
		p_buf_str(b, told++ > 0 ? ", " : "");
		put_left(b, total[k].micro, d->way.value[k]);
	}
}

/* "column 5 = columns 2 + 3 + 4, as in 6 other rows" */
static void
put_within(struct p_buf *b, const struct p_learnt *t, const struct p_doubts *s)
{
	for (uint32_t i = 0; i < s->form.nchecks; i++) {
		const struct p_form_check *c = &s->check[i];

		p_buf_fmt(b, "; column %u is the sum of columns",
		    (unsigned)(t->stub + c->left[0]) + 1);
		for (uint8_t k = 0; k < c->nright; k++)
			p_buf_fmt(b, "%s %u", k > 0 ? " +" : "",
			    (unsigned)(t->stub + c->right[k]) + 1);
		p_buf_fmt(b, ", as in %u other rows", (unsigned)s->proof[i]);
	}
}

static void
say_laid(const struct pai_change *job, const struct p_learnt *t,
    const struct p_doubts *s, const struct p_doubt *d)
{
	struct p_buf	 before = { 0 }, after = { 0 }, why = { 0 };

	p_open_put_tokens(&before, &d->open);
	p_open_put_way(&after, &d->open);
	put_row(&why, t, d->open.row);
	p_buf_str(&why, ": ");
	p_open_put_way(&why, &d->open);
	p_buf_str(&why, ": no other way keeps the totals");
	if (d->within)
		put_within(&why, t, s);
	if (d->total != P_NOWHERE && d->sums > 0)
		put_total(&why, t, d);
	if (p_buf_ok(&before) && p_buf_ok(&after) && p_buf_ok(&why))
		p_say(job, t->sheet->row[d->open.row].node, PAI_M_PASS_SUMS,
		    before.p, after.p, "%s", why.p);
	p_buf_free(&before);
	p_buf_free(&after);
	p_buf_free(&why);
}

/* One warning a table names the rows that stay open. */
static void
say_left(const struct pai_change *job, const struct p_learnt *t,
    const struct p_doubts *s)
{
	struct p_buf	 why = { 0 };
	uint32_t	 n = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		const struct p_doubt *d = &s->at[i];

		if (!d->flagged || n++ >= NAMED_MAX)
			continue;
		put_row(&why, t, d->open.row);
		p_buf_str(&why, ": ");
		p_open_put_tokens(&why, &d->open);
		p_buf_fmt(&why, " for %u columns; ", (unsigned)t->cols);
	}
	if (n > NAMED_MAX)
		p_buf_fmt(&why, "and %u rows more; ",
		    (unsigned)(n - NAMED_MAX));
	p_buf_str(&why, "the totals leave more than one way or none, and "
	    "they stand in order");
	if (n > 0 && p_buf_ok(&why))
		p_say(job, t->sheet->table, PAI_M_PASS_FLAGGED, NULL, NULL,
		    "%s", why.p);
	p_buf_free(&why);
}

static void
act(const struct pai_change *job, struct p_pool *pool,
    const struct p_learnt *t, const struct p_doubts *s, struct p_cell *torn)
{
	bool	 any = false;

	for (uint32_t i = 0; i < s->n; i++) {
		const struct p_doubt *d = &s->at[i];

		any = any || d->laid || d->flagged;
		if (d->laid) {
			lay_row(job, pool, t, d);
			say_laid(job, t, s, d);
			p_table_touched(t->sheet->table);
		} else if (d->flagged) {
			leave_row(t, d);
		}
	}
	say_left(job, t, s);
	if (s->torn)
		p_drop(job, torn->node);
	if (any)
		p_seal(job, t->sheet->table);
}

/* Did some row come short, or does a number stand beside the table? */
static bool
needs_a_look(const struct pai_node *table, const struct p_cell *torn)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL &&
	    torn == NULL; r = p_row_next(r))
		if (r->last != NULL && (r->last->flags & PAI_NF_PAD) != 0)
			return true;
	return torn != NULL;
}

static enum pai_status
mend(struct p_tables *at, struct pai_node *table)
{
	struct p_pool	*pool = &at->pool;
	struct p_cell	*torn;
	struct p_sheet	*s;
	struct p_learnt	*t;
	struct p_doubts	 d = { .n = 0 };

	if (table->as.table.spans == PAI_SPANS_GIVEN ||
	    table->as.table.form.n > 0 ||
	    table->as.table.verdict == PAI_V_FLAGGED)
		return PAI_OK;
	torn = p_number_behind(pool, table);
	if (needs_a_look(table, torn) &&
	    (s = p_sheet_read(at->job, pool, table)) != NULL &&
	    (t = p_learnt_read(pool, s)) != NULL &&
	    p_learnt_solve(pool, t, torn, &d))
		act(at->job, pool, t, &d, torn);
	return p_status(at->job);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_table_sums = {
	.size = sizeof(struct pai_pass),
	.name = "table-sums",
	.summary = "put values back in the columns that their totals want",
	.after = "form",
	.phase = PAI_P_TABLE,
	.change = change
};
