/*
 * A chart as a table: a row for each category, a column for each series.
 *
 *	┌──────────┬──────┬──────┐
 *	│ category │ 2019 │ 2020 │	names of the series
 *	├──────────┼──────┼──────┤
 *	│ 收到     │ 12   │ 15   │
 *	└──────────┴──────┴──────┘
 *
 * Series that share their categories share a table; those of a scatter chart
 * seldom do, and each then has one of its own.
 */
#include <string.h>

#include "chart.h"
#include "dml.h"
#include "flow.h"

#define	CELLS_MAX	200000u		/* of one chart */

/* Series first .. end of a chart as one table. */
struct sheet {
	struct docx		*d;
	const struct chart	*chart;
	size_t			 first, end;
	bool			 at;		/* it has categories */
};

/* A column is read from its top; each has its own place. */
struct column {
	const struct chart_points *points;
	size_t			 next;
};

static bool
same_points(const struct chart_points *a, const struct chart_points *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->list[i].index != b->list[i].index ||
		    strcmp(a->list[i].text, b->list[i].text) != 0)
			return false;
	return true;
}

/* The end of the series that can share a table with the first. */
static size_t
sheet_end(const struct chart *c, size_t first)
{
	const struct chart_points	*at = &c->series[first].at;
	size_t				 i = first + 1;

	while (i < c->n && (c->series[i].at.n == 0 ||
	    same_points(at, &c->series[i].at)))
		i++;
	return i;
}

static void
cell(struct docx *d, const char *text, bool head)
{
	struct pai_node	*n = pai_open(d->build, PAI_N_CELL);

	if (n != NULL) {
		n->as.cell.head = head;
		n->as.cell.borders = PAI_EDGE_TOP | PAI_EDGE_RIGHT |
		    PAI_EDGE_BOTTOM | PAI_EDGE_LEFT;
	}
	dml_paragraphs(d, text, 0);
	pai_close(d->build, PAI_N_CELL);
}

static size_t
make_columns(const struct sheet *s, struct column *out)
{
	const struct chart_series	*list = s->chart->series;
	size_t				 n = 0;

	if (s->at)
		out[n++] = (struct column){ &list[s->first].at, 0 };
	for (size_t i = s->first; i < s->end; i++) {
		out[n++] = (struct column){ &list[i].value, 0 };
		if (list[i].size.n > 0)
			out[n++] = (struct column){ &list[i].size, 0 };
	}
	return n;
}

static void
head_row(const struct sheet *s)
{
	const struct chart	*c = s->chart;
	struct pai_node		*row = pai_open(s->d->build, PAI_N_ROW);

	if (row != NULL)
		row->as.row.head = true;
	if (s->at)
		cell(s->d, c->category, true);
	for (size_t i = s->first; i < s->end; i++) {
		cell(s->d, c->series[i].name, true);
		if (c->series[i].size.n > 0)
			cell(s->d, NULL, true);
	}
	pai_close(s->d->build, PAI_N_ROW);
}

/* The lowest index that some column has not shown yet; false: none. */
static bool
next_index(const struct column *column, size_t n, uint32_t *index)
{
	bool	 any = false;

	for (size_t i = 0; i < n; i++) {
		const struct column	*k = &column[i];

		if (k->next == k->points->n)
			continue;
		if (!any || k->points->list[k->next].index < *index)
			*index = k->points->list[k->next].index;
		any = true;
	}
	return any;
}

static void
body_row(const struct sheet *s, struct column *column, size_t n,
    uint32_t index)
{
	(void)pai_open(s->d->build, PAI_N_ROW);
	for (size_t i = 0; i < n; i++) {
		struct column	*k = &column[i];
		bool		 here = k->next < k->points->n &&
				    k->points->list[k->next].index == index;

		cell(s->d, here ? k->points->list[k->next].text : NULL,
		    s->at && i == 0);
		k->next += here;
	}
	pai_close(s->d->build, PAI_N_ROW);
}

/* Returns how many cells it has made. */
static size_t
write_sheet(const struct sheet *s, struct column *column, size_t room)
{
	struct docx	*d = s->d;
	struct pai_node	*table = pai_open(d->build, PAI_N_TABLE);
	size_t		 n = make_columns(s, column), cells = n;
	uint32_t	 index = 0;

	if (table == NULL)
		return cells;
	table->as.table.spans = PAI_SPANS_GIVEN;
	table->as.table.head_rows = 1;
	table->as.table.head_cols = s->at ? 1 : 0;
	head_row(s);
	while (d->status == PAI_OK && next_index(column, n, &index)) {
		if (cells + n > room) {
			docx_once(d, PAI_M_DOCX_CLAMPED,
			    "the numbers of a chart");
			break;
		}
		body_row(s, column, n, index);
		cells += n;
	}
	pai_close(d->build, PAI_N_TABLE);
	return cells;
}

static void
write_titles(struct docx *d, const struct chart *c)
{
	dml_paragraphs(d, c->title, 0);
	for (size_t i = 0; i < c->axis_count; i++)
		dml_paragraphs(d, c->axes[i], 0);
}

void
chart_write(struct docx *d, const struct chart *c)
{
	struct column	*column;
	struct sheet	 s = { .d = d, .chart = c };
	size_t		 left = CELLS_MAX, used;

	column = pool_new(&d->pool, (2 * c->n + 1) * sizeof(*column));
	if (column == NULL) {
		docx_no_memory(d);
		return;
	}
	if (!dml_box_open(d))
		return;
	write_titles(d, c);
	for (; s.first < c->n && left > 0; s.first = s.end) {
		s.end = sheet_end(c, s.first);
		s.at = c->series[s.first].at.n > 0;
		used = write_sheet(&s, column, left);
		left -= used < left ? used : left;
	}
	dml_box_close(d);
}
