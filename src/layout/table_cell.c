/*
 * Cells -> bands.
 *
 * Text that runs across is set like any other; for what does not see
 * table_turned.c.
 */
#include "layout/table_priv.h"

#include "kit/colour.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"

/* Characters of a number, a name or a mark, in one column; and of a label. */
#define	SHORT		12u
#define	LABEL_MAX	40u

/* Up to limit characters of a cell; digits: nothing else is in it. */
static size_t
count_text(const struct pai_node *cell, size_t limit, bool *digits)
{
	struct pai_iter	 it = pai_iter_at(cell);
	size_t		 n = 0, i;
	uint32_t	 cp;

	*digits = true;
	while (n < limit && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		for (i = 0; i < it.node->as.text.str.n && n < limit;) {
			i += p_utf8_next(it.node->as.text.str.p + i,
			    it.node->as.text.str.n - i, &cp);
			if (p_is_space(cp))
				continue;
			n++;
			if (!((cp >= '+' && cp <= '9') || cp == '%'))
				*digits = false;
		}
	}
	return n;
}

/* Is a cell's text a number and no more? */
bool
p_cell_is_number(const struct pai_node *cell)
{
	bool	 digits;

	return count_text(cell, LABEL_MAX, &digits) > 0 && digits;
}

/* Does a cell begin with a number, as the labels of a list do? */
static bool
is_numbered(const struct pai_node *cell)
{
	struct pai_iter	 it = pai_iter_at(cell);
	struct p_ordinal o;

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			return p_ordinal_at(it.node->as.text.str.p,
			    it.node->as.text.str.n, &o) &&
			    o.form != P_ORD_NONE && o.skip <
			    it.node->as.text.str.n;
	return false;
}

/* Numbers and what stands over or beside them are centred. */
static uint8_t
align_of(const struct p_table *t, const struct pai_node *cell)
{
	bool	 digits;
	size_t	 n;

	if (cell->as.cell.align != PAI_ALIGN_NONE)
		return cell->as.cell.align;
	if (t->lay->profile == P_PROFILE_SOURCE)
		return PAI_ALIGN_NONE;
	n = count_text(cell, 200, &digits);
	if (t->lay->profile == P_PROFILE_REPORT)
		return cell->as.cell.head ? PAI_ALIGN_CENTRE : PAI_ALIGN_NONE;
	if (cell->as.cell.row >= t->node->as.table.head_rows &&
	    cell->as.cell.rows == 1 && cell->as.cell.cols < t->grid->cols &&
	    is_numbered(cell))
		return PAI_ALIGN_LEFT;
	if (cell->as.cell.head ||
	    cell->as.cell.row < t->node->as.table.head_rows ||
	    (n <= SHORT && digits) ||
	    (n <= SHORT && cell->as.cell.rows > 1) ||
	    (n <= (size_t)SHORT * cell->as.cell.cols &&
	    cell->as.cell.col >= t->node->as.table.head_cols) ||
	    cell->as.cell.cols == t->grid->cols)
		return PAI_ALIGN_CENTRE;
	return PAI_ALIGN_LEFT;
}

/* A cell's inside as a flow of its own; g: where its bands go, or NULL. */
static struct p_flow
cell_flow(const struct p_table *t, struct p_galley *g,
    const struct pai_node *cell, int32_t width)
{
	uint32_t fill = p_cell_fill(t, cell);

	return (struct p_flow){ .lay = t->lay, .galley = g,
	    .where = P_IN_CELL,
	    .on_dark = fill == PAI_COLOUR_AUTO ? t->flow->on_dark :
	    p_is_dark(fill), .width = p_max(width, 1000),
	    .max_height = t->max_height / 2, .size = t->size,
	    .depth = t->flow->depth + 1, .align = align_of(t, cell),
	    .artifact = t->flow->artifact, .turn = t->flow->turn,
	    .in_box = t->flow->in_box, .off_grid = t->flow->off_grid,
	    .shrink = t->flow->shrink, .line_cut = t->flow->line_cut,
	    .inked = t->flow->inked && fill == PAI_COLOUR_AUTO,
	    .ink = t->flow->ink,
	    .folio = t->flow->folio,
	    .head = cell->as.cell.head ||
	    cell->as.cell.row < t->node->as.table.head_rows };
}

/* lay->para = all text of the cell, as one paragraph. */
static void
collect(const struct p_flow *f, const struct pai_node *cell)
{
	struct p_shape	 s;
	struct p_look	 k;
	const struct pai_node *n = cell->first != NULL ? cell->first : cell;
	struct p_flow	 upright = *f;

	upright.upright = true;
	p_profile_block(f, n, &s, &k);
	p_para_collect(&upright, cell, &k, &s);
}

/* What the source says of a cell; an empty record where our looks hold. */
static const struct pai_style *
own_style(const struct p_table *t, const struct pai_node *cell)
{
	return t->lay->host->doc_style(t->lay->job->doc,
	    t->lay->profile == P_PROFILE_SOURCE ? cell->style : 0);
}

bool
p_cell_has_text(const struct pai_node *cell)
{
	bool	 digits;

	return count_text(cell, 1, &digits) > 0;
}

/* Nothing is in it, and it asks for no empty line. */
static bool
is_flat(const struct p_table *t, const struct pai_node *cell)
{
	return own_style(t, cell)->hide_mark &&
	    !p_cell_has_text(cell) && cell->first == cell->last &&
	    (cell->first == NULL || cell->first->first == NULL);
}

/* A label of ours, whose characters stand one below another. */
static bool
is_spelt(const struct p_table *t, const struct pai_node *cell)
{
	bool	 digits;

	return t->lay->profile != P_PROFILE_SOURCE &&
	    p_cell_flow(t, cell) == PAI_FLOW_VERTICAL &&
	    count_text(cell, LABEL_MAX + 1, &digits) <= LABEL_MAX;
}

/* Widths a cell asks for, without its padding. */
void
p_cell_measure(const struct p_table *t, const struct pai_node *cell,
    int32_t room, int32_t *min, int32_t *max)
{
	struct p_flow	 f = cell_flow(t, NULL, cell, room);

	if (p_cell_flow(t, cell) == PAI_FLOW_LR) {
		p_blocks_measure(&f, cell, min, max);
		if (own_style(t, cell)->no_wrap)
			*min = p_max(*min, p_min(*max, room / 2));
		return;
	}
	collect(&f, cell);
	*min = *max = t->lay->status == PAI_OK ?
	    p_cell_spelt_width(&t->lay->para) : 0;
}

/*
 * A short cell that spans rows is a label.  In pages that the source laid out
 * only one that a repair set downwards again: there the author's own labels
 * stay as he left them.
 */
static bool
is_label(const struct p_table *t, const struct pai_node *cell)
{
	bool	 digits;
	size_t	 n;

	if (t->lay->profile == P_PROFILE_SOURCE &&
	    (cell->as.cell.flow != PAI_FLOW_VERTICAL || (cell->flags &
	    (PAI_NF_EDITED | PAI_NF_GENERATED)) == 0))
		return false;
	if (cell->as.cell.rows <= 1)
		return false;
	n = count_text(cell, LABEL_MAX + 1, &digits);
	return n > 0 && n <= LABEL_MAX;
}

static uint8_t
valign_of(const struct p_table *t, const struct pai_node *cell)
{
	const struct pai_style *s;

	if (t->lay->profile != P_PROFILE_SOURCE)
		return PAI_VALIGN_CENTRE;
	s = t->lay->host->doc_style(t->lay->job->doc, cell->style);
	if (cell->style != 0 && (s->set & PAI_SF_VALIGN) != 0)
		return s->valign;
	return PAI_VALIGN_TOP;
}

/* A cell is as high as what floats in it. */
static void
hold_floats(const struct p_flow *f, struct p_galley *g)
{
	int32_t		 h;
	struct p_band	*b;

	if (g->floor == 0)
		return;
	h = p_bands_height(g, g->origin, g->n);
	if (g->floor > h && (b = p_band_open(f->lay, g)) != NULL)
		p_band_close(g, b, g->floor - h);
}

static bool
has_han(const struct pai_node *cell)
{
	struct pai_iter	 it = pai_iter_at(cell);
	uint32_t	 cp;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		for (size_t i = 0; i < it.node->as.text.str.n;) {
			i += p_utf8_next(it.node->as.text.str.p + i,
			    it.node->as.text.str.n - i, &cp);
			if (p_is_han(cp))
				return true;
		}
	}
	return false;
}

/* What a label shows behind a cut, and no second time to who reads aloud. */
static void
mark_again(struct p_flow *f, const struct pai_node *cell,
    const struct p_again *again, bool spelt)
{
	f->artifact = true;
	f->size = (int32_t)((int64_t)f->size * again->percent / 100);
	f->suffix = has_han(cell) ? (struct pai_str){ "\xef\xbc\x88"
	    "\xe7\xbb\xad\xef\xbc\x89", 9 } :	/* （续） */
	    (struct pai_str){ " (cont.)", 8 };
	f->suffix_node = spelt || cell->last == NULL ? cell : cell->last;
	f->suffix_only = again->mark_only;
}

/* Sets a cell's contents; again: a label after a cut; or NULL. */
void
p_cell_set(const struct p_table *t, struct p_galley *g, struct p_cell *c,
    const struct p_again *again)
{
	const struct pai_node *n = c->node;
	int32_t		 width = t->x[n->as.cell.col + n->as.cell.cols] -
	    t->x[n->as.cell.col] -
	    p_table_padding(t, n, PAI_SIDE_LEFT) -
	    p_table_padding(t, n, PAI_SIDE_RIGHT);
	struct p_flow	 f = cell_flow(t, g, n, width);

	c->band = g->n;
	c->done = 0;
	c->lead = c->tail = 0;
	c->valign = valign_of(t, n);
	c->label = is_label(t, n);
	p_galley_begin(g);
	p_galley_origin(g);
	if (again != NULL)
		mark_again(&f, n, again, is_spelt(t, n));
	if (is_flat(t, n)) {
		/* It takes no room. */
	} else if (is_spelt(t, n)) {
		collect(&f, n);
		p_cell_spell(&f, t->max_height * 3 / 5);
	} else if (p_cell_flow(t, n) == PAI_FLOW_LR) {
		p_cell_inside(&f, n);
	} else {
		p_cell_turn(t, c, &f);
	}
	hold_floats(&f, g);
	c->end = g->n;
	/* Word keeps the space around paragraphs at a cell's edges too. */
	if (t->lay->profile == P_PROFILE_SOURCE && c->end > c->band) {
		c->lead = p_min(g->band[c->band].above, t->max_height / 4);
		c->tail = p_min(p_galley_tail(t->lay, g), t->max_height / 4);
	}
	c->rest = (int64_t)c->lead + c->tail;
	for (size_t i = c->band; i < c->end; i++)
		c->rest += (i > c->band ? g->band[i].above : 0) +
		    (int64_t)g->band[i].height;
}
