/*
 * Text of SVG pictures (SVG 1.1, 10), with the document's fonts.
 *
 *	<text x="10" y="20">one <tspan dx="2">two</tspan></text>
 *
 * First all characters are gathered, each with the place and the style that
 * it has been given.  From one given place to the next they are a chunk, which
 * its anchor moves as a whole.  Glyphs are measured in 1/P_EM em, and those of
 * one font that go on in a line are drawn together, as draw_text() draws any
 * text: at SIZE, which a matrix makes as large as it is to be.
 */
#include "svg_paint.h"

#include <math.h>
#include <stdlib.h>

#include "draw.h"
#include "fonts.h"
#include "kit/grow.h"
#include "kit/utf8.h"
#include "pdf.h"

#define	SIZE		12000	/* mpt at which all text is set */
#define	CHARS_MAX	100000u	/* of one text element */
#define	SPANS_MAX	20000u
#define	FAMILY_MAX	200u	/* bytes of a name */
#define	ADVANCE_MAX	50000000	/* mpt between two glyphs */

/* A character, with what is given for it; x, y NAN: it follows the last. */
struct letter {
	uint32_t	 cp;
	uint32_t	 style;		/* in the text's */
	double		 x, y, dx, dy;
};

/* A glyph: where its origin is, and its advance, in user units. */
struct set {
	struct p_glyph	 glyph;
	uint32_t	 font, style;
	double		 x, y, advance;
};

struct text {
	struct svg_painter *p;
	struct letter	*letter;
	size_t		 n, room;
	struct svg_style *style;
	size_t		 style_n, style_room;
	struct set	*set;
	size_t		 set_n, set_room;
	bool		 blank;		/* the last character was one */
	double		 x, y;		/* the pen */
};

/* ---- gathering ---- */

static void
add_letter(struct text *t, uint32_t cp, uint32_t style)
{
	if (t->n == CHARS_MAX || !p_make_room(&t->letter, &t->room, t->n + 1,
	    sizeof(*t->letter))) {
		t->p->left_out |= SVG_NO_REST;
		return;
	}
	t->letter[t->n++] = (struct letter){ cp, style, NAN, NAN, 0, 0 };
}

/* SVG 1.1, 10.15: white space, by default, is one blank between words. */
static void
add_characters(struct text *t, struct pai_str s, uint32_t style)
{
	bool		 keep = t->style[style].preserve;
	uint32_t	 cp;

	for (size_t i = 0; i < s.n;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (cp == '\n' || cp == '\r' || cp == '\t')
			cp = ' ';
		if (cp == ' ' && !keep && t->blank)
			continue;
		t->blank = cp == ' ' && !keep;
		add_letter(t, cp, style);
	}
}

static double
length_of(const struct text *t, uint32_t style, const struct svg_scan *at,
    double of)
{
	return svg_length((struct pai_str){ at->p, at->n },
	    t->style[style].font_size, of, 0);
}

/*
 * A list of places or moves, one for each character from the first on.
 * What an element within has said of them counts more, and has been said.
 */
static void
place_letters(struct text *t, uint32_t node, unsigned token, size_t first,
    uint32_t style)
{
	struct pai_str	 v = svg_attr(t->p->tree, node, token);
	struct svg_scan	 at = { v.p, v.n }, before;
	bool		 across = token == SVG_A_X || token == SVG_A_DX;
	double		 of = across ? t->p->width : t->p->height, n;

	for (size_t i = first; i < t->n && v.p != NULL; i++) {
		struct letter	*l = &t->letter[i];
		double		*to = token == SVG_A_X ? &l->x :
				    token == SVG_A_Y ? &l->y :
				    token == SVG_A_DX ? &l->dx : &l->dy;

		svg_skip(&at);
		before = at;
		if (!svg_scan_number(&at, &n))
			break;
		n = length_of(t, style, &before, of);
		while (at.n > 0 && !svg_is_blank(at.p[0]) && at.p[0] != ',' &&
		    at.p[0] != '-' && at.p[0] != '+') {
			at.p++;			/* its unit */
			at.n--;
		}
		if (to == &l->dx || to == &l->dy ? *to == 0 : *to != *to)
			*to = n;
	}
}

static bool
holds_letters(unsigned token)
{
	return token == SVG_E_TSPAN || token == SVG_E_A ||
	    token == SVG_E_TEXT_PATH;
}

static uint32_t
add_style(struct text *t, const struct svg_style *style)
{
	if (t->style_n == SPANS_MAX || !p_make_room(&t->style,
	    &t->style_room, t->style_n + 1, sizeof(*t->style))) {
		t->p->left_out |= SVG_NO_REST;
		return 0;
	}
	t->style[t->style_n] = *style;
	return (uint32_t)t->style_n++;
}

static void
gather(struct text *t, uint32_t node, uint32_t style)
{
	static const uint16_t lists[] = { SVG_A_X, SVG_A_Y, SVG_A_DX,
	    SVG_A_DY };
	const struct svg_tree *tree = t->p->tree;
	size_t		 first = t->n;
	struct svg_style own;

	for (uint32_t k = tree->node[node].first; k != 0;
	    k = tree->node[k].next) {
		if (!svg_spend_node(t->p, k) ||
		    !svg_spend(t->p, tree->node[k].text_n))
			return;
		if (tree->node[k].token == SVG_CHARACTERS)
			add_characters(t, svg_text(tree, k), style);
		if (!holds_letters(tree->node[k].token))
			continue;
		svg_style_of(tree, t->p->sheet, k, &t->style[style],
		    t->p->width, &own);
		own.fill_opacity *= own.opacity;
		t->p->left_out |= own.left_out;
		if (tree->node[k].token == SVG_E_TEXT_PATH)
			t->p->left_out |= SVG_NO_TEXT_PATH;
		if (!own.none)
			gather(t, k, add_style(t, &own));
	}
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		place_letters(t, node, lists[i], first, style);
}

/* ---- measuring ---- */

/* The first family of the list; generic ones are none of a document's. */
static struct p_face
face_of(const struct svg_style *s)
{
	struct svg_scan	 at = { s->family.p, s->family.n };
	struct p_face	 face = { .role = P_FACE_BODY, .bold = s->bold,
	    .italic = s->italic };
	struct pai_str	 name = { at.p, 0 };

	while (name.n < at.n && at.p[name.n] != ',')
		name.n++;
	if (name.n == 0)
		return face;
	name = svg_trim(name);
	if (name.n >= 2 && (name.p[0] == '"' || name.p[0] == '\''))
		name = svg_trim((struct pai_str){ name.p + 1, name.n - 2 });
	if (svg_is(name, "sans-serif") || svg_is(name, "system-ui"))
		face.role = P_FACE_HEAD;
	else if (svg_is(name, "monospace"))
		face.role = P_FACE_CODE;
	else if (!svg_is(name, "serif") && name.n <= FAMILY_MAX)
		face.family = name;
	return face;
}

static uint32_t
font_of(struct text *t, const struct p_face *face, uint32_t cp)
{
	struct p_face	 wish = *face;

	wish.script = p_is_cjk(cp) ? PAI_SCRIPT_EASTASIA : PAI_SCRIPT_LATIN;
	return t->p->metrics.font(t->p->metrics.arg, &wish, cp);
}

/* Letters of one style that follow one another: where the run ends. */
static size_t
style_end(const struct text *t, size_t from, size_t end)
{
	size_t	 i = from + 1;

	while (i < end && t->letter[i].style == t->letter[from].style &&
	    t->letter[i].dx == 0 && t->letter[i].dy == 0)
		i++;
	return i;
}

static void
add_glyph(struct text *t, const struct p_glyph *g, uint32_t font,
    uint32_t style)
{
	double		 em = t->style[style].font_size / P_EM;
	struct set	*s;

	if (!p_make_room(&t->set, &t->set_room, t->set_n + 1,
	    sizeof(*t->set))) {
		t->p->left_out |= SVG_NO_REST;
		return;
	}
	s = &t->set[t->set_n++];
	*s = (struct set){ *g, font, style, t->x, t->y, g->advance * em };
	t->x += s->advance;
}

/* Characters that depend on their neighbours, with the blanks among them. */
static size_t
shape_letters(struct text *t, size_t i, size_t end, uint32_t font)
{
	enum { ROOM = 256 };
	const struct p_metrics *m = &t->p->metrics;
	uint32_t	 cp[ROOM];
	struct p_glyph	 glyph[4 * ROOM];
	struct p_stretch run = { .cp = cp };
	size_t		 n = 0, glyphs;

	for (; i + n < end && n < ROOM; n++) {
		cp[n] = t->letter[i + n].cp;
		if (m->needs_shaping(m->arg, cp[n]))
			run.n = n + 1;
		else if (cp[n] != ' ')
			break;
	}
	glyphs = m->shape(m->arg, font, &run, glyph, 4 * ROOM);
	for (size_t k = 0; k < glyphs; k++)
		add_glyph(t, &glyph[k], font, t->letter[i].style);
	return run.n;
}

/* Letters of one style, with no place of their own but the first's. */
static void
set_letters(struct text *t, size_t i, size_t end)
{
	const struct p_metrics *m = &t->p->metrics;
	uint32_t	 style = t->letter[i].style, font, last = 0;
	struct p_face	 face = face_of(&t->style[style]);
	double		 em = t->style[style].font_size / P_EM;
	struct p_glyph	 g;

	while (i < end) {
		g = (struct p_glyph){ .cp = t->letter[i].cp };
		font = font_of(t, &face, g.cp);
		if (m->needs_shaping(m->arg, g.cp)) {
			i += shape_letters(t, i, end, font);
			last = 0;
			continue;
		}
		if (last == font && t->set_n > 0)
			t->x += m->kern(m->arg, font, t->letter[i - 1].cp,
			    g.cp) * em;
		g.advance = m->advance(m->arg, font, g.cp);
		add_glyph(t, &g, font, style);
		last = font;
		i++;
	}
}

/* How far below its place the baseline is. */
static double
baseline_shift(const struct text *t, const struct svg_style *s,
    uint32_t font)
{
	struct p_font_metrics f;
	double		 em;

	if (s->baseline == SVG_BASELINE_ALPHABETIC)
		return 0;
	t->p->metrics.font_metrics(t->p->metrics.arg, font, &f);
	em = s->font_size / (f.em > 0 ? f.em : 1000);
	switch (s->baseline) {
	case SVG_BASELINE_MIDDLE:
		return 0.25 * s->font_size;	/* half the x-height, about */
	case SVG_BASELINE_CENTRAL:
		return (f.ascent - f.descent) / 2.0 * em;
	case SVG_BASELINE_HANGING:
		return f.ascent * em;
	default:
		return -f.descent * em;
	}
}

/* Letters from a given place up to the next. */
static void
set_chunk(struct text *t, size_t from, size_t end)
{
	const struct svg_style *s = &t->style[t->letter[from].style];
	double		 start = t->x, move;
	size_t		 first = t->set_n;

	for (size_t i = from, next; i < end; i = next) {
		next = style_end(t, i, end);
		t->x += t->letter[i].dx;
		t->y += t->letter[i].dy;
		set_letters(t, i, next);
	}
	move = s->anchor == SVG_ANCHOR_START ? 0 : (start - t->x) /
	    (s->anchor == SVG_ANCHOR_MIDDLE ? 2 : 1);
	for (size_t i = first; i < t->set_n; i++) {
		t->set[i].x += move;
		t->set[i].y += baseline_shift(t,
		    &t->style[t->set[i].style], t->set[i].font);
	}
	t->x += move;
}

static void
set_all(struct text *t)
{
	for (size_t i = 0, next; i < t->n; i = next) {
		next = i + 1;
		while (next < t->n && t->letter[next].x != t->letter[next].x &&
		    t->letter[next].y != t->letter[next].y)
			next++;
		if (t->letter[i].x == t->letter[i].x)
			t->x = t->letter[i].x;
		if (t->letter[i].y == t->letter[i].y)
			t->y = t->letter[i].y;
		set_chunk(t, i, next);
	}
}

/* ---- drawing ---- */

/* Do glyphs i and i + 1 stand on one line, in order, and look alike? */
static bool
goes_on(const struct text *t, size_t i)
{
	const struct set *a = &t->set[i], *b = a + 1;
	double		 size = t->style[a->style].font_size;

	return a->font == b->font && a->style == b->style && a->y == b->y &&
	    b->x >= a->x && b->x - a->x < 40 * size;
}

/* The paint, as one colour; false: there is none. */
static bool
ink(struct text *t, const struct svg_style *s, uint32_t *rgb, double *alpha)
{
	bool		 line = s->stroke.kind != SVG_PAINT_NONE &&
			    s->stroke_width > 0;

	if (s->hidden)
		return false;
	if (line)
		t->p->left_out |= SVG_NO_STROKED_TEXT;
	if (s->fill.kind != SVG_PAINT_NONE &&
	    svg_flat(t->p, &s->fill, rgb, alpha)) {
		*alpha *= s->fill_opacity;
		return *alpha > 0.002;
	}
	if (!line || !svg_flat(t->p, &s->stroke, rgb, alpha))
		return false;
	*alpha *= s->stroke_opacity;
	return *alpha > 0.002;
}

/* Glyphs of one font in a line, through draw_text(). */
static void
draw_glyphs(struct text *t, struct p_glyph *g, size_t n, uint32_t number,
    uint32_t rgb)
{
	struct svg_painter *p = t->p;
	const struct font *font = fonts_at(p->pdf->fonts, number);
	struct p_item	 item = { .kind = P_ITEM_TEXT };
	struct p_page	 page = { .items = &item, .n = 1, .glyphs = g,
	    .glyph_n = n };
	struct content	 c = { .pdf = p->pdf, .page = &page, .out = p->out,
	    .fill = DRAW_NO_COLOUR, .stroke = DRAW_NO_COLOUR,
	    .size = DRAW_UNSET, .line = DRAW_UNSET, .scale = 100 };

	if (font == NULL)
		return;
	item.as.text.font = number;
	item.as.text.size = SIZE;
	item.as.text.colour = rgb;
	item.as.text.n = (uint32_t)n;
	item.as.text.slant = font->slant;
	item.as.text.embolden = font->embolden;
	draw_text(&c, &item);
	draw_end_text(&c);
	if (!p_buf_ok(&c.spelling))
		p->failed = true;
	p_buf_free(&c.spelling);
	free(c.drawn);
	svg_put_named(p, 'F', font->face->object);
}

static int32_t
mpt(double v)
{
	return v != v ? 0 : v > ADVANCE_MAX ? ADVANCE_MAX :
	    v < -ADVANCE_MAX ? -ADVANCE_MAX : (int32_t)lround(v);
}

static void
draw_run(struct text *t, size_t from, size_t end, const struct svg_matrix *m)
{
	const struct set *s = &t->set[from];
	const struct svg_style *style = &t->style[s->style];
	double		 scale = style->font_size * 1000 / SIZE, alpha;
	struct p_glyph	*g = calloc(end - from, sizeof(*g));
	struct svg_matrix own;
	uint32_t	 rgb;

	if (g == NULL)
		t->p->failed = true;
	if (g == NULL || scale <= 0 || !ink(t, style, &rgb, &alpha)) {
		free(g);
		return;
	}
	for (size_t i = from; i < end; i++) {
		g[i - from] = t->set[i].glyph;
		g[i - from].advance = mpt(((i + 1 < end ? t->set[i + 1].x :
		    t->set[i].x + t->set[i].advance) - t->set[i].x) *
		    1000 / scale);
		g[i - from].dx = mpt(t->set[i].glyph.dx * (double)SIZE / P_EM);
		g[i - from].dy = mpt(t->set[i].glyph.dy * (double)SIZE / P_EM);
	}
	own = svg_within(*m, (struct svg_matrix){ scale, 0, 0, -scale, s->x,
	    s->y });
	svg_op(t->p, "q\n");
	svg_put_alpha(t->p, false, (unsigned)(alpha * (SVG_ALPHAS - 1) +
	    0.5));
	svg_put_matrix(t->p, &own);
	/* A form begins with the state of the text before it (8.10.1). */
	svg_op(t->p, "100 Tz 0 Tc 0 Ts 0 Tr\n");
	draw_glyphs(t, g, end - from, s->font, rgb);
	svg_op(t->p, "Q\n");
	free(g);
}

void
svg_draw_text(struct svg_painter *p, uint32_t node,
    const struct svg_style *s, const struct svg_matrix *m)
{
	struct text	 t = { .p = p, .blank = true };

	(void)add_style(&t, s);
	if (t.style_n > 0)
		gather(&t, node, 0);
	if (t.n > 0 && t.blank)
		t.n--;			/* the blank behind the last word */
	set_all(&t);
	for (size_t i = 0, next; i < t.set_n; i = next) {
		next = i + 1;
		while (next < t.set_n && goes_on(&t, next - 1))
			next++;
		draw_run(&t, i, next, m);
	}
	free(t.letter);
	free(t.style);
	free(t.set);
}
