/*
 * Headers, footers and page numbers: set once all pages are there, because
 * they may say how many there are.
 */
#include "layout/priv.h"

#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/numformat.h"

/* A page number as it is printed. */
void
p_numeral_put(char *out, size_t room, int32_t n, uint8_t numeral)
{
	static const uint8_t formats[] = { P_NUM_DECIMAL, P_NUM_UPPER_ROMAN,
	    P_NUM_LOWER_ROMAN, P_NUM_UPPER_LETTER, P_NUM_LOWER_LETTER,
	    P_NUM_CHINESE, P_NUM_DECIMAL, P_NUM_DASH, P_NUM_NONE,
	    P_NUM_FULL_WIDTH, P_NUM_ZERO, P_NUM_ORDINAL, P_NUM_CIRCLE,
	    P_NUM_PAREN, P_NUM_STOP, P_NUM_TENS, P_NUM_DIGITS, P_NUM_LEGAL,
	    P_NUM_STEMS, P_NUM_BRANCHES, P_NUM_HAN_CIRCLE, P_NUM_CARDINAL,
	    P_NUM_ORDINAL_TEXT };
	struct p_buf	 b = { 0 };

	out[0] = '\0';
	if (numeral == PAI_NUM_DASHED)
		p_buf_fmt(&b, "\xe2\x80\x94 %ld \xe2\x80\x94", (long)n);
	else
		p_num_format_put(&b, (enum p_num_format)(numeral <
		    sizeof(formats) ? formats[numeral] : P_NUM_DECIMAL), n);
	if (p_buf_ok(&b) && b.n > 0 && b.n < room)
		memcpy(out, b.p, b.n + 1);
	else if (numeral != PAI_NUM_NONE)
		snprintf(out, room, "%ld", (long)n);
	p_buf_free(&b);
}

static void
set_running(struct p_lay *l, struct p_galley *g, const struct pai_node *n,
    int32_t width, const struct p_folio *folio)
{
	struct p_flow	 f = { .lay = l, .galley = g, .artifact = true,
	    .where = P_IN_RUNNING, .width = width, .max_height = width,
	    .folio = folio };

	p_blocks(&f, n);
}

/* With the blanks that its first and last paragraphs ask for. */
static int32_t
height_of(const struct p_lay *l, const struct p_galley *g)
{
	return g->n == 0 ? 0 : p_add(p_max(0, g->band[0].above),
	    p_add(p_bands_height(g, 0, g->n), p_galley_tail(l, g)));
}

int32_t
p_running_height(struct p_lay *l, const struct pai_node *n, int32_t width)
{
	static const struct p_folio any = { .page = "8", .pages = "8",
	    .section_pages = "8" };
	struct p_galley	 g = { 0 };
	int32_t		 h;

	if (n == NULL || l->status != PAI_OK)
		return 0;
	set_running(l, &g, n, width, &any);
	h = height_of(l, &g);
	p_galley_free(&g);
	return h;
}

/* Which of a section's heads (or feet: from) stands on a page. */
static const struct pai_node *
which(const struct p_geometry *g, const struct p_page_info *info,
    int32_t number, int from)
{
	return g->running[from + (int)p_page_kind(g, info->first, number)];
}

/* Says of a page's items from one on that they are its head or foot. */
static void
mark_edge(struct p_page *p, size_t from, enum p_edge edge)
{
	for (size_t i = from; i < p->n; i++)
		p->items[i].edge = (uint8_t)edge;
}

static void
draw_running(struct p_lay *l, struct p_galley *g, struct p_page *p,
    const struct p_geometry *geo, bool foot)
{
	int32_t	 y = geo->header_at;
	size_t	 before = p->n;
	struct p_spot at = { .geometry = geo, .width = geo->right -
			    geo->left };

	at.left = at.text_left = p_page_left(geo, p->number);
	if (foot)
		y = p_max(geo->height / 2, geo->height - geo->footer_at -
		    height_of(l, g));
	for (size_t i = 0; i < g->n; i++) {
		y = p_add(y, i > 0 ? g->band[i].above :
		    p_max(0, g->band[i].above));
		at.y = y;
		p_floats_draw(l, p, g, &g->band[i], &at, true);
		p_band_draw(l, p, g, i, p_page_left(geo, p->number), y, true);
		y = p_add(y, g->band[i].height);
	}
	mark_edge(p, before, foot ? P_EDGE_FOOT : P_EDGE_HEAD);
}

/* Below the text, one 字 in from the margins (GB/T 9704-2012, 7.5). */
static void
draw_number(struct p_lay *l, struct p_galley *g, struct p_page *p,
    const struct p_geometry *geo)
{
	struct p_look	 k;
	struct p_shape	 s = { .line = 1000, .tab_every = 36000,
	    .align = PAI_ALIGN_CENTRE };
	struct p_flow	 f = { .lay = l, .galley = g, .artifact = true,
	    .where = P_IN_RUNNING, .width = geo->right - geo->left };
	char		 text[64];
	int32_t		 y = geo->bottom + p_setup(l, P_SETUP_NUMBER_BELOW);
	int32_t		 place = p_setup(l, P_SETUP_NUMBER_PLACE);
	size_t		 before = p->n;

	p_profile_number(l, &k);
	if (place == P_NUMBER_OUTER)
		place = p->number % 2 != 0 ? P_NUMBER_RIGHT : P_NUMBER_LEFT;
	if (place != P_NUMBER_CENTRE) {
		s.align = place == P_NUMBER_RIGHT ? PAI_ALIGN_RIGHT :
		    PAI_ALIGN_LEFT;
		s.left = s.right = k.size;
	}
	p_numeral_put(text, sizeof(text), p->number, p->numeral);
	p_para_string(l, l->job->root, &k, text, strlen(text));
	p_lines_find(l, &s, f.width);
	if (l->status != PAI_OK || p_line_draw(&f, &s, &l->line[0]) == NULL)
		return;
	y = p_max(0, p_min(y, geo->height - g->band[0].height));
	p_band_draw(l, p, g, 0, p_page_left(geo, p->number), y, true);
	mark_edge(p, before, P_EDGE_FOOT);
}

static void
run_page(struct p_lay *l, struct p_galley *g, struct p_folio *folio)
{
	size_t		 i = folio->at;
	struct p_page	*p = l->out->page[i];
	const struct p_geometry up = p_geometry_upright(&l->geometry[
	    l->info[i].geometry]), *geo = &up;
	const struct pai_node *n;

	if (l->info[i].blank)
		return;
	p_galley_clear(g);
	if (l->profile != P_PROFILE_SOURCE) {
		if (p->numeral != PAI_NUM_NONE)
			draw_number(l, g, p, geo);
		return;
	}
	p_page_border(l, p, geo, l->info[i].first);
	p_numeral_put(folio->page, sizeof(folio->page), p->number,
	    p->numeral);
	for (int foot = 0; foot < 2; foot++) {
		n = which(geo, &l->info[i], p->number, foot == 0 ?
		    PAI_RUN_HEADER : PAI_RUN_FOOTER);
		if (n == NULL)
			continue;
		p_galley_clear(g);
		set_running(l, g, n, geo->right - geo->left, folio);
		draw_running(l, g, p, geo, foot != 0);
	}
	p_page_sort(l, p);
}

/* The pages of the section that begins on page i, without blank ones. */
static size_t
section_pages(const struct p_lay *l, size_t i, size_t *end)
{
	uint32_t	 section = l->info[i].geometry;
	size_t		 n = 0;

	for (; i < l->out->n && l->info[i].geometry == section; i++)
		n += !l->info[i].blank;
	*end = i;
	return n;
}

void
p_running(struct p_lay *l)
{
	struct p_galley	 g = { 0 };
	struct p_folio	 folio = { .set = true };
	size_t		 end = 0;	/* of the section's pages */

	snprintf(folio.pages, sizeof(folio.pages), "%zu", l->out->n);
	for (size_t i = 0; i < l->out->n && l->status == PAI_OK; i++) {
		if (i == end)
			snprintf(folio.section_pages,
			    sizeof(folio.section_pages), "%zu",
			    section_pages(l, i, &end));
		folio.at = i;
		run_page(l, &g, &folio);
	}
	p_galley_free(&g);
}
