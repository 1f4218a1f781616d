/*
 * Boxes drawn with rules, read back as tables with their spans.
 *
 *	┌────┬────┐		a table that a page cut goes on
 *	│ 甲 │ 乙 │		below （续表）, its header rows drawn
 *	│    ├────┤		again down to the double rule, and a
 *	│    │ 丙 │		label that was cut again with （续）
 *	└────┴────┘
 *
 * In a text of sheets a box may come in such parts; elsewhere it is one, and
 * is taken only if it is regular throughout: a drawing is no table.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/affix.h"
#include "kit/grow.h"
#include "box.h"
#include "kit/width.h"

#define	ALONE_MAX	4000000	/* lines of a box outside of sheets */

static const char again[] = "（续表）";

static bool
ends(const char *p, size_t n, const char *with)
{
	while (n > 0 && p[n - 1] == ' ')
		n--;
	return p_ends(p, n, with);
}

bool
box_begins(const char *p, size_t n)
{
	if (p_begins(p, n, "┌─"))
		return ends(p, n, "┐");
	return (p_begins(p, n, "+-") || p_begins(p, n, "+=")) && ends(p, n, "+");
}

/* Does a line of a box stand here? */
static bool
is_box_line(const char *p, size_t n, bool ascii)
{
	static const char *const	edges[] = { "│", "├", "└", "╞", "┌" };

	if (ascii)
		return n > 0 && (p[0] == '|' || p[0] == '+');
	for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
		if (p_begins(p, n, edges[i]))
			return true;
	return false;
}

/* Is the box whole once this line is taken, as far as one can tell? */
static bool
may_end(const struct sheet_view *v, bool ascii)
{
	return ascii ? v->p[0] == '+' : p_begins(v->p, v->n, "└");
}

/* The line behind the part of a box that begins at first; else first. */
static size_t
part_end(const struct sheet *s, size_t first, bool ascii, size_t *tried)
{
	struct sheet_view	 v;
	bool			 closed = false;
	size_t			 i, lead = SIZE_MAX;

	for (i = first; i < s->n; i++) {
		if (!sheet_view(s, i, &v) || !is_box_line(v.p, v.n, ascii))
			break;
		if (lead == SIZE_MAX)
			lead = v.lead;
		if (v.lead != lead)
			break;
		/* A rule at the foot of a page may be inside of a table. */
		if (closed && (!ascii || (v.p[0] == '+' &&
		    s->line[i].page != s->line[i - 1].page)))
			break;
		closed = i > first && may_end(&v, ascii);
	}
	*tried = i;
	return closed ? i : first;
}

size_t
box_height(const struct sheet *s, size_t line)
{
	struct sheet_view	 v = { .p = s->line[line].p,
	    .n = s->line[line].n };
	size_t			 i = line;

	while (i < s->n && s->line[i].page == s->line[line].page) {
		v.p = s->line[i].p;
		v.n = s->line[i].n;
		while (v.n > 0 && v.p[0] == ' ') {
			v.p++;
			v.n--;
		}
		if (!is_box_line(v.p, v.n, true) &&
		    !is_box_line(v.p, v.n, false))
			break;
		i++;
	}
	return i - line;
}

static bool
add_part(struct box *b, size_t first, size_t end)
{
	if (!p_make_room(&b->part, &b->part_room, b->parts + 1,
	    sizeof(*b->part)))
		return !(b->failed = true);
	b->part[b->parts++] = (struct box_part){ first, end };
	return true;
}

/* Where the table goes on below （续表）; 0: it does not. */
static size_t
next_part(const struct sheet *s, size_t at)
{
	struct sheet_view	 v;

	while (at < s->n && sheet_view(s, at, &v) && v.blank)
		at++;
	if (at == 0 || at + 1 >= s->n || s->line[at].page ==
	    s->line[at - 1].page || !sheet_view(s, at, &v) ||
	    v.n != strlen(again) || memcmp(v.p, again, v.n) != 0)
		return 0;
	if (!sheet_view(s, at + 1, &v) || !box_begins(v.p, v.n))
		return 0;
	return at + 1;
}

/* All parts of the table; the line behind them, 0: no box. */
static size_t
find_parts(struct box *b)
{
	size_t	 at = b->s->at, end;

	do {
		end = part_end(b->s, at, b->ascii, &b->tried);
		if (end == at || !add_part(b, at, end))
			break;
	} while ((at = next_part(b->s, end)) > 0);
	return b->parts > 0 ? b->part[b->parts - 1].end : 0;
}

/* ---- the table ---- */

/* What stands in a column: the cell, and the row below it. */
struct below {
	struct pai_node	*cell;
	size_t		 end;
	uint32_t	 cols;
};

static uint32_t
cell_cols(const struct box *b, size_t row, uint32_t c)
{
	uint32_t	 end = c + 1;

	while (end < b->cols && !b->band[row].wall[end])
		end++;
	return end - c;
}

static size_t
cell_end(const struct box *b, size_t row, uint32_t c)
{
	while (row + 1 < b->bands && !b->band[row].ruled[c] &&
	    !b->band[row + 1].opens)
		row++;
	return row + 1;
}

/* The cell at row, c: a new one, or more of one that a page cut. */
static void
put_cell(struct box *b, size_t row, uint32_t c, struct below *below)
{
	struct box_cut	 cut = { b->band[row].first, 0, 0, 0 };
	const uint32_t	 cols = cell_cols(b, row, c);
	const size_t	 end = cell_end(b, row, c);
	struct pai_node	*n;

	cut.end = b->band[end - 1].end;
	cut.from = b->x[c] + b->rule;
	cut.to = b->x[c + cols];
	if (row > 0 && b->band[row].opens && below[c].end == row &&
	    below[c].cols == cols && box_cell_continues(b, &cut)) {
		if ((n = below[c].cell) != NULL)
			n->as.cell.rows += (uint32_t)(end - row);
		below[c].end = end;
	} else {
		sheet_locus(b->s, cut.first);
		n = pai_open(b->s->b, PAI_N_CELL);
		if (n != NULL) {
			n->as.cell.rows = (uint32_t)(end - row);
			n->as.cell.cols = cols;
			n->as.cell.borders = PAI_EDGE_TOP | PAI_EDGE_RIGHT |
			    PAI_EDGE_BOTTOM | PAI_EDGE_LEFT;
			n->as.cell.head = row < b->head;
		}
		box_cell_put(b, n, &cut);
		pai_close(b->s->b, PAI_N_CELL);
		below[c] = (struct below){ n, end, cols };
	}
	for (uint32_t k = 1; k < cols && c + k < b->cols; k++)
		below[c + k] = (struct below){ NULL, end, 0 };
}

static void
put_rows(struct box *b)
{
	struct below	*below = calloc(b->cols, sizeof(*below));
	struct pai_node	*row;
	uint64_t	 cells = 0;
	struct line	 where = { 0 };

	b->failed = below == NULL;
	for (size_t r = 0; !b->failed && r < b->bands; r++) {
		sheet_locus(b->s, b->band[r].first);
		row = pai_open(b->s->b, PAI_N_ROW);
		if (row != NULL)
			row->as.row.head = r < b->head;
		for (uint32_t c = 0; c < b->cols; c++) {
			where.p = b->s->line[b->band[r].first].p;
			where.where.no = b->s->line[b->band[r].first].no;
			if (!count_cell(b->s->o, &cells, &where))
				goto out;
			if (below[c].end <= r)
				put_cell(b, r, c, below);
		}
		pai_close(b->s->b, PAI_N_ROW);
	}
out:
	free(below);
}

static void
put_table(struct box *b)
{
	struct pai_node	*t;

	sheet_locus(b->s, b->base);
	t = pai_open(b->s->b, PAI_N_TABLE);
	if (t != NULL) {
		t->as.table.spans = PAI_SPANS_GIVEN;
		t->as.table.head_rows = b->head;
	}
	put_rows(b);
	if (b->s->o->status == PAI_OK && !b->failed)
		pai_close(b->s->b, PAI_N_TABLE);
}

static void
free_box(struct box *b)
{
	for (size_t i = 0; i < b->bands; i++) {
		free(b->band[i].wall);
		free(b->band[i].ruled);
	}
	free(b->band);
	free(b->part);
	free(b->mark);
	free(b->x);
}

bool
box_take(struct sheet *s)
{
	struct box		 b = { .s = s };
	struct sheet_view	 v;
	size_t			 end;
	bool			 is;

	if (s->at < s->no_box)
		return false;
	sheet_view(s, s->at, &v);
	b.ascii = v.n > 0 && v.p[0] == '+';
	b.rule = b.ascii || !s->wide ? 1 : 2;
	end = find_parts(&b);
	is = end > 0 && box_measure(&b);
	if (is) {
		put_table(&b);
		s->at = end;
	} else
		s->no_box = end > 0 ? b.part[0].end : b.tried;
	if (b.failed && s->o->status == PAI_OK)
		s->o->status = PAI_E_NOMEM;
	free_box(&b);
	return is || s->o->status != PAI_OK;
}

/* A box outside of sheets: its lines are borrowed as a sheet of their own. */
bool
take_box(struct ocr *o)
{
	struct sheet	 s = { .o = o, .b = o->job->build, .wide = true };
	struct cursor	 c = o->cur, end = c;
	struct sheet_page page = { .width = UINT32_MAX };
	struct line	 l;
	size_t		 blanks;
	bool		 is = false, ascii = false;

	if (o->cur.at < o->no_box)
		return false;
	while (s.n < ALONE_MAX && line_next(o, &c, &l)) {
		for (blanks = 0; blanks < l.n && l.p[blanks] == ' ';)
			blanks++;
		if (s.n == 0) {
			if (!box_begins(l.p + blanks, l.n - blanks))
				break;
			ascii = l.p[blanks] == '+';
		}
		if (!is_box_line(l.p + blanks, l.n - blanks, ascii) ||
		    !sheet_add_line(&s, &l))
			break;
		end = c;
	}
	if (s.n > 2 && s.n < ALONE_MAX) {
		s.page = &page;
		s.pages = 1;
		page.end = s.n;
		is = box_take(&s);
		/* Rules may be wide where quotation marks are not. */
		for (int i = 0; i < 2 && !is && s.o->status == PAI_OK; i++) {
			s.wide = i == 0;
			s.narrow_text = true;
			s.no_box = 0;
			is = box_take(&s);
		}
		if (is && s.at == s.n)
			o->cur = end;
		else if (is)
			o->cur = (struct cursor){ s.line[s.at].off,
			    s.line[s.at].no, o->cur.page };
	}
	if (!is)
		o->no_box = end.at;
	free(s.line);
	return is;
}
