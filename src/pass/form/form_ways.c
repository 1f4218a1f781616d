/*
 * The ways in which the tokens of a row can stand in its cells.
 *
 * Either blanks were dropped, and each token is a value somewhere in order,
 * or what parts values was dropped, and each token is one value or several.
 * Both are tried, cell by cell from the left; a sum within the row is asked
 * as soon as its last cell is filled.  What a value looks like bounds the
 * cuts: no leading zeros, and a blank in a run always parts two values.  Where
 * the last cell is the sum of others, it is cut first, and none of those can
 * be greater: thirty digits are soon parted then.
 */
#include "pass/form/form_sums.h"

#include <string.h>

#define	WAYS_MAX	256	/* of one row; with more it is left open */
#define	DIGITS_MAX	9	/* of one value cut from a run */

struct walk {
	struct p_pool		*pool;
	const struct p_form	*form;
	struct p_open		*open;
	struct p_piece		 piece[P_FORM_COLS];
	int64_t			 value[P_FORM_COLS];
	uint32_t		 unknown;	/* slots, as bits */
	uint32_t		*steps;		/* that may still be taken */
	bool			 cuts;		/* else blanks */
	uint8_t			 slot[P_FORM_COLS];	/* of a column */
	uint64_t		 due;	/* slots at which a sum is whole */
	uint32_t		 terms;	/* of the last slot's sum, as bits; 0 */
	uint32_t		 tail;	/* digits of the last slot; 0: any */
	int64_t			 limit;	/* what is left of that sum */
};

#define	NO_SLOT	UINT8_MAX

/* The last slot of one side of a sum; NO_SLOT: it is not all in the row. */
static uint8_t
last_slot(const struct walk *w, const uint8_t *term, uint8_t n)
{
	uint8_t last = 0;

	for (uint8_t i = 0; i < n; i++) {
		uint8_t k = term[i] < P_FORM_COLS ? w->slot[term[i]] : NO_SLOT;

		if (k > last)
			last = k;
	}
	return last;
}

/* The slot at which all of a sum is there; NO_SLOT: it is of other rows. */
static uint8_t
due_at(const struct walk *w, const struct p_form_check *c)
{
	uint8_t a, b;

	if (c->over_rows)
		return NO_SLOT;
	a = last_slot(w, c->left, c->nleft);
	b = last_slot(w, c->right, c->nright);
	return a > b ? a : b;
}

/* Is the last slot, by itself, the sum of others? */
static void
find_terms(struct walk *w, const struct p_form_check *c, uint8_t last)
{
	if (c->nleft != 1 || w->slot[c->left[0]] != last)
		return;
	w->terms = 0;
	for (uint8_t i = 0; i < c->nright; i++)
		w->terms |= (uint32_t)1 << w->slot[c->right[i]];
}

static void
find_slots(struct walk *w)
{
	memset(w->slot, NO_SLOT, sizeof(w->slot));
	for (uint32_t k = 0; k < w->open->slots; k++)
		w->slot[w->form->cell[w->open->cell[k]].col] = (uint8_t)k;
	for (uint32_t i = 0; i < w->form->nchecks; i++) {
		uint8_t k = due_at(w, &w->form->check[i]);

		if (k != NO_SLOT)
			w->due |= (uint64_t)1 << k;
		if (k != NO_SLOT && k + 1u == w->open->slots)
			find_terms(w, &w->form->check[i], k);
	}
}

/* Adds one side of a sum; false: some of it is no number. */
static bool
add_side(const struct walk *w, const uint8_t *term, uint8_t n, int64_t *sum)
{
	bool known = true;

	for (uint8_t i = 0; i < n; i++) {
		*sum += w->value[w->slot[term[i]]];
		known = known && (w->unknown >> w->slot[term[i]] & 1) == 0;
	}
	return known;
}

/* Do the sums hold whose last cell is slot k? */
static bool
sums_hold(struct walk *w, uint32_t k)
{
	if ((w->due >> k & 1) == 0)
		return true;
	for (uint32_t i = 0; i < w->form->nchecks; i++) {
		const struct p_form_check *c = &w->form->check[i];
		int64_t	 left = 0, right = 0;

		if (due_at(w, c) != k ||
		    !add_side(w, c->left, c->nleft, &left) ||
		    !add_side(w, c->right, c->nright, &right))
			continue;
		if (left != right)
			return false;
		w->open->proved = true;
	}
	return true;
}

static bool
grow(struct walk *w)
{
	struct p_open	*o = w->open;
	uint32_t	 room = o->room == 0 ? 8 : 2 * o->room;
	struct p_way	*way = p_pool_take(w->pool, room, sizeof(*way));

	if (way == NULL)
		return false;
	if (o->ways > 0)
		memcpy(way, o->way, o->ways * sizeof(*way));
	o->way = way;
	o->room = room;
	return true;
}

static bool
same_pieces(const struct p_open *o, const struct p_piece *a,
    const struct p_piece *b)
{
	for (uint32_t k = 0; k < o->slots; k++)
		if (a[k].n != b[k].n || memcmp(o->token[a[k].token].cp +
		    a[k].from, o->token[b[k].token].cp + b[k].from,
		    a[k].n * sizeof(uint32_t)) != 0)
			return false;
	return true;
}

/* A torn value may stand in two places and the row read the same. */
static bool
is_known_way(const struct walk *w)
{
	for (uint32_t i = 0; i < w->open->ways; i++)
		if (same_pieces(w->open, w->open->way[i].piece, w->piece))
			return true;
	return false;
}

static void
keep_way(struct walk *w)
{
	struct p_open	*o = w->open;
	struct p_way	*way;

	if (is_known_way(w))
		return;
	if (o->ways == WAYS_MAX) {
		o->vague = true;
		return;
	}
	if (o->ways == o->room && !grow(w))
		return;
	way = &o->way[o->ways];
	*way = (struct p_way){ .unknown = w->unknown,
	    .piece = p_pool_take(w->pool, o->slots, sizeof(*way->piece)),
	    .value = p_pool_take(w->pool, o->slots, sizeof(*way->value)) };
	if (way->piece == NULL || way->value == NULL)
		return;
	memcpy(way->piece, w->piece, o->slots * sizeof(*way->piece));
	memcpy(way->value, w->value, o->slots * sizeof(*way->value));
	o->ways++;
}

bool
p_ways_same(const struct p_open *o, const struct p_way *a,
    const struct p_way *b)
{
	return memcmp(a->piece, b->piece, o->slots * sizeof(*a->piece)) == 0;
}

bool
p_ways_is_mark(uint32_t cp)
{
	return cp == '/';	/* - may be a sign */
}

/*
 * Digits of a token as a number, in millionths; a mark adds nothing.  -1: one
 * is a letter.
 */
static int64_t
number(const struct p_token *t, uint32_t from, uint32_t n)
{
	int64_t v = 0;

	if (n == 1 && p_ways_is_mark(t->cp[from]))
		return 0;
	for (uint32_t i = from; i < from + n; i++) {
		if (t->cp[i] < '0' || t->cp[i] > '9')
			return -1;
		v = v * 10 + (int64_t)(t->cp[i] - '0');
	}
	return v * 1000000;
}

/* May it be cut?  With letters in it, only a row that is all one run. */
static bool
may_cut(const struct p_open *o, const struct p_token *t)
{
	return t->digits || (t->letters && o->tokens == 1);
}

/* Puts n characters of a token in slot k; false: a sum is broken. */
static bool
put(struct walk *w, uint32_t k, uint32_t token, uint32_t from, uint32_t n)
{
	const struct p_token *t = &w->open->token[token];
	int64_t	 v = 0;

	w->piece[k] = (struct p_piece){ (uint8_t)token, (uint8_t)from,
	    (uint8_t)n };
	w->unknown &= ~((uint32_t)1 << k);
	if (n == t->n && n > 0) {
		v = t->value.micro;
		if (!t->value.known)
			w->unknown |= (uint32_t)1 << k;
	} else {
		v = number(t, from, n);
		if (v < 0) {
			v = 0;
			w->unknown |= (uint32_t)1 << k;
		}
	}
	w->value[k] = v;
	if ((w->open->wanted >> k & 1) != 0 &&
	    (v != w->open->want[k] || (w->unknown >> k & 1) != 0))
		return false;
	return sums_hold(w, k);
}

static void	fill(struct walk *, uint32_t k, uint32_t token, uint32_t from);

/*
 * May the token be one value?  Not with a mark in it, and a run in which a
 * letter keeps the sums from telling is taken for one where it is as long as
 * the row.
 */
static bool
may_be_one(const struct p_open *o, const struct p_token *t)
{
	for (uint32_t i = 0; t->letters && i < t->n; i++)
		if (p_ways_is_mark(t->cp[i]))
			return false;
	return t->single && !(t->letters && o->tokens == 1 &&
	    t->n >= o->slots);
}

/* Slot k gets the next token whole, or stays blank. */
static void
fill_or_skip(struct walk *w, uint32_t k, uint32_t token)
{
	const struct p_open *o = w->open;

	if (o->slots - k > o->tokens - token && put(w, k, 0, 0, 0))
		fill(w, k + 1, token, 0);
	if (token < o->tokens && may_be_one(o, &o->token[token]) &&
	    put(w, k, token, 0, o->token[token].n))
		fill(w, k + 1, token + 1, 0);
}

/* The least number of so many digits; 0 is one, too. */
static int64_t
least_of(uint32_t digits)
{
	int64_t v = digits > 1 ? 1000000 : 0;

	while (digits-- > 1)
		v *= 10;
	return v;
}

/*
 * Can the digits of the last token from one on, cut for the slots from k to
 * that of the sum, add up to what is left of it?  The longest value has at
 * least its share of the digits, and at most what the others leave.
 */
static bool
may_add_up(const struct walk *w, uint32_t k, uint32_t from)
{
	const struct p_token *t = &w->open->token[w->open->tokens - 1];
	uint32_t cells = w->open->slots - 1 - k, digits, longest;
	uint32_t mask = (((uint32_t)1 << cells) - 1) << k;

	if (cells == 0 || !t->digits || (w->terms & mask) != mask ||
	    w->unknown != 0 || t->n < from + w->tail + cells)
		return true;
	digits = t->n - w->tail - from;
	longest = (digits + cells - 1) / cells;
	if (longest > DIGITS_MAX || least_of(longest) > w->limit)
		return false;
	longest = digits - cells + 1;
	return longest > DIGITS_MAX ||
	    least_of(longest + 1) + 9000000 * (int64_t)cells > w->limit;
}

static void
put_and_go_on(struct walk *w, uint32_t k, uint32_t token, uint32_t from,
    uint32_t n)
{
	bool	 ends = from + n == w->open->token[token].n;
	int64_t	 was = w->limit;

	if (!put(w, k, token, from, n))
		return;
	if ((w->terms >> k & 1) != 0)
		w->limit -= w->value[k];
	if (w->tail == 0 || (w->limit >= 0 && (ends ||
	    token + 1 < w->open->tokens || may_add_up(w, k + 1, from + n))))
		fill(w, k + 1, ends ? token + 1 : token, ends ? 0 : from + n);
	w->limit = was;
}

/* Does no value of several characters begin so? */
static bool
stands_alone(uint32_t cp)
{
	return cp == '0' || cp == 'O' || cp == 'o' || p_ways_is_mark(cp);
}

/* Slot k gets the next value of a token that may hold several. */
static void
fill_by_cuts(struct walk *w, uint32_t k, uint32_t token, uint32_t from)
{
	const struct p_open *o = w->open;
	const struct p_token *t = &o->token[token];
	uint32_t end = t->n;

	if (token == o->tokens || o->slots - k < o->tokens - token)
		return;
	if (!may_cut(o, t)) {
		put_and_go_on(w, k, token, 0, t->n);
		return;
	}
	if (token + 1 == o->tokens && t->n - from < o->slots - k)
		return;
	/* The last slot has its digits already, and they are all it takes. */
	if (w->tail > 0 && token + 1 == o->tokens && k + 1 < o->slots)
		end -= w->tail < end ? w->tail : end;
	else if (w->tail > 0 && k + 1 == o->slots && t->n - from != w->tail)
		return;
	for (uint32_t n = 1; from + n <= end && n <= DIGITS_MAX; n++) {
		if (n > 1 && (stands_alone(t->cp[from]) ||
		    p_ways_is_mark(t->cp[from + n - 1])))
			break;
		/* The last cells take the rest of the tokens whole. */
		if (from + n < t->n && o->slots - k == o->tokens - token)
			continue;
		put_and_go_on(w, k, token, from, n);
	}
}

/* The last cell first: it is the sum of others, and bounds them. */
static void
fill_from_sum(struct walk *w)
{
	const struct p_open *o = w->open;
	const struct p_token *t = &o->token[o->tokens - 1];

	for (w->tail = 1; w->tail <= t->n && w->tail <= DIGITS_MAX;
	    w->tail++) {
		if (w->tail > 1 && stands_alone(t->cp[t->n - w->tail]))
			continue;
		w->limit = number(t, t->n - w->tail, w->tail);
		if (w->limit < 0)
			w->limit = INT64_MAX;
		fill(w, 0, 0, 0);
	}
}

/* As deep as a row has cells: P_FORM_COLS at most. */
static void
fill(struct walk *w, uint32_t k, uint32_t token, uint32_t from)
{
	if (*w->steps == 0) {
		w->open->vague = true;
		return;
	}
	--*w->steps;
	if (k == w->open->slots) {
		if (token == w->open->tokens)
			keep_way(w);
	} else if (w->cuts) {
		fill_by_cuts(w, k, token, from);
	} else {
		fill_or_skip(w, k, token);
	}
}

/* The torn value stands at slot `at`, all others in order. */
static void
fill_round(struct walk *w, uint32_t at)
{
	uint32_t token = 0;

	for (uint32_t k = 0; k < w->open->slots; k++) {
		uint32_t t = k == at ? (uint32_t)w->open->torn : token++;

		if (!put(w, k, t, 0, w->open->token[t].n))
			return;
	}
	keep_way(w);
}

static void
fill_torn(struct walk *w)
{
	const struct p_open *o = w->open;

	if (o->tokens != o->slots)
		return;
	for (uint32_t at = 0; at < o->slots; at++)
		if (!o->seen || at == o->gap)
			fill_round(w, at);
}

bool
p_open_ways(struct p_pool *pool, const struct p_form *f, struct p_open *o,
    uint32_t *steps)
{
	struct walk	 w = { .pool = pool, .form = f, .open = o,
	    .steps = steps };

	o->ways = o->columns = 0;
	o->proved = o->vague = false;
	o->chosen = NULL;
	find_slots(&w);
	if (o->torn >= 0) {
		fill_torn(&w);
		return !pool->failed;
	}
	fill(&w, 0, 0, 0);
	w.cuts = true;
	if (w.terms != 0 && o->tokens > 0 &&
	    may_cut(o, &o->token[o->tokens - 1]))
		fill_from_sum(&w);
	else
		fill(&w, 0, 0, 0);
	return !pool->failed;
}
