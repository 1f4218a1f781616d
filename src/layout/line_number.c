/*
 * Numbers beside the lines of a section (17.6.8): each line of its text has
 * one, those in tables, boxes and notes have none, and of the numbers those
 * are shown that its step divides.
 */
#include "layout/priv.h"

#include <stdio.h>
#include <string.h>

/* From the text, where the source leaves it to us: as Word has it. */
#define	GAP		18000	/* mpt */
#define	GAP_COLUMNS	9400	/* mpt, between columns */

static const struct pai_section *
section_now(const struct p_lay *l)
{
	const struct pai_section *s = p_geometry_now(l)->section;

	return s != NULL && s->line_every > 0 ? s : NULL;
}

void
p_line_numbers_page(struct p_lay *l)
{
	const struct pai_section *s = section_now(l);

	if (s != NULL && s->line_restart == PAI_RESTART_PAGE)
		l->pager.line = s->line_start;
}

void
p_line_numbers_section(struct p_lay *l)
{
	const struct pai_section *s = section_now(l);

	if (s != NULL && (s->line_restart == PAI_RESTART_SECTION ||
	    l->pager.line == 0))
		l->pager.line = s->line_start;
}

/* The baseline of what was set; 0: it has no text. */
static int32_t
baseline(const struct p_page *ink, size_t first, size_t n)
{
	for (size_t i = first; i < first + n; i++)
		if (ink->items[i].kind == P_ITEM_TEXT)
			return ink->items[i].y;
	return 0;
}

/* Sets a number on a galley of its own; its width. */
static int32_t
set_number(struct p_lay *l, struct p_galley *g, int32_t number)
{
	struct p_flow	 f = { .lay = l, .galley = g, .artifact = true,
			    .where = P_IN_RUNNING, .width = PAI_MPT_MAX };
	struct p_shape	 s;
	struct p_look	 k;
	char		 text[32];

	snprintf(text, sizeof(text), "%ld", (long)number);
	p_profile_block(&f, l->job->root, &s, &k);
	s = (struct p_shape){ .align = PAI_ALIGN_LEFT, .line = 1000,
	    .tab_every = 36000 };
	p_para_string(l, l->job->root, &k, text, strlen(text));
	p_lines_find(l, &s, f.width);
	if (l->status != PAI_OK || p_line_draw(&f, &s, &l->line[0]) == NULL)
		return 0;
	return l->line[0].width;
}

/* A band that is a line was put at y on the page. */
void
p_line_number(struct p_lay *l, const struct p_galley *from,
    const struct p_band *b, int32_t y)
{
	const struct pai_section *s = section_now(l);
	struct p_galley	 g = { 0 };
	int32_t		 number = l->pager.line, gap, w, rise;

	if (s == NULL || l->status != PAI_OK)
		return;
	l->pager.line = number < INT32_MAX ? number + 1 : number;
	if (number % s->line_every != 0)
		return;
	w = set_number(l, &g, number);
	gap = s->line_gap > 0 ? s->line_gap :
	    p_geometry_now(l)->columns > 1 ? GAP_COLUMNS : GAP;
	rise = baseline(&from->ink, b->first, b->n);
	/* Beside an empty line it stands as it would in it. */
	if (rise > 0)
		y = p_add(y, rise - baseline(&g.ink, 0, g.ink.n));
	p_ink_copy(l, l->pager.page, &g.ink, 0, g.ink.n, p_pager_left(l) -
	    p_add(gap, w), y, true);
	p_galley_free(&g);
}
