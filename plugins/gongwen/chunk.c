/*
 * Some rows of a table laid out: how many lines each row takes.
 *
 * A chunk's first row may stand in the middle of cells that began above; a
 * part of such a cell stands here under the same label with （续）, or, where
 * a label set downwards is too high for the rows here, under （续） alone; so
 * does what is too long for a label, or a long text in a cell of many rows
 * would be said on every page.
 * Cells that reach below the chunk are cut at its end in the same way.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "table.h"

#define	AGAIN		"（续）"
#define	AGAIN_LINES	3	/* of it, set downwards */
#define	LABEL_MOST	60u	/* characters of a label; more is text */
#define	LABEL_BLOCKS	4	/* paragraphs of one */

bool
gw_chunk_open(struct gw_chunk *ch, struct gw_table *t, uint32_t first)
{
	memset(ch, 0, sizeof(*ch));
	ch->t = t;
	ch->first = ch->end = first;
	ch->now = calloc((size_t)t->grid->cols + 1, sizeof(*ch->now));
	return ch->now != NULL;
}

void
gw_chunk_free(struct gw_chunk *ch)
{
	for (size_t i = 0; i < ch->n; i++) {
		gw_text_free(&ch->part[i].text);
		free(ch->part[i].line);
	}
	free(ch->part);
	free(ch->height);
	free(ch->now);
	memset(ch, 0, sizeof(*ch));
}

/* What was measured of a cell: cells of a row stand in order of column. */
static const struct gw_cell *
known(const struct gw_table *t, const struct pai_node *node)
{
	size_t	 low = t->row_first[node->as.cell.row];
	size_t	 high = t->row_first[node->as.cell.row + 1], mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (t->cells[mid].node->as.cell.col > node->as.cell.col)
			high = mid;
		else
			low = mid;
	}
	return &t->cells[low];
}

static bool
make_room(struct gw_chunk *ch)
{
	return p_make_room(&ch->part, &ch->room, ch->n + 1,
	    sizeof(*ch->part)) && p_make_room(&ch->height, &ch->height_room,
	    ch->end - ch->first + 1, sizeof(*ch->height));
}

static bool
is_label(const struct pai_node *cell, const struct gw_text *text)
{
	unsigned	 n = 0;

	for (const struct pai_node *b = cell->first; b != NULL &&
	    n <= LABEL_BLOCKS; b = b->next)
		n++;
	return n <= LABEL_BLOCKS && text->n <= LABEL_MOST;
}

static bool
add_part(struct gw_chunk *ch, const struct pai_node *node)
{
	struct gw	*g = ch->t->g;
	struct gw_part	*p;
	bool		 again = node->as.cell.row < ch->end;

	if (!make_room(ch))
		return false;
	p = &ch->part[ch->n++];
	memset(p, 0, sizeof(*p));
	p->cell = known(ch->t, node);
	p->first = ch->end;
	p->again = again;
	gw_cell_text(g, &p->text, node);
	if (again) {
		if (!is_label(node, &p->text))
			gw_text_clear(&p->text);
		gw_text_str(&p->text, AGAIN, strlen(AGAIN));
		gw_text_seal(&p->text);
	}
	return !p->text.failed &&
	    gw_cell_fill(g, p, gw_table_inside(ch->t, node));
}

bool
gw_chunk_add(struct gw_chunk *ch)
{
	const struct pai_grid	*grid = ch->t->grid;
	const struct pai_node	*node;

	if (!make_room(ch))
		return false;
	for (uint32_t c = 0; c < grid->cols; c += node->as.cell.cols) {
		node = pai_grid_at(grid, ch->end, c);
		if ((node->as.cell.row == ch->end || ch->end == ch->first) &&
		    !add_part(ch, node)) {
			gw_fail(ch->t->g, PAI_E_NOMEM);
			return false;
		}
	}
	ch->end++;
	return true;
}

/* The row behind the part's last, in a chunk that ends there. */
static uint32_t
part_end(const struct gw_part *p, uint32_t end)
{
	const struct pai_node	*n = p->cell->node;
	uint32_t		 own = n->as.cell.row + n->as.cell.rows;

	return own < end ? own : end;
}

/* Lines of rows from .. to with the rules between them. */
static size_t
lines_of(const struct gw_chunk *ch, uint32_t from, uint32_t to)
{
	size_t	 sum = to - from - 1;

	for (; from < to; from++)
		sum += ch->height[from - ch->first];
	return sum;
}

/* Adds lines to rows from .. to as evenly as may be, the first ones first. */
static void
stretch(struct gw_chunk *ch, uint32_t from, uint32_t to, size_t lines)
{
	size_t	 rows = to - from;

	for (uint32_t r = from; r < to; r++)
		ch->height[r - ch->first] += lines / rows +
		    (r - from < lines % rows);
}

/* Row heights by the cells that stand in one row. */
static void
lay_single(struct gw_chunk *ch, uint32_t end)
{
	struct gw_part	*p;
	size_t		*h;

	for (uint32_t r = ch->first; r < end; r++)
		ch->height[r - ch->first] = 1;
	for (size_t i = 0; i < ch->n && ch->part[i].first < end; i++) {
		p = &ch->part[i];
		h = &ch->height[p->first - ch->first];
		p->skip = 0;
		if (part_end(p, end) == p->first + 1 && !p->again &&
		    p->lines > *h)
			*h = p->lines;
	}
}

/* Then by those that span rows, each adding what its rows lack. */
static void
lay_spanning(struct gw_chunk *ch, uint32_t end)
{
	struct gw_part	*p;
	size_t		 have;
	uint32_t	 to;

	for (size_t i = 0; i < ch->n && ch->part[i].first < end; i++) {
		p = &ch->part[i];
		to = part_end(p, end);
		have = lines_of(ch, p->first, to);
		if (p->again && p->cell->down && p->lines > have)
			p->skip = p->lines - AGAIN_LINES;
		if (p->lines - p->skip > have)
			stretch(ch, p->first, to, p->lines - p->skip - have);
	}
}

size_t
gw_chunk_layout(struct gw_chunk *ch, uint32_t end)
{
	struct gw_part	*p;

	lay_single(ch, end);
	lay_spanning(ch, end);
	for (size_t i = 0; i < ch->n && ch->part[i].first < end; i++) {
		p = &ch->part[i];
		p->height = lines_of(ch, p->first, part_end(p, end));
		p->shown = 0;
	}
	return lines_of(ch, ch->first, end);
}

bool
gw_chunk_strains(const struct gw_chunk *ch, uint32_t end)
{
	const struct gw_part	*p;
	const struct pai_node	*n;
	size_t			 have;

	for (size_t i = 0; i < ch->n && ch->part[i].first < end; i++) {
		p = &ch->part[i];
		n = p->cell->node;
		if (n->as.cell.row + n->as.cell.rows <= end)
			continue;
		have = 2 * (size_t)(end - p->first) - 1;
		if (p->lines - p->skip > have)
			return true;
	}
	return false;
}
