/*
 * A label typed with blanks between its characters, so that a narrow cell
 * breaks the line at each: "三 、 本 年 度".  The blanks go, and the cell gets
 * the direction it was meant to have.
 *
 * Blanks also spread a short label over a wide cell, "备   注"; that is layout
 * across, and stays.
 *
 * A label of letters comes so where one letter a line was taken for wrapped
 * text: "T o t a l".  Which way it went, its words tell (vlabel_reading.c).
 */
#include <string.h>

#include "kit/utf8.h"
#include "pass/text/prose.h"
#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"

#define	NARROW	48000	/* mpt: two characters and a blank do not fit */

/* The pieces between blanks, as if each were a line. */
static bool
read_pieces(const struct p_prose *p, struct p_lines *l)
{
	char	 utf8[4];
	uint32_t at = 0, cp;

	*l = (struct p_lines){ .n = 0 };
	for (size_t i = 0; i <= p->n; i++) {
		if (i == p->n || p_is_gap(p->g[i].cp)) {
			if (at == l->from[l->n])
				continue;
			if (l->n + 1 >= P_LINES_MAX)
				return false;
			l->from[++l->n] = at;
			continue;
		}
		if (p->g[i].node == NULL || at >= P_LINES_CHARS ||
		    p_fold_text(utf8, p_utf8_put(utf8, p->g[i].cp), &cp,
		    1) != 1)
			return false;
		l->cp[at++] = cp;
	}
	return l->n > 0;
}

static bool
is_narrow(const struct pai_node *cell, uint32_t pieces)
{
	const struct pai_node *table = cell->parent->parent;
	const int32_t	*w = table->as.table.widths;
	int64_t		 sum = 0;

	if (w == NULL)
		return cell->as.cell.cols == 1 &&
		    cell->as.cell.rows * 2 >= pieces;
	for (uint32_t i = 0; i < cell->as.cell.cols; i++)
		sum += w[cell->as.cell.col + i];
	return sum <= NARROW;
}

bool
p_vlabel_unblank(const struct pai_change *job, struct pai_node *cell)
{
	struct p_prose	 p = { .n = 0 };
	struct p_lines	 l;
	bool		 done = false;

	if (cell->as.cell.rows < 2 || cell->first == NULL ||
	    cell->first != cell->last ||
	    cell->first->kind != PAI_N_PARAGRAPH ||
	    !p_prose_read(&p, cell->first))
		goto out;
	if (!read_pieces(&p, &l) || l.n < 3 || !p_lines_run_down(&l) ||
	    p_lines_choose(&l) || p_lines_count_on(&l) ||
	    !is_narrow(cell, l.n))
		goto out;
	for (size_t i = 0; i < p.n; i++)
		if (p_is_gap(p.g[i].cp))
			p.g[i].out = 0;
	done = p_prose_write(job, &p, cell->first, PAI_M_PASS_VLABEL,
	    "blanks between the characters of a narrow label");
	if (done && cell->as.cell.flow == PAI_FLOW_LR)
		cell->as.cell.flow = PAI_FLOW_VERTICAL;
	if (done)
		p_table_touched(cell->parent->parent);
out:
	p_prose_free(&p);
	return done;
}

/* Letters with a blank between each two; lines of them are words. */
struct spelt {
	struct p_lines	 lines;		/* a letter each */
	uint32_t	 cp[P_LINES_CHARS * 2];	/* words, a blank between */
	uint32_t	 n;
};

/* The letters of one text; false: it is none such, or has but one. */
static bool
spell(struct spelt *s, struct pai_str text)
{
	struct p_lines	*l = &s->lines;
	uint32_t	 cp, had = l->n;
	bool		 letter = false;

	for (size_t i = 0; i < text.n; letter = !p_is_space(cp)) {
		i += p_utf8_next(text.p + i, text.n - i, &cp);
		if (p_is_space(cp))
			continue;
		if (letter || !p_is_alphabetic(cp) || l->n + 2 >= P_LINES_MAX)
			return false;
		l->cp[l->n++] = s->cp[s->n++] = cp;
		l->from[l->n] = l->n;
	}
	return l->n > had + 1;
}

static bool
read_spelt(struct spelt *s, const struct pai_node *cell)
{
	s->lines = (struct p_lines){ .n = 0 };
	s->n = 0;
	for (const struct pai_node *p = cell->first; p != NULL; p = p->next) {
		if (p->first == NULL || p->first != p->last ||
		    p->first->kind != PAI_N_TEXT ||
		    !spell(s, p->first->as.text.str))
			return false;
		if (p->next != NULL)
			s->cp[s->n++] = ' ';
	}
	return true;
}

bool
p_vlabel_unspell(const struct pai_change *job, struct p_words *words,
    struct pai_node *cell)
{
	struct spelt	 s;
	enum p_reading	 reading;
	char		 text[P_LINES_CHARS * 8], before[200];
	size_t		 n = 0;

	if (cell->as.cell.rows < 2 || cell->as.cell.cols > 1 ||
	    !p_cell_is_plain(cell) || !read_spelt(&s, cell))
		return false;
	reading = p_lines_reading(&s.lines, words);
	if (reading != P_READ_DOWN && reading != P_READ_UP)
		return false;
	for (uint32_t i = 0; i < s.n; i++)
		n += p_utf8_put(text + n,
		    s.cp[reading == P_READ_UP ? s.n - 1 - i : i]);
	p_quote(cell, before, sizeof(before));
	p_cell_glue(job, cell);
	p_set(job, cell->first->first, text, n);
	p_lines_part(job, cell, words);
	if (cell->as.cell.flow == PAI_FLOW_LR)
		cell->as.cell.flow = reading == P_READ_UP ? PAI_FLOW_UP :
		    PAI_FLOW_VERTICAL;
	p_table_touched(cell->parent->parent);
	p_say(job, cell, PAI_M_PASS_VLABEL, before,
	    p_quote(cell, text, sizeof(text)),
	    "blanks between the letters of a label%s",
	    reading == P_READ_UP ? ", read from the foot" : "");
	return true;
}
