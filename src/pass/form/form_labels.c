/*
 * Which labels of a form are the cells of a row?
 *
 * Forms repeat their labels: one reaches down many rows, and the versions of
 * a form have most of them in common.  So a row's words are held once against
 * each label that any form has (p_wording_read), and the rows of all forms
 * are then answered from that.
 *
 * Labels and words keep their order, so the best pairs of them are found as
 * a longest common subsequence is.
 */
#include "pass/form/form.h"

#include <string.h>

#define	LABEL_MIN	600	/* thousandths: as printed may differ from
				 * the form */

/* What each word of a row has of each of the labels of a form's row. */
struct gains {
	uint32_t word[P_ROW_CELLS], words;
	uint32_t label[P_FORM_COLS], labels;	/* cells of the form */
	uint8_t	 of[P_ROW_CELLS][P_FORM_COLS];	/* characters */
};

/* Evidence. */

/*
 * Do enough of the label's characters stand in the text at all?  Comparing
 * in order costs ten times as much, and most pairs have nothing in common.
 */
static bool
may_be_alike(const struct p_form_label *l, const struct p_cell *c)
{
	uint32_t common = 0;

	for (uint32_t i = 0; i < c->n; i++)
		common += l->set[c->cp[i] >> 6 & 3] >> (c->cp[i] & 63) & 1;
	return 2000 * common >= LABEL_MIN * (l->n + c->n);
}

/*
 * How much of a printed text a label explains, in characters; 0: it is
 * another.  A part of a header counts, too: half of a torn one.
 */
static uint8_t
explains(const struct p_form_label *l, const struct p_cell *c)
{
	uint32_t both = l->n + c->n, least = l->n < c->n ? l->n : c->n;
	uint32_t common;

	/* However well the shorter fits, it may be too short to count. */
	if (least > 0 && 2000 * least >= LABEL_MIN * both &&
	    may_be_alike(l, c)) {
		common = (uint32_t)p_common(l->cp, l->n, c->cp, c->n);
		if (2000 * common >= LABEL_MIN * both)
			return (uint8_t)common;
	}
	if (!l->head || c->n < 2 || c->n >= l->n)
		return 0;
	for (uint32_t i = 0; i + c->n <= l->n; i++)
		if (l->cp[i] == c->cp[0] && memcmp(l->cp + i, c->cp,
		    c->n * sizeof(*c->cp)) == 0)
			return (uint8_t)c->n;
	return 0;
}

/* Which cells of a row hold words; how many.  Values match no label. */
static uint32_t
words_of(const struct p_row *r, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; r->n <= P_ROW_CELLS && i < r->n; i++)
		if (r->cell[i].kind == P_CELL_TEXT)
			out[n++] = i;
	return n;
}

bool
p_wording_begin(struct p_wording *w, struct p_pool *pool,
    const struct p_forms *forms)
{
	*w = (struct p_wording){ .labels = forms->nlabels,
	    .gain = p_pool_take(pool, P_ROW_CELLS, forms->nlabels),
	    .any = p_pool_take(pool, forms->nlabels, sizeof(*w->any)) };
	return w->gain != NULL && w->any != NULL;
}

void
p_wording_read(struct p_wording *w, const struct p_forms *forms,
    const struct p_row *r)
{
	w->row = r;
	w->words = words_of(r, w->word);
	memset(w->any, 0, w->labels * sizeof(*w->any));
	for (uint32_t i = 0; i < w->words; i++) {
		uint8_t *gain = w->gain + (size_t)i * w->labels;

		for (const struct p_form_label *l = forms->label; l != NULL;
		    l = l->next) {
			gain[l->id] = explains(l, &r->cell[w->word[i]]);
			w->any[l->id] = w->any[l->id] || gain[l->id] > 0;
		}
	}
}

/* Judgement. */

/* The best pairs: which label each word is.  As p_form_labels(). */
static unsigned
pair(const struct p_form *f, uint32_t row, const struct p_row *r,
    const struct gains *g, uint32_t *label)
{
	uint32_t best[P_ROW_CELLS + 1][P_FORM_COLS + 1];
	uint32_t n = g->labels, found = 0, said = 0, wanted = 0, i, k;
	bool	 hit[P_FORM_COLS] = { false };

	memset(best[0], 0, (n + 1) * sizeof(best[0][0]));
	for (i = 0; i < g->words; i++) {
		said += r->cell[g->word[i]].n;
		best[i + 1][0] = 0;
		for (k = 0; k < n; k++) {
			uint32_t m = best[i][k + 1], gain = 2u * g->of[i][k];

			/* Rather a label of this row than one from above. */
			gain += gain > 0 && f->cell[g->label[k]].row == row;
			if (best[i + 1][k] > m)
				m = best[i + 1][k];
			if (gain > 0 && best[i][k] + gain > m)
				m = best[i][k] + gain;
			best[i + 1][k + 1] = m;
		}
	}
	for (i = g->words, k = n; i > 0 && k > 0; ) {
		if (best[i][k] == best[i - 1][k]) {
			i--;
		} else if (best[i][k] == best[i][k - 1]) {
			k--;
		} else {
			label[g->word[--i]] = g->label[--k];
			hit[k] = true;
			found += g->of[i][k];
		}
	}
	for (k = 0; k < n; k++)
		if (hit[k] || f->cell[g->label[k]].row == row)
			wanted += f->cell[g->label[k]].n;
	return said + wanted == 0 ? 0 :
	    2000 * found / (said + wanted);
}

/* The labels of a form's row, none of the row's cells being one of them. */
static void
begin(const struct p_form *f, uint32_t row, const struct p_row *r,
    struct gains *g, uint32_t *label)
{
	g->labels = f->reach[row + 1] - f->reach[row];
	for (uint32_t k = 0; k < g->labels; k++)
		g->label[k] = f->reaching[f->reach[row] + k];
	for (uint32_t i = 0; i < r->n; i++)
		label[i] = P_NOWHERE;
}

unsigned
p_wording_labels(const struct p_wording *w, const struct p_form *f,
    uint32_t row, uint32_t *label)
{
	struct gains g;
	bool	 any = false;

	begin(f, row, w->row, &g, label);
	for (uint32_t k = 0; k < g.labels && !any; k++)
		any = w->any[f->cell[g.label[k]].label->id];
	if (!any || w->words == 0)
		return 0;
	g.words = w->words;
	for (uint32_t i = 0; i < g.words; i++) {
		g.word[i] = w->word[i];
		for (uint32_t k = 0; k < g.labels; k++)
			g.of[i][k] = w->gain[(size_t)i * w->labels +
			    f->cell[g.label[k]].label->id];
	}
	return pair(f, row, w->row, &g, label);
}

unsigned
p_form_labels(const struct p_form *f, uint32_t row, const struct p_row *r,
    uint32_t *label)
{
	struct gains g;
	bool	 any = false;

	begin(f, row, r, &g, label);
	g.words = words_of(r, g.word);
	for (uint32_t i = 0; i < g.words; i++)
		for (uint32_t k = 0; k < g.labels; k++) {
			g.of[i][k] = explains(f->cell[g.label[k]].label,
			    &r->cell[g.word[i]]);
			any = any || g.of[i][k] > 0;
		}
	return any ? pair(f, row, r, &g, label) : 0;
}
