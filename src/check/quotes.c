/*
 * check-quotes: does the text say what the tables say?
 *
 *	全年收到政府信息公开申请 5 件，办结 4 件，结转下年度 1 件。
 *
 * The text before the first table is cut into clauses.  A clause that has the
 * words of a rule (quote in official.forms) and just one counted number is
 * held against the cells the rule names.  Text is free and rules are not, so
 * a clause that says more than one number, or qualifies it (其中, 同比), is
 * left alone, and what is found is a warning to look, not a verdict.
 */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#define	CLAUSE_MAX	200	/* characters; a longer one is not judged */
#define	WORD_MAX	32

struct clause {
	uint32_t	 cp[CLAUSE_MAX];
	size_t		 n;
	int64_t		 micro;		/* its number, in millionths */
};

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* 件 宗 起 例: what applications and cases are counted in. */
static bool
is_counter(uint32_t cp)
{
	return cp == 0x4ef6 || cp == 0x5b97 || cp == 0x8d77 || cp == 0x4f8b;
}

/* The one counted number of a clause; false: there is none, or several. */
static bool
count_of(struct clause *c)
{
	unsigned	 found = 0;

	for (size_t i = 0; i < c->n; i++) {
		size_t		 from = i;
		struct p_value	 v;

		if (!is_digit(c->cp[i]))
			continue;
		while (i < c->n && (is_digit(c->cp[i]) || c->cp[i] == ','))
			i++;
		if (i == c->n || !is_counter(c->cp[i]))
			continue;
		v = p_value_read(c->cp + from, i - from);
		if (!v.known)
			return false;
		c->micro = v.micro;
		found++;
	}
	return found == 1;
}

static bool
holds(const struct clause *c, const char *word, size_t n)
{
	uint32_t	 w[WORD_MAX];
	size_t		 wn = p_fold_text(word, n, w, WORD_MAX);

	if (wn == 0 || wn > WORD_MAX)
		return false;
	for (size_t i = 0; i + wn <= c->n; i++)
		if (memcmp(c->cp + i, w, wn * sizeof(*w)) == 0)
			return true;
	return false;
}

/* "办结/答复": does either stand there? */
static bool
holds_either(const struct clause *c, struct pai_str words)
{
	while (words.n > 0) {
		const char *slash = memchr(words.p, '/', words.n);
		size_t	    n = slash != NULL ? (size_t)(slash - words.p) :
				words.n;

		if (holds(c, words.p, n))
			return true;
		n += slash != NULL;
		words.p += n;
		words.n -= n;
	}
	return false;
}

static bool
is_meant(const struct clause *c, const struct p_form_quote *q)
{
	for (uint8_t i = 0; i < q->nwords; i++)
		if (holds_either(c, q->word[i]) == q->barred[i])
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
check_clause(struct p_report *r, const struct clause *c, const char *text,
    size_t n, const struct pai_node *table, const struct pai_node *at)
{
	const struct pai_grid *g = r->job->doc->host->doc_grid(r->job->doc,
				    table);
	const struct p_form *f = p_form_named(&r->forms, table->as.table.form);
	int64_t		 first = 0;

	if (f == NULL || g == NULL || g->rows != f->rows ||
	    g->cols != f->cols)
		return;
	for (uint32_t i = 0; i < f->nquotes; i++) {
		const struct p_form_quote *q = &f->quote[i];

		if (!is_meant(c, q) || is_right(q, g, c->micro, &first))
			continue;
		p_find(r, PAI_M_CHECK_QUOTE, at,
		    "\"%.*s\"; %s, row %u column %u: %lld", (int)n, text,
		    f->name, q->row[0][0] + 1u, q->col[0][0] + 1u,
		    (long long)(first / 1000000));
		return;
	}
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
check_text(struct p_report *r, const char *p, size_t n,
    const struct pai_node *table, const struct pai_node *at)
{
	struct clause	 c;
	size_t		 from = 0, mark;

	for (size_t i = 0; i <= n; i++) {
		mark = i < n ? mark_at(p + i, n - i) : 1;
		if (mark == 0 || groups_digits(p, n, i))
			continue;
		c.n = p_fold_text(p + from, i - from, c.cp, CLAUSE_MAX);
		if (c.n <= CLAUSE_MAX && count_of(&c))
			check_clause(r, &c, p + from, i - from, table, at);
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

/* The tables that the text can be held against: no more than there are
 * forms. */
static bool
find_tables(struct p_nodes *out, const struct pai_node *root)
{
	for (struct pai_node *n = root->first; n != NULL; n = n->next)
		if (n->kind == PAI_N_TABLE && n->as.table.form.n > 0 &&
		    is_only(n) && !p_nodes_add(out, n))
			return false;
	return true;
}

static enum pai_status
look(struct p_report *r)
{
	const struct pai_node	*n = r->job->root->first;
	struct p_nodes		 tables = { 0 };
	struct p_buf		 text = { 0 };
	bool			 ok = find_tables(&tables, r->job->root);

	for (; n != NULL && ok; n = n->next) {
		if (n->kind == PAI_N_TABLE && n->as.table.form.n > 0)
			break;
		p_buf_clear(&text);
		ok = p_report_text(&text, n, n->next);
		for (size_t i = 0; i < tables.n && ok; i++)
			check_text(r, text.p, text.n, tables.at[i], n);
	}
	p_nodes_free(&tables);
	p_buf_free(&text);
	return ok ? PAI_OK : PAI_E_NOMEM;
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
