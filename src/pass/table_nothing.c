/*
 * printed-blanks: words that a program printed for an empty cell.
 *
 *	| 信息内容 | 本年处理决定数量 | NaN  | NaN  |	pandas; pdfplumber and
 *	| 行政许可 | 36               | None | None |	camelot write None
 *
 * Nobody types NaN in a table, or heads a column "Unnamed: 3"; but people do
 * write "None" and "null" for what there is not.  These go only where a table's
 * first row has two of them, since no author heads two columns so.
 */
#include <string.h>

#include "pass/table.h"

#define	HEADS_LEAST	2

static const struct word {
	const char	*text;
	bool		 sure;		/* no author writes it in a table */
} words[] = {
	{ "NaN", true }, { "nan", true }, { "<NA>", true }, { "NaT", true },
	{ "Unnamed:", true }, { "None", false }, { "null", false }, { "NULL", false }
};

#define	WORDS	(sizeof(words) / sizeof(words[0]))

/* Is it that word, and behind a colon a number? */
static bool
says(const struct p_cell *c, const char *text)
{
	size_t	 n = strlen(text), i;

	for (i = 0; i < n && i < c->n && c->cp[i] == (unsigned char)text[i];)
		i++;
	if (i < n)
		return false;
	if (text[n - 1] == ':')
		while (i < c->n && c->cp[i] >= '0' && c->cp[i] <= '9')
			i++;
	return i == c->n;
}

/* NULL: the cell says something else. */
static const struct word *
word_of(const struct p_cell *c)
{
	for (size_t i = 0; i < WORDS; i++)
		if (says(c, words[i].text))
			return &words[i];
	return NULL;
}

/* Has any cell a short text that begins so?  Most tables have none. */
static bool
may_hold_words(const struct pai_node *table)
{
	struct pai_iter it = pai_iter_at(table);

	if (table->as.table.spans != PAI_SPANS_PADDED)
		return false;
	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT &&
		    it.node->as.text.str.n > 2 &&
		    it.node->as.text.str.n < 16 &&
		    memchr("NnU<", *it.node->as.text.str.p, 4) != NULL)
			return true;
	return false;
}

static bool
heads_columns(const struct p_sheet *s)
{
	const struct word	*w;
	uint32_t		 n = 0;

	for (uint32_t k = 0; s->rows > 0 && k < s->row[0].n; k++)
		n += (w = word_of(&s->row[0].cell[k])) != NULL && !w->sure;
	return n >= HEADS_LEAST;
}

static void
empty(const struct pai_change *job, struct pai_node *cell)
{
	struct pai_node	*n;
	char		 text[32];

	p_quote(cell, text, sizeof(text));
	while ((n = cell->first) != NULL)
		p_drop(job, n);
	p_say(job, cell, PAI_M_PASS_RESIDUE, text, NULL,
	    "what a program prints for an empty cell");
}

static void
empty_words(const struct pai_change *job, const struct p_sheet *s, bool all)
{
	const struct word *w;

	for (uint32_t r = 0; r < s->rows; r++)
		for (uint32_t k = 0; k < s->row[r].n; k++)
			if ((w = word_of(&s->row[r].cell[k])) != NULL &&
			    (w->sure || all))
				empty(job, s->row[r].cell[k].node);
}

/* What one table shows, the program did in all. */
static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 pool = { 0 };
	struct p_nodes	 tables = { 0 };
	struct p_sheet	**sheet = NULL;
	size_t		 n = 0;
	bool		 all = false, ok;

	ok = p_nodes_find(&tables, job->root, PAI_N_TABLE) && (tables.n == 0 ||
	    (sheet = p_pool_take(&pool, tables.n, sizeof(*sheet))) != NULL);
	for (size_t i = 0; ok && i < tables.n; i++) {
		if (!may_hold_words(tables.at[i]))
			continue;
		ok = (sheet[n] = p_sheet_read(&pool, tables.at[i])) != NULL;
		all = all || (ok && heads_columns(sheet[n]));
		n++;
	}
	for (size_t i = 0; ok && i < n; i++)
		empty_words(job, sheet[i], all);
	p_nodes_free(&tables);
	p_pool_free(&pool);
	return ok ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_printed_blanks = {
	.size = sizeof(struct pai_pass),
	.name = "printed-blanks",
	.summary = "drop words that a program printed for empty cells",
	.after = "made-up-heads",
	.phase = PAI_P_TABLE,
	.change = change
};
