/*
 * The label of a last row that stands behind its table.
 *
 *	（七）总计                0   0   0
 *
 *	四、结转下年度继续办理
 *
 * In a blank form set in columns the last row is one text, and to a reader a
 * paragraph that follows the table.  Where it is the label that is due there,
 * to the letter, it goes back as a row.
 */
#include "pass/form/form.h"

#include <string.h>

#define	LABEL_CHARS	96

/* The only label of the row behind the last that was found; NULL: none. */
static const struct p_form_cell *
label_due(const struct p_match *m)
{
	const struct p_form *f = m->form;
	const struct p_form_cell *due = NULL;
	uint32_t row = m->last + 1;

	for (uint32_t i = 0; row < f->rows && i < f->n; i++) {
		if (f->cell[i].row != row || f->cell[i].n == 0)
			continue;
		if (due != NULL)
			return NULL;
		due = &f->cell[i];
	}
	return due;
}

static bool
is_label(const struct pai_node *n, const struct p_form_cell *label)
{
	uint32_t cp[LABEL_CHARS];
	size_t	 len = p_fold(n, cp, LABEL_CHARS);

	return len == label->n && len <= LABEL_CHARS &&
	    memcmp(cp, label->cp, len * sizeof(*cp)) == 0;
}

static struct pai_node *
block_behind(const struct pai_node *table)
{
	struct pai_node *n = table->next;

	while (n != NULL && n->kind == PAI_N_PARAGRAPH && p_is_blank(n))
		n = n->next;
	return n != NULL && n->kind == PAI_N_PARAGRAPH ? n : NULL;
}

bool
p_form_take_label(const struct pai_change *job, struct pai_node *table,
    const struct p_match *m)
{
	const struct p_form_cell *label = label_due(m);
	struct pai_node *n = block_behind(table), *row, *cell;

	if (label == NULL || n == NULL || !is_label(n, label) ||
	    (row = p_new_own(job, PAI_N_ROW, &n->locus)) == NULL ||
	    (cell = p_new_own(job, PAI_N_CELL, &n->locus)) == NULL)
		return false;
	p_add(job, table, NULL, row);
	p_add(job, row, NULL, cell);
	p_cut(job, n);
	p_add(job, cell, NULL, n);
	p_seal(job, table);
	p_table_touched(table);
	p_say(job, n, PAI_M_PASS_SPAN, NULL, NULL,
	    "%.*s stood behind the table whose last row it labels",
	    (int)label->text.n, label->text.p);
	return p_status(job) == PAI_OK;
}
