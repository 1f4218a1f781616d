/*
 * Page layout: a tree in, positioned boxes on pages out.
 *
 * Layout knows no font file and no PDF.  It asks injected metrics for widths
 * and is told nothing else, so it can be tested with metrics made of
 * constants.  Lengths are mpt (1/1000 pt), x to the right and y down from the
 * page's top left corner.
 */
#ifndef P_LAYOUT_H
#define P_LAYOUT_H

#include <paiban/plugin.h>

#define	P_MM(n)		((int32_t)((int64_t)(n) * 7200000 / 2540))

/* What a run asks of a font.  The family may be empty: the default's. */
struct p_face {
	struct pai_str	 family;	/* as the document names it */
	uint8_t		 script;	/* enum pai_script of the characters */
	uint8_t		 role;		/* enum p_face_role, where family is empty */
	bool		 bold, italic;
};

enum p_face_role {	/* the faces of GB/T 9704, and Latin ones */
	P_FACE_BODY,		/* 仿宋; serif */
	P_FACE_TITLE,		/* 小标宋; serif bold */
	P_FACE_HEAD,		/* 黑体; sans */
	P_FACE_SUBHEAD,		/* 楷体; serif italic is wrong: kai */
	P_FACE_PAGE_NUMBER,	/* 宋体 */
	P_FACE_TABLE,		/* 宋体 */
	P_FACE_CODE,		/* monospace */
	P_FACE_MAX
};

struct p_font_metrics {		/* in units of which em make the size */
	int32_t	 ascent;	/* above the baseline, positive */
	int32_t	 descent;	/* below the baseline, positive */
	int32_t	 gap;		/* line gap the font asks for */
	bool	 han;		/* a font for Chinese text */
	int32_t	 em;		/* 0: 1000 */
};

/*
 * Metrics.  Font numbers are from 1, stable through one document, and are
 * passed back in the boxes.  font() always answers: where no font has the
 * character it gives one that shows .notdef (and reports it, once).
 *
 * A font has no size here: advance() and kern() answer in 1/P_EM em, and so
 * are advance, dx and dy of the glyphs that shape() makes.  Answers must not
 * change while one document is laid out: layout keeps them.
 */
struct p_glyph;

/*
 * Characters cp[0..n) to be shaped: before of them stand in the same line of
 * text before cp, after behind cp[n - 1], and decide of forms but are not
 * shaped.
 */
struct p_stretch {
	const uint32_t	*cp;
	size_t		 n, before, after;
};
#define	P_AROUND	16u	/* no character further away is looked at */

#define	P_EM		100000	/* a line of 100 characters stays exact */

#define	P_SYNTH_SLANT	0x01u	/* the face is italic, the font is not */
#define	P_SYNTH_BOLD	0x02u	/* the face is bold, the font is not */

struct p_metrics {
	void		*arg;
	uint32_t	(*font)(void *arg, const struct p_face *, uint32_t cp);
	int32_t		(*advance)(void *arg, uint32_t font, uint32_t cp);
	void		(*font_metrics)(void *arg, uint32_t font,
			    struct p_font_metrics *);
	/* Does this run need shaping?  Then shape() gives its glyphs. */
	bool		(*needs_shaping)(void *arg, uint32_t cp);
	size_t		(*shape)(void *arg, uint32_t font,
			    const struct p_stretch *, struct p_glyph *out,
			    size_t room);
	/*
	 * What of a face the font that font() gave must have imitated: a set
	 * of P_SYNTH_*.  May be NULL: nothing.
	 */
	unsigned	(*synth)(void *arg, uint32_t font,
			    const struct p_face *);
	/*
	 * The glyph id + 1 of a character; 0: the font has none.  May be
	 * NULL: none has.
	 */
	uint32_t	(*glyph)(void *arg, uint32_t font, uint32_t cp);
	/* What a and b, side by side, are apart more.  May be NULL. */
	int32_t		(*kern)(void *arg, uint32_t font, uint32_t a,
			    uint32_t b);
	/*
	 * Is a font that font() gave the family that the face names, and not
	 * what stands in for it?  May be NULL: never.
	 */
	bool		(*is_own)(void *arg, uint32_t font,
			    const struct p_face *);
	/*
	 * Sets joint[i] where a U+0640 before cp[i] would lengthen the stroke
	 * there and change no letter.  May be NULL: nowhere.
	 */
	void		(*joints)(void *arg, uint32_t font,
			    const struct p_stretch *, bool *joint);
};

struct p_glyph {
	uint32_t	 cp;		/* the character it stands for; for later
					 * glyphs of a cluster 0 */
	uint32_t	 gid;		/* glyph id + 1 where shaped; 0: by cp */
	int32_t		 advance;	/* mpt to the next glyph's origin, with
					 * spacing and justification */
	int32_t		 dx, dy;	/* mpt, of this glyph alone */
};

enum p_item_kind { P_ITEM_TEXT, P_ITEM_RECT, P_ITEM_IMAGE, P_ITEM_LINK,
    P_ITEM_DEST, P_ITEM_PATH };

/* A rectangle that is instead a line from corner to corner, or the ellipse
 * within: filled, or its line. */
enum p_slope { P_SLOPE_NONE, P_SLOPE_DOWN, P_SLOPE_UP, P_SLOPE_DISC,
    P_SLOPE_RING };

/* The part of a page outside its text that an artifact stands in. */
enum p_edge { P_EDGE_NONE, P_EDGE_HEAD, P_EDGE_FOOT };

/*
 * One thing on a page.  Items are in reading order; rectangles come before
 * the text that stands on them, links behind it.  Every character of the
 * document is a glyph of just one item that is no artifact: a tab is a blank
 * as wide as the tab, and the blanks at a line's end have no advance.  What a
 * page cuts (a row taller than the page) each page has its part of.  Where a
 * line ends within a word its last glyph is a hyphen that stands for U+00AD,
 * whoever parted the word (ISO 32000-1, 14.8.2.2.3); all other U+00AD of the
 * document are shown by nothing.
 */
struct p_item {
	uint8_t		 kind;		/* enum p_item_kind */
	bool		 artifact;	/* not content: rules, page numbers,
					 * headers and footers, leaders,
					 * repeated header rows */
	uint8_t		 edge;		/* enum p_edge, of an artifact */
	bool		 behind;	/* painted before all that is not */
	int32_t		 x, y, w, h;	/* TEXT: x, y are the baseline's start;
					 * w the advance; h the font size */
	const struct pai_node *node;	/* the innermost node it comes from */
	union {
		struct {
			uint32_t font;
			int32_t	 size;		/* mpt */
			uint32_t colour;	/* 0x00RRGGBB */
			uint32_t first, n;	/* in the page's glyphs */
			int16_t	 turn;		/* degrees clockwise, 0 .. 359,
						 * about x, y */
			bool	 upright;	/* 竖排: each glyph stands upright,
						 * the next is below it; advance
						 * and w are downwards */
			bool	 slant, embolden; /* the font has no such face */
			uint16_t scale;		/* width of the glyphs in
						 * percent, 0: 100; in the
						 * advances already */
		} text;
		struct {
			uint32_t fill;		/* 0x00RRGGBB */
			uint8_t	 stroke;	/* enum pai_stroke, of a thin one:
						 * the longer side is the line,
						 * the shorter its width;
						 * SINGLE: just fill it */
			uint8_t	 slope;		/* enum p_slope */
			int32_t	 thick;		/* mpt, of such a line */
		} rect;
		struct {
			uint32_t first, n;	/* in the page's steps, which
						 * are from x, y; these and
						 * w, h are around all of them */
			uint32_t fill;		/* 0x00RRGGBB, or AUTO: none */
			uint32_t colour;	/* of its line */
			int32_t	 thick;		/* mpt; 0: it has no line */
			uint8_t	 stroke;	/* enum pai_stroke, of that */
		} path;
		struct {
			struct pai_str key;	/* resource */
			int32_t crop[4];	/* 1/1000 of its side, by pai_side;
						 * below 0: blank added */
			int16_t	 turn;		/* degrees clockwise, about the
						 * middle of x, y, w, h, which
						 * are before it is turned */
			bool	 flip_x, flip_y; /* before it is turned */
		} image;
		struct {
			struct pai_str target;	/* URL or "#name" */
		} link;
		struct {
			struct pai_str name;	/* ANCHOR name; empty: a
						 * heading or the title */
			uint8_t	 level;		/* 0: plain; 1..9: in the outline */
			struct pai_str title;	/* for the outline */
		} dest;
	} as;
};

struct p_page {
	int32_t		 width, height;	/* mpt */
	int32_t		 number;	/* as printed, before its numeral */
	uint8_t		 numeral;	/* enum pai_numeral */
	struct p_item	*items;
	size_t		 n, room;
	struct p_glyph	*glyphs;
	size_t		 glyph_n, glyph_room;
	struct pai_pen	*steps;
	size_t		 step_n, step_room;
};

struct p_pages {
	struct p_page	**page;
	size_t		  n, room;
	void		 *priv;		/* storage that items point to */
};

enum p_profile {
	P_PROFILE_AUTO,		/* source where there is a section, else by
				 * script: gbt9704 for Chinese, report for Latin */
	P_PROFILE_SOURCE,	/* as the document's own page set-up says */
	P_PROFILE_GBT9704,	/* the grid of GB/T 9704-2012: 28 by 22 */
	P_PROFILE_REPORT	/* A4, Latin, 11 pt */
};

/* What the user may choose, whatever the profile: setup.def. */
enum p_setup_id {
#define	SETUP_LENGTH(id, name, least, most, gbt9704, report, help)	\
	P_SETUP_##id,
#define	SETUP_COUNT(id, name, least, most, gbt9704, report, help)	\
	P_SETUP_##id,
#define	SETUP_CHOICE(id, name, enumeration, gbt9704, report, help)	\
	P_SETUP_##id,
#include "layout/setup.def"
	P_SETUP_MAX
};

enum p_number_form { P_NUMBER_NONE, P_NUMBER_DECIMAL, P_NUMBER_DASHED,
    P_NUMBER_ROMAN, P_NUMBER_CHINESE, P_NUMBER_CIRCLED };
enum p_number_place { P_NUMBER_OUTER, P_NUMBER_CENTRE, P_NUMBER_LEFT,
    P_NUMBER_RIGHT };

struct p_setup {
	int32_t		 value[P_SETUP_MAX];
	bool		 given[P_SETUP_MAX];	/* else the profile's */
	/* Families by enum p_face_role, of Latin and of Han text; empty: the
	 * profile's.  A family the document names goes before. */
	struct pai_str	 font[P_FACE_MAX][2];
};

/* Whether lines may end within words. */
enum p_hyphenation { P_HYPHENATION_AUTO,	/* as the document says, where
						 * pages are as it says */
    P_HYPHENATION_NO, P_HYPHENATION_YES };

/* Where marks that need not keep their blank halves give them up. */
enum p_press { P_PRESS_LINES, P_PRESS_ENDS };

#define	P_HYPHENATED_MAX	80u	/* letters of a word that is parted */

/*
 * Where the words of a language may be parted; injected, as metrics are.
 *
 * parts() is given n small letters, at most P_HYPHENATED_MAX, and the language
 * (BCP 47; empty: the document's), and sets out[i] for each i from 1 to n - 1:
 * may a line end before word[i]?  False: nobody knows, and out is untouched.
 */
struct p_hyphenator {
	void		*arg;
	bool		(*parts)(void *arg, struct pai_str lang,
			    const uint32_t *word, size_t n, bool *out);
};

struct p_layout_job {
	const struct pai_node	*root;
	const struct pai_doc	*doc;
	struct pai_log		*log;
	const struct p_metrics	*metrics;
	enum p_profile		 profile;
	const struct p_setup	*setup;		/* may be NULL */
	const struct p_hyphenator *hyphenator;	/* NULL: words are whole */
	/*
	 * Can the writer draw this picture, of SVG, itself?  May be NULL:
	 * none.  The answer for a picture must not change.
	 */
	bool			(*draws)(void *arg,
				    const struct pai_resource *);
	void			*draws_arg;
};

/*
 * Lays the document out.  out is zeroed by the caller and freed with
 * p_pages_free(), after a failure too.  PAI_E_LIMIT beyond PAI_LIM_PAGES.
 */
enum pai_status	p_layout(const struct p_layout_job *, struct p_pages *out);
void		p_pages_free(struct p_pages *);

/*
 * Where the anchors of a document came to stand.  Borrows from the pages,
 * which must live as long, but for the names, which are the document's.
 */
struct p_place {
	struct pai_str	 name;
	size_t		 page;		/* from 0 */
	int32_t		 number;	/* of that page, as printed, */
	uint8_t		 numeral;	/* and how */
	int32_t		 x, y;
};
struct p_places {
	struct p_place	*at;		/* by name; of two of a name the
					 * first comes first */
	size_t		 n;
};
struct p_places	*p_places_new(const struct p_pages *);	/* NULL: no memory */
void		 p_places_free(struct p_places *);
/* NULL: there is none of this name. */
const struct p_place *p_places_find(const struct p_places *, struct pai_str);

/* A page dump for tests: one line an item, stable. */
struct p_buf;
void		p_pages_dump(const struct p_pages *, struct p_buf *);

#endif
