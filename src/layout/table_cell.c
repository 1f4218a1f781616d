/*
 * Cells -> bands.
 *
 * Text that runs across is set like any other.  竖排 is one band: characters
 * upright, one below another, in as few columns as the page is high.  Turned
 * text is set as usual and its items are turned, one band again.
 */
#include "layout/table_priv.h"

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
	return (struct p_flow){ .lay = t->lay, .galley = g,
	    .where = P_IN_CELL, .width = p_max(width, 1000),
	    .max_height = t->max_height / 2, .size = t->size,
	    .depth = t->flow->depth + 1, .align = align_of(t, cell),
	    .artifact = t->flow->artifact,
	    .page_text = t->flow->page_text,
	    .pages_text = t->flow->pages_text,
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

/* From one character of a 竖排 line to the next. */
static int32_t
step(const struct p_para *p)
{
	int32_t	 size = p->base.size;

	for (size_t i = 0; i < p->run_n; i++)
		size = p_max(size, p->run[i].look.size);
	return size * 11 / 10;
}

static int32_t
vertical_width(const struct p_para *p)
{
	return step(p) * 11 / 10;
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

/* Widths a cell asks for, without its padding. */
void
p_cell_measure(const struct p_table *t, const struct pai_node *cell,
    int32_t room, int32_t *min, int32_t *max)
{
	struct p_flow	 f = cell_flow(t, NULL, cell, room);

	if (cell->as.cell.flow == PAI_FLOW_LR) {
		p_blocks_measure(&f, cell, min, max);
		if (own_style(t, cell)->no_wrap)
			*min = p_max(*min, p_min(*max, room / 2));
		return;
	}
	collect(&f, cell);
	*min = *max = t->lay->status == PAI_OK ?
	    vertical_width(&t->lay->para) : 0;
}

/* Brackets and dashes lie along the line they stand in. */
static bool
is_turned(uint32_t cp)
{
	return (cp >= 0x3008 && cp <= 0x3011) ||
	    (cp >= 0x3014 && cp <= 0x301b) || cp == '(' || cp == ')' ||
	    cp == 0xff08 || cp == 0xff09 || cp == 0x2014 || cp == 0x2026 ||
	    cp == '-' || cp == 0x2013 || cp == 0xff5e;
}

/* One character of a 竖排 line, its em's top left corner at x, y. */
static void
add_upright(const struct p_flow *f, const struct p_unit *u, uint32_t cp,
    int32_t x, int32_t y, int32_t advance)
{
	struct p_lay	*l = f->lay;
	struct p_page	*ink = &f->galley->ink;
	const struct p_run *r = &l->para.run[u->run];
	struct p_item	*t = p_item_add(l, ink, P_ITEM_TEXT);
	struct p_glyph	*g = p_glyphs_add(l, ink, 1);
	int32_t		 em = r->look.size;

	if (t == NULL || g == NULL)
		return;
	*g = (struct p_glyph){ .cp = cp, .advance = advance };
	t->artifact = f->artifact;
	t->node = r->node;
	t->h = em;
	t->w = advance;
	t->as.text.font = u->font;
	t->as.text.size = em;
	t->as.text.colour = r->look.colour;
	t->as.text.first = (uint32_t)ink->glyph_n++;
	t->as.text.n = 1;
	if (is_turned(cp)) {
		t->as.text.turn = 90;
		t->x = x + em * 12 / 100;
		t->y = y + (em - p_min(u->adv, em)) / 2;
	} else {
		t->as.text.upright = true;
		t->x = x + (em - p_min(u->adv, em)) / 2;
		t->y = y + em * 88 / 100;
	}
}

/* lay->para downwards, in columns of at most limit, right to left. */
static void
set_vertical(const struct p_flow *f, int32_t limit)
{
	const struct p_para *p = &f->lay->para;
	int32_t		 dy, dx;
	size_t		 n = 0, per, cols, at = 0;
	struct p_band	*b;

	if (f->lay->status != PAI_OK ||
	    (b = p_band_open(f->lay, f->galley)) == NULL)
		return;
	dy = step(p);
	dx = vertical_width(p);
	for (size_t i = 0; i < p->n; i++)
		n += (p->unit[i].flags & (P_U_END | P_U_IMAGE)) == 0;
	per = (size_t)p_max(1, limit / dy);
	cols = n == 0 ? 1 : (n + per - 1) / per;
	per = n == 0 ? 1 : (n + cols - 1) / cols;
	for (size_t i = 0; i < p->n; i++) {
		int32_t	 x = (f->width + (int32_t)cols * dx) / 2 -
			    (int32_t)(at / per + 1) * dx;

		if ((p->unit[i].flags & (P_U_END | P_U_IMAGE)) != 0)
			continue;
		add_upright(f, &p->unit[i], p->cp[i], f->left + x +
		    (dx - dy) / 2, (int32_t)(at % per) * dy, dy);
		at++;
	}
	for (size_t i = 0; i < p->object_n && !f->artifact; i++)
		if (p->object[i].node->kind == PAI_N_NOTE)
			p_notes_add(f->lay, f->galley, &p->object[i].node, 1);
	p_band_close(f->galley, b, (int32_t)per * dy);
}

/* Turns an item of a box w by h a quarter, back into f's galley. */
static void
turn_item(struct p_item *i, bool down, int32_t w, int32_t h)
{
	int32_t	 x = i->x, y = i->y, iw = i->w, ih = i->h;

	if (i->kind == P_ITEM_TEXT) {
		i->as.text.turn = down ? 90 : 270;
		i->x = down ? h - y : y;
		i->y = down ? x : w - x;
		return;
	}
	i->x = down ? h - y - ih : y;
	i->y = down ? x : w - x - iw;
	i->w = ih;
	i->h = iw;
	if (i->kind == P_ITEM_RECT && i->as.rect.slope != P_SLOPE_NONE)
		i->as.rect.slope = i->as.rect.slope == P_SLOPE_DOWN ?
		    P_SLOPE_UP : P_SLOPE_DOWN;
}

static void
set_turned(const struct p_table *t, const struct p_flow *f,
    const struct pai_node *cell)
{
	struct p_lay	*l = t->lay;
	struct p_galley	 g = { 0 };
	struct p_flow	 in = *f;
	struct p_band	*b;
	int32_t		 y = 0, h, x, min, max;
	size_t		 first = f->galley->ink.n;

	in.galley = &g;
	p_blocks_measure(&in, cell, &min, &max);
	in.width = p_max(min, p_min(max + 100, t->max_height * 2 / 3));
	p_blocks(&in, cell);
	h = p_bands_height(&g, 0, g.n);
	if ((b = p_band_open(l, f->galley)) == NULL)
		goto out;
	for (size_t i = 0; i < g.n; i++) {
		y = p_add(y, i > 0 ? g.band[i].above : 0);
		p_band_draw(l, &f->galley->ink, &g, i, 0, y, false);
		y = p_add(y, g.band[i].height);
	}
	x = f->left + p_max(0, (f->width - h) / 2);
	for (; first < f->galley->ink.n; first++) {
		turn_item(&f->galley->ink.items[first],
		    cell->as.cell.flow == PAI_FLOW_DOWN, in.width, h);
		f->galley->ink.items[first].x += x;
	}
	p_notes_add(l, f->galley, g.note, g.note_n);
	p_band_close(f->galley, b, in.width);
out:
	p_galley_free(&g);
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

/* What a label shows behind a cut, and no second time to who reads aloud. */
static void
mark_again(struct p_flow *f, const struct pai_node *cell,
    const struct p_again *again)
{
	f->artifact = true;
	f->size = (int32_t)((int64_t)f->size * again->percent / 100);
	f->suffix = (struct pai_str){ "\xef\xbc\x88\xe7\xbb\xad"
	    "\xef\xbc\x89", 9 };	/* （续） */
	f->suffix_node = cell->as.cell.flow == PAI_FLOW_LR &&
	    cell->last != NULL ? cell->last : cell;
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
	g->after = 0;
	g->last_style = 0;
	p_galley_origin(g);
	if (again != NULL)
		mark_again(&f, n, again);
	if (is_flat(t, n)) {
		/* It takes no room. */
	} else if (n->as.cell.flow == PAI_FLOW_VERTICAL) {
		collect(&f, n);
		set_vertical(&f, t->max_height * 3 / 5);
	} else if (n->as.cell.flow == PAI_FLOW_LR && f.suffix_only) {
		p_paragraph(&f, f.suffix_node);
	} else if (n->as.cell.flow == PAI_FLOW_LR) {
		p_blocks(&f, n);
	} else {
		set_turned(t, &f, n);
	}
	hold_floats(&f, g);
	c->end = g->n;
	/* Word keeps the space around paragraphs at a cell's edges too. */
	if (t->lay->profile == P_PROFILE_SOURCE && c->end > c->band) {
		c->lead = p_min(g->band[c->band].above, t->max_height / 4);
		c->tail = p_min(g->after, t->max_height / 4);
	}
	c->rest = (int64_t)c->lead + c->tail;
	for (size_t i = c->band; i < c->end; i++)
		c->rest += (i > c->band ? g->band[i].above : 0) +
		    (int64_t)g->band[i].height;
}
