/*
 * Text on a page.
 *
 * Text keeps to the positions layout gave, within DRIFT: what a glyph's own
 * width and the advance differ by is carried along exactly, in 1/100,000 mpt,
 * and made good in the array of TJ once it comes to more.
 */
#include "draw.h"

#include <math.h>

#include "fonts.h"
#include "haru.h"
#include "kit/grow.h"
#include "kit/utf8.h"
#include "pdf.h"
#include "shape.h"
#include "syntax.h"

#define	NO_TEXT		0x200b	/* what glyphs say that stand for nothing of
				 * their own: each must say something */
#define	SIZE_MAX_MPT	1638000	/* Word's largest size, in mpt */
#define	SLANT		213	/* tan 12 degrees, in thousandths */
#define	EMBOLDEN	25	/* stroke of a bold we make, 1/1000 em */
#define	EM_MIDDLE	380	/* middle of the em square above baseline */
#define	DRIFT		40	/* mpt: a third of a dot at 600 dpi */
#define	NEAR		20	/* mpt that shares of a line differ by */

static void
set_font(struct content *c, struct face *face, int32_t size)
{
	if (face->object == 0)
		face->object = haru_object(c->pdf->haru);
	if (c->face == face && c->size == size)
		return;
	c->face = face;
	c->size = size;
	draw_op(c, "/F");
	pdf_int(c->out, face->object);
	draw_op(c, " ");
	draw_length(c, size);
	draw_op(c, "Tf\n");
}

static void
set_scale(struct content *c, int32_t scale)
{
	if (c->scale == scale)
		return;
	c->scale = scale;
	pdf_int(c->out, scale);
	draw_op(c, " Tz\n");
}

static void
set_rise(struct content *c, int32_t rise)
{
	if (c->rise == rise)
		return;
	c->rise = rise;
	draw_length(c, rise);
	draw_op(c, "Ts\n");
}

static void
set_spacing(struct content *c, int32_t spacing)
{
	if (c->spacing == spacing)
		return;
	c->spacing = spacing;
	draw_length(c, spacing);
	draw_op(c, "Tc\n");
}

static void
set_weight(struct content *c, bool embolden, int32_t size, uint32_t rgb)
{
	int32_t		 mode = embolden ? 2 : 0;

	if (embolden) {
		draw_set_line(c, (int32_t)((int64_t)size * EMBOLDEN / 1000));
		draw_set_stroke(c, rgb);
	}
	if (c->mode == mode)
		return;
	c->mode = mode;
	pdf_int(c->out, mode);
	draw_op(c, " Tr\n");
}

/* The first four numbers of a matrix that turns clockwise and slants. */
static void
turn_by(struct content *c, int turn, double tilt)
{
	static const double degree = 3.14159265358979323846 / 180;
	double		 cosine = cos(turn * degree);
	double		 sine = sin(turn * degree);

	draw_milli(c, lround(cosine * 1000));
	draw_milli(c, lround(-sine * 1000));
	draw_milli(c, lround((sine + tilt * cosine) * 1000));
	draw_milli(c, lround((cosine - tilt * sine) * 1000));
}

/* The text's line begins at x, y (up), turned, slanted or neither. */
static void
set_origin(struct content *c, int64_t x, int64_t y, int turn, bool slant)
{
	bool		 plain = turn == 0 && !slant;

	if (plain && c->plain) {
		draw_length(c, x - c->at_x);
		draw_length(c, y - c->at_y);
		draw_op(c, "Td\n");
	} else {
		int64_t tilt = slant ? SLANT : 0;

		if (turn == 90) {		/* clockwise: downwards */
			draw_op(c, "0 -1 1 ");
			draw_milli(c, -tilt);
		} else if (turn == 270) {
			draw_op(c, "0 1 -1 ");
			draw_milli(c, tilt);
		} else if (turn != 0) {
			turn_by(c, turn, (double)tilt / 1000);
		} else {
			draw_op(c, "1 0 ");
			draw_milli(c, tilt);
			draw_op(c, "1 ");
		}
		draw_length(c, x);
		draw_length(c, y);
		draw_op(c, "Tm\n");
	}
	c->plain = plain;
	c->at_x = x;
	c->at_y = y;
}

/* An array of TJ, opened and closed as needed. */
struct line {
	struct content	*c;
	struct face	*face;
	int64_t		 unit;	/* of a TJ number, in 1/100,000 mpt */
	int64_t		 owed;	/* to the next glyph's place, likewise */
	bool		 in_array, in_string;
};

static void
close_string(struct line *l)
{
	if (l->in_string)
		draw_op(l->c, ")");
	l->in_string = false;
}

static void
close_array(struct line *l)
{
	close_string(l);
	if (l->in_array)
		draw_op(l->c, "]TJ\n");
	l->in_array = false;
}

static void
open_array(struct line *l)
{
	if (!l->in_array)
		draw_op(l->c, "[");
	l->in_array = true;
}

/* Moves by what is owed, as far as whole thousandths of the size go. */
static void
settle(struct line *l)
{
	int64_t		 half = l->unit / 2, steps;

	if (l->owed <= DRIFT * 100000 && l->owed >= -DRIFT * 100000)
		return;
	steps = (l->owed + (l->owed < 0 ? -half : half)) / l->unit;
	if (steps == 0)
		return;
	open_array(l);
	close_string(l);
	pdf_int(l->c->out, -steps);
	l->owed -= steps * l->unit;
}

static void
put_code(struct line *l, uint16_t code)
{
	open_array(l);
	if (!l->in_string)
		draw_op(l->c, "(");
	l->in_string = true;
	pdf_code(l->c->out, code);
}

/* What stands until end_spelt() is, taken as text, what c->spelling says. */
static void
begin_spelt(struct content *c)
{
	draw_op(c, "/Span <</ActualText <FEFF");
	p_buf_put(c->out, c->spelling.p, c->spelling.n);
	draw_op(c, ">>> BDC\n");
}

static void
end_spelt(struct content *c)
{
	draw_op(c, "EMC\n");
}

/* A glyph whose code stands for another character than this one. */
static void
put_replaced(struct line *l, uint16_t code, const struct p_glyph *g)
{
	close_array(l);
	p_buf_clear(&l->c->spelling);
	draw_spell(l->c, g);
	begin_spelt(l->c);
	put_code(l, code);
	close_array(l);
	end_spelt(l->c);
}

/* What the glyph does to the claims of the file. */
static void
doubt(const struct content *c, const struct p_glyph *g, uint32_t gid)
{
	struct pdf	*pdf = c->pdf;

	if (gid == 0)
		pdf->doubts |= PDF_DOUBT_GLYPH;
	if ((g->cp == 0 && c->tied == 0) || g->cp == 0xfeff || g->cp == 0xfffe)
		pdf->doubts |= PDF_DOUBT_TEXT;
}

/* Of private use: PDF/A wants it spelt out (ISO 19005-2, 6.2.11.7.3). */
static bool
is_private(uint32_t cp)
{
	return (cp >= 0xe000 && cp <= 0xf8ff) ||
	    (cp >= 0xf0000 && cp < 0x110000);
}

static void
put_glyph(struct line *l, const struct p_glyph *g, const struct drawn *d)
{
	uint16_t	 code;
	bool		 exact;

	if (g->dy != l->c->rise) {
		close_array(l);
		set_rise(l->c, g->dy);
	}
	doubt(l->c, g, d->gid);
	settle(l);
	code = face_code(l->face, d->gid, g->cp != 0 ? g->cp : NO_TEXT,
	    &exact);
	if ((exact && !is_private(g->cp)) || l->c->tied > 0)
		put_code(l, code);
	else
		put_replaced(l, code, g);
	l->owed -= d->advance * l->unit +
	    (int64_t)l->c->spacing * l->c->scale * 1000;
}

static struct drawn
drawn_of(const struct face *face, uint32_t gid)
{
	return (struct drawn){ .gid = gid,
	    .advance = face_glyph_advance(face, gid) };
}

/* NULL: no memory. */
static const struct drawn *
line_of(struct content *c, const struct font *font, const struct p_glyph *g,
    size_t n)
{
	if (!p_make_room(&c->drawn, &c->drawn_room, n, sizeof(*c->drawn))) {
		c->out->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		c->drawn[i] = drawn_of(font->face, draw_glyph_id(font, &g[i]));
		c->drawn[i].added = g[i].advance - c->drawn[i].advance *
		    (int64_t)c->size / 1000 * c->scale / 100;
	}
	return c->drawn;
}

static bool
is_near(int64_t a, int64_t b)
{
	return a - b <= NEAR && b - a <= NEAR;
}

/*
 * What is added to most of n glyphs: the pitch of a grid, or the share of a
 * justified line.  Set once for the line it need not stand at each.
 */
static int32_t
common_spacing(const struct content *c, const struct drawn *d, size_t n)
{
	int64_t		 common = 0, sum = 0, mean;
	size_t		 votes = 0, agree = 0;

	for (size_t i = 0; i < n; i++) {
		if (votes == 0)
			common = d[i].added;
		if (is_near(d[i].added, common))
			votes++;
		else
			votes--;
	}
	if (votes == 0 || common > c->size || common < -c->size)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (is_near(d[i].added, common)) {
			sum += d[i].added;
			agree++;
		}
	mean = sum * 100 / ((int64_t)agree * c->scale);
	return mean == 1 || mean == -1 ? 0 : (int32_t)mean;
}

/* Nothing is set for a difference too small to be seen in the whole line. */
static void
set_common(struct content *c, const struct drawn *d, size_t n)
{
	int32_t		 spacing = common_spacing(c, d, n);
	int64_t		 drift = ((int64_t)spacing - c->spacing) *
			    (int64_t)n;

	if (c->spacing == DRAW_UNSET || drift > DRIFT || drift < -DRIFT)
		set_spacing(c, spacing);
}

static void
draw_line(struct content *c, const struct font *font,
    const struct p_item *item, const struct p_glyph *g, size_t n)
{
	struct line	 l = { .c = c, .face = font->face,
	    .unit = (int64_t)c->size * c->scale };
	const struct drawn *d = line_of(c, font, g, n);
	int64_t		 x = item->x;

	if (d == NULL)
		return;
	set_common(c, d, n - 1);	/* nothing is measured from the last */
	for (size_t i = 0; i < n; i++) {
		if (c->tied == 0 &&
		    (i + 1 == n || draw_overlap(item, &g[i], &d[i])) &&
		    (c->tied = draw_tied(c, item, i, x)) > 0) {
			close_array(&l);
			begin_spelt(c);
		}
		l.owed += (int64_t)g[i].dx * 100000;
		if (draw_is_shown(&g[i]))
			put_glyph(&l, &g[i], &d[i]);
		l.owed += ((int64_t)g[i].advance - g[i].dx) * 100000;
		x += g[i].advance;
		if (c->tied > 0 && --c->tied == 0) {
			close_array(&l);
			end_spelt(c);
		}
	}
	close_array(&l);
	set_rise(c, 0);
}

/* 竖排: marks that lie down where the font has no glyph for it. */
static bool
lies_down(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2015 || cp == 0x2026 || cp == 0x2013 ||
	    cp == 0xff5e || cp == 0x301c || cp == 0x2025 ||
	    (cp >= 0x3008 && cp <= 0x301b && cp != 0x3012 && cp != 0x3013) ||
	    cp == 0xff08 || cp == 0xff09 || cp == 0x30fc ||
	    cp == '(' || cp == ')' || cp == '[' || cp == ']' ||
	    cp == 0xff3b || cp == 0xff3d || cp == 0xff5b || cp == 0xff5d;
}

static void
draw_upright_glyph(struct content *c, const struct font *font,
    const struct p_glyph *g, int64_t x, int64_t y)
{
	struct face	*face = font->face;
	struct line	 l = { .c = c, .face = face,
	    .unit = (int64_t)c->size * c->scale };
	struct p_glyph	 one = *g;
	uint32_t	 gid = draw_glyph_id(font, g), plain = gid;
	struct drawn	 d;
	int64_t		 em = c->size;

	one.dx = one.dy = 0;
	if (g->gid == 0 && !p_is_han(g->cp) && g->cp >= 0x80)
		gid = face_vertical(face, g->cp);
	d = drawn_of(face, gid);
	if (gid == plain && lies_down(g->cp))
		set_origin(c, x + em / 2 - em * EM_MIDDLE / 1000,
		    y + em * EM_MIDDLE / 1000 +
		    em * d.advance / 2000, 90, false);
	else
		set_origin(c, x, y, 0, false);
	put_glyph(&l, &one, &d);
	close_array(&l);
}

static void
draw_upright(struct content *c, const struct font *font, const struct p_item *item,
    const struct p_glyph *g, size_t n)
{
	int64_t		 y = draw_up(c, item->y);

	for (size_t i = 0; i < n; i++) {
		if (draw_is_shown(&g[i]))
			draw_upright_glyph(c, font, &g[i],
			    (int64_t)item->x + g[i].dx, y - g[i].dy);
		y -= g[i].advance;
	}
}

void
draw_text(struct content *c, const struct p_item *item)
{
	const struct font *font = fonts_at(c->pdf->fonts, item->as.text.font);
	uint32_t	 first = item->as.text.first, n = item->as.text.n;
	int32_t		 size = item->as.text.size;
	int32_t		 scale = item->as.text.scale;
	const struct p_glyph *g;

	if (!draw_has_text(c, item))
		return;
	if (size > SIZE_MAX_MPT)
		size = SIZE_MAX_MPT;
	g = c->page->glyphs + first;
	draw_begin_text(c);
	set_font(c, font->face, size);
	set_scale(c, scale > 0 && scale <= 1000 ? scale : 100);
	draw_set_fill(c, item->as.text.colour);
	set_weight(c, item->as.text.embolden, size, item->as.text.colour);
	if (item->as.text.upright) {
		set_spacing(c, 0);
		draw_upright(c, font, item, g, n);
		return;
	}
	set_origin(c, item->x, draw_up(c, item->y), item->as.text.turn,
	    item->as.text.slant);
	draw_line(c, font, item, g, n);
}

