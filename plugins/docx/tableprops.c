/*
 * Properties of tables, rows and cells: w:tblPr, w:trPr and w:tcPr.
 *
 * A tracked change states what they were; where changes are rejected, that
 * is read in place of what they are (17.13.5).
 */
#include "tableprops.h"

#include <string.h>

#include "docx.h"
#include "length.h"
#include "styles.h"

#define	PADS_MAX	64	/* columns left out: Word has no more at all */
#define	BAND_MAX	1000	/* rows of one band */
#define	SPACING_MAX	72000	/* mpt around a cell: an inch */

static bool
is_rejected(const struct docx *d)
{
	return d->track == TRACK_REJECT;
}

/* ---- tables ---- */

static uint32_t
hexadecimal(const char *s)
{
	uint32_t	 v = 0;

	for (; s != NULL && *s != '\0'; s++)
		v = v << 4 | ((uint32_t)(*s <= '9' ? *s - '0' :
		    (*s | 0x20) - 'a' + 10) & 15);
	return v;
}

/*
 * w:val is the older spelling, in hexadecimal; the attributes beat it.  Bands
 * are there unless it is said that they are not.
 */
static uint32_t
look(struct docx *d)
{
	static const struct { uint16_t token, mask; uint32_t conds; } list[] =
	    {
		{ W_firstRow, 0x20, COND_BIT(FIRST_ROW) },
		{ W_lastRow, 0x40, COND_BIT(LAST_ROW) },
		{ W_firstColumn, 0x80, COND_BIT(FIRST_COL) },
		{ W_lastColumn, 0x100, COND_BIT(LAST_COL) },
		{ W_noHBand, 0x200, COND_ROW_BANDS },
		{ W_noVBand, 0x400, COND_COL_BANDS },
	};
	uint32_t	 old = hexadecimal(attr(d, W_val)), out = 0;

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (attr(d, list[i].token) != NULL ?
		    attr_on(d, list[i].token) : (old & list[i].mask) != 0)
			out |= list[i].conds;
	return out ^ (COND_ROW_BANDS | COND_COL_BANDS);
}

static uint8_t
from_named(const char *s, uint8_t text)
{
	if (s != NULL && strcmp(s, "page") == 0)
		return PAI_FROM_PAGE;
	return s != NULL && strcmp(s, "margin") == 0 ? PAI_FROM_MARGIN : text;
}

static uint8_t
place_named(const char *s)
{
	static const struct { const char *name; uint8_t place; } list[] = {
		{ "left", PAI_PLACE_START }, { "top", PAI_PLACE_START },
		{ "center", PAI_PLACE_CENTRE }, { "right", PAI_PLACE_END },
		{ "bottom", PAI_PLACE_END }, { "inside", PAI_PLACE_INNER },
		{ "outside", PAI_PLACE_OUTER },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].place;
	return PAI_PLACE_OFFSET;
}

/* 17.4.57. */
static void
place(struct docx *d, struct pai_float *p)
{
	memset(p, 0, sizeof(*p));
	p->floats = true;
	p->from_x = from_named(attr(d, W_horzAnchor), PAI_FROM_COLUMN);
	p->from_y = from_named(attr(d, W_vertAnchor), PAI_FROM_PARAGRAPH);
	p->place_x = place_named(attr(d, W_tblpXSpec));
	p->place_y = place_named(attr(d, W_tblpYSpec));
	p->x = attr_length(d, W_tblpX, LENGTH_TWIP, 0);
	p->y = attr_length(d, W_tblpY, LENGTH_TWIP, 0);
	p->gap[PAI_SIDE_TOP] = positive_length(d, W_topFromText);
	p->gap[PAI_SIDE_RIGHT] = positive_length(d, W_rightFromText);
	p->gap[PAI_SIDE_BOTTOM] = positive_length(d, W_bottomFromText);
	p->gap[PAI_SIDE_LEFT] = positive_length(d, W_leftFromText);
}

static const char *
words(struct docx *d)
{
	const char	*s = attr(d, W_val);

	return s == NULL || *s == '\0' ? NULL : docx_keep(d, s);
}

/* What the properties were, inside a tracked change of them. */
static const struct scope *
table_was(struct docx *d, unsigned token)
{
	if (token != W_tblPr && token != W_tblPrEx)
		return docx_other(d, token);
	memset(d->table_target, 0, sizeof(*d->table_target));
	return &scope_table_props;
}

static const struct scope scope_table_was = { table_was, NULL, NULL };

static bool
table_place(struct docx *d, struct table_props *t, unsigned token)
{
	switch (token) {
	case W_tblW:
		box_width(d, &t->box);
		return true;
	case W_jc:
		t->align = prop_align(attr(d, W_val));
		return true;
	case W_tblInd:
		t->indent = attr(d, W_type) != NULL &&
		    !attr_is(d, W_type, "dxa") ? 0 :
		    attr_length(d, W_w, LENGTH_TWIP, 0);
		t->has_indent = true;
		return true;
	case W_tblLayout:
		t->fixed = attr_is(d, W_type, "fixed");
		t->has_layout = true;
		return true;
	case W_tblpPr:
		place(d, &t->place);
		return true;
	case W_bidiVisual:
		t->rtl = attr_on(d, W_val);
		return true;
	case W_tblCellSpacing:
		t->box.spacing = prop_clamp(box_length(d), 0, SPACING_MAX);
		t->box.set |= BOX_SPACING;
		return true;
	default:
		return false;
	}
}

static const struct scope *
table_child(struct docx *d, unsigned token)
{
	struct table_props	*t = d->table_target;

	if (table_place(d, t, token))
		return NULL;
	switch (token) {
	case W_tblStyle:
		t->style = style_find(d, attr(d, W_val));
		return NULL;
	case W_tblLook:
		t->look = look(d);
		t->has_look = true;
		return NULL;
	case W_tblStyleRowBandSize:
		t->row_band = (uint32_t)attr_int(d, W_val, 1, BAND_MAX, 1);
		return NULL;
	case W_tblStyleColBandSize:
		t->col_band = (uint32_t)attr_int(d, W_val, 1, BAND_MAX, 1);
		return NULL;
	case W_tblCaption:
		t->title = words(d);
		return NULL;
	case W_tblDescription:
		t->summary = words(d);
		return NULL;
	case W_shd:
		box_shading(d, &t->box);
		return NULL;
	case W_tblBorders:
		d->box_target = &t->box;
		return &scope_edges;
	case W_tblCellMar:
		d->box_target = &t->box;
		return &scope_padding;
	case W_tblPrChange:
	case W_tblPrExChange:
		return is_rejected(d) ? &scope_table_was : NULL;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_table_props = { table_child, NULL, NULL };

void
table_props_add(struct table_props *u, const struct table_props *o)
{
	box_props_add(&u->box, &o->box);
	if (o->style != 0)
		u->style = o->style;
	if (o->align != PAI_ALIGN_NONE)
		u->align = o->align;
	if (o->has_indent) {
		u->indent = o->indent;
		u->has_indent = true;
	}
	if (o->has_look) {
		u->look = o->look;
		u->has_look = true;
	}
	if (o->has_layout) {
		u->fixed = o->fixed;
		u->has_layout = true;
	}
	if (o->row_band != 0)
		u->row_band = o->row_band;
	if (o->col_band != 0)
		u->col_band = o->col_band;
}

/* ---- rows ---- */

static const struct scope *
row_was(struct docx *d, unsigned token)
{
	struct row_props	*r = d->row_target;
	bool			 inserted = r->inserted, deleted = r->deleted;

	if (token != W_trPr)
		return docx_other(d, token);
	memset(r, 0, sizeof(*r));
	r->inserted = inserted;
	r->deleted = deleted;
	return &scope_row_props;
}

static const struct scope scope_row_was = { row_was, NULL, NULL };

/* Columns that the row leaves out at its ends. */
static bool
row_ends(struct docx *d, struct row_props *r, unsigned token)
{
	switch (token) {
	case W_gridBefore:
		r->before = (uint32_t)attr_int(d, W_val, 0, PADS_MAX, 0);
		return true;
	case W_gridAfter:
		r->after = (uint32_t)attr_int(d, W_val, 0, PADS_MAX, 0);
		return true;
	case W_wBefore:
		r->before_width = box_length(d);
		return true;
	case W_wAfter:
		r->after_width = box_length(d);
		return true;
	default:
		return false;
	}
}

static const struct scope *
row_child(struct docx *d, unsigned token)
{
	struct row_props	*r = d->row_target;

	if (row_ends(d, r, token))
		return NULL;
	switch (token) {
	case W_trHeight:
		r->height = positive_length(d, W_val);
		r->exact = attr_is(d, W_hRule, "exact");
		r->set |= ROW_HEIGHT;
		return NULL;
	case W_tblHeader:
		r->head = attr_on(d, W_val);
		r->set |= ROW_HEAD;
		return NULL;
	case W_cantSplit:
		r->cant_split = attr_on(d, W_val);
		r->set |= ROW_WHOLE;
		return NULL;
	case W_jc:
		r->align = prop_align(attr(d, W_val));
		return NULL;
	case W_cnfStyle:
		r->conds = conds_told(d);
		return NULL;
	case W_ins:
		r->inserted = true;
		return NULL;
	case W_del:
		r->deleted = true;
		return NULL;
	case W_trPrChange:
		return is_rejected(d) ? &scope_row_was : NULL;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_row_props = { row_child, NULL, NULL };

void
row_props_add(struct row_props *u, const struct row_props *o)
{
	if (o->set & ROW_HEIGHT) {
		u->height = o->height;
		u->exact = o->exact;
	}
	if (o->set & ROW_WHOLE)
		u->cant_split = o->cant_split;
	if (o->set & ROW_HEAD)
		u->head = o->head;
	if (o->align != PAI_ALIGN_NONE)
		u->align = o->align;
	u->set |= o->set;
}

/* ---- cells ---- */

static uint8_t
merge_of(struct docx *d)
{
	return attr_is(d, W_val, "restart") ? MERGE_START : MERGE_CONTINUE;
}

/* Cells that were merged, or parted, as a tracked change (17.13.5.3). */
static void
tracked_merge(struct docx *d, struct cell_props *c)
{
	unsigned	 token = is_rejected(d) ? W_vMergeOrig : W_vMerge;

	c->vmerge = attr_is(d, token, "rest") ? MERGE_START :
	    attr_is(d, token, "cont") ? MERGE_CONTINUE : MERGE_NONE;
}

static uint8_t
valign_named(const char *s)
{
	if (s != NULL && strcmp(s, "center") == 0)
		return PAI_VALIGN_CENTRE;
	if (s != NULL && strcmp(s, "bottom") == 0)
		return PAI_VALIGN_BOTTOM;
	return PAI_VALIGN_TOP;
}

static void
box_switch(struct docx *d, struct box_props *b, uint8_t bit)
{
	b->told |= bit;
	b->on = (uint8_t)(attr_on(d, W_val) ? b->on | bit : b->on & ~bit);
}

static const struct scope *
cell_was(struct docx *d, unsigned token)
{
	struct cell_props	*c = d->cell_target;
	bool			 inserted = c->inserted, deleted = c->deleted;

	if (token != W_tcPr)
		return docx_other(d, token);
	memset(c, 0, sizeof(*c));
	c->inserted = inserted;
	c->deleted = deleted;
	return &scope_cell_props;
}

static const struct scope scope_cell_was = { cell_was, NULL, NULL };

/* What makes several slots one cell, or takes one away. */
static bool
cell_extent(struct docx *d, struct cell_props *c, unsigned token)
{
	int32_t		 most;

	switch (token) {
	case W_gridSpan:
		most = (int32_t)d->host->log_limit(d->job->log, PAI_LIM_SPAN);
		c->span = (uint32_t)attr_int(d, W_val, 1, most, 1);
		return true;
	case W_vMerge:
		c->vmerge = merge_of(d);
		return true;
	case W_hMerge:
		c->hmerge = merge_of(d);
		return true;
	case W_cellMerge:
		tracked_merge(d, c);
		return true;
	case W_cellIns:
		c->inserted = true;
		return true;
	case W_cellDel:
		c->deleted = true;
		return true;
	default:
		return false;
	}
}

static bool
cell_text(struct docx *d, struct cell_props *c, unsigned token)
{
	switch (token) {
	case W_textDirection:
		c->box.flow = prop_flow(attr(d, W_val));
		c->box.set |= BOX_FLOW;
		return true;
	case W_noWrap:
		box_switch(d, &c->box, BOX_NO_WRAP);
		return true;
	case W_tcFitText:
		box_switch(d, &c->box, BOX_FIT_TEXT);
		return true;
	case W_hideMark:
		box_switch(d, &c->box, BOX_HIDE_MARK);
		return true;
	case W_vAlign:
		c->box.valign = valign_named(attr(d, W_val));
		c->box.set |= BOX_VALIGN;
		return true;
	default:
		return false;
	}
}

static const struct scope *
cell_child(struct docx *d, unsigned token)
{
	struct cell_props	*c = d->cell_target;

	if (cell_extent(d, c, token) || cell_text(d, c, token))
		return NULL;
	switch (token) {
	case W_tcW:
		box_width(d, &c->box);
		return NULL;
	case W_cnfStyle:
		c->conds = conds_told(d);
		return NULL;
	case W_shd:
		box_shading(d, &c->box);
		return NULL;
	case W_tcBorders:
		d->box_target = &c->box;
		return &scope_edges;
	case W_tcMar:
		d->box_target = &c->box;
		return &scope_padding;
	case W_tcPrChange:
		return is_rejected(d) ? &scope_cell_was : NULL;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_cell_props = { cell_child, NULL, NULL };
