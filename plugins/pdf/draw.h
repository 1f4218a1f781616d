/*
 * A page's content while it is written: the state its operators have set,
 * and the operators that only set state, left out where it is so already.
 */
#ifndef P_PDF_DRAW_H
#define P_PDF_DRAW_H

#include "kit/buf.h"
#include "layout/layout.h"
#include "tags.h"

struct face;
struct font;
struct pdf;

#define	DRAW_UNSET	INT32_MIN	/* of a state: not known */
#define	DRAW_NO_COLOUR	0xffffffffu

/* A glyph of the line at hand: its number, its own advance in 1/1000 of the
 * size, and what layout adds to that, mpt. */
struct drawn {
	uint32_t	 gid;
	int32_t		 advance;
	int64_t		 added;
};

struct content {
	struct pdf	*pdf;
	const struct p_page *page;
	struct p_buf	*out;
	struct tag_run	 run;
	bool		 in_text;
	bool		 in_path;	/* rectangles wait to be filled */
	/* State of graphics; DRAW_UNSET, DRAW_NO_COLOUR: not known. */
	uint32_t	 fill, stroke;
	const struct face *face;
	int32_t		 size, scale, mode, line, rise, spacing;
	/* Where the text's line begins; plain: neither turned nor slanted. */
	int64_t		 at_x, at_y;
	bool		 plain;
	/* Glyphs to come of a tied row, and its text as digits of UTF-16. */
	uint32_t	 tied;
	struct p_buf	 spelling;
	struct drawn	*drawn;		/* the line's glyphs */
	size_t		 drawn_room;
};

static inline void
draw_op(struct content *c, const char *s)
{
	p_buf_str(c->out, s);
}
void	draw_length(struct content *, int64_t mpt);
void	draw_milli(struct content *, int64_t);
/* y in PDF's sense. */
int64_t	draw_up(const struct content *, int64_t y);

/* Ends a text object, or fills the rectangles that wait; no-ops else. */
void	draw_end_text(struct content *);
void	draw_end_path(struct content *);
void	draw_begin_text(struct content *);

void	draw_set_fill(struct content *, uint32_t rgb);
void	draw_set_stroke(struct content *, uint32_t rgb);
void	draw_set_line(struct content *, int32_t width);

/* draw_tied.c */
uint32_t draw_glyph_id(const struct font *, const struct p_glyph *);
bool	draw_is_shown(const struct p_glyph *);
/* Is the item text that can be drawn? */
bool	draw_has_text(const struct content *, const struct p_item *);
/* Adds what the glyph shows to c->spelling. */
void	draw_spell(struct content *, const struct p_glyph *);
/* Does the item's second glyph begin well within the first, or has it no text
 * of its own?  If not, they are not tied. */
bool	draw_overlap(const struct p_item *, const struct p_glyph *,
	    const struct drawn *);
/* How many glyphs from the item's i-th, at x, on are tied, each to the next;
 * then c->spelling is their text.  0: none. */
uint32_t draw_tied(struct content *, const struct p_item *, size_t i,
	    int64_t x);

/* draw_text.c, draw_path.c, draw_rect.c, draw_image.c */
void	draw_text(struct content *, const struct p_item *);
void	draw_path(struct content *, const struct p_item *);
void	draw_rect(struct content *, const struct p_item *);
void	draw_image(struct content *, const struct p_item *);

#endif
