/*
 * made-up-heads: header rows that no document had.
 *
 *	| 数据1    | 数据2        | 数据3        |	an OCR engine or a
 *	| 信息内容 | 本年制发件数 | 本年废止件数 |	spreadsheet that needs a
 *	| 规章     | 0            | 0            |	header made one
 *
 * The first kind names every column alike, or not at all, and counts them from
 * 0 or 1.  That may be what an author did, too, so that the row goes only
 * where something else shows the header: the row below it is one, or the table
 * is of a known form, or the name is one that no author gives ("Unnamed: 0").
 *
 *	| 项目     | 新收件数     | 同比增减     |	or it invented words
 *
 * Above the rows of a known form, all of which are in their places, a row of
 * words of which the form has none is no header of it, either: what the form
 * prescribes wins, and the words are told.
 */
#include <string.h>

#include "pass/form/form.h"

#define	COLUMNS_MIN	2
#define	DIGITS_MOST	3
#define	LOOK		12	/* rows that may show values */
#define	FORM_ROWS	4	/* that show a form by themselves */
#define	ALIKE		500	/* thousandths: a label of the form is meant */

/* How programs name columns; `own`: no author does. */
static const struct name {
	const char	*text;
	bool		 own;
} names[] = {
	{ "unnamed:", true }, { "", false }, { "数据", false }, { "列", false },
	{ "栏", false }, { "字段", false }, { "表头", false },
	{ "标题", false }, { "column", false }, { "col", false },
	{ "field", false }, { "header", false }
};

#define	NAMES	(sizeof(names) / sizeof(names[0]))

/* Evidence. */

static uint32_t
lower(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}

/* The number behind that name; UINT32_MAX: the cell says something else. */
static uint32_t
number_of(const struct name *name, const struct p_cell *c)
{
	uint32_t word[16], value = 0;
	size_t	 n = p_fold_text(name->text, strlen(name->text), word, 16), i;

	if (c->n <= n)
		return UINT32_MAX;
	for (i = 0; i < n; i++)
		if (lower(c->cp[i]) != word[i])
			return UINT32_MAX;
	if (c->cp[i] == '_' && i + 1 < c->n)
		i++;
	if (c->n - i > DIGITS_MOST)
		return UINT32_MAX;
	for (; i < c->n; i++) {
		if (c->cp[i] < '0' || c->cp[i] > '9')
			return UINT32_MAX;
		value = value * 10 + (c->cp[i] - '0');
	}
	return value;
}

static bool
counts_columns(const struct name *name, const struct p_row *r)
{
	uint32_t first = r->n >= COLUMNS_MIN ?
	    number_of(name, &r->cell[0]) : UINT32_MAX;

	if (first > 1)
		return false;
	for (uint32_t k = 0; k < r->n; k++)
		if (r->cell[k].node->as.cell.cols != 1 ||
		    number_of(name, &r->cell[k]) != first + k)
			return false;
	return true;
}

static uint32_t
texts(const struct p_row *r)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < r->n; k++)
		n += r->cell[k].kind == P_CELL_TEXT;
	return n;
}

/* Is the second row a header: words for most columns, and below it mostly rows
 * with values? */
static bool
has_header_below(const struct p_sheet *s)
{
	uint32_t valued = 0;

	if (s->rows < 3 || p_row_has_values(&s->row[1]) ||
	    texts(&s->row[1]) * 2 <= s->row[1].n)
		return false;
	for (uint32_t i = 2; i < s->rows; i++)
		valued += p_row_has_values(&s->row[i]);
	return valued * 2 > s->rows - 2;
}

static bool
is_form_below(const struct p_forms *forms, const struct p_sheet *s)
{
	struct p_sheet below = *s;

	below.row++;
	below.rows--;
	return p_forms_may_know(forms, &below);
}

static bool
is_empty_row(const struct p_row *r)
{
	for (uint32_t k = 0; k < r->n; k++)
		if (r->cell[k].kind != P_CELL_EMPTY)
			return false;
	return true;
}

/* Are the rows from the second on those of one form, each in its place?
 * there: which rows of the form they are. */
static const struct p_form *
form_below(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *s, bool *there)
{
	struct p_sheet	 below = *s;
	struct p_match	 m;
	uint32_t	 placed = 0;

	below.row++;
	below.rows--;
	if (below.rows < FORM_ROWS || !p_forms_may_know(forms, &below) ||
	    !p_form_match(pool, forms, &below, &m) || m.form == NULL)
		return NULL;
	memset(there, 0, P_FORM_ROWS * sizeof(*there));
	for (uint32_t i = 0; i < below.rows; i++) {
		if (m.to[i] != P_NOWHERE) {
			there[m.to[i]] = true;
			placed++;
		} else if (!is_empty_row(&below.row[i])) {
			return NULL;
		}
	}
	return placed >= FORM_ROWS ? m.form : NULL;
}

/* Is it a label of a row of the form that is not there? */
static bool
is_label_of(const struct p_form *f, const bool *there, const struct p_cell *c)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (!there[f->cell[i].row] && f->cell[i].n > 0 &&
		    p_alike(f->cell[i].cp, f->cell[i].n, c->cp, c->n) >=
		    ALIKE)
			return true;
	return false;
}

/* A first row of nothing but words. */
static bool
is_of_words(const struct p_row *r)
{
	return r->n >= COLUMNS_MIN && texts(r) == r->n;
}

/* Has the form no place left for any of the words of the first row? */
static bool
is_foreign(const struct p_form *f, const bool *there, const struct p_row *r)
{
	for (uint32_t k = 0; k < r->n; k++)
		if (is_label_of(f, there, &r->cell[k]))
			return false;
	return true;
}

/* Did an author give spans, and are there any? */
static bool
has_spans(const struct p_sheet *s)
{
	if (s->table->as.table.spans != PAI_SPANS_GIVEN)
		return false;
	for (uint32_t i = 0; i < s->rows; i++)
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (s->row[i].cell[k].node->as.cell.cols > 1 ||
			    s->row[i].cell[k].node->as.cell.rows > 1)
				return true;
	return false;
}

/* Judgement. */
static bool
is_made_up(const struct p_forms *forms, const struct p_sheet *s)
{
	for (size_t i = 0; s->rows > 1 && i < NAMES; i++) {
		if (!counts_columns(&names[i], &s->row[0]))
			continue;
		if (names[i].own)
			return true;
		return !has_spans(s) &&
		    (is_form_below(forms, s) || has_header_below(s));
	}
	return false;
}

/* Act. */
static enum pai_status
drop_head(const struct pai_change *job, struct pai_node *table,
    const char *why)
{
	struct pai_node	*row = p_row_first(table);
	char		 text[2000];

	p_quote(row, text, sizeof(text));
	p_drop(job, row);
	if (table->as.table.head_rows > 0)
		table->as.table.head_rows--;
	p_table_touched(table);
	p_say(job, table, PAI_M_PASS_RESIDUE, text, NULL, "%s", why);
	return p_seal(job, table);
}

/* Only the second cell is read before more is done: it is cheap. */
static bool
may_count(const struct pai_node *table)
{
	const struct pai_node *row = p_row_first(table);
	const struct pai_node *c = row != NULL && row->first != NULL ?
	    row->first->next : NULL;
	uint32_t cp[16];
	size_t	 n = c != NULL ? p_fold(c, cp, 16) : 0;

	return n > 0 && n <= 16 && (cp[n - 1] == '1' || cp[n - 1] == '2');
}

static enum pai_status
mend_counted(struct p_tables *t, struct pai_node *table)
{
	struct p_sheet	*s = p_sheet_part(t->job, &t->pool, table, LOOK, false);
	const struct p_forms *forms = p_tables_forms(t);

	if (s == NULL || forms == NULL)
		return PAI_E_NOMEM;
	p_sheet_blank_words(s);
	return is_made_up(forms, s) ? drop_head(t->job, table,
	    "a header that only counts the columns, above the table's own") :
	    PAI_OK;
}

static enum pai_status
mend_worded(struct p_tables *t, struct pai_node *table)
{
	struct p_sheet	*s = p_sheet_part(t->job, &t->pool, table, LOOK, false);
	const struct p_forms *forms;
	const struct p_form *f;
	bool		 there[P_FORM_ROWS];

	if (s == NULL)
		return PAI_E_NOMEM;
	if (s->rows <= FORM_ROWS || !is_of_words(&s->row[0]))
		return PAI_OK;
	if ((forms = p_tables_forms(t)) == NULL)
		return PAI_E_NOMEM;
	if (!p_forms_may_know(forms, s))
		return PAI_OK;
	s = p_sheet_part(t->job, &t->pool, table, P_FORM_ROWS + 1, false);
	f = s != NULL ? form_below(&t->pool, forms, s, there) : NULL;
	if (t->pool.failed)
		return PAI_E_NOMEM;
	return f != NULL && is_foreign(f, there, &s->row[0]) ?
	    drop_head(t->job, table,
	    "a header that the form below it does not have") : PAI_OK;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	bool	counts = may_count(table);

	if (!counts && table->as.table.spans == PAI_SPANS_GIVEN)
		return PAI_OK;
	return counts ? mend_counted(t, table) : mend_worded(t, table);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_made_up_heads = {
	.size = sizeof(struct pai_pass),
	.name = "made-up-heads",
	.summary = "drop header rows that a program made up",
	.after = "index-columns",
	.phase = PAI_P_TABLE,
	.change = change
};
