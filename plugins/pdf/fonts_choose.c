/*
 * Which font shows a character: the first of its stack that has it, else
 * whatever is installed, by path.
 *
 * fontconfig's own record of the characters in a file says whether to look
 * at it at all, so a file is opened only when it will be used.
 */
#include "fonts_priv.h"
#include "kit/utf8.h"

#define	FULL_WIDTH	950	/* 1/1000 em, and more */

static uint32_t
try_file(struct fonts *f, const struct stack *s, const struct font_file *file,
    uint32_t cp)
{
	struct face	*face;

	if (file == NULL || !font_file_has(file, cp) ||
	    (face = fonts_open(f, file)) == NULL || face_glyph(face, cp) == 0)
		return 0;
	return fonts_number(f, s, face, false);
}

/* Marks that many a Chinese font has narrow, as Latin text wants them. */
static bool
is_shared_mark(uint32_t cp)
{
	return cp == 0xb7 || cp == 0x2014 || cp == 0x2015 || cp == 0x2018 ||
	    cp == 0x2019 || cp == 0x201c || cp == 0x201d || cp == 0x2026;
}

/* The first choice that has the mark as wide as a character; 0: none. */
static uint32_t
try_wide(struct fonts *f, const struct stack *s, uint32_t cp)
{
	struct face	*face;
	uint16_t	 gid;

	for (size_t i = 0; i < s->try_n; i++) {
		if (!font_file_has(s->try[i], cp) ||
		    (face = fonts_open(f, s->try[i])) == NULL)
			continue;
		gid = face_full_width(face, cp);
		if (gid != 0 && face_glyph_advance(face, gid) >= FULL_WIDTH)
			return fonts_number(f, s, face,
			    gid != face_glyph(face, cp));
	}
	return 0;
}

static uint32_t
try_all(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	for (size_t i = 0; i < s->try_n; i++)
		if ((number = try_file(f, s, s->try[i], cp)) != 0)
			return number;
	for (size_t i = 0; i < font_catalogue_count(f->catalogue); i++)
		if ((number = try_file(f, s, font_catalogue_at(f->catalogue,
		    i), cp)) != 0)
			return number;
	return 0;
}

/* No font at all has it, whoever asks: said once, and not looked for again. */
static bool
is_missing(const struct fonts *f, uint32_t cp)
{
	return (f->missing[cp / 8] & 1u << cp % 8) != 0;
}

static void
note_missing(struct fonts *f, uint32_t cp)
{
	f->missing[cp / 8] |= (uint8_t)(1u << cp % 8);
	if (!p_is_space(cp))
		pai_say(f->log, PAI_M_PDF_NO_GLYPH, NULL, "U+%04X",
		    (unsigned)cp);
}

/* What shows nothing, or a blank for another: the face of ordinary text. */
static uint32_t
last_resort(struct fonts *f, const struct stack *s)
{
	uint32_t	 number = try_all(f, s,
			    fonts_is_eastasian(s) ? 0x4e00 : ' ');

	return number != 0 ? number : try_all(f, s, ' ');
}

/*
 * A character that no font has is shown as another that says so, since PDF/A
 * forbids .notdef (ISO 19005-2, 6.2.11.8); its text stays what it is.
 */
static const uint32_t stand_in[] = { 0x25a1, 0xfffd, '?' };
#define	STAND_INS	(sizeof(stand_in) / sizeof(*stand_in))

static uint32_t
font_of_stand_in(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	for (size_t i = 0; i < STAND_INS && !p_is_space(cp); i++)
		if ((number = try_all(f, s, stand_in[i])) != 0)
			return number;
	return last_resort(f, s);
}

uint16_t
fonts_stand_in(const struct font *font)
{
	uint16_t	 gid = 0;

	for (size_t i = 0; i < STAND_INS && gid == 0; i++)
		gid = face_glyph(font->face, stand_in[i]);
	return gid;
}

uint32_t
fonts_choose(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	if (cp >= FACE_CLUSTER || fonts_is_invisible(cp))
		return last_resort(f, s);
	if (is_missing(f, cp))
		return font_of_stand_in(f, s, cp);
	if (fonts_is_eastasian(s) && is_shared_mark(cp) &&
	    (number = try_wide(f, s, cp)) != 0)
		return number;
	if ((number = try_all(f, s, cp)) != 0)
		return number;
	note_missing(f, cp);
	return font_of_stand_in(f, s, cp);
}
