/*
 * Lays a table anew on the grid of its form, as planned.
 *
 * Cells that hold what was read are kept and moved; only what was missing is
 * made.  Three things are told apart: a label that the form prescribes is
 * GENERATED, a value that was lost with its row is an empty cell marked LOST,
 * and a cell that was empty stays a plain empty cell.
 */
#include "pass/form/form_open.h"
#include "pass/told.h"

#include <stdio.h>
#include <string.h>

#define	QUOTE	400	/* bytes of a wording in a message */

static void
cut_all(const struct pai_change *job, const struct p_sheet *s)
{
	for (uint32_t i = 0; i < s->rows; i++) {
		struct p_row *r = &s->row[i];

		for (uint32_t k = 0; k < r->n; k++)
			p_cut(job, r->cell[k].node);
		p_cut(job, r->node);
	}
}

/* An old row for row f of the form, or a new one. */
static struct pai_node *
row_for(const struct pai_change *job, const struct p_plan *p, uint32_t f)
{
	for (uint32_t i = 0; i < p->sheet->rows; i++)
		if (p->match->to[i] == f)
			return p->sheet->row[i].node;
	return p_new(job, PAI_N_ROW);
}

static void
add_label(const struct pai_change *job, struct pai_node *cell,
    struct pai_str text)
{
	struct pai_node *para = p_new(job, PAI_N_PARAGRAPH);
	struct pai_node *t = p_new(job, PAI_N_TEXT);

	if (para == NULL || t == NULL)
		return;
	p_set(job, t, text.p, text.n);
	t->flags = PAI_NF_GENERATED;
	p_add(job, para, NULL, t);
	p_add(job, cell, NULL, para);
}

static void
say_variant(const struct pai_change *job, const struct p_form_cell *w,
    const struct p_cell *c)
{
	char printed[QUOTE], form[QUOTE];

	if (w->n == 0 || (c->n == w->n && (c->n == 0 ||
	    memcmp(c->cp, w->cp, c->n * sizeof(*c->cp)) == 0)))
		return;
	snprintf(form, sizeof(form), "%.*s", (int)w->text.n, w->text.p);
	p_quote(c->node, printed, sizeof(printed));
	p_say(job, c->node, PAI_M_PASS_LABEL_VARIANT, printed, printed,
	    "%s (form: %s)", printed, form);
}

/* The two halves of a label that was torn into two rows. */
static void
mend_torn(const struct pai_change *job, const struct p_pick *k)
{
	char before[QUOTE], after[QUOTE];

	p_quote(k->cell->node, before, sizeof(before));
	p_cell_move(job, k->cell->node, k->rest->node);
	if (p_cell_is_plain(k->cell->node))
		p_cell_glue(job, k->cell->node);
	p_quote(k->cell->node, after, sizeof(after));
	p_say(job, k->cell->node, PAI_M_PASS_CELL_TEXT, before, after,
	    "torn into two rows: %s", after);
}

struct pai_node *
p_open_cut(const struct pai_change *job, const struct p_pick *k)
{
	const struct pai_locus *where = &k->of->node->locus;
	struct pai_node	*cell = p_new_own(job, PAI_N_CELL, where);
	struct pai_node	*para = p_new_own(job, PAI_N_PARAGRAPH, where), *t;

	t = job->edit->host->edit_text(job->edit, k->text.p, k->text.n, where);
	if (cell == NULL || para == NULL || t == NULL)
		return NULL;
	p_add(job, para, NULL, t);
	p_add(job, cell, NULL, para);
	return cell;
}

static struct pai_node *
cell_for(const struct pai_change *job, const struct p_plan *p, uint32_t i)
{
	const struct p_form_cell *w = &p->form->cell[i];
	struct p_pick	*k = &p->pick[i];
	struct pai_node	*cell;

	if (k->cell != NULL) {
		cell = k->cell->node;
		cell->flags &= (uint16_t)~(PAI_NF_PAD | PAI_NF_GENERATED);
		if (k->rest != NULL)
			mend_torn(job, k);
		else
			say_variant(job, w, k->cell);
	} else if (k->text.n > 0) {
		if ((cell = p_open_cut(job, k)) == NULL)
			return NULL;
	} else {
		if ((cell = p_new(job, PAI_N_CELL)) == NULL)
			return NULL;
		if (w->role != P_FORM_DATA)
			add_label(job, cell, w->text);
		else if (!p->seen[w->row])
			cell->flags |= PAI_NF_LOST;
		else
			cell->flags &= (uint16_t)~PAI_NF_GENERATED;
	}
	if (k->guessed)
		cell->flags |= PAI_NF_GUESSED;
	cell->as.cell.rows = w->rows;
	cell->as.cell.cols = w->cols;
	if ((int32_t)w->col == p->form->down && w->cols == 1 && w->rows >= 3)
		cell->as.cell.flow = PAI_FLOW_VERTICAL;
	return cell;
}

/*
 * Says which rows were lost, one warning for each run of them, and which
 * labels alone.
 */
static void
say_lost(const struct pai_change *job, const struct p_plan *p)
{
	const struct p_form *f = p->form;
	struct pai_node	*table = p->sheet->table;
	char		 text[QUOTE];
	uint32_t	 from = 0, to;

	for (; from < f->rows; from = to + 1) {
		for (to = from; to < f->rows && !p->seen[to]; to++)
			continue;
		if (to == from)
			continue;
		p_say(job, table, PAI_M_PASS_LOST, NULL, NULL,
		    "%s: rows %u to %u of %u", f->name, (unsigned)from + 1,
		    (unsigned)to, (unsigned)f->rows);
	}
	for (uint32_t i = 0; i < f->n; i++) {
		if (p->pick[i].cell != NULL || f->cell[i].n == 0)
			continue;
		snprintf(text, sizeof(text), "%.*s", (int)f->cell[i].text.n,
		    f->cell[i].text.p);
		p_say(job, table, PAI_M_PASS_RESTORED, NULL, text,
		    "%s (row %u, column %u of %s)", text,
		    (unsigned)f->cell[i].row + 1, (unsigned)f->cell[i].col + 1,
		    f->name);
	}
}

/* Lists the rows whose values did not stand in the form's columns (S5). */
static void
find_shifted(const struct p_plan *p, char *list, size_t room)
{
	const struct p_sheet *s = p->sheet;
	size_t		 at = 0;

	list[0] = '\0';
	if (s->table->as.table.spans != PAI_SPANS_PADDED)
		return;
	for (uint32_t i = 0; i < s->rows; i++) {
		uint32_t f = p->match->to[i];
		bool	 moved = false;

		for (uint32_t k = f == P_NOWHERE ? 0 : p->form->first[f];
		    f != P_NOWHERE && k < p->form->first[f + 1]; k++)
			if (p->form->cell[k].role == P_FORM_DATA &&
			    p->pick[k].cell != NULL &&
			    p->pick[k].cell != &s->row[i].cell[
			    p->form->cell[k].col < s->row[i].n ?
			    p->form->cell[k].col : 0])
				moved = true;
		if (moved && at + 16 < room)
			at += (size_t)snprintf(list + at, room - at,
			    "%s%u", at > 0 ? " " : "", (unsigned)i + 1);
	}
}

/* What is left over is empty, or says again what another cell says. */
static void
drop_rest(const struct pai_change *job, const struct p_plan *p)
{
	char text[QUOTE];

	for (uint32_t i = 0; i < p->sheet->rows; i++)
		for (uint32_t k = 0; k < p->sheet->row[i].n; k++) {
			struct p_cell *c = &p->sheet->row[i].cell[k];

			if (c->node->parent != NULL || c->node->first == NULL)
				continue;
			p_quote(c->node, text, sizeof(text));
			p_drop(job, c->node);
			if (c->n == 0 || c->spent)
				continue;
			p_say(job, p->sheet->table, PAI_M_PASS_STITCHED,
			    text, NULL, "%s stood again after a page turn",
			    text);
		}
}

void
p_form_build(const struct pai_change *job, const struct p_plan *p)
{
	const struct p_form *f = p->form;
	struct pai_node	*table = p->sheet->table;
	struct p_pool	 pool = { 0 };
	struct p_told	 was = p_told_rows(&pool, table);
	char		 shifted[QUOTE];

	find_shifted(p, shifted, sizeof(shifted));
	cut_all(job, p->sheet);
	p_open_trim(job, p);
	for (uint32_t i = 0; i < f->rows; i++) {
		struct pai_node *row = row_for(job, p, i);

		p_add(job, table, NULL, row);
		for (uint32_t k = f->first[i]; k < f->first[i + 1]; k++)
			p_add(job, row, NULL, cell_for(job, p, k));
	}
	if (table->as.table.cols != f->cols)
		table->as.table.widths = NULL;
	table->as.table.spans = PAI_SPANS_GIVEN;
	p_seal(job, table);
	p_table_touched(table);
	if (shifted[0] != '\0')
		p_told_say(job, table, table, PAI_M_PASS_SHIFTED, &was,
		    "rows %s: values stand in the columns of %s", shifted,
		    f->name);
	p_told_say(job, table, table, PAI_M_PASS_SPAN, &was,
	    "laid on the grid of %s: %u rows, %u columns", f->name,
	    (unsigned)f->rows, (unsigned)f->cols);
	p_pool_free(&pool);
	drop_rest(job, p);
	say_lost(job, p);
	p_open_say(job, p);
}
