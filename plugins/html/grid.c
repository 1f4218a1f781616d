/*
 * Tables of a page.
 *
 * Rows, cells and spans are for plugins/markup to put together, which relies
 * on no tag.  Here is what a page adds: which part ends which, the looks of
 * cells, the widths of columns, and the columns that head their rows.
 */
#include <string.h>

#include "kit/grow.h"
#include "kit/num.h"
#include "soup.h"

#define	COLUMNS_MAX	1000
#define	PERCENT		4422	/* mpt: of a page of A4, 156 mm between the
				 * margins of GB/T 9704 */

/* ---- which part ends which ---- */

static unsigned
rank(enum use use)
{
	switch (use) {
	case USE_TABLE:
		return 0;
	case USE_GROUP:
	case USE_CAPTION:
	case USE_COLUMNS:
		return 1;
	case USE_ROW:
		return 2;
	case USE_CELL:
		return 3;
	default:
		return 4;
	}
}

void
grid_implied(struct soup *s, const struct known *k)
{
	size_t		 at = stack_table(s), i;

	/* The outermost part that a new one of this rank ends. */
	for (i = at + 1; i < s->depth; i++)
		if (rank((enum use)s->open[i].k->use) >=
		    rank((enum use)k->use))
			break;
	/* A row or cell may come behind a caption without its end. */
	if (i > at + 1 && (s->open[i - 1].k->use == USE_CAPTION ||
	    s->open[i - 1].k->use == USE_COLUMNS))
		i--;
	while (s->depth > i)
		stack_remove(s, s->depth - 1);
}

/* ---- tables ---- */

void
grid_begin(struct soup *s, const struct known *k, const struct tag *t)
{
	struct element	*e;

	line_break(s);
	block_place(s);
	if ((e = stack_push(s, k)) == NULL)
		return;
	(void)html_table_tag(&s->mu, t);
	e->first = s->row_head_count;
	e->level = 0;
	e->number = (int32_t)(s->widths.n < INT32_MAX ? s->widths.n : 0);
	e->part = true;
	if (tag_attr(t, "align", &s->mu.scratch) && s->mu.scratch.n > 0 &&
	    html_table_at(&s->mu) != NULL &&
	    html_table_at(&s->mu)->node != NULL)
		html_table_at(&s->mu)->node->as.table.align =
		    html_align(s->mu.scratch.p);
}

/*
 * Leading columns whose cells say that they head their rows.  Sealed, cells
 * know their columns.
 */
static uint32_t
head_columns(const struct soup *s, size_t from)
{
	uint32_t	 cols = 0;
	size_t		 i;

	for (i = from; i < s->row_head_count; i++) {
		const struct pai_node	*n = s->row_heads[i];
		uint32_t		 end = n->as.cell.col + n->as.cell.cols;

		if (n->as.cell.col <= cols && end > cols)
			cols = end;
	}
	return cols;
}

static void
give_widths(struct soup *s, struct pai_node *table, size_t from)
{
	size_t	 i, n = s->widths.n - from;

	for (i = 0; i < n; i++)
		if (s->widths.at[from + i] <= 0)
			return;
	if (n > 0)
		s->mu.host->build_widths(s->mu.b, table, s->widths.at + from,
		    n);
}

void
grid_end(struct soup *s, struct element *e)
{
	struct html_table	*t = html_table_at(&s->mu);
	struct pai_node		*table = t != NULL ? t->node : NULL;
	size_t			 from = (size_t)e->number;

	line_break(s);
	if (!e->part)
		return;
	if (table != NULL && from <= s->widths.n)
		give_widths(s, table, from);
	html_table_shut(&s->mu);
	if (table != NULL && s->mu.status == PAI_OK) {
		table->as.table.head_cols = head_columns(s, e->first);
		if (table->as.table.head_cols >= table->as.table.cols)
			table->as.table.head_cols = 0;
	}
	s->row_head_count = e->first;
	s->widths.n = from <= s->widths.n ? from : s->widths.n;
}

/* ---- columns ---- */

void
grid_column(struct soup *s, const struct tag *t)
{
	struct widths	*w = &s->widths;
	struct look	 look;
	size_t		 at = stack_table(s);
	int32_t		 span = 1;

	if (at == SIZE_MAX || !s->open[at].part)
		return;
	look_read(s, t, &look);
	if (tag_attr(t, "span", &s->mu.scratch) && s->mu.scratch.n > 0)
		span = p_num_clamped(s->mu.scratch.p, 1, COLUMNS_MAX, 1, NULL);
	for (; span > 0 && w->n < (size_t)s->open[at].number + COLUMNS_MAX;
	    span--) {
		if (!p_make_room(&w->at, &w->room, w->n + 1,
		    sizeof(*w->at))) {
			s->mu.status = PAI_E_NOMEM;
			return;
		}
		w->at[w->n++] = (look.set & LOOK_WIDTH) != 0 ? look.width : 0;
	}
}

/* ---- cells ---- */

static void
keep_row_head(struct soup *s, struct pai_node *cell)
{
	if (!p_make_room(&s->row_heads, &s->row_head_room,
	    s->row_head_count + 1, sizeof(*s->row_heads)))
		s->mu.status = PAI_E_NOMEM;
	else
		s->row_heads[s->row_head_count++] = cell;
}

static uint8_t
flow_of(const struct look *look)
{
	if ((look->set & LOOK_FLOW) == 0 || look->flow == PAI_FLOW_LR)
		return PAI_FLOW_LR;
	if (look->flow != PAI_FLOW_VERTICAL || !look->sideways)
		return look->flow;
	return look->turned ? PAI_FLOW_UP : PAI_FLOW_DOWN;
}

static void
dress_cell(struct soup *s, const struct tag *t, const struct look *look,
    struct pai_node *cell)
{
	if ((look->set & LOOK_ALIGN) != 0)
		cell->as.cell.align = look->align;
	cell->as.cell.flow = flow_of(look);
	cell->style = look_cell(s, look);
	if (cell->as.cell.head && tag_attr(t, "scope", &s->mu.scratch) &&
	    s->mu.scratch.n > 0 && strncmp(s->mu.scratch.p, "row", 3) == 0)
		keep_row_head(s, cell);
}

void
grid_part(struct soup *s, const struct known *k, const struct tag *t)
{
	struct html_table	*grid;
	struct element		*e;
	struct look		 look;

	line_break(s);
	look_read(s, t, &look);
	e = stack_push(s, k);
	(void)html_table_tag(&s->mu, t);
	grid = html_table_at(&s->mu);
	s->have_count = 0;
	if (k->use == USE_CELL && grid != NULL && grid->cell_node != NULL)
		dress_cell(s, t, &look, grid->cell_node);
	if (e == NULL)
		return;
	e->part = true;
	/* What is said of the cell as a box is not said of its text. */
	look.set &= LOOK_COLOUR | LOOK_SIZE | LOOK_CAPS | LOOK_EMMARK;
	e->look = look;
}
