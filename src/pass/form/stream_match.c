/*
 * Which labels of a form are these scraps?
 *
 * First, whole labels in the form's order: the heaviest common sequence.  A
 * form has the same label more than once (总计), so order decides which is
 * which.  Then what that leaves out:
 *
 *	strays		a label over many rows is printed beside any of them
 *	again		the head of the table, repeated on a new page
 *	parts		a label wrapped round its values, or set downwards
 *			beside other rows
 *	variants	words that are like a label that is due just there
 *
 * Where foreign text parts the labels, the heaviest part is the table.
 */
#include "pass/form/stream.h"

#include <string.h>

#define	FOREIGN_MOST	40	/* characters within one table */
#define	STRAY_ROWS	8	/* so far from its row a stray label is known */
#define	AROUND		24	/* scraps beside the table that may be its */
#define	VARIANT_MIN	600	/* thousandths, as form_match.c has it */
#define	VARIANT_CHARS	4
#define	VARIANT_SCRAPS	6
#define	VARIANTS_TRIED	2048	/* comparisons for one table */
#define	LABEL_MAX	96

struct try {
	struct p_pool		*pool;
	const struct p_stream	*s;
	const struct p_form	*form;
	struct p_found		*found;
	uint32_t		*word;		/* of each cell of the form */
	bool			*own;		/* is the word one of them? */
	uint32_t		*item;		/* label scraps of the form */
	uint32_t		 items;
	uint32_t		*label;		/* cells that are labels */
	uint32_t		 labels;
	uint32_t		 from, to;	/* scraps that may be looked at */
};

static uint32_t
length(const struct p_scrap *k)
{
	return k->to - k->from;
}

static void
claim(struct try *t, uint32_t scrap, uint32_t cell)
{
	t->found->cell[scrap] = cell;
	t->found->have[cell] = true;
}

/* Whole labels in order. */

static bool
prepare(struct try *t, const struct p_words *w)
{
	struct p_found *o = t->found;
	const struct p_form *f = t->form;

	t->word = p_pool_take(t->pool, f->n, sizeof(*t->word));
	t->own = p_pool_take(t->pool, w->n, sizeof(*t->own));
	t->item = p_pool_take(t->pool, t->s->scraps, sizeof(*t->item));
	t->label = p_pool_take(t->pool, f->n, sizeof(*t->label));
	o->cell = p_pool_take(t->pool, t->s->scraps, sizeof(*o->cell));
	o->row = p_pool_take(t->pool, t->s->scraps, sizeof(*o->row));
	o->place = p_pool_take(t->pool, t->s->scraps, sizeof(*o->place));
	o->again = p_pool_take(t->pool, t->s->scraps, sizeof(*o->again));
	o->have = p_pool_take(t->pool, f->n, sizeof(*o->have));
	if (t->pool->failed)
		return false;
	for (uint32_t i = 0; i < f->n; i++) {
		t->word[i] = p_words_find(w, f->cell[i].cp, f->cell[i].n);
		if (t->word[i] == P_NOWHERE)
			continue;
		t->own[t->word[i]] = true;
		t->label[t->labels++] = i;
	}
	for (uint32_t i = 0; i < t->s->scraps; i++) {
		const struct p_scrap *k = &t->s->scrap[i];

		o->cell[i] = o->row[i] = o->place[i] = P_NOWHERE;
		if (i >= t->from && i < t->to && k->kind == P_SCRAP_LABEL &&
		    t->own[k->word])
			t->item[t->items++] = i;
	}
	return true;
}

/* The heaviest common sequence of scraps and labels; false: no memory. */
static bool
align(struct try *t)
{
	const struct p_scrap *scrap = t->s->scrap;
	size_t	  w = t->labels + 1u;
	uint32_t *best = p_pool_take(t->pool, (t->items + 1u) * w,
	    sizeof(*best)), i, k;

	if (best == NULL)
		return false;
	for (i = 1; i <= t->items; i++)
		for (k = 1; k <= t->labels; k++) {
			uint32_t *b = &best[i * w + k];
			const struct p_scrap *c = &scrap[t->item[i - 1]];

			*b = b[-(ptrdiff_t)w] > b[-1] ? b[-(ptrdiff_t)w] :
			    b[-1];
			if (c->word == t->word[t->label[k - 1]] &&
			    best[(i - 1) * w + k - 1] + length(c) > *b)
				*b = best[(i - 1) * w + k - 1] + length(c);
		}
	/* Of equal ones the first in the text, then the first on the form. */
	for (i = t->items, k = t->labels; i > 0 && k > 0; )
		if (best[i * w + k] == best[(i - 1) * w + k])
			i--;
		else if (best[i * w + k] == best[i * w + k - 1])
			k--;
		else
			claim(t, t->item[--i], t->label[--k]);
	return true;
}

/* The heaviest part. */

static bool
is_part_of(const struct p_form_cell *l, const struct p_stream *s,
    const struct p_scrap *k)
{
	uint32_t n = length(k), at;

	for (uint32_t i = 0; i + n <= l->n; i++) {
		for (at = 0; at < n && l->cp[i + at] == s->c[k->from + at].cp;
		    at++)
			continue;
		if (at == n)
			return true;
	}
	return false;
}

/* Could the scrap be of the form at all: a label of it, or a part of one? */
static bool
is_foreign(const struct try *t, uint32_t i)
{
	const struct p_scrap *k = &t->s->scrap[i];

	if (k->kind == P_SCRAP_VALUE)
		return false;
	if (k->kind == P_SCRAP_LABEL)
		return !t->own[k->word];
	for (uint32_t l = 0; l < t->labels; l++)
		if (is_part_of(&t->form->cell[t->label[l]], t->s, k))
			return false;
	return true;
}

/* Takes the claims of all scraps up to `to` back. */
static void
unclaim(struct try *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (t->found->cell[i] != P_NOWHERE) {
			t->found->have[t->found->cell[i]] = false;
			t->found->cell[i] = P_NOWHERE;
		}
}

/* Sets found->from and to round the heaviest part; nothing else is claimed. */
static void
keep_heaviest(struct try *t)
{
	struct p_found *o = t->found;
	uint32_t start = t->from, last = t->from, weight = 0, foreign = 0;
	uint32_t most = 0;

	for (uint32_t i = t->from; i < t->to; i++) {
		if (o->cell[i] == P_NOWHERE) {
			foreign += is_foreign(t, i) ?
			    length(&t->s->scrap[i]) : 0;
			continue;
		}
		if (weight == 0 || foreign > FOREIGN_MOST) {
			start = i;
			weight = 0;
		}
		foreign = 0;
		last = i;
		weight += length(&t->s->scrap[i]);
		if (weight > most) {
			most = weight;
			o->from = start;
			o->to = last + 1;
		}
	}
	unclaim(t, t->from, o->from);
	unclaim(t, o->to, t->to);
}

/* Strays. */

static uint32_t
rows_apart(const struct p_form_cell *l, uint32_t row)
{
	if (row < l->row)
		return l->row - row;
	return row < l->row + l->rows ? 0 : row - (l->row + l->rows - 1);
}

/* The label that is still due and nearest to a row; P_NOWHERE: none. */
static uint32_t
nearest_due(const struct try *t, uint32_t word, uint32_t row)
{
	uint32_t best = P_NOWHERE, least = STRAY_ROWS + 1, d;

	for (uint32_t l = 0; l < t->labels; l++) {
		uint32_t i = t->label[l];

		if (t->word[i] != word || t->found->have[i])
			continue;
		d = rows_apart(&t->form->cell[i], row);
		if (d < least) {
			least = d;
			best = i;
		}
	}
	return best;
}

static bool
has_word(const struct try *t, uint32_t word)
{
	for (uint32_t l = 0; l < t->labels; l++)
		if (t->word[t->label[l]] == word &&
		    t->found->have[t->label[l]])
			return true;
	return false;
}

static void
find_strays(struct try *t)
{
	struct p_found *o = t->found;
	uint32_t row = 0;

	for (uint32_t i = o->from; i < o->to; i++) {
		const struct p_scrap *k = &t->s->scrap[i];
		uint32_t cell;

		if (o->cell[i] != P_NOWHERE) {
			row = t->form->cell[o->cell[i]].row;
			continue;
		}
		if (k->kind != P_SCRAP_LABEL || !t->own[k->word])
			continue;
		cell = nearest_due(t, k->word, row);
		if (cell != P_NOWHERE)
			claim(t, i, cell);
		else
			o->again[i] = has_word(t, k->word);
	}
}

/* Parts. */

/* Words that are nothing yet; the label of another form is words in this. */
static bool
is_free(const struct try *t, uint32_t i)
{
	const struct p_scrap *k = &t->s->scrap[i];

	return t->found->cell[i] == P_NOWHERE && (k->kind == P_SCRAP_WORDS ||
	    (k->kind == P_SCRAP_LABEL && !t->own[k->word]));
}

/* Does the label go on with this scrap at character `at`? */
static bool
goes_on(const struct try *t, const struct p_form_cell *l, uint32_t at,
    uint32_t i)
{
	const struct p_scrap *k = &t->s->scrap[i];

	if (!is_free(t, i) || length(k) > l->n - at)
		return false;
	for (uint32_t c = 0; c < length(k); c++)
		if (l->cp[at + c] != t->s->c[k->from + c].cp)
			return false;
	return true;
}

/*
 * The next part of a label behind scrap i: right behind it, or on a later
 * line, since what is wrapped goes on there.  No more values stand between
 * than the rows of the label have: *room is what is left of these.
 */
static uint32_t
next_part(const struct try *t, const struct p_form_cell *l, uint32_t at,
    uint32_t i, uint32_t end, uint32_t *room)
{
	const struct p_scrap *scrap = t->s->scrap;

	for (uint32_t k = i + 1; k < end; k++) {
		if ((k == i + 1 || scrap[k].line > scrap[i].line) &&
		    goes_on(t, l, at, k))
			return k;
		if (scrap[k].kind == P_SCRAP_VALUE && (*room)-- == 0)
			break;
	}
	return P_NOWHERE;
}

/* Claims the parts of a label that begins with scrap i; false: not whole. */
static bool
claim_parts(struct try *t, uint32_t cell, uint32_t i, uint32_t end)
{
	const struct p_form_cell *l = &t->form->cell[cell];
	uint32_t part[LABEL_MAX], n = 0, at = 0;
	uint32_t room = l->rows * t->form->cols;

	while (at < l->n && n < LABEL_MAX) {
		part[n++] = i;
		at += length(&t->s->scrap[i]);
		if (at < l->n &&
		    (i = next_part(t, l, at, i, end, &room)) == P_NOWHERE)
			return false;
	}
	if (at < l->n)
		return false;
	for (uint32_t k = 0; k < n; k++)
		claim(t, part[k], cell);
	return true;
}

static uint32_t
around_from(const struct try *t)
{
	return t->found->from - t->from > AROUND ? t->found->from - AROUND :
	    t->from;
}

static uint32_t
around_to(const struct try *t)
{
	return t->to - t->found->to > AROUND ? t->found->to + AROUND : t->to;
}

/* As far, or to the next value: a head in pieces has many and no value. */
static uint32_t
woven_from(const struct try *t)
{
	uint32_t i = t->found->from, from = around_from(t);

	while (i > t->from && t->s->scrap[i - 1].kind != P_SCRAP_VALUE)
		i--;
	return i < from ? i : from;
}

static uint32_t
woven_to(const struct try *t)
{
	uint32_t i = t->found->to, to = around_to(t);

	while (i < t->to && t->s->scrap[i].kind != P_SCRAP_VALUE)
		i++;
	return i > to ? i : to;
}

static void
find_parts(struct try *t)
{
	uint32_t from = around_from(t), to = around_to(t);

	for (uint32_t l = 0; l < t->labels; l++) {
		uint32_t cell = t->label[l];

		for (uint32_t i = from; i < to && !t->found->have[cell]; i++)
			if (goes_on(t, &t->form->cell[cell], 0, i))
				claim_parts(t, cell, i, to);
	}
}

/* Variants. */

/* Scraps between those of the labels before and behind label l. */
static void
due_between(const struct try *t, uint32_t l, uint32_t *from, uint32_t *to)
{
	const struct p_found *o = t->found;

	*from = around_from(t);
	*to = around_to(t);
	for (uint32_t i = *from; i < *to; i++) {
		if (o->cell[i] == P_NOWHERE)
			continue;
		if (o->cell[i] < t->label[l] && t->form->cell[o->cell[i]].rows
		    == 1)
			*from = i + 1;
		else if (o->cell[i] > t->label[l])
			*to = i;
	}
}

/*
 * Could a scrap be a misread label?  Within the table the label of another
 * form is words like any; before and behind it, it is of another table.
 */
static bool
may_vary(const struct try *t, uint32_t i)
{
	return is_free(t, i) && (t->s->scrap[i].kind == P_SCRAP_WORDS ||
	    (i >= t->found->from && i < t->found->to));
}

/* The next words from scrap i on; `to`: there are none. */
static uint32_t
next_words(const struct try *t, uint32_t i, uint32_t to)
{
	while (i < to && !may_vary(t, i))
		i++;
	return i;
}

/* Adds the characters of a scrap to the n that are there. */
static uint32_t
add_words(const struct try *t, uint32_t i, uint32_t *cp, uint32_t n)
{
	const struct p_scrap *k = &t->s->scrap[i];

	for (uint32_t c = k->from; c < k->to; c++, n++)
		if (n < LABEL_MAX)
			cp[n] = t->s->c[c].cp;
	return n;
}

/*
 * Words that are like a label, in one scrap or in some; there may be values
 * between them.  Claims the likest.
 */
static void
find_variant(struct try *t, uint32_t l, uint32_t *tries)
{
	const struct p_form_cell *c = &t->form->cell[t->label[l]];
	uint32_t from, to, cp[LABEL_MAX];
	unsigned best = VARIANT_MIN - 1, a;
	uint32_t first = 0, last = 0;

	due_between(t, l, &from, &to);
	for (uint32_t i = next_words(t, from, to); i < to;
	    i = next_words(t, i + 1, to)) {
		uint32_t n = 0, k = i;

		for (uint32_t parts = 0; parts < VARIANT_SCRAPS && k < to;
		    parts++, k = next_words(t, k + 1, to)) {
			n = add_words(t, k, cp, n);
			if (n > LABEL_MAX || *tries == 0)
				break;
			if (n < VARIANT_CHARS || n > 2 * c->n)
				continue;
			--*tries;
			a = p_alike(c->cp, c->n, cp, n);
			if (a > best) {
				best = a;
				first = i;
				last = k + 1;
			}
		}
	}
	for (uint32_t i = first; i < last; i++)
		if (may_vary(t, i))
			claim(t, i, t->label[l]);
}

static void
find_variants(struct try *t)
{
	uint32_t tries = VARIANTS_TRIED;

	for (uint32_t l = 0; l < t->labels; l++)
		if (!t->found->have[t->label[l]])
			find_variant(t, l, &tries);
}

/* What came of it. */
static void
sum_up(struct try *t)
{
	struct p_found *o = t->found;

	o->first = P_NOWHERE;
	for (uint32_t l = 0; l < t->labels; l++) {
		const struct p_form_cell *c = &t->form->cell[t->label[l]];

		if (!o->have[t->label[l]])
			continue;
		o->labels++;
		o->chars += c->n;
		if (c->row < o->first)
			o->first = c->row;
		if (c->row > o->last)
			o->last = c->row;
	}
	for (uint32_t i = woven_from(t), to = woven_to(t); i < to; i++)
		if (o->cell[i] != P_NOWHERE) {
			o->from = i < o->from ? i : o->from;
			o->to = i >= o->to ? i + 1 : o->to;
		}
}

bool
p_stream_match(struct p_pool *pool, const struct p_stream *s,
    const struct p_words *w, const struct p_form *f, uint32_t from,
    uint32_t to, struct p_found *found)
{
	struct try t = { .pool = pool, .s = s, .form = f, .found = found,
	    .from = from, .to = to };

	*found = (struct p_found){ .form = NULL };
	if (!prepare(&t, w) || !align(&t))
		return false;
	keep_heaviest(&t);
	if (found->to == 0)
		return true;
	found->form = f;
	find_strays(&t);
	find_parts(&t);
	p_stream_weave(pool, s, found, woven_from(&t), woven_to(&t));
	find_variants(&t);
	sum_up(&t);
	return !pool->failed;
}
