/*
 * What a form asks of the text around its tables: sections, and numbers that
 * the text quotes.
 */
#include "pass/form/form_rules.h"

#include <string.h>

#include "pass/form/form_lex.h"

#define	QUOTES_MAX	32	/* of one form */
#define	CHARS_MAX	9999
#define	YEAR_MAX	9999

bool
p_section_begin(struct p_forms *forms, struct pai_str heading)
{
	if (heading.n == 0 || forms->nsections == P_FORM_SECTIONS)
		return false;
	forms->section[forms->nsections].set = forms->nsets;
	forms->section[forms->nsections++].heading = heading;
	return true;
}

static bool
read_demand(struct p_form_section *s, struct pai_str rest, bool mention)
{
	struct p_form_demand *d = &s->demand[s->ndemands];

	if (s->ndemands == P_FORM_DEMANDS)
		return false;
	s->ndemands++;
	d->since = s->since;
	if (mention) {
		d->mention = rest;
		return true;
	}
	return p_lex_number(&rest, CHARS_MAX, &d->chars) && rest.n == 0;
}

bool
p_section_line(struct p_forms *forms, struct pai_str word,
    struct pai_str rest)
{
	struct p_form_section *s;

	if (forms->nsections == 0 || rest.n == 0)
		return false;
	s = &forms->section[forms->nsections - 1];
	if (p_lex_is_word(word, "since"))
		return p_lex_number(&rest, YEAR_MAX, &s->since) &&
		    rest.n == 0;
	if (p_lex_is_word(word, "mention") || p_lex_is_word(word, "chars"))
		return read_demand(s, rest, *word.p == 'm');
	if (!p_lex_is_word(word, "also") || s->nalso == 4)
		return false;
	s->also[s->nalso++] = rest;
	return true;
}

bool
p_years_read(struct p_form *f, struct pai_str s)
{
	if (!p_lex_number(&s, YEAR_MAX, &f->since) || s.n < 2 ||
	    s.p[0] != '.' || s.p[1] != '.')
		return false;
	s.p += 2;
	s.n -= 2;
	return s.n == 0 || (p_lex_number(&s, YEAR_MAX, &f->until) &&
	    s.n == 0 && f->until >= f->since);
}

/* "3,9 + 4,9": cells to be added. */
static bool
read_sum(struct p_form_quote *q, struct pai_str s)
{
	struct pai_str	 cell;
	uint32_t	 row, col;
	uint8_t		*n = &q->nterms[q->nsums];

	while (s.n > 0) {
		cell = p_lex_part(s, '+', &s);
		if (*n == P_QUOTE_TERMS ||
		    !p_lex_number(&cell, P_FORM_ROWS - 1, &row) ||
		    cell.n < 2 || *cell.p != ',')
			return false;
		cell.p++;
		cell.n--;
		if (!p_lex_number(&cell, P_FORM_COLS - 1, &col) ||
		    cell.n != 0)
			return false;
		q->row[q->nsums][*n] = (uint8_t)row;
		q->col[q->nsums][(*n)++] = (uint8_t)col;
	}
	return *n > 0;
}

bool
p_quote_read(struct p_form *f, struct p_pool *pool, struct pai_str s,
    bool none)
{
	struct pai_str	 rest, words = p_lex_part(s, '=', &rest), word;
	struct p_form_quote *q;

	if (f->quote == NULL)
		f->quote = p_pool_take(pool, QUOTES_MAX, sizeof(*f->quote));
	if (f->quote == NULL || f->nquotes == QUOTES_MAX)
		return false;
	q = &f->quote[f->nquotes++];
	q->none = none;
	while (words.n > 0) {
		word = p_lex_part(words, ' ', &words);
		words = p_lex_trim(words);
		if (q->nwords == P_QUOTE_WORDS)
			return false;
		if ((q->barred[q->nwords] = *word.p == '-')) {
			word.p++;
			word.n--;
		}
		if (word.n == 0)
			return false;
		q->word[q->nwords++] = word;
	}
	while (rest.n > 0) {
		if (q->nsums == P_QUOTE_SUMS ||
		    !read_sum(q, p_lex_part(rest, '|', &rest)))
			return false;
		q->nsums++;
	}
	return q->nwords > 0 && q->nsums > 0;
}

bool
p_quote_fits(const struct p_form_quote *q, const struct p_form *f)
{
	for (uint8_t i = 0; i < q->nsums; i++)
		for (uint8_t k = 0; k < q->nterms[i]; k++)
			if (q->row[i][k] >= f->rows || q->col[i][k] >= f->cols)
				return false;
	return true;
}
