/*
 * Bands -> pages.
 *
 * Bands tied by P_B_KEEP make a chunk, which goes on one page where one page
 * can hold it.  A chunk that is not ended yet waits on the galley for the
 * next block, so that a heading is never left at the foot of a page.
 */
#include "layout/priv.h"

#include <stdlib.h>

#define	CHUNK_MAX	400u	/* bands looked at to find the end of one */
#define	ROUNDING	10	/* mpt that sums may be off */

int32_t
p_pager_width(const struct p_lay *l)
{
	return p_column_width(p_geometry_now(l), (int32_t)l->pager.column);
}

int32_t
p_pager_left(const struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);

	return p_page_left(g, l->pager.page != NULL ?
	    l->pager.page->number : l->pager.number) +
	    p_column_place(g, l->pager.column);
}

int32_t
p_pager_full(const struct p_lay *l)
{
	const struct p_geometry *g = p_geometry_now(l);

	return g->bottom - g->top;
}

int32_t
p_pager_room(const struct p_lay *l)
{
	return p_column_bottom(l, l->pager.column) - (l->pager.page == NULL ?
	    p_geometry_now(l)->top : l->pager.y);
}

static bool
over_limit(struct p_lay *l)
{
	int64_t	 max = l->host->log_limit(l->job->log, PAI_LIM_PAGES);

	if (max <= 0 || l->out->n < (uint64_t)max)
		return false;
	p_fail(l, l->host->log_over(l->job->log, PAI_LIM_PAGES, NULL,
	    "pages", l->out->n + 1));
	return true;
}

/* The text of the next page stands between its own head and foot. */
static void
fit_heads(struct p_lay *l, bool first, int32_t number)
{
	struct p_geometry *g = &l->geometry[l->geometry_n - 1];
	unsigned	 kind = p_page_kind(g, first, number);

	g->top = g->tops[kind];
	g->bottom = g->bottoms[kind];
}

static void
open_page(struct p_lay *l, bool blank)
{
	const struct p_geometry *g = p_geometry_now(l);
	struct p_pager	*pg = &l->pager;
	struct p_page	*p;

	if (l->status != PAI_OK || over_limit(l) ||
	    !p_grow(l, &l->out->page, &l->out->room, l->out->n + 1,
	    sizeof(*l->out->page)) || !p_grow(l, &l->info, &l->info_room,
	    l->info_n + 1, sizeof(*l->info)))
		return;
	if ((p = calloc(1, sizeof(*p))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return;
	}
	fit_heads(l, pg->section_first, pg->number);
	p->width = g->width;
	p->height = g->height;
	p->number = pg->number;
	p->numeral = g->numeral;
	if (pg->number < INT32_MAX)
		pg->number++;
	l->out->page[l->out->n++] = pg->page = p;
	l->info[l->info_n++] = (struct p_page_info){ .geometry =
	    (uint32_t)l->geometry_n - 1, .first = pg->section_first,
	    .blank = blank };
	pg->section_first = false;
	pg->column = 0;
	pg->top = pg->y = pg->lowest = g->top;
	pg->empty = pg->empty_top = true;
	pg->column_ended = false;
	pg->obstacles.n = 0;
	p_line_numbers_page(l);
	p_columns_begin(l);
}

static void
close_page(struct p_lay *l)
{
	if (l->pager.page == NULL)
		return;
	p_column_rules(l, l->pager.top, l->pager.lowest);
	p_page_settle(l);
	p_notes_draw(l);
	if (p_geometry_now(l)->vertical)
		p_page_turn(l, l->pager.page);
	l->pager.page = NULL;
	l->pager.column = 0;
	l->pager.hard_top = false;
}

void
p_pager_need(struct p_lay *l)
{
	if (l->pager.page == NULL)
		open_page(l, false);
}

void
p_pager_turn(struct p_lay *l)
{
	struct p_pager	*pg = &l->pager;

	if (pg->page != NULL &&
	    pg->column + 1 < p_geometry_now(l)->columns) {
		pg->column++;
		pg->y = pg->top;
		pg->empty = true;
		return;
	}
	close_page(l);
	open_page(l, false);
}

/* Two hard breaks in a row leave a blank page only where the source does. */
void
p_pager_break(struct p_lay *l, bool hard)
{
	struct p_pager	*pg = &l->pager;

	if (hard && l->profile == P_PROFILE_SOURCE)
		p_pager_need(l);
	else if (pg->page == NULL || (pg->empty && pg->column == 0 &&
	    pg->page->n == 0))
		return;
	close_page(l);
	pg->hard_top = true;
}

/* The author ends a column; where there is one, that is the page. */
void
p_pager_column(struct p_lay *l)
{
	struct p_pager	*pg = &l->pager;

	if (p_geometry_now(l)->columns < 2) {
		p_pager_break(l, true);
		return;
	}
	p_pager_need(l);
	pg->column_ended = true;
	if (pg->column + 1 < p_geometry_now(l)->columns)
		p_pager_turn(l);
	else
		p_pager_break(l, true);
}

static void
took(struct p_lay *l, int32_t h)
{
	struct p_pager	*pg = &l->pager;

	pg->y = p_add(pg->y, h);
	pg->lowest = p_max(pg->lowest, pg->y);
	pg->empty = false;
}

void
p_pager_took(struct p_lay *l, int32_t h)
{
	p_columns_took(l, &(struct p_piece){ .y = l->pager.y, .height = h });
	took(l, h);
}

/* What a band needs at y; nothing of its blank at the top of a page. */
static int32_t
band_needs(const struct p_lay *l, const struct p_band *b, int32_t y,
    bool top, int32_t *above)
{
	const struct p_geometry *g = p_geometry_now(l);
	int32_t	 off;

	*above = top && !l->pager.hard_top ? 0 : b->above;
	if ((b->flags & P_B_GRID) != 0 && g->pitch > 0 &&
	    l->profile == P_PROFILE_GBT9704) {
		off = (y + *above - g->top) % g->pitch;
		if (off > ROUNDING && g->pitch - off > ROUNDING)
			*above += g->pitch - off;
	}
	return p_add(*above, b->height);
}

/* Past the last band of the chunk at from; 0: its end is not here yet. */
static size_t
chunk_end(const struct p_galley *g, size_t from, bool all)
{
	for (size_t i = from; i < g->n; i++)
		if ((g->band[i].flags & P_B_KEEP) == 0 ||
		    i - from >= CHUNK_MAX)
			return i + 1;
	return all ? g->n : 0;
}

static int32_t
chunk_needs(struct p_lay *l, const struct p_galley *g, size_t from,
    size_t end)
{
	int32_t	 y = l->pager.page == NULL ? p_geometry_now(l)->top :
	    l->pager.y;
	int32_t	 need = 0, above;
	bool	 top = l->pager.page == NULL || l->pager.empty;

	for (size_t i = from; i < end; i++) {
		need = p_add(need, band_needs(l, &g->band[i],
		    p_add(y, need), top && i == from, &above));
		if (g->band[i].note_n > 0)
			need = p_add(need, p_notes_height(l, g, &g->band[i]));
	}
	return end > from ? need - g->band[end - 1].below : need;
}

static void
draw_floats(struct p_lay *l, const struct p_galley *g, const struct p_band *b,
    int32_t above)
{
	struct p_pager	*pg = &l->pager;
	struct p_spot	 at = { .geometry = p_geometry_now(l),
	    .left = p_pager_left(l), .width = p_pager_width(l),
	    .y = p_add(pg->y, above), .above = above, .in_text = true };

	at.text_left = p_page_left(at.geometry, pg->page->number);
	p_floats_draw(l, pg->page, g, b, &at, false);
}

static void
place_band(struct p_lay *l, const struct p_galley *g, size_t i)
{
	const struct p_band *b = &g->band[i];
	struct p_pager	*pg = &l->pager;
	int32_t		 need, above;

	p_pager_need(l);
	if (l->status != PAI_OK)
		return;
	need = band_needs(l, b, pg->y, pg->empty, &above);
	if (!pg->empty && need - b->below + (b->note_n > 0 ?
	    p_notes_height(l, g, b) : 0) > p_pager_room(l) + ROUNDING) {
		p_pager_turn(l);
		if (l->status != PAI_OK)
			return;
		need = band_needs(l, b, pg->y, true, &above);
	}
	if (b->float_n > 0)
		draw_floats(l, g, b, above);
	p_band_draw(l, pg->page, g, i, p_pager_left(l), p_add(pg->y, above),
	    false);
	if ((b->flags & P_B_LINE) != 0)
		p_line_number(l, g, b, p_add(pg->y, above));
	if (b->note_n > 0)
		p_notes_take(l, g, b);
	p_columns_took(l, &(struct p_piece){ .y = p_add(pg->y, above),
	    .above = b->above, .height = b->height,
	    .keep = (b->flags & P_B_KEEP) != 0 });
	took(l, need);
}

/* What the bands that wait need on the page at hand, or on the next one. */
int32_t
p_pager_waiting(struct p_lay *l, const struct p_galley *g)
{
	return g->placed == g->n ? 0 : p_add(g->band[g->n - 1].below,
	    chunk_needs(l, g, g->placed, g->n));
}

/* Forgets what is placed, but not what the next block must know. */
static void
empty_galley(struct p_galley *g)
{
	struct p_last	 last = g->last;

	p_galley_clear(g);
	g->last = last;
}

/* Places every chunk that is whole; all: the last one as it is. */
void
p_pager_place(struct p_flow *f, bool all)
{
	struct p_lay	*l = f->lay;
	struct p_galley	*g = f->galley;
	size_t		 end;
	int32_t		 need;

	while (l->status == PAI_OK && g->placed < g->n &&
	    (end = chunk_end(g, g->placed, all)) != 0) {
		if ((g->band[g->placed].flags & P_B_BREAK) != 0)
			p_pager_break(l, false);
		need = chunk_needs(l, g, g->placed, end);
		if (l->pager.page != NULL && !l->pager.empty &&
		    need > p_pager_room(l) + ROUNDING &&
		    need <= p_pager_full(l))
			p_pager_turn(l);
		for (; g->placed < end && l->status == PAI_OK; g->placed++)
			place_band(l, g, g->placed);
	}
	if (g->placed == g->n)
		empty_galley(g);
}

static void
add_geometry(struct p_lay *l, const struct pai_node *n,
    const struct pai_section *s)
{
	if (p_geometry_add(l, n, s))
		fit_heads(l, true, l->pager.number);
}

/* The page numbers of chapters that begin on an odd (or even) page. */
static void
turn_to_parity(struct p_lay *l, uint8_t type)
{
	if ((type == PAI_BREAK_ODD && l->pager.number % 2 == 0) ||
	    (type == PAI_BREAK_EVEN && l->pager.number % 2 != 0)) {
		open_page(l, true);
		close_page(l);
	}
}

/* Is a section's page like the one at hand? */
static bool
same_page(const struct p_lay *l, const struct pai_section *s)
{
	struct p_geometry g = p_geometry_upright(p_geometry_now(l));

	return l->pager.page != NULL && s->page_width == g.width &&
	    s->page_height == g.height && p_geometry_now(l)->vertical ==
	    (s->flow == PAI_FLOW_VERTICAL);
}

/* A section that goes on where the last one ended, on the same page. */
static bool
goes_on(const struct p_lay *l, const struct pai_section *s)
{
	return s->break_type == PAI_BREAK_CONTINUOUS && same_page(l, s);
}

/* A section that begins in the next column of the page (17.18.77). */
static bool
next_column(const struct p_lay *l, const struct pai_section *s)
{
	const struct p_geometry *g = p_geometry_now(l);

	return s->break_type == PAI_BREAK_COLUMN && same_page(l, s) &&
	    s->columns == g->columns && l->pager.column + 1 < g->columns;
}

/* A section ends on a page that the next one goes on on. */
static void
end_columns(struct p_lay *l)
{
	p_columns_balance(l);
	p_column_rules(l, l->pager.top, l->pager.lowest);
}

void
p_pager_section(struct p_flow *f, const struct pai_node *n)
{
	struct p_lay	*l = f->lay;
	struct p_pager	*pg = &l->pager;
	const struct pai_section *s = l->host->doc_section(l->job->doc,
	    n->as.section.index);
	bool		 on, beside;

	p_pager_place(f, true);
	if (s == NULL || l->profile != P_PROFILE_SOURCE) {
		if (s != NULL && s->break_type != PAI_BREAK_CONTINUOUS)
			p_pager_break(l, false);
		return;
	}
	on = goes_on(l, s);
	beside = next_column(l, s);
	if (beside)
		p_pager_turn(l);
	else if (!on)
		p_pager_break(l, false);
	else
		end_columns(l);
	add_geometry(l, n, s);
	if (l->status != PAI_OK)
		return;
	if (on) {
		pg->top = pg->y = pg->lowest;
		pg->column = 0;
		pg->empty = pg->empty_top = pg->page->n == 0;
		pg->column_ended = false;
		p_columns_begin(l);
	} else if (!beside) {
		turn_to_parity(l, s->break_type);
		pg->section_first = true;
	}
	p_columns_section(l);
	if (s->page_start >= 0)
		pg->number = s->page_start;
	p_line_numbers_section(l);
	f->turn = p_geometry_now(l)->vertical ? 90 : 0;
	f->width = p_pager_width(l);
	f->max_height = p_pager_full(l) * 19 / 20;
}

/* Before the first block: the profile's page. */
void
p_pager_start(struct p_flow *f)
{
	struct p_pager	*pg = &f->lay->pager;

	pg->number = 1;
	pg->section_first = pg->hard_top = true;
	add_geometry(f->lay, NULL, NULL);
	if (f->lay->status != PAI_OK)
		return;
	f->width = p_pager_width(f->lay);
	f->max_height = p_pager_full(f->lay) * 19 / 20;
}

/* After the last block: what waits, the notes, and at least one page. */
void
p_pager_finish(struct p_flow *f)
{
	struct p_lay	*l = f->lay;

	p_pager_place(f, true);
	p_endnotes(f);
	if (l->out->n == 0)
		p_pager_need(l);
	close_page(l);
	while (l->status == PAI_OK &&
	    l->pager.notes.placed < l->pager.notes.n) {
		open_page(l, false);
		close_page(l);
	}
}
