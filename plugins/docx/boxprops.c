/*
 * What tables and cells have in common: edges, padding, width and shade.
 */
#include <string.h>

#include "docx.h"
#include "kit/num.h"
#include "length.h"

int32_t
positive_length(struct docx *d, unsigned token)
{
	int32_t	 v = attr_length(d, token, LENGTH_TWIP, 0);

	return v < 0 ? 0 : v;
}

/* ---- edges and padding ---- */

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

static void
diagonal(struct docx *d, struct box_props *b, enum pai_diagonal which)
{
	prop_border(d, &b->diagonal[which]);
	b->set |= BOX_DIAGONAL(which);
}

static const struct scope *
edge_child(struct docx *d, unsigned token)
{
	struct box_props	*b = d->box_target;
	unsigned		 edge = edge_of(token);

	if (token == W_tl2br) {
		diagonal(d, b, PAI_DIAGONAL_DOWN);
	} else if (token == W_tr2bl) {
		diagonal(d, b, PAI_DIAGONAL_UP);
	} else if (edge == EDGE_MAX) {
		return docx_other(d, token);
	} else {
		prop_border(d, &b->edge[edge]);
		b->set |= BOX_EDGE(edge);
	}
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

const struct scope scope_edges = { edge_child, NULL, NULL };
const struct scope scope_padding = { padding_child, NULL, NULL };

/* ---- widths ---- */

#define	PERCENT_MAX	500

/*
 * In fiftieths of a percent, or "50%" as the strict form has it.  A table may
 * reach into the margins, and so be more than the whole.
 */
static int32_t
percent(struct docx *d)
{
	const char	*s = attr(d, W_w);
	char		 digits[16];
	size_t		 n = s == NULL ? 0 : strlen(s);

	if (n > 1 && n < sizeof(digits) && s[n - 1] == '%') {
		memcpy(digits, s, n - 1);
		digits[n - 1] = '\0';
		return 1000 * p_num_clamped(digits, 0, PERCENT_MAX,
		    0, NULL);
	}
	return 20 * attr_int(d, W_w, 0, PERCENT_MAX * 50, 0);
}

void
box_width(struct docx *d, struct box_props *b)
{
	const char	*s = attr(d, W_w);

	b->width = b->width_percent = 0;
	if (attr_is(d, W_type, "pct") || (s != NULL && strchr(s, '%')))
		b->width_percent = percent(d);
	else if (attr_is(d, W_type, "dxa") || attr(d, W_type) == NULL)
		b->width = positive_length(d, W_w);
	b->set |= BOX_WIDTH;
}

int32_t
box_length(struct docx *d)
{
	return attr(d, W_type) != NULL && !attr_is(d, W_type, "dxa") ? 0 :
	    positive_length(d, W_w);
}

/* ---- all of it ---- */

void
box_shading(struct docx *d, struct box_props *b)
{
	if (prop_shading(d, &b->background))
		b->set |= BOX_BACKGROUND;
}

static void
add_lines(struct box_props *u, const struct box_props *o)
{
	for (unsigned i = 0; i < EDGE_MAX; i++)
		if (o->set & BOX_EDGE(i))
			u->edge[i] = o->edge[i];
	for (unsigned i = 0; i < PAI_DIAGONAL_MAX; i++)
		if (o->set & BOX_DIAGONAL(i))
			u->diagonal[i] = o->diagonal[i];
}

void
box_props_add(struct box_props *u, const struct box_props *o)
{
	add_lines(u, o);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (o->set & BOX_PADDING(i))
			u->padding[i] = o->padding[i];
	if (o->set & BOX_BACKGROUND)
		u->background = o->background;
	if (o->set & BOX_VALIGN)
		u->valign = o->valign;
	if (o->set & BOX_FLOW)
		u->flow = o->flow;
	if (o->set & BOX_SPACING)
		u->spacing = o->spacing;
	if (o->set & BOX_WIDTH) {
		u->width = o->width;
		u->width_percent = o->width_percent;
	}
	u->on = (uint8_t)((u->on & ~o->told) | o->on);
	u->told |= o->told;
	u->set |= o->set;
}
