/*
 * Table styles: what a style adds to a table, and to parts of it.
 *
 *	┌────┬─────────┬────┐
 *	│ nw │ firstRow│ ne │	bands lie below the first and last rows and
 *	├────┼─────────┼────┤	columns, and the corners above them
 *	│ fi │ band1H  │ la │
 *	│ rst│ band2H  │ st │
 *	│ Col│ band1H  │ Col│
 *	├────┼─────────┼────┤
 *	│ sw │ lastRow │ se │
 *	└────┴─────────┴────┘
 *
 * The standard lays rows below columns (17.7.6.6); Word, whose documents these
 * are, does it the other way round and says so ([MS-OI29500] 2.1.252).
 */
#include "tablestyle.h"

#include <string.h>

#include <paiban/doc.h>

#include "docx.h"
#include "styles.h"

const uint8_t cond_order[COND_MAX] = { COND_WHOLE, COND_BAND1_H, COND_BAND2_H,
    COND_BAND1_V, COND_BAND2_V, COND_FIRST_COL, COND_LAST_COL, COND_FIRST_ROW,
    COND_LAST_ROW, COND_NW, COND_NE, COND_SW, COND_SE };

/* ---- where a cell stands ---- */

static bool
has(uint32_t conds, enum cond c)
{
	return (conds & 1u << c) != 0;
}

/* The row or column, counted from where bands begin. */
static uint32_t
from_first(uint32_t at, bool has_first, uint32_t first)
{
	return has_first ? at - (at < first ? at : first) : at;
}

static uint32_t
band_row(const struct table_spot *s, uint32_t look)
{
	return from_first(s->row, has(look, COND_FIRST_ROW),
	    s->head_rows > 1 ? s->head_rows : 1);
}

static uint32_t
band_col(const struct table_spot *s, uint32_t look)
{
	return from_first(s->col, has(look, COND_FIRST_COL), 1);
}

static uint32_t
size_of(uint32_t band)
{
	return band == 0 ? 1 : band;
}

static uint32_t
corners(uint32_t conds)
{
	uint32_t	 out = 0;

	if (has(conds, COND_FIRST_ROW))
		out |= (has(conds, COND_FIRST_COL) ? COND_BIT(NW) : 0) |
		    (has(conds, COND_LAST_COL) ? COND_BIT(NE) : 0);
	if (has(conds, COND_LAST_ROW))
		out |= (has(conds, COND_FIRST_COL) ? COND_BIT(SW) : 0) |
		    (has(conds, COND_LAST_COL) ? COND_BIT(SE) : 0);
	return out;
}

uint32_t
conds_at(const struct table_spot *s, uint32_t look, uint32_t row_band,
    uint32_t col_band)
{
	uint32_t	 out = 0;

	if (s->in_head)
		out |= COND_BIT(FIRST_ROW);
	if (s->last_row)
		out |= COND_BIT(LAST_ROW);
	if (s->col == 0)
		out |= COND_BIT(FIRST_COL);
	if (s->last_col)
		out |= COND_BIT(LAST_COL);
	out |= s->told & (COND_BIT(LAST_ROW) | COND_BIT(LAST_COL));
	out &= look;
	if (!has(out, COND_FIRST_ROW))
		out |= band_row(s, look) / size_of(row_band) % 2 == 0 ?
		    COND_BIT(BAND1_H) : COND_BIT(BAND2_H);
	if (!has(out, COND_FIRST_COL))
		out |= band_col(s, look) / size_of(col_band) % 2 == 0 ?
		    COND_BIT(BAND1_V) : COND_BIT(BAND2_V);
	return (out & look) | corners(out) | COND_BIT(WHOLE);
}

/* The sides at which a stripe across the table ends; across: is it a row? */
static uint8_t
stripe_rim(const struct table_spot *s, bool across, bool begins, bool ends)
{
	uint8_t	 rim = 0;

	if (across ? begins : s->row == 0)
		rim |= PAI_EDGE_TOP;
	if (across ? ends || s->last_row : s->last_row)
		rim |= PAI_EDGE_BOTTOM;
	if (across ? s->col == 0 : begins)
		rim |= PAI_EDGE_LEFT;
	if (across ? s->last_col : ends || s->last_col)
		rim |= PAI_EDGE_RIGHT;
	return rim;
}

uint8_t
cond_rim(enum cond c, const struct table_spot *s, uint32_t look,
    uint32_t row_band, uint32_t col_band)
{
	uint32_t	 row = band_row(s, look) % size_of(row_band);
	uint32_t	 col = band_col(s, look) % size_of(col_band);

	switch (c) {
	case COND_WHOLE:
		return stripe_rim(s, true, s->row == 0, false);
	case COND_FIRST_ROW:
	case COND_LAST_ROW:
		return stripe_rim(s, true, true, true);
	case COND_FIRST_COL:
	case COND_LAST_COL:
		return stripe_rim(s, false, true, true);
	case COND_BAND1_H:
	case COND_BAND2_H:
		return stripe_rim(s, true, row == 0, row + 1 ==
		    size_of(row_band));
	case COND_BAND1_V:
	case COND_BAND2_V:
		return stripe_rim(s, false, col == 0, col + 1 ==
		    size_of(col_band));
	default:	/* a corner */
		return PAI_EDGE_TOP | PAI_EDGE_RIGHT | PAI_EDGE_BOTTOM |
		    PAI_EDGE_LEFT;
	}
}

/* Twelve digits 0 or 1 in the order of enum cond (17.18.100), or by name. */
uint32_t
conds_told(struct docx *d)
{
	static const uint16_t names[] = { W_firstRow, W_lastRow,
	    W_firstColumn, W_lastColumn, W_oddVBand, W_evenVBand, W_oddHBand,
	    W_evenHBand, W_firstRowLastColumn, W_firstRowFirstColumn,
	    W_lastRowLastColumn, W_lastRowFirstColumn };
	const char	*s = attr(d, W_val);
	uint32_t	 out = 0;

	for (unsigned i = 0; s != NULL && i < COND_WHOLE && s[i] != '\0'; i++)
		if (s[i] == '1')
			out |= 1u << i;
	for (unsigned i = 0; s == NULL && i < COND_WHOLE; i++)
		if (attr(d, names[i]) != NULL && attr_on(d, names[i]))
			out |= 1u << i;
	return out;
}

/* ---- reading ---- */

static const struct scope *
cond_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_rPr:
		d->run_target = &d->cond->run;
		return &scope_run_props;
	case W_pPr:
		d->par_target = &d->cond->par;
		return &scope_par_props;
	case W_tblPr:
		d->table_target = &d->cond->table;
		return &scope_table_props;
	case W_trPr:
		d->row_target = &d->cond->row;
		return &scope_row_props;
	case W_tcPr:
		d->cell_target = &d->cond->cell;
		return &scope_cell_props;
	default:
		return NULL;
	}
}

static const struct scope scope_cond = { cond_child, NULL, NULL };

const struct scope *
cond_start(struct docx *d)
{
	static const char *const names[COND_MAX] = { "firstRow", "lastRow",
	    "firstCol", "lastCol", "band1Vert", "band2Vert", "band1Horz",
	    "band2Horz", "neCell", "nwCell", "seCell", "swCell",
	    "wholeTable" };
	struct table_style	*t = d->style->table;

	for (unsigned i = 0; i < COND_MAX && t != NULL; i++) {
		if (!attr_is(d, W_type, names[i]))
			continue;
		d->cond = pool_new(&d->pool, sizeof(*d->cond));
		if (d->cond == NULL)
			docx_no_memory(d);
		t->cond[i] = d->cond;
		t->conds |= 1u << i;
		return d->cond == NULL ? NULL : &scope_cond;
	}
	return NULL;
}

/* ---- laying flat ---- */

/* A part that both state is that of the base with the other laid over it. */
static struct cond_props *
cond_join(struct docx *d, const struct cond_props *base,
    const struct cond_props *over)
{
	struct cond_props	*c = pool_new(&d->pool, sizeof(*c));

	if (c == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	*c = *base;
	run_props_add(&c->run, &over->run);
	par_props_add(d, &c->par, &over->par);
	table_props_add(&c->table, &over->table);
	row_props_add(&c->row, &over->row);
	box_props_add(&c->cell.box, &over->cell.box);
	return c;
}

void
table_style_add(struct docx *d, struct table_style *t,
    const struct table_style *base)
{
	struct table_props	 table = base->table;
	struct row_props	 row = base->row;
	struct cell_props	 cell = base->cell;

	table_props_add(&table, &t->table);
	row_props_add(&row, &t->row);
	box_props_add(&cell.box, &t->cell.box);
	t->table = table;
	t->row = row;
	t->cell = cell;
	t->conds |= base->conds;
	for (unsigned i = 0; i < COND_MAX; i++)
		if (t->cond[i] == NULL)
			t->cond[i] = base->cond[i];
		else if (base->cond[i] != NULL)
			t->cond[i] = cond_join(d, base->cond[i], t->cond[i]);
}
