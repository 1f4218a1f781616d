/*
 * Tables as ruled boxes.
 *
 * Each cell is measured once; then a style is chosen, the first that stands:
 *
 *	on the page, with box-drawing rules, with blanks beside the text
 *	on the page, box-drawing or ASCII rules, whichever is not much higher
 *	on a turned page, likewise
 *	wider than the page, with a warning
 *
 * Where the width of ambiguous characters is two, so is that of box-drawing
 * rules, and a table of fifteen columns needs 32 columns for rules alone;
 * ASCII rules take one anywhere.
 *
 * The choice must come out the same when the result is read and written
 * again, so it depends on nothing but texts and spans, and is made again
 * until no more cells turn out to be set downwards by their column's width.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/colwidth.h"
#include "kit/width.h"
#include "table.h"

#define	ONE		2	/* columns of one 字 */
#define	COMFORT		16	/* a column of 八字 reads well */
#define	ROUNDS		8
#define	SHORT_SPAN	5	/* rows of a label better not cut */
#define	BEGIN_ROWS	3	/* a table begins with so many, or overleaf */

static bool
measure(struct gw_table *t)
{
	const struct pai_node	*row, *cell;
	size_t			 n = 0, r = 0;

	for (row = t->node->first; row != NULL; row = row->next)
		if (row->kind == PAI_N_ROW)
			for (cell = row->first; cell != NULL; cell = cell->next)
				n++;
	t->cells = calloc(n + 1, sizeof(*t->cells));
	t->row_first = calloc((size_t)t->grid->rows + 2,
	    sizeof(*t->row_first));
	t->width = calloc((size_t)t->grid->cols + 1, sizeof(*t->width));
	if (t->cells == NULL || t->row_first == NULL || t->width == NULL)
		return false;
	for (row = t->node->first; row != NULL; row = row->next) {
		if (row->kind != PAI_N_ROW || r == t->grid->rows)
			continue;
		t->row_first[r++] = t->n;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			t->cells[t->n].node = cell;
			gw_cell_measure(t, &t->cells[t->n++]);
			if (t->g->status != PAI_OK)
				return true;
		}
	}
	for (; r <= t->grid->rows; r++)
		t->row_first[r] = t->n;
	return true;
}

/* No cell goes on below this row. */
static bool
is_clean_end(const struct gw_table *t, uint32_t end)
{
	if (end == t->grid->rows)
		return true;
	for (uint32_t c = 0; c < t->grid->cols; c++)
		if (pai_grid_at(t->grid, end - 1, c) ==
		    pai_grid_at(t->grid, end, c))
			return false;
	return true;
}

/* The header rows, with those that their cells reach into. */
static uint32_t
head_rows(const struct gw_table *t)
{
	uint32_t	 h = t->node->as.table.head_rows;

	while (h > 0 && h < t->grid->rows && !is_clean_end(t, h))
		h++;
	return h < t->grid->rows ? h : 0;
}

static int32_t
steps(const struct gw_style *s, size_t columns)
{
	return (int32_t)((columns + s->step - 1) / s->step);
}

/* What a cell asks for, in steps; comfort: a column that reads well. */
static struct p_col_cell
ask(const struct gw_cell *c, const struct gw_style *s, bool comfort)
{
	const struct pai_node	*n = c->node;
	size_t			 min = c->unit, max = c->all;

	if (c->down)
		min = max = ONE;
	else if (comfort)
		min = max < COMFORT ? max : min > COMFORT ? min : COMFORT;
	min = min < ONE ? ONE : min;
	max = max < min ? min : max;
	return (struct p_col_cell){ n->as.cell.col, n->as.cell.cols,
	    steps(s, min + 2 * s->pad), steps(s, max + 2 * s->pad) };
}

/* Widths for this style; false: it does not stand in room. */
static bool
solve(struct gw_table *t, const struct gw_style *s, size_t room, bool comfort)
{
	const size_t		 rules = (size_t)s->rule *
				    ((size_t)t->grid->cols + 1);
	const uint32_t		 cols = t->grid->cols;
	struct p_col_cell	*asks = calloc(t->n + cols, sizeof(*asks));
	struct p_col_job	 job = { asks, t->n + cols, cols, NULL, 0,
	    (int32_t)(s->rule / s->step) };
	bool			 fits;

	if (asks == NULL) {
		gw_fail(t->g, PAI_E_NOMEM);
		return false;
	}
	for (size_t i = 0; i < t->n; i++)
		asks[i] = ask(&t->cells[i], s, comfort);
	/* Columns in which spanning cells alone stand are columns too. */
	for (uint32_t c = 0; c < cols; c++)
		asks[t->n + c] = (struct p_col_cell){ c, 1, steps(s, ONE),
		    steps(s, ONE) };
	job.room = room > rules ? (int32_t)((room - rules) / s->step) : 0;
	fits = p_col_solve(&job, t->width) && room > rules;
	free(asks);
	for (uint32_t i = 0; i < t->grid->cols; i++)
		t->width[i] *= (int32_t)s->step;
	t->style = *s;
	return fits;
}

/* Lines the rows will take, near enough to compare two styles. */
static size_t
guess_height(const struct gw_table *t)
{
	size_t	 sum = 0, row, inside, lines;

	for (uint32_t r = 0; r < t->grid->rows; r++) {
		row = 1;
		for (size_t i = t->row_first[r]; i < t->row_first[r + 1]; i++) {
			const struct gw_cell	*c = &t->cells[i];

			if (c->node->as.cell.rows != 1)
				continue;
			inside = gw_table_inside(t, c->node);
			lines = c->down ? c->down_units : inside == 0 ? 1 :
			    (c->all + inside - 1) / inside;
			row = lines > row ? lines : row;
		}
		sum += row + 1;
	}
	return sum;
}

/* Box-drawing rules unless ASCII ones save more than a fifth of the lines. */
static bool
choose_rules(struct gw_table *t, size_t room)
{
	const uint32_t		 cell = t->g->wide ? 2 : 1;
	const struct gw_style	 airy = { cell, cell, 1, false };
	const struct gw_style	 box = { cell, cell, 0, false };
	const struct gw_style	 ascii = { 1, 1, 0, true };
	const struct gw_style	 airy_ascii = { 1, 1, 1, true };
	enum gw_rules		 rules = t->g->rules;
	size_t			 height;

	if (rules == GW_RULES_AUTO && t->has_box && !t->has_ascii)
		rules = GW_RULES_ASCII;
	if (rules == GW_RULES_AUTO && t->has_ascii)
		rules = GW_RULES_BOX;
	if (rules != GW_RULES_ASCII && !t->has_cut &&
	    solve(t, &airy, room, true))
		return true;
	if (rules == GW_RULES_ASCII && !t->has_cut &&
	    solve(t, &airy_ascii, room, true))
		return true;
	if (rules == GW_RULES_ASCII)
		return solve(t, &ascii, room, false);
	if (!solve(t, &box, room, false))
		return rules == GW_RULES_AUTO && solve(t, &ascii, room, false);
	if (rules == GW_RULES_BOX)
		return true;
	height = guess_height(t);
	if (solve(t, &ascii, room, false) && height > guess_height(t) / 4 * 5)
		return true;
	return solve(t, &box, room, false);
}

/* True where a cell turned out to be set downwards by its column's width. */
static bool
turn_down_cells(struct gw_table *t)
{
	bool	 found = false;

	for (size_t i = 0; i < t->n && t->g->status == PAI_OK; i++) {
		struct gw_cell	*c = &t->cells[i];

		if (c->down || c->down_units < 2 ||
		    c->node->as.cell.cols != 1)
			continue;
		if (gw_cell_looks_down(t->g, c,
		    gw_table_inside(t, c->node))) {
			c->down = true;
			found = true;
		}
	}
	return found;
}

static void
say_too_wide(struct gw_table *t, size_t room)
{
	pai_say(t->g->job->log, PAI_M_GW_WIDE_TABLE, &t->node->locus,
	    "%zu columns where the page has %zu", gw_table_width(t), room);
}

/* Chooses style and widths, and the page they are for. */
static void
choose(struct gw_table *t)
{
	const size_t	 upright = gw_room(t->g);
	size_t		 turned = t->g->width * 40 / 28 & ~(size_t)1, room;
	bool		 stands, turn = false;

	for (int round = 0; round < ROUNDS; round++) {
		room = upright;
		stands = choose_rules(t, room);
		turn = !stands && t->g->depth == 0;
		if (turn) {
			room = turned;
			stands = choose_rules(t, room);
		}
		if (t->g->status != PAI_OK || !turn_down_cells(t))
			break;
	}
	if (turn && t->g->lines > 0) {
		gw_page_lay(t->g, true);
		pai_say(t->g->job->log, PAI_M_GW_TURNED, &t->node->locus,
		    "%zu columns", gw_table_width(t));
	}
	if (!stands)
		say_too_wide(t, room);
	t->offset = gw_table_width(t) < room ?
	    (room - gw_table_width(t)) / 2 : 0;
}

/* ---- cutting ---- */

/* Does the cut above this row part the rows of a short label? */
static bool
parts_short_span(const struct gw_table *t, uint32_t end)
{
	const struct pai_node	*n;

	for (uint32_t c = 0; c < t->grid->cols; c += n->as.cell.cols) {
		n = pai_grid_at(t->grid, end - 1, c);
		if (n->as.cell.rows <= SHORT_SPAN &&
		    n->as.cell.row + n->as.cell.rows > end)
			return true;
	}
	return false;
}

/* A heading within the table: one cell in all of its columns. */
static bool
is_heading(const struct gw_table *t, uint32_t row)
{
	const struct pai_node	*n = pai_grid_at(t->grid, row, 0);

	return t->grid->cols > 1 && n->as.cell.cols == t->grid->cols &&
	    n->as.cell.rows == 1 && n->first != NULL;
}

static bool
has_number(const struct gw_table *t, uint32_t row)
{
	for (size_t i = t->row_first[row]; i < t->row_first[row + 1]; i++)
		if (t->cells[i].number)
			return true;
	return false;
}

/* Does a heading, or the names of columns under one, stand above this row? */
static bool
parts_heading(const struct gw_table *t, uint32_t end)
{
	return end < t->grid->rows && (is_heading(t, end - 1) || (end > 1 &&
	    is_heading(t, end - 2) && !has_number(t, end - 1)));
}

/*
 * Takes as many rows as stand in room lines and returns where they end: at
 * best where no short label is cut, in the lower half of the room; else
 * where no label is squeezed by the cut; else where no heading loses what it
 * heads; else, on a page that has nothing yet, anywhere.  The first row
 * itself where not one stands.
 */
static uint32_t
fit(struct gw_chunk *ch, size_t room)
{
	const struct gw_table	*t = ch->t;
	uint32_t		 best = ch->first, good = best, any = best;
	uint32_t		 headed = best;
	size_t			 height;

	while (ch->end < t->grid->rows && gw_chunk_add(ch)) {
		height = gw_chunk_layout(ch, ch->end);
		if (height > room)
			break;
		headed = ch->end;
		if (parts_heading(t, ch->end))
			continue;
		any = ch->end;
		if (gw_chunk_strains(ch, ch->end))
			continue;
		good = ch->end;
		if (height > room / 2 && (ch->end == t->grid->rows ||
		    !parts_short_span(t, ch->end)))
			best = ch->end;
	}
	if (best > ch->first)
		return best;
	if (good > ch->first)
		return good;
	return any > ch->first || t->g->page.used > 0 ? any : headed;
}

/* Without pages: rows up to where nothing goes on, however many. */
static uint32_t
take_band(struct gw_chunk *ch)
{
	while (ch->end < ch->t->grid->rows && gw_chunk_add(ch))
		if (is_clean_end(ch->t, ch->end))
			break;
	return ch->end;
}

static void
draw_unpaged(struct gw_table *t)
{
	struct gw_chunk	 ch = { 0 };
	uint32_t	 r = 0, end = 0;

	for (; r < t->grid->rows && t->g->status == PAI_OK; r = end) {
		if (!gw_chunk_open(&ch, t, r)) {
			gw_fail(t->g, PAI_E_NOMEM);
			break;
		}
		end = take_band(&ch);
		if (t->g->status != PAI_OK)
			break;
		gw_chunk_layout(&ch, end);
		gw_draw_rule(&ch, r == 0 ? GW_NO_ROW : r - 1, r, false);
		gw_draw_rows(&ch, end);
		if (end == t->grid->rows)
			gw_draw_rule(&ch, end - 1, GW_NO_ROW, false);
		gw_chunk_free(&ch);
	}
	gw_chunk_free(&ch);
}

/* The header rows again, and the mark that the table goes on. */
static void
draw_head_again(struct gw_table *t, uint32_t next)
{
	struct gw_chunk	 ch;
	const char	 mark[] = "（续表）";
	size_t		 room = gw_room(t->g);

	gw_put_line(t->g, room > 8 ? room - 8 : 0, mark, sizeof(mark) - 1);
	if (!gw_chunk_open(&ch, t, 0)) {
		gw_fail(t->g, PAI_E_NOMEM);
		return;
	}
	if (t->head == 0 || !t->repeats) {
		gw_draw_rule(&ch, GW_NO_ROW, next, false);
	} else {
		while (ch.end < t->head && gw_chunk_add(&ch))
			;
		if (t->g->status == PAI_OK) {
			gw_chunk_layout(&ch, t->head);
			gw_draw_rule(&ch, GW_NO_ROW, 0, false);
			gw_draw_rows(&ch, t->head);
			gw_draw_rule(&ch, t->head - 1, next, true);
		}
	}
	gw_chunk_free(&ch);
}

/* Lines of the header rows with the rule below them. */
static size_t
head_height(struct gw_table *t)
{
	struct gw_chunk	 ch;
	size_t		 h = 0;

	if (t->head == 0 || !gw_chunk_open(&ch, t, 0))
		return 0;
	while (ch.end < t->head && gw_chunk_add(&ch))
		;
	if (t->g->status == PAI_OK)
		h = gw_chunk_layout(&ch, t->head) + 1;
	gw_chunk_free(&ch);
	return h;
}

/* Ends the page before the table where that keeps it whole, or begun well. */
static bool
wants_turn(struct gw_table *t, struct gw_chunk *ch, uint32_t end, size_t over)
{
	const size_t	 all = t->g->page.lines > over ?
			    t->g->page.lines - over : 0;
	bool		 whole;

	if (ch->first > 0 || t->g->page.used == 0 || end == t->grid->rows)
		return false;
	if (end < t->head + BEGIN_ROWS)
		return true;
	whole = t->grid->rows - end < t->g->page.lines;
	for (; whole && ch->end < t->grid->rows; )
		whole = gw_chunk_add(ch) &&
		    gw_chunk_layout(ch, ch->end) <= all;
	return whole && gw_chunk_layout(ch, ch->end) <= all;
}

static void
draw_chunk(struct gw_table *t, struct gw_chunk *ch, uint32_t end)
{
	if (t->g->status != PAI_OK)
		return;
	if (ch->first > 0)
		draw_head_again(t, ch->first);
	else
		gw_draw_rule(ch, GW_NO_ROW, 0, false);
	gw_chunk_layout(ch, end);
	gw_draw_rows(ch, end);
	gw_draw_rule(ch, end - 1, GW_NO_ROW, false);
}

/* The first row of the body, however tall, with the header above it. */
static uint32_t
take_overlong(struct gw_chunk *ch, uint32_t end)
{
	const struct gw_table	*t = ch->t;

	end = ch->first == 0 ? t->head + 1 : end + 1;
	end = end < t->grid->rows ? end : t->grid->rows;
	while (ch->end < end && gw_chunk_add(ch))
		;
	return end;
}

/* Rows from r on that stand on this page; returns the row behind them. */
static uint32_t
draw_page(struct gw_table *t, uint32_t r, size_t head)
{
	struct gw_chunk	 ch;
	size_t		 room = gw_page_room(t->g), over;
	uint32_t	 end;

	over = 2 + (r > 0 ? head + 1 : gw_held_height(t->g));
	if (!gw_chunk_open(&ch, t, r)) {
		gw_fail(t->g, PAI_E_NOMEM);
		return r;
	}
	end = fit(&ch, room > over ? room - over : 0);
	if (wants_turn(t, &ch, end, over)) {
		gw_page_turn(t->g);
		end = r;
	} else if (end == r && t->g->page.used > 0) {
		gw_page_turn(t->g);
	} else {
		/* A row taller than the page runs over its foot. */
		if (end == r || (r == 0 && end <= t->head))
			end = take_overlong(&ch, end);
		gw_put_held(t->g);
		draw_chunk(t, &ch, end);
		if (end < t->grid->rows)
			gw_page_turn(t->g);
	}
	gw_chunk_free(&ch);
	return end;
}

static void
draw_paged(struct gw_table *t)
{
	size_t	 head = head_height(t);

	t->repeats = head <= t->g->page.lines / 2;
	head = t->repeats ? head : 0;
	for (uint32_t r = 0; r < t->grid->rows && t->g->status == PAI_OK;)
		r = draw_page(t, r, head);
}

void
gw_table(struct gw *g, const struct pai_node *table)
{
	struct gw_table	 t = { .g = g, .node = table };

	t.grid = table->as.table.sealed ? g->host->doc_grid(g->job->doc, table)
	    : NULL;
	if (t.grid == NULL || t.grid->rows == 0 || t.grid->cols == 0)
		return;
	if (!measure(&t))
		gw_fail(g, PAI_E_NOMEM);
	if (g->status == PAI_OK) {
		t.head = head_rows(&t);
		choose(&t);
	}
	if (g->status == PAI_OK && g->page.lines == 0) {
		gw_put_held(g);
		draw_unpaged(&t);
	}
	else if (g->status == PAI_OK)
		draw_paged(&t);
	if (g->status == PAI_OK)
		gw_page_lay(g, false);
	free(t.cells);
	free(t.row_first);
	free(t.width);
}
