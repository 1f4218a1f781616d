/*
 * short-rows: rows that left out the cells under a label.
 *
 *	| area | station | 2021 |      |	the label in the first column
 *	| town | land    |			reaches down, and where it
 *	| EU   | A       |    1 |    2 |	does nothing was printed at all,
 *	| B    |       3 |    4 |		so that the row slips to the left
 *
 * Such a row is told from one whose last cells were blank by what its cells
 * hold: it fits the columns of the whole rows from the right, and does not
 * from the left.  Where one short row of a table fits neither way, or both,
 * or an empty cell shows that such cells were printed, the table stays.
 *
 * The cells that sealing hung at the end of the row go before it, empty: that
 * is how the solvers of table-grid know labels that reach down.
 */
#include <string.h>

#include "kit/utf8.h"
#include "pass/table/table.h"
#include "pass/told.h"

#define	WHOLE_ROWS	2	/* body rows that show what columns hold */
#define	MISSING_MOST	3	/* label columns that reach down */

/* What a column may hold; times and dates are words that begin alike, and a
 * column may have both (5升, 散装). */
enum look { L_ANY, L_WORDS, L_DIGITS, L_VALUE, L_BOTH_WORDS, LOOKS };

struct shorts {
	struct p_sheet	*s;
	uint32_t	 cols;
	uint32_t	 head;		/* rows over the body */
	uint32_t	 stub;		/* columns of words before the values */
	uint8_t		*look;		/* of each column, in whole rows */
	uint32_t	*missing;	/* cells each row left out */
};

/* Evidence. */

/* A size or a name that begins with a digit, 5升桶装: no time, no date, no
 * label with a number. */
static bool
is_worded(const struct p_cell *c)
{
	static const uint32_t units[] = { 0x5e74, 0x6708, 0x65e5, 0x65f6,
	    0x70b9, 0x5206, 0x79d2, 0x81f3 };	/* 年月日时点分秒至 */
	size_t	 k;

	for (uint32_t i = 0; i < c->n; i++) {
		for (k = 0; k < sizeof(units) / sizeof(*units); k++)
			if (c->cp[i] == units[k])
				break;
		if (k == sizeof(units) / sizeof(*units) && p_is_han(c->cp[i]))
			return p_label_number(c->cp, c->n).form == 0;
	}
	return false;
}

static enum look
look_of(const struct p_cell *c)
{
	switch (c->kind) {
	case P_CELL_VALUE:
		return L_VALUE;
	case P_CELL_TEXT:
		return c->n > 0 && c->cp[0] >= '0' && c->cp[0] <= '9' &&
		    !is_worded(c) ? L_DIGITS : L_WORDS;
	default:
		return L_ANY;
	}
}

/* The head ends where values begin; a table of words has one row of it. */
static uint32_t
head_of(const struct p_sheet *s)
{
	for (uint32_t i = 0; i < s->rows; i++)
		if (p_row_has_values(&s->row[i]))
			return i;
	return 1;
}

/*
 * Reads the columns off the whole rows.  False: too few, or one of them has
 * an empty cell under a label, which such rows did not leave out.
 */
static bool
read_columns(struct p_pool *pool, struct shorts *t)
{
	uint32_t (*votes)[LOOKS] = p_pool_take(pool, t->cols, sizeof(*votes));
	uint32_t  whole = 0;

	t->look = p_pool_take(pool, t->cols, sizeof(*t->look));
	if (votes == NULL || t->look == NULL)
		return false;
	for (uint32_t i = t->head; i < t->s->rows; i++) {
		const struct p_row *r = &t->s->row[i];

		if (p_row_came(r) != t->cols)
			continue;
		if (r->cell[0].kind == P_CELL_EMPTY)
			return false;
		whole++;
		for (uint32_t k = 0; k < t->cols; k++)
			votes[k][look_of(&r->cell[k])]++;
	}
	for (uint32_t k = 0; k < t->cols; k++)
		for (uint8_t w = L_WORDS; w < LOOKS; w++)
			if (votes[k][w] > votes[k][t->look[k]] ||
			    t->look[k] == L_ANY)
				t->look[k] = votes[k][w] > 0 ? w :
				    t->look[k];
	for (uint32_t k = 0; k < t->cols; k++)
		if (t->look[k] != L_VALUE && votes[k][L_WORDS] > 0 &&
		    votes[k][L_DIGITS] > 0)
			t->look[k] = L_BOTH_WORDS;
	while (t->stub < t->cols && t->look[t->stub] != L_VALUE)
		t->stub++;
	return whole >= WHOLE_ROWS;
}

/* A number with a unit: a value, or a size among words (5升, 散装). */
static bool
is_sized(const struct p_cell *c)
{
	return c->n > 1 && c->cp[0] >= '0' && c->cp[0] <= '9' &&
	    (p_is_han(c->cp[c->n - 1]) || (c->cp[c->n - 1] | 0x20) >= 'a');
}

/* Do the cells of a row look as the columns from `at` on do? */
static bool
fits(const struct shorts *t, const struct p_row *r, uint32_t n, uint32_t at)
{
	for (uint32_t k = 0; k < n; k++) {
		enum look here = look_of(&r->cell[k]);

		if (here != L_ANY && t->look[at + k] != L_ANY &&
		    here != t->look[at + k] && !(here == L_VALUE ?
		    t->look[at + k] != L_VALUE && is_sized(&r->cell[k]) :
		    t->look[at + k] == L_BOTH_WORDS))
			return false;
	}
	return true;
}

/* 小计, Subtotal: of the rows under one label, and one of them itself. */
static bool
is_subtotal(const struct p_cell *c)
{
	static const uint32_t sub[] = { 's', 'u', 'b' };

	if (c->n == 2 && c->cp[0] == 0x5c0f && c->cp[1] == 0x8ba1)
		return true;
	return c->n > 3 && (c->cp[0] | 0x20) == sub[0] &&
	    memcmp(c->cp + 1, sub + 1, 2 * sizeof(*sub)) == 0;
}

static bool
is_total_row(const struct p_row *r)
{
	return r->cell[0].kind == P_CELL_TEXT &&
	    !is_subtotal(&r->cell[0]) &&
	    p_is_total(r->cell[0].cp, r->cell[0].n);
}

/* Judgement. */

/* How many cells a body row left out; false: nobody can tell. */
static bool
judge_row(const struct shorts *t, uint32_t i, uint32_t *missing)
{
	const struct p_row *r = &t->s->row[i];
	uint32_t n = p_row_came(r), m = t->cols - n;

	*missing = 0;
	if (m == 0 || n == 0 || is_total_row(r))
		return true;
	if (i == t->head || m > MISSING_MOST || m >= t->stub ||
	    r->cell[0].kind == P_CELL_EMPTY ||
	    fits(t, r, n, 0) || !fits(t, r, n, m))
		return false;
	*missing = m;
	return true;
}

static bool
all_words(const struct p_row *r, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (r->cell[k].kind != P_CELL_TEXT)
			return false;
	return true;
}

static bool
all_filled(const struct p_row *r, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k < to; k++)
		if (r->cell[k].kind == P_CELL_EMPTY)
			return false;
	return true;
}

/*
 * A second header row with just as many cells as there are columns of values,
 * under a first one that names the columns of labels.
 */
static uint32_t
judge_head(const struct shorts *t, uint32_t i)
{
	const struct p_row *r = &t->s->row[i], *top = &t->s->row[0];
	uint32_t n = p_row_came(r);

	if (i == 0 || t->stub == 0 || t->stub >= t->cols ||
	    t->stub > MISSING_MOST || n + t->stub != t->cols ||
	    p_row_came(top) <= t->stub || !all_words(top, 0, t->stub) ||
	    !all_filled(top, t->stub, t->stub + 1) ||
	    all_filled(top, t->stub, t->cols) || !all_filled(r, 0, n))
		return 0;
	return t->stub;
}

/* False: the table stays. */
static bool
judge(struct shorts *t, uint32_t *body)
{
	*body = 0;
	for (uint32_t i = 1; i < t->head; i++)
		t->missing[i] = judge_head(t, i);
	for (uint32_t i = t->head; i < t->s->rows; i++) {
		if (!judge_row(t, i, &t->missing[i]))
			return false;
		*body += t->missing[i] > 0;
	}
	return true;
}

/* Act. */
static void
move_right(const struct pai_change *job, struct pai_node *row,
    uint32_t missing)
{
	struct pai_node *pad;

	while (missing-- > 0) {
		pad = row->last;
		p_cut(job, pad);
		pad->flags &= (uint16_t)~(PAI_NF_PAD | PAI_NF_GENERATED);
		p_add(job, row, row->first, pad);
	}
}

static enum pai_status
act(const struct pai_change *job, struct p_pool *pool,
    const struct shorts *t, uint32_t body)
{
	struct p_told	 was = p_told_rows(pool, t->s->table);
	enum pai_status	 st;
	uint32_t	 heads = 0;

	for (uint32_t i = 0; i < t->s->rows; i++) {
		move_right(job, t->s->row[i].node, t->missing[i]);
		heads += t->missing[i] > 0 && i < t->head;
	}
	if (heads + body == 0)
		return PAI_OK;
	p_table_touched(t->s->table);
	st = p_seal(job, t->s->table);
	p_told_say(job, t->s->table, t->s->table, PAI_M_PASS_SHIFTED, &was,
	    "%u rows and %u header rows left out the cells under a label",
	    (unsigned)body, (unsigned)heads);
	return st;
}

/* Sealing pads the rows of a table that came short. */
static bool
is_ragged(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		if (r->last != NULL && (r->last->flags & PAI_NF_PAD) != 0)
			return true;
	return false;
}

static enum pai_status
mend(struct p_tables *at, struct pai_node *table)
{
	struct p_pool	*pool = &at->pool;
	struct shorts	 t = { .cols = table->as.table.cols };
	uint32_t	 body;

	if (table->as.table.spans == PAI_SPANS_GIVEN ||
	    table->as.table.verdict == PAI_V_FLAGGED || t.cols < 3 ||
	    !is_ragged(table))
		return PAI_OK;
	t.s = p_sheet_read(at->job, pool, table);
	t.missing = t.s == NULL ? NULL : p_pool_take(pool, t.s->rows,
	    sizeof(*t.missing));
	if (t.missing == NULL || t.s->wide != t.cols)
		return PAI_OK;
	t.head = head_of(t.s);
	return read_columns(pool, &t) && judge(&t, &body) ?
	    act(at->job, pool, &t, body) : PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_short_rows = {
	.size = sizeof(struct pai_pass),
	.name = "short-rows",
	.summary = "put back rows that left out the cells under a label",
	.after = "table-sums",
	.phase = PAI_P_TABLE,
	.change = change
};
