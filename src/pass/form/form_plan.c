/*
 * Where everything in a table goes when it is laid on a form's grid.
 *
 * The plan stands before the first edit.  Labels go by their words; the
 * values of a row go to its cells for values in order, wherever the columns
 * drifted to:
 *
 *	[一、...] []   [7] [2] [0] [0] [0] [0] [9] []	one column to the left
 *	[一、...] [] [] [7] [2] [0] [0] [0] [0] [9]	where they belong
 *
 * Where some values are blank, order does not decide; then the cells must be
 * as many as the form's, or stand as those of the nearest full row do.  Else
 * the row is open, and the sums decide (form_open.h).  What has no place is
 * trouble, and then nothing is done at all.
 */
#include "pass/form/form_open.h"

#include <string.h>

#define	SURE	900	/* thousandths: a stray label is recognised */

static void
trouble(struct p_plan *p, const char *why)
{
	if (p->trouble == NULL)
		p->trouble = why;
}

static bool
same_text(const struct p_cell *a, const struct p_cell *b)
{
	return a->n == b->n && (a->n == 0 ||
	    memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0);
}

/* Are two pieces of a label more like it than the first alone? */
static bool
completes(const struct p_form_cell *l, const struct p_cell *a,
    const struct p_cell *b)
{
	uint32_t both[96];

	if (a->n + b->n > 96)
		return false;
	memcpy(both, a->cp, a->n * sizeof(*both));
	memcpy(both + a->n, b->cp, b->n * sizeof(*both));
	return p_alike(l->cp, l->n, both, a->n + b->n) >
	    p_alike(l->cp, l->n, a->cp, a->n);
}

static void
take_label(struct p_plan *p, uint32_t i, struct p_cell *c)
{
	struct p_pick *k = &p->pick[i];

	if (k->cell == NULL)
		k->cell = c;
	else if (k->rest == NULL && completes(&p->form->cell[i], k->cell, c))
		k->rest = c;
	else if (!same_text(k->cell, c))
		trouble(p, "two different texts claim one label");
	/* The same label again, after a page turn, is dropped. */
}

/*
 * Values of one row: cells behind its last label.
 */
struct tail {
	struct p_cell	*cell;
	uint32_t	 n;		/* cells, padding of sealing left out */
	uint32_t	 full;		/* that are not empty */
	uint32_t	 at;		/* index of the first in its row */
};

static struct tail
tail_of(const struct p_row *r, const uint32_t *label)
{
	struct tail	 t = { NULL, 0, 0, 0 };
	uint32_t	 end = r->n;

	for (uint32_t i = 0; i < r->n; i++)
		if (label[i] != P_NOWHERE)
			t.at = i + 1;
	while (end > t.at && r->cell[end - 1].pad)
		end--;
	t.cell = r->cell + t.at;
	t.n = end - t.at;
	for (uint32_t i = 0; i < t.n; i++)
		t.full += t.cell[i].kind != P_CELL_EMPTY;
	return t;
}

static uint32_t
values_wanted(const struct p_form *f, uint32_t row, uint32_t *slots)
{
	uint32_t n = 0;

	*slots = 0;
	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].role == P_FORM_DATA) {
			n++;
			*slots += f->cell[i].cols;
		}
	return n;
}

/* Fills the row's cells for values from tail cells at[0], at[1], ... */
static void
put_values(struct p_plan *p, uint32_t row, const struct tail *t,
    const uint32_t *at)
{
	const struct p_form *f = p->form;
	uint32_t k = 0, placed = 0;

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++) {
		struct p_cell *c;

		if (f->cell[i].role != P_FORM_DATA)
			continue;
		c = &t->cell[at[k++]];
		placed += c->kind != P_CELL_EMPTY;
		if (p->pick[i].cell != NULL)
			trouble(p, "two rows have values for one row");
		p->pick[i].cell = c;
	}
	if (placed != t->full)
		trouble(p, "a value has no place on the form");
}

/* By order: the cells that are not empty are as many as the form's. */
static void
by_order(const struct tail *t, uint32_t *at)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < t->n; i++)
		if (t->cell[i].kind != P_CELL_EMPTY)
			at[k++] = i;
}

/* By slot: the tail is as wide as the form, spanned slots included. */
static void
by_slot(const struct p_form *f, uint32_t row, uint32_t *at)
{
	uint32_t k = 0, slot = 0;

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].role == P_FORM_DATA) {
			at[k++] = slot;
			slot += f->cell[i].cols;
		}
}

/*
 * Where all rows of a length have their values, where no single row has all
 * of them: together they must fill exactly as many columns as the form has.
 */
static uint32_t
start_together(const struct p_plan *p, uint32_t **label, uint32_t like)
{
	uint32_t slots, want, first = P_NOWHERE, last = 0;
	uint32_t wanted = values_wanted(p->form, p->match->to[like], &slots);

	for (uint32_t i = 0; i < p->sheet->rows; i++) {
		const struct p_row *r = &p->sheet->row[i];
		struct tail	 t;

		if (p->match->to[i] == P_NOWHERE ||
		    r->n != p->sheet->row[like].n)
			continue;
		want = values_wanted(p->form, p->match->to[i], &slots);
		t = tail_of(r, label[i]);
		for (uint32_t k = 0; want == wanted && k < t.n; k++) {
			if (t.cell[k].kind == P_CELL_EMPTY)
				continue;
			if (t.at + k < first)
				first = t.at + k;
			if (t.at + k > last)
				last = t.at + k;
		}
	}
	return first != P_NOWHERE && last - first + 1 == wanted ? first :
	    P_NOWHERE;
}

/* Where the nearest row of the same length begins its values. */
static uint32_t
start_near(const struct p_sheet *s, const uint32_t *start, uint32_t i)
{
	for (uint32_t d = 1; d < s->rows; d++) {
		if (i >= d && start[i - d] != P_NOWHERE &&
		    s->row[i - d].n == s->row[i].n)
			return start[i - d];
		if (i + d < s->rows && start[i + d] != P_NOWHERE &&
		    s->row[i + d].n == s->row[i].n)
			return start[i + d];
	}
	return P_NOWHERE;
}

/* Adds one side of a sum in a row, as planned; false: it is not all numbers. */
static bool
add_planned(const struct p_plan *p, uint32_t row, const uint8_t *term,
    uint8_t n, int64_t *sum)
{
	for (uint8_t i = 0; i < n; i++) {
		const struct p_form_cell *w = p_form_at(p->form, row, term[i]);
		const struct p_cell *c = p->pick[w - p->form->cell].cell;
		struct p_value v = { true, 0 };

		if (w->role != P_FORM_DATA || w->row != row)
			return false;
		if (c != NULL && c->kind != P_CELL_EMPTY)
			v = p_value_read(c->cp, c->n);
		if (!v.known || v.micro > INT64_MAX / 2 / P_FORM_TERMS)
			return false;
		*sum += v.micro;
	}
	return true;
}

/* Is a sum broken in the row as it is planned, blanks adding nothing? */
static bool
is_broken(const struct p_plan *p, uint32_t row)
{
	for (uint32_t i = 0; i < p->form->nchecks; i++) {
		const struct p_form_check *c = &p->form->check[i];
		int64_t left = 0, right = 0;

		if (!c->over_rows &&
		    add_planned(p, row, c->left, c->nleft, &left) &&
		    add_planned(p, row, c->right, c->nright, &right) &&
		    left != right)
			return true;
	}
	return false;
}

/* The row's values are there, and their places are not known. */
static void
leave_open(struct p_pool *pool, struct p_plan *p, uint32_t row,
    const struct tail *t, bool stays)
{
	if (p->pick[p->form->first[row + 1] - 1].cell != NULL && !stays)
		trouble(p, "two rows have values for one row");
	else if (!p_open_add(pool, p, row, t->cell, t->n, stays) && !stays)
		trouble(p, "values are missing, and the row does not "
		    "tell which");
}

static void
place_values(struct p_pool *pool, struct p_plan *p, const uint32_t *start,
    uint32_t i, uint32_t **label)
{
	struct tail	 t = tail_of(&p->sheet->row[i], label[i]);
	uint32_t	 row = p->match->to[i], at[P_FORM_COLS], slots, want;
	uint32_t	 from;

	want = values_wanted(p->form, row, &slots);
	if (want == 0 || t.n == 0 || (t.full == 0 && t.n < want))
		return;
	if (t.n == want) {
		for (uint32_t k = 0; k < want; k++)
			at[k] = k;
	} else if (t.full == want) {
		by_order(&t, at);
	} else if (t.n == slots) {
		by_slot(p->form, row, at);
	} else {
		from = start_near(p->sheet, start, i);
		if (from == P_NOWHERE)
			from = start_together(p, label, i);
		from = from != P_NOWHERE && from >= t.at ? from - t.at :
		    t.full == 0 ? t.n - want : P_NOWHERE;
		if (from == P_NOWHERE || from + want > t.n) {
			leave_open(pool, p, row, &t, false);
			return;
		}
		for (uint32_t k = 0; k < want; k++)
			at[k] = from + k;
	}
	put_values(p, row, &t, at);
	/* N4, or a short row that happens to be as wide as the form's. */
	if (t.full < want && t.full > 0 && is_broken(p, row))
		leave_open(pool, p, row, &t, true);
}

/* Where a row's values begin, if it has all of them side by side. */
static uint32_t
full_start(const struct p_plan *p, uint32_t i, const uint32_t *label)
{
	struct tail	 t = tail_of(&p->sheet->row[i], label);
	uint32_t	 slots, k = 0;
	uint32_t	 want = values_wanted(p->form, p->match->to[i],
	    &slots);

	if (want < 2 || t.full != want)
		return P_NOWHERE;
	while (t.cell[k].kind == P_CELL_EMPTY)
		k++;
	for (uint32_t j = k; j < k + want; j++)
		if (j >= t.n || t.cell[j].kind == P_CELL_EMPTY)
			return P_NOWHERE;
	return t.at + k;
}

/* S6: a label in the wrong row or column goes where it is missing. */
static void
place_stray(struct p_plan *p, uint32_t near, struct p_cell *c)
{
	const struct p_form *f = p->form;
	uint32_t best = P_NOWHERE, dist = P_NOWHERE;

	for (uint32_t i = 0; i < f->n; i++) {
		const struct p_form_cell *l = &f->cell[i];
		uint32_t d = l->row > near ? l->row - near : near - l->row;

		if (l->n > 0 && p->pick[i].cell == NULL && d < dist &&
		    p_alike(l->cp, l->n, c->cp, c->n) >= SURE) {
			best = i;
			dist = d;
		}
	}
	if (best == P_NOWHERE)
		trouble(p, "the form does not know one of the texts");
	else
		p->pick[best].cell = c;
}

static void
place_strays(struct p_plan *p, uint32_t i, const uint32_t *label)
{
	struct p_row	*r = &p->sheet->row[i];
	uint32_t	 row = p->match->to[i], slots, last = 0;

	for (uint32_t k = 0; k < r->n; k++)
		if (label[k] != P_NOWHERE)
			last = k + 1;
	if (row != P_NOWHERE && values_wanted(p->form, row, &slots) == 0)
		last = r->n;
	if (row == P_NOWHERE) {
		last = r->n;
		row = i > 0 && p->match->to[i - 1] != P_NOWHERE ?
		    p->match->to[i - 1] : 0;
	}
	for (uint32_t k = 0; k < last; k++) {
		if (label[k] != P_NOWHERE || r->cell[k].kind == P_CELL_EMPTY)
			continue;
		if (r->cell[k].kind == P_CELL_VALUE)
			trouble(p, "a value stands where the form has none");
		else
			place_stray(p, row, &r->cell[k]);
	}
}

bool
p_form_plan(struct p_pool *pool, struct p_sheet *s, const struct p_match *m,
    struct p_plan *p)
{
	const struct p_form *f = m->form;
	uint32_t	**label = p_pool_take(pool, s->rows, sizeof(*label));
	uint32_t	 *start = p_pool_take(pool, s->rows, sizeof(*start));

	*p = (struct p_plan){ .form = f, .match = m, .sheet = s,
	    .pick = p_pool_take(pool, f->n, sizeof(*p->pick)),
	    .seen = p_pool_take(pool, f->rows, sizeof(*p->seen)) };
	if (label == NULL || start == NULL || p->pick == NULL ||
	    p->seen == NULL)
		return false;
	for (uint32_t i = 0; i < s->rows; i++) {
		struct p_row *r = &s->row[i];

		label[i] = p_pool_take(pool, r->n, sizeof(**label));
		if (label[i] == NULL)
			return false;
		start[i] = P_NOWHERE;
		for (uint32_t k = 0; k < r->n; k++)
			label[i][k] = P_NOWHERE;
		if (m->to[i] == P_NOWHERE)
			continue;
		p->seen[m->to[i]] = true;
		p_form_labels(f, m->to[i], r, label[i]);
		start[i] = full_start(p, i, label[i]);
		for (uint32_t k = 0; k < r->n; k++)
			if (label[i][k] != P_NOWHERE)
				take_label(p, label[i][k], &r->cell[k]);
	}
	for (uint32_t i = 0; i < s->rows && p->trouble == NULL; i++) {
		if (m->to[i] != P_NOWHERE)
			place_values(pool, p, start, i, label);
		place_strays(p, i, label[i]);
	}
	if (p->trouble == NULL && !pool->failed)
		p_open_settle(pool, p);
	return !pool->failed;
}

bool
p_form_fits(const struct p_form *f, const struct pai_node *table)
{
	uint32_t i = 0;

	if (!table->as.table.sealed || table->as.table.rows != f->rows ||
	    table->as.table.cols != f->cols)
		return false;
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next) {
			const struct p_form_cell *w = &f->cell[i++];

			if (i > f->n || c->as.cell.row != w->row ||
			    c->as.cell.col != w->col ||
			    c->as.cell.rows != w->rows ||
			    c->as.cell.cols != w->cols)
				return false;
		}
	return i == f->n;
}
