/*
 * Notes.  A footnote stands at the foot of the page its mark is on: a band
 * that carries marks needs room for its notes too before it is placed.  What
 * is longer than half a page goes on at the foot of the next.  End notes and
 * comments follow the last block.
 */
#include "layout/priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* mpt: the rule above the notes with a millimetre of blank on either side, as
 * in LibreOffice; Word gives it a line of its own. */
#define	RULE_ROOM	6200

static int
by_id(const void *a, const void *b)
{
	const struct p_note_ref *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Numbers the notes that came without a mark, in document order. */
void
p_notes_number(struct p_lay *l)
{
	struct pai_iter	 it = pai_iter_at(l->job->root);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_NOTE)
			continue;
		if (!p_grow(l, &l->note, &l->note_room, l->note_n + 1,
		    sizeof(*l->note)))
			return;
		l->note[l->note_n] = (struct p_note_ref){ it.node->id,
		    (uint32_t)l->note_n + 1 };
		l->note_n++;
	}
	if (l->note_n > 0)
		qsort(l->note, l->note_n, sizeof(*l->note), by_id);
}

void
p_note_mark(struct p_lay *l, const struct pai_node *n, char *out, size_t room)
{
	struct p_note_ref key = { n->id, 0 }, *at = NULL;
	struct pai_str	 own = n->as.note.label;

	if (own.n > 0) {
		snprintf(out, room, "%.*s", (int)(own.n < room ? own.n :
		    room), own.p);
		return;
	}
	if (l->note_n > 0)
		at = bsearch(&key, l->note, l->note_n, sizeof(*l->note),
		    by_id);
	snprintf(out, room, "%lu", at == NULL ? 0ul :
	    (unsigned long)at->number);
}

const struct pai_node *
p_note_of(const struct pai_node *n)
{
	while (n != NULL && n->kind != PAI_N_NOTE)
		n = n->parent;
	return n;
}

/* n notes to the band that is open on a galley. */
void
p_notes_add(struct p_lay *l, struct p_galley *g,
    const struct pai_node *const *note, size_t n)
{
	if (n == 0 || l->status != PAI_OK || !p_grow(l, &g->note,
	    &g->note_room, g->note_n + n, sizeof(*g->note)))
		return;
	memcpy(g->note + g->note_n, note, n * sizeof(*g->note));
	g->note_n += n;
}

static void
set_note(struct p_flow *f, const struct pai_node *n)
{
	char	 mark[64];

	if (n->as.note.mark == PAI_MARK_BEFORE) {
		p_note_mark(f->lay, n, mark, sizeof(mark));
		f->label = (struct pai_str){ mark, strlen(mark) };
		f->label_node = n;
	}
	p_blocks(f, n);
	f->label = (struct pai_str){ 0 };
}

static struct p_flow
note_flow(struct p_lay *l, struct p_galley *g)
{
	return (struct p_flow){ .lay = l, .galley = g, .where = P_IN_NOTE,
	    .width = p_pager_width(l), .max_height = p_pager_full(l) / 3 };
}

/* The rule above notes, a third as wide: where the first of them begins. */
static void
draw_rule(struct p_lay *l, struct p_page *page, const struct pai_node *first,
    int32_t x, int32_t y, int32_t width)
{
	const struct pai_node *block = first == NULL ? NULL : first->first;
	bool	 leftward = l->profile == P_PROFILE_SOURCE && block != NULL &&
		    l->host->doc_style(l->job->doc,
		    block->style)->right_to_left;

	p_rect_add(l, page, leftward ? x + width - width / 3 : x, y,
	    width / 3, 500, 0, PAI_STROKE_SINGLE);
}

static bool
is_foot(const struct pai_node *n)
{
	return n->as.note.type == PAI_NOTE_FOOT;
}

/* Room at the foot of a page for notes of this height in all. */
static int32_t
foot_room(const struct p_lay *l, int32_t notes)
{
	return notes == 0 ? 0 : p_min(p_add(notes, RULE_ROOM),
	    p_pager_full(l) / 2);
}

/* How much more the foot of this page must hold if the band is placed. */
int32_t
p_notes_height(struct p_lay *l, const struct p_galley *g,
    const struct p_band *b)
{
	const struct p_galley *foot = &l->pager.notes;
	struct p_galley	 try = { .last = foot->last };
	struct p_flow	 f = note_flow(l, &try);
	int32_t		 h;

	for (size_t i = 0; i < b->note_n; i++)
		if (is_foot(g->note[b->note + i]))
			set_note(&f, g->note[b->note + i]);
	if (try.n == 0)
		return 0;
	h = p_bands_height(&try, 0, try.n);
	if (foot->n > foot->placed)
		h = p_add(p_add(h, try.band[0].above),
		    p_bands_height(foot, foot->placed, foot->n));
	p_galley_free(&try);
	return p_max(0, foot_room(l, h) - l->pager.foot);
}

/* The band is placed: its notes belong to this page. */
void
p_notes_take(struct p_lay *l, const struct p_galley *g,
    const struct p_band *b)
{
	struct p_flow	 f = note_flow(l, &l->pager.notes);
	const struct pai_node *n;
	size_t		 at = l->pager.notes.note_n;

	for (size_t i = 0; i < b->note_n && l->status == PAI_OK; i++) {
		n = g->note[b->note + i];
		if (is_foot(n) && l->pager.notes.n == 0)
			l->pager.foot_first = n;
		if (is_foot(n))
			set_note(&f, n);
		else if (p_grow(l, &l->endnote, &l->endnote_room,
		    l->endnote_n + 1, sizeof(*l->endnote)))
			l->endnote[l->endnote_n++] = n;
	}
	/* Notes of notes. */
	for (; at < l->pager.notes.note_n && l->status == PAI_OK; at++)
		set_note(&f, l->pager.notes.note[at]);
	l->pager.foot = foot_room(l, p_bands_height(&l->pager.notes,
	    l->pager.notes.placed, l->pager.notes.n));
}

/* Draws the notes at the foot of the page that is being closed. */
void
p_notes_draw(struct p_lay *l)
{
	struct p_pager	*pg = &l->pager;
	struct p_galley	*g = &pg->notes;
	const struct p_geometry *geo = p_geometry_now(l);
	const struct p_band *b;
	int32_t		 y = geo->bottom - pg->foot, left;

	if (g->placed == g->n)
		return;
	left = p_page_left(geo, pg->page->number);
	draw_rule(l, pg->page, pg->foot_first, left, y + RULE_ROOM / 2,
	    geo->right - geo->left);
	y += RULE_ROOM;
	for (size_t first = g->placed; g->placed < g->n; g->placed++) {
		b = &g->band[g->placed];
		if (g->placed > first)
			y = p_add(y, b->above);
		if (g->placed > first && y + b->height > geo->bottom + 10)
			break;
		p_floats_draw(l, pg->page, g, b,
		    &(struct p_spot){ .left = left, .y = y }, false);
		p_band_draw(l, pg->page, g, g->placed, left, y, false);
		y = p_add(y, b->height);
	}
	if (g->placed == g->n)
		p_galley_clear(g);
	pg->foot = foot_room(l, p_bands_height(g, g->placed, g->n));
}

/* End notes, behind a short rule. */
void
p_endnotes(struct p_flow *f)
{
	struct p_flow	 in = *f;
	struct p_band	*b;

	if (f->lay->endnote_n == 0)
		return;
	if ((b = p_band_open(f->lay, f->galley)) == NULL)
		return;
	draw_rule(f->lay, &f->galley->ink, f->lay->endnote[0], f->left, 8000,
	    f->width);
	p_band_close(f->galley, b, 12000);
	b->flags |= P_B_KEEP;
	in.where = P_IN_NOTE;
	for (size_t i = 0; i < f->lay->endnote_n; i++) {
		set_note(&in, f->lay->endnote[i]);
		p_pager_place(&in, false);
	}
	p_pager_place(&in, true);
}
