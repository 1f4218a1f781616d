/*
 * How things look: interned style records, page sections, resources.
 *
 * A style record is complete in itself: whatever cascade the source has
 * (docDefaults, basedOn, toggles, theme), the reader has resolved it.  One
 * record type serves characters, paragraphs and boxes (cells, rows, tables),
 * because a paragraph carries the character properties its empty line has,
 * and a cell may carry everything.
 *
 * Every struct here begins with its size.  Whoever fills one sets size to
 * its own sizeof and zeroes the rest; the library copies the smaller part.
 * Records read back belong to the document and never change.
 */
#ifndef PAI_STYLE_H
#define PAI_STYLE_H

#include <paiban/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Which of a run's fonts a character takes (ECMA-376-1 17.3.2.26). */
enum pai_script { PAI_SCRIPT_LATIN, PAI_SCRIPT_EASTASIA, PAI_SCRIPT_COMPLEX,
    PAI_SCRIPT_MAX };

enum pai_underline { PAI_UL_NONE, PAI_UL_SINGLE, PAI_UL_DOUBLE, PAI_UL_THICK,
    PAI_UL_DOTTED, PAI_UL_DASHED, PAI_UL_WAVE, PAI_UL_WORDS };

enum pai_vertical { PAI_VERT_BASELINE, PAI_VERT_SUPER, PAI_VERT_SUB };

enum pai_emmark { PAI_EM_NONE, PAI_EM_DOT, PAI_EM_COMMA, PAI_EM_CIRCLE,
    PAI_EM_UNDERDOT };

enum pai_line_rule {
	PAI_LINE_AUTO,		/* line is thousandths of single spacing */
	PAI_LINE_EXACT,		/* line is mpt */
	PAI_LINE_AT_LEAST	/* line is mpt */
};

enum pai_valign { PAI_VALIGN_TOP, PAI_VALIGN_CENTRE, PAI_VALIGN_BOTTOM };

enum pai_stroke { PAI_STROKE_NONE, PAI_STROKE_SINGLE, PAI_STROKE_DOUBLE,
    PAI_STROKE_DOTTED, PAI_STROKE_DASHED, PAI_STROKE_THICK, PAI_STROKE_WAVE };

enum pai_side { PAI_SIDE_TOP, PAI_SIDE_RIGHT, PAI_SIDE_BOTTOM,
    PAI_SIDE_LEFT, PAI_SIDE_MAX };

enum pai_tab { PAI_TAB_LEFT, PAI_TAB_CENTRE, PAI_TAB_RIGHT, PAI_TAB_DECIMAL,
    PAI_TAB_BAR };

/* Lines from corner to corner of a cell: ╲ and ╱. */
enum pai_diagonal { PAI_DIAGONAL_DOWN, PAI_DIAGONAL_UP, PAI_DIAGONAL_MAX };

#define	PAI_COLOUR_AUTO	0xff000000u	/* else 0x00RRGGBB */

struct pai_border {
	uint8_t		 stroke;	/* enum pai_stroke */
	int32_t		 width;		/* mpt */
	int32_t		 space;		/* mpt, to the text */
	uint32_t	 colour;
};

struct pai_tab_stop {
	int32_t		 at;		/* mpt from the text margin */
	uint8_t		 kind;		/* enum pai_tab */
	uint32_t	 leader;	/* a character, 0: none */
};

/* Where a table stands that text flows around. */
struct pai_float {
	bool		 floats;	/* else nothing here counts */
	uint8_t		 from_x, from_y;	/* enum pai_from */
	uint8_t		 place_x, place_y;	/* enum pai_place */
	int32_t		 x, y;		/* mpt, for PAI_PLACE_OFFSET */
	int32_t		 gap[PAI_SIDE_MAX];	/* mpt to the text */
};

/* Which members of a style were given; a member not given is the default. */
#define	PAI_SF_FONT		(UINT64_C(1) << 0)
#define	PAI_SF_SIZE		(UINT64_C(1) << 1)
#define	PAI_SF_COLOUR		(UINT64_C(1) << 2)
#define	PAI_SF_BACKGROUND	(UINT64_C(1) << 3)
#define	PAI_SF_ALIGN		(UINT64_C(1) << 4)
#define	PAI_SF_INDENT		(UINT64_C(1) << 5)	/* any of the six */
#define	PAI_SF_SPACE		(UINT64_C(1) << 6)	/* before or after */
#define	PAI_SF_LINE		(UINT64_C(1) << 7)
#define	PAI_SF_TABS		(UINT64_C(1) << 8)
#define	PAI_SF_BORDER		(UINT64_C(1) << 9)
#define	PAI_SF_PADDING		(UINT64_C(1) << 10)
#define	PAI_SF_VALIGN		(UINT64_C(1) << 11)
#define	PAI_SF_WIDTH		(UINT64_C(1) << 12)
#define	PAI_SF_HEIGHT		(UINT64_C(1) << 13)
#define	PAI_SF_GRID		(UINT64_C(1) << 14)	/* snap_to_grid */
#define	PAI_SF_WIDOW		(UINT64_C(1) << 15)
#define	PAI_SF_UNDERLINE_COLOUR	(UINT64_C(1) << 16)
#define	PAI_SF_FRAME		(UINT64_C(1) << 17)
#define	PAI_SF_DIAGONAL		(UINT64_C(1) << 18)

/*
 * How letters are drawn, bits of pai_style.effects (17.3.2.23, .31, .13,
 * .18).
 */
#define	PAI_FX_OUTLINE	0x01u		/* 空心 */
#define	PAI_FX_SHADOW	0x02u		/* 阴影 */
#define	PAI_FX_EMBOSS	0x04u		/* 阳文 */
#define	PAI_FX_IMPRINT	0x08u		/* 阴文 */

/*
 * Which font the marks take that Chinese and Latin text share (“ ” … — ·):
 * as the text around them says, or as the author said (17.3.2.26, w:hint).
 */
enum pai_shared_marks { PAI_MARKS_BY_TEXT, PAI_MARKS_EASTASIA };

/*
 * 双行合一: two lines in the height of one, in brackets or not (17.3.2.10).
 */
enum pai_combine { PAI_COMBINE_NONE, PAI_COMBINE_BARE, PAI_COMBINE_ROUND,
    PAI_COMBINE_SQUARE, PAI_COMBINE_ANGLE, PAI_COMBINE_CURLY };

/* Where characters of several sizes meet in a line (17.3.1.39). */
enum pai_line_align { PAI_LINE_ALIGN_AUTO, PAI_LINE_ALIGN_TOP,
    PAI_LINE_ALIGN_CENTRE, PAI_LINE_ALIGN_BASELINE, PAI_LINE_ALIGN_BOTTOM };

/*
 * What fills the lines of a justified paragraph up to the margin, besides the
 * gaps at blanks and Chinese characters (17.18.44): strokes (kashida) that
 * lengthen Arabic words, few, more, or as many as it takes; or gaps between
 * all characters, as in a line that is distributed.
 */
enum pai_fill { PAI_FILL_BLANKS, PAI_FILL_KASHIDA_LOW,
    PAI_FILL_KASHIDA_MEDIUM, PAI_FILL_KASHIDA_HIGH, PAI_FILL_CHARACTERS };

/*
 * Rules of setting that a paragraph leaves or adds, bits of
 * pai_style.setting.  0 is what Word does where nothing is said (17.3.1.16,
 * .45, .21, .43, .2, .3, .1, .18, .35 and .34, in this order).
 */
#define	PAI_SET_NO_KINSOKU	0x0001u	/* no 避头尾 */
#define	PAI_SET_BREAK_WORDS	0x0002u	/* lines end inside Latin words */
#define	PAI_SET_NO_HANGING	0x0004u	/* marks keep inside the margin */
#define	PAI_SET_TOP_MARKS	0x0008u	/* a mark that begins a line is half
					 * as wide */
#define	PAI_SET_NO_LATIN_GAP	0x0010u	/* no gap between 汉字 and Latin */
#define	PAI_SET_NO_DIGIT_GAP	0x0020u	/* nor between 汉字 and digits */
#define	PAI_SET_FREE_RIGHT	0x0040u	/* the right indent is not rounded to
					 * the character grid */
#define	PAI_SET_MIRROR		0x0080u	/* left is inside, right outside */
#define	PAI_SET_NO_NUMBERS	0x0100u	/* its lines are not counted */
#define	PAI_SET_NO_HYPHENS	0x0200u	/* its words are not hyphenated */

/*
 * The blank before or after is the program's and not the author's: none is
 * at the edge of a flow or between items of lists (17.3.1.33,
 * beforeAutospacing).  The length stands in space_before and space_after.
 */
#define	PAI_SET_AUTO_BEFORE	0x0400u
#define	PAI_SET_AUTO_AFTER	0x0800u
/*
 * Of a TEXT: it is said to be of no East Asian language, so that its marks keep
 * their blanks (17.3.2.20).
 */
#define	PAI_SET_WHOLE_MARKS	0x1000u

/*
 * What a frame's place is measured from, and how it stands there
 * (17.3.1.11).
 */
enum pai_frame_from { PAI_FRAME_TEXT, PAI_FRAME_MARGIN, PAI_FRAME_PAGE };
enum pai_frame_at { PAI_FRAME_AT_GIVEN, PAI_FRAME_AT_START,
    PAI_FRAME_AT_CENTRE, PAI_FRAME_AT_END, PAI_FRAME_AT_INSIDE,
    PAI_FRAME_AT_OUTSIDE, PAI_FRAME_AT_INLINE };
enum pai_frame_wrap { PAI_FRAME_WRAP_AUTO, PAI_FRAME_WRAP_AROUND,
    PAI_FRAME_WRAP_NONE, PAI_FRAME_WRAP_NOT_BESIDE, PAI_FRAME_WRAP_TIGHT,
    PAI_FRAME_WRAP_THROUGH };
enum pai_drop { PAI_DROP_NONE, PAI_DROP_IN_TEXT, PAI_DROP_IN_MARGIN };

/*
 * A paragraph that stands apart from the flow (17.3.1.11).  With drop it does
 * not: its first TEXT is a big letter, drop_lines high, and it goes on beside.
 */
struct pai_frame {
	int32_t		 x, y;			/* mpt */
	int32_t		 width, height;		/* mpt; 0: by its content */
	int32_t		 gap_x, gap_y;		/* mpt, to the text around */
	uint8_t		 from_x, from_y;	/* enum pai_frame_from */
	uint8_t		 at_x, at_y;		/* enum pai_frame_at */
	uint8_t		 wrap;			/* enum pai_frame_wrap */
	uint8_t		 drop;			/* enum pai_drop: 首字下沉 */
	uint8_t		 drop_lines;
	bool		 height_exact;		/* else at least */
};

struct pai_style {
	uint32_t	 size;		/* of this struct, as its maker knew it */
	uint64_t	 set;		/* PAI_SF_* */
	struct pai_str	 name;		/* "Heading 1"; may be empty */

	/* Characters. */
	struct pai_str	 font[PAI_SCRIPT_MAX];	/* family; empty: default */
	struct pai_str	 lang;			/* BCP 47; may be empty */
	int32_t		 font_size;		/* mpt */
	int32_t		 spacing;		/* mpt between characters */
	int32_t		 position;		/* mpt, raised above the line */
	uint16_t	 scale;			/* width in percent; 0: 100 */
	uint32_t	 colour;
	uint32_t	 background;		/* highlight or shading */
	uint8_t		 underline;		/* enum pai_underline */
	uint8_t		 vertical;		/* enum pai_vertical */
	uint8_t		 emmark;		/* enum pai_emmark */
	bool		 bold, italic, strike, double_strike;
	bool		 caps, small_caps, hidden;

	/* Paragraphs.  Indents in characters, where given, beat lengths. */
	uint8_t		 align;			/* enum pai_align */
	uint8_t		 outline;		/* 1 .. 9; 0: body text */
	int32_t		 indent_left, indent_right;	/* mpt */
	int32_t		 indent_first;		/* mpt; below 0: hanging */
	int32_t		 indent_left_chars, indent_right_chars;
	int32_t		 indent_first_chars;	/* hundredths of a character */
	int32_t		 space_before, space_after;	/* mpt */
	int32_t		 space_before_lines, space_after_lines; /* 1/100 line */
	uint8_t		 line_rule;		/* enum pai_line_rule */
	int32_t		 line;			/* see line_rule */
	bool		 keep_next, keep_lines, widow_control;
	bool		 page_break_before, snap_to_grid, contextual_spacing;
	bool		 right_to_left;
	const struct pai_tab_stop *tabs;
	uint32_t	 tab_count;

	/* Boxes: paragraphs with borders, cells, rows, tables. */
	struct pai_border border[PAI_SIDE_MAX];
	int32_t		 padding[PAI_SIDE_MAX];	/* mpt */
	uint8_t		 valign;		/* enum pai_valign */
	int32_t		 width;			/* mpt; 0: by its content */
	int32_t		 width_percent;		/* 1/1000 of a percent; 0: none */
	int32_t		 height;		/* mpt, of a row */
	bool		 height_exact;		/* else at least */
	bool		 cant_split;		/* a row stays on one page */
	bool		 no_wrap;
	bool		 fixed_layout;		/* a table's widths are given */
	int32_t		 indent_table;		/* mpt from the text margin */

	/* More of characters.  The border of a TEXT is drawn around it. */
	uint32_t	 underline_colour;	/* not set: the text's */
	int32_t		 fit_width;		/* mpt the run is set to; 0: no */
	uint8_t		 effects;		/* PAI_FX_* */
	uint8_t		 shared_marks;		/* enum pai_shared_marks */
	uint8_t		 combine;		/* enum pai_combine */
	bool		 across;		/* 纵中横 */

	/* More of paragraphs. */
	uint8_t		 line_align;		/* enum pai_line_align */
	uint8_t		 flow;			/* enum pai_flow */
	uint16_t	 setting;		/* PAI_SET_* */
	struct pai_border between;		/* to the next one like it */
	struct pai_border bar;			/* beside it */
	struct pai_frame frame;			/* where it is set */

	/* Cells, rows and tables, further.  A row's align is its own place,
	 * a table's right_to_left means that its columns run from the right. */
	struct pai_border diagonal[PAI_DIAGONAL_MAX];
	uint8_t		 border_yields;	/* PAI_EDGE_*: the edge is the table's,
					 * and a neighbour's own beats it */
	bool		 fit_text;	/* a line is squeezed to the width */
	bool		 hide_mark;	/* an empty cell needs no line */
	int32_t		 cell_spacing;	/* mpt around each cell; 0: none */
	struct pai_float place;		/* of a table */
	struct pai_str	 title, summary; /* of a table, for who cannot see it */

	/* Characters, further. */
	int32_t		 kern_from;	/* mpt: pairs of this size and larger
					 * are kerned (17.3.2.19); 0: none */

	/* Boxes, further: how their text was made to fit (21.1.2.1.3). */
	uint16_t	 text_scale;	/* 1/1000 of the size that the text
					 * itself says; 0: all of it */
	uint16_t	 line_cut;	/* 1/1000 taken off the pitch of lines */

	/* Paragraphs, further. */
	uint8_t		 fill;		/* enum pai_fill */
};

enum pai_break { PAI_BREAK_PAGE, PAI_BREAK_CONTINUOUS, PAI_BREAK_EVEN,
    PAI_BREAK_ODD, PAI_BREAK_COLUMN };

enum pai_grid_type { PAI_GRID_NONE, PAI_GRID_LINES, PAI_GRID_LINES_CHARS,
    PAI_GRID_SNAP_CHARS };

enum pai_numeral { PAI_NUM_DECIMAL, PAI_NUM_ROMAN_UPPER, PAI_NUM_ROMAN_LOWER,
    PAI_NUM_LETTER_UPPER, PAI_NUM_LETTER_LOWER, PAI_NUM_CHINESE,
    PAI_NUM_DASHED /* — 1 — */, PAI_NUM_HYPHENS /* - 1 - */,
    PAI_NUM_NONE, PAI_NUM_FULL_WIDTH, PAI_NUM_ZERO /* 01 */, PAI_NUM_ORDINAL,
    PAI_NUM_CIRCLED, PAI_NUM_PAREN, PAI_NUM_STOP /* ⒈ */,
    PAI_NUM_TENS /* 九十九, then 一○○ */, PAI_NUM_DIGITS /* 一〇 */,
    PAI_NUM_LEGAL /* 壹 */, PAI_NUM_STEMS /* 甲 */, PAI_NUM_BRANCHES /* 子 */,
    PAI_NUM_HAN_CIRCLE /* ㊀ */, PAI_NUM_CARDINAL, PAI_NUM_ORDINAL_TEXT };

/* A column of text; gap: to the next one. */
struct pai_column {
	int32_t		 width, gap;	/* mpt */
};

/* The pages of a section that have its border. */
enum pai_border_pages { PAI_BORDER_ALL, PAI_BORDER_FIRST,
    PAI_BORDER_NOT_FIRST };

enum pai_restart { PAI_RESTART_PAGE, PAI_RESTART_SECTION,
    PAI_RESTART_NEVER };

/*
 * How the program that wrote the document sets it, bits of
 * pai_section.rules; 0 is Word 2007.
 */
#define	PAI_RULE_SPACE_ADDS	0x0001u	/* blanks between paragraphs add up,
					 * else the larger counts (17.15.3.21) */
#define	PAI_RULE_GRID_IN_CELLS	0x0002u	/* lines of cells stand on the grid
					 * too (17.15.3.1) */
#define	PAI_RULE_TABLES_INSIDE	0x0004u	/* the edge of a table stands at the
					 * margin, else its text does
					 * ([MS-DOCX] 2.3.4) */
#define	PAI_RULE_PRESS_MARKS	0x0008u	/* marks give up their blank halves
					 * where a line needs it (17.15.1.18) */
#define	PAI_RULE_HYPHENATE	0x0010u	/* lines may end within words
					 * (17.15.1.10) */
#define	PAI_RULE_WHOLE_CAPS	0x0020u	/* not within those in capitals
					 * (17.15.1.37) */
#define	PAI_RULE_KEEP_PAIRS	0x0040u	/* marks side by side are not kerned
					 * as characters are (17.15.1.60) */
#define	PAI_RULE_SHORT_BREAKS	0x0080u	/* a line that its author ends is not
					 * stretched (doNotExpandShiftReturn)
					 */

struct pai_section {
	uint32_t	 size;		/* of this struct */
	int32_t		 page_width, page_height;	/* mpt, as turned */
	int32_t		 margin[PAI_SIDE_MAX];		/* mpt */
	int32_t		 header_at, footer_at;	/* mpt from the page's edge */
	int32_t		 gutter;		/* mpt */
	uint8_t		 break_type;		/* enum pai_break */
	uint8_t		 valign;		/* enum pai_valign */
	uint8_t		 grid;			/* enum pai_grid_type */
	int32_t		 line_pitch;		/* mpt */
	int32_t		 char_space;		/* mpt added to each character */
	uint32_t	 columns;		/* at least 1 */
	int32_t		 column_gap;		/* mpt */
	bool		 column_rule;
	bool		 landscape;
	bool		 title_page;		/* first page is different */
	bool		 even_odd;		/* even pages are different */
	int32_t		 page_start;		/* < 0: goes on */
	uint8_t		 page_numeral;		/* enum pai_numeral */
	uint8_t		 flow;			/* enum pai_flow */
	const struct pai_column *column; /* columns of them; NULL: alike */
	bool		 gutter_top, gutter_right; /* else at the left */
	bool		 mirror;	/* left is inside, right outside, and the
					 * gutter inside */
	bool		 right_to_left;	/* columns fill from the right */
	struct pai_border page_border[PAI_SIDE_MAX];
	uint8_t		 border_pages;	/* enum pai_border_pages */
	bool		 border_from_text; /* its space is to the text, else to
					    * the page's edge */
	bool		 border_behind;	/* the text lies over it */
	int32_t		 line_every;	/* each so many lines has its number
					 * beside it; 0: none has */
	int32_t		 line_start;	/* of the first */
	int32_t		 line_gap;	/* mpt to the text; 0: any */
	uint8_t		 line_restart;	/* enum pai_restart */
	int32_t		 tab_every;		/* mpt between the stops where
						 * none is set; 0: 36 pt */
	uint16_t	 rules;			/* PAI_RULE_* */

	/* Where PAI_RULE_HYPHENATE is. */
	int32_t		 hyphen_zone;	/* mpt: a line that would be left this
					 * much blank, or less, ends before the
					 * word (17.15.1.53) */
	uint16_t	 hyphen_limit;	/* lines in a row that may end within a
					 * word; 0: any (17.15.1.22) */
};

/* What a floating picture or box keeps from the text. */
enum pai_wrap {
	PAI_WRAP_NONE,		/* lies over the text, or behind it */
	PAI_WRAP_SQUARE,	/* text runs around its rectangle */
	PAI_WRAP_TIGHT,		/* text runs around its outline */
	PAI_WRAP_TOP_BOTTOM	/* text stops above it and goes on below */
};

/* The sides of a floating one that text stands on (20.4.3.7). */
enum pai_sides {
	PAI_SIDES_BOTH,		/* a line goes on behind it */
	PAI_SIDES_LEFT,
	PAI_SIDES_RIGHT,
	PAI_SIDES_LARGEST	/* where there is more room */
};

/*
 * What the place of a floating one is measured from, or stands against.  The
 * edges are the margins: across, the left one is the inner; down, the top.
 */
enum pai_from { PAI_FROM_COLUMN, PAI_FROM_MARGIN, PAI_FROM_PAGE,
    PAI_FROM_CHARACTER, PAI_FROM_PARAGRAPH, PAI_FROM_LINE,
    PAI_FROM_INNER_EDGE, PAI_FROM_OUTER_EDGE };

enum pai_place {
	PAI_PLACE_OFFSET,	/* at x or y, mpt */
	PAI_PLACE_START,	/* left or top */
	PAI_PLACE_CENTRE,
	PAI_PLACE_END,		/* right or bottom */
	PAI_PLACE_INNER,	/* towards the spine */
	PAI_PLACE_OUTER
};

/*
 * How a picture is cut, turned and placed, where that is more than a size
 * (ECMA-376-1 20.1.8.55 srcRect, 20.1.7.6 xfrm, 20.4.2.3 anchor).
 */
struct pai_figure {
	uint32_t	 size;		/* of this struct */
	int32_t		 crop[PAI_SIDE_MAX]; /* 1/1000 of its own width or
					 * height cut off; below 0: blank
					 * added */
	int16_t		 turn;		/* degrees clockwise, 0 .. 359, about
					 * its middle; the size is before it */
	bool		 flip_x, flip_y; /* left for right, top for bottom:
					 * before it is turned */
	bool		 decorative;	/* says nothing to who cannot see it */
	struct pai_str	 vector;	/* key of an SVG picture of the same;
					 * empty: none */

	/* Floating ones. */
	uint8_t		 wrap;		/* enum pai_wrap */
	uint8_t		 from_x, from_y; /* enum pai_from */
	uint8_t		 place_x, place_y; /* enum pai_place */
	int32_t		 x, y;		/* mpt, rightwards and downwards */
	int32_t		 gap[PAI_SIDE_MAX]; /* mpt that text keeps away */
	bool		 behind;	/* the text lies over it */

	/* One of several that float together: their place is that of all,
	 * and this one stands at x, y in it.  Width 0: it is alone. */
	int32_t		 group_width, group_height;	/* mpt */
	int32_t		 group_x, group_y;
	uint8_t		 sides;		/* enum pai_sides */
};

/*
 * The outline of a shape that is more than an upright rectangle with text, or
 * has no text (ECMA-376-1 20.1.9).  Steps are in mpt from the top left corner
 * of its frame as it is before it is turned; flips are done already.
 */
enum pai_pen_kind {
	PAI_PEN_MOVE,		/* a line begins here */
	PAI_PEN_LINE,
	PAI_PEN_CURVE,		/* three in a row: both control points of a
				 * cubic Bezier curve, then its end */
	PAI_PEN_CLOSE		/* x, y: where it began */
};

struct pai_pen {
	int32_t		 x, y;
	uint32_t	 kind;		/* enum pai_pen_kind */
};

struct pai_path {
	uint32_t	 first, n;	/* in the outline's steps */
	uint32_t	 fill;		/* PAI_COLOUR_AUTO: none */
	bool		 lined;		/* drawn with the outline's line */
};

/* What a line that is not closed ends with (20.1.10.55), and how large. */
enum pai_arrow { PAI_ARROW_NONE, PAI_ARROW_TRIANGLE, PAI_ARROW_STEALTH,
    PAI_ARROW_DIAMOND, PAI_ARROW_OVAL, PAI_ARROW_OPEN };
enum pai_arrow_size { PAI_ARROW_SMALL, PAI_ARROW_MEDIUM, PAI_ARROW_LARGE };

struct pai_line_end {
	uint8_t		 arrow;		/* enum pai_arrow */
	uint8_t		 width, length;	/* enum pai_arrow_size */
};

struct pai_outline {
	uint32_t	 size;		/* of this struct */
	int32_t		 width, height;	/* mpt, of its frame */
	int16_t		 turn;		/* degrees clockwise, 0 .. 359, about
					 * its middle, text and all */
	struct pai_border line;
	struct pai_line_end start, end;
	const struct pai_pen *step;
	uint32_t	 step_n;
	const struct pai_path *path;
	uint32_t	 path_n;
	struct pai_str	 alt;		/* for who cannot see it; empty: it
					 * says nothing, or its text does */
};

/* A picture or other part that nodes name by key. */
struct pai_resource {
	struct pai_str	 key;		/* "word/media/image1.png" */
	const char	*mime;		/* sniffed, e.g. "image/png"; never NULL */
	const unsigned char *data;
	size_t		 n;
	uint32_t	 width, height;	/* pixels; 0: unknown */
	uint32_t	 dpi_x, dpi_y;	/* 0: unknown */
};

#ifdef __cplusplus
}
#endif

#endif /* PAI_STYLE_H */
