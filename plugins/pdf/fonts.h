/*
 * The fonts of one document: what layout asks for its metrics, and what the
 * page writer needs of the answers.
 */
#ifndef P_PDF_FONTS_H
#define P_PDF_FONTS_H

#include <paiban/plugin.h>

#include "font_face.h"
#include "layout/layout.h"

struct font_catalogue;
struct fonts;
struct shaper;

/* A numbered font: a face, and what the face itself cannot do. */
struct font {
	struct face	*face;
	bool		 embolden;
	bool		 slant;
	bool		 wide;		/* face_full_width() has the glyphs */
};

struct fonts	*fonts_new(struct font_catalogue *, struct pai_log *);
void		 fonts_free(struct fonts *);

/* What layout calls; fonts is its arg. */
void		 fonts_metrics(struct fonts *, struct p_metrics *);

/* Number from 1; never NULL for a number that fonts_metrics() gave. */
const struct font *fonts_at(const struct fonts *, uint32_t number);

/* The glyph that shows a character; 0: the face has none. */
uint16_t	 fonts_glyph(const struct font *, uint32_t cp);
/* The glyph for characters that no font has; 0: it has none. */
uint16_t	 fonts_stand_in(const struct font *);

/* The faces opened, in the order they were first asked for. */
size_t		 fonts_face_count(const struct fonts *);
struct face	*fonts_face(const struct fonts *, size_t);

/* What knows the characters of clusters. */
const struct shaper *fonts_shaper(const struct fonts *);

/* Drawn as nothing, wanted by nobody to be a glyph. */
bool		 fonts_is_invisible(uint32_t cp);

#endif
