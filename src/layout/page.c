/*
 * Items on pages and on galleys.  Both keep their items, glyphs and steps in a
 * struct p_page; an item on a galley has its y from the top of its band, and
 * its x from the left of the column.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

/* A zeroed item at the end; NULL: failed. */
struct p_item *
p_item_add(struct p_lay *l, struct p_page *p, enum p_item_kind kind)
{
	struct p_item	*i;

	if (l->status != PAI_OK || !p_grow(l, &p->items, &p->room, p->n + 1,
	    sizeof(*p->items)))
		return NULL;
	i = &p->items[p->n++];
	memset(i, 0, sizeof(*i));
	i->kind = (uint8_t)kind;
	return i;
}

/* Room for n glyphs, not counted in yet; NULL: failed. */
struct p_glyph *
p_glyphs_add(struct p_lay *l, struct p_page *p, size_t n)
{
	if (l->status != PAI_OK || p->glyph_n + n > UINT32_MAX ||
	    !p_grow(l, &p->glyphs, &p->glyph_room, p->glyph_n + n,
	    sizeof(*p->glyphs)))
		return NULL;
	return p->glyphs + p->glyph_n;
}

/* Room for n steps, not counted in yet; NULL: failed. */
struct pai_pen *
p_steps_add(struct p_lay *l, struct p_page *p, size_t n)
{
	if (l->status != PAI_OK || p->step_n + n > UINT32_MAX ||
	    !p_grow(l, &p->steps, &p->step_room, p->step_n + n,
	    sizeof(*p->steps)))
		return NULL;
	return p->steps + p->step_n;
}

/* A rule or a background: never content. */
void
p_rect_add(struct p_lay *l, struct p_page *p, int32_t x, int32_t y,
    int32_t w, int32_t h, uint32_t fill, uint8_t stroke)
{
	struct p_item	*i = p_item_add(l, p, P_ITEM_RECT);

	if (i == NULL)
		return;
	i->artifact = true;
	i->x = x;
	i->y = y;
	i->w = w;
	i->h = h;
	i->as.rect.fill = fill;
	i->as.rect.stroke = stroke;
}

/* The glyphs or steps of an item that was copied; false: failed. */
static bool
copy_parts(struct p_lay *l, struct p_page *to, const struct p_page *from,
    struct p_item *i)
{
	struct p_glyph	*g;
	struct pai_pen	*s;

	if (i->kind == P_ITEM_TEXT) {
		if ((g = p_glyphs_add(l, to, i->as.text.n)) == NULL)
			return false;
		memcpy(g, from->glyphs + i->as.text.first,
		    i->as.text.n * sizeof(*g));
		i->as.text.first = (uint32_t)to->glyph_n;
		to->glyph_n += i->as.text.n;
	} else if (i->kind == P_ITEM_PATH) {
		if ((s = p_steps_add(l, to, i->as.path.n)) == NULL)
			return false;
		memcpy(s, from->steps + i->as.path.first,
		    i->as.path.n * sizeof(*s));
		i->as.path.first = (uint32_t)to->step_n;
		to->step_n += i->as.path.n;
	}
	return true;
}

void
p_ink_copy(struct p_lay *l, struct p_page *to, const struct p_page *from,
    size_t first, size_t n, int32_t dx, int32_t dy, bool artifact)
{
	struct p_item	*i;

	if (n == 0 || l->status != PAI_OK || !p_grow(l, &to->items, &to->room,
	    to->n + n, sizeof(*to->items)))
		return;
	for (const struct p_item *s = from->items + first, *e = s + n;
	    s < e; s++) {
		i = &to->items[to->n];
		*i = *s;
		i->x = p_add(i->x, dx);
		i->y = p_add(i->y, dy);
		i->artifact = i->artifact || artifact;
		if (artifact && (i->kind == P_ITEM_LINK ||
		    i->kind == P_ITEM_DEST))
			continue;	/* a repeat is no place to go to */
		if (!copy_parts(l, to, from, i))
			return;
		to->n++;
	}
}

/* A band at the end of the galley, open for items; NULL: failed. */
struct p_band *
p_band_open(struct p_lay *l, struct p_galley *g)
{
	struct p_band	*b;

	if (l->status != PAI_OK ||
	    !p_grow(l, &g->band, &g->room, g->n + 1, sizeof(*g->band)))
		return NULL;
	b = &g->band[g->n];
	*b = (struct p_band){ .first = g->ink.n, .note = g->note_n,
	    .floats = g->float_n };
	return b;
}

void
p_band_close(struct p_galley *g, struct p_band *b, int32_t height)
{
	b->n = g->ink.n - b->first;
	b->note_n = g->note_n - b->note;
	b->height = p_max(height, 0);
	g->n++;
}

/* Of bands set one below another, the first one's blank left out. */
int32_t
p_bands_height(const struct p_galley *g, size_t from, size_t to)
{
	int32_t	 h = 0;

	for (size_t i = from; i < to; i++)
		h = p_add(h, p_add(i > from ? g->band[i].above : 0,
		    g->band[i].height));
	return h;
}

/*
 * The blank that a paragraph at the end of a galley has below it, which Word
 * keeps in cells and running heads.
 */
int32_t
p_galley_tail(const struct p_lay *l, const struct p_galley *g)
{
	bool	 adds = (p_geometry_now(l)->rules & PAI_RULE_SPACE_ADDS) != 0;

	return g->last.auto_after && !adds ? 0 : p_max(0, g->last.after);
}

void
p_band_draw(struct p_lay *l, struct p_page *to, const struct p_galley *g,
    size_t band, int32_t x, int32_t y, bool artifact)
{
	const struct p_band	*b = &g->band[band];
	const struct p_under	*u;
	struct p_item		*i;

	for (uint32_t at = b->under; at != 0; at = u->next) {
		u = &g->under[at - 1];
		if ((i = p_item_add(l, to, P_ITEM_RECT)) == NULL)
			return;
		*i = u->item;
		i->x = p_add(i->x, x);
		i->y = p_add(i->y, y);
	}
	p_ink_copy(l, to, &g->ink, b->first, b->n, x, y, artifact);
}

/* What the text lies over is painted first; the order is kept otherwise. */
void
p_page_sort(struct p_lay *l, struct p_page *p)
{
	struct p_item	*rest;
	size_t		 n = 0, kept = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->items[i].behind;
	if (n == 0 || n == p->n)
		return;
	if ((rest = calloc(p->n - n, sizeof(*rest))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return;
	}
	n = 0;
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].behind)
			p->items[n++] = p->items[i];
		else
			rest[kept++] = p->items[i];
	memcpy(p->items + n, rest, kept * sizeof(*rest));
	free(rest);
}

/* A rectangle behind a band that is closed already. */
void
p_under_add(struct p_lay *l, struct p_galley *g, size_t band, int32_t x,
    int32_t y, int32_t w, int32_t h, uint32_t fill, uint8_t stroke)
{
	struct p_under	*u;
	uint32_t	*at = &g->band[band].under;

	if (l->status != PAI_OK || g->under_n >= UINT32_MAX - 1 ||
	    !p_grow(l, &g->under, &g->under_room, g->under_n + 1,
	    sizeof(*g->under)))
		return;
	u = &g->under[g->under_n++];
	*u = (struct p_under){ .item = { .kind = P_ITEM_RECT,
	    .artifact = true, .x = x, .y = y, .w = w, .h = h } };
	u->item.as.rect.fill = fill;
	u->item.as.rect.stroke = stroke;
	while (*at != 0)
		at = &g->under[*at - 1].next;
	*at = (uint32_t)g->under_n;
}
