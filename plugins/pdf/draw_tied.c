/*
 * Glyphs that overlap, and what they are when taken as text.
 *
 *	》，	two marks, each of a full em; the first gave up half
 *
 * Programs that take text from where glyphs stand end the line where one
 * begins well within another.  So a row of glyphs that are tied like this is
 * one piece of content with ActualText (ISO 32000-1, 14.9.4), which has no
 * such place within.  A row may go on from one item into the next, in another
 * font, as Chinese quotation marks often stand in one of their own.
 *
 * So is a cluster of which but the first glyph has text, as where HarfBuzz
 * makes two glyphs of one character.
 */
#include "draw.h"

#include "fonts.h"
#include "kit/utf8.h"
#include "pdf.h"
#include "shape.h"
#include "syntax.h"

#define	OVERLAP		10	/* the part of the size that glyphs may
				 * overlap and stand beside one another */
#define	TIED_MAX	1000	/* strings end at 32,767 bytes */

uint32_t
draw_glyph_id(const struct font *font, const struct p_glyph *g)
{
	uint32_t	 gid;

	gid = g->gid != 0 ? g->gid - 1 : fonts_glyph(font, g->cp);
	if (gid != 0)
		return gid;
	return p_is_space(g->cp) ? face_glyph(font->face, ' ') :
	    fonts_stand_in(font);
}

bool
draw_is_shown(const struct p_glyph *g)
{
	return g->gid != 0 || (g->cp != 0 && !fonts_is_invisible(g->cp));
}

bool
draw_has_text(const struct content *c, const struct p_item *item)
{
	uint32_t	 first = item->as.text.first, n = item->as.text.n;

	return item->kind == P_ITEM_TEXT && item->as.text.size > 0 && n > 0 &&
	    first <= c->page->glyph_n && n <= c->page->glyph_n - first &&
	    fonts_at(c->pdf->fonts, item->as.text.font) != NULL;
}

void
draw_spell(struct content *c, const struct p_glyph *g)
{
	uint32_t	 text[16];

	pdf_utf16(&c->spelling, text, shape_characters(fonts_shaper(
	    c->pdf->fonts), g->cp, text, 16));
}

/* A glyph of a line; x is where its advance begins. */
struct place {
	const struct p_item *item;
	size_t		 i;
	int64_t		 x;
};

static const struct p_glyph *
glyph(const struct content *c, const struct place *p)
{
	return &c->page->glyphs[p->item->as.text.first + p->i];
}

/* Can a row of glyphs go on from one item into the other? */
static bool
goes_on(struct content *c, const struct p_item *a, const struct p_item *b)
{
	struct tag_run	 one, other;

	if (b == c->page->items + c->page->n || !draw_has_text(c, b) ||
	    b->y != a->y || b->as.text.upright || b->as.text.turn != 0)
		return false;
	one = tags_run_of(c->pdf->tags, a);
	other = tags_run_of(c->pdf->tags, b);
	return tags_same_run(&one, &other);
}

static bool
step(struct content *c, struct place *p)
{
	p->x += glyph(c, p)->advance;
	if (++p->i < p->item->as.text.n)
		return true;
	if (!goes_on(c, p->item, p->item + 1))
		return false;
	p->item++;
	p->i = 0;
	p->x = p->item->x;
	return true;
}

static bool
is_plain(const struct p_glyph *g)
{
	return g->gid == 0 && draw_is_shown(g);
}

/* Where a glyph ends by its own advance, from where it begins, less what
 * glyphs may overlap. */
static int64_t
own_end(const struct p_item *item, int64_t advance)
{
	int64_t		 size = item->as.text.size;
	int64_t		 scale = item->as.text.scale;

	return advance * size * (scale > 0 && scale <= 1000 ? scale : 100) /
	    100000 - size / OVERLAP;
}

bool
draw_overlap(const struct p_item *item, const struct p_glyph *g,
    const struct drawn *d)
{
	return (g[1].gid != 0 && g[1].cp == 0) ||
	    (int64_t)g[0].advance + g[1].dx - g[0].dx <
	    own_end(item, d->advance);
}

/*
 * Does the glyph after p, which becomes p, begin well within this one?  In
 * text that runs leftwards it begins before it, and does not.
 */
static bool
step_back_in(struct content *c, struct place *p)
{
	const struct p_glyph *g = glyph(c, p);
	const struct font *font = fonts_at(c->pdf->fonts,
	    p->item->as.text.font);
	int64_t		 from = p->x + g->dx, end = from;

	end += own_end(p->item, face_glyph_advance(font->face,
	    draw_glyph_id(font, g)));
	if (!is_plain(g) || p_is_space(g->cp) || !step(c, p))
		return false;
	g = glyph(c, p);
	return is_plain(g) && p->x + g->dx >= from &&
	    p->x + g->dx < end;
}

/* The glyphs from the i-th on that are one cluster, whose text the first has. */
static uint32_t
cluster_at(const struct content *c, const struct p_item *item, size_t i)
{
	const struct p_glyph *g = c->page->glyphs + item->as.text.first + i;
	uint32_t	 n = 1;

	while (g[0].gid != 0 && g[0].cp != 0 && i + n < item->as.text.n &&
	    n < TIED_MAX && g[n].gid != 0 && g[n].cp == 0)
		n++;
	return n;
}

uint32_t
draw_tied(struct content *c, const struct p_item *item, size_t i, int64_t x)
{
	struct place	 p = { item, i, x };
	uint32_t	 n = cluster_at(c, item, i);

	if (n > 1) {
		p_buf_clear(&c->spelling);
		draw_spell(c, &c->page->glyphs[item->as.text.first + i]);
		return n;
	}
	if (item->as.text.turn != 0 || !step_back_in(c, &p))
		return 0;
	p_buf_clear(&c->spelling);
	draw_spell(c, &c->page->glyphs[item->as.text.first + i]);
	do {
		draw_spell(c, glyph(c, &p));
		n++;
	} while (n < TIED_MAX && step_back_in(c, &p));
	return n;
}
