/*
 * Tables of HTML: of pages, and those which OCR engines and converters put
 * into Markdown because it has no spans.
 *
 * Nothing about the tags is relied on: a row without a table's tag between,
 * a cell without a row, text outside any cell, ends left out or out of
 * order.  What is missing is opened, what is open is closed when something
 * comes that cannot stand in it.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/num.h"
#include "markup.h"

#define	ROWS_MAX	65534	/* rowspan in HTML, 4.9.11 */
#define	COLS_MAX	1000

int
html_table_balance(const char *p, size_t n)
{
	const char	*end = p + n;
	int		 open = 0;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (end - p >= 6 && strncasecmp(p + 1, "table", 5) == 0)
			open++;
		else if (end - p >= 7 && strncasecmp(p + 1, "/table", 6) == 0)
			open--;
		p++;
	}
	return open;
}

struct html_table *
html_table_at(struct markup *m)
{
	if (m->tables == 0 || m->tables > MARKUP_TABLES)
		return NULL;
	return &m->table[m->tables - 1];
}

static void
cell_end(struct markup *m, struct html_table *t)
{
	emit_line_end(m);
	if (!t->cell)
		return;
	emit_close(m, PAI_N_CELL);
	t->cell = false;
}

static void
row_end(struct markup *m, struct html_table *t)
{
	cell_end(m, t);
	if (!t->row)
		return;
	emit_close(m, PAI_N_ROW);
	t->row = false;
	if (t->cells == 0)
		return;
	if (!t->body && (t->head || t->row_head)) {
		if (t->row_node != NULL)
			t->row_node->as.row.head = true;
		t->head_rows++;
	} else {
		t->body = true;
	}
}

static void
row_begin(struct markup *m, struct html_table *t)
{
	row_end(m, t);
	t->row_node = emit_open(m, PAI_N_ROW);
	t->row = true;
	t->row_head = true;
	t->cells = 0;
}

static uint32_t
span_of(struct markup *m, const struct tag *tag, const char *name, int32_t max)
{
	if (tag == NULL || !tag_attr(tag, name, &m->scratch) ||
	    m->scratch.n == 0)
		return 1;
	return (uint32_t)p_num_clamped(m->scratch.p, 1, max, 1, NULL);
}

uint8_t
html_align(const char *word)
{
	if (strcasecmp(word, "left") == 0)
		return PAI_ALIGN_LEFT;
	if (strcasecmp(word, "center") == 0)
		return PAI_ALIGN_CENTRE;
	if (strcasecmp(word, "right") == 0)
		return PAI_ALIGN_RIGHT;
	return PAI_ALIGN_NONE;
}

static uint8_t
align_of(struct markup *m, const struct tag *tag)
{
	if (tag == NULL || !tag_attr(tag, "align", &m->scratch) ||
	    m->scratch.n == 0)
		return PAI_ALIGN_NONE;
	return html_align(m->scratch.p);
}

/* tag: NULL where the cell was not written but its content was. */
static void
cell_begin(struct markup *m, struct html_table *t, const struct tag *tag)
{
	struct pai_node	*n;

	cell_end(m, t);
	if (!t->row)
		row_begin(m, t);
	t->cell = true;
	t->cells++;
	t->cell_node = n = emit_open(m, PAI_N_CELL);
	if (n == NULL)
		return;
	n->as.cell.rows = span_of(m, tag, "rowspan", ROWS_MAX);
	n->as.cell.cols = span_of(m, tag, "colspan", COLS_MAX);
	n->as.cell.align = align_of(m, tag);
	n->as.cell.head = tag != NULL && strcmp(tag->name, "th") == 0;
	t->row_head = t->row_head && n->as.cell.head;
}

static void
table_begin(struct markup *m)
{
	struct html_table	*t;

	emit_line_end(m);
	html_table_place(m);
	if (++m->tables > MARKUP_TABLES) {
		if (m->tables == MARKUP_TABLES + 1)
			pai_say(m->job->log, PAI_M_TABLE_FLATTENED, &m->at,
			    "below depth %d", MARKUP_TABLES);
		return;
	}
	t = html_table_at(m);
	*t = (struct html_table){ .node = emit_open(m, PAI_N_TABLE) };
}

void
html_table_shut(struct markup *m)
{
	struct html_table	*t = html_table_at(m);

	if (t != NULL) {
		row_end(m, t);
		emit_line_end(m);
		/* A table of nothing but headers has one row of them. */
		if (!t->body && t->head_rows > 1)
			t->head_rows = 1;
		if (t->node != NULL)
			t->node->as.table.head_rows = t->head_rows;
		emit_close(m, PAI_N_TABLE);
	}
	m->tables--;
}

void
html_table_place(struct markup *m)
{
	struct html_table	*t = html_table_at(m);

	if (t != NULL && !t->cell)
		cell_begin(m, t, NULL);
}

void
html_table_end(struct markup *m)
{
	while (m->tables > 0)
		html_table_shut(m);
}

static void
group_tag(struct html_table *t, const struct tag *tag)
{
	t->head = !tag->end && strcmp(tag->name, "thead") == 0;
}

static void
caption_tag(struct markup *m, struct html_table *t, const struct tag *tag)
{
	row_end(m, t);
	if (tag->end)
		emit_line_end(m);
	else
		emit_line(m, PAI_N_CAPTION);
}

static void
cell_tag(struct markup *m, struct html_table *t, const struct tag *tag)
{
	if (tag->end)
		cell_end(m, t);
	else
		cell_begin(m, t, tag);
}

static void
row_tag(struct markup *m, struct html_table *t, const struct tag *tag)
{
	if (tag->end)
		row_end(m, t);
	else
		row_begin(m, t);
}

/* A tag of a table that is open. */
static bool
inner_tag(struct markup *m, const struct tag *tag)
{
	static const char *const cells[] = { "td", "th", NULL };
	static const char *const groups[] = { "thead", "tbody", "tfoot", NULL };
	static const char *const columns[] = { "colgroup", "col", NULL };
	struct html_table	*t = html_table_at(m);
	bool			 is_row = strcmp(tag->name, "tr") == 0;
	bool			 is_cell = tag_is_one_of(tag, cells);
	bool			 is_group = tag_is_one_of(tag, groups);
	bool			 is_caption = strcmp(tag->name, "caption") == 0;

	if (tag_is_one_of(tag, columns))
		return true;
	if (!is_row && !is_cell && !is_group && !is_caption)
		return false;
	if (t == NULL) {
		/* Too deep: its cells become paragraphs. */
		emit_line_end(m);
	} else if (is_cell) {
		cell_tag(m, t, tag);
	} else if (is_row) {
		row_tag(m, t, tag);
	} else if (is_caption) {
		caption_tag(m, t, tag);
	} else {
		row_end(m, t);
		group_tag(t, tag);
	}
	return true;
}

bool
html_table_tag(struct markup *m, const struct tag *tag)
{
	if (strcmp(tag->name, "table") == 0) {
		if (!tag->end)
			table_begin(m);
		else if (m->tables > 0)
			html_table_shut(m);
		return true;
	}
	return m->tables > 0 && inner_tag(m, tag);
}
