/*
 * Columns: where they stand, and how those of a section that ends in the
 * middle of a page become as long as one another.
 *
 * Text fills one column after another.  Where the next section goes on on
 * the same page (17.18.77, continuous), Word and its kin make the columns of
 * the last page as short as they can be.  What stands there was noted as it
 * was placed, a piece for each band and each segment of a table; once the
 * section ends, the least height is searched at which the pieces fill no
 * more columns than there are, and each is moved to its new place.  Nothing
 * is set twice, and no more is remembered than one page.
 *
 * Columns of different widths cannot be moved so: their text breaks at other
 * places in each.  How high they should be is noted, and the next round of
 * the layout fills them no higher.
 */
#include "layout/priv.h"

#define	ROUNDING	10	/* mpt that sums may be off */

int32_t
p_column_width(const struct p_geometry *g, int32_t column)
{
	int32_t	 n = (int32_t)g->columns;

	if (g->uneven)
		return g->column_width[column];
	return (g->right - g->left - g->gap * (n - 1)) / n;
}

/* Where a column begins, from the left of the text. */
int32_t
p_column_at(const struct p_geometry *g, int32_t column)
{
	if (g->uneven)
		return g->column_at[column];
	return column * (p_column_width(g, column) + g->gap);
}

/* From the left of the text to the one that is filled as number column. */
int32_t
p_column_place(const struct p_geometry *g, uint32_t column)
{
	return p_column_at(g, (int32_t)(g->from_right ?
	    g->columns - 1 - column : column));
}

/* Notes what was drawn since the last piece: its y, above, height, keep. */
void
p_columns_took(struct p_lay *l, const struct p_piece *piece)
{
	struct p_pager	*pg = &l->pager;
	struct p_piece	*to;

	if (p_geometry_now(l)->columns < 2 || l->status != PAI_OK ||
	    !p_grow(l, &pg->piece, &pg->piece_room, pg->piece_n + 1,
	    sizeof(*pg->piece)))
		return;
	to = &pg->piece[pg->piece_n++];
	*to = *piece;
	to->end = pg->page->n;
	to->column = pg->column;
}

/* The pieces to come are the first of the page, or of a section. */
void
p_columns_begin(struct p_lay *l)
{
	l->pager.piece_n = 0;
	l->pager.piece_from = l->pager.page == NULL ? 0 : l->pager.page->n;
}

/* Past the last piece that must stay in one column with number i. */
static size_t
tied_end(const struct p_pager *pg, size_t i)
{
	while (i + 1 < pg->piece_n && pg->piece[i].keep)
		i++;
	return i + 1;
}

/* What pieces from .. to take; top: the first stands in an empty column. */
static int32_t
pieces_height(const struct p_pager *pg, size_t from, size_t to, bool top)
{
	int32_t	 h = 0;

	for (size_t i = from; i < to; i++)
		h = p_add(h, p_add(pg->piece[i].height, top && i == from ? 0 :
		    pg->piece[i].above));
	return h;
}

/* Fills columns of this height; false: there are not enough. */
static bool
fill(struct p_pager *pg, uint32_t columns, int32_t height, bool place)
{
	uint32_t column = 0;
	int32_t	 y = 0, h;
	bool	 top = pg->empty_top && !pg->hard_top;

	for (size_t i = 0, end; i < pg->piece_n; i = end) {
		end = tied_end(pg, i);
		h = pieces_height(pg, i, end, top);
		if (y > 0 && h > height - y + ROUNDING) {
			if (++column == columns)
				return false;
			y = 0;
			top = !pg->hard_top;
			h = pieces_height(pg, i, end, top);
		}
		if (h > height + ROUNDING)
			return false;
		for (size_t k = i; place && k < end; k++) {
			pg->piece[k].to_column = column;
			pg->piece[k].to_y = y + pieces_height(pg, i, k, top) +
			    (top && k == i ? 0 : pg->piece[k].above);
		}
		y = p_add(y, h);
		top = false;
	}
	return true;
}

static void
move_pieces(struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);
	struct p_pager	*pg = &l->pager;
	const struct p_piece *p;
	struct p_item	*item;
	size_t		 at = pg->piece_from;
	int32_t		 dx, dy;

	pg->lowest = pg->top;
	for (size_t i = 0; i < pg->piece_n; i++) {
		p = &pg->piece[i];
		dx = p_column_place(g, p->to_column) -
		    p_column_place(g, p->column);
		dy = pg->top + p->to_y - p->y;
		for (; at < p->end; at++) {
			item = &pg->page->items[at];
			item->x = p_add(item->x, dx);
			item->y = p_add(item->y, dy);
		}
		pg->lowest = p_max(pg->lowest, p_add(pg->top, p_add(p->to_y,
		    p->height)));
		pg->column = p->to_column;
	}
}

/* ---- columns of different widths ---- */

/* A section begins, on the page at hand or the next: what is known of it. */
void
p_columns_section(struct p_lay *l)
{
	struct p_pager	*pg = &l->pager;
	size_t		 section = l->geometry_n - 1;

	pg->begins = l->out->n + (pg->page == NULL);
	pg->cut = (struct p_cut){ 0 };
	while (pg->cut_next < l->cuts->n &&
	    l->cuts->at[pg->cut_next].section < section)
		pg->cut_next++;
	if (pg->cut_next < l->cuts->n &&
	    l->cuts->at[pg->cut_next].section == section)
		pg->cut = l->cuts->at[pg->cut_next];
}

/* Where a column of the page at hand ends. */
int32_t
p_column_bottom(const struct p_lay *l, uint32_t column)
{
	const struct p_geometry *g = p_geometry_now(l);
	const struct p_pager	*pg = &l->pager;
	int32_t	 bottom = g->bottom - pg->foot;

	if (pg->cut.height == 0 || column + 1 >= g->columns ||
	    pg->page == NULL || l->out->n != pg->begins + pg->cut.page)
		return bottom;
	return p_min(bottom, p_add(pg->top, pg->cut.height));
}

/*
 * The height at which the columns hold what stands in them now, and a part
 * of a line more, so that the last one is not the longest.
 */
static int32_t
common_height(const struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);
	const struct p_pager	*pg = &l->pager;
	const struct p_piece	*p;
	int32_t	 low[P_COLUMNS_MAX] = { 0 }, line = 0;
	int32_t	 n = (int32_t)g->columns;
	int64_t	 area = 0, width = 0;

	for (size_t i = 0; i < pg->piece_n; i++) {
		p = &pg->piece[i];
		low[p->column] = p_max(low[p->column],
		    p_add(p->y - pg->top, p->height));
		line = p_max(line, p->height);
	}
	for (int32_t i = 0; i < n; i++) {
		area += (int64_t)low[i] * p_column_width(g, i);
		width += p_column_width(g, i);
	}
	return p_add((int32_t)(area / width), line / n * (n - 1));
}

/* Notes for the next round where the section's columns are to end. */
static void
note_cut(struct p_lay *l)
{
	struct p_pager	*pg = &l->pager;
	struct p_cut	 cut = { .section = l->geometry_n - 1,
	    .page = l->out->n - pg->begins };

	if (pg->cut.height > 0 && pg->cut.page == cut.page) {
		cut.height = pg->cut.height;
	} else {
		cut.height = p_max(1, common_height(l));
		l->moved = true;
	}
	if (p_grow(l, &l->found.at, &l->found.room, l->found.n + 1,
	    sizeof(*l->found.at)))
		l->found.at[l->found.n++] = cut;
}

/*
 * The section ends here and the page does not: its columns become as short
 * as they can be.  Where the author ended one himself, they stay.
 */
void
p_columns_balance(struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);
	struct p_pager	*pg = &l->pager;
	int32_t		 low = 0, high, mid;

	if (g->columns < 2 || pg->page == NULL || pg->piece_n == 0 ||
	    pg->column_ended)
		return;
	if (g->uneven) {
		note_cut(l);
		return;
	}
	high = g->bottom - pg->foot - pg->top;
	if (!fill(pg, g->columns, high, false))
		return;
	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (fill(pg, g->columns, mid, false))
			high = mid;
		else
			low = mid;
	}
	fill(pg, g->columns, high, true);
	move_pieces(l);
}
