/*
 * Runs of digits: what extraction glued together is parted in the sheet, and
 * nothing is changed in the document.
 *
 *	[一、本年新收政府信息公开申请数量640020470]
 *	[一、本年新收政府信息公开申请数量] [640020470]
 *
 * Digits behind a label are values where the text before them is a label of
 * a form to the letter, or nearly.  A 无 is a value, too.
 */
#include "pass/form/form_sums.h"

#include <string.h>

#include "kit/num.h"
#include "kit/utf8.h"

#define	GLUED_MIN	3	/* digits behind a label: else a note's mark */
#define	GLUED_ALIKE	900	/* thousandths: what stands before is a label */
#define	RUN_MIN		13	/* digits: p_value_read takes no more than 12 */
#define	CELL_MAX	96	/* what the sheet holds of a text is cut here */

static uint32_t
digits_at_end(const uint32_t *cp, uint32_t n)
{
	uint32_t d = 0;

	while (d < n && cp[n - 1 - d] >= '0' && cp[n - 1 - d] <= '9')
		d++;
	return d;
}

/*
 * Digits for the most part, letters that are taken for them, and marks that
 * stand for no value: 00000O0, 00/0000.
 */
static bool
is_like_digits(const uint32_t *cp, uint32_t n)
{
	uint32_t digits = 0;

	for (uint32_t i = 0; i < n; i++)
		if (cp[i] >= '0' && cp[i] <= '9')
			digits++;
		else if (!p_is_like_digit(cp[i]) && !p_ways_is_mark(cp[i]))
			return false;
	return n > 1 && 2 * digits >= n;
}

static bool
is_label(const struct p_forms *forms, const uint32_t *cp, uint32_t n)
{
	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		for (uint32_t i = 0; i < f->n; i++)
			if (f->cell[i].n > 0 && digits_at_end(f->cell[i].cp,
			    f->cell[i].n) == 0 && p_alike(f->cell[i].cp,
			    f->cell[i].n, cp, n) >= GLUED_ALIKE)
				return true;
	return false;
}

static bool
is_last(const struct p_row *r, uint32_t k)
{
	while (++k < r->n)
		if (r->cell[k].kind != P_CELL_EMPTY)
			return false;
	return true;
}

/* Cell k of a row becomes two: its label, and d digits. */
static void
part(struct p_pool *pool, struct p_row *r, uint32_t k, uint32_t d)
{
	struct p_cell *cell = p_pool_take(pool, r->n + 1, sizeof(*cell));

	if (cell == NULL)
		return;
	memcpy(cell, r->cell, (k + 1) * sizeof(*cell));
	memcpy(cell + k + 1, r->cell + k, (r->n - k) * sizeof(*cell));
	cell[k].n -= d;
	cell[k + 1].cp += cell[k].n;
	cell[k + 1].n = d;
	cell[k + 1].kind = P_CELL_VALUE;
	cell[k + 1].loose = true;
	r->cell = cell;
	r->n++;
}

/* 无: that there is none, which some write where a number is wanted.  Outside
 * a form it is a word like others. */
static bool
says_none(const struct p_cell *c)
{
	return c->n == 1 && c->cp[0] == 0x65e0;
}

bool
p_form_unglue(struct p_pool *pool, const struct p_forms *forms,
    struct p_sheet *s)
{
	for (uint32_t i = 0; i < s->rows; i++)
		for (uint32_t k = 0; k < s->row[i].n; k++) {
			struct p_cell *c = &s->row[i].cell[k];
			uint32_t d = c->kind == P_CELL_TEXT && c->n < CELL_MAX ?
			    digits_at_end(c->cp, c->n) : 0;

			if ((d >= RUN_MIN && d == c->n) || says_none(c))
				c->kind = P_CELL_VALUE;
			else if (d >= GLUED_MIN && d < c->n &&
			    is_last(&s->row[i], k) &&
			    p_cell_is_plain(c->node) &&
			    is_label(forms, c->cp, c->n - d))
				part(pool, &s->row[i], k++, d);
		}
	return !pool->failed;
}

static bool
is_row_of_values(const struct p_row *r)
{
	uint32_t values = 0;

	for (uint32_t k = 0; k < r->n; k++) {
		const struct p_cell *c = &r->cell[k];

		if (c->kind == P_CELL_TEXT && !is_like_digits(c->cp, c->n) &&
		    (c->n > 1 || !p_is_like_digit(c->cp[0])))
			return false;
		values += c->kind == P_CELL_VALUE;
	}
	return values > 0;
}

/* Has the form's row cells for values, and nothing else? */
static bool
takes_values(const struct p_form *f, uint32_t row)
{
	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].role != P_FORM_DATA)
			return false;
	return true;
}

static bool
is_free(const struct p_sheet *s, const struct p_match *m, uint32_t row)
{
	for (uint32_t i = 0; i < s->rows; i++)
		if (m->to[i] == row)
			return false;
	return true;
}

void
p_form_adopt(const struct p_sheet *s, struct p_match *m)
{
	for (uint32_t i = 1; i < s->rows; i++) {
		uint32_t row = m->to[i - 1];

		if (m->to[i] != P_NOWHERE || row == P_NOWHERE ||
		    ++row >= m->form->rows || !takes_values(m->form, row) ||
		    !is_row_of_values(&s->row[i]) || !is_free(s, m, row))
			continue;
		m->to[i] = row;
		m->placed++;
		if (row > m->last)
			m->last = row;
	}
}

/*
 * Where blanks stand within a cell's text: parted[i] before its folded
 * character i.  How many characters it has; 0: its digits are not ASCII.
 */
static uint32_t
find_blanks(const struct pai_node *cell, bool *parted)
{
	struct pai_iter	it = pai_iter_at(cell);
	uint32_t	n = 0, cp;
	bool		ascii = true;

	while (pai_iter_next(&it)) {
		struct pai_str s = { "", 0 };

		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_TEXT)
			s = it.node->as.text.str;
		else if (n < CELL_MAX)
			parted[n] = true;
		for (size_t i = 0; i < s.n && n < CELL_MAX;) {
			i += p_utf8_next(s.p + i, s.n - i, &cp);
			if (p_is_space(cp))
				parted[n] = true;
			else if (++n, cp >= '0' && cp <= '9')
				continue;
			else if (cp >= 0xff10 && cp <= 0xff19)
				ascii = false;	/* full-width digits */
		}
	}
	return ascii ? n : 0;
}

static bool
add_token(struct p_open *o, struct p_cell *c, uint32_t from, uint32_t n)
{
	struct p_token *t = &o->token[o->tokens];

	if (o->tokens == P_FORM_COLS)
		return false;
	*t = (struct p_token){ .cell = c, .cp = c->cp + from, .n = n };
	t->digits = digits_at_end(t->cp, n) == n;
	t->letters = !t->digits && is_like_digits(t->cp, n);
	t->value = p_value_read(t->cp, n);
	t->single = !t->digits || (n <= 12 && (n == 1 || t->cp[0] != '0'));
	o->tokens++;
	return true;
}

/* Does it stand there just as it was folded, so that a copy is the same? */
static bool
is_as_printed(const struct p_cell *c)
{
	char text[CELL_MAX + 4];

	for (uint32_t i = 0; i < c->n; i++)
		if (c->cp[i] >= 0x80)
			return false;
	return strlen(p_quote(c->node, text, sizeof(text))) == c->n;
}

bool
p_open_token(struct p_open *o, struct p_cell *c)
{
	bool	 parted[CELL_MAX + 1] = { false };
	bool	 digits = c->n > 0 && (digits_at_end(c->cp, c->n) == c->n ||
		     is_like_digits(c->cp, c->n));
	uint32_t all, skip, from = 0;

	if (!digits || c->n >= CELL_MAX) {
		if (c->n >= CELL_MAX || (c->loose && !is_as_printed(c)))
			return false;
		return add_token(o, c, 0, c->n);
	}
	all = find_blanks(c->node, parted);
	if (all < c->n) {	/* not ASCII: whole, or not at all */
		if (c->loose || !add_token(o, c, 0, c->n))
			return false;
		o->token[o->tokens - 1].digits = false;
		o->token[o->tokens - 1].letters = false;
		return true;
	}
	skip = all - c->n;
	for (uint32_t i = 1; i <= c->n; i++)
		if (i == c->n || parted[skip + i]) {
			if (!add_token(o, c, from, i - from))
				return false;
			from = i;
		}
	return true;
}
