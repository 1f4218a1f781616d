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
 * What they work on: text.h, galley.h, pages.h; and here, the layout as a
 * whole and the flow that blocks are set in.
 *
 * A galley is a strip of unlimited length.  A band is a part of it that is
 * never cut: a line, a picture, a nested table's row.  All failures stick in
 * p_lay.status; who sees it set stops adding.
 */
#ifndef P_LAYOUT_PRIV_H
#define P_LAYOUT_PRIV_H

#include "layout/pages.h"

#define	P_DEPTH_MAX	160	/* blocks within blocks that we follow */

enum p_where { P_IN_BODY, P_IN_CELL, P_IN_NOTE, P_IN_RUNNING, P_IN_BOX };

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

/* drop_cap.c */
const struct pai_node *p_drop_cap(const struct p_flow *,
	    const struct pai_node *paragraph);
void	p_drop_cap_set(struct p_flow *, const struct pai_node *cap,
	    const struct p_shape *, const struct p_look *, int32_t above);

/* frame.c */
bool	p_frame_is(const struct p_flow *, const struct pai_node *);
const struct pai_node	*p_frame_set(struct p_flow *,
			    const struct pai_node *);

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

#endif
