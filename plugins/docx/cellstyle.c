/*
 * The looks of tables, rows and cells as style records.
 *
 * An edge of a cell is the first of these that says anything:
 *
 *	the cell's own ► the parts of the table's style it stands in, the
 *	strongest first ► that style's cells ► the row's exceptions ► the table
 *
 * Each of the last four has outer lines and inner ones: the outer one where
 * the part, or the table, ends at that side of the cell.  An edge that comes
 * from the table is marked as yielding: a neighbour's own beats it (17.4.66).
 */
#include "cellstyle.h"

#include <string.h>

#include "styles.h"

static const struct table_style *
style_of(const struct docx *d, const struct table_props *t, uint32_t *index)
{
	*index = t->style != 0 ? t->style : d->styles->preset[STYLE_TABLE];
	return style_at(d, *index)->table;
}

/* ---- boxes as records ---- */

static void
copy_edges(const struct box_props *box, struct pai_style *out)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (box->set & BOX_EDGE(i)) {
			out->border[i] = box->edge[i];
			out->set |= PAI_SF_BORDER;
		}
	for (unsigned i = 0; i < PAI_DIAGONAL_MAX; i++)
		if (box->set & BOX_DIAGONAL(i) &&
		    box->diagonal[i].stroke != PAI_STROKE_NONE) {
			out->diagonal[i] = box->diagonal[i];
			out->set |= PAI_SF_DIAGONAL;
		}
}

static void
copy_box(const struct box_props *box, struct pai_style *out)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (box->set & BOX_PADDING(i)) {
			out->padding[i] = box->padding[i];
			out->set |= PAI_SF_PADDING;
		}
	if (box->set & BOX_BACKGROUND && box->background != PAI_COLOUR_AUTO) {
		out->background = box->background;
		out->set |= PAI_SF_BACKGROUND;
	}
	if (box->set & BOX_VALIGN) {
		out->valign = box->valign;
		out->set |= PAI_SF_VALIGN;
	}
	if (box->set & BOX_WIDTH && (box->width | box->width_percent) != 0) {
		out->width = box->width;
		out->width_percent = box->width_percent;
		out->set |= PAI_SF_WIDTH;
	}
	out->cell_spacing = box->spacing;
	out->no_wrap = (box->on & BOX_NO_WRAP) != 0;
	out->fit_text = (box->on & BOX_FIT_TEXT) != 0;
	out->hide_mark = (box->on & BOX_HIDE_MARK) != 0;
}

/* ---- tables and rows ---- */

/* Word's cells have 0.19 cm at their sides where nothing else is said. */
static void
preset_padding(struct box_props *box)
{
	box->padding[PAI_SIDE_LEFT] = box->padding[PAI_SIDE_RIGHT] = 5400;
	box->set |= BOX_PADDING(PAI_SIDE_LEFT) | BOX_PADDING(PAI_SIDE_RIGHT);
}

/* Everything but the record; flat is the style's properties with the own. */
static void
look_of(struct docx *d, const struct table_props *t, struct table_look *look,
    struct table_props *flat)
{
	memset(look, 0, sizeof(*look));
	memset(flat, 0, sizeof(*flat));
	look->named = style_of(d, t, &look->named_index);
	if (look->named != NULL)
		*flat = look->named->table;
	/* Bands are on where no look is stated (17.4.56). */
	if (!t->has_look) {
		flat->look = COND_ROW_BANDS | COND_COL_BANDS;
		flat->has_look = true;
	}
	table_props_add(flat, t);
	preset_padding(&look->box);
	box_props_add(&look->box, &flat->box);
	look->align = flat->align;
	look->look = flat->look | COND_CORNERS | COND_BIT(WHOLE);
	look->row_band = flat->row_band;
	look->col_band = flat->col_band;
}

static struct pai_str
str_of(const char *s)
{
	return (struct pai_str){ s, s == NULL ? 0 : strlen(s) };
}

void
table_look_make(struct docx *d, const struct table_props *t,
    struct table_look *look)
{
	struct pai_style	 out = { .size = sizeof(out) };
	struct table_props	 flat;

	look_of(d, t, look, &flat);
	copy_edges(&look->box, &out);
	copy_box(&look->box, &out);
	out.name = str_of(style_at(d, look->named_index)->name);
	out.fixed_layout = flat.fixed;
	out.indent_table = flat.indent;
	out.right_to_left = t->rtl;
	out.place = t->place;
	out.title = str_of(t->title);
	out.summary = str_of(t->summary);
	look->style = d->host->build_style(d->build, &out);
}

void
table_look_except(struct docx *d, const struct table_props *t,
    const struct table_props *row, struct table_look *look)
{
	struct table_props	 all = *t, flat;

	table_props_add(&all, row);
	look_of(d, &all, look, &flat);
}

uint32_t
row_style(struct docx *d, const struct row_props *r)
{
	struct pai_style	 out = { .size = sizeof(out) };

	if (r->height == 0 && !r->cant_split && r->align == PAI_ALIGN_NONE)
		return 0;
	out.height = r->height;
	out.height_exact = r->exact;
	out.cant_split = r->cant_split;
	if (r->height != 0)
		out.set |= PAI_SF_HEIGHT;
	if (r->align != PAI_ALIGN_NONE) {
		out.align = r->align;
		out.set |= PAI_SF_ALIGN;
	}
	return d->host->build_style(d->build, &out);
}

struct surround
table_surround(const struct table_look *look, const struct table_spot *spot)
{
	struct surround	 s = { look->named_index, 0 };

	if (look->named != NULL && look->named->conds != 0)
		s.conds = conds_at(spot, look->look, look->row_band,
		    look->col_band) & look->named->conds;
	return s;
}

/* ---- cells ---- */

/* Lays lines over a cell's: the outer ones at the sides in rim. */
static void
add_edges(struct box_props *cell, const struct box_props *from, uint8_t rim)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
		bool		 across = i == PAI_SIDE_TOP ||
				    i == PAI_SIDE_BOTTOM;
		unsigned	 edge = rim & 1u << i ? i : across ?
				    (unsigned)EDGE_INSIDE_H :
				    (unsigned)EDGE_INSIDE_V;

		if ((from->set & BOX_EDGE(edge)) == 0)
			continue;
		cell->edge[i] = from->edge[edge];
		cell->set |= BOX_EDGE(i);
	}
}

/* Everything else of a box, over a cell's. */
static void
add_rest(struct box_props *cell, const struct box_props *from)
{
	struct box_props	 rest = *from;

	rest.set &= ~(BOX_EDGE(EDGE_MAX) - 1);
	box_props_add(cell, &rest);
}

static void
add_conds(struct box_props *box, const struct table_look *look,
    const struct table_spot *spot, uint32_t conds)
{
	for (size_t i = 0; i < COND_MAX; i++) {
		enum cond		 at = (enum cond)cond_order[i];
		const struct cond_props	*c = look->named->cond[at];
		uint8_t			 rim;

		if ((conds & 1u << at) == 0 || c == NULL)
			continue;
		rim = cond_rim(at, spot, look->look, look->row_band,
		    look->col_band);
		add_edges(box, &c->table.box, rim);
		add_edges(box, &c->cell.box, rim);
		add_rest(box, &c->table.box);
		add_rest(box, &c->cell.box);
	}
}

/* The sides at which the table ends; none where its cells stand apart. */
static uint8_t
table_rim(const struct table_look *look, const struct table_spot *s)
{
	uint8_t	 rim = 0;

	if (look->box.spacing > 0)
		return 0;
	if (s->row == 0)
		rim |= PAI_EDGE_TOP;
	if (s->last_col)
		rim |= PAI_EDGE_RIGHT;
	if (s->last_row)
		rim |= PAI_EDGE_BOTTOM;
	if (s->col == 0)
		rim |= PAI_EDGE_LEFT;
	return rim;
}

/* A cell's box with all that lies below it; returns the edges that yield. */
static uint8_t
whole_box(const struct table_look *look, const struct box_props *own,
    const struct table_spot *spot, uint32_t conds, struct box_props *box)
{
	uint8_t	 rim = table_rim(look, spot), stated = 0;

	memset(box, 0, sizeof(*box));
	if (look->named != NULL) {
		add_edges(box, &look->named->cell.box, rim);
		add_rest(box, &look->named->cell.box);
		add_conds(box, look, spot, conds);
	}
	box_props_add(box, own);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
		if (box->set & BOX_EDGE(i))
			stated |= (uint8_t)(1u << i);
		if ((box->set & BOX_PADDING(i)) == 0)
			box->padding[i] = look->box.padding[i];
	}
	box->set |= look->box.set & BOX_PADDINGS;
	if ((box->set & BOX_BACKGROUND) == 0 &&
	    (look->box.set & BOX_BACKGROUND)) {
		box->background = look->box.background;
		box->set |= BOX_BACKGROUND;
	}
	return stated;
}

static void
make(struct docx *d, const struct table_look *look,
    const struct box_props *own, const struct table_spot *spot,
    uint32_t conds, uint32_t *style, uint8_t *edges)
{
	struct pai_style	 out = { .size = sizeof(out) };
	struct box_props	 box, lines;
	uint8_t			 stated;

	stated = whole_box(look, own, spot, conds, &box);
	memset(&lines, 0, sizeof(lines));
	add_edges(&lines, &look->box, table_rim(look, spot));
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if ((stated & 1u << i) == 0 && (lines.set & BOX_EDGE(i))) {
			box.edge[i] = lines.edge[i];
			box.set |= BOX_EDGE(i);
			out.border_yields |= (uint8_t)(1u << i);
		}
	copy_edges(&box, &out);
	copy_box(&box, &out);
	out.cell_spacing = look->box.spacing;
	*style = d->host->build_style(d->build, &out);
	*edges = 0;
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (out.border[i].stroke != PAI_STROKE_NONE)
			*edges |= (uint8_t)(1u << i);
}

/* All that the spot says, in few bits; 0 where no part is there. */
static uint32_t
rims_of(const struct table_look *look, const struct table_spot *s,
    uint32_t conds)
{
	uint32_t	 rims = table_rim(look, s);

	if (conds & COND_ROW_BANDS)
		rims |= (uint32_t)cond_rim(COND_BAND1_H, s, look->look,
		    look->row_band, look->col_band) << 4;
	if (conds & COND_COL_BANDS)
		rims |= (uint32_t)cond_rim(COND_BAND1_V, s, look->look,
		    look->row_band, look->col_band) << 8;
	/* Parts end where the table does, spaced or not. */
	return rims | (uint32_t)(s->row == 0) << 12 |
	    (uint32_t)(s->col == 0) << 13 | (uint32_t)s->last_row << 14 |
	    (uint32_t)s->last_col << 15;
}

void
cell_look(struct docx *d, const struct table_look *look,
    struct cell_looks *looks, const struct table_cell *cell,
    const struct table_spot *spot)
{
	const struct box_props	*own = &cell->props.box;
	uint32_t	 conds = table_surround(look, spot).conds;
	uint32_t	 rims = rims_of(look, spot, conds);
	uint64_t	 h;
	size_t		 i;

	if (looks == NULL) {
		make(d, look, own, spot, conds, &cell->node->style,
		    &cell->node->as.cell.borders);
		return;
	}
	h = look_hash(own, sizeof(*own)) ^ ((uint64_t)conds << 16 | rims) *
	    0x9e3779b97f4a7c15u;
	i = (size_t)((h ^ h >> 32) % CELL_LOOKS);
	if (looks->slot[i].style == 0 || looks->slot[i].conds != conds ||
	    looks->slot[i].rims != rims ||
	    memcmp(&looks->slot[i].own, own, sizeof(*own)) != 0) {
		make(d, look, own, spot, conds, &looks->slot[i].style,
		    &looks->slot[i].edges);
		looks->slot[i].own = *own;
		looks->slot[i].conds = conds;
		looks->slot[i].rims = rims;
	}
	cell->node->style = looks->slot[i].style;
	cell->node->as.cell.borders = looks->slot[i].edges;
}
