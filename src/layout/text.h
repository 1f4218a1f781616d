/*
 * The text of a paragraph under work: characters become units, units lines.
 */
#ifndef P_LAYOUT_TEXT_H
#define P_LAYOUT_TEXT_H

#include "layout/measure.h"

struct p_flow;
struct p_lay;

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

/* The size of an em across, which a look may scale (17.3.2.43). */
static inline int32_t
p_look_across(const struct p_look *k)
{
	return k->scale == 0 ? k->size : (int32_t)((int64_t)k->size *
	    k->scale / 100);
}

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

#endif
