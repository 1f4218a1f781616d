/*
 * Drawings: pictures and text boxes of DrawingML, and what both kinds of
 * drawing share.
 *
 * A shape is carried where it holds a picture or text; what it looks like
 * otherwise, charts and diagrams are not, and the message says so.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kit/image.h"
#include "kit/num.h"

#define	EMU_MAX		182880000	/* 200 inches */

static const struct scope scope_drawing, scope_picture;

static int32_t
emu(struct docx *d, unsigned token)
{
	return p_num_scale(attr_int(d, token, 0, EMU_MAX, 0), 10, 127);
}

/* An empty description is none. */
static const char *
keep(struct docx *d, const char *s)
{
	return s == NULL || s[0] == '\0' ? NULL : docx_keep(d, s);
}

/* ---- pictures ---- */

struct bytes {
	struct p_buf	 b;
};

static void *
bytes_room(void *arg, size_t *n)
{
	struct bytes	*to = arg;

	return p_buf_room(&to->b, *n);
}

static bool
bytes_take(void *arg, size_t n, bool last)
{
	struct bytes	*to = arg;

	(void)last;
	to->b.n += n;
	return true;
}

static void
keep_picture(struct docx *d, const char *part, const struct p_buf *b)
{
	struct p_image_info	 info;
	struct pai_resource	 r = { { part, strlen(part) }, "", NULL, 0,
				    0, 0, 0, 0 };

	if (!p_image_sniff(b->p, b->n, &info))
		docx_once(d, PAI_M_DOCX_IMAGE, part);
	r.mime = info.mime;
	r.data = (const unsigned char *)b->p;
	r.n = b->n;
	r.width = info.width;
	r.height = info.height;
	r.dpi_x = info.dpi_x;
	r.dpi_y = info.dpi_y;
	d->host->build_resource(d->build, &r);
}

/* Reads a part once, however often it is shown. */
static void
load_picture(struct docx *d, const struct archive_part *part)
{
	const char		*name = archive_name(part);
	struct bytes		 to = { { 0 } };
	struct archive_sink	 sink = { bytes_room, bytes_take, &to };
	enum pai_status		 st;

	if (strings_find(&d->loaded, name, strlen(name)) != 0)
		return;
	(void)strings_id(&d->loaded, name, strlen(name));
	st = archive_read(d->archive, part, PAI_LIM_PART_BYTES, &sink);
	if (st != PAI_OK)
		docx_fail(d, st);
	else if (to.b.n == 0)
		docx_once(d, PAI_M_DOCX_IMAGE, name);
	else
		keep_picture(d, name, &to.b);
	p_buf_free(&to.b);
}

/* What an IMAGE node names: the part's key, or an address outside. */
static const char *
picture_target(struct docx *d, const char *relation_id)
{
	const struct relation		*rel = relation_find(d->rels,
					    relation_id);
	const struct archive_part	*part;
	const char			*target;

	if (rel == NULL)
		return NULL;
	target = package_target(d, d->rels, rel);
	if (target == NULL)
		return rel->external ? rel->target : NULL;
	part = archive_find(d->archive, target);
	if (part == NULL) {
		docx_once(d, PAI_M_OPC_MISSING_PART, target);
		return target;
	}
	load_picture(d, part);
	return archive_name(part);
}

static void
image_node(struct docx *d, const char *target)
{
	struct flow		*f = d->flow;
	const struct drawing	*g = &f->drawing;
	struct pai_node		*n = inline_leaf(d, PAI_N_IMAGE);

	if (n == NULL)
		return;
	n->as.image.target = d->host->build_str(d->build, target,
	    strlen(target));
	n->as.image.width = g->grouped ? g->pic_width : g->width;
	n->as.image.height = g->grouped ? g->pic_height : g->height;
	n->as.image.anchored = g->anchored;
	if (g->alt != NULL)
		pai_text(d->build, g->alt, strlen(g->alt), 0);
	pai_close(d->build, PAI_N_IMAGE);
}

void
picture(struct docx *d, const char *relation_id, const char *link)
{
	const struct relation	*to = relation_find(d->rels, link);
	const char		*target = picture_target(d, relation_id);
	struct pai_node		*n;
	uint32_t		 id = 0;

	if (d->status != PAI_OK)
		return;
	d->flow->drawing.carried = true;
	if (target == NULL)
		docx_once(d, PAI_M_DOCX_IMAGE, "a picture without its part");
	if (to != NULL && to->external && !inline_inside(d, PAI_N_LINK)) {
		id = inline_open(d, PAI_N_LINK, &n);
		if (n != NULL)
			n->as.link.target = d->host->build_str(d->build,
			    to->target, strlen(to->target));
	}
	image_node(d, target == NULL ? "" : target);
	inline_close(d, id);
}

/* ---- text boxes ---- */

static void
box_end(struct docx *d)
{
	flow_pop(d);
	pai_close(d->build, PAI_N_BOX);
}

static const struct scope scope_box = { blocks_child, box_end, NULL };

const struct scope *
box_start(struct docx *d)
{
	const struct drawing	*g = &d->flow->drawing;
	struct pai_style	 s = { .size = sizeof(s) };
	struct pai_node		*n;

	d->flow->drawing.carried = true;
	n = inline_leaf(d, PAI_N_BOX);
	if (n == NULL)
		return NULL;
	if (g->width > 0 && !g->grouped) {
		s.width = g->width;
		s.height = g->height;
		s.set = PAI_SF_WIDTH | PAI_SF_HEIGHT;
		n->style = d->host->build_style(d->build, &s);
	}
	return flow_push(d) == NULL ? NULL : &scope_box;
}

/* ---- DrawingML ---- */

static void
picture_end(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	picture(d, g->blip, g->link);
	g->blip = NULL;
}

static const struct scope *
picture_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*id;

	switch (token) {
	case PIC_nvPicPr:
	case PIC_blipFill:
	case PIC_spPr:
	case A_xfrm:
		return &scope_same;
	case PIC_cNvPr:
		if (g->alt == NULL)
			g->alt = keep(d, attr(d, N_descr));
		return &scope_same;
	case A_hlinkClick:
		if (g->link == NULL)
			g->link = keep(d, attr(d, R_id));
		return NULL;
	case A_ext:
		g->pic_width = emu(d, N_cx);
		g->pic_height = emu(d, N_cy);
		return NULL;
	case A_blip:
		id = attr(d, R_embed);
		g->blip = keep(d, id != NULL ? id : attr(d, R_link));
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_picture = { picture_child, picture_end, NULL };

static const struct scope *
not_carried(struct docx *d, const char *what)
{
	d->flow->drawing.carried = true;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
	return NULL;
}

static void
take_description(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->alt = keep(d, attr(d, N_descr));
	if (g->alt == NULL)
		g->alt = keep(d, attr(d, N_title));
}

static const struct scope *
drawing_child(struct docx *d, unsigned token)
{
	struct drawing	*g = &d->flow->drawing;

	switch (token) {
	case WP_anchor:
		g->anchored = true;
		return &scope_same;
	case WP_extent:
		g->width = emu(d, N_cx);
		g->height = emu(d, N_cy);
		return NULL;
	case WP_docPr:
		take_description(d);
		return &scope_same;
	case A_hlinkClick:
		g->link = keep(d, attr(d, R_id));
		return NULL;
	case WPG_wgp:
	case WPG_grpSp:
	case WPC_wpc:
		g->grouped = true;
		return &scope_same;
	case WP_inline:
	case A_graphic:
	case A_graphicData:
	case WPS_wsp:
	case WPS_txbx:
		return &scope_same;
	case PIC_pic:
		return &scope_picture;
	case W_txbxContent:
		return box_start(d);
	case C_chart:
		return not_carried(d, "a chart");
	case DGM_relIds:
		return not_carried(d, "a diagram");
	default:
		return NULL;
	}
}

static void
drawing_end(struct docx *d)
{
	if (!d->flow->drawing.carried)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "a shape without text or picture");
}

static const struct scope scope_drawing = { drawing_child, drawing_end, NULL };

const struct scope *
drawing_start(struct docx *d)
{
	memset(&d->flow->drawing, 0, sizeof(d->flow->drawing));
	return &scope_drawing;
}
