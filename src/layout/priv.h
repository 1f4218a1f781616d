/*
 * What the files of the layout engine share.
 *
 * The way of a block to its page:
 *
 *	inline.c	nodes -> characters, and how they look
 *	collect.c	characters -> units, with font and advance
 *	quote.c		the marks that Chinese and Latin text share
 *	bidi.c		which way characters run, and their order in a line
 *	hyphen.c	where words may be parted
 *	line.c		units -> lines: where they end, how they are filled
 *	press.c		the blank halves that their marks do without
 *	line_height.c	how high a line is
 *	line_fill.c	the gaps that fill it, and kashida.c the strokes
 *	line_draw.c	lines -> items
 *	paragraph.c	lines -> bands on a galley
 *	paragraph_box.c	borders and shading around them
 *	flow.c		blocks, lists, boxes -> bands
 *	table*.c	cells -> bands; rows -> segments that fit a page
 *	line_number.c	numbers beside lines
 *	drop_cap.c	the big letter that a paragraph begins with
 *	float.c		what floats: pictures, boxes and their places
 *	beside.c	lines that make way for it
 *	box.c		text boxes
 *	box_text.c	text in them, made to fit
 *	outline.c	outlines of shapes
 *	arrow.c		what their lines end with
 *	spin.c		shapes that are turned by any angle
 *	frame.c		paragraphs and tables that stand apart
 *	turn.c		text that is turned, and 竖排
 *	pager.c		bands -> pages
 *	columns.c	columns, and making them equally long
 *	page_marks.c	rules between columns, borders around pages
 *	running.c	headers, footers, page numbers: once pages are counted
 *	style_ref.c	what they quote of the text
 *
 * A galley is a strip of unlimited length.  A band is a part of it that is
 * never cut: a line, a picture, a nested table's row.  All failures stick in
 * p_lay.status; who sees it set stops adding.
 */
#ifndef P_LAYOUT_PRIV_H
#define P_LAYOUT_PRIV_H

#include "layout/layout.h"

#define	P_TWIP	(PAI_MPT_PER_PT / 20)	/* what office programs measure in */
#define	P_TEXT_LEAST	36000	/* mpt, of a page's text, across and down */
#define	P_COLUMNS_MAX	45	/* of a page, as in Word */
#define	P_DEPTH_MAX	160	/* blocks within blocks that we follow */

enum p_where { P_IN_BODY, P_IN_CELL, P_IN_NOTE, P_IN_RUNNING, P_IN_BOX };

/* Whether lines may end within words that no author has parted. */
struct p_parting {
	bool		 on;
	bool		 whole_caps;	/* not within words in capitals */
	uint16_t	 limit;		/* lines in a row; 0: any */
	int32_t		 zone;		/* mpt: lines that would be left this
					 * much blank, or less, end before the
					 * word */
};

/* How characters look. */
struct p_look {
	struct pai_str	 family[PAI_SCRIPT_MAX];
	uint8_t		 role;		/* enum p_face_role */
	bool		 bold, italic;
	bool		 strike, double_strike, caps, small_caps, hidden;
	uint8_t		 underline;	/* enum pai_underline */
	uint8_t		 vertical;	/* enum pai_vertical */
	uint8_t		 emmark;	/* enum pai_emmark */
	uint16_t	 scale;		/* percent; 0: 100 */
	int32_t		 size;		/* mpt */
	int32_t		 spacing;	/* mpt after each character */
	int32_t		 grid;		/* mpt after each full-width one */
	int32_t		 rise;		/* mpt above the baseline */
	uint32_t	 colour;
	uint32_t	 background;	/* PAI_COLOUR_AUTO: none */
	bool		 on_dark;	/* what is behind it is: automatic
					 * colours are white */
	bool		 inked;		/* unless they are ink */
	uint32_t	 ink;
	bool		 rule_coloured;	/* the underline is not the text's */
	uint32_t	 rule_colour;
	struct pai_border border;	/* around it; no stroke: none */
	bool		 wide_marks;	/* marks that Latin text shares are
					 * Chinese here */
	bool		 whole_marks;	/* full-width ones keep their blanks */
	int32_t		 full_size;	/* of a raised or lowered character: */
	int32_t		 full_rise;	/* what it would have else; or 0 */
	int32_t		 kern_from;	/* mpt: smaller ones are not kerned; 0:
					 * none are */
	struct pai_str	 lang;		/* BCP 47; empty: the document's */
};

/* How a paragraph stands. */
struct p_shape {
	int32_t		 left, right;	/* mpt, inwards from the flow's */
	int32_t		 first;		/* mpt; below 0: hanging */
	int32_t		 before, after;	/* mpt */
	uint8_t		 align;		/* enum pai_align, never NONE */
	uint8_t		 fill;		/* enum pai_fill, where it is JUSTIFY */
	uint8_t		 line_rule;	/* enum pai_line_rule */
	int32_t		 line;		/* see line_rule */
	int32_t		 pitch;		/* lines stand on a grid; 0: no */
	int32_t		 tab_every;	/* mpt, where no stop is set */
	bool		 keep_next, keep_lines, widow, break_before;
	bool		 contextual, balanced;
	bool		 inline_label;	/* the number runs in the text */
	bool		 break_words;	/* lines may end inside Latin words */
	bool		 gap_latin, gap_digit;	/* a quarter em beside 汉字 */
	bool		 hang;		/* stops may stand in the margin */
	bool		 right_to_left;
	bool		 auto_before, auto_after; /* PAI_SET_AUTO_* */
	bool		 uncounted;	/* its lines have no numbers */
	struct p_parting parting;
	const struct pai_tab_stop *tabs;
	uint32_t	 tab_count;
	const struct pai_style *box;	/* borders and padding; or NULL */
	int32_t		 over, under;	/* mpt that they take above the first
					 * line and below the last */
	bool		 box_goes_on, box_ends;	/* from the paragraph before;
						 * it does not go on */
	uint32_t	 background;	/* PAI_COLOUR_AUTO: none */
};

/* One stretch of characters that look alike. */
struct p_run {
	struct p_look		 look;
	const struct pai_node	*node, *link;
	uint32_t		 face[PAI_SCRIPT_MAX];	/* 0: not asked yet */
	bool			 mark;		/* of a note: stays with the
						 * character before it */
};

#define	P_U_WIDE	0x0001u	/* CJK: a gap may open beside it */
#define	P_U_BLANK	0x0002u
#define	P_U_TAB		0x0004u
#define	P_U_END		0x0008u	/* the line ends here; no glyph */
#define	P_U_IMAGE	0x0010u	/* extra: its object */
#define	P_U_SHAPED	0x0020u	/* extra: its glyphs */
#define	P_U_JOINED	0x0040u	/* part of the shaped one before it */
#define	P_U_OPEN	0x0080u	/* full-width mark, blank on its left */
#define	P_U_CLOSE	0x0100u	/* full-width mark, blank on its right */
#define	P_U_SQUEEZED	0x0200u	/* has given up half an em already */
#define	P_U_LABEL	0x0400u	/* of the number before the text */
#define	P_U_HANGS	0x0800u	/* may stand in the margin at a line's end */
#define	P_U_ABOVE	0x1000u	/* of a reading; lead: its width (ruby.c) */
#define	P_U_SOFT	0x2000u	/* the author lets a line end before it, with a
				 * hyphen: U+00AD */
#define	P_U_PART	0x4000u	/* and so does the language */

struct p_unit {
	uint32_t	 font;
	int32_t		 adv;		/* mpt */
	uint32_t	 run;
	uint32_t	 extra;
	uint16_t	 flags;		/* P_U_* */
	uint8_t		 level;		/* odd: runs leftwards (bidi.c) */
	int32_t		 lead;		/* mpt of adv that lie before it */
};

/* A base, units first .. base_end, with its reading behind it. */
struct p_ruby {
	size_t		 first, base_end, end;
	int32_t		 width;		/* mpt, of the reading */
};

/* What is in a paragraph and no character; stands before unit at. */
struct p_object {
	const struct pai_node	*node;
	size_t			 at;
	int32_t			 w, h;	/* of a picture */
	bool			 floats;	/* it is set, and stands elsewhere */
};

struct p_shaped { size_t first, n; };

/* The joint before character at of the word at units unit .. end. */
struct p_joint {
	size_t		 unit, end, at;
	uint8_t		 rank;		/* of where strokes go; kashida.c */
};

/* The joints of a line that may be longer, and scratch for what they make. */
struct p_strokes {
	struct p_joint	*word;
	size_t		 word_n, word_room;
	bool		*safe;
	size_t		 safe_room;
	uint32_t	*cp;
	size_t		 room;
};

/* A paragraph under work: scratch memory, one for the whole document. */
struct p_para {
	uint32_t	*cp;
	uint8_t		*brk;		/* enum p_break */
	struct p_unit	*unit;
	size_t		 n, room, brk_room, unit_room;
	struct p_run	*run;
	size_t		 run_n, run_room;
	struct p_object	*object;
	size_t		 object_n, object_room;
	struct p_shaped	*shaped;
	size_t		 shaped_n, shaped_room;
	struct p_glyph	*glyph;		/* of the shaped ones */
	size_t		 glyph_n, glyph_room;
	struct p_ruby	*ruby;
	size_t		 ruby_n, ruby_room;
	struct p_look	 base;		/* of its empty line */
	size_t		 label_n;	/* leading units of the number */
	size_t		 object_next;	/* the first not drawn yet */
	const struct pai_node *block;	/* the one it comes from; or NULL */
	bool		 wide;		/* mostly CJK */
	bool		 break_words, gap_latin, gap_digit, hang; /* p_shape */
	bool		 press;		/* marks give up their blank halves */
	bool		 press_lines;	/* and not at a line's end alone */
	bool		 press_pairs;	/* those side by side do anyway */
	bool		 by_source;	/* as its author has it, not by us */
	bool		 stretch_breaks; /* lines that the author ends are
					 * filled */
	bool		 right_to_left;
	bool		 bidi;		/* not all units are level 0 */
	bool		 spread;	/* lines are filled between all characters */
	bool		 soft;		/* some have P_U_SOFT */
	struct p_parting parting;	/* p_shape */
};

struct p_line {
	size_t		 first, end;	/* units, trailing blanks too */
	size_t		 shown;		/* units, without them */
	int32_t		 x;		/* where it begins, from flow's left */
	int32_t		 room;		/* mpt it may fill */
	int32_t		 width;		/* mpt it does fill, its hyphen too */
	int32_t		 gave;		/* mpt its last mark did without */
	int32_t		 pressed;	/* mpt the others did without, of */
	int32_t		 blank;		/* mpt they could do without */
	bool		 last;		/* of the paragraph, or forced */
	int32_t		 drop;		/* mpt it stands lower, to be below
					 * what floats */
	bool		 beside;	/* it goes on with the line before it,
					 * on the other side of what floats */
	int32_t		 hyphen;	/* mpt, of the one that is added because
					 * it ends within a word; 0: none is */
};

struct p_line_box {
	int32_t		 ascent, descent; /* mpt, of what is in the line */
	int32_t		 height;	/* mpt, as the paragraph rules it */
	int32_t		 baseline;	/* mpt below the line's top */
	int32_t		 below;		/* mpt of height that may stick out
					 * of the page */
};

#define	P_B_KEEP	0x01u	/* the next band stays with this one */
#define	P_B_BREAK	0x02u	/* begins a page */
#define	P_B_GRID	0x04u	/* stands on the line grid */
#define	P_B_LINE	0x08u	/* a line that counts, where lines have numbers */

struct p_band {
	int32_t		 above;		/* blank, lost at the top of a page */
	int32_t		 height;
	size_t		 first, n;	/* items, y from the band's top */
	size_t		 note, note_n;	/* in the galley's notes */
	uint32_t	 under;		/* 1 + first of the frames; 0: none */
	uint8_t		 flags;		/* P_B_* */
	size_t		 floats, float_n;	/* anchored in it */
	int32_t		 below;		/* of height: lost at the page's end */
};

/* A picture or text box that floats, its items from 0, 0. */
struct p_float {
	struct pai_figure figure;
	size_t		 first, n;	/* items of the galley, of no band */
	int32_t		 w, h;
	int32_t		 grown;		/* of h, more than it asked for */
	int32_t		 off_x, off_y;	/* from its place: of one that is
					 * turned about its middle */
	int32_t		 rise;		/* of the blank above the paragraph
					 * what is its own */
	int32_t		 x, y;		/* settled: from the paragraph */
	bool		 settled;
	size_t		 foreseen;	/* pages there were when its place was
					 * first found; 0: it was not */
};

/* A place that text keeps away from. */
struct p_obstacle {
	int32_t		 x0, y0, x1, y1;
	uint8_t		 sides;		/* enum pai_sides */
};

struct p_obstacles {
	struct p_obstacle *at;
	size_t		 n, room;
};

/* What a floating thing is placed by; geometry NULL: by left, width and y. */
struct p_spot {
	const struct p_geometry *geometry;
	int32_t		 text_left;	/* of the page */
	int32_t		 left, width;	/* of the column */
	int32_t		 y;		/* of its first line */
	int32_t		 above;		/* blank above that line */
	bool		 in_text;	/* text stands above it on the page */
};

/* A paragraph that makes way; see beside.c. */
struct p_beside {
	const struct p_flow *flow;	/* NULL: it need not */
	int32_t		 y, left;	/* of the next line */
	int32_t		 bottom;	/* of the column */
	int32_t		 height;	/* of the last line */
	int32_t		 wider;		/* than the first column */
	uint32_t	 column;
	bool		 free;		/* on a page of its own */
	int32_t		 beyond;	/* where the line at y goes on, on the
					 * other side of what floats; 0: it
					 * does not */
	int32_t		 tallest;	/* of the parts of that line */
	int32_t		 next;		/* beyond, once this part is filled */
};

/* A rectangle behind a band. */
struct p_under {
	struct p_item	 item;
	uint32_t	 next;		/* as p_band.under */
};

/* What a block must know of the one above it in its flow. */
struct p_last {
	bool		 there;		/* else it is the first */
	int32_t		 after;		/* mpt of blank below it */
	bool		 auto_after;	/* which its author did not ask for */
	bool		 listed;	/* it is a paragraph of a list: */
	int32_t		 numbering;	/* this one */
	uint32_t	 style;		/* of a paragraph */
};

struct p_galley {
	struct p_page	 ink;		/* items and glyphs; no page */
	struct p_band	*band;
	size_t		 n, room;
	size_t		 placed;	/* bands that stand on a page */
	struct p_under	*under;
	size_t		 under_n, under_room;
	const struct pai_node **note;
	size_t		 note_n, note_room;
	struct p_float	*floating;
	size_t		 float_n, float_room;
	struct p_obstacles obstacles;	/* where it has no pages */
	size_t		 origin;	/* the band these are measured from */
	int32_t		 floor;		/* the lowest foot of what floats */
	struct p_last	 last;
};

/* Page geometry and what goes with it. */
struct p_geometry {
	int32_t		 width, height;
	int32_t		 left, top, right, bottom; /* of the text, from the
						    * page's top left */
	int32_t		 header_at, footer_at;
	uint32_t	 columns;	/* up to P_COLUMNS_MAX */
	int32_t		 gap;
	bool		 uneven;	/* each column has its own place: */
	int32_t		 column_at[P_COLUMNS_MAX];	/* from left */
	int32_t		 column_width[P_COLUMNS_MAX];
	int32_t		 pitch;		/* of the line grid; 0: none */
	int32_t		 char_space;
	int32_t		 tab_every;	/* 0: the profile's */
	bool		 title_page, even_odd;
	uint8_t		 numeral;
	bool		 facing;	/* even pages are mirrored */
	bool		 from_right;	/* columns fill from the right */
	bool		 fixed_top, fixed_bottom; /* heads do not push text */
	bool		 vertical;	/* 竖排: all this is of a page on its
					 * left side, which is turned when it
					 * is full; see p_geometry_upright() */
	uint8_t		 valign;	/* enum pai_valign, of a page's text */
	uint16_t	 rules;		/* PAI_RULE_* */
	const struct pai_section *section; /* or NULL */
	const struct pai_node *running[6]; /* by enum pai_running */
	int32_t		 tops[3], bottoms[3]; /* of pages by their heads: all
					 * others, first, even */
};

/* What running heads need to know of a page once all are made. */
struct p_page_info {
	uint32_t	 geometry;	/* in p_lay's */
	bool		 first;		/* of its section */
	bool		 blank;
};

/* What stands in a column: a band, or a segment of a table. */
struct p_piece {
	size_t		 end;		/* past its items, which begin where
					 * those of the one before end */
	uint32_t	 column, to_column;
	int32_t		 y, to_y;	/* of its items; to_y: from the top
					 * of the columns */
	int32_t		 above, height;
	bool		 keep;		/* the next one stays with it */
};

/*
 * How high the columns of a section but the last are to be on the page that
 * it ends on; found in one round of the layout for the next.
 */
struct p_cut {
	size_t		 section;	/* its number in p_lay's geometry */
	size_t		 page;		/* pages behind the one it begins on */
	int32_t		 height;	/* mpt; 0: as high as the page */
};

struct p_cuts {
	struct p_cut	*at;		/* by section */
	size_t		 n, room;
};

struct p_pager {
	struct p_page	*page;		/* the one being filled; NULL: none */
	uint32_t	 column;
	int32_t		 top;		/* where this page's columns begin */
	int32_t		 y, lowest;
	int32_t		 foot;		/* room its notes take */
	const struct pai_node *foot_first;	/* of these notes */
	bool		 empty;		/* nothing in this column yet */
	bool		 hard_top;	/* the author began this page */
	bool		 section_first;	/* the next page begins a section */
	int32_t		 number;	/* of the next page */
	int32_t		 line;		/* number of the next line */
	struct p_galley	 notes;		/* for the foot of this page */

	struct p_piece	*piece;		/* of the columns; see columns.c */
	size_t		 piece_n, piece_room;
	size_t		 piece_from;	/* the first one's items */
	bool		 empty_top;	/* nothing stood above the columns */
	bool		 column_ended;	/* one of them, by the author */
	size_t		 begins;	/* the page, from 1, of the section */
	struct p_cut	 cut;		/* of the section */
	size_t		 cut_next;	/* of the ones known */
	struct p_obstacles obstacles;	/* of this page */
};

struct p_face_entry;
struct p_note_ref { uint32_t id, number; };

struct p_lay {
	const struct p_layout_job *job;
	const struct pai_host	*host;
	const struct p_metrics	*metrics;
	struct p_pages		*out;
	enum p_profile		 profile;
	enum pai_status		 status;
	const struct p_places	*places;	/* of the round before; or NULL */
	bool			 refers;	/* some text asked for a page */
	const struct p_cuts	*cuts;		/* of the round before */
	struct p_cuts		 found;		/* for the next one */
	bool			 moved;		/* and some of them are new */

	struct p_face_entry	*face;
	size_t			 face_n, face_room;
	uint32_t		*face_hash;
	size_t			 face_hash_n;
	struct p_font_metrics	*font;
	size_t			 font_n, font_room;

	struct p_para		 para;
	struct p_line		*line;
	size_t			 line_n, line_room;
	size_t			 hyphened;	/* how many of the last of them
						 * end in a hyphen of ours */
	uint32_t		*order;		/* of a line, as shown */
	int32_t			*place;		/* x of its units, by text */
	struct p_strokes	 strokes;
	struct p_beside		 beside;
	size_t			 order_room, place_room;

	struct p_geometry	*geometry;	/* one a section */
	size_t			 geometry_n, geometry_room;
	struct p_page_info	*info;		/* one a page */
	size_t			 info_n, info_room;
	struct p_pager		 pager;
	const struct pai_node	**endnote;
	size_t			 endnote_n, endnote_room;
	struct p_style_ref	*style_ref;	/* by field; see style_ref.c */
	size_t			 style_ref_n, style_ref_room;
	struct p_note_ref	*note;		/* by id; see note.c */
	size_t			 note_n, note_room;
};

/* What a page is called in its head and foot. */
struct p_folio {
	char		 page[64], pages[32], section_pages[32];
	size_t		 at;		/* which it is, from 0 */
	bool		 set;		/* and it stands; else these are
					 * samples, to measure with */
};

/* Where blocks are being set. */
struct p_flow {
	struct p_lay	*lay;
	struct p_galley	*galley;
	bool		 paged;		/* bands go to pages at once */
	uint8_t		 where;		/* enum p_where */
	int32_t		 left, width;	/* of the text, from the area's left */
	int32_t		 max_height;	/* of a picture */
	unsigned	 depth;		/* blocks */
	unsigned	 lists;		/* lists around it */
	int32_t		 numbering;	/* of the innermost */
	unsigned	 quotes;
	bool		 tight;		/* items stand close together */
	int32_t		 size;		/* of table text; 0: by profile */
	uint8_t		 align;		/* enum pai_align of a cell; or NONE */
	bool		 head;		/* in a header cell */
	bool		 on_dark;	/* its ground is, p_is_dark() */
	bool		 inked;		/* text that says no colour has ink */
	uint32_t	 ink;
	bool		 artifact;
	bool		 upright;	/* characters stand one below another */
	bool		 in_box;	/* a text box is around it */
	bool		 off_grid;	/* its lines stand on no grid */
	int32_t		 shrink;	/* text is so much smaller than it says:
					 * 1/1000; 0: it is not */
	int32_t		 line_cut;	/* 1/1000 off its proportional lines */
	int16_t		 turn;		/* what is set here will be turned:
					 * degrees clockwise, 0 90 270 */
	struct pai_str	 label;		/* of an item, before its first text */
	const struct pai_node *label_node;
	struct pai_str	 suffix;	/* after the text of: （续） */
	const struct pai_node *suffix_node;
	bool		 suffix_only;	/* and nothing of that node's */
	const struct pai_node *apart;	/* a TEXT that is set already; or
					 * NULL */
	const struct p_folio *folio;	/* of the page whose head or foot it
					 * is; NULL: that is not known */
};

/* store.c: memory. */
bool	p_grow(struct p_lay *, void *list, size_t *room, size_t need,
	    size_t each);
char	*p_keep(struct p_lay *, const char *, size_t);
void	p_fail(struct p_lay *, enum pai_status);
void	p_para_free(struct p_para *);
void	p_galley_free(struct p_galley *);
void	p_galley_clear(struct p_galley *);
void	p_galley_origin(struct p_galley *);
void	p_galley_begin(struct p_galley *);

/* page.c: items on pages and galleys. */
struct p_item	*p_item_add(struct p_lay *, struct p_page *,
		    enum p_item_kind);
struct p_glyph	*p_glyphs_add(struct p_lay *, struct p_page *, size_t n);
struct pai_pen	*p_steps_add(struct p_lay *, struct p_page *, size_t n);
void	p_rect_add(struct p_lay *, struct p_page *, int32_t x, int32_t y,
	    int32_t w, int32_t h, uint32_t fill, uint8_t stroke);
struct p_band	*p_band_open(struct p_lay *, struct p_galley *);
void	p_band_close(struct p_galley *, struct p_band *, int32_t height);
int32_t	p_bands_height(const struct p_galley *, size_t from, size_t to);
int32_t	p_galley_tail(const struct p_lay *, const struct p_galley *);
void	p_band_draw(struct p_lay *, struct p_page *, const struct p_galley *,
	    size_t band, int32_t x, int32_t y, bool artifact);
/* Copies items with what they are made of, moved by dx, dy. */
void	p_ink_copy(struct p_lay *, struct p_page *to, const struct p_page *from,
	    size_t first, size_t n, int32_t dx, int32_t dy, bool artifact);
void	p_page_sort(struct p_lay *, struct p_page *);
void	p_under_add(struct p_lay *, struct p_galley *, size_t band,
	    int32_t x, int32_t y, int32_t w, int32_t h, uint32_t fill,
	    uint8_t stroke);

/* face.c: fonts. */
struct p_char { uint32_t font; int32_t adv; bool shaped; };
uint32_t p_face_find(struct p_lay *, const struct p_look *, uint8_t script);
void	p_face_char(struct p_lay *, uint32_t face, uint32_t cp,
	    struct p_char *);
/* Is font the family that a face names, and not what stands in for it? */
bool	 p_face_is_own(struct p_lay *, uint32_t face, uint32_t font);
const struct p_face *p_face_at(const struct p_lay *, uint32_t face);
const struct p_font_metrics *p_font_measures(struct p_lay *, uint32_t font);
void	p_faces_free(struct p_lay *);
uint8_t	p_script_of(uint32_t cp, bool wide);

/* setup.c: the choices of the profiles. */
int32_t	p_setup(const struct p_lay *, enum p_setup_id);
bool	p_setup_given(const struct p_lay *, enum p_setup_id);
struct pai_str	p_setup_font(const struct p_lay *, uint8_t role,
		    uint8_t script);
void	p_setup_page(const struct p_lay *, struct p_geometry *);
void	p_setup_grid(const struct p_lay *, struct p_geometry *);

/* profile.c: the looks of the four profiles. */
enum p_profile p_profile_choose(const struct p_layout_job *);
void	p_profile_page(const struct p_lay *, struct p_geometry *);
void	p_profile_block(const struct p_flow *, const struct pai_node *,
	    struct p_shape *, struct p_look *);
void	p_profile_label(const struct p_flow *, const struct pai_node *,
	    struct p_look *);
void	p_profile_text(const struct p_flow *, const struct pai_node *text,
	    struct p_look *);
void	p_profile_number(const struct p_lay *, struct p_look *);
const struct p_geometry *p_geometry_now(const struct p_lay *);

/* inline.c, collect.c, quote.c, unit.c: units. */
void	p_unit_measure(struct p_lay *, struct p_unit *, uint32_t cp,
	    uint8_t script);
void	p_quotes_settle(struct p_lay *);
void	p_units_finish(struct p_lay *);
/* Characters i .. e with what stands around them. */
struct p_stretch p_stretch_of(const struct p_para *, size_t i, size_t e);
struct pai_str	p_para_title(struct p_lay *);

void	p_bidi_levels(struct p_lay *);
bool	p_bidi_places(struct p_lay *, size_t first, size_t n, int32_t x);
uint32_t p_bidi_mirrored(const struct p_lay *, size_t i);
void	p_para_collect(const struct p_flow *, const struct pai_node *block,
	    const struct p_look *, const struct p_shape *);
void	p_para_string(struct p_lay *, const struct pai_node *,
	    const struct p_look *, const char *, size_t);

/* hyphen.c */
void	p_hyphens_rule(const struct p_flow *, const struct pai_node *,
	    const struct p_shape *, struct p_parting *);
void	p_hyphens_find(struct p_lay *);
struct p_unit p_hyphen_behind(struct p_lay *, size_t i);

/* ruby.c */
bool	p_ruby_fits(const struct p_para *, size_t first);
void	p_ruby_look(const struct p_look *base, struct p_look *);
void	p_ruby_add(struct p_lay *, size_t first, size_t base_end, size_t end);
void	p_ruby_settle(struct p_lay *);
void	p_ruby_hold(struct p_lay *);

/* picture.c */
bool	p_picture_shown(const struct p_lay *, const struct pai_node *);
/* The room it takes in a place as wide as width, mpt. */
void	p_picture_size(const struct p_flow *, const struct pai_node *,
	    int32_t width, int32_t *w, int32_t *h);
/* Fills in an item for a picture that takes this room. */
void	p_picture_place(const struct p_flow *, struct p_item *,
	    const struct pai_node *, int32_t x, int32_t y, int32_t w,
	    int32_t h);
/* From the left of the flow to one that floats and is w wide. */
int32_t	p_picture_left(const struct p_flow *, const struct pai_node *,
	    int32_t w);

/* float.c */
bool	p_float_is(const struct p_lay *, const struct p_object *);
void	p_float_place(const struct p_float *, const struct p_spot *,
	    int32_t *x, int32_t *y);
struct p_float	*p_float_new(struct p_lay *, struct p_galley *,
		    const struct pai_figure *);
void	p_floats_stand(struct p_flow *, size_t first, int32_t above);
void	p_floats_set(struct p_flow *, struct p_object *, size_t,
	    int32_t above);
void	p_floats_give(struct p_galley *, size_t band, size_t first,
	    size_t note, int32_t drop);
void	p_floats_draw(struct p_lay *, struct p_page *, const struct p_galley *,
	    const struct p_band *, const struct p_spot *, bool artifact);

/* box.c: items of a text box on the galley, from 0, 0; and its size. */
void	p_box_set(struct p_flow *, const struct pai_node *, int32_t *w,
	    int32_t *h);
bool	p_box_block(struct p_flow *, const struct pai_node *);
/* How much of its height, h, is more than it was to have. */
int32_t	p_box_grown(const struct p_lay *, const struct pai_node *, int32_t h);
/* Is it turned on its side, so that its width goes down the page? */
bool	p_box_aside(const struct p_lay *, const struct pai_node *);
/* Not one that our own rules for looks leave out? */
bool	p_box_shown(const struct p_lay *, const struct pai_node *);
/* Copies all bands of a galley as items of the flow's, from 0, y. */
void	p_bands_copy(struct p_flow *, const struct p_galley *, int32_t y);

/* box_text.c */
void	p_box_text(struct p_flow *, const struct pai_node *box,
	    const struct pai_style *own, int32_t length, int32_t depth);
/* How high what is to be seen on a galley is, blank lines at its end left
 * out. */
int32_t	p_box_seen(const struct p_galley *);

/* outline.c: of a shape, made height high, on the galley from 0, 0. */
void	p_outline_set(struct p_flow *, const struct pai_node *,
	    const struct pai_outline *, int32_t height);

/* spin.c: turns the items from first on about the middle of w by h, which
 * becomes that of *to_w by *to_h. */
void	p_ink_spin(struct p_lay *, struct p_page *, size_t first, int turn,
	    int32_t w, int32_t h, int32_t to_w, int32_t to_h);

/* drop_cap.c */
const struct pai_node *p_drop_cap(const struct p_flow *,
	    const struct pai_node *paragraph);
void	p_drop_cap_set(struct p_flow *, const struct pai_node *cap,
	    const struct p_shape *, const struct p_look *, int32_t above);

/* line_number.c */
void	p_line_numbers_page(struct p_lay *);	/* a page begins */
void	p_line_numbers_section(struct p_lay *);
void	p_line_number(struct p_lay *, const struct p_galley *,
	    const struct p_band *, int32_t y);

/* frame.c */
bool	p_frame_is(const struct p_flow *, const struct pai_node *);
const struct pai_node	*p_frame_set(struct p_flow *,
			    const struct pai_node *);

/* beside.c */
void	p_obstacle_add(struct p_lay *, struct p_obstacles *,
	    const struct p_obstacle *);
int32_t	p_beside_top(const struct p_flow *, int32_t above);
void	p_beside_begin(const struct p_flow *, int32_t above);
void	p_beside_room(struct p_lay *, const struct p_shape *,
	    struct p_line *, int32_t height);
int32_t	p_beside_below(const struct p_lay *, int32_t y, int32_t height,
	    int32_t left, int32_t right);
void	p_beside_took(struct p_lay *, const struct p_line *, int32_t height);
void	p_beside_end(struct p_lay *);

/* press.c */
void	p_press_pairs(struct p_para *);
int32_t	p_press_end(const struct p_para *, const struct p_unit *);
int32_t	p_press_behind(const struct p_para *, size_t i);
int32_t	p_press_blank(const struct p_para *, size_t first, size_t end);
bool	p_press_takes(const struct p_para *, size_t first, size_t i,
	    int32_t over);

/* line.c, line_draw.c: lines. */
void	p_lines_find(struct p_lay *, const struct p_shape *, int32_t width);
void	p_lines_measure(struct p_lay *, const struct p_shape *, int32_t *min,
	    int32_t *max);
void	p_lines_balance(struct p_lay *);	/* balance.c */
void	p_line_box(struct p_lay *, const struct p_shape *,
	    const struct p_line *, struct p_line_box *);
int32_t	p_line_height(struct p_lay *, const struct p_shape *,
	    const struct p_line *);
struct p_band	*p_line_draw(const struct p_flow *, const struct p_shape *,
		    const struct p_line *);

/* paragraph.c, flow.c: blocks. */
void	p_paragraph(struct p_flow *, const struct pai_node *);
void	p_code_block(struct p_flow *, const struct pai_node *);

/* paragraph_box.c */
void	p_paragraph_box(const struct p_flow *, const struct pai_node *,
	    struct p_shape *, int32_t *above);
void	p_paragraph_frame(struct p_flow *, const struct p_shape *,
	    size_t from, size_t to, int32_t x, int32_t w);
void	p_blocks(struct p_flow *, const struct pai_node *parent);
void	p_blocks_measure(struct p_flow *, const struct pai_node *parent,
	    int32_t *min, int32_t *max);

/* table.c and its kin. */
void	p_table(struct p_flow *, const struct pai_node *);
void	p_table_measure(struct p_flow *, const struct pai_node *,
	    int32_t *min, int32_t *max);

/* turn.c */
void	p_ink_turn(struct p_lay *, struct p_page *, size_t first,
	    enum pai_flow, int32_t w, int32_t h);
void	p_page_turn(struct p_lay *, struct p_page *);

/* columns.c */
int32_t	p_column_width(const struct p_geometry *, int32_t column);
int32_t	p_column_at(const struct p_geometry *, int32_t column);
int32_t	p_column_place(const struct p_geometry *, uint32_t column);
void	p_columns_took(struct p_lay *, const struct p_piece *);
void	p_columns_begin(struct p_lay *);
void	p_columns_section(struct p_lay *);
int32_t	p_column_bottom(const struct p_lay *, uint32_t column);
void	p_columns_balance(struct p_lay *);

/* pager.c: pages. */
void	p_pager_place(struct p_flow *, bool all);
void	p_pager_need(struct p_lay *);		/* there is a page */
void	p_pager_turn(struct p_lay *);		/* next column or page */
void	p_pager_break(struct p_lay *, bool hard); /* next page */
void	p_pager_column(struct p_lay *);		/* next column, by the author */
void	p_pager_took(struct p_lay *, int32_t h); /* h more are filled */
int32_t	p_pager_room(const struct p_lay *);	/* mpt left in the column */
int32_t	p_pager_waiting(struct p_lay *, const struct p_galley *);
int32_t	p_pager_full(const struct p_lay *);	/* mpt of an empty column */
int32_t	p_pager_left(const struct p_lay *);	/* x of the column */
int32_t	p_pager_width(const struct p_lay *);
void	p_pager_section(struct p_flow *, const struct pai_node *);
void	p_pager_start(struct p_flow *);
void	p_pager_finish(struct p_flow *);

/* geometry.c: false: no memory.  n has the running heads; s NULL: the
 * profile's page. */
bool	p_geometry_add(struct p_lay *, const struct pai_node *n,
	    const struct pai_section *s);
struct p_geometry p_geometry_upright(const struct p_geometry *);
/* Where margins leave no text area on the page they are made to. */
void	p_margins_mend(struct p_geometry *);

/* note.c */
void	p_notes_number(struct p_lay *);
void	p_notes_add(struct p_lay *, struct p_galley *,
	    const struct pai_node *const *, size_t n);
void	p_note_mark(struct p_lay *, const struct pai_node *, char *, size_t);
/* The note that a node stands in; NULL: none. */
const struct pai_node *p_note_of(const struct pai_node *);
int32_t	p_notes_height(struct p_lay *, const struct p_galley *,
	    const struct p_band *);
void	p_notes_take(struct p_lay *, const struct p_galley *,
	    const struct p_band *);
void	p_notes_draw(struct p_lay *);
void	p_endnotes(struct p_flow *);

/* page_marks.c: what belongs to a page and not to its text. */
int32_t	p_page_left(const struct p_geometry *, int32_t number);
unsigned p_page_kind(const struct p_geometry *, bool first, int32_t number);
void	p_column_rules(struct p_lay *, int32_t top, int32_t bottom);
void	p_page_settle(struct p_lay *);
void	p_page_border(struct p_lay *, struct p_page *,
	    const struct p_geometry *, bool first);

/* running.c */
void	p_numeral_put(char *out, size_t room, int32_t n, uint8_t numeral);
void	p_running(struct p_lay *);
int32_t	p_running_height(struct p_lay *, const struct pai_node *, int32_t);

/* style_ref.c */
const char	*p_style_ref(struct p_lay *, const struct pai_node *field,
		    size_t page);
void	p_style_refs_free(struct p_lay *);

static inline int32_t
p_min(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static inline int32_t
p_max(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* A sum that stays a length. */
static inline int32_t
p_add(int32_t a, int32_t b)
{
	int64_t	 s = (int64_t)a + b;

	return s > INT32_MAX / 2 ? INT32_MAX / 2 :
	    s < INT32_MIN / 2 ? INT32_MIN / 2 : (int32_t)s;
}

/*
 * What the metrics answered, at a size: in sixths of a twip (3/25 mpt), which
 * LibreOffice measures in, so that lines are full where its lines are.
 */
static inline int32_t
p_scale(int32_t parts, int32_t size)
{
	const int64_t	 half = parts < 0 ? -P_EM * 25 / 2 : P_EM * 25 / 2;
	int64_t		 sixths = ((int64_t)parts * size * 3 + half) /
			    (P_EM * 25);

	return (int32_t)((sixths * 25 + (parts < 0 ? -1 : 1)) / 3);
}

static inline int32_t
p_scale_em(int32_t thousandths, int32_t size)
{
	return (int32_t)((int64_t)thousandths * size / 1000);
}

/*
 * How thick a border is, mpt: its width is that of each line of a double one,
 * and of the blank between them (17.18.2).  Never so thin that it is not seen.
 */
static inline int32_t
p_border_thick(const struct pai_border *b)
{
	int32_t	 line = p_max(250, p_min(b->width, 12000));

	return b->stroke == PAI_STROKE_DOUBLE ? 3 * line : line;
}

/* The size of an em across, which a look may scale (17.3.2.43). */
static inline int32_t
p_look_across(const struct p_look *k)
{
	return k->scale == 0 ? k->size : (int32_t)((int64_t)k->size *
	    k->scale / 100);
}

#endif
