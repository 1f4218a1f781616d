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
#include "pass/form/form.h"

#include <stdlib.h>
#include <string.h>

/*
 * The weights, in thousandths of a row that is like the form in everything.
 */
enum {
	ROW_MIN = 300,		/* less alike is not the same row */
	ROW_AGAIN = 500,	/* the same row a second time: a torn label */
	SKIP_FORM = 15,		/* a row of the form that is not there */
	SKIP_TABLE = 400,	/* a row of the table the form knows not */
	NO_LABELS = 700,	/* a row of values only, as many as there are */
	FORM_MEAN = 550,	/* rows must on average be this much alike */
	FORM_CHARS = 12,	/* and labels have this many characters */
	FORM_ROWS = 750		/* and this share of the rows be placed */
};

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
row_alike(const struct p_form *f, uint32_t row, const struct p_wording *w)
{
	uint32_t label[P_ROW_CELLS];
	unsigned a;

	if (w->row->n > P_ROW_CELLS)
		return 0;
	a = p_wording_labels(w, f, row, label);
	return a > 0 ? a : values_alike(f, row, w->row);
}

/*
 * How like row i of a sheet of so many rows is to each row of every form:
 * behind one another, what the sheet has of each form, row by row.
 */
static void
fill(const struct p_forms *forms, struct p_wording *w, const struct p_sheet *s,
    uint32_t i, uint16_t *alike)
{
	p_wording_read(w, forms, &s->row[i]);
	for (const struct p_form *f = forms->first; f != NULL; f = f->next) {
		for (uint32_t k = 0; k < f->rows; k++)
			alike[(size_t)i * f->rows + k] =
			    (uint16_t)row_alike(f, k, w);
		alike += (size_t)s->rows * f->rows;
	}
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
	uint32_t label[P_ROW_CELLS];

	*chars = *rows = 0;
	for (uint32_t i = 0; i < s->rows; i++) {
		*rows += !is_empty(&s->row[i]);
		if (m->to[i] == P_NOWHERE || s->row[i].n > P_ROW_CELLS)
			continue;
		p_form_labels(f, m->to[i], &s->row[i], label);
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (label[k] != P_NOWHERE)
				*chars += s->row[i].cell[k].n;
	}
}

/* Room for one form after the other. */
struct room {
	uint16_t	*alike;		/* see fill() */
	struct step	*best;
};

/* False: no memory. */
static bool
make_room(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *s, struct room *room)
{
	struct p_wording *w = p_pool_take(pool, 1, sizeof(*w));

	room->alike = p_pool_take(pool, (size_t)s->rows * forms->nrows,
	    sizeof(*room->alike));
	room->best = p_pool_take(pool, (s->rows + 1u) * (P_FORM_ROWS + 1u),
	    sizeof(*room->best));
	if (w == NULL || room->alike == NULL || room->best == NULL ||
	    !p_wording_begin(w, pool, forms))
		return false;
	for (uint32_t i = 0; i < s->rows; i++)
		fill(forms, w, s, i, room->alike);
	return true;
}

/* False: no memory.  m->form stays NULL where the form does not fit. */
static bool
try_form(struct p_pool *pool, const struct p_form *f,
    const struct p_sheet *s, const struct room *room, struct p_match *m)
{
	uint32_t	 sum, chars, said;

	m->form = NULL;
	m->to = p_pool_take(pool, s->rows, sizeof(*m->to));
	if (m->to == NULL)
		return false;
	walk(f, s, room->alike, room->best);
	trace(f, s, room->alike, room->best, m, &sum);
	if (m->placed == 0 || sum / m->placed < FORM_MEAN)
		return true;
	weigh(f, s, m, &chars, &said);
	if (chars >= FORM_CHARS && m->placed * 1000 >= said * FORM_ROWS)
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
	struct room room;

	memset(out, 0, sizeof(*out));
	if (itself != NULL)
		return match_itself(pool, itself, s, out);
	if (!make_room(pool, forms, s, &room))
		return false;
	for (const struct p_form *f = forms->first; f != NULL; f = f->next) {
		if (!try_form(pool, f, s, &room, &m))
			return false;
		room.alike += (size_t)s->rows * f->rows;
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

/* Which of the forms that are left have no row that this one may be? */
static uint32_t
bar(const struct p_forms *forms, const struct p_wording *w, bool *barred)
{
	uint32_t n = 0, i = 0, k;

	for (const struct p_form *f = forms->first; f != NULL;
	    f = f->next, i++) {
		if (barred[i])
			continue;
		for (k = 0; k < f->rows; k++)
			if (row_alike(f, k, w) > ROW_MIN)
				break;
		barred[i] = k == f->rows;
		n += barred[i];
	}
	return n;
}

/* From the seam outwards: rows that only one of the tables has are near. */
bool
p_form_may_hold(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *s, uint32_t seam)
{
	struct p_wording *w = p_pool_take(pool, 1, sizeof(*w));
	bool		*barred = p_pool_take(pool, forms->nforms, 1);
	uint32_t	 left = forms->nforms;

	if (w == NULL || barred == NULL || !p_wording_begin(w, pool, forms))
		return false;
	if (p_form_itself(forms, s) != NULL)
		return true;
	for (uint32_t i = 0; left > 0 && (i < seam || seam + i < s->rows);
	    i++) {
		if (seam + i < s->rows && !is_empty(&s->row[seam + i])) {
			p_wording_read(w, forms, &s->row[seam + i]);
			left -= bar(forms, w, barred);
		}
		if (i < seam && !is_empty(&s->row[seam - 1 - i])) {
			p_wording_read(w, forms, &s->row[seam - 1 - i]);
			left -= bar(forms, w, barred);
		}
	}
	return left > 0;
}
