/*
 * The fonts of one document: the faces opened, and the fonts numbered.
 */
#include <stdlib.h>

#include "fonts_priv.h"

#define	FONTS_MAX	0xfffe
#define	BOLD_ENOUGH	180	/* fontconfig's demibold */

struct fonts *
fonts_new(struct font_catalogue *catalogue, struct pai_log *log)
{
	struct fonts	*f = calloc(1, sizeof(*f));

	if (f == NULL)
		return NULL;
	f->catalogue = catalogue;
	f->log = log;
	f->missing = calloc(0x110000 / 8, 1);
	shape_begin(&f->shaper);
	if (f->missing == NULL) {
		fonts_free(f);
		return NULL;
	}
	return f;
}

void
fonts_free(struct fonts *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->stack_n; i++)
		fonts_stack_free(f->stack[i]);
	for (size_t i = 0; i < f->face_n; i++)
		face_free(f->face[i]);
	shape_end(&f->shaper);
	kern_free(&f->kern);
	free(f->stack);
	free(f->font);
	free(f->face);
	free(f->file);
	free(f->missing);
	free(f);
}

/* A refusal is remembered, so that it is tried only once. */
struct face *
fonts_open(struct fonts *f, const struct font_file *file)
{
	const struct font_file **files;
	struct face	**faces;

	for (size_t i = 0; i < f->face_n; i++)
		if (f->file[i] == file)
			return f->face[i];
	files = realloc(f->file, (f->face_n + 1) * sizeof(*files));
	if (files == NULL)
		return NULL;
	f->file = files;
	faces = realloc(f->face, (f->face_n + 1) * sizeof(*faces));
	if (faces == NULL)
		return NULL;
	f->face = faces;
	f->file[f->face_n] = file;
	f->face[f->face_n] = face_open(file);
	return f->face[f->face_n++];
}

uint32_t
fonts_number(struct fonts *f, const struct stack *s, struct face *face,
    bool wide)
{
	bool		 embolden = s->wish.bold &&
			    face->file->weight < BOLD_ENOUGH;
	bool		 slant = s->wish.italic && !face->file->slanted;
	struct font	*more;

	for (size_t i = 0; i < f->font_n; i++)
		if (f->font[i].face == face &&
		    f->font[i].embolden == embolden &&
		    f->font[i].slant == slant && f->font[i].wide == wide)
			return (uint32_t)i + 1;
	if (f->font_n >= FONTS_MAX)
		return 1;
	more = realloc(f->font, (f->font_n + 1) * sizeof(*more));
	if (more == NULL)
		return 0;
	f->font = more;
	f->font[f->font_n] = (struct font){ face, embolden, slant,
	    wide };
	return (uint32_t)++f->font_n;
}

const struct font *
fonts_at(const struct fonts *f, uint32_t number)
{
	if (number < 1 || number > f->font_n)
		return f->font_n > 0 ? &f->font[0] : NULL;
	return &f->font[number - 1];
}

uint16_t
fonts_glyph(const struct font *font, uint32_t cp)
{
	return font->wide ? face_full_width(font->face, cp) :
	    face_glyph(font->face, cp);
}

size_t
fonts_face_count(const struct fonts *f)
{
	return f->face_n;
}

struct face *
fonts_face(const struct fonts *f, size_t i)
{
	return f->face[i];
}
