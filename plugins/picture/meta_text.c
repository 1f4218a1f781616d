/*
 * Text.  Records say where each character stands, so that a line keeps its
 * length whatever font is at hand; those that do not are anchored where they
 * were aligned.
 *
 * Characters of fonts that are signs become the Unicode ones they look like,
 * in a font that has letters.
 */
#include <math.h>
#include <string.h>

#include "kit/bytes.h"
#include "kit/symbol.h"
#include "kit/utf8.h"
#include "meta.h"

enum { TA_UPDATECP = 1, TA_RIGHT = 2, TA_CENTER = 6, TA_BOTTOM = 8,
    TA_BASELINE = 24 };

#define	TURN		6.283185307179586
/* Of Arial, as parts of its em: fonts at hand differ anyway. */
#define	ASCENT		0.905
#define	DESCENT		0.212
#define	SYMBOL_CHARSET	2u
#define	BOLD		600u

/* One text on its way: its characters and where they stand. */
struct line {
	struct p_buf	 chars;		/* escaped */
	struct p_buf	 places;	/* written units from its start */
	double		 length;	/* logical, of its advances */
	unsigned	 n;		/* characters */
	bool		 blank;		/* nothing is to be seen */
	double		 sx, em;	/* written units */
};

/* ---- characters ---- */

static size_t
next_wide(const unsigned char *s, size_t n, uint32_t *cp)
{
	uint32_t	 low;

	*cp = le16(s);
	if (*cp < 0xd800 || *cp > 0xdbff || n < 2)
		return 1;
	low = le16(s + 2);
	if (low < 0xdc00 || low > 0xdfff)
		return 1;
	*cp = 0x10000 + ((*cp - 0xd800) << 10) + (low - 0xdc00);
	return 2;
}

static size_t
next_char(struct player *p, const struct text *t, size_t at, uint32_t *cp)
{
	const struct font	*f = &p->dc.font;
	const bool		 signs = p_symbol_font(f->face);
	size_t			 used;

	if (t->wide) {
		used = next_wide(t->p + 2 * at, t->n - at, cp);
	} else if (signs || f->charset == SYMBOL_CHARSET) {
		*cp = t->p[at];
		used = 1;
	} else {
		used = meta_char(p, f->charset, t->p + at, t->n - at, cp);
	}
	if (signs && *cp != ' ')
		*cp = p_symbol_char(f->face, *cp);
	else if (*cp >= 0xf000 && *cp <= 0xf0ff)
		*cp -= 0xf000;
	return used;
}

static double
advance(const struct player *p, const struct text *t, size_t i)
{
	const unsigned char	*d = t->dx + i * t->dx_bytes;

	return (t->dx_bytes == 2 ? le16s(d) : le32s(d)) + p->dc.char_extra;
}

static void
add_char(struct line *l, uint32_t cp)
{
	if (l->n++ > 0)
		p_buf_put(&l->places, " ", 1);
	svg_put_number(&l->places, l->length * l->sx);
	svg_char(&l->chars, cp == 0 ? ' ' : cp);
	l->blank = l->blank && (cp == 0 || p_is_space(cp));
}

static void
read_chars(struct player *p, const struct text *t, struct line *l)
{
	uint32_t	 cp;
	size_t		 used;

	for (size_t i = 0; i < t->n; i += used) {
		used = next_char(p, t, i, &cp);
		add_char(l, cp);
		for (size_t k = i; t->dx != NULL && k < i + used; k++)
			l->length += advance(p, t, k);
	}
}

/* ---- where it stands ---- */

/* Degrees, with the clock, as the page is seen. */
static double
angle_of(const struct player *p)
{
	const struct matrix	*w = &p->dc.world;
	double			 world = atan2(w->b, w->a);

	if (p->dc.m.d * w->d < 0)
		world = -world;
	return world * 360 / TURN - p->dc.font.escapement / 10.0;
}

static double
em_of(const struct player *p)
{
	double	 h = p->dc.font.height;
	double	 em = h < 0 ? -h : h == 0 ? 12 : h / (ASCENT + DESCENT);

	return em * hypot(p->dc.m.c, p->dc.m.d);
}

/* From where the text is aligned to where its baseline begins. */
static struct point
shift_of(const struct player *p, const struct text *t, const struct line *l)
{
	unsigned	 across = p->dc.align & TA_CENTER;
	unsigned	 down = p->dc.align & TA_BASELINE;
	struct point	 s = { 0, 0 };

	if (t->dx != NULL && across == TA_CENTER)
		s.x = -l->length * l->sx / 2;
	else if (t->dx != NULL && across == TA_RIGHT)
		s.x = -l->length * l->sx;
	if (down == TA_BOTTOM)
		s.y = -DESCENT * l->em;
	else if (down != TA_BASELINE)
		s.y = ASCENT * l->em;
	return s;
}

/* ---- the element ---- */

static void
put_face(struct p_buf *b, const char *face)
{
	uint32_t	 cp;
	size_t		 n = strlen(face);

	if (n == 0 || p_symbol_font(face))
		face = "Times New Roman";
	p_buf_str(b, " font-family=\"");
	for (n = strlen(face); n > 0;) {
		size_t	 used = p_utf8_next(face, n, &cp);

		if (cp >= 0x80 || strchr("'\"\\<>&,;(){}@", (int)cp) == NULL)
			p_buf_put(b, face, used);
		face += used;
		n -= used;
	}
	p_buf_str(b, "\"");
}

static void
put_font(struct player *p, const struct line *l)
{
	const struct font	*f = &p->dc.font;

	put_face(&p->out, f->face);
	svg_attribute(&p->out, "font-size", l->em);
	if (f->weight >= BOLD)
		p_buf_str(&p->out, " font-weight=\"bold\"");
	if (f->italic)
		p_buf_str(&p->out, " font-style=\"italic\"");
	svg_colour(&p->out, "fill", p->dc.text_colour);
}

static void
put_place(struct p_buf *b, const char *name, struct point o)
{
	p_buf_str(b, name);
	svg_put_number(b, o.x);
	p_buf_str(b, " ");
	svg_put_number(b, o.y);
	p_buf_str(b, ")");
}

static void
put_line(struct player *p, const struct text *t, const struct line *l,
    struct point o)
{
	unsigned	 across = p->dc.align & TA_CENTER;
	struct point	 s = shift_of(p, t, l);
	double		 angle = angle_of(p);

	p_buf_str(&p->out, "<text");
	put_place(&p->out, " transform=\"translate(", o);
	if (fabs(angle) > 0.05) {
		p_buf_str(&p->out, " rotate(");
		svg_put_number(&p->out, angle);
		p_buf_str(&p->out, ")");
	}
	if (t->dx != NULL && s.x != 0)
		put_place(&p->out, " translate(", (struct point){ s.x, 0 });
	p_buf_str(&p->out, "\" x=\"");
	if (t->dx != NULL)
		p_buf_put(&p->out, l->places.p, l->places.n);
	else
		p_buf_str(&p->out, "0");
	p_buf_str(&p->out, "\"");
	svg_attribute(&p->out, "y", s.y);
	put_font(p, l);
	if (t->dx == NULL && across != 0)
		p_buf_fmt(&p->out, " text-anchor=\"%s\"",
		    across == TA_CENTER ? "middle" : "end");
	p_buf_str(&p->out, " xml:space=\"preserve\">");
	p_buf_put(&p->out, l->chars.p, l->chars.n);
	p_buf_str(&p->out, "</text>\n");
	p->drawn++;
}

/* ---- what goes with it ---- */

/* Lines under and through, and what is behind: of straight text alone. */
static void
put_bar(struct player *p, const struct text *t, const struct line *l,
    double from, double to, uint32_t colour)
{
	double		 per = hypot(p->dc.m.c, p->dc.m.d);
	struct point	 s = shift_of(p, t, l);
	double		 up = p->dc.m.d < 0 ? -1 : 1;
	double		 x = t->at.x + (l->sx > 0 ? s.x / l->sx : 0);
	double		 y = t->at.y + (per > 0 ? up * s.y / per : 0);
	double		 em = per > 0 ? up * l->em / per : 0;

	if (t->dx == NULL || p->bracket || fabs(angle_of(p)) > 0.05)
		return;
	meta_fill_box(p, (struct box){ x, y + from * em, x + l->length,
	    y + to * em }, colour);
}

static void
write_line(struct player *p, const struct text *t, const struct line *l)
{
	struct point	 o = meta_apply(&p->dc.m, t->at.x, t->at.y);

	if (p->dc.opaque)
		put_bar(p, t, l, -ASCENT, DESCENT, p->dc.back_colour);
	if (l->blank || !meta_ready(p))
		return;
	put_line(p, t, l, o);
	p->ink.left = fmin(p->ink.left, o.x);
	p->ink.right = fmax(p->ink.right, o.x + l->length * l->sx);
	p->ink.top = fmin(p->ink.top, o.y - l->em);
	p->ink.bottom = fmax(p->ink.bottom, o.y + l->em);
	if (p->dc.font.underlined)
		put_bar(p, t, l, 0.1, 0.15, p->dc.text_colour);
	if (p->dc.font.struck)
		put_bar(p, t, l, -0.28, -0.23, p->dc.text_colour);
}

/* After the text, where it says so; against the clock is up. */
static void
move_on(struct player *p, const struct line *l)
{
	double	 turned = p->dc.font.escapement / 10.0 * TURN / 360;

	if ((p->dc.align & TA_UPDATECP) != 0)
		meta_move(p, p->dc.at.x + l->length * cos(turned),
		    p->dc.at.y - l->length * sin(turned));
}

bool
meta_text(struct player *p, const struct text *given)
{
	struct text	 t = *given;
	struct line	 l = { .blank = true, .em = em_of(p),
			    .sx = hypot(p->dc.m.a, p->dc.m.b) };
	uint32_t	 clip = p->dc.clip;

	if ((t.options & ETO_GLYPHS) != 0)
		return false;		/* numbers of a font we do not have */
	meta_mask_flush(p);
	if ((t.options & ETO_OPAQUE) != 0 && !p->bracket)
		meta_fill_box(p, t.box, p->dc.back_colour);
	if ((p->dc.align & TA_UPDATECP) != 0)
		t.at = p->dc.at;
	if (t.n == 0)
		return true;
	l.chars.max = l.places.max = p->out.max;
	read_chars(p, &t, &l);
	if ((t.options & ETO_CLIPPED) != 0)
		(void)meta_clip_box(p, t.box);
	write_line(p, &t, &l);
	p->dc.clip = clip;
	move_on(p, &l);
	p->out.failed |= l.chars.failed || l.places.failed;
	p_buf_free(&l.chars);
	p_buf_free(&l.places);
	return true;
}
