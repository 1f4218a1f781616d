/*
 * Forms from their notation (official.forms tells it).  What is read is laid
 * on its grid as sealing does it, and refused where a slot stays bare or is
 * covered twice.
 */
#include "pass/form/form.h"

#include <stdio.h>
#include <string.h>

#include "pass/form/form_lex.h"
#include "pass/form/form_rules.h"
#include "pass/form/official.h"

struct reader {
	struct p_pool	*pool;
	struct p_forms	*forms;
	struct p_form	*form;		/* being read; NULL: a section is */
	struct p_form	*last;
	uint64_t	 taken[P_FORM_ROWS];	/* slots, a bit a column */
	uint32_t	 rows_begun;
};

static bool
begin_form(struct reader *r, struct pai_str rest)
{
	struct p_form	*f = p_pool_take(r->pool, 1, sizeof(*f)), *o;
	struct pai_str	 name = p_lex_part(rest, ' ', &rest);

	rest = p_lex_trim(rest);
	if (f == NULL || name.n == 0 || name.n >= sizeof(f->name) ||
	    rest.n == 0 || rest.n >= sizeof(f->family))
		return false;
	memcpy(f->name, name.p, name.n);
	memcpy(f->family, rest.p, rest.n);
	f->down = -1;
	f->set = r->forms->nsets;
	f->cell = p_pool_take(r->pool, P_FORM_ROWS * P_FORM_COLS / 4,
	    sizeof(*f->cell));
	f->first = p_pool_take(r->pool, P_FORM_ROWS + 1, sizeof(*f->first));
	f->slot = p_pool_take(r->pool, P_FORM_ROWS * P_FORM_COLS,
	    sizeof(*f->slot));
	for (o = r->forms->first; o != NULL; o = o->next)
		if (strcmp(o->family, f->family) == 0)
			f->order = o->order;
		else if (f->order <= o->order)
			f->order = o->order + 1;
	if (r->last != NULL)
		r->last->next = f;
	else
		r->forms->first = f;
	r->form = r->last = f;
	memset(r->taken, 0, sizeof(r->taken));
	return f->cell != NULL && f->first != NULL && f->slot != NULL;
}

/* "text @RxC *N", all but the text optional. */
static bool
read_span(struct pai_str *s, struct p_form_cell *c, uint32_t *times)
{
	struct pai_str	 tail;
	const char	*at;

	c->rows = c->cols = *times = 1;
	if (s->n > 1 && (at = memchr(s->p, '*', s->n)) != NULL) {
		tail = (struct pai_str){ at + 1, s->n - (size_t)(at + 1 -
		    s->p) };
		s->n = (size_t)(at - s->p);
		if (!p_lex_number(&tail, P_FORM_COLS, times) || tail.n != 0)
			return false;
	}
	*s = p_lex_trim(*s);
	if (s->n > 0 && (at = memchr(s->p, '@', s->n)) != NULL) {
		tail = (struct pai_str){ at + 1, s->n - (size_t)(at + 1 -
		    s->p) };
		s->n = (size_t)(at - s->p);
		if (!p_lex_number(&tail, P_FORM_ROWS, &c->rows) || tail.n == 0 ||
		    *tail.p != 'x')
			return false;
		tail.p++;
		tail.n--;
		if (!p_lex_number(&tail, P_FORM_COLS, &c->cols) || tail.n != 0)
			return false;
	}
	*s = p_lex_trim(*s);
	return c->rows > 0 && c->cols > 0;
}

/* Marks the pairs of characters a label has; see p_forms_may_know(). */
static void
learn(struct p_forms *forms, const uint32_t *cp, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		uint32_t h = (cp[i] * 31u + cp[i + 1]) * 2654435761u >> 20;

		forms->pairs[h >> 6] |= (uint64_t)1 << (h & 63);
	}
}

/* The label of those words; it is noted where no other cell has it. */
static const struct p_form_label *
label_of(struct reader *r, const struct p_form_cell *c)
{
	struct p_forms	*all = r->forms;
	struct p_form_label *l, **bucket;
	bool		 head = c->role == P_FORM_HEAD;
	uint32_t	 hash = c->n;

	for (uint32_t i = 0; i < c->n; i++)
		hash = hash * 31u + c->cp[i];
	bucket = &all->bucket[hash * 2654435761u >> 26];
	for (l = *bucket; l != NULL; l = l->twin)
		if (l->n == c->n && l->head == head &&
		    memcmp(l->cp, c->cp, c->n * sizeof(*c->cp)) == 0)
			return l;
	if ((l = p_pool_take(r->pool, 1, sizeof(*l))) == NULL)
		return NULL;
	*l = (struct p_form_label){ .twin = *bucket, .id = all->nlabels++,
	    .head = head, .cp = c->cp, .n = c->n };
	for (uint32_t i = 0; i < c->n; i++)
		l->set[c->cp[i] >> 6 & 3] |= (uint64_t)1 << (c->cp[i] & 63);
	if (all->last_label != NULL)
		all->last_label->next = l;
	else
		all->label = l;
	return all->last_label = *bucket = l;
}

static bool
fold_label(struct reader *r, struct p_form_cell *c)
{
	uint32_t	 cp[96], *keep;
	size_t		 n = p_fold_text(c->text.p, c->text.n, cp, 96);

	if (n > 96 || (keep = p_pool_take(r->pool, n, sizeof(*cp))) == NULL)
		return false;
	memcpy(keep, cp, n * sizeof(*cp));
	c->cp = keep;
	c->n = (uint32_t)n;
	learn(r->forms, cp, n);
	return n == 0 || (c->label = label_of(r, c)) != NULL;
}

/* Puts a cell in the first free place of its row. */
static bool
place(struct reader *r, struct p_form_cell c)
{
	struct p_form	*f = r->form;
	uint64_t	 mask;

	c.row = f->rows;
	while (c.col < P_FORM_COLS && (r->taken[c.row] >> c.col & 1) != 0)
		c.col++;
	if (c.col + c.cols > P_FORM_COLS || c.row + c.rows > P_FORM_ROWS ||
	    f->n == P_FORM_ROWS * P_FORM_COLS / 4)
		return false;
	mask = (((uint64_t)1 << c.cols) - 1) << c.col;
	for (uint32_t i = c.row; i < c.row + c.rows; i++) {
		if ((r->taken[i] & mask) != 0)
			return false;
		r->taken[i] |= mask;
		for (uint32_t k = c.col; k < c.col + c.cols; k++)
			f->slot[i * P_FORM_COLS + k] = (uint16_t)(f->n + 1);
	}
	if (c.col + c.cols > f->cols)
		f->cols = c.col + c.cols;
	f->cell[f->n++] = c;
	return true;
}

static bool
read_cells(struct reader *r, struct pai_str rest, bool head)
{
	struct p_form	*f = r->form;
	struct pai_str	 s;
	uint32_t	 times;

	if (f->rows == P_FORM_ROWS)
		return false;
	f->first[f->rows] = f->n;
	while (rest.n > 0) {
		struct p_form_cell c = { 0 };

		s = p_lex_part(rest, '|', &rest);
		if (!read_span(&s, &c, &times))
			return false;
		c.role = head ? P_FORM_HEAD : P_FORM_LABEL;
		if (p_lex_is_word(s, "#"))
			c.role = P_FORM_DATA;
		else
			c.text = s;
		if (!fold_label(r, &c))
			return false;
		while (times-- > 0)
			if (!place(r, c))
				return false;
	}
	f->first[++f->rows] = f->n;
	return true;
}

/* "3 + 4" or "5..25" or both: what is to be added; "- 5": taken away. */
static bool
read_terms(struct pai_str s, uint8_t *out, uint8_t *n, uint64_t *less)
{
	uint32_t from, to;
	bool	 minus = false;

	while ((s = p_lex_trim(s)).n > 0) {
		if (!p_lex_number(&s, P_FORM_ROWS - 1, &from))
			return false;
		to = from;
		if (s.n > 2 && s.p[0] == '.' && s.p[1] == '.') {
			s.p += 2;
			s.n -= 2;
			if (!p_lex_number(&s, P_FORM_ROWS - 1, &to))
				return false;
		}
		for (; from <= to; from++) {
			if (*n == P_FORM_TERMS)
				return false;
			*less |= (uint64_t)minus << *n;
			out[(*n)++] = (uint8_t)from;
		}
		s = p_lex_trim(s);
		if (s.n > 0 && *s.p != '+' && *s.p != '-')
			return false;
		if (s.n > 0) {
			minus = *s.p == '-';
			s.p++;
			s.n--;
		}
	}
	return *n > 0;
}

/* "A1 rows 3 + 4 = 26 + 27" */
static bool
read_equation(struct p_form_check *c, struct pai_str rest)
{
	struct pai_str	 name = p_lex_part(rest, ' ', &rest);
	struct pai_str	 over = p_lex_part(p_lex_trim(rest), ' ', &rest), left;

	if (name.n == 0 || name.n >= sizeof(c->name))
		return false;
	memcpy(c->name, name.p, name.n);
	c->over_rows = p_lex_is_word(over, "rows");
	if (!c->over_rows && !p_lex_is_word(over, "cols"))
		return false;
	left = p_lex_part(rest, '=', &rest);
	return read_terms(left, c->left, &c->nleft, &c->less_left) &&
	    read_terms(rest, c->right, &c->nright, &c->less_right);
}

static bool
read_check(struct reader *r, struct pai_str rest)
{
	struct p_form		*f = r->form;
	struct p_form_check	*c;

	if (f->check == NULL)
		f->check = p_pool_take(r->pool, 16, sizeof(*f->check));
	if (f->check == NULL || f->nchecks == 16)
		return false;
	c = &f->check[f->nchecks++];
	return read_equation(c, rest) && c->less_left == 0 &&
	    c->less_right == 0;
}

/* Values of a form that go on in the next year's table. */
static bool
read_carry(struct reader *r, struct pai_str rest)
{
	struct p_form_check *c = &r->form->carry;

	return c->nleft == 0 && read_equation(c, rest);
}

/* Do both sides of a check name rows or columns of the form? */
static bool
check_fits(const struct p_form *f, const struct p_form_check *c)
{
	uint32_t bound = c->over_rows ? f->rows : f->cols;

	for (uint32_t i = 0; i < c->nleft; i++)
		if (c->left[i] >= bound)
			return false;
	for (uint32_t i = 0; i < c->nright; i++)
		if (c->right[i] >= bound)
			return false;
	return true;
}

/* Which labels begin in each row, or reach down to it. */
static bool
note_reach(struct reader *r, struct p_form *f)
{
	uint32_t	 n = 0;

	f->reach = p_pool_take(r->pool, f->rows + 1u, sizeof(*f->reach));
	f->reaching = p_pool_take(r->pool, (size_t)f->rows * f->cols,
	    sizeof(*f->reaching));
	if (f->reach == NULL || f->reaching == NULL)
		return false;
	for (uint32_t i = 0; i < f->rows; i++) {
		f->reach[i] = n;
		for (uint32_t col = 0; col < f->cols; ) {
			const struct p_form_cell *c = p_form_at(f, i, col);

			if (c->n > 0)
				f->reaching[n++] = (uint32_t)(c - f->cell);
			col = c->col + c->cols;
		}
	}
	f->reach[f->rows] = n;
	return true;
}

/* Is every slot covered, and every check inside the grid? */
static bool
end_form(struct reader *r)
{
	struct p_form	*f = r->form;
	uint64_t	 full;

	if (f == NULL)
		return true;
	full = ((uint64_t)1 << f->cols) - 1;
	if (f->rows == 0 || f->n == 0)
		return false;
	for (uint32_t i = 0; i < P_FORM_ROWS; i++)
		if (r->taken[i] != (i < f->rows ? full : 0))
			return false;
	for (uint32_t k = 0; k < f->nchecks; k++)
		if (!check_fits(f, &f->check[k]))
			return false;
	if (!check_fits(f, &f->carry))
		return false;
	for (uint32_t k = 0; k < f->nquotes; k++)
		if (!p_quote_fits(&f->quote[k], f))
			return false;
	r->forms->nforms++;
	r->forms->nrows += f->rows;
	return f->stub <= f->cols && f->top <= f->rows && note_reach(r, f);
}

/* Lines that say one thing, in words. */
static struct pai_str *
text_of(struct p_form *f, struct pai_str word)
{
	if (p_lex_is_word(word, "heading"))
		return &f->heading;
	if (p_lex_is_word(word, "topic"))
		return &f->topic;
	if (p_lex_is_word(word, "other"))
		return &f->other;
	if (p_lex_is_word(word, "counted"))
		return &f->counted;
	return p_lex_is_word(word, "period") ? &f->period : NULL;
}

static bool
read_line(struct reader *r, struct pai_str s)
{
	struct pai_str	 rest, word, *text;
	uint32_t	 v;

	s = p_lex_trim(s);
	if (s.n == 0 || *s.p == '#')
		return true;
	word = p_lex_part(s, ' ', &rest);
	rest = p_lex_trim(rest);
	if (p_lex_is_word(word, "form"))
		return end_form(r) && begin_form(r, rest);
	if (p_lex_is_word(word, "section")) {
		if (!end_form(r))
			return false;
		r->form = NULL;
		return p_section_begin(r->forms, rest);
	}
	if (r->form == NULL)
		return p_section_line(r->forms, word, rest);
	if (p_lex_is_word(word, "head") || p_lex_is_word(word, "row"))
		return read_cells(r, rest, *word.p == 'h');
	if (p_lex_is_word(word, "check"))
		return read_check(r, rest);
	if (p_lex_is_word(word, "carry"))
		return read_carry(r, rest);
	if (p_lex_is_word(word, "quote") || p_lex_is_word(word, "none"))
		return p_quote_read(r->form, r->pool, rest, *word.p == 'n');
	if (p_lex_is_word(word, "years"))
		return p_years_read(r->form, rest);
	if ((text = text_of(r->form, word)) != NULL) {
		*text = rest;
		return true;
	}
	if (p_lex_is_word(word, "also")) {
		if (r->form->nalso == 4)
			return false;
		r->form->also[r->form->nalso++] = rest;
		return true;
	}
	if (!p_lex_number(&rest, P_FORM_COLS, &v) || rest.n != 0)
		return false;
	if (p_lex_is_word(word, "stub"))
		r->form->stub = v;
	else if (p_lex_is_word(word, "top"))
		r->form->top = v;
	else if (p_lex_is_word(word, "down"))
		r->form->down = (int32_t)v;
	else
		return false;
	return true;
}

bool
p_forms_read(struct p_forms *forms, struct p_pool *pool, const char *p,
    size_t n, uint32_t *line)
{
	struct reader	 r = { .pool = pool, .forms = forms,
	    .last = forms->first };
	struct pai_str	 rest = { p, n }, s;

	while (r.last != NULL && r.last->next != NULL)
		r.last = r.last->next;
	forms->nsets++;
	for (*line = 1; rest.n > 0; ++*line) {
		s = p_lex_part(rest, '\n', &rest);
		if (!read_line(&r, s))
			return false;
	}
	return end_form(&r);
}

bool
p_forms_official(struct p_forms *forms, struct p_pool *pool)
{
	uint32_t line;

	return forms->first != NULL || p_forms_read(forms, pool,
	    (const char *)official_forms, sizeof(official_forms), &line);
}

bool
p_forms_known(const struct pai_change *job, struct p_forms *forms,
    struct p_pool *pool)
{
	const char *own = job->doc->host->doc_meta(job->doc, P_META_FORMS);
	uint32_t    line;

	if (forms->first != NULL)
		return true;
	return p_forms_official(forms, pool) && (own == NULL ||
	    p_forms_read(forms, pool, own, strlen(own), &line));
}

bool
p_forms_valid(const char *text, size_t n, uint32_t *line)
{
	struct p_pool	 pool = { 0 };
	struct p_forms	 forms = { 0 };
	bool		 ok = p_forms_read(&forms, &pool, text, n, line);

	p_pool_free(&pool);
	return ok;
}

const struct p_form *
p_form_named(const struct p_forms *forms, struct pai_str name)
{
	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		if (p_lex_is_word(name, f->name))
			return f;
	return NULL;
}

const struct p_form_cell *
p_form_at(const struct p_form *f, uint32_t row, uint32_t col)
{
	uint16_t	 i;

	if (row >= P_FORM_ROWS || col >= P_FORM_COLS ||
	    (i = f->slot[row * P_FORM_COLS + col]) == 0)
		return NULL;
	return &f->cell[i - 1];
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

unsigned
p_forms_sound_like(const struct p_forms *forms, const uint32_t *cp,
    uint32_t n)
{
	unsigned hits = 0, pairs = 0;

	for (uint32_t i = 0; i + 1 < n; i++) {
		uint32_t h = (cp[i] * 31u + cp[i + 1]) * 2654435761u >> 20;

		if (is_digit(cp[i]) || is_digit(cp[i + 1]))
			continue;
		hits += (forms->pairs[h >> 6] >> (h & 63) & 1) != 0;
		pairs++;
	}
	return pairs > 0 ? hits * 1000 / pairs : 0;
}

/*
 * Most tables have nothing to do with a form.  Looking up each text's pairs
 * of characters tells so at a fraction of what comparing labels takes.
 */
bool
p_forms_may_know(const struct p_forms *forms, const struct p_sheet *s)
{
	unsigned known = 0, texts = 0;

	if (s->rows > 3 * P_FORM_ROWS)
		return false;
	for (uint32_t i = 0; i < s->rows && i < 12; i++)
		for (uint32_t k = 0; k < s->row[i].n && k < 40; k++) {
			const struct p_cell *c = &s->row[i].cell[k];

			if (c->kind != P_CELL_TEXT || c->n < 2)
				continue;
			texts++;
			known += p_forms_sound_like(forms, c->cp, c->n) >=
			    500;
		}
	return known >= 2 && known * 2 >= texts;
}
