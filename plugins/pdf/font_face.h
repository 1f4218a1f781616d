/*
 * One face of one file, opened: what its characters measure, and which of
 * them a document has used.
 *
 * A use gets a code, the number that stands for it in content streams.  With
 * TrueType outlines codes are counted from 1 and a table in the file maps
 * them to glyphs, so one glyph may have a code for each character it shows
 * and text comes out of the PDF as it went in.  With CFF the code is the
 * glyph's own CID and can stand for one character only; face_code() says
 * when it stands for another, and the content then carries ActualText.
 */
#ifndef P_PDF_FONT_FACE_H
#define P_PDF_FONT_FACE_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font_file;

/* Numbers from here up are not characters: they name a cluster of them. */
#define	FACE_CLUSTER	0x110000u

struct face_code {
	uint32_t	 cp;	/* character or cluster shown; 0: none */
	uint16_t	 gid;
	uint16_t	 width;	/* 1/1000 em */
	uint16_t	 code;
};

struct face_page;

struct face {
	const struct font_file *file;
	hb_face_t	*hb;
	hb_font_t	*font;
	unsigned	 upem;
	unsigned	 glyphs;
	bool		 cff;
	bool		 named;		/* CFF without CIDs: code is glyph id */
	uint16_t	*cid;		/* CFF with CIDs: of each glyph */
	struct face_page **page;	/* by character / 256, as needed */
	uint16_t	*advance;	/* by glyph, plus 1; 0: not asked for */
	struct face_code *code;		/* as they came to be used */
	uint32_t	 code_n;
	size_t		 code_room;
	uint32_t	*slot;		/* hash of (glyph, character) -> the
					 * place in code, plus 1 */
	uint32_t	 slot_n;
	uint32_t	 object;	/* the font in the PDF; 0: none */
};

/* NULL: cannot be opened, must not be embedded, or no memory. */
struct face *face_open(const struct font_file *);
/* The same of a file that is in memory. */
struct face *face_from(const struct font_file *, hb_blob_t *bytes);
void	face_free(struct face *);

/* The glyph of a character; 0: it has none. */
uint16_t face_glyph(struct face *, uint32_t cp);
/* Advances, in 1/P_EM em as layout measures; of a character, and a glyph. */
int32_t	face_measure(struct face *, uint32_t cp);
int32_t	face_glyph_measure(const struct face *, uint32_t gid);
/* In 1/1000 em, as PDF has them. */
int32_t	face_glyph_advance(const struct face *, uint32_t gid);
/* The glyph for upright 竖排, where it is another one. */
uint16_t face_vertical(struct face *, uint32_t cp);
/* The glyph as wide as a Chinese character, likewise. */
uint16_t face_full_width(struct face *, uint32_t cp);

/*
 * The code for a use.  *exact: taken as text the code gives back cp.  Past
 * the 65,535th use it is 0, which shows .notdef.
 */
uint16_t face_code(struct face *, uint32_t gid, uint32_t cp, bool *exact);
/* Puts what was used in order of codes; nothing more is used then. */
void	face_sort_codes(struct face *);

#endif
