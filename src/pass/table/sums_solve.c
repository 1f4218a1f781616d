/*
 * Open rows against the totals that the rest of the table has taught.
 *
 * Two things are known of such a row.  Where a column is the sum of others in
 * the rows that are whole, it is so here.  And where a total adds up this row
 * and others that are known, it wants a value of it in each column:
 *
 *	拨款: 20 - 12 - 8 = 0	收入: 12 - 0 - 5 = 7	其他: 4 - 3 - 1 = 0
 *
 * What a total adds up is not known while one of its parts is open; each
 * thing that it may mean is tried, and all that can be kept must agree.
 * Sums of zeros prove nothing, and neither does one sum or two.
 */
#include "pass/table/sums.h"

#include <string.h>

#define	STRONG_MIN	3	/* sums that are not 0, before one is believed */
#define	DOUBTS_MAX	512	/* rows; with more, it is no table with slips */
#define	TORN_MAX	64	/* rows that lack one value */
#define	PAIRS_MAX	16	/* of rows that share a total */
#define	ROUNDS_MAX	4	/* a row that is laid may tell of another */

struct solver {
	struct p_pool	*pool;
	struct p_learnt	*t;
	struct p_lines	 rows;
	struct p_doubts	*out;
	uint32_t	*term;
	uint32_t	 longest;	/* characters of a whole row's value */
	uint32_t	*before, *behind;	/* the next total of each row */
	uint32_t	 first, last;		/* of all; P_NOWHERE */
	uint32_t	 nopen;
	uint32_t	 steps;
};

/* Something a total may mean. */
struct guess {
	uint32_t	 total;
	enum p_sum_way	 way;
	bool		 back;
};
#define	GUESSES_MAX	6

/* A way of a row that some guess allows; others must be the same. */
struct found {
	struct p_way	 way;
	bool		 any;
	bool		 differs;
	bool		 printed;	/* as it stands, all is well */
	uint32_t	 tried;		/* guesses that could be */
	uint32_t	 total, sums;
	bool		 proved;
};

/* Columns that are sums of others, in enough rows and hardly ever not. */
static bool
learn_columns(struct solver *s)
{
	struct p_learnt *t = s->t;
	struct p_lines	 cols = { .number = t->number, .cols = t->cols,
	    .lines = t->cols, .places = t->sheet->rows, .turned = true,
	    .total = t->col_total };
	const struct p_finding *f = p_totals_learn(s->pool, &cols);
	uint32_t	 term[P_FORM_COLS];

	for (uint32_t k = 0; f != NULL && k < t->cols; k++) {
		struct p_form_check *c = &s->out->check[s->out->form.nchecks];

		if (!t->col_total[k] || f[k].strong < STRONG_MIN - 1 ||
		    3 * f[k].broken > f[k].strong)
			continue;
		*c = (struct p_form_check){ .nleft = 1 };
		c->left[0] = (uint8_t)k;
		c->nright = (uint8_t)p_total_terms(&cols, k,
		    (enum p_sum_way)f[k].way, f[k].back, term, P_FORM_COLS);
		for (uint8_t i = 0; i < c->nright; i++)
			c->right[f[k].back ? i : c->nright - 1 - i] =
			    (uint8_t)term[i];
		s->out->proof[s->out->form.nchecks++] = f[k].strong;
	}
	return f != NULL;
}

/* One row of a form, with nothing but values. */
static bool
make_form(struct solver *s)
{
	struct p_form *f = &s->out->form;

	f->rows = 1;
	f->cols = f->n = s->t->cols;
	f->check = s->out->check;
	f->cell = p_pool_take(s->pool, f->n, sizeof(*f->cell));
	for (uint32_t k = 0; f->cell != NULL && k < f->n; k++)
		f->cell[k] = (struct p_form_cell){ .col = k, .rows = 1,
		    .cols = 1, .role = P_FORM_DATA };
	return f->cell != NULL;
}

/* The totals next to each row, and how many rows are open. */
static bool
find_totals(struct solver *s)
{
	const struct p_learnt *t = s->t;
	uint32_t rows = t->sheet->rows, near = P_NOWHERE;

	s->term = p_pool_take(s->pool, rows, sizeof(*s->term));
	s->before = p_pool_take(s->pool, rows, sizeof(*s->before));
	s->behind = p_pool_take(s->pool, rows, sizeof(*s->behind));
	if (s->term == NULL || s->before == NULL || s->behind == NULL)
		return false;
	s->first = s->last = P_NOWHERE;
	for (uint32_t i = 0; i < rows; i++) {
		s->before[i] = near;
		if (t->row_total[i] && t->state[i] != P_ROW_OTHER) {
			near = s->last = i;
			s->first = s->first == P_NOWHERE ? i : s->first;
		}
		s->nopen += t->state[i] == P_ROW_OPEN;
	}
	near = P_NOWHERE;
	for (uint32_t i = rows; i-- > 0; ) {
		s->behind[i] = near;
		if (t->row_total[i] && t->state[i] != P_ROW_OTHER)
			near = i;
	}
	return true;
}

/* What may be meant by the totals that concern a row. */
static uint32_t
guesses(const struct solver *s, uint32_t row, struct guess *g)
{
	uint32_t n = 0;

	if (s->t->row_total[row]) {
		for (int w = 0; w < P_SUM_WAYS; w++)
			for (int back = 0; back < 2; back++)
				g[n++] = (struct guess){ row,
				    (enum p_sum_way)w, back != 0 };
		return n;
	}
	if (s->behind[row] != P_NOWHERE)
		g[n++] = (struct guess){ s->behind[row], P_SUM_GROUP, false };
	if (s->before[row] != P_NOWHERE)
		g[n++] = (struct guess){ s->before[row], P_SUM_GROUP, true };
	if (s->last != P_NOWHERE && s->last > row)
		g[n++] = (struct guess){ s->last, P_SUM_ALL, false };
	if (s->first != P_NOWHERE && s->first < row)
		g[n++] = (struct guess){ s->first, P_SUM_ALL, true };
	return n;
}

/* Adds what one part has in each column, or notes that it is not known. */
static void
add_part(const struct solver *s, uint32_t row, int sign, struct p_open *o)
{
	for (uint32_t k = 0; k < s->t->cols; k++) {
		const struct p_number *v = p_number_at(&s->rows, row, k);

		if (v->kind == P_NUMBER_WORD)
			o->wanted &= ~((uint32_t)1 << k);
		o->want[k] += sign * v->micro;
	}
}

/*
 * What a row must hold in each column if a guess is right; how many of these
 * sums are not of zeros alone.  0: the guess does not concern the row, or
 * another row of it is open.
 */
static uint32_t
want(struct solver *s, uint32_t row, const struct guess *g, struct p_open *o)
{
	uint32_t rows = s->t->sheet->rows, n, strong = 0;
	bool	 meant = g->total == row;

	if (g->way == P_SUM_ALL && s->nopen > 1)
		return 0;
	n = p_total_terms(&s->rows, g->total, g->way, g->back, s->term, rows);
	o->wanted = UINT32_MAX >> (32 - s->t->cols);
	memset(o->want, 0, sizeof(o->want));
	if (g->total != row)
		add_part(s, g->total, 1, o);
	for (uint32_t i = 0; i < n; i++) {
		meant = meant || s->term[i] == row;
		if (s->term[i] == row)
			continue;
		if (s->t->state[s->term[i]] != P_ROW_WHOLE)
			return 0;
		add_part(s, s->term[i], g->total == row ? 1 : -1, o);
	}
	for (uint32_t k = 0; k < s->t->cols; k++)
		strong += (o->wanted >> k & 1) != 0 && (g->total == row ?
		    o->want[k] != 0 :
		    p_number_at(&s->rows, g->total, k)->micro != 0);
	return meant && n > 1 ? strong : 0;
}

/* Does the way put each token whole in the cell it was printed in? */
static bool
is_printed(const struct p_open *o, const struct p_way *w)
{
	if (o->torn >= 0)
		return false;
	for (uint32_t k = 0; k < o->slots; k++)
		if (k < o->tokens ? w->piece[k].token != k ||
		    w->piece[k].n != o->token[k].n : w->piece[k].n != 0)
			return false;
	return true;
}

/* The ways that one guess allows; 0 sums: those within the row alone. */
static bool
try(struct solver *s, struct p_open *o, uint32_t total, uint32_t sums,
    struct found *f)
{
	if (!p_open_ways(s->pool, &s->out->form, o, &s->steps))
		return false;
	f->tried++;
	if (o->vague)
		f->differs = true;
	for (uint32_t i = 0; i < o->ways; i++) {
		struct p_way *w = &o->way[i];

		f->printed = f->printed || is_printed(o, w);
		if (f->any && !p_ways_same(o, &f->way, w))
			f->differs = true;
		f->way = *w;
		f->any = true;
		if (sums >= f->sums) {
			f->sums = sums;
			f->total = total;
		}
	}
	f->proved = f->proved || (o->ways > 0 && o->proved);
	return true;
}

/* Tries all guesses on a row; false: no memory. */
static bool
look(struct solver *s, struct p_open *o, struct found *f)
{
	struct guess	 g[GUESSES_MAX];
	uint32_t	 n = guesses(s, o->row, g), sums;

	*f = (struct found){ .total = P_NOWHERE };
	for (uint32_t i = 0; i < n; i++) {
		sums = want(s, o->row, &g[i], o);
		if (sums >= STRONG_MIN || (sums > 0 && s->out->form.nchecks > 0))
			if (!try(s, o, g[i].total, sums, f))
				return false;
	}
	o->wanted = 0;
	if (f->tried == 0 && s->out->form.nchecks > 0)
		return try(s, o, P_NOWHERE, 0, f);
	return !s->pool->failed;
}

/* Is it certain?  One way, and sums enough. */
static bool
is_certain(const struct found *f)
{
	return f->any && !f->differs &&
	    (f->proved || f->sums >= STRONG_MIN);
}

/* Takes a row's values for known, so that they may tell of other rows. */
static void
assume(struct solver *s, uint32_t row, const struct p_way *w)
{
	struct p_number *to = s->t->number + (size_t)row * s->t->cols;

	for (uint32_t k = 0; k < s->t->cols; k++)
		to[k] = (struct p_number){ w->value[k], w->piece[k].n > 0 ?
		    P_NUMBER_KNOWN : P_NUMBER_NONE };
	s->nopen -= s->t->state[row] == P_ROW_OPEN;
	s->t->state[row] = P_ROW_WHOLE;
}

static void
retract(struct solver *s, uint32_t row)
{
	struct p_number *to = s->t->number + (size_t)row * s->t->cols;

	for (uint32_t k = 0; k < s->t->cols; k++)
		to[k] = (struct p_number){ 0, P_NUMBER_OPEN };
	s->nopen++;
	s->t->state[row] = P_ROW_OPEN;
}

static void
lay(struct solver *s, struct p_doubt *d, const struct found *f)
{
	d->laid = true;
	d->way = f->way;
	d->open.chosen = &d->way;
	d->total = f->total;
	d->sums = f->sums;
	d->within = f->proved;
	assume(s, d->open.row, &d->way);
}

/* Longer than any value of a whole row: several that ran together. */
static bool
is_too_long(const struct solver *s, const struct p_open *o)
{
	return o->tokens == 1 && o->token[0].digits &&
	    o->token[0].n >= o->slots && o->token[0].n > s->longest;
}

static void
find_longest(struct solver *s)
{
	for (uint32_t i = s->t->head; i < s->t->sheet->rows; i++) {
		const struct p_row *r = &s->t->sheet->row[i];

		for (uint32_t k = s->t->from[i]; k < r->n &&
		    s->t->state[i] == P_ROW_WHOLE; k++)
			if (r->cell[k].n > s->longest)
				s->longest = r->cell[k].n;
	}
}

/* Fills a row's tokens; false: it holds what cannot be told apart. */
static bool
take_tokens(const struct p_learnt *t, uint32_t row, struct p_open *o)
{
	const struct p_row *r = &t->sheet->row[row];

	*o = (struct p_open){ .row = row, .slots = t->cols, .torn = -1 };
	for (uint32_t k = 0; k < t->cols; k++)
		o->cell[k] = k;
	for (uint32_t k = t->from[row]; k < r->n; k++)
		if (!r->cell[k].pad && r->cell[k].kind != P_CELL_EMPTY &&
		    !p_open_token(o, &r->cell[k]))
			return false;
	return o->tokens > 0;
}

static bool
find_doubts(struct solver *s)
{
	struct p_doubts	*out = s->out;
	uint32_t	 room = s->nopen < DOUBTS_MAX ? s->nopen : DOUBTS_MAX;

	/* And one for a whole row that a torn value belongs to. */
	out->at = p_pool_take(s->pool, room + 1u, sizeof(*out->at));
	for (uint32_t i = 0; out->at != NULL && i < s->t->sheet->rows &&
	    out->n < room; i++)
		if (s->t->state[i] == P_ROW_OPEN &&
		    take_tokens(s->t, i, &out->at[out->n].open))
			out->n++;
	return out->at != NULL;
}

/* The gap of a whole row that lacks just one value; P_NOWHERE: none. */
static uint32_t
only_gap(const struct p_learnt *t, uint32_t row)
{
	uint32_t gap = P_NOWHERE;

	for (uint32_t k = 0; k < t->cols; k++) {
		if (t->number[(size_t)row * t->cols + k].kind !=
		    P_NUMBER_NONE)
			continue;
		if (gap != P_NOWHERE)
			return P_NOWHERE;
		gap = k;
	}
	return gap;
}

/* May the torn value belong to a row?  Then its tokens, with that one. */
static bool
may_lack(const struct p_learnt *t, uint32_t row, struct p_cell *torn,
    struct p_open *o)
{
	uint32_t gap = P_NOWHERE;

	if (t->state[row] == P_ROW_OTHER ||
	    (t->state[row] == P_ROW_WHOLE &&
	    (gap = only_gap(t, row)) == P_NOWHERE) ||
	    !take_tokens(t, row, o) || o->tokens + 1 != o->slots ||
	    !p_open_token(o, torn) || o->tokens != o->slots)
		return false;
	o->torn = (int32_t)o->tokens - 1;
	o->seen = gap != P_NOWHERE;
	o->gap = o->seen ? gap : 0;
	return true;
}

/* The only row and place that a torn value can have. */
static bool
find_torn(struct solver *s, struct p_cell *torn, struct p_doubt *d,
    struct found *best)
{
	uint32_t tried = 0;
	bool	 any = false;

	for (uint32_t i = s->t->head; i < s->t->sheet->rows; i++) {
		struct p_doubt	 here = { .total = P_NOWHERE };
		struct found	 f;

		if (!may_lack(s->t, i, torn, &here.open))
			continue;
		if (tried++ == TORN_MAX || !look(s, &here.open, &f))
			return false;
		if (!f.any)
			continue;
		if (any || !is_certain(&f))
			return false;
		any = true;
		*d = here;
		*best = f;
	}
	return any;
}

static void
place_torn(struct solver *s, struct p_cell *torn)
{
	struct p_doubts	*out = s->out;
	struct p_doubt	 d;
	struct found	 f;
	uint32_t	 i = 0;

	if (torn == NULL || !find_torn(s, torn, &d, &f))
		return;
	while (i < out->n && out->at[i].open.row != d.open.row)
		i++;
	out->n += i == out->n;
	out->at[i] = d;
	lay(s, &out->at[i], &f);
	out->torn = true;
}

/* One round over the rows that are still open; false: nothing is new. */
static bool
settle_round(struct solver *s)
{
	bool any = false;

	for (uint32_t i = 0; i < s->out->n; i++) {
		struct p_doubt	*d = &s->out->at[i];
		struct found	 f;

		if (d->laid || d->settled || !look(s, &d->open, &f))
			continue;
		d->flagged = is_too_long(s, &d->open) ||
		    (f.any && !f.printed);
		if (!is_certain(&f)) {
			d->settled = f.printed && !d->flagged && !f.differs;
			continue;
		}
		lay(s, d, &f);
		if (f.printed) {
			d->laid = false;
			d->settled = true;
		}
		d->flagged = false;
		any = true;
	}
	return any;
}

/*
 * Two open rows of one total: for each way of the first, what may the second
 * be?  Both are known where that leaves one answer.
 */
static bool
settle_pair(struct solver *s, struct p_doubt *a, struct p_doubt *b)
{
	struct found	 first = { .total = P_NOWHERE }, second = first, f;
	uint32_t	 answers = 0;

	a->open.wanted = 0;
	if (!p_open_ways(s->pool, &s->out->form, &a->open, &s->steps) ||
	    a->open.vague)
		return false;
	for (uint32_t i = 0; i < a->open.ways && answers < 2; i++) {
		assume(s, a->open.row, &a->open.way[i]);
		if (look(s, &b->open, &f) && f.any) {
			answers += is_certain(&f) ? 1 : 2;
			first.way = a->open.way[i];
			second = f;
		}
		retract(s, a->open.row);
	}
	if (answers != 1)
		return false;
	first.total = second.total;
	first.sums = second.sums;
	first.proved = a->open.proved;
	lay(s, a, &first);
	lay(s, b, &second);
	a->flagged = b->flagged = false;
	return true;
}

static bool
is_unsettled(const struct p_doubt *d)
{
	return !d->laid && !d->settled;
}

static void
settle_pairs(struct solver *s)
{
	uint32_t tried = 0;

	for (uint32_t i = 0; i < s->out->n && tried < PAIRS_MAX; i++) {
		struct p_doubt *a = &s->out->at[i];
		uint32_t	k = i + 1;

		while (k < s->out->n && !is_unsettled(&s->out->at[k]))
			k++;
		if (!is_unsettled(a) || k == s->out->n || s->behind[
		    a->open.row] != s->behind[s->out->at[k].open.row])
			continue;
		tried++;
		if (!settle_pair(s, a, &s->out->at[k]))
			settle_pair(s, &s->out->at[k], a);
	}
}

/*
 * Now that more is known: does some total that adds up the row, and nothing
 * that is open, contradict it, and none agree?
 */
static bool
is_contradicted(struct solver *s, struct p_doubt *d)
{
	struct guess	 g[GUESSES_MAX];
	uint32_t	 n = guesses(s, d->open.row, g), against = 0;

	for (uint32_t i = 0; i < n; i++) {
		bool	 agrees = true;

		if (want(s, d->open.row, &g[i], &d->open) < STRONG_MIN)
			continue;
		for (uint32_t k = 0; k < s->t->cols; k++)
			agrees = agrees && ((d->open.wanted >> k & 1) == 0 ||
			    d->open.want[k] == d->way.value[k]);
		if (agrees)
			return false;
		against++;
	}
	return against > 0;
}

bool
p_learnt_solve(struct p_pool *pool, struct p_learnt *t, struct p_cell *torn,
    struct p_doubts *out)
{
	struct solver s = { .pool = pool, .t = t, .out = out,
	    .steps = P_WAYS_STEPS, .rows = { .number = t->number,
	    .cols = t->cols, .lines = t->sheet->rows, .places = t->cols,
	    .total = t->row_total } };

	if (!find_totals(&s) || (s.nopen == 0 && torn == NULL))
		return !pool->failed;
	if (!learn_columns(&s) || !make_form(&s) || !find_doubts(&s))
		return false;
	find_longest(&s);
	place_torn(&s, torn);
	for (int i = 0; i < ROUNDS_MAX && settle_round(&s); i++)
		;
	settle_pairs(&s);
	if (!p_doubts_join(pool, t, &s.rows, out))
		return false;
	for (uint32_t i = 0; i < out->n; i++)
		if (out->at[i].laid && is_contradicted(&s, &out->at[i])) {
			out->at[i].laid = false;
			out->at[i].flagged = true;
		}
	return !pool->failed;
}
