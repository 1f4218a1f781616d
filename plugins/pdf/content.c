/*
 * What is drawn on a page.
 *
 * Operators that only set state (colour, font, width) are left out where the
 * state is so already, and all of a page's text of one block stands in one
 * text object.  Items come in mpt with y down; PDF's y goes up.
 *
 * Text keeps to the positions layout gave: what a glyph's own width and the
 * advance differ by is carried along exactly, in 1/100,000 mpt, and put in
 * the array of TJ whenever it comes to a thousandth of the size.
 */
#include "content.h"

#include <stdlib.h>
#include <string.h>

#include "fonts.h"
#include "image.h"
#include "kit/utf8.h"
#include "pdf.h"
#include "syntax.h"
#include "tags.h"

#define	SIZE_MAX_MPT	1638000	/* Word's largest size, in mpt */
#define	SLANT		213	/* tan 12 degrees, in thousandths */
#define	EMBOLDEN	25	/* stroke of a bold we make, 1/1000 em */
#define	EM_MIDDLE	380	/* middle of the em square above baseline */
#define	UNSET		INT32_MIN

struct content {
	struct pdf	*pdf;
	const struct p_page *page;
	struct p_buf	*out;
	struct tag_run	 run;
	bool		 in_text;
	bool		 in_path;	/* rectangles wait to be filled */
	/* State of graphics; UNSET or NO_COLOUR: not known. */
	uint32_t	 fill, stroke;
#define	NO_COLOUR	0xffffffffu
	const struct face *face;
	int32_t		 size, scale, mode, line, rise, spacing;
	/* Where the text's line begins; plain: neither turned nor slanted. */
	int64_t		 at_x, at_y;
	bool		 plain;
};

static void
op(struct content *c, const char *s)
{
	p_buf_str(c->out, s);
}

static void
length(struct content *c, int64_t mpt)
{
	pdf_length(c->out, mpt);
	p_buf_put(c->out, " ", 1);
}

static void
milli(struct content *c, int64_t v)
{
	pdf_milli(c->out, v);
	p_buf_put(c->out, " ", 1);
}

static int64_t
up(const struct content *c, int64_t y)
{
	return c->page->height - y;
}

/* Between kinds of things. */

static void
end_text(struct content *c)
{
	if (c->in_text)
		op(c, "ET\n");
	c->in_text = false;
}

static void
end_path(struct content *c)
{
	if (c->in_path)
		op(c, "f\n");
	c->in_path = false;
}

static void
begin_text(struct content *c)
{
	end_path(c);
	if (c->in_text)
		return;
	op(c, "BT\n");
	c->in_text = true;
	c->plain = true;
	c->at_x = c->at_y = 0;
}

static void
set_fill(struct content *c, uint32_t rgb)
{
	rgb = rgb == PAI_COLOUR_AUTO ? 0 : rgb & 0xffffff;
	if (c->fill == rgb)
		return;
	end_path(c);
	c->fill = rgb;
	pdf_colour(c->out, rgb);
	op(c, "rg\n");
}

static void
set_stroke(struct content *c, uint32_t rgb)
{
	rgb = rgb == PAI_COLOUR_AUTO ? 0 : rgb & 0xffffff;
	if (c->stroke == rgb)
		return;
	c->stroke = rgb;
	pdf_colour(c->out, rgb);
	op(c, "RG\n");
}

static void
set_line(struct content *c, int32_t width)
{
	if (c->line == width)
		return;
	c->line = width;
	length(c, width);
	op(c, "w\n");
}

/* Text. */

static void
set_font(struct content *c, struct face *face, int32_t size)
{
	if (face->object == 0)
		face->object = haru_object(c->pdf->haru);
	if (c->face == face && c->size == size)
		return;
	c->face = face;
	c->size = size;
	op(c, "/F");
	pdf_int(c->out, face->object);
	op(c, " ");
	length(c, size);
	op(c, "Tf\n");
}

static void
set_scale(struct content *c, int32_t scale)
{
	if (c->scale == scale)
		return;
	c->scale = scale;
	pdf_int(c->out, scale);
	op(c, " Tz\n");
}

static void
set_rise(struct content *c, int32_t rise)
{
	if (c->rise == rise)
		return;
	c->rise = rise;
	length(c, rise);
	op(c, "Ts\n");
}

static void
set_spacing(struct content *c, int32_t spacing)
{
	if (c->spacing == spacing)
		return;
	c->spacing = spacing;
	length(c, spacing);
	op(c, "Tc\n");
}

static void
set_weight(struct content *c, bool embolden, int32_t size, uint32_t rgb)
{
	int32_t		 mode = embolden ? 2 : 0;

	if (embolden) {
		set_line(c, (int32_t)((int64_t)size * EMBOLDEN / 1000));
		set_stroke(c, rgb);
	}
	if (c->mode == mode)
		return;
	c->mode = mode;
	pdf_int(c->out, mode);
	op(c, " Tr\n");
}

/* The text's line begins at x, y (up), turned, slanted or neither. */
static void
set_origin(struct content *c, int64_t x, int64_t y, int turn, bool slant)
{
	bool		 plain = turn == 0 && !slant;

	if (plain && c->plain) {
		length(c, x - c->at_x);
		length(c, y - c->at_y);
		op(c, "Td\n");
	} else {
		int64_t tilt = slant ? SLANT : 0;

		if (turn == 90) {		/* clockwise: downwards */
			op(c, "0 -1 1 ");
			milli(c, -tilt);
		} else if (turn == 270) {
			op(c, "0 1 -1 ");
			milli(c, tilt);
		} else {
			op(c, "1 0 ");
			milli(c, tilt);
			op(c, "1 ");
		}
		length(c, x);
		length(c, y);
		op(c, "Tm\n");
	}
	c->plain = plain;
	c->at_x = x;
	c->at_y = y;
}

static uint32_t
glyph_id(struct face *face, const struct p_glyph *g)
{
	uint32_t	 gid;

	if (g->gid != 0)
		return g->gid - 1;
	gid = face_glyph(face, g->cp);
	if (gid == 0 && p_is_space(g->cp))
		gid = face_glyph(face, ' ');
	return gid;
}

static bool
is_drawn(const struct p_glyph *g)
{
	return g->gid != 0 || (g->cp != 0 && !fonts_is_invisible(g->cp));
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
		op(l->c, ">");
	l->in_string = false;
}

static void
close_array(struct line *l)
{
	close_string(l);
	if (l->in_array)
		op(l->c, "]TJ\n");
	l->in_array = false;
}

static void
open_array(struct line *l)
{
	if (!l->in_array)
		op(l->c, "[");
	l->in_array = true;
}

/* Moves by what is owed, as far as whole thousandths go. */
static void
settle(struct line *l)
{
	int64_t		 half = l->unit / 2, steps;

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
		op(l->c, "<");
	l->in_string = true;
	pdf_hex16(l->c->out, code);
}

/* A glyph whose code stands for another character than this one. */
static void
put_replaced(struct line *l, uint16_t code, uint32_t cp)
{
	uint32_t	 text[16];
	size_t		 n;

	n = fonts_characters(l->c->pdf->fonts, cp, text, 16);
	close_array(l);
	op(l->c, "/Span <</ActualText <FEFF");
	pdf_utf16(l->c->out, text, n);
	op(l->c, ">>> BDC\n");
	put_code(l, code);
	close_array(l);
	op(l->c, "EMC\n");
}

static void
put_glyph(struct line *l, const struct p_glyph *g, uint32_t gid)
{
	uint16_t	 code;
	bool		 exact;

	if (g->dy != l->c->rise) {
		close_array(l);
		set_rise(l->c, g->dy);
	}
	settle(l);
	code = face_code(l->face, gid, g->cp, &exact);
	if (exact)
		put_code(l, code);
	else
		put_replaced(l, code, g->cp);
	l->owed -= face_glyph_advance(l->face, gid) * l->unit +
	    (int64_t)l->c->spacing * l->c->scale * 1000;
}

/*
 * What is added to most glyphs of a line: the pitch of a grid, or the share
 * of a justified line.  Set once for the line it need not stand at each.
 */
static int32_t
common_spacing(const struct content *c, struct face *face,
    const struct p_glyph *g, size_t n)
{
	int64_t		 common = 0, extra;
	size_t		 votes = 0;

	for (size_t i = 0; i < n; i++) {
		extra = g[i].advance - face_glyph_advance(face,
		    glyph_id(face, &g[i])) * (int64_t)c->size / 1000 *
		    c->scale / 100;
		if (votes == 0)
			common = extra;
		if (common == extra)
			votes++;
		else
			votes--;
	}
	if (votes == 0 || common > c->size || common < -c->size)
		return 0;
	return (int32_t)(common * 100 / c->scale);
}

static void
draw_line(struct content *c, struct face *face, const struct p_glyph *g,
    size_t n)
{
	struct line	 l = { .c = c, .face = face,
	    .unit = (int64_t)c->size * c->scale };

	set_spacing(c, common_spacing(c, face, g, n));
	for (size_t i = 0; i < n; i++) {
		l.owed += (int64_t)g[i].dx * 100000;
		if (is_drawn(&g[i]))
			put_glyph(&l, &g[i], glyph_id(face, &g[i]));
		l.owed += ((int64_t)g[i].advance - g[i].dx) * 100000;
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
draw_upright_glyph(struct content *c, struct face *face,
    const struct p_glyph *g, int64_t x, int64_t y)
{
	struct line	 l = { .c = c, .face = face,
	    .unit = (int64_t)c->size * c->scale };
	struct p_glyph	 one = *g;
	uint32_t	 gid = glyph_id(face, g), plain = gid;
	int64_t		 em = c->size;

	one.dx = one.dy = 0;
	if (g->gid == 0 && !p_is_han(g->cp) && g->cp >= 0x80)
		gid = face_vertical(face, g->cp);
	if (gid == plain && lies_down(g->cp))
		set_origin(c, x + em / 2 - em * EM_MIDDLE / 1000,
		    y + em * EM_MIDDLE / 1000 +
		    em * face_glyph_advance(face, gid) / 2000, 90, false);
	else
		set_origin(c, x, y, 0, false);
	put_glyph(&l, &one, gid);
	close_array(&l);
}

static void
draw_upright(struct content *c, struct face *face, const struct p_item *item,
    const struct p_glyph *g, size_t n)
{
	int64_t		 y = up(c, item->y);

	for (size_t i = 0; i < n; i++) {
		if (is_drawn(&g[i]))
			draw_upright_glyph(c, face, &g[i],
			    (int64_t)item->x + g[i].dx, y - g[i].dy);
		y -= g[i].advance;
	}
}

static void
draw_text(struct content *c, const struct p_item *item)
{
	const struct font *font = fonts_at(c->pdf->fonts, item->as.text.font);
	uint32_t	 first = item->as.text.first, n = item->as.text.n;
	int32_t		 size = item->as.text.size;
	int32_t		 scale = item->as.text.scale;
	const struct p_glyph *g;

	if (font == NULL || size <= 0 || first > c->page->glyph_n ||
	    n > c->page->glyph_n - first || n == 0)
		return;
	if (size > SIZE_MAX_MPT)
		size = SIZE_MAX_MPT;
	g = c->page->glyphs + first;
	begin_text(c);
	set_font(c, font->face, size);
	set_scale(c, scale > 0 && scale <= 1000 ? scale : 100);
	set_fill(c, item->as.text.colour);
	set_weight(c, item->as.text.embolden, size, item->as.text.colour);
	if (item->as.text.upright) {
		set_spacing(c, 0);
		draw_upright(c, font->face, item, g, n);
		return;
	}
	set_origin(c, item->x, up(c, item->y), item->as.text.turn,
	    item->as.text.slant);
	draw_line(c, font->face, g, n);
}

/* Rules and shades. */

static void
add_rect(struct content *c, int64_t x, int64_t y, int64_t w, int64_t h)
{
	length(c, x);
	length(c, up(c, y + h));
	length(c, w);
	length(c, h);
	op(c, "re\n");
	c->in_path = true;
}

static void
draw_double(struct content *c, const struct p_item *r)
{
	int32_t		 third;

	if (r->w >= r->h) {
		third = r->h / 3;
		add_rect(c, r->x, r->y, r->w, third);
		add_rect(c, r->x, (int64_t)r->y + r->h - third, r->w, third);
	} else {
		third = r->w / 3;
		add_rect(c, r->x, r->y, third, r->h);
		add_rect(c, (int64_t)r->x + r->w - third, r->y, third, r->h);
	}
}

static void
draw_dashes(struct content *c, const struct p_item *r, int on, int off)
{
	bool		 flat = r->w >= r->h;
	int64_t		 thick = flat ? r->h : r->w;
	int64_t		 x = flat ? r->x : r->x + r->w / 2;
	int64_t		 y = up(c, flat ? r->y + r->h / 2 : r->y);

	end_path(c);
	set_stroke(c, r->as.rect.fill);
	set_line(c, (int32_t)thick);
	op(c, "[");
	length(c, thick * on);
	length(c, thick * off);
	op(c, "] 0 d\n");
	length(c, x);
	length(c, y);
	op(c, "m ");
	length(c, flat ? x + r->w : x);
	length(c, flat ? y : y - r->h);
	op(c, "l S\n[] 0 d\n");
}

#define	WAVES_MAX	2000

static void
draw_wave(struct content *c, const struct p_item *r)
{
	int64_t		 step = r->h > 0 ? r->h : 1000;
	int64_t		 base = up(c, r->y + r->h / 2);

	end_path(c);
	set_stroke(c, r->as.rect.fill);
	set_line(c, (int32_t)(step / 3));
	length(c, r->x);
	length(c, base);
	op(c, "m\n");
	for (int i = 1; i <= WAVES_MAX && i * step <= r->w; i++) {
		length(c, r->x + i * step);
		length(c, base + (i % 2 != 0 ? step : -step));
		op(c, "l\n");
	}
	op(c, "S\n");
}

static void
draw_rect(struct content *c, const struct p_item *r)
{
	if (r->w <= 0 || r->h <= 0)
		return;
	end_text(c);
	set_fill(c, r->as.rect.fill);
	switch (r->as.rect.stroke) {
	case PAI_STROKE_DOUBLE:
		draw_double(c, r);
		break;
	case PAI_STROKE_DOTTED:
		draw_dashes(c, r, 1, 1);
		break;
	case PAI_STROKE_DASHED:
		draw_dashes(c, r, 4, 3);
		break;
	case PAI_STROKE_WAVE:
		draw_wave(c, r);
		break;
	default:
		add_rect(c, r->x, r->y, r->w, r->h);
		break;
	}
}

/* Pictures. */

static void
draw_frame(struct content *c, const struct p_item *r)
{
	set_stroke(c, 0x808080);
	set_line(c, 500);
	length(c, r->x);
	length(c, up(c, (int64_t)r->y + r->h));
	length(c, r->w);
	length(c, r->h);
	op(c, "re S\n");
}

static int32_t
cropped(int32_t part)
{
	return part < 0 ? 0 : part > 900 ? 900 : part;
}

/* Clips to the item and sets the picture larger, so that the rest sticks out. */
static void
place_picture(struct content *c, const struct p_item *r)
{
	const int32_t	*crop = r->as.image.crop;
	int32_t		 left = cropped(crop[PAI_SIDE_LEFT]);
	int32_t		 top = cropped(crop[PAI_SIDE_TOP]);
	int32_t		 wide = 1000 - left - cropped(crop[PAI_SIDE_RIGHT]);
	int32_t		 high = 1000 - top - cropped(crop[PAI_SIDE_BOTTOM]);
	int64_t		 w, h;

	wide = wide < 50 ? 50 : wide;
	high = high < 50 ? 50 : high;
	w = (int64_t)r->w * 1000 / wide;
	h = (int64_t)r->h * 1000 / high;
	if (wide != 1000 || high != 1000) {
		length(c, r->x);
		length(c, up(c, (int64_t)r->y + r->h));
		length(c, r->w);
		length(c, r->h);
		op(c, "re W n\n");
	}
	length(c, w);
	op(c, "0 0 ");
	length(c, h);
	length(c, r->x - w * left / 1000);
	length(c, up(c, r->y - h * top / 1000 + h));
	op(c, "cm\n");
}

static void
draw_image(struct content *c, const struct p_item *r)
{
	uint32_t	 object;

	if (r->w <= 0 || r->h <= 0)
		return;
	end_text(c);
	end_path(c);
	object = image_object(c->pdf, r->as.image.key, r->node);
	if (object == 0) {
		draw_frame(c, r);
		return;
	}
	op(c, "q\n");
	place_picture(c, r);
	op(c, "/I");
	pdf_int(c->out, object);
	op(c, " Do\nQ\n");
}

/* The page. */

/* Marked content may not begin in one text object and end in another. */
static void
mark(struct content *c, const struct p_item *item)
{
	struct tag_run	 run = tags_run_of(c->pdf->tags, item);

	if (tags_same_run(&c->run, &run))
		return;
	end_text(c);
	end_path(c);
	tags_end(&c->run, c->out);
	c->run = run;
	tags_begin(c->pdf->tags, &c->run, c->out);
}

static void
draw(struct content *c, const struct p_item *item)
{
	switch (item->kind) {
	case P_ITEM_TEXT:
		mark(c, item);
		draw_text(c, item);
		break;
	case P_ITEM_RECT:
		mark(c, item);
		draw_rect(c, item);
		break;
	case P_ITEM_IMAGE:
		mark(c, item);
		draw_image(c, item);
		break;
	default:		/* links and destinations: page.c */
		break;
	}
}

void
content_write(struct pdf *pdf, const struct p_page *page, size_t number,
    struct p_buf *out)
{
	struct content	 c = { .pdf = pdf, .page = page, .out = out,
	    .fill = NO_COLOUR, .stroke = NO_COLOUR, .size = UNSET,
	    .scale = 100, .mode = 0, .line = UNSET, .rise = 0 };

	tags_page(pdf->tags, number);
	for (size_t i = 0; i < page->n; i++)
		draw(&c, &page->items[i]);
	end_text(&c);
	end_path(&c);
	tags_end(&c.run, out);
}
