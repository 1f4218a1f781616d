/*
 * Pages: their geometry, their columns, and what stands at their edges.
 */
#ifndef P_LAYOUT_PAGES_H
#define P_LAYOUT_PAGES_H

#include "layout/galley.h"

#define	P_TEXT_LEAST	36000	/* mpt, of a page's text, across and down */
#define	P_COLUMNS_MAX	45	/* of a page, as in Word */

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

/* line_number.c */
void	p_line_numbers_page(struct p_lay *);	/* a page begins */
void	p_line_numbers_section(struct p_lay *);
void	p_line_number(struct p_lay *, const struct p_galley *,
	    const struct p_band *, int32_t y);

/* running.c */
void	p_numeral_put(char *out, size_t room, int32_t n, uint8_t numeral);
void	p_running(struct p_lay *);
int32_t	p_running_height(struct p_lay *, const struct pai_node *, int32_t);

/* style_ref.c */
const char	*p_style_ref(struct p_lay *, const struct pai_node *field,
		    size_t page);
void	p_style_refs_free(struct p_lay *);

#endif
