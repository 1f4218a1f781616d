/*
 * 首字下沉: the big letter that a paragraph begins with (17.3.1.11).
 *
 * It is set as a floating thing of its own, its baseline that of the last of
 * the lines it is as high as; those make way for it, or it hangs in the
 * margin beside them.
 */
#include "layout/priv.h"

#define	LETTERS_MAX	64u	/* bytes: what is longer is no letter */
#define	MARGIN_GAP	3000	/* mpt between it and the text, where no gap
				 * is given and it hangs in the margin */

static const struct pai_frame *
frame_of(const struct p_flow *f, const struct pai_node *n)
{
	return &f->lay->host->doc_style(f->lay->job->doc, n->style)->frame;
}

static int32_t
size_of(const struct p_flow *f, const struct pai_node *text)
{
	return f->lay->host->doc_style(f->lay->job->doc,
	    text->style)->font_size;
}

/*
 * The TEXT of a paragraph's big letter: its first, where that is larger than
 * the next.  NULL: it has none that we can set.
 */
const struct pai_node *
p_drop_cap(const struct p_flow *f, const struct pai_node *paragraph)
{
	struct pai_iter	 it = pai_iter_at(paragraph);
	const struct pai_node *cap = NULL;

	if (f->lay->profile != P_PROFILE_SOURCE || !f->paged ||
	    paragraph->style == 0 ||
	    frame_of(f, paragraph)->drop == PAI_DROP_NONE)
		return NULL;
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		if (cap != NULL)
			return size_of(f, cap) > size_of(f, it.node) ? cap :
			    NULL;
		cap = it.node;
		if (cap->as.text.str.n > LETTERS_MAX)
			return NULL;
	}
	return NULL;
}

/* Sets the letter as items of the galley, from 0, 0; its width. */
static int32_t
set_letter(struct p_flow *f, const struct pai_node *cap,
    const struct p_look *base, int32_t baseline)
{
	struct p_lay	*l = f->lay;
	struct p_galley	 g = { 0 };
	struct p_flow	 in = { .lay = l, .galley = &g, .where = f->where,
			    .width = PAI_MPT_MAX, .artifact = f->artifact };
	struct p_shape	 s = { .align = PAI_ALIGN_LEFT, .line = 1000,
			    .tab_every = 36000 };
	struct p_look	 k = *base;
	int32_t		 w = 0, rise = 0;

	p_profile_text(f, cap, &k);
	p_para_string(l, cap, &k, cap->as.text.str.p, cap->as.text.str.n);
	p_lines_find(l, &s, in.width);
	if (l->status == PAI_OK && l->line_n > 0 &&
	    p_line_draw(&in, &s, &l->line[0]) != NULL) {
		w = l->line[0].width;
		for (size_t i = 0; i < g.ink.n; i++)
			if (g.ink.items[i].kind == P_ITEM_TEXT)
				rise = baseline - g.ink.items[i].y;
		p_ink_copy(l, &f->galley->ink, &g.ink, 0, g.ink.n, 0, rise,
		    false);
	}
	p_galley_free(&g);
	return w;
}

/* How a floating thing would stand where the letter does. */
static struct pai_figure
figure_of(const struct pai_frame *k, const struct p_shape *s, int32_t w)
{
	struct pai_figure g = { .size = sizeof(g), .wrap = PAI_WRAP_SQUARE,
	    .from_x = PAI_FROM_COLUMN, .from_y = PAI_FROM_LINE,
	    .x = s->left };

	g.gap[PAI_SIDE_RIGHT] = k->gap_x;
	if (k->drop == PAI_DROP_IN_MARGIN) {
		g.wrap = PAI_WRAP_NONE;
		g.x -= p_add(w, k->gap_x > 0 ? k->gap_x : MARGIN_GAP);
	}
	return g;
}

/*
 * Sets the letter of the paragraph that lay->para has the rest of, and makes
 * its lines keep away from it.  above: the blank above the first of them.
 */
void
p_drop_cap_set(struct p_flow *f, const struct pai_node *cap,
    const struct p_shape *s, const struct p_look *base, int32_t above)
{
	struct p_lay	*l = f->lay;
	const struct pai_frame *k = frame_of(f, l->para.block);
	int32_t		 lines = p_max(1, k->drop_lines) - 1;
	struct p_galley	*g = f->galley;
	size_t		 first = g->float_n;
	struct p_para	 para;
	struct p_line_box box;
	struct p_float	*to = p_float_new(l, g, &(struct pai_figure){ 0 });

	if (to == NULL)
		return;
	p_lines_find(l, s, f->width);
	if (l->status != PAI_OK)
		return;
	p_line_box(l, s, &l->line[0], &box);
	para = l->para;		/* which waits to be set */
	l->para = (struct p_para){ 0 };
	to->w = set_letter(f, cap, base, p_add(lines * box.height,
	    box.baseline));
	p_para_free(&l->para);
	l->para = para;
	to->figure = figure_of(k, s, to->w);
	/* Short of the line below, however sums are rounded. */
	to->h = lines * box.height + box.height / 2;
	to->n = g->ink.n - to->first;
	p_floats_stand(f, first, above);
}
