/*
 * Which form is this, and which of its rows are these?
 *
 * Every row of the table is compared with every row of the form by labels
 * alone: columns move, get lost and are padded, but labels keep their words
 * and their order.  The best assignment that keeps the order is found by
 * dynamic programming:
 *
 *	table		form
 *	二、上年结转  ->	4	like by 1.0
 *	（一）予以公开 ->	5	0.6: 三、本年度办理结果 is missing
 *	（二）部分公开 ->	6
 *	   ...			7-9	lost with the foot of a page
 *	5.属于三类...  ->	11
 *
 * Rows of the form may be passed over, at a price; so may rows of the table,
 * at a higher one.
 */
#include "pass/form.h"

#include <stdlib.h>
#include <string.h>

/*
 * The weights, in thousandths of a row that is like the form in everything.
 */
enum {
	ROW_MIN = 300,		/* less alike is not the same row */
	ROW_AGAIN = 500,	/* the same row a second time: a torn label */
	LABEL_MIN = 600,	/* L1: as printed may differ from the form */
	SKIP_FORM = 15,		/* a row of the form that is not there */
	SKIP_TABLE = 400,	/* a row of the table the form knows not */
	NO_LABELS = 700,	/* a row of values only, as many as there are */
	FORM_MEAN = 550,	/* rows must on average be this much alike */
	FORM_CHARS = 12,	/* and labels have this many characters */
	FORM_ROWS = 750		/* and this share of the rows be placed */
};

#define	ROW_CELLS	64	/* a row with more is none of a form's */

/* Labels of a form row: what begins in it, and what reaches down to it. */
static uint32_t
labels_of(const struct p_form *f, uint32_t row, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t col = 0; col < f->cols; ) {
		const struct p_form_cell *c = p_form_at(f, row, col);

		if (c->n > 0)
			out[n++] = (uint32_t)(c - f->cell);
		col = c->col + c->cols;
	}
	return n;
}

/*
 * Do enough of the label's characters stand in the text at all?  Comparing
 * in order costs ten times as much, and most pairs have nothing in common.
 */
static bool
may_be_alike(const struct p_form_cell *l, const struct p_cell *c)
{
	uint32_t common = 0;

	for (uint32_t i = 0; i < c->n; i++)
		common += l->set[c->cp[i] >> 6 & 3] >> (c->cp[i] & 63) & 1;
	return 2000 * common >= LABEL_MIN * (l->n + c->n);
}

/*
 * How much of a printed text a label explains, in characters; 0: it is
 * another.  A part of the label counts, too: half of a torn one.
 */
static uint32_t
explains(const struct p_form_cell *l, const struct p_cell *c)
{
	uint32_t both = l->n + c->n, least = l->n < c->n ? l->n : c->n;
	uint32_t common;

	/* However well the shorter fits, it may be too short to count. */
	if (least > 0 && 2000 * least >= LABEL_MIN * both &&
	    may_be_alike(l, c)) {
		common = (uint32_t)p_common(l->cp, l->n, c->cp, c->n);
		if (2000 * common >= LABEL_MIN * both)
			return common;
	}
	if (l->role != P_FORM_HEAD || c->n < 2 || c->n >= l->n)
		return 0;
	for (uint32_t i = 0; i + c->n <= l->n; i++)
		if (l->cp[i] == c->cp[0] && memcmp(l->cp + i, c->cp,
		    c->n * sizeof(*c->cp)) == 0)
			return c->n;
	return 0;
}

/*
 * What each cell of a row explains of each label, filled in as it is asked
 * for: the same label reaches down many rows of a form, and the same row is
 * held against all of them.
 */
#define	UNASKED	UINT8_MAX

static uint32_t
ask(uint8_t *memo, const struct p_form *f, const struct p_row *r,
    uint32_t cell, uint32_t label)
{
	const struct p_cell *c = &r->cell[cell];
	uint8_t	*known;

	if (c->kind != P_CELL_TEXT)
		return 0;
	if (memo == NULL)
		return explains(&f->cell[label], c);
	known = &memo[(size_t)cell * f->n + label];
	if (*known == UNASKED)
		*known = (uint8_t)explains(&f->cell[label], c);
	return *known;
}

/* Which cells of a row hold words; how many.  Values match no label. */
static uint32_t
words_of(const struct p_row *r, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->n; i++)
		if (r->cell[i].kind == P_CELL_TEXT)
			out[n++] = i;
	return n;
}

/* Is any of the words one of these labels? */
static bool
knows_any(uint8_t *memo, const struct p_form *f, const struct p_row *r,
    const uint32_t *word, uint32_t words, const uint32_t *label, uint32_t n)
{
	for (uint32_t i = 0; i < words; i++)
		for (uint32_t k = 0; k < n; k++)
			if (ask(memo, f, r, word[i], label[k]) > 0)
				return true;
	return false;
}

/* As p_form_labels(); memo: NULL, or r->n x f->n answers. */
static unsigned
match_labels(const struct p_form *f, uint32_t row, const struct p_row *r,
    uint32_t *label, uint8_t *memo)
{
	uint32_t own[P_FORM_COLS], word[ROW_CELLS];
	uint32_t best[ROW_CELLS + 1][P_FORM_COLS + 1];
	uint32_t n, words, i, k, gain, found = 0, said = 0, wanted = 0;
	bool	 hit[P_FORM_COLS] = { false };

	for (i = 0; i < r->n; i++)
		label[i] = P_NOWHERE;
	if (r->n > ROW_CELLS || (words = words_of(r, word)) == 0)
		return 0;
	n = labels_of(f, row, own);
	if (!knows_any(memo, f, r, word, words, own, n))
		return 0;
	memset(best[0], 0, (n + 1) * sizeof(best[0][0]));
	for (i = 0; i < words; i++) {
		said += r->cell[word[i]].n;
		best[i + 1][0] = 0;
		for (k = 0; k < n; k++) {
			uint32_t m = best[i][k + 1];

			/* Rather a label of this row than one from above. */
			gain = 2 * ask(memo, f, r, word[i], own[k]);
			gain += gain > 0 && f->cell[own[k]].row == row;
			if (best[i + 1][k] > m)
				m = best[i + 1][k];
			if (gain > 0 && best[i][k] + gain > m)
				m = best[i][k] + gain;
			best[i + 1][k + 1] = m;
		}
	}
	for (i = words, k = n; i > 0 && k > 0; ) {
		if (best[i][k] == best[i - 1][k]) {
			i--;
		} else if (best[i][k] == best[i][k - 1]) {
			k--;
		} else {
			label[word[--i]] = own[--k];
			hit[k] = true;
			found += ask(memo, f, r, word[i], own[k]);
		}
	}
	for (k = 0; k < n; k++)
		if (hit[k] || f->cell[own[k]].row == row)
			wanted += f->cell[own[k]].n;
	return said + wanted == 0 ? 0 :
	    2000 * found / (said + wanted);
}

unsigned
p_form_labels(const struct p_form *f, uint32_t row, const struct p_row *r,
    uint32_t *label)
{
	return match_labels(f, row, r, label, NULL);
}

static bool
is_empty(const struct p_row *r)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->cell[i].kind != P_CELL_EMPTY)
			return false;
	return true;
}

/* A value in which a digit was misread: O for 0, l7 for 17. */
static bool
may_be_misread(const struct p_cell *c)
{
	uint32_t digits = 0;

	for (uint32_t i = 0; i < c->n; i++) {
		if (c->cp[i] > 0x7f)
			return c->n == 1;
		digits += c->cp[i] >= '0' && c->cp[i] <= '9';
	}
	return c->n == 1 || 2 * digits >= c->n;
}

/* Does a row of values only fit a row of the form that has no labels? */
static unsigned
values_alike(const struct p_form *f, uint32_t row, const struct p_row *r)
{
	uint32_t want = f->first[row + 1] - f->first[row], have = 0, cells = 0;
	uint32_t misread = 0;

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].role != P_FORM_DATA)
			return 0;
	for (uint32_t i = 0; i < r->n; i++) {
		if (r->cell[i].kind == P_CELL_TEXT &&
		    !may_be_misread(&r->cell[i]))
			return 0;
		have += r->cell[i].kind != P_CELL_EMPTY;
		misread += r->cell[i].kind == P_CELL_TEXT;
		cells += !r->cell[i].pad;
	}
	return (4 * misread <= have || have == 1) && have <= want && (have == want || cells == want) ?
	    NO_LABELS : 0;
}

static unsigned
row_alike(const struct p_form *f, uint32_t row, const struct p_row *r,
    uint8_t *memo)
{
	uint32_t label[ROW_CELLS];
	unsigned a;

	if (r->n > ROW_CELLS)
		return 0;
	a = match_labels(f, row, r, label, memo);
	return a > 0 ? a : values_alike(f, row, r);
}

/*
 * The price of leaving row i of the table out.  What is empty may go, and so
 * may, nearly, values without a label: they are not evidence against a form.
 */
static int32_t
skip_price(const struct p_row *r)
{
	return is_empty(r) ? 0 : SKIP_TABLE;
}

struct step {
	int32_t	 score;
	uint8_t	 from;		/* 0 skip table row, 1 skip form row,
				 * 2 place, 3 place once more */
};

/* best[i * (F + 1) + k]: rows before i against form rows before k. */
static void
walk(const struct p_form *f, const struct p_sheet *s, const uint16_t *alike,
    struct step *best)
{
	size_t w = f->rows + 1u;

	for (uint32_t i = 0; i <= s->rows; i++)
		for (uint32_t k = 0; k <= f->rows; k++) {
			struct step *b = &best[i * w + k], t;
			int32_t	     a;

			b->score = i == 0 && k == 0 ? 0 : INT32_MIN / 2;
			b->from = 0;
			if (i > 0) {
				t.score = best[(i - 1) * w + k].score -
				    skip_price(&s->row[i - 1]);
				if (t.score > b->score)
					*b = (struct step){ t.score, 0 };
			}
			if (k > 0) {
				t.score = best[i * w + k - 1].score -
				    SKIP_FORM;
				if (t.score > b->score)
					*b = (struct step){ t.score, 1 };
			}
			if (i == 0 || k == 0)
				continue;
			a = alike[(i - 1) * (size_t)f->rows + k - 1];
			t.score = best[(i - 1) * w + k - 1].score + a -
			    ROW_MIN;
			if (a > ROW_MIN && t.score >= b->score)
				*b = (struct step){ t.score, 2 };
			t.score = best[(i - 1) * w + k].score + a - ROW_AGAIN;
			if (a > ROW_MIN && t.score > b->score &&
			    best[(i - 1) * w + k].from >= 2)
				*b = (struct step){ t.score, 3 };
		}
}

/* Walks back: where each row went, and how alike the placed ones are. */
static void
trace(const struct p_form *f, const struct p_sheet *s, const uint16_t *alike,
    const struct step *best, struct p_match *m, uint32_t *sum)
{
	size_t	 w = f->rows + 1u;
	uint32_t i = s->rows, k = f->rows;

	m->first = P_NOWHERE;
	m->last = 0;
	m->placed = 0;
	*sum = 0;
	m->score = best[i * w + k].score;
	while (i > 0) {
		uint8_t from = best[i * w + k].from;

		if (from == 1) {
			k--;
			continue;
		}
		i--;
		m->to[i] = from == 0 ? P_NOWHERE : k - 1;
		if (from == 0)
			continue;
		*sum += alike[i * (size_t)f->rows + k - 1];
		m->placed++;
		m->first = k - 1;
		if (k - 1 > m->last)
			m->last = k - 1;
		k -= from == 2;
	}
}

/* Characters of labels that were found, and rows that say anything. */
static void
weigh(const struct p_form *f, const struct p_sheet *s,
    const struct p_match *m, uint32_t *chars, uint32_t *rows)
{
	uint32_t label[ROW_CELLS];

	*chars = *rows = 0;
	for (uint32_t i = 0; i < s->rows; i++) {
		*rows += !is_empty(&s->row[i]);
		if (m->to[i] == P_NOWHERE || s->row[i].n > ROW_CELLS)
			continue;
		p_form_labels(f, m->to[i], &s->row[i], label);
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (label[k] != P_NOWHERE)
				*chars += s->row[i].cell[k].n;
	}
}

/* False: no memory.  m->form stays NULL where the form does not fit. */
static bool
try_form(struct p_pool *pool, const struct p_form *f,
    const struct p_sheet *s, struct p_match *m)
{
	size_t		 rows = s->rows;
	uint16_t	*alike = p_pool_take(pool, rows * f->rows,
	    sizeof(*alike));
	struct step	*best = p_pool_take(pool, (rows + 1) * (f->rows + 1u),
	    sizeof(*best));
	uint8_t		*memo = p_pool_take(pool, (size_t)ROW_CELLS * f->n, 1);
	uint32_t	 sum, chars, said;

	m->form = NULL;
	m->to = p_pool_take(pool, rows, sizeof(*m->to));
	if (alike == NULL || best == NULL || memo == NULL || m->to == NULL)
		return false;
	for (uint32_t i = 0; i < rows; i++) {
		size_t	 answers = (size_t)s->row[i].n * f->n;

		if (s->row[i].n > ROW_CELLS)
			continue;
		memset(memo, UNASKED, answers);
		for (uint32_t k = 0; k < f->rows; k++)
			alike[i * (size_t)f->rows + k] =
			    (uint16_t)row_alike(f, k, &s->row[i], memo);
	}
	walk(f, s, alike, best);
	trace(f, s, alike, best, m, &sum);
	if (m->placed == 0)
		return true;
	weigh(f, s, m, &chars, &said);
	if (sum / m->placed >= FORM_MEAN && chars >= FORM_CHARS &&
	    m->placed * 1000 >= said * FORM_ROWS)
		m->form = f;
	/* Rows the form has and the table lacks do not decide a version. */
	m->score = (int32_t)sum - (int32_t)(said > m->placed ?
	    (said - m->placed) * SKIP_TABLE : 0);
	return true;
}

static bool
is_same_cell(const struct p_form_cell *l, const struct p_cell *c)
{
	if (l->rows != c->node->as.cell.rows ||
	    l->cols != c->node->as.cell.cols)
		return false;
	if (l->role == P_FORM_DATA)
		return c->kind != P_CELL_TEXT;
	return l->n == c->n && memcmp(l->cp, c->cp, l->n * sizeof(*l->cp)) == 0;
}

/* The form to the letter, as most Word files have it. */
static bool
is_form_itself(const struct p_form *f, const struct p_sheet *s)
{
	if (s->rows != f->rows || s->table->as.table.cols != f->cols)
		return false;
	for (uint32_t i = 0; i < s->rows; i++) {
		if (s->row[i].n != f->first[i + 1] - f->first[i])
			return false;
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (!is_same_cell(&f->cell[f->first[i] + k],
			    &s->row[i].cell[k]))
				return false;
	}
	return true;
}

const struct p_form *
p_form_itself(const struct p_forms *forms, const struct p_sheet *s)
{
	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		if (is_form_itself(f, s))
			return f;
	return NULL;
}

static bool
match_itself(struct p_pool *pool, const struct p_form *f,
    const struct p_sheet *s, struct p_match *out)
{
	*out = (struct p_match){ .form = f, .last = f->rows - 1,
	    .placed = f->rows, .score = (int32_t)f->rows * 1000 };
	out->to = p_pool_take(pool, s->rows, sizeof(*out->to));
	for (uint32_t i = 0; out->to != NULL && i < s->rows; i++)
		out->to[i] = i;
	return out->to != NULL;
}

bool
p_form_match(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *s, struct p_match *out)
{
	const struct p_form *itself = p_form_itself(forms, s);
	struct p_match m = { 0 };

	memset(out, 0, sizeof(*out));
	if (itself != NULL)
		return match_itself(pool, itself, s, out);
	for (const struct p_form *f = forms->first; f != NULL; f = f->next) {
		if (!try_form(pool, f, s, &m))
			return false;
		if (m.form == NULL)
			continue;
		if (out->form != NULL && abs(m.score - out->score) < 100 &&
		    strcmp(out->form->family, f->family) == 0)
			m.tied = out->tied = true;
		else
			m.tied = false;
		if (out->form == NULL || m.score > out->score)
			*out = m;
	}
	return true;
}
