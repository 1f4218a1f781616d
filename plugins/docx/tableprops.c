/*
 * Properties of tables, rows and cells: w:tblPr, w:trPr and w:tcPr.
 */
#include "tableprops.h"

#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"
#include "styles.h"

#define	PADS_MAX	64	/* columns left out: Word has no more at all */

static const struct scope scope_edges, scope_padding;

int32_t
positive_length(struct docx *d, unsigned token)
{
	int32_t	 v = attr_length(d, token, LENGTH_TWIP, 0);

	return v < 0 ? 0 : v;
}

/* ---- boxes ---- */

static unsigned
edge_of(unsigned token)
{
	if (token == W_insideH)
		return EDGE_INSIDE_H;
	if (token == W_insideV)
		return EDGE_INSIDE_V;
	token = prop_side(token);
	return token == PAI_SIDE_MAX ? (unsigned)EDGE_MAX : token;
}

static const struct scope *
edge_child(struct docx *d, unsigned token)
{
	struct box_props	*b = d->box_target;
	unsigned		 edge = edge_of(token);

	if (edge == EDGE_MAX)
		return docx_other(d, token);
	prop_border(d, &b->edge[edge]);
	b->set |= BOX_EDGE(edge);
	return NULL;
}

static const struct scope *
padding_child(struct docx *d, unsigned token)
{
	struct box_props	*b = d->box_target;
	unsigned		 side = prop_side(token);

	if (side == PAI_SIDE_MAX)
		return docx_other(d, token);
	b->padding[side] = positive_length(d, W_w);
	b->set |= BOX_PADDING(side);
	return NULL;
}

static const struct scope scope_edges = { edge_child, NULL, NULL };
static const struct scope scope_padding = { padding_child, NULL, NULL };

/* In fiftieths of a percent, or "50%" as the strict form has it. */
static int32_t
percent(struct docx *d)
{
	const char	*s = attr(d, W_w);
	char		 digits[16];
	size_t		 n = s == NULL ? 0 : strlen(s);

	if (n > 1 && n < sizeof(digits) && s[n - 1] == '%') {
		memcpy(digits, s, n - 1);
		digits[n - 1] = '\0';
		return 1000 * p_num_clamped(digits, 0, 100, 0, NULL);
	}
	return 20 * attr_int(d, W_w, 0, 5000, 0);
}

static void
width(struct docx *d, struct box_props *b)
{
	const char	*s = attr(d, W_w);

	b->width = b->width_percent = 0;
	if (attr_is(d, W_type, "pct") || (s != NULL && strchr(s, '%')))
		b->width_percent = percent(d);
	else if (attr_is(d, W_type, "dxa") || attr(d, W_type) == NULL)
		b->width = positive_length(d, W_w);
	b->set |= BOX_WIDTH;
}

static void
shading(struct docx *d, struct box_props *b)
{
	if (prop_shading(d, &b->background))
		b->set |= BOX_BACKGROUND;
}

void
box_props_add(struct box_props *u, const struct box_props *o)
{
	for (unsigned i = 0; i < EDGE_MAX; i++)
		if (o->set & BOX_EDGE(i))
			u->edge[i] = o->edge[i];
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (o->set & BOX_PADDING(i))
			u->padding[i] = o->padding[i];
	if (o->set & BOX_BACKGROUND)
		u->background = o->background;
	if (o->set & BOX_VALIGN)
		u->valign = o->valign;
	if (o->set & BOX_WIDTH) {
		u->width = o->width;
		u->width_percent = o->width_percent;
	}
	u->set |= o->set;
}

/* ---- tables ---- */

/* w:val is the older spelling, in hexadecimal; the attributes beat it. */
static uint32_t
look(struct docx *d)
{
	static const struct { uint16_t token; uint16_t bit, mask; } list[] = {
		{ W_firstRow, COND_FIRST_ROW, 0x20 },
		{ W_lastRow, COND_LAST_ROW, 0x40 },
		{ W_firstColumn, COND_FIRST_COL, 0x80 },
		{ W_lastColumn, COND_LAST_COL, 0x100 },
	};
	const char	*s = attr(d, W_val);
	uint32_t	 old = 0, out = 0;
	bool		 bands = true;

	for (; s != NULL && *s != '\0'; s++)
		old = old << 4 | (uint32_t)(*s <= '9' ? *s - '0' :
		    (*s | 0x20) - 'a' + 10);
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (attr(d, list[i].token) != NULL ?
		    attr_on(d, list[i].token) : (old & list[i].mask) != 0)
			out |= 1u << list[i].bit;
	bands = attr(d, W_noHBand) != NULL ? !attr_on(d, W_noHBand) :
	    (old & 0x200) == 0;
	return bands ? out | 1u << COND_BAND1_H | 1u << COND_BAND2_H : out;
}

static const struct scope *
table_child(struct docx *d, unsigned token)
{
	struct table_props	*t = d->table_target;

	switch (token) {
	case W_tblStyle:
		t->style = style_find(d, attr(d, W_val));
		return NULL;
	case W_tblW:
		width(d, &t->box);
		return NULL;
	case W_jc:
		t->align = prop_align(attr(d, W_val));
		return NULL;
	case W_tblInd:
		t->indent = attr_length(d, W_w, LENGTH_TWIP, 0);
		t->has_indent = true;
		return NULL;
	case W_tblLayout:
		t->fixed = attr_is(d, W_type, "fixed");
		return NULL;
	case W_tblLook:
		t->look = look(d);
		return NULL;
	case W_shd:
		shading(d, &t->box);
		return NULL;
	case W_tblBorders:
		d->box_target = &t->box;
		return &scope_edges;
	case W_tblCellMar:
		d->box_target = &t->box;
		return &scope_padding;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_table_props = { table_child, NULL, NULL };

/* ---- rows ---- */

static const struct scope *
row_child(struct docx *d, unsigned token)
{
	struct row_props	*r = d->row_target;

	switch (token) {
	case W_gridBefore:
		r->before = (uint32_t)attr_int(d, W_val, 0, PADS_MAX, 0);
		return NULL;
	case W_gridAfter:
		r->after = (uint32_t)attr_int(d, W_val, 0, PADS_MAX, 0);
		return NULL;
	case W_trHeight:
		r->height = positive_length(d, W_val);
		r->exact = attr_is(d, W_hRule, "exact");
		return NULL;
	case W_tblHeader:
		r->head = attr_on(d, W_val);
		return NULL;
	case W_cantSplit:
		r->cant_split = attr_on(d, W_val);
		return NULL;
	case W_hidden:
		r->hidden = attr_on(d, W_val);
		return NULL;
	case W_ins:
		r->inserted = true;
		return NULL;
	case W_del:
		r->deleted = true;
		return NULL;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_row_props = { row_child, NULL, NULL };

/* ---- cells ---- */

/*
 * 17.18.93, and the short names of the strict form.  Word sets Chinese
 * upright in tbRl and tbRlV alike.
 */
static uint8_t
flow_named(const char *s)
{
	if (s == NULL)
		return PAI_FLOW_LR;
	if (strcmp(s, "tbRl") == 0 || strcmp(s, "tbRlV") == 0 ||
	    strcmp(s, "tbLrV") == 0 || strcmp(s, "rl") == 0 ||
	    strcmp(s, "rlV") == 0 || strcmp(s, "lrV") == 0)
		return PAI_FLOW_VERTICAL;
	if (strcmp(s, "btLr") == 0 || strcmp(s, "lr") == 0)
		return PAI_FLOW_UP;
	return PAI_FLOW_LR;
}

static uint8_t
merge_of(struct docx *d)
{
	return attr_is(d, W_val, "restart") ? MERGE_START : MERGE_CONTINUE;
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

static const struct scope *
cell_child(struct docx *d, unsigned token)
{
	struct cell_props	*c = d->cell_target;
	int32_t			 most;

	switch (token) {
	case W_tcW:
		width(d, &c->box);
		return NULL;
	case W_gridSpan:
		most = (int32_t)d->host->log_limit(d->job->log, PAI_LIM_SPAN);
		c->span = (uint32_t)attr_int(d, W_val, 1, most, 1);
		return NULL;
	case W_vMerge:
		c->vmerge = merge_of(d);
		return NULL;
	case W_hMerge:
		c->hmerge = merge_of(d);
		return NULL;
	case W_textDirection:
		c->flow = flow_named(attr(d, W_val));
		return NULL;
	case W_cellIns:
		c->inserted = true;
		return NULL;
	case W_cellDel:
		c->deleted = true;
		return NULL;
	case W_noWrap:
		c->no_wrap = attr_on(d, W_val);
		return NULL;
	case W_vAlign:
		c->box.valign = valign_named(attr(d, W_val));
		c->box.set |= BOX_VALIGN;
		return NULL;
	case W_shd:
		shading(d, &c->box);
		return NULL;
	case W_tcBorders:
		d->box_target = &c->box;
		return &scope_edges;
	case W_tcMar:
		d->box_target = &c->box;
		return &scope_padding;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_cell_props = { cell_child, NULL, NULL };
