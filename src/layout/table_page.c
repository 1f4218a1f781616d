/*
 * Tables on pages.
 *
 * Groups of rows are set one after another and drawn in segments.  A segment
 * ends where the page does; the next page begins with the header rows again.
 * Where the source's looks are kept, a row is cut as Word cuts it; else only
 * one that is taller than a page.
 */
#include "layout/table_priv.h"

#define	SLACK	20		/* mpt that sums may be off */

/* A table being put on pages. */
struct paging {
	struct p_table	*t;
	struct p_group	 head;		/* rows that repeat; end 0: none */
	int32_t		 head_height;
	int32_t		 tail;		/* height of a last row that must not
					 * be alone; 0: none */
	bool		 fresh;		/* no row of ours is on this page yet,
					 * nor anything else but the head */
};

static struct p_sink
page_sink(const struct p_table *t, bool artifact)
{
	struct p_lay	*l = t->lay;

	return (struct p_sink){ .ink = l->pager.page,
	    .x = p_pager_left(l) + t->left, .y = l->pager.y,
	    .artifact = artifact };
}

static void
draw_head(struct paging *p)
{
	struct p_segment seg = { .first = 0, .end = p->head.end };
	struct p_sink	 sink = page_sink(p->t, true);

	if (p->head.end == 0 || p->t->lay->status != PAI_OK)
		return;
	for (size_t i = 0; i < p->head.n; i++)
		p->head.cell[i].done = 0;	/* all of it again */
	p_segment_draw(p->t, &p->head, &seg, &sink);
	p_pager_took(p->t->lay, p->head_height);
}

static void
turn(struct paging *p)
{
	p_pager_turn(p->t->lay);
	draw_head(p);
	p->fresh = true;
}

/* Room that the notes of a row's cells need. */
static int32_t
row_notes(const struct p_table *t, const struct p_group *g, uint32_t row)
{
	int32_t	 h = 0;

	if (g->galley.note_n == 0)
		return 0;
	for (size_t i = g->start[row - g->first];
	    i < g->start[row - g->first + 1]; i++)
		for (size_t b = g->cell[i].band; b < g->cell[i].end; b++)
			if (g->galley.band[b].note_n > 0)
				h = p_add(h, p_notes_height(t->lay,
				    &g->galley, &g->galley.band[b]));
	return h;
}

/*
 * Past the last row from row on that fits in room, together with a tail that
 * comes behind the group; of the table's last two rows neither stays alone.
 */
static uint32_t
rows_that_fit(const struct paging *p, const struct p_group *g, uint32_t row,
    int32_t room)
{
	uint32_t end = row;
	int32_t	 h = 0;

	for (; end < g->end; end++) {
		h = p_add(h, p_add(g->height[end - g->first],
		    row_notes(p->t, g, end)));
		if (h > room + SLACK || (end + 1 == g->end && end > row &&
		    h > room - p->tail + SLACK))
			break;
	}
	if (p->t->lay->profile != P_PROFILE_SOURCE && end > row + 1 &&
	    end + 1 == p->t->grid->rows && end + 1 == g->end)
		end--;
	return end;
}

static void
draw_rows(struct paging *p, struct p_group *g, const struct p_segment *s)
{
	struct p_sink	 sink = page_sink(p->t, p->t->flow->artifact);

	p_segment_draw(p->t, g, s, &sink);
	p_pager_took(p->t->lay, p_rows_height(g, s->first, s->end));
	p->fresh = false;
}

/* The height of what a cell shows first, and cannot be parted. */
static int32_t
first_chunk(const struct p_table *t, const struct p_group *g,
    const struct p_cell *c)
{
	size_t	 from = c->band + c->done, i = from;

	if (from == c->end)
		return 0;
	while (i + 1 < c->end && (g->galley.band[i].flags & P_B_KEEP) != 0)
		i++;
	return p_add(p_bands_height(&g->galley, from, i + 1),
	    p_add(c->done == 0 ? c->lead : 0, p_table_padding(t, c->node,
	    PAI_SIDE_TOP) + p_table_padding(t, c->node, PAI_SIDE_BOTTOM)));
}

/*
 * May a page end within a row, where room is left?  Where the source's looks
 * are kept it may unless the author forbids it (17.4.6) or its height is
 * exact; each of its cells must have something to show.
 */
static bool
may_cut(const struct p_table *t, const struct p_group *g, uint32_t row,
    int32_t room)
{
	const struct pai_node *n;
	const struct pai_style *s;
	const struct p_cell *c;

	if (t->lay->profile != P_PROFILE_SOURCE ||
	    row < t->heads)
		return false;
	for (uint32_t i = 0; i < t->grid->cols; i += n->as.cell.cols) {
		n = pai_grid_at(t->grid, row, i);
		s = t->lay->host->doc_style(t->lay->job->doc,
		    n->parent == NULL ? 0 : n->parent->style);
		if (n->as.cell.row == row && n->parent != NULL &&
		    n->parent->style != 0 && (s->cant_split ||
		    (s->height_exact && s->height > 0)))
			return false;
		c = p_group_cell(g, n);
		if (first_chunk(t, g, c) > room + SLACK ||
		    row_notes(t, g, row) > 0)
			return false;
	}
	return true;
}

/* A row that does not fit: as much as this page takes. */
static bool
cut_row(struct paging *p, struct p_group *g, uint32_t row, bool resumed)
{
	struct p_segment s = { .first = row, .end = row + 1,
	    .resumed = resumed, .cut = true };

	if (!resumed && p->fresh)
		p_table_say(p->t, PAI_M_PDF_OVERFLOW, pai_grid_at(p->t->grid, row,
		    0));
	g->height[row - g->first] = p_max(1000,
	    p_pager_room(p->t->lay));
	draw_rows(p, g, &s);
	g->height[row - g->first] = p_row_rest(p->t, g, row);
	return g->height[row - g->first] > 0;
}

/* Makes room for what comes from above. */
static void
settle(const struct paging *p, struct p_group *g, uint32_t row, bool resumed)
{
	p_group_settle(p->t, g, row, resumed);
	p_labels_hold(p->t, g, row, resumed);
}

/*
 * Does a group that needs so much stand on one page?  Ours do if that wastes
 * little; in the source's layout those that their author keeps together do.
 */
static bool
is_whole(const struct paging *p, const struct p_group *g, int32_t need)
{
	int32_t	 full = p_pager_full(p->t->lay) - p->head_height;

	return p->t->lay->profile == P_PROFILE_SOURCE ?
	    g->kept && need <= full : need < full / 3;
}

static void
page_group(struct paging *p, struct p_group *g)
{
	struct p_lay	*l = p->t->lay;
	uint32_t	 row = g->first, end;
	bool		 resumed = false;
	struct p_segment s;
	int32_t		 need;

	need = p_add(p_rows_height(g, g->first, g->end), p->tail);
	p_pager_need(l);
	if (l->status == PAI_OK && !p->fresh &&
	    need > p_pager_room(l) + SLACK && is_whole(p, g, need))
		turn(p);
	while (row < g->end && l->status == PAI_OK) {
		if (row > g->first || resumed)
			settle(p, g, row, resumed);
		end = rows_that_fit(p, g, row, p_pager_room(l));
		if (end > row) {
			s = (struct p_segment){ .first = row, .end = end,
			    .resumed = resumed };
			draw_rows(p, g, &s);
			resumed = false;
			row = end;
			continue;
		}
		if (p->fresh || may_cut(p->t, g, row, p_pager_room(l))) {
			resumed = cut_row(p, g, row, resumed);
			row += !resumed;
		}
		if (row < g->end && l->status == PAI_OK)
			turn(p);
	}
}

/* May the leading rows that are set in g come again on each page? */
static bool
can_repeat(const struct p_table *t, const struct p_group *g)
{
	return t->heads > 0 && g->end == t->heads &&
	    g->end < t->grid->rows &&
	    p_rows_height(g, 0, g->end) < p_pager_full(t->lay) / 2;
}

/* Below what floats and is in the way of the first row. */
static void
go_below(struct paging *p, int32_t height)
{
	struct p_lay	*l = p->t->lay;
	int32_t		 left = p_pager_left(l) + p->t->left, y;

	y = p_beside_below(l, l->pager.y, height, left,
	    left + p->t->x[p->t->grid->cols]);
	if (y > l->pager.y && p_add(y, height) <= p_geometry_now(l)->bottom)
		p_pager_took(l, y - l->pager.y);
}

/* What of a group must stand where it begins, if there is room. */
static int32_t
least_of(const struct paging *p, const struct p_group *g, int32_t room)
{
	int32_t	 all = p_rows_height(g, g->first, g->end);

	if (is_whole(p, g, all))
		return all;
	return may_cut(p->t, g, g->first, room) ? 0 :
	    p_rows_height(g, g->first, g->first + 1);
}

/*
 * What waits on the galley goes on the page that the table begins on, and so
 * does its first row, and one below those that come again.
 */
static void
begin(struct paging *p, const struct p_group *g, const struct p_group *next,
    int32_t gap)
{
	struct p_lay	*l = p->t->lay;
	struct p_flow	*f = p->t->flow;
	int32_t		 need = p_add(p_pager_waiting(l, f->galley), gap);
	int32_t		 first = g->height[0];

	if (can_repeat(p->t, g)) {
		need = p_add(need, p_rows_height(g, 0, g->end));
		g = next;
	}
	need = p_add(need, least_of(p, g, p_pager_room(l) - need));
	if (l->pager.page != NULL && !l->pager.empty &&
	    need > p_pager_room(l) && need < p_pager_full(l))
		p_pager_turn(l);
	p_pager_place(f, true);
	p_pager_need(l);
	p->fresh = l->pager.empty;
	if (l->status == PAI_OK && !p->fresh)
		p_pager_took(l, gap);
	if (l->status == PAI_OK)
		go_below(p, first);
}

/*
 * The table alone in its row on a page looks lost: where the last row is a
 * group of its own, the one before it goes to the next page with it.
 */
static int32_t
tail_of(const struct p_table *t, const struct p_group *next)
{
	if (t->lay->profile == P_PROFILE_SOURCE ||
	    next->end < t->grid->rows || next->end - next->first > 1)
		return 0;
	return p_rows_height(next, next->first, next->end);
}

/* Sets the table's groups one after another, and knows one ahead. */
void
p_table_page(struct p_table *t, int32_t gap)
{
	struct paging	 p = { .t = t };
	struct p_group	 g = { 0 }, next = { 0 };
	uint32_t	 rows = t->grid->rows;
	bool		 ok = p_group_set(t, &g, 0, t->heads);

	if (ok && g.end < rows)
		ok = p_group_set(t, &next, g.end, 0);
	if (ok)
		begin(&p, &g, &next, gap);
	while (ok && t->lay->status == PAI_OK) {
		p.tail = g.end < rows ? tail_of(t, &next) : 0;
		page_group(&p, &g);
		if (t->lay->status != PAI_OK || g.end >= rows)
			break;
		if (g.first == 0 && can_repeat(t, &g)) {
			p.head = g;
			p.head_height = p_rows_height(&g, 0, g.end);
		} else {
			p_group_free(&g);
		}
		g = next;
		next = (struct p_group){ 0 };
		if (g.end < rows)
			ok = p_group_set(t, &next, g.end, 0);
	}
	p_group_free(&g);
	p_group_free(&next);
	p_group_free(&p.head);
}
