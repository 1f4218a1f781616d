/*
 * Headers that came as the lines of one cell:
 *
 *	| 结结其尚 |  |  |  |	line i holds what stood in the i-th line of
 *	| 果果他未 |  |  |  |	each header; its neighbours are empty,
 *	| 维纠结审 |  |  |  |	or it spans their columns, or they were not
 *	| 持正果结 |  |  |  |	printed at all
 *
 * Each header has the same number of characters on a line, one to three.  Its
 * lines may be fewer than its neighbours': then it ended as a word that is
 * known, and only so many may end as characters are missing.
 *
 * Where the line ends are lost, too, all lines are as long as the places for
 * headers say.  A cell that looks so and holds no known words is flagged, for
 * its text makes no sense in any order that can be told.
 */
#include <stdio.h>
#include <string.h>

#include "kit/utf8.h"
#include "pass/table/woven.h"

#define	COLUMNS_MOST	16
#define	STEP_MOST	3	/* characters of a header on a line */

/* Characters of header j: indices into the lines' characters. */
struct word {
	uint32_t	 at[P_WOVEN_WORD];
	uint32_t	 n;
};

struct weave {
	struct p_lines	 lines;
	struct word	 word[COLUMNS_MOST];
	uint32_t	 columns, step;
	uint32_t	 known;
};

/* Evidence. */

static enum p_known
know(const struct p_woven *w, const struct weave *v, const struct word *x)
{
	uint32_t cp[P_WOVEN_WORD];

	for (uint32_t i = 0; i < x->n; i++)
		cp[i] = v->lines.cp[x->at[i]];
	return p_words_know(w->words, cp, x->n);
}

/* Headers that end above a line that is `missing` headers short. */
static bool
end_some(const struct p_woven *w, struct weave *v, uint32_t missing,
    bool *ended)
{
	uint32_t found = 0;

	for (uint32_t j = 0; j < v->columns; j++)
		if (!ended[j] && know(w, v, &v->word[j]) == P_KNOWN_WHOLE) {
			ended[j] = true;
			found++;
		}
	return found == missing;
}

/* Deals the characters out; false: they do not come out even. */
static bool
unweave(const struct p_woven *w, struct weave *v)
{
	const struct p_lines *l = &v->lines;
	bool	 ended[COLUMNS_MOST] = { false };
	uint32_t live = v->columns, here, at;

	memset(v->word, 0, sizeof(v->word));
	for (uint32_t i = 0; i < l->n; i++) {
		here = p_line_length(l, i) / v->step;
		if (here * v->step != p_line_length(l, i) || here > live ||
		    (here < live && !end_some(w, v, live - here, ended)))
			return false;
		live = here;
		at = l->from[i];
		for (uint32_t j = 0; j < v->columns; j++)
			for (uint32_t k = 0; !ended[j] && k < v->step; k++) {
				if (v->word[j].n == P_WOVEN_WORD)
					return false;
				v->word[j].at[v->word[j].n++] = at++;
			}
	}
	return true;
}

/* Empty cells right behind a cell of its row. */
static uint32_t
free_behind(const struct p_row *r, uint32_t index)
{
	uint32_t k = index + 1;

	while (k < r->n && r->cell[k].kind == P_CELL_EMPTY &&
	    r->cell[k].node->as.cell.rows == r->cell[index].node->as.cell.rows)
		k++;
	return k - index - 1;
}

/* Could the cell have been that many, by what stands beside it? */
static bool
has_room(const struct p_woven *w, const struct p_row *r, uint32_t index,
    uint32_t columns)
{
	const struct pai_node *c = r->cell[index].node;

	if (c->as.cell.cols > 1)
		return c->as.cell.cols == columns;
	return free_behind(r, index) + 1 >= columns ||
	    w->table->as.table.spans == PAI_SPANS_COLLAPSED;
}

/* Judgement. */

/* In how many places headers could stand that came in a cell. */
static uint32_t
places(const struct p_row *r, uint32_t index)
{
	const struct pai_node *c = r->cell[index].node;

	return c->as.cell.cols > 1 ? c->as.cell.cols :
	    free_behind(r, index) + 1;
}

bool
p_woven_looks(const struct p_row *r, uint32_t index, const struct p_lines *l)
{
	uint32_t wide = p_line_length(l, 0);

	for (uint32_t i = 1; i < l->n; i++)
		if (p_line_length(l, i) != wide)
			return false;
	return l->n >= 3 && wide >= 3 && p_lines_all_han(l) &&
	    places(r, index) == wide;
}

/* Cuts the one line of a cell evenly; false: it cannot be. */
static bool
cut_lines(struct p_lines *l, uint32_t lines)
{
	uint32_t n = l->from[1];

	if (lines >= P_LINES_MAX || n % lines != 0)
		return false;
	for (uint32_t i = 1; i <= lines; i++)
		l->from[i] = n / lines * i;
	l->n = lines;
	return true;
}

static bool
is_woven(const struct p_woven *w, const struct p_row *r, uint32_t index,
    struct weave *v, bool *guessed)
{
	uint32_t wide = p_line_length(&v->lines, 0);

	for (v->step = 1; v->step <= STEP_MOST; v->step++) {
		v->columns = wide / v->step;
		v->known = 0;
		if (v->columns < 2 || v->columns > COLUMNS_MOST ||
		    v->columns * v->step != wide ||
		    !has_room(w, r, index, v->columns) || !unweave(w, v))
			continue;
		for (uint32_t j = 0; j < v->columns && (w->job->full ||
		    v->known == j); j++)
			v->known += know(w, v, &v->word[j]) != P_KNOWN_NOT;
		*guessed = v->known < v->columns;
		if (!*guessed || (w->job->full &&
		    v->known * 2 > v->columns))
			return true;
	}
	return false;
}

/* Act. */

/* The characters of the lines as they were printed, blanks left out. */
static uint32_t
read_printed(const struct pai_node *cell, uint32_t *cp)
{
	struct pai_iter	it = pai_iter_at(cell);
	uint32_t	n = 0;

	while (pai_iter_next(&it)) {
		struct pai_str s = it.node->as.text.str;

		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		for (size_t i = 0; i < s.n && n < P_LINES_CHARS; ) {
			i += p_utf8_next(s.p + i, s.n - i, &cp[n]);
			n += !p_is_space(cp[n]);
		}
	}
	return n;
}

static size_t
spell(const struct word *x, const uint32_t *printed, char *out)
{
	size_t	 n = 0;

	for (uint32_t i = 0; i < x->n; i++)
		n += p_utf8_put(out + n, printed[x->at[i]]);
	return n;
}

/* A cell behind `last`: the empty one that is there, or a new one. */
static struct pai_node *
cell_behind(const struct p_woven *w, struct pai_node *last, bool spans)
{
	struct pai_node *c = last->next;

	if (!spans && c != NULL && p_is_blank(c) && p_cell_is_plain(c)) {
		p_cell_clear(w->job, c);
		c->flags &= (uint16_t)~PAI_NF_PAD;
		return c;
	}
	if ((c = p_new_own(w->job, PAI_N_CELL, &last->locus)) == NULL)
		return NULL;
	c->style = last->style;
	c->as.cell = last->as.cell;
	p_add(w->job, last->parent, last->next, c);
	return c;
}

static bool
put_word(const struct p_woven *w, struct pai_node *cell, const char *s,
    size_t n)
{
	struct pai_node	*para = p_new_own(w->job, PAI_N_PARAGRAPH,
			    &cell->locus);
	struct pai_node	*text = w->job->edit->host->edit_text(w->job->edit,
			    s, n, &cell->locus);

	if (para == NULL || text == NULL)
		return false;
	p_add(w->job, para, NULL, text);
	p_add(w->job, cell, NULL, para);
	return true;
}

static void
part(const struct p_woven *w, struct pai_node *cell, const struct weave *v,
    bool guessed)
{
	uint32_t printed[P_LINES_CHARS];
	char	 text[P_WOVEN_WORD * 4], before[400], after[400];
	bool	 spans = cell->as.cell.cols > 1;
	size_t	 at = 0, n;
	struct pai_node *c = cell;

	if (read_printed(cell, printed) != v->lines.from[v->lines.n])
		return;
	p_quote(cell, before, sizeof(before));
	while (cell->first != NULL && p_status(w->job) == PAI_OK)
		p_drop(w->job, cell->first);
	cell->as.cell.cols = 1;
	if (v->step == 1 && v->lines.n >= 3)
		cell->as.cell.flow = PAI_FLOW_VERTICAL;
	for (uint32_t j = 0; j < v->columns; j++) {
		if (j > 0)
			c = cell_behind(w, c, spans);
		n = spell(&v->word[j], printed, text);
		if (c == NULL || !put_word(w, c, text, n))
			return;
		c->as.cell.flow = cell->as.cell.flow;
		if (guessed)
			c->flags |= PAI_NF_GUESSED;
		if (at + n + 8 < sizeof(after))
			at += (size_t)snprintf(after + at, sizeof(after) - at,
			    "%s%.*s", j > 0 ? " | " : "", (int)n, text);
	}
	p_table_touched(w->table);
	p_say(w->job, cell, PAI_M_PASS_VLABEL, before, after,
	    "%u headers came line by line in one cell; %u are known",
	    (unsigned)v->columns, (unsigned)v->known);
	p_seal(w->job, w->table);
}

/* One line, its ends lost: two headers or more of two characters or more. */
static bool
is_woven_line(const struct p_woven *w, const struct p_row *r, uint32_t index,
    struct weave *v, bool *guessed)
{
	const struct p_lines line = v->lines;
	uint32_t m = places(r, index);

	if (m < 2 || line.from[1] % m != 0 || line.from[1] < 2 * m)
		return false;
	for (uint32_t step = 1; step <= STEP_MOST; step++) {
		v->lines = line;
		if (line.from[1] % (m * step) == 0 &&
		    line.from[1] > m * step &&
		    cut_lines(&v->lines, line.from[1] / (m * step)) &&
		    is_woven(w, r, index, v, guessed) && !*guessed &&
		    v->step == step)
			return true;
	}
	return false;
}

static void
tell_woven(const struct p_woven *w, struct pai_node *cell)
{
	char	 text[160], why[256];

	p_quote(cell, text, sizeof(text));
	snprintf(why, sizeof(why), "%s: headers read line by line, it seems, "
	    "of words that stand nowhere else", text);
	p_table_flag(w->job, w->table, why);
}

/* False: the cell is as it was. */
static bool
mend_cell(const struct p_woven *w, const struct p_row *r, uint32_t index)
{
	struct pai_node	*c = r->cell[index].node;
	struct weave	 v;
	bool		 guessed;

	if (r->cell[index].n < 4 || !p_cell_is_plain(c) ||
	    (p_cell_lines(c) < 2 && places(r, index) < 2))
		return false;
	p_lines_read(&v.lines, c);
	if (v.lines.over || v.lines.n == 0 || !p_lines_all_han(&v.lines))
		return false;
	if (v.lines.n == 1 ? is_woven_line(w, r, index, &v, &guessed) :
	    is_woven(w, r, index, &v, &guessed)) {
		part(w, c, &v, guessed);
		return true;
	}
	if (w->values && w->table->as.table.verdict != PAI_V_FLAGGED &&
	    p_woven_looks(r, index, &v.lines))
		tell_woven(w, c);
	return false;
}

bool
p_woven_cells(const struct p_woven *w)
{
	for (uint32_t i = 0; i < w->head; i++)
		for (uint32_t k = 0; k < w->sheet->row[i].n; k++)
			if (mend_cell(w, &w->sheet->row[i], k))
				return true;
	return false;
}
