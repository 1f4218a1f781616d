/*
 * How wide the columns of a table are.
 *
 * The widths come from kit/colwidth.h, which knows what each cell needs.
 * Where a profile may choose the size of the text, it is the largest at which
 * no word breaks: text is measured once, since its widths grow with the size.
 * Where no size is small enough, all columns shrink alike, and words break.
 */
#include "layout/table_priv.h"

#include <stdlib.h>

#include "kit/colwidth.h"
#include "kit/num.h"

#define	PT(n)		((n) * PAI_MPT_PER_PT)
#define	WORD_PADDING	5400	/* mpt: 108 twips, Word's own */
#define	LINES_MAX	3
#define	BORDER_ROOM	500	/* mpt: half a rule on either side */

/* 小四 五号 小五 六号 小六 七号, and what Latin tables take. */
static const int32_t gbt_sizes[] = { 12000, 10500, 9000, 7500, 6500, 5500,
    0 };
static const int32_t report_sizes[] = { 10000, 9000, 8000, 7000, 6000, 0 };

static const int32_t *
sizes_of(const struct p_table *t)
{
	const int32_t	*s = t->lay->profile == P_PROFILE_REPORT ?
			    report_sizes : gbt_sizes;

	if (t->lay->profile == P_PROFILE_SOURCE)
		return NULL;
	while (s[1] != 0 && s[0] > p_setup(t->lay, P_SETUP_TABLE_SIZE))
		s++;
	return s;
}

/* The record that says how a cell is padded; NULL: none does. */
static const struct pai_style *
padding_record(const struct p_table *t, const struct pai_node *cell)
{
	const struct pai_doc *doc = t->lay->job->doc;
	const struct pai_style *s;

	if (t->lay->profile != P_PROFILE_SOURCE)
		return NULL;
	s = doc->host->doc_style(doc, cell->style);
	if (cell->style != 0 && (s->set & PAI_SF_PADDING) != 0)
		return s;
	s = doc->host->doc_style(doc, t->node->style);
	return t->node->style != 0 && (s->set & PAI_SF_PADDING) != 0 ? s :
	    NULL;
}

/*
 * What the rule above a cell takes, and the last one of the table; cells that
 * stand apart have rules of their own above and below.
 */
static int32_t
rule_room(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	uint32_t end = cell->as.cell.row + cell->as.cell.rows;

	if (t->spacing > 0)
		return side == PAI_SIDE_TOP || side == PAI_SIDE_BOTTOM ?
		    p_cell_edge(t, cell, side) : 0;
	if (t->rule == NULL)
		return 0;
	if (side == PAI_SIDE_TOP)
		return t->rule[cell->as.cell.row];
	return side == PAI_SIDE_BOTTOM && end == t->grid->rows ?
	    t->rule[end] : 0;
}

/* Between a cell's place and its text. */
int32_t
p_table_padding(const struct p_table *t, const struct pai_node *cell,
    enum pai_side side)
{
	const struct pai_style *s = padding_record(t, cell);
	bool	 across = side == PAI_SIDE_LEFT || side == PAI_SIDE_RIGHT;

	if (t->lay->profile == P_PROFILE_SOURCE)
		return (s != NULL ? p_max(0, p_min(s->padding[side],
		    PT(100))) + t->spacing : across ? WORD_PADDING : 0) +
		    rule_room(t, cell, side);
	if (t->size > 0)
		return across ? t->size / 4 : t->size / 5;
	return across ? WORD_PADDING : 0;
}

struct measure {
	struct p_table		*t;
	struct p_col_cell	*cell;
	size_t			 n;
	int32_t			 base;	/* size that cells were measured at */
	const int32_t		*given;	/* widths asked for; or NULL */
};

static void
measure_all(struct measure *m, int32_t room)
{
	const struct pai_grid *g = m->t->grid;
	struct pai_node	*c;
	int32_t		 min, max;

	for (uint32_t r = 0; r < g->rows; r++)
		for (uint32_t i = 0; i < g->cols &&
		    m->t->lay->status == PAI_OK;
		    i += c->as.cell.cols) {
			c = pai_grid_at(g, r, i);
			if (!pai_grid_starts(g, r, i))
				continue;
			p_cell_measure(m->t, c, room, &min, &max);
			m->cell[m->n++] = (struct p_col_cell){
			    .col = i, .cols = c->as.cell.cols, .min = min,
			    .max = max };
		}
}

/* The measured cells at another size of text, padding included. */
static void
scale_all(const struct measure *m, struct p_col_cell *out, int32_t pad)
{
	for (size_t i = 0; i < m->n; i++) {
		out[i] = m->cell[i];
		if (m->t->size > 0) {
			out[i].min = p_num_scale(out[i].min, m->t->size,
			    m->base);
			out[i].max = p_num_scale(out[i].max, m->t->size,
			    m->base);
		}
		out[i].min = p_add(out[i].min, pad + BORDER_ROOM);
		out[i].max = p_add(out[i].max, pad + BORDER_ROOM);
	}
}

static size_t
count_cells(const struct pai_grid *g)
{
	size_t	 n = 0;

	for (uint32_t r = 0; r < g->rows; r++)
		for (uint32_t c = 0; c < g->cols; c++)
			n += pai_grid_starts(g, r, c);
	return n;
}

static int64_t
sum(const int32_t *w, uint32_t n)
{
	int64_t	 s = 0;

	for (uint32_t i = 0; i < n; i++)
		s += w[i];
	return s;
}

/* All columns by the same factor, so that they take just room. */
static void
stretch(int32_t *w, uint32_t n, int32_t room)
{
	int64_t	 total = sum(w, n), so_far = 0;
	int32_t	 from = 0, to;

	if (total <= 0)
		return;
	for (uint32_t i = 0; i < n; i++) {
		so_far += w[i];
		to = (int32_t)(so_far * room / total);
		w[i] = to - from;
		from = to;
	}
}

static int64_t
sum_below(const int32_t *w, uint32_t n, int32_t most)
{
	int64_t	 s = 0;

	for (uint32_t i = 0; i < n; i++)
		s += p_min(w[i], most);
	return s;
}

/* The widest give way first, so that words break in as few as can be. */
static void
cut_widest(int32_t *w, uint32_t n, int32_t room)
{
	int32_t	 low = 0, high = INT32_MAX, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (sum_below(w, n, mid) <= room)
			low = mid;
		else
			high = mid;
	}
	for (uint32_t i = 0; i < n; i++)
		w[i] = p_min(w[i], low);
}

/* Solves at t->size; false: something breaks. */
static bool
solve(const struct measure *m, struct p_col_cell *scratch, int32_t room,
    int32_t *width)
{
	struct p_col_job job = { .cells = scratch, .n = m->n,
	    .cols = m->t->grid->cols, .given = m->given,
	    .room = room };
	const struct pai_node *any = pai_grid_at(m->t->grid, 0, 0);

	scale_all(m, scratch, p_table_padding(m->t, any, PAI_SIDE_LEFT) +
	    p_table_padding(m->t, any, PAI_SIDE_RIGHT));
	return p_col_solve(&job, width);
}

/*
 * How far a table may stick out of the text on each side.  Word lets it, as
 * wide as it was made; we keep it on the page, so that nothing of it is lost.
 */
void
p_table_overhang(const struct p_table *t, int32_t *left, int32_t *right)
{
	const struct p_geometry *g = p_geometry_now(t->lay);
	const struct p_flow *f = t->flow;

	*left = *right = 0;
	if (t->lay->profile != P_PROFILE_SOURCE || g->columns > 1)
		return;
	if (f->where == P_IN_RUNNING && f->depth <= 2) {
		*left = *right = WORD_PADDING;
	} else if (f->paged && f->where == P_IN_BODY) {
		*left = p_add(g->left, f->left);
		*right = p_max(0, g->width - g->left - f->left - f->width);
	}
}

/* The most that a table may take where its text has room. */
static int32_t
widest(const struct p_table *t, int32_t room)
{
	int32_t	 left, right;

	p_table_overhang(t, &left, &right);
	return p_add(room, p_add(left, right));
}

static const struct pai_style *
record_of(const struct p_table *t)
{
	return t->lay->host->doc_style(t->lay->job->doc, t->node->style);
}

/*
 * A share of its place that the table is to take; 0: none is named.  It may
 * be more than the whole, and reach into the margins.
 */
static int32_t
share_of(const struct p_table *t, int32_t room)
{
	int32_t	 percent = t->node->style != 0 ?
		    record_of(t)->width_percent : 0;

	return percent <= 0 ? 0 : p_num_scale(room, percent, 100000);
}

/*
 * The widths asked for; NULL: none.  Those that Word saved agree with the
 * table's share, but for the padding that it lets stick out at either side;
 * where they do not (17.4.63), other programs wrote them, and the share is
 * what was meant.
 */
static const int32_t *
given_widths(const struct p_table *t, int32_t room, int32_t *out)
{
	const int32_t	*w = t->node->as.table.widths;
	uint32_t	 n = t->grid->cols;
	int32_t		 asked = share_of(t, room);

	if (w == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		out[i] = p_min(w[i], PAI_MPT_MAX);
	if (t->lay->profile == P_PROFILE_SOURCE && asked > 0 && room > 0 &&
	    llabs(sum(out, n) - asked) > 3 * WORD_PADDING)
		stretch(out, n, asked);
	return out;
}

/* How wide the table would like to be: its record, else what there is. */
static int32_t
wanted_room(const struct p_table *t, const int32_t *widths, int32_t room)
{
	int64_t	 given = 0;

	if (t->lay->profile != P_PROFILE_SOURCE)
		return room;
	if (widths != NULL)
		given = sum(widths, t->grid->cols);
	if (given <= 0)
		given = share_of(t, room);
	if (given <= 0 && t->node->style != 0)
		given = record_of(t)->width;
	return given <= 0 ? room : given < widest(t, room) ?
	    p_max((int32_t)given, 1000) : widest(t, room);
}

/* All widths were given and the author wants just these. */
static bool
is_fixed(const struct p_table *t)
{
	if (t->lay->profile != P_PROFILE_SOURCE ||
	    t->node->as.table.widths == NULL ||
	    t->node->style == 0 || !record_of(t)->fixed_layout)
		return false;
	for (uint32_t i = 0; i < t->grid->cols; i++)
		if (t->node->as.table.widths[i] <= 0)
			return false;
	return true;
}

/* Does some cell wrap over more lines than is easy to read? */
static bool
is_crowded(const struct measure *m, const struct p_col_cell *cell,
    const int32_t *width)
{
	int64_t	 w;

	for (size_t i = 0; i < m->n; i++) {
		w = sum(width + cell[i].col, cell[i].cols);
		if (cell[i].max > w * LINES_MAX)
			return true;
	}
	return false;
}

/*
 * At the width that was asked for; where words would break there, Word makes
 * the table wider, until it is as wide as its place.
 */
static void
choose(const struct measure *m, struct p_col_cell *scratch, int32_t place,
    int32_t *width)
{
	struct p_table	*t = m->t;
	const int32_t	*size = t->flow->size > 0 ? NULL : sizes_of(t);
	int32_t		 room = wanted_room(t, m->given, place);
	int32_t		 most = p_max(room, place);
	bool		 fits;

	do {
		if (size != NULL)
			t->size = *size;
		fits = solve(m, scratch, room, width);
		/* Crowding is worth one step, from the size of the text. */
	} while (size != NULL && (!fits || (t->size == gbt_sizes[0] &&
	    is_crowded(m, scratch, width))) && *++size != 0);
	if (m->given == NULL && t->lay->profile == P_PROFILE_SOURCE &&
	    sum(width, t->grid->cols) < share_of(t, place))
		stretch(width, t->grid->cols, share_of(t, place));
	t->narrow = !fits && sum(width, t->grid->cols) > most;
	if (t->narrow)
		cut_widest(width, t->grid->cols, most);
	if (t->narrow || (t->lay->profile == P_PROFILE_GBT9704 &&
	    t->flow->where != P_IN_CELL))
		stretch(width, t->grid->cols, most);
}

static void
set_edges(struct p_table *t, const int32_t *width)
{
	t->x[0] = 0;
	for (uint32_t i = 0; i < t->grid->cols; i++)
		t->x[i + 1] = p_add(t->x[i], p_max(width[i], 1));
}

/*
 * Fills in t->x, t->size and t->narrow; room 0 asks for the narrowest that
 * breaks nothing.  False: no memory.
 */
bool
p_table_widths(struct p_table *t, int32_t room)
{
	const int32_t	*sizes = sizes_of(t);
	size_t		 cells = count_cells(t->grid);
	struct measure	 m = { .t = t };
	struct p_col_cell *scratch = calloc(cells + 1, sizeof(*scratch));
	int32_t		*width = calloc((size_t)t->grid->cols + 1,
	    sizeof(*width));
	int32_t		*given = calloc((size_t)t->grid->cols + 1,
	    sizeof(*given));

	m.cell = calloc(cells + 1, sizeof(*m.cell));
	t->x = calloc((size_t)t->grid->cols + 1, sizeof(*t->x));
	if (scratch == NULL || width == NULL || given == NULL ||
	    m.cell == NULL || t->x == NULL) {
		p_fail(t->lay, PAI_E_NOMEM);
	} else if (is_fixed(t) && room > 0) {
		(void)given_widths(t, room, width);
		if (sum(width, t->grid->cols) > widest(t, room))
			stretch(width, t->grid->cols, widest(t, room));
		set_edges(t, width);
	} else {
		t->size = t->flow->size > 0 ? t->flow->size :
		    sizes != NULL ? sizes[0] : 0;
		m.base = p_max(t->size, 1);
		m.given = given_widths(t, room, given);
		measure_all(&m, p_max(room, PT(200)));
		if (room > 0)
			choose(&m, scratch, room, width);
		else
			solve(&m, scratch, room, width);
		set_edges(t, width);
	}
	free(scratch);
	free(width);
	free(given);
	free(m.cell);
	return t->lay->status == PAI_OK;
}
