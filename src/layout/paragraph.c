/*
 * Paragraphs, headings and code blocks -> bands.
 *
 * Bands are tied together here: a heading to what follows it, the first two
 * and the last two lines of a paragraph where widows are to be avoided.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

#define	HANG	18000		/* of a label in a list, where no record says */

/* Do two records come from one style of the source (17.3.1.9)? */
static bool
is_of_style(const struct pai_style *a, const struct pai_style *b)
{
	return a->name.n == b->name.n && (a->name.n == 0 ||
	    memcmp(a->name.p, b->name.p, a->name.n) == 0);
}

/* Blank between the last block and this one, whose record is style. */
static int32_t
gap(const struct p_flow *f, const struct p_shape *s, uint32_t style)
{
	const struct p_last *last = &f->galley->last;
	const struct pai_host *host = f->lay->host;
	const struct pai_doc *doc = f->lay->job->doc;
	const struct pai_style *above = host->doc_style(doc, last->style);
	bool	 listed = last->listed && f->lists > 0 &&
		    last->numbering == f->numbering;
	bool	 adds = (p_geometry_now(f->lay)->rules &
		    PAI_RULE_SPACE_ADDS) != 0;
	int32_t	 before = s->before, after = last->after;

	if (style != 0 && last->style != 0 && (s->contextual ||
	    above->contextual_spacing) &&
	    is_of_style(above, host->doc_style(doc, style))) {
		before = s->contextual ? 0 : before;
		after = above->contextual_spacing ? 0 : after;
	}
	if (s->auto_before && ((!last->there && !adds) || listed))
		before = 0;
	if (last->auto_after && listed)
		after = 0;
	return adds ? p_add(before, after) : p_max(before, after);
}

/* A part of a line has the height of the part before it, and its own. */
static void
stand_beside(struct p_band *b)
{
	b[-1].flags |= P_B_KEEP;
	b->above = -b[-1].height;
	b->height = p_max(b->height, b[-1].height);
}

/* Draws lay->line as bands and ties them. */
static void
draw_lines(struct p_flow *f, const struct p_shape *s, int32_t above)
{
	struct p_lay	*l = f->lay;
	struct p_band	*b;
	size_t		 n = l->line_n;
	bool		 counts = f->paged && !s->uncounted, tie;

	for (size_t i = 0; i < n && l->status == PAI_OK; i++) {
		if ((b = p_line_draw(f, s, &l->line[i])) == NULL)
			return;
		b->above = p_add(i == 0 ? above : 0, l->line[i].drop);
		if (l->line[i].beside && b > f->galley->band)
			stand_beside(b);
		if (i == 0) {
			if (s->break_before)
				b->flags |= P_B_BREAK;
		}
		if (counts && !l->line[i].beside)
			b->flags |= P_B_LINE;
		tie = i + 1 < n ? s->keep_lines ||
		    (s->widow && (i == 0 || i + 2 == n)) : s->keep_next;
		if (tie)
			b->flags |= P_B_KEEP;
	}
}

/* A picture that floats in the source: on a line of its own. */
static void
floating_image(struct p_flow *f, const struct p_object *o)
{
	struct p_band	*b = p_band_open(f->lay, f->galley);
	struct p_item	*i;

	if (b == NULL || (i = p_item_add(f->lay, &f->galley->ink,
	    P_ITEM_IMAGE)) == NULL)
		return;
	i->artifact = f->artifact;
	p_picture_place(f, i, o->node, f->left + p_picture_left(f,
	    o->node, o->w), 0, o->w, o->h);
	b->above = 3000;
	p_band_close(f->galley, b, o->h + 3000);
}

/* A text box too high for a page: framed bands behind its paragraph. */
static void
long_box(struct p_flow *f, const struct pai_node *n)
{
	const int32_t	 pad = 6000, thick = 500;
	struct pai_style box = { .size = sizeof(box) };
	struct p_shape	 s = { .box = &box, .box_ends = true,
			    .background = PAI_COLOUR_AUTO };
	struct p_flow	 in = *f;
	size_t		 from = f->galley->n;

	for (int i = 0; i < PAI_SIDE_MAX; i++)
		box.border[i] = (struct pai_border){ PAI_STROKE_SINGLE, thick,
		    0, 0x808080 };
	in.left += pad;
	in.width = p_max(1000, in.width - 2 * pad);
	in.paged = false;
	in.where = f->where == P_IN_BODY ? P_IN_BOX : f->where;
	in.label = in.suffix = (struct pai_str){ 0 };
	p_blocks(&in, n);
	if (f->galley->n > from)
		p_paragraph_frame(f, &s, from, f->galley->n, f->left,
		    f->width);
}

static bool
is_deferred(const struct p_object *o)
{
	return o->node->kind == PAI_N_BOX ||
	    (o->node->kind == PAI_N_IMAGE && o->node->as.image.anchored);
}

/* Takes what must wait for the end of the paragraph; NULL: nothing. */
static struct p_object *
take_deferred(struct p_lay *l, size_t *n)
{
	const struct p_para *p = &l->para;
	struct p_object	*list;

	*n = 0;
	for (size_t i = 0; i < p->object_n; i++)
		*n += is_deferred(&p->object[i]);
	if (*n == 0)
		return NULL;
	if ((list = calloc(*n, sizeof(*list))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		*n = 0;
		return NULL;
	}
	*n = 0;
	for (size_t i = 0; i < p->object_n; i++)
		if (is_deferred(&p->object[i]))
			list[(*n)++] = p->object[i];
	return list;
}

/* Draws what was collected, with the blank and the frame around it. */
static void
draw(struct p_flow *f, const struct pai_node *n, struct p_shape *s)
{
	struct p_galley	*g = f->galley;
	size_t		 from = g->n;
	int32_t		 x = f->left + s->left;
	uint32_t	 style = n->kind == PAI_N_CODEBLOCK ? 0 : n->style;
	int32_t		 above = gap(f, s, style);

	p_paragraph_box(f, n, s, &above);
	p_beside_begin(f, above);
	p_lines_find(f->lay, s, f->width);
	p_beside_end(f->lay);
	draw_lines(f, s, above);
	p_paragraph_frame(f, s, from, g->n, x, p_max(1000, f->width -
	    s->left - s->right));
	g->last = (struct p_last){ .there = true, .after = s->after,
	    .auto_after = s->auto_after, .listed = f->lists > 0,
	    .numbering = f->numbering, .style = style };
}

/*
 * The same, with what floats: it is set first, and hangs on the first line.
 */
static void
draw_anchor(struct p_flow *f, const struct pai_node *n, struct p_shape *s,
    const struct p_look *k, struct p_object *later, size_t later_n)
{
	struct p_galley	*g = f->galley;
	size_t		 from = g->n, floats = g->float_n, note = g->note_n;
	size_t		 blocks = 0;
	int32_t		 above = gap(f, s, n->style);

	p_floats_set(f, later, later_n, above);
	if (f->apart != NULL)
		p_drop_cap_set(f, f->apart, s, k, above);
	for (size_t i = 0; i < later_n; i++)
		blocks += !later[i].floats;
	/* What stands in the line alone needs no empty one. */
	if (f->lay->para.n > 0 || blocks == 0 || g->float_n > floats)
		draw(f, n, s);
	if (g->n > from)
		p_floats_give(g, from, floats, note, f->lay->line_n > 0 ?
		    f->lay->line[0].drop : 0);
	for (size_t i = 0; i < later_n && f->lay->status == PAI_OK; i++) {
		if (later[i].floats)
			continue;
		if (later[i].node->kind == PAI_N_IMAGE)
			floating_image(f, &later[i]);
		else if (!p_box_block(f, later[i].node))
			long_box(f, later[i].node);
	}
}

/* An item's label hangs left of its text. */
static void
hang_label(const struct p_flow *f, struct p_shape *s)
{
	if (f->label.n > 0 && !s->inline_label && s->first >= 0 &&
	    f->lay->profile != P_PROFILE_SOURCE)
		s->first = -HANG;
}

/* A picture that is alone stands in the middle, where we decide. */
static void
centre_picture(const struct p_lay *l, struct p_shape *s)
{
	if (l->profile == P_PROFILE_SOURCE || l->para.n != 1 ||
	    (l->para.unit[0].flags & P_U_IMAGE) == 0)
		return;
	s->first = 0;
	s->align = PAI_ALIGN_CENTRE;
}

void
p_paragraph(struct p_flow *f, const struct pai_node *n)
{
	struct p_shape	 s;
	struct p_look	 k;
	struct p_object	*later;
	size_t		 later_n;

	p_profile_block(f, n, &s, &k);
	hang_label(f, &s);
	f->apart = p_drop_cap(f, n);
	p_para_collect(f, n, &k, &s);
	f->label = (struct pai_str){ 0 };
	if (f->lay->status != PAI_OK)
		return;
	centre_picture(f->lay, &s);
	later = take_deferred(f->lay, &later_n);
	if (later_n == 0 && f->apart == NULL)
		draw(f, n, &s);
	else
		draw_anchor(f, n, &s, &k, later, later_n);
	f->apart = NULL;
	free(later);
}

void
p_code_block(struct p_flow *f, const struct pai_node *n)
{
	struct p_shape	 s;
	struct p_look	 k;

	p_profile_block(f, n, &s, &k);
	p_para_string(f->lay, n, &k, n->as.text.str.p, n->as.text.str.n);
	if (f->lay->status == PAI_OK)
		draw(f, n, &s);
}
