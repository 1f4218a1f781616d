/*
 * check-quotes: does the text say what the tables say?
 *
 *	全年收到政府信息公开申请 5 件，办结 4 件，结转下年度 1 件。
 *
 * The text before a report's tables is cut into clauses.  A clause that has the
 * words of a rule (quote in official.forms) and just one counted number is
 * held against the cells the rule names; so is one without a number whose
 * words say that there was nothing (none).  Text is free and rules are not, so
 * a clause that says more than one number, or qualifies it (其中, 同比), is
 * left alone, and what is found is a warning to look, not a verdict.
 *
 * Much else is counted likewise: 受理行政许可申请 30 件，办结 28 件.  A clause
 * that names such a thing (other) turns all that follow in its paragraph from
 * the table, until one names what the table is about (topic).
 */
#include "check/check.h"

#include <string.h>

#include "pass/table/total.h"

#define	CLAUSE_MAX	200	/* characters; a longer one is not judged */

struct clause {
	uint32_t	 cp[CLAUSE_MAX];
	size_t		 n;
	bool		 counts;	/* it has a number */
	int64_t		 micro;		/* its number, in millionths */
};

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* What a table's text speaks of while its clauses are read. */
struct reading {
	struct p_report		*report;
	const struct p_form	*form;
	const struct pai_grid	*grid;
	bool			 heading_off;	/* the heading turned from it */
	bool			 off;		/* or a clause since */
};

/* Where the number that begins at i ends. */
static size_t
number_end(const struct clause *c, size_t i)
{
	while (i < c->n && (is_digit(c->cp[i]) || c->cp[i] == ',' ||
	    (c->cp[i] == '.' && i + 1 < c->n && is_digit(c->cp[i + 1]))))
		i++;
	return i;
}

/* The counted number of a clause, if it has one; false: it has several. */
static bool
count_of(struct clause *c, struct pai_str counted)
{
	size_t	 end;

	c->counts = false;
	c->micro = 0;
	for (size_t i = 0; i < c->n; i = end + 1) {
		struct p_value	 v;

		end = i;
		if (!is_digit(c->cp[i]))
			continue;
		end = number_end(c, i);
		if (!p_words_begin(c->cp + end, c->n - end, counted))
			continue;
		v = p_value_read(c->cp + i, end - i);
		if (!v.known || c->counts)
			return false;
		c->micro = v.micro;
		c->counts = true;
	}
	return true;
}

static bool
is_meant(const struct clause *c, const struct p_form_quote *q)
{
	if (q->none == c->counts)
		return false;
	for (uint8_t i = 0; i < q->nwords; i++)
		if (p_words_stand(c->cp, c->n, q->word[i]) == q->barred[i])
			return false;
	return true;
}

/* Is the number one of the sums?  *first gets the first of them. */
static bool
is_right(const struct p_form_quote *q, const struct pai_grid *g,
    int64_t micro, int64_t *first)
{
	int64_t	 sum;

	for (uint8_t i = 0; i < q->nsums; i++) {
		sum = 0;
		for (uint8_t k = 0; k < q->nterms[i]; k++)
			if (!p_slot_value(g, q->row[i][k], q->col[i][k],
			    &sum))
				return true;	/* nothing to hold it against */
		if (i == 0)
			*first = sum;
		if (sum == micro)
			return true;
	}
	return false;
}

static void
check_clause(const struct reading *r, const struct clause *c,
    const char *text, size_t n, const struct pai_node *at)
{
	const struct p_form *f = r->form;
	int64_t		 first = 0;
	char		 said[32];

	for (uint32_t i = 0; i < f->nquotes; i++) {
		const struct p_form_quote *q = &f->quote[i];

		if (!is_meant(c, q) || is_right(q, r->grid, c->micro, &first))
			continue;
		p_number_print(said, sizeof(said), first);
		p_find(r->report, PAI_M_CHECK_QUOTE, at,
		    "\"%.*s\"; %s, row %u column %u: %s", (int)n, text,
		    f->name, q->row[0][0] + 1u, q->col[0][0] + 1u, said);
		return;
	}
}

/* Does the text speak of the table still, or again? */
static bool
turns_off(const struct reading *r, const struct clause *c, bool off)
{
	if (p_words_stand(c->cp, c->n, r->form->other))
		return true;
	return off && !p_words_stand(c->cp, c->n, r->form->topic);
}

/* The bytes of a mark that ends a clause; 0: it is none. */
static size_t
mark_at(const char *p, size_t n)
{
	static const char *const marks[] = { "\n", ",", ";", ":", "(", ")",
	    "，", "。", "；", "：", "、", "（", "）", "！", "？" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t	 len = strlen(marks[i]);

		if (len <= n && memcmp(p, marks[i], len) == 0)
			return len;
	}
	return 0;
}

/* The comma of 1,234 ends no clause. */
static bool
groups_digits(const char *p, size_t n, size_t i)
{
	return i > 0 && i + 1 < n && p[i] == ',' &&
	    is_digit((unsigned char)p[i - 1]) &&
	    is_digit((unsigned char)p[i + 1]);
}

static void
check_text(struct reading *r, const char *p, size_t n,
    const struct pai_node *at)
{
	struct clause	 c;
	size_t		 from = 0, mark;

	for (size_t i = 0; i <= n; i++) {
		mark = i < n ? mark_at(p + i, n - i) : 1;
		if (mark == 0 || groups_digits(p, n, i))
			continue;
		c.n = p_fold_text(p + from, i - from, c.cp, CLAUSE_MAX);
		if (c.n <= CLAUSE_MAX) {
			r->off = turns_off(r, &c, r->off);
			if (!r->off && count_of(&c, r->form->counted))
				check_clause(r, &c, p + from, i - from, at);
		}
		i += mark - 1;
		from = i + 1;
	}
}

/* Several tables of one form: nobody knows which the text speaks of. */
static bool
is_only(const struct pai_node *table)
{
	const struct pai_str	 form = table->as.table.form;
	const struct pai_node	*n = table->parent->first;

	for (; n != NULL; n = n->next)
		if (n != table && n->kind == PAI_N_TABLE &&
		    n->as.table.form.n == form.n &&
		    memcmp(n->as.table.form.p, form.p, form.n) == 0)
			return false;
	return true;
}

/* The grid of a table as its form has it, or NULL. */
static const struct pai_grid *
grid_of(const struct p_report *r, const struct pai_node *table,
    const struct p_form *f)
{
	const struct pai_grid *g = r->job->doc->host->doc_grid(r->job->doc,
				    table);

	return g != NULL && g->rows == f->rows && g->cols == f->cols ? g :
	    NULL;
}

/* Is it a table that is published with the one that is read about? */
static bool
is_sister(const struct reading *r, const struct pai_node *n)
{
	const struct p_form *f = n->kind == PAI_N_TABLE &&
	    n->as.table.form.n > 0 ? p_form_named(&r->report->forms,
	    n->as.table.form) : NULL;

	return f != NULL && f->set == r->form->set;
}

/* The text before the first table of the report, held against one of them. */
static enum pai_status
check_blocks(struct reading *r)
{
	const struct pai_node	*n = r->report->job->root->first;
	struct p_buf		 text = { 0 };
	bool			 ok = true;

	for (; n != NULL && ok && !is_sister(r, n); n = n->next) {
		if (n->kind == PAI_N_TABLE)
			continue;
		p_buf_clear(&text);
		ok = p_report_text(&text, n, n->next);
		r->off = n->kind != PAI_N_HEADING && r->heading_off;
		if (ok)
			check_text(r, text.p, text.n, n);
		if (n->kind == PAI_N_HEADING)
			r->heading_off = r->off;
	}
	p_buf_free(&text);
	return ok ? PAI_OK : PAI_E_NOMEM;
}

static enum pai_status
look(struct p_report *r)
{
	const struct pai_node	*n = r->job->root->first;
	enum pai_status		 st = PAI_OK;

	for (; n != NULL && st == PAI_OK; n = n->next) {
		struct reading	 one = { .report = r };

		if (n->kind != PAI_N_TABLE || n->as.table.form.n == 0 ||
		    !is_only(n))
			continue;
		one.form = p_form_named(&r->forms, n->as.table.form);
		if (one.form == NULL || one.form->nquotes == 0)
			continue;
		if ((one.grid = grid_of(r, n, one.form)) != NULL)
			st = check_blocks(&one);
	}
	return st;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_report_each(job, look);
}

const struct pai_pass p_check_quotes = {
	.size = sizeof(p_check_quotes),
	.name = "check-quotes",
	.summary = "hold the numbers in the text against the tables",
	.after = "check-tables",
	.phase = PAI_P_CHECK,
	.change = change
};
