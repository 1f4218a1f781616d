/*
 * Totals of tables that follow no form.
 *
 * A line (a row, or a column) whose label says that it is a total may add up
 * different things, and may stand before or behind them:
 *
 *	东部	  3  4		the lines since the total before:  3 + 5
 *	西部	  5  1
 *	小计	  8  5
 *	南部	  2  2		all lines that are no totals:	   3 + 5 + 2
 *	合计	 10  7		or all totals before
 *
 * Whichever explains most of its numbers is taken to be meant.  Where all of
 * them come out, that proves the table.  Where nearly all do, the others are
 * told; but only a difference that one wrong digit makes, since unit prices
 * and rates stand in such rows, too, and rounded numbers do not add up to the
 * last place.  A total that holds nowhere proves nothing.
 */
#include "pass/total.h"

#include <stdio.h>
#include <string.h>

#define	SLOTS_MAX	2000000	/* of a table that is looked at */
#define	HEAD_LINES	3	/* labels of columns stand in the first rows */
#define	STRONG_MIN	3	/* sums that come out before one is doubted */
/* Greater numbers are not added: sums of a million stay within 64 bits. */
#define	VALUE_MAX	(INT64_C(1000000) * 1000000)

enum { BLANK, WORD, NUMBER };

struct slot {
	int64_t		 micro;
	uint8_t		 kind;
};

/* The table, or the table turned: lines are what a total is one of. */
struct view {
	const struct pai_grid	*grid;
	struct slot		*slot;	/* rows x cols */
	uint32_t		 lines, places;
	bool			 turned;
};

/* What was added up so far, in one place of all lines. */
struct sum {
	int64_t		 micro;
	uint32_t	 terms;
	bool		 gap;		/* a line has no number there */
};

enum { GROUP, ALL, TOTALS, WAYS };

struct finding {
	uint32_t	 kept, strong, broken;
	uint8_t		 way;
	bool		 back;		/* what it adds up stands behind it */
};

static const struct slot *
slot_at(const struct view *v, uint32_t line, uint32_t place)
{
	return v->turned ? &v->slot[place * v->grid->cols + line] :
	    &v->slot[line * v->grid->cols + place];
}

static const struct pai_node *
node_at(const struct view *v, uint32_t line, uint32_t place)
{
	return v->turned ? pai_grid_at(v->grid, place, line) :
	    pai_grid_at(v->grid, line, place);
}

/* Is the cell this line's alone, and begins it here? */
static bool
is_own(const struct view *v, const struct pai_node *c, uint32_t line,
    uint32_t place)
{
	return v->turned ? c->as.cell.col == line && c->as.cell.cols == 1 &&
	    c->as.cell.row == place : c->as.cell.row == line &&
	    c->as.cell.rows == 1 && c->as.cell.col == place;
}

/* Does a label before the first number say that the line is a total? */
static bool
says_total(const struct view *v, uint32_t line)
{
	uint32_t cp[24], end = v->turned ? HEAD_LINES : v->places;

	for (uint32_t k = 0; k < v->places && k < end; k++) {
		const struct pai_node *c = node_at(v, line, k);
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

static void
read_slot(struct slot *s, const struct pai_node *c, uint32_t row, uint32_t col)
{
	uint32_t	 cp[48];
	struct p_value	 v;
	size_t		 n;

	if (c->as.cell.row != row || c->as.cell.col != col ||
	    (n = p_fold(c, cp, 48)) == 0)
		return;
	s->kind = WORD;
	if (n > 48)
		return;
	v = p_value_read(cp, n);
	if (!v.known || v.micro > VALUE_MAX || v.micro < -VALUE_MAX)
		return;
	s->kind = NUMBER;
	s->micro = v.micro;
}

static struct slot *
read_slots(struct p_pool *pool, const struct pai_grid *g)
{
	struct slot *slot = p_pool_take(pool, (size_t)g->rows * g->cols,
	    sizeof(*slot));

	for (uint32_t r = 0; slot != NULL && r < g->rows; r++)
		for (uint32_t c = 0; c < g->cols; c++)
			read_slot(&slot[(size_t)r * g->cols + c],
			    pai_grid_at(g, r, c), r, c);
	return slot;
}

static bool
has_numbers(const struct view *v, uint32_t line)
{
	for (uint32_t k = 0; k < v->places; k++)
		if (slot_at(v, line, k)->kind == NUMBER)
			return true;
	return false;
}

static void
add_line(const struct view *v, uint32_t line, struct sum *sum)
{
	for (uint32_t k = 0; k < v->places; k++) {
		const struct slot *s = slot_at(v, line, k);

		sum[k].gap = sum[k].gap || s->kind != NUMBER;
		sum[k].terms += s->kind == NUMBER;
		sum[k].micro += s->micro;
	}
}

static struct finding
compare(const struct view *v, uint32_t line, const struct sum *sum)
{
	struct finding f = { 0 };

	for (uint32_t k = 0; k < v->places; k++) {
		const struct slot *s = slot_at(v, line, k);

		if (s->kind != NUMBER || sum[k].terms < 2)
			continue;
		if (s->micro == sum[k].micro) {
			f.kept++;
			f.strong += s->micro != 0;
		} else {
			f.broken++;
		}
	}
	return f;
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

struct pass {
	const struct view *view;
	const bool	*total;		/* lines that say so */
	struct finding	*found;		/* the best for each line */
	struct sum	*sum;		/* WAYS x places */
};

/* Is a the better explanation of a line? */
static bool
is_better(const struct finding *a, const struct finding *b)
{
	return a->kept > b->kept || (a->kept == b->kept &&
	    a->strong > b->strong);
}

static void
judge_line(struct pass *p, uint32_t line, bool back)
{
	for (uint8_t w = 0; w < WAYS; w++) {
		struct finding f = compare(p->view, line,
		    p->sum + (size_t)w * p->view->places);

		f.way = w;
		f.back = back;
		if (is_better(&f, &p->found[line]))
			p->found[line] = f;
	}
}

static bool
is_doubted(const struct finding *f)
{
	return f->broken > 0 && f->strong >= STRONG_MIN &&
	    3 * f->broken <= f->strong;
}

static void
tell(const struct pai_change *job, struct pai_node *table,
    const struct view *v, uint32_t line, const struct sum *sum,
    struct p_tally *t)
{
	struct finding f = compare(v, line, sum);
	char	 a[32], b[32], why[P_SUM_CHARS];

	if (f.strong == 0)
		return;
	t->kept += f.kept;
	for (uint32_t k = 0; f.broken > 0 && k < v->places; k++) {
		const struct slot *s = slot_at(v, line, k);

		if (s->kind != NUMBER || sum[k].terms < 2 ||
		    s->micro == sum[k].micro)
			continue;
		if (!is_doubted(&f) || sum[k].gap ||
		    !is_one_digit(s->micro, sum[k].micro, sum[k].terms)) {
			t->open++;
			continue;
		}
		p_number_print(a, sizeof(a), s->micro);
		p_number_print(b, sizeof(b), sum[k].micro);
		snprintf(why, sizeof(why), "row %u, column %u: the total is "
		    "%s, its %u parts give %s; %u others of this total hold",
		    (unsigned)(v->turned ? k : line) + 1,
		    (unsigned)(v->turned ? line : k) + 1, a,
		    (unsigned)sum[k].terms, b, (unsigned)f.kept);
		p_tally_broken(job, table, t, why);
	}
}

/*
 * Walks over all lines, from the first or from the last.  Without a tally, it
 * looks for what each total adds up; with one, it tells.
 */
static void
walk(struct pass *p, bool back, const struct pai_change *job,
    struct pai_node *table, struct p_tally *t)
{
	const struct view *v = p->view;
	size_t	 size = v->places * sizeof(*p->sum);

	memset(p->sum, 0, WAYS * size);
	for (uint32_t i = 0; i < v->lines; i++) {
		uint32_t line = back ? v->lines - 1 - i : i;

		if (!has_numbers(v, line))
			continue;
		if (!p->total[line]) {
			add_line(v, line, p->sum + GROUP * v->places);
			add_line(v, line, p->sum + ALL * v->places);
			continue;
		}
		if (t == NULL)
			judge_line(p, line, back);
		else if (p->found[line].back == back)
			tell(job, table, v, line, p->sum +
			    (size_t)p->found[line].way * v->places, t);
		add_line(v, line, p->sum + TOTALS * v->places);
		memset(p->sum + GROUP * v->places, 0, size);
	}
}

/* Rows, or columns, that say that they are totals; how many. */
static uint32_t
find_totals(const struct view *v, bool *total)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < v->lines; i++) {
		total[i] = says_total(v, i);
		n += total[i];
	}
	return n;
}

static void
check_view(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table, struct view *v, struct p_tally *t)
{
	bool		*total = p_pool_take(pool, v->lines, sizeof(*total));
	struct pass	 p = { .view = v, .total = total };

	if (total == NULL || find_totals(v, total) == 0)
		return;
	if (v->slot == NULL && (v->slot = read_slots(pool, v->grid)) == NULL)
		return;
	p.found = p_pool_take(pool, v->lines, sizeof(*p.found));
	p.sum = p_pool_take(pool, (size_t)WAYS * v->places, sizeof(*p.sum));
	if (p.found == NULL || p.sum == NULL)
		return;
	walk(&p, false, job, table, NULL);
	walk(&p, true, job, table, NULL);
	walk(&p, false, job, table, t);
	walk(&p, true, job, table, t);
}

void
p_totals_check(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table, struct p_tally *t)
{
	const struct pai_grid *g = job->doc->host->doc_grid(job->doc, table);
	struct view rows = { .grid = g }, cols = { .grid = g, .turned = true };

	if (g == NULL || g->rows < 2 || g->cols < 2 ||
	    g->rows > SLOTS_MAX / g->cols)
		return;
	rows.lines = cols.places = g->rows;
	rows.places = cols.lines = g->cols;
	check_view(job, pool, table, &rows, t);
	cols.slot = rows.slot;
	check_view(job, pool, table, &cols, t);
	if (t->kept + t->broken > 0)
		p_say(job, table, PAI_M_PASS_PROOF, NULL, NULL,
		    "totals: %u of %u", (unsigned)t->kept,
		    (unsigned)(t->kept + t->broken + t->open));
}
