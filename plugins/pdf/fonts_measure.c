/*
 * What layout asks of the fonts: which one shows a character, how wide it is
 * there, how tall its lines are, and the glyphs of scripts that are shaped.
 */
#include <stdlib.h>

#include "fonts_priv.h"
#include "kit/utf8.h"

/* What a stack answered is kept by character. */
static uint32_t
font_number(void *arg, const struct p_face *wish, uint32_t cp)
{
	struct fonts	*f = arg;
	struct stack	*s = fonts_stack(f, wish);
	uint16_t	**page;
	uint32_t	 number;

	if (s == NULL)
		return 1;
	if (cp >= 0x110000)
		return fonts_choose(f, s, cp);
	page = &s->page[cp >> 8];
	if (*page == NULL && (*page = calloc(256, sizeof(**page))) == NULL)
		return fonts_choose(f, s, cp);
	if ((*page)[cp & 0xff] == 0) {
		number = fonts_choose(f, s, cp);
		(*page)[cp & 0xff] = (uint16_t)number;
	}
	return (*page)[cp & 0xff];
}

bool
fonts_is_invisible(uint32_t cp)
{
	if ((cp >= ' ' && cp < 0x7f) || (cp >= 0x2070 && cp < 0xfe00))
		return false;		/* almost all */
	return cp < ' ' || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	    cp == 0x61c || (cp >= 0x200b && cp <= 0x200f) ||
	    (cp >= 0x2028 && cp <= 0x202e) ||
	    (cp >= 0x2060 && cp <= 0x206f) ||
	    (cp >= 0xfe00 && cp <= 0xfe0f) || cp == 0xfeff ||
	    (cp >= 0xfff9 && cp <= 0xfffb) ||
	    (cp >= 0xe0000 && cp <= 0xe0fff);
}

/* A blank the font has not got: em, en and the like by their names. */
static int32_t
blank_advance(struct face *face, uint32_t cp)
{
	switch (cp) {
	case 0x2001: case 0x2003: case 0x3000:
		return P_EM;
	case 0x2000: case 0x2002:
		return P_EM / 2;
	case 0x2004:
		return P_EM / 3;
	case 0x2006:
		return P_EM / 6;
	case 0x2009: case 0x202f: case 0x200a:
		return P_EM / 5;
	default:
		return face_measure(face, ' ');
	}
}

static int32_t
advance(void *arg, uint32_t number, uint32_t cp)
{
	const struct font *font = fonts_at(arg, number);

	if (font == NULL || fonts_is_invisible(cp))
		return 0;
	if (font->wide)
		return face_glyph_measure(font->face, fonts_glyph(font, cp));
	if (face_glyph(font->face, cp) != 0)
		return face_measure(font->face, cp);
	return p_is_space(cp) ? blank_advance(font->face, cp) :
	    face_glyph_measure(font->face, fonts_stand_in(font));
}

static unsigned
synth(void *arg, uint32_t number, const struct p_face *wish)
{
	const struct font *font = fonts_at(arg, number);

	(void)wish;		/* the number says what was wished for */
	if (font == NULL)
		return 0;
	return (font->slant ? P_SYNTH_SLANT : 0) |
	    (font->embolden ? P_SYNTH_BOLD : 0);
}

static void
font_metrics(void *arg, uint32_t number, struct p_font_metrics *out)
{
	const struct font *font = fonts_at(arg, number);
	hb_font_extents_t e;

	*out = (struct p_font_metrics){ .ascent = 880, .descent = 120 };
	if (font == NULL ||
	    !hb_font_get_h_extents(font->face->font, &e) || e.ascender <= 0)
		return;
	out->ascent = e.ascender;
	out->descent = -e.descender;
	out->gap = e.line_gap;
	out->em = (int32_t)font->face->upem;
	out->han = font_file_has(font->face->file, 0x4e00);
}

static uint32_t
glyph(void *arg, uint32_t number, uint32_t cp)
{
	const struct font *font = fonts_at(arg, number);
	uint16_t	 gid = font == NULL ? 0 : fonts_glyph(font, cp);

	return gid == 0 ? 0 : gid + 1u;
}

static int32_t
kern(void *arg, uint32_t number, uint32_t a, uint32_t b)
{
	struct fonts	*f = arg;
	const struct font *font = fonts_at(f, number);

	return font == NULL || font->wide ? 0 : (int32_t)((int64_t)
	    kern_between(&f->kern, font->face, a, b) * P_EM /
	    (int64_t)font->face->upem);
}

static bool
is_own(void *arg, uint32_t number, const struct p_face *wish)
{
	const struct font *font = fonts_at(arg, number);
	const struct stack *s = fonts_stack(arg, wish);

	return font != NULL && s != NULL && s->own == font->face->file;
}

static bool
needs_shaping(void *arg, uint32_t cp)
{
	(void)arg;
	return shape_needed(cp);
}

static size_t
shape(void *arg, uint32_t number, const struct p_stretch *text,
    struct p_glyph *out, size_t room)
{
	struct fonts	*f = arg;
	const struct font *font = fonts_at(f, number);

	if (font == NULL)
		return 0;
	return shape_run(&f->shaper, font->face, text, out, room);
}

static void
joints(void *arg, uint32_t number, const struct p_stretch *text, bool *joint)
{
	struct fonts	*f = arg;
	const struct font *font = fonts_at(f, number);

	if (font != NULL)
		shape_joints(&f->shaper, font->face, text, joint);
}

const struct shaper *
fonts_shaper(const struct fonts *f)
{
	return &f->shaper;
}

void
fonts_metrics(struct fonts *f, struct p_metrics *m)
{
	*m = (struct p_metrics){ f, font_number, advance, font_metrics,
	    needs_shaping, shape, synth, glyph, kern, is_own,
	    joints };
}
