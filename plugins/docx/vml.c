/*
 * Drawings of the older kind: VML shapes, and embedded objects, which are
 * shown by the picture that Word keeps of them.
 */
#include <string.h>

#include "flow.h"
#include "length.h"

static const struct scope scope_vml;

/* A length of a CSS declaration, mpt; 0: none that we read. */
static int32_t
css_length(const char *style, const char *property)
{
	size_t		 n = strlen(property);
	const char	*s = style;
	bool		 clamped;
	int32_t		 mpt;

	for (; s != NULL; s = strchr(s, ';')) {
		s += strspn(s, "; \t\r\n");
		if (strncmp(s, property, n) == 0 && s[n] == ':')
			break;
	}
	return s != NULL && length_parse(s + n + 1, LENGTH_PIXEL, &mpt,
	    &clamped) && mpt > 0 ? mpt : 0;
}

static void
rule(struct docx *d)
{
	if (!paragraph_open(d))
		return;
	paragraph_part(d);
	(void)pai_open(d->build, PAI_N_RULE);
	pai_close(d->build, PAI_N_RULE);
	d->flow->drawing.carried = true;
}

static const struct scope *
shape(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*style = attr(d, N_style);
	const char	*alt = attr(d, N_alt);

	if (attr_is(d, O_hr, "t")) {
		rule(d);
		return NULL;
	}
	if (style != NULL) {
		g->width = css_length(style, "width");
		g->height = css_length(style, "height");
		g->anchored = strstr(style, "position:absolute") != NULL;
	}
	if (alt != NULL && alt[0] != '\0')
		g->alt = docx_keep(d, alt);
	return &scope_same;
}

static void
image_data(struct docx *d)
{
	const char	*id = attr(d, R_id);
	const char	*copy;

	if (id == NULL)
		id = attr(d, R_pict);
	if (id == NULL)
		return;
	copy = docx_keep(d, id);
	if (copy != NULL)
		picture(d, copy, NULL);
}

static void
object(struct docx *d)
{
	const struct relation	*rel = relation_find(d->rels, attr(d, R_id));

	if (rel != NULL && rel->external)
		docx_once(d, PAI_M_OPC_EXTERNAL, rel->target);
	else
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "an embedded object, shown by its picture");
	d->flow->drawing.carried = true;
}

static const struct scope *
vml_child(struct docx *d, unsigned token)
{
	switch (token) {
	case V_shape:
	case V_rect:
	case V_roundrect:
	case V_oval:
	case V_line:
	case V_polyline:
		return shape(d);
	case V_group:
		return &scope_same;
	case V_textbox:
		return &scope_same;
	case W_txbxContent:
		return box_start(d);
	case V_imagedata:
		image_data(d);
		return NULL;
	case V_textpath:
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, "word art");
		d->flow->drawing.carried = true;
		return NULL;
	case O_OLEObject:
		object(d);
		return NULL;
	case W_control:
		docx_once(d, PAI_M_DOCX_ACTIVE, "a control");
		return NULL;
	case W_drawing:
		return drawing_start(d);
	default:
		return NULL;
	}
}

static void
vml_end(struct docx *d)
{
	if (!d->flow->drawing.carried)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "a shape without text or picture");
}

static const struct scope scope_vml = { vml_child, vml_end, NULL };

const struct scope *
vml_start(struct docx *d)
{
	memset(&d->flow->drawing, 0, sizeof(d->flow->drawing));
	return &scope_vml;
}
