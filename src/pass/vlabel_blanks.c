/*
 * A label typed with blanks between its characters, so that a narrow cell
 * breaks the line at each: "三 、 本 年 度".  The blanks go, and the cell gets
 * the direction it was meant to have.
 *
 * Blanks also spread a short label over a wide cell, "备   注"; that is layout
 * across, and stays.
 */
#include "kit/utf8.h"
#include "pass/prose.h"
#include "pass/vlabel.h"

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
