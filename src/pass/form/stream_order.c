/*
 * Labels of the same words: which of them a scrap is.
 *
 *	结果维持 结果纠正 其他结果	of reconsiderations, of suits, and of
 *	结果维持 结果纠正 其他结果	suits behind reconsiderations
 *
 * They stand in the form's order, whether a table was printed by rows or by
 * columns.
 */
#include "pass/form/stream.h"

/* The first scrap of a label; P_NOWHERE: it was not found. */
static uint32_t
scrap_of(const struct p_found *o, uint32_t cell)
{
	for (uint32_t i = o->from; i < o->to; i++)
		if (o->cell[i] == cell)
			return i;
	return P_NOWHERE;
}

/* Does the scrap say just what the label does? */
static bool
says(const struct p_stream *s, uint32_t i, const struct p_form_cell *c)
{
	const struct p_scrap *k = &s->scrap[i];

	if (k->kind != P_SCRAP_LABEL || k->to - k->from != c->n)
		return false;
	for (uint32_t n = 0; n < c->n; n++)
		if (s->c[k->from + n].cp != c->cp[n])
			return false;
	return true;
}

/* Gives labels of the same words, from cell on, scraps in the form's order. */
static void
claim_in_order(const struct p_stream *s, struct p_found *o,
    uint32_t cell)
{
	const struct p_form *f = o->form;
	uint32_t k = cell;

	for (uint32_t i = o->from; i < o->to && k < f->n; i++) {
		if (!says(s, i, &f->cell[cell]))
			continue;
		o->cell[i] = k;
		o->have[k] = true;
		o->again[i] = false;
		do
			k++;
		while (k < f->n && f->cell[k].label != f->cell[cell].label);
	}
}

/*
 * Labels of the same words stand in the form's order, in a column as in a row.
 * Where each is there once, that tells which is which; else they must be so.
 * False: nobody knows which is which.
 */
static bool
put_in_order(const struct p_stream *s, struct p_found *o,
    uint32_t cell)
{
	const struct p_form *f = o->form;
	uint32_t labels = 0, scraps = 0, last = 0, at;
	bool ordered = true, missing = false;

	for (uint32_t k = cell; k < f->n; k++) {
		if (f->cell[k].label != f->cell[cell].label)
			continue;
		labels++;
		at = scrap_of(o, k);
		missing = missing || at == P_NOWHERE;
		ordered = ordered && (at == P_NOWHERE || at >= last);
		last = at == P_NOWHERE ? last : at;
	}
	for (uint32_t i = o->from; i < o->to; i++)
		scraps += says(s, i, &f->cell[cell]);
	if ((!ordered || missing) && scraps == labels)
		claim_in_order(s, o, cell);
	return ordered || scraps == labels;
}

/* The first label of its words. */
static bool
is_first(const struct p_form *f, uint32_t cell)
{
	for (uint32_t k = 0; k < cell; k++)
		if (f->cell[k].label == f->cell[cell].label)
			return false;
	return true;
}

bool
p_stream_put_in_order(const struct p_stream *s, struct p_found *o)
{
	const struct p_form *f = o->form;

	for (uint32_t k = 0; k < f->n; k++)
		if (f->cell[k].n > 0 && is_first(f, k) &&
		    !put_in_order(s, o, k))
			return false;
	return true;
}
