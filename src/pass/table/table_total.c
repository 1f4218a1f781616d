/*
 * Totals of tables that follow no form, held against their numbers.
 *
 * Where all of them come out, that proves the table.  Where nearly all do,
 * the others are told; but only a difference that one wrong digit makes,
 * since unit prices and rates stand in such rows, too, and rounded numbers do
 * not add up to the last place.  A total that holds nowhere proves nothing.
 */
#include "pass/table/total.h"

#include <stdio.h>

#define	SLOTS_MAX	2000000	/* of a table that is looked at */
#define	HEAD_LINES	3	/* labels of columns stand in the first rows */
#define	STRONG_MIN	3	/* sums that come out before one is doubted */

/* One look at the lines of a table, and what is to be told of it. */
struct look {
	const struct pai_change *job;
	struct pai_node		*table;
	const struct pai_grid	*grid;
	struct p_finding	*found;
	struct p_tally		*tally;
};

static const struct pai_node *
node_at(const struct pai_grid *g, const struct p_lines *v, uint32_t line,
    uint32_t place)
{
	return v->turned ? pai_grid_at(g, place, line) :
	    pai_grid_at(g, line, place);
}

/* Is the cell this line's alone, and begins it here? */
static bool
is_own(const struct p_lines *v, const struct pai_node *c, uint32_t line,
    uint32_t place)
{
	return v->turned ? c->as.cell.col == line && c->as.cell.cols == 1 &&
	    c->as.cell.row == place : c->as.cell.row == line &&
	    c->as.cell.rows == 1 && c->as.cell.col == place;
}

/* Does a label before the first number say that the line is a total? */
static bool
says_total(const struct pai_grid *g, const struct p_lines *v, uint32_t line)
{
	uint32_t cp[24], end = v->turned ? HEAD_LINES : v->places;

	for (uint32_t k = 0; k < v->places && k < end; k++) {
		const struct pai_node *c = node_at(g, v, line, k);
		size_t	 n;

		if (!is_own(v, c, line, k))
			continue;
		n = p_fold(c, cp, 24);
		if (n > 24 || n == 0)
			continue;
		if (p_is_total(cp, n))
			return true;
		if (p_cell_kind_of(cp, n) == P_CELL_VALUE)
			return false;
	}
	return false;
}

static struct p_number
read_slot(const struct pai_grid *g, uint32_t row, uint32_t col, int64_t most)
{
	const struct pai_node *c = pai_grid_at(g, row, col);
	uint32_t	 cp[48];
	size_t		 n;

	if (c->as.cell.row != row || c->as.cell.col != col)
		return (struct p_number){ 0, P_NUMBER_NONE };
	if ((c->flags & PAI_NF_GUESSED) != 0)
		return (struct p_number){ 0, P_NUMBER_OPEN };
	n = p_fold(c, cp, 48);
	return n > 48 ? (struct p_number){ 0, P_NUMBER_WORD } :
	    p_number_read(cp, n, most);
}

static struct p_number *
read_slots(struct p_pool *pool, const struct pai_grid *g)
{
	struct p_number *slot = p_pool_take(pool, (size_t)g->rows * g->cols,
	    sizeof(*slot));
	int64_t	 most = p_number_most(g->rows > g->cols ? g->rows : g->cols);

	for (uint32_t r = 0; slot != NULL && r < g->rows; r++)
		for (uint32_t c = 0; c < g->cols; c++)
			slot[(size_t)r * g->cols + c] = read_slot(g, r, c,
			    most);
	return slot;
}

/* One wrong digit makes it, and no rounding: d x 10^k, k not the last. */
static bool
is_one_digit(int64_t a, int64_t b, uint32_t terms)
{
	int64_t d = a > b ? a - b : b - a, unit = 1000000;

	/* The last place that is printed; numbers without decimals: 1. */
	while (unit > 1 && (a % unit != 0 || b % unit != 0))
		unit /= 10;
	if (d <= unit * (int64_t)(terms / 2 + 1))
		return false;
	while (d % 10 == 0)
		d /= 10;
	return d < 10;
}

static bool
is_doubted(const struct p_finding *f)
{
	return f->broken > 0 && f->strong >= STRONG_MIN &&
	    3 * f->broken <= f->strong;
}

/* A sum that does not come out, in one place of a total. */
static void
tell_one(const struct look *l, const struct p_lines *v, uint32_t line,
    uint32_t k, const struct p_sum *sum, const struct p_finding *f)
{
	int64_t	 micro = p_number_at(v, line, k)->micro;
	char	 a[32], b[32], why[P_SUM_CHARS];

	if (!is_doubted(f) || sum->gap ||
	    !is_one_digit(micro, sum->micro, sum->terms)) {
		l->tally->open++;
		return;
	}
	p_number_print(a, sizeof(a), micro);
	p_number_print(b, sizeof(b), sum->micro);
	snprintf(why, sizeof(why), "row %u, column %u: the total is %s, its "
	    "%u parts give %s; %u others of this total hold",
	    (unsigned)(v->turned ? k : line) + 1,
	    (unsigned)(v->turned ? line : k) + 1, a, (unsigned)sum->terms, b,
	    (unsigned)f->kept);
	p_tally_broken(l->job, l->table, l->tally, why);
}

static void
tell(void *arg, const struct p_lines *v, uint32_t line, bool back,
    const struct p_sum *sums)
{
	const struct look *l = arg;
	const struct p_finding *best = &l->found[line];
	const struct p_sum *sum = sums + (size_t)best->way * v->places;
	struct p_finding f;

	if (best->back != back)
		return;
	f = p_sums_compare(v, line, sum);
	if (f.strong == 0)
		return;
	l->tally->kept += f.kept;
	for (uint32_t k = 0; f.broken > 0 && k < v->places; k++) {
		const struct p_number *s = p_number_at(v, line, k);

		if (s->kind == P_NUMBER_KNOWN && sum[k].terms >= 2 &&
		    s->micro != sum[k].micro)
			tell_one(l, v, line, k, &sum[k], &f);
	}
}

/* Rows, or columns, that say that they are totals; how many. */
static uint32_t
find_totals(const struct pai_grid *g, const struct p_lines *v, bool *total)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < v->lines; i++) {
		total[i] = says_total(g, v, i);
		n += total[i];
	}
	return n;
}

static void
check_lines(struct look *l, struct p_pool *pool, struct p_lines *v)
{
	bool	*total = p_pool_take(pool, v->lines, sizeof(*total));

	if (total == NULL || find_totals(l->grid, v, total) == 0)
		return;
	v->total = total;
	if (v->number == NULL &&
	    (v->number = read_slots(pool, l->grid)) == NULL)
		return;
	if ((l->found = p_totals_learn(pool, v)) == NULL)
		return;
	p_totals_walk(pool, v, false, tell, l);
	p_totals_walk(pool, v, true, tell, l);
}

void
p_totals_check(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table, struct p_tally *t)
{
	const struct pai_grid *g = job->doc->host->doc_grid(job->doc, table);
	struct look	 l = { .job = job, .table = table, .grid = g,
	    .tally = t };
	struct p_lines	 rows = { .lines = 0 }, cols = { .turned = true };

	if (g == NULL || g->rows < 2 || g->cols < 2 ||
	    g->rows > SLOTS_MAX / g->cols)
		return;
	rows.cols = cols.cols = g->cols;
	rows.lines = cols.places = g->rows;
	rows.places = cols.lines = g->cols;
	check_lines(&l, pool, &rows);
	cols.number = rows.number;
	check_lines(&l, pool, &cols);
	if (t->kept + t->broken > 0)
		p_say(job, table, PAI_M_PASS_PROOF, NULL, NULL,
		    "totals: %u of %u", (unsigned)t->kept,
		    (unsigned)(t->kept + t->broken + t->open));
}
