/*
 * A table of LaTeX as HTML.
 *
 * LaTeX wants an empty cell in each slot that a cell above reaches; models
 * leave them out as well.  Which it is, the number of a row's columns tells.
 */
#include "latex.h"

#include <stdio.h>

/* The cells of the row that begin with c, and how wide they are. */
static size_t
row_cells(const struct latex *l, size_t c, uint32_t *width)
{
	size_t	 n = 0;

	*width = 0;
	for (; c + n < l->cells && l->cell[c + n].row == l->cell[c].row; n++)
		*width += l->cell[c + n].cols;
	return n;
}

static void
put_cell(struct foreign *f, const struct latex_cell *c)
{
	char	 tag[64];

	snprintf(tag, sizeof(tag), "<td rowspan=\"%u\" colspan=\"%u\">",
	    c->rows, c->cols);
	p_copy_skip(f->copy, c->from);
	p_copy_str(f->copy, c->rows > 1 || c->cols > 1 ? tag : "<td>");
	foreign_latex_text(f, c->to);
	p_copy_str(f->copy, "</td>");
}

/* Rows that cells from above reach down to, by column. */
struct reach {
	uint32_t	 rows[LATEX_COLUMNS];
};

static bool
is_reached(const struct reach *r, uint32_t col, uint32_t cols)
{
	for (uint32_t k = col; k < col + cols && k < LATEX_COLUMNS; k++)
		if (r->rows[k] == 0)
			return false;
	return true;
}

/* One row ends: what reaches down does so one row less. */
static void
step_down(struct reach *r, const struct reach *begun)
{
	for (uint32_t k = 0; k < LATEX_COLUMNS; k++) {
		if (r->rows[k] > 0)
			r->rows[k]--;
		if (begun->rows[k] > 0)
			r->rows[k] = begun->rows[k];
	}
}

static void
put_row(struct foreign *f, const struct latex *l, size_t first, size_t n,
    uint32_t width, struct reach *r)
{
	struct reach	 begun = { { 0 } };
	uint32_t	 col = 0, reached = 0;
	bool		 padded;

	for (uint32_t k = 0; k < l->cols; k++)
		reached += r->rows[k] > 0;
	padded = width + reached > l->cols;
	p_copy_skip(f->copy, l->cell[first].from);
	p_copy_str(f->copy, "<tr>");
	for (size_t i = first; i < first + n; i++) {
		const struct latex_cell *c = &l->cell[i];

		while (!padded && col < l->cols && r->rows[col] > 0)
			col++;
		if (!padded || c->from < c->to || !is_reached(r, col, c->cols)) {
			put_cell(f, c);
			for (uint32_t k = col; k < col + c->cols &&
			    k < LATEX_COLUMNS; k++)
				begun.rows[k] = c->rows - 1;
		}
		col += c->cols;
	}
	p_copy_str(f->copy, "</tr>\n");
	step_down(r, &begun);
}

void
latex_put(struct foreign *f, const struct latex *l)
{
	struct reach	 r = { { 0 } };
	uint32_t	 width;

	p_copy_skip(f->copy, l->begin);
	p_copy_str(f->copy, "\n<table>\n");
	for (size_t i = 0, n; i < l->cells; i += n) {
		n = row_cells(l, i, &width);
		put_row(f, l, i, n, width, &r);
	}
	p_copy_str(f->copy, "</table>\n\n");
}
