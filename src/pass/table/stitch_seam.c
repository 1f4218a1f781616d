/*
 * The seam of a table that was put together: labels that the cut left in two.
 *
 *	| 二、行政 | 许可 |  4 |
 *	- - - - - page - - - - -
 *	| （续）   | 处罚 | 12 |	or the label again, or nothing at all
 *
 * The second part goes where it says nothing of its own: where its author
 * had it continue the cell above, where it is empty beside a label, or says
 * the same again.  Both parts must be of the same columns.
 */
#include <string.h>

#include "pass/table/stitch.h"

#define	LABEL_CHARS	96
#define	LABEL_ROWS	512	/* that a label may reach over */

/* How many characters a label has without （续） or (cont.) behind it. */
static size_t
without_mark(const uint32_t *cp, size_t n)
{
	static const struct { size_t n; uint32_t cp[7]; } marks[] = {
		{ 3, { '(', 0x7eed, ')' } },
		{ 7, { '(', 'c', 'o', 'n', 't', '.', ')' } },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (n >= marks[i].n && memcmp(cp + n - marks[i].n,
		    marks[i].cp, marks[i].n * sizeof(*cp)) == 0)
			return n - marks[i].n;
	return n;
}

/* Is b what stands in a, or that with （续） behind it, or only （续）? */
static bool
says_again(const struct pai_node *a, const struct pai_node *b)
{
	uint32_t x[LABEL_CHARS], y[LABEL_CHARS];
	size_t	 n = p_fold(a, x, LABEL_CHARS), m = p_fold(b, y, LABEL_CHARS);

	if (n == 0 || n > LABEL_CHARS || m > LABEL_CHARS)
		return false;
	m = without_mark(y, m);
	return m == 0 ? !p_is_blank(b) :
	    m == n && memcmp(x, y, n * sizeof(*x)) == 0;
}

/* Do the two reach over rows, so that a cut could go through them? */
static bool
is_tall(const struct pai_node *up, const struct pai_node *c)
{
	return up->as.cell.rows > 1 || c->as.cell.rows > 1;
}

static bool
is_label(const struct pai_node *cell)
{
	uint32_t cp[LABEL_CHARS];
	size_t	 n = p_fold(cell, cp, LABEL_CHARS);

	return n > 0 && (n > LABEL_CHARS ||
	    p_cell_kind_of(cp, n) == P_CELL_TEXT);
}

static bool
are_one(const struct pai_node *up, const struct pai_node *c)
{
	if (up->as.cell.col != c->as.cell.col ||
	    up->as.cell.cols != c->as.cell.cols)
		return false;
	if (p_is_blank(c))
		return (c->flags & PAI_NF_CONTINUES) != 0;
	return is_tall(up, c) && is_label(up) && says_again(up, c);
}

static void
join(const struct pai_change *job, struct pai_node *table,
    struct pai_node *up, struct pai_node *c)
{
	uint32_t row = up->as.cell.row, col = up->as.cell.col;
	uint32_t end = c->as.cell.row + c->as.cell.rows;
	char	 was[160], quote[160];
	struct pai_node *n;

	p_quote(c, was, sizeof(was));
	while ((n = c->first) != NULL && p_status(job) == PAI_OK)
		p_drop(job, n);
	if (job->edit->host->edit_join(job->edit, table, row, col, end - row,
	    c->as.cell.cols) == PAI_OK)
		p_say(job, up, PAI_M_PASS_STITCHED,
		    was[0] != '\0' ? was : NULL, was[0] != '\0' ? NULL :
		    p_quote(up, quote, sizeof(quote)),
		    "a label that the cut went through: %s, rows %u to %u",
		    p_quote(up, quote, sizeof(quote)), (unsigned)row + 1,
		    (unsigned)end);
}

/* The cell so far from the left in a row; NULL: the row is shorter. */
static struct pai_node *
cell_of(const struct pai_node *row, uint32_t index)
{
	struct pai_node *c = row != NULL ? row->first : NULL;

	while (c != NULL && index-- > 0)
		c = c->next;
	return c;
}

/* The label that stands over a place of a row, and empty places between. */
static struct pai_node *
label_over(struct pai_node *row, uint32_t index, uint32_t *empty)
{
	struct pai_node *c = NULL;

	for (*empty = 0; (row = p_row_prev(row)) != NULL &&
	    *empty < LABEL_ROWS; ++*empty)
		if ((c = cell_of(row, index)) == NULL || !p_is_blank(c))
			break;
	return row != NULL ? c : NULL;
}

/*
 * Where no spans came, a label over rows has empty places under it; the same
 * label right behind them, at the seam, is that label printed again.
 */
void
p_stitch_again(const struct pai_change *job, struct pai_node *table,
    uint32_t seam)
{
	struct pai_node *row = p_row_first(table), *up, *c, *below;
	char		 was[160];
	uint32_t	 empty;

	while (row != NULL && seam-- > 0)
		row = p_row_next(row);
	for (uint32_t k = 0; row != NULL; k++) {
		c = cell_of(row, k);
		up = label_over(row, k, &empty);
		below = cell_of(p_row_next(row), k);
		if (c == NULL || up == NULL)
			return;
		if (p_is_blank(c))
			continue;	/* the place of a label further up */
		if (!is_label(up) || !says_again(up, c) ||
		    (empty == 0 && (below == NULL || !p_is_blank(below))))
			return;
		p_quote(c, was, sizeof(was));
		while (c->first != NULL && p_status(job) == PAI_OK)
			p_drop(job, c->first);
		p_say(job, up, PAI_M_PASS_STITCHED, was, NULL,
		    "a label printed again on the next page: %s", was);
	}
}

void
p_stitch_seam(const struct pai_change *job, struct pai_node *table,
    uint32_t seam)
{
	const struct pai_grid *g = job->doc->host->doc_grid(job->doc, table);

	if (g == NULL || seam == 0 || seam >= g->rows)
		return;
	for (uint32_t col = 0; col < g->cols; col++) {
		struct pai_node *up = pai_grid_at(g, seam - 1, col);
		struct pai_node *c = pai_grid_at(g, seam, col);

		if (up->as.cell.col != col)
			continue;
		if (up == c || !are_one(up, c))
			break;		/* labels end here */
		join(job, table, up, c);
	}
}
