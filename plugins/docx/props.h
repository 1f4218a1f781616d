/*
 * Properties as a part states them: sparse, so that they can be laid over
 * one another.  A member counts only where its bit says that it was stated.
 *
 * Every byte of these structs is defined (they are zeroed as a whole and
 * have no holes that matter), for the resolver compares them as bytes.
 */
#ifndef DOCX_PROPS_H
#define DOCX_PROPS_H

#include <paiban/style.h>

struct docx;
struct scope;

/* Switches, for bits of on and told (ECMA-376-1 17.7.3: toggles). */
#define	RUN_BOLD	0x0001u
#define	RUN_ITALIC	0x0002u
#define	RUN_STRIKE	0x0004u
#define	RUN_DSTRIKE	0x0008u
#define	RUN_CAPS	0x0010u
#define	RUN_SMALL_CAPS	0x0020u
#define	RUN_HIDDEN	0x0040u
#define	RUN_OUTLINE	0x0080u
#define	RUN_SHADOW	0x0100u
#define	RUN_EMBOSS	0x0200u
#define	RUN_IMPRINT	0x0400u
#define	RUN_BOLD_CS	0x0800u
#define	RUN_ITALIC_CS	0x1000u
#define	RUN_TOGGLES	0x1fffu
/* These are no toggles: the last word counts. */
#define	RUN_RTL		0x2000u
#define	RUN_COMPLEX	0x4000u
#define	RUN_OFF_GRID	0x8000u

#define	RUN_FONT_LATIN	0x0001u	/* three in the order of enum pai_script */
#define	RUN_FONT_EA	0x0002u
#define	RUN_FONT_CS	0x0004u
#define	RUN_LANG	0x0008u
#define	RUN_SIZE	0x0010u
#define	RUN_SPACING	0x0020u
#define	RUN_POSITION	0x0040u
#define	RUN_SCALE	0x0080u
#define	RUN_COLOUR	0x0100u
#define	RUN_BACKGROUND	0x0200u
#define	RUN_HIGHLIGHT	0x0400u
#define	RUN_UNDERLINE	0x0800u
#define	RUN_VERTICAL	0x1000u
#define	RUN_EMMARK	0x2000u
#define	RUN_STYLE	0x4000u
#define	RUN_SIZE_CS	0x8000u
#define	RUN_UNDER_COLOUR 0x10000u
#define	RUN_BORDER	0x20000u
#define	RUN_FIT		0x40000u
#define	RUN_COMBINE	0x80000u	/* and across */
#define	RUN_HINT	0x100000u
#define	RUN_LANG_EA	0x200000u
#define	RUN_KERN	0x400000u

struct run_props {
	uint32_t	 set;		/* RUN_FONT_LATIN ... */
	uint32_t	 told, on;	/* RUN_BOLD ... */
	uint32_t	 font[PAI_SCRIPT_MAX];	/* string ids */
	uint32_t	 lang, lang_ea;	/* string ids */
	int32_t		 size, spacing, position;	/* mpt */
	int32_t		 size_cs, fit, kern;		/* mpt */
	uint32_t	 colour, background;
	uint32_t	 highlight;	/* beats the background */
	uint32_t	 under_colour;
	uint32_t	 style;		/* index of a character style */
	uint32_t	 border_colour;
	int32_t		 border_width;	/* mpt */
	uint16_t	 scale;
	uint8_t		 border_stroke, border_space;	/* space: points */
	uint8_t		 underline, vertical, emmark;
	uint8_t		 combine;	/* enum pai_combine */
	bool		 across;
	uint8_t		 hint;		/* enum pai_shared_marks */
	bool		 inserted, deleted;	/* of a paragraph mark */
};

#define	PAR_ALIGN	0x00000001u
#define	PAR_OUTLINE	0x00000002u
#define	PAR_LEFT	0x00000004u
#define	PAR_RIGHT	0x00000008u
#define	PAR_FIRST	0x00000010u
#define	PAR_LEFT_CHARS	0x00000020u
#define	PAR_RIGHT_CHARS	0x00000040u
#define	PAR_FIRST_CHARS	0x00000080u
#define	PAR_BEFORE	0x00000100u
#define	PAR_AFTER	0x00000200u
#define	PAR_BEFORE_LINES 0x00000400u
#define	PAR_AFTER_LINES	0x00000800u
#define	PAR_LINE	0x00001000u
#define	PAR_TABS	0x00002000u
#define	PAR_BORDER(side) (0x00010000u << (side))	/* PAI_SIDE_TOP .. */
#define	PAR_BORDERS	0x000f0000u
#define	PAR_BACKGROUND	0x00100000u
#define	PAR_NUM		0x00200000u
#define	PAR_LEVEL	0x00400000u
#define	PAR_STYLE	0x00800000u
#define	PAR_BETWEEN	0x01000000u
#define	PAR_BAR		0x02000000u
#define	PAR_LINE_ALIGN	0x04000000u
#define	PAR_FLOW	0x08000000u
#define	PAR_FRAME	0x10000000u

#define	PAR_INDENTS	(PAR_LEFT | PAR_RIGHT | PAR_FIRST | PAR_LEFT_CHARS | \
			    PAR_RIGHT_CHARS | PAR_FIRST_CHARS)

/* Switches, for bits of on and told. */
#define	PAR_KEEP_NEXT	0x0001u
#define	PAR_KEEP_LINES	0x0002u
#define	PAR_WIDOW	0x0004u
#define	PAR_PAGE_BREAK	0x0008u
#define	PAR_GRID	0x0010u
#define	PAR_CONTEXTUAL	0x0020u
#define	PAR_RTL		0x0040u
#define	PAR_AUTO_BEFORE	0x0080u
#define	PAR_AUTO_AFTER	0x0100u
/* From here on bits of pai_style.setting: those stated so are on there. */
#define	PAR_SETTING(n)	(0x0200u << (n))
#define	PAR_SETTINGS	10u

/* A tab stop that is stated; clear: takes away one that was inherited. */
struct par_tab {
	struct pai_tab_stop stop;
	bool		 clear;
};

#define	TABS_MAX	64u	/* Word's own limit for a paragraph */

struct par_props {
	uint32_t	 set;		/* PAR_ALIGN ... */
	uint32_t	 told, on;	/* PAR_KEEP_NEXT ... */
	int32_t		 left, right, first;		/* mpt */
	int32_t		 left_chars, right_chars, first_chars;
	int32_t		 before, after;			/* mpt */
	int32_t		 before_lines, after_lines;
	int32_t		 line;
	int32_t		 num;		/* numId */
	uint32_t	 background;
	uint32_t	 style;		/* index of a paragraph style */
	uint32_t	 tab_count;
	const struct par_tab *tabs;	/* in the pool */
	struct pai_border border[PAI_SIDE_MAX], between, bar;
	const struct pai_frame *frame;	/* in the pool */
	uint8_t		 align, outline, line_rule, level;
	uint8_t		 line_align, flow;
	uint8_t		 fill;		/* goes with align */
	uint8_t		 unused[1];
};

/* Lays over on under. */
void	run_props_add(struct run_props *under, const struct run_props *over);
void	par_props_add(struct docx *, struct par_props *under,
	    const struct par_props *over);

/* Inside w:rPr and w:pPr; they fill docx.run_target and par_target. */
extern const struct scope scope_run_props;
extern const struct scope scope_par_props;
/* Inside a w:pPr that may end a section: document.c. */
const struct scope *par_props_child(struct docx *, unsigned token);

/* The attributes of w:framePr, in the pool; NULL: failed. */
const struct pai_frame *frame_read(struct docx *);

/* Six hexadecimal digits, else the preset. */
uint32_t prop_hex(const char *, uint32_t preset);
int32_t	prop_clamp(int32_t, int32_t min, int32_t max);
/* The attributes of w:shd, of a border and of w:color. */
bool	prop_shading(struct docx *, uint32_t *background);
void	prop_border(struct docx *, struct pai_border *);
uint32_t prop_colour(struct docx *, unsigned attr_token, uint32_t preset);
/* The side a border element is of, PAI_SIDE_MAX: none. */
unsigned prop_side(unsigned token);
uint8_t	prop_align(const char *);
/* Of an alignment: enum pai_fill. */
uint8_t	prop_fill(const char *);
/* Of a direction of text: enum pai_flow. */
uint8_t	prop_flow(const char *);

#endif
