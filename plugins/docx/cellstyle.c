/*
 * The looks of tables, rows and cells as style records.
 *
 * A cell's edge is its own, or what the table's style says for such a row or
 * column, or the table's: the outer line at the rim, the inner one elsewhere.
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

static void
copy_edges(const struct box_props *box, struct pai_style *out)
{
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (box->set & BOX_EDGE(i)) {
			out->border[i] = box->edge[i];
			out->set |= PAI_SF_BORDER;
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
}

/* Word's cells have 0.19 cm at their sides where nothing else is said. */
static void
preset_padding(struct box_props *box)
{
	box->padding[PAI_SIDE_LEFT] = box->padding[PAI_SIDE_RIGHT] = 5400;
	box->set |= BOX_PADDING(PAI_SIDE_LEFT) | BOX_PADDING(PAI_SIDE_RIGHT);
}

void
table_look_make(struct docx *d, const struct table_props *t,
    struct table_look *look)
{
	struct pai_style	 out = { .size = sizeof(out) };
	const struct style	*named;
	int32_t			 indent = t->indent;

	memset(look, 0, sizeof(*look));
	preset_padding(&look->box);
	look->named = style_of(d, t, &look->named_index);
	look->align = t->align;
	named = style_at(d, look->named_index);
	if (look->named != NULL) {
		box_props_add(&look->box, &look->named->table.box);
		if (look->align == PAI_ALIGN_NONE)
			look->align = look->named->table.align;
		if (!t->has_indent)
			indent = look->named->table.indent;
	}
	box_props_add(&look->box, &t->box);
	look->look = t->look;
	copy_edges(&look->box, &out);
	copy_box(&look->box, &out);
	out.name = (struct pai_str){ named->name, strlen(named->name) };
	out.fixed_layout = t->fixed;
	out.indent_table = indent;
	look->style = d->host->build_style(d->build, &out);
}

uint32_t
row_style(struct docx *d, const struct row_props *r)
{
	struct pai_style	 out = { .size = sizeof(out) };

	if (r->height == 0 && !r->cant_split)
		return 0;
	out.height = r->height;
	out.height_exact = r->exact;
	out.cant_split = r->cant_split;
	if (r->height != 0)
		out.set |= PAI_SF_HEIGHT;
	return d->host->build_style(d->build, &out);
}

struct surround
table_surround(const struct table_look *look, uint32_t row, uint32_t col)
{
	struct surround	 s = { look->named_index, 0 };
	bool		 head = (look->look & 1u << COND_FIRST_ROW) != 0;

	if (look->named == NULL)
		return s;
	if (head && row == 0)
		s.conds |= 1u << COND_FIRST_ROW;
	else if ((row - head) % 2 == 0)
		s.conds |= 1u << COND_BAND1_H;
	else
		s.conds |= 1u << COND_BAND2_H;
	if (col == 0)
		s.conds |= 1u << COND_FIRST_COL;
	s.conds &= look->look;
	return s;
}

static void
add_cond(struct box_props *box, const struct table_style *t, uint32_t conds)
{
	static const enum cond order[] = { COND_BAND1_H, COND_BAND2_H,
	    COND_LAST_COL, COND_FIRST_COL, COND_LAST_ROW, COND_FIRST_ROW };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if ((conds & 1u << order[i]) != 0 && t->cond[order[i]] != NULL)
			box_props_add(box, &t->cond[order[i]]->cell.box);
}

/* Which cells are the last is not known while their text is read. */
static uint32_t
rim_conds(const struct table_look *look, bool last_col, bool last_row)
{
	uint32_t	 conds = 0;

	if (last_col)
		conds |= 1u << COND_LAST_COL;
	if (last_row)
		conds |= 1u << COND_LAST_ROW;
	return conds & look->look;
}

static void
rim(const struct box_props *table, struct box_props *cell, unsigned side,
    unsigned from)
{
	if ((cell->set & BOX_EDGE(side)) != 0 ||
	    (table->set & BOX_EDGE(from)) == 0)
		return;
	cell->edge[side] = table->edge[from];
	cell->set |= BOX_EDGE(side);
}

void
cell_look(struct docx *d, const struct table_look *look,
    struct table_cell *cell, bool last_col, bool last_row)
{
	struct pai_style	 out = { .size = sizeof(out) };
	struct box_props	 box = { 0 };
	struct surround		 s = table_surround(look, cell->row,
				    cell->col);

	memcpy(box.padding, look->box.padding, sizeof(box.padding));
	box.set = look->box.set & (BOX_PADDING(0) | BOX_PADDING(1) |
	    BOX_PADDING(2) | BOX_PADDING(3));
	if (look->named != NULL) {
		box_props_add(&box, &look->named->cell.box);
		s.conds |= rim_conds(look, last_col, last_row);
		add_cond(&box, look->named, s.conds);
	}
	box_props_add(&box, &cell->props.box);
	rim(&look->box, &box, PAI_SIDE_TOP, cell->row == 0 ?
	    (unsigned)PAI_SIDE_TOP : (unsigned)EDGE_INSIDE_H);
	rim(&look->box, &box, PAI_SIDE_LEFT, cell->col == 0 ?
	    (unsigned)PAI_SIDE_LEFT : (unsigned)EDGE_INSIDE_V);
	rim(&look->box, &box, PAI_SIDE_RIGHT, last_col ?
	    (unsigned)PAI_SIDE_RIGHT : (unsigned)EDGE_INSIDE_V);
	rim(&look->box, &box, PAI_SIDE_BOTTOM, last_row ?
	    (unsigned)PAI_SIDE_BOTTOM : (unsigned)EDGE_INSIDE_H);
	copy_edges(&box, &out);
	copy_box(&box, &out);
	out.no_wrap = cell->props.no_wrap;
	cell->node->style = d->host->build_style(d->build, &out);
	cell->node->as.cell.borders = 0;
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (out.border[i].stroke != PAI_STROKE_NONE)
			cell->node->as.cell.borders |= (uint8_t)(1u << i);
}
