/*
 * A cell's text: measured, and set in lines.
 *
 * A cell's lines must be joinable again.  So a blank that a line end would
 * not bring back is kept there as U+00A0, what parts one paragraph of a cell
 * from the next is a blank line, and a cell whose lines would all hold a
 * single 字 counts as set downwards.
 */
#include <string.h>

#include "kit/break.h"
#include "kit/grow.h"
#include "kit/utf8.h"
#include "kit/width.h"
#include "table.h"

/* Words up to this many columns are never cut to make a table fit. */
#define	WORD_MAX	20
#define	NUMBER_MAX	40
#define	ALL_MAX		10000

static size_t
line_end(const struct gw_text *t, size_t from)
{
	while (from < t->n && t->cp[from] != '\n')
		from++;
	return from;
}

/* Blanks that must not be dropped where a line ends are kept apart. */
static void
keep_blanks(uint32_t *cp, uint8_t *brk, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++)
		if (cp[i] == ' ' && cp[i - 1] != GW_KEPT_BLANK &&
		    !p_break_blank(cp[i - 1], cp[i + 1])) {
			cp[i] = GW_KEPT_BLANK;
			brk[i] = P_BREAK_NO;
		}
}

void
gw_cell_text(struct gw *g, struct gw_text *t, const struct pai_node *cell)
{
	gw_text_clear(t);
	gw_text_take(g, t, cell);
	gw_text_seal(t);
	for (size_t from = 0, to; from < t->n; from = to + 1) {
		to = line_end(t, from);
		keep_blanks(t->cp + from, t->brk + from, to - from);
	}
}

static bool
is_number(const struct gw_text *t)
{
	size_t	 digits = 0;

	if (t->n == 1 && (t->cp[0] == '-' || t->cp[0] == '/' ||
	    t->cp[0] == 0x2014))
		return true;
	for (size_t i = 0; i < t->n; i++)
		if (t->cp[i] >= '0' && t->cp[i] <= '9')
			digits++;
		else if (strchr("+-.,%", (int)(t->cp[i] & 0x7f)) == NULL ||
		    t->cp[i] > 0x7f)
			return false;
	return digits > 0;
}

/* The unit that begins at i when set downwards: a 字, or a short number. */
static size_t
down_unit(const struct gw *g, const struct gw_text *t, size_t i,
    size_t *columns)
{
	size_t	 from = i;

	*columns = p_width_char(t->cp[i], g->wide);
	for (i++; i < t->n; i++) {
		size_t	 w = p_width_char(t->cp[i], g->wide);

		if (t->cp[i] == ' ' || t->cp[i] == '\n' ||
		    t->cp[i] == GW_KEPT_BLANK)
			break;
		if (w > 0 && (p_is_cjk(t->cp[i]) || p_is_cjk(t->cp[from]) ||
		    t->brk[i] != P_BREAK_NO))
			break;
		*columns += w;
	}
	return i;
}

/* Lines when set downwards; 0: not a label of 字. */
static uint32_t
count_down(const struct gw *g, const struct gw_text *t)
{
	uint32_t	 units = 0;
	size_t		 columns;
	bool		 han = false;

	for (size_t i = 0; i < t->n; units++) {
		if (t->cp[i] == ' ' || t->cp[i] == '\n' ||
		    t->cp[i] == GW_KEPT_BLANK || units == ALL_MAX)
			return 0;
		han = han || p_is_han(t->cp[i]);
		i = down_unit(g, t, i, &columns);
		if (columns > 2)
			return 0;
	}
	return han ? units : 0;
}

static void
look_for_marks(struct gw_table *t, const struct gw_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		t->has_box = t->has_box ||
		    (text->cp[i] >= 0x2500 && text->cp[i] < 0x2580);
		t->has_ascii = t->has_ascii || text->cp[i] == '|' ||
		    text->cp[i] == '+';
	}
}

static uint32_t
at_most(size_t v, uint32_t max)
{
	return v < max ? (uint32_t)v : max;
}

/*
 * Labels that stand beside three rows or more and are no longer than these
 * are high, at two lines and a rule each, go downwards, whatever the source
 * says; other cells only where it says so.
 */
static bool
goes_down(const struct gw_cell *c)
{
	const struct pai_node	*n = c->node;

	if (c->down_units == 0 || n->as.cell.cols != 1)
		return false;
	if (n->as.cell.flow == PAI_FLOW_VERTICAL)
		return true;
	return n->as.cell.rows >= 3 &&
	    c->down_units <= 3 * (uint64_t)n->as.cell.rows;
}

void
gw_cell_measure(struct gw_table *t, struct gw_cell *c)
{
	struct gw	*g = t->g;
	struct gw_text	*text = &g->text;
	struct p_wrap	 w = { .wide = g->wide };
	size_t		 unit, all;

	gw_cell_text(g, text, c->node);
	c->number = is_number(text);
	for (size_t from = 0, to; from < text->n; from = to + 1) {
		to = line_end(text, from);
		w.cp = text->cp + from;
		w.brk = text->brk + from;
		w.n = to - from;
		p_wrap_measure(&w, &unit, &all);
		/* One more than any whole word, to tell a cut one by. */
		unit = at_most(unit, (c->number ? NUMBER_MAX : WORD_MAX) + 1);
		t->has_cut = t->has_cut ||
		    unit > (c->number ? NUMBER_MAX : WORD_MAX);
		c->unit = unit > c->unit ? (uint32_t)unit : c->unit;
		c->all = all > c->all ? at_most(all, ALL_MAX) : c->all;
	}
	c->down_units = count_down(g, text);
	c->down = goes_down(c);
	look_for_marks(t, text);
}

static bool
add_line(struct gw_part *p, size_t from, size_t to)
{
	if (!p_make_room(&p->line, &p->line_room, p->lines + 1,
	    sizeof(*p->line)))
		return false;
	p->line[p->lines++] = (struct gw_extent){ from, to };
	return true;
}

static bool
fill_down(struct gw *g, struct gw_part *p)
{
	size_t	 columns, next;

	for (size_t i = 0; i < p->text.n; i = next) {
		next = down_unit(g, &p->text, i, &columns);
		if (!add_line(p, i, next))
			return false;
	}
	return true;
}

static bool
fill_across(struct gw *g, struct gw_part *p, size_t width)
{
	const struct gw_text	*t = &p->text;
	struct p_wrap		 w = { t->cp, t->brk, 0, g->wide };
	struct p_wrap_line	 l;

	for (size_t at = 0; at < t->n; at = w.n + 1) {
		if (at > 0 && !add_line(p, at, at))
			return false;
		w.n = line_end(t, at);
		for (; at < w.n; at = l.next) {
			p_wrap_next(&w, at, width, &l);
			while (l.to > l.from && t->cp[l.to - 1] == ' ')
				l.to--;
			if (!add_line(p, l.from, l.to))
				return false;
		}
	}
	return true;
}

bool
gw_cell_fill(struct gw *g, struct gw_part *p, size_t width)
{
	p->lines = 0;
	return p->cell->down ? fill_down(g, p) : fill_across(g, p, width);
}

bool
gw_cell_looks_down(struct gw *g, const struct gw_cell *c, size_t width)
{
	const struct gw_text	*t = &g->text;
	struct p_wrap		 w = { .wide = g->wide };
	struct p_wrap_line	 l = { 0 };

	/* From four columns on a line holds two 字 somewhere. */
	if (c->down || c->down_units < 2 || width > 3 || c->all <= width)
		return false;
	gw_cell_text(g, &g->text, c->node);
	w.cp = t->cp;
	w.brk = t->brk;
	w.n = t->n;
	for (size_t at = 0; at < w.n; at = l.next) {
		p_wrap_next(&w, at, width, &l);
		if (l.width > 2)
			return false;
	}
	return true;
}
