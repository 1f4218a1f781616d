/*
 * Turned text.
 *
 * What is turned is set across, as all text is, in a frame w wide and h
 * high; then its items are turned a quarter about that frame:
 *
 *	+---w---+	   h
 *	|  1    h	+-------+
 *	|  2    |	| 2  1  |
 *	+-------+	|       w	lines from right to left
 *			+-------+
 *
 * In 竖排 Chinese characters stand up again in their lines, and Latin text
 * and numbers lie (GB/T 15835-2011, UAX #50): of a stretch of text the
 * characters that stand become an item of their own.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

#define	DESCENT		120	/* 1/1000 em: of the em square below the baseline */

/* UAX #50, Vertical_Orientation U, Tu and Tr; in order. */
static const struct { uint32_t first, last; } standing[] = {
	{ 0xa7, 0xa7 }, { 0xa9, 0xa9 }, { 0xae, 0xae }, { 0xb1, 0xb1 },
	{ 0xbc, 0xbe }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x1100, 0x11ff },
	{ 0x2016, 0x2016 }, { 0x2020, 0x2021 }, { 0x2030, 0x2031 },
	{ 0x203b, 0x203c }, { 0x2042, 0x2042 }, { 0x2047, 0x2049 },
	{ 0x2051, 0x2051 }, { 0x2100, 0x2101 }, { 0x2103, 0x2109 },
	{ 0x210f, 0x210f }, { 0x2113, 0x2114 }, { 0x2116, 0x2117 },
	{ 0x211e, 0x2123 }, { 0x2135, 0x213f }, { 0x2145, 0x214a },
	{ 0x2150, 0x218f }, { 0x221e, 0x221e }, { 0x2234, 0x2235 },
	{ 0x2300, 0x2307 }, { 0x230c, 0x231f }, { 0x2324, 0x232a },
	{ 0x2400, 0x24ff }, { 0x25a0, 0x2767 }, { 0x2776, 0x2793 },
	{ 0x2b12, 0x2b2f }, { 0x2b50, 0x2b59 }, { 0x2e80, 0xa4cf },
	{ 0xa960, 0xa97f }, { 0xac00, 0xd7ff }, { 0xe000, 0xfaff },
	{ 0xfe10, 0xfe1f }, { 0xfe30, 0xfe48 }, { 0xfe50, 0xfe57 },
	{ 0xfe59, 0xfe62 }, { 0xfe67, 0xfe6f }, { 0xff01, 0xff0c },
	{ 0xff0e, 0xff1b }, { 0xff1f, 0xff60 }, { 0xffe0, 0xffe7 },
	{ 0x1f000, 0x1f7ff }, { 0x1f900, 0x1faff }, { 0x20000, 0x3fffd },
};

static bool
stands(const struct p_glyph *g)
{
	size_t	 low = 0, high = sizeof(standing) / sizeof(standing[0]), mid;

	if (g->gid != 0)
		return false;		/* shaped with its neighbours */
	while (low < high) {
		mid = low + (high - low) / 2;
		if (g->cp > standing[mid].last)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sizeof(standing) / sizeof(standing[0]) &&
	    g->cp >= standing[low].first;
}

/* The frame being turned, and where its items go. */
struct turning {
	struct p_lay	*lay;
	struct p_page	*ink;
	enum pai_flow	 flow;
	int32_t		 w, h;
};

static struct p_item *
add_copy(struct turning *t, const struct p_item *from)
{
	struct p_item	*i = p_item_add(t->lay, t->ink,
			    (enum p_item_kind)from->kind);

	if (i != NULL)
		*i = *from;
	return i;
}

/* A point of the frame. */
static void
turn_point(const struct turning *t, int32_t *x, int32_t *y)
{
	int32_t	 from = *x;

	*x = t->flow == PAI_FLOW_UP ? *y : t->h - *y;
	*y = t->flow == PAI_FLOW_UP ? t->w - from : from;
}

static int16_t
quarter(const struct turning *t)
{
	return t->flow == PAI_FLOW_UP ? 270 : 90;
}

/* Glyphs of 竖排: what was along the line is downwards. */
static void
stand_up(struct turning *t, struct p_item *i)
{
	struct p_glyph	*g = &t->ink->glyphs[i->as.text.first];
	int32_t		 em = i->as.text.size, across;

	for (uint32_t k = 0; k < i->as.text.n; k++) {
		across = g[k].dy;
		g[k].dy = g[k].dx;
		g[k].dx = across;
	}
	i->as.text.turn = 0;
	i->as.text.upright = true;
	i->as.text.scale = 0;
	i->x -= em * DESCENT / 1000;
	i->y += em - em * DESCENT / 1000;
}

/* Past the glyphs from first on that stand, or lie, as the first does. */
static uint32_t
stretch_end(const struct turning *t, const struct p_item *i, uint32_t first)
{
	const struct p_glyph *g = &t->ink->glyphs[i->as.text.first];
	uint32_t end = first + 1;

	while (end < i->as.text.n && (g[end].cp == 0 ||
	    stands(&g[end]) == stands(&g[first])))
		end++;
	return end;
}

static void
turn_text(struct turning *t, const struct p_item *from)
{
	const struct p_glyph *g;
	struct p_item	 part = *from, *to;
	uint32_t	 end;
	int32_t		 along = from->x;

	for (uint32_t at = 0; at < from->as.text.n; at = end) {
		end = t->flow == PAI_FLOW_VERTICAL ?
		    stretch_end(t, from, at) : from->as.text.n;
		g = &t->ink->glyphs[from->as.text.first];
		part.as.text.first = from->as.text.first + at;
		part.as.text.n = end - at;
		part.as.text.turn = quarter(t);
		part.x = along;
		part.y = from->y;
		part.w = 0;
		for (uint32_t k = at; k < end; k++)
			part.w = p_add(part.w, g[k].advance);
		along = p_add(along, part.w);
		turn_point(t, &part.x, &part.y);
		if ((to = add_copy(t, &part)) == NULL)
			return;
		if (t->flow == PAI_FLOW_VERTICAL && stands(&g[at]))
			stand_up(t, to);
	}
}

/* A picture about its middle; its rectangle is that of before. */
static void
turn_image(struct turning *t, const struct p_item *from)
{
	struct p_item	*i = add_copy(t, from);
	int32_t		 x = p_add(from->x, from->w / 2);
	int32_t		 y = p_add(from->y, from->h / 2);

	if (i == NULL)
		return;
	turn_point(t, &x, &y);
	i->x = x - from->w / 2;
	i->y = y - from->h / 2;
	i->as.image.turn = (int16_t)((i->as.image.turn + quarter(t)) % 360);
}

static void
turn_box(struct turning *t, const struct p_item *from)
{
	struct p_item	*i = add_copy(t, from);

	if (i == NULL)
		return;
	i->w = from->h;
	i->h = from->w;
	i->y = p_add(from->y, t->flow == PAI_FLOW_UP ? 0 : from->h);
	i->x = p_add(from->x, t->flow == PAI_FLOW_UP ? from->w : 0);
	turn_point(t, &i->x, &i->y);
	if (i->kind == P_ITEM_RECT && (i->as.rect.slope == P_SLOPE_DOWN ||
	    i->as.rect.slope == P_SLOPE_UP))
		i->as.rect.slope = i->as.rect.slope == P_SLOPE_DOWN ?
		    P_SLOPE_UP : P_SLOPE_DOWN;
}

/* An outline: its steps turn, too. */
static void
turn_path(struct turning *t, const struct p_item *from)
{
	struct p_item	*i;
	struct pai_pen	*s;
	int32_t		 x;

	turn_box(t, from);
	if (t->lay->status != PAI_OK)
		return;
	i = &t->ink->items[t->ink->n - 1];
	s = t->ink->steps + i->as.path.first;
	for (uint32_t k = 0; k < i->as.path.n; k++, s++) {
		x = s->x;
		s->x = t->flow == PAI_FLOW_UP ? s->y : i->w - s->y;
		s->y = t->flow == PAI_FLOW_UP ? i->h - x : x;
	}
}

/* Turns the items from first on, which lie in a frame w by h. */
void
p_ink_turn(struct p_lay *l, struct p_page *ink, size_t first,
    enum pai_flow flow, int32_t w, int32_t h)
{
	struct turning	 t = { l, ink, flow, w, h };
	size_t		 n = ink->n - first;
	struct p_item	*items;

	if (n == 0 || l->status != PAI_OK)
		return;
	if ((items = malloc(n * sizeof(*items))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return;
	}
	memcpy(items, ink->items + first, n * sizeof(*items));
	ink->n = first;
	for (size_t i = 0; i < n; i++)
		if (items[i].kind == P_ITEM_TEXT)
			turn_text(&t, &items[i]);
		else if (items[i].kind == P_ITEM_IMAGE)
			turn_image(&t, &items[i]);
		else if (items[i].kind == P_ITEM_PATH)
			turn_path(&t, &items[i]);
		else
			turn_box(&t, &items[i]);
	free(items);
}

/* A page of 竖排 that is full: it was laid out on its left side. */
void
p_page_turn(struct p_lay *l, struct p_page *p)
{
	int32_t	 w = p->width;

	p_ink_turn(l, p, 0, PAI_FLOW_VERTICAL, w, p->height);
	p->width = p->height;
	p->height = w;
}
