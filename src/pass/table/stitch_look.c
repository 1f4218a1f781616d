/*
 * Are two tables the parts of one?  What can be seen without knowing a form,
 * and how much each of it says.
 *
 * Two tables that an author drew are two, to begin with; one header over
 * both, and numbers or kinds of content that go on, say otherwise.  Copies of
 * one form are never parts of one table.
 */
#include <string.h>

#include "pass/table/stitch.h"

#define	NEAR	3000	/* mpt: widths that differ by less are the same */

enum evidence {
	SAME_COLUMNS,	/* as many columns in both */
	ONE_COLUMN_OFF,	/* one more or less: a column was lost with a span */
	SAME_HEADER,	/* the header stands again */
	OWN_HEADER,	/* the second part has a header, and another one */
	NUMBERS_GO_ON,	/* labels are numbered on: 3. | 4. */
	NUMBERS_RESTART,
	SAME_TYPES,	/* numbers and words in the same columns */
	OTHER_TYPES,
	STARTS_UNDER,	/* first label cell is empty: goes on with a span */
	CLOSED,		/* the first part ends in a total */
	PAGE_BETWEEN,	/* a page break or a page mark between them */
	SPANS_GIVEN,	/* an author drew both: he meant two tables */
	SAME_WIDTHS,	/* columns are as wide in both */
	CONTINUED,	/* the second part is headed so: 续表 */
	GOES_DOWN,	/* it begins with a cell that continues another */
	COPIES,		/* both say the same: a form, printed twice */
	SET_TOGETHER,	/* both keep to common columns of a text */
	HEAD_ALONE,	/* the first part has a header and no more */
	ROW_ALONE,	/* set together, one part has a row and no more */
	EVIDENCES
};

static const int weight[EVIDENCES] = {
	[SAME_COLUMNS] = 1,
	[ONE_COLUMN_OFF] = 0,
	[SAME_HEADER] = 5,
	[OWN_HEADER] = -8,
	[NUMBERS_GO_ON] = 3,
	[NUMBERS_RESTART] = -4,
	[SAME_TYPES] = 2,
	[OTHER_TYPES] = -4,
	[STARTS_UNDER] = 1,
	[CLOSED] = -3,
	[PAGE_BETWEEN] = 1,
	[SPANS_GIVEN] = -4,
	[SAME_WIDTHS] = 1,
	[CONTINUED] = 5,
	[GOES_DOWN] = 4,
	[COPIES] = -12,
	[SET_TOGETHER] = 2,
	[HEAD_ALONE] = 3,
	[ROW_ALONE] = 2
};

static const char *const what[EVIDENCES] = {
	[SAME_COLUMNS] = "same columns",
	[ONE_COLUMN_OFF] = "one column lost",
	[SAME_HEADER] = "same header",
	[OWN_HEADER] = "a header of its own",
	[NUMBERS_GO_ON] = "numbers go on",
	[NUMBERS_RESTART] = "numbers start again",
	[SAME_TYPES] = "numbers in the same columns",
	[OTHER_TYPES] = "numbers in other columns",
	[STARTS_UNDER] = "first label empty",
	[CLOSED] = "ends in a total",
	[PAGE_BETWEEN] = "page break between",
	[SPANS_GIVEN] = "drawn apart",
	[SAME_WIDTHS] = "same widths",
	[CONTINUED] = "headed as a continuation",
	[GOES_DOWN] = "begins inside a label",
	[COPIES] = "the same again",
	[SET_TOGETHER] = "set in common columns",
	[HEAD_ALONE] = "a header without rows above the cut",
	[ROW_ALONE] = "one row alone is no table"
};

const struct p_cell *
p_stitch_first(const struct p_row *r)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->cell[i].kind != P_CELL_EMPTY)
			return &r->cell[i];
	return NULL;
}

static bool
same_row(const struct p_row *a, const struct p_row *b)
{
	uint32_t n = a->n < b->n ? a->n : b->n, texts = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct p_cell *x = &a->cell[i], *y = &b->cell[i];

		if (x->n != y->n || (x->n > 0 && memcmp(x->cp, y->cp,
		    x->n * sizeof(*x->cp)) != 0))
			return false;
		texts += x->kind == P_CELL_TEXT;
	}
	return texts > 0;
}

/* Do cells of the first n rows reach further down? */
static bool
reach_out(const struct p_sheet *s, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (s->row[i].cell[k].node->as.cell.row +
			    s->row[i].cell[k].node->as.cell.rows > n)
				return true;
	return false;
}

/* Rows at the head of b that stand at the head of a already. */
uint32_t
p_stitch_repeated(const struct p_sheet *a, const struct p_sheet *b)
{
	uint32_t n = 0;

	while (n < a->rows && n + 1 < b->rows && n < P_STITCH_ENDS &&
	    same_row(&a->row[n], &b->row[n]))
		n++;
	while (n > 0 && b->table->as.table.spans == PAI_SPANS_GIVEN &&
	    reach_out(b, n))
		n--;
	return n;
}

/* Are they one table, printed twice? */
static bool
are_copies(const struct p_sheet *a, const struct p_sheet *b)
{
	if (a->rows != b->rows)
		return false;
	for (uint32_t i = 0; i < a->rows; i++)
		if (!same_row(&a->row[i], &b->row[i]) &&
		    p_stitch_first(&a->row[i]) != NULL)
			return false;
	return true;
}

/* Does one of the first n rows head columns, rather than the whole? */
static bool
heads_columns(const struct p_sheet *s, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t texts = 0;

		for (uint32_t k = 0; k < s->row[i].n; k++)
			texts += s->row[i].cell[k].kind != P_CELL_EMPTY;
		if (texts > 1 && !p_row_has_values(&s->row[i]))
			return true;
	}
	return false;
}

/*
 * Does the row stand over numbers and hold none?  A title that spans the
 * row's first column only is a header, too.
 */
static bool
has_header(const struct p_sheet *s)
{
	uint32_t under = 0;

	if (s->rows == 0 || p_row_has_values(&s->row[0]) ||
	    p_stitch_first(&s->row[0]) == NULL)
		return false;
	for (uint32_t i = 1; i < s->rows && i < P_STITCH_ENDS; i++)
		under += p_row_has_values(&s->row[i]);
	return under > 0 && p_stitch_first(&s->row[0]) == &s->row[0].cell[0];
}

/* The cell of a row at a column; NULL: another row's reaches there. */
static const struct p_cell *
cell_at(const struct p_row *r, uint32_t col)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->cell[i].node->as.cell.col == col)
			return &r->cell[i];
	return NULL;
}

/* The cell above: in its column, where columns are known. */
static const struct p_cell *
cell_above(const struct p_sheet *s, const struct p_row *r, uint32_t i,
    const struct p_cell *c)
{
	return s->table->as.table.spans == PAI_SPANS_GIVEN ?
	    cell_at(r, c->node->as.cell.col) : &r->cell[i];
}

/* Do rows of values from one on have words and numbers in a column? */
static bool
is_mixed(const struct p_sheet *s, uint32_t from, uint32_t col)
{
	bool seen[P_CELL_TEXT + 1] = { false };

	for (uint32_t i = from; i < s->rows; i++) {
		const struct p_row *r = &s->row[i];

		if (p_row_has_values(r) && col < r->n &&
		    r->cell[col].kind <= P_CELL_TEXT)
			seen[r->cell[col].kind] = true;
	}
	return seen[P_CELL_VALUE] && seen[P_CELL_TEXT];
}

/* The second part below its header, and the last row of the first. */
static void
compare_types(const struct p_sheet *z, const struct p_sheet *b,
    uint32_t from, bool *seen)
{
	const struct p_row *x = &z->row[z->rows - 1], *y = &b->row[from];
	const bool given = z->table->as.table.spans == PAI_SPANS_GIVEN;
	uint32_t same = 0, other = 0;

	if (!p_row_has_values(y) || (x->n != y->n && !given))
		return;
	for (uint32_t i = 0; i < y->n; i++) {
		const struct p_cell *up = cell_above(z, x, i, &y->cell[i]);

		if (up == NULL || up->kind == P_CELL_EMPTY ||
		    y->cell[i].kind == P_CELL_EMPTY)
			continue;
		if (up->kind == y->cell[i].kind)
			same++;
		else if (given || (!is_mixed(z, 0, i) &&
		    !is_mixed(b, from, i)))
			other++;
	}
	seen[SAME_TYPES] = same > 0 && other == 0;
	seen[OTHER_TYPES] = other > same;
}

/* Is 1, 2 the beginning of the first column? */
static bool
is_serial(const struct p_sheet *s, uint32_t from)
{
	for (uint32_t i = 0; i < 2; i++) {
		const struct p_row *r = &s->row[from + i];
		struct p_value	 v;

		if (from + i >= s->rows || r->n == 0)
			return false;
		v = p_value_read(r->cell[0].cp, r->cell[0].n);
		if (!v.known || v.micro != (int64_t)(i + 1) * 1000000)
			return false;
	}
	return true;
}

static void
compare_numbers(const struct p_sheet *a, const struct p_row *row, bool *seen)
{
	const struct p_cell *x = NULL, *y = p_stitch_first(row);
	struct p_label_number p, q;

	for (uint32_t i = a->rows; i-- > 0 && x == NULL; )
		x = p_stitch_first(&a->row[i]);
	if (x == NULL || y == NULL)
		return;
	p = p_label_number(x->cp, x->n);
	q = p_label_number(y->cp, y->n);
	if (p.form == 0 && p_value_read(x->cp, x->n).known &&
	    p_value_read(y->cp, y->n).known) {
		seen[NUMBERS_GO_ON] = p_value_read(y->cp, y->n).micro ==
		    p_value_read(x->cp, x->n).micro + 1000000;
		return;
	}
	if (p.form == 0 || p.form != q.form)
		return;
	seen[NUMBERS_GO_ON] = q.value == p.value + 1;
	seen[NUMBERS_RESTART] = q.value <= p.value;
}

/* Are these rows of labels, and the second part's rows of values? */
static bool
is_head_alone(const struct p_sheet *a, const struct p_sheet *b)
{
	uint32_t under = 0;

	if (a->rows >= P_STITCH_ENDS || !heads_columns(a, a->rows))
		return false;
	for (uint32_t i = 0; i < a->rows; i++)
		if (p_row_has_values(&a->row[i]))
			return false;
	for (uint32_t i = 0; i < b->rows; i++)
		under += p_row_has_values(&b->row[i]);
	return under * 2 >= b->rows;
}

static bool
has_same_widths(const struct pai_node *a, const struct pai_node *b)
{
	const int32_t	*v = a->as.table.widths, *w = b->as.table.widths;

	if (v == NULL || w == NULL || a->as.table.cols != b->as.table.cols)
		return false;
	for (uint32_t i = 0; i < a->as.table.cols; i++)
		if (v[i] - w[i] > NEAR || w[i] - v[i] > NEAR)
			return false;
	return true;
}

static bool
goes_down(const struct p_row *r)
{
	for (uint32_t i = 0; i < r->n; i++)
		if ((r->cell[i].node->flags & PAI_NF_CONTINUES) != 0)
			return true;
	return false;
}

static bool
is_one_row(const struct pai_node *table)
{
	return p_row_next(p_row_first(table)) == NULL;
}

/* 小计 closes a group of rows, and no table. */
static bool
is_subtotal(const struct p_cell *c)
{
	return c->n == 2 && c->cp[0] == 0x5c0f && c->cp[1] == 0x8ba1;
}

/*
 * a is the head of the first part, z its foot, b the head of the second.
 */
static void
weigh(const struct p_gap *g, const struct p_sheet *a, const struct p_sheet *z,
    const struct p_sheet *b, bool *seen)
{
	uint32_t	 wa = a->wide > z->wide ? a->wide : z->wide;
	uint32_t	 again = p_stitch_repeated(a, b);
	const struct p_cell *last = p_stitch_first(&z->row[z->rows - 1]);

	memset(seen, 0, EVIDENCES * sizeof(*seen));
	seen[SAME_COLUMNS] = wa == b->wide;
	seen[ONE_COLUMN_OFF] = wa + 1 == b->wide || b->wide + 1 == wa;
	seen[PAGE_BETWEEN] = g->page;
	seen[SPANS_GIVEN] = g->first->as.table.spans == PAI_SPANS_GIVEN;
	if (again > 0 && !seen[SPANS_GIVEN]) {
		seen[SAME_HEADER] = !p_row_has_values(&b->row[0]);
		return;
	}
	seen[SAME_WIDTHS] = has_same_widths(g->first, g->second);
	seen[CONTINUED] = g->continued;
	seen[GOES_DOWN] = goes_down(&b->row[again]);
	seen[COPIES] = are_copies(a, b);
	seen[SET_TOGETHER] = (g->second->flags & PAI_NF_CONTINUES) != 0;
	seen[CLOSED] = last != NULL && p_is_total(last->cp, last->n) &&
	    !is_subtotal(last);
	compare_types(z, b, again, seen);
	compare_numbers(z, &b->row[again], seen);
	if (seen[SPANS_GIVEN] && is_serial(a, again) && is_serial(b, again))
		seen[NUMBERS_RESTART] = true;
	if (again > 0) {
		seen[SAME_HEADER] = !p_row_has_values(&b->row[0]) &&
		    heads_columns(b, again);
		return;
	}
	seen[ROW_ALONE] = seen[SET_TOGETHER] && seen[SAME_COLUMNS] &&
	    (is_one_row(g->first) || is_one_row(g->second));
	seen[OWN_HEADER] = !seen[ROW_ALONE] && (has_header(b) ||
	    g->second->as.table.head_rows > 0 ||
	    (p_row_first(g->second)->as.row.head &&
	    !p_row_has_values(&b->row[0])));
	seen[HEAD_ALONE] = g->page && !seen[OWN_HEADER] && !seen[SPANS_GIVEN] &&
	    is_head_alone(a, b);
	if (seen[HEAD_ALONE])
		seen[OTHER_TYPES] = false;	/* words stand over numbers */
	seen[STARTS_UNDER] = b->row[0].n > 0 &&
	    b->row[0].cell[0].kind == P_CELL_EMPTY;
}

int
p_stitch_weigh(const struct p_gap *g, const struct p_sheet *a,
    const struct p_sheet *z, const struct p_sheet *b, char *why, size_t room)
{
	bool seen[EVIDENCES];

	weigh(g, a, z, b, seen);
	return p_weigh(seen, weight, what, EVIDENCES, why, room);
}
