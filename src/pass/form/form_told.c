/*
 * What the sums decided, and what they left open, in words: the proof that
 * --explain and --report show.
 */
#include "pass/form/form_open.h"

#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

#define	QUOTE		200	/* bytes of a wording in a message */
#define	NAMED_MAX	3	/* rows that are named in one message */

/* Takes digits and blanks off the end; false: something else stands there. */
static bool
trim_text(const struct pai_change *job, struct pai_node *t)
{
	const char	*p = t->as.text.str.p;
	size_t		 keep = 0, i = 0, n = t->as.text.str.n;
	uint32_t	 cp;

	while (i < n) {
		i += p_utf8_next(p + i, n - i, &cp);
		if (!p_is_space(cp) && (cp < '0' || cp > '9'))
			keep = i;
	}
	p_set(job, t, p, keep);
	return keep == 0;
}

static void
trim_cell(const struct pai_change *job, struct pai_node *cell)
{
	p_cell_glue(job, cell);
	for (struct pai_node *t = cell->first->last; t != NULL; t = t->prev)
		if (t->kind == PAI_N_TEXT && !trim_text(job, t))
			return;
}

void
p_open_trim(const struct pai_change *job, const struct p_plan *p)
{
	for (uint32_t i = 0; i < p->nopen; i++)
		for (uint32_t k = 0; k < p->open[i].tokens; k++) {
			const struct p_cell *c = p->open[i].token[k].cell;

			if (c->loose && c->node->kind == PAI_N_CELL &&
			    (k == 0 || p->open[i].token[k - 1].cell != c))
				trim_cell(job, c->node);
		}
}

static void
put_cp(struct p_buf *b, const uint32_t *cp, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		p_buf_char(b, cp[i]);
}

void
p_open_put_tokens(struct p_buf *b, const struct p_open *o)
{
	for (uint32_t i = 0; i < o->tokens; i++) {
		p_buf_str(b, i == 0 ? "" : (int32_t)i == o->torn ? " + " : " ");
		put_cp(b, o->token[i].cp, o->token[i].n);
	}
}

void
p_open_put_way(struct p_buf *b, const struct p_open *o)
{
	for (uint32_t k = 0; k < o->slots; k++) {
		const struct p_piece *e = &o->chosen->piece[k];

		p_buf_str(b, k == 0 ? "" : " | ");
		if (e->n > 0)
			put_cp(b, o->token[e->token].cp + e->from, e->n);
	}
}

static bool
has_term(const uint8_t *term, uint8_t n, uint32_t row)
{
	for (uint8_t i = 0; i < n; i++)
		if (term[i] == row)
			return true;
	return false;
}

/* The names of the sums that had a say; each once. */
static void
put_sums(struct p_buf *b, const struct p_form *f, const struct p_open *o)
{
	const char *last = "";

	for (uint32_t i = 0; i < f->nchecks; i++) {
		const struct p_form_check *c = &f->check[i];

		if (c->over_rows ? o->columns == 0 ||
		    (!has_term(c->left, c->nleft, o->row) &&
		    !has_term(c->right, c->nright, o->row)) : !o->proved)
			continue;
		if (strcmp(last, c->name) == 0)
			continue;
		p_buf_fmt(b, "%s%s", last[0] != '\0' ? ", " : "", c->name);
		last = c->name;
	}
	if (o->columns > 0)
		p_buf_fmt(b, ", %u sums down the columns",
		    (unsigned)o->columns);
}

/* Which row: its number, and the label that is nearest to its values. */
static void
put_row(struct p_buf *b, const struct p_form *f, uint32_t row)
{
	struct pai_str s = { "", 0 };

	for (uint32_t i = f->first[row]; i < f->first[row + 1]; i++)
		if (f->cell[i].n > 0)
			s = f->cell[i].text;
	p_buf_fmt(b, "row %u", (unsigned)row + 1);
	if (s.n > 0)
		p_buf_fmt(b, " (%.*s)", (int)s.n, s.p);
	p_buf_str(b, ": ");
}

/* The row as it is laid, where it knows where it came from. */
static struct pai_node *
row_at(struct pai_node *table, uint32_t row)
{
	struct pai_node *r = p_row_first(table);

	while (r != NULL && row-- > 0)
		r = p_row_next(r);
	return r != NULL && r->locus.line != 0 ? r : table;
}

static void
say_chosen(const struct pai_change *job, const struct p_plan *p,
    const struct p_open *o)
{
	struct p_buf	 before = { 0 }, after = { 0 }, why = { 0 };

	p_open_put_tokens(&before, o);
	p_open_put_way(&after, o);
	put_row(&why, p->form, o->row);
	p_open_put_way(&why, o);
	p_buf_str(&why, o->proved || o->columns > 0 ?
	    ": no other way keeps " : ": there is no other way");
	put_sums(&why, p->form, o);
	if (p_buf_ok(&before) && p_buf_ok(&after) && p_buf_ok(&why))
		p_say(job, row_at(p->sheet->table, o->row), PAI_M_PASS_SUMS,
		    before.p, after.p, "%s", why.p);
	p_buf_free(&before);
	p_buf_free(&after);
	p_buf_free(&why);
}

/* One warning names the rows that stay open. */
static void
say_unsure(const struct pai_change *job, const struct p_plan *p)
{
	struct p_buf	 why = { 0 };
	uint32_t	 n = 0;

	for (uint32_t i = 0; i < p->nopen; i++) {
		const struct p_open *o = &p->open[i];

		if (o->chosen != NULL || o->stays || n++ >= NAMED_MAX)
			continue;
		put_row(&why, p->form, o->row);
		p_open_put_tokens(&why, o);
		p_buf_fmt(&why, " for %u cells%s; ", (unsigned)o->slots,
		    !o->vague && o->ways == 0 ? ", and no placing keeps the sums"
		    : "");
	}
	if (n > NAMED_MAX)
		p_buf_fmt(&why, "and %u rows more; ",
		    (unsigned)(n - NAMED_MAX));
	p_buf_fmt(&why, "they stand in order, the rest is laid on %s",
	    p->form->name);
	if (p_buf_ok(&why))
		p_table_flag(job, p->sheet->table, why.p);
	p_buf_free(&why);
}

void
p_open_say(const struct pai_change *job, const struct p_plan *p)
{
	for (uint32_t i = 0; i < p->nopen; i++)
		if (p->open[i].chosen != NULL)
			say_chosen(job, p, &p->open[i]);
	if (p->unsure > 0)
		say_unsure(job, p);
}
