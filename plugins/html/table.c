/*
 * Tables, with their spans, headers and captions.
 *
 * A browser ends a row span with the group it begins in, so the thead takes
 * in every row that a header cell reaches.  Headers say what they head:
 *
 *	+--------+-----------------+
 *	| col    | colgroup        |	thead
 *	|        +--------+--------+
 *	|        | col    | col    |
 *	+--------+--------+--------+
 *	| row    |        |        |	tbody
 *	| group  +--------+--------+
 *	|        |        |        |
 *	+--------+--------+--------+
 */
#include "html.h"
#include "kit/colour.h"
#include "kit/num.h"

#define	MAX_COLSPAN	1000	/* what browsers read (HTML, 4.9.11) */
#define	MAX_ROWSPAN	65534
#define	MAX_WALKS	16	/* captions moved to the front, in one other */

/* The table being written; NULL: nested too deeply to be kept count of. */
static struct frame *
frame_at(struct html *h)
{
	if (h->tables == 0 || h->tables > HTML_TABLES)
		return NULL;
	return &h->frame[h->tables - 1];
}

static const struct pai_node *
first_row(const struct pai_node *table)
{
	const struct pai_node	*n = table->first;

	while (n != NULL && n->kind != PAI_N_ROW)
		n = n->next;
	return n;
}

/* Rows that were asked to be the head: counted, or marked one by one. */
static uint32_t
asked_head_rows(const struct pai_node *table)
{
	const struct pai_node	*row;
	uint32_t		 count = 0;

	if (table->as.table.head_rows > 0)
		return table->as.table.head_rows;
	for (row = first_row(table); row != NULL && row->as.row.head &&
	    row->kind == PAI_N_ROW; row = row->next)
		count++;
	return count;
}

/* The same, and whatever rows their cells reach into. */
static uint32_t
head_rows(const struct pai_node *table)
{
	const struct pai_node	*row, *cell;
	uint32_t		 reach = asked_head_rows(table), at = 0;

	for (row = first_row(table); row != NULL && at < reach;
	    row = row->next, at++)
		for (cell = row->first; cell != NULL; cell = cell->next)
			if (cell->as.cell.rows > reach - at)
				reach = cell->as.cell.rows + at;
	return reach;
}

/* A table that the author drew no line of. */
static bool
is_borderless(const struct pai_node *table)
{
	const struct pai_node	*row, *cell;

	if (table->style == 0 || first_row(table) == NULL ||
	    table->as.table.form.n > 0)
		return false;
	for (row = first_row(table); row != NULL; row = row->next)
		for (cell = row->first; cell != NULL; cell = cell->next)
			if (cell->as.cell.borders != 0)
				return false;
	return true;
}

/* A caption that stands behind the rows is moved to where HTML wants it. */
static void
late_caption(struct html *h, const struct pai_node *table)
{
	const struct pai_node	*n = table->last;

	if (n == NULL || n == table->first || n->kind != PAI_N_CAPTION ||
	    table->first->kind == PAI_N_CAPTION || h->depth >= MAX_WALKS)
		return;
	put(h, "<caption class=\"below\">");
	h->block = n;
	walk(h, n);
	put(h, "</caption>\n");
}

/* Its direction, the gap between its cells and its names. */
static void
put_table_look(struct html *h, const struct pai_node *table)
{
	const struct pai_style	*s = h->host->doc_style(h->doc, table->style);
	int32_t			 gap;

	if (table->style == 0)
		return;
	if (s->right_to_left)
		put(h, " dir=\"rtl\"");
	gap = p_num_scale(s->cell_spacing, 2, 100);
	if (gap > 0)
		put_fmt(h, " style=\"border-collapse:separate;"
		    "border-spacing:%d.%dpt\"", (int)gap / 10,
		    (int)gap % 10);
	if (s->title.n > 0)
		put_attribute(h, "aria-label", s->title);
	if (s->summary.n > 0)
		put_attribute(h, s->title.n > 0 ? "title" : "aria-label",
		    s->summary);
}

/* Did its author draw lines, and does each cell stand where it did then? */
static bool
are_edges_known(const struct pai_node *table)
{
	return table->style != 0 && table->as.table.form.n == 0 &&
	    table->as.table.verdict != PAI_V_REPAIRED;
}

void
table_enter(struct html *h, const struct pai_node *n)
{
	struct frame	*f;

	h->tables++;
	if ((f = frame_at(h)) != NULL)
		*f = (struct frame){ .table = n, .head_rows = head_rows(n),
		    .ruled = are_edges_known(n) && !is_borderless(n) };
	put(h, "<table");
	if (n->as.table.form.n > 0)
		put(h, " class=\"form\"");
	else if (is_borderless(n))
		put(h, " class=\"open\"");
	put_table_look(h, n);
	if (n->as.table.form.n > 0)
		put_attribute(h, "data-form", n->as.table.form);
	if (n->as.table.verdict == PAI_V_FLAGGED)
		put(h, " data-flagged");
	put(h, ">\n");
	late_caption(h, n);
}

void
table_leave(struct html *h, const struct pai_node *n)
{
	struct frame	*f = frame_at(h);

	(void)n;
	if (f != NULL && f->row > 0) {
		if (f->row <= f->head_rows)
			put(h, "</thead>\n");
		else
			put(h, "</tbody>\n");
	}
	put(h, "</table>\n");
	h->tables--;
}

/* True: the caption's inlines come next; false: they are written already. */
bool
caption_enter(struct html *h, const struct pai_node *n)
{
	if (n->prev != NULL)
		return false;
	put(h, "<caption>");
	h->block = n;
	return true;
}

static void
put_columns(struct html *h, const struct pai_node *table)
{
	const int32_t	*width = table->as.table.widths;
	int64_t		 sum = 0;
	int32_t		 tenths;
	uint32_t	 i;

	if (width == NULL)
		return;
	for (i = 0; i < table->as.table.cols; i++)
		sum += width[i] > 0 ? width[i] : 0;
	if (sum <= 0)
		return;
	put(h, "<colgroup>\n");
	for (i = 0; i < table->as.table.cols; i++) {
		tenths = p_num_scale(width[i] > 0 ? width[i] : 0, 1000, sum);
		put_fmt(h, "<col style=\"width:%d.%d%%\">\n",
		    (int)tenths / 10, (int)tenths % 10);
	}
	put(h, "</colgroup>\n");
}

/* Of a row or cell that was put in or taken out. */
static const char *
change_class(const struct pai_node *n)
{
	return n->flags & PAI_NF_DELETED ? "del" :
	    n->flags & PAI_NF_INSERTED ? "ins" : NULL;
}

void
row_enter(struct html *h, const struct pai_node *n)
{
	struct frame	*f = frame_at(h);

	if (f != NULL) {
		if (f->row == 0)
			put_columns(h, f->table);
		if (f->row == f->head_rows && f->row > 0)
			put(h, "</thead>\n<tbody>\n");
		else if (f->row == 0 && f->head_rows > 0)
			put(h, "<thead>\n");
		else if (f->row == 0)
			put(h, "<tbody>\n");
		f->row++;
	}
	put(h, "<tr");
	if (change_class(n) != NULL)
		put_fmt(h, " class=\"%s\"", change_class(n));
	put(h, ">\n");
}

/* What a header cell heads; NULL: it is no header. */
static const char *
scope_of(struct html *h, const struct pai_node *n)
{
	struct frame	*f = frame_at(h);
	uint32_t	 head_cols;
	bool		 on_top;

	on_top = f != NULL && f->row <= f->head_rows;
	head_cols = f != NULL ? f->table->as.table.head_cols : 0;
	if (!on_top && n->as.cell.col + n->as.cell.cols <= head_cols)
		return n->as.cell.rows > 1 ? "rowgroup" : "row";
	if (!on_top && !n->as.cell.head)
		return NULL;
	if (!on_top && n->as.cell.col == 0 && n->as.cell.rows > 1)
		return "rowgroup";
	return n->as.cell.cols > 1 ? "colgroup" : "col";
}

static const char *
flow_class(const struct pai_node *n)
{
	switch (n->as.cell.flow) {
	case PAI_FLOW_VERTICAL:
		return "v";
	case PAI_FLOW_UP:
		return "up";
	case PAI_FLOW_DOWN:
		return "down";
	default:
		return NULL;
	}
}

/* A cell's own alignment, else that of the paragraph that is all it has. */
static const char *
cell_align_class(const struct html *h, const struct pai_node *n)
{
	static const char *const own[] = { NULL, "l", "c", "r", "j", "d" };
	const struct pai_node	*only = n->first;
	const char		*class;

	if (n->as.cell.align > PAI_ALIGN_NONE &&
	    n->as.cell.align <= PAI_ALIGN_DISTRIBUTE)
		return own[n->as.cell.align];
	if (only == NULL || only->next != NULL ||
	    only->kind != PAI_N_PARAGRAPH || only->style == 0)
		return NULL;
	/* A paragraph of Word's that says nothing stands at the left. */
	class = align_class(h, only);
	return class != NULL ? class : "l";
}

static const char *
valign_class(const struct html *h, const struct pai_node *n)
{
	const struct pai_style	*s = h->host->doc_style(h->doc, n->style);

	if (n->style == 0 || (s->set & PAI_SF_VALIGN) == 0)
		return NULL;
	return s->valign == PAI_VALIGN_TOP ? "t" :
	    s->valign == PAI_VALIGN_BOTTOM ? "b" : NULL;
}

/*
 * The edges that the author left out of a table that has lines; a browser
 * draws the line of the cell next to it, where that has one.
 */
static const char *
edge_class(const struct html *h, const struct pai_node *n)
{
	static const char *const left_out[] = { "n", "nr nb nl", "nt nb nl",
	    "nb nl", "nt nr nl", "nr nl", "nt nl", "nl", "nt nr nb", "nr nb",
	    "nt nb", "nb", "nt nr", "nr", "nt", NULL };
	const struct frame	*f = h->tables > 0 && h->tables <=
				    HTML_TABLES ? &h->frame[h->tables - 1] :
				    NULL;

	if (f == NULL || !f->ruled)
		return NULL;
	return left_out[n->as.cell.borders & 15];
}

static void
put_cell_classes(struct html *h, const struct pai_node *n)
{
	const char	*class[] = { flow_class(n), cell_align_class(h, n),
			    valign_class(h, n), edge_class(h, n),
			    change_class(n) };
	size_t		 i, count = 0;

	for (i = 0; i < sizeof(class) / sizeof(class[0]); i++)
		if (class[i] != NULL)
			put_fmt(h, count++ == 0 ? " class=\"%s" : " %s",
			    class[i]);
	if (count > 0)
		put(h, "\"");
}

/* A line from corner to corner, as the edge between two halves. */
static void
put_diagonal(struct html *h, const struct pai_border *b, const char *to)
{
	unsigned	 colour = b->colour == PAI_COLOUR_AUTO ? 0 :
			    (unsigned)(b->colour & 0xffffff);

	put_fmt(h, "linear-gradient(to %s,transparent calc(50%% - .5px),"
	    "#%06x calc(50%% - .5px),#%06x calc(50%% + .5px),"
	    "transparent calc(50%% + .5px))", to, colour, colour);
}

static void
put_shade(struct html *h, const struct pai_node *n)
{
	static const char *const to[] = { "top right", "top left" };
	const struct pai_style	*s = h->host->doc_style(h->doc, n->style);
	bool			 shaded = (s->set & PAI_SF_BACKGROUND) != 0 &&
				    s->background < 0xffffff;
	unsigned		 i, count = 0;

	if (n->style == 0 || (!shaded && (s->set & PAI_SF_DIAGONAL) == 0))
		return;
	put(h, " style=\"");
	if (shaded)
		put_fmt(h, "background-color:#%06x",
		    (unsigned)s->background);
	if (shaded && p_is_dark(s->background & 0xffffff))
		put(h, ";color:#fff");
	for (i = 0; i < PAI_DIAGONAL_MAX; i++) {
		if (s->diagonal[i].stroke == PAI_STROKE_NONE)
			continue;
		put_fmt(h, "%s", count++ > 0 ? "," : shaded ?
		    ";background-image:" : "background-image:");
		put_diagonal(h, &s->diagonal[i], to[i]);
	}
	put(h, "\"");
}

static uint32_t
at_most(uint32_t value, uint32_t max)
{
	return value < max ? value : max;
}

void
cell_enter(struct html *h, const struct pai_node *n)
{
	const char	*scope = scope_of(h, n);

	if (scope != NULL)
		put_fmt(h, "<th scope=\"%s\"", scope);
	else
		put(h, "<td");
	if (n->as.cell.rows > 1)
		put_fmt(h, " rowspan=\"%u\"",
		    (unsigned)at_most(n->as.cell.rows, MAX_ROWSPAN));
	if (n->as.cell.cols > 1)
		put_fmt(h, " colspan=\"%u\"",
		    (unsigned)at_most(n->as.cell.cols, MAX_COLSPAN));
	put_cell_classes(h, n);
	put_shade(h, n);
	put_marks(h, n);
	put(h, ">");
	h->cells++;
}

void
cell_leave(struct html *h, const struct pai_node *n)
{
	h->cells--;
	if (scope_of(h, n) != NULL)
		put(h, "</th>\n");
	else
		put(h, "</td>\n");
}
