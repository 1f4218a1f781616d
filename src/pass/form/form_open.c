/*
 * Open rows: from the plan to the sums, and back.
 *
 * What the sums decide is laid as if it had been printed so.  A row that they
 * do not decide keeps its values in order, from the left, and every cell of
 * it is marked GUESSED: nothing is lost, and nobody is told a lie.
 */
#include "pass/form/form_open.h"

#include <string.h>

/* The cells for values of a form row. */
static uint32_t
cells_for_values(const struct p_form *f, uint32_t row, uint32_t *cell)
{
	uint32_t n = 0;

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].role == P_FORM_DATA)
			cell[n++] = i;
	return n;
}

static struct p_open *
new_open(struct p_pool *pool, struct p_plan *p, uint32_t row)
{
	struct p_open *o;

	if (p->open == NULL) {
		p->open = p_pool_take(pool, p->form->rows, sizeof(*p->open));
		if (p->open == NULL)
			return NULL;
	}
	for (uint32_t i = 0; i < p->nopen; i++)
		if (p->open[i].row == row)
			return NULL;
	o = &p->open[p->nopen];
	*o = (struct p_open){ .row = row, .torn = -1 };
	o->slots = cells_for_values(p->form, row, o->cell);
	return o;
}

bool
p_open_add(struct p_pool *pool, struct p_plan *p, uint32_t row,
    struct p_cell *cell, uint32_t n, bool stays)
{
	struct p_open *o = new_open(pool, p, row);

	if (o == NULL)
		return false;
	o->stays = stays;
	for (uint32_t i = 0; i < n; i++)
		if (cell[i].kind != P_CELL_EMPTY && !p_open_token(o, &cell[i]))
			return false;
	p->nopen++;
	return true;
}

/* What is known of each cell of the form; a blank in a row adds nothing. */
static struct p_value *
read_values(struct p_pool *pool, const struct p_plan *p)
{
	const struct p_form *f = p->form;
	struct p_value	*value = p_pool_take(pool, f->n, sizeof(*value));

	for (uint32_t i = 0; value != NULL && i < f->n; i++) {
		const struct p_cell *c = p->pick[i].cell;

		if (f->cell[i].role != P_FORM_DATA)
			continue;
		if (c == NULL || c->kind == P_CELL_EMPTY)
			value[i].known = p->seen[f->cell[i].row];
		else
			value[i] = p_value_read(c->cp, c->n);
	}
	return value;
}

/* A copy of folded text, which is ASCII. */
static struct pai_str
copy(struct p_pool *pool, const uint32_t *cp, uint32_t n)
{
	char *s = p_pool_take(pool, n + 1u, 1);

	for (uint32_t i = 0; s != NULL && i < n; i++)
		s[i] = (char)cp[i];
	return (struct pai_str){ s, s != NULL ? n : 0 };
}

static bool
is_whole(const struct p_token *t, const struct p_piece *piece)
{
	return !t->cell->loose && piece->n == t->cell->n;
}

struct p_pick
p_open_pick(struct p_pool *pool, const struct p_open *o,
    const struct p_piece *piece)
{
	const struct p_token *t = &o->token[piece->token];
	struct p_pick	 k = { .cell = NULL };

	if (piece->n == 0)
		return k;
	k.of = t->cell;
	if (is_whole(t, piece)) {
		k.cell = t->cell;
		return k;
	}
	k.text = copy(pool, t->cp + piece->from, piece->n);
	t->cell->spent = true;
	return k;
}

static void
lay_way(struct p_pool *pool, struct p_plan *p, const struct p_open *o)
{
	for (uint32_t k = 0; k < o->slots; k++)
		p->pick[o->cell[k]] = p_open_pick(pool, o,
		    &o->chosen->piece[k]);
}

/* The text of a cell that is no cell of its own, its blanks kept. */
static struct pai_str
loose_text(struct p_pool *pool, const struct p_open *o,
    const struct p_cell *cell)
{
	char	*s = p_pool_take(pool, 2u * cell->n + 1u, 1);
	size_t	 n = 0;

	for (uint32_t i = 0; s != NULL && i < o->tokens; i++) {
		const struct p_token *t = &o->token[i];

		if (t->cell != cell)
			continue;
		if (n > 0)
			s[n++] = ' ';
		for (uint32_t k = 0; k < t->n; k++)
			s[n++] = (char)t->cp[k];
	}
	return (struct pai_str){ s, n };
}

/* From the left, cell by cell as they came. */
static void
lay_in_order(struct p_pool *pool, struct p_plan *p, const struct p_open *o)
{
	const struct p_cell *last = NULL;
	uint32_t k = 0;

	for (uint32_t i = 0; i < o->slots; i++)
		p->pick[o->cell[i]] = (struct p_pick){ .guessed = true };
	for (uint32_t i = 0; i < o->tokens && k < o->slots; i++) {
		struct p_cell *c = o->token[i].cell;
		struct p_pick *pick = &p->pick[o->cell[k]];

		if (c == last || (int32_t)i == o->torn)
			continue;
		last = pick->of = c;
		if (c->loose)
			pick->text = loose_text(pool, o, c);
		else
			pick->cell = c;
		k++;
	}
	p->unsure++;
}

static uint32_t
characters(const struct p_open *o)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < o->tokens; i++)
		n += o->token[i].n;
	return n;
}

/* The row with the fewest characters whose ways are not known yet. */
static struct p_open *
shortest(struct p_plan *p, const bool *known)
{
	struct p_open *best = NULL;

	for (uint32_t i = 0; i < p->nopen; i++)
		if (!known[i] && (best == NULL ||
		    characters(&p->open[i]) < characters(best)))
			best = &p->open[i];
	return best;
}

/* Short rows first: what they leave of their share of steps, long ones need. */
static bool
find_ways(struct p_pool *pool, struct p_plan *p)
{
	bool	 known[P_FORM_ROWS] = { false };
	uint32_t left = P_WAYS_STEPS;

	for (uint32_t i = 0; i < p->nopen; i++) {
		struct p_open	*o = shortest(p, known);
		uint32_t	 share = left / (p->nopen - i), steps = share;

		if (!p_open_ways(pool, p->form, o, &steps))
			return false;
		known[o - p->open] = true;
		left -= share - steps;
	}
	return true;
}

bool
p_open_settle(struct p_pool *pool, struct p_plan *p)
{
	struct p_value *value;

	if (p->nopen == 0)
		return true;
	if ((value = read_values(pool, p)) == NULL || !find_ways(pool, p))
		return false;
	/* Where the printed places keep the sums, nothing is to be decided. */
	for (uint32_t i = 0; i < p->nopen; )
		if (p->open[i].stays && (p->open[i].ways == 0 ||
		    !p->open[i].proved || p->open[i].vague))
			p->open[i] = p->open[--p->nopen];
		else
			i++;
	if (!p_sums_solve(pool, p->form, value, p->open, p->nopen))
		return false;
	p->unsure = 0;
	for (uint32_t i = 0; i < p->nopen; i++)
		if (p->open[i].chosen != NULL)
			lay_way(pool, p, &p->open[i]);
		else if (!p->open[i].stays)
			lay_in_order(pool, p, &p->open[i]);
	return !pool->failed;
}

/* How many values the row lacks, as planned; *gap: the first slot of those. */
static uint32_t
lacks(const struct p_plan *p, const uint32_t *cell, uint32_t slots,
    uint32_t *gap)
{
	uint32_t n = 0;

	for (uint32_t k = slots; k-- > 0; )
		if (p->pick[cell[k]].text.n == 0 &&
		    (p->pick[cell[k]].cell == NULL ||
		    p->pick[cell[k]].cell->kind == P_CELL_EMPTY)) {
			*gap = k;
			n++;
		}
	return n;
}

/* The only row that lacks a value, and it lacks one; P_NOWHERE: none. */
static uint32_t
only_gap(const struct p_plan *p, uint32_t *gap)
{
	uint32_t cell[P_FORM_COLS], found = P_NOWHERE, n, k = 0;

	for (uint32_t row = 0; row < p->form->rows; row++) {
		n = cells_for_values(p->form, row, cell);
		if (!p->seen[row] || (n = lacks(p, cell, n, &k)) == 0)
			continue;
		if (n > 1 || found != P_NOWHERE)
			return P_NOWHERE;
		found = row;
		*gap = k;
	}
	return found;
}

/* The values of a row as planned, and a torn one, as tokens. */
static struct p_open *
torn_row(struct p_pool *pool, struct p_plan *p, uint32_t row, uint32_t gap,
    struct p_cell *torn)
{
	struct p_open	*o;

	if (p->nopen == 1) {	/* where the gap is, is not seen */
		if (p->open[0].row != row)
			return NULL;
		o = &p->open[0];
		o->way = NULL;		/* the row may keep those it has */
		o->ways = o->room = 0;
	} else {
		if (p->nopen > 0 || (o = new_open(pool, p, row)) == NULL)
			return NULL;
		o->seen = o->stays = true;
		o->gap = gap;
		for (uint32_t k = 0; k < o->slots; k++) {
			struct p_cell *c = p->pick[o->cell[k]].cell;

			if (k != gap && (c == NULL || !p_open_token(o, c)))
				return NULL;
		}
		p->nopen = 1;
	}
	if (o->tokens + 1 != o->slots || !p_open_token(o, torn) ||
	    o->tokens != o->slots)
		return NULL;
	o->torn = (int32_t)o->tokens - 1;
	return o;
}

/* Do the sums, and not for want of any, leave one place to a torn value? */
static bool
fits(struct p_pool *pool, const struct p_plan *p, struct p_open *o,
    const struct p_value *value)
{
	uint32_t steps = P_WAYS_STEPS;

	if (!p_open_ways(pool, p->form, o, &steps) ||
	    !p_sums_solve(pool, p->form, value, o, 1) ||
	    (!o->proved && o->columns == 0))
		o->chosen = NULL;
	return o->chosen != NULL;
}

/* The row of values alone that the table breaks off before; P_NOWHERE. */
static uint32_t
row_due(const struct p_plan *p)
{
	uint32_t row = p->match->last + 1, cell[P_FORM_COLS];

	if (row >= p->form->rows || p->seen[row] ||
	    cells_for_values(p->form, row, cell) !=
	    p->form->first[row + 1] - p->form->first[row])
		return P_NOWHERE;
	return row;
}

/* A last row that ran together is a paragraph to a reader of columns. */
static bool
take_row(struct p_pool *pool, struct p_plan *p, struct p_cell *run)
{
	uint32_t row = row_due(p);

	if (row == P_NOWHERE || p->nopen > 0 || run->n <= p->form->cols / 2 ||
	    !p_open_add(pool, p, row, run, 1, false))
		return false;
	p->seen[row] = true;
	if (p_open_settle(pool, p) && p->unsure == 0 && p->open[0].proved)
		return true;
	for (uint32_t k = 0; k < p->open[0].slots; k++)
		p->pick[p->open[0].cell[k]] = (struct p_pick){ .cell = NULL };
	p->seen[row] = false;
	p->nopen = p->unsure = 0;
	return false;
}

/* Was a row settled by cutting what was printed as one? */
static bool
is_cut(const struct p_open *o)
{
	for (uint32_t k = 0; o->chosen != NULL && k < o->slots; k++) {
		const struct p_piece *piece = &o->chosen->piece[k];

		if (piece->n > 0 && piece->n < o->token[piece->token].n)
			return true;
	}
	return false;
}

/* The row could lack the torn value just as well: nobody knows. */
static void
doubt(struct p_pool *pool, struct p_plan *p, struct p_open *o)
{
	for (uint32_t i = 0; i < o->tokens; i++)
		o->token[i].cell->spent = false;
	o->chosen = NULL;
	lay_in_order(pool, p, o);
}

bool
p_open_take(struct p_pool *pool, struct p_plan *p, struct p_cell *torn)
{
	struct p_value	*value;
	struct p_open	*o, was;
	uint32_t	 gap = 0, row = only_gap(p, &gap), before = p->nopen;

	if (take_row(pool, p, torn))
		return true;
	if (row == P_NOWHERE && before == 1 && is_cut(&p->open[0]))
		row = p->open[0].row;
	if (row == P_NOWHERE || (before > 0 && p->open[0].row != row))
		return false;
	if (before > 0)
		was = p->open[0];
	o = torn_row(pool, p, row, gap, torn);
	value = o != NULL ? read_values(pool, p) : NULL;
	/* A row that came one short may show a gap where there is none. */
	if (value != NULL && !fits(pool, p, o, value) && o->seen) {
		o->seen = false;
		fits(pool, p, o, value);
	}
	if (value != NULL && o->chosen != NULL) {
		lay_way(pool, p, o);
		p->unsure = 0;
		return true;
	}
	p->nopen = before;
	if (before > 0) {
		const bool fits_too = o != NULL && o->ways > 0;

		p->open[0] = was;
		if (fits_too && is_cut(&was))
			doubt(pool, p, &p->open[0]);
	}
	return false;
}
