/*
 * printed-blanks: words that a program printed for an empty cell.
 *
 *	| 信息内容 | 本年处理决定数量 | NaN  | NaN  |	pandas; pdfplumber and
 *	| 行政许可 | 36               | None | None |	camelot write None
 *
 *	| 信息内容 | 本年处理决定数量 | Col3 | Col4 |	pymupdf4llm, in the first
 *							row
 *
 * Nobody heads a column "Unnamed: 3".  A table may tell what NaN is, but hardly
 * three times in a document.  People do write "None" and "null" for what there
 * is not; these go only where a table's first row has two of them, since no
 * author heads two columns so.  "Col3" goes from the third column of a header
 * that names another one.
 */
#include <string.h>

#include "pass/table/table.h"

#define	HEADS_LEAST	2
#define	MANY		3

/* What shows that no author wrote it. */
enum proof { BY_ITSELF, BY_NUMBER, BY_HEADS };

static const struct word {
	const char	*text;
	enum proof	 proof;
} words[] = {
	{ "Unnamed:", BY_ITSELF }, { "NaN", BY_NUMBER }, { "nan", BY_NUMBER },
	{ "<NA>", BY_NUMBER }, { "NaT", BY_NUMBER }, { "None", BY_HEADS },
	{ "null", BY_HEADS }, { "NULL", BY_HEADS }
};

#define	WORDS	(sizeof(words) / sizeof(words[0]))

/* What the tables of a document show together. */
struct seen {
	bool		 proved[BY_HEADS + 1];
	uint32_t	 many;
};

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
		    memchr("NnU<C", *it.node->as.text.str.p, 5) != NULL)
			return true;
	return false;
}

/* "Col3" in the third column of the first row? */
static bool
counts_column(const struct p_cell *c, uint32_t k)
{
	uint32_t n = 0;

	if (c->n < 4 || c->n > 6 || c->cp[0] != 'C' || c->cp[1] != 'o' ||
	    c->cp[2] != 'l')
		return false;
	for (size_t i = 3; i < c->n; i++) {
		if (c->cp[i] < '0' || c->cp[i] > '9')
			return false;
		n = n * 10 + (c->cp[i] - '0');
	}
	return n == k + 1;
}

/* A header of which some columns are counted, and at least one is not? */
static bool
counts_some(const struct p_row *r)
{
	uint32_t counted = 0, named = 0;

	for (uint32_t k = 0; k < r->n; k++) {
		if (counts_column(&r->cell[k], k))
			counted++;
		else
			named += r->cell[k].kind != P_CELL_EMPTY;
	}
	return counted > 0 && named > 0;
}

static void
look(const struct p_sheet *s, struct seen *seen)
{
	uint32_t	 heads = 0;

	for (uint32_t r = 0; r < s->rows; r++)
		for (uint32_t k = 0; k < s->row[r].n; k++) {
			const struct word *w = word_of(&s->row[r].cell[k]);

			if (w == NULL)
				continue;
			if (w->proof == BY_ITSELF)
				seen->many += MANY;
			else if (w->proof == BY_NUMBER)
				seen->many++;
			else
				heads += r == 0;
		}
	seen->proved[BY_ITSELF] = true;
	if (seen->many >= MANY)
		seen->proved[BY_NUMBER] = true;
	if (heads >= HEADS_LEAST)
		seen->proved[BY_HEADS] = true;
}

void
p_sheet_blank_words(struct p_sheet *s)
{
	for (uint32_t r = 0; r < s->rows; r++)
		for (uint32_t k = 0; k < s->row[r].n; k++)
			if (word_of(&s->row[r].cell[k]) != NULL)
				s->row[r].cell[k].kind = P_CELL_EMPTY;
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
empty_words(const struct pai_change *job, const struct p_sheet *s,
    const struct seen *seen)
{
	bool	 counted = s->rows > 1 && counts_some(&s->row[0]);

	for (uint32_t r = 0; r < s->rows; r++)
		for (uint32_t k = 0; k < s->row[r].n; k++) {
			const struct p_cell	*c = &s->row[r].cell[k];
			const struct word	*w = word_of(c);

			if ((w != NULL && seen->proved[w->proof]) ||
			    (r == 0 && counted && counts_column(c, k)))
				empty(job, c->node);
		}
}

/* What one table shows, the program did in all. */
static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 pool = { 0 };
	struct p_nodes	 tables = { 0 };
	struct p_sheet	**sheet = NULL;
	struct seen	 seen = { .many = 0 };
	size_t		 n = 0;
	bool		 ok;

	ok = p_nodes_tables(&tables, job) && (tables.n == 0 ||
	    (sheet = p_pool_take(&pool, tables.n, sizeof(*sheet))) != NULL);
	for (size_t i = 0; ok && i < tables.n; i++) {
		if (!may_hold_words(tables.at[i]))
			continue;
		ok = (sheet[n] = p_sheet_read(job, &pool, tables.at[i])) != NULL;
		if (ok)
			look(sheet[n], &seen);
		n++;
	}
	for (size_t i = 0; ok && i < n; i++)
		empty_words(job, sheet[i], &seen);
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
