/*
 * label-rows: labels of a form that stand as paragraphs above its rows.
 *
 *	第二十条第（五）项			a paragraph, or a heading
 *	| 信息内容 | 本年处理决定数量 |
 *	| 行政许可 | 3                |
 *
 * A label over all columns of a form is a line without a mark between cells,
 * where extractors print each cell once; it parts the table in two, and each
 * part would be taken for the whole form with most of it lost.
 *
 * Such a block becomes the first row of the table below it, where that begins
 * with the very row that follows the label on the form; table-stitch then
 * joins the parts.
 */
#include "pass/form/form.h"
#include "pass/told.h"

#define	LABEL_ALIKE	850	/* thousandths: the block is that label */
#define	ROW_ALIKE	600	/* the table begins with that row */
#define	LABEL_MAX	96

/* Evidence. */

/* A label over all columns of the form in this row; NULL: it has none. */
static const struct p_form_cell *
label_across(const struct p_form *f, uint32_t row)
{
	const struct p_form_cell *c = &f->cell[f->first[row]];

	return c->n > 0 && c->cols == f->cols && c->rows == 1 ? c : NULL;
}

/* Does the block say that label, and the row say what comes below it? */
static bool
stands_above(const struct p_form *f, const uint32_t *cp, size_t n,
    const struct p_row *below)
{
	const struct p_form_cell *c;
	uint32_t label[LABEL_MAX];

	for (uint32_t i = 0; i + 1 < f->rows; i++)
		if ((c = label_across(f, i)) != NULL &&
		    p_alike(c->cp, c->n, cp, n) >= LABEL_ALIKE &&
		    p_form_labels(f, i + 1, below, label) >= ROW_ALIKE)
			return true;
	return false;
}

static bool
is_label_of(const struct p_forms *forms, const struct pai_node *block,
    const struct p_row *below)
{
	uint32_t cp[LABEL_MAX];
	size_t	 n = p_fold(block, cp, LABEL_MAX);

	if (n == 0 || n > LABEL_MAX || below->n > LABEL_MAX)
		return false;
	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		if (stands_above(f, cp, n, below))
			return true;
	return false;
}

/* Act. */
static enum pai_status
make_row(const struct pai_change *job, struct pai_node *block,
    struct pai_node *table)
{
	struct pai_node	*row = p_new(job, PAI_N_ROW), *n;
	struct pai_node	*cell = p_new(job, PAI_N_CELL);
	struct pai_node	*para = p_new(job, PAI_N_PARAGRAPH);
	char		 was[200], now[200];

	if (row == NULL || cell == NULL || para == NULL)
		return PAI_E_NOMEM;
	row->locus = cell->locus = para->locus = block->locus;
	p_told_block(block, was, sizeof(was));
	row->flags = cell->flags = para->flags = PAI_NF_EDITED;
	while ((n = block->first) != NULL) {
		p_cut(job, n);
		p_add(job, para, NULL, n);
	}
	p_drop(job, block);
	p_add(job, cell, NULL, para);
	p_add(job, row, NULL, cell);
	p_add(job, table, p_row_first(table), row);
	p_table_touched(table);
	p_say(job, cell, PAI_M_PASS_SPAN, was, p_quote(cell, now, sizeof(now)),
	    "a label of the form stood above its rows as a block of its own");
	return p_seal(job, table);
}

/* The block right above a table that may be a label. */
static struct pai_node *
block_above(const struct pai_node *table)
{
	struct pai_node *n = table->prev;

	if (table->as.table.spans == PAI_SPANS_GIVEN || n == NULL ||
	    (n->kind != PAI_N_PARAGRAPH && n->kind != PAI_N_HEADING))
		return NULL;
	return n;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	struct pai_node	*block = block_above(table);
	const struct p_forms *forms;
	struct p_sheet	*s;

	if (block == NULL)
		return PAI_OK;
	if ((forms = p_tables_forms(t)) == NULL ||
	    (s = p_sheet_part(t->job, &t->pool, table, 1, false)) == NULL)
		return PAI_E_NOMEM;
	return s->rows > 0 && is_label_of(forms, block, s->row) ?
	    make_row(t->job, block, table) : PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_label_rows = {
	.size = sizeof(struct pai_pass),
	.name = "label-rows",
	.summary = "make rows of a form's labels that stand above its rows",
	.after = "table-columns",
	.phase = PAI_P_TABLE,
	.change = change
};
