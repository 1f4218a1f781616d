/*
 * Drawings of DrawingML: pictures, text boxes, groups of them, and parts that
 * are shown by a drawing.
 *
 * A shape is carried in the order of the file: its text, its picture, its
 * outline.  What is known of a drawing lies in the flow, since a text box may
 * hold another.
 */
#include <string.h>

#include "dml.h"
#include "flow.h"
#include "kit/num.h"
#include "length.h"

#define	EMU_MAX		182880000	/* 200 inches */

static int32_t
emu(struct docx *d, unsigned token)
{
	return p_num_scale(attr_int(d, token, 0, EMU_MAX, 0), 10, 127);
}

/* What is in a group may count as far as it likes. */
static int32_t
inner(struct docx *d, unsigned token)
{
	return p_num_scale(attr_int(d, token, INT32_MIN, INT32_MAX, 0), 10,
	    127);
}

/* An empty description is none. */
static const char *
keep(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);

	return s == NULL || s[0] == '\0' ? NULL : docx_keep(d, s);
}

/* ---- text boxes ---- */

/* Text that is not Word's own, in a locked canvas. */
static void
text_body_end(struct docx *d)
{
	const char	*s = dml_keep(d, false);

	if (s == NULL || !dml_box_open(d))
		return;
	dml_paragraphs(d, s, 0);
	dml_box_close(d);
}

static const struct scope scope_text_body = { dml_child, text_body_end, NULL };

/* ---- pictures ---- */

/* a:srcRect, in thousandths of a percent or, strictly, with a sign. */
static int32_t
part_of_side(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);
	bool		 clamped = false;
	int32_t		 v = 0;

	if (s == NULL || strchr(s, '%') == NULL)
		return attr_int(d, token, -10000000, 100000, 0) / 100;
	(void)length_parse(s, 10, &v, &clamped);
	return v < 1000 ? v : 1000;
}

static void
crop(struct docx *d)
{
	int32_t	*side = d->flow->drawing.figure.crop;

	side[PAI_SIDE_TOP] = part_of_side(d, N_t);
	side[PAI_SIDE_RIGHT] = part_of_side(d, N_r);
	side[PAI_SIDE_BOTTOM] = part_of_side(d, N_b);
	side[PAI_SIDE_LEFT] = part_of_side(d, N_l);
}

/* a:xfrm: angles are in 60000ths of a degree (20.1.10.3). */
static void
turn(struct docx *d)
{
	struct pai_figure	*f = &d->flow->drawing.figure;
	int32_t			 by = attr_int(d, N_rot, INT32_MIN, INT32_MAX,
				    0) / 60000 % 360;

	f->turn = (int16_t)(by < 0 ? by + 360 : by);
	f->flip_x = attr(d, N_flipH) != NULL && attr_on(d, N_flipH);
	f->flip_y = attr(d, N_flipV) != NULL && attr_on(d, N_flipV);
}

/* a:off, of what stands in a group. */
static void
own_place(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->own_x = group_place(g, false, inner(d, N_x));
	g->own_y = group_place(g, true, inner(d, N_y));
}

static void
own_size(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->own_width = group_length(g, false, emu(d, N_cx));
	g->own_height = group_length(g, true, emu(d, N_cy));
}

static const struct scope *
blip_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_extLst:
	case A_ext:
		return &scope_same;
	case ASVG_svgBlip:
		d->flow->drawing.vector = keep(d, R_embed);
		return NULL;
	default:
		return docx_other(d, token);
	}
}

static const struct scope scope_blip = { blip_child, NULL, NULL };

static const struct scope *
blip(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->blip = keep(d, R_embed);
	if (g->blip == NULL)
		g->blip = keep(d, R_link);
	return &scope_blip;
}

static const struct scope *
own_props(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->own_alt = keep(d, N_descr);
	if (g->own_alt == NULL)
		g->own_alt = keep(d, N_title);
	return &scope_same;
}

static const struct scope *
picture_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;

	switch (token) {
	case PIC_nvPicPr:
	case PIC_blipFill:
	case PIC_spPr:
	case A_nvPicPr:
	case A_blipFill:
	case A_spPr:
		return &scope_same;
	case A_xfrm:
		turn(d);
		return &scope_same;
	case PIC_cNvPr:
	case A_cNvPr:
		return own_props(d);
	case A_hlinkClick:
		g->own_link = keep(d, R_id);
		return NULL;
	case A_off:
		own_place(d);
		return NULL;
	case A_ext:
		own_size(d);
		return NULL;
	case A_blip:
		return blip(d);
	case A_srcRect:
		crop(d);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_picture = { picture_child, picture, NULL };

/* ---- shapes ---- */

static void
fill_end(struct docx *d)
{
	if (d->flow->drawing.blip != NULL)
		picture(d);
}

/* A picture that fills a shape is shown as one. */
static const struct scope scope_fill = { picture_child, fill_end, NULL };

static const struct scope *
shape_props_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_xfrm:
		turn(d);
		return &scope_same;
	case A_off:
		own_place(d);
		return NULL;
	case A_ext:
		own_size(d);
		return NULL;
	case A_prstGeom:
	case A_custGeom:
		return outline_child(d, token);
	case A_blipFill:
		return &scope_fill;
	default:
		return box_look_props(d, token);
	}
}

static const struct scope scope_shape_props = { shape_props_child, NULL,
    NULL };

static const struct scope *
shape_child(struct docx *d, unsigned token)
{
	switch (token) {
	case WPS_cNvPr:
	case A_cNvPr:
		return own_props(d);
	case A_hlinkClick:
		d->flow->drawing.own_link = keep(d, R_id);
		return NULL;
	case WPS_spPr:
	case A_spPr:
		return &scope_shape_props;
	case A_nvSpPr:
	case A_txSp:
	case WPS_txbx:
		return &scope_same;
	case WPS_style:
	case A_style:
		return box_look_refs();
	case WPS_bodyPr:
	case A_bodyPr:
		return box_look_body(d);
	case W_txbxContent:
		return box_start(d);
	case A_txBody:
		dml_start(d);
		return &scope_text_body;
	default:
		return NULL;
	}
}

static const struct scope scope_shape = { shape_child, shape_close, NULL };

/* ---- groups ---- */

static const struct scope *
group_props_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;
	int64_t		*at;

	switch (token) {
	case A_xfrm:
		return &scope_same;
	case A_off:
	case A_chOff:
		at = token == A_off ? g->group_off : g->group_from;
		at[0] = inner(d, N_x);
		at[1] = inner(d, N_y);
		return NULL;
	case A_ext:
		g->group_ext[0] = group_length(g, false, emu(d, N_cx));
		g->group_ext[1] = group_length(g, true, emu(d, N_cy));
		return NULL;
	case A_chExt:
		group_scale(g, false, g->group_ext[0], inner(d, N_cx));
		group_scale(g, true, g->group_ext[1], inner(d, N_cy));
		group_shift(g, g->group_off, g->group_from);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_group_props = { group_props_child, NULL,
    NULL };

/* ---- the drawing ---- */

static const struct scope *
description_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;

	switch (token) {
	case A_hlinkClick:
		g->link = keep(d, R_id);
		return NULL;
	case A_extLst:
	case A_ext:
		return &scope_same;
	case ADEC_decorative:
		if (attr(d, N_val) != NULL && attr_on(d, N_val))
			g->place.decorative = true;
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_description = { description_child, NULL,
    NULL };

static const struct scope *
description(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->alt = keep(d, N_descr);
	g->title = keep(d, N_title);
	return &scope_description;
}

static const struct scope scope_group;

static const struct scope *
part(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;

	shape_reset(g);
	switch (token) {
	case PIC_pic:
	case A_pic:
		return &scope_picture;
	case WPS_wsp:
	case A_sp:
		return &scope_shape;
	case C_chart:
		chart(d);
		return NULL;
	case DGM_relIds:
		diagram(d);
		return NULL;
	default:
		if ((token == WPG_wgp || token == WPC_wpc) &&
		    g->groups == 0 && !g->anchored)
			anchor_in_line(d);
		group_open(g);
		return &scope_group;
	}
}

static const struct scope *
drawing_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;

	switch (token) {
	case WP_anchor:
		anchor_start(d);
		return &scope_same;
	case WP_extent:
		g->width = emu(d, N_cx);
		g->height = emu(d, N_cy);
		return NULL;
	case WP_docPr:
		return description(d);
	case WP_inline:
	case A_graphic:
	case A_graphicData:
	case WPG_graphicFrame:
		return &scope_same;
	case WPG_grpSpPr:
	case A_grpSpPr:
		return &scope_group_props;
	case PIC_pic: case A_pic:
	case WPS_wsp: case A_sp:
	case C_chart: case DGM_relIds:
	case WPG_wgp: case WPG_grpSp: case WPC_wpc: case A_grpSp:
	case LC_lockedCanvas:
		return part(d, token);
	case NAME_UNKNOWN:
		return docx_other(d, token);
	default:
		return anchor_child(d, token);
	}
}

static void
group_end(struct docx *d)
{
	group_close(&d->flow->drawing);
}

static const struct scope scope_group = { drawing_child, group_end, NULL };

static void
drawing_end(struct docx *d)
{
	if (!d->flow->drawing.carried)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "a drawing of none of the kinds that are");
}

static const struct scope scope_drawing = { drawing_child, drawing_end, NULL };

const struct scope *
drawing_start(struct docx *d)
{
	memset(&d->flow->drawing, 0, sizeof(d->flow->drawing));
	return &scope_drawing;
}
