/*
 * Drawing a table's lines.
 *
 * Between two rows a rule runs where different cells meet; a cell that spans
 * both goes on through it, text and all.  A junction shows exactly the ways
 * in which rules leave it, so that the grid can be read back:
 *
 *	┌────┬────┐	above the first row and below the last all
 *	│ 甲 │ 乙 │	columns are ruled; below the header rows the
 *	│    ├────┤	rule is double
 *	│    │ 丙 │
 *	└────┴────┘
 */
#include <string.h>

#include "kit/width.h"
#include "table.h"

/* By the ways a junction goes: 1 up, 2 down, 4 left, 8 right. */
static const char *const single[16] = {
	"　", "│", "│", "│", "─", "┘", "┐", "┤",
	"─", "└", "┌", "├", "─", "┴", "┬", "┼"
};
/* The same under the header: left and right are double. */
static const char *const twofold[16] = {
	"　", "│", "│", "│", "═", "╛", "╕", "╡",
	"═", "╘", "╒", "╞", "═", "╧", "╤", "╪"
};

struct pen {
	struct gw_chunk	*ch;
	struct gw_table	*t;
	struct p_buf	*b;
	uint32_t	 above, below;	/* rows; the same: not a rule */
	bool		 seam, heavy;
};

static const struct pai_node *
cell_at(const struct gw_table *t, uint32_t row, uint32_t col)
{
	return pai_grid_at(t->grid, row, col);
}

/* Is there a vertical rule left of column x in this row? */
static bool
is_edge(const struct gw_table *t, uint32_t row, uint32_t x)
{
	if (row == GW_NO_ROW)
		return false;
	return x == 0 || x == t->grid->cols ||
	    cell_at(t, row, x - 1) != cell_at(t, row, x);
}

/* Is column c ruled off between the pen's rows? */
static bool
is_ruled(const struct pen *p, uint32_t c)
{
	if (p->above == p->below)
		return false;
	return p->above == GW_NO_ROW || p->below == GW_NO_ROW || p->seam ||
	    cell_at(p->t, p->above, c) != cell_at(p->t, p->below, c);
}

static void
put_times(struct p_buf *b, const char *s, size_t times)
{
	while (times-- > 0)
		p_buf_str(b, s);
}

static void
put_junction(struct pen *p, uint32_t x)
{
	unsigned	 ways = 0;

	ways |= is_edge(p->t, p->above, x) ? 1u : 0;
	ways |= is_edge(p->t, p->below, x) ? 2u : 0;
	ways |= x > 0 && is_ruled(p, x - 1) ? 4u : 0;
	ways |= x < p->t->grid->cols && is_ruled(p, x) ? 8u : 0;
	if (!p->t->style.ascii)
		p_buf_str(p->b, p->heavy ? twofold[ways] : single[ways]);
	else if ((ways & 12) == 0)
		p_buf_str(p->b, "|");
	else if ((ways & 3) == 0)
		p_buf_str(p->b, p->heavy ? "=" : "-");
	else
		p_buf_str(p->b, "+");
}

static void
put_stretch(struct pen *p, uint32_t c)
{
	const struct gw_style	*s = &p->t->style;
	const char		*dash = s->ascii ? (p->heavy ? "=" : "-") :
				    (p->heavy ? "═" : "─");

	put_times(p->b, dash, (size_t)p->t->width[c] / s->rule);
}

static enum pai_align
alignment(const struct gw_table *t, const struct gw_cell *c)
{
	const struct pai_node	*n = c->node;
	uint8_t			 own = n->as.cell.align;

	if (own == PAI_ALIGN_NONE && n->first != NULL &&
	    n->first->kind == PAI_N_PARAGRAPH)
		own = t->g->host->doc_style(t->g->job->doc,
		    n->first->style)->align;
	if (own == PAI_ALIGN_LEFT || own == PAI_ALIGN_CENTRE ||
	    own == PAI_ALIGN_RIGHT)
		return (enum pai_align)own;
	return c->down || c->number || n->as.cell.row < t->head || n->as.cell.cols == t->grid->cols ?
	    PAI_ALIGN_CENTRE : PAI_ALIGN_LEFT;
}

static void
put_text(struct p_buf *b, const struct gw_text *t, size_t from, size_t to)
{
	for (; from < to; from++)
		if (t->cp[from] == GW_KEPT_BLANK)
			p_buf_char(b, from + 1 < to ? ' ' : 0xa0);
		else
			p_buf_char(b, t->cp[from]);
}

/* The next line of the part's text, or blanks above and below it. */
static void
put_part(struct pen *p, struct gw_part *part)
{
	const size_t	 pad = p->t->style.pad;
	const size_t	 inside = gw_table_inside(p->t, part->cell->node);
	const size_t	 lines = part->lines - part->skip;
	const size_t	 top = part->height > lines ?
			    (part->height - lines) / 2 : 0;
	size_t		 at = part->shown++, w = 0, lead = 0, from, to;

	if (at < top || at - top >= lines) {
		put_times(p->b, " ", inside + 2 * pad);
		return;
	}
	from = part->line[part->skip + at - top].from;
	to = part->line[part->skip + at - top].to;
	for (size_t i = from; i < to; i++)
		w += p_width_char(part->text.cp[i], p->t->g->wide);
	w = w < inside ? w : inside;
	switch (alignment(p->t, part->cell)) {
	case PAI_ALIGN_RIGHT:
		lead = inside - w;
		break;
	case PAI_ALIGN_CENTRE:
		lead = (inside - w) / 2;
		break;
	default:
		break;
	}
	put_times(p->b, " ", pad + lead);
	put_text(p->b, &part->text, from, to);
	put_times(p->b, " ", inside - w - lead + pad);
}

/* One line: a rule where the pen's rows differ, else a line of text. */
static void
put_line(struct pen *p)
{
	const struct gw_table	*t = p->t;
	struct gw		*g = t->g;
	uint32_t		 row = p->above == GW_NO_ROW ? p->below :
				    p->above;
	struct gw_part		*part;

	p_buf_clear(p->b);
	for (uint32_t c = 0; c < t->grid->cols;) {
		put_junction(p, c);
		if (is_ruled(p, c)) {
			put_stretch(p, c++);
			continue;
		}
		part = &p->ch->part[p->ch->now[c]];
		put_part(p, part);
		c = cell_at(t, row, c)->as.cell.col +
		    cell_at(t, row, c)->as.cell.cols;
	}
	put_junction(p, t->grid->cols);
	if (!p_buf_ok(p->b))
		gw_fail(g, PAI_E_NOMEM);
	else
		gw_put_line(g, t->offset, p->b->p, p->b->n);
}

void
gw_draw_rule(struct gw_chunk *ch, uint32_t above, uint32_t below, bool seam)
{
	struct gw_table	*t = ch->t;
	struct p_buf	 b = { 0 };
	struct pen	 p = { ch, t, &b, above, below, seam,
	    t->head > 0 && above == t->head - 1 && below != GW_NO_ROW };

	put_line(&p);
	p_buf_free(&b);
}

/* The parts that begin in this row take their columns. */
static void
enter_row(struct gw_chunk *ch, uint32_t row, size_t *next)
{
	const struct pai_node	*n;

	for (; *next < ch->n && ch->part[*next].first == row; ++*next) {
		n = ch->part[*next].cell->node;
		for (uint32_t c = 0; c < n->as.cell.cols; c++)
			ch->now[n->as.cell.col + c] = *next;
	}
}

void
gw_draw_rows(struct gw_chunk *ch, uint32_t end)
{
	struct p_buf	 b = { 0 };
	struct pen	 p = { ch, ch->t, &b, 0, 0, false, false };
	size_t		 next = 0;

	for (uint32_t r = ch->first; r < end; r++) {
		if (r > ch->first)
			gw_draw_rule(ch, r - 1, r, false);
		enter_row(ch, r, &next);
		p.above = p.below = r;
		for (size_t k = 0; k < ch->height[r - ch->first] &&
		    ch->t->g->status == PAI_OK; k++)
			put_line(&p);
	}
	p_buf_free(&b);
}

size_t
gw_table_inside(const struct gw_table *t, const struct pai_node *cell)
{
	size_t	 w = (size_t)t->style.rule * (cell->as.cell.cols - 1);

	for (uint32_t i = 0; i < cell->as.cell.cols; i++)
		w += (size_t)t->width[cell->as.cell.col + i];
	return w > 2 * t->style.pad ? w - 2 * t->style.pad : 0;
}

size_t
gw_table_width(const struct gw_table *t)
{
	size_t	 w = (size_t)t->style.rule * (t->grid->cols + 1);

	for (uint32_t i = 0; i < t->grid->cols; i++)
		w += (size_t)t->width[i];
	return w;
}
