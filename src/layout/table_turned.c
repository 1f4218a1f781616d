/*
 * Cells whose text does not run across.
 *
 * A short label of ours in 竖排 is one band: characters upright, one below
 * another, in as few columns as the page is high.  All other text is set as
 * usual and turned (turn.c), one band again.
 */
#include "layout/table_priv.h"

/* Turned text does not turn again. */
enum pai_flow
p_cell_flow(const struct p_table *t, const struct pai_node *cell)
{
	return t->flow->turn != 0 ? PAI_FLOW_LR :
	    (enum pai_flow)cell->as.cell.flow;
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

int32_t
p_cell_spelt_width(const struct p_para *p)
{
	return step(p) * 11 / 10;
}

static bool
is_digit(const struct p_para *p, size_t i)
{
	return i < p->n && p->cp[i] >= '0' && p->cp[i] <= '9' &&
	    (p->unit[i].flags & P_U_END) == 0;
}

/* Characters that stand side by side in a 竖排 line: digits of a number of
 * two, else one. */
static size_t
abreast(const struct p_para *p, size_t i)
{
	return is_digit(p, i) && is_digit(p, i + 1) && !is_digit(p, i + 2) &&
	    (i == 0 || !is_digit(p, i - 1)) && p->unit[i].font ==
	    p->unit[i + 1].font && p->unit[i].run == p->unit[i + 1].run ?
	    2 : 1;
}

/* n characters of a 竖排 line, in an em whose top left corner is x, y. */
static void
add_upright(const struct p_flow *f, size_t at, size_t n, int32_t x, int32_t y,
    int32_t advance)
{
	struct p_lay	*l = f->lay;
	struct p_page	*ink = &f->galley->ink;
	const struct p_unit *u = &l->para.unit[at];
	const struct p_run *r = &l->para.run[u->run];
	struct p_item	*t = p_item_add(l, ink, P_ITEM_TEXT);
	struct p_glyph	*g = p_glyphs_add(l, ink, n);
	int32_t		 em = r->look.size, w = 0;

	if (t == NULL || g == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		g[i] = (struct p_glyph){ .cp = l->para.cp[at + i],
		    .advance = n == 1 ? advance : u[i].adv };
		w = p_add(w, u[i].adv);
	}
	t->artifact = f->artifact;
	t->node = r->node;
	t->h = em;
	t->w = n == 1 ? advance : w;
	t->as.text.font = u->font;
	t->as.text.size = em;
	t->as.text.colour = r->look.colour;
	t->as.text.first = (uint32_t)ink->glyph_n;
	t->as.text.n = (uint32_t)n;
	t->as.text.upright = n == 1;
	ink->glyph_n += n;
	t->x = x + (em - w) / 2;
	t->y = y + em * 88 / 100;
}

/* lay->para downwards, in columns of at most limit, right to left. */
void
p_cell_spell(const struct p_flow *f, int32_t limit)
{
	const struct p_para *p = &f->lay->para;
	int32_t		 dy, dx;
	size_t		 n = 0, per, cols, at = 0;
	struct p_band	*b;

	if (f->lay->status != PAI_OK ||
	    (b = p_band_open(f->lay, f->galley)) == NULL)
		return;
	dy = step(p);
	dx = p_cell_spelt_width(p);
	for (size_t i = 0; i < p->n; i += abreast(p, i))
		n += (p->unit[i].flags & (P_U_END | P_U_IMAGE)) == 0;
	per = (size_t)p_max(1, limit / dy);
	cols = n == 0 ? 1 : (n + per - 1) / per;
	per = n == 0 ? 1 : (n + cols - 1) / cols;
	for (size_t i = 0; i < p->n; i += abreast(p, i)) {
		int32_t	 x = (f->width + (int32_t)cols * dx) / 2 -
			    (int32_t)(at / per + 1) * dx;

		if ((p->unit[i].flags & (P_U_END | P_U_IMAGE)) != 0)
			continue;
		add_upright(f, i, abreast(p, i), f->left + x +
		    (dx - dy) / 2, (int32_t)(at % per) * dy, dy);
		at++;
	}
	for (size_t i = 0; i < p->object_n && !f->artifact; i++)
		if (p->object[i].node->kind == PAI_N_NOTE)
			p_notes_add(f->lay, f->galley, &p->object[i].node, 1);
	p_band_close(f->galley, b, (int32_t)per * dy);
}

/* What is in a cell, or （续） alone. */
void
p_cell_inside(struct p_flow *f, const struct pai_node *cell)
{
	if (f->suffix_only)
		p_paragraph(f, f->suffix_node);
	else
		p_blocks(f, cell);
}

/* Where a line that is turned stands along its cell, as its text asks for. */
static uint8_t
along_of(const struct p_table *t, const struct p_flow *f,
    const struct pai_node *cell)
{
	bool	 up = cell->as.cell.flow == PAI_FLOW_UP;
	struct p_shape	 s;
	struct p_look	 k;

	if (t->lay->profile != P_PROFILE_SOURCE || cell->first == NULL)
		return PAI_VALIGN_CENTRE;
	p_profile_block(f, cell->first, &s, &k);
	return s.align == PAI_ALIGN_CENTRE ? PAI_VALIGN_CENTRE :
	    (s.align == PAI_ALIGN_RIGHT) != up ? PAI_VALIGN_BOTTOM :
	    PAI_VALIGN_TOP;
}

/* How high the source wants the rows of a cell to be; 0: it does not say. */
static int32_t
given_height(const struct p_table *t, const struct pai_node *cell)
{
	const struct pai_node *c, *row;
	int32_t	 h = 0;

	if (t->lay->profile != P_PROFILE_SOURCE)
		return 0;
	for (uint32_t r = 0; r < cell->as.cell.rows; r++) {
		c = pai_grid_at(t->grid, cell->as.cell.row + r,
		    t->grid->cols - 1);
		row = c->parent;
		if (c == cell || row == NULL || row->style == 0)
			row = cell->parent;
		h = p_add(h, row == NULL || row->style == 0 ? 0 :
		    t->lay->host->doc_style(t->lay->job->doc,
		    row->style)->height);
	}
	return p_min(h, t->max_height);
}

/*
 * How long the lines of turned text are: as high as its rows are to be, if
 * the cell is wide enough for so many lines; else as long as need be.
 */
static int32_t
line_length(const struct p_table *t, struct p_flow *in,
    const struct pai_node *cell)
{
	int32_t	 given = given_height(t, cell) -
		    p_table_padding(t, cell, PAI_SIDE_TOP) -
		    p_table_padding(t, cell, PAI_SIDE_BOTTOM);
	int32_t	 min, max, h;

	p_blocks_measure(in, cell, &min, &max);
	max = p_max(min, p_min(max + 100, t->max_height * 2 / 3));
	if (given < min || given <= 0)
		return max;
	in->width = given;
	p_cell_inside(in, cell);
	h = p_bands_height(in->galley, 0, in->galley->n);
	p_galley_clear(in->galley);
	return given < max && h > t->x[cell->as.cell.col +
	    cell->as.cell.cols] - t->x[cell->as.cell.col] ? max : given;
}

/* From the left of a cell to lines of turned text, of the blank there is. */
static int32_t
across(uint8_t valign, enum pai_flow flow, int32_t blank)
{
	if (valign == PAI_VALIGN_CENTRE)
		return p_max(0, blank / 2);
	return (valign == PAI_VALIGN_TOP) == (flow == PAI_FLOW_UP) ? 0 :
	    p_max(0, blank);
}

/* Turned text: set across, then turned, as one band. */
void
p_cell_turn(const struct p_table *t, struct p_cell *c, const struct p_flow *f)
{
	struct p_lay	*l = t->lay;
	struct p_galley	 g = { 0 };
	struct p_flow	 in = *f;
	struct p_band	*b;
	enum pai_flow	 flow = p_cell_flow(t, c->node);
	int32_t		 y = 0, h, x;
	size_t		 first;

	in.galley = &g;
	in.turn = flow == PAI_FLOW_UP ? 270 : 90;
	in.width = line_length(t, &in, c->node);
	p_cell_inside(&in, c->node);
	h = p_bands_height(&g, 0, g.n);
	if ((b = p_band_open(l, f->galley)) == NULL)
		goto out;
	first = b->first;
	for (size_t i = 0; i < g.n; i++) {
		y = p_add(y, i > 0 ? g.band[i].above : 0);
		p_band_draw(l, &f->galley->ink, &g, i, 0, y, false);
		y = p_add(y, g.band[i].height);
	}
	p_ink_turn(l, &f->galley->ink, first, flow, in.width, h);
	x = f->left + across(c->valign, flow, f->width - h);
	for (; first < f->galley->ink.n; first++)
		f->galley->ink.items[first].x += x;
	c->valign = along_of(t, f, c->node);
	p_notes_add(l, f->galley, g.note, g.note_n);
	p_band_close(f->galley, b, in.width);
out:
	p_galley_free(&g);
}
