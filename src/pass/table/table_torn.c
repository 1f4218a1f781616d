/*
 * torn-rows: a label that stands on lines of its own and the row of its
 * values become one row again.
 *
 *	| 1.申请人逾期不补正、 |   |   |	a label too long for its cell was
 *	|                      | 3 | 2 |	set above its values, or round
 *	| 不再处理其申请       |   |   |	them, and each line became a row
 *	| 2.其他               | 2 | 0 |
 *
 * A row of values that has no label takes the one above it, where that row
 * has no values.  What stands below may be the rest of the label, or the
 * label of a row whose values are blank.  Where a label of a form is meant,
 * the form tells; in any other table only a label that was plainly cut does,
 * and the rows around must show where labels and values stand.
 *
 * Only rows of slots (PADDED): where empty cells came, they are evidence.
 */
#include <string.h>

#include "kit/utf8.h"
#include "pass/form/form.h"

#define	ALIKE		600	/* thousandths: a form's label is meant */
#define	WHOLE_ROWS	2	/* that show where values stand, without form */
#define	GLUED_MAX	96
#define	NONE		UINT32_MAX

enum shape { S_EMPTY, S_LABEL, S_VALUES, S_WHOLE };

/* A row of values, the label above it, and the rest of that, or NULL. */
struct torn {
	struct p_row	*label, *values, *rest;
	uint32_t	 at;		/* the label's cell in its row */
};

/* Evidence. */

static enum shape
shape_of(const struct p_row *r)
{
	bool text = false, values = p_row_has_values(r);

	for (uint32_t k = 0; k < r->n; k++)
		text = text || r->cell[k].kind == P_CELL_TEXT;
	return text ? (values ? S_WHOLE : S_LABEL) :
	    values ? S_VALUES : S_EMPTY;
}

/* The first and the last cell that is not empty; NONE: all are. */
static uint32_t
first_full(const struct p_row *r)
{
	for (uint32_t k = 0; k < r->n; k++)
		if (r->cell[k].kind != P_CELL_EMPTY)
			return k;
	return NONE;
}

static uint32_t
last_full(const struct p_row *r)
{
	for (uint32_t k = r->n; k > 0; k--)
		if (r->cell[k - 1].kind != P_CELL_EMPTY)
			return k - 1;
	return NONE;
}

/* Does the label end left of where the values begin? */
static bool
stands_beside(const struct p_row *label, const struct p_row *values)
{
	return last_full(label) < first_full(values);
}

/* Does the row hold nothing but one text, where the label stands? */
static bool
goes_on(const struct p_row *label, const struct p_row *rest)
{
	return first_full(rest) == last_full(rest) &&
	    first_full(rest) == last_full(label);
}

/* Do two whole rows have their values in the same places? */
static bool
is_like(const struct p_row *a, const struct p_row *b)
{
	uint32_t i = 0, k = 0;

	while (i < a->n && a->cell[i].kind != P_CELL_VALUE)
		i++;
	while (k < b->n && b->cell[k].kind != P_CELL_VALUE)
		k++;
	return a->n == b->n && i == k && last_full(a) == last_full(b);
}

/* A row that shows where labels and values stand: others are like it. */
static const struct p_row *
find_model(const struct p_sheet *s)
{
	const struct p_row *model = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->rows; i++) {
		if (shape_of(&s->row[i]) != S_WHOLE)
			continue;
		if (model == NULL)
			model = &s->row[i];
		n += is_like(model, &s->row[i]);
	}
	return n >= WHOLE_ROWS ? model : NULL;
}

/* Does the label stand where the model has one, and the values likewise? */
static bool
is_like_model(const struct p_row *model, const struct torn *t)
{
	return model->cell[t->at].kind == P_CELL_TEXT &&
	    model->n == t->values->n &&
	    last_full(model) == last_full(t->values) &&
	    model->cell[first_full(t->values)].kind == P_CELL_VALUE &&
	    model->cell[first_full(t->values) - 1].kind != P_CELL_VALUE;
}

/* Has every row of values without a label a row of labels above it? */
static bool
all_have_labels(const struct p_sheet *s)
{
	for (uint32_t i = 0; i < s->rows; i++)
		if (shape_of(&s->row[i]) == S_VALUES && (i == 0 ||
		    shape_of(&s->row[i - 1]) != S_LABEL))
			return false;
	return true;
}

/* Is a bracket open at the end, or a clause? */
static bool
is_cut(const struct p_cell *c)
{
	int	 open = 0;
	uint32_t last = c->n > 0 ? c->cp[c->n - 1] : 0;

	for (uint32_t i = 0; i < c->n; i++)
		open += (c->cp[i] == '(') - (c->cp[i] == ')');
	return open > 0 || last == ',' || last == 0x3001;
}

/* How like the label of a form a text is that is most like it. */
static unsigned
likeness(const struct p_forms *forms, const uint32_t *cp, size_t n)
{
	unsigned best = 0, a;

	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		for (uint32_t i = 0; i < f->n; i++) {
			a = p_alike(f->cell[i].cp, f->cell[i].n, cp, n);
			if (a > best)
				best = a;
		}
	return best;
}

/* Judgement. */

/* Is what stands below the rest of the label, or a label by itself? */
static bool
is_rest(const struct p_forms *forms, const struct p_cell *a,
    const struct p_cell *b)
{
	uint32_t both[GLUED_MAX];
	unsigned glued;

	if (a->n + b->n > GLUED_MAX || b->n == 0)
		return false;
	memcpy(both, a->cp, a->n * sizeof(*both));
	memcpy(both + a->n, b->cp, b->n * sizeof(*both));
	glued = likeness(forms, both, a->n + b->n);
	return glued >= ALIKE && glued > likeness(forms, a->cp, a->n) &&
	    glued > likeness(forms, b->cp, b->n);
}

static bool
judge_by_form(const struct p_forms *forms, struct torn *t)
{
	const struct p_cell *c = &t->label->cell[t->at];

	if (t->rest != NULL && !is_rest(forms, c, &t->rest->cell[t->at]))
		t->rest = NULL;
	return t->rest != NULL || likeness(forms, c->cp, c->n) >= ALIKE;
}

static bool
judge_by_rows(const struct p_row *model, const struct torn *t)
{
	const struct p_cell *c;

	if (model == NULL || !is_like_model(model, t))
		return false;
	if (t->rest == NULL)
		return true;
	c = &t->rest->cell[t->at];
	return is_cut(&t->label->cell[t->at]) &&
	    p_label_number(c->cp, c->n).form == 0;
}

/* Rows i, i + 1 and perhaps i + 2: are they one? */
static bool
read_torn(struct p_sheet *s, const struct p_forms *forms,
    const struct p_row *model, uint32_t i, struct torn *t)
{
	*t = (struct torn){ .label = &s->row[i] };
	if (i + 1 >= s->rows || shape_of(t->label) != S_LABEL ||
	    shape_of(&s->row[i + 1]) != S_VALUES ||
	    !stands_beside(t->label, &s->row[i + 1]))
		return false;
	t->values = &s->row[i + 1];
	t->at = last_full(t->label);
	/* A label right above values is that of those. */
	if (i + 2 < s->rows && shape_of(&s->row[i + 2]) == S_LABEL &&
	    (i + 3 >= s->rows || shape_of(&s->row[i + 3]) != S_VALUES) &&
	    goes_on(t->label, &s->row[i + 2]))
		t->rest = &s->row[i + 2];
	return forms != NULL ? judge_by_form(forms, t) : judge_by_rows(model, t);
}

/* Act. */

/* Chinese joins without a blank; else the lines stay for vertical-labels. */
static bool
joins_closely(const struct p_cell *a, const struct p_cell *b)
{
	return a->n > 0 && b->n > 0 && (p_is_cjk(a->cp[a->n - 1]) ||
	    p_is_cjk(b->cp[0]));
}

static void
join(const struct pai_change *job, struct pai_node *table,
    const struct torn *t)
{
	struct pai_node	*cell = t->values->cell[t->at].node, *to, *from;
	const struct pai_locus	 begin = t->label->cell[t->at].node->locus;
	char		 before[400], after[200];

	p_quote(t->label->cell[t->at].node, before, sizeof(before) / 2);
	if (t->rest != NULL) {
		strcat(before, "\n");
		p_quote(t->rest->cell[t->at].node, before + strlen(before),
		    sizeof(before) / 2 - 2);
	}
	for (uint32_t k = 0; k <= t->at; k++) {
		to = t->values->cell[k].node;
		from = t->label->cell[k].node;
		p_cell_clear(job, to);
		p_cell_move(job, to, from);
	}
	p_drop(job, t->label->node);
	if (t->rest != NULL) {
		p_cell_move(job, cell, t->rest->cell[t->at].node);
		if (p_cell_is_plain(cell) && joins_closely(
		    &t->label->cell[t->at], &t->rest->cell[t->at]))
			p_cell_glue(job, cell);
		p_drop(job, t->rest->node);
	}
	cell->locus = cell->parent->locus = begin;
	p_quote(cell, after, sizeof(after));
	p_table_touched(table);
	p_say(job, cell, t->rest != NULL ? PAI_M_PASS_CELL_TEXT :
	    PAI_M_PASS_SHIFTED, before, after, t->rest != NULL ?
	    "%s: the label stood in two rows round its values" :
	    "%s: the label stood in a row above its values", after);
}

static enum pai_status
mend_sheet(const struct pai_change *job, const struct p_forms *forms,
    struct p_sheet *s)
{
	const struct p_row *model = NULL;
	struct torn	 t;
	bool		 any = false;

	if (!p_forms_may_know(forms, s)) {
		forms = NULL;
		model = all_have_labels(s) ? find_model(s) : NULL;
	}
	for (uint32_t i = 0; i < s->rows; i++) {
		if (!read_torn(s, forms, model, i, &t))
			continue;
		join(job, s->table, &t);
		any = true;
		i += t.rest != NULL ? 2 : 1;
	}
	return any ? p_seal(job, s->table) : p_status(job);
}

/* Is there a row of values without a label?  Most tables have none. */
static bool
needs_a_look(const struct p_sheet *s)
{
	for (uint32_t i = 1; i < s->rows; i++)
		if (shape_of(&s->row[i]) == S_VALUES)
			return true;
	return false;
}

static enum pai_status
mend(struct p_tables *t, struct pai_node *table)
{
	const struct p_forms *forms;
	struct p_sheet	*s;

	if (table->as.table.spans != PAI_SPANS_PADDED ||
	    (s = p_sheet_read(t->job, &t->pool, table)) == NULL ||
	    !needs_a_look(s))
		return PAI_OK;
	forms = p_tables_forms(t);
	return forms != NULL ? mend_sheet(t->job, forms, s) : PAI_E_NOMEM;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_tables_each(job, mend);
}

const struct pai_pass p_pass_torn_rows = {
	.size = sizeof(struct pai_pass),
	.name = "torn-rows",
	.summary = "join labels on lines of their own with their values",
	.after = "table-stitch",
	.phase = PAI_P_TABLE,
	.change = change
};
